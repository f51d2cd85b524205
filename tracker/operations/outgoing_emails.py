"""Which e-mail is due to whom, and whether it still is when it is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from tracker.emails import messages, outbox
from tracker.emails.messages import AddressError, Message, Recipient
from tracker.emails.outbox import Claim
from tracker.emails.transport import (
    AddressRefusedError,
    NotNowError,
    RefusedError,
    Transport,
    UnreachableError,
)
from tracker.models import Person
from tracker.operations import action_emails, addresses, clearance_emails, digests, people
from tracker.queries import assigned, authorities, readers
from tracker.vocabulary import EmailKind, EmailState

RESET_SLOT = timedelta(minutes=15)
"""One account is sent one link in each of these, however often it is asked for."""

Write = Callable[[Callable[[], Any]], Any]


@dataclass(frozen=True, slots=True)
class Sender:
    """Where e-mails come from and where their links lead.

    Attributes:
        address: the address they come from.
        base_url: the public address of the program, without a path.
    """

    address: str
    base_url: str


def queue_password_reset(address: str, now: datetime) -> None:
    """Let a link be sent to an address, if it turns out to be somebody's who can sign in.

    The address is looked up when the e-mail is sent, so that asking takes as long and leaves
    the same traces for an account that is known, unknown or stopped.
    """
    address = address.strip().lower()[:255]
    slot = int(now.timestamp() // RESET_SLOT.total_seconds())
    digest = sha256(address.encode()).hexdigest()
    key = f"password-reset/{digest}/{slot}"
    outbox.queue(EmailKind.PASSWORD_RESET, key, now, address=address)


def send_due(
    write: Write,
    transport: Transport,
    sender: Sender,
    now: Callable[[], datetime],
) -> Counter[EmailState]:
    """Send what is due, one after another; return how many ended how (WAITING: tried later).

    Args:
        write: runs a change as one committed write (`tracker.transaction.write`).
        transport: takes the messages, outside any transaction.
        sender: where they come from.
        now: asks the time.
    """
    ended: Counter[EmailState] = Counter()
    while True:
        claimed: Claim | None = write(lambda: outbox.claim(now()))
        if claimed is None:
            return ended
        try:
            ended[_send(claimed, write, transport, sender, now)] += 1
        except _AwayError as away:
            ended[away.state] += 1
            return ended


class _AwayError(Exception):
    """The server is away: the next e-mail would fare no better."""

    def __init__(self, state: EmailState) -> None:
        super().__init__(state)
        self.state = state


def _send(
    claimed: Claim, write: Write, transport: Transport, sender: Sender, now: Callable[[], datetime]
) -> EmailState:
    """Write and send one e-mail, and note how it ended."""
    council, message = write(lambda: _compose(claimed, sender, now()))
    if message is None:
        write(lambda: outbox.settle_not_needed(claimed, now()))
        return EmailState.NOT_NEEDED
    try:
        email = messages.as_email(
            message, sender=sender.address, council=council, key=claimed.key, now=now()
        )
        transport.send(email)
    except (RefusedError, AddressError) as refused:
        problem = str(refused)
        is_address = isinstance(refused, AddressRefusedError | AddressError)
        write(lambda: _settle_failed(claimed, problem, now(), is_address=is_address))
        return EmailState.FAILED
    except NotNowError as refused:
        problem = str(refused)
        later = write(lambda: outbox.try_later(claimed, problem, now()))
        state = EmailState.WAITING if later else EmailState.FAILED
        if isinstance(refused, UnreachableError):
            raise _AwayError(state) from None
        return state
    write(lambda: _settle_sent(claimed, now()))
    return EmailState.SENT


def _settle_sent(claimed: Claim, now: datetime) -> None:
    outbox.settle_sent(claimed, now)
    person = _person_of(claimed)
    if person is not None:
        addresses.note_reached(person.id)


def _settle_failed(claimed: Claim, problem: str, now: datetime, *, is_address: bool) -> None:
    outbox.settle_failed(claimed, problem, now)
    person = _person_of(claimed)
    if is_address and person is not None:
        addresses.note_refused(person, problem, now)


def _person_of(claimed: Claim) -> Person | None:
    if claimed.person_id is not None:
        return assigned.find_recipient(claimed.person_id)
    return readers.find_person_by_email(claimed.address or "")


def _compose(claimed: Claim, sender: Sender, now: datetime) -> tuple[str, Message | None]:
    """The council's name and the message as it is right now; None when nobody is to have it."""
    council = authorities.the_authority().name
    match claimed.kind:
        case EmailKind.PASSWORD_RESET:
            return council, _password_reset(claimed, sender, council, now)
        case EmailKind.ACTIONS_ISSUED | EmailKind.ACTION_RETURNED | EmailKind.UPDATE_ASKED:
            return council, action_emails.compose(claimed, sender.base_url, council, now)
        case EmailKind.CLEARANCE_ASKED | EmailKind.CLEARANCE_REMINDER:
            return council, clearance_emails.compose(claimed, sender.base_url, council, now)
        case _:
            return council, digests.compose(claimed, sender.base_url, council, now)


def _password_reset(claimed: Claim, sender: Sender, council: str, now: datetime) -> Message | None:
    person = readers.find_person_by_email(claimed.address or "")
    if person is None or not people.may_reset_password(person):
        return None
    if now - claimed.queued_at >= people.RESET_LASTS:  # they will have asked again, or given up
        return None
    token = people.make_reset_link(person, now)
    link = f"{sender.base_url}/password/reset/{token}"
    return messages.password_reset(_recipient(person), council=council, link=link)


def _recipient(person: Person) -> Recipient:
    return Recipient(person.name, person.email or "")
