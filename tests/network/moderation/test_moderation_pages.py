"""Do the pages of moderation show each what is hers, at a fixed cost, without a script?"""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from advocacy.models import Story
from network.limits.models import Usage
from network.moderation.actions import claim
from network.moderation.appealing import appeal
from network.moderation.limits import BY_ADDRESS
from network.moderation.models import Appeal, Case, Decision, Flag, Reason
from network.moderation.sentences import outcome
from network.people.models import Person, Role
from tests import cast
from tests.advocacy.story_things import LEAD, TITLE, begin
from tests.network.moderation.case_things import CANARIES, FACTS, decided, flagged, noticed, second_moderator, story
from tests.reading import Reader

pytestmark = pytest.mark.django_db
QUEUE = reverse("network:moderation")


def at(person: Person) -> Reader:
    client = Reader()
    client.force_login(person.user)
    return client


def report_of(told: Story) -> str:
    return reverse("network:report", args=["story", told.pk])


def screen(case: Case, action: str) -> str:
    return reverse("network:case_decide", args=[case.uuid, action])


def now_flagged(told: Story, by: Person, reason: str = "private") -> Case:
    return flagged(told, by, reason, moment=timezone.now())


NOTICE = {"reason": "private", "note": "Kanarek", "in_good_faith": "on", "token": "t" * 30}


def test_story_has_a_link_to_report_it(client: Client) -> None:
    told = story()
    page = BeautifulSoup(client.get(told.get_absolute_url()).content, "html.parser")
    assert [link["href"] for link in page.select(".lada-report-link a")] == [report_of(told)]


def test_visitor_reports_and_reads_the_answer_with_the_code(client: Client) -> None:
    told = story()
    sent = client.post(report_of(told), NOTICE)
    about = decided(Case.objects.get(), "nothing", cast.ewa(), moment=timezone.now())
    answer = client.post(reverse("network:report_code"), {"code": sent.context["code"].upper()})
    assert [one["said"] for one in answer.context["answers"]] == [outcome(about)]
    assert [one["can_appeal"] for one in answer.context["answers"]] == [True]


def test_visitor_disagrees_with_the_code(client: Client) -> None:
    flag, code = noticed(story())
    about = decided(flag.case, "nothing", cast.ewa(), moment=timezone.now())
    asked = {"code": code, "about": str(about.uuid), "text": "Jednak nie"}
    answer = client.post(reverse("network:report_code"), asked)
    assert (Appeal.objects.get().text, Appeal.objects.get().flag) == ("Jednak nie", flag)
    assert answer.context["answers"][0]["can_appeal"] is False


def test_form_keeps_what_was_typed(client: Client) -> None:
    answer = client.post(report_of(story()), {"reason": "rude", "note": "Długi opis", "token": "t" * 30})
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("textarea[name=note]").get_text().strip() == "Długi opis"
    assert page.select_one("input[name=reason][checked]")["value"] == "rude"
    assert Flag.objects.count() == 0


def test_program_that_fills_in_everything_reports_nothing(client: Client) -> None:
    client.post(report_of(story()), NOTICE | {"website": "http://x"})
    assert Flag.objects.count() == 0


def test_too_many_reports_are_refused_kindly_and_kept(client: Client) -> None:
    told = story()
    for number in range(BY_ADDRESS):
        client.post(report_of(told), NOTICE | {"token": f"{number}" * 30})
    answer = client.post(report_of(told), NOTICE | {"token": "x" * 30})
    assert (answer.status_code, Flag.objects.count()) == (429, BY_ADDRESS)
    assert "Kanarek" in answer.content.decode()


def test_reading_the_form_writes_nothing_but_the_token(client: Client) -> None:
    told = story()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(report_of(told))
    assert [one["sql"] for one in asked if not one["sql"].lstrip("( ").startswith(("SELECT", "SAVEPOINT"))] == []
    assert sorted(answer.cookies) == ["csrftoken"]
    assert (answer["Cache-Control"], Usage.objects.count()) == ("private, no-store", 0)


@pytest.mark.parametrize("kind", ["story", "shop", "person", "case", "nothing"])
def test_what_one_may_not_read_cannot_be_reported(client: Client, kind: str) -> None:
    draft = begin(cast.celina())
    assert client.get(reverse("network:report", args=[kind, draft.pk])).status_code == 404


def test_own_story_offers_no_form() -> None:
    author = cast.celina()
    told = story(author)
    assert at(author).get(report_of(told)).context["is_own"] is True
    at(author).post(report_of(told), NOTICE)
    assert Flag.objects.count() == 0


@pytest.mark.parametrize("role", [Role.MEMBER, Role.EDITOR, Role.TRANSLATOR, Role.OFFICIAL, Role.COORDINATOR])
def test_queue_is_for_moderators(role: str) -> None:
    assert at(cast.person("Ktos", role)).get(QUEUE).status_code == 403


def test_queue_shows_danger_first_then_what_is_due_first() -> None:
    celina, ewa = cast.celina(), cast.ewa()
    author = cast.person("Aniela", Role.MEMBER)
    for title, reason in (("Spokój", "rude"), ("Szkoda", "fraud"), ("Życie", "life"), ("Druga szkoda", "private")):
        now_flagged(story(author, title=title), celina, reason)
    Case.objects.filter(causes=["private"]).update(due_at=timezone.now() + timedelta(hours=1))
    rows = at(ewa).get(QUEUE).context["rows"]
    assert [row["title"] for row in rows] == ["Życie", "Druga szkoda", "Szkoda", "Spokój"]


def test_queue_is_paged_by_key() -> None:
    celina, ewa, author = cast.celina(), cast.ewa(), cast.person("Aniela", Role.MEMBER)
    for number in range(25):
        now_flagged(story(author, title=f"Tytuł {number}"), celina, ("life", "rude")[number % 2])
    first = at(ewa).get(QUEUE)
    second = at(ewa).get(QUEUE + first.context["next_url"])
    titles = [row["title"] for page in (first, second) for row in page.context["rows"]]
    assert (len(first.context["rows"]), len(titles), len(set(titles))) == (20, 25, 25)
    assert (second.context["next_url"], second.context["previous_url"]) == ("", "?")


@pytest.mark.parametrize("after", ["x", "1", "1.2", "9.9.9.9", "-1.1.1", "1.9999999999999999999.1", "١.٢.٣"])
def test_queue_bears_nonsense_in_its_address(after: str) -> None:
    now_flagged(story(), cast.celina())
    assert len(at(cast.ewa()).get(QUEUE, {"after": after}).context["rows"]) in (0, 1)


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_queue_costs_the_same_for_one_and_for_many() -> None:
    ewa, celina, author = cast.ewa(), cast.celina(), cast.person("Aniela", Role.MEMBER)
    edyta = second_moderator()
    now_flagged(story(author), celina)
    one = queries_of(at(ewa), QUEUE)
    for number in range(30):
        told = story(author, title=f"Tytuł {number}")
        case = now_flagged(told, celina)
        if number % 3 == 0:
            claim(told, actor=edyta)
        if number % 3 == 1:
            about = decided(case, "hide", edyta, moment=timezone.now())
            appeal(about, "Nie", actor=author)
    many = queries_of(at(ewa), QUEUE)
    assert (one, many) == (many, one)
    assert one <= 8


def test_case_costs_the_same_for_one_and_for_many_reports() -> None:
    ewa, told = cast.ewa(), story()
    case = now_flagged(told, cast.celina())
    address = case.get_absolute_url()
    one = queries_of(at(ewa), address)
    for number in range(10):
        noticed(told, token=f"{number}" * 30)
    assert queries_of(at(ewa), address) == one


def test_case_folds_what_is_hard_and_shows_reasons() -> None:
    case = now_flagged(story(), cast.celina(), "threat")
    page = BeautifulSoup(at(cast.ewa()).get(case.get_absolute_url()).content, "html.parser")
    folded = page.select_one("details.lada-snapshot")
    assert (folded.has_attr("open"), LEAD in folded.get_text()) == (False, True)
    assert CANARIES["note"] in page.get_text()


def test_case_never_names_who_reported() -> None:
    case = now_flagged(story(), cast.person("Zgłaszająca", Role.MEMBER))
    assert "Zgłaszająca" not in at(cast.ewa()).get(case.get_absolute_url()).content.decode()


def test_decision_is_made_on_its_own_screen() -> None:
    ewa = cast.ewa()
    case = now_flagged(story(), cast.celina())
    page = at(ewa).get(screen(case, "mute"))
    assert [field.name for field in page.context["form"].visible_fields()] == ["facts", "rule", "law", "days"]
    assert BeautifulSoup(page.content, "html.parser").select("form.lada-form [checked]") == []
    sent = at(ewa).post(screen(case, "mute"), {"facts": FACTS.facts, "rule": "privacy", "days": "7", "version": "0"})
    assert (sent.status_code, Decision.objects.get().action) == (302, "mute")


def test_decision_without_reasons_is_not_made_and_keeps_the_words() -> None:
    case = now_flagged(story(), cast.celina())
    answer = at(cast.ewa()).post(screen(case, "remove"), {"facts": "Moje słowa", "version": "0"})
    assert (answer.status_code, Decision.objects.count()) == (200, 0)
    assert "Moje słowa" in answer.content.decode()


def test_ready_answer_is_added_to_what_was_typed_and_decides_nothing() -> None:
    case = now_flagged(story(), cast.celina())
    client = at(cast.ewa())
    ready = client.get(screen(case, "remove")).context["answers"][0]
    answer = client.post(screen(case, "remove"), {"facts": "Moje słowa", "version": "0", "use": ready["code"]})
    assert answer.context["form"]["facts"].value() == f"Moje słowa\n\n{ready['text']}"
    assert Decision.objects.count() == 0


def test_ready_answers_are_in_the_language_of_who_wrote() -> None:
    author = cast.person("Aniela", Role.MEMBER)
    Person.objects.filter(pk=author.pk).update(language="uk")
    author.refresh_from_db()
    case = now_flagged(story(author), cast.celina())
    answers = at(cast.ewa()).get(screen(case, "remove")).context["answers"]
    assert {one["language"] for one in answers} == {"uk"}


def test_second_moderator_keeps_her_words_when_the_first_was_faster() -> None:
    ewa, edyta = cast.ewa(), second_moderator()
    case = now_flagged(story(), cast.celina())
    decided(case, "hold", ewa, days=3, moment=timezone.now())
    sent = {"facts": "Moje słowa", "rule": "privacy", "version": "0"}
    answer = at(edyta).post(screen(case, "remove"), sent)
    assert (answer.status_code, Decision.objects.count()) == (200, 1)
    assert "Moje słowa" in answer.content.decode()


def test_claim_is_shown_and_given_back() -> None:
    ewa, told = cast.ewa(), story()
    case = now_flagged(told, cast.celina())
    client = at(ewa)
    client.post(reverse("network:case_claim", args=[case.uuid]))
    assert client.get(case.get_absolute_url()).context["is_mine"] is True
    other = at(second_moderator()).get(case.get_absolute_url())
    assert (other.context["actions"], "Ewa" in other.content.decode()) == ([], True)
    client.post(reverse("network:case_release", args=[case.uuid]))
    assert client.get(case.get_absolute_url()).context["can_claim"] is True


def test_writer_reads_why_and_disagrees() -> None:
    aniela = cast.person("Aniela", Role.MEMBER)
    about = decided(now_flagged(story(aniela), cast.celina()), "remove", cast.ewa(), moment=timezone.now())
    client = at(aniela)
    page = client.get(about.get_absolute_url()).content.decode()
    assert (FACTS.facts in page, "Ewa" in page, "Celina" in page) == (True, False, False)
    client.post(about.get_absolute_url(), {"text": "To mój numer"})
    assert Appeal.objects.get().text == "To mój numer"
    assert client.get(about.get_absolute_url()).context["answer"]["can_appeal"] is False


def test_decision_is_for_who_wrote_it_alone() -> None:
    about = decided(now_flagged(story(), cast.celina()), "remove", cast.ewa(), moment=timezone.now())
    for person in (cast.darek(), second_moderator()):
        assert at(person).get(about.get_absolute_url()).status_code == 404


def test_lists_of_a_reader_cost_the_same_for_one_and_many() -> None:
    aniela, celina, ewa = cast.person("Aniela", Role.MEMBER), cast.celina(), cast.ewa()
    addresses = {reverse("network:my_decisions"): aniela, reverse("network:my_reports"): celina}
    decided(now_flagged(story(aniela), celina), "remove", ewa, moment=timezone.now())
    one = {address: queries_of(at(person), address) for address, person in addresses.items()}
    for number in range(10):
        told = story(aniela, title=f"Tytuł {number}")
        about = decided(now_flagged(told, celina), "remove", ewa, moment=timezone.now())
        appeal(about, "Nie", actor=aniela)
    assert {address: queries_of(at(person), address) for address, person in addresses.items()} == one


def test_appeal_is_decided_by_somebody_else() -> None:
    aniela, ewa, edyta = cast.person("Aniela", Role.MEMBER), cast.ewa(), second_moderator()
    about = decided(now_flagged(story(aniela), cast.celina()), "remove", ewa, moment=timezone.now())
    asked = appeal(about, "To mój numer", actor=aniela)
    assert [len(at(person).get(QUEUE).context["appeals"]) for person in (ewa, edyta)] == [0, 1]
    assert at(ewa).get(asked.get_absolute_url()).status_code == 403
    assert at(edyta).get(asked.get_absolute_url()).context["causes"] == [Reason.PRIVATE.label]
    at(edyta).post(asked.get_absolute_url(), {"outcome": "changed", "reason": "Rzeczywiście jej."})
    assert Story.objects.get().shown is True


def test_title_of_the_story_stands_nowhere_for_who_reported() -> None:
    celina = cast.celina()
    now_flagged(story(), celina)
    assert TITLE not in at(celina).get(reverse("network:my_reports")).content.decode()
