"""Changes to the tables that are the truth, in order; each is made once.

sqlite-utils is slow to import, so this is read only when there is something to change.
"""

from __future__ import annotations

import sys

import sqlcipher3

# sqlite-utils asks for pysqlite3 first and then catches that module's errors; without this it
# would look for the standard library's errors, which SQLCipher never raises.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

from sqlite_utils import Database, Migrations  # noqa: E402 - the lines above must run first

from desktop.storage.schema import kept_statements  # noqa: E402 - as above

MIGRATIONS = Migrations("quanheng")


@MIGRATIONS()
def journal_drafts_and_keys(database: Database) -> None:
    """Make the tables of the first version."""
    for statement in kept_statements():
        database.execute(statement)


def bring_up_to_date(connection: sqlcipher3.dbapi2.Connection) -> None:
    """Make every change that the file has not seen, inside the caller's transaction."""
    MIGRATIONS.apply(Database(connection))
