"""What stands before every view: who asks, what they ask about, and whether they may."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, g, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.guarding import GUARD, Finder, found_and_checked, write_once
from tracker.queries import NotFoundError
from tracker.web import kept_forms
from tracker.web.fields import clean
from tracker.web.identity import current_reader, forget

View = Callable[..., ResponseReturnValue]

KEPT = "kept_even_so"
BAD = 400


def requires(
    permission: Permission,
    *,
    on: Finder | None = None,
    prepare: Callable[[], object] | None = None,
) -> Callable[[View], View]:
    """Guard a view.

    A changing request runs as one write: found, checked and changed under one lock and
    committed when the answer is not an error. What the reader may not see is not found;
    what they may not do sends the public to sign in and is refused to others.

    Args:
        permission: what the reader must be allowed.
        on: called with the reader and the address's parts; its result is the view's first
            argument. Raises NotFoundError.
        prepare: slow work (such as rendering) done before a write is opened, after a first
            check; its result is the view's last argument, None on reading requests.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**address: Any) -> ResponseReturnValue:  # noqa: ANN401 - an address's parts
            def run(*prepared: object) -> ResponseReturnValue:
                arguments = found_and_checked(current_reader(), permission, on, address)
                kept = {} if on else address
                return view(*arguments, *prepared, **kept)

            def answer() -> ResponseReturnValue:
                if request.method in {"GET", "HEAD", "OPTIONS"}:
                    return run(*((None,) if prepare else ()))
                if prepare is None:
                    return change(run)
                found_and_checked(current_reader(), permission, on, address)
                prepared = prepare()
                return change(lambda: run(prepared))

            try:
                return answer()
            except (decide.ForbiddenError, NotFoundError) as refusal:
                return ask_or_raise(refusal)

        setattr(guarded, GUARD, permission)
        return guarded

    return decorate


def ask_or_raise(refusal: Exception) -> ResponseReturnValue:
    """Ask the public to sign in, with what they typed; refuse everybody else.

    What is not found stays not found, except for a form: its sender may have been signed out
    while writing, and whether the thing exists makes no difference to the answer.
    """
    if current_reader().is_signed_in:
        raise refusal
    if request.method == "POST" and kept_forms.is_worth_keeping():
        return kept_forms.ask_to_sign_in()
    if isinstance(refusal, NotFoundError):
        raise refusal
    return redirect(url_for("account.sign_in", next=wanted()))


def change(block: Callable[[], ResponseReturnValue]) -> Response:
    """Run a view's change as one write, kept unless it answers with an error.

    A form that makes a new thing carries a one-time token: sent again, at the same time or
    later, it is led to what its first sending made.
    """
    once = clean(request.form.get("once", ""))

    def token() -> str:
        # It belongs to whoever sent the form: nobody is led to what another's form made.
        forget()
        return f"{current_reader().person_id or 0}:{once}"[:64]

    def made() -> Response:
        if not once:
            forget()
        g.pop(KEPT, None)
        return make_response(block())

    return write_once(
        made,
        keep=lambda response: response.status_code < BAD or g.get(KEPT, default=False),
        token=token if once else None,
        address_of=lambda response: response.headers.get("Location", ""),
        again=lambda led_to: make_response(redirect(led_to, 303)),
    )


def keep_even_so() -> None:
    """Commit what this request changed although it answers with an error.

    For a refusal that must lose nothing: what was sent is set aside, and the answer says so.
    """
    g.setdefault(KEPT, default=True)


def wanted() -> str:
    """The page to come back to after signing in."""
    if request.method == "GET":
        return request.full_path.rstrip("?")
    return request.path.rsplit("/", 1)[0] or "/"
