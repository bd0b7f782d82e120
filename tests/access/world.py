"""Which people and things does the access matrix ask about? One world, made once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, Site, Workflow

from advocacy.models import Story, StoryText
from cms.files.models import SiteDocument, SiteImage
from cms.menus.models import MenuItem
from cms.pages.models import LadaHomePage, PlainPage
from cms.writing.pages import save_text
from network.letters.models import Letter
from network.log.receipts import hashed
from network.models import (
    Area,
    Consent,
    Enquiry,
    EnquiryMessage,
    Helpline,
    Leader,
    LeaderText,
    NationalAmount,
    Need,
    Offer,
    Operator,
    PlaceAlias,
    ReferralOffice,
    Shop,
    ShopRequest,
)
from network.moderation.models import AnswerTemplate, Appeal, Case, Claim, Decision
from network.needs.models import HelpCard, WatchPhrase
from network.people.actions import make_account
from network.people.models import Person, Role
from tests import cast
from tests.cms.pictures_made import photo
from tests.factories import make_board, make_post, make_shop, make_topic

MOMENT = datetime(2026, 11, 1, 12, tzinfo=UTC)
RECEIPT = "abcd-efgh-jkmn"
# The states a story can be in, and which facts belong to each.
STATES: dict[str, dict[str, Any]] = {
    "draft": {},
    "submitted": {"submitted_at": MOMENT},
    "in_review": {"submitted_at": MOMENT},
    "sent_back": {"submitted_at": MOMENT},
    "declined": {"submitted_at": MOMENT},
    "published": {"submitted_at": MOMENT, "published_at": MOMENT, "shown": True, "version": 1},
    "withdrawn": {"submitted_at": MOMENT, "published_at": MOMENT, "version": 1},
}


def people(shop: Shop, other: Shop) -> dict[str, Person | None]:
    """Somebody of each role. ``author`` told the stories; ``celina`` is any other member. Ala's shop is ``shop``,
    Bartek's the other; Iza leads in Ala's, Irena in Bartek's; Piotr's offer it is, not Paula's."""
    return {
        "visitor": None,
        "celina": cast.celina(),
        "author": cast.person("Aniela", Role.MEMBER),
        "iza": cast.iza(shop),
        "irena": cast.person("Irena", Role.LEADER, other),
        "ala": cast.ala(shop),
        "bartek": cast.bartek(other),
        "franek": cast.franek(shop),
        "grazyna": cast.grazyna(),
        "darek": cast.darek(),
        "ewa": cast.ewa(),
        "hanna": cast.hanna(),
        "olga": cast.olga(),
        "piotr": cast.piotr(),
        "paula": cast.person("Paula", Role.PARTNER, email="paula@example.org"),
        "jacek": cast.jacek(),
    }


def things(who: dict[str, Any], shop: Shop, other: Shop) -> dict[str, Any]:
    """Everything an address of the matrix can name; what is private has an owner and a neighbour."""
    author = who["author"]
    shop.operator = Operator.objects.create(name="Operator")
    shop.save(update_fields=["operator"])
    stories = {f"story_{state}": _story(author, state) for state in STATES}
    leader = _leader(who["iza"], "iza", shown=True)
    hidden = _leader(who["irena"], "irena", shown=False)
    picture = _photo()
    texts = {name: _text(story, picture) for name, story in stories.items()}
    board = make_board()
    topic = make_topic(board, author=author)
    offer, home = _offer(who["piotr"]), LadaHomePage.objects.get(locale__language_code="pl")
    return {
        **stories,
        **{f"{name}_page": page for name, page in texts.items()},
        "board": board,
        "topic": topic,
        "post": topic.posts.get(),
        "answer": make_post(topic, author=who["celina"], alias="Bell"),
        "shop": shop,
        "other": other,
        "operator": shop.operator,
        "leader": leader,
        "leader_hidden": hidden,
        "request": _request(shop, who["ala"]),
        "request_promised": _request(shop, who["ala"], offer=_offer(who["piotr"])),
        "offer": offer,
        "enquiry": _enquiry(shop, who["olga"]),
        "enquiry_anonymous": _enquiry(shop, None),
        "enquiry_leader": _enquiry(None, who["celina"], leader=leader),
        "consent": _consent(stories["story_submitted"], author),
        "person": who["celina"],
        "assisted": make_account("Lucja", actor=who["darek"], token="t" * 32, language="pl")[0],
        "membership": who["celina"].memberships.get(),
        "photo": picture,
        "document": SiteDocument.objects.create(title="d", file=SimpleUploadedFile("d.txt", b"words")),
        "letter": Letter.objects.create(
            kind="k", to="ala@example.org", subject="s", body="b", about="a", due_at=timezone.now()
        ),
        "claim": Claim.objects.create(
            subject_kind="story", subject_id=stories["story_submitted"].pk, person=who["darek"]
        ),
        **_moderation(stories["story_published"], who),
        "template": AnswerTemplate.objects.create(code="thanks", purpose="answer"),
        "watch_phrase": WatchPhrase.objects.order_by("pk").first(),
        "help_card": HelpCard.objects.get(code="hunger"),
        "home": home,
        "plain": home.add_child(instance=PlainPage(title="Plain", slug="plain", locale=home.locale)),
        "collection": Collection.get_first_root_node(),
        "locale": Locale.objects.get(language_code="uk"),
        "workflow": Workflow.objects.create(name="w"),
        "group": Group.objects.get(name="Editors"),
        "site": Site.objects.first(),
        "alias": PlaceAlias.objects.create(text="Bolsz", folded="bolsz", name="Bolszewo", lat=54.6, lon=18.2),
        "area": Area.objects.create(kind="town", name="Bolszewo"),
        "office": ReferralOffice.objects.create(name="OPS", town="Bolszewo"),
        "redirect": Redirect.objects.create(old_path="/old", redirect_link="/"),
        "helpline": Helpline.objects.first(),
        "need": Need.objects.first(),
        "amount": NationalAmount.objects.first(),
        "menu_item": MenuItem.objects.first(),
        "user": who["celina"].user,
    }


def _story(author: Person, state: str) -> Story:
    made = Story.objects.create(
        slug=f"story-{state}", author=author, signature="Maria", language="pl", state=state, **STATES[state]
    )
    if made.shown:
        StoryText.objects.create(story=made, language="pl", title="Shown", version=1, published_at=MOMENT)
    return made


def _text(story: Story, picture: SiteImage) -> Page:
    page = save_text(
        story, language="pl", title=f"Title {story.slug}", lead="Lead", paragraphs=["Canary"], photo=picture,
        photo_alt="Bread", user=story.author.user,
    )  # fmt: skip
    if story.shown:
        Page.objects.filter(pk=page.pk).update(live=True)
    return page


def _leader(person: Person, slug: str, *, shown: bool) -> Leader:
    facts = {"state": "published", "shown": True, "version": 1, "published_at": MOMENT} if shown else {}
    made = Leader.objects.create(person=person, slug=slug, languages=["pl"], **facts)
    if shown:
        LeaderText.objects.create(leader=made, language="pl", title=person.name, version=1, published_at=MOMENT)
    return made


def _photo() -> SiteImage:
    return SiteImage.objects.create(
        title="p", description="Bread", file=SimpleUploadedFile("p.jpg", photo(), "image/jpeg")
    )


def _request(shop: Shop, person: Person, offer: Offer | None = None) -> ShopRequest:
    until, promised = timezone.localdate() + timedelta(days=30), {}
    if offer:
        Offer.objects.filter(pk=offer.pk).update(state="promised")
        promised = {"offer": offer, "state": "promised"}
    return ShopRequest.objects.create(
        shop=shop, created_by=person, kind="food", details="Flour", until=until, **promised
    )


def _offer(person: Person) -> Offer:
    return Offer.objects.create(
        person=person, organisation="Bakery", place="Bolszewo", lat=54.618, lon=18.1758, kind="food", details="Bread",
        until=timezone.localdate() + timedelta(days=30),
    )  # fmt: skip


def _enquiry(shop: Shop | None, sender: Person | None, leader: Leader | None = None) -> Enquiry:
    made = Enquiry.objects.create(
        shop=shop, leader=leader, sender=sender, sender_kind="official", sender_name="Olga", topic="goods",
        created_at=MOMENT, receipt_hash=hashed(uuid4().hex),
    )  # fmt: skip
    EnquiryMessage.objects.create(enquiry=made, text="Canary words", at=MOMENT)
    return made


def _consent(story: Story, recorder: Person) -> Consent:
    return Consent.objects.create(
        name="Maria Canary", subject_kind="story", subject_id=story.pk, text=True, given="spoken",
        given_on=date(2026, 11, 1), receipt_hash=hashed(RECEIPT), recorded_by=recorder,
    )  # fmt: skip


def _moderation(story: Story, who: dict[str, Any]) -> dict[str, Any]:
    """A case that waits, and one that Hanna decided, with which who told the story does not agree."""
    facts = {"subject_kind": "story", "subject_id": story.pk, "opened_at": MOMENT, "due_at": MOMENT}
    decided = Case.objects.create(**facts, state="decided", decided_at=MOMENT)
    decision = Decision.objects.create(
        case=decided, by=who["hanna"], action="hide", facts="Canary", rule="privacy", scope="text", at=timezone.now()
    )
    appeal = Appeal.objects.create(decision=decision, text="Canary", due_at=timezone.now(), first_by=who["hanna"])
    return {"case": Case.objects.create(**facts), "decision": decision, "appeal": appeal}


def make() -> tuple[dict[str, Any], dict[str, Any]]:
    """The people and the things."""
    shop, other = make_shop("bolszewo"), make_shop("tczew", town="Tczew")
    who = people(shop, other)
    return who, things(who, shop, other)
