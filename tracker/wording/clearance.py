"""What was done about draft minutes that are circulated, as history tells it."""

from __future__ import annotations

from tracker.audit.tags import AuditTag
from tracker.vocabulary import N_

CLEARANCE_TITLES: dict[str, str] = {
    AuditTag.CLEARANCE_BEGUN: N_("Draft minutes circulated for comment"),
    AuditTag.CLEARANCE_CHANGED: N_("Time for comments on the draft minutes changed"),
    AuditTag.CLEARANCE_BEGUN_AGAIN: N_("Draft minutes circulated again"),
    AuditTag.CLEARANCE_ENDED: N_("Circulation of the draft minutes ended"),
    AuditTag.CLEARANCE_REMINDED: N_("Reminded those who had not answered about the draft minutes"),
    AuditTag.CLEARANCE_ANSWERED: N_("Finished looking at the draft minutes"),
    AuditTag.CLEARANCE_DISPOSED: N_("Comments on the draft minutes disposed of"),
    AuditTag.COMMENT_WRITTEN: N_("Commented on the draft minutes"),
    AuditTag.COMMENT_CHANGED: N_("Comment on the draft minutes changed"),
    AuditTag.COMMENT_WITHDRAWN: N_("Comment on the draft minutes taken back"),
    AuditTag.COMMENT_ACCEPTED: N_("Comment on the draft minutes accepted"),
    AuditTag.COMMENT_DECLINED: N_("Comment on the draft minutes declined"),
    AuditTag.COMMENT_DEALT_WITH: N_("Comment on the draft minutes dealt with"),
}

CLEARANCE_NAMES: dict[str, str] = {
    "asked": N_("Asked"),
    "author": N_("Comment by"),
    "until_on": N_("Until"),
}
