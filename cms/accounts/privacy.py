"""What does the form for a new login say about personal data?"""

from django.utils.translation import gettext as _

from network.people.privacy import Point, clause


def sign_up_clause() -> list[Point]:
    """The points of article 13 of the GDPR (RODO) for a login, in the active language."""
    return clause(
        purpose=_(
            "So that you can write and act here under your name: a contract about using this site "
            "(article 6(1)(b) of the GDPR)."
        ),
        recipients=_(
            "Others see the name you chose. Your e-mail or phone is seen by the people who run this site, and by the "
            "services that carry our messages."
        ),
        period=_("As long as you have the login. You can ask us to delete it at any time."),
        voluntary=_("No. Everything that stands here can be read without a login."),
    )
