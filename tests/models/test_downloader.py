from __future__ import annotations

import errno
import hashlib
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from models import downloader
from models.downloader import SEAM, download
from models.errors import KnownError
from tests.models.server import Hub, serving

CONTENT = random.Random(4).randbytes(6_000_000)
SHA = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    monkeypatch.setattr("models.downloader.time.sleep", lambda _: None)
    monkeypatch.setattr("models.downloader.PROGRESS_S", 0.0)


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_whole_file_arrives_verified_with_progress(tmp_path):
    told = []
    with serving(Hub(CONTENT)) as hub:
        done = download(f"{hub.url}/resolve/m", tmp_path / "m", SHA, len(CONTENT), lambda *a: told.append(a))
    assert (tmp_path / "m").read_bytes() == CONTENT
    assert (done.sha256, done.size, done.verified) == (SHA, len(CONTENT), "catalogue")
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert left(tmp_path) == {"m"}


def test_a_broken_connection_is_continued_where_it_stopped(tmp_path):
    with serving(Hub(CONTENT, cut_after=[1_500_000, 2_000_000])) as hub:
        download(f"{hub.url}/m", tmp_path / "m", SHA, len(CONTENT))
        assert hub.asked == ["", "bytes=1500000-", "bytes=3500000-"]
    assert (tmp_path / "m").read_bytes() == CONTENT


def test_a_killed_download_is_continued_by_the_next_one(tmp_path, monkeypatch):
    monkeypatch.setattr(downloader, "RETRIES", 0)
    with serving(Hub(CONTENT, cut_after=[5_500_000])) as hub:
        with pytest.raises(KnownError) as caught:
            download(f"{hub.url}/m", tmp_path / "m", SHA, len(CONTENT))
        assert caught.value.code == "download-failed"
        assert left(tmp_path) == {"m.part", "m.part.json"}
        download(f"{hub.url}/m", tmp_path / "m", SHA, len(CONTENT))
        assert hub.asked[-1] == f"bytes={5_500_000 - SEAM}-"
    assert (tmp_path / "m").read_bytes() == CONTENT


def test_a_part_of_another_address_is_not_continued(tmp_path):
    (tmp_path / "m.part").write_bytes(bytes(5_900_000))
    with serving(Hub(CONTENT)) as hub:
        download(f"{hub.url}/m", tmp_path / "m", SHA, len(CONTENT))
    assert (tmp_path / "m").read_bytes() == CONTENT


def test_a_server_without_ranges_starts_over(tmp_path):
    with serving(Hub(CONTENT, cut_after=[2_000_000], ranges=False)) as hub:
        download(f"{hub.url}/m", tmp_path / "m", SHA, len(CONTENT))
    assert (tmp_path / "m").read_bytes() == CONTENT


def test_a_wrong_tail_costs_the_tail_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(downloader, "SEAM", 1000)
    (tmp_path / "m.part").write_bytes(CONTENT[:3_000_000])
    with serving(Hub(CONTENT, wrong=1)) as hub:
        url = f"{hub.url}/m"
        (tmp_path / "m.part.json").write_text(json.dumps({"url": url, "sha256": SHA}))
        with pytest.raises(KnownError) as caught:
            download(url, tmp_path / "m", SHA, len(CONTENT))
        assert caught.value.code == "digest-mismatch"
        assert not (tmp_path / "m").exists()
        assert (tmp_path / "m.part").read_bytes() == CONTENT[:2_998_000]
        download(url, tmp_path / "m", SHA, len(CONTENT))
    assert (tmp_path / "m").read_bytes() == CONTENT


def test_a_file_that_is_wrong_from_the_start_is_never_put_in_place(tmp_path):
    with serving(Hub(CONTENT, wrong=2)) as hub:
        for _ in range(2):
            with pytest.raises(KnownError):
                download(f"{hub.url}/m", tmp_path / "m", SHA, len(CONTENT))
            assert not (tmp_path / "m").exists()
        download(f"{hub.url}/m", tmp_path / "m", SHA, len(CONTENT))
    assert (tmp_path / "m").read_bytes() == CONTENT


def test_the_publishers_header_is_used_where_the_catalogue_does_not_know(tmp_path):
    with serving(Hub(CONTENT, linked=SHA)) as hub:
        done = download(f"{hub.url}/resolve/m", tmp_path / "m")
    assert (done.sha256, done.verified) == (SHA, "publisher")


def test_so_is_the_publishers_pointer_file(tmp_path):
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{SHA}\nsize {len(CONTENT)}\n"
    with serving(Hub(CONTENT, pointer=pointer)) as hub:
        assert download(f"{hub.url}/resolve/m", tmp_path / "m").verified == "publisher"


def test_what_the_publisher_tells_is_held_against_the_bytes(tmp_path):
    with serving(Hub(CONTENT, linked="0" * 64)) as hub, pytest.raises(KnownError) as caught:
        download(f"{hub.url}/resolve/m", tmp_path / "m")
    assert caught.value.code == "digest-mismatch"


def test_where_nobody_knows_the_digest_the_result_says_so(tmp_path):
    with serving(Hub(CONTENT)) as hub:
        done = download(f"{hub.url}/m", tmp_path / "m")
    assert (done.sha256, done.verified) == (SHA, "")


@pytest.mark.parametrize("url", ["http://example.org/m", "file:///etc/passwd", "ftp://x/y", "m.gguf"])
def test_only_https_and_this_machine(tmp_path, url):
    with pytest.raises(KnownError) as caught:
        download(url, tmp_path / "m", SHA, 1)
    assert caught.value.code == "bad-url"


def test_a_redirect_away_from_https_is_refused(tmp_path):
    with serving(Hub(CONTENT)) as hub, pytest.raises(KnownError) as caught:
        download(f"{hub.url}/away/m", tmp_path / "m", SHA, 1)
    assert caught.value.code == "bad-url"


def test_a_missing_file_is_told_at_once(tmp_path):
    with serving(Hub(CONTENT)) as hub, pytest.raises(KnownError) as caught:
        download(f"{hub.url}/gone/m", tmp_path / "m", SHA, 1)
    assert caught.value.code == "download-failed"
    assert "404" in caught.value.message


def test_a_disk_too_small_is_told_before_it_is_full(tmp_path, monkeypatch):
    class Usage:
        free = 1_000_000

    monkeypatch.setattr("models.downloader.shutil.disk_usage", lambda _: Usage)
    with serving(Hub(CONTENT)) as hub, pytest.raises(KnownError) as caught:
        download(f"{hub.url}/m", tmp_path / "m", SHA, len(CONTENT))
    assert caught.value.code == "disk-full"


def test_a_disk_that_fills_keeps_the_part(tmp_path, monkeypatch):
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with serving(Hub(CONTENT)) as hub:
        monkeypatch.setattr(downloader, "_copy", full)
        with pytest.raises(KnownError) as caught:
            download(f"{hub.url}/m", tmp_path / "m", SHA, len(CONTENT))
    assert caught.value.code == "disk-full"
    assert "m.part" in left(tmp_path)


def test_the_process_speaks_json_lines(tmp_path):
    with serving(Hub(CONTENT)) as hub:
        command = [sys.executable, "-m", "models.downloader", f"{hub.url}/m", str(tmp_path / "m"), SHA, "0"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        events = [json.loads(line) for line in done.stdout.splitlines()]
        assert done.returncode == 0
        assert events[-1] == {"event": "done", "sha256": SHA, "size": len(CONTENT), "verified": "catalogue"}
        command[3] = f"{hub.url}/gone/m"
        failed = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert failed.returncode == 1
    assert json.loads(failed.stdout.splitlines()[-1])["code"] == "download-failed"
