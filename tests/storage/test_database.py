"""Opening databases of every kind: what cannot be used is refused in one sentence and left as it was."""

import hashlib
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from barometer.domain.audit import AuditPlan
from barometer.errors import NewerDatabaseError, StorageError
from barometer.storage import database
from barometer.storage.database import connect, open_database, revisions, upgrade
from barometer.storage.repository import Repository
from barometer.storage.rows import Base

PLAN = AuditPlan(url="http://stad.be/")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "barometer.db"


def url(path):
    return f"sqlite:///{path}"


def refused(path, kind=StorageError):
    with pytest.raises(kind) as caught:
        open_database(url(path))
    sentence = caught.value.sentence()
    assert "\n" not in sentence
    assert type(caught.value) is kind
    return sentence


@contextmanager
def closed(path):
    """The bytes of a database that nobody has open, unchanged at the end."""
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    yield
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def stored(path):
    """A database with one audit, closed."""
    repository = Repository.open(url(path))
    audit = repository.add_audit(PLAN)
    repository.engine.dispose()
    return audit


@pytest.fixture
def migrations(tmp_path, monkeypatch):
    """The migrations of a next version of the barometer; ``write`` adds one."""
    folder = tmp_path / "migrations"
    shutil.copytree(database.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))

    def write(body):
        (folder / "versions" / "9999_next.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f"revision = '9999'\ndown_revision = {revisions(connect('sqlite://'))[1]!r}\nbranch_labels = depends_on = None\n"
            f"def upgrade():\n{body}\n",
            encoding="utf-8",
        )
        monkeypatch.setattr(database, "MIGRATIONS", folder)

    return write


def test_an_empty_place_gets_a_database_also_in_a_folder_that_is_not_there(tmp_path):
    path = tmp_path / "a" / "b" / "barometer.db"
    audit = stored(path)
    assert Repository.open(url(path)).audit(audit.id).url == PLAN.url


def test_an_empty_file_is_an_empty_database(path):
    path.touch()
    assert revisions(open_database(url(path)))[0]


def test_the_tables_are_what_the_rows_say(path):
    with open_database(url(path)).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata) == []


def test_several_processes_may_read_while_one_writes(path):
    with open_database(url(path)).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_newer_database_is_refused_and_not_touched(path):
    stored(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with closed(path):
        assert "newer version" in refused(path, NewerDatabaseError)
        with pytest.raises(NewerDatabaseError):
            upgrade(connect(url(path)))
    assert sorted(one.name for one in path.parent.iterdir()) == ["barometer.db"]


def test_a_database_of_something_else_is_refused_and_not_touched(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recept (naam TEXT)")
    connection.close()
    with closed(path):
        assert "not the barometer's" in refused(path)


@pytest.mark.parametrize("content", [b"PK\x03\x04 geen databank" * 100, b"SQLite format 3\x00" + b"\xff" * 4096], ids=["zip", "damaged"])
def test_what_is_no_database_is_refused_and_not_touched(path, content):
    path.write_bytes(content)
    with closed(path):
        assert "not a database" in refused(path)


def test_an_older_database_asks_for_the_upgrade_and_keeps_what_it_holds(path, migrations):
    audit = stored(path)
    migrations("    op.add_column('page', sa.Column('later', sa.Text))")
    with closed(path):
        assert refused(path).endswith("Run: barometer db upgrade")
    engine = connect(url(path))
    assert upgrade(engine) is True
    assert upgrade(engine) is False
    assert Repository.open(url(path)).audit(audit.id).created_at == audit.created_at


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(path, migrations):
    audit = stored(path)
    migrations("    op.add_column('page', sa.Column('later', sa.Text))\n    op.execute('SELECT * FROM nothing')")
    with pytest.raises(StorageError):
        upgrade(connect(url(path)))
    with sqlite3.connect(path) as connection:
        assert "later" not in [column[1] for column in connection.execute("PRAGMA table_info(page)")]
    assert connection.execute("SELECT id FROM audit").fetchall() == [(audit.id,)]
    connection.close()


def test_a_table_that_is_made_anew_does_not_take_the_rows_of_others_along(path, migrations):
    audit = stored(path)
    repository = Repository.open(url(path))
    repository.add_pages(audit.id, ["http://stad.be/"], depth=0)
    repository.engine.dispose()
    anew = "    with op.batch_alter_table('audit', recreate='always') as table:\n"
    migrations(anew + "        table.alter_column('url', new_column_name='address')")
    upgrade(connect(url(path)))
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM page").fetchone() == (1,)
    connection.close()


def test_many_who_start_at_once_make_one_database(path):
    sentences = []

    def start():
        try:
            stored(path)
        except StorageError as error:
            sentences.append(error.sentence())

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sentences == []
    assert len(Repository.open(url(path)).audits()) == 8


@pytest.mark.parametrize(
    ("address", "words"),
    [("geen adres", "cannot be used"), ("nosuch://x/y", "cannot be used"), ("sqlite:////proc/nothing/here/x.db", "cannot be written")],
)
def test_an_address_that_makes_no_sense_is_one_sentence(address, words):
    with pytest.raises(StorageError, match=words) as caught:
        open_database(address)
    assert "\n" not in caught.value.sentence()


def test_a_password_in_an_address_is_not_shown():
    with pytest.raises(StorageError) as caught:
        open_database("postgresql+nosuch://ik:geheim@stad.be/x")
    assert "geheim" not in caught.value.sentence()


def test_a_file_in_the_place_of_the_folder_is_one_sentence(tmp_path):
    (tmp_path / "data").write_text("geen map")
    assert "cannot be written" in refused(tmp_path / "data" / "barometer.db")


def test_a_folder_in_the_place_of_the_file_is_one_sentence(path):
    path.mkdir()
    assert "cannot be written" in refused(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_one_sentence(tmp_path):
    folder = tmp_path / "vast"
    folder.mkdir(mode=0o500)
    assert "cannot be written" in refused(folder / "barometer.db")


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 1 MB, which only root can make; ``remount`` changes how it is mounted."""
    disk = tmp_path / "schijf"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "barometer-test", str(disk)]
    if os.geteuid() or sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk can only be made by root on Linux")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(repository, audit):
    for number in range(500):
        repository.add_pages(audit.id, [f"http://stad.be/{number}/{letter * 1500}" for letter in "abcdefgh"], depth=1)


def test_a_full_disk_is_one_sentence_and_loses_nothing(small_disk):
    path = small_disk / "barometer.db"
    repository = Repository.open(url(path))
    audit = repository.add_audit(PLAN)
    with pytest.raises(StorageError, match="The disk is full") as caught:
        fill(repository, audit)
    assert "\n" not in caught.value.sentence()
    kept = len(repository.pages(audit.id))
    assert kept % 8 == 0
    assert kept > 0
    repository.engine.dispose()
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    again = Repository.open(url(path))
    assert len(again.pages(audit.id)) == kept
    again.add_pages(audit.id, ["http://stad.be/nieuw"], depth=1)
    again.engine.dispose()


def test_a_disk_that_may_only_be_read_is_one_sentence(small_disk):
    path = small_disk / "barometer.db"
    stored(path)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StorageError, match=r"cannot be written|readonly|read-only"):
        Repository.open(url(path)).add_audit(PLAN)


def limited(path: Path) -> None:
    """Runs in a process of its own: a database in a place where no file may grow beyond 300 kB."""
    repository = Repository.open(url(path))
    audit = repository.add_audit(PLAN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    try:
        fill(repository, audit)
    except StorageError as error:
        print(error.sentence())


def test_files_that_may_not_grow_are_one_sentence(path):
    code = f"from pathlib import Path; from tests.storage.test_database import limited; limited(Path({str(path)!r}))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stdout.count("\n"), ran.stderr) == (0, 1, "")
    pages = Repository.open(url(path)).pages(Repository.open(url(path)).audit("latest").id)
    assert len(pages) > 0
    assert len(pages) % 8 == 0
