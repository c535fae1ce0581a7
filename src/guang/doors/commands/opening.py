"""What an installation begins with: the demo world, a catalogue of one's own, or nothing. Decided once."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console

from guang.kernel.settings import Settings


@dataclass(frozen=True, slots=True)
class Choice:
    """How this installation began, and whether that is finished."""

    world: str
    made: bool = False

    @property
    def demo(self) -> bool:
        """Whether simulators may show themselves and the demo accounts exist."""
        return self.world != "none"


def choose(settings: Settings, *, world: Path | None, no_demo: bool) -> Choice:
    """The choice that was made at the first start, or the one to make now.

    An installation on somebody's own PostgreSQL begins empty unless it is told otherwise: demo accounts have
    passwords that everybody knows.
    """
    noted = _note(settings)
    if noted.exists():
        return Choice(**json.loads(noted.read_bytes()))
    if world is not None:
        return Choice(str(world.absolute()))
    external = noted.parent.joinpath("postgres.json").exists() is False
    return Choice("none" if no_demo or (external and not settings.demo) else "demo")


def make(settings: Settings, choice: Choice, console: Console) -> None:
    """Make the world, unless that has been done."""


def accounts(choice: Choice) -> list[str]:
    """Lines that say how to log in."""
    return []


def _note(settings: Settings) -> Path:
    return settings.data_dir / "world.json"


def _keep(settings: Settings, choice: Choice) -> None:
    _note(settings).write_text(json.dumps(asdict(choice)))
