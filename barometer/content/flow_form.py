"""The form of a flow that people write: ``*.yaml``, strict like the packs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from barometer.content.schema import Form, Line, Number, Whole

MOST_STEPS = 300
MOST_STATES = 40
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
"""What a resident reads on or beside an element; or a selector that begins with css/, aria/, xpath/, text/ or pierce/."""
Text = Annotated[str, StringConstraints(max_length=4_000)]
Seconds = Annotated[Number, Field(gt=0, le=120)]
Place = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$", max_length=130)]


class FillForm(Form):
    """Words into a field. ``with`` may hold ``${NAME}``: a secret that is kept elsewhere."""

    field: Words
    with_: Text = Field(alias="with")


class ChooseForm(Form):
    """An option of a list."""

    field: Words
    option: Line


class ScrollForm(Form):
    """To an element, or so many CSS pixels."""

    to: Words | None = None
    down: Whole = Field(default=0, ge=-100_000, le=100_000)


class AuditForm(Form):
    """A state at which the page is looked at, and the step of the journey to which it belongs."""

    label: Line
    step: Place | None = None


class ExpectForm(Form):
    """What must be true, else the flow went wrong."""

    text: Line | None = None
    address: Line | None = None

    @model_validator(mode="after")
    def _one(self) -> ExpectForm:
        if (self.text is None) == (self.address is None):
            raise ValueError("it needs either text or address")
        return self


class StepForm(Form):
    """One step: exactly one of these."""

    go: Line | None = None
    click: Words | None = None
    fill: FillForm | None = None
    choose: ChooseForm | None = None
    tick: Words | None = None
    press: Annotated[str, StringConstraints(min_length=1, max_length=60)] | None = None
    hover: Words | None = None
    scroll: ScrollForm | None = None
    wait_for: Words | None = None
    wait_until: Text | None = None
    audit: AuditForm | None = None
    expect: ExpectForm | None = None

    @model_validator(mode="after")
    def _one(self) -> StepForm:
        if len(self.model_fields_set) != 1:
            raise ValueError("a step does exactly one thing")
        return self


class ViewportForm(Form):
    """The window, in CSS pixels."""

    width: Whole = Field(ge=200, le=4_000)
    height: Whole = Field(ge=200, le=4_000)
    mobile: bool = False


class ConsentForm(Form):
    """The author's own rule: what to click to close the cookie wall."""

    click: Words


class FlowForm(Form):
    """A flow file."""

    name: Line
    start: Line
    viewport: ViewportForm | None = None
    consent: Literal["leave", "refuse", "accept"] | ConsentForm | None = None
    timeout: Seconds = 10
    origins: tuple[Line, ...] = Field(default=(), max_length=10)
    steps: tuple[StepForm, ...] = Field(min_length=1, max_length=MOST_STEPS)
