"""Which articles of each draft became which of the next, edited with the drafts.

An article with the same number and the same text on both sides is kept, and is not listed. An edge
says one relation, the strongest: an article whose words changed is `amended` wherever it stands; one
with the same words is `moved` when its title or chapter is another, else `renumbered`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Edge:
    """Articles of one draft, by number, and what they became in the next."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    relation: str  # amended, renumbered, moved, split, merged, added, removed


LINEAGE: dict[tuple[int, int], tuple[Edge, ...]] = {
    (1, 2): (
        Edge(("1",), ("1",), "amended"),
        Edge(("2",), ("2",), "amended"),
        Edge(("4",), ("4",), "amended"),
        Edge(("6",), ("6",), "amended"),
        Edge((), ("7",), "added"),
        Edge(("7",), (), "removed"),
        Edge(("9",), ("9",), "amended"),
        Edge(("10",), ("10",), "amended"),
        Edge(("11",), ("11",), "amended"),
        Edge(("12",), ("12",), "amended"),
        Edge(("14",), ("15",), "renumbered"),
        Edge(("15",), ("16",), "renumbered"),
        Edge(("16",), ("17",), "amended"),
        Edge(("17",), ("18",), "amended"),
        Edge(("18",), ("19",), "renumbered"),
        Edge(("19",), ("20",), "renumbered"),
        Edge(("20",), ("21",), "renumbered"),
        Edge(("21",), ("22",), "amended"),
        Edge(("22", "23"), ("23",), "merged"),
        Edge((), ("24",), "added"),
        Edge(("24",), ("25",), "renumbered"),
        Edge(("25",), ("26",), "amended"),
        Edge(("26",), ("28",), "renumbered"),
        Edge((), ("27",), "added"),
        Edge(("27",), ("29",), "amended"),
        Edge(("28",), ("30",), "renumbered"),
        Edge(("29",), ("31",), "amended"),
        Edge(("30",), ("32",), "renumbered"),
        Edge(("31",), ("33", "34"), "split"),
        Edge(("32",), ("35",), "renumbered"),
        Edge(("33",), ("36",), "renumbered"),
        Edge(("34",), ("37",), "amended"),
        Edge(("35",), ("38",), "renumbered"),
        Edge(("36",), ("39",), "renumbered"),
        Edge(("37",), ("41",), "renumbered"),
        Edge(("38",), ("42",), "renumbered"),
        Edge(("39",), ("43",), "renumbered"),
        Edge((), ("40",), "added"),
        Edge(("40",), ("44",), "renumbered"),
        Edge(("41",), ("45",), "renumbered"),
        Edge(("42",), ("46",), "renumbered"),
        Edge(("43",), ("47",), "renumbered"),
        Edge(("44",), ("14",), "moved"),
        Edge(("45",), (), "removed"),
        Edge(("46",), ("49",), "renumbered"),
        Edge((), ("48",), "added"),
    ),
    (2, 3): (
        Edge(("1",), ("1",), "amended"),
        Edge(("2",), ("2",), "amended"),
        Edge(("3",), ("3",), "amended"),
        Edge(("4",), ("4",), "amended"),
        Edge(("5", "11"), ("10",), "merged"),
        Edge(("6",), ("5",), "amended"),
        Edge(("7",), ("6",), "amended"),
        Edge(("8", "39"), ("7",), "merged"),
        Edge(("9",), ("8",), "amended"),
        Edge(("10",), ("9",), "amended"),
        Edge(("12",), ("11",), "amended"),
        Edge(("13",), ("12",), "amended"),
        Edge(("14",), ("13",), "amended"),
        Edge(("15",), ("14",), "amended"),
        Edge(("16",), ("15",), "amended"),
        Edge(("17",), ("16",), "amended"),
        Edge(("18",), ("17", "18"), "split"),
        Edge(("19",), ("19",), "amended"),
        Edge(("20",), ("20",), "amended"),
        Edge(("21",), ("21",), "amended"),
        Edge(("22",), ("22",), "amended"),
        Edge(("23",), ("23",), "amended"),
        Edge(("24",), ("24",), "amended"),
        Edge(("25",), ("25",), "amended"),
        Edge(("26",), ("26",), "amended"),
        Edge(("27",), ("27",), "amended"),
        Edge(("28",), ("28",), "amended"),
        Edge(("29",), ("36",), "amended"),
        Edge(("30",), ("29",), "amended"),
        Edge(("31",), ("30",), "amended"),
        Edge(("32",), ("31",), "renumbered"),
        Edge(("33",), ("32",), "amended"),
        Edge(("34",), ("33",), "amended"),
        Edge(("35",), ("34",), "amended"),
        Edge(("36",), ("35",), "renumbered"),
        Edge(("37",), ("37",), "amended"),
        Edge(("38",), ("38",), "amended"),
        Edge(("40",), ("39",), "renumbered"),
        Edge(("41",), ("40",), "amended"),
        Edge(("42",), ("41",), "amended"),
        Edge(("43", "44"), ("42",), "merged"),
        Edge((), ("44",), "added"),
        Edge((), ("45",), "added"),
        Edge(("45",), ("43",), "amended"),
        Edge(("46",), ("46",), "amended"),
        Edge(("47",), ("47",), "amended"),
        Edge(("48",), ("48",), "amended"),
        Edge(("49",), ("49",), "amended"),
    ),
    (3, 4): (
        Edge(("2",), ("2",), "amended"),
        Edge(("4",), ("4",), "amended"),
        Edge(("5",), ("5",), "amended"),
        Edge(("9",), ("9", "10"), "split"),
        Edge(("10",), ("11",), "renumbered"),
        Edge(("11",), ("12",), "amended"),
        Edge(("12",), ("13",), "renumbered"),
        Edge(("13",), ("14",), "renumbered"),
        Edge(("14",), ("15",), "amended"),
        Edge(("15",), ("16",), "renumbered"),
        Edge(("16",), ("17",), "renumbered"),
        Edge(("17",), ("18",), "renumbered"),
        Edge(("18",), ("19",), "amended"),
        Edge(("19",), ("20",), "renumbered"),
        Edge(("20",), ("21",), "renumbered"),
        Edge(("21",), ("22",), "amended"),
        Edge(("22",), ("23",), "renumbered"),
        Edge(("23",), ("24",), "renumbered"),
        Edge(("24",), ("25",), "renumbered"),
        Edge(("25",), ("26",), "renumbered"),
        Edge(("26",), ("27",), "renumbered"),
        Edge(("27",), ("28",), "renumbered"),
        Edge(("28",), ("36",), "moved"),
        Edge(("33",), ("33",), "amended"),
        Edge(("36",), ("37",), "renumbered"),
        Edge(("37",), ("38",), "renumbered"),
        Edge(("38",), ("39",), "renumbered"),
        Edge(("39",), ("40",), "renumbered"),
        Edge(("40",), ("41",), "renumbered"),
        Edge(("41",), ("42",), "renumbered"),
        Edge(("42",), ("43",), "renumbered"),
        Edge(("43",), ("44",), "renumbered"),
        Edge(("44",), ("46",), "amended"),
        Edge(("45",), ("45",), "amended"),
        Edge(("46",), ("48",), "renumbered"),
        Edge((), ("47",), "added"),
        Edge(("47",), ("49",), "renumbered"),
        Edge(("48",), ("50",), "amended"),
        Edge(("49",), ("51",), "renumbered"),
    ),
}


def changed(old_draft: int) -> frozenset[str]:
    """Numbers of the articles of the draft after `old_draft` whose words are not those of before."""
    return frozenset(
        number
        for edge in LINEAGE[old_draft, old_draft + 1]
        if edge.relation in {"amended", "split", "merged", "added"}
        for number in edge.new
    )
