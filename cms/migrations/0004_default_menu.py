"""The links that stood in the menus before editors could arrange them."""

from django.db import migrations

MENUS = {
    "main": ("network:finder", "network:self_check", "network:requests", "advocacy:stories", "network:partner_shops"),
    "footer": (
        "network:leaders",
        "network:data",
        "network:enquiry_code",
        "network:consent_withdraw",
        "my_texts",
        "network:desk",
    ),
}
STEP = 10  # so that a link fits between two


def make(apps, schema_editor):
    MenuItem = apps.get_model("cms", "MenuItem")
    for menu, places in MENUS.items():
        for number, place in enumerate(places, start=1):
            MenuItem.objects.get_or_create(menu=menu, place=place, defaults={"order": number * STEP})


def unmake(apps, schema_editor):
    apps.get_model("cms", "MenuItem").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("cms", "0003_pages_and_menus")]
    operations = [migrations.RunPython(make, unmake)]
