"""``guang backup``: the database and the blobs, saved to a folder."""

import asyncio
import json
import shutil
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import asyncpg
import click
from rich.console import Console

from guang.doors.commands import archive, migrate
from guang.doors.commands.ground import standing
from guang.doors.commands.steps import step
from guang.kernel.db import dsn
from guang.kernel.settings import Settings


@click.command("backup")
@click.argument("folder", type=click.Path(path_type=Path))
def command(*, folder: Path) -> None:
    """Save the database, blobs, lake, models and signing secret to FOLDER, which must be new or empty.

    Works while everything runs. The database is one moment; files are copied after that moment, so every file that the
    saved database knows is there. FOLDER appears when it is complete, with a checksum for every file. It holds
    passwords' hashes and the secret that signs log-ins: keep it as safe as the installation.
    """
    console = Console(stderr=True, highlight=False)
    if folder.exists() and any(folder.iterdir()):
        raise click.BadParameter(f"{folder} is not empty")
    with standing("backup") as settings:
        save(settings, folder.absolute(), console)


def save(settings: Settings, folder: Path, console: Console) -> archive.Manifest:
    """Write a backup; it is at ``folder`` when it is whole, and not before."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        manifest = _fill(settings, draft, console)
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    console.print(f"  {folder}: {manifest.files} files, {manifest.bytes / 2**20:.0f} MB")
    return manifest


def trees(settings: Settings) -> dict[str, str]:
    """Where the files are that belong to an installation, by their names in a backup."""
    places = {"blobs": settings.blobs, "lake": settings.lake, "models": str(settings.data_dir / "models")}
    return {name: places[name] for name in archive.TREES}


def _fill(settings: Settings, draft: Path, console: Console) -> archive.Manifest:
    with step("database", console) as progress:
        revision = asyncio.run(migrate.revision(settings))
        server = asyncio.run(_server_version(settings))
        archive.run(
            "pg_dump",
            ["--format=custom", "--no-owner", "--no-privileges", f"--file={draft / archive.DUMP}"],
            settings.database_url,
        )
        progress.outcome = f"{(draft / archive.DUMP).stat().st_size / 2**20:.1f} MB, revision {revision}"
    for name, source in trees(settings).items():
        with step(name, console) as progress:
            copied = archive.copy_tree(source, str(draft / name), progress, "copying")
            progress.outcome = f"{copied} files"
    _keep_secret(settings, draft)
    with step("checksums", console) as progress:
        count, size, sums = archive.seal(draft, progress)
    note = settings.data_dir / "world.json"
    manifest = archive.Manifest(
        format=archive.FORMAT,
        guang=version("guang"),
        postgresql=server,
        revision=revision,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        files=count,
        bytes=size,
        sums=sums,
        world=json.loads(note.read_bytes()) if note.exists() else None,
    )
    archive.write_manifest(draft, manifest)
    return manifest


def _keep_secret(settings: Settings, draft: Path) -> None:
    """Save the secret that signs log-ins, where it is the data folder's and not the environment's."""
    kept = settings.data_dir / "secret"
    if kept.exists() and not settings.secret:
        shutil.copyfile(kept, draft / "secret")
        (draft / "secret").chmod(0o600)


async def _server_version(settings: Settings) -> str:
    connection = await asyncpg.connect(dsn(settings.database_url))
    try:
        return str(await connection.fetchval("SHOW server_version"))
    finally:
        await connection.close()
