"""What do requests and offers say, word for word, in each language?"""

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from network.partners.board import sentences
from network.partners.models import Offer, ShopRequest

TODAY = date(2026, 11, 20)
LAST_DAY = date(2026, 11, 30)


def wanted(kind: str, amount: int | None = None, unit: str = "", **facts: Any) -> ShopRequest:
    return ShopRequest(kind=kind, amount=amount, unit=unit, **{"until": LAST_DAY, **facts})


# Facts → the line of the request in four languages. No-break spaces are written as "~".
GOLDEN: dict[str, tuple[ShopRequest, dict[str, str]]] = {
    "bread by weight": (wanted("food", 500, "kg", category="bread"), {
        "pl": "500~kg żywności (pieczywo) do 30~listopada",
        "uk": "500~кг продуктів (хліб) до 30~листопада",
        "en": "500~kg of food (bread) by 30~November",
        "ru": "500~кг продуктов (хлеб) до 30~ноября",
    }),
    "any food": (wanted("food"), {
        "pl": "Żywność do 30~listopada",
        "uk": "Продукти до 30~листопада",
        "en": "Food by 30~November",
        "ru": "Продукты до 30~ноября",
    }),
    "food of the kind food": (wanted("food", 20, "kg", category="food"), {
        "pl": "20~kg żywności do 30~listopada",
        "uk": "20~кг продуктів до 30~листопада",
        "en": "20~kg of food by 30~November",
        "ru": "20~кг продуктов до 30~ноября",
    }),
    "fruit by the piece": (wanted("food", 22, "pieces", category="fruit"), {
        "pl": "Żywność (owoce): 22~sztuki do 30~listopada",
        "uk": "Продукти (фрукти): 22~штуки до 30~листопада",
        "en": "Food (fruit): 22~pieces by 30~November",
        "ru": "Продукты (фрукты): 22~штуки до 30~ноября",
    }),
    "money": (wanted("money", 12000, "pln"), {
        "pl": "12~000~zł do 30~listopada",
        "uk": "12~000~zł до 30~листопада",
        "en": "12,000~zł by 30~November",
        "ru": "12~000~zł до 30~ноября",
    }),
    "one volunteer": (wanted("volunteers", 1, "people"), {
        "pl": "1~osoba do pomocy do 30~listopada",
        "uk": "1~людина для допомоги до 30~листопада",
        "en": "1~volunteer by 30~November",
        "ru": "1~человек в помощь до 30~ноября",
    }),
    "five volunteers": (wanted("volunteers", 5, "people"), {
        "pl": "5~osób do pomocy do 30~listopada",
        "uk": "5~людей для допомоги до 30~листопада",
        "en": "5~volunteers by 30~November",
        "ru": "5~человек в помощь до 30~ноября",
    }),
    "three trips": (wanted("transport", 3, "trips"), {
        "pl": "Transport: 3~przejazdy do 30~listopada",
        "uk": "Перевезення: 3~поїздки до 30~листопада",
        "en": "Transport: 3~trips by 30~November",
        "ru": "Перевозка: 3~поездки до 30~ноября",
    }),
    "a shelf": (wanted("equipment", 1, "pieces"), {
        "pl": "Wyposażenie: 1~sztuka do 30~listopada",
        "uk": "Обладнання: 1~штука до 30~листопада",
        "en": "Equipment: 1~piece by 30~November",
        "ru": "Оборудование: 1~штука до 30~ноября",
    }),
    "premises": (wanted("premises", 120, "m2"), {
        "pl": "Lokal: 120~m² do 30~listopada",
        "uk": "Приміщення: 120~м² до 30~листопада",
        "en": "Premises: 120~m² by 30~November",
        "ru": "Помещение: 120~м² до 30~ноября",
    }),
    "hours of skills": (wanted("skills", 10, "hours"), {
        "pl": "Umiejętności: 10~godzin do 30~listopada",
        "uk": "Вміння: 10~годин до 30~листопада",
        "en": "Skills: 10~hours by 30~November",
        "ru": "Умения: 10~часов до 30~ноября",
    }),
    "a far day has its year": (wanted("transport", until=date(2030, 3, 1)), {
        "pl": "Transport do 1~marca 2030",
        "uk": "Перевезення до 1~березня 2030",
        "en": "Transport by 1~March 2030",
        "ru": "Перевозка до 1~марта 2030",
    }),
    "a day that is over has its year": (wanted("transport", until=date(2026, 11, 19)), {
        "pl": "Transport do 19~listopada 2026",
        "uk": "Перевезення до 19~листопада 2026",
        "en": "Transport by 19~November 2026",
        "ru": "Перевозка до 19~ноября 2026",
    }),
}  # fmt: skip

REQUEST_STATES = {
    "open": ("Nadal potrzebne", "Ще потрібно", "Still needed", "Ещё нужно"),
    "promised": ("Jest już obietnica", "Уже є обіцянка", "There is a promise", "Уже есть обещание"),
    "met": ("Już jest w sklepie", "Уже є в магазині", "The shop has it", "Уже есть в магазине"),
    "withdrawn": (
        "Sklep już tego nie potrzebuje", "Магазину це вже не потрібно", "The shop needs it no more",
        "Магазину это больше не нужно",
    ),
    "expired": ("Termin minął", "Термін минув", "The last day is over", "Срок прошёл"),
}  # fmt: skip
OFFER_STATES = {
    "open": (
        "Oferta czeka na sklep", "Пропозиція чекає на магазин", "The offer waits for a shop",
        "Предложение ждёт магазин",
    ),
    "promised": (
        "Oferta jest obiecana sklepowi", "Пропозицію обіцяно магазину", "The offer is promised to a shop",
        "Предложение обещано магазину",
    ),
    "used": ("Już jest w sklepie", "Уже є в магазині", "The shop has it", "Уже есть в магазине"),
    "withdrawn": (
        "Oferta jest wycofana", "Пропозицію відкликано", "The offer is withdrawn", "Предложение отозвано",
    ),
    "expired": ("Termin minął", "Термін минув", "The last day is over", "Срок прошёл"),
}  # fmt: skip
FOUND = {
    0: (
        "Żaden sklep teraz o to nie prosi.", "Зараз жоден магазин про це не просить.", "No shop asks for this now.",
        "Сейчас ни один магазин об этом не просит.",
    ),
    1: ("1 prośba sklepu.", "1 прохання від магазинів.", "1 request of a shop.", "1 просьба от магазинов."),
    2: ("2 prośby sklepów.", "2 прохання від магазинів.", "2 requests of shops.", "2 просьбы от магазинов."),
    5: ("5 próśb sklepów.", "5 прохань від магазинів.", "5 requests of shops.", "5 просьб от магазинов."),
}  # fmt: skip
NEAR = {
    0: (
        "W promieniu 100 km żaden sklep teraz o to nie prosi. Szukamy od: Gdynia.",
        "У радіусі 100 км жоден магазин зараз про це не просить. Шукаємо від: Gdynia.",
        "Within 100 km of Gdynia no shop asks for this now.",
        "В радиусе 100 км сейчас ни один магазин об этом не просит. Ищем от: Gdynia.",
    ),
    2: (
        "2 prośby sklepów w promieniu 100 km od: Gdynia.",
        "2 прохання від магазинів у радіусі 100 км від: Gdynia.",
        "2 requests of shops within 100 km of: Gdynia.",
        "2 просьбы от магазинов в радиусе 100 км от: Gdynia.",
    ),
}
URGENCIES = {
    "urgent": ("Pilne", "Терміново", "Urgent", "Срочно"),
    "soon": ("Potrzebne wkrótce", "Потрібно незабаром", "Soon", "Нужно в ближайшее время"),
    "normal": ("", "", "", ""),
}
LANGUAGES = ("pl", "uk", "en", "ru")


def in_all(say: Any) -> tuple[str, ...]:
    said = []
    for language in LANGUAGES:
        with override(language):
            said.append(say())
    return tuple(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", GOLDEN)
def test_request_line_says(name: str, language: str):
    request, lines = GOLDEN[name]
    with override(language):
        assert sentences.request_line(request, TODAY).replace("\u00a0", "~") == lines[language]


def test_offer_line_says():
    offer = Offer(kind="food", amount=300, unit="kg", until=LAST_DAY)
    assert in_all(lambda: sentences.offer_line(offer, TODAY).replace("\u00a0", " ")) == (
        "300 kg żywności do 30 listopada",
        "300 кг продуктів до 30 листопада",
        "300 kg of food until 30 November",
        "300 кг продуктов до 30 ноября",
    )


@pytest.mark.parametrize("state", ShopRequest.State.values)
def test_request_state_says(state: str):
    assert in_all(lambda: sentences.request_state(ShopRequest(state=state))) == REQUEST_STATES[state]


@pytest.mark.parametrize("state", Offer.State.values)
def test_offer_state_says(state: str):
    assert in_all(lambda: sentences.offer_state(Offer(state=state))) == OFFER_STATES[state]


@pytest.mark.parametrize("urgency", ShopRequest.Urgency.values)
def test_urgency_says(urgency: str):
    assert in_all(lambda: sentences.urgency(ShopRequest(urgency=urgency))) == URGENCIES[urgency]


@pytest.mark.parametrize("count", FOUND)
def test_count_of_requests_says(count: int):
    assert in_all(lambda: sentences.requests_found(count)) == FOUND[count]


@pytest.mark.parametrize("count", NEAR)
def test_count_of_requests_near_a_place_says(count: int):
    assert in_all(lambda: sentences.requests_near(count, 100, "Gdynia")) == NEAR[count]


@pytest.mark.parametrize("kind", ShopRequest._meta.get_field("kind").flatchoices)
@pytest.mark.parametrize("unit", ShopRequest._meta.get_field("unit").flatchoices)
def test_every_kind_is_said_in_every_unit(kind: tuple[str, str], unit: tuple[str, str]):
    said = sentences.what(wanted(kind[0], 3, unit[0]))
    assert "3" in said and "%" not in said
