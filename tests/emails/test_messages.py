from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP
from typing import TYPE_CHECKING

import pytest

from tracker.emails.messages import (
    AddressError,
    IssuedAction,
    Message,
    Recipient,
    actions_issued,
    as_email,
    password_reset,
)

if TYPE_CHECKING:
    from flask import Flask

NOW = datetime(2014, 1, 23, 9, 30, tzinfo=UTC)
JO = Recipient("Jo Hart", "jo@council.example")


@pytest.mark.parametrize(
    "name",
    [
        "Jo\r\nBcc: everybody@council.example",
        "Jo\nSubject: Other",
        'Jo "Boss" <x@y.example>',
        "Jo, Ann; <all>",
        "Zoë Ó Briain",
        "x" * 5000,
    ],
)
def test_name_and_subject_begin_no_header_and_no_recipient(name: str) -> None:
    message = Message(Recipient(name, "jo@council.example"), name, "Text", "<p>Text</p>")
    email = as_email(message, sender="no-reply@c.example", council=name, key=name, now=NOW)
    read = message_from_bytes(email.as_bytes(), policy=SMTP)

    assert [each.addr_spec for each in read["To"].addresses] == ["jo@council.example"]
    assert [each.addr_spec for each in read["From"].addresses] == ["no-reply@c.example"]
    assert read["Bcc"] is None
    assert len(read.get_all("Subject", [])) == 1


@pytest.mark.parametrize(
    "address",
    [
        "",
        "jo",
        "jo@",
        "@council.example",
        "jo@council.example, all@council.example",
        "jo@council.example\r\nBcc: all@council.example",
        "Jo <jo@council.example>",
        "jo hart@council.example",
    ],
)
def test_address_that_cannot_be_one_is_refused(address: str) -> None:
    message = Message(Recipient("Jo", address), "Hello", "Text", "<p>Text</p>")

    with pytest.raises(AddressError):
        as_email(message, sender="no-reply@c.example", council="C", key="k", now=NOW)


def test_same_key_gives_the_same_message_id() -> None:
    message = Message(JO, "Hello", "Text", "<p>Text</p>")
    ids = [
        as_email(message, sender="a@c.example", council="C", key=key, now=NOW)["Message-ID"]
        for key in ("one", "one", "two")
    ]

    assert ids[0] == ids[1] != ids[2]


def test_words_of_people_are_no_markup_and_no_template(app: Flask) -> None:
    action = IssuedAction(
        "CSP/2013-14/001", "<b>{{ 7 * 7 }}</b> 100%", "24 April 2014", "https://a.example/x"
    )
    with app.app_context():
        message = actions_issued(
            Recipient("<i>Jo</i> %(x)s", "jo@council.example"),
            council="Wexcombe",
            meeting="Panel <1>, 23 January 2014",
            actions=[action],
            desk="https://a.example/",
        )

    assert "&lt;b&gt;{{ 7 * 7 }}&lt;/b&gt; 100%" in message.html
    assert "&lt;i&gt;Jo&lt;/i&gt; %(x)s" in message.html
    assert "<b>{{ 7 * 7 }}</b> 100%" in message.text
    assert message.subject == "1 action for you: Panel <1>, 23 January 2014"


def test_link_stands_whole_in_text_and_html(app: Flask) -> None:
    link = "https://a.example/password/reset/" + "x" * 22
    with app.app_context():
        message = password_reset(JO, council="Wexcombe", link=link)
    email = as_email(message, sender="a@c.example", council="C", key="k", now=NOW)
    text = message_from_bytes(email.as_bytes(), policy=SMTP).get_body(("plain",))

    assert text is not None
    assert link in text.get_content()
    assert f'href="{link}"' in message.html
