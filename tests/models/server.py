"""A small HTTP server on this machine that behaves, and misbehaves, like a model hub."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Hub:
    """What the server serves, and how.

    Attributes:
        content: bytes of the file.
        linked: digest to tell in the redirect's X-Linked-ETag, "" for none.
        pointer: text served under /raw/, "" for none.
        cut_after: bytes after which connections are closed, one for each coming request; then whole answers.
        ranges: whether Range is honoured.
        wrong: bytes served instead of the content (same length) for this many requests.
    """

    content: bytes
    linked: str = ""
    pointer: str = ""
    cut_after: list[int] = field(default_factory=list)
    ranges: bool = True
    wrong: int = 0
    asked: list[str] = field(default_factory=list)
    url: str = ""


@contextmanager
def serving(hub: Hub) -> Iterator[Hub]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith("/resolve/"):
                self.send_response(302)
                self.send_header("Location", "/blob/" + self.path.removeprefix("/resolve/"))
                if hub.linked:
                    self.send_header("X-Linked-ETag", f'"{hub.linked}"')
                    self.send_header("X-Linked-Size", str(len(hub.content)))
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif self.path.startswith("/raw/"):
                body = hub.pointer.encode()
                self.send_response(200 if hub.pointer else 404)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            elif self.path.startswith("/away/"):
                self.send_response(302)
                self.send_header("Location", "http://example.org/file")
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif self.path.startswith("/gone/"):
                self.send_error(404)
            else:
                self._blob()

        def _blob(self) -> None:
            wanted = self.headers.get("Range", "")
            hub.asked.append(wanted)
            content, start = hub.content, 0
            if hub.wrong and wanted != "bytes=0-0":
                hub.wrong -= 1
                content = bytes(byte ^ 255 for byte in content)
            found = re.match(r"bytes=(\d+)-(\d*)", wanted)
            if found and hub.ranges:
                start = int(found[1])
                if start >= len(content):
                    self.send_error(416)
                    return
                end = int(found[2]) + 1 if found[2] else len(content)
                self.send_response(206)
                content = content[start:end]
            else:
                self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if hub.cut_after and wanted != "bytes=0-0":
                content = content[: hub.cut_after.pop(0)]
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    hub.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
