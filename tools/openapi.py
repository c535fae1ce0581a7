"""Writes ``docs/openapi.json``, from which the front ends' client is generated.

Run ``python -m tools.openapi``; a test compares the file with the code.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from litestar.serialization import encode_json

from guang.doors import house, web
from guang.kernel.settings import Settings

DOCUMENT = Path(__file__).parents[1] / "docs" / "openapi.json"


def document() -> str:
    """The OpenAPI document of the whole application; no database is asked."""
    with TemporaryDirectory() as folder:
        settings = Settings(
            data_dir=Path(folder), database_url="postgresql://nobody@localhost/nothing", secret="s" * 40
        )
        app = web.litestar(house.build(settings))
        schema = json.loads(encode_json(app.openapi_schema.to_schema()))
    return json.dumps(schema, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document())
