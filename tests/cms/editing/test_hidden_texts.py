"""Does the admin tell nobody of a story that was never handed in: neither its title nor its photo, on any screen?"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from wagtail.models import Page

from advocacy.models import Story
from advocacy.stories import actions as stories
from cms.editing import workflow
from cms.editing.refusals import WholeSteps
from cms.files.models import SiteImage
from cms.pages.acting import who
from cms.writing import pages, photos
from tests import cast
from tests.advocacy.story_things import begin
from tests.cms.editing.editing_things import fresh, handed_in, logged_in, text_of
from tests.cms.pictures_made import photo

pytestmark = pytest.mark.django_db
CANARY = "Kanarkowo"
STAFF = ["darek", "grazyna", "ewa"]  # an editor, a translator, a moderator


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def text(language: str = "pl") -> tuple[Story, Page, SiteImage]:
    """Celina's draft with a photo."""
    celina = cast.celina()
    story = begin(celina, title=CANARY, language=language)
    file = SimpleUploadedFile("x.jpg", photo(), "image/jpeg")
    image = photos.take_in(file, title=CANARY, user=celina.user)
    page = pages.save_text(
        story, language=language, title=CANARY, lead=CANARY, paragraphs=[CANARY], photo=image, photo_alt="Stół",
        user=celina.user,
    )  # fmt: skip
    return story, page, image


PAGES = [
    "/admin/api/main/pages/",
    "/admin/api/main/pages/{page}/",
    "/admin/api/main/pages/?child_of={folder}",
    "/admin/pages/{folder}/",
    "/admin/pages/{page}/",
    "/admin/pages/{page}/edit/",
    "/admin/pages/{page}/move/",
    "/admin/choose-page/{folder}/",
    "/admin/choose-page/{page}/",
    "/admin/choose-page/search/?q=Kanark",
    "/admin/choose-page/chosen-multiple/?id={page}",
    "/admin/bulk/wagtailcore/page/delete/?id={page}",
    "/admin/bulk/wagtailcore/page/publish/?id=all&childOf={folder}",
    "/admin/bulk/wagtailcore/page/move/?id=all",
    "/admin/localize/submit/page/{page}/",
]
PICTURES = [
    "/admin/api/main/images/",
    "/admin/api/main/images/{image}/",
    "/admin/images/",
    "/admin/images/{image}/",
    "/admin/images/{image}/delete/",
    "/admin/images/usage/{image}/",
    "/admin/images/chooser/",
    "/admin/images/chooser/{image}/",
    "/admin/images/chooser/chosen/{image}/",
    "/admin/images/chooser/{image}/select_format/",
    "/admin/images/chooser/chosen-multiple/?id={image}",
    "/admin/bulk/cms/siteimage/delete/?id={image}",
    "/admin/bulk/cms/siteimage/add_tags/?id=all",
]


def asked(path: str, page: Page, image: SiteImage) -> str:
    return path.format(page=page.pk, folder=page.get_parent().pk, image=image.pk)


@pytest.mark.slow
@pytest.mark.parametrize("paths", [PAGES, PICTURES], ids=["pages", "pictures"])
@pytest.mark.parametrize("staff", STAFF)
@pytest.mark.parametrize("language", ["pl", "uk"])
def test_no_screen_names_a_draft_that_was_never_handed_in(paths, staff, language):
    _story, page, image = text(language)
    hidden = image.file.name.rpartition("/")[2].partition(".")[0]
    browser, told = logged_in(getattr(cast, staff)()), []
    for path in paths:
        words = browser.get(asked(path, page, image), follow=True).content.decode()
        told += [(path, word) for word in (CANARY, hidden) if word in words]
    assert told == []


@pytest.mark.parametrize(
    "path", ["/admin/api/main/pages/{page}/", "/admin/choose-page/{folder}/", PICTURES[1], PICTURES[3]]
)
def test_editor_finds_what_was_handed_in(path):
    story, page, image = text()
    with transaction.atomic():
        stories.submit_story(story, actor=story.author)
        workflow.start(page, story.author.user)
    answer = logged_in(cast.darek()).get(asked(path, page, image))
    assert (answer.status_code, CANARY in answer.content.decode()) == (200, True)


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "copy", "create_alias", "move"])
def test_api_of_the_admin_changes_nothing(action):
    """Through it an editor could publish her own story: its verbs would take her for the system."""
    story = handed_in(cast.darek())
    page = text_of(story)
    address = f"/admin/api/main/pages/{page.pk}/action/{action}/"
    answer = logged_in(story.author).post(address, {"slug": "x"}, content_type="application/json")
    page.refresh_from_db()
    assert (answer.status_code, fresh(story).state, page.live) == (404, "submitted", False)


@pytest.mark.parametrize("path", ["/admin/", "/admin/biurko/"])
def test_whoever_posts_in_the_admin_acts_as_herself(path, rf):
    darek, seen = cast.darek(), []
    request = rf.post(path)
    request.user = darek.user
    WholeSteps(lambda asked: seen.append(who()))(request)
    assert (seen, who()) == ([darek.user], None)


def test_superuser_finds_every_photo():
    image = text()[2]
    answer = logged_in(cast.jacek()).get("/admin/api/main/images/").json()
    assert [row["id"] for row in answer["items"]] == [image.pk]
