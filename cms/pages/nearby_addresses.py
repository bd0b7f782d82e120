"""Which page has nearly the address that somebody asked for?"""

from django.utils.text import slugify
from rapidfuzz import fuzz, process

from network.directory.models import Shop

ALIKE = 80  # of 100: a letter or two less, more or different, or a word too few; more would be guessing
MOST = 2


def near(path: str) -> list[dict[str, str]]:
    """Public shops whose address ends nearly like this one, most alike first, as links; one query, [] without any."""
    asked = slugify(path.rstrip("/").rpartition("/")[2])
    if len(asked) < 4:  # of three letters too much is alike
        return []
    shops = {shop.slug: shop for shop in Shop.objects.visible_to(None)}
    found = process.extract(asked, shops.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST)
    return [{"url": shops[slug].get_absolute_url(), "label": shops[slug].name} for slug, _, _ in found]
