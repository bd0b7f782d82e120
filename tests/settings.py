"""What differs from the site while tests run?"""

from cms.settings import *  # noqa: F403
from cms.settings import CACHES, DATA_DIR, DATABASES, MIDDLEWARE

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # static files as they are, without collecting them
# Keys of rows begin anew in each test, so a page of one would be found in the next; tests of it bring their own store.
CACHES = {name: cache for name, cache in CACHES.items() if name != "pages"}
# People of the cast come in without any step (``force_login``); the tests of logins bring this back.
MIDDLEWARE = [name for name in MIDDLEWARE if name != "cms.accounts.sessions.watch_logins"]
NETWORK_FORUM_FIRST_POSTS = 0  # everybody of the tests is known; those of newcomers bring it back
