"""Where a path lies: on a disk of this computer, on one that can be pulled out, or across a network.

The table of the system is read, nothing on the drives themselves, so a server that hangs can't hold us up.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import psutil

MountKind = Literal["local", "network", "removable"]

_NETWORK_TEXT = """
nfs nfs4 cifs smb smb3 smbfs afpfs webdav davfs ncpfs 9p afs ceph glusterfs lustre fuse.sshfs fuse.rclone
fuse.gvfsd-fuse fuse.davfs2 fuse.s3fs fuse.curlftpfs macfuse osxfuse vboxsf vmhgfs fuse.vmhgfs-fuse prl_fs
"""
_NETWORK = frozenset(_NETWORK_TEXT.split())
_PULLED_OUT_BELOW = ("/media/", "/run/media/", "/Volumes/")


@dataclass(frozen=True, slots=True)
class Mount:
    """One entry of the system's table; ``point`` is the folder at which it appears."""

    point: str
    kind: MountKind


def mounts() -> tuple[Mount, ...]:
    """All mounts now, the deepest first."""
    found = {}
    for part in psutil.disk_partitions(all=True):
        options = part.opts.split(",")
        kind: MountKind = "local"
        if part.fstype.lower() in _NETWORK or "remote" in options:
            kind = "network"
        elif "removable" in options or part.mountpoint.startswith(_PULLED_OUT_BELOW):
            kind = "removable"
        found[part.mountpoint] = Mount(part.mountpoint, kind)
    return tuple(sorted(found.values(), key=lambda one: -len(one.point)))


def mount_of(path: str, table: Sequence[Mount]) -> Mount:
    """The mount a path lies on; a local one at the root where the table doesn't tell."""
    return next((one for one in table if below(path, one.point)), Mount(os.sep, "local"))


def points_of(path: str, table: Sequence[Mount]) -> tuple[str, ...]:
    """The mount point a path lies on, then those inside it."""
    inside = [one.point for one in table if one.point != path and below(one.point, path)]
    return (mount_of(path, table).point, *sorted(inside))


def missing(points: Iterable[str], table: Sequence[Mount]) -> tuple[str, ...]:
    """Those mount points at which nothing is mounted now."""
    now = {one.point for one in table}
    return tuple(point for point in points if point not in now and point != os.sep)


def below(path: str, folder: str) -> bool:
    """Whether a path is the folder or lies inside it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
