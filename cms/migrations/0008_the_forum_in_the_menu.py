"""The forum stands in the main menu; what shops need makes room for it, where editors have arranged nothing else."""

from django.db import migrations, models

MAIN = ["network:finder", "network:self_check", "network:requests", "advocacy:stories", "network:partner_shops"]


def make(apps, schema_editor):
    items = apps.get_model("cms", "MenuItem").objects
    if list(items.filter(menu="main").order_by("order", "id").values_list("place", flat=True)) != MAIN:
        return  # editors choose themselves
    before = items.get(menu="main", place="advocacy:stories").order
    if not items.filter(menu="footer", place="network:requests").exists():
        items.filter(menu="main", place="network:requests").update(menu="footer", order=5)
    items.get_or_create(menu="main", place="network:forum", defaults={"order": before + 5})


def unmake(apps, schema_editor):
    items = apps.get_model("cms", "MenuItem").objects
    if items.filter(place="network:forum").delete()[0]:
        items.filter(menu="footer", place="network:requests", order=5).update(menu="main", order=30)


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0007_editors_workflow'),
    ]

    operations = [
        migrations.AlterField(
            model_name='menuitem',
            name='place',
            field=models.CharField(blank=True, choices=[('network:finder', 'Help nearby'), ('network:self_check', 'May I come?'), ('network:requests', 'What shops need'), ('advocacy:stories', 'Stories'), ('network:leaders', 'Who speaks for us'), ('network:forum', 'Forum'), ('network:partner_shops', 'For partners'), ('network:data', 'Data and licences'), ('network:enquiry_code', 'Answer to my message'), ('network:desk', 'My shop'), ('my_texts', 'Tell your story'), ('network:consent_withdraw', 'Withdraw a consent'), ('preferences', 'Adjust the page')], max_length=40, verbose_name='part of the site'),
        ),
        migrations.RunPython(make, unmake),
    ]
