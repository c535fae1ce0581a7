"""What crosses the wall of the models room."""

CHANNELS = ("similar", "trending", "fresh", "popular", "own_recent", "unfinished", "alike")
"""similar: co-visited with the viewer's recent items. trending: touched by unusually many people lately. fresh: new or
little shown, for exploration. popular: touched by most people over a month. own_recent: the viewer's own last items.
unfinished: what they had open when they went away. alike: new, with the topics and category of what they touched."""

ACTIONS = (
    "click",
    "finish",
    "like",
    "comment",
    "share",
    "follow",
    "cart",
    "order",
    "skip",
    "not_interested",
    "report",
    "return",
    "low_rating",
)
"""The actions whose probabilities are predicted. click: the product or the card was opened (play of 3 s for a video);
like: like or favourite; cart: into the cart or straight to the till; return: ordered, and sent back or refunded;
low_rating: ordered, and two stars or fewer for the goods."""

AFTER_ORDER = ("return", "low_rating")
"""Actions that only an order can lead to, weeks later: learnt from orders that have had their time (ADR 19)."""
