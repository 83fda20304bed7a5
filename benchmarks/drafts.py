"""How long reading and comparing take: `make bench`.

Laws are generated, of 1,000 to 20,000 articles, each with a next version in which articles were
amended, removed, added, moved and split. The cost should grow no faster than n·log n, and a
constitution of 800 units should be split in two seconds and compared in three, from the moment the
command is typed. The last line is JSON; `missed` names what was asked and not reached.
"""

import json
import math
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from drafts.comparing import compare, redline
from drafts.reading import read_text

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1_000, 5_000, 20_000)
CONSTITUTION = 800
SPLIT_SECONDS = 2.0
COMPARE_SECONDS = 3.0
# How much cost/(n·log n) may exceed the smallest text's before it counts as growing faster: the
# processor's caches hold the small text whole and not the large one.
ROOM = 1.35
STEPS = ("read", "compare", "total")

Article = list[str]


def vocabulary(chance: random.Random, size: int = 6_000) -> list[str]:
    """Return words that can be said."""
    heads = ["la", "me", "ti", "co", "ru", "ban", "der", "fi", "gol", "pres", "su", "nor", "qui"]
    return ["".join(chance.choices(heads, k=chance.randint(2, 5))) for _ in range(size)]


def written(chance: random.Random, words: list[str]) -> Article:
    """Return an article's sentences; words follow Zipf's law, as in real texts."""
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    said = iter(chance.choices(words, weights, k=400))
    sentences = []
    for _ in range(chance.randint(1, 6)):
        length = chance.randint(8, 24)
        sentences.append(" ".join(next(said) for _ in range(length)).capitalize() + ".")
    return sentences


def amended(chance: random.Random, articles: list[Article], words: list[str]) -> list[Article]:
    """Return the next version: about a tenth of the articles are touched, in all ways."""
    after = [list(article) for article in articles]
    for at in chance.sample(range(len(after)), len(after) // 20):
        place = chance.randrange(len(after[at]))
        after[at][place] = written(chance, words)[0]
    for _ in range(len(articles) // 50):
        del after[chance.randrange(len(after))]
        after.insert(chance.randrange(len(after)), written(chance, words))
        after.insert(chance.randrange(len(after)), after.pop(chance.randrange(len(after))))
    for at in sorted(chance.sample(range(len(after)), len(after) // 100), reverse=True):
        half = len(after[at]) // 2
        if half:
            after[at : at + 1] = [after[at][:half], after[at][half:]]
    return after


def as_markdown(articles: list[Article]) -> str:
    """Return the articles as a law: a title every 200, a chapter every 20."""
    lines = ["# LEY GENERAL DE EJEMPLO", ""]
    for place, sentences in enumerate(articles):
        if place % 200 == 0:
            lines += [f"## TÍTULO {roman(place // 200 + 1)}", ""]
        if place % 20 == 0:
            lines += [f"### CAPÍTULO {roman(place // 20 % 10 + 1)}", ""]
        lines += [f"##### Artículo {place + 1}.", ""]
        for sentence in sentences:
            lines += [sentence, ""]
    return "\n".join(lines)


def roman(number: int) -> str:
    """Return `number`, up to 399, as a Roman numeral."""
    out = ""
    steps = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V")]
    for value, sign in [*steps, (4, "IV"), (1, "I")]:
        out += sign * (number // value)
        number %= value
    return out


def versions(size: int) -> tuple[str, str]:
    """Return a law of `size` articles and its next version, the same on every run."""
    chance = random.Random(size)
    words = vocabulary(chance)
    articles = [written(chance, words) for _ in range(size)]
    return as_markdown(articles), as_markdown(amended(chance, articles, words))


def measured(size: int) -> dict[str, float]:
    """Return the seconds of processor time that each step took for two versions of `size`."""
    old, new = versions(size)
    start = time.process_time()
    one, two = read_text(old), read_text(new)
    read = time.process_time()
    changes = compare(one.units, two.units)
    compared = time.process_time()
    touched = [change for change in changes if change.old and "amended" in change.relations]
    for change in touched:
        redline(one.units[change.old[0]].text, two.units[change.new[0]].text)
    done = time.process_time()
    if len(one.units) != size:
        raise SystemExit(f"{len(one.units)} units were read where {size} were written.")
    return {
        "articles": size,
        "read": read - start,
        "compare": compared - read,
        "redline": done - compared,
        "total": done - start,
    }


def scale(size: float) -> float:
    """Return n·log n."""
    return size * math.log2(size)


def whole_process(*argv: str) -> float:
    """Return the seconds that a command takes from being typed to its end: the best of three."""
    best = math.inf
    for _ in range(3):
        start = time.perf_counter()
        command = [sys.executable, "manage.py", *argv, "--format", "json"]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Measure, print the table and, last, the figures as JSON."""
    print(f"{'articles':>9} {'read':>8} {'compare':>8} {'redline':>8} {'total':>8} {'/n·log n':>9}")
    rows = []
    for size in SIZES:
        times = [measured(size) for _ in range(max(2, 5_000 // size))]
        row = {key: min(one[key] for one in times) for key in times[0]}
        rows.append(row)
        print(
            f"{size:>9,} {row['read']:>7.2f}s {row['compare']:>7.2f}s {row['redline']:>7.2f}s"
            f" {row['total']:>7.2f}s {row['total'] / scale(size) * 1e6:>7.2f}µs"
        )
    growth = {
        step: max(row[step] / scale(row["articles"]) for row in rows)
        / (rows[0][step] / scale(SIZES[0]))
        for step in STEPS
    }
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("old.md", "new.md")]
        for path, text in zip(paths, versions(CONSTITUTION), strict=True):
            path.write_text(text, encoding="utf-8")
        split = whole_process("split", str(paths[0]))
        compared = whole_process("compare", *map(str, paths))
    told = ", ".join(f"{step} {growth[step]:.2f}" for step in STEPS)
    print(f"\ncost/(n·log n), at most, against the smallest text's: {told} (asked: ≤ {ROOM})")
    print(f"split a text of {CONSTITUTION} articles: {split:.2f} s (asked: < {SPLIT_SECONDS:g} s)")
    print(f"compare two of them: {compared:.2f} s (asked: < {COMPARE_SECONDS:g} s)\n")
    asked = {
        **{f"{step}_growth": growth[step] <= ROOM for step in STEPS},
        "split_seconds": split < SPLIT_SECONDS,
        "compare_seconds": compared < COMPARE_SECONDS,
    }
    figures = {
        "sizes": [{key: round(value, 4) for key, value in row.items()} for row in rows],
        "growth": {step: round(growth[step], 3) for step in STEPS},
        "split_seconds": round(split, 3),
        "compare_seconds": round(compared, 3),
        "missed": [name for name, reached in asked.items() if not reached],
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
