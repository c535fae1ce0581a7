"""Files of showings as CF_Rec prepared them: lines ``person item item …``."""

import gzip
from pathlib import Path

import numpy as np
from scipy import sparse

from guang.learning.laboratory.exposures.types import Exposures
from guang.learning.laboratory.types import Rows

SPLIT_SEED = 0
"""Which half teaches was drawn once; the seed of an experiment does not change it."""


def kuairand(folder: Path) -> Exposures:
    """KuaiRand: likes under Kuaishou's policy, and yes and no to videos drawn by lot. Half of the people teach."""
    likes = [_pairs(folder / f"{name}.txt.gz") for name in ("train", "valid")]
    yes, no = _pairs(folder / "test_ood.txt.gz"), _pairs(folder / "test_neg.txt.gz")
    people, items = (1 + max(int(part[side].max()) for part in (*likes, yes, no)) for side in (0, 1))
    person, item = (np.concatenate([yes[side], no[side]]) for side in (0, 1))
    said = np.concatenate([np.ones(len(yes[0]), np.float32), np.zeros(len(no[0]), np.float32)])
    order = np.argsort(person, kind="stable")
    pairs = np.unique(np.concatenate([of * items + what for of, what in likes]))
    known = sparse.csr_matrix((np.ones(len(pairs), np.float32), (pairs // items, pairs % items)), shape=(people, items))
    teaches = np.random.default_rng(SPLIT_SEED).random(people) < 0.5
    return Exposures("kuairand", known, person[order], item[order], said[order], teaches)


def _pairs(path: Path) -> tuple[Rows, Rows]:
    with gzip.open(path, "rt") as file:
        lines = [np.array(line.split(), np.int64) for line in file]
    lines = [line for line in lines if len(line) > 1]
    person = np.repeat([line[0] for line in lines], [len(line) - 1 for line in lines])
    return person, np.concatenate([line[1:] for line in lines])
