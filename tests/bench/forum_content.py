"""Which talks are in the forum of a bench? The same for the same size, whatever forum they are written into.

Every fifth stands on the first board, one in ten is long, and the first of all holds a hundredth of all posts.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice

SEED = 7
BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
PEOPLE = 500
WORDS = (
    "sklep pani chleb kolejka dziecko umowa renta zasiłek rano wczoraj telefon ośrodek pomoc rozmowa praca buty zupa "
    "lekarz wniosek gmina miasto autobus szkoła czynsz prąd rachunek sąsiad klucz zima lato".split()
)


@dataclass(frozen=True)
class Said:
    """A post; ``author`` is the number of a person, from 0."""

    author: int
    text: str
    at: datetime


@dataclass(frozen=True)
class Talk:
    """A topic on the board with this number, from 0; the first post is who asks."""

    number: int
    board: int
    title: str
    posts: list[Said]


def talks(boards: int, topics: int, posts: int) -> Iterator[Talk]:
    """So many topics with together so many posts, the longest first."""
    chance = random.Random(SEED)
    for number, size in enumerate(_sizes(topics, posts, chance)):
        at = BEGIN + timedelta(minutes=number)
        said = [
            Said(chance.randrange(PEOPLE), _text(chance, chance.randint(8, 90)), at + timedelta(minutes=minute))
            for minute in range(size)
        ]
        board = 0 if number % 5 == 0 else number % boards
        yield Talk(number, board, f"Pytanie {number}: {_text(chance, 6)}", said)


def fill(boards: int, topics: int, posts: int) -> tuple[str, int]:
    """Writes them into our own empty tables; the address of the first board, and the key of the longest topic."""
    from network.forum import counting, rendering
    from network.forum.models import Board, BoardText, Post, Topic
    from network.people.models import Person

    people = Person.objects.bulk_create(Person(name=f"Osoba {n}", language="pl") for n in range(PEOPLE))
    rooms = Board.objects.bulk_create(Board(slug=f"dzial-{n}", order=n) for n in range(boards))
    BoardText.objects.bulk_create(BoardText(board=board, language="pl", name=f"Dział {board.order}") for board in rooms)
    longest = 0
    coming = talks(boards, topics, posts)
    while some := list(islice(coming, 200)):
        made = Topic.objects.bulk_create(_topic(talk, rooms, people) for talk in some)
        longest = longest or made[0].pk
        Post.objects.bulk_create(
            (
                Post(
                    topic=topic, position=position, author=people[said.author], label=people[said.author].name,
                    by_asker=said.author == talk.posts[0].author, source=said.text, html=f"<p>{said.text}</p>",
                    renderer=rendering.VERSION, created_at=said.at,
                )
                for topic, talk in zip(made, some, strict=True)
                for position, said in enumerate(talk.posts, 1)
            ),
            batch_size=2000,
        )  # fmt: skip
    for board in rooms:
        counting.recount_board(board)
    return rooms[0].slug, longest


def _topic(talk: Talk, rooms: list, people: list):  # type: ignore[no-untyped-def, type-arg]
    from network.forum.models import Topic

    first, last, size = talk.posts[0], talk.posts[-1], len(talk.posts)
    return Topic(
        board=rooms[talk.board], author=people[first.author], label=people[first.author].name, title=talk.title,
        slug=f"pytanie-{talk.number}", created_at=first.at, last_position=size, newest_position=size, posts_count=size,
        answers_count=sum(said.author != first.author for said in talk.posts), last_label=people[last.author].name,
        last_post_at=last.at,
    )  # fmt: skip


def _sizes(topics: int, posts: int, chance: random.Random) -> list[int]:
    """How many posts each topic has, the longest first; together ``posts``."""
    longest = max(posts // 100, 1)
    weights = [chance.choice((1, 1, 1, 2, 2, 3, 4, 6, 8, 60)) for _ in range(topics - 1)]
    left, total = posts - longest - len(weights), sum(weights)
    sizes = [longest, *(1 + left * weight // total for weight in weights)]
    sizes[0] += posts - sum(sizes)
    return sizes


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words))
