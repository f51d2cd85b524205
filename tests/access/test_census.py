"""Every endpoint says who may use it; every permission is in the policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.access.permissions import Permission
from tracker.access.policy import POLICY
from tracker.web.guards import GUARD

if TYPE_CHECKING:
    from flask import Flask

OPEN_TO_ALL = {"static"}
"""Endpoints that need no guard: files that are the same for everybody."""


def test_every_endpoint_declares_its_access(app: Flask) -> None:
    undeclared = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in OPEN_TO_ALL
        and not isinstance(getattr(app.view_functions[rule.endpoint], GUARD, None), Permission)
    ]

    assert undeclared == []


def test_every_permission_stands_in_the_policy() -> None:
    assert set(POLICY) == set(Permission)


def test_every_permission_is_asked_for_somewhere(app: Flask) -> None:
    asked = {getattr(view, GUARD, None) for view in app.view_functions.values()}
    shown_on_pages = {
        Permission.ACTION_HISTORY,
        Permission.HISTORY_READ,
        Permission.UPDATES_READ,
    }

    assert set(Permission) - asked - shown_on_pages == set()
