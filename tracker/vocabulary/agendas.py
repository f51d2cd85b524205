"""The words of agendas and their documents."""

from __future__ import annotations

from tracker.vocabulary.word import N_, Word


class ItemKind(Word):
    """What an agenda item is for; a standing one comes back at every meeting."""

    ORDINARY = "ordinary", N_("Item of business")
    APOLOGIES = "apologies", N_("Apologies for absence")
    DECLARATIONS = "declarations", N_("Declarations of interest")
    MINUTES = "minutes", N_("Minutes of the last meeting")
    MATTERS_ARISING = "matters_arising", N_("Matters arising and action log")
    PUBLIC_QUESTIONS = "public_questions", N_("Questions from the public")
    WORK_PROGRAMME = "work_programme", N_("Work programme")
    URGENT_BUSINESS = "urgent_business", N_("Urgent business")
    NEXT_MEETING = "next_meeting", N_("Date of the next meeting")


class PapersDown(Word):
    """What of a meeting was published and taken down."""

    AGENDA = "agenda", N_("The agenda")
    MINUTES = "minutes", N_("The minutes")


class PaperWanted(Word):
    """Whether a report is wanted for an agenda item that a post leads."""

    EXPECTED = "expected", N_("A report is expected")
    TO_FOLLOW = "to_follow", N_("Its report is to follow after the agenda")
    NONE = "none", N_("No report: it is taken by word of mouth")


class FileType(Word):
    """What kind of file may be kept; the value is its usual ending."""

    PDF = "pdf", N_("PDF")
    DOCX = "docx", N_("Word")
    XLSX = "xlsx", N_("Excel")
    CSV = "csv", N_("CSV")
    PNG = "png", N_("PNG picture")
    JPG = "jpg", N_("JPG picture")


class DocumentSlot(Word):
    """What a document is to the thing it belongs to, in the order they are listed."""

    REPORT = "report", N_("Report")
    APPENDIX = "appendix", N_("Appendix")
    BACKGROUND = "background", N_("Background paper")
    TO_FOLLOW = "to_follow", N_("Report that was to follow")
    SUPPLEMENT = "supplement", N_("Supplement")
    TABLED = "tabled", N_("Tabled at the meeting")
    SIGNED_MINUTES = "signed_minutes", N_("Signed minutes")
    ATTENDANCE = "attendance", N_("Record of attendance")
    DEFINITION = "definition", N_("How it is measured")
    FIGURES = "figures", N_("Source of the figures")
    EVIDENCE = "evidence", N_("Evidence")
