"""How long does the finder's page take on the server alone? `python -m tests.bench.bench_finder`"""

import random

from tests.bench.measuring import median, milliseconds, scratch_database, summary

SIZES = (500, 5_000, 50_000)
QUESTIONS = {
    "all": "",
    "open now": "&when=now",
    "on Saturday": "&when=saturday",
    "no referral, uk": "&no_referral=1&lang=uk",
}
ANSWERS = 50
SEED = 7


def main() -> None:
    """Print times and the ratio to the smallest table, for each size and question."""
    with scratch_database():
        from django.test import Client  # the app registry must be ready

        from tests.bench.shops import fill_up_to

        client, first = Client(SERVER_NAME="localhost"), {}
        for size in SIZES:
            fill_up_to(size)
            for name, question in QUESTIONS.items():
                taken = answers(client, question)
                ratio = median(taken) / first.setdefault(name, median(taken))
                print(f"{size:6} shops   {name:16} {summary(taken)}   {ratio:5.2f} x")


def answers(client: object, question: str) -> list[float]:
    """Milliseconds of answers from random places in Poland, after a few that warm up."""
    chance = random.Random(SEED)

    def answer() -> None:
        lat, lon = chance.uniform(50, 54), chance.uniform(15.5, 22.5)
        reply = client.get(f"/pomoc/?lat={lat:.2f}&lon={lon:.2f}{question}")  # type: ignore[attr-defined]
        assert reply.status_code == 200

    milliseconds(answer, 5)
    return milliseconds(answer, ANSWERS)


if __name__ == "__main__":
    main()
