"""Which words, by which channels."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.ids import AccountId, OrderId, VideoId, new_id
from guang.kernel.text import LOCALES
from guang.people.inbox.errors import LockedPreference, NotOffered, UnknownKind
from guang.people.inbox.rules import preferences, templates
from guang.people.inbox.types import Channel

ANN = new_id(AccountId).text
FACTS = {
    "by": ANN,
    "subject": new_id(VideoId).text,
    "comment": "com_x",
    "order": new_id(OrderId).text,
    "carrier": "SF",
    "tracking": "123",
    "reason": "spam",
    "token": "t",
}
choices = st.dictionaries(
    st.tuples(st.sampled_from(sorted(templates.TEMPLATES)), st.sampled_from(list(Channel))), st.booleans()
)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", sorted(templates.TEMPLATES))
def test_every_kind_has_words_in_every_language(kind: str, locale: str) -> None:
    said = templates.render(kind, FACTS, {"by": "Ann"}, locale)

    assert said.title
    assert said.text
    assert "{" not in f"{said.title}{said.text}{said.link}"
    assert bool(re.search(r"[\u4e00-\u9fff]", said.title)) == (locale == "zh-CN")


@pytest.mark.parametrize("kind", sorted(templates.TEMPLATES))
def test_what_is_locked_is_usual_and_what_is_usual_is_offered(kind: str) -> None:
    found = templates.template(kind)
    assert found.locked <= found.usual <= found.offered
    assert found.proof is None or found.offered == {Channel.EMAIL}


def test_ids_read_as_names_and_what_is_gone_as_somebody_or_something() -> None:
    order = {"order": FACTS["order"]}
    names = {"goods": "「茶碗」", "store": "慢窑"}

    assert templates.render("followed", {"by": ANN}, {"by": "李雷"}, "zh-CN").title == "李雷 关注了你"
    assert templates.render("followed", {"by": ANN}, {}, "en").title == "Somebody follows you"
    assert templates.render("followed", {"by": ANN}, {}, "en").link == f"/people/{ANN}"
    assert templates.render("order_paid", order, names, "zh-CN").text == "慢窑 正在为你备货：「茶碗」。"
    assert templates.render("order_paid", order, {}, "en").text == "The store is packing goods."
    assert templates.render("order_paid", order, names, "en").link == f"/orders/{FACTS['order']}"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", sorted(templates.TEMPLATES))
def test_no_sentence_says_an_id(kind: str, locale: str) -> None:
    ids = {field: new_id(OrderId).text for field in ("by", "order", "product", "case", "dispute", "store", "subject")}

    said = templates.render(kind, ids, {}, locale)

    assert "ord_" not in said.title + said.text


def test_an_order_is_called_by_its_first_title_and_how_many_others_there_are() -> None:
    assert templates.goods(["Tea bowl"], "en") == "“Tea bowl”"
    assert templates.goods(["Tea bowl", "Kettle", "Cup"], "en") == "“Tea bowl” and 2 more"
    assert templates.goods(["茶碗", "茶壶"], "zh-CN") == "「茶碗」等 2 件商品"


@given(st.text(max_size=50))
def test_a_name_with_braces_stays_a_name(name: str) -> None:
    assert templates.render("followed", {"by": ANN}, {"by": name}, "en").title == f"{name} follows you"


def test_reasons_are_put_into_words_and_an_operators_own_stay_as_they_are() -> None:
    facts = {"reason": "unpaid", "subject": "vid_x"}
    assert "超时未付款" in templates.render("order_cancelled", facts, {}, "zh-CN").text
    assert "Reason: counterfeit goods." in templates.render("restricted", {"reason": "counterfeit"}, {}, "en").text
    assert "Reason: Seen twice." in templates.render("restricted", {"reason": "Seen twice"}, {}, "en").text


@given(choices)
def test_locked_channels_always_come_and_unoffered_ones_never(chosen: dict[tuple[str, Channel], bool]) -> None:
    for kind, found in templates.TEMPLATES.items():
        wanted = preferences.channels_for(kind, chosen)
        assert found.locked <= wanted <= found.offered
        for channel in found.offered - found.locked:
            assert (channel in wanted) == chosen.get((kind, channel), channel in found.usual)


def test_the_table_shows_every_kind_that_is_a_notice() -> None:
    shown = {line.kind for line in preferences.table({})}
    assert shown == set(templates.notice_kinds())
    assert "verify_email" not in shown


def test_choices_that_mean_nothing_are_refused() -> None:
    with pytest.raises(UnknownKind):
        preferences.check_choice("nonsense", Channel.APP, on=True)
    with pytest.raises(NotOffered):
        preferences.check_choice("followed", Channel.SMS, on=True)
    with pytest.raises(NotOffered):
        preferences.check_choice("verify_email", Channel.EMAIL, on=False)
    with pytest.raises(LockedPreference):
        preferences.check_choice("password_changed", Channel.EMAIL, on=False)
    preferences.check_choice("password_changed", Channel.EMAIL, on=True)
