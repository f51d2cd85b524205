"""Writing reminders as they are sent: what still holds, and only what their reader may be told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import quote

from tracker import clock
from tracker.access.reader import Reader
from tracker.emails import digests
from tracker.emails.digests import ComingMeeting, Decision, Frame, Part, ToldAction, Week
from tracker.emails.messages import Message, Recipient
from tracker.emails.outbox import Claim
from tracker.models import Person
from tracker.queries import actions, assigned, readers, reminders, responses, supports, updates
from tracker.queries.fetch import AnyRow
from tracker.queries.reminders import ABOUT_RECORDS, ABOUT_RESPONSES, MOST_TOLD
from tracker.rules.reminders import week_of
from tracker.rules.standing import days_late
from tracker.translation import gettext, ngettext
from tracker.vocabulary import EmailKind, Standing
from tracker.wording.due import day_words, due_words, late_words

UPDATES_COUNTED = 50


@dataclass(frozen=True, slots=True)
class _To:
    """For whom a reminder is written, as they are today."""

    person: Person
    reader: Reader
    today: date
    base_url: str
    frame: Frame

    @property
    def recipient(self) -> Recipient:
        return Recipient(self.person.name, self.person.email or "")


def compose(claimed: Claim, base_url: str, council: str, now: datetime) -> Message | None:
    """The reminder as it is right now; None when it is turned off or there is nothing to tell."""
    person = assigned.find_recipient(claimed.person_id)
    if person is None or not getattr(reminders.choice_of(person.id), claimed.kind.value):
        return None
    today = now.astimezone(clock.LONDON).date()
    reader = readers.reader_for(person, today)
    frame = Frame(council, desk=f"{base_url}/", choose=f"{base_url}/account/reminders")
    return WRITERS[claimed.kind](_To(person, reader, today, base_url, frame), claimed)


def _weekly_digest(to: _To, claimed: Claim) -> Message | None:
    if claimed.about["week"] != week_of(to.today):  # this week's own is queued by now, or will be
        return None
    pressing = reminders.list_pressing(to.reader, to.today)
    late = [row for row in pressing if row.due_on < to.today]
    soon = [row for row in pressing if row.due_on >= to.today]
    awaited = _awaited(to)
    week = Week(
        overdue=_part(to, late, "update"),
        soon=_part(to, soon, "update"),
        answers=_part(to, _answers(to, to.reader.chair_of), "support", is_answered=True),
        late_responses=_responses(to, [row for row in awaited if row.response_due_on < to.today]),
        soon_responses=_responses(to, [row for row in awaited if row.response_due_on >= to.today]),
        decisions=_decisions(to) if to.reader.is_clerk else (),
    )
    return None if week.is_empty else digests.weekly_digest(to.recipient, to.frame, week=week)


def _due_tomorrow(to: _To, claimed: Claim) -> Message | None:
    told = _days_told(claimed)
    rows = reminders.list_some(to.reader, sorted(told), to.today)
    due = {row.id: row.paper_due_on or row.due_on for row in rows}
    kept = [row for row in rows if due[row.id] == told[row.id]]
    today = [row for row in kept if due[row.id] == to.today]
    tomorrow = [row for row in kept if due[row.id] == to.today + timedelta(days=1)]
    awaited = [row for row in _responses_told(to, claimed) if row.response_due_on >= to.today]
    if not today and not tomorrow and not awaited:
        return None
    return digests.due_tomorrow(
        to.recipient,
        to.frame,
        today=[_told(to, row, "update") for row in today],
        tomorrow=[_told(to, row, "update") for row in tomorrow],
        responses=[_response(to, row) for row in awaited],
    )


def _overdue(to: _To, claimed: Claim) -> Message | None:
    told = _days_told(claimed)
    rows = reminders.list_some(to.reader, sorted(told), to.today)
    late = [row for row in rows if row.due_on == told[row.id] and row.due_on < to.today]
    awaited = [row for row in _responses_told(to, claimed) if row.response_due_on < to.today]
    if not late and not awaited:
        return None
    return digests.overdue(
        to.recipient,
        to.frame,
        actions=[_told(to, row, "update") for row in late],
        responses=[_response(to, row) for row in awaited],
    )


def _before_meeting(to: _To, claimed: Claim) -> Message | None:
    told = _days_told(claimed)
    near = [
        row
        for row in reminders.list_meetings(to.today, max(told.values(), default=to.today))
        if told.get(row.id) == row.held_on
        and (to.reader.is_clerk or row.committee_id in to.reader.chair_of)
    ]
    if not near:
        return None
    meetings = [_meeting(to, row) for row in near]
    return digests.before_meeting(to.recipient, to.frame, meetings=meetings)


WRITERS: dict[EmailKind, Callable[[_To, Claim], Message | None]] = {
    EmailKind.WEEKLY_DIGEST: _weekly_digest,
    EmailKind.DUE_TOMORROW: _due_tomorrow,
    EmailKind.OVERDUE: _overdue,
    EmailKind.BEFORE_MEETING: _before_meeting,
}


def _days_told(claimed: Claim, about: str = ABOUT_RECORDS) -> dict[int, date]:
    return {int(key): date.fromisoformat(day) for key, day in claimed.about.get(about, [])}


def _awaited(to: _To, action_ids: Collection[int] | None = None) -> Sequence[AnyRow]:
    """Responses that press: of every committee for a clerk, else of those the reader chairs."""
    committee_ids = None if to.reader.is_clerk else to.reader.chair_of
    if not to.reader.is_clerk and not committee_ids:
        return []
    return responses.list_told(
        to.reader, to.today, committee_ids=committee_ids, action_ids=action_ids
    )


def _responses_told(to: _To, claimed: Claim) -> list[AnyRow]:
    """Those of the responses to be told that still press, on the same day."""
    told = _days_told(claimed, ABOUT_RESPONSES)
    if not told:
        return []
    return [row for row in _awaited(to, told) if row.response_due_on == told[row.id]]


def _responses(to: _To, rows: Sequence[AnyRow]) -> Part:
    shown = [_response(to, row) for row in rows[:MOST_TOLD]]
    return Part(shown, len(rows) - len(shown))


def _response(to: _To, row: AnyRow) -> ToldAction:
    """A recommendation, told with the day its response is due rather than the action's own."""
    days = (to.today - row.response_due_on).days
    day = day_words(row.response_due_on)
    return replace(
        _told(to, row, ""),
        due=gettext("%(day)s, from %(whom)s", day=day, whom=row.addressee)
        if row.addressee
        else day,
        late=ngettext("%(num)s day late", "%(num)s days late", days) if days > 0 else "",
        paper="",
    )


def _answers(to: _To, committee_ids: Iterable[int]) -> Sequence[AnyRow]:
    """Answers that wait for agreement and that this reader has not supported yet."""
    keys = frozenset(committee_ids)
    if not keys:
        return []
    rows = reminders.list_of_committees(to.reader, keys, Standing.AWAITING_AGREEMENT, to.today)
    supported = supports.of_actions([row.id for row in rows])
    return [
        row
        for row in rows
        if all(each.person_id != to.person.id for each in supported.get(row.id, []))
    ]


def _decisions(to: _To) -> list[Decision]:
    """What needs a clerk's decision, as their desk says it."""
    wanting = actions.count_wanting_a_clerk(to.reader, to.today)
    unreleased = len(updates.list_unreleased(to.reader, most=UPDATES_COUNTED))
    counted = (
        (
            wanting.overdue,
            ngettext("%(num)s action overdue", "%(num)s actions overdue", wanting.overdue),
            "actions?standing=overdue",
        ),
        (
            wanting.awaiting,
            ngettext(
                "%(num)s action awaits agreement",
                "%(num)s actions await agreement",
                wanting.awaiting,
            ),
            "actions?standing=awaiting_agreement",
        ),
        (
            wanting.ownerless,
            ngettext(
                "%(num)s action without an owner",
                "%(num)s actions without an owner",
                wanting.ownerless,
            ),
            "actions?owner=0",
        ),
        (
            wanting.undated,
            ngettext(
                "%(num)s action without a date", "%(num)s actions without a date", wanting.undated
            ),
            "actions?standing=no_date",
        ),
        (
            unreleased,
            ngettext("%(num)s update to publish", "%(num)s updates to publish", unreleased),
            "#unpublished",
        ),
        (
            wanting.refused,
            ngettext(
                "%(num)s person e-mail does not reach",
                "%(num)s people e-mail does not reach",
                wanting.refused,
            ),
            "people",
        ),
    )
    return [Decision(words, f"{to.base_url}/{path}") for number, words, path in counted if number]


def _meeting(to: _To, row: AnyRow) -> ComingMeeting:
    overdue = reminders.list_of_committees(
        to.reader, [row.committee_id], Standing.OVERDUE, to.today
    )
    awaited = reminders.list_due_at(to.reader, row.id, to.today)
    answers = reminders.list_of_committees(
        to.reader, [row.committee_id], Standing.AWAITING_AGREEMENT, to.today
    )
    if row.agenda_published_at is None:
        agenda = gettext("The agenda is not published yet.")
    else:
        day = row.agenda_published_at.astimezone(clock.LONDON).date()
        agenda = gettext("The agenda was published on %(day)s.", day=day_words(day))
    shown = {each.id for each in awaited}
    return ComingMeeting(
        name=row.committee_name or gettext("A meeting that is not public"),
        day=day_words(row.held_on),
        agenda=agenda,
        answers=_part(to, answers, "", is_answered=True),
        awaited=_part(to, awaited, ""),
        overdue=_part(to, [each for each in overdue if each.id not in shown], ""),
        responses=_responses(
            to, responses.list_told(to.reader, to.today, committee_ids=[row.committee_id])
        ),
        link=f"{to.base_url}/meetings/{row.public_id}",
    )


def _part(to: _To, rows: Sequence[AnyRow], verb: str, *, is_answered: bool = False) -> Part:
    shown = [_told(to, row, verb, is_answered=is_answered) for row in rows[:MOST_TOLD]]
    return Part(shown, len(rows) - len(shown))


def _told(to: _To, row: AnyRow, verb: str, *, is_answered: bool = False) -> ToldAction:
    number = f"{row.number:03d}"
    path = f"/actions/{quote(row.code)}/{quote(row.year)}/{number}"
    late = late_words(Standing.OVERDUE, days_late(row.due_on, None, to.today))
    if row.wording is not None:
        due = due_words(row)
    else:
        due = day_words(row.due_on) if row.due_on else gettext("No date set")
    paper = row.paper_due_on
    return ToldAction(
        reference=f"{row.code}/{row.year}/{number}",
        wording=row.wording,
        due=due,
        late=gettext("overdue %(by)s", by=late) if late and not is_answered else "",
        paper=day_words(paper) if paper and paper >= to.today else "",
        committee=row.committee_name,
        link=f"{to.base_url}{path}{'/' + verb if verb else ''}",
        passage=f"{to.base_url}/items/{row.passage_at}" if row.passage_at else None,
    )
