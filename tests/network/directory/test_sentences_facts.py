"""What do the sentences about a shop's facts say, word for word, in each language?"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils.translation import override

from network.directory import sentences
from network.directory.hours import DayPlan, timetable
from network.directory.hours.days_off import HOLIDAYS
from network.directory.models import Operator, Phone, ReferralOffice
from tests.network.directory.plain_shops import confirmed, plain_shop, read, rule

LANGUAGES = ("pl", "uk", "en", "ru")
TODAY = date(2026, 11, 27)
HOURS = rule("tue", "13:00-16:00")


def age(**facts: Any) -> str:
    return sentences.age_of_facts(plain_shop(HOURS, **facts), TODAY)


def hours_of(*hours: str) -> str:
    rules = [row for text in hours for row in rule("tue", text)]
    return sentences.day_hours(timetable(plain_shop(rules)).day(date(2026, 11, 24)))


def dates(edtf: str) -> str:
    return " | ".join(f(edtf) for f in (sentences.date_plain, sentences.date_of, sentences.date_when))


OFFICE, OPERATOR = ReferralOffice(name="MOPS Gdynia"), Operator(name="Fundacja Chleb")

GOLDEN: dict[str, tuple[Callable[[], str], tuple[str, str, str, str]]] = {
    "age today": (lambda: age(ages=confirmed("2026-11-27")), (
        "Godziny potwierdzone dzisiaj", "Години роботи підтверджено сьогодні", "Hours confirmed today",
        "Часы работы подтверждены сегодня")),
    "age yesterday": (lambda: age(ages=confirmed("2026-11-26")), (
        "Godziny potwierdzone wczoraj", "Години роботи підтверджено вчора", "Hours confirmed yesterday",
        "Часы работы подтверждены вчера")),
    "age 2 days": (lambda: age(ages=confirmed("2026-11-25")), (
        "Godziny potwierdzone 2 dni temu", "Години роботи підтверджено 2 дні тому", "Hours confirmed 2 days ago",
        "Часы работы подтверждены 2 дня назад")),
    "age 6 days": (lambda: age(ages=confirmed("2026-11-21")), (
        "Godziny potwierdzone 6 dni temu", "Години роботи підтверджено 6 днів тому", "Hours confirmed 6 days ago",
        "Часы работы подтверждены 6 дней назад")),
    "age 21 days": (lambda: age(ages=confirmed("2026-11-06")), (
        "Godziny potwierdzone 21 dni temu", "Години роботи підтверджено 21 день тому", "Hours confirmed 21 days ago",
        "Часы работы подтверждены 21 день назад")),
    "age 31 days": (lambda: age(ages=confirmed("2026-10-27")), (
        "Godziny potwierdzone 27 października 2026", "Години роботи підтверджено 27 жовтня 2026",
        "Hours confirmed on 27 October 2026", "Часы работы подтверждены 27 октября 2026")),
    "age of a source": (lambda: age(ages=read("2022-06-08", "2022-06-08")), (
        "Godziny z 8 czerwca 2022", "Години роботи за даними від 8 червня 2022", "Hours as of 8 June 2022",
        "Часы работы по данным от 8 июня 2022")),
    "age of a year": (lambda: age(ages=read("2022", "2022-01-01")), (
        "Godziny z 2022 roku", "Години роботи за даними від 2022 року", "Hours as of 2022",
        "Часы работы по данным от 2022 года")),
    "age unknown": (age, (
        "Godziny bez daty", "Години роботи без дати", "Hours without a date", "Часы работы без даты")),
    "last sign": (lambda: sentences.age_of_facts(plain_shop(status_as_of="2021-12"), TODAY), (
        "Ostatni znak: grudzień 2021", "Останній знак: грудень 2021", "Last sign: December 2021",
        "Последний знак: декабрь 2021")),
    "no sign": (lambda: sentences.age_of_facts(plain_shop(), TODAY), ("", "", "", "")),
    "date of a day": (lambda: dates("2022-06-08"), (
        "8 czerwca 2022 | 8 czerwca 2022 | 8 czerwca 2022", "8 червня 2022 | 8 червня 2022 | 8 червня 2022",
        "8 June 2022 | 8 June 2022 | on 8 June 2022", "8 июня 2022 | 8 июня 2022 | 8 июня 2022")),
    "date of a month": (lambda: dates("2022-09"), (
        "wrzesień 2022 | września 2022 | we wrześniu 2022", "вересень 2022 | вересня 2022 | у вересні 2022",
        "September 2022 | September 2022 | in September 2022", "сентябрь 2022 | сентября 2022 | в сентябре 2022")),
    "date of a year": (lambda: dates("2022"), (
        "2022 | 2022 roku | w 2022 roku", "2022 | 2022 року | у 2022 році", "2022 | 2022 | in 2022",
        "2022 | 2022 года | в 2022 году")),
    "date of a span": (lambda: dates("2019-02/2021"), (
        "luty 2019 – grudzień 2021 | okresu od lutego 2019 do grudnia 2021 | w okresie od lutego 2019 do grudnia 2021",
        "лютий 2019 – грудень 2021 | лютого 2019 до грудня 2021 | у період з лютого 2019 до грудня 2021",
        "February 2019 – December 2021 | February 2019 to December 2021 | between February 2019 and December 2021",
        "февраль 2019 – декабрь 2021 | февраля 2019 до декабря 2021 | в период с февраля 2019 до декабря 2021")),
    "date inferred": (lambda: sentences.date_plain("2023-12?"), (
        "grudzień 2023 (prawdopodobnie)", "грудень 2023 (імовірно)", "December 2023 (probably)",
        "декабрь 2023 (вероятно)")),
    "hours": (lambda: hours_of("10:00-12:00", "13:00-15:00"), ("10:00–12:00, 13:00–15:00",) * 4),
    "hours to midnight": (lambda: hours_of("20:00-00:00"), ("20:00–24:00",) * 4),
    "hours into the night": (lambda: hours_of("22:00-02:00"), ("22:00–02:00",) * 4),
    "hours without end": (lambda: hours_of("12:00+"), (
        "od 12:00, nie wiadomo do której", "з 12:00, невідомо до котрої", "from 12:00, end not stated",
        "с 12:00, неизвестно до которого часа")),
    "no hours": (hours_of, ("zamknięte", "зачинено", "closed", "закрыто")),
    "weekdays": (lambda: " ".join(f(TODAY) for f in (
        sentences.weekday_short, sentences.weekday_long, sentences.on_weekday)), (
        "pt. piątek w piątek", "пт п’ятниця у п’ятницю", "Fri Friday on Friday", "пт пятница в пятницу")),
    "today": (lambda: sentences.today_line(datetime(2026, 11, 27, 13, 20, tzinfo=UTC)), (
        "dziś jest piątek, 14:20", "сьогодні п’ятниця, 14:20", "today is Friday, 14:20", "сегодня пятница, 14:20")),
    "languages": (lambda: sentences.languages(["pl", "uk", "vi"]), (
        "Mówią po polsku, po ukraińsku i po wietnamsku", "Розмовляють польською, українською і в’єтнамською",
        "They speak Polish, Ukrainian, and Vietnamese", "Говорят по-польски, по-украински и по-вьетнамски")),
    "languages without a form": (lambda: sentences.languages(["uk", "hy"]), (
        "Języki: ukraiński, ormiański", "Мови: українська, вірменська", "Languages: Ukrainian, Armenian",
        "Языки: украинский, армянский")),
    "written languages": (lambda: sentences.written_languages(["uk"]), (
        "informacje po ukraińsku", "інформація українською", "information in Ukrainian", "информация по-украински")),
    "near": (lambda: sentences.distance(0.4), (
        "poniżej 1 km", "менше ніж 1 км", "less than 1 km", "меньше 1 км")),
    "far": (lambda: sentences.distance(14.3), ("około 14 km", "близько 14 км", "about 14 km", "около 14 км")),
    "short distance": (lambda: sentences.distance_short(0.2), ("1 km", "1 км", "1 km", "1 км")),
    "no shop": (lambda: sentences.shops_found(0, 0, 50), ("0 sklepów w promieniu 50 km.", "0 магазинів у радіусі 50 км.", "0 shops within 50 km.", "0 магазинов в радиусе 50 км.")),
    "one shop": (lambda: sentences.shops_found(1, 1, 50), (
        "1 sklep w promieniu 50 km. Jest teraz otwarty.", "1 магазин у радіусі 50 км. Він зараз відчинений.", "1 shop within 50 km. It is open now.",
        "1 магазин в радиусе 50 км. Он сейчас открыт.")),
    "none open": (lambda: sentences.shops_found(4, 0, 50), ("4 sklepy w promieniu 50 km.", "4 магазини у радіусі 50 км.", "4 shops within 50 km.", "4 магазина в радиусе 50 км.")),
    "one open": (lambda: sentences.shops_found(12, 1, 50), (
        "12 sklepów w promieniu 50 km. Jeden z nich jest teraz otwarty.", "12 магазинів у радіусі 50 км. Один із них зараз відчинений.",
        "12 shops within 50 km. One of them is open now.", "12 магазинов в радиусе 50 км. Один из них сейчас открыт.")),
    "two open": (lambda: sentences.shops_found(5, 2, 50), (
        "5 sklepów w promieniu 50 km. Dwa z nich są teraz otwarte.", "5 магазинів у радіусі 50 км. Два з них зараз відчинені.",
        "5 shops within 50 km. Two of them are open now.", "5 магазинов в радиусе 50 км. Два из них сейчас открыты.")),
    "three open": (lambda: sentences.shops_found(22, 3, 50), (
        "22 sklepy w promieniu 50 km. 3 z nich są teraz otwarte.", "22 магазини у радіусі 50 км. 3 із них зараз відчинені.",
        "22 shops within 50 km. 3 of them are open now.", "22 магазина в радиусе 50 км. 3 из них сейчас открыты.")),
    "five open": (lambda: sentences.shops_found(22, 5, 50), (
        "22 sklepy w promieniu 50 km. 5 z nich jest teraz otwartych.", "22 магазини у радіусі 50 км. 5 із них зараз відчинено.",
        "22 shops within 50 km. 5 of them are open now.", "22 магазина в радиусе 50 км. 5 из них сейчас открыты.")),
    "all open": (lambda: sentences.shops_found(21, 21, 50), (
        "21 sklepów w promieniu 50 km. Wszystkie są teraz otwarte.", "21 магазин у радіусі 50 км. Усі зараз відчинені.",
        "21 shops within 50 km. All of them are open now.", "21 магазин в радиусе 50 км. Все сейчас открыты.")),
    "contact: office": (lambda: sentences.contact(plain_shop(offices=[OFFICE], operator=OPERATOR)), (
        "Nie znamy telefonu sklepu. Zapytaj: MOPS Gdynia.",
        "Ми не знаємо телефону магазину. Запитайте: MOPS Gdynia.",
        "We do not know the shop's phone number. Ask: MOPS Gdynia.",
        "Мы не знаем телефона магазина. Спросите: MOPS Gdynia.")),
    "contact: operator": (lambda: sentences.contact(plain_shop(operator=OPERATOR)), (
        "Nie znamy telefonu sklepu. Prowadzi go: Fundacja Chleb.",
        "Ми не знаємо телефону магазину. Його веде: Fundacja Chleb.",
        "We do not know the shop's phone number. It is run by: Fundacja Chleb.",
        "Мы не знаем телефона магазина. Его ведёт: Fundacja Chleb.")),
    "contact: none": (lambda: sentences.contact(plain_shop()), (
        "Nie znamy telefonu i nie wiemy, kogo zapytać.", "Ми не знаємо телефону й не знаємо, кого запитати.",
        "We do not know a phone number, nor whom to ask.", "Мы не знаем телефона и не знаем, кого спросить.")),
    "contact: phone": (lambda: sentences.contact(plain_shop(phones=[Phone(number="+48733492273")])), ("",) * 4),
    "holiday": (lambda: sentences.day_note(DayPlan(TODAY, (), HOLIDAYS[9])), (
        "Wszystkich Świętych", "День усіх святих", "All Saints' Day", "День всех святых")),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", GOLDEN)
def test_sentence_word_for_word(case: str, language: str) -> None:
    say, texts = GOLDEN[case]
    with override(language):
        assert say() == texts[LANGUAGES.index(language)]


CHOICES: dict[tuple[str, str], tuple[str, str, str, str]] = {
    ("payment", "free"): ("Bez opłat", "Безкоштовно", "No charge", "Бесплатно"),
    ("payment", "points"): ("Za punkty", "За бали", "For points", "За баллы"),
    ("payment", "discounted_price"): ("Taniej niż w innych sklepach", "Дешевше, ніж в інших магазинах",
                                      "Cheaper than in other shops", "Дешевле, чем в других магазинах"),
    ("payment", "unknown"): ("Nie wiemy, ile to kosztuje", "Не знаємо, скільки це коштує",
                             "We do not know what it costs", "Не знаем, сколько это стоит"),
    ("referral", "yes"): ("Potrzebne jest skierowanie", "Потрібне направлення", "You need a referral",
                          "Нужно направление"),
    ("referral", "partly"): ("Nie wszystkim potrzebne jest skierowanie", "Направлення потрібне не всім",
                             "Not everyone needs a referral", "Направление нужно не всем"),
    ("referral", "no"): ("Skierowanie nie jest potrzebne", "Направлення не потрібне", "You need no referral",
                         "Направление не нужно"),
    ("referral", "unknown"): ("Nie wiemy, czy potrzebne jest skierowanie", "Не знаємо, чи потрібне направлення",
                              "We do not know if you need a referral", "Не знаем, нужно ли направление"),
    ("step_free", "yes"): ("Wejście bez schodów", "Вхід без сходів", "Entrance without steps", "Вход без ступеней"),
    ("step_free", "no"): ("Przy wejściu są schody", "Біля входу є сходи", "Steps at the entrance",
                          "У входа есть ступени"),
    ("step_free", "unknown"): ("Nie wiemy, czy są schody", "Не знаємо, чи є сходи",
                               "We do not know if there are steps", "Не знаем, есть ли ступени"),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("field", "value"), CHOICES)
def test_choice_word_for_word(field: str, value: str, language: str) -> None:
    facts: dict[str, Any] = {field: value}
    with override(language):
        said = getattr(sentences, field)(plain_shop(**facts))
    assert said == CHOICES[field, value][LANGUAGES.index(language)]


STATUS: dict[str, tuple[dict[str, Any], tuple[str, str, str, str]]] = {
    "open": ({"ages": confirmed("2026-11-20")}, (
        "Sklep działa", "Магазин працює", "The shop is in business", "Магазин работает")),
    "last seen": ({"status_as_of": "2022-06-08"}, (
        "Wiemy tylko, że działał 8 czerwca 2022", "Знаємо лише, що працював 8 червня 2022",
        "Last seen open on 8 June 2022", "Знаем только, что работал 8 июня 2022")),
    "last seen, confirmed later": ({"status_as_of": "2022-06-08", "ages": confirmed("2024-02-01")}, (
        "Wiemy tylko, że działał 1 lutego 2024", "Знаємо лише, що працював 1 лютого 2024",
        "Last seen open on 1 February 2024", "Знаем только, что работал 1 февраля 2024")),
    "never seen": ({}, (
        "Nie wiemy, czy sklep działa", "Не знаємо, чи магазин працює", "We do not know if the shop still opens",
        "Не знаем, работает ли магазин")),
    "closing": ({"status": "closing", "closes": "2027-09"}, (
        "Ma zostać zamknięty we wrześniu 2027", "Має закритися у вересні 2027", "To close in September 2027",
        "Должен закрыться в сентябре 2027")),
    "was to close": ({"status": "closing", "closes": "2026-01-31"}, (
        "Miał zostać zamknięty 31 stycznia 2026, nie mamy potwierdzenia",
        "Мав закритися 31 січня 2026, підтвердження не маємо", "Was to close on 31 January 2026, not confirmed",
        "Должен был закрыться 31 января 2026, подтверждения у нас нет")),
    "closed": ({"status": "closed", "closes": "2023"}, (
        "Sklep zamknięto w 2023 roku", "Магазин закрили у 2023 році", "Closed for good in 2023",
        "Магазин закрыли в 2023 году")),
    "closed, undated": ({"status": "closed"}, (
        "Sklepu już nie ma", "Магазину вже немає", "The shop is gone", "Магазина уже нет")),
    "planned": ({"status": "planned"}, ("Jeszcze nie działa", "Ще не працює", "Not open yet", "Ещё не работает")),
    "break": ({"status": "suspended", "suspended_until": date(2027, 1, 31)}, (
        "Przerwa do 31 stycznia 2027", "Перерва до 31 січня 2027", "A break until 31 January 2027",
        "Перерыв до 31 января 2027")),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", STATUS)
def test_status_word_for_word(case: str, language: str) -> None:
    facts, texts = STATUS[case]
    with override(language):
        assert sentences.status(plain_shop(**facts), TODAY) == texts[LANGUAGES.index(language)]


@pytest.mark.parametrize("language", ["pl", "uk", "ru"])
@pytest.mark.parametrize("month", range(1, 13))
def test_month_is_translated(month: int, language: str) -> None:
    edtf = f"2026-{month:02}"
    with override("en"):
        english = sentences.date_when(edtf)
    with override(language):
        assert sentences.date_when(edtf) != english


def test_span_to_the_end_of_the_calendar_can_be_said() -> None:
    with override("en"):
        assert sentences.date_plain("2022/9999") == "January 2022 – December 9999"


def test_sentences_fall_back_where_a_language_is_unknown() -> None:
    with override("tlh"):
        assert sentences.date_plain("2022-06") == "June 2022"
