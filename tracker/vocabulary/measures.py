"""The words of indicators and their figures."""

from __future__ import annotations

from tracker.vocabulary.word import N_, Word


class Polarity(Word):
    """Which way is better; never inferred from a sibling measure."""

    HIGH = "high", N_("Higher is better")
    LOW = "low", N_("Lower is better")
    NEUTRAL = "neutral", N_("Neither higher nor lower is better")
    RANGE = "range", N_("Best within a range")
    UNKNOWN = "unknown", N_("Not stated")


class Basis(Word):
    """What one value of an indicator counts."""

    FLOW = "flow", N_("Over the period")
    SNAPSHOT = "snapshot", N_("On the last day of the period")
    YEAR_TO_DATE = "year_to_date", N_("Year to date")
    ROLLING_YEAR = "rolling_year", N_("Last 12 months")


class Frequency(Word):
    """How often an indicator has a value."""

    WEEKLY = "weekly", N_("Weekly")
    MONTHLY = "monthly", N_("Monthly")
    QUARTERLY = "quarterly", N_("Quarterly")
    ANNUAL = "annual", N_("Yearly")


class Unit(Word):
    """What the figures of an indicator are."""

    PERCENT = "percent", N_("per cent")
    NUMBER = "number", N_("number")
    RATE_10K = "rate_10k", N_("per 10,000 children")
    DAYS = "days", N_("days")


class ObservationStatus(Word):
    """How final a figure is."""

    PROVISIONAL = "provisional", N_("Provisional")
    FINAL = "final", N_("Final")
    REVISED = "revised", N_("Revised")


class Expectation(Word):
    """What an action is meant to do to an indicator it concerns."""

    UNDERSTAND = "understand", N_("Understand it")
    RAISE = "raise", N_("Raise it")
    LOWER = "lower", N_("Lower it")
    KEEP_WITHIN = "keep_within", N_("Keep it within a range")


class Direction(Word):
    """Which way the number went."""

    UP = "up", N_("up")
    DOWN = "down", N_("down")
    FLAT = "flat", N_("no real change")
    NO_COMPARISON = "no_comparison", N_("no comparison")


class Meaning(Word):
    """What a change means, given the polarity."""

    IMPROVED = "improved", N_("improved")
    WORSENED = "worsened", N_("worsened")
    CHANGED = "changed", N_("changed")
    NONE = "none", N_("no real change")


class Rag(Word):
    """Red, amber, green by the rule printed beside it."""

    GREEN = "green", N_("Green")
    AMBER = "amber", N_("Amber")
    RED = "red", N_("Red")
