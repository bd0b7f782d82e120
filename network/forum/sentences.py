"""What is a board, a topic or a post called?"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from network.words.languages import default_code

if TYPE_CHECKING:
    from network.forum.models import Board, BoardText, Post


# What the verbs of the forum are called in the log; nobody is named, and no gender.
VERBS = {
    "topic_begin": gettext_lazy("New topic"),
    "topic_confirm": gettext_lazy("Said to be still valid"),
    "topic_move": gettext_lazy("Moved to another board"),
    "topic_lock": gettext_lazy("Takes no more answers"),
    "topic_unlock": gettext_lazy("Takes answers again"),
    "topic_pin": gettext_lazy("Stays on top of the board"),
    "topic_unpin": gettext_lazy("No longer stays on top of the board"),
    "post_write": gettext_lazy("New post"),
    "post_edit": gettext_lazy("Text of a post changed"),
    "post_remove": gettext_lazy("Text taken away by its author"),
    "post_reveal": gettext_lazy("Safeguarding asked who stands behind an alias"),
}


def text_of_board(board: "Board", language: str) -> "BoardText | None":
    """A board's words in the language, else in the site's own, else in any; None where it has none. One query, none
    when ``texts`` were fetched before."""
    texts = {text.language: text for text in board.texts.all()}
    return texts.get(language) or texts.get(default_code()) or next(iter(texts.values()), None)


def board_name(board: "Board", language: str) -> str:
    """What the board is called; its address where it has no words yet."""
    text = text_of_board(board, language)
    return text.name if text else board.slug


def board_about(board: "Board", language: str) -> str:
    """For what the board is and who reads it; "" where nobody has said."""
    text = text_of_board(board, language)
    return text.about if text else ""


def erased_label(language: str) -> str:
    """What stands above the words of somebody who was erased."""
    with translation.override(language):
        return pgettext("in place of a name", "deleted person")


def erased_labels() -> set[str]:
    """The same in all languages of the site."""
    return {erased_label(code) for code, _name in settings.LANGUAGES}


def post_title(post: "Post", language: str) -> str:
    """A post by its number and topic; the name above it is left out, so that a link gives nobody away."""
    with translation.override(language):
        return _("Post %(number)s in “%(title)s”") % {"number": post.position, "title": post.topic.title}
