"""How the response to a recommendation stands, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from tracker.rules.response_clock import SOON_DAYS, Clock, Stand, stand_of
from tracker.translation import gettext, ngettext
from tracker.vocabulary import N_
from tracker.wording.due import day_words

PLAIN = {
    Clock.NOT_SENT: N_("No notice sent yet"),
    Clock.SENT: N_("Notice sent %(sent)s, receipt not recorded"),
    Clock.RUNNING: N_("Response due %(due)s, %(left)s"),
    Clock.LATE: N_("Response was due %(due)s, %(late)s"),
    Clock.NO_LIMIT: N_("Waiting for a response; no law sets a day"),
    Clock.ANSWERED: N_("Answered"),
    Clock.ANSWERED_LATE: N_("Answered %(late)s"),
}


def stand_words(stand: Stand, sent_on: date | None, due_on: date | None) -> str:
    """How it stands, such as "Response due 27 March 2014, 10 days left"."""
    return gettext(
        PLAIN[stand.clock],
        sent=day_words(sent_on) if sent_on else "",
        due=day_words(due_on) if due_on else "",
        left=ngettext("%(num)d day left", "%(num)d days left", stand.days),
        late=ngettext("%(num)d day late", "%(num)d days late", stand.days),
    )


def pressing_words(late: int, soon: int) -> str:
    """How many responses are late or due soon, such as "1 response to a recommendation late"."""
    if late:
        words = ngettext(
            "%(num)s response to a recommendation late",
            "%(num)s responses to recommendations late",
            late,
        )
        more = gettext("%(late)s, %(soon)s due within %(days)s days")
        return more % {"late": words, "soon": soon, "days": SOON_DAYS} if soon else words
    return ngettext(
        "%(num)s response to a recommendation due within %(days)s days",
        "%(num)s responses to recommendations due within %(days)s days",
        soon,
        days=SOON_DAYS,
    )


def stand_of_row(row: Any, today: date) -> Stand:  # noqa: ANN401 - a Recommendation or a row
    """How the response of a recommendation or a row of the monitor stands."""
    return stand_of(row.sent_on, row.received_on, row.response_due_on, row.responded_on, today)
