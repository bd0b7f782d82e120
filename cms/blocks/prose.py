"""What can stand in the text of a page?"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    EmailBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StaticBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page

from cms.blocks.links import destinations, linked_pages
from cms.blocks.pictures import DescribedImageBlock, fetch_drawn
from cms.blocks.plain import PhoneBlock
from network.people.privacy import standing_points

TONES = [("info", _("good to know")), ("change", _("a change"))]
LEVELS = [("2", _("part")), ("3", _("part of a part"))]
WORDS = ["bold", "link", "ol", "ul", "document-link"]
A_FEW_WORDS = ["bold", "link"]
SHOWN_FIRST = 3  # pages that stand in the preview of the links


class HeadingBlock(StructBlock):
    """A heading of the page's second or third level; the first is the title."""

    text = CharBlock(label=_("heading"), max_length=120)
    level = ChoiceBlock(
        label=_("level"),
        choices=LEVELS,
        default="2",
        help_text=_("Parts of a part stand below a part, so that those who hear the page know where they are."),
    )

    class Meta:
        icon = "title"
        label = _("heading")
        description = _("Begins a part of the page.")
        template = "cms/blocks/heading.html"
        preview_value = {"text": "Jak napisać oświadczenie", "level": "2"}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """With the level in the page it stands in, which may be a part of another one (``heading_shift``)."""
        context = super().get_context(value, parent_context)
        return context | {"level": int(value["level"]) + context.get("heading_shift", 0)}


class PictureBlock(StructBlock):
    """A picture with its description for those who do not see it, and a caption for all."""

    image = DescribedImageBlock(
        label=_("picture"),
        help_text=_("Describe what is to be seen and why it stands here. Only decoration has no description."),
    )
    caption = CharBlock(
        label=_("caption"), max_length=200, required=False, help_text=_("Stands below the picture; who, where, when.")
    )

    class Meta:
        icon = "image"
        label = _("picture")
        description = _("A photograph or a drawing, with its description.")
        template = "cms/blocks/picture.html"
        preview_template = "cms/blocks/previews/picture.html"


class QuoteBlock(StructBlock):
    """What somebody said, and who."""

    text = TextBlock(label=_("words"), max_length=600, help_text=_("Without quotation marks; the page sets them."))
    who = CharBlock(
        label=_("who says it"), max_length=120, required=False, help_text=_("Only a name that person agreed to.")
    )

    class Meta:
        icon = "openquote"
        label = _("quotation")
        description = _("What somebody said, word for word.")
        template = "cms/blocks/quote.html"
        preview_value = {"text": "Najpierw herbata, potem zakupy.", "who": "Halina, osoba przykładowa"}


class NoticeBlock(StructBlock):
    """A short thing that must not be missed."""

    tone = ChoiceBlock(
        label=_("tone"),
        choices=TONES,
        default="info",
        help_text=_("A change stands on a yellow label. Yellow means: now. Use it rarely."),
    )
    title = CharBlock(label=_("title"), max_length=80)
    text = RichTextBlock(label=_("text"), features=A_FEW_WORDS)

    class Meta:
        icon = "warning"
        label = pgettext_lazy("a piece of a page", "notice")
        description = _("A short thing that must not be missed.")
        template = "cms/blocks/notice.html"
        preview_value = {"tone": "change", "title": "Zmiana godzin", "text": "<p>W Wigilię sklep jest zamknięty.</p>"}


class QuestionBlock(StructBlock):
    """A question people ask, and its answer, folded until somebody wants it."""

    question = CharBlock(label=_("question"), max_length=160)
    answer = RichTextBlock(label=_("answer"), features=WORDS)

    class Meta:
        icon = "help"
        label = _("question and answer")
        description = _("A question, with its answer folded below it.")
        template = "cms/blocks/question.html"
        preview_value = {"question": "Czy muszę mieć skierowanie?", "answer": "<p>Często tak, z ośrodka pomocy.</p>"}


class StepsBlock(StructBlock):
    """What to do, one thing after another."""

    title = CharBlock(label=_("title"), max_length=120, required=False)
    steps = ListBlock(RichTextBlock(features=A_FEW_WORDS, label=_("step")), label=_("steps"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("steps")
        description = _("What to do, one thing after another.")
        template = "cms/blocks/steps.html"
        preview_value = {
            "title": "Pierwsza wizyta",
            "steps": ["<p>Weź dowód i skierowanie.</p>", "<p>Weź torbę.</p>", "<p>Wybierz z półki.</p>"],
        }


class PageLinkBlock(StructBlock):
    """A way to another page of this site, in the reader's language."""

    page = PageChooserBlock(
        label=_("page"), help_text=_("Leads to the page in the reader's language, if it is translated.")
    )
    about = CharBlock(label=_("what is there"), max_length=160, required=False)

    class Meta:
        icon = "link"
        label = _("link to a page")


class PageLinksBlock(StructBlock):
    """Where to go on."""

    title = CharBlock(label=_("title"), max_length=120, required=False)
    links = ListBlock(PageLinkBlock(), label=_("links"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("links to pages")
        description = _("Ways on to other pages of this site.")
        template = "cms/blocks/page_links.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """With each link that leads somewhere, and what is said about it."""
        context = super().get_context(value, parent_context)
        known = context.get("page_links", {})
        rows = [(known.get(link["page"].pk), link["about"]) for link in value["links"] if link["page"]]
        return context | {"rows": [{"to": to, "about": about} for to, about in rows if to]}

    def get_preview_value(self) -> Any:
        """Pages that are there, so that the preview shows what a link looks like."""
        pages = Page.objects.live().filter(depth__gte=2)[:SHOWN_FIRST]
        return self.to_python(
            {"title": "Co dalej", "links": [{"page": page.pk, "about": "Krótko, co tam jest."} for page in pages]}
        )

    def get_preview_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """With the destinations, which a page's own text brings along."""
        context = super().get_preview_context(value, parent_context)
        pages = [link["page"] for link in value["links"]]
        return context | {"page_links": destinations(page.pk for page in pages)}


class FilesBlock(StructBlock):
    """Files to take away."""

    title = CharBlock(label=_("title"), max_length=120, required=False)
    files = ListBlock(DocumentChooserBlock(), label=_("files"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("files to download")
        description = _("Documents to take away; each with its kind and size.")
        template = "cms/blocks/files.html"
        preview_template = "cms/blocks/previews/files.html"


class ContactBlock(StructBlock):
    """How to reach somebody."""

    name = CharBlock(label=_("who"), max_length=120)
    address = TextBlock(label=_("address"), max_length=200, required=False)
    phone = PhoneBlock(label=_("phone"), required=False)
    email = EmailBlock(label=_("e-mail"), required=False)
    when = CharBlock(
        label=_("when"), max_length=120, required=False, help_text=_("When somebody answers: “Mon–Fri 8:00–15:00”.")
    )

    class Meta:
        icon = "mail"
        label = _("contact")
        description = _("How to reach somebody: phone, e-mail, address, and when.")
        template = "cms/blocks/contact.html"
        preview_value = {
            "name": "Przykład: biuro sieci",
            "address": "ul. Przykładowa 1, 80-000 Gdańsk",
            "phone": "58 000 00 00",
            "email": "biuro@example.org",
            "when": "pn.–pt. 8:00–15:00",
        }


class HelplinesBlock(StaticBlock):
    """All helplines we know, each with hours, languages and source."""

    class Meta:
        icon = "help"
        label = _("helplines")
        description = _("All helplines, with hours, languages and source.")
        admin_text = _("All helplines; they are kept under “Helplines”.")
        template = "cms/blocks/helplines.html"
        preview_value = None


class ControllerBlock(StaticBlock):
    """Who answers for people's data and what one may ask of them: from the settings, so that forms say the same."""

    class Meta:
        icon = "lock"
        label = _("who answers for data")
        description = _("The clause about people's data, as it stands at every form.")
        admin_text = _("Who answers for people's data, as it stands at every form; it is set where the site runs.")
        template = "cms/blocks/controller.html"
        preview_value = None

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """With the points of the clause that are the same for every form."""
        return super().get_context(value, parent_context) | {"points": standing_points()}


class Prose(StreamBlock):
    """The text of a page. Its links and the files of its pictures are looked up once for all of it."""

    heading = HeadingBlock(group=_("Text"))
    text = RichTextBlock(
        label=_("text"),
        features=WORDS,
        icon="pilcrow",
        group=_("Text"),
        description=_("Paragraphs, lists and links."),
        template="cms/blocks/text.html",
        preview_value="<p>W sklepie społecznym wybierasz z półki to, czego potrzebujesz.</p>",
    )
    quote = QuoteBlock(group=_("Text"))
    notice = NoticeBlock(group=_("Text"))
    steps = StepsBlock(group=_("Text"))
    question = QuestionBlock(group=_("Text"))
    picture = PictureBlock(group=_("Pictures and files"))
    files = FilesBlock(group=_("Pictures and files"))
    page_links = PageLinksBlock(group=_("Ways on"))
    contact = ContactBlock(group=_("Ways on"))
    helplines = HelplinesBlock(group=_("Ways on"))
    controller = ControllerBlock(group=_("Ways on"))

    class Meta:
        template = "cms/blocks/prose.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """With where its links lead; at most one query for them and one for the files of all pictures."""
        pictures = (piece.value["image"] for piece in value if piece.block_type == "picture")
        fetch_drawn(image for image in pictures if image)
        return super().get_context(value, parent_context) | {"page_links": linked_pages(value)}

    def clean(self, value: Any) -> Any:
        """Raises StreamBlockValidationError where a part of a part stands before any part."""
        cleaned = super().clean(value)
        first = next((index for index, piece in enumerate(cleaned) if piece.block_type == "heading"), None)
        if first is not None and cleaned[first].value["level"] != LEVELS[0][0]:
            words = _("The first heading of a text begins a part; a part of a part comes below it.")
            raise StreamBlockValidationError(block_errors={first: ValidationError(words)})
        return cleaned


PIECES = Prose
