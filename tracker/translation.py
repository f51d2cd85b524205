"""Words in the reader's language: the typed door to Flask-Babel."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import flask_babel
from flask import Flask, g


def gettext(message: str, **values: object) -> str:
    """The message translated, its `%(name)s` filled in."""
    return flask_babel.gettext(message, **values)


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """The singular or plural of a message; `%(num)s` is the count."""
    return flask_babel.ngettext(one, many, count, **values)


def lazy_gettext(message: str, **values: object) -> str:
    """A message translated when it is shown: for labels declared at import time."""
    return flask_babel.lazy_gettext(message, **values)  # pyright: ignore[reportReturnType] - acts as str


def _of_this_request() -> Any:  # noqa: ANN401 - Babel's translations have no types
    """The request's translations, found once: a page asks for some eighty words."""
    found = g.get("translations")
    if found is None:
        found = g.translations = flask_babel.get_translations()
    return found


def _translated(message: str) -> str:
    return _of_this_request().ugettext(message)


def _counted(one: str, many: str, count: int) -> str:
    return _of_this_request().ungettext(one, many, count)


def init_app(app: Flask) -> None:
    """Let templates translate; call it after Flask-Babel's own."""
    app.jinja_env.install_gettext_callables(  # pyright: ignore[reportAttributeAccessIssue] - Jinja's i18n extension adds it
        gettext=_translated, ngettext=_counted, newstyle=True
    )
