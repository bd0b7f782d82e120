"""The helplines that every page shows, each with its source and that source's date."""

from datetime import time

from django.db import migrations

MINISTRY = "116sos.pl (kampania ministerstwa)"
CHILDREN = "116111.pl"
LINES = [
    {
        "number": "112", "always_shown": True, "order": 1,
        "source": "ustawa z 22 listopada 2013 r. o systemie powiadamiania ratunkowego", "verified_on": "2013-11-22",
        "titles": {"pl": "Zagrożenie życia lub zdrowia", "uk": "Загроза життю чи здоров’ю",
                   "en": "Danger to life or health", "ru": "Угроза жизни или здоровью"},
    },
    {
        "number": "116 123", "always_shown": True, "order": 2, "source": MINISTRY, "verified_on": "2025-11",
        "titles": {"pl": "Kryzys psychiczny, dorośli", "uk": "Душевна криза, дорослі",
                   "en": "Emotional crisis, adults", "ru": "Душевный кризис, взрослые"},
    },
    {
        "number": "116 111", "always_shown": True, "order": 3, "source": CHILDREN, "verified_on": "2025-11",
        "titles": {"pl": "Dzieci i młodzież", "uk": "Діти й підлітки",
                   "en": "Children and young people", "ru": "Дети и подростки"},
    },
    {
        "number": "800 088 141", "always_shown": True, "order": 4, "languages": "uk", "opens": time(10), "closes": time(20),
        "source": "informacja prasowa o linii wsparcia po ukraińsku", "verified_on": "2022-08",
        "titles": {"pl": "Rozmowa po ukraińsku", "uk": "Розмова українською",
                   "en": "In Ukrainian", "ru": "На украинском языке"},
    },
]


def make(apps, schema_editor):
    Helpline = apps.get_model("network", "Helpline")
    Text = apps.get_model("network", "HelplineText")
    for given in LINES:
        line = dict(given)
        titles = line.pop("titles")
        helpline = Helpline.objects.create(**line)
        Text.objects.bulk_create(
            Text(helpline=helpline, language=language, title=title) for language, title in titles.items()
        )


def unmake(apps, schema_editor):
    apps.get_model("network", "Helpline").objects.filter(number__in=[line["number"] for line in LINES]).delete()


class Migration(migrations.Migration):
    dependencies = [("network", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
