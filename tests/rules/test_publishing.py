"""What blocks publishing minutes and what is warned of: one table."""

from __future__ import annotations

import pytest

from tracker.rules.errors import Broken
from tracker.rules.publishing import ActionToPublish, ItemToPublish, findings
from tracker.vocabulary import Restriction
from tracker.vocabulary.privacy import Exclusion

WRITTEN, EMPTY = ItemToPublish("1", has_minutes=True), ItemToPublish("2", has_minutes=False)
LATE = ItemToPublish("3", has_minutes=True, is_urgent=True)
EXPLAINED = ItemToPublish("3", has_minutes=True, is_urgent=True, has_reason=True)
WHOLE = ActionToPublish("CSP/2013-14/001", has_owner=True, has_date=True)
UNOWNED = ActionToPublish("CSP/2013-14/002", has_owner=False, has_date=True)
UNDATED = ActionToPublish("CSP/2013-14/003", has_owner=True, has_date=False)
MEANT = ActionToPublish("CSP/2013-14/004", has_owner=False, has_date=False, is_meant=True)

EXEMPT, CONFIDENTIAL = Restriction.EXEMPT, Restriction.CONFIDENTIAL


def private(
    restriction: Restriction, exclusion: Exclusion | None = None, *, told: bool = True
) -> ItemToPublish:
    return ItemToPublish(
        "8", has_minutes=True, private=restriction, has_public_record=told, exclusion=exclusion
    )


CASES = [
    ([], [], [(Broken.MINUTES_EMPTY, "", True)]),
    ([EMPTY], [UNOWNED], [(Broken.MINUTES_EMPTY, "", True)]),
    ([WRITTEN], [], []),
    ([WRITTEN, EMPTY], [], [(Broken.ITEM_NOT_MINUTED, "2", False)]),
    ([WRITTEN, LATE], [], [(Broken.URGENCY_REASON_MISSING, "3", True)]),
    ([WRITTEN, EXPLAINED], [WHOLE, MEANT], []),
    ([WRITTEN], [WHOLE, UNOWNED], [(Broken.ACTION_NOT_MEANT, "CSP/2013-14/002", True)]),
    ([WRITTEN], [UNDATED], [(Broken.ACTION_NOT_MEANT, "CSP/2013-14/003", True)]),
    ([private(EXEMPT, Exclusion.AGREED)], [], []),
    (
        [private(EXEMPT, Exclusion.AGREED, told=False)],
        [],
        [(Broken.PUBLIC_RECORD_MISSING, "8", True)],
    ),
    ([private(EXEMPT)], [], [(Broken.EXCLUSION_NOT_RECORDED, "8", False)]),
    ([private(EXEMPT, Exclusion.REFUSED)], [], [(Broken.EXCLUSION_REFUSED, "8", False)]),
    ([private(CONFIDENTIAL)], [], []),
    ([private(CONFIDENTIAL, told=False)], [], [(Broken.PUBLIC_RECORD_MISSING, "8", True)]),
    (
        [LATE, EMPTY],
        [UNDATED],
        [
            (Broken.URGENCY_REASON_MISSING, "3", True),
            (Broken.ACTION_NOT_MEANT, "CSP/2013-14/003", True),
            (Broken.ITEM_NOT_MINUTED, "2", False),
        ],
    ),
]


@pytest.mark.parametrize(("items", "actions", "expected"), CASES)
def test_what_blocks_and_what_is_warned_of(
    items: list[ItemToPublish],
    actions: list[ActionToPublish],
    expected: list[tuple[Broken, str, bool]],
) -> None:
    found = findings(items, actions)

    assert [(each.code, each.about, each.blocks) for each in found] == expected
