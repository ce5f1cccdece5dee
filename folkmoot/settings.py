"""Django's settings, from a few environment variables; `docs/running.md` lists them.

Importing this makes no file and no folder: `make_home` makes the data folder, the first use of the key makes the key.
"""

import os
import secrets
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import lazy

from folkmoot import languages

# What the environment says.


def _flag(name: str) -> bool:
    """An environment variable that is 1, or is 0 or absent."""
    given = os.environ.get(name, "0")
    if given not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} is {given!r}: expected 1 or 0")
    return given == "1"


def _words(name: str, *default: str) -> list[str]:
    """An environment variable that lists words with commas between them."""
    given = [word.strip() for word in os.environ.get(name, "").split(",")]
    return [word for word in given if word] or list(default)


def _home() -> Path:
    """The data folder of this organisation."""
    return Path(os.environ.get("FOLKMOOT_HOME") or "folkmoot-data").absolute()


def _case_key_file(home: Path) -> Path:
    """Where the key of the cases lies: never in the data folder, whose backups would hold it."""
    given = os.environ.get("FOLKMOOT_CASE_KEY_FILE")
    configuration = Path(os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config"))
    file = Path(given or configuration / "folkmoot" / "case-key").absolute()
    if given and file.resolve().is_relative_to(home.resolve()):
        raise ImproperlyConfigured(
            f"FOLKMOOT_CASE_KEY_FILE: {given} lies inside the data folder: expected a file outside of it, "
            "so that neither the folder nor a backup of it holds the key"
        )
    return file


def _mail(given: str) -> dict[str, Any]:
    """How mail is sent: by the server that FOLKMOOT_MAIL names, else it is shown in the terminal that serves."""
    if not given:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    try:
        url = urlsplit(given)
        if url.scheme not in ("smtp", "smtp+tls", "smtps") or not url.hostname:
            raise ValueError(url.scheme)
        usual = {"smtp": 25, "smtp+tls": 587, "smtps": 465}[url.scheme]
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": url.hostname,
            "EMAIL_PORT": url.port or usual,
            "EMAIL_HOST_USER": unquote(url.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
            "EMAIL_USE_TLS": url.scheme == "smtp+tls",
            "EMAIL_USE_SSL": url.scheme == "smtps",
            "EMAIL_TIMEOUT": 20,
        }
    except ValueError:
        # The URL itself is not repeated: it may hold a password.
        raise ImproperlyConfigured(
            "FOLKMOOT_MAIL: expected smtp+tls://USER:PASSWORD@HOST:PORT (or smtps://, or smtp:// without encryption)"
        ) from None


def _database(home: Path) -> dict[str, Any]:
    """The database that DATABASE_URL names, else a SQLite file in the data folder."""
    given = os.environ.get("DATABASE_URL")
    if not given:
        return _sqlite(home / "folkmoot.sqlite3")
    try:
        return _postgresql(urlsplit(given))
    except ValueError:
        # The URL itself is not repeated: it may hold a password.
        raise ImproperlyConfigured("DATABASE_URL: expected postgresql://USER:PASSWORD@HOST:PORT/NAME") from None


def _sqlite(file: Path) -> dict[str, Any]:
    """One writer at a time, who waits for the turn; readers never wait."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
        "TEST": {"NAME": file.with_name("test.sqlite3")},  # a file, so that other processes can open it too
    }


def _postgresql(url: SplitResult) -> dict[str, Any]:
    if url.scheme not in ("postgres", "postgresql") or len(url.path) < 2:
        raise ValueError(url.scheme)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path[1:]),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": url.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(url.query)),
    }


# What lies in the data folder.


def make_home() -> Path:
    """Make the data folder, readable by its owner alone, if it is not there yet."""
    FOLKMOOT_HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
    return FOLKMOOT_HOME


@cache
def _secret_key() -> str:
    """The key that signs cookies: drawn once, kept in the data folder, readable by its owner alone."""
    file = FOLKMOOT_HOME / "secret-key"
    if not file.exists():
        drawn = make_home() / f"secret-key.{secrets.token_hex(8)}"
        drawn.touch(mode=0o600, exist_ok=False)
        drawn.write_text(secrets.token_urlsafe(50), encoding="ascii")
        try:
            file.hardlink_to(drawn)  # whole or not at all, and the first of two processes wins
        except FileExistsError:
            pass
        finally:
            drawn.unlink()
    return file.read_text(encoding="ascii")


FOLKMOOT_HOME = _home()
FOLKMOOT_CASE_KEY_FILE = _case_key_file(FOLKMOOT_HOME)
SECRET_KEY = lazy(_secret_key, str)()
DEBUG = _flag("FOLKMOOT_DEBUG")

# The house.

INSTALLED_APPS = [
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "folkmoot.door",
    "folkmoot.constitution",
    "folkmoot.members",
    "folkmoot.branches",
    "folkmoot.bodies",
    "folkmoot.grievances",
    "folkmoot.deliberation",
    "folkmoot.history",
    "folkmoot.mail",
    "folkmoot.importing",
    "folkmoot.accounts",  # before allauth, whose templates it replaces
    "folkmoot.starting",
    "folkmoot.web",
    "folkmoot.api",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "folkmoot.web.reading.looked_up_once",
]
ROOT_URLCONF = "folkmoot.web.urls"
DATABASE_ROUTERS = ["folkmoot.door.rebuild.Router"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "folkmoot.web.page.given",
            ],
            "builtins": ["folkmoot.web.templatetags.addresses"],
        },
    }
]
DATABASES = {"default": _database(FOLKMOOT_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",  # limits hold across processes
        "LOCATION": "accounts_remembered",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # straight from the packages: nothing to collect before serving

LANGUAGE_CODE = "en"
LANGUAGES = languages.LANGUAGES
LOCALE_PATHS = languages.places()
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
FORMAT_MODULE_PATH = ["folkmoot.web.formats"]
TIME_ZONE = "UTC"
USE_TZ = True

# What is handed in stays in memory: a file for a case is on no disk before it is encrypted.

FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024

# Who may ask, and what a page may load.

HTTPS = _flag("FOLKMOOT_HTTPS")
ALLOWED_HOSTS = _words("FOLKMOOT_HOSTS", "localhost", "127.0.0.1", "[::1]")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

SITE = os.environ.get("FOLKMOOT_SITE", f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}").rstrip("/")
DEFAULT_FROM_EMAIL = os.environ.get("FOLKMOOT_MAIL_FROM", f"folkmoot@{ALLOWED_HOSTS[0]}")
WRITES_LETTERS = bool(os.environ.get("FOLKMOOT_MAIL"))
globals().update(_mail(os.environ.get("FOLKMOOT_MAIL", "")))

SESSION_ENGINE = "folkmoot.accounts.stored"  # so that one can end one's others
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "folkmoot.web.faults.forged"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "account"

ACCOUNT_ADAPTER = "folkmoot.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900  # seconds: mail is slow at times
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 900
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "sign-in"
ACCOUNT_FORMS = {
    "login": "folkmoot.accounts.forms.SignIn",
    "signup": "folkmoot.accounts.forms.New",
    "request_login_code": "folkmoot.accounts.forms.AskForCode",
    "confirm_login_code": "folkmoot.accounts.forms.SignInCode",
    "confirm_email_verification_code": "folkmoot.accounts.forms.AddressCode",
    "reset_password": "folkmoot.accounts.forms.LostPassword",
    "confirm_password_reset_code": "folkmoot.accounts.forms.LostPasswordCode",
    "reset_password_from_key": "folkmoot.accounts.forms.LostPasswordNew",
    "set_password": "folkmoot.accounts.forms.FirstPassword",
    "change_password": "folkmoot.accounts.forms.ChangePassword",
    "add_email": "folkmoot.accounts.forms.ChangeAddress",
    "reauthenticate": "folkmoot.accounts.forms.Again",
}
MFA_ADAPTER = "folkmoot.accounts.adapter.SecondFactors"
MFA_FORMS = {
    "authenticate": "folkmoot.accounts.forms.SecondFactor",
    "reauthenticate": "folkmoot.accounts.forms.AgainByCode",
    "activate_totp": "folkmoot.accounts.forms.AddApp",
    "add_webauthn": "folkmoot.accounts.forms.AddPasskey",
    "edit_webauthn": "folkmoot.accounts.forms.NamePasskey",
}
MFA_TOTP_TOLERANCE = 1  # clocks of phones are not all right
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers themselves allow it of this machine alone
ALLAUTH_TRUSTED_PROXY_COUNT = int(HTTPS)  # the server that speaks HTTPS says who asked, in X-Forwarded-For

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
