"""Meetings: the calendar, agenda and minutes on one page, publishing and issuing."""
