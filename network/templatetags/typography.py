"""Where must a line not end? A block tag that ties words of one letter, numbers and dates of what stands inside it."""

from django import template
from django.template.base import NodeList, Parser, Token
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from network.words.typography import unbroken

register = template.Library()


class UnbrokenNode(template.Node):
    """What stands inside, with no-break spaces by the rules of the active language."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        html = unbroken(self.nodelist.render(context), get_language() or "")
        return mark_safe(html)  # noqa: S308 - rendered and escaped already; only blanks were changed


@register.tag("unbroken")
def do_unbroken(parser: Parser, token: Token) -> UnbrokenNode:
    """``{% unbroken %} … {% endunbroken %}`` around rendered HTML, whole elements of it."""
    nodelist = parser.parse(("endunbroken",))
    parser.delete_first_token()
    return UnbrokenNode(nodelist)
