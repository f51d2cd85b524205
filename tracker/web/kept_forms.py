"""What somebody typed survives a sign-in that ended: it is carried along and sent again by hand.

Works without JavaScript: the fields travel in the pages themselves, never on the server.
"""

from __future__ import annotations

import json
from typing import cast
from urllib.parse import urlsplit

from flask import render_template, request
from flask.typing import ResponseReturnValue

from tracker.web.sign_in_form import SignInForm

MOST_CHARACTERS = 600_000
AGAIN = "password_again"
"""The field in which somebody who is signed in enters their password once more."""
NOT_CARRIED = {"csrf_token", "password", "old_password", "new_password", "again", AGAIN}
UNAUTHORISED = 401
Pairs = list[tuple[str, str]]


def typed() -> Pairs:
    """The fields of the form just sent, without secrets and without the files of uploads."""
    return [
        (name, value) for name, value in request.form.items(multi=True) if name not in NOT_CARRIED
    ]


def is_worth_keeping() -> bool:
    """Whether a form of our own page was sent with something in it that can be carried."""
    pairs = typed()
    return bool(pairs) and sum(len(value) for _, value in pairs) <= MOST_CHARACTERS and _from_here()


def _from_here() -> bool:
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.host


def ask_to_sign_in() -> ResponseReturnValue:
    """A sign-in page that carries what was typed and where it was going."""
    form = SignInForm(formdata=None)
    form.kept.data = json.dumps({"to": request.path, "fields": typed()})
    return render_template("account/sign_in_again.html", form=form), UNAUTHORISED


def unpack(text: str) -> tuple[str, Pairs] | None:
    """Where a carried form was going and its fields; None when it is garbled."""
    try:
        carried = json.loads(text)
        to, fields = carried["to"], carried["fields"]
        pairs = [(str(name), str(value)) for name, value in cast("list[list[str]]", fields)]
    except (ValueError, TypeError, KeyError):
        return None
    if not isinstance(to, str) or not to.startswith("/") or to.startswith(("//", "/\\")):
        return None
    return to, pairs


def offer_again(to: str, pairs: Pairs) -> ResponseReturnValue:
    """A page with the carried form and one button: nothing is sent without a person's yes."""
    return render_template("account/send_again.html", to=to, pairs=pairs)
