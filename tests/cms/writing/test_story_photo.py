"""Does the second step take a photo as it should, and write down who agreed?"""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from cms.files.models import SiteImage
from cms.writing import actions, photos, queries
from network.models import Consent, Person
from network.people.consents.actions import withdraw_consent
from tests import cast
from tests.cms.pictures_made import moving, photo, upload
from tests.cms.writing.writing_things import address, begun, codes, errors, newest, press

pytestmark = pytest.mark.django_db
NOBODY = {"action": "next", "people": "nobody", "rows": "0"}


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def celina(db: None) -> Person:
    return cast.celina()


def row(number: int = 1, **facts: object) -> dict[str, object]:
    """One row of the form: Zofia allows her face."""
    said = {"name": "Zofia Kowalska", "face": "on", "given": "spoken", "given_on": "2026-11-01"} | facts
    return {f"person{number}-{name}": value for name, value in said.items() if value}


KINDS = [("JPEG", "IMG_1.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("HEIF", "IMG_7.HEIC"), ("AVIF", "a.avif")]


@pytest.mark.parametrize(("kind", "name"), KINDS)
def test_photo_is_kept_without_place_phone_and_name(celina: Person, kind: str, name: str):
    client, story = begun(celina)
    answer = press(
        client, address("story_photo", story), **NOBODY, photo_alt="Stół z chlebem", photo=upload(photo(kind), name)
    )
    image = newest(story).photo
    stored = image.file.open().read()
    assert (answer.status_code, newest(story).photo_alt, image.collection.name) == (
        302,
        "Stół z chlebem",
        photos.COLLECTION,
    )
    assert b"CANARY" not in stored
    assert not Image.open(image.file.open()).getexif()
    assert re.search(r"/[0-9a-f]{32}[^/]*$", image.file.name)
    assert "IMG" not in image.title + image.file.name


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "a.svg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.jpg"),
        (b"%PDF-1.7 no picture", "IMG_1.jpg"),
        (b"GIF89a" + b"\0" * 100, "a.gif"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "broken.jpg"),
        (moving(), "moving.webp"),
    ],
)
def test_wrong_file_is_said_and_everything_else_kept(celina: Person, content: bytes, name: str):
    client, story = begun(celina)
    answer = press(
        client, address("story_photo", story), **NOBODY, photo_alt="Stół z chlebem", photo=upload(content, name)
    )
    assert (answer.status_code, len(errors(answer)), SiteImage.objects.count()) == (200, 1, 0)
    assert "Stół z chlebem" in answer.content.decode()


def test_photo_of_more_than_25_megapixels_is_refused_before_it_is_unpacked(celina: Person):
    client, story = begun(celina)
    answer = press(
        client,
        address("story_photo", story),
        **NOBODY,
        photo_alt="Stół",
        photo=upload(photo("PNG", size=(5001, 5000)), "a.png"),
    )
    assert (len(errors(answer)), SiteImage.objects.count()) == (1, 0)
    assert "25" in errors(answer)[0]


def test_photo_of_25_megapixels_is_taken(celina: Person):
    client, story = begun(celina)
    press(
        client,
        address("story_photo", story),
        **NOBODY,
        photo_alt="Stół",
        photo=upload(photo("JPEG", size=(5000, 5000)), "a.jpg"),
    )
    assert newest(story).photo.width == 2560


def test_photo_over_ten_megabytes_is_refused(celina: Person):
    client, story = begun(celina)
    large = SimpleUploadedFile("a.jpg", photo() + b"\0" * (10 * 1024 * 1024), "image/jpeg")
    answer = press(client, address("story_photo", story), **NOBODY, photo_alt="Stół", photo=large)
    assert (len(errors(answer)), SiteImage.objects.count()) == (1, 0)


def test_stored_photo_stays_when_the_next_file_is_wrong(celina: Person):
    client, story = begun(celina)
    url = address("story_photo", story)
    press(client, url, **NOBODY, photo_alt="Stół", photo=upload(photo(), "a.jpg"))
    first = newest(story).photo
    answer = press(client, url, **NOBODY, photo_alt="Stół", photo=upload(b"nothing", "b.jpg"))
    assert (answer.status_code, newest(story).photo) == (200, first)


def test_photo_is_stored_although_something_else_is_wrong(celina: Person):
    client, story = begun(celina)
    answer = press(client, address("story_photo", story), action="next", rows="0", photo=upload(photo(), "a.jpg"))
    assert answer.status_code == 200
    assert newest(story).photo is not None
    assert "<img" in answer.content.decode()


def test_another_photo_takes_the_first_ones_place_and_nothing_is_left_of_it(celina: Person):
    client, story = begun(celina)
    for _time in range(2):
        press(client, address("story_photo", story), **NOBODY, photo_alt="Stół", photo=upload(photo(), "a.jpg"))
    assert SiteImage.objects.count() == 1


def test_photo_can_be_taken_out(celina: Person):
    client, story = begun(celina)
    url = address("story_photo", story)
    press(client, url, **NOBODY, photo_alt="Stół", photo=upload(photo(), "a.jpg"))
    press(client, url, action="drop", rows="0")
    assert (newest(story).photo, SiteImage.objects.count()) == (None, 0)


def test_photo_without_description_cannot_go_on(celina: Person):
    client, story = begun(celina)
    answer = press(client, address("story_photo", story), **NOBODY, photo=upload(photo(), "a.jpg"))
    assert (answer.status_code, len(errors(answer))) == (200, 1)


def test_name_of_a_file_is_no_description(celina: Person):
    client, story = begun(celina)
    answer = press(client, address("story_photo", story), **NOBODY, photo_alt="IMG_2041.jpg")
    assert (answer.status_code, len(errors(answer))) == (200, 1)


def test_forty_photos_a_day(celina: Person, monkeypatch):
    client, story = begun(celina)
    monkeypatch.setattr("cms.writing.limits.PHOTOS_OF_ONE", 1)
    url = address("story_photo", story)
    press(client, url, **NOBODY, photo_alt="Stół", photo=upload(photo(), "a.jpg"))
    first = newest(story).photo
    answer = press(client, url, **NOBODY, photo_alt="Stół", photo=upload(photo(), "b.jpg"))
    assert (len(errors(answer)), newest(story).photo) == (1, first)


def test_place_for_photos_is_bounded(celina: Person, monkeypatch):
    client, story = begun(celina)
    monkeypatch.setattr("cms.writing.photos.PHOTOS_KEPT", 0)
    answer = press(client, address("story_photo", story), **NOBODY, photo_alt="Stół", photo=upload(photo(), "a.jpg"))
    assert (len(errors(answer)), SiteImage.objects.count()) == (1, 0)


def test_question_who_can_be_recognised_must_be_answered(celina: Person):
    client, story = begun(celina)
    answer = press(client, address("story_photo", story), action="next", rows="0")
    assert (answer.status_code, len(errors(answer))) == (200, 1)


def test_yes_asks_who(celina: Person):
    client, story = begun(celina)
    answer = press(client, address("story_photo", story), action="next", people="agreed", rows="1")
    assert (answer.status_code, errors(answer)) == (200, ["Zapisz, kto się zgadza tu być."])


def test_consent_is_recorded_and_its_code_shown_once(celina: Person):
    client, story = begun(celina)
    url = address("story_photo", story)
    answer = press(client, url, action="next", people="agreed", rows="1", **row(evidence="Segregator w sklepie"))
    [code] = codes(answer)
    consent = Consent.objects.get()
    assert Consent.objects.with_code(code).get() == consent
    assert (consent.name, consent.face, consent.text, consent.given_on, consent.recorded_by) == (
        "Zofia Kowalska", True, False, date(2026, 11, 1), celina,
    )  # fmt: skip
    assert code not in client.get(url).content.decode()


def test_consents_sent_twice_are_one_with_one_code(celina: Person):
    client, story = begun(celina)
    url = address("story_photo", story)
    form = {"token": "t" * 32, "action": "next", "people": "agreed", "rows": "1"} | row()
    first, second = (codes(press(client, url, **form)) for _time in range(2))
    assert (Consent.objects.count(), len(first), first) == (1, 1, second)


def test_same_person_from_another_form_is_not_asked_twice(celina: Person):
    client, story = begun(celina)
    url = address("story_photo", story)
    press(client, url, action="next", people="agreed", rows="1", **row())
    answer = press(client, url, action="next", people="agreed", rows="1", **row())
    assert (Consent.objects.count(), answer.status_code) == (1, 302)


def test_one_more_row_keeps_what_was_typed_and_records_nothing(celina: Person):
    client, story = begun(celina)
    answer = press(client, address("story_photo", story), action="add", people="agreed", rows="1", **row())
    html = answer.content.decode()
    assert (answer.status_code, Consent.objects.count()) == (200, 0)
    assert 'value="Zofia Kowalska"' in html
    assert 'name="person2-name"' in html
    assert "lada-error" not in html


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({"name": ""}, "name"),
        ({"face": ""}, "text"),
        ({"given_on": ""}, "given_on"),
        ({"given_on": (timezone.localdate() + timedelta(days=2)).isoformat()}, "given_on"),
        ({"given_on": "kiedyś"}, "given_on"),
        ({"until": "2020-01-01"}, "until"),
        ({"given": "telepathy"}, "given"),
        ({"name": "x" * 200}, "name"),
    ],
)
def test_wrong_row_is_said_at_its_field_and_nothing_recorded(celina: Person, facts: dict[str, object], wrong: str):
    client, story = begun(celina)
    answer = press(client, address("story_photo", story), action="next", people="agreed", rows="1", **row(**facts))
    assert (answer.status_code, Consent.objects.count()) == (200, 0)
    assert f'id="id_person1-{wrong}_error"' in answer.content.decode()


@pytest.mark.parametrize("rows", ["", "-1", "abc", "9" * 50, "1e9", "999"])
def test_number_of_rows_is_not_believed(celina: Person, rows: str):
    client, story = begun(celina)
    answer = press(client, address("story_photo", story), action="add", rows=rows)
    assert answer.status_code == 200
    assert answer.content.decode().count("lada-writing-person") <= 20


def test_names_stand_in_no_log_and_no_public_page(celina: Person):
    from network.models import Entry

    client, story = begun(celina)
    press(client, address("story_photo", story), action="next", people="agreed", rows="1", **row())
    assert "Zofia" not in "".join(f"{entry.reason}{entry.changes}" for entry in Entry.objects.all())


def test_answer_belongs_to_the_photo_it_was_given_for(celina: Person):
    client, story = begun(celina)
    url = address("story_photo", story)
    press(client, url, **NOBODY)
    press(client, url, action="later", rows="0", photo_alt="Stół", photo=upload(photo(), "a.jpg"))
    missing = [code for code, _words in actions.what_is_missing(story, newest(story))]
    assert missing == ["people"]


def test_withdrawn_consent_is_missed_before_sending(celina: Person):
    client, story = begun(celina)
    press(client, address("story_photo", story), action="next", people="agreed", rows="1", **row(text="on"))
    withdraw_consent(Consent.objects.get(), how="desk", actor=celina)
    missing = [code for code, _words in actions.what_is_missing(story, newest(story))]
    assert missing == ["consent", "people"]


def test_clause_says_what_happens_with_the_names_of_others(celina: Person):
    client, story = begun(celina)
    points = [point.name for point in client.get(address("story_photo", story)).context["clause"]]
    assert points == [
        "controller",
        "contact",
        "purpose",
        "recipients",
        "period",
        "rights",
        "complaint",
        "voluntary",
        "automated",
    ]


def test_declaration_is_the_last_one_said(celina: Person):
    client, story = begun(celina)
    press(client, address("story_photo", story), **NOBODY)
    assert queries.declared(story) == ("nobody", None)
