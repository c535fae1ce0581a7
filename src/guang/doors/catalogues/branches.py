"""From a stranger's words for a kind of goods to a branch of our category tree."""

import re
from functools import lru_cache

from guang.kernel.ids import CategoryId
from guang.trade import catalog

ELSE = "other"
WORDS: tuple[tuple[str, str], ...] = (
    ("sneaker|trainer|running shoe", "sneakers"),
    ("footwear|shoe|boot|sandal|slipper", "shoes"),
    ("backpack|handbag|tote|luggage|bag", "bags"),
    ("wallet|purse", "wallets"),
    ("watch", "watches"),
    ("glasses|goggles|eyewear", "eyewear"),
    ("hat|cap|beanie|scarf|glove", "hats-scarves"),
    ("jewel|earring|necklace|bracelet|ring", "jewellery"),
    ("jacket|coat|outerwear|parka", "outerwear"),
    ("underwear|sleepwear|sock|lingerie", "underwear"),
    ("sportswear|activewear|jersey", "sportswear"),
    ("dress|skirt|blouse|women", "womens-clothing"),
    ("shirt|trouser|pants|apparel|clothing|men", "mens-clothing"),
    ("skin ?care|cream|serum|sunscreen|grooming", "skincare"),
    ("make-?up|lipstick|cosmetic|beauty", "makeup"),
    ("perfume|fragrance|candle", "fragrance"),
    ("shampoo|hair", "hair-care"),
    ("tea|coffee", "tea-coffee"),
    ("juice|drink|beverage|water|soda", "drinks"),
    ("milk|dairy|yogh?urt|cheese|egg|sour", "dairy-eggs"),
    ("bread|bakery|cake|pastry", "bakery"),
    ("snack|chocolate|sweet|cookie", "snacks"),
    ("fruit|vegetable|fresh|produce", "fresh"),
    ("oil|sauce|pantry|rice|pasta|oat|soy", "pantry"),
    ("food|grocery|packages", "fresh"),
    ("kitchen|cookware|tableware|dining|bowl|mug|glassware|utensil|housewares", "kitchen"),
    ("lamp|light", "lighting"),
    ("chair|table|sofa|desk|furniture", "furniture"),
    ("bedding|pillow|cushion|towel", "bedding"),
    ("storage|basket|box", "storage"),
    ("clean", "cleaning"),
    ("decor|vase|clock|seasonal|homedecor|home", "decor"),
    ("headphone|speaker|audio|earbud", "audio"),
    ("camera|photo|lens", "cameras"),
    ("phone", "phones"),
    ("computer|laptop|keyboard|tablet", "computers"),
    ("navigation|gps|wearable|electronic|gadget|cable|charger", "gadgets"),
    ("bike|bicycle|cycling", "cycling"),
    ("ski|snowboard|winter", "winter-sport"),
    ("kayak|fishing|surf|swim|water ?sport|diving", "water-sport"),
    ("camp|hik|climb|outdoor|tent|trekking", "camping"),
    ("fitness|gym|yoga|sport", "fitness"),
    ("toy|game", "toys"),
    ("baby|kid|child", "baby-care"),
    ("pet|dog|cat", "pet-supplies"),
    ("book", "books"),
    ("stationery|pen|paper|notebook|office", "stationery"),
    ("art|paint|craft", "art-supplies"),
    ("instrument|guitar|piano|music", "instruments"),
    ("flower|bouquet|floral", "flowers"),
    ("plant|succulent", "plants"),
    ("tool|garden", "garden-tools"),
)


@lru_cache(maxsize=1)
def _slugs() -> dict[str, CategoryId]:
    return {branch.slug: branch.id for branch in catalog.categories()}


@lru_cache(maxsize=4096)
def branch_of(kind: str, title: str = "") -> CategoryId:
    """The branch that fits the last, most special words of ``kind`` best, then its first, then the title."""
    slugs = _slugs()
    levels = [level.strip().lower() for level in kind.split(">") if level.strip()]
    for words in (*reversed(levels), title.lower()):
        if words.replace(" ", "-") in slugs:
            return slugs[words.replace(" ", "-")]
        for pattern, slug in WORDS:
            if slug in slugs and re.search(rf"\b(?:{pattern})(?:s|es)?\b", words):
                return slugs[slug]
    return slugs[ELSE]
