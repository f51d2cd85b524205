"""Files that come with a form: received before its change is opened, and gone if it is refused."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, cast

from flask import Flask, Request, Response, current_app, g, request
from werkzeug.datastructures import FileStorage

from tracker.documents.incoming import MEGABYTE, StoredFile, take_in
from tracker.documents.names import clean_name
from tracker.documents.storage import StorageError
from tracker.queries import documents
from tracker.receiving import MOST_FILES, TAKES_FILES, let_go, most_bytes, storage
from tracker.rules.errors import Broken, RuleBroken
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import FileType
from tracker.web.fields import FileField

__all__ = ["MEGABYTE", "let_go", "most_bytes", "storage"]

IN_MEMORY = 512 * 1024
BAD, FAILED, UNAVAILABLE, NO_ROOM = 400, 500, 503, 507
STATUS = {Broken.STORAGE_FULL: NO_ROOM, Broken.STORAGE_AWAY: UNAVAILABLE}


def takes_files(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view: its requests may be as large as a document. Stands above `@requires`."""
    setattr(view, TAKES_FILES, True)
    return view


class _Spool(tempfile.SpooledTemporaryFile[bytes]):
    """A file being sent; where the disk is full the rest of it is let go.

    So what was typed in the same form still arrives, and is shown again with the reason.
    """

    is_cut = False

    def write(self, s: Any) -> int:  # noqa: ANN401 - whatever holds bytes
        """Write, or note that it did not fit."""
        if not self.is_cut:
            try:
                return super().write(s)
            except OSError:
                self.is_cut = True
        return len(s)


class HouseRequest(Request):
    """A request, larger only where a view takes files."""

    @property
    def max_content_length(self) -> int | None:
        """Bytes taken; twice a document's, so that one a little too large is told so at its field."""
        view = current_app.view_functions.get(self.endpoint or "")
        taken = getattr(view, TAKES_FILES, None)
        if taken is True:
            return 2 * most_bytes() + MEGABYTE
        return taken or super().max_content_length

    @max_content_length.setter
    def max_content_length(self, value: int | None) -> None:
        self._max_content_length = value

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        del total_content_length, content_type, filename, content_length
        return cast("IO[bytes]", _Spool(max_size=IN_MEMORY))


class DocumentFile(FileField):
    """The file chooser of a form whose view was given `receive`."""

    def __init__(self, label: Any = None, **options: Any) -> None:  # noqa: ANN401 - see HouseField
        options.setdefault("description", _("PDF, Word (.docx), Excel (.xlsx), CSV, PNG or JPG"))
        super().__init__(label or _("File"), endings=[*FileType, "jpeg"], **options)


class EvidenceFiles(DocumentFile):
    """The chooser of any number of files, of a form whose view was given `receive_all`."""

    multiple = True


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was sent, kept already, or why it was not; both None when none was chosen."""

    file: StoredFile | None = None
    refused: RuleBroken | None = None

    def file_or_refusal(self) -> StoredFile | None:
        """The file; None when none was chosen.

        Raises:
            RuleBroken: on the field `file`.
        """
        if self.refused:
            raise self.refused
        return self.file


@dataclass(frozen=True, slots=True)
class SentFiles:
    """Files that were sent together, kept already, or why they were not."""

    files: tuple[StoredFile, ...] = ()
    refused: RuleBroken | None = None

    def files_or_refusal(self) -> tuple[StoredFile, ...]:
        """The files, in the order they were chosen.

        Raises:
            RuleBroken: on the field `file`: what is wrong with the first that is refused.
        """
        if self.refused:
            raise self.refused
        return self.files


def receive_all() -> SentFiles:
    """Take in every file of the request's field `file`: for `requires(prepare=receive_all)`.

    Of several, one that is refused refuses them all; the sentence names it.
    """
    chosen = [file for file in request.files.getlist("file") if file.filename]
    if len(chosen) > MOST_FILES:
        return SentFiles(refused=RuleBroken("file", Broken.DOCUMENTS_TOO_MANY, most=MOST_FILES))
    files: list[StoredFile] = []
    for each in chosen:
        sent = _receive(each)
        if sent.refused and len(chosen) > 1:
            name = clean_name(each.filename or "")
            values = sent.refused.values | {"name": name}
            return SentFiles(refused=RuleBroken("file", sent.refused.code, **values))
        if sent.refused:
            return SentFiles(refused=sent.refused)
        files.extend([sent.file] if sent.file else [])
    return SentFiles(files=tuple(files))


def receive() -> Sent:
    """Take in the file of the request's field `file`: for `requires(prepare=receive)`.

    A file that ends up belonging to nothing, because the form was refused or had been sent
    before, is removed again once the answer is known.
    """
    chosen = request.files.get("file")
    if chosen is None or not chosen.filename:
        return Sent()
    return _receive(chosen)


def _receive(chosen: FileStorage) -> Sent:
    if getattr(chosen.stream, "is_cut", False):
        g.refused_file = Broken.STORAGE_FULL
        return Sent(refused=RuleBroken("file", Broken.STORAGE_FULL))
    try:
        file = take_in(cast("Any", chosen.stream), chosen.filename or "", storage(), most_bytes())
    except RuleBroken as refused:
        g.refused_file = refused.code
        return Sent(refused=refused)
    let_go([file.key])
    return Sent(file=file)


def _let_go(response: Response) -> Response:
    """Remove what was received, or redacted, and belongs to nothing.

    After a failure of our own (5xx) nobody knows what the database kept: then the file stays,
    and `flask documents sweep` finds it.
    """
    if response.status_code < FAILED:
        for key in g.pop("received_files", []):
            if not documents.is_known(key):
                try:
                    storage().remove(key)
                except StorageError:
                    current_app.logger.warning("A file of no document could not be removed.")
    status = STATUS.get(g.pop("refused_file", None))
    if status and response.status_code >= BAD:
        response.status_code = status
    return response


def init_app(app: Flask) -> None:
    """Let views take files."""
    app.request_class = HouseRequest
    app.after_request(_let_go)
