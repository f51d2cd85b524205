"""Classes of words that minutes use, and the forms their verbs take.

A word may stand in several classes ("report" is something one does and something
one brings). Patterns in `cues` name these classes in capitals.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Regular verbs by what they ask of somebody; forms are worked out by `participle`.
COMMUNICATE: Final = _words("""
    advertise advise alert announce answer approach ask brief call chase circulate communicate
    consult contact convey copy correspond disseminate distribute email e-mail engage enquire
    escalate explain express feedback flag forward highlight impress inform inquire instruct invite
    issue join lobby message notify outline pass petition phone present press promote provide
    publicise publish query raise refer relay remind report request respond reply return ring share
    signpost submit supply telephone thank update upload urge post mention
""")
INVESTIGATE: Final = _words("""
    analyse appraise ascertain assess audit benchmark check clarify compare consider cost determine
    discuss establish estimate evaluate examine explore identify inspect investigate liaise look map
    measure monitor observe price pursue quantify reconsider research resolve review revisit
    scrutinise source survey test track trace verify visit
""")
DRAFT: Final = _words("""
    add adapt amend append apply attach collate compile complete compose consolidate
    co-ordinate coordinate correct create define design develop devise document draft finalise
    formulate include incorporate insert list minute note prepare print produce propose record
    redraft register revise schedule scope summarise tabulate timetable work rewrite table
""")
ARRANGE: Final = _words("""
    action arrange attend book commission convene deal ensure enable establish facilitate
    follow host initiate introduce involve liaise nominate notice organise participate plan
    procure progress prioritise process secure serve sign speak start undertake volunteer
    represent manage handle help assist implement appoint delegate allocate assign allow proceed talk
""")
WORKS: Final = _words("""
    alter clean clear close collect cut deliver demolish dig display dispose donate erect fill fit
    fix hire improve install insure issue lay light lock maintain mark mend mow move open order
    paint plant prune purchase reinstate relocate remove renew repaint repair replace reposition
    rectify reseed resurface restore re-site salt seed site spray store strim sweep tidy transfer
    treat trim unblock water weed widen renovate terminate cancel close enforce tackle
    address extend reduce increase strengthen re-instate grit trial
""")

IRREGULAR: Final[dict[str, str]] = {
    "bring": "brought",
    "build": "built",
    "buy": "bought",
    "choose": "chosen",
    "come": "come",
    "cut": "cut",
    "do": "done",
    "draw": "drawn",
    "feed": "fed",
    "find": "found",
    "get": "got",
    "give": "given",
    "go": "gone",
    "have": "had",
    "hold": "held",
    "keep": "kept",
    "lay": "laid",
    "lead": "led",
    "let": "let",
    "light": "lit",
    "make": "made",
    "meet": "met",
    "pay": "paid",
    "put": "put",
    "read": "read",
    "ring": "rung",
    "rewrite": "rewritten",
    "run": "run",
    "see": "seen",
    "seek": "sought",
    "sell": "sold",
    "send": "sent",
    "set": "set",
    "show": "shown",
    "speak": "spoken",
    "spend": "spent",
    "sweep": "swept",
    "take": "taken",
    "tell": "told",
    "think": "thought",
    "undertake": "undertaken",
    "write": "written",
}
DOUBLED: Final = _words(
    "submit permit commit admit cancel fit trim strim plan map grit scrap transfer refer defer stop drop mop"
)


def participle(verb: str) -> str:
    """The past participle of a base verb: "circulate" gives "circulated"."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb in DOUBLED:
        return verb + verb[-1] + "ed"
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def third_person(verb: str) -> str:
    """The -s form of a base verb: "circulate" gives "circulates"."""
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return "has" if verb == "have" else verb + "s"


def gerund(verb: str) -> str:
    """The -ing form of a base verb: "circulate" gives "circulating"."""
    if verb in DOUBLED or verb in {"put", "get", "cut", "let", "set", "run"}:
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return verb + "ing"


# What a meeting does by saying so: nobody has anything to do afterwards.
DECIDE: Final = _words("""
    note receive approve adopt accept confirm endorse ratify defer elect co-opt exclude welcome
    commend acknowledge recognise suspend adjourn authorise grant refuse reject decline resolve
    agree dispense waive vote second carry oppose object pass support
""")
DECIDE_ONLY_DONE: Final = _words("""
    paid signed elected appointed lost withdrawn supported deferred noted received thanked
    commended considered dissolved reconstituted held set taken congratulated declared nominated
""")

# Verbs that head an item as nouns just as often: "Report from the police".
NOUNISH: Final = _words("""
    report review update letter work plan request visit support display issue notice minute list
    cost price process record table question contact survey design project research answer post order
    paint plant paper test track light water offer fit mark start return head lead share check
    draft print book seed salt grit treat repair trial insurance signpost hire move open respond light
    post phone telephone email copy cut map register attend appeal remit audit name light display
    ring store site fill sign lock mow deal measure network call address sweep advance phone clear
    close approach benchmark schedule feedback supply press finish file monitor action
""")

_IRREGULAR_WORK = frozenset(IRREGULAR) - _words(
    "lead keep have go come think read spend sell pay do hold"
)
# Doing these answers a meeting; "would be" with them is nearly always a promise to it.
ANSWER: Final = _words("""
    circulate provide send share submit present report bring contact ask inform advise notify invite
    raise chase arrange organise investigate clarify seek obtain review prepare draft update add put
    place include forward distribute supply feed follow look explore examine check publish display
    write pass answer discuss copy email refer relay pursue revisit schedule issue approach
    consult remind allocate speak undertake
    convey communicate
""")
WORK: Final = (
    (ANSWER | COMMUNICATE | INVESTIGATE | DRAFT | ARRANGE | WORKS | _IRREGULAR_WORK)
    - DECIDE
    - {"note"}
)
DONE: Final = frozenset(participle(verb) for verb in WORK) - {
    "requested",
    "appointed",
    "nominated",
    "signed",
}
ANSWERED: Final = frozenset(participle(verb) for verb in ANSWER)
DECIDED: Final = frozenset(participle(verb) for verb in DECIDE) | DECIDE_ONLY_DONE
DOES: Final = frozenset(third_person(verb) for verb in WORK - NOUNISH)
DOING: Final = frozenset(gerund(verb) for verb in WORK)

CLASSES: Final[dict[str, frozenset[str]]] = {
    "WORK": WORK,
    "DONE": DONE
    | {
        "carried",
        "recommended",
        "done",
        "paid",
        "held",
        "followed",
        "booked",
        "kept",
        "gone",
        "passed",
    },
    "ANSWERED": ANSWERED,
    "ANSWER": ANSWER,
    "DOING": DOING,
    "DOES": DOES - {"has", "resolves", "notes", "requests", "asks"},
    "DECIDE": DECIDE,
    "DECIDED": DECIDED,
    "NOUNISH": NOUNISH,
    "PLAINLY": WORK - NOUNISH,
    "LIGHT": _words(
        "do go come hold pay read think spend continue remain wait stay have keep retain leave renew"
    ),
    "MODAL": _words("will would shall should must"),
    "WILL": _words("will would shall 'll"),
    "SHORT_WILL": _words(
        "he'd she'd they'd he'll she'll they'll he’d she’d they’d he’ll she’ll they’ll"
    ),
    "SHOULD": _words("should must"),
    "PERHAPS": _words("may might could can"),
    "BE": _words("is are was were be been being am"),
    "FINITE": _words(
        "is are was were has have had will would shall should must may might could can did does do"
    ),
    "SEEMS": _words(
        "needs needed need appears appear appeared seems seem seemed tends tended awaits await awaited"
    ),
    "NOT": _words("not no never nor neither nobody none"),
    "ADVERB": _words("""
        also then now again therefore accordingly additionally further subsequently formally
        generally unanimously jointly still urgently kindly duly
        initially firstly first separately directly immediately always hereby regularly
        continually eventually only once instead personally nevertheless however happily
    """),
    "MEETING_VERB": _words("agreed resolved decided determined"),
    "AGREES": _words("agrees resolves agree resolve"),
    "ASKED": _words("""
        requested asked instructed tasked directed authorised mandated delegated empowered required
        urged commissioned told
    """),
    "ASKED_HARD": _words("requested asked instructed tasked directed mandated urged commissioned"),
    "ASKS": _words("""
        requests asks instructs tasks directs authorises delegates invites urges calls requires
        refers remits commissions empowers mandates encourages seeks agrees resolves recommends
    """),
    "ASK": _words("request ask instruct task direct authorise delegate urge require remit"),
    "SOUGHT": _words("sought requested asked wanted"),
    "PROMISED": _words("""
        agreed offered volunteered undertook undertaken promised committed pledged consented
    """),
    "PROMISED_HARD": _words("offered volunteered undertook promised committed pledged"),
    "SAID": _words("""
        said stated advised confirmed explained reported indicated informed noted commented added
        mentioned responded replied outlined told announced stressed suggested assured clarified
        emphasised acknowledged highlighted understood advise advises confirms reports states says
    """),
    "ASSURED": _words("advised confirmed said stated assured responded replied indicated added"),
    "OPINED": _words("""
        suggested felt thought considered believed queried questioned commented hoped wondered
        proposed argued opined expressed asked stressed emphasised wished
    """),
    "RECOMMEND": _words("recommend recommends recommended recommendation recommendations"),
    "PLANS": _words("""
        hope hopes hoped hoping plan plans planned planning intend intended intention due
        likely unlikely continue continues continued continuing expected expects expect anticipated
        aims aim aimed going wants wish wishes wished scheduled programmed able unable
        working proposes considering awaiting trying designed
    """),
    "TITLE": _words("""
        mr mrs ms miss dr cllr cllrs cllr. councillor councillors cr sir lord lady rev revd
        alderman ald pc pcso sgt messrs professor prof baroness canon deputy bailie dcllr ccllr
        connétable senator cnllr vicar coun cllor clr cnclr
    """),
    "POST": _words("""
        clerk chair chairman chairperson chairwoman chairs convener convenor secretary treasurer
        director directors head heads officer manager lead leader mayor provost engineer solicitor
        warden ranger contractor administrator assistant coordinator co-ordinator representative
        adviser advisor consultant surveyor superintendent inspector sergeant caretaker facilitator
        president vice-chair vice-chairman deputy-clerk holder rfo proper webmaster footpath
        groundsman handyman lengthsman architect accountant auditor principal headteacher
        rep reps steward trustee trustees bursar registrar custodian portfolio executive
        editor minute-taker ward operator provider landowner owner farmer landlord tenant auditors
        governor governors rector minister inspectorate superintendents
    """),
    "BODY": _words("""
        council committee panel board members member councillors meeting group forum commission
        subcommittee sub-committee we everyone everybody all party team service services department
        officers staff cabinet directorate association volunteers us group working residents
        chairs trustees subgroup sub-group
    """),
    "OUTSIDE": _words("""
        trust police highways company society school church nhs borough agency authority
        partnership ltd plc hospital university housing developer developers government
        county district trusts water icb ccg federation
    """),
    "PRONOUN": _words("he she they who"),
    "DET": _words("the a an our its this that these those their his her any some each every all"),
    "POSSESSIVE": _words("their his her its our"),
    "LINK": _words("and or & plus"),
    "REPORT": _words("""
        report reports update updates briefing briefings information details detail response
        responses presentation paper papers data figures breakdown note letter clarification list
        statistics analysis feedback explanation summary copy copies reassurance assurance
        confirmation evidence advice quotes quotations quotation estimates costings answer
    """),
    "AGENDA": _words("agenda programme program workplan agendas forward"),
    "MEETING": _words("meeting committee panel board session cycle agenda council agm meetings"),
    "OUTCOME": _words("lost defeated withdrawn fell rejected"),
}
