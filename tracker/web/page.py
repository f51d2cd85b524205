"""What every template knows: the authority, the reader, the navigation, today."""

from __future__ import annotations

from typing import Any

from flask import Flask, render_template, request, url_for
from flask.globals import request_ctx
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from tracker import clock
from tracker.access.reader import Reader
from tracker.models import Authority
from tracker.noting import note, shown_in
from tracker.queries import authorities
from tracker.vocabulary import FileType
from tracker.web import navigation
from tracker.web.forms import HouseForm
from tracker.web.identity import current_reader

UNPROCESSABLE = 422
LOGO_TYPES = {FileType.PNG: "image/png", FileType.JPG: "image/jpeg"}


def page(template: str, form: HouseForm | None = None, **values: Any) -> ResponseReturnValue:  # noqa: ANN401 - what a template shows
    """Render a template; a form with errors answers 422 and keeps what was typed.

    What is restricted among the values is noted as read. The frame is that of the page's `reader`,
    where it names one: a preview has the header and the links that everybody sees.
    """
    restricted = shown_in(values)
    if restricted:
        note(restricted)
    if isinstance(values.get("reader"), Reader):
        values.setdefault("navigation", navigation.links(values["reader"]))
    wrong = form is not None and form.has_errors
    html = render_template(template, form=form, form_has_errors=wrong, **values)
    return html, UNPROCESSABLE if wrong else 200


def wanted_after_sign_in() -> str:
    """The page shown, to come back to after signing in; nothing for the front page and forms."""
    here = request.full_path.rstrip("?")
    return "" if request.method != "GET" or here == "/" or here.startswith("/sign-in") else here


def logo_url(authority: Authority) -> str | None:
    """Where the council's logo stands, by its digest; None without one."""
    digest = authority.logo_digest
    return url_for("about.show_logo", digest=digest) if digest else None


def init_app(app: Flask) -> None:
    """Supply every template."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.auto_reload = app.debug

    def shared() -> dict[str, Any]:
        if request_ctx.url_adapter is None:  # a host that is not ours: only a plain page can stand
            return {"today": clock.today()}
        try:
            reader = current_reader()
            authority = authorities.the_authority()
        except SQLAlchemyError:  # the page that says the database is away must itself stand
            return {"today": clock.today()}
        return {
            "authority": authority,
            "demonstration": authority.notice,
            "logo_url": logo_url(authority),
            "brand_url": url_for("about.show_brand", v=authority.colour.removeprefix("#")),
            "reader": reader,
            "sign_in_next": wanted_after_sign_in(),
            "navigation": navigation.links(reader),
            "today": clock.today(),
        }

    app.context_processor(shared)
