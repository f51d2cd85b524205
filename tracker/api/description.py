"""The API's description (OpenAPI 3.1), generated from what its operations are carried out with."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from tracker.api.blueprint import PREFIX
from tracker.api.operation import OPERATIONS, Operation
from tracker.api.problems import DETAILS, MEDIA_TYPE
from tracker.api.shapes.given import LARGEST_KEY
from tracker.api.shapes.shown import Problem
from tracker.rules.asking_rate import MOST_A_MINUTE
from tracker.vocabulary import TokenScope

Json = dict[str, Any]

VERSION = "1"
PART = re.compile(r"<(?:(?P<kind>[^<>:]+):)?(?P<name>[^<>]+)>")
REFS = "#/components/schemas/{model}"

PARTS: dict[str, Json] = {
    "code": {"type": "string", "description": "A committee’s code", "example": "CSP"},
    "year": {"type": "string", "description": "A municipal year", "example": "2013-14"},
    "number": {"type": "integer", "minimum": 0, "maximum": LARGEST_KEY, "example": 7},
    "update_id": {"type": "integer", "minimum": 0, "maximum": LARGEST_KEY},
    "public_id": {"type": "string", "description": "As lists show it in “id”"},
    "reference": {"type": "string", "example": "CF-12"},
}

INTRODUCTION = (
    "What committees agreed, who owns it and whether it was done. Without a token the public’s "
    "part can be read. A token acts for its person as they are at that moment. A change of an "
    "action sends the ETag it was read with as If-Match. A POST that is sent again with the same "
    "Idempotency-Key makes nothing twice. A token may ask "
    f"{MOST_A_MINUTE} times a minute; beyond that it is answered 429 with Retry-After."
)


@lru_cache(maxsize=1)
def description() -> Json:
    """The whole description."""
    shapes = _shapes()
    _by_model, definitions = models_json_schema(shapes, ref_template=REFS)
    paths: dict[str, Json] = {}
    for known in OPERATIONS:
        path = PART.sub(lambda part: "{" + part["name"] + "}", PREFIX + known.path)
        paths.setdefault(path, {})[known.method.lower()] = _operation(known)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Matters Arising", "version": VERSION, "description": INTRODUCTION},
        "servers": [{"url": "/"}],
        "tags": [{"name": each} for each in dict.fromkeys(subject(known) for known in OPERATIONS)],
        "paths": paths,
        "components": {
            "schemas": definitions.get("$defs", {}),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def subject(known: Operation) -> str:
    """Under which heading an operation is described."""
    return known.path.strip("/").partition("/")[0]


def _shapes() -> list[Any]:
    found: dict[tuple[type[BaseModel], str], None] = {(Problem, "serialization"): None}
    for known in OPERATIONS:
        found[known.shows, "serialization"] = None
        if known.takes is not None:
            found[known.takes, "validation"] = None
    return list(found)


def _operation(known: Operation) -> Json:
    needs: Json = {"token": []}
    told: Json = {
        "operationId": known.name,
        "tags": [subject(known)],
        "summary": known.summary,
        "description": f"Scope of the token: `{known.scope.value}`.",
        "security": [needs] if known.changes else [{}, needs],
        "parameters": [*_path_parts(known), *_query(known), *_headers(known)],
        "responses": _answers(known),
    }
    if known.takes is not None:
        told["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _ref(known.takes)}},
        }
    return told


def _ref(shape: type[BaseModel]) -> Json:
    return {"$ref": REFS.format(model=shape.__name__)}


def _path_parts(known: Operation) -> list[Json]:
    parts: list[Json] = []
    for part in PART.finditer(known.path):
        schema = dict(PARTS[part["name"]])
        told: Json = {"name": part["name"], "in": "path", "required": True}
        for name in ("description", "example"):
            if name in schema:
                told[name] = schema.pop(name)
        parts.append(told | {"schema": schema})
    return parts


def _query(known: Operation) -> list[Json]:
    if known.asks is None:
        return []
    schema = known.asks.model_json_schema()
    named: Json = schema.get("$defs", {})
    return [
        {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", []),
            "schema": _inlined(each, named),
        }
        | ({"description": each["description"]} if "description" in each else {})
        for name, each in schema["properties"].items()
    ]


def _inlined(schema: Any, named: Json) -> Any:  # noqa: ANN401 - any part of a schema
    """A schema whose references are replaced by what they name; an absent value is no null."""
    if isinstance(schema, list):
        return [_inlined(each, named) for each in schema]  # pyright: ignore[reportUnknownVariableType] - any part
    if not isinstance(schema, dict):
        return schema
    kept: Json = dict(schema)  # pyright: ignore[reportUnknownArgumentType] - any part
    if "$ref" in kept:
        return _inlined(named[kept["$ref"].rsplit("/", 1)[1]], named)
    choices = [each for each in kept.get("anyOf", []) if each != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        kept |= choices[0]
    if kept.get("default", 0) is None:
        del kept["default"]
    return {name: _inlined(each, named) for name, each in kept.items()}


def _headers(known: Operation) -> list[Json]:
    text = {"type": "string"}
    if not known.changes:
        told = "The ETag of the answer you have: 304 when nothing is different"
        return [{"name": "If-None-Match", "in": "header", "schema": text, "description": told}]
    key = "Chosen by you, for one thing: sent again with it, the request makes nothing twice"
    headers: list[Json] = [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
            "description": key,
        }
    ]
    if known.needs_match:
        headers.append(
            {
                "name": "If-Match",
                "in": "header",
                "schema": text,
                "description": "The ETag the action was read with; 428 without",
            }
        )
    return headers


def _answers(known: Operation) -> Json:
    etag: Json = {"ETag": {"schema": {"type": "string"}}}
    if known.changes:
        etag["Location"] = {"schema": {"type": "string"}}
    answers: Json = {
        str(known.status): {
            "description": known.shows.__doc__ or "",
            "headers": etag,
            "content": {"application/json": {"schema": _ref(known.shows)}},
        }
    }
    codes = {401, 403, 404, 422, 429}
    if known.changes:
        codes |= {400, 409, 412, 413, 415} | ({428} if known.needs_match else set[int]())
    else:
        answers["304"] = {"description": "Nothing is different"}
    for code in sorted(codes | {500, 503}):
        answers[str(code)] = {
            "description": DETAILS[code],
            "content": {MEDIA_TYPE: {"schema": _ref(Problem)}},
        }
    for code in ("429", "503"):
        seconds = {"schema": {"type": "integer"}, "description": "Seconds to wait"}
        answers[code]["headers"] = {"Retry-After": seconds}
    return answers


def scopes() -> list[TokenScope]:
    """What tokens may be used for, in order."""
    return list(TokenScope)
