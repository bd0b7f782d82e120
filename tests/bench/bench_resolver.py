"""How fast are places read, and how much memory does it take? `python -m tests.bench.bench_resolver`"""

import resource
import time

from tests.bench.measuring import milliseconds, scratch_database, summary

TIMES = 20
QUERIES = {
    "exact": ("Gdańsk", "wejherowo", "Kraków", "Osiek", "Bolszewo", "Tczew"),
    "postcode": ("80-264", "80264", "84 200", "00-001"),
    "case": ("w Gdańsku", "pod Kartuzami", "w Starogardzie Gdańskim", "z Łodzi"),
    "cyrillic": ("Вейгерово", "у Гданську", "Прущ-Гданський", "Ельблонг"),
    "abbreviation": ("Starogard Gd.", "Nowy Dwór Maz.", "Dąbrowa Górn."),
    "district": ("Wrzeszcz, Gdańsk", "gdansk wrzeszcz", "Orunia Gdańsk"),
    "street": ("ul. Szkolna 52, Bolszewo", "Długa 12 Gdańsk"),
    "fuzzy": ("Gdask", "Wejherwo", "Starogrd Gdanski", "Kosciezna", "Гданьсьскк"),
    "nonsense": ("asdfgh", "99-999", "ala ma kota i psa w domu", "x" * 10_000, "a b c d e f g h i j"),
}

BEGINNINGS = ("gd", "ostr", "вей", "80-2")


def main() -> None:
    """Print load time, memory and times by kind of query."""
    with scratch_database():
        from network.places.index import index
        from network.places.loading import load
        from network.places.resolver import complete, resolve

        start = time.perf_counter()
        load()
        print(f"load {time.perf_counter() - start:.1f} s")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"index {milliseconds(index)[0]:.0f} ms, peak + {peak_since(before):.1f} MB")
        for kind, queries in QUERIES.items():
            taken = [ms for query in queries for ms in milliseconds(lambda query=query: resolve(query), TIMES)]
            print(f"{kind:13} {summary(taken)}")
        taken = [ms for start in BEGINNINGS for ms in milliseconds(lambda start=start: complete(start), TIMES)]
        print(f"{'completion':13} {summary(taken)}")


def peak_since(before: int) -> float:
    """MB the peak of memory rose by."""
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


if __name__ == "__main__":
    main()
