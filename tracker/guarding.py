"""What guards have in common, whatever the door: found, allowed, and done once.

Below the doors, so that pages and the API cannot come to differ about who may do what.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy.exc import IntegrityError

from tracker import clock, transaction
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.access.policy import ASKED_FIRST
from tracker.access.reader import Reader
from tracker.noting import note_found
from tracker.operations import submissions

T = TypeVar("T")
Finder = Callable[..., Any]

GUARD = "access"
"""The attribute of a guarded view that names its permission."""


def found_and_checked(
    reader: Reader, permission: Permission, on: Finder | None, address: dict[str, Any]
) -> tuple[Any, ...]:
    """What an address names, in a tuple; an empty one when it names nothing.

    Something restricted that is asked about is noted as read.

    Raises:
        NotFoundError: there is no such thing that the reader may know of.
        ForbiddenError: they may not do this to it.
    """
    if permission in ASKED_FIRST:
        decide.require(reader, ASKED_FIRST[permission])
    thing = on(reader, **address) if on else None
    decide.require(reader, permission, thing)
    note_found(thing)
    return (thing,) if on else ()


def write_once(
    make: Callable[[], T],
    *,
    keep: Callable[[T], bool],
    token: Callable[[], str] | None,
    digest: str | None = None,
    address_of: Callable[[T], str],
    again: Callable[[str], T],
) -> T:
    """Run a change as one write; of those sent with one token only the first is made.

    Args:
        make: the change.
        keep: whether its result is to be kept.
        token: called within the write; None when it may be made any number of times.
        digest: of what was sent, where one token may not stand for two different things.
        address_of: where the first one led.
        again: what another is answered, from the address where the first led.

    Raises:
        submissions.TokenReusedError: the token was used for something else.
    """

    def block() -> T:
        if token is None:
            return make()
        named = token()
        led_to = submissions.begin(named, clock.now(), digest)
        if led_to is not None:
            return again(led_to)
        made = make()
        submissions.finish(named, address_of(made))
        return made

    try:
        return transaction.write(block, keep=keep)
    except IntegrityError:
        if token is None:
            raise
        return transaction.write(block, keep=keep)
