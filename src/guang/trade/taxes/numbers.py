"""Registration numbers: whether one can be what it says it is, by its form and, for many countries, its check digit.

A number that passes may still belong to nobody: only a tax authority knows.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from guang.trade.taxes.errors import BadProfile

_LETTERS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def checked(country: str, number: str, *, field: str = "number") -> str:
    """A registration number as it is written down: capitals, without spaces, dots and dashes.

    Raises:
        BadProfile: it has not the form of the country, or its check digit is wrong; ``facts`` show an example.
    """
    plain = re.sub(r"[\s.\-]", "", number).upper()
    form = FORMS.get(country)
    if form is None:
        return plain
    pattern, example, is_right = form
    if re.fullmatch(pattern, plain) is None or not is_right(plain):
        raise BadProfile(field=field, country=country, example=example)
    return plain


def _any(_: str) -> bool:
    return True


def _chinese(number: str) -> bool:
    """Source: GB 32100-2015 (unified social credit identifier), appendix A."""
    total = sum(_LETTERS.index(letter) * pow(3, place, 31) for place, letter in enumerate(number[:17]))
    return _LETTERS[-total % 31] == number[17]


def _weighted(weights: Sequence[int], modulus: int, wanted: Callable[[int, int], bool]) -> Callable[[str], bool]:
    """A check of the last digit against a weighted sum of those before it; letters in front do not count."""

    def is_right(number: str) -> bool:
        digits = [int(letter) for letter in number if letter.isdecimal()]
        total = sum(weight * digit for weight, digit in zip(weights, digits, strict=False))
        return wanted(total % modulus, digits[-1])

    return is_right


def _german(number: str) -> bool:
    """Source: ISO/IEC 7064, MOD 11,10."""
    product = 10
    for letter in number[2:-1]:
        product = ((int(letter) + product) % 10 or 10) * 2 % 11
    return (11 - product) % 10 == int(number[-1])


def _belgian(number: str) -> bool:
    return 97 - int(number[2:10]) % 97 == int(number[10:])


def _french(number: str) -> bool:
    """Numbers with letters in front of the SIREN have another key, which is not checked."""
    return not number[2:4].isdecimal() or (int(number[4:]) * 100 + 12) % 97 == int(number[2:4])


def _luhn(number: str) -> bool:
    digits = [int(letter) for letter in number if letter.isdecimal()]
    return (
        sum(sum(divmod(2 * digit, 10)) if place % 2 else digit for place, digit in enumerate(reversed(digits))) % 10
        == 0
    )


def _british(number: str) -> bool:
    digits = [int(letter) for letter in number[2:11]]
    total = sum(weight * digit for weight, digit in zip((8, 7, 6, 5, 4, 3, 2, 10, 1), digits, strict=True))
    return total % 97 in {0, 42}


def _japanese(number: str) -> bool:
    """Source: Order of the Ministry of Finance 70 of 2014 (corporate numbers), art. 2."""
    total = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number[2:])))
    return 9 - total % 9 == int(number[1])


def _australian(number: str) -> bool:
    digits = [int(letter) for letter in number]
    digits[0] -= 1
    weights = (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)
    return sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 89 == 0


Form = tuple[str, str, Callable[[str], bool]]
FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "CN": (r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}", "91990000MA00000008", _chinese),
        "AT": (r"ATU\d{8}", "ATU12345678", _any),
        "BE": (r"BE[01]\d{9}", "BE0123456749", _belgian),
        "BG": (r"BG\d{9,10}", "BG123456789", _any),
        "CY": (r"CY\d{8}[A-Z]", "CY12345678A", _any),
        "CZ": (r"CZ\d{8,10}", "CZ12345678", _any),
        "DE": (r"DE[1-9]\d{8}", "DE123456788", _german),
        "DK": (r"DK\d{8}", "DK12345674", _weighted((2, 7, 6, 5, 4, 3, 2, 1), 11, lambda rest, _: rest == 0)),
        "EE": (r"EE\d{9}", "EE123456789", _any),
        "ES": (r"ES[A-Z0-9]\d{7}[A-Z0-9]", "ESA12345678", _any),
        "FI": (r"FI\d{8}", "FI12345671", _weighted((7, 9, 10, 5, 8, 4, 2, 1), 11, lambda rest, _: rest == 0)),
        "FR": (r"FR[A-HJ-NP-Z0-9]{2}\d{9}", "FR32123456789", _french),
        "GR": (r"EL\d{9}", "EL123456789", _any),
        "HR": (r"HR\d{11}", "HR12345678901", _any),
        "HU": (r"HU\d{8}", "HU12345678", _any),
        "IE": (r"IE\d[A-Z0-9+*]\d{5}[A-Z]{1,2}", "IE1234567T", _any),
        "IT": (r"IT\d{11}", "IT12345678903", _luhn),
        "LT": (r"LT(\d{9}|\d{12})", "LT123456789", _any),
        "LU": (r"LU\d{8}", "LU12345613", lambda number: int(number[2:8]) % 89 == int(number[8:])),
        "LV": (r"LV\d{11}", "LV12345678901", _any),
        "MT": (r"MT\d{8}", "MT12345678", _any),
        "NL": (r"NL\d{9}B\d{2}", "NL123456789B01", _any),
        "PL": (
            r"PL\d{10}",
            "PL1234563218",
            _weighted((6, 5, 7, 2, 3, 4, 5, 6, 7), 11, lambda rest, last: rest == last),
        ),
        "PT": (
            r"PT\d{9}",
            "PT123456789",
            _weighted((9, 8, 7, 6, 5, 4, 3, 2), 11, lambda rest, last: (0 if rest < 2 else 11 - rest) == last),
        ),
        "RO": (r"RO\d{2,10}", "RO12345678", _any),
        "SE": (r"SE\d{10}01", "SE123456789701", lambda number: _luhn(number[2:12])),
        "SI": (r"SI\d{8}", "SI12345678", _any),
        "SK": (r"SK\d{10}", "SK1234567890", _any),
        "GB": (r"GB\d{9}(\d{3})?", "GB123456782", _british),
        "CH": (r"CHE\d{9}(MWST|TVA|IVA)?", "CHE123456788MWST", _any),
        "NO": (r"(NO)?\d{9}(MVA)?", "123456785MVA", _any),
        "JP": (r"T\d{13}", "T7123456789012", _japanese),
        "KR": (r"\d{10}", "1234567890", _any),
        "SG": (r"[A-Z0-9]{9,10}", "M12345678X", _any),
        "AU": (r"\d{11}", "51824753556", _australian),
        "NZ": (r"\d{8,9}", "123456789", _any),
    }
)
"""Form, an example of it, and its check. Source of the forms: VIES (European Commission), and each tax authority."""
