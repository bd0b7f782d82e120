"""The income criterion of social assistance since 2018, which shops measure their limits against."""

from datetime import date

from django.db import migrations

AMOUNTS = [  # valid from, one person living alone, each person of a family (PLN), regulation
    (date(2018, 10, 1), 701, 528, "rozporządzenie Rady Ministrów z 11 lipca 2018 r. (Dz.U. 2018 poz. 1358)"),
    (date(2022, 1, 1), 776, 600, "rozporządzenie Rady Ministrów z 14 lipca 2021 r. (Dz.U. 2021 poz. 1296)"),
    (date(2025, 1, 1), 1010, 823, "rozporządzenie Rady Ministrów z 12 lipca 2024 r. (Dz.U. 2024 poz. 1044)"),
]


def add(apps, schema_editor):
    amount = apps.get_model("network", "NationalAmount")
    for valid_from, single, family, source in AMOUNTS:
        amount.objects.update_or_create(
            code="social_assistance",
            valid_from=valid_from,
            defaults={"single": single, "family": family, "source": source},
        )


def remove(apps, schema_editor):
    apps.get_model("network", "NationalAmount").objects.filter(valid_from__in=[row[0] for row in AMOUNTS]).delete()


class Migration(migrations.Migration):
    dependencies = [("network", "0002_helplines")]
    operations = [migrations.RunPython(add, remove)]
