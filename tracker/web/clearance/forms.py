"""Forms of clearance: whom to ask until when, a comment, what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import widgets

from tracker.models import ClearanceComment
from tracker.operations.clearance_comments import CommentWords
from tracker.queries.fetch import AnyRow
from tracker.rules.clearing import WHOLE_ITEM
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import Restriction
from tracker.vocabulary.clearing import CommentKind
from tracker.web.fields import (
    DateField3,
    HiddenText,
    LongText,
    MultiCheckbox,
    RadioField,
    choice,
)
from tracker.web.forms import OnceForm, VersionForm
from tracker.web.hygiene import key_of
from tracker.web.meeting_days import within_reason
from tracker.web.minutes_editor import OpenedForm

MOST = 20_000
CHAIR = 0
"""The choice that stands for the chair among the keys of posts."""


class UntilForm(VersionForm):
    """Another last day for comments."""

    until_on = DateField3(
        _("Last day for comments"),
        missing=_("Enter the last day for comments"),
        validators=[within_reason],
    )


class CirculateForm(OnceForm):
    """Which drafts go to whom, and until when."""

    items = MultiCheckbox(
        _("Which items?"),
        choices=[],
        coerce=int,
        missing=_("Select the items whose minutes they are to look at"),
    )
    asked = MultiCheckbox(
        _("Who is asked?"),
        choices=[],
        coerce=int,
        description=_("Holders and deputies of a post get an e-mail, and answer for it"),
    )
    others = MultiCheckbox(_("Other posts"), choices=[], coerce=int)
    until_on = DateField3(
        _("Last day for comments"),
        missing=_("Enter the last day for comments"),
        validators=[within_reason],
    )
    note = LongText(
        _("What are they to look at?"),
        description=_("Optional. It stands above the draft, not in the e-mail"),
        most=2_000,
    )

    def offer(
        self,
        items: Sequence[AnyRow],
        near: Sequence[tuple[int, str, str]],
        others: Sequence[AnyRow],
    ) -> None:
        """Offer what is written, who is near to it (key, title, holder), and the other posts."""
        offered: Any = self.items
        offered.choices = [
            choice(
                row.id,
                f"{row.number} {row.title}",
                hint=""
                if row.restriction is Restriction.OPEN
                else _("Private: shown only to those who may read it"),
            )
            for row in items
            if row.is_written
        ]
        asked: Any = self.asked
        asked.choices = [choice(key, title, hint=holder) for key, title, holder in near]
        rest: Any = self.others
        known = {key for key, _title, _holder in near}
        rest.choices = [choice(row.id, row.title) for row in others if row.id not in known]

    def chosen(self) -> list[int]:
        """The posts that were chosen, and `CHAIR`."""
        return [*(self.asked.data or []), *(self.others.data or [])]


class HiddenWords(LongText):
    """Several lines carried by the form."""

    kind = "hidden"
    widget = widgets.HiddenInput()


class CommentForm(OnceForm, OpenedForm):
    """A comment on one paragraph, or on an item as a whole."""

    item = HiddenText()
    place = HiddenText()
    passage = HiddenWords(most=MOST)
    kind = RadioField(
        _("What is your comment?"), words=CommentKind, missing=_("Select what your comment is")
    )
    wording = LongText(
        _("The paragraph as it should read"),
        description=_("Change it where it stands; the clerk puts it in its place"),
        most=MOST,
    )
    remark = LongText(_("Your remark"), most=MOST)

    def show(self, comment: ClearanceComment) -> None:
        """Show a comment as it was made, ready to be changed."""
        is_wording = comment.kind is CommentKind.WORDING
        self.kind.data = comment.kind
        self.wording.data = comment.text if is_wording else comment.passage
        self.remark.data = "" if is_wording else comment.text
        self.version.data = str(comment.version)
        self.item.data, self.place.data = comment.item.public_id, str(comment.place)
        self.passage.data = comment.passage

    @property
    def paragraph(self) -> str:
        """The paragraph as its author saw it; empty for the item as a whole."""
        return str(self.passage.data or "")[:MOST]

    def words(self) -> CommentWords:
        """What was entered."""
        kind = self.kind.data or CommentKind.REMARK
        if not self.paragraph:
            kind = CommentKind.REMARK
        place = str(self.place.data or "")
        return CommentWords(
            kind,
            self.wording.data if kind is CommentKind.WORDING else self.remark.data,
            key_of(place) if self.paragraph else WHOLE_ITEM,
            self.paragraph,
        )


class DeclineForm(OnceForm):
    """Why a comment is not taken over."""

    reason = LongText(
        _("Why not?"), description=_("Optional. Whoever made the comment reads it"), most=2_000
    )
