"""What happened at Wexcombe, as it is told: one file for a body and a time. Data alone, no doing."""

from __future__ import annotations

from tracker.demonstration.story import (
    adults,
    adults_earlier,
    children,
    children_2013,
    children_2014,
    children_earlier,
    children_last_year,
    environment,
    environment_earlier,
    officers,
    young_people,
)

SITTINGS = (
    *children_2013.SITTINGS,
    *children_2014.SITTINGS,
    *children_earlier.SITTINGS,
    *children_last_year.SITTINGS,
    *children.SITTINGS,
    *adults_earlier.SITTINGS,
    *adults.SITTINGS,
    *environment_earlier.SITTINGS,
    *environment.SITTINGS,
    *young_people.SITTINGS,
    *officers.SITTINGS,
)
