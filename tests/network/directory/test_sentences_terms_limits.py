"""What do the sentences about prices and limits say, word for word, in each language?"""

from decimal import Decimal
from typing import Any

from network.directory import sentences
from network.directory.models import Limit
from network.directory.sentences.limits import limit_said, quantity
from tests.network.directory.plain_terms import Golden, at_most, terms_shop, word_for_word


def limits(*rows: Limit) -> list[str]:
    return sentences.limits(terms_shop(limits=rows))


def at_least(number: str, unit: str, period: str = "", **facts: Any) -> Limit:
    return at_most(number, unit, period, direction="at_least", **facts)


def means(cash: str, card: str) -> str:
    shop = terms_shop(payment="discounted_price", market_percent_max=50, takes_cash=cash, takes_card=card)
    return sentences.price(shop)[-1]


# What is said, in Polish, Ukrainian, English and Russian; "~" is a no-break space, "|" parts the sentences.
GOLDEN: Golden = {
    "visits": (
        lambda: limits(
            at_most("2", "visits", "week"),
            at_most("1", "visits", "month"),
            at_most("5", "visits", "year"),
            at_most("3", "visits", mode="no_referral"),
        ),
        (
            (
                "Najwyżej 2~razy w tygodniu. | Najwyżej 1~raz w miesiącu. | Najwyżej 5~razy w roku. | Bez "
                "skierowania: najwyżej 3~razy."
            ),
            (
                "Щонайбільше 2~рази на тиждень. | Щонайбільше 1~раз на місяць. | Щонайбільше 5~разів на рік. | Без "
                "направлення: щонайбільше 3~рази."
            ),
            (
                "At most 2~times a week. | At most 1~time a month. | At most 5~times a year. | Without a referral: "
                "at most 3~times."
            ),
            (
                "Максимум 2~раза в неделю. | Максимум 1~раз в месяц. | Максимум 5~раз в год. | Без направления: "
                "максимум 3~раза."
            ),
        ),
    ),
    "kilograms": (
        lambda: limits(
            at_most("2.5", "kg", "visit", per="person", by_household_size=True),
            at_most("12", "kg", "month", per="household"),
        ),
        (
            (
                "Najwyżej 2,5~kg na osobę za każdym razem, im więcej osób w domu, tym więcej. | Najwyżej 12~kg na "
                "wszystkich w domu w miesiącu."
            ),
            (
                "Щонайбільше 2,5~кг на людину за один раз, що більше людей удома, то більше. | Щонайбільше 12~кг на "
                "всіх удома на місяць."
            ),
            (
                "At most 2.5~kg per person each time, the more people at home the more. | At most 12~kg for the "
                "whole household a month."
            ),
            (
                "Максимум 2,5~кг на человека за один раз, чем больше людей дома, тем больше. | Максимум 12~кг на "
                "всех домашних в месяц."
            ),
        ),
    ),
    "a bag of at least": (
        lambda: limits(at_least("2.5", "kg", "visit"), at_least("5", "items", "day")),
        (
            "Torba waży co najmniej 2,5~kg. | Co najmniej 5~sztuk dziennie.",
            "Сумка важить щонайменше 2,5~кг. | Щонайменше 5~штук на день.",
            "A bag weighs at least 2.5~kg. | At least 5~pieces a day.",
            "Сумка весит минимум 2,5~кг. | Минимум 5~штук в день.",
        ),
    ),
    "money": (
        lambda: limits(
            at_most("100", "pln", "visit", is_approximate=True),
            at_most("1752.5", "pln", "day"),
            at_least("10000", "pln", "year", is_approximate=True),
        ),
        (
            (
                "Mniej więcej 100~zł za każdym razem. | Najwyżej 1752,50~zł dziennie. | Mniej więcej 10~000~zł w "
                "roku lub więcej."
            ),
            (
                "Приблизно 100~zł за один раз. | Щонайбільше 1752,50~zł на день. | Приблизно 10~000~zł на рік або "
                "більше."
            ),
            "About 100~zł each time. | At most 1752.50~zł a day. | About 10,000~zł a year or more.",
            "Примерно 100~zł за один раз. | Максимум 1752,50~zł в день. | Примерно 10~000~zł в год или больше.",
        ),
    ),
    "goods": (
        lambda: limits(
            at_most("1", "items", goods="each_product"),
            at_most("2", "items", goods="resale"),
            at_most("22", "items", "month"),
            at_most("12", "items"),
        ),
        (
            (
                "Najwyżej 1~sztuka każdego produktu. | Najwyżej 2~sztuki towarów, które można by odsprzedać. | "
                "Najwyżej 22~sztuki w miesiącu. | Najwyżej 12~sztuk."
            ),
            (
                "Щонайбільше 1~штука кожного продукту. | Щонайбільше 2~штуки товарів, які можна було б "
                "перепродати. | Щонайбільше 22~штуки на місяць. | Щонайбільше 12~штук."
            ),
            (
                "At most 1~piece of each product. | At most 2~pieces of goods that could be sold on. | At most "
                "22~pieces a month. | At most 12~pieces."
            ),
            (
                "Максимум 1~штука каждого продукта. | Максимум 2~штуки товаров, которые можно было бы перепродать. "
                "| Максимум 22~штуки в месяц. | Максимум 12~штук."
            ),
        ),
    ),
    "points": (
        lambda: limits(
            at_most("1", "points", "day"),
            at_most("22", "points", "week"),
            at_most("200", "points", "month"),
            at_most("2.5", "points", "day"),
        ),
        (
            (
                "Najwyżej 1~punkt dziennie. | Najwyżej 22~punkty w tygodniu. | Najwyżej 200~punktów w miesiącu. | "
                "Najwyżej 2,5~punktu dziennie."
            ),
            (
                "Щонайбільше 1~бал на день. | Щонайбільше 22~бали на тиждень. | Щонайбільше 200~балів на місяць. | "
                "Щонайбільше 2,5~бала на день."
            ),
            (
                "At most 1~point a day. | At most 22~points a week. | At most 200~points a month. | At most "
                "2.5~points a day."
            ),
            (
                "Максимум 1~балл в день. | Максимум 22~балла в неделю. | Максимум 200~баллов в месяц. | Максимум "
                "2,5~балла в день."
            ),
        ),
    ),
    "people inside": (
        lambda: limits(at_most("10", "people_inside"), at_most("1", "people_inside"), at_most("2", "people_inside")),
        (
            "W środku najwyżej 10~osób naraz. | W środku najwyżej 1~osoba naraz. | W środku najwyżej 2~osoby naraz.",
            (
                "Усередині щонайбільше 10~людей одночасно. | Усередині щонайбільше 1~людина одночасно. | Усередині "
                "щонайбільше 2~людини одночасно."
            ),
            (
                "At most 10~people inside at a time. | At most 1~person inside at a time. | At most 2~people "
                "inside at a time."
            ),
            (
                "Внутри максимум 10~человек одновременно. | Внутри максимум 1~человек одновременно. | Внутри "
                "максимум 2~человека одновременно."
            ),
        ),
    ),
    "hours of modes": (
        lambda: limits(
            *[
                at_most("3", "visits", "week", mode=mode)
                for mode in ("referral", "everyone", "seniors", "phone", "regular")
            ]
        ),
        (
            (
                "Ze skierowaniem: najwyżej 3~razy w tygodniu. | W godzinach dla wszystkich: najwyżej 3~razy w "
                "tygodniu. | W godzinach dla seniorów: najwyżej 3~razy w tygodniu. | Przez telefon: najwyżej "
                "3~razy w tygodniu. | Najwyżej 3~razy w tygodniu."
            ),
            (
                "З направленням: щонайбільше 3~рази на тиждень. | У години для всіх: щонайбільше 3~рази на "
                "тиждень. | У години для людей старшого віку: щонайбільше 3~рази на тиждень. | Телефоном: "
                "щонайбільше 3~рази на тиждень. | Щонайбільше 3~рази на тиждень."
            ),
            (
                "With a referral: at most 3~times a week. | In the hours for everyone: at most 3~times a week. | "
                "In the hours for seniors: at most 3~times a week. | By phone: at most 3~times a week. | At most "
                "3~times a week."
            ),
            (
                "С направлением: максимум 3~раза в неделю. | В часы для всех: максимум 3~раза в неделю. | В часы "
                "для пожилых людей: максимум 3~раза в неделю. | По телефону: максимум 3~раза в неделю. | Максимум "
                "3~раза в неделю."
            ),
        ),
    ),
    "donors bring as they like": (
        lambda: limits(at_most("3", "visits", "week", mode="donors")),
        (
            "",
            "",
            "",
            "",
        ),
    ),
    "donors' limit, said alone": (
        lambda: limit_said(at_most("30", "kg", "day", mode="donors")),
        (
            "Oddawanie jedzenia: najwyżej 30~kg dziennie.",
            "Приймання продуктів: щонайбільше 30~кг на день.",
            "Handing in donations: at most 30~kg a day.",
            "Приём продуктов: максимум 30~кг в день.",
        ),
    ),
    "number unknown": (
        lambda: limits(
            at_most(None, "visits"),
            at_most(None, "visits", "week", per="person"),
            at_most(None, "kg", "visit"),
            at_most(None, "pln", "visit"),
        ),
        (
            (
                "Jest limit wizyt, liczby nie znamy. | Jest limit wizyt na osobę w tygodniu, liczby nie znamy. | "
                "Jest limit wagi zakupów za każdym razem, liczby nie znamy. | Jest limit kwoty zakupów za każdym "
                "razem, liczby nie znamy."
            ),
            (
                "Є обмеження кількості візитів, числа не знаємо. | Є обмеження кількості візитів на людину на "
                "тиждень, числа не знаємо. | Є обмеження ваги покупок за один раз, числа не знаємо. | Є обмеження "
                "суми покупок за один раз, числа не знаємо."
            ),
            (
                "There is a limit of visits, we do not know the number. | There is a limit of visits per person a "
                "week, we do not know the number. | There is a limit of weight each time, we do not know the "
                "number. | There is a limit of the sum each time, we do not know the number."
            ),
            (
                "Есть ограничение числа посещений, числа не знаем. | Есть ограничение числа посещений на человека "
                "в неделю, числа не знаем. | Есть ограничение веса покупок за один раз, числа не знаем. | Есть "
                "ограничение суммы покупок за один раз, числа не знаем."
            ),
        ),
    ),
    "number unknown, pieces": (
        lambda: limits(
            at_most(None, "items", goods="resale"), at_most(None, "points", "month"), at_most(None, "people_inside")
        ),
        (
            (
                "Jest limit sztuk towarów, które można by odsprzedać, liczby nie znamy. | Jest limit punktów w "
                "miesiącu, liczby nie znamy. | Jest limit osób w środku, liczby nie znamy."
            ),
            (
                "Є обмеження кількості штук товарів, які можна було б перепродати, числа не знаємо. | Є обмеження "
                "кількості балів на місяць, числа не знаємо. | Є обмеження кількості людей усередині, числа не "
                "знаємо."
            ),
            (
                "There is a limit of pieces of goods that could be sold on, we do not know the number. | There is "
                "a limit of points a month, we do not know the number. | There is a limit of people inside, we do "
                "not know the number."
            ),
            (
                "Есть ограничение числа штук товаров, которые можно было бы перепродать, числа не знаем. | Есть "
                "ограничение числа баллов в месяц, числа не знаем. | Есть ограничение числа людей внутри, числа не "
                "знаем."
            ),
        ),
    ),
    "fractions": (
        lambda: [
            quantity(unit, Decimal("2.5"))
            for unit in ("visits", "points", "items", "people_inside", "referrals", "referral_months")
        ],
        (
            "2,5~raza | 2,5~punktu | 2,5~sztuki | 2,5~osoby | 2,5~skierowania | 2,5~miesiąca",
            "2,5~раза | 2,5~бала | 2,5~штуки | 2,5~людини | 2,5~направлення | 2,5~місяця",
            "2.5~times | 2.5~points | 2.5~pieces | 2.5~people | 2.5~referrals | 2.5~months",
            "2,5~раза | 2,5~балла | 2,5~штуки | 2,5~человека | 2,5~направления | 2,5~месяца",
        ),
    ),
    "price: free": (
        lambda: sentences.price(terms_shop(payment="free")),
        (
            "Nic.",
            "Безкоштовно.",
            "Nothing.",
            "Бесплатно.",
        ),
    ),
    "price: points": (
        lambda: sentences.price(
            terms_shop(payment="points", points_allowance=200, points_period="month", points_per="person")
        ),
        (
            "Nic. | Płacisz punktami: 200~punktów na osobę w miesiącu.",
            "Безкоштовно. | Ви розраховуєтеся балами: 200~балів на людину на місяць.",
            "Nothing. | You pay with points: 200~points per person a month.",
            "Бесплатно. | Вы расплачиваетесь баллами: 200~баллов на человека в месяц.",
        ),
    ),
    "price: points, household": (
        lambda: sentences.price(terms_shop(payment="points", points_allowance=1, points_per="household")),
        (
            "Nic. | Płacisz punktami: 1~punkt na wszystkich w domu.",
            "Безкоштовно. | Ви розраховуєтеся балами: 1~бал на всіх удома.",
            "Nothing. | You pay with points: 1~point for the whole household.",
            "Бесплатно. | Вы расплачиваетесь баллами: 1~балл на всех домашних.",
        ),
    ),
    "price: points, number unknown": (
        lambda: sentences.price(terms_shop(payment="points", takes_cash="yes")),
        (
            "Nic. | Płacisz punktami. Nie wiemy, ile ich dostajesz.",
            "Безкоштовно. | Ви розраховуєтеся балами. Не знаємо, скільки їх дають.",
            "Nothing. | You pay with points. We do not know how many you get.",
            "Бесплатно. | Вы расплачиваетесь баллами. Не знаем, сколько их дают.",
        ),
    ),
    "price: percent": (
        lambda: sentences.price(
            terms_shop(payment="discounted_price", market_percent_max=50, takes_cash="yes", takes_card="yes")
        ),
        (
            "Najwyżej 50% zwykłej ceny. | Płacisz gotówką albo kartą.",
            "Щонайбільше 50% звичайної ціни. | Можна платити готівкою або карткою.",
            "At most 50% of the usual price. | You pay in cash or by card.",
            "Максимум 50~% обычной цены. | Можно платить наличными или картой.",
        ),
    ),
    "price: percent of the basket": (
        lambda: sentences.price(
            terms_shop(
                payment="discounted_price",
                market_percent_max=50,
                percent_of_basket=True,
                takes_cash="yes",
                takes_card="no",
            )
        ),
        (
            (
                "Całe zakupy kosztują najwyżej 50% zwykłej ceny. | Pojedynczy produkt może kosztować więcej. | "
                "Płacisz gotówką, kart nie przyjmują."
            ),
            (
                "Усі покупки разом коштують щонайбільше 50% звичайної ціни. | Окремий продукт може коштувати "
                "більше. | Платити треба готівкою, карток не приймають."
            ),
            (
                "The whole shopping costs at most 50% of the usual price. | A single product may cost more. | You "
                "pay in cash, they take no cards."
            ),
            (
                "Все покупки вместе стоят максимум 50~% обычной цены. | Отдельный продукт может стоить больше. | "
                "Платить нужно наличными, карты не принимают."
            ),
        ),
    ),
    "price: percent unknown": (
        lambda: sentences.price(terms_shop(payment="discounted_price", takes_cash="no", takes_card="yes")),
        (
            "Taniej niż w innych sklepach. O ile, nie wiemy. | Płacisz kartą, gotówki nie przyjmują.",
            "Дешевше, ніж в інших магазинах. Наскільки, не знаємо. | Платити треба карткою, готівки не приймають.",
            "Cheaper than in other shops. How much cheaper we do not know. | You pay by card, they take no cash.",
            "Дешевле, чем в других магазинах. Насколько, не знаем. | Платить нужно картой, наличные не принимают.",
        ),
    ),
    "price: unknown": (
        lambda: sentences.price(terms_shop()),
        (
            "Nie wiemy, ile to kosztuje.",
            "Не знаємо, скільки це коштує.",
            "We do not know what it costs.",
            "Не знаем, сколько это стоит.",
        ),
    ),
    "price: means": (
        lambda: [
            means(*known) for known in (("yes", "unknown"), ("unknown", "yes"), ("no", "unknown"), ("unknown", "no"))
        ],
        (
            (
                "Płacisz gotówką. Czy także kartą, nie wiemy. | Płacisz kartą. Czy także gotówką, nie wiemy. | "
                "Gotówki nie przyjmują. Jak płacić, nie wiemy. | Kart nie przyjmują. Jak płacić, nie wiemy."
            ),
            (
                "Можна платити готівкою. Чи також карткою, не знаємо. | Можна платити карткою. Чи також готівкою, "
                "не знаємо. | Готівки не приймають. Як платити, не знаємо. | Карток не приймають. Як платити, не "
                "знаємо."
            ),
            (
                "You pay in cash. If by card too, we do not know. | You pay by card. If in cash too, we do not "
                "know. | They take no cash. How to pay we do not know. | They take no cards. How to pay we do not "
                "know."
            ),
            (
                "Можно платить наличными. Можно ли картой, не знаем. | Можно платить картой. Можно ли наличными, "
                "не знаем. | Наличные не принимают. Как платить, не знаем. | Карты не принимают. Как платить, не "
                "знаем."
            ),
        ),
    ),
}

test_sentence_word_for_word = word_for_word(GOLDEN)
