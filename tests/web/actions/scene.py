"""A committee with one action, and the people who have a part in it, for the tests of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tests import builders
from tracker import clock
from tracker.db import db
from tracker.models import Action, AgendaItem, Committee, Indicator, Meeting, Person, Post
from tracker.operations import meetings, updates
from tracker.queries import actions as action_queries
from tracker.queries import meetings as meeting_queries
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind, Expectation, MemberRole, UpdateKind

if TYPE_CHECKING:
    from flask import Flask

PASSAGE = "The Panel agreed that the Director would bring an update."
WORDING = "Bring an update on the officer group"


@dataclass
class Scene:
    """What was built; records are as they were then, `action()` is read afresh."""

    app: Flask
    clerk: Person
    owner: Person
    chair: Person
    stranger: Person
    committee: Committee
    meeting: Meeting
    item: AgendaItem
    post: Post
    other_post: Post
    indicator: Indicator
    address: str

    def action(self) -> Action:
        """The action as it is now."""
        with self.app.app_context():
            db.session.expire_all()
            actor = builders.as_reader(self.clerk)
            number = int(self.address.rsplit("/", 1)[1])
            action = action_queries.get(actor, "CSP", "2013-14", number)
            db.session.expunge(action)
            return action

    @property
    def version(self) -> str:
        """What a form of a verb that is opened now says it was filled in from."""
        return str(self.action().version)

    def say(self, kind: UpdateKind, text: str = "Done as asked.") -> None:
        """Let the owner say something."""
        with self.app.app_context():
            owner, clerk = builders.as_reader(self.owner), builders.as_reader(self.clerk)
            builders.made(
                lambda: updates.add(
                    action_queries.get(clerk, "CSP", "2013-14", 1),
                    kind,
                    text,
                    owner,
                    today=clock.today(),
                    now=clock.now(),
                )
            )

    def publish(self) -> None:
        """Publish the agenda and the minutes."""
        with self.app.app_context():
            builders.agenda_published(self.meeting, self.clerk)
            builders.minutes_published(self.meeting, self.clerk)


def build(app: Flask, *, due: DueRule | None = None, issued: bool = True, **words: Any) -> Scene:
    """One action agreed on 23 January 2014, issued to its owner unless told otherwise."""
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        meeting = builders.a_meeting(committee, clerk)
        item = builders.an_item(meeting, clerk, minutes_source=PASSAGE)
        post, other_post = builders.a_post(), builders.a_post("Head of Safeguarding")
        owner = builders.appointed(builders.a_person("Diana Price"), post)
        chair = builders.seated(builders.a_person("Tom Ward"), committee, MemberRole.CHAIR)
        indicator = builders.an_indicator()
        given: dict[str, Any] = {
            "passage": PASSAGE,
            "lead_post_id": post.id,
            "due": due or DueRule(DueKind.DATE, on=date(2014, 3, 1)),
            "indicators": {indicator.id: Expectation.RAISE},
        }
        action = builders.an_action(
            committee, meeting, clerk, wording=WORDING, item=item, **given | words
        )
        if issued:
            actor = builders.as_reader(clerk)
            found = meeting_queries.get(actor, meeting.public_id)
            builders.made(lambda: meetings.issue(found, actor, clock.now()) and None)
        return Scene(
            app,
            clerk,
            owner,
            chair,
            builders.a_person("Una Dale"),
            committee,
            meeting,
            item,
            post,
            other_post,
            indicator,
            f"/actions/CSP/2013-14/{action.number:03d}",
        )
