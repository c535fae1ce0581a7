"""Pages: what was shown to whom, and how it came to be.

Every ranked list logs its pages here, with all candidates, their sources and scores, who removed them, the chance of
each drawn item and the feature rows of what was shown: for the person who asks why, for the operator, and for
training, which reads the rows as they were served::

    log = PageLog(database)
    task = asyncio.create_task(log.run())
    log.take(Entry(page=page, viewer=viewer, surface=Surface.mall, recipe="goods"), served)
"""

from guang.discovery.pages.errors import NoSuchPage
from guang.discovery.pages.log import PageLog
from guang.discovery.pages.service import (
    foretold,
    forget_viewer,
    latest_viewers,
    served_page,
    served_pages,
    shown,
)
from guang.discovery.pages.types import Candidate, Entry, Foretold, PageLine, PageTrace

__all__ = [
    "Candidate",
    "Entry",
    "Foretold",
    "NoSuchPage",
    "PageLine",
    "PageLog",
    "PageTrace",
    "foretold",
    "forget_viewer",
    "latest_viewers",
    "served_page",
    "served_pages",
    "shown",
]
