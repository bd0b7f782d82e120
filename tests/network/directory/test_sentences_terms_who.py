"""What do the sentences about who may come say, word for word, in each language?"""

from network.directory import sentences
from network.directory.models import CriterionGroup, Shop
from network.directory.sentences.mode_hours import hours_of
from tests.network.directory.plain_shops import criterion, last_hour, rule, way_in
from tests.network.directory.plain_terms import (
    KATOWICE,
    MOPS,
    NOW,
    WEJHEROWO,
    WITH_LIMIT,
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


def both(shop: Shop) -> list[str]:
    return [sentences.who_lead(shop), *sentences.ways_in(shop, NOW)]


def ways(*groups: CriterionGroup) -> list[str]:
    return sentences.ways_in(terms_shop(ways_in=groups), NOW)


# What is said, in Polish, Ukrainian, English and Russian; "~" is a no-break space, "|" parts the sentences.
GOLDEN: Golden = {
    "nobody told us": (
        lambda: sentences.who_lead(terms_shop()),
        (
            "Nie wiemy, kto może przyjść.",
            "Не знаємо, хто може прийти.",
            "We do not know who may come.",
            "Не знаем, кто может прийти.",
        ),
    ),
    "for everyone": (
        lambda: both(terms_shop(ways_in=[way_in(criterion("everyone"))])),
        (
            "Dla każdego.",
            "Для кожного.",
            "For everyone.",
            "Для каждого.",
        ),
    ),
    "people of an area": (
        lambda: both(terms_shop(ways_in=[way_in(lives(WEJHEROWO)), way_in(lives(WEJHEROWO), criterion("everyone"))])),
        (
            "Dla osób ze wsi w gminie Wejherowo.",
            "Для людей із сіл ґміни Wejherowo.",
            "For people from the villages of gmina Wejherowo.",
            "Для людей из деревень гмины Wejherowo.",
        ),
    ),
    "referral or statement": (
        lambda: both(bolszewo()),
        (
            (
                "Dla osób ze wsi w gminie Wejherowo. Wystarczy jedno z dwojga: | masz skierowanie (daje je: GOPS w "
                "Wejherowie) | podpiszesz na miejscu oświadczenie, w ostatniej godzinie"
            ),
            (
                "Для людей із сіл ґміни Wejherowo. Досить одного з двох: | у вас є направлення (його дає: GOPS w "
                "Wejherowie) | ви підпишете на місці заяву, в останню годину"
            ),
            (
                "For people from the villages of gmina Wejherowo. One of the two is enough: | you have a referral "
                "(given by: GOPS w Wejherowie) | you sign a statement on the spot, in the last hour"
            ),
            (
                "Для людей из деревень гмины Wejherowo. Достаточно одного из двух: | у вас есть направление (его "
                "даёт: GOPS w Wejherowie) | вы подпишете на месте заявление, в последний час"
            ),
        ),
    ),
    "one way": (
        lambda: both(
            terms_shop(
                ways_in=[way_in(criterion("referral"), earns(percent=300))],
                routes=[route(MOPS), route(issuer="operator")],
            )
        ),
        (
            "Wystarczy, że: | masz skierowanie i Twój dochód to najwyżej 3030~zł (w rodzinie 2469~zł na osobę)",
            "Досить, якщо: | у вас є направлення і ваш дохід – щонайбільше 3030~zł (у родині 2469~zł на людину)",
            (
                "It is enough that: | you have a referral and your income is at most 3030~zł (in a family 2469~zł "
                "a person)"
            ),
            ("Достаточно, если: | у вас есть направление и ваш доход – максимум 3030~zł (в семье 2469~zł на человека)"),
        ),
    ),
    "everyone on a weekday": (
        lambda: both(
            terms_shop(
                rule("mon tue wed thu fri", "09:00-16:00", "referral"),
                rule("sat", "09:00-13:00", "everyone"),
                ways_in=[way_in(criterion("referral"), mode="referral"), way_in(lives(KATOWICE), mode="everyone")],
            )
        ),
        (
            (
                "Wystarczy jedno z dwojga: | masz skierowanie, pon.–pt. 09:00–16:00 | jesteś z Katowic i "
                "przychodzisz w godzinach dla wszystkich, sob. 09:00–13:00"
            ),
            (
                "Досить одного з двох: | у вас є направлення, пн–пт 09:00–16:00 | ви з міста Katowice і ви "
                "приходите в години для всіх, сб 09:00–13:00"
            ),
            (
                "One of the two is enough: | you have a referral, Mon–Fri 09:00–16:00 | you are from Katowice and "
                "you come in the hours for everyone, Sat 09:00–13:00"
            ),
            (
                "Достаточно одного из двух: | у вас есть направление, пн–пт 09:00–16:00 | вы из города Katowice и "
                "вы приходите в часы для всех, сб 09:00–13:00"
            ),
        ),
    ),
    "four ways": (
        lambda: both(
            terms_shop(
                rule("tue thu", "10:00-12:00", "seniors"),
                ways_in=[
                    way_in(criterion("age", years=60)),
                    way_in(criterion("age", years=22), mode="seniors"),
                    status("foster_family"),
                    status("large_family_card"),
                ],
            )
        ),
        (
            (
                "Wystarczy jedno z kilku: | masz co najmniej 60~lat | masz co najmniej 22~lata i przychodzisz w "
                "godzinach dla seniorów, wt., czw. 10:00–12:00 | prowadzisz rodzinę zastępczą | masz Kartę Dużej "
                "Rodziny"
            ),
            (
                "Досить одного з кількох: | вам щонайменше 60~років | вам щонайменше 22~роки і ви приходите в "
                "години для людей старшого віку, вт, чт 10:00–12:00 | у вас прийомна родина | у вас є картка "
                "великої родини (Karta Dużej Rodziny)"
            ),
            (
                "One of these is enough: | you are 60~years old or older | you are 22~years old or older and you "
                "come in the hours for seniors, Tue, Thu 10:00–12:00 | you are a foster family | you have the "
                "Large Family Card"
            ),
            (
                "Достаточно одного из нескольких: | вам исполнилось 60~лет | вам исполнилось 22~года и вы "
                "приходите в часы для пожилых людей, вт, чт 10:00–12:00 | у вас приёмная семья | у вас есть карта "
                "большой семьи (Karta Dużej Rodziny)"
            ),
        ),
    ),
    "hours of modes alone": (
        lambda: ways(
            *[
                way_in(mode=mode)
                for mode in ("regular", "referral", "no_referral", "everyone", "seniors", "donors", "phone")
            ]
        ),
        (
            (
                "przychodzisz w zwykłych godzinach | masz skierowanie | przychodzisz bez skierowania | "
                "przychodzisz w godzinach dla wszystkich | przychodzisz w godzinach dla seniorów | przynosisz dary "
                "| dzwonisz"
            ),
            (
                "ви приходите у звичайні години | у вас є направлення | ви приходите без направлення | ви "
                "приходите в години для всіх | ви приходите в години для людей старшого віку | ви приносите дари | "
                "ви телефонуєте"
            ),
            (
                "you come in the usual hours | you have a referral | you come without a referral | you come in the "
                "hours for everyone | you come in the hours for seniors | you bring donations | you call"
            ),
            (
                "вы приходите в обычные часы | у вас есть направление | вы приходите без направления | вы "
                "приходите в часы для всех | вы приходите в часы для пожилых людей | вы приносите дары | вы "
                "звоните"
            ),
        ),
    ),
    "statement brought along": (
        lambda: ways(
            way_in(lives(KATOWICE), mode="no_referral", documents=[paper("need_statement")]),
            way_in(lives(WEJHEROWO), criterion("individual")),
        ),
        (
            (
                "jesteś z Katowic i masz ze sobą pisemne oświadczenie, że potrzebujesz wsparcia | jesteś ze wsi "
                "w gminie Wejherowo i zgodzą się, gdy poznają Twoją sytuację"
            ),
            (
                "ви з міста Katowice і у вас із собою письмова заява, що вам потрібна підтримка | ви із сіл ґміни "
                "Wejherowo і погодяться, розглянувши вашу ситуацію"
            ),
            (
                "you are from Katowice and you bring a written statement that you need support | you are from the "
                "villages of gmina Wejherowo and they agree after looking at your situation"
            ),
            (
                "вы из города Katowice и у вас с собой письменное заявление, что вам нужна поддержка | вы из "
                "деревень гмины Wejherowo и согласятся, рассмотрев вашу ситуацию"
            ),
        ),
    ),
    "place unnamed": (
        lambda: ways(way_in(lives()), way_in(criterion("referral"))),
        (
            "mieszkasz w okolicy (zapytaj, w jakiej dokładnie) | masz skierowanie",
            "ви живете неподалік (запитайте, де саме) | у вас є направлення",
            "you live nearby (ask where exactly) | you have a referral",
            "вы живёте поблизости (спросите, где именно) | у вас есть направление",
        ),
    ),
    "statuses of families and health": (
        lambda: ways(*map(status, ("large_family", "foster_family", "disability", "illness", "homeless", "alone"))),
        (
            (
                "masz rodzinę wielodzietną | prowadzisz rodzinę zastępczą | masz niepełnosprawność | chorujesz | "
                "nie masz domu | mieszkasz w pojedynkę"
            ),
            (
                "у вас багатодітна родина | у вас прийомна родина | у вас є інвалідність | ви хворієте | у вас "
                "немає житла | ви живете самі"
            ),
            (
                "you have a large family | you are a foster family | you have a disability | you are ill | you "
                "have no home | you live alone"
            ),
            (
                "у вас многодетная семья | у вас приёмная семья | у вас есть инвалидность | вы болеете | у вас нет "
                "жилья | вы живёте без семьи"
            ),
        ),
    ),
    "statuses of age and cards": (
        lambda: ways(*map(status, ("senior", "pensioner", "senior_card", "large_family_card", "low_income"))),
        (
            (
                "jesteś osobą starszą | dostajesz emeryturę | masz miejscową kartę seniora | masz Kartę Dużej "
                "Rodziny | masz niski dochód"
            ),
            (
                "ви людина старшого віку | ви отримуєте пенсію за віком | у вас є місцева картка для людей "
                "старшого віку (karta seniora) | у вас є картка великої родини (Karta Dużej Rodziny) | у вас "
                "низький дохід"
            ),
            (
                "you are a senior | you get a pension | you have the local card for seniors | you have the Large "
                "Family Card | your income is low"
            ),
            (
                "вы пожилой человек | вы получаете пенсию по возрасту | у вас есть местная карта для пожилых людей "
                "(karta seniora) | у вас есть карта большой семьи (Karta Dużej Rodziny) | у вас низкий доход"
            ),
        ),
    ),
    "statuses of trouble": (
        lambda: ways(*map(status, ("job_lost", "first_pay", "sudden_need", "in_need"))),
        (
            (
                "nie masz pracy albo jej szukasz | czekasz na pierwszą wypłatę | masz nagły kłopot | czujesz, że "
                "potrzebujesz wsparcia"
            ),
            (
                "ви без роботи або шукаєте її | ви чекаєте на першу зарплату | у вас раптові труднощі | ви "
                "відчуваєте, що вам потрібна підтримка"
            ),
            (
                "you are without work or look for some | you wait for your first pay | you are suddenly in trouble "
                "| you feel that you need support"
            ),
            (
                "вы без работы или ищете её | вы ждёте первую зарплату | у вас внезапные трудности | вы "
                "чувствуете, что вам нужна поддержка"
            ),
        ),
    ),
    "statuses of newcomers": (
        lambda: ways(*map(status, ("refugee_ua", "refugee", "migrant"))),
        (
            "jesteś w Polsce z powodu wojny w Ukrainie | szukasz w Polsce schronienia | jesteś z innego kraju",
            "ви в Польщі через війну в Україні | ви шукаєте прихистку в Польщі | ви з іншої країни",
            (
                "you are in Poland because of the war in Ukraine | you look for refuge in Poland | you come from "
                "another country"
            ),
            "вы в Польше из-за войны в Украине | вы ищете убежища в Польше | вы из другой страны",
        ),
    ),
    "statuses of help": (
        lambda: ways(*map(status, ("outside_system", "social_work", "assisted", "operator_circle"))),
        (
            (
                "nie korzystasz z pomocy społecznej | pracujesz z kimś z pomocy społecznej nad swoją sytuacją | "
                "pomaga Ci ośrodek pomocy społecznej | pomaga Ci organizacja, która prowadzi sklep, albo działasz "
                "w niej w wolontariacie"
            ),
            (
                "ви не отримуєте соціальної допомоги | ви разом із соціальною службою працюєте над своєю ситуацією "
                "| вам допомагає центр соціальної допомоги | вам допомагає організація, яка веде магазин, або ви "
                "там волонтерите"
            ),
            (
                "you get no social assistance | you work on your situation with a social worker | the social "
                "assistance office supports you | those who run the shop support you, or you volunteer with them"
            ),
            (
                "вы не получаете социальной помощи | вы вместе с социальной службой работаете над своей ситуацией "
                "| вам помогает центр социальной помощи | вам помогает организация, которая ведёт магазин, или вы "
                "там волонтёрите"
            ),
        ),
    ),
    "incomes in ways": (
        lambda: ways(way_in(earns(percent=250)), way_in(earns(single="2100")), way_in(earns(family="1320.50"))),
        (
            (
                "Twój dochód to najwyżej 2525~zł (w rodzinie 2057,50~zł na osobę) | Twój dochód to najwyżej "
                "2100~zł, gdy mieszkasz w pojedynkę (kwoty dla rodzin nie znamy) | dochód w Twojej rodzinie to "
                "najwyżej 1320,50~zł na osobę (kwoty dla osoby w pojedynkę nie znamy)"
            ),
            (
                "ваш дохід – щонайбільше 2525~zł (у родині 2057,50~zł на людину) | ваш дохід – щонайбільше 2100~zł, "
                "якщо ви живете самі (суми для родин не знаємо) | дохід у вашій родині – щонайбільше 1320,50~zł на "
                "людину (суми для того, хто живе сам, не знаємо)"
            ),
            (
                "your income is at most 2525~zł (in a family 2057.50~zł a person) | your income is at most 2100~zł "
                "when you live alone (for families we do not know) | the income in your family is at most "
                "1320.50~zł a person (for one person alone we do not know)"
            ),
            (
                "ваш доход – максимум 2525~zł (в семье 2057,50~zł на человека) | ваш доход – максимум 2100~zł, "
                "если вы живёте без семьи (суммы для семей не знаем) | доход в вашей семье – максимум 1320,50~zł "
                "на человека (суммы для того, кто живёт один, не знаем)"
            ),
        ),
    ),
    "income in percent without amounts": (
        lambda: sentences.ways_in(terms_shop(ways_in=[way_in(earns(percent=250)), status("illness")]), None),
        (
            "Twój dochód to najwyżej 250% kryterium pomocy społecznej | chorujesz",
            "ваш дохід – щонайбільше 250% критерію соціальної допомоги | ви хворієте",
            "your income is at most 250% of the income criterion of social assistance | you are ill",
            "ваш доход – максимум 250~% критерия социальной помощи | вы болеете",
        ),
    ),
    "last minutes": (
        lambda: [hours_of("no_referral", terms_shop(windows=[last_hour(minutes=minutes)])) for minutes in (31, 32, 45)],
        (
            "w ostatnich 31~minutach | w ostatnich 32~minutach | w ostatnich 45~minutach",
            "в останню 31~хвилину | в останні 32~хвилини | в останні 45~хвилин",
            "in the last 31~minutes | in the last 32~minutes | in the last 45~minutes",
            "в последнюю 31~минуту | в последние 32~минуты | в последние 45~минут",
        ),
    ),
    "first minutes": (
        lambda: [
            hours_of("seniors", terms_shop(windows=[last_hour("seniors", edge="first", minutes=minutes)]))
            for minutes in (21, 22, 30, 60)
        ],
        (
            "w pierwszych 21~minutach | w pierwszych 22~minutach | w pierwszych 30~minutach | w pierwszej godzinie",
            "у першу 21~хвилину | у перші 22~хвилини | у перші 30~хвилин | у першу годину",
            "in the first 21~minutes | in the first 22~minutes | in the first 30~minutes | in the first hour",
            "в первую 21~минуту | в первые 22~минуты | в первые 30~минут | в первый час",
        ),
    ),
    "hours of a mode": (
        lambda: [
            hours_of(
                "everyone",
                terms_shop(rule("mon wed thu fri", "09:00-12:00", "everyone"), rule("sat", "09:00-13:00", "everyone")),
            ),
            hours_of("everyone", terms_shop(rule("mon tue wed", "09:00-12:00", "everyone"))),
        ],
        (
            "pon., śr., czw., pt. 09:00–12:00, sob. 09:00–13:00 | pon.–śr. 09:00–12:00",
            "пн, ср, чт, пт 09:00–12:00, сб 09:00–13:00 | пн–ср 09:00–12:00",
            "Mon, Wed, Thu, Fri 09:00–12:00, Sat 09:00–13:00 | Mon–Wed 09:00–12:00",
            "пн, ср, чт, пт 09:00–12:00, сб 09:00–13:00 | пн–ср 09:00–12:00",
        ),
    ),
    "above: statement": (
        lambda: sentences.above_income(bolszewo(*WITH_LIMIT)),
        (
            "Masz wyższy dochód? Wystarczy, że podpiszesz na miejscu oświadczenie, w ostatniej godzinie.",
            "Ваш дохід вищий? Досить, якщо ви підпишете на місці заяву, в останню годину.",
            "Is your income higher? It is enough that you sign a statement on the spot, in the last hour.",
            "Ваш доход выше? Достаточно, если вы подпишете на месте заявление, в последний час.",
        ),
    ),
    "above: one by one": (
        lambda: sentences.above_income(bolszewo(WITH_LIMIT[0], way_in(lives(WEJHEROWO), criterion("individual")))),
        (
            (
                "Przy wyższym dochodzie decydują indywidualnie, patrząc na Twoją sytuację. Zapytaj: GOPS w "
                "Wejherowie, tel. 733~492~273."
            ),
            "Якщо дохід вищий, вашу ситуацію розглядають окремо. Запитайте: GOPS w Wejherowie, тел. 733~492~273.",
            ("With a higher income they look at your situation and decide. Ask: GOPS w Wejherowie, phone 733~492~273."),
            "Если доход выше, вашу ситуацию рассматривают отдельно. Спросите: GOPS w Wejherowie, тел. 733~492~273.",
        ),
    ),
    "above: no limit": (
        lambda: sentences.above_income(bolszewo()),
        (
            "",
            "",
            "",
            "",
        ),
    ),
    "above: two other ways": (
        lambda: sentences.above_income(
            terms_shop(
                rule("sat", "09:00-13:00", "everyone"),
                ways_in=[
                    way_in(criterion("referral"), earns(percent=300)),
                    way_in(lives(KATOWICE), mode="everyone"),
                    way_in(criterion("age", years=60)),
                ],
            )
        ),
        (
            (
                "Masz wyższy dochód? Wystarczy, że jesteś z Katowic i przychodzisz w godzinach dla wszystkich, "
                "sob. 09:00–13:00, albo masz co najmniej 60~lat."
            ),
            (
                "Ваш дохід вищий? Досить, якщо ви з міста Katowice і ви приходите в години для всіх, сб "
                "09:00–13:00, або вам щонайменше 60~років."
            ),
            (
                "Is your income higher? It is enough that you are from Katowice and you come in the hours for "
                "everyone, Sat 09:00–13:00, or you are 60~years old or older."
            ),
            (
                "Ваш доход выше? Достаточно, если вы из города Katowice и вы приходите в часы для всех, сб "
                "09:00–13:00, или вам исполнилось 60~лет."
            ),
        ),
    ),
    "contradiction with the field": (
        lambda: both(terms_shop(referral="no", ways_in=[way_in(criterion("referral"))])),
        (
            "Wystarczy, że: | masz skierowanie",
            "Досить, якщо: | у вас є направлення",
            "It is enough that: | you have a referral",
            "Достаточно, если: | у вас есть направление",
        ),
    ),
    "three ways": (
        lambda: both(bolszewo(*WITH_LIMIT, way_in(lives(WEJHEROWO), criterion("individual")))),
        (
            (
                "Dla osób ze wsi w gminie Wejherowo. Wystarczy jedno z trzech: | masz skierowanie (daje je: GOPS w "
                "Wejherowie) i Twój dochód to najwyżej 3030~zł (w rodzinie 2469~zł na osobę) | podpiszesz na "
                "miejscu oświadczenie, w ostatniej godzinie | zgodzą się, gdy poznają Twoją sytuację"
            ),
            (
                "Для людей із сіл ґміни Wejherowo. Досить одного з трьох: | у вас є направлення (його дає: GOPS w "
                "Wejherowie) і ваш дохід – щонайбільше 3030~zł (у родині 2469~zł на людину) | ви підпишете на місці "
                "заяву, в останню годину | погодяться, розглянувши вашу ситуацію"
            ),
            (
                "For people from the villages of gmina Wejherowo. One of the three is enough: | you have a "
                "referral (given by: GOPS w Wejherowie) and your income is at most 3030~zł (in a family 2469~zł a "
                "person) | you sign a statement on the spot, in the last hour | they agree after looking at your "
                "situation"
            ),
            (
                "Для людей из деревень гмины Wejherowo. Достаточно одного из трёх: | у вас есть направление (его "
                "даёт: GOPS w Wejherowie) и ваш доход – максимум 3030~zł (в семье 2469~zł на человека) | вы "
                "подпишете на месте заявление, в последний час | согласятся, рассмотрев вашу ситуацию"
            ),
        ),
    ),
    "above: both": (
        lambda: sentences.above_income(bolszewo(*WITH_LIMIT, way_in(lives(WEJHEROWO), criterion("individual")))),
        (
            (
                "Masz wyższy dochód? Wystarczy, że podpiszesz na miejscu oświadczenie, w ostatniej godzinie. Mogą "
                "też zdecydować indywidualnie, patrząc na Twoją sytuację. Zapytaj: GOPS w Wejherowie, tel. "
                "733~492~273."
            ),
            (
                "Ваш дохід вищий? Досить, якщо ви підпишете на місці заяву, в останню годину. Вашу ситуацію можуть "
                "також розглянути окремо. Запитайте: GOPS w Wejherowie, тел. 733~492~273."
            ),
            (
                "Is your income higher? It is enough that you sign a statement on the spot, in the last hour. They "
                "may also look at your situation and decide. Ask: GOPS w Wejherowie, phone 733~492~273."
            ),
            (
                "Ваш доход выше? Достаточно, если вы подпишете на месте заявление, в последний час. Вашу ситуацию "
                "могут также рассмотреть отдельно. Спросите: GOPS w Wejherowie, тел. 733~492~273."
            ),
        ),
    ),
    "in need, signed there": (
        lambda: both(
            terms_shop(
                ways_in=[
                    way_in(
                        lives(KATOWICE),
                        criterion("status", status="in_need"),
                        documents=[paper("need_statement", made_on_the_spot=True)],
                    )
                ]
            )
        ),
        (
            "Dla osób z Katowic. Wystarczy, że: | podpiszesz na miejscu oświadczenie",
            "Для людей з міста Katowice. Досить, якщо: | ви підпишете на місці заяву",
            "For people from Katowice. It is enough that: | you sign a statement on the spot",
            "Для людей из города Katowice. Достаточно, если: | вы подпишете на месте заявление",
        ),
    ),
    "referral on two ways": (
        lambda: both(
            terms_shop(
                routes=[route(MOPS)],
                ways_in=[
                    way_in(earns(percent=250), criterion("referral")),
                    way_in(criterion("referral"), criterion("status", status="foster_family")),
                ],
            )
        ),
        (
            (
                "Wystarczy jedno z dwojga: | masz skierowanie i Twój dochód to najwyżej 2525~zł (w rodzinie "
                "2057,50~zł na osobę) | masz skierowanie i prowadzisz rodzinę zastępczą"
            ),
            (
                "Досить одного з двох: | у вас є направлення і ваш дохід – щонайбільше 2525~zł (у родині "
                "2057,50~zł на людину) | у вас є направлення і у вас прийомна родина"
            ),
            (
                "One of the two is enough: | you have a referral and your income is at most 2525~zł (in a family "
                "2057.50~zł a person) | you have a referral and you are a foster family"
            ),
            (
                "Достаточно одного из двух: | у вас есть направление и ваш доход – максимум 2525~zł (в семье "
                "2057,50~zł на человека) | у вас есть направление и у вас приёмная семья"
            ),
        ),
    ),
    "above: with a referral": (
        lambda: sentences.above_income(
            terms_shop(
                ways_in=[
                    way_in(earns(percent=250), criterion("referral")),
                    way_in(criterion("referral"), criterion("status", status="foster_family")),
                ]
            )
        ),
        (
            "Masz wyższy dochód? Wystarczy, że masz skierowanie i prowadzisz rodzinę zastępczą.",
            "Ваш дохід вищий? Досить, якщо у вас є направлення і у вас прийомна родина.",
            "Is your income higher? It is enough that you have a referral and you are a foster family.",
            "Ваш доход выше? Достаточно, если у вас есть направление и у вас приёмная семья.",
        ),
    ),
}

test_sentence_word_for_word = word_for_word(GOLDEN)
