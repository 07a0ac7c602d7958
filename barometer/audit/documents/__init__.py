"""Files that pages link to: fetched past the guard, read in a process of their own → ``Document``."""

from barometer.audit.documents.kinds import document_kind

__all__ = ["document_kind"]
