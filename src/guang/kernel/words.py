"""What people type: one spelling of it, and nothing in it that cannot be seen."""

import unicodedata

from guang.kernel.errors import Invalid

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINERS = {"\u200d", "\ufe0f"}  # emoji sequences and several scripts need them


class BadText(Invalid):
    """A text is too short, too long, or has characters that hide or turn round what is written."""

    code = "words.not_acceptable"
    says = "This text is too short, too long, or has invisible characters."


def clean_line(text: str, *, field: str, most: int, least: int = 0) -> str:
    """One line of visible text in NFC, spaces collapsed; joiners inside emoji stay.

    Args:
        field: what the refusal calls it.
        most: characters at most after cleaning.
        least: characters at least after cleaning.

    Raises:
        BadText: wrong length after cleaning, or control or direction-changing characters.
    """
    collapsed = " ".join(unicodedata.normalize("NFC", text).split())
    if any(unicodedata.category(letter) in _INVISIBLE and letter not in _JOINERS for letter in collapsed):
        raise BadText(field=field, reason="invisible_characters")
    _check_length(collapsed, field, least, most)
    return collapsed


def clean_text(text: str, *, field: str, most: int, least: int = 0) -> str:
    """Several lines of visible text: each line cleaned, at most one empty line in a row.

    Raises:
        BadText: as for one line; the length is that of the whole.
    """
    _check_length(text[: 4 * most + 1], field, 0, 4 * most)
    lines = [clean_line(line, field=field, most=4 * most) for line in text.strip().splitlines()]
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    whole = "\n".join(kept).strip("\n")
    _check_length(whole, field, least, most)
    return whole


def _check_length(text: str, field: str, least: int, most: int) -> None:
    if not least <= len(text) <= most:
        raise BadText(field=field, reason="length", least=least, most=most)
