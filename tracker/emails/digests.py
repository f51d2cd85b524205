"""What reminders say: values that are told, and one function for each kind of reminder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.emails.messages import Message, Recipient, written


@dataclass(frozen=True, slots=True)
class ToldAction:
    """An action as an e-mail tells of it.

    Attributes:
        reference: such as CSP/2013-14/007.
        wording: None when it is private.
        due: in words; only the day when it is private.
        late: such as "12 days late"; "" when it is not.
        paper: the day its paper is wanted, in words; "" where there is none to come.
        committee: its name; None when it is not public.
        link: the page on which its reader does what is asked of them.
        passage: address of the minutes it comes from; None where they may not be read.
    """

    reference: str
    wording: str | None
    due: str
    late: str
    paper: str
    committee: str | None
    link: str
    passage: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Actions of one kind; `more` counts those for which there was no room."""

    actions: Sequence[ToldAction] = ()
    more: int = 0

    def __len__(self) -> int:
        return len(self.actions) + self.more


@dataclass(frozen=True, slots=True)
class Decision:
    """Something a clerk has to decide, in words with its number, and where."""

    words: str
    link: str


@dataclass(frozen=True, slots=True)
class Week:
    """What waits for somebody: as owner, as chair, as clerk."""

    overdue: Part = field(default_factory=Part)
    soon: Part = field(default_factory=Part)
    answers: Part = field(default_factory=Part)
    late_responses: Part = field(default_factory=Part)
    soon_responses: Part = field(default_factory=Part)
    decisions: Sequence[Decision] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        parts = (self.overdue, self.soon, self.answers, self.late_responses, self.soon_responses)
        return not any(parts) and not self.decisions


@dataclass(frozen=True, slots=True)
class ComingMeeting:
    """A meeting that is near.

    Attributes:
        name: the committee's, or words for one that is not public.
        day: in words, with the weekday left to the reader.
        agenda: whether and when the agenda was published, in words.
        answers: answers that wait for the committee's agreement.
        awaited: actions due at the meeting that nobody answered.
        overdue: actions overdue altogether.
        responses: recommendations whose response is late or due soon.
        link: the meeting's page.
    """

    name: str
    day: str
    agenda: str
    answers: Part
    awaited: Part
    overdue: Part
    responses: Part
    link: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands in every reminder: the council's name, the desk, where reminders are chosen."""

    council: str
    desk: str
    choose: str


def weekly_digest(to: Recipient, frame: Frame, *, week: Week) -> Message:
    """What waits for somebody, once a week."""
    return written("weekly_digest", to, frame=frame, week=week)


def due_tomorrow(
    to: Recipient,
    frame: Frame,
    *,
    today: Sequence[ToldAction],
    tomorrow: Sequence[ToldAction],
    responses: Sequence[ToldAction],
) -> Message:
    """What is due tomorrow; and today, where yesterday nothing could be queued."""
    return written(
        "due_tomorrow", to, frame=frame, today=today, tomorrow=tomorrow, responses=responses
    )


def overdue(
    to: Recipient, frame: Frame, *, actions: Sequence[ToldAction], responses: Sequence[ToldAction]
) -> Message:
    """What became overdue."""
    return written("overdue", to, frame=frame, actions=actions, responses=responses)


def before_meeting(to: Recipient, frame: Frame, *, meetings: Sequence[ComingMeeting]) -> Message:
    """How things stand some days before meetings, for those who chair or clerk them."""
    return written("before_meeting", to, frame=frame, meetings=meetings)
