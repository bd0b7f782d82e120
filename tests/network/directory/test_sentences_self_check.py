"""What does the self-check say, word for word, in each language?"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override

from network.directory.models import Area, FactAge, NationalAmount, Shop
from network.directory.self_check import sentences
from network.directory.self_check.answers import Answers, Ground
from network.directory.self_check.evaluation import Verdict, evaluate
from network.directory.self_check.reasons import reason
from tests.network.directory.check_shops import criterion, lives, paper, shop_with, way
from tests.network.directory.plain_shops import confirmed, last_hour, read

TODAY = date(2026, 11, 27)
GROUND = Ground(NationalAmount(single=Decimal(1010), family=Decimal(823)))
OLD = read("2019", "2019-12-31", "who")
NEW = confirmed("2026-11-20", "who", "status")


def because(one: Any, ground: Ground = GROUND, **said: Any) -> Callable[[], str]:
    """The reason about one condition, as it stands on the page."""

    def say() -> str:
        answers = Answers(**said)
        found = evaluate(shop_with(way(one)), answers, ground)
        assert found.way is not None
        told = reason(found.way.findings[0], answers, ground)
        return f"{told['label']} {told['text']}".strip()

    return say


def verdict(*conditions: Any, ages: list[FactAge] = NEW, papers: Any = (), **facts: Any) -> Callable[[], str]:
    """The answer about a shop with one way in, to somebody who said nothing but that she is 30."""

    def say() -> str:
        shop = shop_with(way(*conditions), papers=[paper(kind) for kind in papers], ages=ages, **facts)
        return sentences.answer(evaluate(shop, Answers(age=30), GROUND), shop, TODAY)

    return say


def where(kind: str = "unknown", district: str = "", name: str = "Wejherowo") -> Any:
    return criterion("residence", [Area(name=name, kind=kind, district=district)])


def income(**limits: Any) -> Any:
    return criterion("income", **limits)


def near(name: str, km: float) -> Shop:
    shop = shop_with(name=name)
    shop.distance_km = km
    return shop


HOME, NAMESAKE = lives("Wejherowo"), Ground(namesake=True)
OWN = {"single": Decimal(2328), "family": Decimal(1800)}
EVERYONE, SENIOR = criterion("everyone"), criterion("age", years=60)
LAST_HOUR = way(EVERYONE, mode="no_referral")
SATURDAY = way(EVERYONE, mode="everyone")

CASES: dict[str, Callable[[], str]] = {
    "lives there": because(where(), place=HOME),
    "lives elsewhere": because(where(), place=lives("Luzino")),
    "place not said": because(where()),
    "town or villages": because(where("rural"), NAMESAKE, place=HOME),
    "namesake of unknown kind": because(where(), NAMESAKE, place=HOME),
    "district": because(where(name="Gdańsk", district="Nowy Port"), place=lives("Gdańsk", "city")),
    "area not known": because(criterion("residence"), place=HOME),
    "income of one within": because(income(percent=300), size=1, income=Decimal(3030)),
    "income of one above": because(income(percent=265), size=1, income=Decimal(3030)),
    "income of three within": because(income(percent=265), size=3, income=Decimal(3000)),
    "income of three above": because(income(percent=265), size=3, income=Decimal(9000)),
    "income not said": because(income(percent=300), size=3),
    "income between two limits": because(income(percent=300, **OWN), size=1, income=Decimal(2500)),
    "limit for families not known": because(income(single=Decimal(2100)), size=2, income=Decimal(2000)),
    "limit for one not known": because(income(family=Decimal(1800)), size=1, income=Decimal(2000)),
    "no amount of law known": because(income(percent=300), Ground(), size=1, income=Decimal(2000)),
    "old enough": because(SENIOR, age=61),
    "not old enough": because(SENIOR, age=30),
    "age not said": because(SENIOR),
    "belongs to the group": because(criterion("status", status="disability"), situations=frozenset({"disability"})),
    "does not belong": because(criterion("status", status="foster_family"), situations=frozenset()),
    "group not said": because(criterion("status", status="disability")),
    "has a referral": because(criterion("referral"), has_referral=True),
    "needs a referral": because(criterion("referral")),
    "decided one by one": because(criterion("individual")),
    "everyone": because(EVERYONE),
    "yes": verdict(EVERYONE),
    "yes, old rules": verdict(EVERYONE, ages=OLD),
    "yes, rules without a date": verdict(EVERYONE, ages=[]),
    "yes, shop perhaps gone": verdict(EVERYONE, ages=confirmed("2026-11-20", "who")),
    "yes, no room": verdict(EVERYONE, capacity="full", capacity_until=date(2026, 12, 1)),
    "with a referral": verdict(criterion("referral")),
    "with a referral and a decision, old rules": verdict(criterion("referral"), criterion("individual"), ages=OLD),
    "with a paper, rules without a date": verdict(EVERYONE, ages=[], papers=["office_certificate"]),
    "depends on what she did not say": verdict(where()),
    "depends on what nobody knows": verdict(criterion("residence")),
    "another way": verdict(SENIOR),
    "nobody told": lambda: sentences.answer(evaluate(shop_with(), Answers(), GROUND), shop_with(), TODAY),
    "in the last hour": lambda: sentences.when(LAST_HOUR[0], shop_with(LAST_HOUR, windows=[last_hour()])),
    "on Saturdays": lambda: sentences.when(SATURDAY[0], shop_with(SATURDAY, ages=[])),
    "at other times": lambda: sentences.at_other_times(
        evaluate(shop_with(way(EVERYONE, mode="everyone"), way(criterion("referral"))), Answers(), GROUND)
    ),
    "age of the rules": lambda: sentences.rules_age(shop_with(ages=NEW), TODAY),
    "age of old rules": lambda: sentences.rules_age(shop_with(ages=OLD), TODAY),
    "age of rules without a date": lambda: sentences.rules_age(shop_with(), TODAY),
    "who gives a referral": lambda: sentences.referral_from("GOPS w Wejherowie"),
    "nobody known who gives a referral": lambda: sentences.referral_from(""),
    "how to get a decision": sentences.decision_from,
    "how to get a paper": lambda: sentences.paper_from([paper("office_certificate")]),
    "also decides one by one": lambda: sentences.one_by_one(shop_with(way(SENIOR, criterion("individual")))),
    "office of a gmina": lambda: sentences.office(None, HOME),
    "another shop fits": lambda: sentences.nearer(near("Spichlerz", 3.2)),
    "one shop fits": lambda: sentences.summary([Verdict.MAY_COME, Verdict.ASK], 50, None),
    "two shops fit": lambda: sentences.summary([Verdict.MAY_COME] * 2, 50, None),
    "five shops with something more": lambda: sentences.summary([Verdict.MAY_COME_WITH] * 5, 50, None),
    "two shops to ask": lambda: sentences.summary([Verdict.ASK] * 2 + [Verdict.OTHER_WAY], 50, None),
    "no shop fits": lambda: sentences.summary([Verdict.OTHER_WAY], 50, None),
}

GOLDEN: dict[str, dict[str, str]] = {
    "lives there": {
        "pl": "Pasuje: mieszkasz w gminie Wejherowo.",
        "uk": "Підходить: ви живете в ґміні Wejherowo.",
        "en": "Fits: you live in gmina Wejherowo.",
        "ru": "Подходит: вы живёте в гмине Wejherowo.",
    },
    "lives elsewhere": {
        "pl": "Ten sklep jest dla osób z gminy Wejherowo.",
        "uk": "Цей магазин для людей з ґміни Wejherowo.",
        "en": "This shop is for people from gmina Wejherowo.",
        "ru": "Этот магазин для людей из гмины Wejherowo.",
    },
    "place not said": {
        "pl": "To zależy: sklep jest dla osób z gminy Wejherowo. Nie wiemy, gdzie mieszkasz.",
        "uk": "Залежить: магазин для людей з ґміни Wejherowo. Ми не знаємо, де ви живете.",
        "en": "It depends: the shop is for people from gmina Wejherowo. We do not know where you live.",
        "ru": "Зависит: магазин для людей из гмины Wejherowo. Мы не знаем, где вы живёте.",
    },
    "town or villages": {
        "pl": "To zależy: mieszkasz w mieście Wejherowo czy na wsi dookoła?",
        "uk": "Залежить: ви живете в місті Wejherowo чи в селах довкола?",
        "en": "It depends: do you live in the town of Wejherowo or in the villages around it?",
        "ru": "Зависит: вы живёте в городе Wejherowo или в сёлах вокруг?",
    },
    "namesake of unknown kind": {
        "pl": "To zależy: nie wiemy, czy to dla miasta Wejherowo, dla wsi dookoła, czy dla jednych i drugich.",
        "uk": "Залежить: ми не знаємо, чи це для міста Wejherowo, чи для сіл довкола, чи для всіх.",
        "en": "It depends: we do not know if this is for the town of Wejherowo, for the villages around it, or for both.",
        "ru": "Зависит: мы не знаем, это для города Wejherowo, для сёл вокруг или для всех.",
    },
    "district": {
        "pl": "To zależy: sklep jest dla osób z Gdańska, z dzielnicy Nowy Port. Zapytaj, czy Twoja ulica tam należy.",
        "uk": "Залежить: магазин для людей з міста Gdańsk, район Nowy Port. Запитайте, чи ваша вулиця туди належить.",
        "en": "It depends: the shop is for people from Gdańsk, district Nowy Port. Ask if your street is there.",
        "ru": "Зависит: магазин для людей из города Gdańsk, район Nowy Port. Спросите, относится ли туда ваша улица.",
    },
    "area not known": {
        "pl": "To zależy: sklep jest dla osób z jakiejś okolicy. Nie wiemy, z jakiej.",
        "uk": "Залежить: магазин для людей з якоїсь місцевості. Ми не знаємо, з якої.",
        "en": "It depends: the shop is for people of some area. We do not know of which.",
        "ru": "Зависит: магазин для людей из какой-то местности. Мы не знаем, из какой.",
    },
    "income of one within": {
        "pl": "Pasuje: Twój dochód to najwyżej 3030\u00a0zł.",
        "uk": "Підходить: ваш дохід не більший за 3030\u00a0zł.",
        "en": "Fits: your income is at most 3030\u00a0zł.",
        "ru": "Подходит: ваш доход не больше 3030\u00a0zł.",
    },
    "income of one above": {
        "pl": "Ten sklep jest dla osób z dochodem do 2676,50\u00a0zł.",
        "uk": "Цей магазин для людей з доходом до 2676,50\u00a0zł.",
        "en": "This shop is for people with an income of up to 2676.50\u00a0zł.",
        "ru": "Этот магазин для людей с доходом до 2676,50\u00a0zł.",
    },
    "income of three within": {
        "pl": "Pasuje: Twój dochód to najwyżej 2180,95\u00a0zł na osobę.",
        "uk": "Підходить: ваш дохід не більший за 2180,95\u00a0zł на людину.",
        "en": "Fits: your income is at most 2180.95\u00a0zł for each person.",
        "ru": "Подходит: ваш доход не больше 2180,95\u00a0zł на человека.",
    },
    "income of three above": {
        "pl": "Ten sklep jest dla rodzin, w których na osobę wypada do 2180,95\u00a0zł.",
        "uk": "Цей магазин для родин, у яких на людину припадає до 2180,95\u00a0zł.",
        "en": "This shop is for families with up to 2180.95\u00a0zł for each person.",
        "ru": "Этот магазин для семей, в которых на человека приходится до 2180,95\u00a0zł.",
    },
    "income not said": {
        "pl": "To zależy: dochód do 3030\u00a0zł dla jednej osoby, do 2469\u00a0zł na osobę w rodzinie.",
        "uk": "Залежить: дохід до 3030\u00a0zł для однієї людини, до 2469\u00a0zł на людину в родині.",
        "en": "It depends: income up to 3030\u00a0zł for one person, up to 2469\u00a0zł for each person of a family.",
        "ru": "Зависит: доход до 3030\u00a0zł для одного человека, до 2469\u00a0zł на человека в семье.",
    },
    "income between two limits": {
        "pl": "To zależy: znamy dwie granice: 3030\u00a0zł z przepisów i 2328\u00a0zł ze sklepu. Twój dochód jest pomiędzy.",
        "uk": "Залежить: відомо дві межі: 3030\u00a0zł за законом і 2328\u00a0zł від магазину. Ваш дохід між ними.",
        "en": "It depends: two limits are known, 3030\u00a0zł by law and 2328\u00a0zł by the shop. You are in between.",
        "ru": "Зависит: известны две границы: 3030\u00a0zł по закону и 2328\u00a0zł от магазина. Ваш доход между ними.",
    },
    "limit for families not known": {
        "pl": "To zależy: dochód do 2100\u00a0zł dla jednej osoby. Granicy dla rodzin nie znamy.",
        "uk": "Залежить: дохід до 2100\u00a0zł для однієї людини. Межі для родин ми не знаємо.",
        "en": "It depends: income up to 2100\u00a0zł for one person. For families we do not know the limit.",
        "ru": "Зависит: доход до 2100\u00a0zł для одного человека. Границы для семей мы не знаем.",
    },
    "limit for one not known": {
        "pl": "To zależy: dochód do 1800\u00a0zł na osobę w rodzinie. Granicy dla jednej osoby nie znamy.",
        "uk": "Залежить: дохід до 1800\u00a0zł на людину в родині. Межі для однієї людини ми не знаємо.",
        "en": "It depends: income up to 1800\u00a0zł for each person of a family. For one person we do not know the limit.",
        "ru": "Зависит: доход до 1800\u00a0zł на человека в семье. Границы для одного человека мы не знаем.",
    },
    "no amount of law known": {
        "pl": "To zależy: jest granica dochodu. Kwoty nie znamy.",
        "uk": "Залежить: є межа доходу. Суми ми не знаємо.",
        "en": "It depends: there is an income limit. We do not know the amount.",
        "ru": "Зависит: есть граница дохода. Суммы мы не знаем.",
    },
    "old enough": {
        "pl": "Pasuje: masz co najmniej 60 lat.",
        "uk": "Підходить: вам щонайменше 60 років.",
        "en": "Fits: you are at least 60 years old.",
        "ru": "Подходит: вам не меньше 60 лет.",
    },
    "not old enough": {
        "pl": "Tak mogą przyjść osoby, które mają co najmniej 60 lat.",
        "uk": "Так можуть прийти люди, яким щонайменше 60 років.",
        "en": "This way is for people who are at least 60 years old.",
        "ru": "Так могут прийти люди, которым не меньше 60 лет.",
    },
    "age not said": {
        "pl": "To zależy: czy masz co najmniej 60 lat?",
        "uk": "Залежить: чи вам щонайменше 60 років?",
        "en": "It depends: are you at least 60 years old?",
        "ru": "Зависит: вам не меньше 60 лет?",
    },
    "belongs to the group": {
        "pl": "Pasuje: masz niepełnosprawność.",
        "uk": "Підходить: у вас є інвалідність.",
        "en": "Fits: you have a disability.",
        "ru": "Подходит: у вас есть инвалидность.",
    },
    "does not belong": {
        "pl": "Możesz tak przyjść, jeśli prowadzisz rodzinę zastępczą.",
        "uk": "Ви можете так прийти, якщо у вас прийомна родина.",
        "en": "You can come this way if you are a foster family.",
        "ru": "Вы можете так прийти, если у вас приёмная семья.",
    },
    "group not said": {
        "pl": "To zależy: możesz przyjść, jeśli masz niepełnosprawność.",
        "uk": "Залежить: ви можете прийти, якщо у вас є інвалідність.",
        "en": "It depends: you can come if you have a disability.",
        "ru": "Зависит: вы можете прийти, если у вас есть инвалидность.",
    },
    "has a referral": {
        "pl": "Pasuje: masz skierowanie.",
        "uk": "Підходить: маєте направлення.",
        "en": "Fits: you have a referral.",
        "ru": "Подходит: у вас есть направление.",
    },
    "needs a referral": {
        "pl": "Brakuje: skierowanie.",
        "uk": "Ще потрібно: направлення.",
        "en": "Still missing: a referral.",
        "ru": "Ещё нужно: направление.",
    },
    "decided one by one": {
        "pl": "Brakuje: decyzja w Twojej sprawie.",
        "uk": "Ще потрібно: рішення у вашій справі.",
        "en": "Still missing: a decision about your case.",
        "ru": "Ещё нужно: решение по вашему делу.",
    },
    "everyone": {
        "pl": "Pasuje: mogą przyjść wszyscy.",
        "uk": "Підходить: прийти можуть усі.",
        "en": "Fits: everyone may come.",
        "ru": "Подходит: прийти могут все.",
    },
    "yes": {
        "pl": "Tak, możesz przyjść.",
        "uk": "Так, можете прийти.",
        "en": "Yes, you may come.",
        "ru": "Да, можете прийти.",
    },
    "yes, old rules": {
        "pl": "Tak, według zasad z 2019 roku. Zapytaj przed wyjściem.",
        "uk": "Так, за правилами від 2019 року. Запитайте, перш ніж іти.",
        "en": "Yes by the rules of 2019, ask before you go.",
        "ru": "Да, по правилам от 2019 года. Спросите, прежде чем идти.",
    },
    "yes, rules without a date": {
        "pl": "Tak, według zasad bez daty. Zapytaj przed wyjściem.",
        "uk": "Так, за правилами без дати. Запитайте, перш ніж іти.",
        "en": "Yes by rules without a date, ask before you go.",
        "ru": "Да, по правилам без даты. Спросите, прежде чем идти.",
    },
    "yes, shop perhaps gone": {
        "pl": "Tak, ale najpierw zapytaj, czy sklep działa.",
        "uk": "Так, але спочатку запитайте, чи магазин працює.",
        "en": "Yes, but first ask if the shop still opens.",
        "ru": "Да, но сначала спросите, работает ли магазин.",
    },
    "yes, no room": {
        "pl": "Według zasad tak, ale najpierw zapytaj, czy jest miejsce.",
        "uk": "За правилами так, але спочатку запитайте, чи є місце.",
        "en": "Yes by the rules, but first ask if there is room.",
        "ru": "По правилам да, но сначала спросите, есть ли место.",
    },
    "with a referral": {
        "pl": "Tak, ale najpierw potrzebne: skierowanie.",
        "uk": "Так, але спочатку потрібно: направлення.",
        "en": "Yes, but first you need: a referral.",
        "ru": "Да, но сначала нужно: направление.",
    },
    "with a referral and a decision, old rules": {
        "pl": "Według zasad z 2019 roku potrzebne: skierowanie i decyzja w Twojej sprawie. Zapytaj przed wyjściem.",
        "uk": "За правилами від 2019 року потрібно: направлення і рішення у вашій справі. Запитайте, перш ніж іти.",
        "en": "By the rules of 2019 you need: a referral and a decision about your case. Ask before you go.",
        "ru": "По правилам от 2019 года нужно: направление и решение по вашему делу. Спросите, прежде чем идти.",
    },
    "with a paper, rules without a date": {
        "pl": "Według zasad bez daty potrzebne: zaświadczenie z ośrodka pomocy społecznej. Zapytaj przed wyjściem.",
        "uk": "За правилами без дати потрібно: довідка з центру соціальної допомоги (zaświadczenie). Запитайте, перш ніж іти.",
        "en": "By rules without a date you need: a certificate from the social assistance office. Ask before you go.",
        "ru": "По правилам без даты нужно: справка из центра социальной помощи (zaświadczenie). Спросите, прежде чем идти.",
    },
    "depends on what she did not say": {
        "pl": "To zależy. Niżej piszemy, od czego.",
        "uk": "Залежить. Нижче пишемо, від чого.",
        "en": "It depends. We say below on what.",
        "ru": "Зависит. Ниже пишем, от чего.",
    },
    "depends on what nobody knows": {
        "pl": "Najpierw zapytaj.",
        "uk": "Спочатку запитайте.",
        "en": "Ask first.",
        "ru": "Сначала спросите.",
    },
    "another way": {
        "pl": "Poszukajmy innej drogi.",
        "uk": "Пошукаймо іншого шляху.",
        "en": "Let us look for another way.",
        "ru": "Поищем другой путь.",
    },
    "nobody told": {
        "pl": "Nie wiemy, kto może przyjść. Najpierw zapytaj.",
        "uk": "Ми не знаємо, хто може прийти. Спочатку запитайте.",
        "en": "We do not know who may come. Ask first.",
        "ru": "Мы не знаем, кто может прийти. Сначала спросите.",
    },
    "in the last hour": {
        "pl": "Kiedy: w ostatniej godzinie.",
        "uk": "Коли: в останню годину.",
        "en": "When: in the last hour.",
        "ru": "Когда: в последний час.",
    },
    "on Saturdays": {
        "pl": "Kiedy: w godzinach dla wszystkich.",
        "uk": "Коли: у години для всіх.",
        "en": "In the hours for everyone.",
        "ru": "Когда: в часы для всех.",
    },
    "at other times": {
        "pl": "W innych godzinach potrzebne: skierowanie.",
        "uk": "В інші години потрібно: направлення.",
        "en": "At other times you need: a referral.",
        "ru": "В другие часы нужно: направление.",
    },
    "age of the rules": {
        "pl": "Zasady z 20 listopada 2026.",
        "uk": "Правила від 20 листопада 2026.",
        "en": "Rules as of 20 November 2026.",
        "ru": "Правила от 20 ноября 2026.",
    },
    "age of old rules": {
        "pl": "Zasady z 2019 roku. Zapytaj przed wyjściem.",
        "uk": "Правила від 2019 року. Запитайте, перш ніж іти.",
        "en": "Rules as of 2019. Ask before you go.",
        "ru": "Правила от 2019 года. Спросите, прежде чем идти.",
    },
    "age of rules without a date": {
        "pl": "Zasady bez daty. Zapytaj przed wyjściem.",
        "uk": "Правила без дати. Запитайте, перш ніж іти.",
        "en": "Rules without a date. Ask before you go.",
        "ru": "Правила без даты. Спросите, прежде чем идти.",
    },
    "who gives a referral": {
        "pl": "Potrzebne skierowanie. Daje je: GOPS w Wejherowie.",
        "uk": "Потрібне направлення. Його дає: GOPS w Wejherowie.",
        "en": "You need a referral. It is given by: GOPS w Wejherowie.",
        "ru": "Нужно направление. Его даёт: GOPS w Wejherowie.",
    },
    "nobody known who gives a referral": {
        "pl": "Potrzebne skierowanie. Nie wiemy, kto je daje. Zapytaj w sklepie albo w ośrodku pomocy w swojej gminie.",
        "uk": "Потрібне направлення. Ми не знаємо, хто його дає. Запитайте в магазині або в центрі допомоги вашої ґміни.",
        "en": "You need a referral. We do not know who gives it. Ask in the shop or in the social welfare centre of your gmina.",
        "ru": "Нужно направление. Мы не знаем, кто его даёт. Спросите в магазине или в центре помощи вашей гмины.",
    },
    "how to get a decision": {
        "pl": "Możesz poprosić o decyzję. Powiedz, jak jest u Ciebie.",
        "uk": "Можете попросити про рішення. Розкажіть, як у вас справи.",
        "en": "You can ask for a decision. Say how things are with you.",
        "ru": "Можете попросить о решении. Расскажите, как у вас дела.",
    },
    "how to get a paper": {
        "pl": "Potrzebne jeszcze: zaświadczenie z ośrodka pomocy społecznej. Zapytaj, kto to daje.",
        "uk": "Ще потрібно: довідка з центру соціальної допомоги (zaświadczenie). Запитайте, хто це дає.",
        "en": "You still need: a certificate from the social assistance office. Ask where you get it.",
        "ru": "Ещё нужно: справка из центра социальной помощи (zaświadczenie). Спросите, кто это даёт.",
    },
    "also decides one by one": {
        "pl": "Ten sklep patrzy też na każdą sprawę osobno. Możesz zapytać.",
        "uk": "Цей магазин також розглядає кожну справу окремо. Можете запитати.",
        "en": "This shop also decides one by one. You can ask.",
        "ru": "Этот магазин также рассматривает каждый случай отдельно. Можете спросить.",
    },
    "office of a gmina": {
        "pl": "Zapytaj w ośrodku pomocy społecznej w gminie Wejherowo. Pomaga mieszkańcom gminy.",
        "uk": "Запитайте в центрі соціальної допомоги ґміни Wejherowo. Він допомагає її мешканцям.",
        "en": "Ask in the social welfare centre of gmina Wejherowo. It helps the people who live there.",
        "ru": "Спросите в центре социальной помощи гмины Wejherowo. Он помогает её жителям.",
    },
    "another shop fits": {
        "pl": "Pasuje: Spichlerz, około 3 km.",
        "uk": "Підходить: Spichlerz, близько 3 км.",
        "en": "Spichlerz fits, about 3 km.",
        "ru": "Подходит: Spichlerz, около 3 км.",
    },
    "one shop fits": {
        "pl": "Według zasad, które znamy, pasuje 1 sklep.",
        "uk": "За правилами, які ми знаємо, підходить 1 магазин.",
        "en": "By the rules we know 1 shop fits.",
        "ru": "По правилам, которые мы знаем, подходит 1 магазин.",
    },
    "two shops fit": {
        "pl": "Według zasad, które znamy, pasują 2 sklepy.",
        "uk": "За правилами, які ми знаємо, підходять 2 магазини.",
        "en": "By the rules we know 2 shops fit.",
        "ru": "По правилам, которые мы знаем, подходят 2 магазина.",
    },
    "five shops with something more": {
        "pl": "Możesz przyjść do 5 sklepów, ale czegoś jeszcze brakuje.",
        "uk": "Можете прийти до 5 магазинів, але чогось іще бракує.",
        "en": "To 5 shops you can come when you have one thing more.",
        "ru": "Можно прийти в 5 магазинов, но чего-то ещё не хватает.",
    },
    "two shops to ask": {
        "pl": "Najpierw zapytaj w 2 sklepach.",
        "uk": "Спочатку запитайте в 2 магазинах.",
        "en": "Ask first in 2 shops.",
        "ru": "Сначала спросите в 2 магазинах.",
    },
    "no shop fits": {
        "pl": "Poszukajmy innej drogi.",
        "uk": "Пошукаймо іншого шляху.",
        "en": "Let us look for another way.",
        "ru": "Поищем другой путь.",
    },
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", ["pl", "uk", "en", "ru"])
def test_sentence_reads_word_for_word(name: str, language: str) -> None:
    with override(language):
        assert CASES[name]() == GOLDEN[name][language]
