"""The embedded engine: one process that runs queued audits from the database, beside the web server."""
