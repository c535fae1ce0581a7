"""Which things can be done to what, and how counts add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel import ids
from guang.kernel.ids import Id, SubjectId, VideoId, new_id
from guang.people.social import rules
from guang.people.social.errors import WrongSubject
from guang.people.social.rules import ALLOWED, COUNTED, Change, Deed

changes = st.builds(Change, **{name: st.integers(-3, 3) for name in COUNTED})
subjects = st.sampled_from([SubjectId(f"vid_{n:013d}") for n in range(4)])


@given(st.lists(st.tuples(subjects, changes)))
def test_changes_add_up_in_the_order_of_their_subjects(given_changes: list[tuple[SubjectId, Change]]) -> None:
    summed = rules.total(given_changes)

    assert list(summed) == sorted(summed)
    assert Change() not in summed.values()
    for name in COUNTED:
        assert sum(getattr(change, name) for change in summed.values()) == sum(
            getattr(change, name) for _, change in given_changes
        )


@given(st.lists(st.tuples(subjects, changes)))
def test_what_is_undone_leaves_nothing(given_changes: list[tuple[SubjectId, Change]]) -> None:
    undone = [(subject, Change(*(-getattr(change, name) for name in COUNTED))) for subject, change in given_changes]
    assert rules.total(given_changes + undone) == {}


@pytest.mark.parametrize("deed", list(Deed))
@pytest.mark.parametrize("kind", list(Id.kinds.values()))
def test_each_deed_has_its_kinds_of_things(deed: Deed, kind: type[Id]) -> None:
    subject = new_id(kind).subject
    if kind in ALLOWED[deed]:
        assert rules.check_subject(deed, subject).subject == subject
    else:
        with pytest.raises(WrongSubject):
            rules.check_subject(deed, subject)


@pytest.mark.parametrize(
    "text", ["", "vid_", "vid_xyz", "nonsense", "vid_" + "z" * 13, new_id(VideoId).subject.upper()]
)
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ids.BadId):
        rules.check_subject(Deed.LIKE, SubjectId(text))
