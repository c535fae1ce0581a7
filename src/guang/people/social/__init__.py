"""What do people do to each other's work? Follow, like, keep, comment, block and report, about any subject.

Subjects are texts of ids. Whether one exists and may be seen is checked by the room whose door the person came through.
"""

from guang.people.social.types import Comment, Counts, Mine, Person, Seen
from guang.people.social.verbs.circling import blocked_by, follow, followees, has_blocked, is_following
from guang.people.social.verbs.commenting import NewComment, comment, comments
from guang.people.social.verbs.counting import counts, mine, standings
from guang.people.social.verbs.marking import favourite, like, unfavourite, unlike

__all__ = [
    "Comment",
    "Counts",
    "Mine",
    "NewComment",
    "Person",
    "Seen",
    "blocked_by",
    "comment",
    "comments",
    "counts",
    "favourite",
    "follow",
    "followees",
    "has_blocked",
    "is_following",
    "like",
    "mine",
    "standings",
    "unfavourite",
    "unlike",
]
