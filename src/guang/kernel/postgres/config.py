"""The settings that the embedded server runs with, and why."""

import os
from pathlib import Path

PORT = 5432
"""Names the socket file only: the server listens on no network address."""

INITDB = [
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",  # sorts by code point, knows upper and lower case, and never changes with the system
    "--auth=scram-sha-256",
    "--username=postgres",
    "--data-checksums",
    "--no-instructions",
]

_STEADY = {
    "listen_addresses": "",
    "unix_socket_permissions": "0777",  # the folder around the socket is closed; the password is the second lock
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",  # short statements: compiling costs more than it saves
    "random_page_cost": "1.1",
    "max_locks_per_transaction": "256",  # daily partitions: one statement may lock many tables
    "idle_in_transaction_session_timeout": "60s",  # an idle writer holds the journal's horizon back for everybody
    "tcp_keepalives_idle": "60",
    # The password is 190 random bits: stretching it protects nothing and would cost every connection milliseconds.
    "scram_iterations": "64",
}

_SAFE = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "wal_compression": "on",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "10min",
    "log_checkpoints": "on",
    "log_lock_waits": "on",
    "log_min_duration_statement": "1s",
    "log_autovacuum_min_duration": "10s",
    "log_line_prefix": "%m [%p] %a ",
    "logging_collector": "on",
    "log_filename": "postgres-%a.log",  # a week of files, each overwritten when its day comes round
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
}

_FAST = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_wal_size": "256MB",
    "shared_buffers": "64MB",
    "autovacuum_naptime": "10min",
    "logging_collector": "off",
    "log_checkpoints": "off",
}


def text(sockets: Path, logs: Path, *, fast: bool) -> str:
    """The file ``guang.conf``, written at every start. ``ALTER SYSTEM`` still has the last word."""
    values = dict(_STEADY)
    values.update(_FAST if fast else {**_SAFE, "shared_buffers": _shared_buffers()})
    values.update({"port": str(PORT), "unix_socket_directories": str(sockets), "log_directory": str(logs)})
    lines = [f"{name} = '{value}'" for name, value in values.items()]
    return "\n".join(["# Written at every start; change settings with ALTER SYSTEM.", *lines, ""])


def _shared_buffers() -> str:
    """An eighth of the memory, between 128 MB and 1 GB."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"{max(128, min(1024, memory // 8 // 2**20))}MB"
