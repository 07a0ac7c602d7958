"""What is kept: SQLAlchemy rows beside the domain's dataclasses, Alembic migrations, and the files of snapshots."""
