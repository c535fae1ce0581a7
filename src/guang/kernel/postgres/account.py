"""Which account runs the server: ourselves, or somebody harmless where we are root."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from stat import S_IXGRP, S_IXOTH, S_IXUSR
from typing import Any

from guang.kernel.postgres.errors import Unreachable


@dataclass(frozen=True, slots=True)
class Account:
    """A user and group of this machine."""

    uid: int
    gid: int

    @classmethod
    def current(cls) -> "Account":
        """The account of this process."""
        return cls(os.geteuid(), os.getegid())

    @classmethod
    def for_server(cls, folder: Path) -> "Account":
        """Who runs the server of ``folder``: PostgreSQL refuses root, so root hands over to the owner, or to nobody."""
        if os.geteuid() != 0:
            return cls.current()
        if folder.exists() and (owner := folder.stat()).st_uid != 0:
            return cls(owner.st_uid, owner.st_gid)
        try:
            entry = pwd.getpwnam("nobody")
        except KeyError as problem:
            raise Unreachable(
                "PostgreSQL does not run as root and this machine has no account 'nobody': use another user."
            ) from problem
        return cls(entry.pw_uid, entry.pw_gid)

    @property
    def is_self(self) -> bool:
        """Whether a process of this account is what we are already."""
        return self.uid == os.geteuid()

    def process(self) -> dict[str, Any]:
        """The arguments that make :mod:`subprocess` start a program under this account."""
        switch: dict[str, Any] = {} if self.is_self else {"user": self.uid, "group": self.gid, "extra_groups": []}
        return {"umask": 0o077, **switch}

    def own(self, path: Path) -> None:
        """Give one file or folder of ours to this account."""
        if not self.is_self:
            os.chown(path, self.uid, self.gid)


def reachable(path: Path, account: Account) -> bool:
    """Whether ``account`` may pass through every folder above ``path`` and use ``path`` itself."""
    real = path.resolve()
    return all(_passable(step, account) for step in [real, *real.parents] if step.exists())


def _passable(step: Path, account: Account) -> bool:
    about = step.stat()
    if about.st_uid == account.uid:
        return bool(about.st_mode & S_IXUSR)
    if about.st_gid == account.gid:
        return bool(about.st_mode & S_IXGRP)
    return bool(about.st_mode & S_IXOTH)
