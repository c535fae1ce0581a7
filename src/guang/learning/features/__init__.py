"""What the past says about a viewer, an item, and the two together.

A feature is one file: it holds state, takes in behaviour (`update`) and gives columns (`value`). The same objects
serve requests and replay the journal for training.
"""

from guang.learning.features.types import Sort

__all__ = ["Sort"]
