"""What belongs to whom does not depend on which log is read first."""

from datetime import timedelta

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guang import journal
from guang.journal import Kind
from guang.journal.facts.discovery import InterestsReset, InterestsRestored
from guang.journal.facts.people import ViewersMerged
from guang.kernel.ids import EPOCH, ViewerId
from guang.learning.features import Memory
from guang.learning.features.owners import NOBODY, Owners

PEOPLE = (1, 2, 3)


def act(memory: Memory, viewer: int, item: int, at: int) -> None:
    columns = journal.behaviour.columns(
        id=[(at * 1000) << 21],
        viewer=[viewer],
        kind=[int(Kind.finish)],
        subject=[item],
        subject_kind=[1],
        watched_ms=[1],
        duration_ms=[1],
    )
    list(memory.take(columns))


def hear(memory: Memory, fact: msgspec.Struct, at: int) -> None:
    memory.hear(fact, EPOCH + timedelta(seconds=at))


def known(memory: Memory) -> list[list[int]]:
    return [memory.items.ids[memory.trail(viewer).items].tolist() for viewer in PEOPLE]


@st.composite
def stories(draw: st.DrawFn) -> list[tuple[int, int, msgspec.Struct | None]]:
    """Acts and facts in order: (when, who, the fact or an act). A merged viewer is not met again."""
    lines: list[tuple[int, int, msgspec.Struct | None]] = []
    alive, asides, aside = list(PEOPLE), dict[int, int](), 100
    for at in range(1, draw(st.integers(1, 24))):
        who = draw(st.sampled_from(alive))
        match draw(st.sampled_from(["act", "act", "act", "reset", "restore", "merge"])):
            case "reset":
                if who in asides:
                    lines.append((at, who, InterestsReset(ViewerId(asides[who]))))
                aside += 1
                asides[who] = aside
                lines.append((at, who, InterestsReset(ViewerId(who), ViewerId(aside))))
            case "restore" if who in asides:
                lines.append((at, who, InterestsRestored(ViewerId(who), ViewerId(asides.pop(who)))))
            case "merge" if len(alive) > 1:
                alive.remove(who)
                into = draw(st.sampled_from(alive))
                lines.append((at, who, ViewersMerged(ViewerId(who), ViewerId(into))))
                if who in asides:
                    lines.append((at, who, InterestsReset(ViewerId(asides.pop(who)))))
            case _:
                lines.append((at, who, None))
    return lines


@settings(deadline=None)
@given(stories())
def test_a_replay_that_reads_all_facts_first_knows_what_a_process_knows_that_lived_through_it(
    story: list[tuple[int, int, msgspec.Struct | None]],
) -> None:
    lived, facts_first, acts_first = Memory(), Memory(), Memory()
    for at, who, fact in story:
        hear(lived, fact, at) if fact is not None else act(lived, who, 1000 + at, at)
    facts = [(fact, at) for at, _, fact in story if fact is not None]
    acts = [(who, 1000 + at, at) for at, who, fact in story if fact is None]
    for line in facts:
        hear(facts_first, *line)
    for one in acts:
        act(facts_first, *one)
        act(acts_first, *one)
    for line in facts:
        hear(acts_first, *line)

    assert known(facts_first) == known(lived)
    assert known(acts_first) == known(lived)


def test_without_facts_nothing_is_looked_up() -> None:
    viewers = np.array([1, 2])
    assert Owners().of(viewers, np.zeros(2)) is viewers


@pytest.mark.parametrize("facts", [[(1, 2), (2, 1)], [(1, 2), (2, 3), (3, 1)]])
def test_a_circle_of_merges_ends(facts: list[tuple[int, int]]) -> None:
    owners = Owners()
    for source, into in facts:
        owners.merged(source, into, 5.0)
    assert owners.of(np.array([1]), np.array([1.0])).tolist() == [NOBODY]


def test_news_of_a_reset_that_was_heeded_and_taken_back_already_resets_nothing() -> None:
    memory, reset = Memory(), InterestsReset(ViewerId(1), ViewerId(101))
    act(memory, 1, 1001, 1)
    hear(memory, reset, 2)
    assert known(memory)[0] == []
    hear(memory, InterestsRestored(ViewerId(1), ViewerId(101)), 3)
    assert known(memory)[0] == [1001]

    hear(memory, reset, 2)

    assert known(memory)[0] == [1001]
