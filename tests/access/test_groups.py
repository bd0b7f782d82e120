"""Does what somebody may do in the Wagtail admin follow from her roles, at once and both ways?"""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import Page

from cms.accounts.groups import MODELS, follow
from cms.pages.models import LadaHomePage
from network.people.models import Person, Role
from network.people.roles.actions import end_role, grant_role
from tests import cast

pytestmark = pytest.mark.django_db

WHY = "Needed."
GROUPS = {Role.EDITOR: ["Editors"], Role.TRANSLATOR: ["Translators"], Role.MODERATOR: ["Moderation"]}
EVERYWHERE = [role for role in Role if role not in (Role.LEADER, Role.COORDINATOR, Role.HELPER)]


def fresh(person):
    """Her login, with no permission remembered."""
    return get_user_model().objects.get(pk=person.user.pk)


def names(person):
    return sorted(person.user.groups.values_list("name", flat=True))


@pytest.mark.parametrize("role", EVERYWHERE)
def test_role_brings_its_group_and_takes_it_away(role):
    celina = cast.person("Celina")
    held = grant_role(celina, role, actor=None, reason=WHY)
    during = names(celina)
    end_role(held, actor=None, reason=WHY)
    assert (during, names(celina)) == (GROUPS.get(role, []), [])


@pytest.mark.parametrize("role", [Role.LEADER, Role.COORDINATOR, Role.HELPER])
def test_role_for_one_shop_opens_no_admin(role, shop):
    celina = cast.person("Celina")
    grant_role(celina, role, actor=None, reason=WHY, thing=shop)
    assert (names(celina), fresh(celina).has_perm("wagtailadmin.access_admin")) == ([], False)


@pytest.mark.parametrize("role", EVERYWHERE)
def test_admin_opens_for_editors_translators_and_moderators_alone(role):
    celina = cast.person("Celina")
    grant_role(celina, role, actor=None, reason=WHY)
    assert fresh(celina).has_perm("wagtailadmin.access_admin") == (role in GROUPS)


@pytest.mark.parametrize("role", EVERYWHERE)
def test_no_role_may_touch_logins_or_groups(role):
    celina = cast.person("Celina")
    grant_role(celina, role, actor=None, reason=WHY)
    held = {name for name in fresh(celina).get_all_permissions() if name.startswith(("accounts.", "auth.", "mfa."))}
    assert (held, fresh(celina).is_superuser, fresh(celina).is_staff) == (set(), False, False)


def test_editor_may_publish_every_page():
    darek = cast.darek()
    for page in (LadaHomePage.objects.first(), Page.objects.filter(depth=3).first()):
        allowed = page.permissions_for_user(fresh(darek))
        assert (allowed.can_edit(), allowed.can_publish(), allowed.can_lock()) == (True, True, True)


def test_translator_works_in_the_other_languages_alone():
    home = LadaHomePage.objects.get(locale__language_code="pl")
    ukrainian = LadaHomePage.objects.get(locale__language_code="uk")
    user = fresh(cast.grazyna())
    assert (home.permissions_for_user(user).can_edit(), home.permissions_for_user(user).can_publish()) == (False, False)
    allowed = ukrainian.permissions_for_user(user)
    assert (allowed.can_edit(), allowed.can_publish(), allowed.can_add_subpage()) == (True, True, False)


def test_moderator_touches_no_page():
    user = fresh(cast.ewa())
    allowed = LadaHomePage.objects.first().permissions_for_user(user)
    assert (allowed.can_edit(), allowed.can_publish(), user.has_perm("network.change_answertemplate")) == (
        False, False, True,
    )  # fmt: skip


def test_every_named_permission_exists():
    darek = fresh(cast.darek())
    wanted = {f"{app}.{verb}_{model}" for app, model, verbs in MODELS["Editors"] for verb in verbs}
    assert wanted - darek.get_all_permissions() == set()


def test_group_given_by_hand_stays_and_ours_does_not():
    celina = cast.person("Celina")
    by_hand, _ = Group.objects.get_or_create(name="Printers")
    celina.user.groups.add(by_hand, Group.objects.get(name="Editors"))
    assert (follow(celina), names(celina)) == ([], ["Printers"])


def test_following_twice_changes_nothing():
    darek = cast.darek()
    before = (names(darek), Group.objects.get(name="Editors").permissions.count())
    assert follow(darek) == ["Editors"]
    assert (names(darek), Group.objects.get(name="Editors").permissions.count()) == before


def test_command_heals_what_was_changed_by_hand(capsys):
    darek = cast.darek()
    darek.user.groups.clear()
    Group.objects.get(name="Editors").permissions.clear()
    call_command("follow_roles")
    assert (names(darek), fresh(darek).has_perm("wagtailadmin.access_admin")) == (["Editors"], True)


def test_person_without_a_login_follows_into_nothing():
    halina = Person.objects.create(name="Halina")
    grant_role(halina, Role.EDITOR, actor=None, reason=WHY)
    assert follow(halina) == []
