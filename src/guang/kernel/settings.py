"""Everything that differs from one installation to the next, read from the environment once, at a door."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from guang.kernel.days import PLATFORM_ZONE, zones


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One installation. Each field is the environment variable ``GUANG_<FIELD>``."""

    data_dir: Path = field(
        default=Path(".guang"), metadata={"help": "Where the embedded database, blobs and models live."}
    )
    database_url: str = field(
        default="", metadata={"help": "PostgreSQL 15 or later; empty starts the embedded one.", "secret": True}
    )
    blobs_url: str = field(
        default="", metadata={"help": "Folder or s3://bucket/prefix for pictures and video; empty is DATA_DIR/blobs."}
    )
    lake_url: str = field(
        default="", metadata={"help": "Folder or s3://bucket/prefix for the Parquet lake; empty is DATA_DIR/lake."}
    )
    secret: str = field(
        default="",
        metadata={
            "help": "Signs cookies and tokens, 32 characters or more; empty makes and keeps DATA_DIR/secret.",
            "secret": True,
        },
    )
    former_secrets: str = field(
        default="",
        metadata={
            "help": "Secrets before SECRET, separated by commas: what they sealed can still be opened.",
            "secret": True,
        },
    )
    metrics_token: str = field(
        default="",
        metadata={"help": "Bearer token for /metrics; empty answers only this machine.", "secret": True},
    )
    host: str = field(default="127.0.0.1", metadata={"help": "Address to listen on."})
    port: int = field(default=8080, metadata={"help": "Port of the web server."})
    gateway_port: int = field(default=0, metadata={"help": "Port of the live gateway; 0 is PORT + 1."})
    gateway_url: str = field(
        default="", metadata={"help": "Address of the live gateway for browsers; empty is ws://HOST:GATEWAY_PORT."}
    )
    channels_url: str = field(
        default="",
        metadata={
            "help": "Broker that passes hints between processes, nats://HOST or redis://HOST; empty is the database.",
            "secret": True,
        },
    )
    public_url: str = field(default="", metadata={"help": "Address people use, for links; empty is http://HOST:PORT."})
    trusted_proxies: str = field(
        default="", metadata={"help": "Addresses, separated by commas, whose X-Forwarded-* headers are believed."}
    )
    time_zone: str = field(
        default=PLATFORM_ZONE,
        metadata={"help": "Time zone (IANA) whose midnight begins the platform's days; new stores have it, too."},
    )
    demo: bool = field(
        default=False, metadata={"help": "A demo world: simulators show themselves, operators need no second factor."}
    )
    behaviour_days: int = field(
        default=0,
        metadata={"help": "Days that behaviour stays in the database after its export to the lake; 0 is for ever."},
    )
    workers: int = field(default=1, metadata={"help": "Web server processes."})
    pool_size: int = field(default=16, metadata={"help": "Database connections a process keeps open at most."})
    log_format: str = field(default="text", metadata={"help": "text for people, json for machines."})
    log_level: str = field(default="info", metadata={"help": "debug, info, warning or error."})
    smtp_url: str = field(
        default="",
        metadata={
            "help": "Mail server, smtp://user:password@host:587?from=shop@example.org; empty simulates e-mail.",
            "secret": True,
        },
    )
    stripe_secret_key: str = field(
        default="",
        metadata={
            "help": "Secret key of a Stripe account (sk_test_… to try it); empty: none.",
            "secret": True,
        },
    )
    stripe_webhook_secret: str = field(
        default="", metadata={"help": "What Stripe signs webhooks to this installation with, whsec_….", "secret": True}
    )
    stripe_publishable_key: str = field(
        default="", metadata={"help": "The same account's key for browsers, pk_test_…."}
    )
    stripe_api_url: str = field(
        default="", metadata={"help": "Another address of Stripe's API, for tests; empty is Stripe's own."}
    )
    rate_limits: bool = field(default=True, metadata={"help": "Off only for load tests."})

    @property
    def blobs(self) -> str:
        """Where blobs are, with the default filled in."""
        return self.blobs_url or str(self.data_dir / "blobs")

    @property
    def signing_secret(self) -> str:
        """What signs cookies, tokens and messages: the one that was given, or the data folder's own."""
        return self.secret or keep_secret(self.data_dir)

    @property
    def former(self) -> tuple[str, ...]:
        """The secrets before this one, the latest first."""
        return tuple(one.strip() for one in self.former_secrets.split(",") if one.strip())

    @property
    def lake(self) -> str:
        """Where the lake is, with the default filled in."""
        return self.lake_url or str(self.data_dir / "lake")

    @property
    def live_port(self) -> int:
        """The gateway's port, with the default filled in."""
        return self.gateway_port or self.port + 1

    @property
    def live_address(self) -> str:
        """Where browsers find the gateway."""
        return self.gateway_url.rstrip("/") or f"ws://{self.host}:{self.live_port}"

    @property
    def address(self) -> str:
        """The address that links carry."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"


class BadSetting(ValueError):
    """An environment variable cannot be read; the sentence says which and why."""


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the environment.

    Raises:
        BadSetting: a variable named GUANG_… that does not parse, or that no setting has.
    """
    given = os.environ if environment is None else environment
    known = {f"GUANG_{spec.name.upper()}": spec for spec in fields(Settings)}
    values: dict[str, Any] = {}
    for name, text in given.items():
        if name in known and text != "":
            values[known[name].name] = _parse(name, text, known[name].default)
    if "data_dir" in values or environment is None:
        values["data_dir"] = Path(values.get("data_dir", ".guang")).expanduser().absolute()
    settings = Settings(**values)
    if settings.secret and len(settings.secret) < 32:
        raise BadSetting("GUANG_SECRET must have at least 32 characters")
    if settings.time_zone not in zones():
        raise BadSetting(f"GUANG_TIME_ZONE must name a time zone such as {PLATFORM_ZONE}, not {settings.time_zone!r}")
    stripe = (settings.stripe_secret_key, settings.stripe_webhook_secret, settings.stripe_publishable_key)
    if any(stripe) and not all(stripe):
        raise BadSetting("GUANG_STRIPE_SECRET_KEY, _WEBHOOK_SECRET and _PUBLISHABLE_KEY come together")
    return settings


def keep_secret(data_dir: Path) -> str:
    """The signing secret of a data folder; made on first use, readable by its owner only."""
    path = data_dir / "secret"
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text().strip()


def _parse(name: str, text: str, default: object) -> object:
    if isinstance(default, bool):
        if text.lower() not in {"0", "1", "true", "false", "yes", "no", "on", "off"}:
            raise BadSetting(f"{name} must be 1 or 0, not {text!r}")
        return text.lower() in {"1", "true", "yes", "on"}
    if isinstance(default, int):
        if not text.isdecimal():
            raise BadSetting(f"{name} must be a whole number, not {text!r}")
        return int(text)
    return Path(text) if isinstance(default, Path) else text
