"""Where the API hangs."""

from flask import Blueprint

PREFIX = "/api/v1"

blueprint = Blueprint("api", __name__, url_prefix=PREFIX)
