"""How often somebody may try before they must wait."""

from __future__ import annotations

from datetime import timedelta

from tracker import clock, transaction
from tracker.operations import accounts
from tracker.queries import readers

WINDOW = timedelta(minutes=15)
MOST_FROM_ADDRESS_FOR_ACCOUNT, MOST_FOR_ACCOUNT, MOST_FROM_ADDRESS = 5, 100, 40


def guessed_too_often(email: str, address: str) -> bool:
    """Whether this account or address must wait: never for good, and never for one's own desk alone."""
    pair, account, origin = readers.count_failures(email, address, clock.now() - WINDOW)
    return (
        pair >= MOST_FROM_ADDRESS_FOR_ACCOUNT
        or account >= MOST_FOR_ACCOUNT
        or origin >= MOST_FROM_ADDRESS
    )


def begin(email: str, address: str) -> int | None:
    """Count a try before its password is looked at, so that tries at once cannot pass together.

    Returns the key by which it is taken back when it was right; None when they must wait.
    """

    def counted() -> int | None:
        accounts.guess_in_turn()
        if guessed_too_often(email, address):
            return None
        return accounts.note_failure(email, address, clock.now())

    return transaction.write(counted)
