"""The one decision: may this reader do this to that? Pure, and no unless the policy says yes."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.access.facts import Thing
from tracker.access.permissions import Permission
from tracker.access.policy import POLICY
from tracker.access.reader import Reader


class ForbiddenError(Exception):
    """The reader sees the thing but may not do this to it."""

    def __init__(self, permission: Permission) -> None:
        super().__init__(permission.value)
        self.permission = permission


def may(reader: Reader, permission: Permission, thing: Thing = None) -> bool:
    """Whether any fact that grants `permission` holds of `reader` and `thing`."""
    return any(fact(reader, thing) for fact in POLICY.get(permission, ()))


def require(reader: Reader, permission: Permission, thing: Thing = None) -> None:
    """Pass silently if `reader` may.

    Raises:
        ForbiddenError: they may not.
    """
    if not may(reader, permission, thing):
        raise ForbiddenError(permission)


def allowed(
    reader: Reader, thing: Thing = None, among: Iterable[Permission] = Permission
) -> frozenset[Permission]:
    """Every permission, of those `among`, that `reader` has on `thing`: what its page offers."""
    return frozenset(each for each in among if may(reader, each, thing))
