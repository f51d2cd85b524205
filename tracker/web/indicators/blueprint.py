"""Where the views of indicators are entered."""

from flask import Blueprint

blueprint = Blueprint("indicators", __name__)
