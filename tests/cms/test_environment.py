"""Does the machine's environment say what we think it says, and fail loudly when it cannot be understood?"""

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms import environment

CONSOLE = "django.core.mail.backends.console.EmailBackend"


@pytest.mark.parametrize(
    ("address", "settings"),
    [
        ("", {"EMAIL_BACKEND": CONSOLE}),
        ("console:", {"EMAIL_BACKEND": CONSOLE}),
        (
            "smtp+tls://ala%40example.org:s%2Fcret@mail.example.org",
            {
                "EMAIL_HOST": "mail.example.org", "EMAIL_PORT": 587, "EMAIL_USE_TLS": True,
                "EMAIL_HOST_USER": "ala@example.org", "EMAIL_HOST_PASSWORD": "s/cret",
            },
        ),
        (
            "smtps://u:p@mail.example.org:4650",
            {
                "EMAIL_HOST": "mail.example.org", "EMAIL_PORT": 4650, "EMAIL_USE_SSL": True,
                "EMAIL_HOST_USER": "u", "EMAIL_HOST_PASSWORD": "p",
            },
        ),
        (
            "smtp://localhost",
            {"EMAIL_HOST": "localhost", "EMAIL_PORT": 25, "EMAIL_HOST_USER": "", "EMAIL_HOST_PASSWORD": ""},
        ),
    ],
)  # fmt: skip
def test_mail_server_is_read_from_one_address(monkeypatch, address, settings):
    monkeypatch.setenv("LADA_EMAIL_URL", address)
    assert environment.mail_server("LADA_EMAIL_URL") == settings


@pytest.mark.parametrize(
    "address", ["mail.example.org", "https://mail.example.org", "smtp://", "smtp:secret", "smtp://u:secret@host:port"]
)
def test_mail_server_that_is_none_fails_without_telling_the_password(monkeypatch, address):
    monkeypatch.setenv("LADA_EMAIL_URL", address)
    with pytest.raises(ImproperlyConfigured) as caught:
        environment.mail_server("LADA_EMAIL_URL")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(("given", "number"), [("", 1), ("0", 0), (" 2 ", 2)])
def test_number_is_whole(monkeypatch, given, number):
    monkeypatch.setenv("LADA_PROXIES", given)
    assert environment.number("LADA_PROXIES", 1) == number


@pytest.mark.parametrize("given", ["-1", "1.5", "one", "²"])
def test_number_that_is_none_fails(monkeypatch, given):
    monkeypatch.setenv("LADA_PROXIES", given)
    with pytest.raises(ImproperlyConfigured):
        environment.number("LADA_PROXIES", 1)


def test_new_folder_is_its_owners_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("LADA_DATA", str(tmp_path / "new"))
    assert environment.folder("LADA_DATA", tmp_path).stat().st_mode & 0o777 == 0o700
