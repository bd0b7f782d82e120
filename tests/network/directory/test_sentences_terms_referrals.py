"""What do the sentences about referrals say, word for word, in each language?"""

from network.directory import sentences
from network.directory.models import Operator, Shop
from network.directory.sentences.referrals import ask
from tests.network.directory.plain_shops import criterion, way_in
from tests.network.directory.plain_terms import (
    FOUNDATION,
    GOPS,
    MOPS,
    Golden,
    at_most,
    bolszewo,
    phone,
    route,
    terms_shop,
    word_for_word,
)


def said_routes(shop: Shop) -> list[str]:
    return [" / ".join((found["name"], found["phone"], found["said"])) for found in sentences.routes(shop)]


# What is said, in Polish, Ukrainian, English and Russian; "~" is a no-break space, "|" parts the sentences.
GOLDEN: Golden = {
    "routes": (
        lambda: said_routes(
            bolszewo(
                routes=[
                    route(GOPS, after_talk=True),
                    route(issuer="shop", after_talk=True),
                    route(issuer="operator"),
                    route(issuer="authority"),
                ],
                operator=FOUNDATION,
                phones=[phone()],
            )
        ),
        (
            (
                "GOPS w Wejherowie / +48733492273 / po rozmowie | sam sklep / +48586003004 / na miejscu, po "
                "rozmowie | Fundacja Chleb / +48586001002 /  | prezydent, burmistrz albo urząd miasta /  / "
            ),
            (
                "GOPS w Wejherowie / +48733492273 / після розмови | сам магазин / +48586003004 / на місці, після "
                "розмови | Fundacja Chleb / +48586001002 /  | мер або міська управа /  / "
            ),
            (
                "GOPS w Wejherowie / +48733492273 / after a talk | the shop itself / +48586003004 / on the spot, "
                "after a talk | Fundacja Chleb / +48586001002 /  | the mayor or the town office /  / "
            ),
            (
                "GOPS w Wejherowie / +48733492273 / после разговора | сам магазин / +48586003004 / на месте, после "
                "разговора | Fundacja Chleb / +48586001002 /  | мэр или городская управа /  / "
            ),
        ),
    ),
    "operator without a name": (
        lambda: said_routes(terms_shop(routes=[route(issuer="operator")])),
        (
            "organizacja, która prowadzi sklep /  / ",
            "організація, яка веде магазин /  / ",
            "who runs the shop /  / ",
            "организация, которая ведёт магазин /  / ",
        ),
    ),
    "phone beside the only office": (
        lambda: said_routes(
            terms_shop(routes=[route(MOPS)], phones=[phone("+48322516900", owner="office", purpose="referral")])
        ),
        (
            "MOPS w Katowicach / +48322516900 / ",
            "MOPS w Katowicach / +48322516900 / ",
            "MOPS w Katowicach / +48322516900 / ",
            "MOPS w Katowicach / +48322516900 / ",
        ),
    ),
    "no routes": (
        lambda: said_routes(terms_shop()),
        (
            "",
            "",
            "",
            "",
        ),
    ),
    "a month": (
        lambda: sentences.route_terms(
            bolszewo(
                routes=[route(GOPS, valid_for=1, is_extendable=True)],
                limits=[at_most("3", "referrals", "year"), at_most("3", "referral_months")],
            )
        ),
        (
            (
                "Skierowanie jest ważne 1~miesiąc, można je przedłużyć. | Najwyżej 3~skierowania w roku. | Najwyżej "
                "3~miesiące z rzędu."
            ),
            (
                "Направлення діє 1~місяць, його можна продовжити. | Щонайбільше 3~направлення на рік. | Щонайбільше "
                "3~місяці поспіль."
            ),
            (
                "It is valid for 1~month, and it can be extended. | At most 3~referrals a year. | At most 3~months "
                "in a row."
            ),
            (
                "Направление действует 1~месяц, его можно продлить. | Максимум 3~направления в год. | Максимум "
                "3~месяца подряд."
            ),
        ),
    ),
    "days and weeks": (
        lambda: sentences.route_terms(
            bolszewo(
                routes=[
                    route(GOPS, valid_for=21, valid_unit="day"),
                    route(issuer="shop", valid_for=2, valid_unit="week"),
                    route(issuer="authority", is_extendable=True),
                    route(issuer="operator", valid_for=5),
                ]
            )
        ),
        (
            (
                "GOPS w Wejherowie: skierowanie jest ważne 21~dni. | Sam sklep: skierowanie jest ważne 2~tygodnie. "
                "| Prezydent, burmistrz albo urząd miasta: skierowanie można przedłużyć. | Organizacja, która "
                "prowadzi sklep: skierowanie jest ważne 5~miesięcy."
            ),
            (
                "GOPS w Wejherowie: направлення діє 21~день. | Сам магазин: направлення діє 2~тижні. | Мер або "
                "міська управа: направлення можна продовжити. | Організація, яка веде магазин: направлення діє "
                "5~місяців."
            ),
            (
                "GOPS w Wejherowie: it is valid for 21~days. | The shop itself: it is valid for 2~weeks. | The "
                "mayor or the town office: it can be extended. | Who runs the shop: it is valid for 5~months."
            ),
            (
                "GOPS w Wejherowie: направление действует 21~день. | Сам магазин: направление действует 2~недели. | "
                "Мэр или городская управа: направление можно продлить. | Организация, которая ведёт магазин: "
                "направление действует 5~месяцев."
            ),
        ),
    ),
    "number of referrals unknown": (
        lambda: sentences.route_terms(
            bolszewo(limits=[at_most(None, "referrals", "month"), at_most(None, "referral_months")])
        ),
        (
            (
                "Nie wiemy, jak długo skierowanie jest ważne. | Jest limit skierowań w miesiącu, liczby nie znamy. | "
                "Jest limit miesięcy ze skierowaniem, liczby nie znamy."
            ),
            (
                "Не знаємо, як довго діє направлення. | Є обмеження кількості направлень на місяць, числа не знаємо. "
                "| Є обмеження кількості місяців із направленням, числа не знаємо."
            ),
            (
                "We do not know how long it is valid. | There is a limit of referrals a month, we do not know the "
                "number. | There is a limit of months with a referral, we do not know the number."
            ),
            (
                "Не знаем, как долго действует направление. | Есть ограничение числа направлений в месяц, числа не "
                "знаем. | Есть ограничение числа месяцев с направлением, числа не знаем."
            ),
        ),
    ),
    "nobody needs one": (
        lambda: sentences.route_terms(terms_shop(ways_in=[way_in(criterion("everyone"))], referral="yes")),
        (
            "",
            "",
            "",
            "",
        ),
    ),
    "ask an office": (
        lambda: ask(bolszewo()),
        (
            "Zapytaj: GOPS w Wejherowie, tel. 733~492~273.",
            "Запитайте: GOPS w Wejherowie, тел. 733~492~273.",
            "Ask: GOPS w Wejherowie, phone 733~492~273.",
            "Спросите: GOPS w Wejherowie, тел. 733~492~273.",
        ),
    ),
    "ask the shop": (
        lambda: ask(terms_shop(phones=[phone()])),
        (
            "Zapytaj: sklep, tel. 58~600~30~04.",
            "Запитайте: магазин, тел. 58~600~30~04.",
            "Ask: the shop, phone 58~600~30~04.",
            "Спросите: магазин, тел. 58~600~30~04.",
        ),
    ),
    "ask the operator": (
        lambda: ask(terms_shop(operator=Operator(name="Fundacja Chleb"))),
        (
            "Zapytaj: Fundacja Chleb.",
            "Запитайте: Fundacja Chleb.",
            "Ask: Fundacja Chleb.",
            "Спросите: Fundacja Chleb.",
        ),
    ),
    "ask anybody": (
        lambda: ask(terms_shop()),
        (
            "Zapytaj w ośrodku pomocy społecznej swojej gminy.",
            "Запитайте в центрі соціальної допомоги своєї ґміни (ośrodek pomocy społecznej).",
            "Ask at the social assistance office of your gmina.",
            "Спросите в центре социальной помощи своей гмины (ośrodek pomocy społecznej).",
        ),
    ),
}

test_sentence_word_for_word = word_for_word(GOLDEN)
