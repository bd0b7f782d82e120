"""A home page in each language of the site, and the site that begins with the Polish one."""

import uuid

from django.conf import settings
from django.db import migrations

TITLES = {"pl": "Start", "uk": "Початок", "en": "Start", "ru": "Начало"}


def make(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Home = apps.get_model("cms", "LadaHomePage")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="cms", model="ladahomepage")
    root = Page.objects.get(depth=1)
    Site.objects.filter(is_default_site=True).delete()
    Page.objects.filter(depth=2, slug="home").delete()  # Wagtail's "Welcome"
    key, homes = uuid.uuid4(), []
    for number, (code, _name) in enumerate(settings.LANGUAGES, start=1):
        slug = "home" if code == settings.LANGUAGE_CODE else f"home-{code}"
        title = TITLES.get(code, "Start")
        homes.append(Home.objects.create(
            title=title, draft_title=title, slug=slug, url_path=f"/{slug}/", live=True, content_type=kind,
            path=f"{root.path}{number:04d}", depth=2, numchild=0, translation_key=key,
            locale=Locale.objects.get_or_create(language_code=code)[0],
        ))
    Page.objects.filter(pk=root.pk).update(numchild=len(homes))
    Site.objects.create(hostname="localhost", site_name="Lada", root_page_id=homes[0].pk, is_default_site=True)


def unmake(apps, schema_editor):
    apps.get_model("wagtailcore", "Site").objects.filter(is_default_site=True).delete()
    apps.get_model("cms", "LadaHomePage").objects.all().delete()
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    dependencies = [("cms", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
