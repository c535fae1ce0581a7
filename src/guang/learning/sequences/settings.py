"""How a sequence model is learnt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One way of learning for every data set.

    Attributes:
        rate: the highest learning rate.
        quicker: how many times that is for the tables of items.
        rows: of packed acts in a step.
        negatives: items that every act of a step is compared with.
        most_rounds: through the data, at most.
        questions: acts learnt from in all, over the rounds; this bounds what a run costs.
        checkpoint_s: seconds between two checkpoints.
    """

    seed: int = 1
    rate: float = 2e-3
    quicker: float = 4.0
    decay: float = 1e-4
    dropout: float = 0.2
    rows: int = 32
    negatives: int = 512
    most_rounds: int = 30
    questions: int = 3_000_000
    checkpoint_s: float = 60.0

    def rounds_for(self, asked: int) -> int:
        """Rounds through data with so many questions."""
        return int(min(max(round(self.questions / max(asked, 1)), 1), self.most_rounds))
