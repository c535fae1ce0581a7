"""Every form that the studio can photograph, by name."""

from guang.doors.studio.forms import care, fresh, home, play, table, wear
from guang.doors.studio.trace import Build

FORMS: dict[str, Build] = {
    name: form
    for module in (table, care, home, wear, play, fresh)
    for name, form in vars(module).items()
    if callable(form)
    and getattr(form, "__module__", "") == module.__name__
    and not name.startswith("_")
    and name != "ring_dent"
}

__all__ = ["FORMS"]
