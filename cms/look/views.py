"""Where do the people who build Lada see everything it is made of, in every state and theme?"""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cms.look import samples
from cms.look.colours import THEMES, contrast, tokens
from cms.look.pairs import SEEN_CONTRAST, SEEN_PAIRS, TEXT_CONTRAST, TEXT_PAIRS
from cms.preferences.choices import COLOURS
from cms.preferences.preferences import COOKIE, read
from network.components import Cell, Column, FoldTable
from network.templatetags.lada import TONES, drawings

LOGO_SIZES = (96, 64, 32, 24, 16)  # pixels


@never_cache
def style_page(request: HttpRequest) -> HttpResponse:
    """For staff only; for others it is not there. ``?look=`` shows all of it in one theme and keeps nothing."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    theme = request.GET.get("look", "")
    chosen = theme if theme in THEMES else ""
    look = replace(read(request.COOKIES.get(COOKIE, "")), colours=chosen)
    parts = {name: getattr(samples, name)() for name in samples.SHOWN}
    context = {"look": look, "themes": themes(chosen), "strips": strips(), **colours(chosen), **drawn(), **parts}
    response = render(request, "cms/look/style_page.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def themes(chosen: str) -> list[dict[str, object]]:
    """Ways to see this page in one theme; the first is "as in the phone"."""
    return [
        {"url": f"?look={value}" if value else "?", "label": label, "current": value == chosen}
        for value, label, _hint in COLOURS
    ]


def strips() -> list[dict[str, object]]:
    """The five themes, for the strip that shows them side by side; each with a form of its own ids."""
    names = {value: label for value, label, _hint in COLOURS}
    return [{"code": theme, "label": names[theme], "form": samples.wrong_form(f"{theme}_%s")} for theme in THEMES]


def colours(chosen: str) -> dict[str, object]:
    """The tokens, with their value where one theme is chosen, and how far apart the pairs of them stand."""
    values = tokens()[chosen or THEMES[0]]
    return {
        "tokens": [{"name": name, "value": value if chosen else ""} for name, value in values.items()],
        "contrasts": [
            pairs_table(_("Text on its ground: at least 4.5"), TEXT_PAIRS, TEXT_CONTRAST),
            pairs_table(_("What has to be seen on its ground: at least 3"), SEEN_PAIRS, SEEN_CONTRAST),
        ],
    }


def pairs_table(caption: str, pairs: list[tuple[str, str]], least: float) -> FoldTable:
    """A row for each pair with its contrast in every theme; what is too little says so."""
    columns: list[Column] = [{"label": _("Colour on ground"), "is_number": False}]
    columns += [{"label": str(strip["label"]), "is_number": True} for strip in strips()]
    rows: list[list[Cell]] = [[{"text": f"{one} / {ground}"}, *_ratios(one, ground, least)] for one, ground in pairs]
    return {"caption": caption, "caption_hidden": False, "columns": columns, "rows": rows}


def _ratios(one: str, ground: str, least: float) -> list[Cell]:
    ratios = [contrast(values[one], values[ground]) for values in tokens().values()]
    return [{"text": number_format(ratio, 1), "note": "" if ratio >= least else _("too little")} for ratio in ratios]


def drawn() -> dict[str, object]:
    """Names of all drawings, and the sizes of the logo."""
    return {
        "icon_names": list(drawings("icons")),
        "good_names": list(drawings("goods")),
        "tones": TONES,
        "logo_sizes": LOGO_SIZES,
    }
