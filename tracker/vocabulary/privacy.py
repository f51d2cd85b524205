"""The words of what is taken in private: resolutions, what the public is told, and who read it."""

from __future__ import annotations

from tracker.vocabulary.word import N_, Word


class Exclusion(Word):
    """What the committee resolved about taking an item without the public."""

    AGREED = "agreed", N_("The public were excluded")
    REFUSED = "refused", N_("The committee did not agree to exclude the public")


class PublicRecord(Word):
    """What the public is given of an item taken in private."""

    SUMMARY = "summary", N_("A written summary")
    STATEMENT = "statement", N_("A statement that the public minutes are enough")


class ReadingWay(Word):
    """By which way restricted matter was read."""

    PAGE = "page", N_("Page")
    FILE = "file", N_("File")
    EXPORT = "export", N_("Export")
    API = "api", N_("API")
