"""Does every kind of thing introduce itself, once?"""

import pytest

from network.directory.models import Operator, Shop
from network.subjects import registry


def test_shop_is_registered():
    assert registry.get("shop").model is Shop


def test_kind_can_be_registered_once():
    with pytest.raises(ValueError, match="shop is registered already"):
        registry.register(registry.get("shop"))


def test_unregistered_model_is_no_subject():
    with pytest.raises(LookupError, match="Operator is no subject"):
        registry.of(Operator(name="Bank"))


@pytest.mark.django_db
def test_shop_introduces_itself(shop):
    subject = registry.of(shop)
    assert (subject.title(shop, "pl"), subject.address(shop), subject.summary(shop, "pl")) == (
        "Sklep bolszewo",
        "/sklepy/bolszewo/",
        "ul. Szkolna 52, Bolszewo",
    )


@pytest.mark.django_db
def test_shop_is_visible_to_a_visitor(shop):
    assert list(registry.get("shop").visible_to(None)) == [shop]
