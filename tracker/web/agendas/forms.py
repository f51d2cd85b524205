"""Forms of an agenda that is being built."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.queries.agendas import Line
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.web.fields import IntegerText, LongText, MultiCheckbox, choice
from tracker.web.forms import HouseForm, OnceForm

MOST_PLACES = 500
MOST_LINES = 30


class FillAgendaForm(OnceForm):
    """What is put onto an agenda in one step: standing items by place, planned items by key."""

    standing = MultiCheckbox(_("Standing items"), coerce=int)
    planned = MultiCheckbox(_("Planned for this meeting"), coerce=int)

    def offer(self, standing: Sequence[tuple[int, Line]], planned: Sequence[Any]) -> None:
        """Set the choices."""
        self.standing.choices = [choice(place, gettext(line.title)) for place, line in standing]
        self.planned.choices = [choice(row.id, row.subject) for row in planned]


class MoveItemForm(HouseForm):
    """Where an item goes."""

    place = IntegerText(_("Place"), missing=_("Enter a place"), least=1, most=MOST_PLACES)


class StandingItemsForm(HouseForm):
    """A committee’s standing items, a line each."""

    lines = LongText(
        _("Standing items, one on a line"),
        missing=_("Enter at least one standing item"),
        description=_("In the order in which they stand on the agenda"),
        most=MOST_LINES * 200,
    )

    @property
    def titles(self) -> list[str]:
        """The lines that say something."""
        return [line.strip() for line in self.lines.data.splitlines() if line.strip()][:MOST_LINES]
