"""Opening what is private in two steps: why and what stays, then the page as everybody will see it.

The second page is made for the public by the very code that will make it, with the thing open,
and all of it undone: nothing is opened before its button is pressed.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue

from tracker import transaction
from tracker.queries import NotFoundError
from tracker.rules.errors import RuleBroken
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.web.fields import MultiCheckbox, ShortText
from tracker.web.forms import HouseForm
from tracker.web.kept_forms import Pairs, typed
from tracker.web.page import page

SURE = "sure"
"""The field of the second page's button."""


class LiftForm(HouseForm):
    """Why something need no longer be private, and what under it stays so."""

    reason = ShortText(
        _("Why it need no longer be private"),
        missing=_("Enter why it need no longer be private"),
        description=_("Kept in the history, which clerks and administrators read"),
    )
    documents = MultiCheckbox(_("Documents that stay private"), coerce=int)
    actions = MultiCheckbox(_("Actions that stay private"), coerce=int)


def lift_page(
    form: LiftForm,
    *,
    lift: Callable[[], object],
    look: Callable[[Pairs], ResponseReturnValue],
    ask: Callable[[], ResponseReturnValue],
    back: str,
) -> ResponseReturnValue:
    """Ask, show what becomes public, do it.

    Args:
        form: the form; its fields travel through the second page.
        lift: finds the thing afresh and opens it.
        look: makes the page as everybody will see it, with the fields for its button; it may
            raise NotFoundError.
        ask: makes the first page.
        back: where it leads when it is done.
    """
    if SURE in request.form:
        if form.carry_out(lambda: lift() or True):
            flash(gettext("Opened: it is no longer private."), "success")
            return redirect(back, 303)
        return ask()
    if not form.validate_on_submit():  # pyright: ignore[reportUnknownMemberType] - untyped
        return ask()

    def tried() -> ResponseReturnValue:
        lift()
        return look(typed())

    try:
        return transaction.write(tried, keep=lambda _page: False)
    except RuleBroken as broken:
        form.refuse(broken)
        return ask()
    except NotFoundError:
        return page("private/open_unseen.html", pairs=typed(), back=back)
