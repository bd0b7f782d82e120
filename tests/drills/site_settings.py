"""What differs from the site when a drill's server runs on the database of the test?"""

import os

from cms.settings import MIDDLEWARE, PASSWORD_HASHERS
from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["LADA_DRILL_DATABASE"]
__all__ = ["MIDDLEWARE", "PASSWORD_HASHERS"]  # as on the site: passwords cost what they cost there
