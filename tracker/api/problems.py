"""What a program is answered when something is wrong: problem details (RFC 9457), never a trace."""

from __future__ import annotations

import json
import logging
import secrets
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from flask import Flask, Response, request
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from tracker import transaction
from tracker.access.decide import ForbiddenError
from tracker.api.blueprint import PREFIX, blueprint
from tracker.operations.submissions import TokenReusedError
from tracker.queries import NotFoundError
from tracker.rules.errors import Broken, RuleBroken
from tracker.translation import gettext
from tracker.vocabulary import N_
from tracker.wording.refusals import refusal

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
CHALLENGE = "Bearer"

CONFLICTS = frozenset(
    {
        Broken.MOVE_NOT_ALLOWED,
        Broken.NOT_ANSWERED,
        Broken.SUPPORTED_ALREADY,
        Broken.SETTLED_MEANWHILE,
        Broken.ASKED_LATELY,
        Broken.ALREADY_PUBLISHED,
        Broken.NOTHING_TO_ISSUE,
        Broken.NOT_ADDRESSED,
        Broken.NOT_DUE_AT_A_MEETING,
        Broken.ON_AGENDA_ALREADY,
        Broken.PLANNED_MEETING_PAST,
        Broken.PROVISIONAL_NOT_ALLOWED,
    }
)
"""Rules broken by how a thing stands, not by what was sent."""

DETAILS: dict[int, str] = {
    400: N_("The request cannot be understood."),
    401: N_("Send a token that works, as “Authorization: Bearer” and the token."),
    403: N_("This token’s person may not do this."),
    404: N_("There is nothing at this address, or nothing that you may see."),
    405: N_("This cannot be done at this address."),
    409: N_("Somebody changed this at the same time. Read it again and decide anew."),
    412: N_("This has changed since you read it. Read it again and decide anew."),
    413: N_("What was sent is too large."),
    415: N_("Send JSON, as “Content-Type: application/json”."),
    422: N_("Some of what was sent cannot be taken: see “errors”."),
    428: N_("Send the ETag you last read of this action as “If-Match”."),
    429: N_("This token asked too often. Wait as long as “Retry-After” says."),
    500: N_("Something went wrong here. If it happens again, say the reference."),
    503: N_("The database cannot be reached at the moment. Try again in a minute."),
}

FIELDS = {
    "due_kind": "due.kind",
    "month": "due.month",
    "year": "due.year",
    "meeting_id": "due.meeting",
    "on": "due.on",
    "count": "due.count",
    "unit": "due.unit",
    "condition": "due.condition",
    "decided_at": "meeting",
    "version": "",
    "status": "",
}
"""Where rules and requests call a thing differently."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing wrong with what was sent: where, as a code for programs, and in words."""

    field: str
    code: str
    detail: str


@dataclass
class Problem(Exception):  # noqa: N818 - it is what RFC 9457 calls it
    """An answer that says what is wrong."""

    status: int
    detail: str = ""
    errors: Sequence[Wrong] = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    more: Mapping[str, object] = field(default_factory=dict[str, object])


def answer(problem: Problem) -> Response:
    """The problem as an answer."""
    status = HTTPStatus(problem.status)
    said: dict[str, object] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": problem.status,
        "detail": problem.detail or gettext(DETAILS.get(problem.status, DETAILS[400])),
        **problem.more,
    }
    if problem.errors:
        said["errors"] = [
            {"field": each.field, "code": each.code, "detail": each.detail}
            for each in problem.errors
        ]
    response = Response(json.dumps(said), problem.status, mimetype=MEDIA_TYPE)
    response.headers.update(problem.headers)
    if problem.status == HTTPStatus.UNAUTHORIZED:
        response.headers.setdefault("WWW-Authenticate", CHALLENGE)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "Authorization"
    return response


def of_rule(broken: RuleBroken, prefix: str = "") -> Problem:
    """The problem that a broken rule is."""
    if broken.code is Broken.CHANGED_MEANWHILE:
        return Problem(412)
    wrong = wrong_by_rule(broken, prefix)
    if broken.code in CONFLICTS:
        return Problem(409, wrong.detail, [wrong])
    return Problem(422, errors=[wrong])


def wrong_by_rule(broken: RuleBroken, prefix: str = "") -> Wrong:
    """What a broken rule says of what was sent."""
    name = FIELDS.get(broken.field, broken.field)
    return Wrong(f"{prefix}{name}", broken.code.value, refusal(broken))


def of_http(error: HTTPException) -> Problem:
    """The problem that an error of HTTP is."""
    kept = {
        name: value
        for name, value in error.get_response().headers
        if name in {"Allow", "Retry-After"}
    }
    return Problem(error.code or 500, headers=kept)


def of_anything(error: Exception) -> Problem:
    """The problem that any failure is; what nobody expected has a reference, and is logged."""
    match error:
        case Problem():
            return error
        case RuleBroken():
            return of_rule(error)
        case HTTPException() if error.code and error.code < HTTPStatus.INTERNAL_SERVER_ERROR:
            return of_http(error)
        case _:
            make = next((make for kind, make in KNOWN.items() if isinstance(error, kind)), unknown)
            return make()


def key_reused() -> Problem:
    """The problem of a key that stands for two things."""
    wrong = gettext("This key was used for something else: use a new one.")
    return Problem(422, wrong, [Wrong("Idempotency-Key", "key_reused", wrong)])


def unknown() -> Problem:
    """The problem of what nobody expected: for whoever looks into it there is a reference."""
    reference = secrets.token_hex(4)
    log.error("Answered 500, reference %s", reference, exc_info=sys.exc_info())
    return Problem(500, more={"reference": reference})


KNOWN: dict[type[Exception], Callable[[], Problem]] = {
    NotFoundError: lambda: Problem(404),
    ForbiddenError: lambda: Problem(403),
    TokenReusedError: key_reused,
    StaleDataError: lambda: Problem(409),
    IntegrityError: lambda: Problem(409),
    OperationalError: lambda: Problem(503, headers={"Retry-After": "60"}),
}


def handled(error: Exception) -> Response:
    """Answer any failure of the API."""
    transaction.undo()
    return answer(of_anything(error))


def unmatched() -> Response | None:
    """Answer an address of the API that does not exist, or not for this method."""
    error = request.routing_exception
    below = request.path == PREFIX or request.path.startswith(PREFIX + "/")
    if error is None or not below or (error.code or 500) < HTTPStatus.BAD_REQUEST:
        return None
    return answer(of_http(error))


for each in (*KNOWN, Problem, RuleBroken, HTTPException, Exception):
    blueprint.register_error_handler(each, handled)


def init_app(app: Flask) -> None:
    """Let addresses of the API that do not exist be answered as problems too."""
    app.before_request(unmatched)
