"""What is doubtful about a row of a tracker, and what an import would do, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.rules.reading.trackers.doubts import Doubt, Doubted
from tracker.translation import gettext, ngettext
from tracker.vocabulary import N_

DOUBTS: dict[Doubt, str] = {
    Doubt.NO_WORDING: N_("Nothing says what was agreed. The row is left out"),
    Doubt.TOO_LONG: N_("A cell is longer than 20,000 characters. The row is left out"),
    Doubt.SAME_AS: N_("The same as row %(words)s. The row is left out"),
    Doubt.CHANGED_SINCE: N_("%(words)s was changed in this program since the last import"),
    Doubt.ORIGIN_UNREAD: N_("“%(words)s” is no date: the day it was agreed stays empty"),
    Doubt.ORIGIN_AHEAD: N_("“%(words)s” is not a past day: the day it was agreed stays empty"),
    Doubt.NO_MEETING: N_("The calendar has no meeting on “%(words)s”"),
    Doubt.DAY_OR_MONTH: N_("“%(words)s” may have its month first: read with the day first"),
    Doubt.AMERICAN: N_("“%(words)s” has its month first"),
    Doubt.YEAR_GUESSED: N_("“%(words)s” names no year: read as the first after it was agreed"),
    Doubt.DUE_UNREAD: N_("“%(words)s” is no date: kept as words, no date set"),
    Doubt.DUE_BEFORE_AGREED: N_("“%(words)s” is before it was agreed: kept as words, no date set"),
    Doubt.DUE_TOO_FAR: N_("“%(words)s” is more than 10 years off: kept as words, no date set"),
    Doubt.OWNER_UNKNOWN: N_("“%(words)s” is nobody in the records"),
    Doubt.STATUS_UNREAD: N_("“%(words)s” is no status: taken as open, and kept as an update"),
    Doubt.CLOSED_DAY_GUESSED: N_("No day of completion: the last day named in the row is taken"),
    Doubt.ON_HOLD: N_("“%(words)s”: taken as open. Pause it once it is recorded"),
    Doubt.RAG_UNREAD: N_("“%(words)s” is no rating: kept as words"),
    Doubt.RESTRICTION_UNREAD: N_(
        "“%(words)s” does not say whether it is private: taken as private"
    ),
    Doubt.PRIVATE_SIGN: N_("It reads as exempt or confidential: taken as private"),
    Doubt.UPDATE_DAY_GUESSED: N_("An update names no year: read as the first after it was agreed"),
}


def doubt_words(doubted: Doubted) -> str:
    """A doubt as a sentence without a full stop."""
    words = doubted.words if len(doubted.words) <= LONGEST else f"{doubted.words[: LONGEST - 1]}…"
    return gettext(DOUBTS[doubted.doubt], words=words)


LONGEST = 80


def summary(counts: Mapping[str, Any]) -> str:
    """What an import does, such as "12 new actions, 3 changed, 40 the same, 2 left out"."""
    new, changed = int(counts.get("new", 0)), int(counts.get("changed", 0))
    return ", ".join(
        (
            ngettext("%(num)s new action", "%(num)s new actions", new),
            gettext("%(number)s changed", number=f"{changed:,}"),
            gettext("%(number)s the same as before", number=f"{int(counts.get('same', 0)):,}"),
            gettext("%(number)s left out", number=f"{int(counts.get('left_out', 0)):,}"),
        )
    )
