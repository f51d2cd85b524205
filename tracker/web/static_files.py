"""Addresses of front-end files that change when the file does, so browsers may keep them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, request

YEAR = 31_536_000


def init_app(app: Flask) -> None:
    """Give templates `static_url` and let browsers keep what it names."""
    folder = Path(app.static_folder or "static")

    @cache
    def static_url(name: str) -> str:
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()[:12]
        return f"/static/{name}?v={digest}"

    def keep(response: Response) -> Response:
        if request.endpoint == "static" and "v" in request.args:
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        return response

    app.add_template_global(static_url, "static_url")
    app.after_request(keep)
