"""where an action was agreed to close, updates asked for, actions before a meeting, provisional closure"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

COLUMNS = (
    # name, type, whether it begins at nothing, the table it points to, its rule
    ("due_since_on", sa.Date(), None, None, ()),
    ("asked_on", sa.Date(), None, None, ()),
    (
        "times_asked",
        sa.Integer(),
        "0",
        None,
        (
            ("asked_counts_up", "times_asked >= 0"),
            ("asked_has_a_day", "times_asked = 0 OR asked_on IS NOT NULL"),
        ),
    ),
    (
        "is_provisional",
        sa.Boolean(),
        "false",
        None,
        (("provisional_is_a_way_of_closing", "NOT is_provisional OR status = 'closed'"),),
    ),
    (
        "before_meeting_id",
        sa.Integer(),
        None,
        "meeting",
        (("before_meeting_answers", "before_meeting_id IS NULL OR answered_on IS NOT NULL"),),
    ),
    (
        "closed_meeting_id",
        sa.Integer(),
        None,
        "meeting",
        (("closing_meeting_has_closed", "closed_meeting_id IS NULL OR status = 'closed'"),),
    ),
    (
        "closed_item_id",
        sa.Integer(),
        None,
        "agenda_item",
        (
            (
                "closing_item_has_a_meeting",
                "closed_item_id IS NULL OR closed_meeting_id IS NOT NULL",
            ),
        ),
    ),
)
INDEXED = ("before_meeting_id", "closed_meeting_id", "duplicate_of_id")
NEW_KINDS = ("action_returned", "update_asked")


def kinds() -> list[str]:
    """The kinds of e-mail that may be queued just now, as the database's own check says."""
    checks = sa.inspect(op.get_bind()).get_check_constraints("outgoing_email")
    found = next(each["sqltext"] for each in checks if str(each["name"]).endswith("emailkind"))
    return [part for number, part in enumerate(found.split("'")) if number % 2]


def allow_kinds(*names: str) -> None:
    among = ", ".join(f"'{name}'" for name in names)
    with op.batch_alter_table("outgoing_email", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_outgoing_email_emailkind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_outgoing_email_emailkind"), f"kind IN ({among})"
        )


def add_columns() -> None:
    """Add each with its rules. SQLite too can add a column in place; it could not rebuild this
    table, as a copy of its rows would write into columns that are worked out.
    """
    types = op.get_bind().dialect.type_compiler_instance
    for name, kind, default, table, rules in COLUMNS:
        words = f"ALTER TABLE action ADD COLUMN {name} {types.process(kind)}"
        if default is not None:
            words += f" DEFAULT {default} NOT NULL"
        if table:
            words += f" CONSTRAINT fk_action_{name} REFERENCES {table} (id)"
        for rule, condition in rules:
            words += f" CONSTRAINT ck_action_{rule} CHECK ({condition})"
        op.execute(words)


def upgrade() -> None:
    allow_kinds(*kinds(), *NEW_KINDS)
    add_columns()
    with op.batch_alter_table("action", schema=None) as batch_op:
        for name in INDEXED:
            batch_op.create_index(batch_op.f(f"ix_action_{name}"), [name], unique=False)
    op.create_table(
        "item_action",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_item_action_action_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_item_action_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_action")),
        sa.UniqueConstraint("item_id", "action_id", name=op.f("uq_item_action_item_id_action_id")),
    )
    with op.batch_alter_table("item_action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_action_action_id"), ["action_id"], unique=False)
    with op.batch_alter_table("authority", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "closes_provisionally", sa.Boolean(), server_default=sa.false(), nullable=False
            )
        )
    with op.batch_alter_table("authority", schema=None) as batch_op:
        batch_op.alter_column("closes_provisionally", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("authority", schema=None) as batch_op:
        batch_op.drop_column("closes_provisionally")
    op.drop_table("item_action")
    with op.batch_alter_table("action", schema=None) as batch_op:
        for name in INDEXED:
            batch_op.drop_index(batch_op.f(f"ix_action_{name}"))
    for name, *_rest in reversed(COLUMNS):
        # With the column go its rules and links, on both databases.
        op.execute(f"ALTER TABLE action DROP COLUMN {name}")
    op.execute("DELETE FROM outgoing_email WHERE kind IN ('action_returned', 'update_asked')")
    allow_kinds(*(kind for kind in kinds() if kind not in NEW_KINDS))
