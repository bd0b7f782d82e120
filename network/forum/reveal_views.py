"""Who stands behind an alias? For safeguarding alone, when somebody is in danger: with a reason, logged for good."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from network.forum import aliases, listing, phrases
from network.forum.post_views import post_in
from network.forum.views import shown
from network.people.models import Role
from network.people.private import private_page
from network.people.rules import demand, has_role

LONGEST_REASON = 500


class RevealForm(forms.Form):
    """Why somebody must know."""

    reason = forms.CharField(
        label=gettext_lazy("Why must you know it?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Who is in danger, and what will you do? It stands in the log for good, beside your name."
        ),
        error_messages={"required": gettext_lazy("Please say why: whoever looks at it later should understand it.")},
    )


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def post_reveal(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Asks why; then shows the name once, with what reaches her, and nowhere a second time without a new reason."""
    reach, person, post = post_in(request, pk)
    demand(has_role(person, Role.SAFEGUARDING))
    form = RevealForm(request.POST or None)
    context = {
        "breadcrumb": [
            *listing.way_here(post.topic.board, request.LANGUAGE_CODE),
            {"url": listing.post_url(post.topic, post.position), "label": phrases.this_talk()},
            {"label": _("Who writes under this name?")},
        ],
        "post": post,
        "form": form,
        "back_url": listing.post_url(post.topic, post.position),
    }
    if request.method == "POST" and form.is_valid():
        try:
            writer = aliases.reveal_alias(post, actor=person, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            context |= {"is_revealed": True, "writer": writer}
    return shown(request, "network/forum/reveal.html", context, reach, board=post.topic.board)
