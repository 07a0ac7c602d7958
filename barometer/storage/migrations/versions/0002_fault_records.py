"""The faults of each finished audit, for first and last seen."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One row per audit; audits from before have none until somebody audits again."""
    op.create_table(
        "fault_record",
        sa.Column("audit_id", sa.String(32), sa.ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("fingerprints", sa.String(20), nullable=False),
        sa.Column("rules", sa.JSON, nullable=False),
        sa.Column("faults", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    """Forgets when faults were first seen."""
    op.drop_table("fault_record")
