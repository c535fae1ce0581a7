"""Which addresses can be delivered to."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.errors import Invalid
from guang.people.addresses import Place, rules

CHINA = Place(
    name="李雷",
    phone="138 0013 8000",
    country="cn",
    region="浙江省",
    city="杭州市",
    district="西湖区",
    street="文三路 90 号",
)
ABROAD = Place(
    name="Ann Lee",
    phone="+44 20 7946 0958",
    country="GB",
    region="",
    city="London",
    street="1 High St",
    postcode="sw1a 1aa",
)


def test_a_chinese_address_is_cleaned() -> None:
    clean = rules.clean_place(CHINA)
    assert (clean.country, clean.phone, clean.region, clean.postcode) == ("CN", "13800138000", "浙江省", "")


def test_an_address_abroad_is_cleaned() -> None:
    clean = rules.clean_place(ABROAD)
    assert (clean.phone, clean.postcode) == ("+442079460958", "SW1A 1AA")


@pytest.mark.parametrize(
    ("place", "change", "field"),
    [
        (CHINA, {"region": "Atlantis"}, "region"),
        (CHINA, {"district": ""}, "district"),
        (CHINA, {"phone": "12345678901"}, "phone"),
        (CHINA, {"postcode": "1234"}, "postcode"),
        (CHINA, {"name": " "}, "name"),
        (CHINA, {"country": "XX"}, "country"),
        (ABROAD, {"postcode": "12345"}, "postcode"),
        (ABROAD, {"postcode": ""}, "postcode"),
        (ABROAD, {"phone": "call me"}, "phone"),
        (ABROAD, {"street": "x" * 201}, "street"),
        (ABROAD, {"city": "Lon\x00don"}, "city"),
    ],
)
def test_an_address_that_cannot_be_delivered_to_is_refused(place: Place, change: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        rules.clean_place(dataclasses.replace(place, **change))
    assert refused.value.facts["field"] == field


@pytest.mark.parametrize(
    ("region", "province"),
    [
        ("浙江", "浙江"),
        ("广西壮族自治区", "广西"),
        ("香港特别行政区", "香港"),
        ("北京市", "北京"),
        ("Zhejiang Province", "zhejiang"),
        ("Inner Mongolia", "innermongolia"),
        ("Bavaria", None),
    ],
)
def test_provinces_are_known_by_their_names(region: str, province: str | None) -> None:
    assert rules.province_of(region) == province


def test_dongguan_has_no_districts() -> None:
    place = dataclasses.replace(CHINA, region="广东省", city="东莞市", district="")
    assert rules.clean_place(place).city == "东莞市"


@given(
    st.builds(
        Place, **{name: st.text(max_size=30) for name in ("name", "phone", "country", "region", "city", "street")}
    )
)
def test_a_clean_address_stays_as_it_is(place: Place) -> None:
    try:
        once = rules.clean_place(place)
    except Invalid:
        return
    assert rules.clean_place(once) == once


@pytest.mark.parametrize("code", sorted(rules.POSTCODES))
def test_every_postcode_rule_is_for_a_country(code: str) -> None:
    assert code in rules.COUNTRIES
