"""The sentence for every rule that can be broken: what is wrong and what to do instead."""

from __future__ import annotations

from datetime import date

from tracker.rules.errors import Broken, RuleBroken
from tracker.translation import gettext
from tracker.vocabulary import N_, Word

SENTENCES: dict[Broken, str] = {
    Broken.DUE_MONTH_UNKNOWN: N_("Select a month"),
    Broken.DUE_BEFORE_AGREED: N_("Due date must be on or after %(agreed_on)s, when it was agreed"),
    Broken.DUE_DATE_MISSING: N_("Enter the date it is due by"),
    Broken.DUE_TOO_FAR: N_("Due date must be within %(years)s years"),
    Broken.DUE_MEETING_MISSING: N_("Select the meeting it is due at"),
    Broken.DUE_MEETING_UNKNOWN: N_("Select a meeting of this committee"),
    Broken.DUE_MEETING_NOT_LATER: N_(
        "The meeting it is due at must be after %(agreed_on)s, when it was agreed"
    ),
    Broken.DUE_COUNT_NOT_POSITIVE: N_("Enter how many days, weeks or months, such as 2"),
    Broken.DUE_UNIT_MISSING: N_("Select days, working days, weeks or months"),
    Broken.DUE_CONDITION_MISSING: N_("Enter what must happen first"),
    Broken.CODE_FORMAT: N_("Code must be %(fewest)s to %(most)s capital letters or numbers"),
    Broken.NUMBER_NOT_POSITIVE: N_("Number must be 1 or more"),
    Broken.MOVE_NOT_ALLOWED: N_("This action is now “%(status)s”, so this cannot be done"),
    Broken.NOT_ANSWERED: N_("There is no report or proposal to close to return"),
    Broken.SUPPORTED_ALREADY: N_("You have already supported closing this action"),
    Broken.ITEM_EMPTY: N_("The page is empty: paste the whole agenda item, from its title"),
    Broken.ITEM_TOO_LARGE: N_("The page must be smaller than 1 MB"),
    Broken.ITEM_ENCODING: N_("The file must be plain text saved as UTF-8, UTF-16 or Windows text"),
    Broken.ITEM_IS_HTML: N_(
        "This is a page’s HTML code: copy the text from the page as the browser shows it"
    ),
    Broken.ITEM_IS_FILE: N_("This is a %(format)s file: copy its text, or save it as plain text"),
    Broken.ITEM_NOT_RECOGNISED: N_(
        "This is not a published agenda item: it has no line “Agenda item” or “Minutes:”"
    ),
    Broken.ITEM_WITHOUT_MINUTES: N_("The page has no line “Minutes:” with text below it"),
    Broken.ITEM_WITHOUT_TITLE: N_("The page has no title below “Agenda item”"),
    Broken.ITEM_TITLE_TOO_LONG: N_(
        "The line below “Agenda item” must be a title of %(most)s characters or fewer"
    ),
    Broken.ITEM_NUMBER_MISSING: N_("Enter the item’s number, such as 7 or 10a"),
    Broken.DAY_TO_COME: N_("The day must be today or in the past"),
    Broken.NOTICE_BEFORE_AGREED: N_(
        "The notice cannot be sent before %(agreed_on)s, when this was agreed"
    ),
    Broken.NOTICE_NOT_SENT: N_("Enter the day the notice was sent"),
    Broken.RECEIVED_BEFORE_SENT: N_("The notice cannot be received before it was sent"),
    Broken.RESPONDED_BEFORE_SENT: N_("The response cannot come before the notice was sent"),
    Broken.RESPONSE_NEEDS_REASONS: N_("Enter the reasons given"),
    Broken.PRINCIPLE_NEEDS_OWNER: N_(
        "Select who will do it: “in principle” commits nobody by itself"
    ),
    Broken.PRINCIPLE_NEEDS_DATE: N_("Enter by when: “in principle” commits nobody by itself"),
    Broken.RESULT_NEEDS_MEETING: N_(
        "This recommendation comes from no meeting here: record what results under an item"
    ),
    Broken.RESULT_NEEDS_WORDING: N_("Enter what will be done, in a short wording"),
    Broken.WORD_MISSING: N_("Choose a Word file"),
    Broken.WORD_TOO_LARGE: N_(
        "The file must be smaller than 10 MB, and no more than a meeting’s minutes"
    ),
    Broken.WORD_OLD_OR_LOCKED: N_(
        "The file is locked with a password, or was saved by an old Word: save it as .docx"
    ),
    Broken.WORD_NOT_WORD: N_("The file must be a Word document (.docx)"),
    Broken.WORD_DAMAGED: N_("The file cannot be read: open it in Word and save it again"),
    Broken.WORD_WITHOUT_TEXT: N_("There is no text in the file"),
    Broken.WORD_NOTHING_CHOSEN: N_("Select at least one item to import"),
    Broken.WORD_ITEM_GONE: N_("An item you chose is not on this agenda any more: choose another"),
    Broken.FILE_EMPTY: N_("Choose a file or paste its text: there is nothing to read"),
    Broken.FILE_TOO_LARGE: N_("The file must be smaller than 1 MB"),
    Broken.FILE_TOO_LONG: N_("The file must have %(most)s rows or fewer: divide it"),
    Broken.FILE_WITHOUT_HEADINGS: N_("The first line must name the columns, such as %(columns)s"),
    Broken.FILE_QUOTE_OPEN: N_("A cell is very long: look for a quotation mark that is not closed"),
    Broken.FILE_NOT_CALENDAR: N_(
        "The calendar ends in the middle: it has no line “END:VCALENDAR”. Save it again"
    ),
    Broken.FILE_NOT_SHEET: N_(
        "The file must be a spreadsheet: save it as Excel workbook (.xlsx) or as CSV"
    ),
    Broken.FILE_LOCKED: N_("Save the file as Excel workbook (.xlsx), without a password"),
    Broken.FILE_UNSAFE: N_(
        "The file unpacks to far more than a tracker holds. Copy the rows into a new workbook"
    ),
    Broken.FILE_OVER: N_("The file must be smaller than %(megabytes)s MB"),
    Broken.FILE_TOO_WIDE: N_("The sheet must have %(most)s columns or fewer"),
    Broken.WORDING_COLUMN_MISSING: N_("Say which column holds what was agreed"),
    Broken.COLUMN_TWICE: N_("Only one column can be “%(column)s”"),
    Broken.TRACKER_NOT_READ: N_("This cannot be done now: see how far the import is"),
    Broken.NOTHING_TO_APPLY: N_("No row adds or changes anything"),
    Broken.DOCUMENT_MISSING: N_("Select a file"),
    Broken.DOCUMENT_EMPTY: N_("The selected file is empty"),
    Broken.DOCUMENT_TOO_LARGE: N_("The selected file must be smaller than %(most)s MB"),
    Broken.DOCUMENT_TYPE_UNKNOWN: N_(
        "The selected file must be a PDF, Word (.docx), Excel (.xlsx), CSV, PNG or JPG file"
    ),
    Broken.DOCUMENT_TYPE_DIFFERS: N_(
        "The name of the selected file does not say what it is: it is a %(file_type)s file"
    ),
    Broken.DOCUMENT_TWO_TYPES: N_(
        "The selected file is two kinds of file in one: save it again from its own program"
    ),
    Broken.DOCUMENT_DAMAGED: N_("The selected file is damaged: save it again and send that"),
    Broken.DOCUMENT_OLD_OR_LOCKED: N_(
        "The selected file is of an old kind or has a password: save it as .docx or .xlsx without one"
    ),
    Broken.DOCUMENT_MACROS: N_("The selected file holds macros: save it without them"),
    Broken.DOCUMENT_OVERWHELMS: N_(
        "The selected file holds far more than its size shows: save it as a PDF"
    ),
    Broken.DOCUMENT_GONE: N_("This document was replaced or removed already"),
    Broken.PICTURE_TYPE: N_("The selected file must be a PNG or a JPG"),
    Broken.PICTURE_TOO_LARGE: N_("The selected file must be smaller than %(most)s KB"),
    Broken.PICTURE_SIZE: N_(
        "The picture is %(width)s by %(height)s dots. Each side must be %(least)s to %(most)s, "
        "and neither more than 8 times the other"
    ),
    Broken.DOCUMENTS_TOO_MANY: N_("Select up to %(most)s files"),
    Broken.STORAGE_FULL: N_(
        "There is no room to keep the file. What you typed is kept here: tell whoever runs this site"
    ),
    Broken.STORAGE_AWAY: N_(
        "The file cannot be kept at the moment. What you typed is kept here: try again in a few minutes"
    ),
    Broken.EMAIL_TAKEN: N_("This e-mail address belongs to somebody in the records already"),
    Broken.NAME_TAKEN: N_("This name is in the records already"),
    Broken.CODE_TAKEN: N_("This code belongs to another committee"),
    Broken.TWO_HOMES: N_("Select a service or an outside organisation, not both"),
    Broken.ENDS_BEFORE_IT_BEGINS: N_("The last day must be on or after the first"),
    Broken.REFERENCE_TAKEN: N_("This reference belongs to another indicator"),
    Broken.REFERENCE_FORMAT: N_("Reference must be letters, numbers and hyphens, like CF-12"),
    Broken.RANGE_MISSING: N_("Enter the lowest and the highest figure wanted"),
    Broken.RANGE_OUT_OF_ORDER: N_("The highest figure wanted must be the lowest or more"),
    Broken.OWN_ACCOUNT: N_("You cannot stop your own account: ask another administrator"),
    Broken.EMAIL_NEEDED: N_("Enter an e-mail address: it is needed to sign in"),
    Broken.LAST_ADMIN: N_("Somebody must administer this site: make another administrator first"),
    Broken.PARENT_BELOW: N_("Select another post: this one answers, in the end, to the same post"),
    Broken.HELD_ALREADY: N_("This person answers for this post in those days already"),
    Broken.SEATED_ALREADY: N_("This person sits on this committee in those days already"),
    Broken.CHAIR_TAKEN: N_("%(person)s is %(chair)s in those days: enter the day they leave first"),
    Broken.ENDED: N_("This ended before that day"),
    Broken.SUCCESSOR_ENDED: N_("Select an indicator that is still kept"),
    Broken.END_NOT_REACHED: N_("Last day must be today or in the past"),
    Broken.MEETINGS_AFTER_THE_END: N_(
        "A meeting is in the calendar after that day, on %(held_on)s: cancel it or enter a later day"
    ),
    Broken.SUCCESSOR_MISSING: N_(
        "Select the committee that takes over: a committee with open actions (%(number)s) must hand over"
    ),
    Broken.SUCCESSOR_UNFIT: N_(
        "Select another committee that goes on, and is as public as this one"
    ),
    Broken.NEW_HOME_MISSING: N_("Select where its open posts (%(number)s) go"),
    Broken.NEW_OWNER_MISSING: N_("Select the post that takes over its open actions (%(number)s)"),
    Broken.COLOUR_FORMAT: N_("Colour must be # and six digits or letters a to f, like #1d4f5c"),
    Broken.COLOUR_TOO_PALE: N_(
        "Colour must be darker: white text on it has a contrast of %(contrast)s to 1 and needs %(least)s"
    ),
    Broken.LOG_COLUMN_NEEDED: N_("This column must be shown: without it no row can be told apart"),
    Broken.LOG_COLUMN_NAME_TWICE: N_("Another column that is shown has this name"),
    Broken.ANNUAL_MEETING_THERE: N_("The annual meeting on %(held_on)s is in the list already"),
    Broken.PASSWORD_TOO_SHORT: N_("Password must be %(fewest)s characters or more"),
    Broken.PASSWORD_TOO_LONG: N_("Password must be %(most)s characters or fewer"),
    Broken.PASSWORD_COMMON: N_("Choose a password that is harder to guess, such as four words"),
    Broken.PASSWORD_NOT_RIGHT: N_("Password is not the one you sign in with"),
    Broken.MEETING_AT_THAT_TIME: N_(
        "This committee already has a meeting on %(held_on)s at that time"
    ),
    Broken.AGENDA_HAS_NO_ITEMS: N_("Add an agenda item before publishing the agenda"),
    Broken.AGENDA_IS_PUBLISHED: N_("The agenda is published: its order stands"),
    Broken.NOTHING_CHOSEN: N_("Select at least one item"),
    Broken.URGENCY_REASON_MISSING: N_(
        "Item %(number)s needs the %(chair)s’s reason for urgency before its minutes are published"
    ),
    Broken.PUBLIC_RECORD_MISSING: N_(
        "Item %(number)s needs a summary for the public, or the statement that the public minutes "
        "are enough, before its minutes are published"
    ),
    Broken.SUMMARY_MISSING: N_("Enter the summary for the public"),
    Broken.EXCLUSION_NOT_RECORDED: N_("No resolution to exclude the public is recorded"),
    Broken.EXCLUSION_REFUSED: N_(
        "The committee did not agree to exclude the public, and this is still private"
    ),
    Broken.LIFTED_ELSEWHERE: N_(
        "What is private is opened on a page of its own, after a look at what becomes public"
    ),
    Broken.AGENDA_NOT_PUBLISHED: N_("Publish the agenda before the minutes"),
    Broken.MINUTES_EMPTY: N_("Enter the minutes of at least one item before publishing them"),
    Broken.MINUTES_LOCKED: N_("These minutes are published: they can no longer be edited"),
    Broken.MINUTES_DOWN: N_(
        "The papers of this meeting are taken down: redact or restrict what is wrong, then put them back"
    ),
    Broken.NOT_PUBLISHED: N_("This is not published"),
    Broken.NOTHING_TAKEN_DOWN: N_("Nothing of this meeting is taken down"),
    Broken.ACTION_NOT_MEANT: N_(
        "Select each action that is meant to have no owner or no date, or give it one first"
    ),
    Broken.ITEM_NOT_MINUTED: N_("Nothing is minuted under this item"),
    Broken.MINUTES_CONFIRMED: N_(
        "The minutes of this meeting are confirmed: its agenda, minutes and attendance stay as they are"
    ),
    Broken.MINUTES_NOT_PUBLISHED: N_("The draft minutes have not been published"),
    Broken.CONFIRMED_ALREADY: N_("These minutes were confirmed already"),
    Broken.CONFIRMED_NOT_LATER: N_(
        "Minutes are confirmed at a later meeting that has been held: select one of its items"
    ),
    Broken.CONFIRMED_ELSEWHERE: N_(
        "Minutes are confirmed by the same committee, or the one that took over from it"
    ),
    Broken.PRESIDENT_MISSING: N_("Select who presided, or enter their name, not both"),
    Broken.CORRECTION_NOT_FOUND: N_(
        "These words do not stand in the published minutes of that item: copy them from the page"
    ),
    Broken.CORRECTION_AMBIGUOUS: N_(
        "These words stand there %(times)s times: copy more of the sentence"
    ),
    Broken.CORRECTION_OVERLAPS: N_(
        "Another correction changes some of these words: withdraw it, and enter both as one"
    ),
    Broken.CORRECTION_CHANGES_NOTHING: N_("Enter words that differ from those struck"),
    Broken.MINUTES_TOO_LONG: N_("The minutes of one item must be %(most)s characters or fewer"),
    Broken.ALREADY_PUBLISHED: N_("This is published already"),
    Broken.GROUND_MISSING: N_("Enter the paragraph or legal ground for taking it in private"),
    Broken.PRIVATE_PART_LIFTED: N_("This part is public now: it can no longer be changed here"),
    Broken.ITEM_IS_PRIVATE: N_("The whole item is private: write its minutes as usual"),
    Broken.PRIVATE_WORDS_MISSING: N_("Enter the private part of the purpose or of the minutes"),
    Broken.PUBLIC_TITLE_MISSING: N_("Enter the title that the public sees"),
    Broken.ITEM_IS_OPEN: N_("Everybody may read this item: nobody needs to be named"),
    Broken.READER_UNTIL_PAST: N_("Last day must be today or later"),
    Broken.READER_NAMED_ALREADY: N_(
        "This person may read it already: end that first to change the day"
    ),
    Broken.ITEM_ALREADY_THERE: N_("This meeting already has this item"),
    Broken.PLANNED_MEETING_PAST: N_("Select a meeting that is still to come"),
    Broken.PLANNED_WITHOUT_MEETING: N_("Move it to a meeting before adding it to an agenda"),
    Broken.PLANNED_ON_AGENDA: N_("This is on an agenda already: change the agenda item instead"),
    Broken.PLANNED_DROPPED: N_("This has been dropped from the work programme"),
    Broken.NOTHING_TO_ISSUE: N_("This meeting has no recorded actions to issue"),
    Broken.CHANGED_MEANWHILE: N_(
        "Somebody changed this while you were writing. Read what it says now, then send yours again"
    ),
    Broken.NOT_ADDRESSED: N_("Say first to whom this recommendation is addressed"),
    Broken.LATER_DATE_NOT_LATER: N_("Later date must be after %(due_on)s"),
    Broken.LATER_DATE_NOT_ASKED: N_(
        "A later date belongs to a request for a later date: leave it out, or ask for it"
    ),
    Broken.REVIEW_NOT_LATER: N_("Review date must be after today"),
    Broken.MEETING_NOT_HELD: N_("Select a meeting that has been held: nothing is decided before"),
    Broken.ITEM_OF_ANOTHER_MEETING: N_("Select an item of this meeting’s agenda"),
    Broken.OUTCOME_MISSING: N_("Select how the action ended"),
    Broken.FURTHER_REPORT_MISSING: N_("Select when the further report is wanted"),
    Broken.DECIDED_BEFORE_AGREED: N_(
        "This action was agreed on %(agreed_on)s, after that meeting: it cannot be decided there"
    ),
    Broken.SETTLED_MEANWHILE: N_(
        "Somebody recorded something else meanwhile: this action is now “%(status)s”. Select “Nothing decided” to leave it so"
    ),
    Broken.ASKED_LATELY: N_(
        "An update was asked for in the last 7 days: it can be asked for again on %(again_on)s"
    ),
    Broken.LEAD_ANSWERS: N_(
        "Your post contributes: say how work goes on. The post that leads reports and asks to close"
    ),
    Broken.POST_UNKNOWN: N_("Select a post that can be given actions"),
    Broken.INDICATOR_UNKNOWN: N_("Select an indicator of the list"),
    Broken.ACTION_UNKNOWN: N_("Select an action of this committee, each once"),
    Broken.UPDATE_UNKNOWN: N_("Select an update of this action"),
    Broken.DUPLICATE_NOT_FOUND: N_(
        "Enter the reference of another action of this committee, such as CSP/2013-14/007"
    ),
    Broken.DUPLICATE_OF_ITSELF: N_("Enter the reference of the other action, not of this one"),
    Broken.DUPLICATE_OF_DUPLICATE: N_(
        "That one is itself withdrawn or marked as a duplicate: choose the action that goes on"
    ),
    Broken.PROVISIONAL_NOT_ALLOWED: N_(
        "This council does not close actions provisionally: its settings can allow it"
    ),
    Broken.UNTIL_PAST: N_("Last day must be today or later"),
    Broken.CLEARANCE_NO_ITEMS: N_("Select the items whose minutes they are to look at"),
    Broken.CLEARANCE_NOBODY_ASKED: N_("Select who is asked"),
    Broken.CLEARANCE_NOBODY_THERE: N_("nobody with an e-mail address answers for this today"),
    Broken.CLEARANCE_ASKED_ALREADY: N_("asked about one of these items already, until a later day"),
    Broken.CLEARANCE_NOT_READABLE: N_("may read none of these items, which are private"),
    Broken.CLEARANCE_OVER: N_(
        "The time for comments is over. Copy what you have written, and send it to the clerk"
    ),
    Broken.CLEARANCE_WAITS: N_("Asked for comments on the draft and not answered yet: %(number)s"),
    Broken.COMMENTS_WAIT: N_("Comments on the draft not settled yet: %(number)s"),
    Broken.COMMENT_MISSING: N_("Enter your remark"),
    Broken.COMMENT_WORDING_MISSING: N_("Enter the wording you suggest, or make a remark instead"),
    Broken.COMMENT_CHANGES_NOTHING: N_(
        "Change the wording: it is what stands in the draft already"
    ),
    Broken.COMMENT_PASSAGE_GONE: N_(
        "The passage has changed since it was commented on: put the wording in by hand"
    ),
    Broken.COMMENT_SETTLED: N_("This comment was settled meanwhile"),
    Broken.ON_AGENDA_ALREADY: N_("This action is on the agenda of that meeting already"),
    Broken.NOT_DUE_AT_A_MEETING: N_(
        "This action is not due at a meeting that is still to come: change when it is due first"
    ),
    Broken.FIGURE_MISSING: N_("Enter the figure, such as 81 or 12.5"),
    Broken.MEAN_OF_MORE: N_("Neighbours with a figure cannot be more than there are in all"),
    Broken.FIGURE_THERE: N_("There is a figure for this period, published on that day, already"),
    Broken.PASSAGE_TOO_SHORT: N_("Passage must have %(fewest)s letters or numbers or more"),
    Broken.PASSAGE_IS_TOMBSTONE: N_("Enter the passage itself, not “[redacted]”"),
    Broken.PASSAGE_NOT_FOUND: N_(
        "The passage stands nowhere here: copy it as it is written, capitals included"
    ),
    Broken.REASON_REPEATS_PASSAGE: N_(
        "These words repeat the passage: say why without it, as they are kept"
    ),
    Broken.REASON_MISSING: N_("Enter the reason in your own words"),
    Broken.REDACTION_ASKED_ALREADY: N_("This request is waiting to be decided on already"),
    Broken.FILE_REDACTED_ALREADY: N_("This file was redacted already"),
    Broken.ENTERED_TWICE: N_(
        "Somebody is entered twice: as a member and as a substitute, or as two"
    ),
    Broken.VOTES_NOT_NAMES: N_("Enter the number of the names below, or leave it empty"),
    Broken.CARRIED_BY_FEWER: N_("Select ‘Lost’, or mend the numbers: fewer voted for than against"),
    Broken.TIE_CARRIED: N_(
        "Tick that the %(chair)s’s casting vote decided, or select ‘Lost’: as many voted for as against"
    ),
    Broken.CASTING_WITHOUT_TIE: N_(
        "Tick this only where as many voted for as against, and enter how many"
    ),
    Broken.VOTE_TAKEN_BACK: N_(
        "Somebody changed or took back this entry meanwhile. Go back and look at what stands now"
    ),
    Broken.RETURNED_WITHOUT_LEAVING: N_("Tick that they left, or that they did not return"),
    Broken.REDACTED_MEANWHILE: N_(
        "Words were redacted from the records since you opened this page: take them out of your "
        "text before you save it"
    ),
    Broken.REDACTION_DECIDED_ALREADY: N_("Somebody has decided on this request meanwhile"),
}


def shown(value: object) -> str:
    """A value as a sentence shows it."""
    if isinstance(value, Word):
        return gettext(value.label).lower()
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def refusal(broken: RuleBroken) -> str:
    """The sentence people read when a rule refuses what they asked for.

    Where `name` says which of several files is meant, the sentence begins with it.
    """
    values = {name: shown(value) for name, value in broken.values.items()}
    sentence = gettext(SENTENCES[broken.code], **values)
    if "name" in values:
        return gettext("%(name)s: %(sentence)s", name=values["name"], sentence=sentence)
    return sentence
