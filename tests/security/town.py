"""A small council with a secret word in every free-text field that somebody may not read.

A secret word is invented and stands nowhere else: finding one in an answer to a reader who
may not read it is a leak, by whatever way out it came.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from flask import current_app

from tests.builders import stated
from tests.security.beside_minutes import plant_drafts, plant_interest
from tracker import clock, transaction
from tracker.access.reader import Reader
from tracker.documents.incoming import take_in
from tracker.documents.storage import Storage
from tracker.markdown import render
from tracker.models import Action, AgendaItem, Meeting, Person, Post
from tracker.operations import (
    actions,
    clearance_comments,
    clearances,
    confirmations,
    documents,
    indicators,
    items,
    meetings,
    members,
    minutes,
    people,
    posts,
    private_parts,
    records,
    updates,
)
from tracker.operations.actions import ActionWords
from tracker.operations.clearance_comments import CommentWords
from tracker.operations.clearances import Circulation
from tracker.operations.documents import DocumentWords, Owner
from tracker.operations.indicators import IndicatorWords
from tracker.operations.items import ItemWords
from tracker.operations.private_parts import PartWords
from tracker.queries import actions as action_queries
from tracker.queries import clearances as clearance_queries
from tracker.queries import confirmations as confirmation_queries
from tracker.queries import documents as document_queries
from tracker.queries import items as item_queries
from tracker.queries import meetings as meeting_queries
from tracker.queries import readers
from tracker.rules.due import DueRule
from tracker.vocabulary import (
    Basis,
    CommitteeKind,
    DocumentSlot,
    DueKind,
    Frequency,
    MemberRole,
    Polarity,
    Restriction,
    Unit,
    UpdateKind,
)
from tracker.vocabulary.clearing import CommentKind

if TYPE_CHECKING:
    from flask import Flask

PASSWORD = "a password for tests"
HELD = date(2014, 1, 23)


@dataclass
class Town:
    """What was planted, and who may not read it.

    Attributes:
        secrets: each planted word, and for whom it is forbidden ("public" stands for
            everybody who has no part in the committee).
        addresses: values for the parts of addresses: {"public_id": [...], "code": [...]}.
        emails: sign-ins by role.
        restricted: the planted words whose every reading is kept.
    """

    secrets: dict[str, set[str]] = field(default_factory=dict)
    addresses: dict[str, list[str]] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    restricted: set[str] = field(default_factory=set)
    count: int = 0

    def restricted_word(self, where: str, *, also_from: tuple[str, ...] = ()) -> str:
        """A secret word of exempt or confidential matter: whoever reads it is kept."""
        word = self.secret(where, also_from=also_from)
        self.restricted.add(word)
        return word

    def secret(self, where: str, *, also_from: tuple[str, ...] = ()) -> str:
        """A fresh word that outsiders (and `also_from`) may never see."""
        self.count += 1
        word = f"Zq{where}{self.count}xv"
        self.secrets[word] = {"public", "stranger", "other_member", *also_from}
        return word


def build(app: Flask) -> Town:
    """Fill an empty database; every commit goes through the one door."""
    town = Town()
    with app.app_context():
        hashed = app.extensions["passwords"].hash(PASSWORD)
        transaction.write(lambda: _fill(town, hashed))
    return town


def _person(town: Town, role: str, hashed: str, **flags: bool) -> Person:
    email = f"{role}@example.org"
    town.emails[role] = email
    return people.add_person(
        f"{role.title()} Person", email, actor=None, password_hash=hashed, **flags
    )


def _document(
    town: Town,
    owner: Owner,
    clerk: Reader,
    name: str = "Report",
    text: str = "Nothing secret.",
    **words: Any,
) -> None:
    """Plant a file; whoever may not read it must not meet its name, title or content."""
    storage: Storage = current_app.extensions["documents"]
    sent = io.BytesIO(f"Item,Words\n1,{text}\n".encode())
    file = take_in(sent, f"{name}.csv", storage, 1_000_000)
    given = DocumentWords(words.pop("slot", DocumentSlot.REPORT), **words)
    document = documents.add(owner, file, given, clerk, clock.now())
    town.addresses.setdefault("document_id", []).append(document.public_id)


def _fill(town: Town, hashed: str) -> None:
    clerk = readers.reader_for(_person(town, "clerk", hashed, is_clerk=True), HELD)
    owner, stranger = _person(town, "owner", hashed), _person(town, "stranger", hashed)
    chair, member = _person(town, "chair", hashed), _person(town, "member", hashed)
    other = _person(town, "other_member", hashed)
    _person(town, "admin", hashed, is_admin=True)
    _person(town, "performance", hashed, is_performance_officer=True)
    committee = records.add_committee("CSP", "Safeguarding", None)
    elsewhere = records.add_committee("ENV", "Environment", None)
    hidden = records.add_committee(
        "OPG", town.secret("group"), None, kind=CommitteeKind.OFFICER_GROUP
    )
    for body, person, role in (
        (committee, chair, MemberRole.CHAIR),
        (committee, member, MemberRole.MEMBER),
        (elsewhere, other, MemberRole.CHAIR),
    ):
        members.seat(body, person, role, date(2010, 1, 1), None)
    director = posts.add_post("Director of Children’s Services", None)
    planner = posts.add_post("Head of Planning", None)
    posts.appoint(director, owner, date(2010, 1, 1), None)
    posts.appoint(planner, stranger, date(2010, 1, 1), None)
    indicator = indicators.add(
        IndicatorWords(
            "KI1", "Assessments in time", Unit.PERCENT, Polarity.HIGH, Basis.FLOW, Frequency.MONTHLY
        ),
        None,
    )
    private = indicators.add(
        IndicatorWords(
            "KI2",
            town.secret("measure"),
            Unit.NUMBER,
            Polarity.NEUTRAL,
            Basis.FLOW,
            Frequency.MONTHLY,
            definition=town.secret("definition"),
            is_public=False,
        ),
        None,
    )
    # officers with a post and members may read the council's own working measures
    for word in [w for w in town.secrets if "measure" in w or "definition" in w]:
        town.secrets[word] = {"public"}
    published = meetings.schedule(committee, HELD, time(18, 30), clerk)
    draft = meetings.schedule(committee, HELD + timedelta(days=91), time(18, 30), clerk)
    group = meetings.schedule(
        hidden, HELD - timedelta(days=3), time(9, 0), clerk, place=town.secret("room")
    )
    _published(town, published, clerk, director, indicator.id)
    _draft(town, draft, clerk, director, private.id)
    _officers_meeting(town, group, clerk)
    cleared = meetings.schedule(committee, HELD + timedelta(days=30), time(18, 30), clerk)
    _cleared(town, cleared, clerk, (director, owner), (planner, stranger), chair)
    left = meetings.schedule(committee, HELD - timedelta(days=21), time(18, 30), clerk)
    _remember(town, plant_interest(town, left, member, clerk))
    drafted = item_queries.get(clerk, town.addresses["item"][2])
    plant_drafts(town, drafted, member, clerk)
    town.addresses |= {
        "code": ["CSP", "ENV", "OPG"],
        "reference": ["KI1", "KI2"],
        "kind": ["csv", "xlsx", "docx"],
    }
    for key, things in (
        ("meeting", (published, draft, group, cleared, left)),
        ("person_id", (owner, stranger)),
        ("post_id", (director, planner)),
    ):
        town.addresses[key] = [str(getattr(each, "public_id", each.id)) for each in things]


def _write(item: AgendaItem, text: str, clerk: Reader) -> None:
    item = item_queries.get(clerk, item.public_id)
    minutes.save(item, text, render(text), clerk, base_revision_id=None)


def _private_part(town: Town, item: AgendaItem, clerk: Reader, *also: str) -> None:
    """Plant the private part of an item that is open."""
    purpose = town.restricted_word("partpurpose", also_from=also)
    text = f"The matter of {town.restricted_word('partminutes', also_from=also)} was heard."
    private_parts.save(
        item_query(item, clerk),
        PartWords(
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 1",
            public_interest=town.restricted_word("partinterest", also_from=also),
            review_on=None,
            purpose=purpose,
            purpose_html=render(purpose),
            minutes=text,
            minutes_html=render(text),
        ),
        clerk,
        seen_version=0,
        opened_at=clock.now(),
    )


def item_query(item: AgendaItem, clerk: Reader) -> AgendaItem:
    """The item as an operation takes it."""
    return item_queries.get(clerk, item.public_id)


def _action(item: AgendaItem, clerk: Reader, words: ActionWords) -> Action:
    item = item_queries.get(clerk, item.public_id)
    return actions.record_under_item(item, words, clerk)


def _published(
    town: Town, meeting: Meeting, clerk: Reader, director: Post, indicator_id: int
) -> None:
    """A published meeting with an open item and a private one."""
    item = items.add(
        meeting,
        ItemWords("7", "Performance report", "The figures.", indicator_ids=[indicator_id]),
        clerk,
    )
    private = items.add(
        meeting,
        ItemWords(
            "8",
            town.restricted_word("title"),
            town.secret("purpose"),
            f"<p>{town.secret('purposehtml')}</p>",
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 2",
            public_title="A private matter",
            is_urgent=True,
            urgency_reason=town.restricted_word("urgency"),
        ),
        clerk,
    )
    _write(item, "The Committee agreed an update.", clerk)
    _private_part(town, item, clerk)
    _write(private, f"The family of {town.restricted_word('minutes')} was discussed.", clerk)
    for where, restriction in (
        (item, Restriction.OPEN),
        (private, Restriction.OPEN),
        (item, Restriction.CONFIDENTIAL),
    ):
        secret = where is private or restriction is not Restriction.OPEN
        words = ActionWords(
            wording=town.restricted_word("wording") if secret else "Bring an update",
            passage=town.restricted_word("passage") if secret else "Agreed an update.",
            lead_post_id=director.id,
            due=DueRule(
                DueKind.CONDITION,
                condition=town.restricted_word("condition") if secret else "it is ready",
                words=town.restricted_word("duewords") if secret else "when ready",
            ),
            indicators={},
            restriction=restriction,
            restriction_ground=town.secret("ground")
            if restriction is not Restriction.OPEN
            else None,
        )
        _action(where, clerk, words)
    _document(town, item, clerk)
    _document(town, private, clerk, town.restricted_word("itemfile"), town.secret("itemfiletext"))
    _document(
        town,
        item,
        clerk,
        town.secret("file"),
        town.secret("filetext"),
        title=town.restricted_word("filetitle"),
        restriction=Restriction.EXEMPT,
        restriction_ground=town.secret("fileground"),
    )
    meetings.publish_agenda(meeting, clerk, clock.now())
    stated(meeting, clerk)
    meetings.publish_minutes(meeting, clerk, clock.now())
    for each in (item, private):
        words = town.secret("correction", also_from=("member", "owner", "chair"))
        corrected = item_queries.get(clerk, each.public_id)
        confirmations.correct(corrected, _last_word(corrected), words, clerk, clock.now())
    for issued in meetings.issue(meeting, clerk, clock.now()):
        action = _loaded(clerk, issued)
        update = updates.add(
            action, UpdateKind.PROGRESS, town.secret("update"), clerk, today=HELD, now=clock.now()
        )
        _document(
            town,
            (action, update),
            clerk,
            town.secret("evidence"),
            town.secret("evidencetext"),
            slot=DocumentSlot.EVIDENCE,
        )
        updates.add(
            action, UpdateKind.REPORT, town.secret("report"), clerk, today=HELD, now=clock.now()
        )
        updates.send_back(action, clerk, clock.now(), town.secret("reason"))
        _remember(town, action)
    _former(town, item, clerk)
    _remember_items(town, item, private)


def _former(town: Town, item: AgendaItem, clerk: Reader) -> None:
    """A public file that was removed for its name, and one taken from a private file's place."""
    but_clerks = ("member", "owner", "chair")
    _document(
        town,
        item,
        clerk,
        town.secret("formerfile", also_from=but_clerks),
        town.secret("formertext", also_from=but_clerks),
    )
    _remove(town, clerk, "The wrong file")
    _document(
        town,
        item,
        clerk,
        town.secret("gonefile", also_from=but_clerks),
        town.secret("gonetext", also_from=but_clerks),
        restriction=Restriction.EXEMPT,
        restriction_ground=town.secret("goneground", also_from=but_clerks),
    )
    _remove(town, clerk, town.secret("gonereason", also_from=but_clerks))


def _remove(town: Town, clerk: Reader, reason: str) -> None:
    """Remove the document that was planted last."""
    last = document_queries.get(clerk, town.addresses["document_id"][-1])
    documents.remove(last, clerk, clock.now(), reason)


def _draft(town: Town, meeting: Meeting, clerk: Reader, director: Post, indicator_id: int) -> None:
    """A meeting whose agenda is not published and whose minutes are being written."""
    item = items.add(
        meeting,
        ItemWords(
            "1",
            town.secret("drafttitle", also_from=("member", "owner")),
            town.secret("draftpurpose", also_from=("member", "owner")),
            "",
            indicator_ids=[indicator_id],
        ),
        clerk,
    )
    _write(
        item,
        f"It was agreed that {town.secret('draftminutes', also_from=('member', 'owner'))} be seen.",
        clerk,
    )
    _private_part(town, item, clerk, "member", "owner")
    _document(
        town,
        item,
        clerk,
        town.secret("draftfile", also_from=("member", "owner")),
        town.secret("draftfiletext", also_from=("member", "owner")),
    )
    words = ActionWords(
        wording=town.secret("draftwording", also_from=("member", "owner")),
        passage=town.secret("draftpassage", also_from=("member", "owner")),
        lead_post_id=director.id,
    )
    action = _action(item, clerk, words)
    _remember(town, action)
    _remember_items(town, item)


def _officers_meeting(town: Town, meeting: Meeting, clerk: Reader) -> None:
    """A published meeting of a group that is not public."""
    item = items.add(
        meeting, ItemWords("1", town.secret("grouptitle"), town.secret("grouppurpose")), clerk
    )
    _write(item, town.secret("groupminutes"), clerk)
    _document(town, item, clerk, town.secret("groupfile"), town.secret("groupfiletext"))
    _document(town, meeting, clerk, town.secret("roomfile"), town.secret("roomfiletext"))
    words = ActionWords(wording=town.secret("groupwording"), passage=town.secret("grouppassage"))
    action = _action(item, clerk, words)
    meetings.publish_agenda(meeting, clerk, clock.now())
    meetings.publish_minutes(meeting, clerk, clock.now())
    _remember(town, action)
    _remember_items(town, item)


def _cleared(
    town: Town,
    meeting: Meeting,
    clerk: Reader,
    asked: tuple[Post, Person],
    other: tuple[Post, Person],
    chair: Person,
) -> None:
    """A draft circulated: to a director, and to somebody else with an item they may not read."""
    outsiders = ("public", "other_member", "member")

    def item(number: str, text: str, **words: Any) -> AgendaItem:
        found = items.add(meeting, ItemWords(number, f"Item {number}", **words), clerk)
        _write(found, text, clerk)
        return found

    def secret(where: str, *forbidden: str) -> str:
        word = town.secret(where)
        town.secrets[word] = {*outsiders, *forbidden}
        return word

    to_director = item("1", f"It was agreed {secret('cleared', 'stranger')} then.")
    to_planner = item("2", f"It was agreed {secret('otherscleared', 'owner')} then.")
    private = item(
        "3",
        f"The family {secret('privatecleared', 'owner', 'stranger')} was named.",
        restriction=Restriction.EXEMPT,
        restriction_ground="Paragraph 2",
        public_title="A private matter",
    )
    kept = item("4", f"It was agreed {secret('notcleared', 'owner', 'stranger')} then.")
    _private_part(town, to_director, clerk, "member", "owner")
    for word in [each for each in town.secrets if "partpurpose" in each][-1:]:
        town.secrets[word].discard("member")  # it is read with the agenda
    meetings.publish_agenda(meeting, clerk, clock.now())
    until = clock.today() + timedelta(days=7)
    for note, found, post, asks_chair in (
        (secret("clearnote", "stranger"), [to_director], asked[0], True),
        (secret("othersnote", "owner", "chair"), [to_planner, private], other[0], False),
    ):
        words = Circulation([each.id for each in found], [post.id], asks_chair, until, note)
        loaded = meeting_queries.get(clerk, meeting.public_id)
        made = clearances.circulate(loaded, words, clerk, clock.now(), clock.today())
        town.addresses.setdefault("clearance_id", []).append(made.public_id)
    for person, number, found, forbidden in (
        (asked[1], 0, to_director, ("stranger", "chair")),
        (chair, 0, to_director, ("stranger", "owner")),
        (other[1], 1, to_planner, ("owner", "chair")),
    ):
        reader = readers.reader_for(person, clock.today())
        round_ = clearance_queries.get(reader, town.addresses["clearance_id"][number])
        about = clearance_queries.get_item(reader, round_, found.public_id)
        remark = CommentWords(CommentKind.REMARK, secret("comment", *forbidden))
        clearance_comments.write(round_, about, remark, reader, clock.now(), clock.today())
    _remember_items(town, to_director, to_planner, private, kept)


def _last_word(item: AgendaItem) -> str:
    """The last word of an item's published minutes, which stands there once."""
    return confirmation_queries.source_of(item).split()[-1].rstrip(".")


def _loaded(clerk: Reader, action: Action) -> Action:
    return action_queries.get(clerk, action.code, action.year, action.number)


def _remember(town: Town, action: Action) -> None:
    town.addresses.setdefault("action", []).append(action.reference)


def _remember_items(town: Town, *found: AgendaItem) -> None:
    town.addresses.setdefault("item", []).extend(each.public_id for each in found)
