"""Runs the steps on the connection that `layout` hands over, in its transaction."""

from alembic import context

from agent.store.tables import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema,
    render_as_batch=True,
)
context.run_migrations()
