"""What comes in over HTTP: request structs of after-sales."""

from typing import Annotated

import msgspec
from litestar.params import Parameter
from msgspec import Meta

from guang.kernel.ids import AfterSaleId, ImageId, LineId, SkuId
from guang.kernel.money import Money
from guang.trade.claims import CaseReason, CaseState, Decision, Liability, Wish, terms

Key = Annotated[str, Parameter(header="Idempotency-Key", required=False, max_length=200)]
States = Annotated[list[CaseState] | None, Parameter(query="state", max_items=len(CaseState))]
Words = Annotated[str, Meta(max_length=2 * terms.LONGEST_WORDS)]
Images = Annotated[list[ImageId], Meta(max_length=terms.MOST_PICTURES)]


class CaseForm(msgspec.Struct, frozen=True, kw_only=True):
    """What a buyer asks for; ``amount`` is all that is left for these units if left out.

    An exchange says what for (``wished``); ``origin`` names the exchange that brought the goods, if one did.
    """

    line: LineId
    kind: Wish
    reason: CaseReason
    units: Annotated[int, Meta(ge=0, le=999)] = 0
    amount: Money | None = None
    wished: SkuId | None = None
    origin: AfterSaleId | None = None
    words: Words = ""
    images: Images = []


class WordsForm(msgspec.Struct, frozen=True):
    """What somebody says and shows about a case."""

    words: Words = ""
    images: Images = []


class ReturnForm(msgspec.Struct, frozen=True):
    """With whom the goods travel back, and under which number."""

    carrier: str
    tracking: str
    words: Words = ""
    images: Images = []


class ReplacementForm(msgspec.Struct, frozen=True):
    """With whom the replacement travels, and under which number."""

    carrier: str
    tracking: str
    words: Words = ""


class InspectionForm(msgspec.Struct, frozen=True):
    """What came back; ``restocked`` of the units can be sold again."""

    fine: bool
    restocked: Annotated[int, Meta(ge=0, le=999)] = 0
    words: Words = ""
    images: Images = []


class VerdictForm(msgspec.Struct, frozen=True):
    """What an operator decides; ``amount`` is all that was asked for if left out."""

    decision: Decision
    liability: Liability
    words: Words
    amount: Money | None = None
