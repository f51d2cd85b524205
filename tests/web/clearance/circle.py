"""A meeting whose draft minutes can be circulated, and the people around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tests import builders as b
from tracker import clock as house_clock
from tracker.models import AgendaItem, Clearance, Committee, Meeting, Person, Post
from tracker.operations import clearances
from tracker.operations.clearances import Circulation
from tracker.queries import clearances as queries
from tracker.vocabulary import HolderKind, MemberRole, Restriction

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

DRAFT = """The Director **presented** the figures.

The Committee asked for Zqdraftxv by April.

Members thanked the officers."""
PRIVATE = "The family Zqprivatexv was discussed."
OTHER = "Zqotherxv was noted."
UNTIL = date(2014, 1, 30)


@dataclass
class Circle:
    """Held on 23 January 2014, its agenda published, its minutes a draft.

    Attributes:
        director: holds `post`, which is asked; `deputy` deputises, `planner` has another post.
        item: open, asked about; `private` is taken in private; `other` is open, not asked about.
    """

    clerk: Person
    second: Person
    director: Person
    deputy: Person
    planner: Person
    chair: Person
    member: Person
    admin: Person
    post: Post
    planning: Post
    committee: Committee
    meeting: Meeting
    item: AgendaItem
    private: AgendaItem
    other: AgendaItem

    @property
    def here(self) -> str:
        """The meeting's address."""
        return f"/meetings/{self.meeting.public_id}"


def drawn(app: Flask) -> Circle:
    """The circle in an empty database; the app's context must be open."""
    del app
    clerk, second = b.a_clerk("Cleo Clerk"), b.a_clerk("Carl Clerk")
    committee = b.a_committee()
    post = b.a_post()
    planning = b.a_post("Head of Planning")
    director = b.appointed(b.a_person("Dina Director"), post)
    deputy = b.appointed(b.a_person("Dora Deputy"), post, HolderKind.DEPUTY)
    planner = b.appointed(b.a_person("Pia Planner"), planning)
    chair = b.seated(b.a_person("Cora Chair"), committee, MemberRole.CHAIR)
    member = b.seated(b.a_person("Mia Member"), committee)
    admin = b.a_person("Ada Admin", is_admin=True)
    meeting = b.a_meeting(committee, clerk)
    item = b.an_item(meeting, clerk, minutes_source=DRAFT)
    private = b.an_item(
        meeting,
        clerk,
        "Zqtitlexv",
        PRIVATE,
        restriction=Restriction.EXEMPT,
        restriction_ground="Paragraph 2",
        public_title="A private matter",
    )
    other = b.an_item(meeting, clerk, "Work programme", OTHER)
    b.agenda_published(meeting, clerk)
    return Circle(
        clerk,
        second,
        director,
        deputy,
        planner,
        chair,
        member,
        admin,
        post,
        planning,
        committee,
        meeting,
        item,
        private,
        other,
    )


def circulated(
    circle: Circle,
    *items: AgendaItem,
    posts: tuple[Post, ...] | None = None,
    asks_chair: bool = False,
    until_on: date = UNTIL,
    note: str = "",
) -> Clearance:
    """Circulate the items, `item` unless others are named, to posts, the director's unless named."""
    actor = b.as_reader(circle.clerk)
    asked = (circle.post,) if posts is None else posts
    words = Circulation(
        [each.id for each in items or (circle.item,)],
        [each.id for each in asked],
        asks_chair,
        until_on,
        note,
    )
    return b.made(
        lambda: clearances.circulate(
            b.loaded(circle.meeting, actor), words, actor, house_clock.now(), house_clock.today()
        )
    )


def loaded(clearance: Clearance, person: Person) -> Clearance:
    """The circulation as an operation takes it."""
    return queries.get(b.as_reader(person), clearance.public_id)


def comment(client: PageClient, clearance: Clearance, item: AgendaItem, text: str, **fields: Any):  # noqa: ANN201 - a response
    """Send a comment on a paragraph by the page's own form: suggested wording unless it says else."""
    place = fields.pop("place", 1)
    address = f"/draft-minutes/{clearance.public_id}/comment?item={item.public_id}"
    address += "" if place is None else f"&place={place}"
    form = client.get(address).get_data(as_text=True)
    sent = {
        name: value.replace("&#10;", "\n")
        for name, value in re.findall(r'type="hidden"[^>]* name="([^"]*)" value="([^"]*)"', form)
    }
    kind = fields.get("kind", "remark" if place is None else "wording")
    sent |= {"kind": kind, kind: text} | fields
    return client.post(address, data=sent)
