"""Reads one sheet of a workbook: its own small process, with limits it sets itself.

Reads an .xlsx from standard input and writes each row of one sheet to standard output as a line of
JSON, every cell a text. Arguments: the sheet's name, its last row, its width. It is started by path,
in a bare environment, and imports nothing of the house: whatever a file does to the library that
parses it, the process that serves pages or records actions is not in it.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import resource
import sys
import warnings
from datetime import date, datetime, time

MOST_CPU_SECONDS = 60
MOST_MEMORY = 512 * 1024 * 1024

DAMAGED, TOO_LARGE = 3, 4


def text(value: object) -> str:
    """A cell as text: dates as 2014-04-24, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case datetime():
            midnight = value.time() == time()
            return value.date().isoformat() if midnight else f"{value:%Y-%m-%d %H:%M}"
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def write_rows(data: bytes, name: str, last_row: int, width: int) -> None:
    """Write the rows; formulas as the values they last had."""
    import openpyxl

    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=True, keep_links=False
    )
    sheet = book[name]
    sheet.reset_dimensions()  # pyright: ignore[reportAttributeAccessIssue] - read_only makes such sheets
    for values in sheet.iter_rows(max_row=last_row, max_col=width, values_only=True):
        sys.stdout.write(json.dumps([text(each) for each in values]) + "\n")


def main() -> int:
    """Read what comes in; the exit code says what went wrong."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    logging.disable(logging.CRITICAL)  # its messages could quote the text
    warnings.simplefilter("ignore")
    name, last_row, width = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    try:
        write_rows(sys.stdin.buffer.read(), name, last_row, width)
        sys.stdout.flush()
    except MemoryError:
        return TOO_LARGE
    except Exception:  # noqa: BLE001 - whatever the library meets in it, the file is at fault
        return DAMAGED
    return 0


if __name__ == "__main__":
    sys.exit(main())
