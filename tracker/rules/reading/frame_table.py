"""Frames around cues and signs against them: what speaks for and against a duty near it.

Each entry is a line and its example, which is also its test. Columns stand apart by " | ".
Frames: frame | subjects | pattern. Signs against: code | pattern. `cue_table` explains the rest.
"""

from __future__ import annotations

from typing import Final

FRAMES: Final = """
agreed | - | it|LINK|COMMA|so|DASH was|is|has|had ADVERB? been? ADVERB? ADVERB? MEETING_VERB
    It was agreed that
agreed | - | ^ ..3 MEETING_VERB
    Unanimously resolved that
agreed | body+post | < ADVERB? MEETING_VERB|AGREES that|COLON|DASH|on|DET|to|NUMBER|CAPITAL
    The Board agreed that
agreed | - | LINK|SEMI|COMMA|DASH|it|was ADVERB? MEETING_VERB that|to|COLON|DASH
    and agreed that
agreed | - | ^ LINK? that
    That a plan be drawn up
agreed | - | be ADVERB? DECIDED ..4 LINK|COMMA that
    That the report be noted and that
agreed | - | supported|accepted|endorsed|backed ..3 suggestion|proposal|request|idea ..1 that|to
    Members supported a suggestion that
agreed | - | carried|consensus|approved|authorised that
    Carried that
agreed | - | MEETING_VERB ..2 COLON|DASH
    RESOLVED:
agreed | - | agreement|approval|consensus ..3 that|to|for
    Approval was given to
wished | person | < ADVERB? agreed that|with
    Mr Bream agreed that
recommended | - | RECOMMEND ..5 that|to|COLON|DASH
    RECOMMENDED to Cabinet that
requested | - | it was ADVERB? requested|asked|directed that
    It was requested that
requested | body+post | < ADVERB? ADVERB? ASKED_HARD|ASKS that
    Members asked that
wished | outside+person+pronoun+thing | < has|had? ADVERB? ASKED_HARD|SOUGHT that|for|if|whether
    Councillor Vane requested that
reported | - | SAID ..2 that|how|COLON|DASH
    Officers explained that
opined | - | saying|explaining|confirming|advising|noting|adding|reporting|claiming ..2 that|PRONOUN|it
    read a letter saying that he
reported | - | SAID perhaps|maybe? DET|PRONOUN|there|POST|CAPITAL|INITIALS|it|we
    Officers said the
reported | - | BE|been ADVERB? informed|advised|told|reported|understood|explained|anticipated|hoped|expected that
    The Committee was informed that
reported | - | able to report|say|confirm|advise|announce|inform ..4 that
    Councillor Vane was able to report that
opined | - | requesting|suggesting|proposing|asking|seeking|recommending|indicating|stating ..3 that|if|whether
    submitted a report requesting that
opined | - | welcomed|noted|questioned|discussed|queried DET recommendation|proposal|suggestion ..5 that
    Mr Orme welcomed the recommendation in the report that
opined | - | important|essential|vital|crucial|interesting|difficult to
    Mrs Hale stated that it was important to
opined | - | as|on|about to? who|how|whether
    There was discussion as to who
reported | - | reminded|warned|cautioned ..4 that
    The Chair reminded members that
opined | - | whether
    discussed whether the hall
opined | - | unlikely|likely|possible|doubtful|hoped that
    It was unlikely that
reported | - | noted|notes|heard|recognised|received|welcomed|acknowledged|accepted that|DET|how
    The Panel noted that
assured | - | confirmed|assured|advised|stated|indicated|responded|replied|informed|added ..5 that
    Officers confirmed that
opined | - | understands|understand|believes|believe|thinks|aware|feels|feel that
    The association understands that
opined | - | OPINED ..2 that|if|whether|how|why|what|when|about
    Mr Tull suggested that
opined | - | OPINED DET|PRONOUN
    Cllr Dray felt the
opined | - | concern|concerns|view|opinion|suggestion|hope|question|need|point ..2 that|if|whether
    expressed the view that
earlier | - | at|from DET last|previous|preceding|earlier ..3 MEETING
    at the last meeting
past | - | had|has ADVERB? been? ADVERB? agreed|requested|asked|resolved|instructed
    had agreed to
past | - | MEETING_VERB previously|before|earlier that|to
    said that it was resolved previously that
past | - | previously agreed|asked|resolved|requested
    previously agreed
moved | - | proposed|moved|motion ..9 that|DOING|to|COLON|this
    It was proposed by Mr Tull that
"""

AGAINST: Final = """
done_already | had|has|have|having ADVERB? ADVERB? been? ADVERB? DONE|ED|DECIDED|DOING|ING
    The hedge had been cut.
going_on | is|are|was|were ADVERB? being|DOING|ING
    Work is being carried out.
planned | PLANS to
    The Trust hopes to open in May.
decided_only | be|been|was|were|is|are ADVERB? ADVERB? DECIDED
    That the minutes be approved.
decides_only | MEETING_VERB|ASKS|^ ..2 to ADVERB? DECIDE
    It was agreed to note the report.
it_will | it|they WILL ADVERB? be
    It will be rebuilt when the weather is warmer.
begins | WILL ADVERB? begin|commence
    Notice came that the felling will begin in May.
set_down | was|were|is|are to be held|launched|piloted|opened|introduced
    The festival was to be held in July.
can_be | if ..12 can be
    If a request comes in time, it can be added.
event | WILL ADVERB? take place|effect
    The service will take place on Sunday.
no_action | no further? action|objection|objections|comment|comments
    Agreed to take no further action.
refused_to | NOT to ADVERB? WORK|DECIDE|OTHER|LIGHT|be
    It was decided not to object.
refused | WILL|did|does|do|should|PERHAPS|is|was NOT ADVERB? need|require|WORK|DECIDE|OTHER|LIGHT|be|have
    The Council would not object.
perhaps | perhaps|maybe|possibly|probably|likely
    Perhaps we should write again.
only_notes | BE ADVERB? ASKED|invited to ADVERB? note|receive|consider|approve|agree|endorse|comment|determine|welcome|recommend|ratify|adopt
    The Committee was asked to consider the report.
for_others | be ADVERB? considered|determined|decided by|at
    To be considered by the Planning Committee.
agreed_before | has|have|had ADVERB? MEETING_VERB to|that
    The holders have agreed to share the cost.
notes | !asked to ADVERB? note|receive|welcome|endorse|commend|ratify|consist|comprise
    Members are to note the dates.
might | PERHAPS ADVERB? be|WORK|OTHER
    This might be raised again.
thanks | thanked|thanks|congratulated
    Mrs Hale was thanked for her work.
lost | motion|proposal|amendment|vote ..6 OUTCOME
    The motion was lost.
did_since | which|and PRONOUN did
    Mrs Hale offered to lend a ladder, which she did.
if_wished | if DET? BODY asked|wished|wanted|wish|want|require
    Maps lay on the table if members wished to see them.
of_those | OTHER|NOUNISH|REPORT|ING|DOING|MEETING that|which|who BODY WILL
    There were topics that Members would like to raise.
be_thanked | be ADVERB? thanked|congratulated|commended|welcomed
    That the speaker be thanked.
in_general | any|such|every ..12 WILL ADVERB? be
    Any claim above the limit would be brought to the trustees.
receipt | ^ ..3 REPORT ..8 received|noted|read
    Letter from the scouts received and read.
questions | take|answer|asked|ask|invited any|further? questions|comments
    She would take any questions.
state | WILL ADVERB? represent|retain|remain|become|support|benefit|need|cost|mean|depend|affect
    The board will retain its powers.
gains | WILL ADVERB? receive OTHER|DECIDE
    New members will receive support.
of_that | OTHER|NOUNISH|REPORT|ING|DOING|WORK|MEETING|OUTSIDE that|which|who WILL
    There was doubt about the advertising that would be shown.
of_which | COMMA which|who WILL|PERHAPS|is|are|was|were
    The leaflet has two pages, which would be revised.
as_if | if|whether ..12 is|are|was|were to
    if a new path were to be laid
role_is | role|purpose|aim|remit|function|objective|intention|idea|job of ..4 is|was to
    The role of the panel is to advise.
in_future_general | any|anything|anyone|anybody ..7 should|must
    Anything broken should be reported.
goes_on | WILL|should ADVERB? continue|carry|remain|keep
    Mr Tull said he would continue to attend.
asked_about | information|clarification|explanation|details ..3 requested|sought on|about|regarding|as|whether|why|concerning
    Information was requested on the grant.
later_on | WILL ..5 later $
    This will be discussed later.
something_to | something|nothing|anything|reason|right|opportunity|chance|ability to
    All agreed it was something to consider.
thanks_to | ^ ..2 to thank|wish|congratulate|commend|record|exclude
    to thank the volunteers for their work
resolved_thanks | MEETING_VERB ADVERB? to thank|wish|congratulate|commend
    The Board resolved to thank the treasurer.
purpose_after | MEETING_VERB COMMA to
    A budget was agreed, to cover the cost.
likes | WILL ADVERB? welcome|like|prefer|love|appreciate|hope|wish|enjoy
    Mrs Hale said she would welcome a visit.
paper_asks | BODY is|are ADVERB? ASKED|invited|recommended to
    The Committee is asked to amend the plan.
will_be_asked_to_note | BODY WILL be ADVERB? ASKED|invited to ADVERB? note|consider|make|approve|agree|endorse|comment|determine|decide|vote|confirm|recommend
    The Forum will be asked to make a recommendation.
how_to | how|where|whether|when|why to ..9 WILL be
    How to fill these places will be discussed.
hypothetical | if ..8 WILL be
    If built, it would be the largest.
no_verb | to rear|front|side|left|right|north|south|east|west|top|bottom of|and|COMMA|COLON
    Fence to rear of the hall is down.
if_decided | if ..6 MEETING_VERB to
    It was noted that a fee would fall due if the Council decided to amend the lease.
thanks_recorded | thanks|appreciation|congratulations|condolences|gratitude ..12 be|was|were recorded|noted|minuted|placed|expressed|conveyed|extended
    Members asked that their thanks to the team be recorded.
thank_you | ^ thank|thanks|present COLON? you|TITLE
    Thank you to the wardens for sweeping up.
to_express_thanks | to ADVERB? express|record|place|convey|extend ..4 thanks|appreciation|gratitude|condolences
    To express thanks to the volunteers.
agenda_text | ^ DET? MEETING will be provided|updated|given|presented|informed|briefed|shown
    The Committee will be given an outline of the budget.
takes_seat | to replace|succeed TITLE
    Councillor Dray to replace Councillor Penn on the Board.
agrees_to_request | AGREES|MEETING_VERB to DET request|recommendation|recommendations|proposal|proposals ..14 to DECIDE
    The Cabinet agrees to the request of the Panel to defer the decision.
has_said | has|have ADVERB? ASSURED
    The owner has indicated he will apply again.
by_outsiders | WILL ADVERB? be ..3 by DET? CAPITAL ..1 OUTSIDE
    A programme will be drawn up by Hallam Housing.
expected_soon | should ADVERB? be ADVERB? ..1 soon|shortly
    The work should be completed soon.
of_to_be | of|advising ADVERB? ..2 to be held|made|done|taken
    Details of meetings to be held were shown.
they_include | it|they WILL ADVERB? include|reflect|cover|contain|show|cost|mean|run
    There will be new measures, they will include some old ones.
had_not_yet | ASKED to ..12 but had|has|have NOT
    Mr Orme was asked to check this but had not received the file.
resolute | BE determined to
    We are determined to keep the paths clear.
stays | WILL ADVERB? continue|remain to be|act|serve|chair|hold
    Mrs Hale will continue to be the chair.
have_say | WILL ADVERB? have DET? input|say|sight|access|regard|effect|impact|opportunity|chance
    Residents would have a say in the design.
"""
