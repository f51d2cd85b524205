"""The pages: routes, forms, guards. A view is a guard, a form, one verb and a redirect."""

from __future__ import annotations

from flask import Flask

from tracker.web import (
    errors,
    filters,
    headers,
    hygiene,
    identity,
    page,
    read_log,
    static_files,
    uploads,
)
from tracker.web.about.routes import blueprint as about
from tracker.web.account.routes import blueprint as account
from tracker.web.actions.lifting import blueprint as actions
from tracker.web.agendas.routes import blueprint as agendas
from tracker.web.clearance.drafts import blueprint as drafts
from tracker.web.clearance.routes import blueprint as clearance
from tracker.web.clearance.settling import blueprint as settling
from tracker.web.committees.calendar import blueprint as calendar
from tracker.web.committees.figures import blueprint as figures
from tracker.web.committees.recommendations import blueprint as recommendations
from tracker.web.committees.routes import blueprint as committees
from tracker.web.confirmations.routes import blueprint as confirmations
from tracker.web.decisions.routes import blueprint as decisions
from tracker.web.desk.routes import blueprint as desk
from tracker.web.documents.routes import blueprint as documents
from tracker.web.feeds.routes import blueprint as feeds
from tracker.web.found.review import blueprint as review
from tracker.web.found.routes import blueprint as found
from tracker.web.indicators.routes import blueprint as indicators
from tracker.web.items.keeping import blueprint as keeping
from tracker.web.items.lifting import blueprint as lifting
from tracker.web.items.readers import blueprint as readers
from tracker.web.items.routes import blueprint as items
from tracker.web.jobs.routes import blueprint as jobs
from tracker.web.logs.routes import blueprint as logs
from tracker.web.meetings.papers import blueprint as meeting_papers
from tracker.web.meetings.previews import blueprint as previews
from tracker.web.meetings.routes import blueprint as meetings
from tracker.web.meetings.word_import import blueprint as word_import
from tracker.web.minutes.attendance import blueprint as attendance
from tracker.web.minutes.merging import blueprint as merging
from tracker.web.minutes.routes import blueprint as minutes
from tracker.web.minutes.versions import blueprint as versions
from tracker.web.minutes.votes import blueprint as votes
from tracker.web.people.routes import blueprint as people
from tracker.web.private.exclusions import blueprint as exclusions
from tracker.web.private.reads import blueprint as reads
from tracker.web.private.restrictions import blueprint as restrictions
from tracker.web.private.routes import blueprint as private_parts
from tracker.web.programme.routes import blueprint as programme
from tracker.web.redactions.routes import blueprint as redactions
from tracker.web.report_back.routes import blueprint as report_back
from tracker.web.takedowns.routes import blueprint as takedowns
from tracker.web.trackers.routes import blueprint as trackers


def init_app(app: Flask) -> None:
    """Hang every page and what they share on the app."""
    hygiene.init_app(app)
    static_files.init_app(app)
    filters.register(app)
    page.init_app(app)
    identity.init_app(app)
    read_log.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    uploads.init_app(app)
    for blueprint in (
        desk,
        account,
        committees,
        calendar,
        figures,
        recommendations,
        meetings,
        word_import,
        clearance,
        settling,
        drafts,
        meeting_papers,
        items,
        keeping,
        lifting,
        readers,
        documents,
        agendas,
        actions,
        feeds,
        attendance,
        minutes,
        merging,
        versions,
        votes,
        found,
        review,
        indicators,
        logs,
        people,
        jobs,
        trackers,
        redactions,
        private_parts,
        exclusions,
        restrictions,
        reads,
        programme,
        decisions,
        confirmations,
        takedowns,
        previews,
        report_back,
        about,
    ):
        app.register_blueprint(blueprint)
