"""What the answers of some people say about those of others: the appeal of items, and tastes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from guang.learning.laboratory.exposures.likes import Floats, View
from guang.learning.laboratory.exposures.types import Exposures, Mask
from guang.learning.laboratory.types import Matrix, Rows

OWN_SHOWINGS = 5.0
"""A person's share of yes is believed as if they had been shown so many more at the average."""
APPEAL_SHOWINGS = 30.0
"""An item's appeal is believed as if it had been shown so many more times with the answers that its likes foretell."""
PRIOR_RIDGE = 30.0
TASTE_RIDGE = 100.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learnt from answers.

    Attributes:
        foretold: by item, what its likes let one expect: more yes than from the same people on average.
        appeal: by item, the same corrected by its own showings.
        tastes: one matrix a view, people's directions × items: what a direction adds to an item's appeal.
    """

    foretold: Floats
    appeal: Floats
    tastes: tuple[Floats, ...]

    def columns(self, data: Exposures, views: Sequence[View], lines: Mask) -> NDArray[np.float32]:
        """One row a showing: foretold, appeal, each taste, appeal with the mean of the tastes, appeal of the likes."""
        person, item = data.person[lines], data.item[lines]
        tastes = [
            np.einsum("lk,lk->l", view.people[person], taste.T[item])
            for view, taste in zip(views, self.tastes, strict=True)
        ]
        liked = np.maximum(np.diff(data.likes.indptr), 1)
        around = np.asarray(data.likes @ self.appeal).ravel() / liked
        whole = self.appeal[item] + np.mean(tastes, axis=0)
        return np.column_stack([self.foretold[item], self.appeal[item], *tastes, whole, around[person]]).astype(
            np.float32
        )


def learn(data: Exposures, views: Sequence[View], lines: Mask) -> Lesson:
    """Learn from some showings: first the appeal of items, then by view who differs from the others in what."""
    person, item, yes = data.person[lines], data.item[lines], data.yes[lines].astype(np.float64)
    own = yes - shares(person, yes, data.people)[person]
    foretold, appeal = _appeal(data, views, item, own)
    left = own - appeal[item]
    shown = _table(person, item, np.ones(len(item)), data)
    missed = _table(person, item, left, data)
    tastes = tuple(taste(view, shown, missed, TASTE_RIDGE) @ view.items.T for view in views)
    return Lesson(foretold, appeal, tastes)


def taste(view: View, shown: Matrix, missed: Matrix, ridge: float) -> Floats:
    """The matrix that ties directions of people to directions of items: ridge regression of what is left.

    The normal equations of all pairs (direction of a person × direction of an item) need no line a showing: what they
    sum over people and over items are two products of small matrices around the sparse table of showings.
    """
    width, height = view.people.shape[1], view.items.shape[1]
    of_people, of_items = _squares(view.people), _squares(view.items)
    sums = (of_people.T @ (shown @ of_items)).reshape(width, width, height, height)
    gram = sums.transpose(0, 2, 1, 3).reshape(width * height, width * height)
    wanted = (view.people.T @ (missed @ view.items)).ravel()
    solved = np.linalg.solve(gram + ridge * np.eye(len(gram)), wanted)
    return np.asarray(solved.reshape(width, height))


def _appeal(data: Exposures, views: Sequence[View], item: Rows, own: Floats) -> tuple[Floats, Floats]:
    fame = np.log1p(np.asarray(data.likes.sum(0)).ravel())
    widest = max(views, key=lambda view: view.items.shape[1]).items
    known = np.column_stack([np.ones(data.items), fame, fame**2, widest])
    shown, more = np.bincount(item, minlength=data.items), np.bincount(item, own, data.items)
    gram = (known * shown[:, None]).T @ known + PRIOR_RIDGE * np.eye(known.shape[1])
    foretold = known @ np.linalg.solve(gram, known.T @ more)
    return foretold, foretold + (more - shown * foretold) / (shown + APPEAL_SHOWINGS)


def shares(person: Rows, yes: NDArray[np.floating], people: int) -> Floats:
    """How often each person says yes; of whom nothing is known, the average."""
    shown, said = np.bincount(person, minlength=people), np.bincount(person, yes, people)
    return np.asarray((said + OWN_SHOWINGS * yes.mean()) / (shown + OWN_SHOWINGS))


def _table(person: Rows, item: Rows, value: Floats, data: Exposures) -> Matrix:
    return sparse.csr_matrix((value, (person, item)), shape=(data.people, data.items))


def _squares(rows: Floats) -> Floats:
    return np.asarray((rows[:, :, None] * rows[:, None, :]).reshape(len(rows), -1))
