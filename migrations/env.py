"""How migrations reach the database: through the application's own engine."""

from alembic import context
from flask import current_app

from forum.extensions import db


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
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
