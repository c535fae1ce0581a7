"""The table of settings is what the code declares."""

from tools import settings


def test_the_table_of_settings_is_current() -> None:
    assert settings.DOCUMENT.read_text() == settings.document(), "run: python -m tools.settings"
