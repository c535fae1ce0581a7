"""The rulebook in force, read once from the package."""

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from guang.trust.governance.words import Reader, Rulebook, compile_rules


@cache
def in_force() -> Reader:
    """The compiled rules; every verdict carries their version."""
    text = files("guang.trust.governance").joinpath("rulebook.yaml").read_text("utf-8")
    return compile_rules(msgspec.convert(yaml.safe_load(text), Rulebook))
