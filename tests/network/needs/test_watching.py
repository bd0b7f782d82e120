"""What do watch phrases find, how fast, and can they do anything but add?"""

import csv
import time
from collections import Counter
from pathlib import Path

import pytest

from network.needs.models import HelpCard, WatchPhrase
from network.needs.phrases import NotAPhrase, read, stems
from network.needs.watching import Found, Watch, found_in, words_of
from network.subjects import remembering

SAMPLE = Path(__file__).parent / "sentences.tsv"
LANGUAGES = ("pl", "uk", "ru", "en")


def phrase(text: str, colour: str = "red", **more: object) -> WatchPhrase:
    """A phrase of a language without word lists, so that each word means itself."""
    card = None if colour == "harmless" else HelpCard(code=str(more.pop("card", "a-card")), order=1)
    given = {"language": "xx", "apart": 1, "stems": stems([text], "xx")[text], "card": card} | more
    return WatchPhrase(phrase=text, colour=colour, **given)


def finds(text: str, *phrases: WatchPhrase) -> bool:
    return Watch(phrases).found(text, "xx").phrases != ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no food at home", True),
        ("NO FOOD!", True),
        ("food, no", True),
        ("no more food", True),
        ("no, we have food", False),
        ("no", False),
        ("foodbank no", False),
        ("", False),
    ],
)
def test_words_stand_near_each_other_in_any_order(text: str, found: bool):
    assert finds(text, phrase("no food")) == found


def test_order_counts_where_it_is_asked_for():
    assert [finds(text, phrase("no food", in_order=True)) for text in ("no food", "food no")] == [True, False]


def test_alternatives_beginnings_and_exact_forms():
    asked = phrase("mum/dad hit* =me")
    assert [finds(text, asked) for text in ("dad hits me", "mum hitting me", "he hit me", "dad hi me")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_full_stop_counts_as_words_between():
    assert [finds(text, phrase("no food")) for text in ("no. food", "no food. more")] == [False, True]


@pytest.mark.parametrize("text", ["n o f o o d", "n.o.f.o.o.d", "no\u200bfood", "noooofood", "n-o-f-o-o-d"])
def test_hidden_and_drawn_out_spellings_are_put_right(text: str):
    assert finds(text, phrase("nofood")) is True


def test_words_of_an_idiom_count_for_nothing_else():
    idiom, danger = phrase("work kills =me", "harmless"), phrase("kills =me")
    assert [finds(text, idiom, danger) for text in ("work kills me", "he kills me", "work kills me, he kills me")] == [
        False, True, True,
    ]  # fmt: skip


def test_gravest_colour_and_foremost_card_are_told():
    first, second = HelpCard(code="first", order=1), HelpCard(code="second", order=2)
    amber, red = phrase("no food", "amber"), phrase("knife")
    amber.card, red.card = first, second
    assert Watch([amber, red]).found("no food, a knife", "xx") == Found("red", "first", ("knife", "no food"))


def test_text_without_danger_tells_nothing():
    assert Watch([phrase("no food")]).found("good morning", "xx") == Found("", "", ())


@pytest.mark.parametrize("text", ["", "  ", "a*", "/", "żą*", "ok !"])
def test_phrase_that_means_nothing_or_everything_is_refused(text: str):
    with pytest.raises(NotAPhrase):
        read(text)


def test_words_are_folded_and_sentences_parted():
    assert words_of("Chcę ŻYĆ. Dość!") == ["chce", "zyc", "", "", "dosc", "", ""]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "chcę się zabić", "chce sie zabic", "CHCĘ SIĘ ZABIĆ", "zabić się chcę", "chciałabym się zabić",
        "z a b i ć się chcę", "chce sie\u200b zabic", "chceeee sie zabic",
    ],
)  # fmt: skip
def test_polish_is_found_with_and_without_its_letters(text: str):
    assert found_in(text, "pl")[:2] == ("red", "suicide")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["pl", "uk", "ru", "en", "de", ""])
def test_wrong_label_of_the_language_hides_nothing(language: str):
    assert [found_in(text, language)[:2] for text in ("не хочу больше жить", "не хочу жити", "nie chcę żyć")] == [
        ("red", "suicide")
    ] * 3


@pytest.mark.django_db
def test_own_language_is_named_first():
    phrases = {row.phrase: row.language for row in WatchPhrase.objects.all()}
    found = found_in("не хочу жить", "ru").phrases
    assert (phrases[found[0]], len({phrases[one] for one in found})) == ("ru", 2)


@pytest.mark.django_db
def test_article_about_it_is_not_red():
    assert found_in("Przeczytałem artykuł o samobójstwach", "pl").colour != "red"


@pytest.mark.django_db
def test_switched_off_phrase_finds_nothing_at_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(remembering, "_keep", remembering._anew)  # a screen of the editors would write in a log
    before = found_in("nie chcę żyć", "pl").colour
    WatchPhrase.objects.update(is_active=False)
    WatchPhrase.objects.filter(is_active=False).first().save()
    assert (before, found_in("nie chcę żyć", "pl").colour) == ("red", "")


@pytest.mark.django_db
def test_nothing_is_asked_when_warm(monkeypatch: pytest.MonkeyPatch, django_assert_num_queries):
    kept: dict[str, object] = {}
    monkeypatch.setattr(remembering, "_keep", lambda name, make: kept.setdefault(name, kept.get(name) or make()))
    found_in("a", "pl")
    with django_assert_num_queries(0):
        found_in("nie chcę żyć", "pl")


@pytest.mark.django_db
def test_phrases_are_read_at_a_fixed_number_of_queries(django_assert_num_queries, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(remembering, "_keep", remembering._anew)
    WatchPhrase.objects.first().save()
    with django_assert_num_queries(3):
        found_in("nie chcę żyć", "pl")


@pytest.mark.django_db
@pytest.mark.slow
def test_post_of_two_hundred_words_takes_about_a_millisecond():
    with SAMPLE.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    post = " ".join(" ".join(row["sentence"] for row in rows if row["language"] == "pl").split()[:200])
    found_in(post, "pl")
    took = []
    for _ in range(40):
        begun = time.process_time()
        found_in(post, "pl")
        took.append(time.process_time() - begun)
    assert min(took) < 0.005  # 0.8 ms where nothing else runs; the bound is for a busy machine and its queries


# Missed dangers, harmless sentences that became red, and amber, in whole per cent, of the whole sample: bounds that
# leave one sentence more than was measured.
KNOWN = {"pl": (4, 2, 2), "uk": (4, 2, 4), "ru": (4, 2, 4), "en": (2, 2, 2)}
# The same of sentences that no phrase had been bettered by, when they were looked at for the first time: what to
# expect of somebody's own words. Their lessons were added afterwards, so they can only have got better.
UNSEEN = {"pl": (60, 20, 0), "uk": (80, 0, 0), "ru": (70, 0, 0), "en": (50, 20, 20)}


def sample() -> list[dict[str, str]]:
    """The sentences, in parts: open (the phrases were bettered by them), held (a third held back, by the hand that
    wrote the phrases), late (danger told without its words), last (scenes of their own, first looked at in the end)."""
    with SAMPLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def rates(language: str, *parts: str) -> tuple[int, int, int]:
    """How many dangerous sentences are missed, how many harmless ones are red, how many amber; whole per cent."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in sample():
        if row["language"] == language and row["part"] in parts:
            counts[row["label"], "all"] += 1
            counts[row["label"], found_in(row["sentence"], language).colour] += 1
    dangerous, harmless = counts["danger", "all"], counts["harmless", "all"]
    return (
        round(100 * counts["danger", ""] / dangerous),
        round(100 * counts["harmless", "red"] / harmless),
        round(100 * counts["harmless", "amber"] / harmless),
    )


def test_sample_is_large_and_balanced():
    counts = Counter((row["language"], row["label"]) for row in sample())
    small = [key for key in counts if counts[key] < 30]
    assert (len(sample()) >= 240, len(counts), small) == (True, 2 * len(LANGUAGES), [])


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_misses_and_false_alarms_stay_within_what_was_measured(language: str):
    found = rates(language, "open", "held", "late", "last")
    assert [rate for rate, bound in zip(found, KNOWN[language], strict=True) if rate > bound] == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_unseen_sentences_fare_no_worse_than_at_the_first_look(language: str):
    found = rates(language, "last")
    assert [rate for rate, bound in zip(found, UNSEEN[language], strict=True) if rate > bound] == []


@pytest.mark.django_db
def test_every_seeded_phrase_has_its_forms():
    lacking = [row.phrase for row in WatchPhrase.objects.all() if len(row.stems) != len(read(row.phrase))]
    assert (lacking, [row.phrase for row in WatchPhrase.objects.all() if not all(row.stems)]) == ([], [])
