"""The blueprint of action logs."""

from flask import Blueprint

blueprint = Blueprint("logs", __name__)

FILE = "<any(csv, xlsx, docx, pdf):kind>"
PAPER = "<any(docx, pdf):kind>"
