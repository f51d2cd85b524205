"""From a text to proposals: structure first, then sentences, then what they weigh."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from tracker.rules.reading.cues import TAGS, Actor, Frame, Group
from tracker.rules.reading.deadlines import find_due, has_time
from tracker.rules.reading.heads import Scope, opening_frame, own_frame
from tracker.rules.reading.indicators import find_indicators
from tracker.rules.reading.labels import Columns, Label, columns_of, find_labels, trailing_owner
from tracker.rules.reading.owners import candidates_of, owner_span, span_of
from tracker.rules.reading.sentences import clauses_of, sentences_of
from tracker.rules.reading.shapes import (
    Context,
    Due,
    Proposal,
    ProposalKind,
    Reading,
    Span,
    Update,
    WhenKind,
)
from tracker.rules.reading.structure import Unit, UnitKind, units_of
from tracker.rules.reading.tagging import Tagged, tag_sentence
from tracker.rules.reading.updates import update_code
from tracker.rules.reading.weighing import THRESHOLD, Found, confidence, cues_of

_NEXT_MEETING: Final = re.compile(
    r"\b(?:date|dates|time)\s+(?:and\s+time\s+)?of\s+(?:the\s+)?(?:next|future)\s+meeting|\b(?:next|following)\s+(?:\w+\s+){0,4}meetings?"
    r"\s+(?:of\s+the\s+[\w\s]{1,40}?\s+)?(?:will|would|is|are|was|to)\s+(?:(?:now|then)\s+)?(?:(?:to\s+)?be\s+)?(?:held|take\s+place|on\b|arranged\s+for|scheduled)"
    r"|\bmeeting\s+(?:was\s+)?closed\b|\bno\s+further\s+business\b",
    re.IGNORECASE,
)
_LOST: Final = re.compile(r"\b(?:motion|proposal|amendment|vote)\b.{0,80}\b(?:lost|not\s+carried|defeated|fell|withdrawn)\b|\bNOT\s+CARRIED\b|\b(?:was|declared|be)\s+lost\b", re.DOTALL)
_CARRIED: Final = re.compile(r"\b(?:carried|agreed|resolved|unanimous\w*|in\s+favour|seconded|approved)\b", re.IGNORECASE)
_AGREED_TO: Final = re.compile(
    r"\W*(?:this|it|all|the\s+\w+|members|which|and)\s+(?:was\s+|were\s+)?(?:\w+\s+)?(?:agreed|carried|approved|resolved|in\s+favour)\b[^.]{0,40}\.?$"
    r"|\W*(?:all\s+)?(?:agreed|carried|resolved|unanimous\w*)\W*$",
    re.IGNORECASE,
)
_RESOLVED: Final = re.compile(r"resolved|resolution|carried|RESOLVED", re.IGNORECASE)
_REFERRING: Final = re.compile(r"\W*(?:this|these|it|the\s+(?:report|item|matter|meeting|update|work)|they|which)\b", re.IGNORECASE)
_LINKED: Final = re.compile(r"[\s,;–-]*(?:\b(?:and|while|whilst|but)\b)?\s*$")
_SPLIT_GROUPS: Final = frozenset({Group.FRAGMENT, Group.PROMISE, Group.WILL_DO, Group.CHARGED})
_SHORT_WORDS: Final = 9
_LONGEST_UNIT: Final = 6000
_WORDING_AT_MOST: Final = 140


@dataclass(slots=True)
class _Passage:
    """A sentence or clause that may carry a commitment."""

    span: Span
    head: Frame
    unit: int
    listed: bool
    last: bool = False
    resolved: bool = False
    tagged: Tagged | None = None
    found: list[Found] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    """A proposal before it is complete."""

    span: Span
    unit: int
    score: float
    why: tuple[str, ...]
    owner: Span | None
    due_from: int
    kind: ProposalKind
    labelled: bool = False
    due_span: Span | None = None


class _Reader:
    """One reading of one text; used once."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self.units = units_of(text)
        self.passages: list[_Passage] = []
        self.drafts: list[_Draft] = []
        self.labels: list[tuple[int, Label]] = []
        self.margins: list[tuple[int, Span]] = []
        self.columns: Columns | None = None

    def read(self) -> Reading:
        scope = Scope()
        for number, unit in enumerate(self.units):
            self._take(number, unit, scope)
        for place, passage in enumerate(self.passages):
            following = self.passages[place + 1] if place + 1 < len(self.passages) else None
            self._judge(passage, following)
        self._take_labels()
        self._take_margins()
        self.drafts.sort(key=lambda draft: (draft.span.start, draft.span.end))
        proposals = tuple(self._complete(draft) for draft in self._without_doubles())
        covered = {proposal.span.start for proposal in proposals}
        updates = tuple(
            Update(passage.span, self._words(passage.span), code)
            for passage in self.passages
            if passage.span.start not in covered
            and (code := update_code(self._words(passage.span))) is not None
        )
        return Reading(proposals, updates, find_indicators(self.text, self._spans(), self.context))

    def _spans(self) -> list[Span]:
        return [passage.span for passage in self.passages]

    def _words(self, span: Span) -> str:
        return self.text[span.start : span.end]

    # Structure

    def _take(self, number: int, unit: Unit, scope: Scope) -> None:
        words = self.text[unit.start : unit.end]
        frame = scope.over(unit, words)
        if unit.kind is UnitKind.ROW:
            self._take_row(number, unit)
            return
        self.columns = None
        if unit.kind is UnitKind.MARGIN:
            if number == 0 or (len(words.split()) + words.isupper() < 2 and self._is_title(number - 1)):
                return
            self.margins.append((number, Span(unit.start, unit.end)))
            return
        opened = opening_frame(words)
        if opened is not None:
            scope.open(opened, unit)
        if unit.kind is UnitKind.HEADING:
            return
        labels = find_labels(self.text, unit)
        self.labels.extend((number, label) for label in labels)
        own = own_frame(words)
        self._take_sentences(number, unit, own or frame, labels)

    def _take_sentences(self, number: int, unit: Unit, head: Frame, labels: list[Label]) -> None:
        listed = unit.kind is UnitKind.ITEM
        resolved = bool(_RESOLVED.search(self.text, unit.start, min(unit.end, unit.start + 60)))
        until = unit.end
        clauses: list[tuple[int, int]] = []
        if not listed or own_frame(self.text[unit.start : unit.end]) is not None:
            until, clauses = clauses_of(self.text, unit.start, unit.end)
        if clauses:
            opened = opening_frame(self.text[unit.start : until])
            inner = opened if opened is not None else head
            if inner in {Frame.NONE, Frame.HEAD_NOTED} and not own_frame(self.text[unit.start:until]):
                until, clauses = unit.end, []
            else:
                head = inner
        spans = sentences_of(self.text, unit.start, until)
        taken = [label.whole for label in labels if not label.bracketed]
        for start, end in spans:
            cut = min([whole.start for whole in taken if start < whole.start < end], default=end)
            if any(whole.start <= start < whole.end for whole in taken):
                continue
            self._add(start, cut, head, number, listed=listed, resolved=resolved)
        for start, end in clauses:
            parts = sentences_of(self.text, start, end)
            self._add(*parts[0], head, number, listed=True, resolved=True)
            for part in parts[1:]:
                self._add(*part, Frame.NONE, number, listed=False, resolved=False)
        if self.passages:
            self.passages[-1].last = True

    def _add(self, start: int, end: int, head: Frame, unit: int, *, listed: bool, resolved: bool) -> None:
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if end > start:
            self.passages.append(_Passage(Span(start, end), head, unit, listed, resolved=resolved or head is Frame.HEAD_AGREED))

    def _take_row(self, number: int, unit: Unit) -> None:
        columns = columns_of(self.text, unit)
        if columns is not None:
            self.columns = columns
            return
        if self.columns is None or self.columns.action >= len(unit.cells):
            for start, end in unit.cells:
                for span in sentences_of(self.text, start, end):
                    self._add(*span, Frame.NONE, number, listed=True, resolved=False)
            return
        cells = unit.cells
        action = Span(*cells[self.columns.action])
        owner = self._cell(cells, self.columns.owner)
        due = self._cell(cells, self.columns.due)
        words = self._words(action)
        if len(words.split()) <= 4 and owner is None and len(cells) > 1:  # noqa: PLR2004 - a column of names
            if words.strip():
                others = [cell for place, cell in enumerate(cells) if place != self.columns.action]
                longest = max(others, key=lambda cell: cell[1] - cell[0])
                for span in sentences_of(self.text, *longest):
                    self._add(*span, Frame.NONE, number, listed=True, resolved=False)
                if words.strip(" -–.").lower() not in {"", "none", "n/a", "noted"}:
                    self.margins.append((number, action))
            return
        if words.strip(" -–.").lower() in {"", "none", "n/a", "no action", "noted"}:
            return
        self.drafts.append(
            _Draft(action, number, 3.5, ("action_column",), owner, action.start, ProposalKind.ACTION, labelled=True, due_span=due)
        )

    def _is_title(self, number: int) -> bool:
        """Whether a unit is a short title, after which a lone word is a title too."""
        unit = self.units[number]
        return len(self.text[unit.start : unit.end].split()) <= 4  # noqa: PLR2004 - words of a title

    @staticmethod
    def _cell(cells: tuple[tuple[int, int], ...], place: int | None) -> Span | None:
        if place is None or place >= len(cells) or cells[place][0] >= cells[place][1]:
            return None
        return Span(*cells[place])

    # Judging

    def _judge(self, passage: _Passage, following: _Passage | None) -> None:
        start, end = passage.span.start, min(passage.span.end, passage.span.start + _LONGEST_UNIT)
        tagged = tag_sentence(TAGS, self.text, start, end)
        passage.tagged = tagged
        if len(tagged.words) < 2:  # noqa: PLR2004 - one word commits nobody
            return
        passage.found = cues_of(tagged, passage.head, dated=lambda: has_time(self.text, start, end), listed=passage.listed)
        if not passage.found:
            return
        words = self._words(passage.span)
        best = passage.found[0]
        score = best.score
        if _NEXT_MEETING.search(words):
            score -= 3.0
        if _LOST.search(words):
            score -= 4.0
        if best.frame is Frame.MOVED and _CARRIED.search(words):
            score += 1.8
        elif (
            best.frame in {Frame.MOVED, Frame.OPINED, Frame.WISHED}
            and following is not None
            and following.unit == passage.unit
            and _AGREED_TO.match(self._words(following.span))
        ):
            score += 2.6
        if words.rstrip().endswith("?"):
            score -= 2.0
        if score < THRESHOLD:
            return
        self._draft(passage, score)

    def _draft(self, passage: _Passage, score: float) -> None:
        tagged = passage.tagged
        assert tagged is not None  # noqa: S101 - for the type checker: judged passages are tagged
        best = passage.found[0]
        earlier = self._earlier(passage)
        kind = self._kind(passage, best)
        why = (best.cue.code, *(() if best.frame is Frame.NONE else (f"frame_{best.frame}",)), *best.against)
        parts = self._parts(passage, tagged)
        if len(parts) > 1:
            for span, found in parts:
                owner = owner_span(self.text, tagged, found, earlier)
                self.drafts.append(_Draft(span, passage.unit, max(score, found.score), (found.cue.code,), owner, span.start, kind))
            return
        owner = None
        for found in passage.found:
            if found.score >= max(THRESHOLD, best.score - 1.6):
                owner = owner_span(self.text, tagged, found, earlier)
                if owner is not None:
                    break
        after = tagged.starts[min(best.position, len(tagged.starts) - 1)]
        self.drafts.append(_Draft(self._whole(passage), passage.unit, score, why, owner, after, kind))

    def _kind(self, passage: _Passage, best: Found) -> ProposalKind:
        if best.frame in {Frame.RECOMMENDED, Frame.HEAD_RECOMMENDED}:
            return ProposalKind.RECOMMENDATION
        if (best.frame is Frame.HEAD_AGREED and passage.resolved) or (
            best.frame is Frame.AGREED and _RESOLVED.search(self._words(passage.span))
        ):
            return ProposalKind.RESOLUTION
        return ProposalKind.ACTION

    def _earlier(self, passage: _Passage) -> list[Tagged]:
        place = self.passages.index(passage)
        before = [each for each in self.passages[max(0, place - 4) : place] if each.unit >= passage.unit - 1]
        return [each.tagged for each in reversed(before) if each.tagged is not None]

    def _parts(self, passage: _Passage, tagged: Tagged) -> list[tuple[Span, Found]]:
        """Clauses of a sentence that holds commitments by different people."""
        chosen: list[Found] = []
        for found in sorted(passage.found, key=lambda each: each.subject.first if each.subject else 0):
            subject = found.subject
            if subject is None or subject.kind is Actor.PRONOUN or not subject.opens or found.cue.group not in _SPLIT_GROUPS or found.score < THRESHOLD + 0.5:
                continue
            words = self._words(span_of(tagged, subject)).lower()
            if any(other.subject and (self._words(span_of(tagged, other.subject)).lower() == words or subject.first < other.subject.last) for other in chosen):
                continue
            chosen.append(found)
        if len(chosen) < 2:  # noqa: PLR2004 - one owner, one action
            return []
        starts = [tagged.starts[found.subject.first] for found in chosen if found.subject]
        parts: list[tuple[Span, Found]] = []
        for place, found in enumerate(chosen):
            left = passage.span.start if place == 0 else starts[place]
            right = passage.span.end
            if place + 1 < len(chosen):
                linked = _LINKED.search(self.text, left, starts[place + 1])
                right = linked.start() if linked else starts[place + 1]
            parts.append((Span(left, right), found))
        return parts

    def _whole(self, passage: _Passage) -> Span:
        """The sentence; or the item, where one short remark leads to it."""
        place = self.passages.index(passage)
        before = self.passages[place - 1] if place else None
        if (
            before is not None
            and passage.last
            and before.unit == passage.unit
            and before.span.start == self.units[passage.unit].start
            and not any(found.score >= THRESHOLD for found in before.found)
            and len(self._words(before.span).split()) <= _SHORT_WORDS
            and passage.found[0].cue.group is Group.FRAGMENT
        ):
            return Span(before.span.start, passage.span.end)
        return passage.span

    # Labels and margins

    def _take_labels(self) -> None:
        for number, label in self.labels:
            if label.names_only:
                self._name_owner(number, label.owner, label.whole, bracketed=label.bracketed)
                continue
            self._take_labelled(number, label)

    def _take_labelled(self, number: int, label: Label) -> None:
        spans = sentences_of(self.text, label.content.start, label.content.end)
        if not spans:
            return
        groups = [spans[0]]
        for span in spans[1:]:
            tagged = tag_sentence(TAGS, self.text, *span)
            cues = cues_of(tagged, Frame.NONE, dated=bool, listed=True)
            if cues and cues[0].score >= THRESHOLD + 1:
                groups.append(span)
        for place, (start, end) in enumerate(groups):
            tagged = tag_sentence(TAGS, self.text, start, end)
            found = cues_of(tagged, Frame.HEAD_ACTION, dated=bool, listed=True)
            owner = label.owner if place == 0 else None
            if owner is None:
                owner = trailing_owner(self.text, start, label.whole.end)
            for each in found:
                if owner is None and each.score >= THRESHOLD:
                    owner = owner_span(self.text, tagged, each, [])
            left = label.whole.start if place == 0 else start
            self.drafts.append(_Draft(Span(left, max(end, left + 1)), number, 4.0, ("action_line",), owner, start, ProposalKind.ACTION, labelled=True))

    def _name_owner(self, number: int, owner: Span | None, whole: Span, *, bracketed: bool) -> None:
        """An action line or margin that holds a name only: the owner of what stands before."""
        drafts = [draft for draft in self.drafts if draft.span.start < whole.start and number - 1 <= draft.unit <= number]
        same = [draft for draft in drafts if draft.unit == number] or drafts
        unlabelled = [draft for draft in same if not draft.labelled]
        if unlabelled:
            draft = max(unlabelled, key=lambda each: each.span.start)
            draft.owner, draft.score, draft.labelled = owner, max(draft.score, 3.0), True
            draft.why = ("action_line_names", *draft.why)
            if draft.unit == number and not bracketed and whole.start - draft.span.end <= 4:  # noqa: PLR2004 - on the same line
                draft.span = Span(draft.span.start, whole.end)
            return
        passages = [p for p in self.passages if p.span.start < whole.start and number - 1 <= p.unit <= number]
        if passages:
            last = passages[-1]
            self.drafts.append(_Draft(last.span, last.unit, 2.2, ("action_line_names",), owner, last.span.start, ProposalKind.ACTION, labelled=True))

    def _take_margins(self) -> None:
        for number, span in self.margins:
            self._name_owner(number, span, Span(span.start + 1, span.end), bracketed=True)
        for passage in self.passages:
            owner = trailing_owner(self.text, passage.span.start, passage.span.end)
            if owner is None:
                continue
            for draft in self.drafts:
                if draft.span.start <= owner.start and owner.end <= draft.span.end and draft.owner is None:
                    draft.owner = owner
                    draft.why = (*draft.why, "trailing_initials")

    # Completing

    def _without_doubles(self) -> list[_Draft]:
        kept: list[_Draft] = []
        for draft in self.drafts:
            rival = next((other for other in kept if other.span.start < draft.span.end and draft.span.start < other.span.end), None)
            if rival is None:
                kept.append(draft)
            elif draft.score > rival.score:
                kept[kept.index(rival)] = draft
        lines = [draft for draft in kept if draft.why[0] == "action_line"]
        return [draft for draft in kept if draft in lines or not any(self._repeats(draft, line) for line in lines)]

    def _repeats(self, narrative: _Draft, line: _Draft) -> bool:
        """Whether an action line near by says again what the narrative says."""
        if not line.unit - 3 <= narrative.unit <= line.unit:
            return False
        said = {word for word in re.findall(r"[a-z]{4,}", self._words(narrative.span).lower())} - _COMMON
        again = {word for word in re.findall(r"[a-z]{4,}", self._words(line.span).lower())} - _COMMON
        return len(said & again) >= max(2, min(len(said), len(again)) * 0.4)

    def _complete(self, draft: _Draft) -> Proposal:
        quote = self._words(draft.span)
        due = self._due(draft)
        plain = " ".join(quote.split())
        return Proposal(
            span=draft.span,
            quote=quote,
            text=plain,
            wording=_wording(plain),
            owners=candidates_of(self.text, draft.owner, self.context),
            due=due,
            kind=draft.kind,
            confidence=confidence(draft.score),
            why=draft.why,
            indicators=find_indicators(self.text, [draft.span], self.context),
        )

    def _due(self, draft: _Draft) -> Due:
        if draft.due_span is not None:
            found = find_due(self.text, draft.due_span.start, draft.due_span.end, draft.due_span.start, self.context)
            if found.kind is not WhenKind.NONE:
                return found
        due = find_due(self.text, draft.span.start, draft.span.end, draft.due_from, self.context)
        if due.kind is not WhenKind.NONE:
            return due
        return self._due_beside(draft)

    def _due_beside(self, draft: _Draft) -> Due:
        """The deadline in the sentence after ("This should be ready by June"), or before an attendance."""
        starts = [passage.span.start for passage in self.passages]
        following = next((p for p in self.passages if p.span.start >= draft.span.end and p.unit == draft.unit), None)
        taken = {each.span.start for each in self.drafts}
        if following is not None and following.span.start not in taken and _REFERRING.match(self._words(following.span)):
            due = find_due(self.text, following.span.start, following.span.end, following.span.start, self.context)
            if due.kind is not WhenKind.NONE:
                return due
        if re.search(r"\battend", self._words(draft.span)) and draft.span.start in starts:
            place = starts.index(draft.span.start)
            if place and self.passages[place - 1].unit == draft.unit:
                before = self.passages[place - 1].span
                return find_due(self.text, before.start, before.end, before.start, self.context)
        return Due()


_COMMON: Final = frozenset(["that", "with", "this", "from", "would", "will", "have", "been", "committee", "members", "agreed", "action", "report", "meeting", "clerk", "officer", "officers", "which", "their", "should", "chair"])
_LEAD: Final = re.compile(
    r"^(?:ACTIONS?\s*\d*\s*[:–-]+\s*)?(?:.{0,60}?\b(?:it was|the committee|members|and was)\s+(?:also\s+|further\s+|unanimously\s+)?(?:agreed|resolved|requested|decided)\s+(?:that|to)\s+"
    r"|(?:agreed|resolved|that)[:\s–-]+(?:that\s+)?)?",
    re.IGNORECASE,
)


def _wording(plain: str) -> str:
    """A short form: without the words of decision before it, cut at a word."""
    lead = _LEAD.match(plain)
    short = plain[lead.end() :] if lead else plain
    short = short.strip(" .;:-–") or plain
    if len(short) > _WORDING_AT_MOST:
        short = short[:_WORDING_AT_MOST].rsplit(" ", 1)[0] + "…"
    return short[0].upper() + short[1:]


def read(markdown: str, context: Context | None = None) -> Reading:
    """Propose the agreed actions of a text, and mention updates and indicators.

    Args:
        markdown: minutes as Markdown or plain text; positions count in it.
        context: what is known of the meeting, owners and indicators; may be empty.

    Returns:
        Proposals in the order of the text; spans always lie in it and `quote` is the text there.
    """
    return _Reader(markdown, context or Context()).read()
