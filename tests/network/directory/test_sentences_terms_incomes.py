"""What do the sentences about income limits say, word for word, in each language?"""

from typing import Any

from network.directory import sentences
from tests.network.directory.plain_shops import way_in
from tests.network.directory.plain_terms import NOW, TODAY, Golden, bolszewo, earns, terms_shop, word_for_word


def incomes(**facts: Any) -> list[str]:
    return sentences.income(terms_shop(ways_in=[way_in(earns(**facts))]), NOW, TODAY)


# What is said, in Polish, Ukrainian, English and Russian; "~" is a no-break space, "|" parts the sentences.
GOLDEN: Golden = {
    "percent today": (
        lambda: incomes(percent=300),
        (
            (
                "Dochód najwyżej 300% kryterium pomocy społecznej: dziś 3030~zł, gdy mieszkasz w pojedynkę, albo "
                "2469~zł na osobę w rodzinie (kwoty od 1 stycznia 2025)."
            ),
            (
                "Дохід – щонайбільше 300% критерію соціальної допомоги: сьогодні це 3030~zł, якщо ви живете самі, "
                "або 2469~zł на людину в родині (суми від 1 січня 2025)."
            ),
            (
                "Income of at most 300% of the income criterion of social assistance: today 3030~zł when you live "
                "alone, or 2469~zł for each person of a family (amounts since 1 January 2025)."
            ),
            (
                "Доход – максимум 300~% критерия социальной помощи: сегодня это 3030~zł, если вы живёте без семьи, "
                "или 2469~zł на человека в семье (суммы с 1 января 2025)."
            ),
        ),
    ),
    "percent, amount unknown": (
        lambda: sentences.income(terms_shop(ways_in=[way_in(earns(percent=250))]), None, TODAY),
        (
            "Dochód najwyżej 250% kryterium pomocy społecznej. Dzisiejszej kwoty nie znamy.",
            "Дохід – щонайбільше 250% критерію соціальної допомоги. Сьогоднішньої суми не знаємо.",
            "Income of at most 250% of the income criterion of social assistance. We do not know today's amount.",
            "Доход – максимум 250~% критерия социальной помощи. Сегодняшней суммы не знаем.",
        ),
    ),
    "percent, source of an older amount": (
        lambda: incomes(percent=300, single="2328", family="1800"),
        (
            (
                "Dochód najwyżej 300% kryterium pomocy społecznej: dziś 3030~zł, gdy mieszkasz w pojedynkę, albo "
                "2469~zł na osobę w rodzinie (kwoty od 1 stycznia 2025). | Źródło podaje jeszcze 2328~zł i "
                "1800~zł, to kwoty sprzed 1 stycznia 2025. Zapytaj, które liczą."
            ),
            (
                "Дохід – щонайбільше 300% критерію соціальної допомоги: сьогодні це 3030~zł, якщо ви живете самі, "
                "або 2469~zł на людину в родині (суми від 1 січня 2025). | Джерело ще подає 2328~zł і 1800~zł, це "
                "суми до 1 січня 2025. Запитайте, які враховують."
            ),
            (
                "Income of at most 300% of the income criterion of social assistance: today 3030~zł when you live "
                "alone, or 2469~zł for each person of a family (amounts since 1 January 2025). | The source still "
                "says 2328~zł and 1800~zł, amounts from before 1 January 2025. Ask which ones count."
            ),
            (
                "Доход – максимум 300~% критерия социальной помощи: сегодня это 3030~zł, если вы живёте без семьи, "
                "или 2469~zł на человека в семье (суммы с 1 января 2025). | Источник ещё называет 2328~zł и "
                "1800~zł, это суммы до 1 января 2025. Спросите, какие учитывают."
            ),
        ),
    ),
    "percent, source of the oldest amount": (
        lambda: incomes(percent=250, single="1752.50", family="1320"),
        (
            (
                "Dochód najwyżej 250% kryterium pomocy społecznej: dziś 2525~zł, gdy mieszkasz w pojedynkę, albo "
                "2057,50~zł na osobę w rodzinie (kwoty od 1 stycznia 2025). | Źródło podaje jeszcze 1752,50~zł i "
                "1320~zł, to kwoty sprzed 1 stycznia 2022. Zapytaj, które liczą."
            ),
            (
                "Дохід – щонайбільше 250% критерію соціальної допомоги: сьогодні це 2525~zł, якщо ви живете самі, "
                "або 2057,50~zł на людину в родині (суми від 1 січня 2025). | Джерело ще подає 1752,50~zł і "
                "1320~zł, це суми до 1 січня 2022. Запитайте, які враховують."
            ),
            (
                "Income of at most 250% of the income criterion of social assistance: today 2525~zł when you live "
                "alone, or 2057.50~zł for each person of a family (amounts since 1 January 2025). | The source "
                "still says 1752.50~zł and 1320~zł, amounts from before 1 January 2022. Ask which ones count."
            ),
            (
                "Доход – максимум 250~% критерия социальной помощи: сегодня это 2525~zł, если вы живёте без семьи, "
                "или 2057,50~zł на человека в семье (суммы с 1 января 2025). | Источник ещё называет 1752,50~zł и "
                "1320~zł, это суммы до 1 января 2022. Спросите, какие учитывают."
            ),
        ),
    ),
    "percent, source says otherwise": (
        lambda: incomes(percent=200, single="2100", amounts_dated="2023-02"),
        (
            (
                "Dochód najwyżej 200% kryterium pomocy społecznej: dziś 2020~zł, gdy mieszkasz w pojedynkę, albo "
                "1646~zł na osobę w rodzinie (kwoty od 1 stycznia 2025). | Źródło podaje 2100~zł (kwoty z lutego "
                "2023). Zapytaj, które liczą."
            ),
            (
                "Дохід – щонайбільше 200% критерію соціальної допомоги: сьогодні це 2020~zł, якщо ви живете самі, "
                "або 1646~zł на людину в родині (суми від 1 січня 2025). | Джерело подає 2100~zł (суми за даними "
                "від лютого 2023). Запитайте, які враховують."
            ),
            (
                "Income of at most 200% of the income criterion of social assistance: today 2020~zł when you live "
                "alone, or 1646~zł for each person of a family (amounts since 1 January 2025). | The source says "
                "2100~zł (amounts of February 2023). Ask which ones count."
            ),
            (
                "Доход – максимум 200~% критерия социальной помощи: сегодня это 2020~zł, если вы живёте без семьи, "
                "или 1646~zł на человека в семье (суммы с 1 января 2025). | Источник называет 2100~zł (суммы по "
                "данным от февраля 2023). Спросите, какие учитывают."
            ),
        ),
    ),
    "percent, source agrees": (
        lambda: incomes(percent=200, single="2020", family="1646"),
        (
            (
                "Dochód najwyżej 200% kryterium pomocy społecznej: dziś 2020~zł, gdy mieszkasz w pojedynkę, albo "
                "1646~zł na osobę w rodzinie (kwoty od 1 stycznia 2025)."
            ),
            (
                "Дохід – щонайбільше 200% критерію соціальної допомоги: сьогодні це 2020~zł, якщо ви живете самі, "
                "або 1646~zł на людину в родині (суми від 1 січня 2025)."
            ),
            (
                "Income of at most 200% of the income criterion of social assistance: today 2020~zł when you live "
                "alone, or 1646~zł for each person of a family (amounts since 1 January 2025)."
            ),
            (
                "Доход – максимум 200~% критерия социальной помощи: сегодня это 2020~zł, если вы живёте без семьи, "
                "или 1646~zł на человека в семье (суммы с 1 января 2025)."
            ),
        ),
    ),
    "own amounts, dated": (
        lambda: incomes(single="2100", family="1800.50", amounts_dated="2026-02"),
        (
            (
                "Dochód najwyżej 2100~zł, gdy mieszkasz w pojedynkę, albo 1800,50~zł na osobę w rodzinie (kwoty z "
                "lutego 2026)."
            ),
            (
                "Дохід – щонайбільше 2100~zł, якщо ви живете самі, або 1800,50~zł на людину в родині (суми за "
                "даними від лютого 2026)."
            ),
            (
                "Income of at most 2100~zł when you live alone, or 1800.50~zł for each person of a family (amounts "
                "of February 2026)."
            ),
            (
                "Доход – максимум 2100~zł, если вы живёте без семьи, или 1800,50~zł на человека в семье (суммы по "
                "данным от февраля 2026)."
            ),
        ),
    ),
    "own amounts, undated": (
        lambda: incomes(single="2100", family="1801"),
        (
            (
                "Dochód najwyżej 2100~zł, gdy mieszkasz w pojedynkę, albo 1801~zł na osobę w rodzinie (kwoty bez "
                "daty). | Kwoty mogły się zmienić, zapytaj."
            ),
            (
                "Дохід – щонайбільше 2100~zł, якщо ви живете самі, або 1801~zł на людину в родині (суми без дати). "
                "| Суми могли змінитися, запитайте."
            ),
            (
                "Income of at most 2100~zł when you live alone, or 1801~zł for each person of a family (amounts "
                "without a date). | The amounts may have changed, so ask."
            ),
            (
                "Доход – максимум 2100~zł, если вы живёте без семьи, или 1801~zł на человека в семье (суммы без "
                "даты). | Суммы могли измениться, спросите."
            ),
        ),
    ),
    "own amounts of an older share": (
        lambda: incomes(single="2328", family="1800", amounts_dated="2024"),
        (
            (
                "Dochód najwyżej 2328~zł, gdy mieszkasz w pojedynkę, albo 1800~zł na osobę w rodzinie (kwoty z "
                "2024 roku). | To było 300% kryterium sprzed 1 stycznia 2025. Dziś granica może być wyższa, "
                "zapytaj."
            ),
            (
                "Дохід – щонайбільше 2328~zł, якщо ви живете самі, або 1800~zł на людину в родині (суми за даними "
                "від 2024 року). | Це було 300% критерію до 1 січня 2025. Тепер межа може бути вищою, запитайте."
            ),
            (
                "Income of at most 2328~zł when you live alone, or 1800~zł for each person of a family (amounts of "
                "2024). | That was 300% of the income criterion before 1 January 2025. The limit may be higher "
                "now, so ask."
            ),
            (
                "Доход – максимум 2328~zł, если вы живёте без семьи, или 1800~zł на человека в семье (суммы по "
                "данным от 2024 года). | Это было 300~% критерия до 1 января 2025. Теперь граница может быть выше, "
                "спросите."
            ),
        ),
    ),
    "one alone": (
        lambda: incomes(single="2100", amounts_dated="2024-02-01"),
        (
            (
                "Dochód najwyżej 2100~zł, gdy mieszkasz w pojedynkę (kwoty z 1 lutego 2024). Kwoty dla rodzin nie "
                "znamy. | Kwoty mogły się zmienić, zapytaj."
            ),
            (
                "Дохід – щонайбільше 2100~zł, якщо ви живете самі (суми за даними від 1 лютого 2024). Суми для "
                "родин не знаємо. | Суми могли змінитися, запитайте."
            ),
            (
                "Income of at most 2100~zł when you live alone (amounts of 1 February 2024). For families we do "
                "not know. | The amounts may have changed, so ask."
            ),
            (
                "Доход – максимум 2100~zł, если вы живёте без семьи (суммы по данным от 1 февраля 2024). Суммы для "
                "семей не знаем. | Суммы могли измениться, спросите."
            ),
        ),
    ),
    "family alone": (
        lambda: incomes(family="1500", amounts_dated="2025-08"),
        (
            (
                "Dochód najwyżej 1500~zł na osobę w rodzinie (kwoty z sierpnia 2025). Kwoty dla osoby w pojedynkę "
                "nie znamy. | Kwoty mogły się zmienić, zapytaj."
            ),
            (
                "Дохід – щонайбільше 1500~zł на людину в родині (суми за даними від серпня 2025). Суми для того, "
                "хто живе сам, не знаємо. | Суми могли змінитися, запитайте."
            ),
            (
                "Income of at most 1500~zł for each person of a family (amounts of August 2025). For one person "
                "alone we do not know. | The amounts may have changed, so ask."
            ),
            (
                "Доход – максимум 1500~zł на человека в семье (суммы по данным от августа 2025). Суммы для того, "
                "кто живёт один, не знаем. | Суммы могли измениться, спросите."
            ),
        ),
    ),
    "no limit": (
        lambda: sentences.income(bolszewo(), NOW, TODAY),
        (
            "",
            "",
            "",
            "",
        ),
    ),
}

test_sentence_word_for_word = word_for_word(GOLDEN)
