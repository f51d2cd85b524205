"""From a text to a reading: layout, drafts, then deadlines, register entries and wording."""

from __future__ import annotations

import re
from typing import Final

from tracker.rules.reading.deadlines import find_due
from tracker.rules.reading.drafts import Draft, Drafts
from tracker.rules.reading.indicators import find_indicators
from tracker.rules.reading.owners import candidates_of
from tracker.rules.reading.passages import Layout
from tracker.rules.reading.shapes import Context, Due, Proposal, Reading, Span, Update, WhenKind
from tracker.rules.reading.updates import may_be_update, update_code
from tracker.rules.reading.weighing import confidence

_REFERRING: Final = re.compile(
    r"\W*(?:this|these|it(?!\s+(?:was|is|were)\s+(?:\w+\s+)?(?:agreed|resolved|noted|suggested|decided|felt|reported|hoped|recommended|requested))|the\s+(?:report|item|matter|meeting|update|work)|they|which)\b",
    re.IGNORECASE,
)
_ATTENDING: Final = re.compile(r"\battend(?:s|ed|ing)?\b", re.IGNORECASE)
_LEAD: Final = re.compile(
    r"(?:ACTIONS?\s*\d*\s*[:–-]+\s*)?"
    r"(?:[^.]{0,60}?\b(?:it was|the committee|members|and was)\s+(?:also\s+|further\s+|unanimously\s+)?"
    r"(?:agreed|resolved|requested|decided)\s+(?:that|to)\s+"
    r"|(?:agreed|resolved|that)[:\s–-]+(?:that\s+)?)?",
    re.IGNORECASE,
)
_WORDING_AT_MOST: Final = 140


def read(markdown: str, context: Context | None = None) -> Reading:
    """Propose the agreed actions of a text, and mention updates and indicators.

    Args:
        markdown: minutes as Markdown or plain text; positions count in it.
        context: what is known of the meeting, owners and indicators; may be empty.

    Returns:
        Proposals in the order of the text; spans always lie in it and `quote` is the text there.
    """
    known = context or Context()
    layout = Layout(markdown)
    drafts = Drafts(layout).all()
    taken = {draft.place for draft in drafts if draft.place is not None}
    starts = {draft.span.start for draft in drafts}
    proposals = tuple(_complete(layout, draft, starts, known) for draft in drafts)
    updates = tuple(
        Update(passage.span, layout.words(passage.span), code)
        for passage in layout.passages
        if passage.place not in taken
        and passage.tagged is not None
        and may_be_update(passage.tagged.words)
        and (code := update_code(layout.words(passage.span))) is not None
    )
    spans = [passage.span for passage in layout.passages]
    return Reading(proposals, updates, find_indicators(markdown, spans, known))


def _complete(layout: Layout, draft: Draft, starts: set[int], context: Context) -> Proposal:
    quote = layout.words(draft.span)
    plain = " ".join(quote.split())
    return Proposal(
        span=draft.span,
        quote=quote,
        text=plain,
        wording=_wording(plain),
        owners=candidates_of(layout.text, draft.owner, context),
        due=_due(layout, draft, starts, context),
        kind=draft.kind,
        confidence=confidence(draft.score),
        why=draft.why,
        indicators=find_indicators(layout.text, [draft.span], context),
    )


def _due(layout: Layout, draft: Draft, starts: set[int], context: Context) -> Due:
    """The deadline of a due column, of the passage itself, or of a sentence beside it."""
    if draft.due is not None:
        due = find_due(layout.text, draft.due.start, draft.due.end, draft.due.start, context)
        if due.kind is not WhenKind.NONE:
            return due
    due = find_due(layout.text, draft.span.start, draft.span.end, draft.due_from, context)
    if due.kind is not WhenKind.NONE or draft.place is None:
        return due
    after = draft.place + 1
    beside: list[Span] = []
    if after < len(layout.passages) and layout.passages[after].unit == draft.unit:
        span = layout.passages[after].span
        if span.start not in starts and _REFERRING.match(layout.words(span)):
            beside.append(span)  # "This should be ready by June."
    before = draft.place - 1
    if (
        before >= 0
        and layout.passages[before].unit == draft.unit
        and _ATTENDING.search(layout.words(draft.span))
    ):
        beside.append(layout.passages[before].span)  # the day of what is to be attended
    for span in beside:
        due = find_due(layout.text, span.start, span.end, span.start, context)
        if due.kind is not WhenKind.NONE:
            return due
    return Due()


def _wording(plain: str) -> str:
    """A short form: without the words of decision before it, cut at a word."""
    lead = _LEAD.match(plain)
    short = plain[lead.end() :] if lead else plain
    short = short.strip(" .;:-–") or plain
    if len(short) > _WORDING_AT_MOST:
        short = short[:_WORDING_AT_MOST].rsplit(" ", 1)[0] + "…"
    return short[:1].upper() + short[1:]
