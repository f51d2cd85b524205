"""People as the choices of a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.models import Person
from tracker.web.fields import choice


def people_to_choose(people: Sequence[Person]) -> list[Any]:
    """People as choices; an e-mail address tells two of one name apart."""
    names = [person.name for person in people]
    return [
        choice(
            person.id,
            f"{person.name} ({person.email})"
            if names.count(person.name) > 1 and person.email
            else person.name,
        )
        for person in people
    ]
