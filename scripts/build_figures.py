"""Builds tracker/demonstration/figures.csv from published and made-up figures.

    python scripts/build_figures.py FOLDER

FOLDER holds `benchmarks_computed.csv`, `haringey_neighbours_england_2013_2025.csv` and
`illustrative_monthly_2012_2015.csv`. The yearly figures are official statistics of the
Department for Education (children in need, children looked after), as released in its
Local Authority Interactive Tool; they are used under the Open Government Licence v3.0:
https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
Only figures are taken. The months are made up and say so.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "tracker" / "demonstration" / "figures.csv"
COLUMNS: tuple[str, ...] = (
    "indicator",
    "area",
    "period_start",
    "period_end",
    "frequency",
    "basis",
    "numerator",
    "denominator",
    "value",
    "symbol",
    "mean_of",
    "source",
)
OWN, ENGLAND = "Haringey", "England"
REFERENCES = {
    "CSC.CONTACTS.N": "CS01",
    "CSC.REFERRALS.N": "CS02",
    "CSC.REFERRALS.RATE": "CS03",
    "CSC.REREF12.PCT": "CS04",
    "LOC.ASSESS10.PCT": "CS05",
    "CSC.ASSESS45.PCT": "CS06",
    "CSC.S47.RATE": "CS07",
    "CSC.ICPC15.PCT": "CS08",
    "CSC.CPP31.N": "CS09",
    "CSC.CPP31.RATE": "CS10",
    "CSC.CPP_SECOND.PCT": "CS11",
    "CSC.CPP31_2YR.PCT": "CS12",
    "CSC.CPP_ENDED_2YR.PCT": "CS13",
    "CSC.CPP_REVIEWED.PCT": "CS14",
    "CSC.LAC31.N": "CS15",
    "CSC.LAC31.RATE": "CS16",
    "CSC.LAC_START.N": "CS17",
    "CSC.CIN31.RATE": "CS18",
    "CSC.REF_NFA.PCT": "CS19",
}
NEIGHBOURLY = frozenset(REFERENCES.values()) - {"CS01", "CS02", "CS05", "CS09", "CS15", "CS17"}
"""Rates and percentages: a number of children is not compared between places."""


def main(folder: Path) -> None:
    """Write the file, sorted, so that a new build shows only what changed."""
    rows = [*_published(folder), *_neighbours(folder), *_made_up(folder)]
    rows.sort(key=lambda row: [str(row[name]) for name in COLUMNS[:5]])
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} figures in {OUT}")


def _read(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def _published(folder: Path) -> Iterator[dict[str, str]]:
    """The borough's and England's yearly figures, with what they were worked out from."""
    for row in _read(folder / "haringey_neighbours_england_2013_2025.csv"):
        reference = REFERENCES.get(row["indicator"])
        area = {OWN: "own", ENGLAND: "england"}.get(row["area_name"])
        if (
            reference is None
            or area is None
            or (area == "england" and reference not in NEIGHBOURLY)
        ):
            continue
        if not row["value"] and not row["symbol"]:
            continue
        end = date.fromisoformat(row["period_end"])
        yield {
            "indicator": reference,
            "area": area,
            "period_start": f"{end.year - 1}-04-01",
            "period_end": row["period_end"],
            "frequency": "annual",
            "basis": row["basis"],
            "numerator": row["numerator"].removesuffix(".0"),
            "denominator": row["denominator"].removesuffix(".0"),
            "value": row["value"].removesuffix(".0"),
            "symbol": row["symbol"],
            "mean_of": "",
            "source": f"DfE {row['source'].removeprefix('DfE ')}",
        }


def _neighbours(folder: Path) -> Iterator[dict[str, str]]:
    """The mean of the statistical neighbours of April 2021, and of how many."""
    bases = {
        row["indicator"]: row["basis"]
        for row in _read(folder / "haringey_neighbours_england_2013_2025.csv")
    }
    for row in _read(folder / "benchmarks_computed.csv"):
        reference = REFERENCES.get(row["indicator"])
        if reference not in NEIGHBOURLY or not row["sn2021_mean"]:
            continue
        year = int(row["time_period"])
        yield {
            "indicator": reference,
            "area": "neighbours",
            "period_start": f"{year - 1}-04-01",
            "period_end": f"{year}-03-31",
            "frequency": "annual",
            "basis": bases[row["indicator"]],
            "numerator": "",
            "denominator": "",
            "value": row["sn2021_mean"],
            "symbol": "",
            "mean_of": row["sn2021_n"],
            "source": f"DfE LAIT, mean of {row['sn2021_n']} of 10 statistical neighbours (2021)",
        }


def _made_up(folder: Path) -> Iterator[dict[str, str]]:
    """Months whose years add up to the published ones, but which nobody ever published."""
    for row in _read(folder / "illustrative_monthly_2012_2015.csv"):
        yield {
            "indicator": REFERENCES[row["indicator"]],
            "area": "own",
            "period_start": row["period_start"],
            "period_end": row["period_end"],
            "frequency": "monthly",
            "basis": row["basis"],
            "numerator": row["numerator"],
            "denominator": row["denominator"],
            "value": row["value"],
            "symbol": "",
            "mean_of": "",
            "source": "Made up for the demonstration",
        }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
