"""How is this site set up? Values come from the environment; every default is safe on a fresh machine."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from cms import environment

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = environment.folder("LADA_DATA", BASE_DIR / "var")

DEBUG = environment.flag("LADA_DEBUG")
SECRET_KEY = environment.secret("LADA_SECRET_KEY", DATA_DIR / "secret_key")
SECRET_KEY_FALLBACKS = environment.listing("LADA_SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = environment.listing("LADA_HOSTS", "localhost,127.0.0.1,[::1]")
# One switch for a site behind a proxy that speaks HTTPS; without it cookies and redirects suit a local machine.
HTTPS = environment.flag("LADA_HTTPS")
CLOSED = environment.flag("LADA_CLOSED")  # on every machine at once; manage.py close_site closes this one

INSTALLED_APPS = [
    "cms.accounts",
    "cms",
    "advocacy",
    "network",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "cms.accounts.apps.UsersConfig",  # wagtail.users with our forms
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

# From the outside in. What names (ETag) and compresses a page stands inside what keeps it ready for the next visitor.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "cms.middleware.safe_headers",
    "csp.middleware.CSPMiddleware",
    "cms.pages.closing.keep_closed",
    "cms.caching.keep_pages",
    "cms.middleware.Compress",
    "cms.middleware.mark_version",
    "cms.middleware.keep_nothing_after_login",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cms.editing.refusals.WholeSteps",
    "allauth.account.middleware.AccountMiddleware",
    "cms.accounts.sessions.watch_logins",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "cms.pages.leaving.LeaveNoTrace",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
ASGI_APPLICATION = "cms.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.context.furniture",
            ],
        },
    },
]

DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{DATA_DIR / 'lada.sqlite3'}", conn_max_age=60)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # A writer waits for its turn instead of failing half-way; readers never wait.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
AUTHENTICATION_BACKENDS = ["cms.accounts.backends.AnyName"]
LOGIN_URL = LOGOUT_REDIRECT_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "account"  # of what asks no adapter: where each role goes stands in cms.accounts.addresses
# allauth runs the steps of a login, apps, passkeys, codes on paper and the list of sessions. Its own sign-up, addresses
# and codes are not mounted: ours ask for neither e-mail nor password, and keep only hashes of codes.
ACCOUNT_ADAPTER = "cms.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proved with a code before it is kept
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False  # they count per worker; ours count in the database (network.limits)
ACCOUNT_LOGIN_TIMEOUT = 600  # seconds between password and second step
ACCOUNT_FORMS = {"reauthenticate": "cms.accounts.forms.ProveByPasswordForm"}
MFA_ADAPTER = "cms.accounts.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # what opens the phone: then a passkey is both steps in one
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # http://localhost, where a machine is tried out
MFA_TOTP_TOLERANCE = 1  # half a minute that a clock may be wrong
MFA_ALLOW_UNVERIFIED_EMAIL = True  # no address is kept unproved
MFA_FORMS = {
    "authenticate": "cms.accounts.step_forms.StepForm",
    "reauthenticate": "cms.accounts.step_forms.ProveByStepForm",
    "activate_totp": "cms.accounts.step_forms.AppForm",
    "add_webauthn": "cms.accounts.step_forms.PasskeyForm",
    "authenticate_webauthn": "cms.accounts.step_forms.PasskeyStepForm",
    "reauthenticate_webauthn": "cms.accounts.step_forms.ProveByPasskeyForm",
}
CSRF_FAILURE_VIEW = "cms.pages.errors.form_refused"

LANGUAGE_CODE = "pl"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("pl", "Polski"),
    ("uk", "Українська"),
    ("en", "English"),
    ("ru", "Русский"),
]
LOCALE_PATHS = [BASE_DIR / "cms" / "locale"]
TIME_ZONE = "Europe/Warsaw"
USE_I18N = USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Pages kept ready for the next visitor (cms.caching): at most so many, of at most 64 kB each, in every worker.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

# Letters are rows first; a sweep hands them to this server (network.letters).
globals().update(environment.mail_server("LADA_EMAIL_URL"))
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("LADA_EMAIL_FROM", "Lada <lada@localhost>")

# Phone messages leave the same way, through one POST each to a gateway (network.letters.phones); without it they are
# printed.
NETWORK_PHONE_BACKEND = "http" if environment.text("LADA_SMS_URL") else "console"
NETWORK_PHONE_GATEWAY = {
    name: value
    for name in ("url", "key", "key_header", "fields", "refused")
    if (value := environment.text(f"LADA_SMS_{name.upper()}"))
} | {"timeout": environment.number("LADA_SMS_TIMEOUT", 15)}  # seconds

# How many of our own proxies add to X-Forwarded-For: limits must tell visitors apart and believe no forged header.
NETWORK_PROXIES = environment.number("LADA_PROXIES", 1 if HTTPS else 0)
# So many first posts of somebody in the forum are read by a moderator before others see them; 0: none.
NETWORK_FORUM_FIRST_POSTS = environment.number("LADA_FORUM_FIRST_POSTS", 2)
# Who answers for people's data (RODO), in the words that stand at each form: name and address; where to write.
NETWORK_CONTROLLER = environment.text("LADA_CONTROLLER")
NETWORK_CONTROLLER_CONTACT = environment.text("LADA_CONTROLLER_CONTACT")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# With DEBUG off Django would tell errors to nobody; a host reads them from stderr.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": environment.text("LADA_LOG_LEVEL", "WARNING")},
    # Who came in, by number, never with what: a host must be able to look it up.
    "loggers": {"django": {"handlers": [], "propagate": True}, "cms.accounts": {"level": "INFO"}},
}

# Nothing from anywhere else, nothing inline, and nothing of a kind that is not named. The Wagtail admin
# brings inline scripts of its own and gets its own policy in cms.middleware; it stays closed to other hosts too.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    },
}

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
if HTTPS:
    SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

WAGTAIL_SITE_NAME = "Lada"
WAGTAILADMIN_BASE_URL = environment.text("LADA_ADDRESS", "http://localhost:8000")
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # addresses are read out on the phone and typed: “proba”, not “próba”
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # else a page goes live in Polish words under /uk/
if translate_url := environment.text("LADA_TRANSLATE_URL"):
    # A LibreTranslate server, of one's own if possible: the words of drafts go there.
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "cms.translations.machine.CarefulLibreTranslator",
        "OPTIONS": {"LIBRETRANSLATE_URL": translate_url, "API_KEY": environment.text("LADA_TRANSLATE_KEY")},
    }
WAGTAILIMAGES_IMAGE_MODEL = "cms.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "cms.SiteDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "epub", "odt", "ods", "pdf", "txt", "xlsx"]
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000  # so many a phone takes; more is refused before it is unpacked
WAGTAILDOCS_MAX_UPLOAD_SIZE = WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # to keep, not to open inside the site
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE, "Europe/Kyiv"]  # of the whole list browsers do not know every name
WAGTAIL_PASSWORD_RESET_ENABLED = False  # a form that writes letters to anybody, as often as one likes
# Passwords and addresses change under /konto/, where one proves first who one is.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # the admin must not call home
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_AUTOSAVE_INTERVAL = 4000  # ms; every save writes a revision
WAGTAILSEARCH_BACKENDS = {
    # On SQLite a rebuild in one transaction would lock every writer until it ends.
    "default": {"BACKEND": "wagtail.search.backends.database", "ATOMIC_REBUILD": False}
}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
