"""The fields of a due rule, shared by the forms that record one and change one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.queries.fetch import AnyRow
from tracker.rules.due import DueRule
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import DueKind, IntervalUnit
from tracker.web.fields import (
    DateField3,
    IntegerText,
    RadioField,
    SelectField,
    ShortText,
    Tick,
    choice,
)
from tracker.web.forms import HouseForm
from tracker.wording.due import MONTHS, day_words

KINDS = [
    choice(DueKind.MONTH.value, _("At the meeting in a month")),
    choice(DueKind.NEXT_MEETING.value, _("At the next meeting")),
    choice(DueKind.MEETING.value, _("At a particular meeting")),
    choice(DueKind.DATE.value, _("By a date")),
    choice(DueKind.INTERVAL.value, _("Within a time")),
    choice(DueKind.CONDITION.value, _("Once something has happened")),
    choice(DueKind.NONE.value, _("No date was agreed")),
]

PARTS: dict[DueKind | None, frozenset[str]] = {
    DueKind.MONTH: frozenset({"month", "year"}),
    DueKind.MEETING: frozenset({"meeting_id"}),
    DueKind.DATE: frozenset({"on"}),
    DueKind.INTERVAL: frozenset({"count", "unit"}),
    DueKind.CONDITION: frozenset({"condition"}),
}
"""The fields that are revealed under each kind of rule."""

ALL_PARTS = frozenset[str]().union(*PARTS.values())


def months() -> list[object]:
    """The months as choices."""
    return [choice(number, gettext(name)) for number, name in enumerate(MONTHS, start=1)]


class DueFields(HouseForm):
    """What the committee said about when. Names are those that `rules.due` complains of."""

    due_kind = RadioField(
        _("When is it due?"),
        choices=KINDS,
        coerce=DueKind,
        missing=_("Select when it is due"),
    )
    month = SelectField(_("Month"), choices=months, coerce=int)
    year = IntegerText(_("Year, if it was said"), called=_("Year"), least=1990, most=2100)
    meeting_id = SelectField(_("Meeting"), coerce=int)
    on = DateField3(_("Date"), called=_("Due date"))
    count = IntegerText(_("How many"), called=_("How many"))
    unit = SelectField(_("Days, weeks or months"), words=IntervalUnit)
    condition = ShortText(
        _("What must happen first?"), description=_("For example, it has been to Cabinet")
    )
    sooner = Tick(_("Or sooner if available"))
    words = ShortText(
        _("The minutes’ own words about when (optional)"),
        called=_("The words about when"),
        description=_("For example, to the April Committee meeting, or sooner"),
    )

    def validate(self, *arguments: Any, **options: Any) -> bool:  # noqa: ANN401 - WTForms' own
        """Check the form; parts hidden under another answer are not held against anybody."""
        super().validate(*arguments, **options)  # pyright: ignore[reportUnknownMemberType] - untyped
        parts = PARTS.get(self.due_kind.data, frozenset())
        for name in ALL_PARTS - parts:
            self._fields[name].errors = ()
        return not self.has_errors

    def offer_meetings(self, meetings: Sequence[AnyRow]) -> None:
        """Let one of these meetings be chosen."""
        self.meeting_id.choices = [choice(row.id, day_words(row.held_on)) for row in meetings]

    def rule(self) -> DueRule:
        """What was entered; parts that belong to another kind of rule are left out."""
        kind = DueKind(self.due_kind.data)
        is_month, is_interval = kind is DueKind.MONTH, kind is DueKind.INTERVAL
        return DueRule(
            kind=kind,
            month=self.month.data if is_month else None,
            year=self.year.data if is_month else None,
            meeting_id=self.meeting_id.data if kind is DueKind.MEETING else None,
            on=self.on.data if kind is DueKind.DATE else None,
            count=self.count.data if is_interval else None,
            unit=self.unit.data if is_interval else None,
            condition=self.condition.data.strip() if kind is DueKind.CONDITION else "",
            sooner_if_available=self.sooner.data,
            words=self.words.data,
        )

    def fill(self, rule: DueRule) -> None:
        """Show the rule that stands."""
        self.due_kind.data = rule.kind
        self.month.data = rule.month
        self.year.data = rule.year
        self.meeting_id.data = rule.meeting_id
        self.on.data = rule.on
        self.count.data = rule.count
        self.unit.data = rule.unit
        self.condition.data = rule.condition
        self.sooner.data = rule.sooner_if_available
        self.words.data = rule.words
