"""Services, audits and pages."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An empty database → three tables."""
    op.create_table(
        "service",
        sa.Column("id", sa.String(60), primary_key=True),
        sa.Column("title", sa.String(400), nullable=False),
        sa.Column("organisation", sa.String(400), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("stakes", sa.Integer),
        sa.Column("stakes_reason", sa.Text, nullable=False),
        sa.Column("journeys", sa.JSON, nullable=False),
        sa.Column("pages", sa.JSON, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("service_id", sa.String(60), sa.ForeignKey("service.id")),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("journey", sa.String(60), nullable=False),
        sa.Column("plan", sa.JSON, nullable=False),
        sa.Column("plan_key", sa.String(64), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("lease", sa.String(32), nullable=False),
        sa.Column("lease_until", sa.DateTime),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("finished_at", sa.DateTime),
        sa.Column("versions", sa.JSON, nullable=False),
    )
    for column in ("service_id", "plan_key", "state"):
        op.create_index(f"ix_audit_{column}", "audit", [column])
    op.create_table(
        "page",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("audit_id", sa.String(32), sa.ForeignKey("audit.id", ondelete="CASCADE"), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("depth", sa.Integer, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("snapshot", sa.String(120), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("values", sa.JSON, nullable=False),
        sa.Column("seconds", sa.Float),
        sa.UniqueConstraint("audit_id", "url", name="one_row_per_page"),
    )
    op.create_index("ix_page_audit_id", "page", ["audit_id"])
    op.create_index("ix_page_state", "page", ["state"])


def downgrade() -> None:
    """Removes everything."""
    for table in ("page", "audit", "service"):
        op.drop_table(table)
