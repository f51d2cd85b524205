"""Sentences about who chairs say it in the council's own word."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from flask import render_template_string

from tracker import transaction
from tracker.access import facts
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.queries import authorities
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.notice import notice
from tracker.translation import gettext
from tracker.vocabulary import Nation
from tracker.wording.history import lines_of, title_of
from tracker.wording.notice import notice_sentence
from tracker.wording.permissions import WHO
from tracker.wording.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

SAID: dict[str, tuple[Callable[[], str], str]] = {
    "history": (lambda: title_of(AuditTag.ACTION_SUPPORTED), "Convener supported closing"),
    "a name in it": (
        lambda: lines_of(AuditTag.ITEM_CHANGED, {"urgency_reason": [None, "Flood"]})[0],
        "Convener’s reason for urgency: Flood",
    ),
    "a role in it": (
        lambda: lines_of(AuditTag.MEMBER_SEATED, {"role": [None, "vice_chair"]})[0],
        "Role: Vice-convener",
    ),
    "a refusal": (
        lambda: refusal(RuleBroken("minutes", Broken.URGENCY_REASON_MISSING, number="9")),
        "Item 9 needs the convener’s reason for urgency before its minutes are published",
    ),
    "a refusal with a name": (
        lambda: refusal(RuleBroken("role", Broken.CHAIR_TAKEN, person="Ann Lee")),
        "Ann Lee is convener in those days: enter the day they leave first",
    ),
    "permissions": (
        lambda: gettext(WHO[facts.its_chair]),
        "Convener and vice-convener of the committee",
    ),
    "a page": (
        lambda: render_template_string("{{ _('Only the %(chair)s of %(name)s', name='<b>') }}"),
        "Only the convener of &lt;b&gt;",
    ),
}


@pytest.fixture
def convener(app: Flask) -> Flask:
    """A council that says Convener."""

    def recorded() -> None:
        authority = authorities.the_authority()
        authority.chair_word = "Convener"
        db.session.add(authority)

    with app.app_context():
        transaction.write(recorded)
    return app


@pytest.mark.parametrize(("say", "expected"), SAID.values(), ids=SAID)
def test_a_sentence_says_the_councils_word(
    convener: Flask, say: Callable[[], str], expected: str
) -> None:
    with convener.test_request_context():
        assert say() == expected


def test_too_short_notice_says_it_too(convener: Flask) -> None:
    short = notice(date(2014, 4, 22), date(2014, 4, 24), Nation.ENGLAND, set())

    with convener.test_request_context():
        assert "only if the convener says why it is urgent" in notice_sentence(short)
