"""Fetch GOV.UK Frontend and keep only what a council's site may use.

Run `python scripts/vendor_frontend.py` after changing VERSION and commit what it
writes, so that nobody needs Node to run or build the program. The GDS Transport
font and the royal crest belong to gov.uk services only: they are taken out. Its
script is not taken: the few lines that our components need stand in static/app.js.
"""

import io
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

VERSION = "6.3.0"
INTO = Path(__file__).parent.parent / "static" / "vendor" / "govuk-frontend"

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# The crest stands in the footer's copyright logo, once plainly and once as a mask.
CREST_DECLARATION = re.compile(r"[a-z-]+:url\([^)]*govuk-crest[^)]*\);?")

LICENCE = """\
The MIT License (MIT)

Copyright (c) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def fetch(version: str) -> str:
    """Return the minified style sheet of a release."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", f"govuk-frontend@{version}"],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        packed = (Path(folder) / f"govuk-frontend-{version}.tgz").read_bytes()
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        member = archive.extractfile("package/dist/govuk/govuk-frontend.min.css")
        if member is None:
            raise SystemExit("The package holds no style sheet where it used to")
        return member.read().decode()


def neutral(css: str) -> str:
    """Return the style sheet without GDS Transport, the crest or any address."""
    css = COMMENT.sub("", css)
    css = FONT_FACE.sub("", css)
    css = css.replace("GDS Transport,arial,sans-serif", "Arial,Helvetica,sans-serif")
    css = CREST_DECLARATION.sub("", css)
    for left in ("GDS Transport", "url(", "crest"):
        if left in css:
            raise SystemExit(f"'{left}' is still in the style sheet: look at it by hand")
    return css.strip() + "\n"


def main() -> None:
    """Write the style sheet, its licence and its version."""
    css = neutral(fetch(VERSION))
    shutil.rmtree(INTO, ignore_errors=True)
    INTO.mkdir(parents=True)
    (INTO / "govuk-frontend.min.css").write_text(css)
    (INTO / "LICENCE.txt").write_text(LICENCE)
    (INTO / "VERSION").write_text(f"{VERSION}\n")
    print(f"GOV.UK Frontend {VERSION} is in {INTO}")


if __name__ == "__main__":
    main()
