"""What do the sign and the plate say, word for word, in each language?"""

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from network.directory.models import Shop
from network.directory.sentences import Sign, answer, question, sign
from tests.network.directory.plain_shops import at, confirmed, exception, last_hour, plain_shop, read, rule

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

# Facts and moment → the look of the sign, then title, detail and the plate's answer in four languages.
GOLDEN: dict[str, tuple[Shop, str, str, dict[str, tuple[str, str, str]]]] = {
    "open, later freer": (bolszewo(), FRI, "open", {
        "pl": ("Otwarte do 16:00", "od 15:00 także bez skierowania", "Tak, do 16:00. Od 15:00 także bez skierowania."),
        "uk": ("Відчинено до 16:00", "з 15:00 також без направлення", "Так, до 16:00. З 15:00 також без направлення."),
        "en": ("Open until 16:00", "from 15:00 also without a referral",
               "Yes, until 16:00. From 15:00 also without a referral."),
        "ru": ("Открыто до 16:00", "с 15:00 также без направления", "Да, до 16:00. С 15:00 также без направления."),
    }),
    "open, last hour": (bolszewo(), "2026-11-27 15:10", "open", {
        "pl": ("Otwarte do 16:00", "także bez skierowania", "Tak, do 16:00, także bez skierowania."),
        "uk": ("Відчинено до 16:00", "також без направлення", "Так, до 16:00, також без направлення."),
        "en": ("Open until 16:00", "also without a referral", "Yes, until 16:00, also without a referral."),
        "ru": ("Открыто до 16:00", "также без направления", "Да, до 16:00, также без направления."),
    }),
    "open without referral": (simple("fri", "13:00-16:00", referral="no"), FRI, "open", {
        "pl": ("Otwarte do 16:00", "bez skierowania", "Tak, do 16:00, bez skierowania."),
        "uk": ("Відчинено до 16:00", "без направлення", "Так, до 16:00, без направлення."),
        "en": ("Open until 16:00", "without a referral", "Yes, until 16:00, without a referral."),
        "ru": ("Открыто до 16:00", "без направления", "Да, до 16:00, без направления."),
    }),
    "open, referral unknown": (simple("fri", "13:00-16:00"), FRI, "open", {
        "pl": ("Otwarte do 16:00", "", "Tak, do 16:00."),
        "uk": ("Відчинено до 16:00", "", "Так, до 16:00."),
        "en": ("Open until 16:00", "", "Yes, until 16:00."),
        "ru": ("Открыто до 16:00", "", "Да, до 16:00."),
    }),
    "around the clock": (simple(EVERY_DAY, "00:00-00:00", mode="everyone"), FRI, "open", {
        "pl": ("Otwarte całą dobę", "dla wszystkich", "Tak, przez całą dobę, dla wszystkich."),
        "uk": ("Відчинено цілодобово", "для всіх", "Так, цілодобово, для всіх."),
        "en": ("Open around the clock", "for everyone", "Yes, around the clock, for everyone."),
        "ru": ("Открыто круглосуточно", "для всех", "Да, круглосуточно, для всех."),
    }),
    "night": (simple("thu", "22:00-02:00", mode="everyone"), "2026-11-27 01:00", "open", {
        "pl": ("Otwarte do 02:00", "dla wszystkich", "Tak, do 02:00, dla wszystkich."),
        "uk": ("Відчинено до 02:00", "для всіх", "Так, до 02:00, для всіх."),
        "en": ("Open until 02:00", "for everyone", "Yes, until 02:00, for everyone."),
        "ru": ("Открыто до 02:00", "для всех", "Да, до 02:00, для всех."),
    }),
    "stated midnight": (simple("fri", "13:00-00:00", mode="seniors"), FRI, "open", {
        "pl": ("Otwarte do 24:00", "dla seniorów", "Tak, do 24:00, dla seniorów."),
        "uk": ("Відчинено до 24:00", "для людей старшого віку", "Так, до 24:00, для людей старшого віку."),
        "en": ("Open until 24:00", "for seniors", "Yes, until 24:00, for seniors."),
        "ru": ("Открыто до 24:00", "для пожилых людей", "Да, до 24:00, для пожилых людей."),
    }),
    "later today": (bolszewo(), "2026-11-27 09:00", "later", {
        "pl": ("Otwiera się o 13:00", "ze skierowaniem", "Tak, od 13:00 do 16:00. Od 15:00 także bez skierowania."),
        "uk": ("Відчиняється о 13:00", "з направленням", "Так, з 13:00 до 16:00. З 15:00 також без направлення."),
        "en": ("Opens at 13:00", "with a referral", "Yes, from 13:00 to 16:00. From 15:00 also without a referral."),
        "ru": ("Открывается в 13:00", "с направлением", "Да, с 13:00 до 16:00. С 15:00 также без направления."),
    }),
    "later today, end not stated": (simple("fri", "15:00+"), FRI, "later", {
        "pl": ("Otwiera się o 15:00", "nie wiadomo do której", "Tak, od 15:00. Nie wiadomo do której."),
        "uk": ("Відчиняється о 15:00", "невідомо до котрої", "Так, з 15:00. Невідомо до котрої."),
        "en": ("Opens at 15:00", "end not stated", "Yes, from 15:00. The end is not stated."),
        "ru": ("Открывается в 15:00", "неизвестно до которого часа", "Да, с 15:00. Неизвестно до которого часа."),
    }),
    "over for today": (bolszewo(), "2026-11-27 17:00", "closed", {
        "pl": ("Dziś już zamknięte", "wt. 13:00–16:00", "Nie, dziś już zamknięte. We wtorek od 13:00."),
        "uk": ("Сьогодні вже зачинено", "вт 13:00–16:00", "Ні, сьогодні вже зачинено. У вівторок з 13:00."),
        "en": ("Already closed today", "Tue 13:00–16:00", "No, already closed today. On Tuesday from 13:00."),
        "ru": ("Сегодня уже закрыто", "вт 13:00–16:00", "Нет, сегодня уже закрыто. Во вторник с 13:00."),
    }),
    "closed today": (bolszewo(), "2026-11-25 09:00", "closed", {
        "pl": ("Dziś zamknięte", "pt. 13:00–16:00", "Nie, dziś zamknięte. W piątek od 13:00."),
        "uk": ("Сьогодні зачинено", "пт 13:00–16:00", "Ні, сьогодні зачинено. У п’ятницю з 13:00."),
        "en": ("Closed today", "Fri 13:00–16:00", "No, closed today. On Friday from 13:00."),
        "ru": ("Сегодня закрыто", "пт 13:00–16:00", "Нет, сегодня закрыто. В пятницу с 13:00."),
    }),
    "open tomorrow, end not stated": (simple("sat", "10:00+"), FRI, "closed", {
        "pl": ("Dziś zamknięte", "jutro od 10:00, nie wiadomo do której", "Nie, dziś zamknięte. Jutro od 10:00."),
        "uk": ("Сьогодні зачинено", "завтра з 10:00, невідомо до котрої", "Ні, сьогодні зачинено. Завтра з 10:00."),
        "en": ("Closed today", "tomorrow from 10:00, end not stated", "No, closed today. Tomorrow from 10:00."),
        "ru": ("Сегодня закрыто", "завтра с 10:00, неизвестно до которого часа",
               "Нет, сегодня закрыто. Завтра с 10:00."),
    }),
    "weeks away": (simple("mon", "10:00-13:00", weeks="first"), "2026-11-27 09:00", "closed", {
        "pl": ("Dziś zamknięte", "pon. 7 grudnia, 10:00–13:00",
               "Nie, dziś zamknięte. W poniedziałek, 7 grudnia, od 10:00."),
        "uk": ("Сьогодні зачинено", "пн 7 грудня, 10:00–13:00",
               "Ні, сьогодні зачинено. У понеділок, 7 грудня, з 10:00."),
        "en": ("Closed today", "Mon 7 December, 10:00–13:00", "No, closed today. On Monday, 7 December, from 10:00."),
        "ru": ("Сегодня закрыто", "пн 7 декабря, 10:00–13:00",
               "Нет, сегодня закрыто. В понедельник, 7 декабря, с 10:00."),
    }),
    "Christmas Eve": (simple("thu", "10:00-13:00"), "2026-12-24 11:00", "closed", {
        "pl": ("Dziś zamknięte", "czw. 31 grudnia, 10:00–13:00",
               "Nie, dziś zamknięte: Wigilia Bożego Narodzenia. W czwartek, 31 grudnia, od 10:00."),
        "uk": ("Сьогодні зачинено", "чт 31 грудня, 10:00–13:00",
               "Ні, сьогодні зачинено: Святвечір. У четвер, 31 грудня, з 10:00."),
        "en": ("Closed today", "Thu 31 December, 10:00–13:00",
               "No, closed today: Christmas Eve. On Thursday, 31 December, from 10:00."),
        "ru": ("Сегодня закрыто", "чт 31 декабря, 10:00–13:00",
               "Нет, сегодня закрыто: Сочельник. В четверг, 31 декабря, с 10:00."),
    }),
    "stocktaking": (bolszewo(exceptions=[exception("2026-11-27", reason="stocktaking")]), FRI, "closed", {
        "pl": ("Dziś zamknięte", "wt. 13:00–16:00", "Nie, dziś zamknięte: inwentaryzacja. We wtorek od 13:00."),
        "uk": ("Сьогодні зачинено", "вт 13:00–16:00", "Ні, сьогодні зачинено: інвентаризація. У вівторок з 13:00."),
        "en": ("Closed today", "Tue 13:00–16:00", "No, closed today: stocktaking. On Tuesday from 13:00."),
        "ru": ("Сегодня закрыто", "вт 13:00–16:00", "Нет, сегодня закрыто: инвентаризация. Во вторник с 13:00."),
    }),
    "end not stated": (simple("fri", "12:00+"), FRI, "ask", {
        "pl": ("Dziś od 12:00", "nie wiadomo do której", "Dziś od 12:00, nie wiadomo do której. Najpierw zapytaj."),
        "uk": ("Сьогодні з 12:00", "невідомо до котрої", "Сьогодні з 12:00, невідомо до котрої. Спочатку запитайте."),
        "en": ("From 12:00 today", "end not stated", "Today from 12:00, the end is not stated. Ask first."),
        "ru": ("Сегодня с 12:00", "неизвестно до которого часа",
               "Сегодня с 12:00, неизвестно до которого часа. Сначала спросите."),
    }),
    "by appointment": (simple("fri", "12:00-16:00", by_appointment=True), FRI, "ask", {
        "pl": ("Po umówieniu", "12:00–16:00", "Dziś tylko po umówieniu."),
        "uk": ("За домовленістю", "12:00–16:00", "Сьогодні лише за домовленістю."),
        "en": ("By appointment", "12:00–16:00", "Today by appointment only."),
        "ru": ("По договорённости", "12:00–16:00", "Сегодня только по договорённости."),
    }),
    "hours unknown": (plain_shop(ages=STATUS), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "nie znamy godzin", "Nie wiemy. Najpierw zapytaj."),
        "uk": ("Спочатку запитайте", "не знаємо годин роботи", "Не знаємо. Спочатку запитайте."),
        "en": ("Ask first", "we do not know the hours", "We do not know. Ask first."),
        "ru": ("Сначала спросите", "не знаем часов работы", "Не знаем. Сначала спросите."),
    }),
    "hours of a day": (bolszewo(ages=STATUS + read("2022-06-08", "2022-06-08")), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "godziny z 8 czerwca 2022",
               "Najpierw zapytaj. Znamy tylko godziny z 8 czerwca 2022."),
        "uk": ("Спочатку запитайте", "години роботи за даними від 8 червня 2022",
               "Спочатку запитайте. Знаємо лише години роботи за даними від 8 червня 2022."),
        "en": ("Ask first", "hours as of 8 June 2022", "Ask first. The hours we know are as of 8 June 2022."),
        "ru": ("Сначала спросите", "часы работы по данным от 8 июня 2022",
               "Сначала спросите. Знаем только часы работы по данным от 8 июня 2022."),
    }),
    "hours of a month": (bolszewo(ages=STATUS + read("2022-06", "2022-06-01")), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "godziny z czerwca 2022", "Najpierw zapytaj. Znamy tylko godziny z czerwca 2022."),
        "uk": ("Спочатку запитайте", "години роботи за даними від червня 2022",
               "Спочатку запитайте. Знаємо лише години роботи за даними від червня 2022."),
        "en": ("Ask first", "hours as of June 2022", "Ask first. The hours we know are as of June 2022."),
        "ru": ("Сначала спросите", "часы работы по данным от июня 2022",
               "Сначала спросите. Знаем только часы работы по данным от июня 2022."),
    }),
    "hours confirmed half a year ago": (bolszewo(ages=STATUS + confirmed("2026-05-30", "hours")), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "godziny z 30 maja 2026", "Najpierw zapytaj. Znamy tylko godziny z 30 maja 2026."),
        "uk": ("Спочатку запитайте", "години роботи за даними від 30 травня 2026",
               "Спочатку запитайте. Знаємо лише години роботи за даними від 30 травня 2026."),
        "en": ("Ask first", "hours as of 30 May 2026", "Ask first. The hours we know are as of 30 May 2026."),
        "ru": ("Сначала спросите", "часы работы по данным от 30 мая 2026",
               "Сначала спросите. Знаем только часы работы по данным от 30 мая 2026."),
    }),
    "hours undated": (bolszewo(ages=STATUS), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "godziny bez daty",
               "Najpierw zapytaj. Nie wiemy, czy te godziny są jeszcze aktualne."),
        "uk": ("Спочатку запитайте", "години роботи без дати",
               "Спочатку запитайте. Не знаємо, чи ці години роботи ще актуальні."),
        "en": ("Ask first", "hours without a date", "Ask first. We do not know of when the hours are."),
        "ru": ("Сначала спросите", "часы работы без даты",
               "Сначала спросите. Не знаем, актуальны ли ещё эти часы работы."),
    }),
    "last seen open": (bolszewo(ages=confirmed("2026-11-20", "hours"), status_as_of="2022-06-08"), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "nie wiemy, czy działa",
               "Najpierw zapytaj. Wiemy tylko, że działał 8 czerwca 2022."),
        "uk": ("Спочатку запитайте", "не знаємо, чи працює",
               "Спочатку запитайте. Знаємо лише, що працював 8 червня 2022."),
        "en": ("Ask first", "we do not know if it still opens", "Ask first. Last seen open on 8 June 2022."),
        "ru": ("Сначала спросите", "не знаем, работает ли",
               "Сначала спросите. Знаем только, что работал 8 июня 2022."),
    }),
    "was to close": (bolszewo(status="closing", closes="2026-01-31"), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "miał zostać zamknięty 31 stycznia 2026",
               "Najpierw zapytaj. Miał zostać zamknięty 31 stycznia 2026, nie mamy potwierdzenia."),
        "uk": ("Спочатку запитайте", "мав закритися 31 січня 2026",
               "Спочатку запитайте. Мав закритися 31 січня 2026, підтвердження не маємо."),
        "en": ("Ask first", "was to close on 31 January 2026",
               "Ask first. Was to close on 31 January 2026, not confirmed."),
        "ru": ("Сначала спросите", "должен был закрыться 31 января 2026",
               "Сначала спросите. Должен был закрыться 31 января 2026, подтверждения у нас нет."),
    }),
    "break is over": (bolszewo(status="suspended", suspended_until=date(2026, 1, 31)), FRI, "ask", {
        "pl": ("Najpierw zapytaj", "przerwa miała trwać do 31 stycznia 2026",
               "Najpierw zapytaj. Przerwa miała trwać do 31 stycznia 2026, nie mamy potwierdzenia."),
        "uk": ("Спочатку запитайте", "перерва мала тривати до 31 січня 2026",
               "Спочатку запитайте. Перерва мала тривати до 31 січня 2026, підтвердження не маємо."),
        "en": ("Ask first", "the break was until 31 January 2026",
               "Ask first. The break was until 31 January 2026, not confirmed."),
        "ru": ("Сначала спросите", "перерыв должен был длиться до 31 января 2026",
               "Сначала спросите. Перерыв должен был длиться до 31 января 2026, подтверждения у нас нет."),
    }),
    "break": (bolszewo(status="suspended", suspended_until=date(2027, 1, 31)), FRI, "closed", {
        "pl": ("Przerwa", "do 31 stycznia 2027", "Nie, przerwa trwa do 31 stycznia 2027."),
        "uk": ("Перерва", "до 31 січня 2027", "Ні, перерва триває до 31 січня 2027."),
        "en": ("Having a break", "until 31 January 2027", "No, there is a break until 31 January 2027."),
        "ru": ("Перерыв", "до 31 января 2027", "Нет, перерыв длится до 31 января 2027."),
    }),
    "planned": (plain_shop(status="planned", status_as_of="2023-03"), FRI, "closed", {
        "pl": ("Jeszcze nie działa", "stan z marca 2023", "Nie, sklep jeszcze nie działa."),
        "uk": ("Ще не працює", "за даними від березня 2023", "Ні, магазин ще не працює."),
        "en": ("Not open yet", "as of March 2023", "No, the shop is not open yet."),
        "ru": ("Ещё не работает", "по данным от марта 2023", "Нет, магазин ещё не работает."),
    }),
    "gone": (bolszewo(status="closed", closes="2023-05"), FRI, "gone", {
        "pl": ("Sklepu już nie ma", "zamknięcie: maj 2023", "Nie, sklepu już nie ma."),
        "uk": ("Магазину вже немає", "закриття: травень 2023", "Ні, магазину вже немає."),
        "en": ("The shop is gone", "closed: May 2023", "No, the shop is gone."),
        "ru": ("Магазина уже нет", "закрытие: май 2023", "Нет, магазина уже нет."),
    }),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", GOLDEN)
def test_sign_and_answer_word_for_word(case: str, language: str) -> None:
    shop, moment, state, texts = GOLDEN[case]
    title, detail, said = texts[language]
    with override(language):
        assert (sign(shop, at(moment)), answer(shop, at(moment))) == (Sign(state, title, detail), said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("pl", "Czy dziś jest otwarte?"),
        ("uk", "Чи сьогодні відчинено?"),
        ("en", "Is it open today?"),
        ("ru", "Сегодня открыто?"),
    ],
)
def test_question_word_for_word(language: str, said: str) -> None:
    with override(language):
        assert question() == said


def test_sign_of_two_modes_one_after_the_other() -> None:
    """Seniors first, then everyone: the sign names the hour from which more people may come."""
    shop = plain_shop(
        rule("fri", "10:00-12:00", mode="seniors"), rule("fri", "12:00-15:00", mode="everyone"), ages=CURRENT
    )
    with override("pl"):
        assert sign(shop, at("2026-11-27 10:30")) == Sign("open", "Otwarte do 15:00", "od 12:00 dla wszystkich")
