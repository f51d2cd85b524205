"""Sets one page of HTML as a tagged PDF: its own small process, with limits it sets itself.

Reads HTML from standard input and writes the PDF to standard output. It is started by path, in a
bare environment, and imports nothing of the house: whatever a text does to the type setter, the
process that serves pages is not in it.
"""

from __future__ import annotations

import base64
import contextlib
import logging
import resource
import sys
from typing import Any

MOST_CPU_SECONDS = 40
MOST_MEMORY = 1_500 * 1024 * 1024
NO_PANGO, REFUSED = 3, 4


OWN_PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,")


class FetchNothing:
    """What WeasyPrint asks for addresses: neither the network nor this machine's files answer.

    A picture that stands in the page itself, the council's logo, is read out of it.
    """

    _fail_on_errors = False  # read by WeasyPrint: what is not fetched is left out

    def __call__(self, address: str, *_rest: object, **_more: object) -> object:
        """Refuse whatever is not in the page."""
        for kind in OWN_PICTURES:
            if address.startswith(kind):
                from weasyprint.urls import URLFetcherResponse

                content = base64.b64decode(address[len(kind) :], validate=True)
                return URLFetcherResponse(address[:30], content, {"Content-Type": kind[5:-8]})
        raise ValueError(f"not fetched: {address[:60]}")


def main() -> int:
    """Set what comes in; the exit code says what went wrong."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    html = sys.stdin.buffer.read().decode()
    try:
        from weasyprint import HTML
    except OSError as error:  # a shared library is missing
        sys.stderr.write(str(error)[:200])
        return NO_PANGO
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # its messages could quote the text
    try:
        page: Any = HTML(string=html, url_fetcher=FetchNothing(), base_url="about:blank")
        file: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    except Exception as error:  # noqa: BLE001 - whatever it is, only its kind may be told
        sys.stderr.write(type(error).__name__)
        return REFUSED
    sys.stdout.buffer.write(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
