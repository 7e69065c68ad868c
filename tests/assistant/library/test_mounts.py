from types import SimpleNamespace

import psutil
import pytest

from assistant.library import mounts
from assistant.library.mounts import Mount


@pytest.fixture
def table(monkeypatch):
    """The system's table: a disk, a server, a stick."""
    parts = [
        SimpleNamespace(mountpoint="/", fstype="ext4", opts="rw"),
        SimpleNamespace(mountpoint="/srv/mail", fstype="nfs4", opts="rw,remote"),
        SimpleNamespace(mountpoint="/media/anna/STICK", fstype="vfat", opts="rw"),
    ]
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: parts)
    return mounts.mounts()


def test_the_kind_of_drive_is_told(table):
    assert mounts.mount_of("/home/anna", table).kind == "local"
    assert mounts.mount_of("/srv/mail/box", table).kind == "network"
    assert mounts.mount_of("/media/anna/STICK", table).kind == "removable"


def test_a_name_that_only_begins_alike_is_another_place(table):
    assert mounts.mount_of("/srv/mailbox", table).point == "/"


def test_points_are_its_own_first_and_then_those_inside(table):
    assert mounts.points_of("/srv", table) == ("/", "/srv/mail")
    assert mounts.points_of("/srv/mail", table) == ("/srv/mail",)


def test_what_is_not_mounted_now_is_missing(table):
    assert mounts.missing(("/", "/srv/mail", "/media/anna/OTHER"), table) == ("/media/anna/OTHER",)
    assert mounts.missing(("/srv/mail",), (Mount("/", "local"),)) == ("/srv/mail",)
