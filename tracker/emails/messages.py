"""What e-mails say: one function each, from values to a message; the words in `templates/emails/`.

Each is a folder of three files: subject.txt, body.txt and body.html.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tracker.translation import gettext, ngettext

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "emails"
LONGEST_NAME = 100


class AddressError(ValueError):
    """The recipient's address is not one that mail can be sent to."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person and their e-mail address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Message:
    """One e-mail, written."""

    to: Recipient
    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class IssuedAction:
    """An action as its owner is told of it.

    Attributes:
        reference: such as CSP/2013-14/007.
        wording: None when it is private.
        due: in words; only the day when it is private.
        link: address of its update page.
        page: address of its own page.
        is_lead: whether the recipient answers for it; else they contribute.
        leader: the post that leads it, where the recipient only contributes; None for nobody yet.
    """

    reference: str
    wording: str | None
    due: str
    link: str
    page: str = ""
    is_lead: bool = True
    leader: str | None = None


def password_reset(to: Recipient, *, council: str, link: str) -> Message:
    """The link by which somebody who forgot their password sets a new one, once, within an hour."""
    return written("password_reset", to, council=council, link=link)


def actions_issued(
    to: Recipient, *, council: str, meeting: str | None, actions: Sequence[IssuedAction], desk: str
) -> Message:
    """The actions that a meeting gave to the posts somebody holds or deputises for.

    Args:
        to: the holder or deputy.
        council: its name.
        meeting: committee and day; None when the committee is not public.
        actions: at least one.
        desk: address of the desk.
    """
    return written(
        "actions_issued", to, council=council, meeting=meeting, actions=actions, desk=desk
    )


def action_returned(to: Recipient, *, council: str, action: IssuedAction, desk: str) -> Message:
    """An answer was returned: what is missing stands on the action's page, never in an e-mail."""
    return written("action_returned", to, council=council, action=action, desk=desk)


def update_asked(to: Recipient, *, council: str, action: IssuedAction, desk: str) -> Message:
    """The chair or a clerk asks for an update."""
    return written("update_asked", to, council=council, action=action, desk=desk)


def as_email(
    message: Message, *, sender: str, council: str, key: str, now: datetime
) -> EmailMessage:
    """The message with its headers; the same key always gives the same Message-ID.

    Raises:
        AddressError: the recipient's address cannot be one.
    """
    email = EmailMessage(policy=SMTP)
    email["From"] = _address(council, sender)
    email["To"] = _address(message.to.name, message.to.address)
    email["Subject"] = _one_line(message.subject)
    email["Date"] = format_datetime(now)
    email["Message-ID"] = f"<{sha256(key.encode()).hexdigest()[:32]}@{sender.rpartition('@')[2]}>"
    email["Auto-Submitted"] = "auto-generated"
    email.set_content(message.text)
    email.add_alternative(message.html, subtype="html")
    return email


def _address(name: str, address: str) -> Address:
    try:
        found = Address(_one_line(name)[:LONGEST_NAME], addr_spec=address)
    except (ValueError, IndexError, HeaderParseError):
        raise AddressError(address) from None
    if not found.username or not found.domain or not address.isprintable() or " " in address:
        raise AddressError(address)
    return found


def _one_line(text: str) -> str:
    """Text without line breaks and control characters, which would begin another header."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())


def written(name: str, to: Recipient, **values: object) -> Message:
    """The message whose words stand in the folder `name` of the templates, with these values."""
    plain, marked_up = _environment(html=False), _environment(html=True)
    given = {"name": to.name, **values}
    subject = _one_line(plain.get_template(f"{name}/subject.txt").render(given))
    text = plain.get_template(f"{name}/body.txt").render(given)
    html = marked_up.get_template(f"{name}/body.html").render({**given, "subject": subject})
    return Message(to, subject, text.strip() + "\n", html)


@cache
def _environment(*, html: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=html,  # noqa: S701 - plain text is no markup
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words: Any = environment.globals
    words["_"] = _marked_up if html else gettext
    words["ngettext"] = _counted if html else ngettext
    words["look"] = _look()
    return environment


@cache
def _look() -> Markup:
    """The style of every e-mail: mail programs fetch no files, so that it stands within."""
    style = (TEMPLATES / "look.css").read_text(encoding="utf-8")
    return Markup(f"<style>\n{style}</style>")  # noqa: S704 - our own file


def _marked_up(message: str, /, **values: object) -> Markup:
    return Markup(gettext(message)) % values  # noqa: S704 - our own words; the values are escaped


def _counted(one: str, many: str, count: int, /, **values: object) -> Markup:
    template = ngettext(one, many, count, **{name: f"%({name})s" for name in values})
    return Markup(template) % values  # noqa: S704 - as above
