"""Alembic's entry: run by ``guang.doors.schema`` with a connection at hand."""

from alembic import context

from guang.doors import schema

schema.run_migrations(context)
