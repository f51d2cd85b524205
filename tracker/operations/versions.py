"""Nobody overwrites what they have not read."""

from __future__ import annotations

from sqlalchemy.orm.attributes import flag_modified

from tracker.models import Action
from tracker.rules.errors import Broken, RuleBroken


def check_version(stored: int, seen: int) -> None:
    """Refuse to change a thing that changed since its form was shown.

    Raises:
        RuleBroken: on the field `version`, so that the page says it above the form.
    """
    if stored != seen:
        raise RuleBroken("version", Broken.CHANGED_MEANWHILE)


def check_seen(action: Action, seen_version: int | None) -> None:
    """Refuse to change an action that changed since it was read; None where that was checked."""
    if seen_version is not None:
        check_version(action.version, seen_version)


def touch(action: Action) -> None:
    """Count a change that stands in other tables, so that a second writer is told of it."""
    flag_modified(action, "wording")
