"""Under which address does a story stand, whatever its title?"""

from itertools import islice

import pytest

from advocacy.stories.addresses import LONGEST, candidates


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Łódź pomaga", "lodz-pomaga"),
        ("Допомога сусідці", "dopomoha-susidtsi"),
        ("Помощь соседям, это мы", "pomoshch-sosedyam-eto-my"),
        ("„Pierwszy raz”", "pierwszy-raz"),
        ("🍞🥕", "opowiesc-1"),
        ("!!!", "opowiesc-1"),
        ("", "opowiesc-1"),
        ("დახმარება", "opowiesc-1"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("../../admin", "admin"),
    ],
)
def test_address_is_made_of_the_title(title, expected):
    assert next(candidates(title, set())) == expected


def test_taken_address_gets_a_number():
    assert [*islice(candidates("Zupa", {"zupa", "zupa-2"}), 2)] == ["zupa-3", "zupa-4"]
    assert next(candidates("🍞", {"opowiesc-1", "opowiesc-2"})) == "opowiesc-3"


def test_long_title_leaves_room_for_a_number():
    slug = next(candidates("Bardzo długa opowieść " * 20, set()))
    assert (len(slug) <= LONGEST, slug.endswith("-")) == (True, False)
