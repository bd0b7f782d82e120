"""Is a visitor known by what nobody can forge, and only as exactly as limits need?"""

import pytest
from django.test import RequestFactory, override_settings

from network.limits.checks import NO_PROXY, visitors_can_be_told_apart
from network.limits.visitors import who_of


def asking(peer: str, forwarded: str | None = None):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=peer, **headers)


@pytest.mark.parametrize(
    ("peer", "who"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("", ""),
    ],
)
def test_visitor_is_the_peer_as_one_household(peer, who):
    assert who_of(asking(peer)) == who


def test_forged_header_is_not_believed_without_a_proxy():
    assert who_of(asking("203.0.113.7", "198.51.100.1")) == "203.0.113.7"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "who"),
    [
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "6.6.6.6, 198.51.100.1", "198.51.100.1"),  # the first entry came with the request
        (2, "6.6.6.6, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (2, "198.51.100.1", "10.0.0.9"),  # fewer than there are proxies: somebody asked past them
        (1, "", "10.0.0.9"),
        (1, None, "10.0.0.9"),
    ],
)
def test_visitor_behind_proxies_is_who_the_outermost_saw(proxies, forwarded, who):
    with override_settings(NETWORK_PROXIES=proxies):
        assert who_of(asking("10.0.0.9", forwarded)) == who


@pytest.mark.parametrize(
    ("proxies", "header", "warned"), [(0, ("X", "https"), [NO_PROXY]), (1, ("X", "https"), []), (0, None, [])]
)
def test_host_is_warned_when_all_visitors_look_like_the_proxy(proxies, header, warned):
    with override_settings(NETWORK_PROXIES=proxies, SECURE_PROXY_SSL_HEADER=header):
        assert visitors_can_be_told_apart() == warned
