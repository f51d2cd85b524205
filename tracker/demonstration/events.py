"""Everything that happens in the story, each at its moment; what lies ahead has not happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from tracker import clock

Deed = Callable[[datetime], None]


class Events:
    """Deeds in the order of their moments; those of one moment in the order they were added."""

    def __init__(self, until: datetime) -> None:
        self._until = until
        self._planned: list[tuple[datetime, int, Deed]] = []

    def add(self, moment: datetime, deed: Deed) -> None:
        """Plan a deed, unless it lies after the moment of loading."""
        if moment <= self._until:
            self._planned.append((moment, len(self._planned), deed))

    def add_in_turn(self, first: datetime, deeds: Iterable[tuple[datetime, Deed]]) -> None:
        """Plan deeds that need one another: none comes before the one it follows."""
        for wanted, deed in deeds:
            first = max(wanted, first + timedelta(hours=1))
            self.add(first, deed)

    def happen(self) -> None:
        """Do everything that was planned, with the clock standing at each moment."""
        for moment, _turn, deed in sorted(self._planned, key=lambda each: each[:2]):
            with clock.standing_at(moment):
                deed(moment)
