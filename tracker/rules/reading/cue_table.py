"""The table of cues: turns of phrase that carry a duty; `frame_table` has what stands around them.

Each entry is a line and its example, which is also its test. Columns stand apart by " | ".

Cues, by group: code | manner of minutes it is met in | weight | subjects | pattern.
Subjects are what may stand before `<`: `named` is a person, post, outside body or pronoun,
`anyone` these and the meeting, `all` things too, `-` no subject; `opens` asks that the subject
begin its clause ("Clerk to write", not "asked the Clerk to write"). Where a pattern has `>` and
no `<`, subjects are what may stand after `>`.
Patterns are over the classes of `words`; `Tags.compile` explains their signs.
"""

from __future__ import annotations

from typing import Final

CUES: Final = """
[fragment]
actor_to_do | parish | 3.0 | anyone opens | < ADVERB? to ADVERB? DO
    Overhanging branches - Clerk to write to the owner.
actor_is_to_do | parish | 2.4 | person+post+body+pronoun | < is|are ADVERB? to ADVERB? DO
    The chairman is to speak to the farmer.
actor_was_to_do | narrative | 1.2 | named | < was|were ADVERB? to ADVERB? DO
    Councillor Orme was to report on the site visit.
actor_does | parish | 1.8 | post opens | ^ ..3 < WORK DET|CAPITAL|to|TITLE|POST|if|with|OUTSIDE
    Clerk ask the district engineer for a date.

actor_does_thing | parish | 1.5 | post opens | ^ ..3 < PLAINLY OTHER|NOUNISH|REPORT|NUMBER
    Clerk put notice on the website.
actor_alone | parish | 1.8 | post opens | ^ ..3 < report|chase|action|investigate|arrange|check|respond $
    Clerk report.
left_with | parish | 2.2 | - | left|leave with|to > ..6 to DO
    This was left with the Treasurer to pursue.

[to_be]
thing_to_be_done | parish | 2.4 | all opens | < ADVERB? to be ADVERB? DONE|ED|requested
    A thank-you card to be sent to the organisers.
will_do_bare | list | 1.6 | - | ^ will|would ADVERB? WORK
    Will look at the damaged stile.
to_be_done | list | 1.4 | - | ^ to be ADVERB? DONE|ED
    To be swept after the fair.
thing_is_to_be_done | parish | 1.9 | all | < is|are ADVERB? to be ADVERB? DONE|ED
    A sign is to be put up by the gate.
thing_was_to_be_done | parish | 1.1 | all | < was|were ADVERB? to be ADVERB? DONE|ED
    The paths were to be swept.
thing_to_follow | list | 2.0 | - | to follow $
    Information on vacancy rates to follow.
thing_to_be_on_agenda | parish | 2.2 | all opens | < to be|go on|an|next|agenda|in|to|back
    Village gates to be on the June agenda.

[promise]
promised_to | any | 2.8 | named | < ADVERB? PROMISED|PROMISED_HARD ADVERB? to ADVERB? DO
    Mrs Hale offered to look after the key.
body_promised_to | scrutiny | 2.2 | body | < ADVERB? PROMISED_HARD to ADVERB? DO
    Officers undertook to supply the breakdown.
officers_agreed_to | scrutiny | 2.6 | - | officers|staff|team|service|members|residents agreed to DO
    Officers agreed to look into the delays.
agreed_would | any | 2.8 | named | < ADVERB? agreed|offered|promised|undertook that? PRONOUN WILL ADVERB? DO
    The Head of Housing agreed she would look into it.
agrees_now_to | any | 2.6 | person+post+pronoun | < ADVERB? agree|agrees to DO
    Councillor Orme and the Head of Housing agree to look into this.
but_offered_to | any | 2.2 | - | but|and|COMMA ADVERB? offered|undertook|volunteered|promised to DO
    He had no plan to hand but offered to put one together.
has_agreed_to | parish | 1.0 | named | < has ADVERB? agreed|volunteered to DO
    Cllr Penn has agreed to paint the gate.
said_would | any | 2.6 | named | < ADVERB? ASSURED ..2 that? PRONOUN WILL ADVERB? DO
    Mr Tull said he would speak to the contractor.
said_he_would | any | 2.6 | named | < ADVERB? ASSURED ..2 that? SHORT_WILL ADVERB? DO
    Mr Tull said he'd bring a ladder.
is_going_to | any | 1.9 | person+post | < is|are|was going to DO
    The Planning Officer is going to check the conditions.
happy_to | narrative | 1.4 | named | < BE happy|willing|prepared|content to WORK|OTHER|LIGHT|NOUNISH
    The Vice Chair was happy to meet the residents.
would_after_all | narrative | 1.6 | - | but|and WILL ADVERB? before|by|at|in|on|do|shortly
    Mr Lane had no figures yet but would by Friday.
agreed_this_be_done | any | 1.9 | anyone | < agreed|confirmed|accepted|said|replied that? this|it|these could|would|will|can be ADVERB? DONE
    Mr Orme agreed this could be done.
carried_on | narrative | 1.25 | person+post+pronoun | ^ > ..25 and|but WILL ADVERB? DO
    Mr Innes offered his help and will contact the editor.
first_person | narrative | 1.6 | - | i'll|we'll|i’ll|we’ll ADVERB? DO
    I'll circulate the flyer once it is printed.
i_will | narrative | 1.4 | - | ^ INITIALS will ADVERB? DO
    I will contact the police about the talk.
but_would | narrative | 1.4 | - | but|and would ADVERB? report|contact|write|speak|ask|bring|circulate|send|let|raise|arrange|check|follow|look|email|chase|inform
    He had no date but would contact the depot.
volunteer_noun | parish | 1.4 | named | < BE|has been? nominated|appointed|delegated|chosen|selected to WORK
    Cllr Dray was nominated to attend the briefing.
could_be_brought | scrutiny | 2.1 | - | PERHAPS be brought|presented|provided|submitted|circulated|added ..3 to|at|for ..5 MEETING|REPORT|members|councillors
    The Director advised that a report could be brought to the June meeting.
could_share | scrutiny | 1.9 | - | but|however|COMMA PRONOUN could ANSWER
    The Director had no figures to hand but she could circulate them.
takes_up | scrutiny | 2.3 | anyone | < WILL take DET|this|it|that ..2 away|back|up|forward
    The Council would take this up with the bus company.
take_action | scrutiny | 2.2 | - | WILL|to take DET|this|it|that|CLOSE ..2 away|back|up|forward
    The Director would take this away.
come_back | scrutiny | 2.0 | all | < WILL come|report|revert|get back
    The Head of Housing would come back to the Panel with figures.
gave_undertaking | any | 2.2 | named | < made|gave|given|offered ..3 commitment|undertaking|promise|pledge to DO
    The Head of Finance gave a firm undertaking to bring the costings.
keep_informed | any | 3.2 | anyone | < WILL ADVERB? keep ..4 informed|updated|posted|apprised|abreast
    Mrs Hale would keep the Board informed.
takes_action | any | 2.2 | named | < take|took|taking|accepted|given on|up? DET action|task|job|responsibility to|of|for
    Mrs Hale took an action to check the lease.

[charged]
was_asked_to | any | 2.8 | anyone | < is|are|was|were ADVERB? ASKED ADVERB? to ADVERB? DO
    The Clerk was asked to chase the contractor.
be_asked_to | resolution | 3.2 | anyone | < is|are|will|would|shall|should? ADVERB? to? be ADVERB? ASKED ADVERB? to ADVERB? DO
    That the Head of Planning be requested to review the notices.
also_asked_to | parish | 2.0 | - | ^ also|then|and asked to DO
    Also asked to apply for the grant.
was_tasked_with | scrutiny | 2.4 | anyone | < is|are|was|were ADVERB? ASKED|charged with DOING
    The Scrutiny Officer was tasked with drafting a scope.
be_invited_to | resolution | 2.8 | named | < be invited to respond|comment|submit|provide|report|share|explain|supply|set|clarify
    That the Lead Member be invited to respond in writing.
post_asked_to | parish | 2.4 | post opens | < ASKED to DO
    Clerk asked to send a copy to each member.
authority_to | resolution | 2.4 | - | delegated|authority|powers ..3 to > ..14 to ADVERB? DO
    Authority be delegated to the Town Clerk to place the order.

[asks]
body_asks_actor | scrutiny | 2.8 | body | < ADVERB? ASKED_HARD > !if|whether|about|how|why|what|when|questions ..9 to ADVERB? DO
    The Committee asked the Director to provide a timetable.
body_asks_that | scrutiny | 2.6 | body | < ADVERB? ADVERB? ASKED_HARD that
    Members requested that the figures be shared.
body_asks_for | scrutiny | 2.2 | body | < ADVERB? ADVERB? requested|commissioned|asked for? DET|further|more|additional|regular|that|to ..5 REPORT|AGENDA|MEETING|visit|item
    The Panel asked for a briefing on recruitment.
asks_for_to_be | any | 1.9 | body+post | < ADVERB? asked|requested for ..14 to be ADVERB? DONE|ED
    The Chair asked for comments on the plan to be sent to her.
and_requested | scrutiny | 1.7 | - | ^ DET? BODY ..40 LINK|COMMA ADVERB? requested further|more|additional|regular|DET ..5 REPORT
    Members discussed the delay, and requested further information on its causes.
body_requested | scrutiny | 1.5 | body | < ADVERB? ADVERB? requested !if|whether|to|COMMA
    The Panel requested hard copies.
body_wants | scrutiny | 1.8 | body | < asked|wished|wanted to ADVERB? receive|be|see|have|hear
    Members asked to receive this quarterly.
body_sought | scrutiny | 1.0 | body | < sought DET|further ..2 report|update|briefing|paper|presentation|meeting|data|figures
    Members sought a further report.
it_was_requested | scrutiny | 2.4 | - | it was ADVERB? requested|asked|directed that|for
    It was requested that the map be redrawn.
request_was_made | any | 2.0 | - | request was made for|that|to
    A request was made for a reply at the next meeting.
thing_was_requested | scrutiny | 1.8 | - | REPORT|visit|item|meeting ..6 was|were requested
    A breakdown by ward was requested.
chair_asks_actor | any | 2.2 | post | < ADVERB? ASKED_HARD > !if|whether|about|how|why|what|when|questions ..7 to ADVERB? DO
    The Chair asked the Scrutiny Officer to arrange a visit.
chair_asks_that | any | 1.8 | post | < ADVERB? ASKED_HARD that
    The Chair requested that this be added to the work programme.
chair_asks_for | any | 1.6 | post | < requested|asked for? DET|further|more|regular|that ..4 REPORT
    The Chair requested a written response.
person_asks_actor | any | 1.1 | person+pronoun | < ADVERB? ASKED_HARD > !if|whether|about|how|why|what|when|questions ..7 to ADVERB? DO
    Councillor Vane asked the officer to circulate the plan.
and_asked_post | any | 1.7 | - | LINK|but has|have? ADVERB? asked|requested > the? ..3 POST ..1 to DO
    She had read the notice and asked the Clerk to obtain a copy.
person_asks_for | any | 0.7 | person+pronoun | < requested|asked for? that|DET|further|more ..4 REPORT|be|is|are
    Councillor Vane requested a breakdown.
asked_then | resolution | 2.6 | - | ^ ADVERB? ASKED_HARD > DET|CAPITAL|POST|BODY ..9 to DO
    Instructed the Executive Director to report.
asks_now | resolution | 2.8 | - | ^ COLON? LINK? that? ADVERB? ASKS on|upon? ADVERB? > !DECIDED ..9 to|that|for|REPORT|with|on
    requests the Strategic Director to report back
body_asks_now | resolution | 2.8 | body | < ADVERB? ASKS > ..9 to|that|for|REPORT
    That the Board asks the Chief Executive to explain the delay.
and_asks | resolution | 2.6 | - | LINK|SEMI|COMMA ADVERB? requests|requested|instructs|instructed|directs|directed|tasked > DET|CAPITAL|POST|TITLE|that ..8 to|that|be
    Noted the report and instructed the Chief Officer to bring a plan.
agrees_to_ask | resolution | 2.9 | - | MEETING_VERB|AGREES ADVERB? to ADVERB? ASK > ..14 to|that|REPORT
    agree to instruct the Chief Officers to bring back a report
to_ask | resolution | 2.8 | - | ^ that? to ASK|invite > ..9 to|that|REPORT|attend
    to instruct the Chief Officer to report within two cycles
body_asks_if | scrutiny | 0.9 | body | < asked if|whether ..8 could|would ADVERB? be|WORK ..1 DONE|ED|DET|CAPITAL|OTHER
    Members asked whether the data could be provided by ward.
person_asks_if | any | 0.5 | person+post+pronoun | < asked if|whether ..8 could|would ADVERB? be|WORK
    Cllr Penn asked if the Clerk could contact the owner.

[infinitive]
and_to_do | resolution | 1.4 | - | LINK|SEMI to ADVERB? WORK|ASK
    to note the report and to instruct officers to publish it
agreed_to_do | any | 2.6 | - | MEETING_VERB|AGREES ..3 to ADVERB? WORK|OTHER|ASK|recommend|appoint
    It was agreed to invite the warden.
agreed_for_actor_to | any | 2.6 | - | MEETING_VERB for > ..10 to DO
    It was agreed for the Warden to collect the keys.
agreed_to_have | any | 2.2 | - | MEETING_VERB|AGREES ..3 to hold|have|go|do|continue DET|further|another|OTHER|CAPITAL|ahead|DOING
    Members agreed to hold another open day.
agreed_to_form | any | 2.2 | - | agreed|agrees|resolved to DET formation|establishment|creation|commissioning of
    Members agreed to the formation of a working party.
agreed_doing | any | 1.6 | - | agreed|resolved on|upon? DOING
    Members agreed on writing to the bus company.
resolved_clause_to | resolution | 2.4 | - | ^ that? to ADVERB? WORK|OTHER|ASK|hold|go|do
    to write to the landowner

[subjunctive]
that_be_done | resolution | 0.6 | - | !MODAL|WILL|PERHAPS|NOT|to|likely|SHOULD be ADVERB? ADVERB? DONE|ED|OTHER
    It was agreed that a letter be sent to the operator.
that_actor_does | resolution | 0.4 | anyone opens | that ..12 < ADVERB? WORK|ANSWER DET|CAPITAL|POST|TITLE|POSSESSIVE|NUMBER|further|to|with|OTHER|REPORT|NOUNISH|ING|BODY|OUTSIDE|INITIALS|all|on|back|into|for|up|out|MEETING|AGENDA
    It was agreed that we ask the contractor for a price.
list_thing_be_done | resolution | 1.2 | all opens | < be ADVERB? DONE|ED
    Details of the scheme be obtained.
list_thing_is_done | resolution | 0.2 | all opens | < is|are|was|were ADVERB? DONE
    two training sessions are arranged for members
list_thing_includes | resolution | 0.2 | all opens | < includes|include|provides|contains|covers|comes|goes|attends|takes|makes|receives|continues
    the meeting in June includes a report on the budget
list_actor_does | resolution | 0.2 | anyone opens | < ADVERB? WORK DET|CAPITAL|POST|TITLE|POSSESSIVE|further|to|with|OTHER|REPORT|NOUNISH|ED|ING|BODY|AGENDA|MEETING
    the Scrutiny Team circulate a list of dates
suggests_self | any | 1.9 | person+post+pronoun | < suggested|proposed that? he|she would|could|should|might? ADVERB? WORK
    Mr Tull suggested that he ask the garden club.
suggested_doing | any | 0.7 | - | suggested|proposed DOING
    Cllr Ash suggested asking the garden club.
that_body_does | resolution | 0.4 | anyone | that ..12 < DOES|takes|appoints|asks|reviews|carries
    It was resolved that the Council terminates the lease.
that_thing_comes | scrutiny | 0.5 | - | that ..10 come|return|go|report to|back|before|forward
    It was agreed that a report come to the March meeting.
decided_and_sent | resolution | 0.4 | - | be ADVERB? DECIDED ..4 LINK ADVERB? ANSWERED|DONE|passed|referred|remitted ..2 to|on|for|in|with
    That the report be approved and passed to the Council.
quotation_accepted | parish | 0.6 | - | agreed that ..3 quotation|quote|tender|estimate ..6 be accepted
    Councillors agreed that the quotation from Hale Ltd be accepted.
there_is_update | scrutiny | 0.6 | - | that there is|be|are DET ..4 REPORT|MEETING|review|visit|workshop
    Agreed that there is a further report to the June meeting.
that_thing_held | scrutiny | 0.6 | - | that ..9 is|are|were sought|obtained|commissioned|held|brought|provided|circulated|added|sent|invited|included|shared|given|presented|submitted|produced|arranged|put|reported
    It was agreed that a workshop is held for members.

[ratify]
that_be_decided | resolution | -1.5 | - | be ADVERB? approved|adopted|accepted|endorsed|agreed|appointed|granted|authorised|ratified
    That the scheme be adopted.

[will_do]
actor_will_do | any | 2.1 | person+post+pronoun | < WILL ADVERB? ADVERB? DO
    Mr Orme will speak to the school.
body_will_do | any | 1.1 | body | < WILL ADVERB? ADVERB? DO
    The Council will write to the operator.
agreed_would_do | any | 0.5 | - | MEETING_VERB that ..6 WILL ADVERB? WORK
    It was agreed that those nearest the site would look at it again.
outside_will_answer | any | 1.1 | outside | < WILL ADVERB? ADVERB? ANSWER
    The Trust will provide the figures.
outside_will_do | any | 0.2 | outside | < WILL ADVERB? ADVERB? DO
    The Trust will share the findings.
actor_will_be_doing | any | 0.8 | person+post+pronoun | < WILL ADVERB? be DOING
    Mrs Hale will be contacting the school.
responsible_for | any | 1.4 | named | < WILL be responsible for
    Cllr Dray would be responsible for the rota.

[will_be]
will_be_answered | any | 1.7 | all | < WILL ADVERB? be ADVERB? ANSWERED
    The slides would be circulated to members.
new_thing_will_be_done | any | 1.3 | - | ^ ADVERB? a|an|further|additional|arrangements|enquiries|more ..9 WILL ADVERB? be ADVERB? DONE|ED|requested
    A working party would be formed.
confirmed_it_would_be | scrutiny | 2.6 | - | ASSURED that? ..2 REPORT WILL ADVERB? be ANSWERED
    The Chair confirmed that this information would be provided.
put_on_agenda | any | 2.6 | - | WILL ADVERB? be allocated|added|moved to ..5 AGENDA|MEETING|work
    The Panel noted that the review would be added to the March agenda.
sent_to_members | any | 2.9 | - | WILL ADVERB? be ADVERB? circulated|sent|emailed|forwarded|shared|distributed ..3 to DET? ..2 members|councillors|committee|panel|board
    It was noted that the figures would be circulated to members.
this_done_by | any | 1.9 | named | this|these WILL ADVERB? be ADVERB? DONE by >
    This would be done by the Chair before the next meeting.
will_be_followed_up | any | 2.4 | - | WILL ADVERB? be followed|looked|taken|passed|fed|picked ADVERB? up|into|on|back
    The Treasurer reported that the matter would be followed up.
will_be_circulated | any | 2.4 | - | WILL ADVERB? be circulated
    It was noted that a revised plan would be circulated.
to_next_meeting | any | 2.4 | - | WILL ADVERB? be ADVERB? ANSWERED|DONE ..3 to|at|for the next|following ..3 MEETING
    It was noted that a paper would be presented to the next meeting.
brought_back | any | 2.4 | - | WILL ADVERB? be ..6 brought|reported|presented|fed back ..2 to|at ..6 MEETING|BODY
    She said that the findings would be collated and brought back to the Council.
will_be_done | any | 0.45 | all | < WILL ADVERB? be ADVERB? DONE|ED|requested
    The bench will be repaired.
will_go_on_agenda | any | 1.7 | - | WILL ADVERB? be|go|come|appear|feature ADVERB? on|to|back ..6 AGENDA|MEETING
    The plan would go to the March meeting.

[should]
should_do | any | 0.9 | anyone | < should ADVERB? ADVERB? DO
    We should write to the Minister.
should_be_done | any | 0.6 | all | < should|must ADVERB? to? be ADVERB? ANSWERED|DONE|ED
    A copy should be sent to each school.
we_should_do | parish | 1.7 | - | we should ADVERB? ADVERB? DO
    We should also ask the school.
thing_should_go | any | 0.6 | all | < should ADVERB? go|come ADVERB? to|out|in|on|back
    A letter of support should go to the post office.
need_to_do | parish | 1.2 | - | we need|needed|needs to DO
    We need to check the insurance.
will_have_to_be | any | 0.9 | all | < WILL ADVERB? have|need to be ADVERB? DONE|ED
    More chairs will have to be found.
needs_doing | parish | 0.3 | all | < needs|need|require|requires to be DONE
    The gate needs to be mended.

[will_be]
will_report | any | 1.2 | - | WILL ADVERB? follow|be|provide|receive ADVERB? REPORT|further|DET ..3 REPORT
    The Committee would receive a further update in June.

[imperative]
label_to_ask | list | 2.2 | - | DASH|COLON to ADVERB? ASK > ..8 to DO
    Trees - to ask the contractor to look at the ash.
imperative_noun | list | 1.0 | - | ^ NOUNISH DET|POSSESSIVE|all|TITLE
    Report the broken seat.
imperative_after_label | list | 1.0 | - | DASH|COLON PLAINLY DET|CAPITAL|POST|TITLE|POSSESSIVE
    Rural housing - invite the adviser to the next meeting.
ask_actor | list | 1.8 | - | ^ ask|request|tell|remind|instruct > ..8 to DO
    Ask County Cllr Penn to raise this.
imperative | list | 1.2 | - | ^ ADVERB? PLAINLY DET|CAPITAL|POST|TITLE|POSSESSIVE|all|OTHER|BODY|OUTSIDE|INITIALS|REPORT
    Invite the play inspector to the next meeting.
imperative_to_after_label | list | 1.0 | - | DASH|COLON look|write|speak|liaise|follow|arrange|find|check|respond|chase|apply|send|go|talk|ask to|into|with|up|for|back|out|on|if|whether
    Clock: arrange for the annual service.
for_agenda | list | 1.6 | - | ^ for DET? AGENDA ..4 MEETING
    For agenda at next meeting, the vacancy.
need_to | list | 1.1 | - | ^ need to ADVERB? WORK|OTHER|ANSWER
    Need to take photos of the fence.
imperative_to | list | 1.2 | - | ^ look|write|speak|liaise|follow|arrange|find|check|respond|chase|apply|send|go|talk|refer to|into|with|up|for|back|out|on|if|whether|that
    Write to the bus operator.

[wish]
would_welcome | scrutiny | 1.8 | body | < WILL ADVERB? welcome|appreciate|value|like DET|to|further|regular|more
    The Panel would welcome a report on absence.
keen_to_see | scrutiny | 1.3 | body | < BE keen|anxious|eager to|for|that ..1 see|receive|have|be|hear|DET|POST|OTHER
    Members were keen to see the survey results.
looked_forward | scrutiny | 0.6 | - | looked|looks forward to receiving|DET ..4 REPORT
    The Committee looked forward to receiving a further report.

[label]
to_action | parish | 3.0 | anyone opens | < to action|actioned|progress
    Clerk to action
"""
