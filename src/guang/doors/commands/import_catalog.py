"""``guang import catalog``: somebody's products, from the files that shops exchange."""

import asyncio
from pathlib import Path

import click
from rich.console import Console

from guang.doors import catalogues
from guang.doors import house as houses
from guang.doors.commands.ground import furnished
from guang.doors.commands.steps import Step, step
from guang.kernel import clock
from guang.kernel.settings import Settings

DEFAULT_CURRENCY = "CNY"


@click.command("catalog")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--store", default="", help="The store to fill, by name (opened if new) or id; the file's name otherwise."
)
@click.option("--images", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A folder of pictures.")
@click.option("--currency", default="", help="ISO 4217, for a new store; the one in the prices, or CNY, otherwise.")
@click.option("--rejects", type=click.Path(dir_okay=False, path_type=Path), help="Where bad rows are listed (CSV).")
def command(*, path: Path, store: str, images: Path | None, currency: str, rejects: Path | None) -> None:
    """Bring the products of PATH in: Shopify's product CSV, or a Google Merchant feed (table or XML, also .gz).

    The format is told by the content. Variants become SKUs of one product; descriptions become plain text. Pictures
    come from the folder --images, or the file's own folder, by file name; nothing is fetched from the network.
    Products without a picture stay drafts. The import can be repeated: only what has changed is changed. Bad rows are
    listed with their lines and the reasons.
    """
    console = Console(stderr=True, highlight=False)
    found = catalogues.sources(path)
    if not found:
        raise click.ClickException(f"{path} holds no catalogue that is known here")
    with furnished("import catalog") as settings:
        for one in found:
            with step("catalog", console) as progress:
                try:
                    run = _run(settings, one, store or _title(one), images, (currency, rejects), progress)
                    summary, listed = asyncio.run(run)
                except ValueError as fault:
                    raise click.ClickException(str(fault)) from fault
                progress.outcome = f"{one.name}: {summary.products} products"
            report(summary, listed)


def _title(path: Path) -> str:
    return path.name.partition(".")[0].replace("_", " ").replace("-", " ").strip().title() or "Imported"


async def _run(
    settings: Settings, path: Path, store: str, images: Path | None, options: tuple[str, Path | None], progress: Step
) -> tuple[catalogues.Summary, Path]:
    """Import one file or folder; also says where its rejects are listed."""
    kind = catalogues.detect(path)
    currency, rejects = options
    wished = (currency or catalogues.currency_in(path, kind) or DEFAULT_CURRENCY).upper()
    listed = rejects or settings.data_dir / "imports" / f"{path.name.partition('.')[0]}.rejects.csv"
    now = clock.now()
    async with houses.opened(settings, application="guang.import") as house:
        shelf = await catalogues.open_shelf(house.database, store, wished, now)
        folder = images or (path if kind is catalogues.Format.FOLDER else path.parent)
        plan = catalogues.Plan(shelf, folder, listed, lambda done: progress("products", done))
        items = catalogues.read(path, kind, shelf.currency)
        return await catalogues.bring_in(house.database, house.blobs, items, plan, now), listed


def report(summary: catalogues.Summary, listed: Path) -> None:
    """Say what became of the file."""
    click.echo(
        f"{summary.new} new, {summary.changed} changed, {summary.same} unchanged; {summary.variants} variants and "
        f"{summary.pictures} pictures written"
    )
    if summary.drafts:
        click.echo(f"  {summary.drafts} are not on the street: without a picture, not active, or waiting for review")
    if summary.unfetched:
        click.echo(f"  {summary.unfetched} picture addresses not fetched: no such file in the folder of pictures")
    for why, count in summary.rejected.most_common():
        click.echo(f"  {count:>6} rejected: {why}")
    for one in summary.examples:
        click.echo(f"    line {one.line}: {one.reason}{f' ({one.about})' if one.about else ''}")
    if summary.rejected:
        click.echo(f"All rejected rows are listed in {listed}")
