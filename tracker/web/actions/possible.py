"""Turning people away, with words, from a verb that an action as it stands does not allow."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker.models import Action
from tracker.rules.errors import RuleBroken
from tracker.rules.lifecycle import Verb, check_answered, check_move
from tracker.translation import gettext
from tracker.vocabulary import ActionStatus
from tracker.wording.due import day_words, due_words
from tracker.wording.refusals import refusal


def href_of(action: Action) -> str:
    """The address of an action's page."""
    return url_for("actions.show_action", code=action.code, year=action.year, number=action.number)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a verb's page says about its action; stands even after a refused change is undone."""

    reference: str
    wording: str
    passage: str
    due: str
    href: str


def asked(action: Action) -> Asked:
    """Note what a verb's page says, before the change is tried."""
    return Asked(
        action.reference,
        action.wording,
        action.shown_passage or "",
        due_words(action),
        href_of(action),
    )


def back_to(action: Action) -> ResponseReturnValue:
    """The way back to the action's page after a verb."""
    return redirect(href_of(action), 303)


def turned_away(action: Action, verb: Verb) -> ResponseReturnValue | None:
    """The way back, saying why, when a verb's page is opened in vain; else None.

    A form that is sent is refused by the operation instead, so that what was typed is kept.
    """
    if request.method != "GET":
        return None
    try:
        check_move(verb, action.status)
        check_answered(verb, action.answered_on)
    except RuleBroken as broken:
        flash(_why_not(action, broken), "important")
        return back_to(action)
    return None


def _why_not(action: Action, broken: RuleBroken) -> str:
    if action.status is ActionStatus.CLOSED and action.closed_on:
        day = day_words(action.closed_on)
        return gettext("This action was closed on %(day)s. Reopen it to change it.", day=day)
    if action.status is ActionStatus.WITHDRAWN:
        return gettext("This action was withdrawn. Reopen it to change it.")
    if action.status is ActionStatus.RECORDED:
        return gettext("This action has not been issued to its owner yet.")
    return refusal(broken)
