"""Libraries that hang on the app, made once; typed here so that nobody else has to be."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# The lines above: these libraries ship no complete types; this module is the façade over them.

from __future__ import annotations

from collections.abc import Callable

import flask_login
from flask import Flask
from flask_babel import Babel
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFProtect

from tracker import translation
from tracker.db import db
from tracker.queries import authorities

babel = Babel()
csrf = CSRFProtect()
login = flask_login.LoginManager()
login.session_protection = None  # pyright: ignore[reportAttributeAccessIssue] - None is its way of saying off: sign-ins live on the server
migrate = Migrate()


def init_app(app: Flask, migrations: str) -> None:
    """Hang every library on the app.

    Args:
        app: the application, configured.
        migrations: the folder of the migrations.
    """
    db.init_app(app)
    migrate.init_app(app, db, directory=migrations)
    babel.init_app(app)
    translation.init_app(app, lambda: authorities.the_authority().chair_word)
    csrf.init_app(app)
    login.init_app(app)


def load_users_with(load: Callable[[str], object]) -> None:
    """Tell Flask-Login how the visitor behind a token is found."""
    login.user_loader(load)


def current_user() -> object:
    """Whoever Flask-Login found for this request: a visitor, or its anonymous user."""
    proxy = flask_login.current_user
    return proxy._get_current_object()  # noqa: SLF001 # pyright: ignore - a proxy's own way


def log_in(visitor: object) -> None:
    """Put a visitor's token in the cookie."""
    flask_login.login_user(visitor)


def log_out() -> None:
    """Take the token out of the cookie."""
    flask_login.logout_user()
