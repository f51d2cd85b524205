"""What people see when something is wrong: a page in the house style, never a trace."""

from __future__ import annotations

import logging
import secrets
import sys

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from tracker.access.decide import ForbiddenError
from tracker.db import db
from tracker.queries import NotFoundError
from tracker.web import kept_forms
from tracker.web.identity import current_reader

log = logging.getLogger(__name__)

KNOWN = {400, 403, 404, 409, 413, 422, 429, 500, 503}


def page(code: int) -> tuple[str, int]:
    """The page for a status code, with a reference when we must look into it."""
    reference = ""
    if code >= 500:  # noqa: PLR2004 - server errors
        reference = secrets.token_hex(4)
        log.error("Answered %s, reference %s", code, reference, exc_info=sys.exc_info())
    known = code if code in KNOWN else 400
    return render_template(f"errors/{known}.html", reference=reference), code


def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """A form whose token is stale: what was typed is offered again, on our own pages only."""
    if request.endpoint == "account.send_sign_in" or not kept_forms.is_worth_keeping():
        return page(400)
    if current_reader().is_signed_in:
        return kept_forms.offer_again(request.path, kept_forms.typed())
    return kept_forms.ask_to_sign_in()


def init_app(app: Flask) -> None:
    """Give every kind of failure its page."""

    def not_found(_error: NotFoundError) -> ResponseReturnValue:
        return page(404)

    def forbidden(_error: ForbiddenError) -> ResponseReturnValue:
        return page(403)

    def changed_meanwhile(_error: Exception) -> ResponseReturnValue:
        db.session.rollback()
        return page(409)

    def database_away(_error: Exception) -> ResponseReturnValue:
        db.session.rollback()
        return page(503)

    def http(error: HTTPException) -> ResponseReturnValue:
        answer = error.get_response()
        code = error.code or 500
        if code < 400:  # noqa: PLR2004 - a redirect is no error
            return answer
        body, status = page(code)
        return body, status, {k: v for k, v in answer.headers if k in {"Allow", "Retry-After"}}

    def unexpected(_error: Exception) -> ResponseReturnValue:
        db.session.rollback()
        return page(500)

    app.register_error_handler(NotFoundError, not_found)
    app.register_error_handler(ForbiddenError, forbidden)
    app.register_error_handler(CSRFError, form_too_old)
    app.register_error_handler(StaleDataError, changed_meanwhile)
    app.register_error_handler(IntegrityError, changed_meanwhile)
    app.register_error_handler(OperationalError, database_away)
    app.register_error_handler(DatabaseError, unexpected)
    app.register_error_handler(HTTPException, http)
    app.register_error_handler(Exception, unexpected)
