"""The design system's form fields, with an error that begins in the reader's language."""

from __future__ import annotations

from typing import Any

from govuk_frontend_wtf import wtforms_widgets as govuk

from barometer.web.language import told


class _InOurWords:
    """The package writes "Error:" before each message; it gives no other way to say that than this."""

    def map_gov_params(self, field: Any, **kwargs: Any) -> dict[str, Any]:
        """The parameters of the design system's macro."""
        params: dict[str, Any] = super().map_gov_params(field, **kwargs)  # type: ignore[misc]
        if "errorMessage" in params:
            params["errorMessage"]["visuallyHiddenText"] = told()("Mistake")
        return params


class TextInput(_InOurWords, govuk.GovTextInput):
    """One line of text."""


class TextArea(_InOurWords, govuk.GovTextArea):
    """Several lines of text."""


class Radios(_InOurWords, govuk.GovRadioInput):
    """One choice out of a few."""
