"""The API's description: for programs as OpenAPI, for people as a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, json, render_template, request
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.access.policy import POLICY
from tracker.api.blueprint import PREFIX
from tracker.api.description import description, scopes, subject
from tracker.api.operation import OPERATIONS, Operation
from tracker.api.pages_of import base_url
from tracker.guarding import GUARD
from tracker.rules.asking_rate import MOST_A_MINUTE
from tracker.translation import gettext
from tracker.wording.permissions import WHO

NOTHING = {"type": "null"}

blueprint = Blueprint("api_docs", __name__)


@dataclass(frozen=True, slots=True)
class FieldTold:
    """A field of a body, as the page tells it."""

    name: str
    kind: str
    is_needed: bool
    description: str


@dataclass(frozen=True, slots=True)
class Told:
    """An operation, as the page tells it."""

    name: str
    method: str
    path: str
    summary: str
    who: list[str]
    scope: str
    needs_match: bool
    fields: list[FieldTold]


@blueprint.get(f"{PREFIX}/openapi.json")
def show_description() -> Response:
    """The description for programs."""
    response = Response(json.dumps(description()), mimetype="application/json")
    response.add_etag()
    response.headers["Cache-Control"] = "public, max-age=300"
    response.make_conditional(request)
    return response


@blueprint.get("/api/docs")
def show_docs() -> ResponseReturnValue:
    """The description for people."""
    told: dict[str, list[Told]] = {}
    for known in OPERATIONS:
        told.setdefault(subject(known), []).append(_told(known))
    return render_template(
        "api/docs.html",
        subjects=told,
        scopes=scopes(),
        base=base_url() + PREFIX,
        most=MOST_A_MINUTE,
        form=None,
    )


for view in (show_description, show_docs):
    setattr(view, GUARD, Permission.PUBLISHED_READ)


def _told(known: Operation) -> Told:
    return Told(
        name=known.name,
        method=known.method,
        path=known.path.replace("<int:", "{").replace("<", "{").replace(">", "}"),
        summary=known.summary,
        who=[gettext(WHO[fact]) for fact in POLICY[known.permission]],
        scope=known.scope.value,
        needs_match=known.needs_match,
        fields=_fields(known),
    )


def _fields(known: Operation) -> list[FieldTold]:
    shape = known.takes or known.asks
    if shape is None:
        return []
    schema = shape.model_json_schema()
    named: dict[str, Any] = schema.get("$defs", {})
    return [
        FieldTold(
            name,
            _kind(each, named),
            name in schema.get("required", []),
            str(each.get("description", "")),
        )
        for name, each in schema["properties"].items()
    ]


def _kind(schema: dict[str, Any], named: dict[str, Any]) -> str:
    """What a value may be, in a few words."""
    if "$ref" in schema:
        return _kind(named[schema["$ref"].rsplit("/", 1)[1]], named)
    if "enum" in schema:
        return " | ".join(str(each) for each in schema["enum"])
    if "oneOf" in schema or schema.get("type") == "object":
        return gettext("object")
    if "anyOf" in schema:
        return ", ".join(_kind(each, named) for each in schema["anyOf"] if each != NOTHING)
    if schema.get("type") == "array":
        return gettext("list of %(kind)s", kind=_kind(schema.get("items", {}), named))
    return str(schema.get("format") or schema.get("const") or schema.get("type", ""))
