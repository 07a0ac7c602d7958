"""Baselines and waivers: files that say which faults a pipeline knows already, and which somebody takes on until a date."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from barometer.audit.axe import axe_rules
from barometer.audit.faults import VERSION
from barometer.audit.faults.gate import judge
from barometer.audit.faults.history import known
from barometer.audit.faults.rules import rule_versions
from barometer.audit.told import own_checks
from barometer.content.frontmatter import Document, read_yaml
from barometer.content.reading import did_you_mean, read_form
from barometer.domain.fault import KnownFault
from barometer.domain.gate import Gate, Waiver
from barometer.domain.vocabulary import Impact, Outcome
from barometer.errors import ContentError, InputError
from barometer.usecases.barometers import BarometerReading
from barometer.usecases.faults import looked_at

KIND = "e-inclusion-barometer-baseline"
FORM = 1
LIMIT_BYTES = 50_000_000
LONGEST_DAYS = 366
MOST_FAULTS = 100_000
Line = Annotated[str, Field(min_length=1, max_length=500)]
NAMES = {impact.name.lower(): impact for impact in Impact}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class KnownForm(BaseModel):
    """One fault of a baseline. Keys that a later version adds are passed over."""

    model_config = ConfigDict(extra="ignore", strict=True)

    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    check: Annotated[str, Field(max_length=200)]
    impact: Literal["minor", "major", "critical"] = "major"
    count: int = 1
    pages: list[Annotated[str, Field(max_length=4000)]] = []
    selector: Annotated[str, Field(max_length=4000)] = ""
    text: Annotated[str, Field(max_length=4000)] = ""


class BaselineForm(BaseModel):
    """The file of ``--write-baseline``."""

    model_config = ConfigDict(extra="ignore", strict=True)

    kind: Literal["e-inclusion-barometer-baseline"]
    version: int
    fingerprints: str
    faults: Annotated[list[KnownForm], Field(max_length=MOST_FAULTS)]


class WaiverForm(_Strict):
    """One waiver."""

    check: Line
    reason: Line
    by: Line
    expires: date
    page: Annotated[str, Field(max_length=2000)] = ""
    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")] | None = None


class WaiversForm(_Strict):
    """The file of ``--waivers``."""

    waivers: Annotated[list[WaiverForm], Field(max_length=5_000)]


def write_baseline(reading: BarometerReading) -> str:
    """The failed faults of an audit as the text of a baseline, in a fixed order so that a change can be read in a diff."""
    rules = rule_versions(reading.audit.versions)
    faults = [known(fault, rules) for fault in reading.faults if fault.outcome is Outcome.FAILED]
    rows = [
        {
            "fingerprint": one.fingerprint,
            "check": one.check,
            "impact": one.impact.name.lower(),
            "count": one.count,
            "pages": list(one.pages),
            "selector": one.selector,
            "text": one.text,
        }
        for one in sorted(faults, key=lambda one: (one.check, one.fingerprint))
    ]
    document = {"kind": KIND, "version": FORM, "fingerprints": VERSION, "url": reading.audit.url, "faults": rows}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def read_baseline(path: Path) -> tuple[KnownFault, ...]:
    """The faults of a baseline; InputError in one sentence for anything that is none."""
    try:
        with path.open("rb") as source:
            content = source.read(LIMIT_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(
            "This file cannot be read: {reason}.", where=str(path), todo="Make it with --write-baseline.", reason=reason
        ) from error
    if len(content) > LIMIT_BYTES:
        raise InputError("This file is larger than {limit} kB.", where=str(path), todo="Make it with --write-baseline.",
                         limit=LIMIT_BYTES // 1000)  # fmt: skip
    try:
        form = BaselineForm.model_validate(json.loads(content.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        raise InputError("This is not a baseline: {reason}.", where=str(path), todo="Make it with --write-baseline.",
                         reason=_reason(error)) from error  # fmt: skip
    if form.version > FORM or form.fingerprints != VERSION:
        raise InputError(
            "This baseline was made by another version of the barometer.", where=str(path), todo="Make it with --write-baseline."
        )
    return tuple(
        KnownFault(one.fingerprint, one.check, Outcome.FAILED, NAMES[one.impact], one.count, tuple(one.pages), "", one.selector, one.text)
        for one in form.faults
    )


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        at = ".".join(str(part) for part in first["loc"])
        return f"{at[:60]}: {first['msg']}" if at else str(first["msg"])
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, {error.msg}"
    return "nested too deep" if isinstance(error, RecursionError) else "not JSON in UTF-8"


def read_waivers(path: Path, *, today: date) -> tuple[Waiver, ...]:
    """The waivers of a YAML file; ContentError with file and line for an unknown key, an unknown check or a date too far away."""
    document = read_yaml(path)
    form = read_form(document, WaiversForm)
    return tuple(_waiver(document, index, one, today) for index, one in enumerate(form.waivers))


def _waiver(document: Document, index: int, form: WaiverForm, today: date) -> Waiver:
    names = (*own_checks(), *(f"axe:{rule}" for rule in axe_rules()))
    if form.check not in names:
        raise ContentError("There is no check '{check}'.", where=document.where(("waivers", index, "check")),
                           **did_you_mean(form.check, names), check=form.check[:80])  # fmt: skip
    last = today + timedelta(days=LONGEST_DAYS)
    if form.expires > last:
        raise ContentError("A waiver lasts a year at most, so until {last}.", where=document.where(("waivers", index, "expires")),
                           todo="Take an earlier date, and look again then.", last=last.isoformat())  # fmt: skip
    return Waiver(form.check, form.reason, form.by, form.expires, form.page, form.fingerprint or "", document.where(("waivers", index)))


def gate_of(reading: BarometerReading, *, baseline: Iterable[KnownFault] | None, waivers: Iterable[Waiver], today: date) -> Gate:
    """What the gate says about an audit."""
    listed = None if baseline is None else tuple(baseline)
    return judge(reading.faults, baseline=listed, waivers=tuple(waivers), today=today, looked_at=looked_at(reading.pages))


def stops(gate: Gate, least: Impact) -> bool:
    """Whether there is a new fault of this impact or a worse one."""
    return any(fault.impact >= least for fault in gate.new)
