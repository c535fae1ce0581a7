"""Read-only pages that show several rooms at once. They ask facades and decide nothing."""

from guang.doors.screens import (
    card,
    counts,
    experience,
    models,
    pages,
    policies,
    product,
    profile,
    share,
    shelf,
    subjects,
)

routes = [
    *card.routes,
    *counts.routes,
    *experience.routes,
    *models.routes,
    *pages.routes,
    *policies.routes,
    *product.routes,
    *profile.routes,
    *share.routes,
    *shelf.routes,
    *subjects.routes,
]
