"""Following an audit while the worker does it: complete without JavaScript, a fragment every two seconds with it."""

from __future__ import annotations

from hashlib import sha256

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from barometer.domain.audit import PageState
from barometer.domain.vocabulary import AuditState
from barometer.i18n import N_
from barometer.reports import faults
from barometer.reports import words as vocabulary
from barometer.usecases.audits import AuditStatus, audit_status
from barometer.web.language import told
from barometer.web.rendering import page
from barometer.web.workplace import place, workplace

area = Blueprint("audits", __name__)
SHOWN_PAGES = 300


@area.get("/audits/<audit_id>")
def show(audit_id: str) -> ResponseReturnValue:
    """How far an audit is, page by page."""
    return page("audits/show.html", **_names(audit_status(workplace(), audit_id)))


@area.get("/audits/<audit_id>/progress")
def progress(audit_id: str) -> ResponseReturnValue:
    """The part of the page that changes; nothing (204) when it did not, so that the reader is left in peace."""
    names = _names(audit_status(workplace(), audit_id))
    if request.args.get("seen") == names["seen"]:
        return "", 204
    return render_template("audits/_progress.html", **names, fragment=True, announce=request.args.get("quarter") != names["quarter"])


def _names(status: AuditStatus) -> dict[str, object]:
    journey = workplace().library.packs.journeys.get(status.audit.journey)
    service = workplace().repository.service(status.audit.service) if status.audit.service else None
    progress = status.progress
    looked = progress.done + progress.untested
    return {
        "status": status,
        "audit": status.audit,
        "service": service,
        "journey": journey,
        "looked": looked,
        "shown": sorted(status.pages, key=lambda one: one.state is PageState.SKIPPED)[:SHOWN_PAGES],
        "left_out": max(len(status.pages) - SHOWN_PAGES, 0),
        "sentence": _sentence(status, looked),
        "in_short": _in_short(status, looked),
        "seen": sha256(repr((status.audit.state, status.pages)).encode()).hexdigest()[:16],
        "quarter": f"{status.audit.state.value}-{4 * looked // progress.total if progress.total else 0}",
    }


def _in_short(status: AuditStatus, looked: int) -> str:
    """Findings and faults, once it is finished; '' before."""
    if status.audit.state is not AuditState.DONE or not looked:
        return ""
    return faults.sentence(place().reading(status.audit.id).faults, told().lang)


def _sentence(status: AuditStatus, looked: int) -> str:
    """One sentence about how far it is; it is read out at each quarter only."""
    _ = told()
    state = vocabulary.capital(vocabulary.state_word(status.audit.state, _.lang))
    if not status.progress.total:
        return _(N_("{state}: no page found yet."), state=state)
    return _.plural(
        "{state}: {looked} of {n} page looked at.",
        "{state}: {looked} of {n} pages looked at.",
        status.progress.total,
        state=state,
        looked=_.number(looked),
    )
