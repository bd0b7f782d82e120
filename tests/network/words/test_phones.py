"""Which numbers are taken, and how are they shown?"""

import pytest

from network.words.phones import NotAPhoneNumber, dialled, e164, shown


@pytest.mark.parametrize(
    ("typed", "number", "seen"),
    [
        ("733 492 273", "+48733492273", "733 492 273"),
        ("58 555 12 34", "+48585551234", "58 555 12 34"),
        ("(58) 555-12-34", "+48585551234", "58 555 12 34"),
        ("+380 44 123 4567", "+380441234567", "+380 44 123 4567"),
        ("0048 733492273", "+48733492273", "733 492 273"),
    ],
)
def test_number_is_kept_as_dialled_from_abroad_and_shown_as_people_write_it(typed: str, number: str, seen: str) -> None:
    assert (e164(typed), shown(number)) == (number, seen)


@pytest.mark.parametrize(("typed", "number"), [("112", "112"), ("116 123", "116123"), ("19115", "19115")])
def test_short_line_is_dialled_as_it_is(typed: str, number: str) -> None:
    assert dialled(typed) == number


@pytest.mark.parametrize("typed", ["112", "19115"])
def test_short_line_is_nobodys_own_phone(typed: str) -> None:
    with pytest.raises(NotAPhoneNumber):
        e164(typed)


@pytest.mark.parametrize("typed", ["", "12", "zadzwoń", "58 555 12 3", "1" * 40, "\x00"])
def test_what_nobody_can_dial_is_refused(typed: str) -> None:
    with pytest.raises(NotAPhoneNumber):
        dialled(typed)
