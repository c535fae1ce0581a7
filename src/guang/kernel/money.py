"""Money: whole minor units of one currency, never a float."""

from collections.abc import Sequence
from dataclasses import dataclass

from guang.kernel.errors import Kind, Refusal

LARGEST_MINOR = 2**62
BASIS = 10_000
EXPONENTS = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "KWD": 3, "BHD": 3, "OMR": 3, "JOD": 3, "TND": 3}
"""Digits after the point (ISO 4217) where they are not two."""


class MixedCurrencies(Refusal):
    """Two currencies met in one sum."""

    kind = Kind.INVALID
    code = "money.mixed_currencies"
    says = "Amounts of different currencies cannot be added."


class AmountTooLarge(Refusal):
    """A sum that no ledger column can hold."""

    kind = Kind.INVALID
    code = "money.too_large"
    says = "This amount is too large."


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (fen, cents) of a currency (ISO 4217, three capitals). May be negative."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if not (len(self.currency) == 3 and self.currency.isascii() and self.currency.isupper()):
            raise ValueError(f"not a currency code: {self.currency!r}")
        if abs(self.minor) > LARGEST_MINOR:
            raise AmountTooLarge(currency=self.currency)

    @classmethod
    def zero(cls, currency: str) -> "Money":
        """Nothing, in a currency."""
        return cls(0, currency)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other).minor, self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.minor * times, self.currency)

    __rmul__ = __mul__

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._same(other).minor

    def __le__(self, other: "Money") -> bool:
        return self.minor <= self._same(other).minor

    @property
    def decimal(self) -> str:
        """The amount as people write it, without its currency: ``-12.05``."""
        digits = EXPONENTS.get(self.currency, 2)
        whole, rest = divmod(abs(self.minor), 10**digits)
        sign = "-" if self.minor < 0 else ""
        return f"{sign}{whole}.{rest:0{digits}}" if digits else f"{sign}{whole}"

    def portion(self, rate_bps: int) -> "Money":
        """The part of this amount at a rate in basis points, rounded half away from zero."""
        scaled = abs(self.minor) * rate_bps
        rounded = (scaled + BASIS // 2) // BASIS
        return Money(rounded if self.minor >= 0 else -rounded, self.currency)

    def split(self, weights: Sequence[int]) -> list["Money"]:
        """Divide by weights so that the parts add up to the whole, by the largest remainder.

        Args:
            weights: not negative, at least one above zero. Equal remainders go to the earlier part.
        """
        total = sum(weights)
        if total <= 0 or min(weights) < 0:
            raise ValueError("weights must not be negative, and one must be above zero")
        sign = -1 if self.minor < 0 else 1
        whole = abs(self.minor)
        parts = [whole * weight // total for weight in weights]
        by_remainder = sorted(range(len(weights)), key=lambda i: -(whole * weights[i] % total))
        for i in by_remainder[: whole - sum(parts)]:
            parts[i] += 1
        return [Money(sign * part, self.currency) for part in parts]

    def _same(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise MixedCurrencies(currencies=sorted({self.currency, other.currency}))
        return other
