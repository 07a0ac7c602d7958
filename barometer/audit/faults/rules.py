"""Versions of rules: a fault that a new or changed rule finds may be an old fault."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from barometer.audit.across import site_checks
from barometer.audit.across._form import site_form
from barometer.audit.checks import checks
from barometer.audit.checks._form import read_form

AUDIT = Path(__file__).parents[1]
AXE = "axe"


def rule_versions(versions: Mapping[str, str]) -> dict[str, str]:
    """The version of every rule that looks: of each check of ours, and of axe-core for all of its rules (from an audit's ``versions``)."""
    found = {check: check_version(check) for check in (*checks(), *site_checks())}
    if versions.get(AXE):
        found[AXE] = versions[AXE]
    return found


def rule_of(check: str) -> str:
    """The name under which ``rule_versions`` holds the version of a check."""
    return AXE if check == AXE or check.startswith("axe:") else check


@cache
def check_version(check: str) -> str:
    """Changes when the check's code, its thresholds, or the code that gathers what it needs changes; not when its words do."""
    across = check in site_checks()
    folder, form = (AUDIT / "across", site_form(check)) if across else (AUDIT / "checks", read_form(AUDIT / "checks" / f"{check}.yaml"))
    told = sha256(repr(sorted((name, one.value) for name, one in form.thresholds.items())).encode())
    files = [folder / f"{check}.py", *(sorted(folder.glob("_*.py")) if across else ())]
    for need in form.needs:
        files += sorted((AUDIT / "gather").glob(f"{need}*.py")) + sorted((AUDIT / "gather").glob(f"{need}*.js"))
        files += sorted((AUDIT / f"{need}s").glob("*.py"))  # what reads documents has a folder of its own
    for path in files:
        told.update(path.read_bytes())
    return told.hexdigest()[:12]
