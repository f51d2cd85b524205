"""The form that every page's form comes from: format here, rules in the operations."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from flask_wtf import FlaskForm

from tracker import transaction
from tracker.rules.errors import RuleBroken
from tracker.web.fields import HiddenText
from tracker.web.hygiene import key_of
from tracker.wording.refusals import refusal

T = TypeVar("T")


class HouseForm(FlaskForm):  # type: ignore[misc]
    """A form whose change either happens whole, or comes back with its errors and its text."""

    form_errors: list[str]

    @property
    def has_errors(self) -> bool:
        """Whether something stands to be mended."""
        return bool(self.errors)

    def refuse(self, broken: RuleBroken) -> None:
        """Show a broken rule at its field, or above the form when the field is not on it."""
        sentence = refusal(broken)
        if broken.field in self._fields:
            field: Any = self._fields[broken.field]
            field.errors = [*field.errors, sentence]
        else:
            self.form_errors = [*self.form_errors, sentence]

    def carry_out(self, change: Callable[[], T]) -> T | None:
        """Check the form, then make the change; None when it was not sent or is refused.

        Whatever the change did before a rule refused it is undone.
        """
        if not self.validate_on_submit():  # pyright: ignore[reportUnknownMemberType] - untyped
            return None
        try:
            return change()
        except RuleBroken as broken:
            transaction.undo()
            self.refuse(broken)
            return None


def new_token() -> str:
    """A fresh one-time token."""
    return secrets.token_urlsafe(16)


class OnceForm(HouseForm):
    """A form that makes a new thing: sent twice, it still makes one (see `guards.change`)."""

    once = HiddenText(default=new_token)


class VersionForm(HouseForm):
    """A form that changes a thing: it knows which version it was filled in from."""

    version = HiddenText()

    @property
    def seen_version(self) -> int:
        """The version the form was shown with; 0 (never true) when it is garbled."""
        return key_of(str(self.version.data or ""))

    @property
    def is_overtaken(self) -> bool:
        """Whether it was refused because somebody changed the thing meanwhile."""
        return bool(self.version.errors)

    def read_again(self, version: int) -> None:
        """Let an overtaken form be sent again: its page shows what is stored, as `version`."""
        if self.is_overtaken:
            self.version.raw_data = [str(version)]
