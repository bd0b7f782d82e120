"""How do rich text, phone numbers and helplines of editors look on the page?"""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.rich_text import RichText

from cms.blocks.links import with_addresses
from cms.caching import remembered
from network.needs import listing
from network.words import phones

register = template.Library()


@register.simple_tag(takes_context=True)
def prose(context: Context, value: RichText) -> SafeString:
    """Rich text as HTML, its links leading to the pages in the reader's language."""
    return with_addresses(value.source, context.get("page_links"))


@register.simple_tag
def all_helplines() -> list[listing.HelplineRow]:
    """``{% all_helplines as lines %}``: every number, in the active language; kept until something changes."""
    return remembered(f"cms.helplines.{get_language()}", listing.all_helplines)


@register.filter
def dialled(number: str) -> str:
    """The number for ``tel:``; as typed where it is none yet, in a draft."""
    try:
        return phones.dialled(number)
    except phones.NotAPhoneNumber:
        return number


@register.filter
def shown(number: str) -> str:
    """The number as people read it; as typed where it is none yet, in a draft."""
    try:
        return phones.shown(phones.dialled(number))
    except phones.NotAPhoneNumber:
        return number
