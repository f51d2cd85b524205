"""The pages: routes, forms, guards. A view is a guard, a form, one verb and a redirect."""

from __future__ import annotations

from flask import Flask

from tracker.web import errors, filters, headers, identity, page, static_files
from tracker.web.account.routes import blueprint as account
from tracker.web.desk.routes import blueprint as desk


def init_app(app: Flask) -> None:
    """Hang every page and what they share on the app."""
    static_files.init_app(app)
    filters.register(app)
    page.init_app(app)
    identity.init_app()
    headers.init_app(app)
    errors.init_app(app)
    for blueprint in (desk, account):
        app.register_blueprint(blueprint)
