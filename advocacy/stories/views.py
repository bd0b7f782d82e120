"""What does a reader see of stories?"""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from advocacy.stories import lent, reading, rules, sentences, story_page
from advocacy.stories.forms import StoriesForm
from advocacy.stories.models import Story
from network.directory.listing import start
from network.people.models import Person
from network.people.private import private_page
from network.subjects import registry


@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """Stories that everybody may read, the newest first; by place, need and language."""
    form = StoriesForm(request.GET, languages=reading.languages())
    asked = form.understood()
    found = reading.part(asked)
    context = {
        "breadcrumb": [start(), {"label": _("Stories")}],
        "form": StoriesForm(initial=asked, languages=reading.languages()),
        "filtered": any(value for name, value in asked.items() if name != "page"),
        "of_whom": reading.of_whom(asked),
        "summary": reading.summary(found),
        "unknown_place": found.unknown_place,
        "rows": reading.rows(found.stories, request.LANGUAGE_CODE),
        **reading.neighbours(asked, found),
    }
    return render(request, "advocacy/stories/stories.html", context)


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One story; before it is shown, to those who may see it, where it is on its way."""
    person = Person.objects.of(request.user)
    found = get_object_or_404(Story.objects.visible_to(person).with_rows(), slug=slug)
    shown = story_page.shown_to(found, request.LANGUAGE_CODE)
    if shown is None:
        return _not_shown(request, found, is_hers=rules.tells_story(person, found))
    context = story_page.context(shown, timezone.now(), request.build_absolute_uri)
    context["report_key"] = found.pk
    context["sections"] = registry.sections(found, None, request.LANGUAGE_CODE)
    context["lead_again"] = any(section.context.get("begins_with_lead") for section in context["sections"])
    context["data_block"] = mark_safe(context["data_block"])  # noqa: S308 - escaped for its element
    return render(request, "advocacy/stories/story.html", context)


@private_page
def _not_shown(request: HttpRequest, found: Story, *, is_hers: bool) -> HttpResponse:
    """For who tells it and for editors."""
    context = {
        "breadcrumb": [*story_page.way_here(), {"label": _("A story that is not shown")}],
        "state": sentences.state_for_author(found),
        "own_url": lent.own_screen(found) if is_hers else "",
    }
    return render(request, "advocacy/stories/not_shown.html", context)
