"""What programs name by key or reference, looked up among what may be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker import clock
from tracker.access.reader import Reader
from tracker.api.shapes.given import IndicatorLink
from tracker.queries import indicators, posts
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Expectation


def check_posts(field: str, keys: Iterable[int | None]) -> None:
    """Refuse a post that cannot be given an action today.

    Raises:
        RuleBroken: on `field`.
    """
    wanted = {key for key in keys if key is not None}
    if wanted - {row.id for row in posts.list_open(clock.today())}:
        raise RuleBroken(field, Broken.POST_UNKNOWN)


def expectations(reader: Reader, links: Sequence[IndicatorLink]) -> dict[int, Expectation]:
    """What an action is meant to do to each indicator, by the indicator's key.

    Raises:
        RuleBroken: on `indicators`: there is no such one.
    """
    if not links:
        return {}
    known = {each.reference.lower(): each.id for each in indicators.list_all(reader)}
    if any(link.reference.lower() not in known for link in links):
        raise RuleBroken("indicators", Broken.INDICATOR_UNKNOWN)
    return {known[link.reference.lower()]: link.expectation for link in links}
