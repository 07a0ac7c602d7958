"""Findings → faults: what a team mends once."""

from barometer.audit.faults.fingerprint import VERSION
from barometer.audit.faults.group import group

__all__ = ["VERSION", "group"]
