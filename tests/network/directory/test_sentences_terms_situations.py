"""What do we answer whoever is unsure whether to come, word for word, in each language?"""

from network.directory import sentences
from network.directory.models import LanguageSpoken, Shop
from tests.network.directory.plain_shops import criterion, way_in
from tests.network.directory.plain_terms import (
    FOUNDATION,
    NOW,
    TODAY,
    WITH_LIMIT,
    Golden,
    bolszewo,
    offer,
    paper,
    status,
    terms_shop,
    word_for_word,
)


def said(shop: Shop) -> list[str]:
    return [f"{found['question']}: {found['answer']}" for found in sentences.situations(shop, NOW, TODAY)]


def answer(key: str, shop: Shop) -> str:
    return next(found["answer"] for found in sentences.situations(shop, NOW, TODAY) if found["key"] == key)


# What is said, in Polish, Ukrainian, English and Russian; "~" is a no-break space, "|" parts the sentences.
GOLDEN: Golden = {
    "nothing known": (
        lambda: said(terms_shop()),
        (
            (
                "Zarabiam trochę za dużo: Nie wiemy, czy liczy się tu dochód. Zapytaj w ośrodku pomocy społecznej "
                "swojej gminy. | Jestem z Ukrainy: Nie wiemy, jakie są tu zasady. Zapytaj w ośrodku pomocy "
                "społecznej swojej gminy. | Mam ponad 60 lat: Nie wiemy, jakie są tu zasady. Zapytaj w ośrodku "
                "pomocy społecznej swojej gminy. | Żaden urząd mnie nie zna: Nie wiemy, czy możesz przyjść bez "
                "pomocy urzędu. Zapytaj w ośrodku pomocy społecznej swojej gminy. | Nie mogę wyjść z domu: Nie "
                "wiemy, czy ktoś może przywieźć Ci zakupy. Zapytaj w ośrodku pomocy społecznej swojej gminy. | Nie "
                "mam papierów: Nie wiemy, jakie papiery są potrzebne. Zapytaj w ośrodku pomocy społecznej swojej "
                "gminy."
            ),
            (
                "Мій дохід трохи вищий за межу: Не знаємо, чи тут важливий дохід. Запитайте в центрі соціальної "
                "допомоги своєї ґміни (ośrodek pomocy społecznej). | Я з України: Не знаємо, які тут правила. "
                "Запитайте в центрі соціальної допомоги своєї ґміни (ośrodek pomocy społecznej). | Мені понад 60 "
                "років: Не знаємо, які тут правила. Запитайте в центрі соціальної допомоги своєї ґміни (ośrodek "
                "pomocy społecznej). | Мене не знають у жодній установі: Не знаємо, чи можна прийти без установи. "
                "Запитайте в центрі соціальної допомоги своєї ґміни (ośrodek pomocy społecznej). | Я не можу вийти "
                "з дому: Не знаємо, чи може хтось привезти вам покупки. Запитайте в центрі соціальної допомоги "
                "своєї ґміни (ośrodek pomocy społecznej). | У мене немає паперів: Не знаємо, які папери потрібні. "
                "Запитайте в центрі соціальної допомоги своєї ґміни (ośrodek pomocy społecznej)."
            ),
            (
                "I earn a little too much: We do not know if the income counts here. Ask at the social assistance "
                "office of your gmina. | I am from Ukraine: We do not know the rules here. Ask at the social "
                "assistance office of your gmina. | I am over 60: We do not know the rules here. Ask at the social "
                "assistance office of your gmina. | I am known at no office: We do not know if you can come "
                "without an office. Ask at the social assistance office of your gmina. | I cannot leave home: We "
                "do not know if somebody can bring you the shopping. Ask at the social assistance office of your "
                "gmina. | I have no papers: We do not know which papers are needed. Ask at the social assistance "
                "office of your gmina."
            ),
            (
                "Мой доход чуть выше границы: Не знаем, важен ли здесь доход. Спросите в центре социальной помощи "
                "своей гмины (ośrodek pomocy społecznej). | Я из Украины: Не знаем, какие здесь правила. Спросите "
                "в центре социальной помощи своей гмины (ośrodek pomocy społecznej). | Мне больше 60 лет: Не "
                "знаем, какие здесь правила. Спросите в центре социальной помощи своей гмины (ośrodek pomocy "
                "społecznej). | Меня не знают ни в одном учреждении: Не знаем, можно ли прийти без учреждения. "
                "Спросите в центре социальной помощи своей гмины (ośrodek pomocy społecznej). | Я не могу выйти из "
                "дома: Не знаем, может ли кто-то привезти вам покупки. Спросите в центре социальной помощи своей "
                "гмины (ośrodek pomocy społecznej). | У меня нет бумаг: Не знаем, какие бумаги нужны. Спросите в "
                "центре социальной помощи своей гмины (ośrodek pomocy społecznej)."
            ),
        ),
    ),
    "with and without a referral": (
        lambda: said(bolszewo(*WITH_LIMIT, documents=[paper("identity")])),
        (
            (
                "Zarabiam trochę za dużo: Masz wyższy dochód? Wystarczy, że podpiszesz na miejscu oświadczenie, w "
                "ostatniej godzinie. | Jestem z Ukrainy: Zasady, które znamy, nie pytają o obywatelstwo. Zapytaj: "
                "GOPS w Wejherowie, tel. 733~492~273. | Mam ponad 60 lat: Osobnych zasad dla seniorów nie znamy. "
                "Zapytaj: GOPS w Wejherowie, tel. 733~492~273. | Żaden urząd mnie nie zna: Nic nie szkodzi. "
                "Wystarczy, że podpiszesz na miejscu oświadczenie, w ostatniej godzinie. | Nie mogę wyjść z domu: "
                "Nie wiemy, czy ktoś może przywieźć Ci zakupy. Zapytaj: GOPS w Wejherowie, tel. 733~492~273. | Nie "
                "mam papierów: Powiedz o tym przed przyjściem, może wystarczy coś innego. Zapytaj: GOPS w "
                "Wejherowie, tel. 733~492~273."
            ),
            (
                "Мій дохід трохи вищий за межу: Ваш дохід вищий? Досить, якщо ви підпишете на місці заяву, в останню "
                "годину. | Я з України: Правила, які ми знаємо, не питають про громадянство. Запитайте: GOPS w "
                "Wejherowie, тел. 733~492~273. | Мені понад 60 років: Окремих правил для людей старшого віку не "
                "знаємо. Запитайте: GOPS w Wejherowie, тел. 733~492~273. | Мене не знають у жодній установі: "
                "Нічого страшного. Досить, якщо ви підпишете на місці заяву, в останню годину. | Я не можу вийти з "
                "дому: Не знаємо, чи може хтось привезти вам покупки. Запитайте: GOPS w Wejherowie, тел. "
                "733~492~273. | У мене немає паперів: Скажіть про це, перш ніж прийти, може, вистачить чогось "
                "іншого. Запитайте: GOPS w Wejherowie, тел. 733~492~273."
            ),
            (
                "I earn a little too much: Is your income higher? It is enough that you sign a statement on the "
                "spot, in the last hour. | I am from Ukraine: The rules that we know ask for no citizenship. Ask: "
                "GOPS w Wejherowie, phone 733~492~273. | I am over 60: We know of no rules of their own for "
                "seniors. Ask: GOPS w Wejherowie, phone 733~492~273. | I am known at no office: That is all right. "
                "It is enough that you sign a statement on the spot, in the last hour. | I cannot leave home: We "
                "do not know if somebody can bring you the shopping. Ask: GOPS w Wejherowie, phone 733~492~273. | "
                "I have no papers: Say so before you come: perhaps something else will do. Ask: GOPS w Wejherowie, "
                "phone 733~492~273."
            ),
            (
                "Мой доход чуть выше границы: Ваш доход выше? Достаточно, если вы подпишете на месте заявление, в "
                "последний час. | Я из Украины: Правила, которые мы знаем, не спрашивают о гражданстве. Спросите: "
                "GOPS w Wejherowie, тел. 733~492~273. | Мне больше 60 лет: Отдельных правил для пожилых людей не "
                "знаем. Спросите: GOPS w Wejherowie, тел. 733~492~273. | Меня не знают ни в одном учреждении: "
                "Ничего страшного. Достаточно, если вы подпишете на месте заявление, в последний час. | Я не могу "
                "выйти из дома: Не знаем, может ли кто-то привезти вам покупки. Спросите: GOPS w Wejherowie, тел. "
                "733~492~273. | У меня нет бумаг: Скажите об этом, прежде чем прийти, может, хватит чего-то "
                "другого. Спросите: GOPS w Wejherowie, тел. 733~492~273."
            ),
        ),
    ),
    "signed there": (
        lambda: answer("no-papers", bolszewo()),
        (
            "Wystarczy, że podpiszesz na miejscu oświadczenie, w ostatniej godzinie.",
            "Досить, якщо ви підпишете на місці заяву, в останню годину.",
            "It is enough that you sign a statement on the spot, in the last hour.",
            "Достаточно, если вы подпишете на месте заявление, в последний час.",
        ),
    ),
    "for everyone": (
        lambda: said(terms_shop(ways_in=[way_in(criterion("everyone"))])),
        (
            (
                "Zarabiam trochę za dużo: Zasady, które znamy, nie pytają o dochód. | Jestem z Ukrainy: Zasady, "
                "które znamy, nie pytają o obywatelstwo. Zapytaj w ośrodku pomocy społecznej swojej gminy. | Mam "
                "ponad 60 lat: Osobnych zasad dla seniorów nie znamy. Zapytaj w ośrodku pomocy społecznej swojej "
                "gminy. | Żaden urząd mnie nie zna: Nic nie szkodzi. Żaden urząd nie musi Cię znać. | Nie "
                "mogę wyjść z domu: Nie wiemy, czy ktoś może przywieźć Ci zakupy. Zapytaj w ośrodku pomocy "
                "społecznej swojej gminy. | Nie mam papierów: Nie wiemy, jakie papiery są potrzebne. Zapytaj w "
                "ośrodku pomocy społecznej swojej gminy."
            ),
            (
                "Мій дохід трохи вищий за межу: Правила, які ми знаємо, не питають про дохід. | Я з України: Правила, "
                "які ми знаємо, не питають про громадянство. Запитайте в центрі соціальної допомоги своєї ґміни "
                "(ośrodek pomocy społecznej). | Мені понад 60 років: Окремих правил для людей старшого віку не "
                "знаємо. Запитайте в центрі соціальної допомоги своєї ґміни (ośrodek pomocy społecznej). | Мене не "
                "знають у жодній установі: Нічого страшного. Жодна установа не мусить вас знати. | Я не можу вийти "
                "з дому: Не знаємо, чи може хтось привезти вам покупки. Запитайте в центрі соціальної допомоги "
                "своєї ґміни (ośrodek pomocy społecznej). | У мене немає паперів: Не знаємо, які папери потрібні. "
                "Запитайте в центрі соціальної допомоги своєї ґміни (ośrodek pomocy społecznej)."
            ),
            (
                "I earn a little too much: The rules that we know do not ask about the income. | I am from "
                "Ukraine: The rules that we know ask for no citizenship. Ask at the social assistance office of "
                "your gmina. | I am over 60: We know of no rules of their own for seniors. Ask at the social "
                "assistance office of your gmina. | I am known at no office: That is all right. No office has to "
                "know you. | I cannot leave home: We do not know if somebody can bring you the shopping. Ask at "
                "the social assistance office of your gmina. | I have no papers: We do not know which papers are "
                "needed. Ask at the social assistance office of your gmina."
            ),
            (
                "Мой доход чуть выше границы: Правила, которые мы знаем, не спрашивают о доходе. | Я из Украины: "
                "Правила, которые мы знаем, не спрашивают о гражданстве. Спросите в центре социальной помощи своей "
                "гмины (ośrodek pomocy społecznej). | Мне больше 60 лет: Отдельных правил для пожилых людей не "
                "знаем. Спросите в центре социальной помощи своей гмины (ośrodek pomocy społecznej). | Меня не "
                "знают ни в одном учреждении: Ничего страшного. Ни одно учреждение не обязано вас знать. | Я не "
                "могу выйти из дома: Не знаем, может ли кто-то привезти вам покупки. Спросите в центре социальной "
                "помощи своей гмины (ośrodek pomocy społecznej). | У меня нет бумаг: Не знаем, какие бумаги нужны. "
                "Спросите в центре социальной помощи своей гмины (ośrodek pomocy społecznej)."
            ),
        ),
    ),
    "only with a referral and an income": (
        lambda: said(bolszewo(WITH_LIMIT[0])),
        (
            (
                "Zarabiam trochę za dużo: Zasady, które znamy, mają granicę dochodu. Nie rezygnuj od razu. Zapytaj: "
                "GOPS w Wejherowie, tel. 733~492~273. | Jestem z Ukrainy: Zasady, które znamy, nie pytają o "
                "obywatelstwo. Zapytaj: GOPS w Wejherowie, tel. 733~492~273. | Mam ponad 60 lat: Osobnych zasad "
                "dla seniorów nie znamy. Zapytaj: GOPS w Wejherowie, tel. 733~492~273. | Żaden urząd "
                "mnie nie zna: Poproś o skierowanie, także gdy idziesz tam pierwszy raz: GOPS w Wejherowie. | Nie mogę "
                "wyjść z domu: Nie wiemy, czy ktoś może przywieźć Ci zakupy. Zapytaj: GOPS w Wejherowie, tel. "
                "733~492~273. | Nie mam papierów: Powiedz o tym przed przyjściem, może wystarczy coś innego. "
                "Zapytaj: GOPS w Wejherowie, tel. 733~492~273."
            ),
            (
                "Мій дохід трохи вищий за межу: У правилах, які ми знаємо, є межа доходу. Не відмовляйтеся "
                "одразу. Запитайте: GOPS w Wejherowie, тел. 733~492~273. | Я з України: Правила, які ми знаємо, не "
                "питають про громадянство. Запитайте: GOPS w Wejherowie, тел. 733~492~273. | Мені понад 60 років: "
                "Окремих правил для людей старшого віку не знаємо. Запитайте: GOPS w Wejherowie, тел. 733~492~273. "
                "| Мене не знають у жодній установі: Попросіть направлення, навіть якщо йдете туди вперше: GOPS w "
                "Wejherowie. | Я не можу вийти з дому: Не знаємо, чи може хтось привезти вам покупки. Запитайте: "
                "GOPS w Wejherowie, тел. 733~492~273. | У мене немає паперів: Скажіть про це, перш ніж прийти, "
                "може, вистачить чогось іншого. Запитайте: GOPS w Wejherowie, тел. 733~492~273."
            ),
            (
                "I earn a little too much: The ways in that we know have an income limit. Do not give up at once. "
                "Ask: GOPS w Wejherowie, phone 733~492~273. | I am from Ukraine: The rules that we know ask for no "
                "citizenship. Ask: GOPS w Wejherowie, phone 733~492~273. | I am over 60: We know of no rules of "
                "their own for seniors. Ask: GOPS w Wejherowie, phone 733~492~273. | I am known at no office: Ask "
                "for a referral, also if it is your first time there: GOPS w Wejherowie. | I cannot leave home: We "
                "do not know if somebody can bring you the shopping. Ask: GOPS w Wejherowie, phone 733~492~273. | "
                "I have no papers: Say so before you come: perhaps something else will do. Ask: GOPS w Wejherowie, "
                "phone 733~492~273."
            ),
            (
                "Мой доход чуть выше границы: В правилах, которые мы знаем, есть граница дохода. Не отказывайтесь "
                "сразу. Спросите: GOPS w Wejherowie, тел. 733~492~273. | Я из Украины: Правила, которые мы знаем, "
                "не спрашивают о гражданстве. Спросите: GOPS w Wejherowie, тел. 733~492~273. | Мне больше 60 лет: "
                "Отдельных правил для пожилых людей не знаем. Спросите: GOPS w Wejherowie, тел. 733~492~273. | "
                "Меня не знают ни в одном учреждении: Попросите направление, даже если идёте туда впервые: GOPS w "
                "Wejherowie. | Я не могу выйти из дома: Не знаем, может ли кто-то привезти вам покупки. Спросите: "
                "GOPS w Wejherowie, тел. 733~492~273. | У меня нет бумаг: Скажите об этом, прежде чем прийти, "
                "может, хватит чего-то другого. Спросите: GOPS w Wejherowie, тел. 733~492~273."
            ),
        ),
    ),
    "referral without a known income": (
        lambda: answer("income", bolszewo(way_in(criterion("referral")))),
        (
            (
                "Zasady, które znamy, nie pytają o dochód. Może zapytać ten, kto daje skierowanie. Zapytaj: GOPS w "
                "Wejherowie, tel. 733~492~273."
            ),
            (
                "Правила, які ми знаємо, не питають про дохід. Може запитати той, хто дає направлення. Запитайте: "
                "GOPS w Wejherowie, тел. 733~492~273."
            ),
            (
                "The rules that we know do not ask about the income. Who gives the referral may ask. Ask: GOPS w "
                "Wejherowie, phone 733~492~273."
            ),
            (
                "Правила, которые мы знаем, не спрашивают о доходе. Может спросить тот, кто даёт направление. "
                "Спросите: GOPS w Wejherowie, тел. 733~492~273."
            ),
        ),
    ),
    "people from Ukraine": (
        lambda: answer("ukraine", terms_shop(ways_in=[status("refugee_ua")], languages=[LanguageSpoken(code="uk")])),
        (
            "Wystarczy, że jesteś w Polsce z powodu wojny w Ukrainie. Mówią po ukraińsku.",
            "Досить, якщо ви в Польщі через війну в Україні. Розмовляють українською.",
            "It is enough that you are in Poland because of the war in Ukraine. They speak Ukrainian.",
            "Достаточно, если вы в Польше из-за войны в Украине. Говорят по-украински.",
        ),
    ),
    "seniors": (
        lambda: answer(
            "senior",
            terms_shop(
                ways_in=[way_in(criterion("age", years=60)), status("senior_card"), way_in(criterion("referral"))],
                services=[offer("delivery", from_age=75, is_free=True)],
            ),
        ),
        (
            (
                "Wystarczy, że masz co najmniej 60~lat, albo masz miejscową kartę seniora. Zakupy z dowozem do "
                "domu dla osób od 75~lat, dowóz za darmo."
            ),
            (
                "Досить, якщо вам щонайменше 60~років, або у вас є місцева картка для людей старшого віку (karta "
                "seniora). Покупки з доставкою додому для людей від 75~років, доставка безкоштовна."
            ),
            (
                "It is enough that you are 60~years old or older, or you have the local card for seniors. Shopping "
                "brought home for people of 75~years or more, the delivery is free."
            ),
            (
                "Достаточно, если вам исполнилось 60~лет, или у вас есть местная карта для пожилых людей (karta "
                "seniora). Покупки с доставкой на дом для людей от 75~лет, доставка бесплатная."
            ),
        ),
    ),
    "somebody else brings": (
        lambda: answer(
            "home", terms_shop(services=[offer("delivery"), offer("phone_orders", from_age=75), offer("cafe")])
        ),
        (
            "Zakupy z dowozem do domu. Zakupy zamawiane przez telefon dla osób od 75~lat.",
            "Покупки з доставкою додому. Замовлення телефоном для людей від 75~років.",
            "Shopping brought home. Orders by phone for people of 75~years or more.",
            "Покупки с доставкой на дом. Заказы по телефону для людей от 75~лет.",
        ),
    ),
    "without any office": (
        lambda: answer("no-office", terms_shop(referral="no", operator=FOUNDATION)),
        (
            (
                "Skierowanie nie jest tu potrzebne. Nic więcej o tym, kto może przyjść, nie wiemy. Zapytaj: "
                "Fundacja Chleb, tel. 58~600~10~02."
            ),
            (
                "Направлення тут не потрібне. Більше про те, хто може прийти, не знаємо. Запитайте: Fundacja "
                "Chleb, тел. 58~600~10~02."
            ),
            (
                "You need no referral here. More about who may come we do not know. Ask: Fundacja Chleb, phone "
                "58~600~10~02."
            ),
            (
                "Направление здесь не нужно. Больше о том, кто может прийти, не знаем. Спросите: Fundacja Chleb, "
                "тел. 58~600~10~02."
            ),
        ),
    ),
    "gone": (
        lambda: [str(len(sentences.situations(terms_shop(status="closed"), NOW, TODAY)))],
        (
            "0",
            "0",
            "0",
            "0",
        ),
    ),
    "an office certificate is needed": (
        lambda: answer(
            "no-office", terms_shop(ways_in=[way_in(criterion("individual"), documents=[paper("office_certificate")])])
        ),
        (
            "Nie wiemy, czy możesz przyjść bez pomocy urzędu. Zapytaj w ośrodku pomocy społecznej swojej gminy.",
            (
                "Не знаємо, чи можна прийти без установи. Запитайте в центрі соціальної допомоги своєї ґміни "
                "(ośrodek pomocy społecznej)."
            ),
            "We do not know if you can come without an office. Ask at the social assistance office of your gmina.",
            (
                "Не знаем, можно ли прийти без учреждения. Спросите в центре социальной помощи своей гмины "
                "(ośrodek pomocy społecznej)."
            ),
        ),
    ),
    "a low income of no known height": (
        lambda: answer("income", terms_shop(ways_in=[status("low_income")])),
        (
            "Liczy się niski dochód. Jaki dokładnie, nie wiemy. Zapytaj w ośrodku pomocy społecznej swojej gminy.",
            (
                "Важливо, щоб дохід був низьким. Яким саме, не знаємо. Запитайте в центрі соціальної допомоги "
                "своєї ґміни (ośrodek pomocy społecznej)."
            ),
            "They ask for a low income; how low we do not know. Ask at the social assistance office of your gmina.",
            (
                "Важно, чтобы доход был низким. Каким именно, не знаем. Спросите в центре социальной помощи своей "
                "гмины (ośrodek pomocy społecznej)."
            ),
        ),
    ),
}

test_sentence_word_for_word = word_for_word(GOLDEN)
