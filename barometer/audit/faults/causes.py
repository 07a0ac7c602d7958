"""What the findings of a check have in common when they are one fault."""

from __future__ import annotations

from barometer.audit.told import own_checks
from barometer.domain.fault import Cause

AXE = {
    "axe:color-contrast": Cause.STYLE,
    "axe:color-contrast-enhanced": Cause.STYLE,
    "axe:link-in-text-block": Cause.STYLE,
    "axe:target-size": Cause.STYLE,
    "axe:avoid-inline-spacing": Cause.STYLE,
    "axe:accesskeys": Cause.TEMPLATE,
    "axe:identical-links-same-purpose": Cause.TEXT,
    "axe:image-redundant-alt": Cause.TEXT,
}
"""The rules whose findings are no fault of a component."""


def cause_of(check: str) -> Cause:
    """``component`` unless the check's YAML, or the table for axe's rules, says otherwise; a document is mended by itself."""
    own = own_checks().get(check)
    if own and own.about_documents and own.cause is Cause.COMPONENT:
        return Cause.PAGE
    return own.cause if own else AXE.get(check, Cause.COMPONENT)
