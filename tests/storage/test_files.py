import errno
import os

import pytest

from barometer.errors import NotFoundError, StorageError
from barometer.storage.files import SnapshotFiles

AUDIT = "0123456789abcdef"
URL = "http://stad.be/"


def test_a_file_is_named_by_audit_and_address(tmp_path):
    files = SnapshotFiles(tmp_path)
    name = SnapshotFiles.name(AUDIT, URL, "jpg")
    files.write(name, b"een")
    files.write(name, b"twee")
    assert files.path(name).read_bytes() == b"twee"
    assert [path.name for path in (tmp_path / AUDIT).iterdir()] == [name.partition("/")[2]]
    assert SnapshotFiles.name(AUDIT, URL + "x", "jpg") != name


HASH = "a" * 32


@pytest.mark.parametrize("name", ["../../etc/passwd", f"{AUDIT}/../x.jpg", "", "/x", f"{AUDIT}/{HASH}.exe", f"{AUDIT}/{HASH}.jpg\n"])
def test_another_name_is_no_file_of_ours(tmp_path, name):
    with pytest.raises(NotFoundError):
        SnapshotFiles(tmp_path).path(name)


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "is full"), (errno.EDQUOT, "is full"), (errno.EIO, "cannot be written")])
def test_a_disk_that_refuses_leaves_the_old_file(tmp_path, monkeypatch, number, words):
    files, name = SnapshotFiles(tmp_path), SnapshotFiles.name(AUDIT, URL, "json.gz")
    files.write(name, b"oud")

    def refuse(handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(StorageError, match=words) as caught:
        files.write(name, b"nieuw")
    assert "\n" not in caught.value.sentence()
    assert files.path(name).read_bytes() == b"oud"
    assert len(list((tmp_path / AUDIT).iterdir())) == 1


def test_a_file_in_the_place_of_the_folder_is_one_sentence(tmp_path):
    (tmp_path / "snapshots").write_text("geen map")
    with pytest.raises(StorageError, match="cannot be written"):
        SnapshotFiles(tmp_path / "snapshots").write(SnapshotFiles.name(AUDIT, URL, "jpg"), b"x")
