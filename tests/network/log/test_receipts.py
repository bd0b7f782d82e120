"""Can a code be read aloud, typed in any way, and never be guessed or read out of the database?"""

import pytest
from django.test import override_settings

from network.log import receipts


def test_code_is_three_groups_of_four_that_nobody_misreads():
    code = receipts.new_code()
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert set(code) <= set(receipts.ALPHABET) | {"-"}
    assert not set("0o1li") & set(receipts.ALPHABET)


def test_there_are_more_than_58_bits_of_codes():
    assert len(receipts.ALPHABET) ** (receipts.GROUPS * receipts.GROUP) > 2**58


def test_codes_differ():
    assert len({receipts.new_code() for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "typed", ["ABCD-2345-EFGH", " abcd 2345 efgh ", "abcd2345efgh", "abcd–2345–efgh", "Abcd.2345.Efgh"]
)
def test_code_is_known_however_it_is_typed(typed):
    assert receipts.hashed(typed) == receipts.hashed("abcd-2345-efgh")


def test_another_code_has_another_hash():
    assert receipts.hashed("abcd-2345-efgh") != receipts.hashed("abcd-2345-efgj")


def test_hash_needs_the_sites_key():
    here = receipts.hashed("abcd-2345-efgh")
    with override_settings(SECRET_KEY="another"):
        assert receipts.hashed("abcd-2345-efgh") != here


def test_code_is_still_known_after_the_key_has_changed():
    with override_settings(SECRET_KEY="old"):
        kept = receipts.hashed("abcd-2345-efgh")
    with override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=["old"]):
        assert kept in receipts.possible("abcd-2345-efgh")


def test_token_gives_one_code_again_and_again():
    assert receipts.code_from("a secret") == receipts.code_from("a secret")
    assert receipts.code_from("a secret") != receipts.code_from("another")
    assert [len(group) for group in receipts.code_from("a secret").split("-")] == [4, 4, 4]
