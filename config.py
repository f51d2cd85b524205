"""Settings, read from the environment and checked once when the program starts."""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent
INSTANCE = ROOT / "instance"
SHORTEST_SECRET = 32
NATIONS = ("england", "wales", "scotland", "northern_ireland")


class Mode(StrEnum):
    """Demonstration mode listens on loopback only and has invented people."""

    DEMO = "demo"
    PRODUCTION = "production"


class SettingsError(Exception):
    """The environment says something the program cannot start with, in one sentence."""


@dataclass(frozen=True)
class Settings:
    """Everything that differs between one installation and another.

    Attributes:
        mode: demonstration or production.
        database_url: an SQLAlchemy address; a SQLite file unless told otherwise.
        secret_key: signs cookies and forms; at least 32 characters in production.
        base_url: the public address, without a path; links in e-mail start with it.
        mail_url: the server that sends e-mail, smtp:// or smtps://; "" for none.
        mail_from: the address e-mail comes from; no-reply at the host people use otherwise.
        documents_dir: the folder in which uploaded documents are kept.
        documents_url: a bucket that keeps them instead: https://KEY:SECRET@s3.example/bucket.
        document_most_bytes: how large one uploaded document may be.
        authority_name: the council's name when its database is first made.
        nation: one of `tracker.vocabulary.Nation` when its database is first made.
        trusted_proxies: how many proxies in front set X-Forwarded-*.
        slow_password_hash: off only in tests.
        forms_need_token: off only in tests that post without a page.
    """

    mode: Mode
    database_url: str
    secret_key: str = field(repr=False)
    base_url: str = "http://127.0.0.1:5000"
    mail_url: str = field(default="", repr=False)
    mail_from: str = ""
    documents_dir: Path = INSTANCE / "documents"
    documents_url: str = field(default="", repr=False)
    document_most_bytes: int = 50 * 1024 * 1024
    authority_name: str = "Your Council"
    nation: str = "england"
    trusted_proxies: int = 0
    slow_password_hash: bool = True
    forms_need_token: bool = True

    @property
    def is_demo(self) -> bool:
        """Whether this is the demonstration, with its printed passwords."""
        return self.mode is Mode.DEMO

    @property
    def is_secure(self) -> bool:
        """Whether people reach the program over TLS."""
        return urlsplit(self.base_url).scheme == "https"

    @property
    def sender(self) -> str:
        """The address e-mail comes from."""
        return self.mail_from or f"no-reply@{urlsplit(self.base_url).hostname or 'localhost'}"

    @property
    def hosts(self) -> list[str]:
        """The host names that are answered; any other is told 400."""
        own = urlsplit(self.base_url).hostname or "localhost"
        return [own, "127.0.0.1", "localhost"] if self.is_demo else [own]


def from_environment(environ: dict[str, str] | None = None) -> Settings:
    """Read the settings.

    Raises:
        SettingsError: a setting is missing or unsafe; the message is one sentence.
    """
    env = dict(os.environ) if environ is None else environ
    try:
        mode = Mode(env.get("MODE", "demo"))
    except ValueError:
        raise SettingsError("MODE must be demo or production.") from None
    settings = Settings(
        mode=mode,
        database_url=env.get("DATABASE_URL") or f"sqlite:///{INSTANCE / 'demo.db'}",
        secret_key=env.get("SECRET_KEY") or (_kept_secret() if mode is Mode.DEMO else ""),
        base_url=(env.get("BASE_URL") or "http://127.0.0.1:5000").rstrip("/"),
        mail_url=_mail_url(env),
        mail_from=_mail_from(env),
        documents_dir=Path(env.get("DOCUMENTS_DIR") or INSTANCE / "documents").absolute(),
        documents_url=_documents_url(env),
        document_most_bytes=_whole_number(env, "DOCUMENT_MOST_MB", "50") * 1024 * 1024,
        authority_name=env.get("AUTHORITY_NAME") or "Your Council",
        nation=_nation(env),
        trusted_proxies=_whole_number(env, "TRUSTED_PROXIES"),
    )
    if mode is Mode.PRODUCTION:
        _refuse_unsafe(settings, env)
    return settings


def _whole_number(env: dict[str, str], name: str, otherwise: str = "0") -> int:
    text = env.get(name) or otherwise
    if not text.isdigit():
        raise SettingsError(f"{name} must be a whole number.")
    return int(text)


def _mail_url(env: dict[str, str]) -> str:
    url = env.get("MAIL_URL", "").strip()
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"smtp", "smtps"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if url and not usable:
        raise SettingsError("MAIL_URL must look like smtp://name:password@mail.example:587.")
    return url


def _documents_url(env: dict[str, str]) -> str:
    url = env.get("DOCUMENTS_URL", "").strip()
    try:
        parts = urlsplit(url)
        usable = (
            parts.scheme in {"https", "http"}
            and parts.hostname
            and parts.username
            and parts.password
            and re.fullmatch(r"/[a-z0-9][a-z0-9.-]{2,62}/?", parts.path)
        )
    except ValueError:
        usable = False
    if url and not usable:
        raise SettingsError("DOCUMENTS_URL must look like https://KEY:SECRET@s3.example/bucket.")
    return url


def _mail_from(env: dict[str, str]) -> str:
    address = env.get("MAIL_FROM", "").strip()
    if address and not re.fullmatch(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+", address):
        raise SettingsError("MAIL_FROM must be one e-mail address, without a name.")
    return address


def _nation(env: dict[str, str]) -> str:
    nation = env.get("NATION") or "england"
    if nation not in NATIONS:
        raise SettingsError(f"NATION must be one of {', '.join(NATIONS)}.")
    return nation


def _refuse_unsafe(settings: Settings, env: dict[str, str]) -> None:
    if "DATABASE_URL" not in env:
        raise SettingsError("Set DATABASE_URL: production does not use the demonstration database.")
    if len(settings.secret_key) < SHORTEST_SECRET:
        raise SettingsError(f"SECRET_KEY must be set, with {SHORTEST_SECRET} characters or more.")
    if len(set(settings.secret_key)) < SHORTEST_SECRET // 4:
        raise SettingsError("SECRET_KEY must be random, not a repeated or default word.")
    if "BASE_URL" not in env:
        raise SettingsError(
            "Set BASE_URL to the address people use, such as https://actions.example."
        )
    if env.get("FLASK_DEBUG", "0") not in {"", "0"}:
        raise SettingsError("FLASK_DEBUG must be off in production.")


def _kept_secret() -> str:
    """The demonstration's own secret, made once and kept so that sign-ins survive a restart."""
    kept = INSTANCE / "secret-key"
    try:
        INSTANCE.mkdir(exist_ok=True)
        if not kept.exists():
            kept.touch(mode=0o600)
            kept.write_text(secrets.token_urlsafe(48))
        return kept.read_text()
    except OSError as error:
        raise SettingsError(f"The folder {INSTANCE} cannot be written: {error.strerror}.") from None
