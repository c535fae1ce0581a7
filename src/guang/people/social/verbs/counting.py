"""How often things were liked and so on, in one query for a whole page."""

from collections.abc import Collection
from dataclasses import replace

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, SubjectId, ViewerId
from guang.people.social import rules, store
from guang.people.social.rules import COUNTED, Change
from guang.people.social.types import Counts, Mine, Standing


async def counts(session: Session, subjects: Collection[SubjectId]) -> dict[SubjectId, Counts]:
    """Counts of every subject asked for, zeros included, in one query."""
    found = {subject: Counts() for subject in subjects}
    for row in await store.counts(session, subjects) if subjects else ():
        found[SubjectId(row["subject"])] = Counts(**{name: row[name] for name in COUNTED})
    return found


async def mine(session: Session, viewer: ViewerId, subjects: Collection[SubjectId]) -> dict[SubjectId, Mine]:
    """What one viewer did to every subject asked for, in one query."""
    found = {subject: Mine() for subject in subjects}
    for subject, mark in await store.marks(session, viewer, subjects) if subjects else ():
        liked = found[subject].liked or mark == "like"
        found[subject] = Mine(liked, found[subject].favourited or mark == "favourite")
    return found


async def standings(session: Session, people: Collection[AccountId]) -> dict[AccountId, Standing]:
    """How many follow these people, how many they follow, and how often their works were liked: two queries."""
    found = {person: Standing() for person in people}
    by_subject = {person.subject: person for person in people}
    for row in await store.counts(session, list(by_subject)) if people else ():
        found[by_subject[SubjectId(row["subject"])]] = Standing(row["followers"], row["following"])
    for person, likes in (await store.likes_received(session, people)).items() if people else ():
        found[person] = replace(found[person], likes=likes)
    return found


async def count_shares(session: Session, shares: Collection[tuple[SubjectId, int]]) -> None:
    """Add shares that browsers reported."""
    await store.bump(session, rules.total((subject, Change(shares=number)) for subject, number in shares))
