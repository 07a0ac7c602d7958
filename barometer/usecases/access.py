"""What an audit may open: its secrets, a session, passwords; and how each of its pages is approached."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from playwright.async_api import Browser

from barometer.audit.addresses import origin
from barometer.audit.flows.approach import Approach
from barometer.audit.flows.login import log_in, password_field
from barometer.audit.flows.secrets import Secrets
from barometer.audit.flows.session import Password, Session, session_for
from barometer.audit.guard import Guard, is_loopback
from barometer.content.flow_rules import secret_names
from barometer.domain.audit import AuditPlan
from barometer.domain.flow import FlowState
from barometer.errors import InputError
from barometer.i18n import N_
from barometer.settings import Settings
from barometer.usecases.secrets import find_secrets

LOGS_OUT = N_("This link logs out.")
LOGOUT = re.compile(
    r"(?<![a-z])(log[-_]?(out|off)|sign[-_]?(out|off)|af(ge)?meld(en)?|uitlog(gen)?|d[eé]connexion|deconnecter|abmelden|ausloggen)(?![a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Access:
    """The secrets of one run. They live in memory only."""

    plan: AuditPlan
    values: Mapping[str, str] = field(repr=False)
    passwords: Mapping[str, Password] = field(repr=False)
    session: Session | None = None

    @property
    def secrets(self) -> Secrets:
        """Everything that may not be kept, by whatever name it came."""
        return Secrets(self.values, hidden=self.session.words if self.session else ())

    @property
    def must_log_in(self) -> bool:
        """Whether the login still has to be played."""
        return self.plan.login is not None and self.session is None

    def approach(self, url: str) -> Approach:
        """How this page is come to."""
        flow, state = self.plan.flow, states(self.plan).get(url)
        walked = flow is not None and state is not None
        chosen = flow.consent if walked and flow and flow.consent is not None else self.plan.consent
        return Approach(
            flow=flow if walked else None, state=state, secrets=self.secrets, session=self.session,
            password=self.passwords.get(origin(url)), consent=chosen, consent_click=flow.consent_click if walked and flow else "",
            login_field=password_field(self.plan.login) if self.plan.login else None, device=self.plan.device,
        )  # fmt: skip

    async def logged_in(self, browser: Browser, guard: Guard, user_agent: str) -> Access:
        """With the session that the login gives; BarometerError when it does not work."""
        if self.plan.login is None:
            return self
        approach = Approach(
            flow=self.plan.login, secrets=self.secrets, consent=self.plan.login.consent or self.plan.consent,
            consent_click=self.plan.login.consent_click, password=self.passwords.get(origin(self.plan.login.start)),
            device=self.plan.device,
        )  # fmt: skip
        state = await log_in(browser, self.plan.login, approach, guard=guard, user_agent=user_agent)
        return replace(self, session=session_for(self.plan.url, state))

    def lets_go(self, links: tuple[str, ...]) -> tuple[tuple[str, ...], dict[str, str]]:
        """The links that may be followed, and those that would end the session with the reason."""
        if self.session is None:
            return links, {}
        out = {link: LOGS_OUT for link in links if LOGOUT.search(link)}
        return tuple(link for link in links if link not in out), out


def open_access(settings: Settings, plan: AuditPlan, *, stored: Any = None) -> Access:
    """Everything that the plan asks for; InputError when a secret or the session is not there.

    ``stored`` is the storage state whose fingerprint the plan names.
    """
    for flow in (plan.flow, plan.login):
        if flow and flow.runs_code and not plan.local:
            raise InputError("A flow that lets the page compute something can be played from the command line only.", where=flow.name,
                             todo="Use wait_for instead of wait_until.")  # fmt: skip
    if plan.session and stored is None:
        raise InputError("This audit needs its stored session.", todo="Run the same command again, with --storage-state.")
    names = [name for flow in (plan.login, plan.flow) if flow for name in secret_names(flow)]
    values = find_secrets(settings, [*names, *(secret for _, _, secret in plan.basic_auth)])
    passwords = {place: Password(place, user, values[secret]) for place, user, secret in plan.basic_auth}
    return Access(plan, values, passwords, session_for(plan.url, stored) if stored is not None else None)


def guard_of(plan: AuditPlan) -> Guard:
    """Which addresses a plan may reach. From the command line this computer is open only to an audit of this computer, not to a page of
    the internet."""
    here = plan.local and any(is_loopback(url) for url in {origin(url): url for url in (plan.url, *plan.pages)}.values())
    return Guard(local=plan.local, private=plan.private, allowed_origins=plan.allowed_origins, loopback=here)


def states(plan: AuditPlan) -> dict[str, FlowState]:
    """The states of the plan's flow by the address under which they are stored."""
    return {state.url: state for state in plan.flow.states} if plan.flow else {}
