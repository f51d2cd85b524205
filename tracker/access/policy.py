"""The table: for each permission, the facts of which any one is enough."""

from __future__ import annotations

from tracker.access.facts import (
    Fact,
    a_clerk,
    a_clerk_over_others,
    a_performance_officer,
    a_second_person,
    an_admin,
    anyone,
    its_asker,
    its_chair,
    its_lead,
    its_lead_before_publication,
    its_member,
    its_owner,
    somebody,
)
from tracker.access.permissions import Permission

POLICY: dict[Permission, tuple[Fact, ...]] = {
    # Reading: the queries have already left out what a reader may not see.
    Permission.PUBLISHED_READ: (anyone,),
    Permission.COMMITTEE_READ: (anyone,),
    Permission.OUTSTANDING_READ: (anyone,),
    Permission.MEETING_READ: (anyone,),
    Permission.ITEM_READ: (anyone,),
    Permission.ACTION_READ: (anyone,),
    Permission.DOCUMENT_READ: (anyone,),
    Permission.PROGRAMME_READ: (anyone,),
    Permission.INDICATOR_READ: (anyone,),
    Permission.DESK_READ: (anyone,),
    Permission.ACCOUNT_USE: (somebody,),
    # The authority's records.
    Permission.HISTORY_READ: (a_clerk, an_admin),
    Permission.READS_READ: (a_clerk, an_admin),
    Permission.RECORDS_READ: (a_clerk, an_admin),
    Permission.RECORDS_EDIT: (a_clerk, an_admin),
    Permission.RECORDS_IMPORT: (a_clerk, an_admin),
    Permission.PERSON_EDIT: (a_clerk_over_others, an_admin),
    Permission.PERSON_GRANT: (an_admin,),
    Permission.AUTHORITY_EDIT: (a_clerk, an_admin),
    Permission.COMMITTEE_ADD: (a_clerk, an_admin),
    Permission.COMMITTEE_EDIT: (a_clerk, an_admin),
    Permission.INDICATOR_EDIT: (a_clerk, a_performance_officer),
    # Long work.
    Permission.JOBS_READ: (a_clerk, an_admin),
    Permission.JOB_READ: (its_asker, a_clerk, an_admin),
    Permission.JOB_CANCEL: (its_asker, a_clerk, an_admin),
    # Meetings and minutes.
    Permission.MEETING_ADD: (a_clerk,),
    Permission.MEETING_EDIT: (a_clerk,),
    Permission.AGENDA_ARRANGE: (a_clerk,),
    Permission.AGENDA_PUBLISH: (a_clerk,),
    Permission.MINUTES_PUBLISH: (a_clerk,),
    Permission.PAPERS_TAKE_DOWN: (a_clerk,),
    Permission.MINUTES_CORRECT: (a_clerk,),
    Permission.MINUTES_CONFIRM: (a_clerk,),
    Permission.MEETING_ISSUE: (a_clerk,),
    Permission.DECISIONS_RECORD: (a_clerk,),
    Permission.ITEM_ADD: (a_clerk,),
    Permission.ITEM_EDIT: (a_clerk,),
    Permission.ITEM_MOVE: (a_clerk,),
    Permission.ITEM_IMPORT: (a_clerk,),
    Permission.MINUTES_WRITE: (a_clerk,),
    Permission.PRIVATE_PART_WRITE: (a_clerk,),
    Permission.DOCUMENT_ADD: (a_clerk, its_lead_before_publication),
    Permission.DOCUMENT_REPLACE: (a_clerk, its_lead_before_publication),
    Permission.DOCUMENT_REMOVE: (a_clerk,),
    Permission.FORMER_DOCUMENTS_READ: (a_clerk,),
    Permission.REVISIONS_READ: (a_clerk, its_chair, its_lead),
    # The work programme.
    Permission.PROGRAMME_EDIT: (a_clerk,),
    # Actions.
    Permission.TRACKER_IMPORT: (a_clerk,),
    Permission.FOUND_REVIEW: (a_clerk,),
    Permission.ACTION_RECORD: (a_clerk,),
    Permission.ACTION_AMEND: (a_clerk,),
    Permission.ACTION_REASSIGN: (a_clerk,),
    Permission.ACTION_CHANGE_DUE: (a_clerk,),
    Permission.ACTION_UPDATE: (its_owner, a_clerk),
    Permission.ACTION_RELEASE: (a_clerk,),
    Permission.ACTION_SUPPORT: (its_chair,),
    Permission.ACTION_RETURN: (its_chair, a_clerk),
    Permission.ACTION_ASK_UPDATE: (its_chair, a_clerk),
    Permission.ACTION_REPORT_BACK: (a_clerk,),
    Permission.ACTION_CLOSE: (a_clerk,),
    Permission.ACTION_CLOSE_PROVISIONALLY: (a_clerk,),
    Permission.ACTION_PAUSE: (a_clerk,),
    Permission.ACTION_REOPEN: (a_clerk,),
    Permission.ACTION_WITHDRAW: (a_clerk,),
    Permission.ACTION_DUPLICATE: (a_clerk,),
    Permission.RECOMMENDATION_EDIT: (a_clerk,),
    Permission.ACTION_HISTORY: (a_clerk, its_owner, its_member),
    Permission.UPDATES_READ: (a_clerk, its_owner, its_member),
    # Redactions.
    Permission.REDACTION_READ: (a_clerk, an_admin),
    Permission.REDACTION_ASK: (a_clerk,),
    Permission.REDACTION_DECIDE: (a_second_person,),
}

ASKED_FIRST: dict[Permission, Permission] = {
    Permission.RECORDS_EDIT: Permission.RECORDS_READ,
    Permission.RECORDS_READ: Permission.RECORDS_READ,
    Permission.PERSON_EDIT: Permission.RECORDS_READ,
    Permission.PERSON_GRANT: Permission.RECORDS_READ,
    Permission.REDACTION_ASK: Permission.REDACTION_READ,
    Permission.REDACTION_DECIDE: Permission.REDACTION_READ,
}
"""What is asked before anything is looked for, where the very existence of things tells something:
who has no part in the records or in redactions gets one answer, whatever there is."""
