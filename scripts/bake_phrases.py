"""How do the forms of the seeded watch phrases come into the tree? A migration has no time to read word lists.

Run it after a change of network/needs/data/watch_phrases.tsv, or of simplemma: python scripts/bake_phrases.py
"""

import csv
import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "network" / "needs" / "data"
sys.path.insert(0, str(ROOT))


def phrases() -> dict[str, list[str]]:
    """The phrases of the table by their language."""
    found: dict[str, list[str]] = defaultdict(list)
    with (DATA / "watch_phrases.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["language"]].append(row["phrase"])
    return found


def main() -> None:
    """Writes what `network.needs.phrases.stems` says, by language and phrase; the same bytes each time."""
    from network.needs.phrases import stems

    made = {language: stems(of_language, language) for language, of_language in phrases().items()}
    text = json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (DATA / "forms.json.gz").write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    main()
