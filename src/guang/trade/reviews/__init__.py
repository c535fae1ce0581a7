"""Reviews: what buyers say about what they have received, once a line, and what their stars add up to.

The stars of the first writing count, whatever is changed later. A product's and a store's rating are kept in the
transaction that writes, hides or shows a review.
"""

from guang.trade.reviews.errors import AlreadyReviewed, NotReceived, ReviewMissing
from guang.trade.reviews.types import NewReview, Rating, Review, ReviewSort, Stars
from guang.trade.reviews.verbs.answering import reply
from guang.trade.reviews.verbs.looking import due, rating, ratings, reviews, store_rating
from guang.trade.reviews.verbs.writing import write

__all__ = [
    "AlreadyReviewed",
    "NewReview",
    "NotReceived",
    "Rating",
    "Review",
    "ReviewMissing",
    "ReviewSort",
    "Stars",
    "due",
    "rating",
    "ratings",
    "reply",
    "reviews",
    "store_rating",
    "write",
]
