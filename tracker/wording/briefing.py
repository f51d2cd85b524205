"""The words of a briefing: its one sentence, and the questions it puts."""

from __future__ import annotations

from tracker.rules.briefing import Ask, Question
from tracker.translation import gettext, ngettext


def question_words(question: Question, *, published_only: bool) -> str:  # noqa: PLR0911 - a question a return
    """A question in a sentence, such as "No update for 61 days: what prevents it?".

    Args:
        question: what is asked.
        published_only: whether whoever asks knows of published updates alone.
    """
    number = question.number
    match question.ask:
        case Ask.WHO:
            return gettext("It has no owner: who will take it on?")
        case Ask.BEGUN if not number:
            return gettext("No update yet: has work begun?")
        case Ask.BEGUN if published_only:
            return ngettext(
                "No update published since it was agreed %(num)s day ago: has work begun?",
                "No update published since it was agreed %(num)s days ago: has work begun?",
                number,
            )
        case Ask.BEGUN:
            return ngettext(
                "No update since it was agreed %(num)s day ago: has work begun?",
                "No update since it was agreed %(num)s days ago: has work begun?",
                number,
            )
        case Ask.SILENT if published_only:
            return gettext("No update published for %(days)s days: what prevents it?", days=number)
        case Ask.SILENT:
            return gettext("No update for %(days)s days: what prevents it?", days=number)
        case Ask.DEFERRED:
            return gettext(
                "Put off %(times)s times: what would make the next date hold?", times=number
            )
        case Ask.WHEN:
            return (
                gettext("Last heard of %(days)s days ago: when will it be done?", days=number)
                if number > 1
                else gettext("Heard of just now: when will it be done?")
            )


def summary(*, open_now: int, overdue: int, due: int, awaiting: int) -> str:
    """One sentence, such as "12 actions are outstanding: 3 overdue, 2 due by this meeting…"."""
    if not open_now:
        return gettext("Nothing is outstanding.")
    parts = [
        gettext("%(number)s overdue", number=overdue) if overdue else "",
        gettext("%(number)s due by this meeting", number=due) if due else "",
        gettext("%(number)s awaiting agreement", number=awaiting) if awaiting else "",
    ]
    told = [part for part in parts if part]
    start = ngettext("%(num)s action is outstanding", "%(num)s actions are outstanding", open_now)
    if not told:
        return gettext("%(start)s, and nothing presses.", start=start)
    listed = (
        told[0]
        if len(told) == 1
        else gettext("%(first)s and %(last)s", first=", ".join(told[:-1]), last=told[-1])
    )
    return gettext("%(start)s: %(listed)s.", start=start, listed=listed)
