"""Flows that are played, and pages behind a login; see README.md."""
