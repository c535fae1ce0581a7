"""Data sets as histories: the prepared files of papers, and any table of who touched what, in which order."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from scipy import sparse

from guang.learning.laboratory import files, tasks
from guang.learning.laboratory.errors import TooFew
from guang.learning.laboratory.types import Histories, Matrix, Questions, Task


def beauty(folder: Path) -> Task:
    """Amazon Beauty as S3-Rec prepared it: one line a person, items in order, and what is known about each item."""
    lines = [np.array(line.split()[1:], np.int64) for line in _lines(folder / "Beauty.txt.gz")]
    histories = Histories.of(np.concatenate(lines), np.array([len(line) for line in lines]))
    items = int(histories.items.max()) + 1
    with gzip.open(folder / "Beauty_item2attributes.json.gz", "rt") as file:
        return tasks.leave_one_out("beauty", histories, items, traits(json.load(file), items))


def diginetica(folder: Path) -> Task:
    """Diginetica as SR-GNN prepared it: sessions of items, and prefixes with what came next as the test."""
    lines = [np.array(line.split(), np.int64) for line in _lines(folder / "diginetica_train_sessions.txt.gz")]
    past = Histories.of(np.concatenate(lines), np.array([len(line) for line in lines]))
    asked = [line.split("\t") for line in _lines(folder / "diginetica_test.tsv.gz")]
    contexts = [np.array(known.split(), np.int64) for known, _ in asked]
    targets = np.array([int(target) for _, target in asked])
    known = Histories.of(np.concatenate(contexts), np.array([len(context) for context in contexts]))
    # Prefixes of one session follow one another, longest first, and end where the next one is not shorter.
    session = np.cumsum(np.r_[0, np.diff(known.lengths) >= 0])
    items = int(max(past.items.max(), known.items.max(), targets.max())) + 1
    return tasks.sessions("diginetica", past, Questions(known, targets, session), items)


def retailrocket(folder: Path) -> tuple[Task, ...]:
    """RetailRocket's log split by time: first touches of anything (discovery), and purchases (buy).

    Learnt from 31 July 2015 on, tested from 21 August on. Channels are fitted again every three days for discovery, and
    every week for purchases, which hang on everybody's own past. Acts are asked for in their turn, as a log streams;
    purchases a second time (buy_at_once) with nothing of the same second known, so that a basket is asked for whole.
    """
    with gzip.open(folder / "train_events.csv.gz", "rt") as file:
        lines = [line.rstrip("\n").split(",") for line in file][1:]
    user, item, at = (np.array([int(line[column]) for line in lines]) for column in (0, 1, 3))
    words = {"view": 0, "cart": 1, "buy": 2}
    kind = np.array([words[line[2]] for line in lines])
    order = np.lexsort((np.arange(len(at)), at, user))
    _, person = np.unique(user[order], return_inverse=True)
    acts = Histories.of(item[order] + 1, np.bincount(person), kind[order], at[order].astype(np.float64))
    items = int(item.max()) + 2
    learn, test = (datetime(2015, month, day, tzinfo=UTC).timestamp() for month, day in ((7, 31), (8, 21)))
    often, seldom = (tasks.Spans(learn, test, step=days * 86_400.0) for days in (3, 7))
    bought = kind[order] == words["buy"]
    firsts = np.zeros(len(order), bool)
    firsts[np.unique(person * items + acts.items, return_index=True)[1]] = True
    return (
        tasks.by_time("retailrocket_discovery", acts, firsts, often, items, repeats=False),
        tasks.by_time("retailrocket_buy", acts, bought, seldom, items, repeats=True),
        tasks.by_time("retailrocket_buy_at_once", acts, bought, replace(seldom, at_once=True), items, repeats=True),
    )


def table(path: Path, *, protocol: str | None = None) -> Task:
    """A CSV, TSV, Parquet or RecBole file (``.inter``): one line an act, with a person or a session and an item.

    Lines are in order of their times, or in that of the file where it has none.

    Args:
        protocol: ``leave-one-out`` or ``sessions``; by default the latter if people are sessions by the column's name.

    Raises:
        UnknownShape: no column looks like people or items, or the times cannot be read.
        TooFew: there is too little in it.
    """
    acts = files.read(path, by_person=protocol == "leave-one-out")
    if len(acts.items) == 0:
        raise TooFew(questions=0, least=tasks.LEAST)
    protocol = protocol or ("sessions" if acts.are_sessions else "leave-one-out")
    return replace(_of_acts(_stem(path), acts, protocol), facts={"protocol": protocol, "left_out": acts.left_out})


def traits(known: Mapping[str, list[int]], items: int) -> Matrix:
    """Items × traits from a list of traits by item."""
    item = np.repeat([int(key) for key in known], [len(held) for held in known.values()])
    trait = np.concatenate([np.asarray(held, np.int64) for held in known.values()])
    inside = item < items
    shape = (items, int(trait.max()) + 1)
    return sparse.csr_matrix((np.ones(int(inside.sum()), np.float32), (item[inside], trait[inside])), shape=shape)


def _of_acts(name: str, acts: files.Acts, protocol: str) -> Task:
    """Acts in order of time as a task; sessions stand in the order of their last acts."""
    last = np.zeros(int(acts.people.max()) + 1, np.int64)
    np.maximum.at(last, acts.people, np.arange(len(acts.people)))
    place = np.argsort(np.argsort(last))[acts.people]
    order = np.argsort(place, kind="stable")
    kinds = None if acts.kinds is None else acts.kinds[order]
    at = None if acts.at is None else acts.at[order]
    histories = Histories.of(acts.items[order] + 1, np.bincount(place), kinds, at)
    count = int(acts.items.max()) + 2
    if protocol == "sessions":
        return tasks.split_by_session(name, histories, count)
    return tasks.leave_one_out(name, histories, count)


def _lines(path: Path) -> list[str]:
    with gzip.open(path, "rt") as file:
        return [line.rstrip("\n") for line in file if line.strip()]


def _stem(path: Path) -> str:
    return path.name.split(".")[0]
