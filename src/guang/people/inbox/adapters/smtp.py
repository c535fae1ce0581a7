"""E-mail over SMTP: ``smtp://user:password@host:587?from=shop@example.org`` (STARTTLS) or ``smtps://…:465``."""

import asyncio
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import make_msgid
from hashlib import sha256
from urllib.parse import parse_qs, unquote, urlsplit

from guang.people.inbox.types import Channel, Letter

TIMEOUT_S = 20


class SmtpPost:
    """Hands letters to one mail server; a message id made from the key lets receivers drop a second copy."""

    def __init__(self, url: str) -> None:
        """Read the address of the mail server.

        Raises:
            ValueError: another scheme, or no sender.
        """
        self._parts = urlsplit(url)
        senders = parse_qs(self._parts.query).get("from")
        if self._parts.scheme not in {"smtp", "smtps"} or not self._parts.hostname or not senders:
            raise ValueError("a mail server is written smtp://user:password@host:587?from=shop@example.org")
        self._sender = senders[0]

    async def send(self, letter: Letter) -> None:
        """Hand one e-mail over; other channels are not this post's."""
        if letter.channel is Channel.EMAIL:
            await asyncio.to_thread(self._send, self.message(letter))

    def message(self, letter: Letter) -> EmailMessage:
        """The letter as the mail server gets it."""
        message = EmailMessage()
        message["From"] = self._sender
        message["To"] = letter.to
        message["Subject"] = letter.subject
        message["Content-Language"] = letter.locale
        message["Auto-Submitted"] = "auto-generated"
        domain = self._sender.rpartition("@")[2]
        digest = sha256(letter.key.encode()).hexdigest()[:32]
        message["Message-ID"] = f"<{digest}@{domain}>" if domain else make_msgid()
        message.set_content(letter.text)
        return message

    def _send(self, message: EmailMessage) -> None:
        host, secure = self._parts.hostname or "", self._parts.scheme == "smtps"
        context = ssl.create_default_context()
        port = self._parts.port or (465 if secure else 587)
        server: smtplib.SMTP
        if secure:
            server = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_S, context=context)
        else:
            server = smtplib.SMTP(host, port, timeout=TIMEOUT_S)
        with server:
            if not secure and host not in {"localhost", "127.0.0.1"}:
                server.starttls(context=context)
            if self._parts.username:
                server.login(unquote(self._parts.username), unquote(self._parts.password or ""))
            server.send_message(message)
