"""Passages become drafts of proposals: what commits, by how much, and who has to act."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from tracker.rules.reading.cues import TAGS, Frame, Group
from tracker.rules.reading.deadlines import has_time
from tracker.rules.reading.doubles import Draft, without_narrative
from tracker.rules.reading.heads import marker_class
from tracker.rules.reading.labels import Label, trailing_owner
from tracker.rules.reading.outcomes import (
    MAY_BE_AGREED,
    is_closed,
    is_quoted,
    outcome_weight,
    tells_of_earlier,
)
from tracker.rules.reading.owners import first_person, owner_span, span_of
from tracker.rules.reading.passages import Layout, Passage, Row
from tracker.rules.reading.sentences import sentences_of
from tracker.rules.reading.shapes import ProposalKind, Span
from tracker.rules.reading.splitting import names_two, parts_of
from tracker.rules.reading.tagging import Tagged, tag_sentence
from tracker.rules.reading.titles import is_title
from tracker.rules.reading.weighing import HEADS, THRESHOLD, Found, cues_of

_TO_ACTION: Final = re.compile(r"(?:[\w’'.&/-]+ ){1,4}to action\W*", re.IGNORECASE)
_LEAD: Final = re.compile(r":\s*[-–—]?$|\b(?:that|to)$")
_LED_GROUPS: Final = frozenset({Group.INFINITIVE, Group.IMPERATIVE, Group.TO_BE})
_LED_AT_MOST: Final = 12
_BARE_WILL: Final = "will_do_bare"
_RESOLVED: Final = re.compile(r"resolved|resolution|carried", re.IGNORECASE)
_RECOMMENDED: Final = re.compile(
    r"\b(?:agreed|resolved)\s+to\s+recommend\b|\b(?:be|is)\s+recommended\s+to\b", re.IGNORECASE
)
_SHORTEST: Final = 5  # characters; less commits nobody
_SHORT_WORDS: Final = 9
_COLUMN_REACH: Final = 12  # units
_JUDGED_AT_MOST: Final = 3000  # characters of one sentence
_LABEL_SCORE: Final = 4.0
_HEAD_SCORE: Final = 1.8
_ROW_SCORE: Final = 3.5
_NAMED_SCORE: Final = 3.0
_NAMED_ALONE_SCORE: Final = 2.2
_NEARLY_AS_GOOD: Final = 1.6
_QUOTED_WEIGHT: Final = -2.2
_CLOSED_WEIGHT: Final = -4.0
_EARLIER_WEIGHT: Final = -2.2
_STATUS_REACH: Final = 40  # characters
_REMEMBERED: Final = frozenset({Group.PROMISE, Group.CHARGED, Group.ASKS})


class Drafts:
    """All drafts of one text."""

    def __init__(self, layout: Layout) -> None:
        """Judge every passage, then the labels and margins that stand beside them."""
        self.text = layout.text
        self.layout = layout
        self.passages = layout.passages
        self._by_unit: dict[int, list[Draft]] = {}
        self._lead: tuple[Passage, Span | None] | None = None
        self._leads_seen: list[tuple[Passage, Tagged, float]] = []
        for place, passage in enumerate(self.passages):
            after = self.passages[place + 1] if place + 1 < len(self.passages) else None
            self._judge(passage, after)
        for passage, tagged, score in self._leads_seen:
            if not self._is_followed(passage):
                self._draft(passage, tagged, score)
        for row in layout.rows:
            self._take_row(row)
        for number, label in layout.labels:
            if label.names_only:
                self._name(number, label.owner, label.whole, bracketed=label.bracketed)
            else:
                self._take_label(number, label)
        for number, span in layout.margins:
            self._name(number, span, Span(span.start + 1, span.end), bracketed=True)

    def all(self) -> list[Draft]:
        """Drafts in the order of the text, the better one where two overlap."""
        kept: list[Draft] = []
        everyone = [draft for drafts in self._by_unit.values() for draft in drafts]
        for draft in sorted(everyone, key=lambda each: (each.span.start, each.span.end)):
            if draft.place is not None:
                column = trailing_owner(self.text, draft.span.start, draft.span.end)
                dated = column is not None and self.text[draft.span.end - 1].isdigit()
                draft.owner = column if dated else draft.owner or column
            if not kept or kept[-1].span.end <= draft.span.start:
                kept.append(draft)
            elif draft.score > kept[-1].score:
                kept[-1] = draft
        self._give_dates(kept)
        return without_narrative(self.text, kept)

    def _add(self, draft: Draft) -> None:
        self._by_unit.setdefault(draft.unit, []).append(draft)

    # Sentences

    def _judge(self, passage: Passage, after: Passage | None) -> None:
        start, end = passage.span.start, passage.span.end
        if end - start < _SHORTEST:
            return
        tagged = tag_sentence(TAGS, self.text, start, min(end, start + _JUDGED_AT_MOST))
        passage.tagged = tagged
        passage.found = cues_of(
            tagged,
            passage.head,
            dated=lambda: has_time(self.text, start, end),
            listed=passage.listed,
        )
        score = 0.0
        if passage.found:
            best = passage.found[0]
            score = best.score
            if score >= THRESHOLD or best.frame in MAY_BE_AGREED:
                following = after if after is not None and after.unit == passage.unit else None
                score += outcome_weight(
                    self.layout.words(passage.span),
                    best.frame,
                    self.layout.words(following.span) if following is not None else "",
                )
        if score >= THRESHOLD:
            score += self._context_weight(passage)
        if score >= THRESHOLD and not is_title(self.layout.words(passage.span), passage):
            if self._leads(passage, after):
                self._lead = (passage, owner_span(self.text, tagged, passage.found[0], []))
                self._leads_seen.append((passage, tagged, score))
            elif not self._says_who(passage):
                self._draft(passage, tagged, score)
        elif (
            passage.head is Frame.HEAD_ACTION
            and passage.listed
            and start == self.layout.units[passage.unit].start
        ):
            span, why = passage.span, ("action_head",)
            self._add(Draft(span, passage.unit, _HEAD_SCORE, why, None, start, place=passage.place))

    def _context_weight(self, passage: Passage) -> float:
        """What the passages around take away: quoted words, an earlier meeting, a status that closes it."""
        unit = self.layout.units[passage.unit]
        weight = 0.0
        if is_quoted(self.text, unit.start, passage.span.start):
            weight += _QUOTED_WEIGHT
        if is_closed(self.text[max(passage.span.start, unit.end - _STATUS_REACH) : unit.end]):
            weight += _CLOSED_WEIGHT
        best = passage.found[0]
        if best.cue.group in _REMEMBERED and best.frame is Frame.NONE and passage.place:
            before = self.passages[passage.place - 1]
            if before.unit == passage.unit and tells_of_earlier(self.layout.words(before.span)):
                weight += _EARLIER_WEIGHT
        return weight

    def _leads(self, passage: Passage, after: Passage | None) -> bool:
        """Whether a sentence only opens a list: "The Committee requests the Director to:"."""
        words = self.layout.words(passage.span)
        return (
            after is not None
            and after.listed
            and after.unit > passage.unit
            and after.head in HEADS - {Frame.HEAD_NOTED}
            and _LEAD.search(words) is not None
        )

    def _is_followed(self, lead: Passage) -> bool:
        """Whether an item of the list that a sentence opens commits by itself."""
        first = marker_class(self.layout.units[self.passages[lead.place + 1].unit].marker)
        for passage in self.passages[lead.place + 1 : lead.place + 1 + _LED_AT_MOST]:
            marker = marker_class(self.layout.units[passage.unit].marker)
            if not passage.listed or marker != first:
                return False
            if any(draft.place == passage.place for draft in self._by_unit.get(passage.unit, [])):
                return True
        return False

    def _lead_owner(self, passage: Passage, best: Found) -> Span | None:
        """The owner a list was opened with, for items that name nobody."""
        if self._lead is None or best.cue.group not in _LED_GROUPS or not passage.listed:
            return None
        lead, owner = self._lead
        same = all(each.listed for each in self.passages[lead.place + 1 : passage.place])
        return owner if same and passage.place - lead.place <= _LED_AT_MOST else None

    def _speaker(self, passage: Passage, best: Found) -> Span | None:
        """Who a list is reported by, for its items that begin with "Will"."""
        if best.cue.code != _BARE_WILL or not passage.listed:
            return None
        for before in reversed(self.passages[max(0, passage.place - _LED_AT_MOST) : passage.place]):
            if before.tagged is not None and _LEAD.search(self.layout.words(before.span)):
                return first_person(before.tagged)
        return None

    def _says_who(self, passage: Passage) -> bool:
        """Whether "Clerk to action" only names who does what stands before it; if so it joins that."""
        before = self._by_unit.get(passage.unit, [])
        if not before or not _TO_ACTION.fullmatch(self.layout.words(passage.span)):
            return False
        draft = before[-1]
        if draft.place != passage.place - 1:
            return False
        draft.span = Span(draft.span.start, passage.span.end)
        if draft.owner is None and passage.found[0].subject is not None and passage.tagged:
            draft.owner = span_of(passage.tagged, passage.found[0].subject)
        return True

    def _draft(self, passage: Passage, tagged: Tagged, score: float) -> None:
        best = passage.found[0]
        earlier = self._earlier(passage)
        kind = self._kind(passage, best)
        frame = () if best.frame is Frame.NONE else (f"frame_{best.frame}",)
        parts = parts_of(self.layout, passage, tagged)
        for span, found in parts:
            owner = owner_span(self.text, tagged, found, earlier)
            self._add(
                Draft(
                    span,
                    passage.unit,
                    max(score, found.score),
                    (found.cue.code, *frame),
                    owner,
                    span.start,
                    kind,
                    place=passage.place,
                )
            )
        if parts:
            return
        owner = None
        for found in passage.found:
            if found.subject is not None and found is not best and names_two(tagged, found.subject):
                continue
            if found.score >= max(THRESHOLD, best.score - _NEARLY_AS_GOOD) or (
                best.cue.group is Group.ASKS and found.cue.group is Group.SUBJUNCTIVE
            ):
                owner = owner_span(self.text, tagged, found, earlier)
                if owner is not None or found.actor is not None:
                    break  # "asked officers to": nobody is named, and nobody else is meant
        owner = owner or self._lead_owner(passage, best) or self._speaker(passage, best)
        after = tagged.start_of(min(best.position, len(tagged.words) - 1))
        why = (best.cue.code, *frame, *best.against)
        self._add(
            Draft(
                self._whole(passage),
                passage.unit,
                score,
                why,
                owner,
                after,
                kind,
                place=passage.place,
            )
        )

    def _kind(self, passage: Passage, best: Found) -> ProposalKind:
        if (
            Frame.HEAD_RECOMMENDED in {best.frame, passage.head}
            or best.frame is Frame.RECOMMENDED
            or _RECOMMENDED.search(self.layout.words(passage.span))
        ):
            return ProposalKind.RECOMMENDATION
        under_head = Frame.HEAD_AGREED in {best.frame, passage.head} and passage.resolved
        in_words = best.frame is Frame.AGREED and _RESOLVED.search(self.layout.words(passage.span))
        return ProposalKind.RESOLUTION if under_head or in_words else ProposalKind.ACTION

    def _earlier(self, passage: Passage) -> list[Tagged]:
        """The sentences before, nearest first, as far as a pronoun may look."""
        before = self.passages[max(0, passage.place - 4) : passage.place]
        near = [each for each in before if each.unit >= passage.unit - 1]
        return [each.tagged for each in reversed(near) if each.tagged is not None]

    def _whole(self, passage: Passage) -> Span:
        """The sentence; or the whole unit, where one short remark leads to it."""
        before = self.passages[passage.place - 1] if passage.place else None
        if (
            before is not None
            and passage.last
            and before.unit == passage.unit
            and before.span.start == self.layout.units[passage.unit].start
            and not any(found.score >= THRESHOLD for found in before.found)
            and len(self.layout.words(before.span).split()) <= _SHORT_WORDS
            and passage.found[0].cue.group is Group.FRAGMENT
        ):
            return Span(before.span.start, passage.span.end)
        return passage.span

    # Labels and margins

    def _take_label(self, number: int, label: Label) -> None:
        """An action line: its first sentence, and later ones that commit by themselves."""
        if is_closed(self.layout.words(label.whole)):
            return
        spans = sentences_of(self.text, label.content.start, label.content.end)
        for place, (start, end) in enumerate(spans):
            charged, score = self._charged(start, end)
            if place and score < THRESHOLD + _NAMED_SCORE:
                continue
            owner = label.owner if place == 0 else None
            owner = owner or trailing_owner(self.text, start, label.whole.end) or charged
            left = label.whole.start if place == 0 else start
            span = Span(left, end)
            self._add(
                Draft(span, number, _LABEL_SCORE, ("action_line",), owner, start, labelled=True)
            )

    def _take_row(self, row: Row) -> None:
        """A cell of an action column: one action, and more where later sentences name others."""
        unit = self.layout.units[row.unit]
        if any(is_closed(self.text[left:right]) for left, right in unit.cells):
            return
        spans = sentences_of(self.text, row.action.start, row.action.end)
        begun: list[tuple[int, Span | None]] = []
        for start, end in spans:
            owner, score = self._charged(start, end)
            if not begun or (score >= THRESHOLD + _NAMED_SCORE and owner is not None):
                begun.append((start, owner))
        ends = [start for start, _ in begun[1:]] + [row.action.end]
        for (start, owner), end in zip(begun, ends, strict=True):
            right = start + len(self.text[start:end].rstrip())
            draft = Draft(Span(start, right), row.unit, _ROW_SCORE, ("action_column",), None, start)
            draft.owner = row.owner or owner
            draft.labelled, draft.due = True, row.due
            self._add(draft)

    def _charged(self, start: int, end: int) -> tuple[Span | None, float]:
        """Whom the words of an action line charge, and how plainly they do."""
        tagged = tag_sentence(TAGS, self.text, start, min(end, start + _JUDGED_AT_MOST))
        found = cues_of(tagged, Frame.HEAD_ACTION, dated=bool, listed=True)
        owners = (
            owner_span(self.text, tagged, each, []) for each in found if each.score >= THRESHOLD
        )
        owner = next((owner for owner in owners if owner is not None), None)
        return owner, found[0].score if found else 0.0

    def _name(self, number: int, owner: Span | None, whole: Span, *, bracketed: bool) -> None:
        """A label or margin that holds a name only: the owner of what stands before it."""
        for unit in (number, number - 1):
            near = [
                draft
                for draft in self._by_unit.get(unit, [])[-50:]
                if draft.span.start < whole.start and not draft.labelled
            ]
            if near:
                draft = max(near, key=lambda each: each.span.start)
                if not self._names_itself(draft):
                    draft.owner = owner
                draft.labelled = True
                draft.score = max(draft.score, _NAMED_SCORE)
                draft.why = ("action_line_names", *draft.why)
                if unit == number and not bracketed and whole.start - draft.span.end <= 4:  # noqa: PLR2004 - on the same line
                    draft.span = Span(draft.span.start, whole.end)
                return
        place = bisect_left(self.passages, whole.start, key=lambda each: each.span.start) - 1
        if place >= 0 and self.passages[place].unit >= number - 1:
            last = self.passages[place]
            why = ("action_line_names",)
            same_line = last.unit == number and not bracketed
            span = Span(last.span.start, whole.end) if same_line else last.span
            self._add(
                Draft(
                    span,
                    last.unit,
                    _NAMED_ALONE_SCORE,
                    why,
                    owner,
                    last.span.start,
                    labelled=True,
                    place=place,
                )
            )

    def _names_itself(self, draft: Draft) -> bool:
        """Whether a draft has initials of its own, which a column of initials beside it only repeats."""
        return (
            draft.owner is not None
            and draft.owner.start == draft.span.start
            and self.layout.words(draft.owner).isupper()
        )

    # Columns

    def _give_dates(self, drafts: list[Draft]) -> None:
        """Dates of a column that lost its shape go to the drafts before them, in order."""
        for first, spans in self.layout.date_columns():
            near = [each for each in drafts if first - _COLUMN_REACH <= each.unit < first]
            if len(near) >= len(spans):
                for draft, span in zip(near[-len(spans) :], spans, strict=True):
                    draft.due = draft.due or span
