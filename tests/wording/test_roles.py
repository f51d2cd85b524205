"""What a council calls those who sit on its committees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.vocabulary import MemberRole
from tracker.wording.roles import role_words

if TYPE_CHECKING:
    from flask import Flask


@pytest.mark.parametrize(
    ("role", "chair_word", "words"),
    [
        (MemberRole.CHAIR, "Chair", "Chair"),
        (MemberRole.CHAIR, "Convener", "Convener"),
        (MemberRole.VICE_CHAIR, "Chairman", "Vice-chairman"),
        (MemberRole.VICE_CHAIR, "Chair", "Vice-chair"),
        (MemberRole.MEMBER, "Convener", "Member"),
    ],
)
def test_a_role_is_said_in_the_councils_word(
    app: Flask, role: MemberRole, chair_word: str, words: str
) -> None:
    with app.test_request_context():
        assert role_words(role, chair_word) == words
