"""What the committees plan to look at next: the work programmes of the demonstration."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from tracker.demonstration.dates import moment
from tracker.demonstration.events import Events
from tracker.demonstration.stage import CLERK, Stage
from tracker.operations import programme
from tracker.operations.programme import PlannedWords


class Planned(NamedTuple):
    """One subject: the body, which of its coming meetings (0 for none yet), and the words."""

    code: str
    meeting: int
    subject: str
    purpose: str
    is_public: bool = True


PLANNED = (
    Planned(
        "CSP",
        1,
        "How the officer performance group uses its figures",
        "To see one month’s figures as the group saw them, and what it did about them.",
    ),
    Planned(
        "CSP",
        1,
        "Young carers: one year on",
        "To hear from schools and young people what has changed since the card was agreed.",
    ),
    Planned(
        "CSP",
        2,
        "Second plans: what the audit found",
        "To consider why some children return to a plan within two years.",
    ),
    Planned(
        "CSP",
        3,
        "Budget for children’s services",
        "To comment before the Cabinet decides.",
    ),
    Planned("CSP", 0, "Visit to the first response team", "To be arranged outside a meeting."),
    Planned(
        "CSP",
        0,
        "A service that may move to another provider",
        "To prepare questions once the executive has decided what to publish.",
        is_public=False,
    ),
    Planned("ASC", 1, "Waiting for care at home", "To look at waits by ward."),
    Planned("ASC", 2, "Winter plan of the health trust", "To question the trust’s managers."),
    Planned(
        "ENV", 1, "Repairs: the first year of the new contract", "To compare promises and figures."
    ),
    Planned("ENV", 0, "Trees and pavements", "Asked for by residents of three wards."),
)


def plan(stage: Stage, events: Events) -> None:
    """Enter the work programmes on the day before the demonstration is loaded."""

    def enter(now: datetime) -> None:
        clerk = stage.reader(CLERK, now)
        for planned in PLANNED:
            programme.add(
                stage.committees[planned.code],
                PlannedWords(planned.subject, planned.purpose, is_public=planned.is_public),
                clerk,
                stage.today,
                meeting_id=stage.meeting_id(planned.code, planned.meeting)
                if planned.meeting
                else None,
            )

    events.add(moment(date.fromordinal(stage.today.toordinal() - 1), 16), enter)
