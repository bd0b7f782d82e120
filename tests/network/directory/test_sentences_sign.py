"""What does the sign say, word for word, in each language?"""

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from network.directory.models import Area, Shop
from network.directory.sentences import Sign, mode_heading, sign
from tests.network.directory.plain_shops import (
    at,
    confirmed,
    criterion,
    exception,
    last_hour,
    plain_shop,
    read,
    rule,
    way_in,
)

LANGUAGES = ("pl", "uk", "en", "ru")
CURRENT = confirmed("2026-11-20")
STATUS = confirmed("2026-11-20", "status")
EVERY_DAY = "mon tue wed thu fri sat sun"


def bolszewo(**facts: Any) -> Shop:
    """Tuesday and Friday with a referral, in the last hour also without."""
    return plain_shop(
        rule("tue fri", "13:00-16:00"), **{"windows": [last_hour()], "referral": "yes", "ages": CURRENT, **facts}
    )


def simple(days: str, hours: str, **facts: Any) -> Shop:
    shop_facts = {key: facts.pop(key) for key in ("ages", "referral") if key in facts}
    return plain_shop(rule(days, hours, **facts), **{"ages": CURRENT, **shop_facts})


FRI = "2026-11-27 14:20"

# Facts and moment → the look of the sign, then title and detail in four languages.
GOLDEN: dict[str, tuple[Shop, str, str, dict[str, tuple[str, str]]]] = {
    "open, later freer": (bolszewo(), FRI, "open", {
        "pl": ("Otwarte do 16:00", "od 15:00 także bez skierowania"),
        "uk": ("Відчинено до 16:00", "з 15:00 також без направлення"),
        "en": ("Open until 16:00", "from 15:00 also without a referral"),
        "ru": ("Открыто до 16:00", "с 15:00 также без направления"),
    }),
    "open, last hour": (bolszewo(), "2026-11-27 15:10", "open", {
        "pl": ("Otwarte do 16:00", "także bez skierowania"),
        "uk": ("Відчинено до 16:00", "також без направлення"),
        "en": ("Open until 16:00", "also without a referral"),
        "ru": ("Открыто до 16:00", "также без направления"),
    }),
    "open without referral": (simple("fri", "13:00-16:00", referral="no"), FRI, "open", {
        "pl": ("Otwarte do 16:00", "bez skierowania"),
        "uk": ("Відчинено до 16:00", "без направлення"),
        "en": ("Open until 16:00", "without a referral"),
        "ru": ("Открыто до 16:00", "без направления"),
    }),
    "open, referral unknown": (simple("fri", "13:00-16:00"), FRI, "open", {
        "pl": ("Otwarte do 16:00", ""),
        "uk": ("Відчинено до 16:00", ""),
        "en": ("Open until 16:00", ""),
        "ru": ("Открыто до 16:00", ""),
    }),
    "around the clock": (simple(EVERY_DAY, "00:00-00:00", mode="everyone"), FRI, "open", {
        "pl": ("Otwarte całą dobę", "dla wszystkich"),
        "uk": ("Відчинено цілодобово", "для всіх"),
        "en": ("Open around the clock", "for everyone"),
        "ru": ("Открыто круглосуточно", "для всех"),
    }),
    "night": (simple("thu", "22:00-02:00", mode="everyone"), "2026-11-27 01:00", "open", {
        "pl": ("Otwarte do 02:00", "dla wszystkich"),
        "uk": ("Відчинено до 02:00", "для всіх"),
        "en": ("Open until 02:00", "for everyone"),
        "ru": ("Открыто до 02:00", "для всех"),
    }),
    "stated midnight": (simple("fri", "13:00-00:00", mode="seniors"), FRI, "open", {
        "pl": ("Otwarte do 24:00", "dla seniorów"),
        "uk": ("Відчинено до 24:00", "для людей старшого віку"),
        "en": ("Open until 24:00", "for seniors"),
        "ru": ("Открыто до 24:00", "для пожилых людей"),
    }),
    "later today": (bolszewo(), "2026-11-27 09:00", "later", {
        "pl": ("Otwiera się o 13:00", "ze skierowaniem"),
        "uk": ("Відчиняється о 13:00", "з направленням"),
        "en": ("Opens at 13:00", "with a referral"),
        "ru": ("Открывается в 13:00", "с направлением"),
    }),
    "later today, end not stated": (simple("fri", "15:00+"), FRI, "later", {
        "pl": ("Otwiera się o 15:00", "nie wiadomo do której"),
        "uk": ("Відчиняється о 15:00", "невідомо до котрої"),
        "en": ("Opens at 15:00", "end not stated"),
        "ru": ("Открывается в 15:00", "неизвестно до которого часа"),
    }),
    "over for today": (bolszewo(), "2026-11-27 17:00", "closed", {
        "pl": ("Dziś już zamknięte", "wt. 13:00–16:00"),
        "uk": ("Сьогодні вже зачинено", "вт 13:00–16:00"),
        "en": ("Already closed today", "Tue 13:00–16:00"),
        "ru": ("Сегодня уже закрыто", "вт 13:00–16:00"),
    }),
    "closed today": (bolszewo(), "2026-11-25 09:00", "closed", {
        "pl": ("Dziś zamknięte", "pt. 13:00–16:00"),
        "uk": ("Сьогодні зачинено", "пт 13:00–16:00"),
        "en": ("Closed today", "Fri 13:00–16:00"),
        "ru": ("Сегодня закрыто", "пт 13:00–16:00"),
    }),
    "open tomorrow, end not stated": (simple("sat", "10:00+"), FRI, "closed", {
        "pl": ("Dziś zamknięte", "jutro od 10:00, nie wiadomo do której"),
        "uk": ("Сьогодні зачинено", "завтра з 10:00, невідомо до котрої"),
        "en": ("Closed today", "tomorrow from 10:00, end not stated"),
        "ru": ("Сегодня закрыто", "завтра с 10:00, неизвестно до которого часа"),
    }),
    "weeks away": (simple("mon", "10:00-13:00", weeks="first"), "2026-11-27 09:00", "closed", {
        "pl": ("Dziś zamknięte", "pon. 7 grudnia, 10:00–13:00"),
        "uk": ("Сьогодні зачинено", "пн 7 грудня, 10:00–13:00"),
        "en": ("Closed today", "Mon 7 December, 10:00–13:00"),
        "ru": ("Сегодня закрыто", "пн 7 декабря, 10:00–13:00"),
    }),
    "Christmas Eve": (simple("thu", "10:00-13:00"), "2026-12-24 11:00", "closed", {
        "pl": ("Dziś zamknięte", "czw. 31 grudnia, 10:00–13:00"),
        "uk": ("Сьогодні зачинено", "чт 31 грудня, 10:00–13:00"),
        "en": ("Closed today", "Thu 31 December, 10:00–13:00"),
        "ru": ("Сегодня закрыто", "чт 31 декабря, 10:00–13:00"),
    }),
    "stocktaking": (bolszewo(exceptions=[exception("2026-11-27", reason="stocktaking")]), FRI, "closed", {
        "pl": ("Dziś zamknięte", "wt. 13:00–16:00"),
        "uk": ("Сьогодні зачинено", "вт 13:00–16:00"),
        "en": ("Closed today", "Tue 13:00–16:00"),
        "ru": ("Сегодня закрыто", "вт 13:00–16:00"),
    }),
    "end not stated": (simple("fri", "12:00+"), FRI, "ask", {
        "pl": ("Dziś od 12:00", "nie wiadomo do której"),
        "uk": ("Сьогодні з 12:00", "невідомо до котрої"),
        "en": ("From 12:00 today", "end not stated"),
        "ru": ("Сегодня с 12:00", "неизвестно до которого часа"),
    }),
    "by appointment": (simple("fri", "12:00-16:00", by_appointment=True), FRI, "ask", {
        "pl": ("Po umówieniu", "12:00–16:00"),
        "uk": ("За домовленістю", "12:00–16:00"),
        "en": ("By appointment", "12:00–16:00"),
        "ru": ("По договорённости", "12:00–16:00"),
    }),
    "hours unknown": (plain_shop(ages=STATUS), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "nie znamy godzin"),
        "uk": ("Спочатку запитайте", "не знаємо годин роботи"),
        "en": ("Ask first", "we do not know the hours"),
        "ru": ("Сначала спросите", "не знаем часов работы"),
    }),
    "hours of a day": (bolszewo(ages=STATUS + read("2022-06-08", "2022-06-08")), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "godziny z 8 czerwca 2022"),
        "uk": ("Спочатку запитайте", "години роботи за даними від 8 червня 2022"),
        "en": ("Ask first", "hours as of 8 June 2022"),
        "ru": ("Сначала спросите", "часы работы по данным от 8 июня 2022"),
    }),
    "hours of a month": (bolszewo(ages=STATUS + read("2022-06", "2022-06-01")), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "godziny z czerwca 2022"),
        "uk": ("Спочатку запитайте", "години роботи за даними від червня 2022"),
        "en": ("Ask first", "hours as of June 2022"),
        "ru": ("Сначала спросите", "часы работы по данным от июня 2022"),
    }),
    "hours confirmed half a year ago": (bolszewo(ages=STATUS + confirmed("2026-05-30", "hours")), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "godziny z 30 maja 2026"),
        "uk": ("Спочатку запитайте", "години роботи за даними від 30 травня 2026"),
        "en": ("Ask first", "hours as of 30 May 2026"),
        "ru": ("Сначала спросите", "часы работы по данным от 30 мая 2026"),
    }),
    "hours undated": (bolszewo(ages=STATUS), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "godziny bez daty"),
        "uk": ("Спочатку запитайте", "години роботи без дати"),
        "en": ("Ask first", "hours without a date"),
        "ru": ("Сначала спросите", "часы работы без даты"),
    }),
    "last seen open": (bolszewo(ages=confirmed("2026-11-20", "hours"), status_as_of="2022-06-08"), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "nie wiemy, czy działa"),
        "uk": ("Спочатку запитайте", "не знаємо, чи працює"),
        "en": ("Ask first", "we do not know if it still opens"),
        "ru": ("Сначала спросите", "не знаем, работает ли"),
    }),
    "was to close": (bolszewo(status="closing", closes="2026-01-31"), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "miał zostać zamknięty 31 stycznia 2026"),
        "uk": ("Спочатку запитайте", "мав закритися 31 січня 2026"),
        "en": ("Ask first", "was to close on 31 January 2026"),
        "ru": ("Сначала спросите", "должен был закрыться 31 января 2026"),
    }),
    "break is over": (bolszewo(status="suspended", suspended_until=date(2026, 1, 31)), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "przerwa miała trwać do 31 stycznia 2026"),
        "uk": ("Спочатку запитайте", "перерва мала тривати до 31 січня 2026"),
        "en": ("Ask first", "the break was until 31 January 2026"),
        "ru": ("Сначала спросите", "перерыв должен был длиться до 31 января 2026"),
    }),
    "break": (bolszewo(status="suspended", suspended_until=date(2027, 1, 31)), FRI, "closed", {
        "pl": ("Przerwa", "do 31 stycznia 2027"),
        "uk": ("Перерва", "до 31 січня 2027"),
        "en": ("Having a break", "until 31 January 2027"),
        "ru": ("Перерыв", "до 31 января 2027"),
    }),
    "planned": (plain_shop(status="planned", status_as_of="2023-03"), FRI, "closed", {
        "pl": ("Jeszcze nie działa", "stan z marca 2023"),
        "uk": ("Ще не працює", "за даними від березня 2023"),
        "en": ("Not open yet", "as of March 2023"),
        "ru": ("Ещё не работает", "по данным от марта 2023"),
    }),
    "gone": (bolszewo(status="closed", closes="2023-05"), FRI, "gone", {
        "pl": ("Sklepu już nie ma", "zamknięcie: maj 2023"),
        "uk": ("Магазину вже немає", "закриття: травень 2023"),
        "en": ("The shop is gone", "closed: May 2023"),
        "ru": ("Магазина уже нет", "закрытие: май 2023"),
    }),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", GOLDEN)
def test_sign_word_for_word(case: str, language: str) -> None:
    shop, moment, state, texts = GOLDEN[case]
    title, detail = texts[language]
    with override(language):
        assert sign(shop, at(moment)) == Sign(state, title, detail)


def test_sign_of_two_modes_one_after_the_other() -> None:
    """Seniors first, then everyone: the sign names the hour from which more people may come."""
    shop = plain_shop(
        rule("fri", "10:00-12:00", mode="seniors"), rule("fri", "12:00-15:00", mode="everyone"), ages=CURRENT
    )
    with override("pl"):
        assert sign(shop, at("2026-11-27 10:30")) == Sign("open", "Otwarte do 15:00", "od 12:00 dla wszystkich")


def test_sign_of_hours_that_get_narrower() -> None:
    """Everyone first, then a referral: the sign names the hour until which everyone may come."""
    shop = plain_shop(
        rule("fri", "10:00-15:00"), windows=[last_hour("everyone", edge="first")], referral="yes", ages=CURRENT
    )
    with override("pl"):
        assert sign(shop, at("2026-11-27 10:30")) == Sign("open", "Otwarte do 15:00", "do 11:00 dla wszystkich")


def test_sign_of_hours_for_everyone_of_a_city() -> None:
    way = way_in(criterion("residence", Area(name="Katowice", kind="town")), criterion("everyone"), mode="everyone")
    shop = plain_shop(rule("sat", "09:00-13:00", mode="everyone"), ways_in=[way], ages=CURRENT)
    with override("pl"):
        assert sign(shop, at("2026-11-28 10:00")) == Sign("open", "Otwarte do 13:00", "dla wszystkich z Katowic")
        assert mode_heading("everyone", shop) == "Dla wszystkich z Katowic"


def test_sign_of_a_coming_day_shows_the_whole_opening() -> None:
    """The first hour is for everyone, the rest with a referral: it is one opening."""
    shop = plain_shop(
        rule("fri", "10:00-15:00"), windows=[last_hour("everyone", edge="first")], referral="yes", ages=CURRENT
    )
    with override("pl"):
        assert sign(shop, at("2026-11-26 10:30")) == Sign("closed", "Dziś zamknięte", "jutro 10:00–15:00")


def test_sign_of_a_shop_that_closes_before_its_next_day() -> None:
    shop = bolszewo(status="closing", closes="2026-11-30")
    with override("pl"):
        assert sign(shop, at("2026-11-28 10:30")) == Sign(
            "closed", "Dziś zamknięte", "koniec działalności 30 listopada 2026"
        )
