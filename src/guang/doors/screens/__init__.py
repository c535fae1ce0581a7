"""Read-only pages that show several rooms at once. They ask facades and decide nothing."""

from guang.doors.screens import card, counts, pages, product, profile, share, subjects

routes = [
    *card.routes,
    *counts.routes,
    *pages.routes,
    *product.routes,
    *profile.routes,
    *share.routes,
    *subjects.routes,
]
