"""A published agenda item of the real page's shape, written afresh for an invented council."""

PAGE = """Agenda item

Performance Report

This report shows the figures and trends of the measures agreed for children: contacts, referrals and child protection.

Minutes:

 The Committee heard a summary of the report and noted:

  • Fewer children were the subject of a child protection plan than a year ago
  • The first part of the assessment was completed within 10 days in 81% of cases against a target of 95%
  • 10% of plans were second plans, while statistical neighbours stood at 13%

The Chair asked what lay behind the fall in contacts. The Director of Children's Services said that senior officers met each month to go through the figures.

Agreed that an update on the work of this group of officers is brought to the April Committee meeting, or sooner if available.

Members thanked the officers for the report.

Supporting documents:

"""

PASSAGE = (
    "Agreed that an update on the work of this group of officers is brought to the April "
    "Committee meeting, or sooner if available."
)
