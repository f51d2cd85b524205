"""What ends hands over: committees, posts, services and organisations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from tests import builders
from tracker import clock
from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    Action,
    AgendaItem,
    AuditEvent,
    Committee,
    Meeting,
    Membership,
    Organisation,
    Person,
    PlannedItem,
    Post,
    PostHolder,
    Service,
)
from tracker.operations import actions, homes, meetings, members, posts, programme, records
from tracker.queries import actions as action_queries
from tracker.queries import posts as post_queries
from tracker.rules.due import DueRule
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import CommitteeKind, DueBasis, DueKind, MemberRole, Outcome

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

AGREED, END = date(2014, 1, 23), date(2014, 2, 28)
TODAY = date(2014, 3, 1)
APRIL_24 = date(2014, 4, 24)
APRIL = DueRule(DueKind.MONTH, month=4)
NEXT = DueRule(DueKind.NEXT_MEETING)


@dataclass
class Council:
    clerk: Person
    old: Committee
    new: Committee
    january: Meeting

    @property
    def actor(self) -> Reader:
        return builders.as_reader(self.clerk)

    def agreed(self, due: DueRule, **words: Any) -> int:
        return builders.an_action(self.old, self.january, self.clerk, due=due, **words).number

    def find(self, number: int) -> Action:
        db.session.expire_all()
        return action_queries.get(self.actor, "OLD", "2013-14", number)

    def end(self, successor: Committee | None, on: date = END) -> None:
        def change() -> bool:
            old = db.session.get_one(Committee, self.old.id)
            other = db.session.get_one(Committee, successor.id) if successor else None
            records.abolish(old, on, other, self.actor, clock.today())
            return True

        builders.made(change)


@pytest.fixture
def council(app: Flask, clock: Traveller) -> Iterator[Council]:
    with app.app_context():
        clerk = builders.a_clerk()
        old = builders.a_committee("OLD", "Old Panel")
        new = builders.a_committee("NEW", "New Panel")
        january = builders.a_meeting(old, clerk, AGREED)
        clock.move_to(TODAY.isoformat())
        yield Council(clerk, old, new, january)


def refused(change: object, *arguments: object) -> tuple[str, Broken]:
    assert callable(change)
    with pytest.raises(RuleBroken) as broken:
        change(*arguments)
    db.session.rollback()
    return broken.value.field, broken.value.code


def events_of(tag: str) -> list[AuditEvent]:
    wanted = select(AuditEvent).where(AuditEvent.tag == tag).order_by(AuditEvent.id)
    return list(db.session.scalars(wanted))


def test_open_actions_move_with_their_references_and_follow_the_successors_calendar(
    council: Council,
) -> None:
    builders.a_meeting(council.new, council.clerk, APRIL_24)
    builders.a_meeting(council.new, council.clerk, date(2014, 2, 6))
    by_month, at_next = council.agreed(APRIL), council.agreed(NEXT)
    closed = council.agreed(APRIL)
    builders.made(
        lambda: actions.withdraw(council.find(closed), council.actor, "Entered twice") and None
    )
    council.end(council.new)

    for number in (by_month, at_next):
        action = council.find(number)
        assert action.reference == f"OLD/2013-14/{number:03d}"
        assert action.committee_id == council.new.id
        assert (action.due_on, action.due_basis) == (APRIL_24, DueBasis.MEETING)
        assert action.times_deferred == 0
    assert council.find(closed).committee_id == council.old.id
    moved = events_of("action_handed_over")
    assert [event.subject_name for event in moved] == ["OLD/2013-14/001", "OLD/2013-14/002"]
    assert moved[0].changes["committee"] == ["Old Panel", "New Panel"]
    assert "due_on" in moved[0].changes
    assert events_of("action_due_followed") == []


def test_a_date_that_has_come_stays_when_the_committee_ends(council: Council) -> None:
    builders.a_meeting(council.old, council.clerk, date(2014, 2, 20))
    builders.a_meeting(council.new, council.clerk, APRIL_24)
    overdue = council.agreed(NEXT)
    council.end(council.new)

    assert council.find(overdue).due_on == date(2014, 2, 20)


def test_an_action_without_a_meeting_follows_when_the_successor_schedules_one(
    council: Council,
) -> None:
    waiting = council.agreed(NEXT)
    council.end(council.new)
    assert council.find(waiting).due_on is None
    builders.a_meeting(council.new, council.clerk, APRIL_24)

    assert council.find(waiting).due_on == APRIL_24


def test_seats_end_with_the_committee_and_one_not_begun_goes(council: Council) -> None:
    builders.seated(builders.a_person("Sue Hill"), council.old)
    later = builders.a_person("Al Fox")
    builders.made(
        lambda: members.seat(council.old, later, MemberRole.MEMBER, TODAY + timedelta(days=9), None)
    )
    council.end(None)

    seats = db.session.scalars(select(Membership)).all()
    assert [seat.to_on for seat in seats] == [END]
    assert len(events_of("member_left")) == 2
    assert len(events_of("committee_ended")) == 1


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("no successor", ("successor", Broken.SUCCESSOR_MISSING)),
        ("itself", ("successor", Broken.SUCCESSOR_UNFIT)),
        ("officers", ("successor", Broken.SUCCESSOR_UNFIT)),
        ("ended", ("successor", Broken.SUCCESSOR_UNFIT)),
        ("tomorrow", ("on", Broken.END_NOT_REACHED)),
        ("meets later", ("on", Broken.MEETINGS_AFTER_THE_END)),
        ("twice", ("on", Broken.ENDED)),
    ],
)
def test_an_end_is_refused_when_it_cannot_be(
    council: Council, case: str, expected: tuple[str, Broken]
) -> None:
    council.agreed(APRIL)
    successor, on = council.new, END
    match case:
        case "no successor":
            successor = None
        case "itself":
            successor = council.old
        case "officers":
            successor = builders.a_committee("OPG", kind=CommitteeKind.OFFICER_GROUP)
        case "tomorrow":
            on = TODAY + timedelta(days=1)
        case "meets later":
            builders.a_meeting(council.old, council.clerk, APRIL_24)
        case "twice":
            council.end(council.new)
        case _:
            builders.made(
                lambda: (
                    records.abolish(
                        db.session.get_one(Committee, council.new.id),
                        END,
                        None,
                        council.actor,
                        TODAY,
                    )
                    and None
                )
            )

    assert refused(council.end, successor, on) == expected
    assert bool(events_of("action_handed_over")) is (case == "twice")


def test_nobody_meets_or_sits_after_the_end(council: Council) -> None:
    council.end(None)
    old = db.session.get_one(Committee, council.old.id)
    person = builders.a_person("Sue Hill")

    after, at = TODAY, council.january.start_time
    assert refused(meetings.schedule, old, after, at, council.actor) == ("held_on", Broken.ENDED)
    old = db.session.get_one(Committee, council.old.id)
    seat = (old, person, MemberRole.MEMBER, after, None)
    assert refused(members.seat, *seat) == ("from_on", Broken.ENDED)


@dataclass
class Posts:
    council: Council
    post: Post
    other: Post

    def end(self, new_owner: Post | None, reason: str = "Reorganised", on: date = END) -> None:
        def change() -> bool:
            post = post_queries.get(self.council.actor, self.post.id)
            other = post_queries.find(new_owner.id) if new_owner else None
            posts.end_post(
                post, on, other, self.council.actor, TODAY, reason, seen_version=post.version
            )
            return True

        builders.made(change)


@pytest.fixture
def jobs(council: Council) -> Posts:
    post, other = builders.a_post("Head of Youth"), builders.a_post("Head of Families")
    builders.appointed(builders.a_person("Diana Price"), post)
    return Posts(council, post, other)


def test_a_post_ends_and_another_owns_its_open_actions(jobs: Posts) -> None:
    council = jobs.council
    owned = council.agreed(APRIL, lead_post_id=jobs.post.id)
    done = council.agreed(APRIL, lead_post_id=jobs.post.id)
    builders.made(
        lambda: actions.close(council.find(done), Outcome.COMPLETED, council.actor, TODAY) and None
    )
    jobs.end(jobs.other)

    assert council.find(owned).lead_post_id == jobs.other.id
    assert council.find(done).lead_post_id == jobs.post.id
    (event,) = events_of("action_reassigned")
    assert event.changes["owner"] == ["Head of Youth", "Head of Families"]
    assert event.reason == "Reorganised"
    assert db.session.scalars(select(PostHolder)).one().to_on == END
    assert db.session.get_one(Post, jobs.post.id).ended_on == END


@pytest.mark.parametrize("to_other", [True, False])
def test_a_post_that_ends_passes_on_what_it_contributes_to_and_leads_from_now_on(
    jobs: Posts, *, to_other: bool
) -> None:
    council = jobs.council
    helped = council.agreed(NEXT, contributing_post_ids=[jobs.post.id])
    april = builders.a_meeting(council.old, council.clerk, APRIL_24)
    coming = builders.an_item(april, council.clerk, "Report", lead_post_id=jobs.post.id)
    past = builders.an_item(council.january, council.clerk, "Was", lead_post_id=jobs.post.id)
    planned = builders.made(
        lambda: programme.add(
            db.session.merge(council.old),
            programme.PlannedWords("Youth clubs", "", lead_post_id=jobs.post.id),
            council.actor,
            TODAY,
        )
    )

    jobs.end(jobs.other if to_other else None)

    expected = jobs.other.id if to_other else None
    db.session.expire_all()
    assert council.find(helped).contributing == ({expected} if to_other else set())
    assert db.session.get_one(AgendaItem, coming.id).lead_post_id == expected
    assert db.session.get_one(AgendaItem, past.id).lead_post_id == jobs.post.id
    assert db.session.get_one(PlannedItem, planned.id).lead_post_id == expected
    title = "Head of Families" if to_other else None
    for tag in ("item_changed", "planned_item_changed"):
        (event,) = events_of(tag)
        assert (event.changes["owner"], event.reason) == (["Head of Youth", title], "Reorganised")


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("nobody", ("new_owner", Broken.NEW_OWNER_MISSING)),
        ("itself", ("new_owner", Broken.NEW_OWNER_MISSING)),
        ("no reason", ("reason", Broken.REASON_MISSING)),
        ("tomorrow", ("on", Broken.END_NOT_REACHED)),
    ],
)
def test_a_post_stays_when_it_cannot_hand_over(
    jobs: Posts, case: str, expected: tuple[str, Broken]
) -> None:
    jobs.council.agreed(APRIL, lead_post_id=jobs.post.id)
    new_owner = {"nobody": None, "itself": jobs.post}.get(case, jobs.other)
    reason = " " if case == "no reason" else "Reorganised"
    on = TODAY + timedelta(days=1) if case == "tomorrow" else END

    assert refused(jobs.end, new_owner, reason, on) == expected
    assert events_of("action_reassigned") == []
    assert db.session.get_one(Post, jobs.post.id).ended_on is None


def test_nobody_is_appointed_after_the_end_of_a_post(jobs: Posts) -> None:
    jobs.end(None)
    post = db.session.get_one(Post, jobs.post.id)
    appointing = (post, builders.a_person("Raj Shah"), TODAY, None)

    assert refused(posts.appoint, *appointing) == ("from_on", Broken.ENDED)


@pytest.mark.parametrize("kind", [Service, Organisation])
def test_posts_go_to_another_home_when_theirs_ends(
    council: Council, kind: type[Service | Organisation]
) -> None:
    add = posts.add_service if kind is Service else posts.add_organisation
    name = "service" if kind is Service else "organisation"
    old, new = builders.made(lambda: add("Youth", None)), builders.made(lambda: add("Care", None))
    post = builders.a_post("Head of Youth", **{name: old})

    def end(to: Service | Organisation | None) -> None:
        def change() -> bool:
            home = db.session.get_one(kind, old.id)
            new_home = db.session.get_one(kind, to.id) if to else None
            homes.end(home, END, new_home, council.actor, TODAY, seen_version=home.version)
            return True

        builders.made(change)

    assert refused(end, None) == ("new_home", Broken.NEW_HOME_MISSING)
    end(new)

    assert getattr(db.session.get_one(Post, post.id), f"{name}_id") == new.id
    assert db.session.get_one(kind, old.id).ended_on == END
    assert events_of("post_changed")[0].changes == {name: ["Youth", "Care"]}
    assert len(events_of(f"{name}_ended")) == 1
    assert refused(end, new) == ("on", Broken.ENDED)


def test_a_service_is_renamed_unless_the_name_is_taken(council: Council) -> None:
    service = builders.made(lambda: posts.add_service("Youth", None))
    builders.made(lambda: posts.add_service("Care", None))

    def rename(name: str, seen: int) -> None:
        def change() -> bool:
            stored = db.session.get_one(Service, service.id)
            homes.rename(stored, name, council.actor, seen_version=seen)
            return True

        builders.made(change)

    assert refused(rename, "care", 1) == ("name", Broken.NAME_TAKEN)
    rename("Young people", 1)
    assert refused(rename, "Families", 1) == ("version", Broken.CHANGED_MEANWHILE)
    assert db.session.get_one(Service, service.id).name == "Young people"
    assert events_of("service_changed")[0].changes == {"name": ["Youth", "Young people"]}
