"""The clock, and that only the demonstration may stand it at another moment."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pytest

from tracker import clock

ROOT = Path(__file__).resolve().parent.parent
MOMENT = datetime(2014, 6, 30, 23, 30, tzinfo=UTC)


def test_it_stands_at_a_moment_for_what_is_done_meanwhile() -> None:
    with clock.standing_at(MOMENT):
        assert clock.now() == MOMENT
        assert clock.today() == date(2014, 7, 1)
    assert clock.now().year > 2014


def test_it_goes_on_when_what_was_done_fails() -> None:
    with pytest.raises(KeyError), clock.standing_at(MOMENT):
        raise KeyError
    assert clock.now() != MOMENT


def test_others_keep_their_own_time() -> None:
    seen: list[datetime] = []
    with clock.standing_at(MOMENT):
        other = Thread(target=lambda: seen.append(clock.now()))
        other.start()
        other.join()
    assert seen[0].year > 2014


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"), clock.standing_at(datetime(2014, 1, 1)):  # noqa: DTZ001 - what is refused
        pass


def test_only_the_demonstration_stands_it_at_a_moment() -> None:
    users = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "tracker").rglob("*.py")
        if "standing_at(" in file.read_text(encoding="utf-8")
    }

    assert users == {"tracker/clock.py", "tracker/demonstration/events.py"}
