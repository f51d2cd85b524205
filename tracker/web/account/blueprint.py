"""Where the pages of signing in and of one's own account hang."""

from flask import Blueprint

blueprint = Blueprint("account", __name__)
