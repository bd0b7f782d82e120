"""Which drawing stands here? Pages name icons and goods of two sheets, which a browser fetches once and keeps."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

SHEETS = Path(__file__).resolve().parents[1] / "static" / "network"
SYMBOL = re.compile(r'<symbol id="([\w-]+)" viewBox="([\d. ]+)">')
TONES = ("rye", "beet", "leaf", "ink", "milk")

register = template.Library()


@cache
def drawings(sheet: str) -> dict[str, str]:
    """The box of each drawing of a sheet ("icons", "goods") by its name, in the sheet's order; read once a process."""
    return dict(SYMBOL.findall((SHEETS / f"{sheet}.svg").read_text(encoding="utf-8")))


@cache
def _svg(sheet: str, name: str, classes: str, *, box: bool = False) -> SafeString:
    """The drawing as an element, put together once: a list of shops shows the same icon many times.

    With its size, so that it stays small where no style sheet arrives.
    ``box`` where the page's rules give only its height; where they give both, the box of the symbol itself is enough.
    Of the sheet on this site (``img-src 'self'``): written into the page, a shop's drawings would be a fifth of it.
    """
    if name not in drawings(sheet):
        raise template.TemplateSyntaxError(f"{sheet}.svg has no drawing {name!r}")
    whole = drawings(sheet)[name]
    width, height = whole.split()[2:]
    boxed = format_html(' viewBox="{}"', whole) if box else ""
    return format_html(
        '<svg class="{}" width="{}" height="{}"{} aria-hidden="true"><use href="{}#{}"/></svg>',
        classes, width, height, boxed, static(f"network/{sheet}.svg"), name,
    )  # fmt: skip


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of icons.svg, always beside a word, hidden from screen readers. Raises TemplateSyntaxError if unknown."""
    return _svg("icons", name, "lada-icon")


@register.simple_tag
def good(name: str, tone: str = "") -> SafeString:
    """A paper-cut thing of goods.svg in a tone of ``TONES``, without one in its own colour of the shop's page.

    Hidden from screen readers. Raises TemplateSyntaxError if the thing or the tone is unknown.
    """
    if tone not in ("", *TONES):
        raise template.TemplateSyntaxError(f"Goods have no tone {tone!r}")
    return (
        _svg("goods", name, f"good good-{tone}", box=True)
        if tone
        else _svg("goods", name, f"lada-good lada-good-{name}")
    )


@register.filter
def beside(columns: Iterable[Any], row: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """The columns of a table, each with what stands there in this row. Raises ValueError if one is longer."""
    return zip(columns, row, strict=True)
