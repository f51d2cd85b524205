"""How much notice an agenda gives of its meeting, in a sentence."""

from __future__ import annotations

from tracker.rules.notice import Notice
from tracker.translation import gettext, ngettext


def notice_sentence(notice: Notice) -> str:
    """The clear days an agenda gives if it is published today, and whether they are enough."""
    days = ngettext("%(num)s clear day", "%(num)s clear days", notice.given)
    if notice.enough:
        return gettext(
            "Published today, the agenda gives %(days)s’ notice. At least %(expected)s are "
            "expected by law.",
            days=days,
            expected=notice.expected,
        )
    return gettext(
        "Published today, the agenda gives %(days)s’ notice, %(expected)s are expected: an "
        "item can then be considered only if the %(chair)s says why it is urgent.",
        days=days,
        expected=notice.expected,
    )
