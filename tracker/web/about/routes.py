"""Pages about the site itself, and whether it is well."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import cast

from flask import Blueprint, Response, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from config import ROOT, Settings
from tracker import clock
from tracker.access.permissions import Permission
from tracker.documents.storage import StorageError
from tracker.queries import NotFoundError, authorities
from tracker.queries.readiness import Readiness, readiness
from tracker.translation import gettext
from tracker.vocabulary import N_
from tracker.web.guards import requires
from tracker.web.page import LOGO_TYPES, page
from tracker.web.uploads import storage

blueprint = Blueprint("about", __name__)

YEAR = 31_536_000
SECURITY_TEXT_LASTS = timedelta(days=180)


PROBLEMS: dict[Readiness, str] = {
    Readiness.UNREACHABLE: N_("The database cannot be reached."),
    Readiness.EMPTY: N_("The database has no tables yet. Run: flask --app wsgi db upgrade"),
    Readiness.OLDER: N_(
        "The database is older than this program. Run: flask --app wsgi db upgrade"
    ),
    Readiness.NEWER: N_("The database is newer than this program. Start the newer program."),
}


@cache
def newest_migration() -> str:
    """The number of the newest migration this program has."""
    return max(file.name for file in (ROOT / "migrations" / "versions").glob("[0-9]*.py"))[:4]


@blueprint.get("/about")
@requires(Permission.PUBLISHED_READ)
def show_about() -> ResponseReturnValue:
    """What this site is, its source code and its licence."""
    return page("about/about.html")


@blueprint.get("/accessibility")
@requires(Permission.PUBLISHED_READ)
def show_accessibility() -> ResponseReturnValue:
    """How far anybody can use it, and what to do where somebody cannot."""
    return page("about/accessibility.html")


@blueprint.get("/healthz")
@requires(Permission.PUBLISHED_READ)
def show_health() -> ResponseReturnValue:
    """Whether the program answers at all."""
    return _plain("ok\n")


@blueprint.get("/readyz")
@requires(Permission.PUBLISHED_READ)
def show_readiness() -> ResponseReturnValue:
    """Whether it can do its work, and what is wrong if it cannot."""
    found = readiness(newest_migration())
    if found is Readiness.READY:
        try:
            storage().check()
        except StorageError:
            return jsonify(ready=False, problem=gettext("Documents cannot be kept.")), 503
        return jsonify(ready=True)
    return jsonify(ready=False, problem=gettext(PROBLEMS[found])), 503


@blueprint.get("/robots.txt")
@requires(Permission.PUBLISHED_READ)
def show_robots() -> ResponseReturnValue:
    """What search engines may read: everything that is published."""
    return _plain("User-agent: *\nDisallow: /sign-in\nDisallow: /account\nDisallow: /invitation/\n")


@blueprint.get("/.well-known/security.txt")
@requires(Permission.PUBLISHED_READ)
def show_security_text() -> ResponseReturnValue:
    """Whom to tell of a hole (RFC 9116)."""
    base = cast("Settings", current_app.config["SETTINGS"]).base_url
    expires = (clock.now() + SECURITY_TEXT_LASTS).strftime("%Y-%m-%dT00:00:00Z")
    return _plain(
        f"Contact: {base}/about#security\n"
        f"Expires: {expires}\n"
        f"Canonical: {base}/.well-known/security.txt\n"
        "Preferred-Languages: en\n"
    )


@blueprint.get("/brand.css")
@requires(Permission.PUBLISHED_READ)
def show_brand() -> ResponseReturnValue:
    """The council's colour; its address carries the colour, so that browsers may keep it."""
    colour = authorities.the_authority().colour
    response = Response(f":root {{ --app-brand: {colour}; }}\n", content_type="text/css")
    if request.args.get("v") == colour.removeprefix("#"):
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


@blueprint.get("/logo/<digest>")
@requires(Permission.PUBLISHED_READ)
def show_logo(digest: str) -> ResponseReturnValue:
    """The council's logo; its address names its content, so that browsers may keep it."""
    logo = authorities.the_logo()
    if logo is None or logo.digest != digest:
        raise NotFoundError
    answer = Response(logo.content, content_type=LOGO_TYPES[logo.file_type])
    answer.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    answer.headers["Content-Disposition"] = "inline"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _plain(text: str) -> Response:
    return Response(text, content_type="text/plain; charset=utf-8")
