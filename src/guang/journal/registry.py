"""Fact classes and their names: the vocabulary in which the platform remembers."""

import re
from typing import Any, TypeVar

import msgspec

from guang.kernel import codec

FactClass = TypeVar("FactClass", bound=type[msgspec.Struct])
_NAME = re.compile(r"^[a-z]+\.[a-z_]+\.v[1-9][0-9]*$")
_by_name: dict[str, type[msgspec.Struct]] = {}
_by_class: dict[type[msgspec.Struct], str] = {}


class UnknownFact(LookupError):
    """A journal line whose class this version does not know."""


class fact:  # noqa: N801 - a decorator reads as a word
    """Give a frozen struct its name in the journal: ``@fact("trade.order_placed.v1")``."""

    def __init__(self, name: str) -> None:
        if not _NAME.match(name):
            raise ValueError(f"a fact is named storey.noun_verbed.vN, not {name!r}")
        self.name = name

    def __call__(self, kind: FactClass) -> FactClass:
        """Register the class."""
        if self.name in _by_name:
            raise ValueError(f"two facts are named {self.name}")
        if not kind.__struct_config__.frozen:
            raise TypeError(f"{kind.__name__} must be frozen: what happened does not change")
        _by_name[self.name] = kind
        _by_class[kind] = self.name
        return kind


def name_of(kind: type[msgspec.Struct]) -> str:
    """The journal name of a fact class."""
    return _by_class[kind]


def vocabulary() -> dict[str, type[msgspec.Struct]]:
    """Every fact class by name, in alphabetical order."""
    return dict(sorted(_by_name.items()))


def read(name: str, body: Any) -> msgspec.Struct:
    """Turn a stored line, as JSON or as what JSON says, back into its fact.

    Raises:
        UnknownFact: no class has this name.
        msgspec.ValidationError: the body does not fit the class.
    """
    if name not in _by_name:
        raise UnknownFact(name)
    # By way of JSON: ``msgspec.convert`` leaves typed ids that are keys of a mapping as text.
    return codec.decode(body if isinstance(body, str) else msgspec.json.encode(body), _by_name[name])


def body(happened: msgspec.Struct) -> Any:
    """The JSON-able form of a fact."""
    return msgspec.to_builtins(happened, enc_hook=codec.encode_hook, str_keys=True)
