"""Words in the reader's language: the typed door to Flask-Babel."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import flask_babel
from flask import Flask, current_app, g, has_app_context
from flask_babel.speaklater import LazyString
from markupsafe import Markup

CHAIR = "chair_word"


def gettext(message: str, **values: object) -> str:
    """The message translated, its `%(name)s` filled in."""
    return _filled(str(_of_this_request().ugettext(message)), values)


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """The singular or plural of a message; `%(num)s` is the count."""
    text = str(_of_this_request().ungettext(one, many, count))
    return _filled(text, {"num": count, **values})


def lazy_gettext(message: str, **values: object) -> str:
    """A message translated when it is shown: for labels declared at import time."""
    return LazyString(gettext, message, **values)  # pyright: ignore[reportReturnType] - acts as str


def chair_word() -> str:
    """What the council calls who chairs a committee: "Chair", "Convener"."""
    asked: Callable[[], str] | None = (
        current_app.extensions.get(CHAIR) if has_app_context() else None
    )
    return asked() if asked else "Chair"


def _filled(text: str, values: Mapping[str, object]) -> str:
    values = _with_chair(text, values)
    return text % values if values else text


def _with_chair(text: str, values: Mapping[str, object]) -> Mapping[str, object]:
    """Values with the council's word where a message has %(chair)s or %(Chair)s."""
    if "hair)s" not in text:
        return values
    called = chair_word()
    return {"Chair": called, "chair": called[:1].lower() + called[1:], **values}


def _of_this_request() -> Any:  # noqa: ANN401 - Babel's translations have no types
    """The request's translations, found once: a page asks for some eighty words."""
    if not has_app_context():
        return flask_babel.get_translations()
    found = g.get("translations")
    if found is None:
        found = g.translations = flask_babel.get_translations()
    return found


def _in_template(message: str, /, **values: object) -> Markup:
    """What `_` is in templates: Jinja's own does the same in four times the time.

    Values put into the message are escaped; a lone per cent sign is written `%%`.
    """
    text = _of_this_request().ugettext(message)
    if not values and "%" not in text:
        return Markup(text)  # noqa: S704 - our own words
    return Markup(text) % _with_chair(text, values)  # noqa: S704 - our own words


def _counted_in_template(one: str, many: str, num: int, /, **values: object) -> Markup:
    text = _of_this_request().ungettext(one, many, num)
    return Markup(text) % {"num": num, **values}  # noqa: S704 - our own words


def init_app(app: Flask, chair: Callable[[], str]) -> None:
    """Let templates translate; call it after Flask-Babel's own.

    Args:
        app: the program.
        chair: asks for the council's word for who chairs a committee.
    """
    app.extensions[CHAIR] = chair
    words: dict[str, Any] = {
        "_": _in_template,
        "gettext": _in_template,
        "ngettext": _counted_in_template,
    }
    app.jinja_env.globals.update(words)
