"""The table of cues: turns of phrase that carry a duty, and frames that say whose word it is.

A cue is a pattern over the classes of `words` (see `Tags.compile` for its signs), with the
manner of minutes it comes from, a weight of evidence, and an example that is also its test.
A frame is what stands before ("it was agreed that", "officers explained that") and decides
what the same turn of phrase is worth after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tracker.rules.reading.tagging import GAP, Tags


class Group(StrEnum):
    """Turns of phrase that weigh alike after the same frame."""

    FRAGMENT = "fragment"  # Clerk to write
    TO_BE = "to_be"  # letter to be sent
    PROMISE = "promise"  # Mrs Hale offered to
    CHARGED = "charged"  # the Clerk was asked to
    ASKS = "asks"  # the Committee requested
    INFINITIVE = "infinitive"  # agreed to invite
    SUBJUNCTIVE = "subjunctive"  # that a letter be sent
    WILL_DO = "will_do"  # the Chair will write
    WILL_BE = "will_be"  # a report would be brought
    SHOULD = "should"  # we should invite
    IMPERATIVE = "imperative"  # Invite the engineer
    WISH = "wish"  # Members would welcome
    RATIFY = "ratify"  # that the terms be approved
    LABEL = "label"  # ACTION:


class Actor(StrEnum):
    """What sort of thing the subject is."""

    PERSON = "person"
    POST = "post"
    BODY = "body"
    OUTSIDE = "outside"
    PRONOUN = "pronoun"
    THING = "thing"


_NAMED: Final = frozenset({Actor.PERSON, Actor.POST, Actor.OUTSIDE, Actor.PRONOUN})
_ANYONE: Final = _NAMED | {Actor.BODY}
_MEETING: Final = frozenset({Actor.BODY})
_ALL: Final = frozenset(Actor)


@dataclass(frozen=True, slots=True)
class Cue:
    """One turn of phrase.

    Attributes:
        code: goes into `why`.
        group: how it weighs after a frame.
        manner: where one meets it.
        weight: evidence by itself; a proposal needs about 1.
        pattern: over classes of words.
        example: a sentence in which it is found.
        subjects: what the subject before `<` may be; None where there is no subject.
        opens: the subject must begin its clause ("Clerk to write", not "asked the Clerk to").
    """

    code: str
    group: Group
    manner: str
    weight: float
    pattern: str
    example: str
    subjects: frozenset[Actor] | None = None
    opens: bool = False


_DO: Final = "WORK|OTHER|LIGHT"
CUES: Final[tuple[Cue, ...]] = (
    # Somebody to do something, without a finite verb.
    Cue(
        "actor_to_do",
        Group.FRAGMENT,
        "parish",
        3.0,
        f"< ADVERB? to ADVERB? {_DO}",
        "Overhanging branches - Clerk to write to the owner.",
        _ANYONE,
        opens=True,
    ),
    Cue(
        "actor_is_to_do",
        Group.FRAGMENT,
        "parish",
        2.4,
        f"< is|are ADVERB? to ADVERB? {_DO}",
        "The chairman is to speak to the farmer.",
        _ANYONE,
    ),
    Cue(
        "actor_was_to_do",
        Group.FRAGMENT,
        "narrative",
        1.2,
        f"< was|were ADVERB? to ADVERB? {_DO}",
        "Councillor Orme was to report on the site visit.",
        _NAMED,
    ),
    Cue(
        "actor_does",
        Group.FRAGMENT,
        "parish",
        1.8,
        "^ ..3 < WORK DET|CAPITAL|to|TITLE|POST|if|with|OUTSIDE",
        "Clerk ask the district engineer for a date.",
        frozenset({Actor.POST}),
        opens=True,
    ),
    Cue(
        "thing_to_be_done",
        Group.TO_BE,
        "parish",
        2.4,
        "< ADVERB? to be ADVERB? DONE|ED",
        "A letter of thanks to be sent to the organisers.",
        _ALL,
        opens=True,
    ),
    Cue(
        "thing_to_be_on_agenda",
        Group.TO_BE,
        "parish",
        2.2,
        "< to be|go on|an|next|agenda|in|to|back",
        "Village gates to be on the June agenda.",
        _ALL,
        opens=True,
    ),
    # What somebody took on in the meeting.
    Cue(
        "promised_to",
        Group.PROMISE,
        "any",
        2.8,
        f"< ADVERB? PROMISED|PROMISED_HARD ADVERB? to ADVERB? {_DO}",
        "Mrs Hale offered to look after the key.",
        _NAMED,
    ),
    Cue(
        "body_promised_to",
        Group.PROMISE,
        "scrutiny",
        2.2,
        f"< ADVERB? PROMISED_HARD to ADVERB? {_DO}",
        "Officers undertook to supply the breakdown.",
        _MEETING,
    ),
    Cue(
        "officers_agreed_to",
        Group.PROMISE,
        "scrutiny",
        2.6,
        f"officers|staff|team|service|members|residents agreed to {_DO}",
        "Officers agreed to look into the delays.",
    ),
    Cue(
        "has_agreed_to",
        Group.PROMISE,
        "parish",
        1.0,
        f"< has ADVERB? agreed|volunteered to {_DO}",
        "Cllr Penn has agreed to paint the gate.",
        _NAMED,
    ),
    Cue(
        "said_would",
        Group.PROMISE,
        "any",
        2.6,
        f"ASSURED ..2 that? < WILL ADVERB? {_DO}",
        "Mr Tull said he would speak to the contractor.", frozenset({Actor.PRONOUN}),
    ),
    Cue(
        "happy_to",
        Group.PROMISE,
        "narrative",
        1.4,
        f"< BE happy|willing|prepared|content to {_DO}",
        "The Vice Chair was happy to meet the residents.",
        _NAMED,
    ),
    Cue(
        "would_after_all",
        Group.PROMISE,
        "narrative",
        1.6,
        "but|and WILL ADVERB? before|by|at|in|on|do|shortly",
        "The Treasurer had not yet done so but would before the next meeting.",
    ),
    Cue(
        "volunteer_noun",
        Group.PROMISE,
        "parish",
        1.4,
        "< BE|has been? nominated|appointed|delegated|chosen|selected to WORK",
        "Cllr Dray was nominated to attend the briefing.",
        _NAMED,
    ),
    Cue(
        "take_action",
        Group.PROMISE,
        "scrutiny",
        2.2,
        "WILL|to take DET|this|it|that|CLOSE ..2 away|back|up|forward",
        "The Director would take this away.",
    ),
    Cue(
        "come_back",
        Group.PROMISE,
        "scrutiny",
        2.0,
        "WILL come|report|revert|get back",
        "The Head of Housing would come back to the Panel with figures.",
    ),
    # Somebody charged with it.
    Cue(
        "was_asked_to",
        Group.CHARGED,
        "any",
        2.8,
        f"< is|are|was|were ADVERB? ASKED ADVERB? to ADVERB? {_DO}",
        "The Clerk was asked to chase the contractor.",
        _ANYONE,
    ),
    Cue(
        "be_asked_to",
        Group.CHARGED,
        "resolution",
        3.2,
        f"< to? be|is|are ADVERB? ASKED ADVERB? to ADVERB? {_DO}",
        "That the Head of Planning be requested to review the notices.",
        _ANYONE,
    ),
    Cue(
        "post_asked_to",
        Group.CHARGED,
        "parish",
        2.4,
        f"< ASKED to {_DO}",
        "Clerk asked to send a copy to each member.",
        frozenset({Actor.POST}),
        opens=True,
    ),
    Cue(
        "authority_to",
        Group.CHARGED,
        "resolution",
        2.4,
        f"delegated|given|authority|authorised|powers ..3 to > ..14 to ADVERB? {_DO}",
        "Authority be delegated to the Town Clerk to place the order.",
    ),
    # The meeting asks.
    Cue(
        "body_asks_actor",
        Group.ASKS,
        "scrutiny",
        2.8,
        f"< ADVERB? ASKED_HARD > !if|whether|about|how|why|what|when|questions ..9 to ADVERB? {_DO}",
        "The Committee asked the Director to provide a timetable.",
        _MEETING,
    ),
    Cue(
        "body_asks_that",
        Group.ASKS,
        "scrutiny",
        2.6,
        "< ADVERB? ADVERB? ASKED_HARD that",
        "Members requested that the figures be shared.",
        _MEETING,
    ),
    Cue(
        "body_asks_for",
        Group.ASKS,
        "scrutiny",
        2.2,
        "< ADVERB? ADVERB? requested|commissioned|asked for? DET|further|more|additional|regular|that|to ..5 REPORT|AGENDA|MEETING|visit|item",
        "The Panel asked for a briefing on recruitment.",
        _MEETING,
    ),
    Cue(
        "body_sought",
        Group.ASKS,
        "scrutiny",
        1.0,
        "< sought DET|further ..2 report|update|briefing|paper|presentation|meeting|data|figures",
        "Members sought a further report.",
        _MEETING,
    ),
    Cue(
        "it_was_requested",
        Group.ASKS,
        "scrutiny",
        2.4,
        "it was ADVERB? requested|asked|directed that|for",
        "It was requested that the map be redrawn.",
    ),
    Cue(
        "thing_was_requested",
        Group.ASKS,
        "scrutiny",
        1.8,
        "REPORT|visit|item|meeting ..6 was|were requested",
        "A breakdown by ward was requested.",
    ),
    Cue(
        "chair_asks_actor",
        Group.ASKS,
        "any",
        2.2,
        f"< ADVERB? ASKED_HARD > !if|whether|about|how|why|what|when|questions ..7 to ADVERB? {_DO}",
        "The Chair asked the Scrutiny Officer to arrange a visit.",
        frozenset({Actor.POST}),
    ),
    Cue(
        "chair_asks_that",
        Group.ASKS,
        "any",
        1.8,
        "< ADVERB? ASKED_HARD that",
        "The Chair requested that this be added to the work programme.",
        frozenset({Actor.POST}),
    ),
    Cue(
        "chair_asks_for",
        Group.ASKS,
        "any",
        1.6,
        "< requested|asked for? DET|further|more|regular|that ..4 REPORT",
        "The Chair requested a written response.",
        frozenset({Actor.POST}),
    ),
    Cue(
        "person_asks_actor",
        Group.ASKS,
        "any",
        1.1,
        f"< ADVERB? ASKED_HARD > !if|whether|about|how|why|what|when|questions ..7 to ADVERB? {_DO}",
        "Councillor Vane asked the officer to circulate the plan.",
        frozenset({Actor.PERSON, Actor.PRONOUN}),
    ),
    Cue(
        "person_asks_for",
        Group.ASKS,
        "any",
        0.7,
        "< requested|asked for? that|DET|further|more ..4 REPORT|be|is|are",
        "Councillor Vane requested a breakdown.",
        frozenset({Actor.PERSON, Actor.PRONOUN}),
    ),
    Cue(
        "asks_now",
        Group.ASKS,
        "resolution",
        2.8,
        "^ COLON? LINK? that? ADVERB? ASKS ADVERB? > !DECIDED ..9 to|that|for|REPORT|with|on",
        "requests the Strategic Director to report back",
    ),
    Cue(
        "body_asks_now",
        Group.ASKS,
        "resolution",
        2.8,
        "< ADVERB? ASKS > ..9 to|that|for|REPORT",
        "That the Board asks the Chief Executive to explain the delay.",
        _MEETING,
    ),
    Cue(
        "and_asks",
        Group.ASKS,
        "resolution",
        2.6,
        "LINK|SEMI|COMMA ADVERB? requests|requested|instructs|instructed|directs|directed|tasked > DET|CAPITAL|POST|TITLE|that ..8 to|that|be",
        "Noted the report and instructed the Chief Officer to bring a plan.",
    ),
    Cue(
        "to_ask",
        Group.ASKS,
        "resolution",
        2.8,
        "^ that? to ASK|invite > ..9 to|that|REPORT|attend",
        "to instruct the Chief Officer to report within two cycles",
    ),
    Cue(
        "and_to_do",
        Group.INFINITIVE,
        "resolution",
        2.0,
        "LINK|SEMI to ADVERB? WORK|ASK",
        "to note the report and to instruct officers to publish it",
    ),
    # The meeting will.
    Cue(
        "agreed_to_do",
        Group.INFINITIVE,
        "any",
        2.6,
        "MEETING_VERB|AGREES ..3 to ADVERB? WORK|OTHER|ASK",
        "It was agreed to invite the warden.",
    ),
    Cue(
        "agreed_doing",
        Group.INFINITIVE,
        "any",
        1.6,
        "agreed|resolved on|upon? DOING",
        "Members agreed on writing to the bus company.",
    ),
    Cue(
        "resolved_clause_to",
        Group.INFINITIVE,
        "resolution",
        2.4,
        f"^ that? to ADVERB? {_DO}",
        "to write to the landowner",
    ),
    Cue(
        "that_be_done",
        Group.SUBJUNCTIVE,
        "resolution",
        0.6,
        "!MODAL|WILL|PERHAPS|NOT|to|likely|SHOULD be ADVERB? ADVERB? DONE|ED|OTHER",
        "It was agreed that a letter be sent to the operator.",
    ),
    Cue(
        "that_actor_does",
        Group.SUBJUNCTIVE,
        "resolution",
        0.6,
        "that ..2 < ADVERB? WORK|ANSWER",
        "It was agreed that we ask the contractor for a price.",
        _ANYONE,
    ),
    Cue(
        "that_body_does",
        Group.SUBJUNCTIVE,
        "resolution",
        0.4,
        "that ..12 < terminates|makes|takes|writes|sends|provides|appoints|asks|brings|submits|invites|contacts|purchases|obtains|seeks|considers|reviews|prepares|carries|undertakes|arranges",
        "It was resolved that the Council terminates the lease.", _ANYONE,
    ),
    Cue(
        "there_is_update",
        Group.SUBJUNCTIVE,
        "scrutiny",
        0.6,
        "that there is|be|are DET ..4 REPORT|MEETING|review|visit|workshop",
        "Agreed that there is a further report to the June meeting.",
    ),
    Cue(
        "that_thing_held",
        Group.SUBJUNCTIVE,
        "scrutiny",
        0.6,
        "that ..9 is|are held|brought|provided|circulated|added|sent|invited|included|shared|given|presented|submitted|produced|arranged|put|reported",
        "It was agreed that a workshop is held for members.",
    ),
    # Undertaking or plan: the frame decides.
    Cue(
        "actor_will_do",
        Group.WILL_DO,
        "any",
        2.1,
        f"< WILL ADVERB? ADVERB? {_DO}",
        "Mr Orme will speak to the school.",
        frozenset({Actor.PERSON, Actor.POST, Actor.PRONOUN}),
    ),
    Cue(
        "body_will_do",
        Group.WILL_DO,
        "any",
        1.1,
        f"< WILL ADVERB? ADVERB? {_DO}",
        "The Council will write to the operator.",
        _MEETING,
    ),
    Cue(
        "outside_will_do",
        Group.WILL_DO,
        "any",
        0.2,
        f"< WILL ADVERB? ADVERB? {_DO}",
        "The Trust will share the findings.",
        frozenset({Actor.OUTSIDE}),
    ),
    Cue(
        "will_be_answered",
        Group.WILL_BE,
        "any",
        1.7,
        "< WILL ADVERB? be ADVERB? ANSWERED",
        "A written answer would be given to the member.",
        _ALL,
    ),
    Cue(
        "will_be_done",
        Group.WILL_BE,
        "any",
        0.6,
        "< WILL ADVERB? be ADVERB? DONE|ED",
        "The bench will be repaired.",
        _ALL,
    ),
    Cue(
        "will_go_on_agenda",
        Group.WILL_BE,
        "any",
        1.7,
        "WILL ADVERB? be|go|come|appear ADVERB? on|to|back ..6 AGENDA|MEETING",
        "The plan would go to the March meeting.",
    ),
    Cue(
        "should_do",
        Group.SHOULD,
        "any",
        0.9,
        f"< should ADVERB? ADVERB? {_DO}",
        "We should write to the Minister.",
        _ANYONE,
    ),
    Cue(
        "should_be_done",
        Group.SHOULD,
        "any",
        0.6,
        "< should|must ADVERB? be ADVERB? ANSWERED|DONE",
        "A copy should be sent to each school.",
        _ALL,
    ),
    Cue(
        "need_to_do",
        Group.SHOULD,
        "parish",
        0.7,
        "we need|needed|needs to WORK",
        "We need to check the insurance.",
    ),
    Cue(
        "needs_doing",
        Group.SHOULD,
        "parish",
        0.3,
        "< needs|need|require|requires to be DONE",
        "The gate needs to be mended.",
        _ALL,
    ),
    Cue(
        "will_report",
        Group.WILL_BE,
        "any",
        1.2,
        "WILL ADVERB? follow|be|provide|receive ADVERB? REPORT|further|DET ..3 REPORT",
        "The Committee would receive a further update in June.",
    ),
    # Bare instructions.
    Cue(
        "imperative",
        Group.IMPERATIVE,
        "list",
        1.4,
        "^ ADVERB? WORK DET|CAPITAL|POST|TITLE|POSSESSIVE|all|OTHER|BODY|OUTSIDE|INITIALS|REPORT",
        "Invite the play inspector to the next meeting.",
    ),
    Cue(
        "imperative_to",
        Group.IMPERATIVE,
        "list",
        1.2,
        "^ look|write|speak|liaise|follow|arrange|find|check|respond|chase|apply|send|go|talk|refer to|into|with|up|for|back|out|on|if|whether|that",
        "Write to the bus operator.",
    ),
    # Wishes of the meeting.
    Cue(
        "would_welcome",
        Group.WISH,
        "scrutiny",
        1.8,
        "< WILL ADVERB? welcome|appreciate|value|like DET|to|further|regular|more",
        "The Panel would welcome a report on absence.",
        _MEETING,
    ),
    Cue(
        "keen_to_see",
        Group.WISH,
        "scrutiny",
        1.3,
        "< BE keen|anxious|eager to|for|that ..1 see|receive|have|be|hear|DET|POST|OTHER",
        "Members were keen to see the survey results.",
        _MEETING,
    ),
    Cue(
        "looked_forward",
        Group.WISH,
        "scrutiny",
        0.6,
        "looked|looks forward to receiving|DET ..4 REPORT",
        "The Committee looked forward to receiving a further report.",
    ),
    # Written as an action.
    Cue(
        "to_action",
        Group.LABEL,
        "parish",
        3.0,
        "< to action|actioned|progress",
        "Clerk to action",
        _ANYONE,
        opens=True,
    ),
)


class Frame(StrEnum):
    """Who says it, and with what force."""

    NONE = "none"
    AGREED = "agreed"
    RECOMMENDED = "recommended"
    REQUESTED = "requested"
    WISHED = "wished"  # one member asks
    REPORTED = "reported"  # somebody says how things are or will be
    ASSURED = "assured"  # the same, in words that often promise
    OPINED = "opined"  # suggested, felt, asked whether
    PAST = "past"  # agreed or done before this meeting
    MOVED = "moved"
    HEAD_AGREED = "head_agreed"  # under RESOLVED: or AGREED:
    HEAD_NOTED = "head_noted"
    HEAD_ACTION = "head_action"
    HEAD_RECOMMENDED = "head_recommended"


@dataclass(frozen=True, slots=True)
class FrameCue:
    """Words that set a frame for what follows them in the sentence."""

    frame: Frame
    pattern: str
    example: str
    subjects: frozenset[Actor] | None = None


FRAMES: Final[tuple[FrameCue, ...]] = (
    FrameCue(
        Frame.AGREED,
        "it|LINK|COMMA|so|DASH was|is|has|had ADVERB? been? ADVERB? ADVERB? MEETING_VERB",
        "It was agreed that",
    ),
    FrameCue(Frame.AGREED, "^ ..3 MEETING_VERB", "Unanimously resolved that"),
    FrameCue(
        Frame.AGREED,
        "< ADVERB? MEETING_VERB|AGREES that|COLON|DASH|on|DET|to|NUMBER|CAPITAL",
        "The Board agreed that",
        _MEETING | {Actor.POST},
    ),
    FrameCue(
        Frame.AGREED,
        "LINK|SEMI|COMMA|DASH|it|was ADVERB? MEETING_VERB that|to|COLON|DASH",
        "and agreed that",
    ),
    FrameCue(Frame.AGREED, "carried|consensus|approved|authorised that", "Carried that"),
    FrameCue(Frame.AGREED, "MEETING_VERB ..2 COLON|DASH", "RESOLVED:"),
    FrameCue(
        Frame.AGREED,
        "agreement|approval|consensus was? ADVERB? given|reached? that|to|for",
        "Approval was given to",
    ),
    FrameCue(
        Frame.OPINED,
        "< ADVERB? agreed that|with",
        "Mr Bream agreed that",
        frozenset({Actor.PERSON}),
    ),
    FrameCue(Frame.RECOMMENDED, "RECOMMEND ..5 that|to|COLON|DASH", "RECOMMENDED to Cabinet that"),
    FrameCue(
        Frame.REQUESTED, "it was ADVERB? requested|asked|directed that", "It was requested that"
    ),
    FrameCue(
        Frame.REQUESTED,
        "< ADVERB? ADVERB? ASKED_HARD|ASKS that",
        "Members asked that",
        _MEETING | {Actor.POST},
    ),
    FrameCue(
        Frame.WISHED,
        "< has|had? ADVERB? ASKED_HARD|SOUGHT that|for|if|whether",
        "Councillor Vane requested that",
        frozenset({Actor.PERSON, Actor.PRONOUN, Actor.THING, Actor.OUTSIDE}),
    ),
    FrameCue(Frame.REPORTED, "SAID ..2 that|how|COLON|DASH", "Officers explained that"),
    FrameCue(Frame.REPORTED, "SAID DET|PRONOUN|there|POST|CAPITAL|it", "Officers said the"),
    FrameCue(
        Frame.REPORTED,
        "BE|been ADVERB? informed|advised|told|reported|understood|explained|anticipated|hoped|expected that",
        "The Committee was informed that",
    ),
    FrameCue(
        Frame.REPORTED,
        "noted|notes|heard|recognised|received|welcomed|acknowledged|accepted that|DET|how",
        "The Panel noted that",
    ),
    FrameCue(
        Frame.ASSURED,
        "confirmed|assured|advised|stated|indicated|responded|replied|informed|added ..5 that",
        "Officers confirmed that",
    ),
    FrameCue(
        Frame.OPINED, "OPINED ..2 that|if|whether|how|why|what|when|about", "Mr Tull suggested that"
    ),
    FrameCue(Frame.OPINED, "OPINED DET|PRONOUN", "Cllr Dray felt the"),
    FrameCue(
        Frame.OPINED,
        "concern|concerns|view|opinion|suggestion|hope|question|need|point ..2 that|if|whether",
        "expressed the view that",
    ),
    FrameCue(
        Frame.PAST, "at|from DET last|previous|preceding|earlier ..3 MEETING", "at the last meeting"
    ),
    FrameCue(
        Frame.PAST,
        "had|has ADVERB? been? ADVERB? agreed|requested|asked|resolved|instructed",
        "had agreed to",
    ),
    FrameCue(Frame.PAST, "previously agreed|asked|resolved|requested", "previously agreed"),
    FrameCue(
        Frame.MOVED,
        "proposed|moved|motion ..9 that|DOING|to|COLON",
        "It was proposed by Mr Tull that",
    ),
)

# Words that speak against a duty wherever they stand near the cue.
AGAINST: Final[dict[str, tuple[str, str]]] = {
    "done_already": (
        "had|has|have|having ADVERB? ADVERB? been? ADVERB? DONE|ED|DECIDED|DOING|ING",
        "The hedge had been cut.",
    ),
    "going_on": ("is|are|was|were ADVERB? being|DOING|ING", "Work is being carried out."),
    "planned": ("PLANS to", "The Trust hopes to open in May."),
    "decided_only": (
        "be|been|was|were|is|are ADVERB? ADVERB? DECIDED",
        "That the minutes be approved.",
    ),
    "decides_only": (
        "MEETING_VERB|ASKS|^ ..2 to ADVERB? DECIDE",
        "It was agreed to note the report.",
    ),
    "refused": (
        "WILL|did|does|do|should|PERHAPS|is|was|not NOT|to ADVERB? WORK|DECIDE|OTHER|LIGHT|be|have",
        "The Council would not object.",
    ),
    "perhaps": ("PERHAPS ADVERB? be|WORK|OTHER", "This might be raised again."),
    "thanks": ("thanked|thanks|congratulated", "Mrs Hale was thanked for her work."),
    "lost": ("motion|proposal|amendment|vote ..6 OUTCOME", "The motion was lost."),
    "hypothetical": ("if ..8 WILL be", "If built, it would be the largest."),
}

MARKS: Final = frozenset(["subject", "object"])


def _literals() -> frozenset[str]:
    """Every plain word that a pattern names."""
    found: set[str] = set()
    patterns = [cue.pattern for cue in CUES] + [frame.pattern for frame in FRAMES]
    patterns += [pattern for pattern, _ in AGAINST.values()]
    for element in (element for pattern in patterns for element in pattern.split()):
        if element in {"^", "$", "<", ">"} or GAP.fullmatch(element):
            continue
        found.update(name for name in element.strip("?!").split("|") if not name.isupper())
    return frozenset(found)


TAGS: Final = Tags(_literals())
COMPILED_CUES: Final[tuple[tuple[Cue, re.Pattern[str]], ...]] = tuple(
    (cue, TAGS.compile(cue.pattern)) for cue in CUES
)
COMPILED_FRAMES: Final[tuple[tuple[FrameCue, re.Pattern[str]], ...]] = tuple(
    (frame, TAGS.compile(frame.pattern)) for frame in FRAMES
)
COMPILED_AGAINST: Final[dict[str, re.Pattern[str]]] = {
    code: TAGS.compile(pattern) for code, (pattern, _) in AGAINST.items()
}
