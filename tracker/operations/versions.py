"""Nobody overwrites what they have not read."""

from __future__ import annotations

from tracker.rules.errors import Broken, RuleBroken


def check_version(stored: int, seen: int) -> None:
    """Refuse to change a thing that changed since its form was shown.

    Raises:
        RuleBroken: on the field `version`, so that the page says it above the form.
    """
    if stored != seen:
        raise RuleBroken("version", Broken.CHANGED_MEANWHILE)
