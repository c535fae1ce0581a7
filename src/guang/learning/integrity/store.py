"""What the journal says about viewers."""

from guang.journal import reading, registry
from guang.journal.facts.trust import ViewersWeighed
from guang.kernel.db import Session
from guang.kernel.ids import FactId, time_of
from guang.learning.integrity.types import Verdict

_NAME = registry.name_of(ViewersWeighed)
_AT_ONCE = 1000


async def verdicts(session: Session) -> list[Verdict]:
    """All decisions, the earliest first."""
    found: list[Verdict] = []
    after = reading.Position().facts
    while True:
        lines = await reading.facts_after(session, after, names=[_NAME], most=_AT_ONCE)
        for line in lines:
            said = registry.read(line.name, line.body)
            assert isinstance(said, ViewersWeighed)
            found.append(Verdict(time_of(FactId(line.id)), said))
        if len(lines) < _AT_ONCE:
            return found
        after = (lines[-1].tx, lines[-1].position)
