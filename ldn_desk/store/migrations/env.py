"""What Alembic runs: the migrations, on the connection and within the transaction that `upgrading` hands in."""

from alembic import context

from ldn_desk.store.tables.columns import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
