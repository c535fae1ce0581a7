"""What a sequence model cannot be made of."""

from guang.kernel.errors import Kind, Refusal


class UnsoundFile(Refusal):
    """A file that is no whole model."""

    kind = Kind.CONFLICT
    code = "sequences.unsound_file"
    says = "The file of the sequence model is missing or damaged."


class NoJax(Refusal):
    """Learning needs an extra that is not installed; answering does not."""

    kind = Kind.UNAVAILABLE
    code = "sequences.no_jax"
    says = (
        "Sequence models are learnt with JAX, which is not installed: GUANG_EXTRAS=sequence ./guang doctor brings it."
    )
