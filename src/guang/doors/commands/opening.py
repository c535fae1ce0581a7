"""What an installation begins with: the demo world, a catalogue, or nothing. Decided at the first start."""

import json
from dataclasses import asdict, dataclass, replace
from importlib import import_module
from pathlib import Path

from rich.console import Console

from guang.doors.commands.steps import step
from guang.kernel.settings import Settings

NOTHING, DEMO = "nothing", "demo"


@dataclass(frozen=True, slots=True)
class Choice:
    """How this installation began.

    Args:
        world: ``demo``, ``nothing``, or the folder of a catalogue.
        made: whether that is finished; what was interrupted goes on at the next start.
        accounts: lines that say how to log in.
    """

    world: str
    made: bool = False
    accounts: tuple[str, ...] = ()

    @property
    def demo(self) -> bool:
        """Whether simulators may show themselves and everybody may know the passwords."""
        return self.world != NOTHING


def choose(settings: Settings, *, world: Path | None, no_demo: bool, external: bool) -> Choice:
    """The choice that was made at the first start, or the one to make now.

    An installation on somebody's own PostgreSQL begins empty unless it is told otherwise: demo accounts have
    passwords that everybody knows.

    Args:
        external: whether the database is somebody's own.
    """
    note = _note(settings)
    if note.exists():
        known = json.loads(note.read_bytes())
        return Choice(known["world"], known["made"], tuple(known["accounts"]))
    if world is not None:
        return Choice(str(world.absolute()))
    return Choice(NOTHING if no_demo or (external and not settings.demo) else DEMO)


def make(settings: Settings, choice: Choice, console: Console) -> Choice:
    """Make the world, or what is missing of it; a choice that is finished is left as it is."""
    if choice.made:
        return choice
    _keep(settings, choice)
    if choice.demo:
        with step("world", console) as progress:
            # Loaded only now: later starts have no use for what makes worlds.
            demo = import_module("guang.doors.commands.demo")
            try:
                choice = replace(choice, accounts=demo.make(settings, choice.world, progress))
            except demo.NoWorld:
                _note(settings).unlink()
                raise
            progress.outcome = "made; what is left to film is filmed while it is open"
    made = replace(choice, made=True)
    _keep(settings, made)
    return made


def _note(settings: Settings) -> Path:
    return settings.data_dir / "world.json"


def _keep(settings: Settings, choice: Choice) -> None:
    draft = settings.data_dir / "world.json.new"
    draft.write_text(json.dumps(asdict(choice)))
    draft.replace(_note(settings))
