"""Who answers for a post on a day: its holders and deputies; a vacancy falls to the post above.

A post is vacant when nobody holds it or acts in it. Its actions then fall to the first post
above it that is not vacant (decision 0016), whose holders and deputies have the rights and get
the e-mails from that day, until somebody is appointed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import BindParameter, ColumnElement, and_, exists, or_, select

from tracker.models import Post, PostHolder
from tracker.vocabulary import HolderKind

Day: TypeAlias = date | BindParameter[date]
"""A day, or the place for one in a statement that is made once."""


def holds_on(today: Day, holding: Any = PostHolder) -> ColumnElement[bool]:  # noqa: ANN401 - PostHolder or an alias of it
    """Whether a holding, acting or deputising holds on a day."""
    return and_(holding.from_on <= today, or_(holding.to_on.is_(None), holding.to_on >= today))


def is_vacant(post_id: Any, today: Day) -> ColumnElement[bool]:  # noqa: ANN401 - a column
    """Whether nobody holds a post or acts in it on a day; a deputy does not fill it."""
    return ~exists().where(
        PostHolder.post_id == post_id,
        PostHolder.kind != HolderKind.DEPUTY,
        holds_on(today),
    )


def answering_posts(post_ids: Iterable[int | None], today: date) -> Any:  # noqa: ANN401 - a CTE
    """For each post the posts whose holders answer for it: post_id, answering_id.

    Itself; and while those on the way up are vacant, the one above.
    """
    wanted = sorted({post_id for post_id in post_ids if post_id is not None})
    begin = select(Post.id.label("post_id"), Post.id.label("answering_id"), Post.parent_id).where(
        Post.id.in_(wanted)
    )
    up = begin.cte("answering", recursive=True)
    above = select(up.c.post_id, Post.id, Post.parent_id).where(
        Post.id == up.c.parent_id, is_vacant(up.c.answering_id, today)
    )
    return up.union(above)


def posts_of_person(person_id: int | BindParameter[int], today: Day) -> Any:  # noqa: ANN401 - a CTE
    """Posts a person answers for: post_id, own_id.

    Those they hold, act in or deputise for (`own_id` is the same), and the vacant ones below
    them (`own_id` is the post by which they answer).
    """
    own = select(PostHolder.post_id.label("post_id"), PostHolder.post_id.label("own_id")).where(
        PostHolder.person_id == person_id, holds_on(today)
    )
    down = own.cte("answered_for", recursive=True)
    below = select(Post.id, down.c.own_id).where(
        Post.parent_id == down.c.post_id, Post.ended_on.is_(None), is_vacant(Post.id, today)
    )
    return down.union(below)
