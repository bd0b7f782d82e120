"""Which groups of Wagtail is a login in? They follow from the person's roles, at once, and from nothing else.

Only roles held everywhere open the admin; leaders, coordinators, helpers, officials, partners and members do their work
on the site's own screens. What a group may do is made sure whenever somebody enters it, so that permissions which come
with a new release or a new language arrive (``manage.py follow_roles`` does it for all).
"""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from network.people.models import Person, Role

# The group "Moderators" that Wagtail brings may publish pages; our moderators keep conversations, so theirs is another.
EDITORS, TRANSLATORS, MODERATION = "Editors", "Translators", "Moderation"
OF_ROLE = {Role.EDITOR: EDITORS, Role.TRANSLATOR: TRANSLATORS, Role.MODERATOR: MODERATION}

ALL = ("add", "change", "delete", "view")
# App, model, what may be done with it. Nobody but superusers touches logins, groups, sites, languages, workflows.
MODELS: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    EDITORS: (
        *(("network", name, ALL) for name in ("helpline", "need", "placealias", "operator", "referraloffice", "area")),
        *(("network", name, ALL) for name in ("board", "helpcard", "watchphrase")),
        ("network", "nationalamount", ("add", "view")),
        ("network", "answertemplate", ALL),
        ("network", "shop", ("change", "view")),
        ("network", "enquiry", ("change", "view")),
        ("cms", "menuitem", ALL),
        ("wagtailredirects", "redirect", ALL),
    ),
    TRANSLATORS: (),
    MODERATION: tuple(("network", name, ALL) for name in ("answertemplate", "board", "helpcard", "watchphrase")),
}
NAMED = {  # permissions that belong to no such verb
    EDITORS: ("access_admin", "submit_translation"),
    TRANSLATORS: ("access_admin", "submit_translation"),
    MODERATION: ("access_admin",),
}
OF_PAGES = {
    EDITORS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    TRANSLATORS: ("change_page", "publish_page"),
}
TOLD = ("storyindexpage", "leaderindexpage")  # the folders of what people write, each in her language
OF_FILES = {
    EDITORS: (*(f"{verb}_{kind}" for kind in ("image", "document") for verb in ("add", "change", "choose", "delete")),),
    TRANSLATORS: ("choose_image", "choose_document"),
}


@transaction.atomic
def follow(person: Person) -> list[str]:
    """Puts the person's login into the groups of her roles and out of our others; returns their names, sorted.

    A group somebody was put into by hand stays, unless it is one of ours. Nothing for somebody without a login.
    """
    if person.user is None:
        return []
    roles = set(person.memberships.current().filter(scope_kind="").values_list("role", flat=True))
    wanted = sorted(name for role, name in OF_ROLE.items() if role in roles)
    unearned = person.user.groups.filter(name__in=set(OF_ROLE.values()) - set(wanted))
    person.user.groups.remove(*unearned)
    person.user.groups.add(*[ensured(name) for name in wanted])
    return wanted


def ensured(name: str) -> Group:
    """The group of this name with all that it may do; made, or completed, where something was missing."""
    group, _made = Group.objects.get_or_create(name=name)
    missing = _permissions(name).exclude(pk__in=group.permissions.values("pk"))
    group.permissions.add(*missing)
    of_pages = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=OF_PAGES.get(name, ()))
    for page in _pages(name):
        for permission in of_pages:
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(codename__in=OF_FILES.get(name, ()) if root else ()):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
    return group


def _permissions(name: str) -> QuerySet[Permission]:
    """What the group may do with things that lie in no tree."""
    wanted = Q(codename__in=NAMED[name])
    for app, model, verbs in MODELS[name]:
        codenames = [f"{verb}_{model}" for verb in verbs]
        wanted |= Q(content_type__app_label=app, content_type__model=model, codename__in=codenames)
    return Permission.objects.filter(wanted)


def _pages(name: str) -> QuerySet[Page]:
    """Below which pages the group works: editors everywhere; translators in the trees of the other languages, so that
    nobody's Polish words change under a translator's hand – but for what was written in another language first
    (``cms.editing.doors.may_open`` keeps originals, and the folders themselves, for editors)."""
    if name == EDITORS:
        return Page.objects.filter(depth=1)
    if name == TRANSLATORS:
        ours = Q(locale__language_code=settings.LANGUAGE_CODE)
        return Page.objects.filter((Q(depth=2) & ~ours) | (ours & Q(content_type__model__in=TOLD)))
    return Page.objects.none()
