"""Sealed texts: what has to be kept readable for us and unreadable for whoever copies the database.

Sealing is Fernet (AES-128-CBC with HMAC-SHA-256) under a key that is derived from the installation's secret, one for
each purpose. When the secret changes, the former ones go on opening what they sealed until it is sealed anew.
"""

import base64
from collections.abc import Sequence
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_MARK: Final = "sealed:"
"""In front of every sealed text; Fernet's own texts say nothing about themselves."""


class Sealed(Exception):
    """None of our secrets opens this text: the secret was changed, and the former one is not told."""


class Vault:
    """Seals and opens; each ``purpose`` has a key of its own."""

    def __init__(self, secret: str, former: Sequence[str] = ()) -> None:
        """Seal with a secret; open with it and with former ones."""
        self._secrets = (secret, *former)

    def seal(self, purpose: str, text: str) -> str:
        """A text that only this installation can read."""
        return _MARK + self._box(purpose).encrypt(text.encode()).decode()

    def open(self, purpose: str, sealed: str) -> str:
        """What was sealed; a text that was kept before sealing existed is returned as it is.

        Raises:
            Sealed: none of our secrets opens it.
        """
        if not sealed.startswith(_MARK):
            return sealed
        try:
            return self._box(purpose).decrypt(sealed.removeprefix(_MARK).encode()).decode()
        except InvalidToken as fault:
            raise Sealed(purpose) from fault

    def is_fresh(self, purpose: str, sealed: str) -> bool:
        """Whether a text is sealed, and with the secret of today."""
        if not sealed.startswith(_MARK):
            return False
        try:
            _key(self._secrets[0], purpose).decrypt(sealed.removeprefix(_MARK).encode())
        except InvalidToken:
            return False
        return True

    def _box(self, purpose: str) -> MultiFernet:
        return MultiFernet([_key(secret, purpose) for secret in self._secrets])


def _key(secret: str, purpose: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"guang.vault.{purpose}".encode())
    return Fernet(base64.urlsafe_b64encode(derived.derive(secret.encode())))
