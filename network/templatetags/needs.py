"""What may a page offer to somebody in need: answers to "What do you need?", helplines?"""

from django import template

from network.needs import listing

register = template.Library()


@register.simple_tag
def home_needs() -> list[listing.NeedRow]:
    """``{% home_needs as answers %}``: the needs asked at home, in the active language; two queries a minute."""
    return listing.answers_at_home()


@register.simple_tag
def urgent_helplines() -> list[listing.HelplineRow]:
    """``{% urgent_helplines as lines %}``: the numbers of every page; two queries."""
    return listing.urgent_helplines()
