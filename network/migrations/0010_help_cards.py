"""Help cards in four languages, two more helplines with their sources, and the phrases that show the cards."""

import csv
import gzip
import json
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parents[1] / "needs" / "data"
LINES = [
    {
        "number": "800 120 002", "order": 7, "source": "PAP MediaRoom: 30 lat Niebieskiej Linii", "verified_on": "2025",
        "titles": {"pl": "Przemoc w domu", "uk": "Насильство вдома", "en": "Violence at home",
                   "ru": "Насилие дома"},
    },
    {
        "number": "22 628 01 20", "order": 8, "free_of_charge": False, "verified_on": "2025-10",
        "source": "Policja: Europejski Dzień przeciwko Handlowi Ludźmi",
        "titles": {"pl": "Praca pod przymusem, handel ludźmi", "uk": "Примусова праця, торгівля людьми",
                   "en": "Forced work, trafficking", "ru": "Принудительный труд, торговля людьми"},
    },
]  # fmt: skip
# code: its numbers, then title and text per language; when several are found the first in this order is shown
CARDS = {
    "suicide": (("116 123", "112", "116 111"), {
        "pl": ("Nie zostawaj z tym dziś w pojedynkę", "Dobrze, że o tym piszesz. To, co czujesz, może minąć, choć teraz trudno w to uwierzyć. Zadzwoń i powiedz, jak jest. Jeśli boisz się najbliższych minut, dzwoń pod 112 albo idź tam, gdzie są ludzie."),
        "uk": ("Не залишайтеся з цим сьогодні наодинці", "Добре, що ви про це пишете. Те, що ви відчуваєте, може минути, хоч зараз у це важко повірити. Зателефонуйте й скажіть, як є. Якщо лякають найближчі хвилини, дзвоніть 112 або йдіть туди, де є люди."),
        "en": ("You need not be alone with this today", "It is good that you write about it. What you feel can pass, though it is hard to believe now. Call and say how it is. If you are afraid of the next few minutes, call 112 or go where there are people."),
        "ru": ("Не оставайтесь с этим сегодня в одиночку", "Хорошо, что вы об этом пишете. То, что вы чувствуете, может пройти, хотя сейчас в это трудно поверить. Позвоните и скажите, как есть. Если пугают ближайшие минуты, звоните 112 или идите туда, где есть люди."),
    }),
    "home": (("800 120 002", "112", "116 111"), {
        "pl": ("To, co robią Ci w domu, nie jest Twoją winą", "Jeśli coś grozi Ci teraz, wyjdź, gdy się da, i dzwoń pod 112. Pod pierwszym numerem ktoś pomyśli z Tobą, co dalej; nazwiska nie trzeba mówić. Zadbaj, żeby nikt nie zobaczył tej rozmowy ani tej strony."),
        "uk": ("Те, що з вами роблять удома, – не ваша провина", "Якщо вам щось загрожує зараз, вийдіть, якщо можна, і дзвоніть 112. За першим номером хтось разом із вами подумає, що далі; прізвища казати не треба. Подбайте, щоб ніхто не побачив цієї розмови й цієї сторінки."),
        "en": ("What is done to you at home is not your fault", "If you are in danger now, get out if you can and call 112. At the first number somebody will think with you what to do next; you need not give your name. Take care that nobody sees this call or this page."),
        "ru": ("То, что с вами делают дома, – не ваша вина", "Если вам что-то угрожает сейчас, выйдите, если можно, и звоните 112. По первому номеру кто-то вместе с вами подумает, что дальше; фамилию называть не нужно. Позаботьтесь, чтобы никто не увидел этот разговор и эту страницу."),
    }),
    "child": (("116 111", "800 12 12 12", "112"), {
        "pl": ("Dziecko potrzebuje teraz kogoś dorosłego", "Jeśli coś grozi dziecku w tej chwili, dzwoń pod 112. Jeśli to o Ciebie chodzi: to nie Twoja wina i dobrze, że o tym piszesz. Pod 116 111 możesz powiedzieć wszystko i nie mówić, jak się nazywasz."),
        "uk": ("Дитині зараз потрібен хтось дорослий", "Якщо дитині щось загрожує цієї хвилини, дзвоніть 112. Якщо йдеться про тебе: це не твоя провина, і добре, що ти про це пишеш. За номером 116 111 можна розповісти все й не казати, як тебе звати."),
        "en": ("The child needs an adult now", "If a child is in danger at this moment, call 112. If it is about you: it is not your fault, and it is good that you write. At 116 111 you can say everything and need not say your name."),
        "ru": ("Ребёнку сейчас нужен кто-то взрослый", "Если ребёнку что-то угрожает в эту минуту, звоните 112. Если речь о тебе: это не твоя вина, и хорошо, что ты об этом пишешь. По номеру 116 111 можно рассказать всё и не говорить, как тебя зовут."),
    }),
    "outside": (("112", "116 123", "800 120 002"), {
        "pl": ("Nikomu nie wolno Cię krzywdzić", "Jeśli coś grozi Ci teraz, dzwoń pod 112 i idź tam, gdzie są ludzie. Jeśli to już się stało, w szpitalu pomogą także w nocy. Nie musisz dziś decydować, co dalej; można najpierw z kimś porozmawiać."),
        "uk": ("Ніхто не має права вас кривдити", "Якщо вам щось загрожує зараз, дзвоніть 112 і йдіть туди, де є люди. Якщо це вже сталося, у лікарні допоможуть і вночі. Не треба сьогодні вирішувати, що далі; можна спершу з кимось поговорити."),
        "en": ("Nobody may hurt you", "If you are in danger now, call 112 and go where there are people. If it has happened already, a hospital helps at night too. You need not decide today what comes next; you can talk to somebody first."),
        "ru": ("Никто не вправе причинять вам вред", "Если вам что-то угрожает сейчас, звоните 112 и идите туда, где есть люди. Если это уже случилось, в больнице помогут и ночью. Не нужно сегодня решать, что дальше; можно сначала с кем-то поговорить."),
    }),
    "exploitation": (("22 628 01 20", "112"), {
        "pl": ("Nikomu nie wolno trzymać Cię siłą ani zabrać Ci paszportu", "Jeśli coś grozi Ci teraz, dzwoń pod 112. Pod pierwszym numerem są ludzie, którzy wiedzą, jak wyjść z takiego miejsca; nazwiska nie trzeba mówić. Zadzwoń z telefonu, którego nikt nie sprawdza."),
        "uk": ("Ніхто не має права тримати вас силою чи забрати паспорт", "Якщо вам щось загрожує зараз, дзвоніть 112. За першим номером є люди, які знають, як вийти з такого місця; прізвища казати не треба. Телефонуйте з телефону, якого ніхто не перевіряє."),
        "en": ("Nobody may keep you by force or take your passport", "If you are in danger now, call 112. At the first number there are people who know how to get out of such a place; you need not give your name. Call from a phone that nobody checks."),
        "ru": ("Никто не вправе удерживать вас силой или забрать паспорт", "Если вам что-то угрожает сейчас, звоните 112. По первому номеру есть люди, которые знают, как выбраться из такого места; фамилию называть не нужно. Звоните с телефона, который никто не проверяет."),
    }),
    "self-harm": (("116 123", "116 111", "112"), {
        "pl": ("Ten ból można komuś pokazać", "Wiele osób to zna i nikt tu nie pyta, dlaczego. Jeśli rana mocno krwawi albo to były leki, dzwoń pod 112. O reszcie możesz porozmawiać z kimś, kto słucha spokojnie."),
        "uk": ("Цей біль можна комусь показати", "Багатьом це знайоме, і ніхто тут не питає чому. Якщо рана сильно кровить або це були ліки, дзвоніть 112. Про решту можна поговорити з тим, хто слухає спокійно."),
        "en": ("You can show this pain to somebody", "Many know it, and nobody here asks why. If the wound bleeds a lot, or if it was medicine, call 112. About the rest you can talk to somebody who listens calmly."),
        "ru": ("Эту боль можно кому-то показать", "Многим это знакомо, и никто здесь не спрашивает почему. Если рана сильно кровоточит или это были лекарства, звоните 112. Об остальном можно поговорить с тем, кто слушает спокойно."),
    }),
    "street": (("112", "116 123"), {
        "pl": ("Gdzie spędzić tę noc", "Na mrozie nie czekaj: dzwoń pod 112. O nocleg i ciepły posiłek zapytaj w ośrodku pomocy społecznej; wieczorem straż miejska albo policja powie, gdzie jest wolne miejsce. Z dziećmi nikt nie powinien zostać na dworze."),
        "uk": ("Де провести цю ніч", "На морозі не чекайте: дзвоніть 112. Про нічліг і теплу їжу запитайте в центрі соціальної допомоги; увечері муніципальна варта або поліція скаже, де є вільне місце. З дітьми ніхто не має залишатися надворі."),
        "en": ("Where to spend this night", "Do not wait in the frost: call 112. Ask the welfare office for a bed and a warm meal; in the evening the municipal guard or the police can say where there is room. With children nobody should stay outside."),
        "ru": ("Где провести эту ночь", "На морозе не ждите: звоните 112. О ночлеге и горячей еде спросите в центре социальной помощи; вечером муниципальная стража или полиция скажет, где есть место. С детьми никто не должен оставаться на улице."),
    }),
    "hunger": (("112", "116 123"), {
        "pl": ("Jedzenie na dziś", "Zapytaj jeszcze dziś w ośrodku pomocy społecznej: może dać posiłek albo paczkę od ręki. Najbliższe sklepy i jadłodajnie znajdziesz u nas w „Pomocy”. Jeśli ktoś słabnie albo niemowlę nie ma co jeść, dzwoń pod 112."),
        "uk": ("Їжа на сьогодні", "Запитайте ще сьогодні в центрі соціальної допомоги: там можуть дати обід або пакунок одразу. Найближчі магазини та їдальні є в нас у розділі «Допомога». Якщо хтось слабшає або немовля не має що їсти, дзвоніть 112."),
        "en": ("Food for today", "Ask the welfare office today: it can give a meal or a parcel at once. The nearest shops and kitchens are here, under “Help”. If somebody grows weak, or a baby has nothing to eat, call 112."),
        "ru": ("Еда на сегодня", "Спросите ещё сегодня в центре социальной помощи: там могут дать обед или пакет сразу. Ближайшие магазины и столовые есть у нас в разделе «Помощь». Если кто-то слабеет или младенцу нечего есть, звоните 112."),
    }),
}  # fmt: skip


def make(apps, schema_editor):
    Helpline, Text = apps.get_model("network", "Helpline"), apps.get_model("network", "HelplineText")
    for given in LINES:
        line = {name: value for name, value in given.items() if name not in ("titles", "number")}
        helpline, made = Helpline.objects.get_or_create(number=given["number"], defaults=line)
        if made:
            Text.objects.bulk_create(
                Text(helpline=helpline, language=language, title=title) for language, title in given["titles"].items()
            )
    Card, CardText = apps.get_model("network", "HelpCard"), apps.get_model("network", "HelpCardText")
    CardLine, cards = apps.get_model("network", "HelpCardLine"), {}
    lines = {line.number: line for line in Helpline.objects.all()}
    for order, (code, (numbers, words)) in enumerate(CARDS.items(), start=1):
        cards[code] = card = Card.objects.create(code=code, order=order)
        CardText.objects.bulk_create(
            CardText(card=card, language=language, title=title, text=text) for language, (title, text) in words.items()
        )
        known = [lines[number] for number in numbers if number in lines]
        CardLine.objects.bulk_create(
            CardLine(card=card, helpline=line, order=place) for place, line in enumerate(known, start=1)
        )
    seed_phrases(apps.get_model("network", "WatchPhrase"), cards)


def seed_phrases(Phrase, cards):
    with (DATA / "watch_phrases.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    forms = json.loads(gzip.decompress((DATA / "forms.json.gz").read_bytes()))  # made by scripts/bake_phrases.py
    Phrase.objects.bulk_create(
        Phrase(
            phrase=row["phrase"], language=row["language"], colour=row["colour"], card=cards.get(row["card"]),
            apart=int(row["apart"]), in_order=row["in_order"] == "yes", stems=forms[row["language"]][row["phrase"]],
        )
        for row in rows
    )  # fmt: skip


def unmake(apps, schema_editor):
    apps.get_model("network", "WatchPhrase").objects.all().delete()
    apps.get_model("network", "HelpCard").objects.filter(code__in=CARDS).delete()
    apps.get_model("network", "Helpline").objects.filter(number__in=[line["number"] for line in LINES]).delete()


class Migration(migrations.Migration):
    dependencies = [("network", "0009_decision_answers")]
    operations = [migrations.RunPython(make, unmake)]
