"""How a visit comes to its page, and what it brings along."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from barometer.audit.addresses import origin
from barometer.audit.flows.secrets import NONE, Secrets
from barometer.audit.flows.session import Password, Session, SessionGuard
from barometer.audit.guard import Guard
from barometer.domain.audit import Device
from barometer.domain.flow import Aim, Consent, Flow, FlowState

NOBODY = {"username": "", "password": "", "send": "unauthorized"}
"""The answer to every other challenge: an empty name, once. Unanswered, the browser would wait for a person to type one."""

SCREENS: Mapping[Device, Mapping[str, Any]] = {
    Device.DESKTOP: {"viewport": {"width": 1280, "height": 900}},
    Device.PHONE: {"viewport": {"width": 360, "height": 640}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
}
"""CSS pixels. The phone is one of the cheapest of ten years ago; cheap ones of today are no wider."""


@dataclass(frozen=True, slots=True)
class Approach:
    """An address that is opened, or a flow that is played up to a state; with a session, a password, a rule for cookie walls."""

    flow: Flow | None = None
    state: FlowState | None = None
    secrets: Secrets = NONE
    session: Session | None = None
    password: Password | None = None
    consent: Consent = Consent.LEAVE
    consent_click: str = ""
    login_field: Aim | None = None
    """The password field of the login: where it shows again, the session has ended."""
    device: Device = Device.DESKTOP

    @property
    def behind_login(self) -> bool:
        """Whether the page may show what is somebody's own: then no picture is kept."""
        return self.session is not None or self.password is not None

    def guarded(self, guard: Guard) -> Guard:
        """The guard that also keeps the session where it belongs."""
        return SessionGuard(guard, self.session) if self.session else guard

    def options(self, url: str) -> dict[str, Any]:
        """What the browser's context is opened with. A password is given only to a challenge (401) of its own origin.

        Without one the fence answers the challenges: a browser that is given passwords keeps nothing that it fetched.
        """
        options: dict[str, Any] = dict(SCREENS[self.device])
        if self.session:
            options["storage_state"] = self.session.state
        if self.password:
            own = []
            if self.password.origin == origin(url):
                place = re.sub("^(http://.*):80$|^(https://.*):443$", r"\1\2", self.password.origin)
                own = [{"username": self.password.user, "password": self.password.password, "origin": place, "send": "unauthorized"}]
            options["http_credentials"] = [*own, NOBODY]
        return options


DIRECT = Approach()
