"""Which phone number was typed, and how is it shown?"""

from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberFormat

HOME_COUNTRY = "PL"


class NotAPhoneNumber(ValueError):
    """The text is no number that anybody could dial."""


def dialled(typed: str) -> str:
    """The number of a shop or a line: in E.164, or a short one of this country as it is ("19115"). Raises
    NotAPhoneNumber."""
    try:
        return e164(typed)
    except NotAPhoneNumber:
        short = "".join(typed.split())
        if short.isdecimal() and phonenumbers.is_possible_short_number_for_region(_parsed(short), HOME_COUNTRY):
            return short
        raise


def e164(typed: str) -> str:
    """The number in E.164 ("+48733492273"); without a country code it is Polish. Raises NotAPhoneNumber."""
    number = _parsed(typed)
    if not phonenumbers.is_valid_number(number):
        raise NotAPhoneNumber(typed)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


@lru_cache(maxsize=4096)
def shown(number: str) -> str:
    """The number as people here write it: "733 492 273", from abroad "+380 44 123 4567"; short numbers as they are."""
    if not number.startswith("+"):
        return number
    parsed = phonenumbers.parse(number)
    home = phonenumbers.region_code_for_number(parsed) == HOME_COUNTRY
    return phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL)


def _parsed(typed: str) -> phonenumbers.PhoneNumber:
    try:
        return phonenumbers.parse(typed, HOME_COUNTRY)
    except phonenumbers.NumberParseException as error:
        raise NotAPhoneNumber(typed) from error
