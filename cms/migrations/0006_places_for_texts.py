"""Where the texts of stories and leaders lie in the tree: a folder each, below the home page of the site's language."""

from django.conf import settings
from django.db import migrations

FOLDERS = (
    ("StoryIndexPage", "Opowieści", "teksty-opowiesci"),
    ("LeaderIndexPage", "Liderzy i liderki", "teksty-liderow"),
)
STEP = 4  # characters of a step in the tree's path
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def make(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    homes = apps.get_model("cms", "LadaHomePage").objects
    home = homes.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("pk").first()
    if home is None:
        return  # they are made on demand
    for name, title, slug in FOLDERS:
        Folder = apps.get_model("cms", name)
        if Folder.objects.filter(locale_id=home.locale_id).exists():
            continue
        kind, _ = ContentType.objects.get_or_create(app_label="cms", model=name.lower())
        path, number = _next(apps, home)
        Folder.objects.create(
            title=title,
            draft_title=title,
            slug=slug,
            url_path=f"{home.url_path}{slug}/",
            live=True,
            content_type=kind,
            path=path,
            depth=home.depth + 1,
            numchild=0,
            locale_id=home.locale_id,
        )
        apps.get_model("wagtailcore", "Page").objects.filter(pk=home.pk).update(numchild=number)


def _next(apps, home):
    """The path behind the last child's, and how many children there are with it."""
    children = apps.get_model("wagtailcore", "Page").objects.filter(path__startswith=home.path, depth=home.depth + 1)
    last = children.order_by("path").last()
    number = (int(last.path[-STEP:], len(DIGITS)) if last else 0) + 1
    digits = ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return home.path + digits.rjust(STEP, "0"), children.count() + 1


def unmake(apps, schema_editor):
    """Takes the folders away that are empty; others hold texts of people."""
    Page = apps.get_model("wagtailcore", "Page")
    for name, _title, _slug in FOLDERS:
        for folder in apps.get_model("cms", name).objects.filter(numchild=0):
            parent = Page.objects.get(path=folder.path[:-STEP])
            folder.delete()
            below = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1).count()
            Page.objects.filter(pk=parent.pk).update(numchild=below)


class Migration(migrations.Migration):
    dependencies = [("cms", "0005_what_people_tell")]
    operations = [migrations.RunPython(make, unmake)]
