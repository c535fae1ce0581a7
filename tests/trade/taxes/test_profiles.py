"""What a store may say about its taxes: numbers by their check digits, fields that fit together."""

import pytest

from guang.trade import taxes
from guang.trade.taxes import BadProfile, Profile, Taxpayer
from guang.trade.taxes.numbers import FORMS


@pytest.mark.parametrize("country", sorted(FORMS))
def test_the_example_of_every_country_passes(country: str) -> None:
    _, example, _ = FORMS[country]
    assert taxes.checked(country, example) == example


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("CN", "91110000600037341M"),
        ("CN", "91110000600037341"),
        ("DE", "DE136695975"),
        ("FR", "FR41303265045"),
        ("IT", "IT00743110158"),
        ("PL", "PL8567346216"),
        ("BE", "BE0403019262"),
        ("GB", "GB980780685"),
        ("JP", "T5835678256247"),
        ("AU", "83914571674"),
        ("SE", "SE556036079401"),
        ("FI", "FI12345672"),
        ("DK", "DK12345675"),
        ("LU", "LU12345614"),
        ("PT", "PT123456788"),
        ("NL", "NL12345"),
    ],
)
def test_a_number_with_a_slip_is_refused_with_an_example(country: str, number: str) -> None:
    with pytest.raises(BadProfile) as refusal:
        taxes.checked(country, number)

    assert refusal.value.facts == {"field": "number", "country": country, "example": FORMS[country][1]}


def test_a_number_is_kept_without_its_ornaments() -> None:
    assert taxes.checked("AU", "83 914 571 673") == "83914571673"
    assert taxes.checked("BE", "be 0403.019.261") == "BE0403019261"


@pytest.mark.parametrize(
    ("profile", "field"),
    [
        (Profile("XX", name="a"), "country"),
        (Profile("CN", number="91990000MA00000008"), "name"),
        (Profile("CN", name="a", number=""), "number"),
        (Profile("DE", Taxpayer.SMALL, "DE123456788", "a"), "taxpayer"),
        (Profile("CN", number="91990000MA00000008", name="a", is_oss=True), "oss"),
        (Profile("CN", number="91990000MA00000008", name="a", codes={"fresh": "zero"}), "codes"),
        (Profile("CN", number="91990000MA00000008", name="a", codes={"fresh": "levy"}), "codes"),
        (Profile("CN", number="91990000MA00000008", name="a", address="x" * 201), "address"),
    ],
)
def test_a_profile_that_does_not_fit_is_refused_by_its_field(profile: Profile, field: str) -> None:
    with pytest.raises(BadProfile) as refusal:
        taxes.check(profile)

    assert refusal.value.facts["field"] == field


@pytest.mark.parametrize(
    "profile",
    [
        Profile("CN", Taxpayer.SMALL, "91990000MA00000008", "a", codes={"dairy-eggs": "reduced"}),
        Profile("IE", Taxpayer.EXEMPT, name="a"),
        Profile("DE", number="DE 123456788", name="a", is_oss=True),
        Profile("US", name="a"),
    ],
)
def test_a_profile_that_fits_passes(profile: Profile) -> None:
    assert taxes.check(profile).number == profile.number.replace(" ", "")
