"""What do we believe of the content type a request claims? Its kind and, of a form with files, the boundary.

Not its charset: our pages and forms are UTF-8. Django would read the address and the form with whatever codec of Python
the request names, also with those that make no text at all ("hex") or text that no database can hold
("unicode_escape"), and does so before any middleware.
"""

import re

KIND = re.compile(r"[\w!#$&^.+-]{1,100}/[\w!#$&^.+-]{1,100}", re.ASCII)
BOUNDARY = re.compile(r";\s*boundary=(?:\"([\w'()+,./:=? -]{1,200})\"|([\w'()+./:=?-]{1,200}))\s*(?=;|$)", re.ASCII)


def believed(claimed: str) -> str:
    """The content type in its plainest form; '' for what is none."""
    kind, boundary = KIND.match(claimed.strip()), BOUNDARY.search(claimed)
    if kind is None:
        return ""
    return f'{kind[0]}; boundary="{boundary[1] or boundary[2]}"' if boundary else kind[0]
