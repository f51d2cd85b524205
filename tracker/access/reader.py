"""The reader: whoever asks, and the facts about them that hold today."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever asks, with what is true of them today.

    Attributes:
        person_id: None for the public.
        member_of: keys of the committees they sit on today.
        chair_of: keys of those of which they are chair or vice-chair.
        post_ids: keys of the posts they hold, act in or deputise for today.
        substitute_at: keys of the meetings of their committees at which they stood in for a member.
        named_items: keys of the restricted items that a clerk lets them read today.
        named_actions: keys of the actions restricted by themselves that a clerk lets them read.
        cleared_items: keys of the items whose draft minutes are circulated to them for comment
            today: of these they read the draft, where they may read the item.
        interested_items: keys of the items in which they declared an interest: what is restricted
            of these they do not read as a member or chair.
        titles: those posts' titles by key, for saying in which capacity they wrote.
        through: the name of the token with which a program acts for them; "" on pages.
        sees_everything: true for SYSTEM alone.
    """

    person_id: int | None = None
    name: str = ""
    is_clerk: bool = False
    is_admin: bool = False
    is_performance_officer: bool = False
    member_of: frozenset[int] = frozenset()
    chair_of: frozenset[int] = frozenset()
    post_ids: frozenset[int] = frozenset()
    substitute_at: frozenset[int] = frozenset()
    named_items: frozenset[int] = frozenset()
    named_actions: frozenset[int] = frozenset()
    cleared_items: frozenset[int] = frozenset()
    interested_items: frozenset[int] = frozenset()
    titles: tuple[tuple[int, str], ...] = ()
    through: str = ""
    sees_everything: bool = False

    @property
    def is_signed_in(self) -> bool:
        """Whether this is a person rather than the public."""
        return self.person_id is not None

    def capacity_for(self, post_ids: set[int]) -> str:
        """The title under which they write on a thing owned by `post_ids`, or Clerk, or their name."""
        for post_id, title in self.titles:
            if post_id in post_ids:
                return title
        return "Clerk" if self.is_clerk else self.name


PUBLIC = Reader()
SYSTEM = Reader(name="The system", is_clerk=True, sees_everything=True)
"""For jobs, re-resolution and checks, which act for nobody; doors may not import it."""
