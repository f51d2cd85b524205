"""Circulating draft minutes: who is written to, how long their right lasts, what is disposed of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, func, select

from tests import builders as b
from tests.operations.test_outgoing_emails import everything_in, sent, text_of
from tests.web.clearance.circle import DRAFT, UNTIL, Circle, circulated, drawn, loaded
from tracker import clock as house_clock
from tracker import transaction
from tracker.db import db
from tracker.models import (
    AgendaItem,
    Clearance,
    ClearanceAsked,
    ClearanceComment,
    MinutesRevision,
    OutgoingEmail,
    Person,
    PostHolder,
)
from tracker.operations import (
    clearance_comments,
    clearances,
    confirmations,
    minutes,
    reminders,
    working_copies,
)
from tracker.operations.clearance_comments import CommentWords
from tracker.queries import clearances as queries
from tracker.queries import confirmations as confirmation_queries
from tracker.queries import items
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import EmailState, ItemKind, RevisionSource
from tracker.vocabulary.clearing import CommentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from time_machine import Traveller

    from tests.mail_server import MailServer

PASSAGE = "The Committee asked for Zqdraftxv by April."


@pytest.fixture
def circle(app: Flask, clock: Traveller) -> Iterator[Circle]:
    del clock
    with app.app_context():
        yield drawn(app)


def commented(
    circle: Circle, clearance: Clearance, text: str, person: Person | None = None
) -> ClearanceComment:
    person = person or circle.director
    reader = b.as_reader(person)
    words = CommentWords(CommentKind.WORDING, text, 1, PASSAGE)

    def write() -> ClearanceComment:
        item = queries.get_item(reader, loaded(clearance, person), circle.item.public_id)
        return clearance_comments.write(
            loaded(clearance, person),
            item,
            words,
            reader,
            house_clock.now(),
            house_clock.today(),
        )

    return b.made(write)


def accepted(circle: Circle, comment: ClearanceComment) -> None:
    reader = b.as_reader(circle.clerk)

    def accept() -> None:
        found = queries.get_comment(reader, comment.id)
        clearance_comments.accept(found, reader, house_clock.now())

    transaction.write(accept)


def text_now(circle: Circle) -> str:
    item = items.get(b.as_reader(circle.clerk), circle.item.public_id)
    current = items.find_current_words(item)
    return str(current.source) if current else ""


def reads(person: Person, item: AgendaItem) -> bool:
    """Whether the person reads the item's draft today."""
    shown = items.get_shown(b.as_reader(person), item.id)
    return shown.minutes_html is not None


def test_everybody_who_answers_is_written_to_and_no_word_of_the_draft_with_it(
    circle: Circle, mail_server: MailServer
) -> None:
    circulated(circle, circle.item, circle.private, asks_chair=True, note="Zqnotexv")
    assert sent(mail_server)[EmailState.SENT] == 3
    assert sorted(str(mail["To"].addresses[0].addr_spec) for mail in mail_server.messages) == [
        "cora.chair@council.example",
        "dina.director@council.example",
        "dora.deputy@council.example",
    ]
    for mail in mail_server.messages:
        assert "Zq" not in everything_in(mail)
        assert mail["Subject"] == "Draft minutes to look at until 30 January 2014"
        assert "Safeguarding Panel, 23 January 2014" in text_of(mail)
        assert "https://actions.example/draft-minutes/" in text_of(mail)
    by_name = {mail["To"].addresses[0].username: text_of(mail) for mail in mail_server.messages}
    # the chair reads the private item, the director does not
    assert "They are 2 items" in by_name["cora.chair"]
    assert "It is 1 item" in by_name["dina.director"]


def test_who_has_not_answered_is_reminded_once_before_the_day(
    circle: Circle, mail_server: MailServer, clock: Traveller
) -> None:
    clearance = circulated(circle, asks_chair=True)
    sent(mail_server)
    reader = b.as_reader(circle.director)
    transaction.write(
        lambda: clearances.finish(
            loaded(clearance, circle.director), reader, house_clock.now(), house_clock.today()
        )
    )
    for _day in range(9):
        for _time in range(2):
            transaction.write(lambda: reminders.queue(house_clock.now()))
        clock.shift(timedelta(days=1))
        sent(mail_server)
    told = [str(mail["Subject"]) for mail in mail_server.messages]
    reminded = [each for each in told if each.startswith("Reminder: draft minutes")]
    assert len(reminded) == 1
    assert mail_server.messages[told.index(reminded[0])]["To"].addresses[0].username == "cora.chair"


def test_nobody_is_written_to_once_it_is_over_or_answered(
    circle: Circle, mail_server: MailServer
) -> None:
    clearance = circulated(circle)
    clerk = b.as_reader(circle.clerk)
    transaction.write(
        lambda: clearances.end(
            loaded(clearance, circle.clerk),
            clerk,
            house_clock.now(),
            house_clock.today(),
            seen_version=1,
        )
    )
    assert sent(mail_server) == {EmailState.NOT_NEEDED: 2}


def test_the_right_lasts_as_long_as_it_is_open_and_the_post_is_held(
    circle: Circle, clock: Traveller
) -> None:
    everybody = (circle.director, circle.deputy, circle.planner, circle.member, circle.admin)
    assert [reads(person, circle.item) for person in everybody] == [False] * 5
    circulated(circle)
    assert [reads(person, circle.item) for person in everybody] == [True, True] + [False] * 3
    for other in (circle.private, circle.other):
        assert [reads(person, other) for person in everybody] == [False] * 5
    clock.move_to("2014-01-30 23:30+00:00")
    assert reads(circle.director, circle.item)

    def leave() -> None:
        db.session.execute(delete(PostHolder).where(PostHolder.person_id == circle.deputy.id))

    transaction.write(leave)
    assert not reads(circle.deputy, circle.item)
    clock.move_to("2014-01-31 00:30+00:00")
    assert not reads(circle.director, circle.item)


def test_publishing_ends_it_and_confirming_disposes_of_comments(
    circle: Circle, clock: Traveller
) -> None:
    clearance = circulated(circle, note="Zqnotexv")
    commented(circle, clearance, "Other words.")
    b.minutes_published(circle.meeting, circle.clerk)
    stored = db.session.get_one(Clearance, clearance.id)
    assert stored.ended_at is not None
    assert b.as_reader(circle.director).cleared_items == frozenset()
    later = b.a_meeting(circle.committee, circle.clerk, date(2014, 4, 24))
    place = b.an_item(later, circle.clerk, "Minutes of the last meeting", kind=ItemKind.MINUTES)
    clock.move_to("2014-04-25 09:00+00:00")
    clerk = b.as_reader(circle.clerk)
    transaction.write(
        lambda: confirmations.confirm(
            b.loaded(circle.meeting, clerk),
            confirmation_queries.get_place(place.id),
            circle.chair.id,
            "",
            clerk,
            house_clock.now(),
            house_clock.today(),
        )
    )
    assert db.session.scalar(select(func.count()).select_from(ClearanceComment)) == 0
    db.session.expire_all()
    assert db.session.get_one(Clearance, clearance.id).note == ""
    assert db.session.scalar(select(func.count()).select_from(ClearanceAsked)) == 1


def test_accepted_wording_is_a_new_revision_and_nobodys_text_is_lost(circle: Circle) -> None:
    clearance = circulated(circle)
    comment = commented(circle, clearance, "The Committee asked by *May*.")
    second = b.as_reader(circle.second)
    item = items.get(second, circle.item.public_id)
    base = item.current_revision_id

    def keep() -> None:
        # the other clerk is typing meanwhile
        typing = items.get(second, circle.item.public_id)
        working_copies.keep(
            typing, DRAFT + "\n\nMore.", second, house_clock.now(), base_revision_id=base, page="p"
        )

    transaction.write(keep)
    accepted(circle, comment)
    assert text_now(circle) == DRAFT.replace(PASSAGE, "The Committee asked by *May*.")
    newest = db.session.scalars(
        select(MinutesRevision).order_by(MinutesRevision.id.desc()).limit(1)
    ).one()
    assert newest.made_when is RevisionSource.COMMENT
    assert "<em>May</em>" in newest.html
    # the other clerk is told when they save, as ever
    with pytest.raises(RuleBroken) as refused:
        transaction.write(
            lambda: minutes.save(
                items.get(second, circle.item.public_id),
                DRAFT + "\n\nMore.",
                "",
                second,
                base_revision_id=base,
                page="p",
            )
        )
    assert refused.value.code is Broken.CHANGED_MEANWHILE


def test_wording_finds_its_passage_when_the_text_moved_on(circle: Circle) -> None:
    clearance = circulated(circle)
    comment = commented(circle, clearance, "Other words.")
    again = commented(circle, clearance, "Yet other words.")
    clerk = b.as_reader(circle.clerk)

    def rewrite() -> None:
        item = items.get(clerk, circle.item.public_id)
        text = f"The Chair opened.\n\n{DRAFT}"
        minutes.save(item, text, "", clerk, base_revision_id=item.current_revision_id)

    transaction.write(rewrite)
    accepted(circle, comment)
    assert text_now(circle) == f"The Chair opened.\n\n{DRAFT}".replace(PASSAGE, "Other words.")
    for late, code in ((comment, Broken.COMMENT_SETTLED), (again, Broken.COMMENT_PASSAGE_GONE)):
        with pytest.raises(RuleBroken) as refused:
            accepted(circle, late)
        assert refused.value.code is code


def test_what_cannot_be_circulated(circle: Circle) -> None:
    empty = b.an_item(circle.meeting, circle.clerk, "Nothing minuted")
    vacant = b.a_post("Head of Nothing")
    for code, items_, posts, until_on in (
        (Broken.CLEARANCE_NO_ITEMS, (empty,), (circle.post,), UNTIL),
        (Broken.CLEARANCE_NOBODY_ASKED, (circle.item,), (), UNTIL),
        (Broken.CLEARANCE_NOBODY_THERE, (circle.item,), (vacant,), UNTIL),
        (Broken.CLEARANCE_NOT_READABLE, (circle.private,), (circle.planning,), UNTIL),
        (Broken.UNTIL_PAST, (circle.item,), (circle.post,), date(2014, 1, 22)),
    ):
        with pytest.raises(RuleBroken) as refused:
            circulated(circle, *items_, posts=posts, until_on=until_on)
        assert refused.value.code is code
    circulated(circle)
    with pytest.raises(RuleBroken) as refused:
        circulated(circle, circle.item, circle.other)
    assert refused.value.code is Broken.CLEARANCE_ASKED_ALREADY
    circulated(circle, circle.other)
    b.minutes_published(circle.meeting, circle.clerk)
    with pytest.raises(RuleBroken) as refused:
        circulated(circle)
    assert refused.value.code is Broken.ALREADY_PUBLISHED


def test_begun_again_everybody_is_asked_afresh(circle: Circle, clock: Traveller) -> None:
    clearance = circulated(circle)
    reader = b.as_reader(circle.director)
    transaction.write(
        lambda: clearances.finish(
            loaded(clearance, circle.director), reader, house_clock.now(), house_clock.today()
        )
    )
    clerk = b.as_reader(circle.clerk)

    def extend(until_on: date) -> bool:
        found = loaded(clearance, circle.clerk)
        return transaction.write(
            lambda: clearances.extend(
                loaded(clearance, circle.clerk),
                until_on,
                clerk,
                house_clock.now(),
                house_clock.today(),
                seen_version=found.version,
            )
        )

    def numbers() -> tuple[int, int]:
        mails = db.session.scalar(select(func.count()).select_from(OutgoingEmail)) or 0
        finished = select(func.count()).where(ClearanceAsked.finished_at.is_not(None))
        return mails, db.session.scalar(finished) or 0

    assert numbers() == (2, 1)
    assert not extend(date(2014, 2, 3))  # still open: nobody is asked again
    assert numbers() == (2, 1)
    clock.move_to("2014-02-04 09:00+00:00")
    assert extend(date(2014, 2, 10))
    assert numbers() == (4, 0)
