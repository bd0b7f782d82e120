"""Does each piece of a text show what editors put in, lead to the right language, and refuse what would hurt?"""

import json
import re

import pytest
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, TestCase
from django.urls import reverse
from django.utils import translation
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.pictures import DescribedImageBlock, is_file_name, widths
from cms.blocks.prose import Prose
from cms.files.models import SiteDocument, SiteRendition
from cms.pages.models import PlainPage
from cms.preferences.preferences import Preferences
from tests.cms import page_things as things

pytestmark = pytest.mark.django_db
PROSE = Prose()


def rendered(*pieces: tuple[str, object], **context: object) -> str:
    """The HTML of a stream, blanks folded."""
    value = PROSE.to_python([{"type": kind, "value": value} for kind, value in pieces])
    html = PROSE.render(value, context={"request": RequestFactory().get("/"), "look": Preferences(), **context})
    return re.sub(r">\s+<", "><", " ".join(html.split())).strip()


def test_heading_keeps_its_level() -> None:
    assert rendered(("heading", {"text": "Część", "level": "2"}), ("heading", {"text": "Dalej", "level": "3"})) == (
        "<h2>Część</h2><h3>Dalej</h3>"
    )


def test_heading_stands_one_level_lower_inside_a_part() -> None:
    assert rendered(("heading", {"text": "Część", "level": "2"}), heading_shift=1) == "<h3>Część</h3>"


def test_text_that_begins_with_a_part_of_a_part_is_refused() -> None:
    value = PROSE.to_python([{"type": "heading", "value": {"text": "Dalej", "level": "3"}}])
    with pytest.raises(StreamBlockValidationError) as error:
        PROSE.clean(value)
    assert list(error.value.block_errors) == [0]


def test_words_of_editors_are_escaped() -> None:
    html = rendered(("quote", {"text": "<script>1</script>", "who": "<b>"}), ("heading", {"text": "<i>", "level": "2"}))
    assert ("<script>" in html, "<b>" in html, "<i>" in html) == (False, False, False)


def test_notice_of_a_change_stands_on_the_label() -> None:
    html = rendered(("notice", {"tone": "change", "title": "Zmiana", "text": "<p>Jutro.</p>"}))
    assert html == '<div class="lada-notice lada-notice-change"><h2>Zmiana</h2><p>Jutro.</p></div>'


def test_question_is_folded_without_script() -> None:
    html = rendered(("question", {"question": "Czy?", "answer": "<p>Tak.</p>"}))
    assert html == (
        '<details class="lada-question"><summary>Czy?</summary>'
        '<div class="lada-question-answer"><p>Tak.</p></div></details>'
    )


def test_steps_are_an_ordered_list() -> None:
    html = rendered(("steps", {"title": "", "steps": ["<p>Raz.</p>", "<p>Dwa.</p>"]}))
    assert html == '<div class="lada-steps"><ol><li><p>Raz.</p></li><li><p>Dwa.</p></li></ol></div>'


def test_one_step_is_refused() -> None:
    block = PROSE.child_blocks["steps"].child_blocks["steps"]
    with pytest.raises(ListBlockValidationError):
        block.clean(block.to_python(["<p>Raz.</p>"]))


def test_contact_shows_the_phone_as_people_read_it() -> None:
    html = rendered(("contact", {"name": "Biuro", "phone": "581234567", "email": "a@example.org", "address": "ul. A"}))
    assert '<a href="tel:+48581234567"><span class="lada-number">58 123 45 67</span></a>' in html
    assert '<a href="mailto:a@example.org">a@example.org</a>' in html


def test_contact_of_a_draft_shows_a_phone_that_is_none_yet() -> None:
    assert 'tel:58 12"' in rendered(("contact", {"name": "Biuro", "phone": "58 12"}))


NUMBERS = ["112", "116123", "116111", "800088141", "800121212", "800201801", "800120002", "226280120"]


def test_helplines_show_every_number_with_hours_and_source() -> None:
    html = rendered(("helplines", None))
    assert re.findall(r'href="tel:(\d+)"', html) == NUMBERS
    assert "pon.–pt. 10:00–21:00" in html
    said = 'źródło: styczeń 2024, <span lang="pl">Rzecznik Praw Dziecka (Dziecięcy Telefon Zaufania)</span>'
    assert said in html


@pytest.mark.parametrize("piece", ["helplines", "controller"])
def test_piece_made_by_the_site_speaks_the_readers_language(piece: str) -> None:
    with translation.override("uk"):
        assert 'lang="uk"' in rendered((piece, None), text_language="pl")


def test_files_say_kind_and_size() -> None:
    document = SiteDocument.objects.create(title="Wzór", file=ContentFile(b"%PDF-" + b"x" * 2043, name="wzor.pdf"))
    html = rendered(("files", {"title": "Do pobrania", "files": [document.pk]}))
    assert f'<a href="{document.url}">Wzór</a><span class="lada-file-kind">(PDF, 2,0\xa0KB)</span>'.replace(
        "\xa0", " "
    ) in html.replace("\xa0", " ").replace("</a> <span", "</a><span")


# Links


def link_to(page: PlainPage) -> tuple[str, object]:
    return ("text", f'<p><a linktype="page" id="{page.pk}">tam</a></p>')


def links_to(page: PlainPage) -> tuple[str, object]:
    return ("page_links", {"title": "", "links": [{"page": page.pk, "about": "Krótko."}]})


def translated(page: PlainPage, title: str) -> PlainPage:
    copy = page.copy_for_translation(things.locale("uk"))
    copy.title = title
    copy.save_revision().publish()
    return copy


@pytest.mark.parametrize(("code", "address"), [("pl", "/tam/"), ("uk", "/uk/tam/")])
def test_link_in_a_text_leads_to_the_readers_language(code: str, address: str) -> None:
    page = things.make_plain("tam", title="Tam")
    translated(page, "Там")
    with translation.override(code):
        assert f'<a href="{address}">tam</a>' in rendered(link_to(page))
        assert f'<a href="{address}">' in rendered(links_to(page))


def test_link_to_an_untranslated_page_stays_in_the_readers_furniture() -> None:
    page = things.make_plain("tam", title="Tam")
    with translation.override("uk"):
        assert '<a href="/uk/tam/" hreflang="pl">tam</a>' in rendered(link_to(page))
        assert '<a href="/uk/tam/" lang="pl" hreflang="pl">Tam</a>' in rendered(links_to(page))


def test_link_to_an_alias_says_in_which_language_its_words_are() -> None:
    page = things.make_plain("tam", title="Tam")
    page.create_alias(parent=things.home("uk"), update_locale=things.locale("uk"), reset_translation_key=False)
    with translation.override("uk"):
        assert '<a href="/uk/tam/" lang="pl" hreflang="pl">Tam</a>' in rendered(links_to(page))


def test_link_shows_the_title_in_the_readers_language() -> None:
    page = things.make_plain("tam", title="Tam")
    translated(page, "Там")
    with translation.override("uk"):
        assert '<a href="/uk/tam/">Там</a>' in rendered(links_to(page))


def test_link_to_a_draft_leads_nowhere() -> None:
    page = things.make_plain("tam", title="Tam")
    page.unpublish()
    assert "<a>tam</a>" in rendered(link_to(page))
    assert rendered(links_to(page)) == ""


def test_links_cost_one_query_however_many(django_assert_num_queries) -> None:
    pages = [things.make_plain(f"tam-{number}", title=f"Tam {number}") for number in range(4)]
    value = PROSE.to_python([{"type": kind, "value": value} for page in pages for kind, value in [link_to(page)]])
    with django_assert_num_queries(1):
        PROSE.render(value, context={})


def test_link_to_a_document_still_works() -> None:
    document = SiteDocument.objects.create(title="Wzór", file=ContentFile(b"%PDF-", name="wzor.pdf"))
    html = rendered(("text", f'<p><a linktype="document" id="{document.pk}">wzór</a></p>'))
    assert f'<a href="{document.url}">wzór</a>' in html


# Pictures


def picture(image_pk: int, alt: str = "Półka", decorative: bool = False, caption: str = "") -> tuple[str, object]:
    return ("picture", {"image": {"image": image_pk, "alt_text": alt, "decorative": decorative}, "caption": caption})


def cleaned(alt: str, decorative: bool = False) -> object:
    block = DescribedImageBlock()
    return block.clean(block.to_python({"image": things.make_image().pk, "alt_text": alt, "decorative": decorative}))


def test_picture_comes_in_every_width_and_format() -> None:
    image = things.make_image()
    html = rendered(picture(image.pk, caption="Poniedziałek"))
    assert re.findall(r'<source type="([^"]+)"', html) == ["image/avif", "image/webp"]
    widths = [re.findall(r" (\d+)w", found) for found in re.findall(r'srcset="([^"]+)"', html)]
    assert widths == [["320", "640", "960", "1280"]] * 3
    shown = re.search(r'<img [^>]*width="(\d+)" height="(\d+)" alt="([^"]*)"[^>]*>', html)
    assert shown and shown.groups() == ("640", "320", "Półka")
    assert ('loading="lazy"' in html, "<figcaption>Poniedziałek</figcaption>" in html) == (True, True)


def test_files_of_a_picture_are_drawn_when_the_page_is_published() -> None:
    block = {"image": {"image": things.make_image().pk, "alt_text": "Półka", "decorative": False}, "caption": ""}
    with TestCase.captureOnCommitCallbacks(execute=True):
        things.make_plain(body=json.dumps([{"type": "picture", "value": block}]))
    drawn = SiteRendition.objects.count()
    Client().get("/pomoc-dla-ciebie/")
    assert (drawn, SiteRendition.objects.count()) == (12, 12)


def test_small_picture_names_each_width_once() -> None:
    image = things.make_image()
    image.width = 500
    assert widths(image) == [320, 500]


def test_decorative_picture_has_an_empty_description() -> None:
    assert ' alt=""' in rendered(picture(things.make_image().pk, alt="", decorative=True))


def test_reader_without_pictures_gets_the_description() -> None:
    html = rendered(picture(things.make_image().pk, caption="Poniedziałek"), look=Preferences(lean=True))
    assert ("<img" in html, "Obraz: Półka" in html, "Poniedziałek" in html) == (False, True, True)
    assert SiteRendition.objects.count() == 0


def test_pictures_cost_a_fixed_number_of_queries(django_assert_num_queries) -> None:
    pieces = [picture(things.make_image().pk) for _ in range(3)]
    rendered(*pieces)  # draws the files
    value = PROSE.to_python([{"type": kind, "value": value} for kind, value in pieces])
    with django_assert_num_queries(2):  # the pictures, their files
        PROSE.render(value, context={"look": Preferences()})


@pytest.mark.parametrize("alt", ["", "IMG_1.jpg", "img_1.JPG", "Zdjęcie 3.png"])
def test_picture_without_a_description_is_refused(alt: str) -> None:
    with pytest.raises(StructBlockValidationError) as error:
        cleaned(alt)
    assert list(error.value.block_errors) == ["alt_text"]


def test_picture_with_a_description_or_for_decoration_is_taken() -> None:
    assert cleaned("Kobieta waży jabłka").contextual_alt_text == "Kobieta waży jabłka"
    assert cleaned("", decorative=True).decorative


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        ("DSC_0123.jpg", "", True),
        ("dsc_0123", "DSC_0123.jpg", True),
        ("Półka z chlebem", "IMG_1.jpg", False),
        ("Sklep przy ul. Szkolnej", "IMG_1.jpg", False),
        ("", "IMG_1.jpg", False),
    ],
)
def test_name_of_a_file_is_told_from_a_description(text: str, own: str, expected: bool) -> None:
    assert is_file_name(text, own) is expected


# What editors see before they choose


@pytest.mark.parametrize("name", PROSE.child_blocks)
def test_piece_introduces_itself_to_editors(name: str) -> None:
    block = PROSE.child_blocks[name]
    assert (bool(block.label), bool(block.meta.group), bool(block.get_description()), block.is_previewable) == (
        True,
        True,
        True,
        True,
    )
    assert block.meta.icon != "placeholder"


@pytest.mark.parametrize("name", PROSE.child_blocks)
def test_preview_shows_the_piece_in_our_own_look(admin_client: Client, name: str) -> None:
    block = PlainPage._meta.get_field("body").stream_block.child_blocks[name]
    html = admin_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}).content.decode()
    inside = html[html.index('class="lada-page lada-prose"') :]
    assert "network/lada.css" in html
    assert len(re.sub(r"<[^>]*>|\s", "", inside)) > 10  # words or numbers, not an empty frame


def test_picture_component_names_its_inputs() -> None:
    assert render_to_string("cms/components/picture.html", {"image": None}).strip() == ""
