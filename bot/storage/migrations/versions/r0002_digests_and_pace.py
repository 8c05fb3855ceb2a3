"""Chats that get highlights, and the pace that processes share."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "digests",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("thread_id", sa.BigInteger),
        sa.Column("administrator", sa.BigInteger),
        sa.Column("local_time", sa.SmallInteger, nullable=False),
        sa.Column("days", sa.SmallInteger, nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("guessed", sa.Boolean, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("bilingual", sa.Boolean, nullable=False),
        sa.Column("count", sa.SmallInteger, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("paused", sa.String(8)),
        sa.Column("seen", sa.Text, nullable=False),
        sa.Column("recapped", sa.Boolean, nullable=False),
        sa.Column("failures", sa.SmallInteger, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_digests_due_at", "digests", ["due_at"])
    # Unlogged: taking a place then waits for no disk. A crash of the server empties the table,
    # which costs the pace one message at most.
    shared = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "pace",
        sa.Column("lane", sa.String(16), primary_key=True),
        sa.Column("next", sa.DateTime(timezone=True), nullable=False),
        prefixes=["UNLOGGED"] if shared else [],
    )


def downgrade() -> None:
    op.drop_table("pace")
    op.drop_table("digests")
