"""A list of actions as a file: CSV and Excel by its columns, Word and PDF as a paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from flask import Response, make_response, stream_with_context
from flask.typing import ResponseReturnValue

from tracker.exports.action_list import Column
from tracker.exports.csv_file import actions_as_csv
from tracker.exports.excel import actions_as_excel
from tracker.exports.paper import Paper
from tracker.models import Authority
from tracker.queries.log_rows import LogRow
from tracker.web.page import page
from tracker.web.papers import CSV, EXCEL, KINDS, PDF, WORD, send, send_paper

LABELS = {CSV: "CSV", EXCEL: "Excel", WORD: "Word", PDF: "PDF"}
MOST: dict[str, int] = {EXCEL: 20_000, WORD: 5_000, PDF: 300}
"""How many rows a file may have; CSV has no end. A PDF's row takes some 25 ms to set."""
TOO_LARGE = 413


def links(count: int, address: Callable[[str], str]) -> list[tuple[str, str]]:
    """What a list of so many rows can be had as: pairs of label and address."""
    return [(LABELS[kind], address(kind)) for kind in KINDS if count <= MOST.get(kind, count)]


def send_list(
    kind: str,
    columns: Sequence[tuple[Column, str]],
    rows: Iterable[LogRow],
    *,
    count: int,
    name: str,
    title: str,
    authority: Authority,
    paper: Callable[[], Paper],
    notice: str = "",
) -> ResponseReturnValue:
    """The list as a file.

    Args:
        kind: csv, xlsx, docx or pdf.
        columns: what CSV and Excel hold.
        rows: the actions, read as they are needed.
        count: how many they are.
        name: the file's name, without its ending.
        title: what the list is called.
        authority: whose it is.
        paper: makes the paper, for Word and PDF.
        notice: stands on every printed page of an Excel file.
    """
    if count > MOST.get(kind, count):
        too_long = page("errors/too_long.html", label=LABELS[kind], most=MOST[kind], count=count)
        answer = make_response(too_long)
        answer.status_code = TOO_LARGE
        return answer
    if kind == CSV:
        return Response(
            stream_with_context(actions_as_csv(columns, rows)),
            mimetype=KINDS[CSV],
            headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
        )
    if kind == EXCEL:
        file = actions_as_excel(
            columns,
            rows,
            title=title,
            council=authority.name,
            notice=notice,
            colour=authority.colour,
        )
        return send(file, name, kind)
    return send_paper(paper(), name, kind)
