"""Security headers on every answer, and who may keep a copy of a page."""

from __future__ import annotations

from typing import cast

from flask import Flask, Response, current_app, request

from config import Settings
from tracker.web.identity import current_visitor

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)


def add(response: Response) -> Response:
    """Set the headers; pages are never kept by a signed-in reader's browser."""
    settings = cast("Settings", current_app.config["SETTINGS"])
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if settings.is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint != "static" and "Cache-Control" not in headers:
        headers["Cache-Control"] = "no-store" if current_visitor() else "no-cache"
        headers.add("Vary", "Cookie")
    return response


def init_app(app: Flask) -> None:
    """Add the headers to every answer."""
    app.after_request(add)
