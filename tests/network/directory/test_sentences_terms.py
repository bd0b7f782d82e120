"""Are the sentences about a shop's terms complete, right in every number, discreet, and made without a query?"""

import ast
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest
from django.utils.translation import gettext, override, pgettext
from django.utils.translation import trans_real as catalogues
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from network.directory import sentences
from network.directory.importing.keys import KEYS, Type
from network.directory.models import (
    AccessFact,
    AccessMode,
    Area,
    Criterion,
    CriterionGroup,
    ImpactFigure,
    Limit,
    NationalAmount,
    Per,
    Period,
    ReferralOffice,
    ReferralRoute,
    RequiredDocument,
    ServiceOffer,
    Shop,
    StockHint,
)
from network.directory.sentences.limits import quantity
from tests.factories import open_hours
from tests.network.directory.plain_shops import criterion, way_in
from tests.network.directory.plain_terms import LANGUAGES, TODAY, at_most, plain, terms_shop

access_facts, figures, limits, mode_hours, papers, services, ways = (
    import_module(f"network.directory.sentences.{name}")  # the package's own names are the functions
    for name in ("access_facts", "figures", "limits", "mode_hours", "papers", "services", "ways")
)
MODULES = (
    "access_facts", "capacity", "figures", "incomes", "limits", "mode_hours", "numbers", "papers", "prices",
    "referrals", "services", "shelves", "situations", "ways", "who",
)  # fmt: skip
GOLDENS = ("facts", "incomes", "limits", "papers", "referrals", "situations", "who")
PLACEHOLDER = re.compile(r"%\(\w+\)s")
Message = tuple[str, tuple[str, ...]]


def messages() -> Iterator[Message]:
    """Every call of gettext and its kin in the modules, with its texts."""
    folder = Path(sentences.__file__).parent
    for module in MODULES:
        for node in ast.walk(ast.parse((folder / f"{module}.py").read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                texts = tuple(str(arg.value) for arg in node.args if isinstance(arg, ast.Constant))
                if node.func.id in ("_", "pgettext", "ngettext"):
                    yield node.func.id, texts


def forms(kind: str, texts: tuple[str, ...], language: str) -> list[str]:
    """What a message may read in the language: one text, or all plural forms."""
    if kind == "ngettext":
        if language == "en":
            return list(texts)
        catalogue = catalogues.translation(language)
        return [catalogue._catalog[texts[0], index] for index in range(4)]  # type: ignore[attr-defined]
    with override(language):
        return [gettext(*texts) if kind == "_" else pgettext(*texts)]


def pattern(text: str) -> re.Pattern[str]:
    return re.compile(".+".join(map(re.escape, PLACEHOLDER.split(text.replace("\u00a0", " ")))), re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_heard_in_a_golden_sentence(language: str) -> None:
    tests = [import_module(f"tests.network.directory.test_sentences_terms_{name}") for name in GOLDENS]
    index = LANGUAGES.index(language)
    heard = "\n".join(texts[index] for test in tests for _say, texts in test.GOLDEN.values()).replace("~", " ")
    unheard = [
        texts
        for kind, texts in messages()
        if not any(pattern(form).search(heard) for form in forms(kind, texts, language))
    ]
    assert unheard == []


@pytest.mark.parametrize("language", ["pl", "uk", "ru"])
def test_every_message_is_translated(language: str) -> None:
    known = catalogues.translation(language)._catalog  # type: ignore[attr-defined]
    keys = {
        "_": lambda texts: texts[0],
        "pgettext": lambda texts: "\x04".join(texts),
        "ngettext": lambda texts: (texts[0], 0),
    }
    assert [texts for kind, texts in messages() if keys[kind](texts) not in known] == []


# Which of the four plural forms a whole number takes in each language, by the rules of Unicode (CLDR).
def polish(n: int) -> int:
    return 0 if n == 1 else 1 if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else 2


def east_slavic(n: int) -> int:
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else 2


WORDS = {
    ("pl", "visits"): ("raz", "razy", "razy", "raza"),
    ("pl", "points"): ("punkt", "punkty", "punktów", "punktu"),
    ("uk", "visits"): ("раз", "рази", "разів", "раза"),
    ("uk", "points"): ("бал", "бали", "балів", "бала"),
    ("ru", "visits"): ("раз", "раза", "раз", "раза"),
    ("ru", "points"): ("балл", "балла", "баллов", "балла"),
}


@pytest.mark.parametrize(("language", "unit"), WORDS)
@settings(max_examples=50, deadline=None)
@given(count=st.integers(1, 9999))
def test_noun_follows_its_whole_number(language: str, unit: str, count: int) -> None:
    form = polish(count) if language == "pl" else east_slavic(count)
    with override(language):
        assert quantity(unit, Decimal(count)) == f"{count}\u00a0{WORDS[language, unit][form]}"


@pytest.mark.parametrize(("language", "unit"), WORDS)
@settings(max_examples=50, deadline=None)
@given(tenths=st.integers(1, 9999).filter(lambda tenths: tenths % 10))
def test_noun_follows_its_fraction(language: str, unit: str, tenths: int) -> None:
    with override(language):
        said = quantity(unit, Decimal(tenths) / 10)
    assert said == f"{tenths // 10},{tenths % 10}\u00a0{WORDS[language, unit][3]}"


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=50, deadline=None)
@given(hundredths=st.integers(1, 10**8 - 1), unit=st.sampled_from(Limit.Unit.values))
def test_limit_never_ends_a_line_after_its_number(language: str, hundredths: int, unit: str) -> None:
    with override(language):
        said = sentences.limits(terms_shop(limits=[at_most(str(Decimal(hundredths) / 100), unit)]))
    assert [part for part in said if re.search(r"\d ", part)] == []


SMALL = st.integers(1, 60)


@settings(max_examples=50, deadline=None)
@given(whole=SMALL, referral=SMALL, statement=SMALL)
def test_figures_never_tell_a_small_number_of_people(whole: int, referral: int, statement: int) -> None:
    rows = [("people", whole), ("with_referral", referral), ("with_statement", statement)]
    told = [ImpactFigure(measure=measure, period="2020", value=value) for measure, value in rows]
    with override("pl"):
        said = plain(sentences.figures(terms_shop(figures=told))).removeprefix("2020: ")
    numbers = [int(number) for number in re.findall(r"(?<!mniej niż )\b\d+", said)]
    left = numbers[0] - sum(numbers[1:]) if numbers else 0
    assert [number for number in [*numbers, left] if 0 < number < 5] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_situation_is_answered_with_a_bare_no(language: str) -> None:
    groups = [("referral", "yes"), ("referral", "no"), ("referral", "unknown"), ("status", "open")]
    with override(language):
        answers = [
            found["answer"]
            for field, value in groups
            for found in sentences.situations(terms_shop(**{field: value}), None, TODAY)
        ]
    assert [answer for answer in answers if len(answer.split()) < 5] == []


@pytest.fixture
def whole(shop: Shop) -> Shop:
    """A shop with every kind of term, from the database."""
    open_hours(shop)
    gmina = Area.objects.create(name="Wejherowo", kind="rural")
    office = ReferralOffice.objects.create(name="GOPS w Wejherowie", phone="+48733492273")
    ReferralRoute.objects.create(shop=shop, issuer="office", office=office, valid_for=1)
    for position, kind in enumerate(("referral", "individual"), 1):
        group = CriterionGroup.objects.create(shop=shop, position=position)
        Criterion.objects.create(group=group, kind="residence").areas.add(gmina)
        Criterion.objects.create(group=group, kind=kind)
        Criterion.objects.create(group=group, kind="income", percent=300)
        RequiredDocument.objects.create(shop=shop, group=group, kind="referral")
    RequiredDocument.objects.create(shop=shop, kind="identity")
    Limit.objects.create(shop=shop, amount=3, unit="referrals", period="year")
    Limit.objects.create(shop=shop, amount=2, unit="visits", period="week")
    StockHint.objects.create(shop=shop, category="bread")
    ServiceOffer.objects.create(shop=shop, kind="delivery", from_age=75)
    ImpactFigure.objects.create(shop=shop, measure="people", period="2020", value=199)
    return shop


def test_sentences_ask_the_database_nothing(whole: Shop, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    found = Shop.objects.with_sources().get(pk=whole.pk)
    amount = NationalAmount.objects.on(TODAY)
    with django_assert_num_queries(0):
        said: list[object] = [
            sentences.who_lead(found),
            sentences.ways_in(found, amount),
            sentences.income(found, amount, TODAY),
            sentences.above_income(found),
            sentences.routes(found),
            sentences.route_terms(found),
            sentences.price(found),
            sentences.limits(found),
            sentences.papers(found),
            sentences.shelves(found),
            sentences.shelf_note(found),
            sentences.access_facts(found),
            sentences.services(found),
            sentences.capacity(found, TODAY),
            sentences.figures(found),
            sentences.situations(found, amount, TODAY),
        ]
    assert [one for one in said if not one] == []


def test_income_is_computed_from_the_amounts_of_the_day(whole: Shop) -> None:
    found = Shop.objects.with_sources().get(pk=whole.pk)
    day = date(2023, 5, 1)
    with override("pl"):
        said = plain(sentences.income(found, NationalAmount.objects.on(day), day))
    assert said == (
        "Dochód najwyżej 300% kryterium pomocy społecznej: dziś 2328~zł, gdy mieszkasz w pojedynkę, "
        "albo 1800~zł na osobę w rodzinie (kwoty od 1 stycznia 2022)."
    )


def test_amount_of_a_day_knows_those_before_it(db: None) -> None:
    amount = NationalAmount.objects.on(date(2024, 12, 31))
    assert amount is not None
    days = [amount.valid_from, *(one.valid_from for one in amount.earlier)]
    assert days == [date(2022, 1, 1), date(2018, 10, 1)]


def test_no_amount_is_known_before_the_first(db: None) -> None:
    assert NationalAmount.objects.on(date(2018, 9, 30)) is None


def test_ways_in_win_where_the_field_of_the_shop_contradicts_them() -> None:
    asking = terms_shop(referral="no", ways_in=[way_in(criterion("referral"))])
    free = terms_shop(referral="yes", ways_in=[way_in(criterion("everyone"))])
    with override("pl"):
        said = [sentences.route_terms(asking), sentences.route_terms(free)]
    assert said == [["Nie wiemy, jak długo skierowanie jest ważne."], []]


def test_every_quoted_number_has_words_over_it() -> None:
    numbers = [name for name, key in KEYS.items() if key.is_quoted and key.type == Type.NUMBER]
    assert [name for name in numbers if not sentences.quoted_about(name)] == []


def test_no_words_are_kept_for_what_is_not_quoted() -> None:
    assert [name for name, key in KEYS.items() if sentences.quoted_about(name) and not key.is_quoted] == []


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (access_facts._THERE, AccessFact.Feature),
        (access_facts._NOT_THERE, AccessFact.Feature),
        (figures._NOUNS, set(ImpactFigure.Measure) - {ImpactFigure.Measure.KG}),
        (figures._RATES, ImpactFigure.Rate),
        (limits._GOODS, Limit.Goods),
        (limits._LIMITED, Limit.Unit),
        (limits._NOUNS, set(Limit.Unit) - {Limit.Unit.KG, Limit.Unit.PLN}),
        (limits._PERIODS, Period),
        (limits._PERS, Per),
        (papers._KINDS, RequiredDocument.Kind),
        (mode_hours._HOURS, AccessMode),
        (services._KINDS, ServiceOffer.Kind),
        (ways._BARE, AccessMode),
        (ways._STATUS, Criterion.Status),
    ],
)
def test_every_choice_has_its_words(words: dict[str, object], choices: set[str]) -> None:
    assert set(words) == set(choices)
