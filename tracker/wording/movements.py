"""How an indicator has moved since an action was agreed, in a line for papers and lists."""

from __future__ import annotations

from tracker.queries.indicators import ThenAndNow
from tracker.translation import gettext
from tracker.wording.due import day_words
from tracker.wording.measures import figure


def has_moved(pair: ThenAndNow) -> bool:
    """Whether there is a figure from after the action was agreed, and it is another one."""
    if pair.then is None or pair.now is None or pair.now.end == pair.then.end:
        return False
    return pair.now.value != pair.then.value


def moved_words(pair: ThenAndNow) -> str:
    """Such as "Assessments in time: 81% when agreed, now 88%, to 31 March 2014 (target 95%)"."""
    measure = pair.indicator

    def shown(value: object) -> str:
        return figure(value, measure.unit, measure.decimals)  # type: ignore[arg-type]

    parts: list[str] = []
    if pair.then:
        parts.append(gettext("%(figure)s when agreed", figure=shown(pair.then.value)))
    if pair.now and (not pair.then or pair.now.end != pair.then.end):
        day = day_words(pair.now.end)
        parts.append(gettext("now %(figure)s, to %(day)s", figure=shown(pair.now.value), day=day))
    elif pair.then:
        parts.append(gettext("no figure since"))
    else:
        parts.append(gettext("no figure yet"))
    words = f"{measure.name}: {', '.join(parts)}"
    if measure.target is not None:
        words += gettext(" (target %(figure)s)", figure=shown(measure.target))
    return words
