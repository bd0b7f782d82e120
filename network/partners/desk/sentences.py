"""How do we say at the desk what happens with the shop's address for letters?"""

from django.utils.translation import gettext as _


def privacy() -> dict[str, str]:
    """What the clause at the form says about this very form (RODO, art. 13)."""
    return {
        "purpose": _(
            "To write to the shop when somebody asks it or promises it something. This is our legitimate interest and "
            "the shop's (article 6(1)(f) of the GDPR)."
        ),
        "recipients": _(
            "The people who run the shop and our editors see it, and the companies that keep our server and carry our "
            "letters handle it. It stands on no public page."
        ),
        "period": _(
            "Until you change it here or leave the field empty. From letters that were sent we delete it after 30 days."
        ),
        "voluntary": _("You may leave it empty. Messages then wait here, without a letter."),
    }
