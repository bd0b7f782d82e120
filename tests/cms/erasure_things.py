"""What does somebody leave in every feature? Zofia, with words that stand nowhere else, and others beside her."""

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.models import Comment, UploadedFile

from advocacy.models import Story
from advocacy.stories import actions as stories
from cms.files.models import SiteImage
from cms.writing.pages import publish_text, save_text, text_page
from cms.writing.photos import take_in
from network.directory.models import Shop
from network.forum import actions as forum
from network.forum import rendering
from network.forum.models import PostDraft
from network.forum.rules import reach_of
from network.letters.actions import write
from network.log import actions as log
from network.log import receipts
from network.models import Consent, Enquiry, Erasure, Leader, Offer, Person, ShopContact, ShopRequest
from network.moderation.models import Claim
from network.partners.board import actions as board
from network.partners.enquiries import actions as enquiries
from network.people import erasing
from network.people.consents.actions import record_consent
from network.people.leaders import actions as leaders
from network.people.models import Membership, Role
from tests import cast
from tests.cms.accounts.coming_in import with_app
from tests.factories import make_board, make_post, make_topic

NAME, EMAIL, PHONE = "Zofia Kanarkowska", "kanarkowska@example.org", "+48585551277"
LETTER = "Kanarkowska"  # in whatever is hers and goes
KEPT = "Slowikowa"  # in what others have, and in what she leaves
TRACE = re.compile("kanarkowsk|585551277|58 555 12 77|585 551 277", re.IGNORECASE)


@dataclass
class World:
    """Zofia, who goes; Celina, Darek and Ala, who stay; the shop, and what of it must be there afterwards."""

    zofia: Person
    celina: Person
    darek: Person
    ala: Person
    shop: Shop
    leader: Leader
    kept: Story  # hers, shown: goes or stays as she wishes
    photos: list[str]  # files of hers


def made(shop: Shop) -> World:
    """Everything, by the verbs where there is one."""
    zofia, celina, darek, ala = _zofia(shop), cast.celina(), cast.darek(), cast.ala(shop)
    darek.user.is_superuser = True
    darek.user.save()
    leader = _leader(zofia, darek)
    kept = _story(zofia, darek, shop, f"{KEPT} i ja", shown=True)
    _story(zofia, darek, shop, f"Szkic {LETTER}", shown=False)
    _others_story(zofia, celina, darek, shop)
    _partners(zofia, celina, ala, shop, leader)
    _traces_of_work(zofia, celina, darek, kept)
    _forum(zofia, celina)
    photos = [image.file.name for image in SiteImage.objects.filter(uploaded_by_user=zofia.user)]
    return World(zofia, celina, darek, ala, shop, leader, kept, photos)


def _zofia(shop: Shop) -> Person:
    zofia = cast.person(NAME.split()[0], Role.COORDINATOR, shop, email=EMAIL)
    zofia.user.username, zofia.user.phone, zofia.user.first_name = "kanarkowska", PHONE, NAME
    zofia.user.save()
    zofia.name = NAME
    zofia.save()
    for role in (Role.LEADER, Role.PARTNER):
        scope = {"scope_kind": "shop", "scope_id": shop.pk} if role == Role.LEADER else {}
        held = Membership.objects.create(person=zofia, role=role, **scope)
        log.record("membership_grant", held, actor=None, reason=f"{NAME} asked for it")
    EmailAddress.objects.create(user=zofia.user, email=EMAIL)
    with_app(zofia.user)
    browser = Client()
    browser.force_login(zofia.user)
    session = browser.session
    session["accounts.code"] = {"asked": ["again", ["email", EMAIL], zofia.user.pk, "", {}]}
    session.save()
    return zofia


def _photo(person: Person) -> SiteImage:
    out = BytesIO()
    Image.new("RGB", (350, 250), "white").save(out, format="JPEG")
    return take_in(ContentFile(out.getvalue(), name="a.jpg"), title=LETTER, user=person.user)


def _leader(zofia: Person, darek: Person) -> Leader:
    leader = leaders.make_leader(zofia, actor=darek, called=f"liderka {LETTER}", languages=["pl"])
    words = {"title": NAME, "lead": f"Jestem {NAME}", "paragraphs": [f"Tel. {PHONE}", LETTER], "photo_alt": LETTER}
    save_text(leader, language="pl", photo=_photo(zofia), user=zofia.user, **words)
    leaders.submit_leader(leader, actor=zofia)
    publish_text(text_page(leader, "pl"), user=darek.user)
    leader.refresh_from_db()
    return leader


def _story(zofia: Person, darek: Person, shop: Shop, title: str, *, shown: bool) -> Story:
    story = stories.begin_story(
        actor=zofia, author=zofia, title=f"{title} {NAME}", language="pl", told_as="person", signature=NAME, shop=shop
    )
    for language in ("pl", "uk") if shown else ("pl",):
        save_text(
            story, language=language, title=f"{title} {NAME}", lead=f"{NAME} opowiada", photo=_photo(zofia),
            paragraphs=[f"{KEPT} dała mi chleb. Podpisano: {NAME}, {EMAIL}"], photo_alt=LETTER, user=zofia.user,
        )  # fmt: skip
        if shown and language == "pl":
            stories.submit_story(story, actor=zofia)
        if shown:
            publish_text(text_page(story, language), user=darek.user)
    story.refresh_from_db()
    return story


def _others_story(zofia: Person, celina: Person, darek: Person, shop: Shop) -> None:
    """Celina's, about the same shop; Zofia looks after a consent in it, and is to be seen in it herself."""
    story = stories.begin_story(
        actor=celina,
        author=celina,
        title=f"{KEPT} ma chleb",
        language="pl",
        told_as="person",
        signature=KEPT,
        shop=shop,
    )
    save_text(story, language="pl", title=f"{KEPT} ma chleb", lead=KEPT, paragraphs=[KEPT], user=celina.user)
    stories.submit_story(story, actor=celina)
    publish_text(text_page(story, "pl"), user=darek.user)
    given = {"given": "spoken", "given_on": date(2026, 1, 5)}
    record_consent(story, actor=darek, name=NAME, person=zofia, face=True, evidence=f"Kartka: {NAME}", **given)
    record_consent(story, actor=darek, name=KEPT, text=True, **given)
    Consent.objects.filter(name=KEPT).update(recorded_by=zofia)
    Claim.objects.create(subject_kind="story", subject_id=story.pk, person=zofia)
    recorded = stories.begin_story(
        actor=zofia, author=Person.objects.create(name="Bronka"), title=f"{KEPT} bez loginu", language="pl",
        told_as="person", channel="in_person", recorded_by=zofia, receipt_code=receipts.new_code(),
    )  # fmt: skip
    save_text(recorded, language="pl", title=KEPT, lead=KEPT, paragraphs=[KEPT], user=zofia.user)


def _partners(zofia: Person, celina: Person, ala: Person, shop: Shop, leader: Leader) -> None:
    today = timezone.localdate()
    until = today + timedelta(days=30)
    asked = {"kind": "food", "details": f"Dzwonić: {PHONE}", "language": "pl", "until": until, "urgency": "normal"}
    mine = board.ask_for(shop, asked, actor=zofia, today=today)
    others = board.ask_for(shop, asked | {"details": KEPT}, actor=ala, today=today)
    where = {"organisation": f"Piekarnia {LETTER}", "place": "Bolszewo", "lat": 54.6, "lon": 18.2, "reach_km": 50}
    offer = board.make_offer(asked | where | {"details": NAME}, actor=zofia, today=today)
    board.promise_request(others, offer, actor=zofia, today=today)
    assert (mine.pk, Offer.objects.count(), ShopRequest.objects.count()) == (mine.pk, 1, 2)
    ShopContact.objects.create(shop=shop, email=EMAIL)
    sender = enquiries.Sender("other", NAME, organisation=LETTER, email=EMAIL, phone=PHONE)
    talk = {"topic": "other", "language": "pl"}
    other = Shop.objects.exclude(pk=shop.pk).first() or shop
    for actor in (zofia, None):
        text = f"{KEPT} pyta. {NAME}, {PHONE}"
        enquiries.send_enquiry(other, text, sender=sender, actor=actor, token=uuid4().hex, **talk)
    to_her = enquiries.send_enquiry(
        leader, f"{KEPT} pisze", sender=enquiries.Sender("other", "Celina"), actor=celina, token=uuid4().hex, **talk
    )[0]
    enquiries.open_enquiry(to_her, actor=zofia)
    enquiries.answer_enquiry(to_her, f"{KEPT} dzień dobry, {NAME}", actor=zofia)
    assert Enquiry.objects.count() == 3


def _forum(zofia: Person, celina: Person) -> None:
    """Topics of both; Celina quotes and calls Zofia, who writes under her name here and under an alias there."""
    board = make_board()
    hers = make_topic(board, author=zofia, title=f"Pytanie: {NAME}", text=f"{KEPT} pyta. {NAME}, {PHONE}")
    forum.edit_post(hers.posts.get(), f"{KEPT} pyta. {NAME}, {EMAIL}", actor=zofia, reach=reach_of(zofia))
    quoted = rendering.quotation(NAME, 1, f"{KEPT} pyta")
    answer = make_post(hers, author=celina, text=f"{quoted}{KEPT} odpowiada")
    forum.thank(answer, "thanks", actor=zofia, reach=reach_of(zofia))
    other = make_topic(board, author=celina, title=KEPT, text=KEPT)
    make_post(other, author=zofia, text=f"{KEPT} pod aliasem", alias="Wiosna")
    PostDraft.objects.create(person=zofia, key=f"topic-{other.pk}", data={"text": f"{LETTER} pisze"})


def _traces_of_work(zofia: Person, celina: Person, darek: Person, story: Story) -> None:
    write("test", EMAIL, "pl", LETTER, f"Dzień dobry, {NAME}", about="waits for her")
    write("test", "ala@example.org", "pl", f"Pisze {NAME}", f"{KEPT}: {NAME}, {PHONE}", about="to somebody else")
    sent = write("test", EMAIL, "pl", LETTER, LETTER, about="was sent to her")
    type(sent).objects.filter(pk=sent.pk).update(state="sent", sent_at=timezone.now())
    log.record("person_look", celina, actor=darek, reason=f"{NAME} asked about her")
    log.record("person_look", celina, actor=darek, reason=f"{KEPT} asked about her")
    changes: list[log.Change] = [{"field": "x", "before": None, "after": f"Żółw {NAME}"}]
    log.record("person_look", celina, actor=zofia, reason=LETTER + " " + EMAIL, changes=changes)
    page = text_page(story, "pl")
    Comment.objects.create(page=page, user=zofia.user, text=LETTER, contentpath="title")
    others = text_page(Story.objects.get(signature=KEPT), "pl")
    Comment.objects.create(page=others, user=zofia.user, text=f"{LETTER} komentuje", contentpath="title")
    UploadedFile.objects.create(file=ContentFile(b"x", name=f"{LETTER}.jpg"), uploaded_by_user=zofia.user)


def asked(world: World, *, keeps: bool = False) -> Erasure:
    return erasing.ask_erasure(world.zofia, actor=world.zofia, keeps_stories=keeps, keeps_posts=keeps)


def models() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def columns_with_traces() -> list[str]:
    """Each column that holds a trace, as "app.Model.field"; sessions by what they say."""
    found = set()
    for model in models():
        names = [field.attname for field in model._meta.concrete_fields]
        for row in model._base_manager.values_list(*names).iterator():
            for name, value in zip(names, row, strict=True):
                said = json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else str(value)
                if TRACE.search(said):
                    found.add(f"{model._meta.label}.{name}")
    said = [json.dumps(session.get_decoded(), default=str) for session in Session.objects.all()]
    return sorted(found | ({"sessions"} if any(map(TRACE.search, said)) else set()))
