"""Answers that are given often, in four languages: kind, and saying what one can do now."""

from django.db import migrations

# code: purpose, then (name, text) in pl, uk, en, ru
TEMPLATES = {
    "photo-consent": ("send_back", {
        "pl": ("Zdjęcie bez zgody", "Dziękujemy za tę opowieść. Na zdjęciu widać osobę, a nie mamy jej zgody. Zapytaj ją, proszę, i dopisz zgodę przy zdjęciu – albo wybierz inne zdjęcie: drzwi, półki, ręce."),
        "uk": ("Фото без згоди", "Дякуємо за цю оповідь. На фото видно людину, а її згоди ми не маємо. Запитайте її, будь ласка, і допишіть згоду біля фото – або виберіть інше фото: двері, полиці, руки."),
        "en": ("Photo without consent", "Thank you for this story. The photo shows somebody, and we do not have her consent. Please ask her and note the consent beside the photo – or choose another one: a door, shelves, hands."),
        "ru": ("Фото без согласия", "Спасибо за эту историю. На фото виден человек, а его согласия у нас нет. Спросите его, пожалуйста, и впишите согласие рядом с фото – или выберите другое фото: дверь, полки, руки."),
    }),
    "names-of-others": ("send_back", {
        "pl": ("Nazwiska innych osób", "Dziękujemy za tę opowieść. Są w niej nazwiska albo szczegóły, po których można kogoś poznać. Wystarczy imię, także zmyślone. Zmień je, proszę, albo dopisz zgodę tej osoby."),
        "uk": ("Прізвища інших людей", "Дякуємо за цю оповідь. У ній є прізвища або подробиці, за якими можна когось упізнати. Досить імені, навіть вигаданого. Змініть їх, будь ласка, або допишіть згоду цієї людини."),
        "en": ("Names of others", "Thank you for this story. It has surnames, or details by which somebody can be recognised. A first name is enough, also an invented one. Please change them, or note that person's consent."),
        "ru": ("Фамилии других людей", "Спасибо за эту историю. В ней есть фамилии или подробности, по которым кого-то можно узнать. Достаточно имени, даже вымышленного. Измените их, пожалуйста, или впишите согласие этого человека."),
    }),
    "too-long": ("send_back", {
        "pl": ("Za długie", "Dziękujemy za tę opowieść. Wiele osób przeczyta ją na telefonie, dlatego prosimy o skrót: co się stało, kto pomógł, co z tego wynikło. Co pominąć, wiesz najlepiej Ty."),
        "uk": ("Задовге", "Дякуємо за цю оповідь. Багато людей читатимуть її на телефоні, тому просимо скоротити: що сталося, хто допоміг, що з того вийшло. Що пропустити, ви знаєте найкраще."),
        "en": ("Too long", "Thank you for this story. Many will read it on a phone, so please make it shorter: what happened, who helped, what came of it. You know best what can be left out."),
        "ru": ("Слишком длинно", "Спасибо за эту историю. Многие прочтут его на телефоне, поэтому просим сократить: что случилось, кто помог, что из этого вышло. Что пропустить, вы знаете лучше всех."),
    }),
    "where-when": ("send_back", {
        "pl": ("Gdzie i kiedy", "Dziękujemy za tę opowieść. Z tekstu nie wynika, gdzie i kiedy to było. Dopisz, proszę, miejscowość i choćby porę roku."),
        "uk": ("Де й коли", "Дякуємо за цю оповідь. Із тексту не зрозуміло, де й коли це було. Допишіть, будь ласка, місцевість і хоча б пору року."),
        "en": ("Where and when", "Thank you for this story. The text does not say where and when it happened. Please add the town and at least the season."),
        "ru": ("Где и когда", "Спасибо за эту историю. Из текста непонятно, где и когда это было. Допишите, пожалуйста, место и хотя бы время года."),
    }),
    "advert": ("send_back", {
        "pl": ("Brzmi jak reklama", "Dziękujemy za tę opowieść. Jeden fragment brzmi jak reklama firmy. Napisz, proszę, co zrobili ludzie i co to komu dało; nazwa firmy może zostać raz."),
        "uk": ("Звучить як реклама", "Дякуємо за цю оповідь. Один уривок звучить як реклама фірми. Напишіть, будь ласка, що зробили люди й що це кому дало; назва фірми може залишитися один раз."),
        "en": ("Sounds like an advert", "Thank you for this story. One part sounds like an advert for a company. Please write what people did and what it gave to whom; the company's name may stay once."),
        "ru": ("Звучит как реклама", "Спасибо за эту историю. Один отрывок звучит как реклама фирмы. Напишите, пожалуйста, что сделали люди и что это кому дало; название фирмы может остаться один раз."),
    }),
    "needs-source": ("send_back", {
        "pl": ("Skąd to wiadomo", "Dziękujemy za ten tekst. Są w nim liczby albo zarzuty, których nie umiemy sprawdzić. Dopisz, proszę, skąd to wiadomo, albo opisz tylko to, co widać było na miejscu."),
        "uk": ("Звідки це відомо", "Дякуємо за цей текст. У ньому є числа або закиди, які ми не можемо перевірити. Допишіть, будь ласка, звідки це відомо, або опишіть лише те, що було видно на місці."),
        "en": ("How is it known", "Thank you for this text. It has numbers or accusations that we cannot check. Please add how they are known, or describe only what could be seen there."),
        "ru": ("Откуда это известно", "Спасибо за этот текст. В нём есть числа или упрёки, которые мы не можем проверить. Допишите, пожалуйста, откуда это известно, или опишите только то, что было видно на месте."),
    }),
    "not-here": ("decline", {
        "pl": ("Nie o tym miejscu", "Dziękujemy za zaufanie. Ta opowieść nie dotyczy sklepów społecznych ani ludzi wokół nich, dlatego jej tu nie pokażemy. Tekst zostaje u Ciebie i można go poprawić, gdy jest w nim coś o takim miejscu."),
        "uk": ("Не про це місце", "Дякуємо за довіру. Ця оповідь не про соціальні магазини й не про людей навколо них, тому ми її тут не покажемо. Текст залишається у вас, і його можна змінити, якщо в ньому є щось про таке місце."),
        "en": ("Not about this place", "Thank you for your trust. This story is not about social shops or the people around them, so we will not show it here. The text stays with you, and you can change it if there is something about such a place in it."),
        "ru": ("Не об этом месте", "Спасибо за доверие. Эта история не о социальных магазинах и не о людях вокруг них, поэтому мы его здесь не покажем. Текст остаётся у вас, и его можно изменить, если в нём есть что-то о таком месте."),
    }),
    "insults": ("decline", {
        "pl": ("Obraża innych", "Dziękujemy, że dajesz znać, co się dzieje. Tego tekstu nie pokażemy, bo obraża innych. Jeśli stało się coś złego, opisz, proszę, co się stało, bez obrażania – tak łatwiej coś zmienić."),
        "uk": ("Ображає інших", "Дякуємо, що повідомляєте, що відбувається. Цього тексту ми не покажемо, бо він ображає інших. Якщо сталося щось погане, опишіть, будь ласка, що сталося, без образ – так легше щось змінити."),
        "en": ("Insults others", "Thank you for telling us what is going on. We will not show this text, because it insults others. If something bad has happened, please describe what happened, without insults – it makes a change easier."),
        "ru": ("Оскорбляет других", "Спасибо, что сообщаете, что происходит. Этот текст мы не покажем, потому что он оскорбляет других. Если случилось что-то плохое, опишите, пожалуйста, что случилось, без оскорблений – так легче что-то изменить."),
    }),
}  # fmt: skip


def make(apps, schema_editor):
    Template = apps.get_model("network", "AnswerTemplate")  # noqa: N806
    Text = apps.get_model("network", "AnswerTemplateText")  # noqa: N806
    for number, (code, (purpose, texts)) in enumerate(TEMPLATES.items(), start=1):
        template, is_new = Template.objects.get_or_create(code=code, defaults={"purpose": purpose, "order": number})
        if not is_new:
            continue
        for language, (name, text) in texts.items():
            Text.objects.create(template=template, language=language, name=name, text=text)


def unmake(apps, schema_editor):
    apps.get_model("network", "AnswerTemplate").objects.filter(code__in=TEMPLATES).delete()


class Migration(migrations.Migration):
    dependencies = [("network", "0006_people_who_write")]
    operations = [migrations.RunPython(make, unmake)]
