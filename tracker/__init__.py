"""Matters Arising: what a committee agreed, who owns it, and whether it was done."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from config import ROOT, Settings, from_environment


def create_app(settings: Settings | None = None) -> Flask:
    """Make the application.

    Args:
        settings: read from the environment when not given.

    Raises:
        config.SettingsError: the environment is unsafe or incomplete.
    """
    # Imported here, so that who needs one rule does not load the whole house.
    from tracker import api, cli, extensions, jobs, web
    from tracker.access.passwords import Passwords
    from tracker.documents.storage import storage_of

    settings = settings or from_environment()
    app = Flask(
        "tracker",
        root_path=str(Path(__file__).parent),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
        instance_path=str(ROOT / "instance"),
    )
    app.config.update(  # pyright: ignore[reportUnknownMemberType] - Flask's own
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS={"pool_pre_ping": not settings.database_url.startswith("sqlite")},
        TRUSTED_HOSTS=settings.hosts,
        MAX_CONTENT_LENGTH=2 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
        SESSION_COOKIE_NAME="__Host-session" if settings.is_secure else "session",
        SESSION_COOKIE_SECURE=settings.is_secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_ENABLED=settings.forms_need_token,
        WTF_CSRF_TIME_LIMIT=None,
        BABEL_DEFAULT_LOCALE="en_GB",
        BABEL_DEFAULT_TIMEZONE="Europe/London",
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
    app.extensions["passwords"] = Passwords(slow=settings.slow_password_hash)
    app.extensions["documents"] = storage_of(settings.documents_dir, settings.documents_url)
    extensions.init_app(app, str(ROOT / "migrations"))
    web.init_app(app)
    api.init_app(app)
    cli.init_app(app)
    jobs.init_app(app)
    return app
