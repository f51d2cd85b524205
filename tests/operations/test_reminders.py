"""Who is reminded of what, and never twice: looked at where the e-mails arrive."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.mail_server import MailServer
from tests.operations.test_outgoing_emails import everything_in, sent, text_of
from tests.web.actions import scene
from tests.web.actions.scene import Scene
from tracker import clock as house_clock
from tracker import transaction
from tracker.db import db
from tracker.models import Action, Membership, OutgoingEmail, Person, PostHolder
from tracker.operations import actions as action_operations
from tracker.operations import reminders, updates
from tracker.queries import actions as action_queries
from tracker.rules.due import DueRule
from tracker.vocabulary import (
    DueKind,
    EmailKind,
    EmailState,
    HolderKind,
    MemberRole,
    Outcome,
    ReadingClass,
    Restriction,
    UpdateKind,
)

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

DUE_ON = date(2014, 3, 5)  # a Wednesday


def queued() -> int:
    return transaction.write(lambda: reminders.queue(house_clock.now()))


def to(mail_server: MailServer) -> list[str]:
    return [message["To"].addresses[0].addr_spec for message in mail_server.messages]


def subjects(mail_server: MailServer) -> list[str]:
    return [str(message["Subject"]) for message in mail_server.messages]


def chosen(person: Person, **choices: bool) -> None:
    actor = builders.as_reader(person)
    wanted = {
        "weekly_digest": False,
        "due_tomorrow": False,
        "overdue": False,
        "before_meeting": False,
    }
    found = db.session.get(Person, person.id)
    assert found is not None
    transaction.write(lambda: reminders.choose(found, actor, **wanted | choices))


@pytest.fixture
def town(app: Flask, clock: Traveller) -> Scene:
    """One action due on 5 March 2014; everybody but its owner wants no reminders."""
    built = scene.build(app, due=DueRule(DueKind.DATE, on=DUE_ON))
    with app.app_context():
        db.session.query(OutgoingEmail).delete()
        db.session.commit()
        for person in (built.clerk, built.chair):
            chosen(person)
    clock.move_to("2014-03-03 09:00+00:00")  # a Monday
    return built


def close(town: Scene) -> None:
    clerk = builders.as_reader(town.clerk)
    builders.made(
        lambda: action_operations.close(
            action_queries.get(clerk, "CSP", "2013-14", 1),
            Outcome.COMPLETED,
            clerk,
            house_clock.today(),
            "Done",
        )
    )


def test_owner_gets_one_digest_a_week_however_often_it_is_queued(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller
) -> None:
    with app.app_context():
        for _day in range(7):
            queued()
            queued()
            sent(mail_server)
            clock.shift(timedelta(days=1))
        assert to(mail_server) == ["diana.price@council.example"]
        queued()
        sent(mail_server)

    assert subjects(mail_server) == ["Your week: 1 action due soon", "Your week: 1 action overdue"]
    text = text_of(mail_server.messages[0])
    assert f"CSP/2013-14/001: {scene.WORDING}" in text
    assert f"https://actions.example{town.address}/update" in text
    assert "https://actions.example/account/reminders" in text


def test_nothing_is_told_of_what_is_far_closed_answered_or_paused(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller
) -> None:
    with app.app_context():
        clock.move_to("2014-02-03 09:00+00:00")
        assert queued() == 0
        clock.move_to("2014-03-03 09:00+00:00")
        assert queued() == 1
        close(town)  # between queueing and sending
        assert sent(mail_server) == Counter({EmailState.NOT_NEEDED: 1})
        clock.shift(timedelta(days=7))
        assert queued() == 0
    assert mail_server.messages == []


def test_answered_action_goes_to_its_chair_until_supported(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller
) -> None:
    town.say(UpdateKind.REPORT)
    with app.app_context():
        chosen(town.chair, weekly_digest=True)
        queued()
        sent(mail_server)
        assert to(mail_server) == ["tom.ward@council.example"]
        assert subjects(mail_server) == ["Your week: 1 answer to look at"]
        assert f"{town.address}/support" in text_of(mail_server.messages[0])
        chair = builders.as_reader(town.chair)
        builders.made(
            lambda: updates.support(action_queries.get(chair, "CSP", "2013-14", 1), chair, "Good")
        )
        clock.shift(timedelta(days=7))
        queued()
        sent(mail_server)
    assert len(mail_server.messages) == 1


def test_clerk_is_told_what_needs_a_decision(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller
) -> None:
    with app.app_context():
        chosen(town.owner)
        chosen(town.clerk, weekly_digest=True)
        clock.shift(timedelta(days=7))
        queued()
        sent(mail_server)

    (message,) = mail_server.messages
    assert "1 action overdue: https://actions.example/actions?standing=overdue" in text_of(message)


@pytest.mark.parametrize(
    ("choice", "first", "subject"),
    [
        ("due_tomorrow", "2014-03-04", "1 action is due tomorrow"),
        ("overdue", "2014-03-06", "1 action is overdue"),
    ],
)
def test_daily_reminder_comes_on_its_day_and_once(
    app: Flask,
    town: Scene,
    mail_server: MailServer,
    clock: Traveller,
    choice: str,
    first: str,
    subject: str,
) -> None:
    days: list[str] = []
    with app.app_context():
        chosen(town.owner, **{choice: True})
        clock.move_to("2014-03-01 06:30+00:00")
        for _ in range(25):
            before = len(mail_server.messages)
            queued()
            sent(mail_server)
            days += [house_clock.today().isoformat()] * (len(mail_server.messages) - before)
            clock.shift(timedelta(days=1))

    assert days == [first]
    assert subjects(mail_server) == [subject]


@pytest.mark.parametrize(
    ("choice", "back", "subject"),
    [
        ("due_tomorrow", "2014-03-05", ["1 action is due today"]),
        ("due_tomorrow", "2014-03-06", []),
        ("overdue", "2014-03-09", ["1 action is overdue"]),
        ("overdue", "2014-03-30", []),
    ],
)
def test_days_without_a_scheduler_are_made_up_for_where_it_is_still_news(
    app: Flask,
    town: Scene,
    mail_server: MailServer,
    clock: Traveller,
    choice: str,
    back: str,
    subject: list[str],
) -> None:
    with app.app_context():
        chosen(town.owner, **{choice: True})
        clock.move_to(f"{back} 09:00+00:00")
        queued()
        sent(mail_server)

    assert subjects(mail_server) == subject


def test_new_date_is_told_again(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller
) -> None:
    with app.app_context():
        chosen(town.owner, due_tomorrow=True)
        clock.move_to("2014-03-04 09:00+00:00")
        queued()
        sent(mail_server)
        clerk = builders.as_reader(town.clerk)
        builders.made(
            lambda: action_operations.change_due(
                action_queries.get(clerk, "CSP", "2013-14", 1),
                DueRule(DueKind.DATE, on=date(2014, 3, 20)),
                clerk,
                "More time",
            )
        )
        for _ in range(20):
            clock.shift(timedelta(days=1))
            queued()
            sent(mail_server)

    assert subjects(mail_server) == ["1 action is due tomorrow"] * 2


def test_queued_reminder_of_a_date_that_moved_is_not_sent(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller
) -> None:
    with app.app_context():
        chosen(town.owner, due_tomorrow=True)
        clock.move_to("2014-03-04 09:00+00:00")
        queued()
        db.session.query(Action).update({"due_on": date(2014, 4, 5)})
        db.session.commit()

        assert sent(mail_server) == Counter({EmailState.NOT_NEEDED: 1})


def test_reminders_follow_the_post_from_the_day_it_changes(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller
) -> None:
    with app.app_context():
        successor, deputy = builders.a_person("Sue Cess"), builders.a_person("Di Nye")
        db.session.query(PostHolder).update({"to_on": date(2014, 3, 9)})
        db.session.add(
            PostHolder(
                post_id=town.post.id,
                person_id=successor.id,
                kind=HolderKind.ACTING,
                from_on=date(2014, 3, 10),
            )
        )
        db.session.commit()
        builders.appointed(deputy, town.post, HolderKind.DEPUTY)
        for _week in range(2):
            queued()
            sent(mail_server)
            clock.shift(timedelta(days=7))

    assert sorted(to(mail_server)[:2]) == ["di.nye@council.example", "diana.price@council.example"]
    assert sorted(to(mail_server)[2:]) == ["di.nye@council.example", "sue.cess@council.example"]


def test_actions_of_a_vacant_post_fall_to_its_parent(
    app: Flask, town: Scene, mail_server: MailServer
) -> None:
    with app.app_context():
        chief, top = builders.a_person("Chi Eff"), builders.a_post("Chief Executive")
        between = builders.a_post("Strategic Director", parent=top)
        builders.appointed(chief, top)
        db.session.execute(
            db.update(type(town.post))
            .where(type(town.post).id == town.post.id)
            .values(parent_id=between.id)
        )
        db.session.query(PostHolder).filter_by(post_id=town.post.id).update(
            {"to_on": date(2014, 3, 1)}
        )
        db.session.commit()
        queued()
        sent(mail_server)

    assert to(mail_server) == ["chi.eff@council.example"]
    assert scene.WORDING in text_of(mail_server.messages[0])


@pytest.mark.parametrize("kind", ["weekly_digest", "due_tomorrow", "overdue"])
def test_private_action_is_named_by_its_reference_alone(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller, kind: str
) -> None:
    with app.app_context():
        chosen(town.owner, **{kind: True})
        db.session.query(Action).update(
            {
                "restriction": Restriction.EXEMPT,
                "restriction_ground": "2",
                "reading_class": ReadingClass.RESTRICTED,
            }
        )
        db.session.commit()
        clock.move_to("2014-03-06 09:00+00:00" if kind == "overdue" else "2014-03-04 09:00+00:00")
        queued()
        sent(mail_server)

    (message,) = mail_server.messages
    assert "CSP/2013-14/001: a private action" in text_of(message)
    assert scene.WORDING not in everything_in(message)
    assert "Panel agreed" not in everything_in(message)


def test_turned_off_after_it_was_queued_is_not_sent(
    app: Flask, town: Scene, mail_server: MailServer
) -> None:
    with app.app_context():
        queued()
        chosen(town.owner)

        assert sent(mail_server) == Counter({EmailState.NOT_NEEDED: 1})


def test_chair_and_clerk_are_told_before_a_meeting(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller
) -> None:
    with app.app_context():
        chosen(town.owner)
        for person in (town.chair, town.clerk):
            chosen(person, before_meeting=True)
        later = builders.a_meeting(town.committee, town.clerk, on=date(2014, 3, 20))
        days: Counter[str] = Counter()
        for _ in range(25):
            before = len(mail_server.messages)
            queued()
            sent(mail_server)
            days[house_clock.today().isoformat()] += len(mail_server.messages) - before
            clock.shift(timedelta(days=1))
        assert later.public_id in text_of(mail_server.messages[0])

    assert +days == Counter({"2014-03-15": 2})
    assert subjects(mail_server) == ["Before Safeguarding Panel, 20 March 2014"] * 2
    assert "OVERDUE BESIDES (1)" in text_of(mail_server.messages[0])


def test_cancelled_meeting_and_a_chair_who_left_are_let_be(
    app: Flask, town: Scene, mail_server: MailServer
) -> None:
    with app.app_context():
        chosen(town.owner)
        chosen(town.chair, before_meeting=True)
        builders.a_meeting(town.committee, town.clerk, on=date(2014, 3, 6))
        queued()
        db.session.query(Membership).filter_by(role=MemberRole.CHAIR).update(
            {"to_on": date(2014, 3, 2)}
        )
        db.session.commit()

        assert sent(mail_server) == Counter({EmailState.NOT_NEEDED: 1})


@pytest.mark.usefixtures("town")
def test_three_days_down_give_one_digest(
    app: Flask, mail_server: MailServer, clock: Traveller
) -> None:
    mail_server.at_rcpt = "450 Busy"
    with app.app_context():
        for _ in range(3):
            queued()
            sent(mail_server)
            clock.shift(timedelta(days=1))
        mail_server.at_rcpt = "250 OK"
        queued()
        sent(mail_server)
        sent(mail_server)

    assert len(mail_server.messages) == 1


@pytest.mark.usefixtures("town")
def test_digest_that_could_not_go_last_week_does_not_join_this_weeks(
    app: Flask, mail_server: MailServer, clock: Traveller
) -> None:
    mail_server.at_rcpt = "450 Busy"
    with app.app_context():
        clock.move_to("2014-03-09 20:00+00:00")  # Sunday
        queued()
        sent(mail_server)
        clock.move_to("2014-03-10 08:00+00:00")
        queued()
        mail_server.at_rcpt = "250 OK"

        assert sent(mail_server) == Counter({EmailState.SENT: 1, EmailState.NOT_NEEDED: 1})


def test_two_schedulers_at_once_queue_nothing_twice(app: Flask, town: Scene) -> None:
    together = threading.Barrier(3)
    counts: list[int] = []

    def schedule() -> None:
        with app.app_context():
            together.wait()
            counts.append(queued())
            db.session.remove()

    schedulers = [threading.Thread(target=schedule) for _ in range(3)]
    for each in schedulers:
        each.start()
    for each in schedulers:
        each.join()

    assert sorted(counts) == [0, 0, 1]
    with app.app_context():
        kinds = [row.kind for row in db.session.query(OutgoingEmail)]
    assert kinds == [EmailKind.WEEKLY_DIGEST]
    assert town.owner.id


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        ("2014-03-30 22:30+00:00", "2014-W13"),  # Sunday 23:30 in London, where summer time began
        ("2014-03-30 23:30+00:00", "2014-W14"),  # Monday 00:30 in London, Sunday in UTC
        ("2014-10-26 23:30+00:00", "2014-W43"),  # back on GMT
        ("2014-12-29 09:00+00:00", "2015-W01"),
    ],
)
def test_weeks_begin_at_london_midnight(
    app: Flask, town: Scene, clock: Traveller, moment: str, week: str
) -> None:
    with app.app_context():
        clock.move_to(moment)
        queued()
        keys = [row.key for row in db.session.query(OutgoingEmail)]

    assert keys == [f"weekly-digest/{week}/{town.owner.id}"]


def test_clock_that_jumps_back_sends_nothing_again(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller
) -> None:
    with app.app_context():
        chosen(town.owner, weekly_digest=True, due_tomorrow=True)
        for moment in (
            "2014-03-04 09:00",
            "2014-03-05 09:00",
            "2014-03-04 08:00",
            "2014-03-05 10:00",
        ):
            clock.move_to(f"{moment}+00:00")
            queued()
            sent(mail_server)

    assert len(mail_server.messages) == 2
