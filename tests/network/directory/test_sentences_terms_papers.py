"""What do the lists of papers say, word for word, in each language?"""

from network.directory import sentences
from network.directory.models import Shop
from tests.network.directory.plain_shops import criterion, way_in
from tests.network.directory.plain_terms import (
    KATOWICE,
    MOPS,
    Golden,
    bolszewo,
    earns,
    lives,
    paper,
    route,
    status,
    terms_shop,
    word_for_word,
)


def said(shop: Shop) -> list[str]:
    return [f"[{found['title']}] {'; '.join(found['items'])}" for found in sentences.papers(shop)]


# What is said, in Polish, Ukrainian, English and Russian; "~" is a no-break space, "|" parts the sentences.
GOLDEN: Golden = {
    "none known": (
        lambda: said(terms_shop()),
        (
            "[] Nie wiemy, jakie papiery są potrzebne.",
            "[] Не знаємо, які папери потрібні.",
            "[] We do not know which papers are needed.",
            "[] Не знаем, какие бумаги нужны.",
        ),
    ),
    "of a referral or a statement": (
        lambda: said(bolszewo()),
        (
            (
                "[Gdy masz skierowanie] skierowanie (kartka, z którą możesz tu robić zakupy) | [Bez skierowania] "
                "oświadczenie (kilka słów na piśmie, że potrzebujesz wsparcia) – załatwisz to na miejscu"
            ),
            (
                "[Якщо у вас є направлення] направлення, польською skierowanie (папір, з яким тут можна робити "
                "покупки) | [Без направлення] заява, польською oświadczenie (кілька слів на письмі, що вам "
                "потрібна підтримка) – це можна зробити на місці"
            ),
            (
                "[If you have a referral] a referral (a paper that says you may shop here) | [Without a referral] "
                "a statement (a few written words that you need support) – you can do that on the spot"
            ),
            (
                "[Если у вас есть направление] направление, по-польски skierowanie (бумага, с которой здесь можно "
                "делать покупки) | [Без направления] заявление, по-польски oświadczenie (несколько слов на бумаге, "
                "что вам нужна поддержка) – это можно сделать на месте"
            ),
        ),
    ),
    "first visit": (
        lambda: said(
            terms_shop(
                documents=[
                    paper("identity", first_visit_only=True),
                    paper("need_statement", made_on_the_spot=True, first_visit_only=True),
                ]
            )
        ),
        (
            (
                "[] dokument ze zdjęciem, na przykład dowód albo paszport – tylko przy pierwszej wizycie; "
                "oświadczenie (kilka słów na piśmie, że potrzebujesz wsparcia) – tylko przy pierwszej wizycie, "
                "załatwisz to na miejscu"
            ),
            (
                "[] документ із фото, наприклад посвідчення особи або паспорт – лише під час першого візиту; "
                "заява, польською oświadczenie (кілька слів на письмі, що вам потрібна підтримка) – лише під час "
                "першого візиту, це можна зробити на місці"
            ),
            (
                "[] a document with your photo, such as an identity card or a passport – only at the first visit; "
                "a statement (a few written words that you need support) – only at the first visit, you can do "
                "that on the spot"
            ),
            (
                "[] документ с фото, например удостоверение личности или паспорт – только при первом посещении; "
                "заявление, по-польски oświadczenie (несколько слов на бумаге, что вам нужна поддержка) – только "
                "при первом посещении, это можно сделать на месте"
            ),
        ),
    ),
    "of everyone at home, one of two": (
        lambda: said(
            terms_shop(
                ways_in=[
                    status(
                        "refugee_ua",
                        documents=[
                            paper("passport_entry", who="household", one_of=1),
                            paper("refugee_certificate", one_of=1),
                            paper("pesel"),
                        ],
                    ),
                    way_in(criterion("referral")),
                ],
                documents=[paper("own_bags", is_recommended=True)],
            )
        ),
        (
            (
                "[] własne torby – warto mieć, ale nie trzeba | [Gdy jesteś w Polsce z powodu wojny w Ukrainie] "
                "potwierdzenie numeru PESEL (nadaje go urząd miasta lub gminy); jedno z tych: paszport z datą "
                "wjazdu do Polski – każdej osoby w domu, albo zaświadczenie o statusie uchodźcy"
            ),
            (
                "[] власні сумки – варто мати, але не обов’язково | [Якщо ви в Польщі через війну в Україні] "
                "підтвердження номера PESEL (його надає управа міста або ґміни); одне з цього: паспорт із датою "
                "в’їзду до Польщі – кожного з домашніх, або довідка про статус біженця"
            ),
            (
                "[] your own bags – good to have, but not required | [If you are in Poland because of the war in "
                "Ukraine] a paper with your PESEL (the number that a town office gives you); one of these: a "
                "passport with the date of entry into Poland – of everyone at home, or a certificate of refugee "
                "status"
            ),
            (
                "[] свои сумки – стоит иметь, но не обязательно | [Если вы в Польше из-за войны в Украине] "
                "подтверждение номера PESEL (его даёт управа города или гмины); одно из этого: паспорт с датой "
                "въезда в Польшу – каждого из домашних, или справка о статусе беженца"
            ),
        ),
    ),
    "the only way in": (
        lambda: said(
            terms_shop(
                ways_in=[way_in(criterion("referral"), documents=[paper("referral"), paper("income_statement")])]
            )
        ),
        (
            (
                "[] skierowanie (kartka, z którą możesz tu robić zakupy); oświadczenie o dochodach (piszesz, ile "
                "masz pieniędzy na miesiąc)"
            ),
            (
                "[] направлення, польською skierowanie (папір, з яким тут можна робити покупки); заява про доходи "
                "(ви пишете, скільки грошей маєте на місяць)"
            ),
            (
                "[] a referral (a paper that says you may shop here); a statement of income (you write how much "
                "money you have a month)"
            ),
            (
                "[] направление, по-польски skierowanie (бумага, с которой здесь можно делать покупки); заявление "
                "о доходах (вы пишете, сколько денег у вас в месяц)"
            ),
        ),
    ),
    "by hours": (
        lambda: said(
            terms_shop(
                ways_in=[
                    way_in(mode=mode, documents=[paper("own_bags")])
                    for mode in ("regular", "referral", "no_referral", "everyone", "seniors", "donors", "phone")
                ],
                documents=[paper("pesel")],
            )
        ),
        (
            (
                "[] potwierdzenie numeru PESEL (nadaje go urząd miasta lub gminy) | [W zwykłych godzinach] własne "
                "torby | [Ze skierowaniem] własne torby | [Bez skierowania] własne torby | [W godzinach dla "
                "wszystkich] własne torby | [W godzinach dla seniorów] własne torby | [Oddawanie jedzenia] własne "
                "torby | [Przez telefon] własne torby"
            ),
            (
                "[] підтвердження номера PESEL (його надає управа міста або ґміни) | [У звичайні години] власні "
                "сумки | [З направленням] власні сумки | [Без направлення] власні сумки | [У години для всіх] "
                "власні сумки | [У години для людей старшого віку] власні сумки | [Приймання продуктів] власні "
                "сумки | [Телефоном] власні сумки"
            ),
            (
                "[] a paper with your PESEL (the number that a town office gives you) | [In the usual hours] your "
                "own bags | [With a referral] your own bags | [Without a referral] your own bags | [In the hours "
                "for everyone] your own bags | [In the hours for seniors] your own bags | [Handing in donations] "
                "your own bags | [By phone] your own bags"
            ),
            (
                "[] подтверждение номера PESEL (его даёт управа города или гмины) | [В обычные часы] свои сумки | "
                "[С направлением] свои сумки | [Без направления] свои сумки | [В часы для всех] свои сумки | [В "
                "часы для пожилых людей] свои сумки | [Приём продуктов] свои сумки | [По телефону] свои сумки"
            ),
        ),
    ),
    "certificates": (
        lambda: said(
            terms_shop(
                documents=[
                    paper(kind)
                    for kind in (
                        "voucher",
                        "income_certificate",
                        "office_certificate",
                        "operator_certificate",
                        "passport_ua",
                    )
                ]
            )
        ),
        (
            (
                "[] bon z punktami, którymi płacisz; zaświadczenie o niskich dochodach z ośrodka pomocy "
                "społecznej; zaświadczenie z ośrodka pomocy społecznej; zaświadczenie od organizacji, która "
                "prowadzi sklep; ukraiński paszport z pieczątką wjazdu do Polski"
            ),
            (
                "[] талон із балами, якими ви розраховуєтеся (bon); довідка про низькі доходи з центру соціальної "
                "допомоги; довідка з центру соціальної допомоги (zaświadczenie); довідка від організації, яка веде "
                "магазин; український паспорт зі штампом про в’їзд до Польщі"
            ),
            (
                "[] the voucher with points that you pay with; a certificate of low income from the social "
                "assistance office; a certificate from the social assistance office; a certificate from those who "
                "run the shop; a Ukrainian passport with the stamp of entry into Poland"
            ),
            (
                "[] талон с баллами, которыми вы расплачиваетесь (bon); справка о низких доходах из центра "
                "социальной помощи; справка из центра социальной помощи (zaświadczenie); справка от организации, "
                "которая ведёт магазин; украинский паспорт со штампом о въезде в Польшу"
            ),
        ),
    ),
    "cards": (
        lambda: said(
            terms_shop(
                documents=[paper(kind) for kind in ("client_card", "senior_card", "large_family_card", "group_paper")]
            )
        ),
        (
            (
                "[] karta klienta tego sklepu; miejscowa karta seniora; Karta Dużej Rodziny; dokument, który to "
                "pokazuje (na przykład karta albo zaświadczenie)"
            ),
            (
                "[] клієнтська картка цього магазину; місцева картка для людей старшого віку (karta seniora); "
                "картка великої родини (Karta Dużej Rodziny); документ, який це показує (наприклад картка або "
                "довідка)"
            ),
            (
                "[] the client card of this shop; the local card for seniors; the Large Family Card; a paper that "
                "shows it (such as a card or a certificate)"
            ),
            (
                "[] карта клиента этого магазина; местная карта для пожилых людей (karta seniora); карта большой "
                "семьи (Karta Dużej Rodziny); документ, который это показывает (например карта или справка)"
            ),
        ),
    ),
    "of some people": (
        lambda: said(
            terms_shop(
                ways_in=[
                    way_in(lives(KATOWICE), criterion("referral"), earns(percent=300), documents=[paper("referral")]),
                    way_in(criterion("age", years=60), documents=[paper("identity")]),
                ],
                routes=[route(MOPS)],
            )
        ),
        (
            (
                "[Gdy masz skierowanie] skierowanie (kartka, z którą możesz tu robić zakupy) | [Gdy masz co "
                "najmniej 60~lat] dokument ze zdjęciem, na przykład dowód albo paszport"
            ),
            (
                "[Якщо у вас є направлення] направлення, польською skierowanie (папір, з яким тут можна робити "
                "покупки) | [Якщо вам щонайменше 60~років] документ із фото, наприклад посвідчення особи або "
                "паспорт"
            ),
            (
                "[If you have a referral] a referral (a paper that says you may shop here) | [If you are 60~years "
                "old or older] a document with your photo, such as an identity card or a passport"
            ),
            (
                "[Если у вас есть направление] направление, по-польски skierowanie (бумага, с которой здесь можно "
                "делать покупки) | [Если вам исполнилось 60~лет] документ с фото, например удостоверение личности "
                "или паспорт"
            ),
        ),
    ),
    "same papers for two of three": (
        lambda: said(
            terms_shop(
                ways_in=[
                    status("foster_family", documents=[paper("group_paper")]),
                    status("large_family", documents=[paper("group_paper")]),
                    way_in(earns(percent=250), documents=[paper("income_certificate")]),
                ]
            )
        ),
        (
            (
                "[Gdy prowadzisz rodzinę zastępczą, albo masz rodzinę wielodzietną] dokument, który to pokazuje "
                "(na przykład karta albo zaświadczenie) | [Gdy Twój dochód to najwyżej 250% kryterium pomocy "
                "społecznej] zaświadczenie o niskich dochodach z ośrodka pomocy społecznej"
            ),
            (
                "[Якщо у вас прийомна родина, або у вас багатодітна родина] документ, який це показує (наприклад "
                "картка або довідка) | [Якщо ваш дохід – щонайбільше 250% критерію соціальної допомоги] довідка "
                "про низькі доходи з центру соціальної допомоги"
            ),
            (
                "[If you are a foster family, or you have a large family] a paper that shows it (such as a card or "
                "a certificate) | [If your income is at most 250% of the income criterion of social assistance] a "
                "certificate of low income from the social assistance office"
            ),
            (
                "[Если у вас приёмная семья, или у вас многодетная семья] документ, который это показывает "
                "(например карта или справка) | [Если ваш доход – максимум 250~% критерия социальной помощи] "
                "справка о низких доходах из центра социальной помощи"
            ),
        ),
    ),
    "same papers for all": (
        lambda: said(
            terms_shop(
                ways_in=[
                    way_in(criterion("referral"), documents=[paper("referral")]),
                    status("foster_family", documents=[paper("referral")]),
                ]
            )
        ),
        (
            "[] skierowanie (kartka, z którą możesz tu robić zakupy)",
            "[] направлення, польською skierowanie (папір, з яким тут можна робити покупки)",
            "[] a referral (a paper that says you may shop here)",
            "[] направление, по-польски skierowanie (бумага, с которой здесь можно делать покупки)",
        ),
    ),
    "same papers by hours and by age": (
        lambda: said(
            terms_shop(
                ways_in=[
                    status("in_need", mode="no_referral", documents=[paper("identity")]),
                    way_in(criterion("age", years=60), documents=[paper("identity")]),
                    way_in(lives(KATOWICE), documents=[paper("own_bags")]),
                ]
            )
        ),
        (
            (
                "[Bez skierowania] dokument ze zdjęciem, na przykład dowód albo paszport | [Gdy masz co najmniej "
                "60~lat] dokument ze zdjęciem, na przykład dowód albo paszport | [Gdy jesteś z Katowic] własne "
                "torby"
            ),
            (
                "[Без направлення] документ із фото, наприклад посвідчення особи або паспорт | [Якщо вам "
                "щонайменше 60~років] документ із фото, наприклад посвідчення особи або паспорт | [Якщо ви з міста "
                "Katowice] власні сумки"
            ),
            (
                "[Without a referral] a document with your photo, such as an identity card or a passport | [If you "
                "are 60~years old or older] a document with your photo, such as an identity card or a passport | "
                "[If you are from Katowice] your own bags"
            ),
            (
                "[Без направления] документ с фото, например удостоверение личности или паспорт | [Если вам "
                "исполнилось 60~лет] документ с фото, например удостоверение личности или паспорт | [Если вы из "
                "города Katowice] свои сумки"
            ),
        ),
    ),
}

test_sentence_word_for_word = word_for_word(GOLDEN)
