"""One holder per folder: a lock that dies with its process and says whose it is."""

import fcntl
import json
import os
from pathlib import Path

from guang.kernel.postgres.errors import Held, Unreachable


class Holder:
    """An exclusive claim on a folder, kept in a lock file that names the process, its purpose and its address.

    The claim is an advisory lock of the operating system: it ends when the process ends, however that happens, so a
    file that is left behind means nothing.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the claim."""
        return self._descriptor is not None

    def take(self, purpose: str, address: str = "") -> None:
        """Claim the folder.

        Raises:
            Held: another process has it; nothing changes.
            Unreachable: the lock file cannot be written.
        """
        try:
            descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as problem:
            raise Unreachable(f"The folder {self.file.parent} cannot be written: {problem.strerror}.") from problem
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            os.close(descriptor)
            raise self.refusal() from problem
        self._descriptor = descriptor
        body = json.dumps({"pid": os.getpid(), "purpose": purpose, "address": address}).encode()
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, body, 0)

    def release(self) -> None:
        """Give the claim up; harmless when there is none."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None

    def refusal(self) -> Held:
        """Who holds the folder, as the error that says so."""
        try:
            who = json.loads(self.file.read_bytes() or b"{}")
        except (OSError, ValueError):
            who = {}
        return Held(self.file.parent, who.get("pid", 0), who.get("address", ""), who.get("purpose", ""))
