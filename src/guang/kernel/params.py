"""Ranking knobs: numbers with a name, a default and a range, declared beside their use.

They are not settings: nobody sets them by an environment variable. An experiment overrides them for the people in it,
and the page they got logs which values it was made with::

    DECAY = Param("feed.variety.decay", 0.5, low=0, high=1)
    ...
    weight = DECAY.of(query.knobs)
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

Knobs = Mapping[str, float]
"""Overrides by name, as an experiment hands them to a request."""

DEFAULTS: Knobs = MappingProxyType({})

_declared: dict[str, "Param"] = {}


@dataclass(frozen=True, slots=True)
class Param:
    """One knob. Two declarations of the same name must agree, or the second is refused."""

    name: str
    default: float
    low: float
    high: float

    def __post_init__(self) -> None:
        """Enter the register."""
        self.check(self.default)
        if _declared.setdefault(self.name, self) != self:
            raise ValueError(f"{self.name} is declared twice, differently")

    def of(self, knobs: Knobs) -> float:
        """The value for this request."""
        return knobs.get(self.name, self.default)

    def check(self, value: float) -> float:
        """The value itself, if it lies within the range.

        Raises:
            ValueError: it does not, or it is not a number.
        """
        if not self.low <= value <= self.high:
            raise ValueError(f"{self.name} must lie between {self.low:g} and {self.high:g}, not {value!r}")
        return value


def declared() -> Iterator[Param]:
    """Every knob, by name."""
    return iter(sorted(_declared.values(), key=lambda param: param.name))


def checked(knobs: Mapping[str, float]) -> Knobs:
    """The overrides, if every one names a knob and lies within its range.

    Raises:
        ValueError: names the first that does not.
    """
    for name, value in knobs.items():
        if name not in _declared:
            raise ValueError(f"there is no ranking knob called {name}")
        _declared[name].check(value)
    return MappingProxyType(dict(knobs))
