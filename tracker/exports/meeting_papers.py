"""A meeting's agenda and minutes as papers: for everybody, and apart from it what is private.

The paper for everybody never holds a private word, whoever asks for it: of a private item it has
the public title and the ground. The private paper holds the private items alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker import clock
from tracker.exports.paper import (
    Block,
    Facts,
    Heading,
    ListItem,
    Paper,
    Paragraph,
    Run,
    Table,
    TableColumn,
    Tone,
    said,
)
from tracker.exports.stored_html import blocks_of
from tracker.models import Authority, Meeting
from tracker.queries.fetch import AnyRow
from tracker.queries.meeting_papers import (
    MeetingMatter,
    has_private_part,
    is_private,
)
from tracker.translation import gettext
from tracker.vocabulary import DocumentSlot, MemberRole, Restriction
from tracker.vocabulary.attendance import AttendanceKind
from tracker.vocabulary.privacy import Exclusion
from tracker.wording.due import day_words, due_or_ended_words
from tracker.wording.interests import interest_sentence
from tracker.wording.private import PUBLIC_MINUTES_ARE_ENOUGH, resolution_sentence
from tracker.wording.roles import role_words
from tracker.wording.votes import vote_sentences


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a meeting's papers.

    Attributes:
        authority: the council, for its name and colour.
        meeting: its committee loaded.
        time: as printed, such as "6:30pm".
        state: a sentence such as "Draft – to be confirmed at the meeting on …", or "".
        attendance: rows of `queries.attendance.list_of`.
        interests: rows of `queries.attendance.list_interests`.
        members: rows of `queries.attendance.list_members`: who sat on the committee that day.
    """

    authority: Authority
    meeting: Meeting
    time: str
    state: str = ""
    attendance: Sequence[AnyRow] = ()
    interests: Sequence[AnyRow] = ()
    members: Sequence[AnyRow] = ()

    @property
    def subtitle(self) -> str:
        """The committee and its day."""
        return f"{self.meeting.committee.name}, {day_words(self.meeting.held_on)}"


def agenda_paper(head: Head, matter: MeetingMatter, *, private: bool = False) -> Paper:
    """The agenda: when and where, the items with their purposes and documents.

    Args:
        head: the meeting.
        matter: what the reader may read of it.
        private: the paper of what is private alone, instead of the one for everybody.
    """
    facts = [*_when_and_where(head), *_members_and_notice(head)]
    blocks: list[Block] = [*_notices(head, private=private), Facts(facts)]
    chosen = [item for item in matter.items if not private or _in_private_agenda(item, matter)]
    told = [item for item in chosen if _is_told_of(item, head.meeting)]
    if not private and (told or any(is_private(item) for item in chosen)):
        blocks.append(
            said(
                gettext(
                    "The committee will be asked to exclude the public while it considers what is "
                    "marked as private."
                )
            )
        )
    for item in chosen:
        blocks.append(Heading(_title(item, private=private)))
        blocks.extend(_agenda_item(item, matter, private=private))
        if item in told and not private:
            blocks.append(_part_ground(item))
    title = gettext("Private agenda") if private else gettext("Agenda")
    return _paper(head, title, blocks)


def minutes_paper(
    head: Head,
    matter: MeetingMatter,
    *,
    private: bool = False,
    signing: bool = False,
    corrected: Mapping[int, str] | None = None,
) -> Paper:
    """The minutes: who was there, what was said and agreed under each item.

    Args:
        head: the meeting; its state says whether these are a draft.
        matter: what the reader may read of it.
        private: the paper of what is private alone, instead of the one for everybody.
        signing: with lines for the signature of whoever presides when they are confirmed.
        corrected: HTML that stands for the minutes of an item, by the item's key.
    """
    blocks: list[Block] = [*_notices(head, private=private), Facts(_who_was_there(head))]
    for item in matter.items:
        if private and not _in_private_minutes(item, matter):
            continue
        blocks.append(Heading(_title(item, private=private)))
        blocks.extend(_minuted(item, head, matter, corrected or {}, private=private))
    if signing:
        blocks.extend(_signature())
    title = gettext("Private minutes") if private else gettext("Minutes")
    return _paper(head, title, blocks)


def _paper(head: Head, title: str, blocks: list[Block]) -> Paper:
    return Paper(
        title=title,
        council=head.authority.name,
        colour=head.authority.colour,
        subtitle=head.subtitle,
        foot=f"{title} · {head.subtitle}",
        blocks=blocks,
    )


def _notices(head: Head, *, private: bool) -> Iterator[Block]:
    if private:
        yield said(gettext("Not for publication: exempt or confidential information."), Tone.NOTICE)
    if head.state:
        yield said(head.state, Tone.NOTICE)


def _when_and_where(head: Head) -> list[tuple[str, str]]:
    meeting = head.meeting
    pairs = [
        (gettext("Date"), day_words(meeting.held_on)),
        (gettext("Time"), head.time),
        (gettext("Place"), meeting.place or ""),
    ]
    return [pair for pair in pairs if pair[1]]


def _members_and_notice(head: Head) -> Iterator[tuple[str, str]]:
    if head.members:
        names = [
            row.name
            if row.role is MemberRole.MEMBER
            else f"{row.name} ({role_words(row.role, head.authority.chair_word)})"
            for row in head.members
        ]
        yield gettext("Members"), ", ".join(names)
    if head.meeting.agenda_published_at:
        published = head.meeting.agenda_published_at.astimezone(clock.LONDON)
        yield gettext("Published"), day_words(published.date())


_THERE = (
    AttendanceKind.PRESENT,
    AttendanceKind.SUBSTITUTE,
    AttendanceKind.APOLOGIES,
    AttendanceKind.ABSENT,
    AttendanceKind.OFFICER,
    AttendanceKind.GUEST,
)


def _who_was_there(head: Head) -> list[tuple[str, str]]:
    pairs = _when_and_where(head)
    for kind in _THERE:
        names = [_named(row) for row in head.attendance if row.kind is kind]
        if names:
            pairs.append((gettext(kind.label), "\n".join(names)))
    return pairs


def _named(row: AnyRow) -> str:
    name = row.name or row.words or ""
    if row.substitute_for:
        return gettext("%(name)s, for %(absent)s", name=name, absent=row.substitute_for)
    return name


def _in_private_agenda(item: AnyRow, matter: MeetingMatter) -> bool:
    """Whether the private agenda has something of an item: all, a part or a document."""
    hidden = _documents(item, matter, of_private=True)
    is_whole = is_private(item) and item.is_readable
    is_part = has_private_part(item) and item.private_purpose_html
    return bool(is_whole or is_part or any(hidden))


def _in_private_minutes(item: AnyRow, matter: MeetingMatter) -> bool:
    """Whether the private minutes have something of an item: all, a part or an action."""
    is_whole = is_private(item) and item.is_readable
    is_part = has_private_part(item) and item.private_minutes_html
    return bool(is_whole or is_part or any(_agreed(item, matter, of_private=True)))


def _title(item: AnyRow, *, private: bool) -> str:
    title = item.public_title if is_private(item) and not private else item.title
    return " ".join(part for part in (item.number, title) if part)


def _ground(item: AnyRow) -> Block:
    return said(
        gettext(
            "Taken in private: %(ground)s.", ground=(item.restriction_ground or "").rstrip(".")
        ),
        Tone.QUIET,
    )


def _is_told_of(item: AnyRow, meeting: Meeting) -> bool:
    """Whether everybody is told of an item's private part: with the words it is part of."""
    if not has_private_part(item):
        return False
    published = meeting.minutes_published_at is not None
    return bool(item.private_purpose_html or published or not item.is_private_readable)


def _part_ground(item: AnyRow) -> Block:
    ground = (item.private_ground or "").rstrip(".")
    return said(gettext("A part of this item is private: %(ground)s.", ground=ground), Tone.QUIET)


def _part(item: AnyRow, html: str | None) -> Iterator[Block]:
    """The private part of an item: its ground, or that it was private, and its words."""
    if not html:
        return
    if has_private_part(item):
        yield _part_ground(item)
    else:
        yield said(gettext("Taken in private, and public since"), Tone.QUIET)
    yield from blocks_of(html, below=1)


def _agenda_item(item: AnyRow, matter: MeetingMatter, *, private: bool) -> Iterator[Block]:
    if is_private(item):
        yield _ground(item)
        if not private:
            return
    elif private:
        yield from _part(item, item.private_purpose_html)
        yield from _documents(item, matter, of_private=True)
        return
    if item.lead_post:
        yield said(gettext("Led by %(post)s", post=item.lead_post), Tone.QUIET)
    if item.purpose_html:
        yield from blocks_of(item.purpose_html, below=1)
    if private or item.private_restriction is Restriction.OPEN:
        yield from _part(item, item.private_purpose_html)
    yield from _documents(item, matter, of_private=None if private else False)


def _documents(item: AnyRow, matter: MeetingMatter, *, of_private: bool | None) -> Iterator[Block]:
    """The item's documents: the private ones, the others, or (None) all."""
    for document in matter.documents.get(item.id, ()):
        is_hidden = document.restriction not in {None, Restriction.OPEN}
        if of_private is None or of_private is is_hidden:
            yield ListItem((Run(_document(document)),))


def _document(document: AnyRow) -> str:
    slot = document.slot
    if slot is None or slot is DocumentSlot.REPORT:
        return document.title
    return f"{gettext(slot.label)}: {document.title}"


def _minuted(
    item: AnyRow,
    head: Head,
    matter: MeetingMatter,
    corrected: Mapping[int, str],
    *,
    private: bool,
) -> Iterator[Block]:
    is_whole = is_private(item) or item.private_restriction is None
    if is_private(item):
        yield _ground(item)
    if is_whole:
        yield from _told_of_private(item)
    if is_private(item) and not private:
        return
    if is_private(item) or not private:
        yield from _said_and_decided(item, head, matter, corrected)
    yield from _private_minutes(item, private=private)
    is_all = is_private(item) and private
    yield from _agreed(item, matter, of_private=None if is_all else private)
    if not is_whole:
        yield from _told_of_private(item)


def _said_and_decided(
    item: AnyRow, head: Head, matter: MeetingMatter, corrected: Mapping[int, str]
) -> Iterator[Block]:
    for row in head.interests:
        if row.item_id == item.id:
            yield said(interest_sentence(row))
    minutes = corrected.get(item.id, item.minutes_html)
    if minutes:
        if is_private(item) and item.public_record_html:
            yield Heading(gettext("Private minutes"), 2)
        yield from blocks_of(minutes, below=1, table_name=item.title)
    else:
        is_draft = head.meeting.minutes_published_at is None  # of which some read parts only
        nothing = gettext("Nothing to read yet.") if is_draft else gettext("Nothing is minuted.")
        yield said(nothing, Tone.QUIET)
    if item.decision_html:
        yield Heading(gettext("Decision"), 2)
        yield from blocks_of(item.decision_html, below=2)
    for vote in matter.votes.get(item.id, ()):
        for sentence in vote_sentences(vote):
            yield said(sentence)


def _private_minutes(item: AnyRow, *, private: bool) -> Iterator[Block]:
    """The private part of the minutes, or that there is one."""
    if private or item.private_restriction is Restriction.OPEN:
        yield from _part(item, item.private_minutes_html)
    elif has_private_part(item):
        yield _part_ground(item)


def _told_of_private(item: AnyRow) -> Iterator[Block]:
    """What the committee resolved about the public, and what these are told instead."""
    if item.exclusion:
        yield said(resolution_sentence(item))
        is_lifted = not is_private(item) and item.private_restriction is None
        if is_lifted and item.exclusion is Exclusion.AGREED:
            yield said(gettext("Taken in private, and public since"), Tone.QUIET)
    if item.public_record_html:
        yield Heading(gettext("Summary for the public"), 2)
        yield from blocks_of(item.public_record_html, below=2)
    elif item.public_record:
        yield said(gettext(PUBLIC_MINUTES_ARE_ENOUGH))


def _agreed(item: AnyRow, matter: MeetingMatter, *, of_private: bool | None) -> Iterator[Block]:
    """The item's actions: the private ones, the others, or (None) all."""
    agreed = [
        row
        for row in matter.actions.get(item.id, ())
        if of_private is None or of_private is (row.id in matter.private_actions)
    ]
    if agreed:
        yield _actions(agreed)


def _actions(rows: Sequence[AnyRow]) -> Table:
    columns = [
        TableColumn(gettext("Action agreed"), 5),
        TableColumn(gettext("Owner"), 3),
        TableColumn(gettext("Due"), 3),
    ]
    return Table(
        gettext("Actions agreed"),
        columns,
        [
            (
                (
                    Paragraph((Run(row.wording),)),
                    said(f"{row.code}/{row.year}/{row.number:03d}", Tone.QUIET),
                ),
                row.post or gettext("No owner yet"),
                due_or_ended_words(row),
            )
            for row in rows
        ],
    )


def _signature() -> Iterator[Block]:
    yield Heading(gettext("Confirmed as a correct record"))
    yield Facts(
        [
            (gettext("Signed by the person presiding"), "\n\n"),
            (gettext("Name"), "\n"),
            (gettext("Date"), "\n"),
        ]
    )
