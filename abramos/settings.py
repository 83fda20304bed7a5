"""Settings, read from the environment.

Grouped by subject; each value says what it does. Where `DATABASE_URL` or `REDIS_URL` is absent the
file that `make run` leaves behind (`var/local.env`) is read, so that `manage.py` commands reach the
same services. With neither, commands that need no database still work.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environ.Env().str("ABRAMOS_VAR", default=str(BASE_DIR / "var")))

env = environ.Env()
if "DATABASE_URL" not in env.ENVIRON and (VAR_DIR / "local.env").exists():
    env.read_env(VAR_DIR / "local.env")

# Where it runs ------------------------------------------------------------------------------------

# One person's machine: the demonstration may be loaded, the mailbox page is shown, http is allowed.
LOCAL = env.bool("ABRAMOS_LOCAL", default=False)
DEBUG = env.bool("DEBUG", default=False)

DEVELOPMENT_KEY = "development-key-never-in-production"
SECRET_KEY = env.str("SECRET_KEY", default=DEVELOPMENT_KEY)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# True under the web server and the workers of a deployment: unsafe values stop the start.
PRODUCTION = env.bool("ABRAMOS_PRODUCTION", default=False)
if PRODUCTION and (SECRET_KEY == DEVELOPMENT_KEY or len(SECRET_KEY) < 50):
    raise ImproperlyConfigured(
        "SECRET_KEY must be set to at least 50 random characters in production. "
        "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
    )
if PRODUCTION and (DEBUG or LOCAL):
    raise ImproperlyConfigured("DEBUG and ABRAMOS_LOCAL must be off in production.")

# What it is made of -------------------------------------------------------------------------------

INSTALLED_APPS = [
    "unfold",
    "unfold.contrib.simple_history",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_htmx",
    "simple_history",
    "accounts",
    "drafts",
    "consultations",
    "comments",
    "publications",
    "abramos",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "abramos.urls"
WSGI_APPLICATION = "abramos.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "abramos.context.site",
            ],
        },
    },
]

# Where things are kept ----------------------------------------------------------------------------

# The only store of record.
DATABASES = {"default": env.db("DATABASE_URL", default="postgres://abramos@127.0.0.1:5432/abramos")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Cache, rate limits and Celery; may be lost at any time.
REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        # Seconds. Pages do without the cache; they do not wait for it.
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

# Published files, named by their SHA-256: a folder on a volume that web servers and workers share.
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(VAR_DIR / "files"))
STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(VAR_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if LOCAL:
    # Served from where they stand, so that nothing has to be collected first.
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = True
    STATIC_ROOT = None

# Jobs ---------------------------------------------------------------------------------------------

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True  # progress and outcome are rows in PostgreSQL
CELERY_TASK_ACKS_LATE = True  # a job whose worker dies goes back to the queue
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    # A publication whose job was lost (worker killed, broker emptied) is taken up again.
    "resume-editions": {"task": "publications.tasks.resume_editions", "schedule": 20.0},
    # Files of published drafts whose job was lost, or that a later exporter makes anew.
    "export-drafts": {"task": "drafts.tasks.export_drafts", "schedule": 300.0},
    # Comparisons of drafts whose job was lost, or that a new version of the site makes otherwise.
    "make-missing-comparisons": {
        "task": "drafts.tasks.make_missing_comparisons",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "forget-imports": {"task": "drafts.tasks.forget_imports", "schedule": 24 * 3600.0},
    # Files of comments that were never sent do not stay for good.
    "clean-files": {"task": "comments.tasks.clean_files", "schedule": 3600.0},
}

# Languages, times ---------------------------------------------------------------------------------

LANGUAGE_CODE = "es-mx"
LANGUAGES = [("es-mx", _("Spanish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="America/Mexico_City")
USE_THOUSAND_SEPARATOR = False

# Who: accounts and sign-in ------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = reverse_lazy("account_request_login_code")
LOGIN_REDIRECT_URL = reverse_lazy("home")
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "none"  # the sign-in code has proved the address already
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # seconds; time enough for somebody who reads slowly
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Abramos] "
ACCOUNT_FORMS = {"request_login_code": "accounts.forms.RequestLoginCodeForm"}

# Letters ------------------------------------------------------------------------------------------

if LOCAL:
    # Every letter is printed on the console and kept for the mailbox page.
    EMAIL_BACKEND = "abramos.mailbox.MailboxBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
else:
    vars().update(env.email("EMAIL_URL", default="smtp://127.0.0.1:25"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Abramos <no-responder@example.org>")

# What people write --------------------------------------------------------------------------------

COMMENT_MAX_LENGTH = env.int("COMMENT_MAX_LENGTH", default=20_000)  # characters
COMMENT_MAX_FILES = env.int("COMMENT_MAX_FILES", default=5)
COMMENT_FILE_MAX_BYTES = env.int("COMMENT_FILE_MAX_BYTES", default=10 * 2**20)  # of each
# How long files wait for their comment to be sent: as long as its words do, in the session.
COMMENT_FILES_WAIT_DAYS = env.int("COMMENT_FILES_WAIT_DAYS", default=14)
REASON_MIN_LENGTH = env.int("REASON_MIN_LENGTH", default=20)  # characters
# What is read into a draft, in bytes: a file as it is uploaded; the text in it, or pasted; what a
# file that is a zip unpacks to, and how many times its packed size that may be.
DRAFT_MAX_BYTES = env.int("DRAFT_MAX_BYTES", default=20_000_000)
DRAFT_MAX_TEXT_BYTES = env.int("DRAFT_MAX_TEXT_BYTES", default=5_000_000)
DRAFT_MAX_UNPACKED_BYTES = env.int("DRAFT_MAX_UNPACKED_BYTES", default=60_000_000)
DRAFT_MAX_RATIO = env.int("DRAFT_MAX_RATIO", default=150)
# What the program that converts a file may take: seconds, and bytes of memory.
DRAFT_CONVERT_SECONDS = env.int("DRAFT_CONVERT_SECONDS", default=20)
DRAFT_CONVERT_MEMORY = env.int("DRAFT_CONVERT_MEMORY", default=1_000_000_000)
# After how many days without a change an import that nobody saved is forgotten.
DRAFT_IMPORT_DAYS = env.int("DRAFT_IMPORT_DAYS", default=30)
DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000

# Security -----------------------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "abramos.expired_form.form_expired"  # gives back what was typed
if not (LOCAL or DEBUG):
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"

# Logs ---------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {name: {"level": "ERROR"} for name in ["fontTools", "weasyprint"]},
}

# The panel ----------------------------------------------------------------------------------------

# Who sees which entry of the navigation.
READS, SETS_UP = "abramos.panel.navigation.reads", "abramos.panel.navigation.sets_up"
UNFOLD = {
    "SITE_TITLE": "Abramos",
    "SITE_HEADER": "Abramos",
    "SITE_SUBHEADER": _("Technical Group's panel"),
    "SITE_URL": reverse_lazy("home"),
    "SITE_FAVICONS": [
        {
            "rel": "icon",
            "type": "image/svg+xml",
            "href": "abramos.panel.navigation.icon",
        }
    ],
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": True,
    "THEME": "light",
    "COLORS": {
        "primary": {
            "50": "#f0f7f8",
            "100": "#e4eff1",
            "200": "#c3dde2",
            "300": "#92c2cb",
            "400": "#559ead",
            "500": "#1f7f92",
            "600": "#0f6475",
            "700": "#0b4f5e",
            "800": "#073a45",
            "900": "#052b33",
            "950": "#031a1f",
        },
    },
    "DASHBOARD_CALLBACK": "abramos.panel.home.home",
    "SIDEBAR": {
        "navigation": [
            {
                "items": [
                    {
                        "title": title,
                        "link": reverse_lazy(f"admin:{name}"),
                        "permission": permission,
                    }
                    for title, name, permission in [
                        (_("Home"), "index", None),
                        (_("Comments"), "comments_comment_changelist", READS),
                        (_("Drafts"), "drafts_draft_changelist", READS),
                        (_("Consultations"), "consultations_consultation_changelist", READS),
                        (_("Sessions"), "consultations_session_changelist", READS),
                        (_("Methodologies"), "consultations_methodology_changelist", READS),
                        (_("Publication"), "publications_edition_changelist", READS),
                    ]
                ],
            },
            {
                "items": [
                    {
                        "title": title,
                        "link": reverse_lazy(f"admin:{name}"),
                        "permission": permission,
                    }
                    for title, name, permission in [
                        (_("Policies and members"), "drafts_policy_changelist", READS),
                        (_("Accounts"), "accounts_user_changelist", SETS_UP),
                    ]
                ],
            },
        ],
    },
}
