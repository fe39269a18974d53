"""Migrations: named steps from one schema to the next; forward only, never edited once released."""

from sqlite_utils import Database, Migrations

from delegate_desk.storage.schema import first_tables

PLAN_MIGRATIONS = Migrations("delegate_desk")


@PLAN_MIGRATIONS()
def first_plan(db: Database) -> None:
    """Schema 1: every record of the plan's JSON, version 1."""
    for statement in first_tables():
        db.execute(statement)
