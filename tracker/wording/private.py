"""What everybody is told of what was taken in private, in sentences."""

from __future__ import annotations

from typing import Any

from tracker.translation import gettext
from tracker.vocabulary import N_

PUBLIC_MINUTES_ARE_ENOUGH = N_(
    "The public minutes are a fair and coherent record of this item without what is private."
)


def resolution_sentence(item: Any) -> str:  # noqa: ANN401 - a row of queries.items
    """The resolution as it was recorded, with who moved and seconded it."""
    mover, seconder = item.exclusion_moved_by, item.exclusion_seconded_by
    moved = ""
    if mover and seconder:
        moved = gettext(
            "Moved by %(mover)s, seconded by %(seconder)s.", mover=mover, seconder=seconder
        )
    elif mover:
        moved = gettext("Moved by %(mover)s.", mover=mover)
    elif seconder:
        moved = gettext("Seconded by %(seconder)s.", seconder=seconder)
    return f"{item.exclusion_words} {moved}".strip()
