"""Every migration runs up and down, and leaves what the models say."""

from sqlalchemy import create_engine, inspect

from tests.databases import run_flask


def tables(settings):
    engine = create_engine(settings["DATABASE_URL"])
    names = set(inspect(engine).get_table_names()) - {"alembic_version"}
    engine.dispose()
    return names


def test_the_models_and_the_migrations_agree(migrated_settings):
    assert "No new upgrade operations" in run_flask("db", "check", env=migrated_settings)


def test_migrations_run_down_and_up_again(migrated_settings):
    before = tables(migrated_settings)
    run_flask("db", "downgrade", "base", env=migrated_settings)
    assert tables(migrated_settings) == set()
    run_flask("db", "upgrade", env=migrated_settings)
    assert tables(migrated_settings) == before
