from dataclasses import replace

import pytest
from tests.trade.market import NOW, Shop, facts, forget_facts, goods, open_shop, person, tea, yuan

from guang.journal.facts.trade import ProductChanged, ProductDelisted, ProductListed
from guang.journal.facts.trust import ScreeningJudged, SubjectRestored, SubjectRestricted
from guang.kernel.db import Session
from guang.kernel.ids import CaseId, CategoryId, ImageId, ProductId, new_id
from guang.kernel.money import Money
from guang.kernel.text import text
from guang.trade import catalog
from guang.trade.catalog import errors, reactions, service
from guang.trade.catalog.types import ProductState


async def drafted(session: Session, shop: Shop | None = None, **more: object) -> catalog.Product:
    """A product on a desk."""
    shop = shop or await open_shop(session)
    return await catalog.draft(session, shop.id, replace(await tea(session, shop), **more), NOW)  # type: ignore[arg-type]


async def test_a_draft_is_not_on_sale_and_tells_nobody(session: Session) -> None:
    made = await drafted(session)

    assert made.state is ProductState.DRAFT
    assert not (await catalog.skus(session, [made.skus[0].id]))[made.skus[0].id].is_on_sale
    assert await facts(session, ProductListed) == []


async def test_a_listed_product_tells_what_ranking_needs(session: Session) -> None:
    made = await drafted(session, brand="Kiln")

    listed = await catalog.list_product(session, made.id, NOW)
    again = await catalog.list_product(session, made.id, NOW)

    assert (listed.state, listed.listed_at, again) == (ProductState.LISTED, NOW, listed)
    assert await facts(session, ProductListed) == [
        ProductListed(
            product=made.id,
            store=made.store,
            title=dict(made.title),
            category=made.category,
            price_from=yuan(19.9),
            price_to=yuan(19.9),
            skus=(made.skus[0].id,),
            brand="Kiln",
            tags=("tea",),
        )
    ]


@pytest.mark.parametrize("absent", ["images", "text"])
async def test_an_unfinished_product_is_not_listed(session: Session, absent: str) -> None:
    made = await drafted(session, **{absent: () if absent == "images" else {}})

    with pytest.raises(errors.NotReadyToList) as refusal:
        await catalog.list_product(session, made.id, NOW)

    assert refusal.value.facts == {"absent": [absent]}


async def test_screening_turns_a_listing_away_with_its_reasons(session: Session) -> None:
    made = await drafted(session, title=text("!" * 40, "茶"))

    with pytest.raises(errors.ListingRefused) as refusal:
        await catalog.list_product(session, made.id, NOW)

    assert refusal.value.facts["reasons"]
    assert (await catalog.product(session, made.id)).state is ProductState.DRAFT
    assert await facts(session, ProductListed) == []


async def test_a_change_of_a_listed_product_is_screened_again(session: Session) -> None:
    listed = await goods(session, await open_shop(session))
    before = await catalog.product(session, listed.product)
    await forget_facts(session)

    bad = replace(service.as_draft(before), title=text("?" * 40))
    with pytest.raises(errors.ListingRefused):
        await catalog.change(session, listed.product, bad, NOW)
    assert await catalog.product(session, listed.product) == before
    good = replace(service.as_draft(before), brand="New brand")
    await catalog.change(session, listed.product, good, NOW)

    assert [fact.brand for fact in await facts(session, ProductChanged)] == ["New brand"]  # type: ignore[attr-defined]


async def test_a_product_that_waits_for_a_person_is_listed_when_they_pass_it(session: Session) -> None:
    shop = await open_shop(session)
    first = await goods(session, shop)
    known = await catalog.product(session, first.product)
    twin = await drafted(session, shop, title=dict(known.title), text=dict(known.text))

    waiting = await catalog.list_product(session, twin.id, NOW)
    if waiting.state is ProductState.LISTED:
        pytest.fail("a copy of a listed product was not held back")
    assert waiting.is_in_review
    await reactions.list_what_a_person_passed(
        session, ScreeningJudged(new_id(CaseId), twin.id.subject, "passed", shop.owner)
    )

    assert (await catalog.product(session, twin.id)).state is ProductState.LISTED
    await reactions.list_what_a_person_passed(
        session, ScreeningJudged(new_id(CaseId), twin.id.subject, "rejected", shop.owner)
    )
    assert (await catalog.product(session, twin.id)).state is ProductState.LISTED


async def test_a_delisted_product_is_off_the_street_once(session: Session) -> None:
    listed = await goods(session, await open_shop(session))

    await catalog.delist(session, listed.product, NOW)
    await catalog.delist(session, listed.product, NOW)

    assert not (await catalog.products(session, [listed.product]))[listed.product].is_on_sale
    assert await facts(session, ProductDelisted) == [ProductDelisted(listed.product, "merchant")]


async def test_governance_hides_a_product_and_shows_it_again(session: Session) -> None:
    listed = await goods(session, await open_shop(session))

    await reactions.hide_restricted_products(session, SubjectRestricted(listed.product.subject, "counterfeit"))
    assert not (await catalog.skus(session, [listed.sku]))[listed.sku].is_on_sale
    assert await service.on_sale(session, listed.store, None, 10) == []
    await reactions.hide_restricted_products(session, SubjectRestored(listed.product.subject))

    assert (await catalog.skus(session, [listed.sku]))[listed.sku].is_on_sale


async def test_skus_keep_their_ids_and_a_dropped_one_cannot_be_bought(session: Session) -> None:
    listed = await goods(session, await open_shop(session), sizes=3)
    known = service.as_draft(await catalog.product(session, listed.product))
    kept = [replace(sku, id=None, price=yuan(5)) for sku in known.skus[:2]]

    after = await catalog.change(session, listed.product, replace(known, skus=tuple(kept)), NOW)

    assert tuple(sku.id for sku in after.skus) == listed.skus[:2]
    assert (after.price_from, after.price_to) == (yuan(5), yuan(5))
    terms = await catalog.skus(session, listed.skus)
    assert [terms[sku].is_on_sale for sku in listed.skus] == [True, True, False]


async def test_two_skus_may_swap_their_places(session: Session) -> None:
    listed = await goods(session, await open_shop(session), sizes=2)
    known = service.as_draft(await catalog.product(session, listed.product))
    first, second = known.skus
    swapped = (replace(first, choice=second.choice), replace(second, choice=first.choice))

    after = await catalog.change(session, listed.product, replace(known, skus=swapped), NOW)

    assert [(sku.id, sku.choice) for sku in after.skus] == [(first.id, (1,)), (second.id, (0,))]


async def test_a_sku_of_another_product_is_not_taken_over(session: Session) -> None:
    shop = await open_shop(session)
    mine, other = await goods(session, shop), await goods(session, await open_shop(session))
    known = service.as_draft(await catalog.product(session, mine.product))
    stolen = replace(known, skus=(replace(known.skus[0], id=other.sku),))

    with pytest.raises(errors.BadProduct):
        await catalog.change(session, mine.product, stolen, NOW)
    made = await catalog.draft(session, shop.id, stolen, NOW)

    assert made.skus[0].id != other.sku
    assert (await catalog.skus(session, [other.sku]))[other.sku].product == other.product


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": {}},
        {"title": {"en": " "}},
        {"title": {"de": "Tee"}},
        {"title": {"en": "a\x00b"}},
        {"category": CategoryId(7)},
        {"skus": ()},
        {"skus": (catalog.SkuDraft(yuan(0)),)},
        {"skus": (catalog.SkuDraft(yuan(-1)),)},
        {"skus": (catalog.SkuDraft(Money(10**13, "CNY")),)},
        {"skus": (catalog.SkuDraft(Money(100, "USD")),)},
        {"skus": (catalog.SkuDraft(yuan(5), list_price=yuan(5)),)},
        {"skus": (catalog.SkuDraft(yuan(5), choice=(0,)),)},
        {"skus": (catalog.SkuDraft(yuan(5)), catalog.SkuDraft(yuan(6)))},
        {"options": tuple(catalog.Option(text(str(n)), (text("a"),)) for n in range(4))},
        {"options": (catalog.Option(text("Size"), (text("a"), text("a"))),)},
        {"images": (new_id(ImageId),)},
        {"tags": ("a", "a")},
    ],
)
async def test_a_product_that_cannot_be_is_refused(session: Session, wrong: dict[str, object]) -> None:
    shop = await open_shop(session)

    with pytest.raises(errors.BadProduct):
        await drafted(session, shop, **wrong)

    assert await service.on_sale(session, shop.id, None, 5) == []


async def test_unknown_products_are_left_out_of_a_batch(session: Session) -> None:
    listed = await goods(session, await open_shop(session))
    unknown = new_id(ProductId)

    assert set(await catalog.products(session, [listed.product, unknown])) == {listed.product}
    with pytest.raises(catalog.ProductMissing):
        await catalog.product(session, unknown)
    assert await person(session)


def test_the_tree_of_categories_has_both_languages_and_no_orphans() -> None:
    tree = catalog.categories()

    known = {one.id for one in tree}
    assert len({one.slug for one in tree}) == len(tree) >= 12
    assert all(set(one.name) == {"en", "zh-CN"} for one in tree)
    assert all(one.parent is None or one.parent in known for one in tree)
