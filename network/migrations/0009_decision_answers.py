"""Reasons of decisions that lie ready, in four languages: what happened, without blame, and what one can do now."""

from django.db import migrations

# code: (name, text) in pl, uk, en, ru
TEMPLATES = {
    "phone-of-somebody": {
        "pl": ("Cudzy numer albo adres", "W Twoim tekście stoi numer, adres albo nazwisko innej osoby. Każdy może je tu przeczytać, a ona się na to nie zgodziła. Napisz to, proszę, jeszcze raz bez tych danych."),
        "uk": ("Чужий номер або адреса", "У вашому тексті є номер, адреса або прізвище іншої людини. Тут їх може прочитати будь-хто, а вона на це не погодилася. Напишіть це, будь ласка, ще раз без цих даних."),
        "en": ("Somebody’s number or address", "Your text holds the number, address or surname of somebody else. Everybody can read it here, and that person has not agreed. Please write it once more without these data."),
        "ru": ("Чужой номер или адрес", "В вашем тексте есть номер, адрес или фамилия другого человека. Здесь их может прочитать каждый, а он на это не соглашался. Напишите это, пожалуйста, ещё раз без этих данных."),
    },
    "hurts": {
        "pl": ("Słowa, które ranią", "W tekście są słowa, które kogoś ranią albo mu grożą. Wielu ludziom jest tu trudno i muszą czuć się bezpiecznie. O tym, co się stało, możesz napisać – bez wyzwisk i gróźb."),
        "uk": ("Слова, що ранять", "У тексті є слова, які когось ранять або комусь погрожують. Багатьом людям тут важко, і вони мають почуватися в безпеці. Про те, що сталося, можна написати – без образ і погроз."),
        "en": ("Words that hurt", "The text has words that hurt or threaten somebody. Many people here have a hard time and must feel safe. You may write about what happened – without insults and threats."),
        "ru": ("Слова, которые ранят", "В тексте есть слова, которые кого-то ранят или кому-то угрожают. Многим людям здесь трудно, и они должны чувствовать себя в безопасности. О том, что произошло, можно написать – без оскорблений и угроз."),
    },
    "asks-for-money": {
        "pl": ("Prośba o pieniądze albo dane", "W tekście jest prośba o pieniądze, kod albo dane do konta. Nie pokazujemy takich próśb, bo łatwo tu kogoś oszukać. Jeśli potrzebujesz pomocy, sklepy i ośrodki z naszej listy pomagają za darmo."),
        "uk": ("Прохання про гроші або дані", "У тексті є прохання про гроші, код або дані рахунку. Ми не показуємо таких прохань, бо тут легко когось обманути. Якщо вам потрібна допомога, магазини й осередки з нашого списку допомагають безплатно."),
        "en": ("Asks for money or data", "The text asks for money, a code or account data. We do not show such requests, because it is easy to cheat somebody here. If you need help, the shops and centres on our list give it free of charge."),
        "ru": ("Просьба о деньгах или данных", "В тексте есть просьба о деньгах, коде или данных счёта. Мы не показываем таких просьб, потому что здесь легко кого-то обмануть. Если вам нужна помощь, магазины и центры из нашего списка помогают бесплатно."),
    },
    "advert-here": {
        "pl": ("Reklama", "Tekst zachęca do kupna albo do odwiedzenia płatnej strony. Tu piszemy o jedzeniu, pomocy i naszych sklepach, bez reklam."),
        "uk": ("Реклама", "Текст заохочує щось купити або відвідати платну сторінку. Тут ми пишемо про їжу, допомогу й наші магазини, без реклами."),
        "en": ("Advertising", "The text invites people to buy something or to visit a paid site. Here we write about food, help and our shops, without advertising."),
        "ru": ("Реклама", "Текст предлагает что-то купить или посетить платный сайт. Здесь мы пишем о еде, помощи и наших магазинах, без рекламы."),
    },
    "dangerous-advice": {
        "pl": ("Rada, która może zaszkodzić", "Ta rada może komuś zaszkodzić: na zdrowiu, w sprawie w urzędzie albo w domu. Wiemy, że jest z dobrego serca. Napisz, proszę, co pomogło Tobie, i gdzie można zapytać kogoś, kto się na tym zna."),
        "uk": ("Порада, що може зашкодити", "Ця порада може комусь зашкодити: здоров’ю, справі в установі або вдома. Ми знаємо, що вона від щирого серця. Напишіть, будь ласка, що допомогло вам, і де можна запитати того, хто на цьому знається."),
        "en": ("Advice that can do harm", "This advice can do harm: to somebody’s health, to a matter at an office, or at home. We know it was meant well. Please write what helped you, and where one can ask somebody who knows."),
        "ru": ("Совет, который может навредить", "Этот совет может кому-то навредить: здоровью, делу в учреждении или дома. Мы знаем, что он от чистого сердца. Напишите, пожалуйста, что помогло вам, и где можно спросить того, кто в этом разбирается."),
    },
    "we-find-out": {
        "pl": ("Sprawdzamy", "Wstrzymujemy ten tekst na krótko, bo musimy coś sprawdzić. To nie kara. Gdy tylko będziemy wiedzieć więcej, przeczytasz tu, co dalej."),
        "uk": ("Перевіряємо", "Ми ненадовго затримуємо цей текст, бо маємо дещо перевірити. Це не покарання. Щойно знатимемо більше, ви прочитаєте тут, що далі."),
        "en": ("We are finding out", "We hold this text back for a short time, because we must check something. It is no punishment. As soon as we know more, you read here what comes next."),
        "ru": ("Проверяем", "Мы ненадолго задерживаем этот текст, потому что должны кое-что проверить. Это не наказание. Как только узнаем больше, вы прочитаете здесь, что дальше."),
    },
    "second-time": {
        "pl": ("Drugi raz to samo", "To zdarza się kolejny raz, choć pisaliśmy już o tym. Dlatego prosimy o przerwę. Czytać i szukać pomocy możesz przez cały czas, a potem zapraszamy z powrotem."),
        "uk": ("Те саме вдруге", "Це стається знову, хоча ми вже про це писали. Тому просимо зробити перерву. Читати й шукати допомогу ви можете весь час, а потім запрошуємо назад."),
        "en": ("The same once more", "This happens once more, though we have written about it. So we ask you to take a break. You can read and look for help all the time, and afterwards you are welcome back."),
        "ru": ("То же самое ещё раз", "Это происходит снова, хотя мы уже об этом писали. Поэтому просим сделать перерыв. Читать и искать помощь вы можете всё время, а потом приглашаем обратно."),
    },
    "stays": {
        "pl": ("Zostaje", "Przeczytaliśmy to uważnie. Nie łamie naszych zasad, dlatego zostaje. Dziękujemy za czujność."),
        "uk": ("Залишається", "Ми уважно це прочитали. Воно не порушує наших правил, тому залишається. Дякуємо за пильність."),
        "en": ("It stays", "We have read it carefully. It does not break our rules, so it stays. Thank you for watching."),
        "ru": ("Остаётся", "Мы внимательно это прочитали. Это не нарушает наших правил, поэтому остаётся. Спасибо за внимательность."),
    },
}


def seed(apps, schema_editor):
    """Adds them, with their words; one that is there stays as it is."""
    template = apps.get_model("network", "AnswerTemplate")
    text = apps.get_model("network", "AnswerTemplateText")
    for order, (code, words) in enumerate(TEMPLATES.items(), start=100):
        row, is_new = template.objects.get_or_create(code=code, defaults={"purpose": "decision", "order": order})
        if is_new:
            text.objects.bulk_create(
                text(template=row, language=language, name=name, text=said) for language, (name, said) in words.items()
            )


def forget(apps, schema_editor):
    apps.get_model("network", "AnswerTemplate").objects.filter(code__in=TEMPLATES, purpose="decision").delete()


class Migration(migrations.Migration):
    dependencies = [("network", "0008_people_who_talk")]
    operations = [migrations.RunPython(seed, forget)]
