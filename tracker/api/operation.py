"""What stands before every operation of the API: who asks, about what, and whether they may.

The twin of `tracker.web.guards`, over the same `tracker.guarding`. A reading operation returns
what it shows. A changing one returns the address of what it made or changed, which is then read
afresh, after the change is kept, by the reading operation at that address.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from flask import Response, current_app, request
from flask.globals import request_ctx
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import HTTPException

from tracker.access.decide import ForbiddenError
from tracker.access.permissions import Permission
from tracker.access.tokens import hash_of
from tracker.api import bearer
from tracker.api.bearer import Caller
from tracker.api.blueprint import PREFIX, blueprint
from tracker.api.limits import LIMITS, Limits
from tracker.api.problems import Problem, Wrong
from tracker.guarding import GUARD, Finder, found_and_checked, write_once
from tracker.models import Action
from tracker.noting import keep_after
from tracker.queries import NotFoundError
from tracker.receiving import TAKES_FILES
from tracker.rules.errors import RuleBroken
from tracker.vocabulary import TokenScope
from tracker.vocabulary.privacy import ReadingWay
from tracker.wording.formats import format_words

M = TypeVar("M", bound=BaseModel)

OPERATION = "operation"
LONGEST_KEY = 255
KEY_SHAPE = re.compile(r"[\x21-\x7e]{1,255}")
ENTITY_TAG = re.compile(r'"(?P<version>[0-9]{1,9})-[0-9a-f]{16}"')


@dataclass(frozen=True, slots=True)
class Shown:
    """What an operation shows, and what goes into the answer's head.

    Attributes:
        version: of an action: the first part of its ETag.
        links: addresses by relation, for the header `Link`.
    """

    body: BaseModel
    version: int | None = None
    links: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation, as it is carried out and as it is described.

    Attributes:
        takes: the shape of the body.
        asks: the shape of the query.
        shows: the shape of the answer.
        needs_match: whether it changes an action that must have been read.
        permissions_note: for readers of the description.
    """

    name: str
    method: str
    path: str
    permission: Permission
    scope: TokenScope
    view: Callable[..., Any]
    shows: type[BaseModel]
    on: Finder | None = None
    takes: type[BaseModel] | None = None
    asks: type[BaseModel] | None = None
    status: int = 200
    needs_match: bool = False
    prepare: Callable[[Any], object] | None = None

    @property
    def changes(self) -> bool:
        """Whether it changes anything."""
        return self.method != "GET"

    @property
    def summary(self) -> str:
        """The first line of what it says of itself."""
        return (self.view.__doc__ or "").strip().partition("\n")[0]


OPERATIONS: list[Operation] = []
"""Every operation, in the order it is described."""


def operation(
    method: str,
    path: str,
    *,
    permission: Permission,
    scope: TokenScope,
    shows: type[BaseModel],
    on: Finder | None = None,
    takes: type[BaseModel] | None = None,
    asks: type[BaseModel] | None = None,
    status: int = 200,
    needs_match: bool = False,
    prepare: Callable[[Any], object] | None = None,
    most_bytes: int | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Hang a view into the API behind its guard.

    The view is called with the reader, then what `on` found or else the address's parts by
    name, then the body or query that was sent, then what `prepare` made of the body before the
    change was opened. A reading view returns `Shown`, a changing one
    the address below the API's own of what is to be shown.
    """

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        known = Operation(
            name=view.__name__,
            method=method,
            path=path,
            permission=permission,
            scope=scope,
            view=view,
            shows=shows,
            on=on,
            takes=takes,
            asks=asks,
            status=status,
            needs_match=needs_match,
            prepare=prepare,
        )
        OPERATIONS.append(known)

        def endpoint(**address: Any) -> Response:  # noqa: ANN401 - an address's parts
            return changed(known, address) if known.changes else read(known, address)

        setattr(endpoint, GUARD, permission)
        setattr(endpoint, OPERATION, known)
        setattr(endpoint, TAKES_FILES, most_bytes)
        blueprint.add_url_rule(path, known.name, endpoint, methods=[method])
        return view

    return decorate


def limits() -> Limits:
    """The counts of this process."""
    return cast("Limits", current_app.extensions[LIMITS])


def read(known: Operation, address: dict[str, Any]) -> Response:
    """Answer a reading request."""
    asks = bearer.caller()
    limits().check(asks)
    bearer.require(asks, known.scope, changes=False)
    shown = show(known, asks, address, query_of(known))
    response = sent(shown, asks, 200)
    response.make_conditional(request)
    bearer.touch(asks)
    return response


def show(known: Operation, asks: Caller, address: dict[str, Any], *given: object) -> Shown:
    """What a reading operation shows this caller."""
    try:
        things = found_and_checked(asks.reader, known.permission, known.on, address)
    except ForbiddenError:
        raise Problem(403 if asks.token_id else 401) from None
    kept = {} if known.on else address
    arguments = [each for each in given if each is not None]
    return cast("Shown", known.view(asks.reader, *things, *arguments, **kept))


def changed(known: Operation, address: dict[str, Any]) -> Response:
    """Answer a changing request: one write, kept when nothing was wrong; then read what it made."""
    asks = bearer.caller()
    limits().check(asks)
    bearer.require(asks, known.scope, changes=True)
    sent_bytes = request.get_data() if known.takes else b""
    given = body_of(known, sent_bytes)
    prepared = prepared_of(known, given)
    key = key_of_request()
    if isinstance(key, Problem):
        raise key
    replayed = False

    def make() -> str:
        now_asks = bearer.caller()
        bearer.require(now_asks, known.scope, changes=True)
        things = found_and_checked(now_asks.reader, known.permission, known.on, address)
        if isinstance(given, Problem):
            raise given
        check_match(known, things[0] if things else None)
        if isinstance(prepared, RuleBroken):
            raise prepared
        arguments = [each for each in (given, prepared) if each is not None]
        kept = {} if known.on else address
        return cast("str", known.view(now_asks.reader, *things, *arguments, **kept))

    def token() -> str:
        return hash_of(f"api {bearer.caller().reader.person_id} {key}")

    def again(led_to: str) -> str:
        nonlocal replayed
        replayed = True
        return led_to

    led_to = write_once(
        make,
        keep=lambda _led_to: True,
        token=token if key else None,
        digest=digest_of(sent_bytes) if key else None,
        address_of=lambda led_to: led_to,
        again=again,
    )
    asks = bearer.caller()
    response = sent(shown_at(led_to, asks), asks, known.status)
    response.headers["Location"] = PREFIX + led_to
    if replayed:
        response.headers["Idempotency-Replayed"] = "true"
    bearer.touch(asks)
    return response


def shown_at(path: str, asks: Caller) -> Shown:
    """What stands at an address below the API's own, as this caller may read it."""
    adapter = request_ctx.url_adapter
    if adapter is None:
        raise NotFoundError
    try:
        endpoint, address = adapter.match(PREFIX + path, method="GET")
    except HTTPException:
        raise NotFoundError from None
    known: Operation = getattr(current_app.view_functions[endpoint], OPERATION)
    return show(known, asks, dict(address), known.asks() if known.asks else None)


def sent(shown: Shown, asks: Caller, status: int) -> Response:
    """What is shown as an answer, with its ETag; nothing private is kept on the way."""
    data = shown.body.model_dump_json().encode()
    response = Response(data, status, mimetype="application/json")
    digest = hashlib.sha256(data).hexdigest()[:16]
    tag = digest if shown.version is None else f"{shown.version}-{digest}"
    response.set_etag(tag)
    if shown.links:
        response.headers["Link"] = ", ".join(
            f'<{target}>; rel="{relation}"' for relation, target in shown.links.items()
        )
    response.headers["Cache-Control"] = "no-cache" if asks.token_id is None else "no-store"
    response.headers["Vary"] = "Authorization"
    keep_after(response, asks.reader.person_id, ReadingWay.API)
    return response


def check_match(known: Operation, thing: object) -> None:
    """Refuse to change an action that changed since it was read.

    Only the version in an ETag counts here: the rest tells answers apart that say different
    things of the same version, to different readers or on different days.

    Raises:
        Problem: 428 or 412.
    """
    if not isinstance(thing, Action):
        return
    header = request.headers.get("If-Match", "").strip()
    if not header:
        if known.needs_match:
            raise Problem(428)
        return
    if header == "*":
        return
    seen = {int(each["version"]) for each in ENTITY_TAG.finditer(header)}
    if thing.version not in seen:
        raise Problem(412)


def key_of_request() -> str | Problem | None:
    """The key by which a repeated request is known; None without one."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    if not KEY_SHAPE.fullmatch(key):
        return Problem(400, errors=[Wrong("Idempotency-Key", "format", format_words("", {}))])
    return key


def digest_of(data: bytes) -> str:
    """A digest of what was asked: the same key must not stand for two things."""
    asked = f"{request.method} {request.path}\n{request.headers.get('If-Match', '')}\n"
    return hashlib.sha256(asked.encode(errors="replace") + data).hexdigest()


def body_of(known: Operation, data: bytes) -> BaseModel | Problem | None:
    """What was sent, checked for its form; a problem is raised only once it is clear who may know."""
    if known.takes is None:
        return None
    if request.mimetype != "application/json":
        return Problem(415)
    try:
        return known.takes.model_validate_json(data)
    except ValidationError as error:
        return problem_of(error)


def prepared_of(known: Operation, given: BaseModel | Problem | None) -> object:
    """What is made of a body before the change is opened; or the rule it breaks, for later."""
    if known.prepare is None or isinstance(given, Problem):
        return None
    try:
        return known.prepare(given)
    except RuleBroken as broken:
        return broken


def query_of(known: Operation) -> BaseModel | None:
    """What the address asks beyond its path.

    Raises:
        Problem: it is not understood; nothing is left out silently.
    """
    if known.asks is None:
        if request.args:
            raise Problem(
                422,
                errors=[
                    Wrong(name, "extra_forbidden", format_words("extra_forbidden", {}))
                    for name in request.args
                ],
            )
        return None
    several = {
        name for name, each in known.asks.model_fields.items() if "tuple" in str(each.annotation)
    }
    given: dict[str, object] = {}
    for name, values in request.args.lists():
        given[name] = tuple(values) if name in several or len(values) > 1 else values[0]
    try:
        return known.asks.model_validate(given)
    except ValidationError as error:
        raise problem_of(error) from None


def problem_of(error: ValidationError) -> Problem:
    """What is wrong with the form of what was sent, at each place."""
    found = error.errors(include_url=False, include_input=False)
    if any(each["type"] == "json_invalid" for each in found):
        return Problem(400)
    return Problem(
        422,
        errors=[
            Wrong(
                ".".join(str(part) for part in each["loc"])[:200],
                each["type"],
                format_words(each["type"], each.get("ctx", {})),
            )
            for each in found[:50]
        ],
    )
