"""How migrations reach the database: through the application's own engine."""

from alembic import context
from flask import current_app

from forum.extensions import db
from forum.registration.search import index


def is_ours(thing: object, name: str | None, kind: str, reflected: bool, compared_to: object) -> bool:
    """The index of the search is made by hand; on SQLite it keeps tables of its own."""
    return not (reflected and (name or "").startswith(index.NAME))


def run() -> None:
    with db.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        if connection.dialect.name == "sqlite" and raw is not None:
            # Tables are rebuilt in batches: rows that point at them must not go with the old one.
            raw.execute("PRAGMA foreign_keys = OFF")
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            transaction_per_migration=True,
            include_object=is_ours,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
            index.keep(connection)
        connection.commit()


run()
