"""Blocks put back into their lists, items and quotations."""

from collections.abc import Iterable, Sequence

from drafts.redlining.aligning import Step
from drafts.redlining.blocks import Block, Within

Around = tuple[Within, ...]


def nest(pieces: Iterable[tuple[Around, str]]) -> str:
    """Return the HTML of some blocks, each given as (what is around it, its own HTML)."""
    html = ""
    opened: list[Within] = []
    for around, inner in pieces:
        depth = 0
        while depth < min(len(opened), len(around)) and opened[depth].key == around[depth].key:
            depth += 1
        html += _closed(opened[depth:])
        html += "".join(_opened(one) for one in around[depth:])
        opened = list(around)
        html += inner
    return html + _closed(opened)


def _opened(one: Within) -> str:
    return f"<{one.tag}>" if one.value is None else f'<{one.tag} value="{one.value}">'


def _closed(opened: Sequence[Within]) -> str:
    return "".join(f"</{one.tag}>" for one in reversed(opened))


def in_the_new_lists(
    old: Sequence[Block], new: Sequence[Block], steps: Sequence[Step]
) -> list[Around]:
    """Return what is around each old block, once the old lists and items of which something stayed
    are taken as the new ones: what is gone is then shown within them."""
    became: dict[tuple[int, int], Within] = {}
    for step in steps:
        for ours in step.old:
            for theirs in step.new:
                if len(old[ours].within) != len(new[theirs].within):
                    continue
                for one, two in zip(old[ours].within, new[theirs].within, strict=True):
                    if one.tag == two.tag:
                        became.setdefault(one.key, two)
    # A key of the old text never meets one of the new by chance.
    return [
        tuple(
            became.get(one.key) or Within(one.tag, (-1 - one.key[0], one.key[1]), one.value)
            for one in block.within
        )
        for block in old
    ]
