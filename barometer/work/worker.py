"""The worker: takes the oldest queued or abandoned audit, runs it, and looks again."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from threading import Event

from barometer.domain.audit import Audit
from barometer.errors import BarometerError
from barometer.usecases.auditing import run_claimed
from barometer.usecases.workplace import Workplace

IDLE_SECONDS = 1.0
REST_SECONDS = 10.0
"""Between two attempts while the database cannot be used, such as on a full disk."""
log = logging.getLogger(__name__)


def work(workplace: Workplace, *, stop: Event | None = None, until_empty: bool = False) -> int:
    """Runs audits until ``stop`` is set (or, with ``until_empty``, until none is waiting); how many were run.

    An audit that cannot be run is marked with its reason and the next one is taken. While the database cannot be used the worker waits;
    with ``until_empty`` that is a StorageError.
    """
    ran = 0
    while not (stop and stop.is_set()):
        try:
            claimed = workplace.repository.claim_next()
        except BarometerError as error:
            if until_empty:
                raise
            log.warning("No audit could be taken: %s", error.sentence())
            _rest(REST_SECONDS, stop)
            continue
        if claimed is None:
            if until_empty:
                break
            _rest(IDLE_SECONDS, stop)
            continue
        ran += 1
        _run(workplace, *claimed)
    return ran


def _run(workplace: Workplace, audit: Audit, token: str) -> None:
    try:
        run_claimed(workplace, audit, token)
        log.info("Audit %s is done", audit.id)
    except BarometerError as error:
        log.warning("Audit %s was stopped: %s", audit.id, error.sentence())
    except Exception:  # the worker's edge: a fault in one audit must not stop the others; it is logged with its trace
        log.exception("Audit %s failed", audit.id)
        with suppress(BarometerError):  # an audit that cannot be marked is taken again when its lease has ended
            workplace.repository.fail(audit.id, token)


def _rest(seconds: float, stop: Event | None) -> None:
    if stop:
        stop.wait(seconds)
    else:
        time.sleep(seconds)
