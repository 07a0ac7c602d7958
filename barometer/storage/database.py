"""Opening the database: create it, refuse a newer one, say what to do with an older one, and turn disk trouble into one sentence."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError, SQLAlchemyError

from barometer.errors import NewerDatabaseError, StorageError

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 30


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


def connect(url: str) -> Engine:
    """An engine for a database URL, with SQLite set up for several processes; StorageError when the URL makes no sense."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:":
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS} if parsed.get_backend_name() == "sqlite" else {})
    except (ArgumentError, ModuleNotFoundError) as error:
        raise StorageError("This database address cannot be used: {reason}.", where=_without_password(url),
                           todo="Check BAROMETER_DATABASE_URL.", reason=str(error).split("\n")[0]) from error  # fmt: skip
    except OSError as error:
        raise disk_error(error, where=_without_password(url)) from error
    if parsed.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def revisions(engine: Engine) -> tuple[str | None, str]:
    """The revision that the database has (None when it is empty) and the newest one that this version knows. Only reads."""
    script = ScriptDirectory.from_config(_config(str(engine.url)))
    with guarded(engine), engine.connect() as connection:
        current = _current(connection, {revision.revision for revision in script.walk_revisions()}, _shown(engine))
    return current, script.get_current_head() or ""


def _current(connection: Connection, known: set[str], where: str) -> str | None:
    if not inspect(connection).get_table_names():
        return None
    current = MigrationContext.configure(connection).get_current_revision()
    if current is None:
        raise StorageError("This database holds tables that are not the barometer's.", where=where,
                           todo="Choose another with BAROMETER_DATABASE_URL.")  # fmt: skip
    if current not in known:
        raise NewerDatabaseError("This database was written by a newer version of the barometer.", where=where,
                                 todo="Update the barometer, or choose another database with BAROMETER_DATABASE_URL.")  # fmt: skip
    return current


def upgrade(engine: Engine) -> bool:
    """Brings the database to the newest revision, completely or not at all; True when anything changed.

    A newer database is refused and left alone. Of two processes that do this at once the second finds it done.
    """
    try:
        current, head = revisions(engine)
    except StorageError:
        engine.dispose()
        raise
    if current == head:
        return False
    with guarded(engine), engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")  # stays with the file; not sooner, so that a refused one is not touched
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")  # a table that is made anew must not take the rows of others along
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # Python's module begins no transaction for CREATE TABLE
        try:
            if MigrationContext.configure(connection).get_current_revision() != head:
                config = _config(str(engine.url))
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                connection.commit()
        finally:
            connection.invalidate()
    return True


def open_database(url: str) -> Engine:
    """A database that is ready for use: an empty one is set up, an older one asks for ``barometer db upgrade``."""
    engine = connect(url)
    try:
        current, head = revisions(engine)
        if current is None:
            upgrade(engine)
        elif current != head:
            raise StorageError("This database is of an older version.", where=_shown(engine), todo="Run: barometer db upgrade")
    except StorageError:
        engine.dispose()
        raise
    return engine


def _without_password(url: str) -> str:
    return re.sub(r"//[^@/]*@", "//***@", url)


def _shown(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=True)


@contextmanager
def guarded(engine: Engine) -> Iterator[None]:
    """Turns trouble with the database or the disk below it into a StorageError."""
    try:
        yield
    except (OperationalError, DatabaseError) as error:
        raise _database_error(error, _shown(engine)) from error
    except OSError as error:
        raise disk_error(error, where=_shown(engine)) from error


def _database_error(error: SQLAlchemyError, where: str) -> StorageError:
    text = str(getattr(error, "orig", error)).split("\n")[0]
    if "is full" in text or "No space left" in text:
        return StorageError("The disk is full.", where=where, todo="Free some space and start again; what was stored is kept.")
    if "not a database" in text or "malformed" in text:
        return StorageError("This file is not a database, or it is damaged.", where=where,
                            todo="Restore a backup, or choose another with BAROMETER_DATABASE_URL.")  # fmt: skip
    if "readonly" in text or "unable to open" in text:
        return StorageError("The database cannot be written.", where=where, todo="Check the rights of the file and its folder.")
    return StorageError("The database refused: {reason}.", where=where, todo="Start again; what was stored is kept.", reason=text)


def disk_error(error: OSError, *, where: str) -> StorageError:
    """The sentence for a file that could not be written or read."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageError("The disk is full.", where=where, todo="Free some space and start again; what was stored is kept.")
    return StorageError("This cannot be written: {reason}.", where=where, todo="Check the rights of the file and its folder.",
                        reason=error.strerror or str(error))  # fmt: skip
