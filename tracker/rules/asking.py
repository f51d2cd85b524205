"""Asking an owner for an update: how often, and when a letter to the chief executive is due."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.rules.errors import Broken, RuleBroken

DAYS_BETWEEN = 7
"""An owner is asked at most once in so many days, and has so many to answer."""

ASKS_BEFORE_LETTER = 2


def check_ask(asked_on: date | None, today: date) -> None:
    """Refuse to ask an owner again who was asked only lately.

    Raises:
        RuleBroken: on no field; `again_on` is the day from which it is possible.
    """
    if asked_on is None:
        return
    again_on = asked_on + timedelta(days=DAYS_BETWEEN)
    if today < again_on:
        raise RuleBroken("", Broken.ASKED_LATELY, again_on=again_on)


def may_ask(asked_on: date | None, today: date) -> bool:
    """Whether an owner can be asked today."""
    return asked_on is None or today >= asked_on + timedelta(days=DAYS_BETWEEN)


def is_letter_due(times_asked: int, asked_on: date | None, today: date) -> bool:
    """Whether an owner was asked twice and did not answer, with a week to answer each time."""
    return times_asked >= ASKS_BEFORE_LETTER and may_ask(asked_on, today)
