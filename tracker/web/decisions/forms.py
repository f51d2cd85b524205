"""The form of a meeting's decisions: a part for each action, each with its own errors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import request
from wtforms.validators import ValidationError

from tracker.models import Action, AgendaItem
from tracker.operations.decisions import Decided
from tracker.queries.decisions import Candidate
from tracker.queries.fetch import AnyRow
from tracker.rules.due import DueRule
from tracker.rules.errors import Broken, RuleBroken
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import Decision, DueKind, Outcome
from tracker.web.fields import (
    DateField3,
    HiddenText,
    LongText,
    RadioField,
    SelectField,
    choice,
)
from tracker.web.fields.errors import ErrorLink, error_links
from tracker.web.forms import HouseForm
from tracker.web.hygiene import key_of
from tracker.wording.due import MONTHS

REASON_LENGTH = 2_000

WHEN = [
    choice(DueKind.NEXT_MEETING.value, _("To the next meeting")),
    choice(DueKind.MONTH.value, _("To the meeting in a month")),
    choice(DueKind.DATE.value, _("By a date")),
]


def months() -> list[object]:
    """The months as choices."""
    return [choice(number, gettext(name)) for number, name in enumerate(MONTHS, start=1)]


PARTS: dict[Decision | None, frozenset[str]] = {
    Decision.CLOSE: frozenset({"outcome"}),
    Decision.FURTHER_REPORT: frozenset({"due_kind", "month", "on"}),
    Decision.RETURN: frozenset({"missing_words"}),
}
"""The fields that are revealed under each decision."""


class DecisionForm(HouseForm):
    """What was decided about one action; its fields carry the action's key before their names."""

    version = HiddenText()
    decision = RadioField(
        _("What was decided?"), words=Decision, missing=_("Select what was decided")
    )
    outcome = SelectField(
        _("How did it end?"), words=Outcome, default=Outcome.COMPLETED, called=_("How it ended")
    )
    due_kind = SelectField(_("When is it wanted?"), choices=WHEN, coerce=DueKind)
    month = SelectField(_("Month"), choices=months, coerce=int)
    on = DateField3(_("Date"), called=_("Date"))
    missing_words = LongText(_("What is missing?"), called=_("What is missing"), most=REASON_LENGTH)
    item = SelectField(_("Decided under"), coerce=int)

    def __init__(self, action_id: int, items: Sequence[Any], **options: Any) -> None:  # noqa: ANN401 - FlaskForm's own
        # The page has one token for all its parts.
        super().__init__(prefix=f"a{action_id}-", meta={"csrf": False}, **options)  # pyright: ignore[reportUnknownMemberType] - untyped
        self.action_id = action_id
        self.item.choices = [*items]
        self.decision.data = self.decision.data or Decision.LEAVE

    def validate(self, *arguments: Any, **options: Any) -> bool:  # noqa: ANN401 - WTForms' own
        """Check this part; what is hidden under another answer is held against nobody."""
        super().validate(*arguments, **options)  # pyright: ignore[reportUnknownMemberType] - untyped
        mine = PARTS.get(self.decision.data, frozenset())
        for name in frozenset[str]().union(*PARTS.values()) - mine:
            self._fields[name].errors = ()
        return not self.has_errors

    def validate_missing_words(self, field: LongText) -> None:
        """Ask for words; where another answer was chosen nobody is held to it."""
        if not field.data.strip():
            raise ValidationError(gettext("Enter what is missing"))

    def decided(self, action: Action, item: AgendaItem | None) -> Decided:
        """What this part says."""
        return Decided(
            action,
            self.decision.data,
            key_of(str(self.version.data or "")),
            item,
            outcome=self.outcome.data,
            due=self._due() if self.decision.data is Decision.FURTHER_REPORT else None,
            reason=self.missing_words.data if self.decision.data is Decision.RETURN else "",
        )

    def _due(self) -> DueRule | None:
        kind = self.due_kind.data
        if kind is None:
            return None
        return DueRule(
            kind,
            month=self.month.data if kind is DueKind.MONTH else None,
            on=self.on.data if kind is DueKind.DATE else None,
        )

    def told(self, broken: RuleBroken, version: int, name: str) -> None:
        """Show what is wrong at its field; a change meanwhile lets this part be sent again."""
        field = {"reason": "missing_words", "decided_at": "item"}.get(broken.field, broken.field)
        if broken.code is Broken.CHANGED_MEANWHILE:
            self.version.raw_data = [str(version)]
            field = "decision"
        known = field if field in self._fields else "decision"
        self.refuse(RuleBroken(known, broken.code, **broken.values))
        self.name_errors(name)

    def name_errors(self, name: str) -> None:
        """Begin each error with the action's reference, so that the summary says which row."""
        for field in self:
            field.errors = [
                each if str(each).startswith(name) else f"{name}: {each}" for each in field.errors
            ]


class DecisionsForm(HouseForm):
    """The whole form: where most of it was decided, and a part for each action."""

    item = SelectField(
        _("Under which item were they decided?"),
        coerce=int,
        description=_("Each action can name another"),
    )

    rows: dict[int, DecisionForm]

    def offer(self, candidates: Sequence[Candidate], items: Sequence[AnyRow]) -> None:
        """Make a part for each action."""
        offered = [choice(row.id, _item_words(row)) for row in items]
        self.item.choices = [*offered]
        self.rows = {}
        for each in candidates:
            given = {"version": each.row.version, "item": each.item_id}
            part = DecisionForm(each.row.id, offered, data=given)
            self.rows[each.row.id] = part

    @property
    def has_errors(self) -> bool:
        """Whether something stands to be mended anywhere."""
        return bool(self.errors) or any(part.has_errors for part in self.rows.values())

    def validate_all(self, names: dict[int, str]) -> bool:
        """Check every part, so that all errors stand at once."""
        good = bool(self.validate_on_submit())  # pyright: ignore[reportUnknownMemberType] - untyped
        for key, part in self.rows.items():
            if not part.validate():
                part.name_errors(names[key])
                good = False
        return good

    def links(self) -> list[ErrorLink]:
        """The errors of the parts, for the summary."""
        return [link for part in self.rows.values() for link in error_links(part)]

    def decided(
        self, actions: dict[int, Action], find: Callable[[int | None], AgendaItem | None]
    ) -> list[Decided]:
        """What was decided about each action that was found."""
        common = find(self.item.data)
        return [
            part.decided(actions[key], find(part.item.data) or common)
            for key, part in self.rows.items()
            if key in actions
        ]


def sent_keys() -> list[int]:
    """Keys of the actions that the form was sent with."""
    keys: list[int] = []
    for name in request.form:
        key, ending = name[1:].removesuffix("-decision"), name.endswith("-decision")
        if ending and name.startswith("a") and key_of(key):
            keys.append(key_of(key))
    return keys[:500]


def _item_words(row: AnyRow) -> str:
    return gettext("Item %(number)s, %(title)s", number=row.number, title=row.title or "")
