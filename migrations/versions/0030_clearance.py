"""draft minutes circulated for comment, and the comments"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

SOURCES = ("saved", "imported", "published", "restored", "left", "merged", "set_aside")
KINDS = ("clearance_asked", "clearance_reminder")


def one_of(*values: str, name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)


def key(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))


def kinds() -> list[str]:
    """The kinds of e-mail that may be queued just now, as the database's own check says."""
    checks = sa.inspect(op.get_bind()).get_check_constraints("outgoing_email")
    found = next(each["sqltext"] for each in checks if str(each["name"]).endswith("emailkind"))
    return [part for number, part in enumerate(found.split("'")) if number % 2]


def only(table: str, name: str, column: str, *values: str) -> None:
    """Allow these values in a column and no others."""
    among = ", ".join(f"'{value}'" for value in values)
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(f"ck_{table}_{name}"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f(f"ck_{table}_{name}"), sa.text(f"{column} IN ({among})")
        )


def upgrade() -> None:
    op.create_table(
        "clearance",
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("begun_by_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended_by_id IS NULL)",
            name=op.f("ck_clearance_ended_by_somebody"),
        ),
        key("clearance", "meeting_id", "meeting.id"),
        key("clearance", "begun_by_id", "person.id"),
        key("clearance", "ended_by_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clearance")),
        sa.UniqueConstraint("public_id", name=op.f("uq_clearance_public_id")),
    )
    op.create_index("ix_clearance_open", "clearance", ["ended_at", "until_on"])
    op.create_index(op.f("ix_clearance_meeting_id"), "clearance", ["meeting_id"])
    op.create_table(
        "clearance_item",
        sa.Column("clearance_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        key("clearance_item", "clearance_id", "clearance.id"),
        key("clearance_item", "item_id", "agenda_item.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clearance_item")),
        sa.UniqueConstraint(
            "clearance_id", "item_id", name=op.f("uq_clearance_item_clearance_id_item_id")
        ),
    )
    op.create_index(op.f("ix_clearance_item_item_id"), "clearance_item", ["item_id"])
    op.create_table(
        "clearance_asked",
        sa.Column("clearance_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("finished_by_id", sa.Integer(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(finished_at IS NULL) = (finished_by_id IS NULL)",
            name=op.f("ck_clearance_asked_by_somebody"),
        ),
        key("clearance_asked", "clearance_id", "clearance.id"),
        key("clearance_asked", "post_id", "post.id"),
        key("clearance_asked", "finished_by_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clearance_asked")),
        sa.UniqueConstraint(
            "clearance_id", "post_id", name=op.f("uq_clearance_asked_clearance_id_post_id")
        ),
    )
    for column in ("clearance_id", "post_id"):
        op.create_index(op.f(f"ix_clearance_asked_{column}"), "clearance_asked", [column])
    op.create_table(
        "clearance_comment",
        sa.Column("clearance_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("kind", one_of("wording", "remark", name="commentkind"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "outcome",
            one_of("accepted", "declined", "dealt_with", name="commentoutcome"),
            nullable=True,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(outcome IS NULL) = (settled_at IS NULL) AND (outcome IS NULL) = (settled_by_id IS NULL)",
            name=op.f("ck_clearance_comment_settled_by_somebody"),
        ),
        sa.CheckConstraint(
            "passage <> '' OR kind = 'remark'",
            name=op.f("ck_clearance_comment_wording_has_a_passage"),
        ),
        key("clearance_comment", "clearance_id", "clearance.id"),
        key("clearance_comment", "item_id", "agenda_item.id"),
        key("clearance_comment", "author_id", "person.id"),
        key("clearance_comment", "settled_by_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clearance_comment")),
    )
    for column in ("clearance_id", "item_id"):
        op.create_index(op.f(f"ix_clearance_comment_{column}"), "clearance_comment", [column])
    op.create_index(
        "ix_clearance_comment_open", "clearance_comment", ["outcome", "withdrawn_at"]
    )
    only("outgoing_email", "emailkind", "kind", *kinds(), *KINDS)
    for table in ("minutes_revision", "private_revision"):
        only(table, "revisionsource", "made_when", *SOURCES, "comment")


def downgrade() -> None:
    for table in ("minutes_revision", "private_revision"):
        op.execute(f"UPDATE {table} SET made_when = 'saved' WHERE made_when = 'comment'")  # noqa: S608 - names of our own
        only(table, "revisionsource", "made_when", *SOURCES)
    op.execute("DELETE FROM outgoing_email WHERE kind IN ('clearance_asked', 'clearance_reminder')")
    only("outgoing_email", "emailkind", "kind", *(each for each in kinds() if each not in KINDS))
    for table in ("clearance_comment", "clearance_asked", "clearance_item", "clearance"):
        op.drop_table(table)
