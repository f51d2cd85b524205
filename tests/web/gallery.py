"""A small app that draws every component once, for tests and for people to look at.

`python -m tests.web.gallery` serves it at http://localhost:5050.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import Flask, render_template, request
from flask_babel import Babel
from flask_wtf import FlaskForm
from jinja2 import ChoiceLoader, FileSystemLoader
from markupsafe import Markup

from tracker.vocabulary import Rag, Standing, Unit, UpdateKind
from tracker.web import filters
from tracker.web.fields import (
    DateField3,
    DecimalText,
    FileField,
    HiddenText,
    LongText,
    MultiCheckbox,
    PasswordText,
    RadioField,
    SearchText,
    SelectField,
    ShortText,
    Tick,
    choice,
    choices_of,
)

ROOT = Path(__file__).parents[2]
DRAWING = Markup(
    '<svg viewBox="0 0 600 200" role="img" aria-label="A line from 70% to 81%">'
    '<path d="M20 180H580M20 140 200 120 380 90 560 60" fill="none" stroke="#17364f"'
    ' stroke-width="3"/></svg>'
)
MINUTES = Markup(
    "<p>Members considered the report of the Director. It was noted that timeliness had fallen for"
    " a third month, and that agency staff now filled one post in five.</p><h3>Resolved</h3><ol>"
    "<li>That the report be noted.</li><li>That an update be brought to the next meeting.</li></ol>"
)


class UpdateForm(FlaskForm):
    """One field of every sort."""

    title = ShortText("Title", missing="Enter a title")
    done = LongText("What has been done?", missing="Enter what has been done")
    owner = SelectField(
        "Owner",
        choices=[choice(1, "Director of Children’s Services"), choice(2, "Head of Quality")],
        coerce=int,
        missing="Select an owner, or ‘No owner yet’",
    )
    next = RadioField("What happens next?", words=UpdateKind, missing="Select what happens next")
    reason = ShortText("Why is a later date needed?")
    kinds = MultiCheckbox(
        "Who to tell",
        choices=[choice("chair", "The chair", hint="Cllr Amari"), choice("clerk", "The clerk")],
        missing="Select who to tell",
    )
    due = DateField3("Due date", missing="Enter the due date")
    value = DecimalText("Value", description="Per cent", missing="Enter the value")
    paper = FileField("Paper", endings=("pdf", "docx"))
    agree = Tick("I have read it", missing="Confirm that you have read it")
    secret = PasswordText(
        "Password", autocomplete="current-password", missing="Enter your password"
    )
    version = HiddenText()


class FilterForm(FlaskForm):
    """Fields as they stand in a filter panel."""

    standing = MultiCheckbox("Standing", choices=choices_of(Standing), name="f-standing")
    owner = SelectField("Owner", choices=[choice(1, "Director")], coerce=int, name="f-owner")
    words = SearchText("Words", name="f-words")
    since = DateField3("Agreed since", name="f-since")


def make_app() -> Flask:
    """Make the gallery: `/` as it opens, POST shows its errors, `/errors/<code>` an error page."""
    app = Flask(__name__, static_folder=str(ROOT / "static"))
    app.config.update(SECRET_KEY="gallery", WTF_CSRF_ENABLED=False, TESTING=True)
    app.jinja_loader = ChoiceLoader(  # pyright: ignore[reportAttributeAccessIssue] - a cached property
        [FileSystemLoader(ROOT / "templates"), FileSystemLoader(Path(__file__).parent)]
    )
    # As the program's own: what a template's white space becomes depends on it.
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    Babel(app)
    filters.register(app)
    place = SimpleNamespace
    words: dict[str, Any] = {
        "static_url": lambda name: f"/static/{name}",
        "csrf_token": lambda: "token",
        "authority": place(name="Example Borough Council", short_name="Example", colour=""),
        "reader": place(is_signed_in=True, name="Ann Lee"),
        "navigation": [
            place(label=label, href=f"/{label.lower()}", current=label == "Actions")
            for label in ("Desk", "Meetings", "Actions", "Indicators", "Committees")
        ],
        "demonstration": "This is a demonstration. Its people and figures are invented.",
    }
    app.jinja_env.globals.update(words)

    def gallery() -> str:
        form = UpdateForm()
        if request.method == "POST":
            form.validate()
        return render_template(
            "gallery.html",
            form=form,
            filters=FilterForm(),
            standings=list(Standing),
            rags=list(Rag),
            percent=Unit.PERCENT,
            day=dt.date(2014, 4, 24),
            instant=dt.datetime(2014, 4, 22, 13, 15, tzinfo=dt.UTC),
            drawing=DRAWING,
            minutes=MINUTES,
        )

    def error_page(code: int) -> tuple[str, int]:
        return render_template(f"errors/{code}.html", reference="3f9a02bc"), code

    app.add_url_rule("/", "gallery", gallery, methods=["GET", "POST"])
    app.add_url_rule("/errors/<int:code>", "error_page", error_page)
    return app


if __name__ == "__main__":
    make_app().run(port=5050)
