"""How values become JSON and come back: one pair of hooks for the API, the journal, jobs and tokens."""

from functools import cache
from typing import Any, TypeVar

import msgspec

from guang.kernel.ids import Id

T = TypeVar("T")


def encode_hook(value: Any) -> Any:
    """Ids are text outside."""
    if isinstance(value, Id):
        return value.text
    raise NotImplementedError(f"{type(value).__name__} has no JSON form")


def decode_hook(kind: type, value: Any) -> Any:
    """Text becomes an id of the kind that the annotation names."""
    if isinstance(kind, type) and issubclass(kind, Id):
        if isinstance(value, kind):
            return value
        if not isinstance(value, str):
            raise ValueError(f"expected an id such as {kind.prefix}_…")
        return kind.parse(value)
    raise NotImplementedError(f"{kind} cannot be read from JSON")


_encoder = msgspec.json.Encoder(enc_hook=encode_hook)


def encode(value: Any) -> bytes:
    """JSON bytes of any struct of ours."""
    return _encoder.encode(value)


def decode(data: bytes | str, kind: type[T]) -> T:
    """Read JSON into a struct; raises ``msgspec.ValidationError`` where it does not fit."""
    known: Any = kind
    reader: msgspec.json.Decoder[T] = _decoder(known)
    return reader.decode(data)


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    """Making a decoder costs as much as reading a small struct."""
    return msgspec.json.Decoder(kind, dec_hook=decode_hook)
