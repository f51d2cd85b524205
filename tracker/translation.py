"""Words in the reader's language: the typed door to Flask-Babel."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import flask_babel


def gettext(message: str, **values: object) -> str:
    """The message translated, its `%(name)s` filled in."""
    return flask_babel.gettext(message, **values)


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """The singular or plural of a message; `%(num)s` is the count."""
    return flask_babel.ngettext(one, many, count, **values)


def lazy_gettext(message: str, **values: object) -> str:
    """A message translated when it is shown: for labels declared at import time."""
    return flask_babel.lazy_gettext(message, **values)  # pyright: ignore[reportReturnType] - acts as str
