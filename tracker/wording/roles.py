"""What somebody is on a committee, in the council's own word for its chair."""

from __future__ import annotations

from tracker.translation import gettext
from tracker.vocabulary import MemberRole


def role_words(role: MemberRole, chair_word: str) -> str:
    """The role as the council says it: "Convener", "Vice-convener", "Member"."""
    if role is MemberRole.CHAIR:
        return chair_word
    if role is MemberRole.VICE_CHAIR:
        return gettext("Vice-%(chair)s", chair=chair_word[:1].lower() + chair_word[1:])
    return gettext(role.label)
