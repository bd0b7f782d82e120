"""The vocabulary of needs in four languages, and two more helplines with their sources."""

from datetime import time

from django.db import migrations

LANGUAGES = ("pl", "uk", "en", "ru")
# code: (a word, an answer to "What do you need?") in pl, uk, en, ru; in the order of the lists
NEEDS = {
    "food": (
        ("jedzenie", "Jedzenia"), ("їжа", "Їжі"), ("food", "Food"), ("еда", "Еда"),
    ),
    "cheaper": (
        ("tańsze zakupy", "Tańszych zakupów"), ("дешевші покупки", "Дешевших покупок"),
        ("cheaper shopping", "Cheaper shopping"), ("покупки подешевле", "Покупки подешевле"),
    ),
    "papers": (
        ("skierowanie i papiery", "Skierowania i papierów"), ("направлення й документи", "Направлення й документів"),
        ("a referral and papers", "A referral and papers"), ("направление и документы", "Направление и документы"),
    ),
    "delivery": (
        ("dowóz do domu", "Dowozu do domu"), ("доставка додому", "Доставки додому"),
        ("delivery to the home", "Delivery to my home"), ("доставка на дом", "Доставка на дом"),
    ),
    "talk": (
        ("rozmowa", "Rozmowy z kimś, kto to zna"), ("розмова", "Розмови з тим, хто це знає"),
        ("somebody to talk to", "Somebody to talk to, who knows this"),
        ("разговор", "Разговор с тем, кто это знает"),
    ),
    "hot-meal": (
        ("ciepły posiłek", "Ciepłego posiłku"), ("гаряча їжа", "Гарячої їжі"),
        ("a hot meal", "A hot meal"), ("горячая еда", "Горячая еда"),
    ),
    "hygiene": (
        ("rzeczy do mycia i sprzątania", "Rzeczy do mycia i sprzątania"),
        ("речі для миття й прибирання", "Речей для миття й прибирання"),
        ("things for washing and cleaning", "Things for washing and cleaning"),
        ("вещи для мытья и уборки", "Вещи для мытья и уборки"),
    ),
    "clothes": (
        ("ubrania i buty", "Ubrań i butów"), ("одяг і взуття", "Одягу і взуття"),
        ("clothes and shoes", "Clothes and shoes"), ("одежда и обувь", "Одежда и обувь"),
    ),
    "baby": (
        ("rzeczy dla niemowlęcia", "Rzeczy dla niemowlęcia"), ("речі для немовляти", "Речей для немовляти"),
        ("things for a baby", "Things for a baby"), ("вещи для малыша", "Вещи для малыша"),
    ),
    "school": (
        ("rzeczy do szkoły", "Rzeczy do szkoły"), ("речі для школи", "Речей для школи"),
        ("things for school", "Things for school"), ("вещи для школы", "Вещи для школы"),
    ),
    "furniture": (
        ("meble i sprzęt do domu", "Mebli i sprzętu do domu"), ("меблі й речі для дому", "Меблів і речей для дому"),
        ("furniture and things for the home", "Furniture and things for the home"),
        ("мебель и вещи для дома", "Мебель и вещи для дома"),
    ),
    "medicine": (
        ("leki", "Leków"), ("ліки", "Ліків"), ("medicine", "Medicine"), ("лекарства", "Лекарства"),
    ),
    "health": (
        ("lekarz i zdrowie", "Lekarza albo rady o zdrowiu"), ("лікар і здоров’я", "Лікаря або поради про здоров’я"),
        ("a doctor and health", "A doctor, or advice on health"), ("врач и здоровье", "Врач или совет о здоровье"),
    ),
    "rent-and-energy": (
        ("czynsz i prąd", "Pomocy z czynszem i prądem"), ("оренда і світло", "Допомоги з орендою і світлом"),
        ("rent and energy", "Help with rent and energy"), ("аренда и свет", "Помощь с арендой и светом"),
    ),
    "debts": (
        ("długi", "Pomocy przy długach"), ("борги", "Допомоги з боргами"),
        ("debts", "Help with debts"), ("долги", "Помощь с долгами"),
    ),
    "legal-advice": (
        ("porada prawna", "Porady prawnej"), ("порада юриста", "Поради юриста"),
        ("legal advice", "Legal advice"), ("совет юриста", "Совет юриста"),
    ),
    "work": (
        ("praca", "Pracy"), ("робота", "Роботи"), ("work", "Work"), ("работа", "Работа"),
    ),
    "language-course": (
        ("nauka polskiego", "Nauki polskiego"), ("курс польської", "Курсу польської"),
        ("learning Polish", "To learn Polish"), ("курс польского", "Курс польского"),
    ),
    "phone": (
        ("telefon i internet", "Pomocy z telefonem i internetem"),
        ("телефон та інтернет", "Допомоги з телефоном та інтернетом"),
        ("phone and internet", "Help with a phone and the internet"),
        ("телефон и интернет", "Помощь с телефоном и интернетом"),
    ),
    "transport": (
        ("dojazd", "Pomocy z dojazdem"), ("проїзд", "Допомоги з проїздом"),
        ("getting there", "A way to get there"), ("проезд", "Помощь с проездом"),
    ),
    "older-person": (
        ("opieka nad starszą osobą", "Opieki nad starszą osobą"),
        ("догляд за літньою людиною", "Догляду за літньою людиною"),
        ("care of an older person", "Care for an older person"),
        ("уход за пожилым человеком", "Уход за пожилым человеком"),
    ),
    "disability": (
        ("sprzęt przy niepełnosprawności", "Sprzętu przy niepełnosprawności"),
        ("засоби при інвалідності", "Речей, потрібних при інвалідності"),
        ("aids for a disability", "Aids for a disability"),
        ("средства при инвалидности", "Вещи, нужные при инвалидности"),
    ),
    "addiction": (
        ("uzależnienie", "Pomocy w wyjściu z uzależnienia"), ("залежність", "Допомоги вийти із залежності"),
        ("addiction", "Help to get out of an addiction"), ("зависимость", "Помощь, чтобы выйти из зависимости"),
    ),
    "violence": (
        ("przemoc w domu", "Pomocy, bo w domu jest przemoc"), ("насильство вдома", "Допомоги, бо вдома насильство"),
        ("violence at home", "Help, because there is violence at home"),
        ("насилие дома", "Помощь, потому что дома насилие"),
    ),
    "shelter": (
        ("nocleg", "Noclegu"), ("нічліг", "Нічлігу"), ("a place for the night", "A place for the night"),
        ("ночлег", "Ночлег"),
    ),
}  # fmt: skip
AT_HOME = ("food", "cheaper", "papers", "delivery", "talk")
LINES = [
    {
        "number": "800 12 12 12", "order": 5, "source": "Rzecznik Praw Dziecka (Dziecięcy Telefon Zaufania)",
        "verified_on": "2024-01",
        "titles": {"pl": "Dzieci, młodzież i kto się o nie martwi", "uk": "Діти, підлітки й ті, хто за них хвилюється",
                   "en": "Children, young people and those who worry about them",
                   "ru": "Дети, подростки и те, кто за них волнуется"},
    },
    {
        "number": "800 201 801", "order": 6, "opens": time(10), "closes": time(21), "last_weekday": 4,
        "source": "infolinia alzheimerowska", "verified_on": "2026-02",
        "titles": {"pl": "Opieka przy chorobie Alzheimera", "uk": "Догляд при хворобі Альцгеймера",
                   "en": "Caring for somebody with Alzheimer’s disease", "ru": "Уход при болезни Альцгеймера"},
    },
]  # fmt: skip


def make(apps, schema_editor):
    Need, NeedText = apps.get_model("network", "Need"), apps.get_model("network", "NeedText")
    for order, (code, words) in enumerate(NEEDS.items(), start=1):
        need, _ = Need.objects.get_or_create(
            slug=code, defaults={"name": words[0][0], "order": order, "asked_at_home": code in AT_HOME}
        )
        for language, (name, answer) in zip(LANGUAGES, words, strict=True):
            NeedText.objects.get_or_create(need=need, language=language, defaults={"name": name, "answer": answer})
    Helpline, Text = apps.get_model("network", "Helpline"), apps.get_model("network", "HelplineText")
    for given in LINES:
        line = {name: value for name, value in given.items() if name not in ("titles", "number")}
        helpline, made = Helpline.objects.get_or_create(number=given["number"], defaults=line)
        if made:
            Text.objects.bulk_create(
                Text(helpline=helpline, language=language, title=title) for language, title in given["titles"].items()
            )


def unmake(apps, schema_editor):
    apps.get_model("network", "Need").objects.filter(slug__in=NEEDS).delete()
    apps.get_model("network", "Helpline").objects.filter(number__in=[line["number"] for line in LINES]).delete()


class Migration(migrations.Migration):
    dependencies = [("network", "0004_needs")]
    operations = [migrations.RunPython(make, unmake)]
