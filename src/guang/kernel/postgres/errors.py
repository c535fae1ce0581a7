"""What can go wrong with the embedded database, each as one sentence for the person at the terminal."""

from pathlib import Path


class ClusterError(Exception):
    """The embedded database cannot do what was asked; the text is one plain sentence."""


class Unreachable(ClusterError):
    """A folder cannot be made, read or written by the account that needs it."""


class Held(ClusterError):
    """Somebody else holds the data folder."""

    def __init__(self, path: Path, pid: int, address: str, purpose: str) -> None:
        self.path, self.pid, self.address, self.purpose = path, pid, address, purpose
        by = f"process {pid}" if pid else "another process"
        what = f" (guang {purpose}{f' on {address}' if address else ''})" if purpose else ""
        super().__init__(
            f"The data folder {path} is held by {by}{what}; stop it, or set GUANG_DATA_DIR to another folder."
        )


class WrongVersion(ClusterError):
    """The data folder was written by another major version of PostgreSQL."""

    def __init__(self, path: Path, found: str, wanted: int) -> None:
        self.found, self.wanted = found, wanted
        super().__init__(
            f"The database in {path} was written by PostgreSQL {found} and this Guang brings PostgreSQL {wanted}: "
            f"with the Guang that wrote it run './guang backup FOLDER', then with this one, "
            f"on an empty GUANG_DATA_DIR, './guang restore FOLDER'."
        )


class WontStart(ClusterError):
    """The server died while starting, or did not get ready in time."""
