"""What do the sentences about shelves, access, other help, room and figures say, word for word, in each language?"""

from datetime import date
from typing import Any

from network.directory import sentences
from network.directory.models import AccessFact, ImpactFigure, Shop, StockHint
from tests.network.directory.plain_terms import TODAY, Golden, offer, terms_shop, word_for_word


def stocked(**levels: str) -> Shop:
    return terms_shop(stock_hints=[StockHint(category=category, level=level) for category, level in levels.items()])


def features(is_there: bool) -> list[AccessFact]:
    return [AccessFact(feature=feature, is_there=is_there) for feature in AccessFact.Feature]


def room(capacity: str, until: date, places: int | None = None) -> Shop:
    return terms_shop(capacity=capacity, capacity_until=until, free_places=places)


def figure(measure: str, period: str, value: int, **facts: Any) -> ImpactFigure:
    return ImpactFigure(measure=measure, period=period, value=value, **facts)


def figures(*rows: ImpactFigure) -> list[str]:
    return sentences.figures(terms_shop(figures=rows))


# What is said, in Polish, Ukrainian, English and Russian; "~" is a no-break space, "|" parts the sentences.
GOLDEN: Golden = {
    "shelves": (
        lambda: [
            (shelf["label"], shelf["level"], shelf["drawing"])
            for shelf in sentences.shelves(stocked(bread="usually", toys="sometimes", alcohol="never"))
        ],
        (
            "pieczywo, usually, bread | zabawki, sometimes, ",
            "хліб, usually, bread | іграшки, sometimes, ",
            "bread, usually, bread | toys, sometimes, ",
            "хлеб, usually, bread | игрушки, sometimes, ",
        ),
    ),
    "shelf note": (
        lambda: sentences.shelf_note(
            stocked(bread="usually", toys="sometimes", clothes="sometimes", alcohol="never", tobacco="never")
        ),
        (
            "Tak jest zwykle, ale nie codziennie jest wszystko. Czasem: zabawki, ubrania. Bez alkoholu i tytoniu.",
            "Зазвичай так, але не щодня є все. Іноді: іграшки, одяг. Без алкоголю й тютюну.",
            "Usually; not everything every day. Sometimes: toys, clothes. No alcohol and no tobacco.",
            "Обычно так, но не каждый день есть всё. Иногда: игрушки, одежда. Без алкоголя и табака.",
        ),
    ),
    "shelf note: no alcohol": (
        lambda: sentences.shelf_note(stocked(alcohol="never")),
        (
            "Bez alkoholu.",
            "Без алкоголю.",
            "No alcohol.",
            "Без алкоголя.",
        ),
    ),
    "shelf note: no tobacco": (
        lambda: sentences.shelf_note(stocked(tobacco="never")),
        (
            "Bez tytoniu.",
            "Без тютюну.",
            "No tobacco.",
            "Без табака.",
        ),
    ),
    "shelf note: never": (
        lambda: sentences.shelf_note(stocked(bread="usually", meat="never", fish="never")),
        (
            "Tak jest zwykle, ale nie codziennie jest wszystko. Czego tu nie ma: mięso, ryby.",
            "Зазвичай так, але не щодня є все. Чого тут немає: м’ясо, риба.",
            "Usually; not everything every day. Never there: meat, fish.",
            "Обычно так, но не каждый день есть всё. Чего здесь нет: мясо, рыба.",
        ),
    ),
    "shelf note: nothing known": (
        lambda: sentences.shelf_note(terms_shop()),
        (
            "",
            "",
            "",
            "",
        ),
    ),
    "access: unknown": (
        lambda: sentences.access_facts(terms_shop()),
        (
            "Nie wiemy, czy są schody ani jakie są tam ułatwienia.",
            "Не знаємо, чи є сходи та які там зручності.",
            "We do not know if there are steps, nor what makes it easier there.",
            "Не знаем, есть ли ступени и какие там удобства.",
        ),
    ),
    "access: steps only": (
        lambda: sentences.access_facts(terms_shop(step_free="yes")),
        (
            "Wejście bez schodów. | O innych ułatwieniach nie wiemy.",
            "Вхід без сходів. | Про інші зручності не знаємо.",
            "Entrance without steps. | More we do not know.",
            "Вход без ступеней. | О других удобствах не знаем.",
        ),
    ),
    "access: all there": (
        lambda: sentences.access_facts(terms_shop(step_free="yes", access_facts=features(True))),
        (
            (
                "Wejście bez schodów. | Jest podjazd. | Jest winda. | Jest toaleta dla osób na wózku. | Jest pętla "
                "indukcyjna dla osób z aparatem słuchowym. | Ktoś tam zna Polski Język Migowy. | Jest gdzie "
                "usiąść. | Wjedziesz wózkiem dziecięcym. | Lokal jest przystosowany dla osób z "
                "niepełnosprawnościami."
            ),
            (
                "Вхід без сходів. | Є пандус. | Є ліфт. | Є туалет для людей на візку. | Є індукційна петля для "
                "людей зі слуховим апаратом. | Хтось там знає польську жестову мову. | Є де сісти. | Можна заїхати "
                "з дитячим візком. | Приміщення пристосоване для людей з інвалідністю."
            ),
            (
                "Entrance without steps. | There is a ramp. | There is a lift. | There is a toilet for wheelchair "
                "users. | There is an induction loop for hearing aids. | Somebody there knows Polish Sign "
                "Language. | There is somewhere to sit down. | There is room for a pram. | The rooms are adapted "
                "for people with disabilities."
            ),
            (
                "Вход без ступеней. | Есть пандус. | Есть лифт. | Есть туалет для людей на коляске. | Есть "
                "индукционная петля для людей со слуховым аппаратом. | Кто-то там знает польский жестовый язык. | "
                "Есть где присесть. | Можно заехать с детской коляской. | Помещение приспособлено для людей с "
                "инвалидностью."
            ),
        ),
    ),
    "access: nothing there": (
        lambda: sentences.access_facts(terms_shop(access_facts=features(False))),
        (
            (
                "Nie wiemy, czy są schody. | Nie ma podjazdu. | Nie ma windy. | Nie ma toalety dla osób na wózku. "
                "| Nie ma pętli indukcyjnej dla osób z aparatem słuchowym. | Nikt tam nie zna Polskiego Języka "
                "Migowego. | Nie ma gdzie usiąść. | Nie ma miejsca na wózek dziecięcy. | Lokal nie jest "
                "przystosowany dla osób z niepełnosprawnościami."
            ),
            (
                "Не знаємо, чи є сходи. | Пандуса немає. | Ліфта немає. | Туалету для людей на візку немає. | "
                "Індукційної петлі для людей зі слуховим апаратом немає. | Ніхто там не знає польської жестової "
                "мови. | Сісти немає де. | Місця для дитячого візка немає. | Приміщення не пристосоване для людей "
                "з інвалідністю."
            ),
            (
                "We do not know if there are steps. | There is no ramp. | There is no lift. | There is no toilet "
                "for wheelchair users. | There is no induction loop for hearing aids. | Nobody there knows Polish "
                "Sign Language. | There is nowhere to sit down. | There is no room for a pram. | The rooms are not "
                "adapted for people with disabilities."
            ),
            (
                "Не знаем, есть ли ступени. | Пандуса нет. | Лифта нет. | Туалета для людей на коляске нет. | "
                "Индукционной петли для людей со слуховым аппаратом нет. | Никто там не знает польского жестового "
                "языка. | Присесть негде. | Места для детской коляски нет. | Помещение не приспособлено для людей "
                "с инвалидностью."
            ),
        ),
    ),
    "services: delivery": (
        lambda: sentences.services(
            terms_shop(
                services=[
                    offer("delivery", from_age=75, is_free=True),
                    offer("phone_orders", from_age=21),
                    offer("cafe", is_free=False),
                ]
            )
        ),
        (
            (
                "Zakupy z dowozem do domu dla osób od 75~lat, dowóz za darmo. | Zakupy zamawiane przez telefon dla "
                "osób od 21~lat. | Kawiarnia, za opłatą."
            ),
            (
                "Покупки з доставкою додому для людей від 75~років, доставка безкоштовна. | Замовлення телефоном "
                "для людей від 21~року. | Кав’ярня, за плату."
            ),
            (
                "Shopping brought home for people of 75~years or more, the delivery is free. | Orders by phone for "
                "people of 21~years or more. | A café, not free of charge."
            ),
            (
                "Покупки с доставкой на дом для людей от 75~лет, доставка бесплатная. | Заказы по телефону для "
                "людей от 21~года. | Кафе, за плату."
            ),
        ),
    ),
    "services: parcels": (
        lambda: sentences.services(
            terms_shop(
                services=[
                    offer("emergency_parcels", with_referral=True),
                    offer("legal_advice", is_free=True, times_a_week=1),
                    offer("activities", times_a_week=2),
                    offer("delivery", is_free=False, times_a_week=5),
                ]
            )
        ),
        (
            (
                "Paczki w nagłej potrzebie, ze skierowaniem. | Porady prawne, za darmo, 1~raz w tygodniu. | "
                "Spotkania i wspólne zajęcia, 2~razy w tygodniu. | Zakupy z dowozem do domu, dowóz za opłatą, "
                "5~razy w tygodniu."
            ),
            (
                "Пакунки в разі гострої потреби, з направленням. | Юридичні поради, безкоштовно, 1~раз на тиждень. "
                "| Зустрічі та спільні заняття, 2~рази на тиждень. | Покупки з доставкою додому, доставка платна, "
                "5~разів на тиждень."
            ),
            (
                "Parcels in an emergency, with a referral. | Legal advice, free of charge, 1~time a week. | "
                "Meetings and things to do together, 2~times a week. | Shopping brought home, you pay for the "
                "delivery, 5~times a week."
            ),
            (
                "Посылки в случае острой нужды, с направлением. | Юридические советы, бесплатно, 1~раз в неделю. | "
                "Встречи и совместные занятия, 2~раза в неделю. | Покупки с доставкой на дом, доставка платная, "
                "5~раз в неделю."
            ),
        ),
    ),
    "services: learning": (
        lambda: sentences.services(terms_shop(services=[offer("guidance"), offer("food_education")])),
        (
            "Rady, gdzie szukać pomocy, gdy jest trudno. | Nauka o zdrowym jedzeniu.",
            "Поради, де шукати допомоги, коли важко. | Навчання здорового харчування.",
            "Advice on where to find help in a crisis. | Learning about healthy food.",
            "Советы, где искать помощи, когда трудно. | Знакомство со здоровым питанием.",
        ),
    ),
    "capacity: unknown": (
        lambda: sentences.capacity(terms_shop(), TODAY),
        (
            "Nie wiemy, czy przyjmują nowe osoby.",
            "Не знаємо, чи приймають нових людей.",
            "We do not know if they take new people.",
            "Не знаем, принимают ли новых людей.",
        ),
    ),
    "capacity: no longer": (
        lambda: sentences.capacity(room("open", date(2026, 11, 26)), TODAY),
        (
            "Nie wiemy, czy przyjmują nowe osoby.",
            "Не знаємо, чи приймають нових людей.",
            "We do not know if they take new people.",
            "Не знаем, принимают ли новых людей.",
        ),
    ),
    "capacity: open": (
        lambda: sentences.capacity(room("open", date(2026, 11, 30)), TODAY),
        (
            "Przyjmują nowe osoby (do 30~listopada).",
            "Приймають нових людей (до 30~листопада).",
            "They take new people (until 30~November).",
            "Принимают новых людей (до 30~ноября).",
        ),
    ),
    "capacity: places": (
        lambda: [sentences.capacity(room("open", date(2027, 1, 31), places), TODAY) for places in (1, 2, 5, 22)],
        (
            (
                "Przyjmują nowe osoby, jest 1~wolne miejsce (do 31~stycznia~2027). | Przyjmują nowe osoby, są "
                "2~wolne miejsca (do 31~stycznia~2027). | Przyjmują nowe osoby, jest 5~wolnych miejsc (do "
                "31~stycznia~2027). | Przyjmują nowe osoby, są 22~wolne miejsca (do 31~stycznia~2027)."
            ),
            (
                "Приймають нових людей, є 1~вільне місце (до 31~січня~2027). | Приймають нових людей, є 2~вільні "
                "місця (до 31~січня~2027). | Приймають нових людей, є 5~вільних місць (до 31~січня~2027). | "
                "Приймають нових людей, є 22~вільні місця (до 31~січня~2027)."
            ),
            (
                "They take new people, there is 1~place (until 31~January~2027). | They take new people, there are "
                "2~places (until 31~January~2027). | They take new people, there are 5~places (until "
                "31~January~2027). | They take new people, there are 22~places (until 31~January~2027)."
            ),
            (
                "Принимают новых людей, есть 1~свободное место (до 31~января~2027). | Принимают новых людей, есть "
                "2~свободных места (до 31~января~2027). | Принимают новых людей, есть 5~свободных мест (до "
                "31~января~2027). | Принимают новых людей, есть 22~свободных места (до 31~января~2027)."
            ),
        ),
    ),
    "capacity: queue": (
        lambda: sentences.capacity(room("queue", TODAY), TODAY),
        (
            "Nowe osoby czekają w kolejce (do 27~listopada). Zapytaj, jak długo.",
            "Нові люди чекають у черзі (до 27~листопада). Запитайте, як довго.",
            "New people wait (until 27~November). Ask how long.",
            "Новые люди ждут в очереди (до 27~ноября). Спросите, как долго.",
        ),
    ),
    "capacity: full": (
        lambda: sentences.capacity(room("full", date(2026, 12, 5)), TODAY),
        (
            "Teraz brakuje miejsc dla nowych osób (do 5~grudnia). Zapytaj, kiedy będą.",
            "Зараз бракує місць для нових людей (до 5~грудня). Запитайте, коли будуть.",
            "There is no room for new people (until 5~December). Ask when there will be.",
            "Сейчас не хватает мест для новых людей (до 5~декабря). Спросите, когда будут.",
        ),
    ),
    "capacity: gone": (
        lambda: sentences.capacity(terms_shop(status="closed"), TODAY),
        (
            "",
            "",
            "",
            "",
        ),
    ),
    "figures: people": (
        lambda: figures(
            figure("people", "2019-02", 199),
            figure("with_referral", "2019-02", 150),
            figure("with_statement", "2019-02", 49),
            figure("kg", "2019-02", 1816),
        ),
        (
            "Luty 2019: 199~osób, w tym 150 ze skierowaniem i 49 z oświadczeniem, 1816~kg żywności.",
            "Лютий 2019: 199~людей, з них 150 з направленням і 49 із заявою, 1816~кг продуктів.",
            "February 2019: 199~people, of them 150 with a referral and 49 with a statement, 1816~kg of food.",
            "Февраль 2019: 199~человек, из них 150 с направлением и 49 с заявлением, 1816~кг продуктов.",
        ),
    ),
    "figures: two shops": (
        lambda: figures(
            figure("kg", "2021", 55600, shops_covered=2, dated="2022-03-01", is_approximate=True),
            figure("bags", "2021", 12, shops_covered=2),
        ),
        (
            "2021: mniej więcej 55~600~kg żywności, 12~toreb z zakupami (2~sklepy razem) – źródło z 1 marca 2022.",
            "2021: приблизно 55~600~кг продуктів, 12~сумок з покупками (2~магазини разом) – джерело від 1 березня 2022.",
            "2021: about 55,600~kg of food, 12~bags of shopping (2~shops together) – source of 1 March 2022.",
            "2021: примерно 55~600~кг продуктов, 12~сумок с покупками (2~магазина вместе) – источник от 1 марта 2022.",
        ),
    ),
    "figures: few": (
        lambda: figures(
            figure("people", "2020", 4),
            figure("households", "2021", 3),
            figure("families", "2022", 1, up_to=10),
            figure("families", "2023", 2),
        ),
        (
            (
                "2023: mniej niż 5~rodzin. | 2022: najwyżej 10~rodzin. | 2021: mniej niż 5~gospodarstw domowych. | "
                "2020: mniej niż 5~osób."
            ),
            (
                "2023: менше ніж 5~родин. | 2022: щонайбільше 10~родин. | 2021: менше ніж 5~домогосподарств. | "
                "2020: менше ніж 5~людей."
            ),
            (
                "2023: fewer than 5~families. | 2022: at most 10~families. | 2021: fewer than 5~households. | "
                "2020: fewer than 5~people."
            ),
            (
                "2023: меньше чем 5~семей. | 2022: максимум 10~семей. | 2021: меньше чем 5~домохозяйств. | 2020: "
                "меньше чем 5~человек."
            ),
        ),
    ),
    "figures: few in part": (
        lambda: figures(
            figure("people", "2020", 52), figure("with_referral", "2020", 49), figure("with_statement", "2020", 3)
        ),
        (
            "2020: 52~osoby.",
            "2020: 52~людини.",
            "2020: 52~people.",
            "2020: 52~человека.",
        ),
    ),
    "figures: few left": (
        lambda: figures(figure("people", "2020", 52), figure("with_referral", "2020", 49)),
        (
            "2020: 52~osoby.",
            "2020: 52~людини.",
            "2020: 52~people.",
            "2020: 52~человека.",
        ),
    ),
    "figures: part about": (
        lambda: figures(
            figure("people", "2020", 100, is_approximate=True),
            figure("with_statement", "2020", 50, is_approximate=True),
        ),
        (
            "2020: mniej więcej 100~osób, w tym mniej więcej 50 z oświadczeniem.",
            "2020: приблизно 100~людей, з них приблизно 50 із заявою.",
            "2020: about 100~people, of them about 50 with a statement.",
            "2020: примерно 100~человек, из них примерно 50 с заявлением.",
        ),
    ),
    "figures: parts alone": (
        lambda: figures(figure("with_referral", "2020", 22), figure("with_statement", "2020", 21)),
        (
            "2020: 22~osoby ze skierowaniem, 21~osób z oświadczeniem.",
            "2020: 22~людини з направленням, 21~людина із заявою.",
            "2020: 22~people with a referral, 21~people with a statement.",
            "2020: 22~человека с направлением, 21~человек с заявлением.",
        ),
    ),
    "figures: rates": (
        lambda: figures(
            figure("visits", "2021-05", 50, rate="day"), figure("people", "2021-05", 100, up_to=150, rate="week")
        ),
        (
            "Maj 2021: 50~wizyt dziennie, 100–150~osób w tygodniu.",
            "Травень 2021: 50~візитів на день, 100–150~людей на тиждень.",
            "May 2021: 50~visits a day, 100–150~people a week.",
            "Май 2021: 50~посещений в день, 100–150~человек в неделю.",
        ),
    ),
    "figures: other things": (
        lambda: figures(
            figure("referrals", "2020", 21),
            figure("receipts", "2020", 1200),
            figure("donors", "2020", 22),
            figure("households", "2020", 5),
            figure("families", "2020", 31),
        ),
        (
            "2020: 21~skierowań, 1200~paragonów, 22~darczyńcy, 5~gospodarstw domowych, 31~rodzin.",
            "2020: 21~направлення, 1200~чеків, 22~благодійники, 5~домогосподарств, 31~родина.",
            "2020: 21~referrals, 1200~receipts, 22~donors, 5~households, 31~families.",
            "2020: 21~направление, 1200~чеков, 22~благотворителя, 5~домохозяйств, 31~семья.",
        ),
    ),
}

test_sentence_word_for_word = word_for_word(GOLDEN)
