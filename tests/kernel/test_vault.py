import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guang.kernel.vault import Sealed, Vault

TODAY, BEFORE = "t" * 40, "b" * 40


@settings(max_examples=25)
@given(st.text(max_size=200))
def test_what_is_sealed_is_unreadable_and_opens_again(text: str) -> None:
    vault = Vault(TODAY)
    sealed = vault.seal("factor", text)

    assert (vault.open("factor", sealed), vault.is_fresh("factor", sealed)) == (text, True)
    assert len(text) < 8 or text not in sealed


def test_another_installation_or_another_purpose_opens_nothing() -> None:
    sealed = Vault(TODAY).seal("factor", "JBSWY3DP")

    for vault, purpose in ((Vault(BEFORE), "factor"), (Vault(TODAY), "letters")):
        with pytest.raises(Sealed):
            vault.open(purpose, sealed)
    with pytest.raises(Sealed):
        Vault(TODAY).open("factor", sealed[:-4] + "AAAA")


def test_a_former_secret_still_opens_and_is_not_fresh() -> None:
    old = Vault(BEFORE).seal("factor", "JBSWY3DP")
    rotated = Vault(TODAY, [BEFORE])

    assert (rotated.open("factor", old), rotated.is_fresh("factor", old)) == ("JBSWY3DP", False)
    assert rotated.is_fresh("factor", rotated.seal("factor", "JBSWY3DP"))


def test_what_was_kept_before_sealing_is_returned_as_it_is() -> None:
    assert Vault(TODAY).open("factor", "JBSWY3DP") == "JBSWY3DP"
    assert not Vault(TODAY).is_fresh("factor", "JBSWY3DP")
