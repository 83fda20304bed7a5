"""The marks of a text of law: its articles, provisions, divisions and annexes, told from the lines
that only look like them."""

from collections import Counter
from dataclasses import replace

from drafts.reading import patterns
from drafts.reading.candidates import candidates
from drafts.reading.lines import Line
from drafts.reading.numbers import fold
from drafts.reading.patterns import Mark
from drafts.reading.quotes import quoted
from drafts.reading.series import consecutive, counted, outer, rising
from drafts.reading.tree import Warning

# A heading that starts the numbers again, and the marks up to the next.
Segment = tuple[Mark | None, list[Mark]]
_GROUPS = {"division", "transitories", "provisions"}
# What stands before a text without being of it: ordinals are the recitals of a decree.
_LOOSE = {"ordinal"}
_OPENERS = {"transitories", "provisions", "annex", "instrument"}


def find(lines: list[Line], out: dict[int, str]) -> tuple[list[Mark], list[Warning]]:
    """Return the marks that open the units and divisions of a law, and what to warn of.

    No unit among them means that the text has no articles.
    """
    marks, doubts = _marked(lines, candidates(lines, out))
    segments = _segments(marks)
    frames = _frames(lines, segments)
    carrying = _carrying(lines, marks, segments, frames)
    apart = {mark.at for mark in carrying}
    segments = _segments([mark for mark in marks if mark.at not in apart])
    chosen, warnings = _chosen(lines, segments, frames)
    chosen += carrying
    if not any(mark.role == "article" for mark in chosen):
        chosen = _ordinals_alone(marks, chosen)
    chosen.sort(key=lambda mark: mark.at)
    chosen = _used(chosen)
    return _with_headings(lines, out, chosen), doubts + warnings


def _marked(lines: list[Line], marks: list[Mark]) -> tuple[list[Mark], list[Warning]]:
    """Leave a title or chapter in the text where the file marks all others as headings.

    So "Título IX de la Ley" at the start of a line opens nothing; a person is asked to look.
    """
    headings = [mark for mark in marks if mark.role in _GROUPS]
    plain = {mark.at for mark in headings if not (lines[mark.at].depth or lines[mark.at].bold)}
    if len(plain) > 0.1 * len(headings):
        return marks, []
    dropped = [mark for mark in headings if mark.at in plain and mark.role == "division"]
    message = "This line reads like a heading, but is not marked as the others; it is text here."
    doubts = [Warning(lines[mark.at].number, "heading_not_marked", message) for mark in dropped]
    apart = {mark.at for mark in dropped}
    return [mark for mark in marks if mark.at not in apart], doubts


def _chosen(
    lines: list[Line], segments: list[Segment], frames: set[int]
) -> tuple[list[Mark], list[Warning]]:
    """The marks of each segment that are the text's own."""
    chosen: list[Mark] = []
    warnings: list[Warning] = []
    last_value = 0
    for place, (opener, inside) in enumerate(segments):
        if place in frames:
            continue
        articles = [mark for mark in inside if mark.role == "article" and mark.number]
        fixed = [mark for mark in inside if mark.role in ("division", "provision")]
        fixed += [mark for mark in inside if mark.role == "article" and not mark.number]
        if opener and opener.role in ("transitories", "provisions"):
            taken = _restarting(opener, inside, fixed)
            after = segments[place + 1][0] if place + 1 < len(segments) else None
            nested = (
                after is not None and after.role == "transitories" and not patterns.bare(opener)
            )
            chosen += [opener, *taken] if taken or nested else [_lone(opener)]
            continue
        chain = _without_tail(lines, rising(articles))
        if opener and opener.role == "annex":
            long = len(chain) >= 3 and chain[0].counts.value[0] <= 2
            chosen += [replace(opener, role="division"), *chain, *fixed] if long else [opener]
            continue
        if chain and chain[0].counts.value[0] != 1 and chain[0].counts.value[0] <= last_value:
            chain = []
        if chain:
            last_value = chain[-1].counts.last
        again, missed = _leftovers(lines, articles, chain)
        warnings += missed
        if opener and chain and _units(chosen):
            chosen.append(replace(opener, role="division"))
        chosen += [*chain, *again, *fixed]
    return chosen, warnings


def _segments(marks: list[Mark]) -> list[Segment]:
    """The marks between one heading that starts the numbers again and the next."""
    segments: list[Segment] = [(None, [])]
    for mark in marks:
        if mark.role in _OPENERS:
            segments.append((mark, []))
        else:
            segments[-1][1].append(mark)
    return segments


def _frames(lines: list[Line], segments: list[Segment]) -> set[int]:
    """The segments that are the decree that carries the text, not the text.

    Its article says "se expide la Ley…, para quedar como sigue:" and the law's name follows.
    """
    main = max(range(len(segments)), key=lambda place: len(segments[place][1]))
    last = -1
    roles: set[str] = set()
    for place in range(min(main, len(segments) - 1)):
        opener = segments[place + 1][0]
        roles |= {mark.role for mark in segments[place][1]}
        if opener is None or opener.role == "annex":
            break
        above = opener.at - 1
        while above >= 0 and lines[above].blank:
            above -= 1
        carries = above >= 0 and lines[above].plain.endswith(":")
        if opener.role == "instrument" and ((carries and "article" in roles) or roles <= _LOOSE):
            last = place
    return set(range(last + 1))


def _carrying(
    lines: list[Line], marks: list[Mark], segments: list[Segment], frames: set[int]
) -> list[Mark]:
    """The articles of the act that carries the text, as units apart from the text's own.

    Those before a text that its name sets apart are its preamble, and only those after it, which
    are a decree's, are units. Where no name does, the carried text is one more of the act's parts.
    """
    articles = [mark for mark in marks if mark.role == "article" and mark.number]
    framed = [
        mark
        for place in sorted(frames)
        for mark in segments[place][1]
        if mark.role == "article" and mark.number
    ]
    if not framed:
        annexes = (mark.at for mark in marks if mark.role == "annex" and mark.at > articles[0].at)
        until = next(annexes, len(lines)) if articles else 0
        before = [mark for mark in articles if mark.at < until]
        return [replace(mark, outer=True) for mark in outer(before)]
    last = framed[-1]
    alike = [mark for mark in articles if mark.at > last.at and mark.style == last.style]
    after = consecutive(alike, last.counts.last)
    return [replace(mark, kind="decree", outer=True) for mark in after]


def _lone(opener: Mark) -> Mark:
    """The unit that a heading of transitory provisions is when none is numbered under it."""
    kind = "transitory" if opener.role == "transitories" else "provision"
    return replace(opener, role="provision", kind=kind, rank=0)


def _restarting(opener: Mark, inside: list[Mark], fixed: list[Mark]) -> list[Mark]:
    kind = "transitory" if opener.role == "transitories" else "provision"
    candidates = [mark for mark in inside if mark.role in ("article", "ordinal") and mark.number]
    taken = [replace(mark, kind=kind) for mark in counted(candidates)]
    return sorted([*taken, *fixed], key=lambda mark: mark.at)


def _leftovers(
    lines: list[Line], articles: list[Mark], chain: list[Mark]
) -> tuple[list[Mark], list[Warning]]:
    """What to do with articles before the chain and after it."""
    if not chain:
        return [], []
    taken: list[Mark] = []
    warnings: list[Warning] = []
    words = chain[0].counts.words
    before = [mark for mark in articles if mark.at < chain[0].at and mark.weight >= 0.9]
    if before and before[0].counts.words == words:
        earlier = rising(before)
        if len(earlier) >= 2 and earlier[0].counts.value[0] == 1:
            taken += earlier
    after = [mark for mark in articles if mark.at > chain[-1].at and mark.weight >= 0.6]
    again = rising(after)
    if again and again[0].counts.value[0] == 1:
        enacted = any(
            patterns.ENACTING.search(fold(lines[at].plain))
            for at in range(chain[-1].at, again[0].at)
            if len(lines[at].plain) < 200
        )
        if len(again) >= 3 and not enacted:
            taken += again
        else:
            message = "The numbers start again here; the lines were left in the article above."
            warnings.append(Warning(lines[again[0].at].number, "numbers_restart", message))
            return taken, warnings
    astray, missed = _out_of_turn(lines, articles, chain, taken)
    return taken + astray, warnings + missed


def _out_of_turn(
    lines: list[Line], articles: list[Mark], chain: list[Mark], taken: list[Mark]
) -> tuple[list[Mark], list[Warning]]:
    """The articles that look like all others but whose number is not in turn: somebody moved them.

    Those that the file marks as headings are articles, whatever their number. Of the others, which
    may be quoted, a person is told.
    """
    style = Counter(mark.style for mark in chain).most_common(1)[0][0]
    own = {mark.at for mark in [*chain, *taken]}
    found: list[Mark] = []
    warnings: list[Warning] = []
    for mark in articles:
        if mark.at in own or mark.at < chain[0].at or mark.weight < 1 or mark.style != style:
            continue
        above = max((one for one in chain if one.at < mark.at), key=lambda one: one.at)
        if above.counts.key == mark.counts.key:  # its former text, kept under it
            continue
        if lines[mark.at].depth:
            found.append(mark)
            message = "The number of this article is out of turn."
        else:
            message = "This looks like an article, but its number is out of turn; it is text here."
        code = "number_out_of_turn" if lines[mark.at].depth else "article_out_of_turn"
        warnings.append(Warning(lines[mark.at].number, code, message))
    return found, warnings


def _ordinals_alone(marks: list[Mark], chosen: list[Mark]) -> list[Mark]:
    """A text whose units are Primero, Segundo…: agreements, guidelines, some decrees."""
    first = [mark for mark in marks if mark.role == "ordinal"]
    ends = [mark.at for mark in chosen if mark.role in ("transitories", "provisions", "annex")]
    until = min(ends, default=float("inf"))
    taken = rising([mark for mark in first if mark.at < until])
    if len(taken) < 2 or taken[0].counts.value[0] != 1:
        return chosen
    return [*chosen, *taken]


def _without_tail(lines: list[Line], chain: list[Mark]) -> list[Mark]:
    """Drop unmarked lines after the last article of a text whose articles are Markdown headings.

    What counts on from there without being a heading is quoted by the last article.
    """
    marked = [bool(lines[mark.at].depth) for mark in chain]
    if sum(marked) < 0.8 * len(marked):
        return chain
    while marked and not marked[-1]:
        marked.pop()
    return chain[: len(marked)]


def _units(chosen: list[Mark]) -> list[Mark]:
    return [mark for mark in chosen if mark.role in ("article", "ordinal", "provision")]


def _with_headings(lines: list[Line], out: dict[int, str], chosen: list[Mark]) -> list[Mark]:
    """Add the Markdown headings without a number that stand between articles and group them.

    One deeper than the divisions, or than the articles, is a line of an article's text that its
    file marks as a heading by mistake.
    """
    units = _units(chosen)
    divisions = [mark for mark in chosen if mark.role == "division" and lines[mark.at].depth]
    if not units or not (divisions or lines[units[0].at].depth):
        return chosen
    ranks = {lines[mark.at].depth: mark.rank for mark in divisions}
    depths = Counter(lines[mark.at].depth for mark in units)
    usual = depths.most_common(1)[0][0]
    limit = usual or max(ranks, default=0)
    starts = {mark.at: mark for mark in chosen}
    hidden = quoted(lines)
    added = []
    last: int | None = None
    for at in range(units[0].at, len(lines)):
        line = lines[at]
        if line.blank or at in out:
            continue
        if at in starts:
            last = at if starts[at].role not in ("article", "ordinal", "provision") else None
        elif 0 < line.depth <= limit and at not in hidden and not patterns.article(line, at):
            # Right under a division's heading it is the rest of its name.
            if last is None and _whole(lines, at):
                rank = ranks.get(line.depth, 9 if line.depth > min(ranks, default=9) else 1)
                added.append(Mark(at, "division", "heading", line.plain, rank=rank))
                last = at
        else:
            last = None
    return sorted([*chosen, *added], key=lambda mark: mark.at)


def _whole(lines: list[Line], at: int) -> bool:
    """Whether a Markdown heading is one, and not a line cut from the middle of a sentence."""
    said = lines[at].plain.split()
    if not lines[at].plain[0].isupper() or len(said) > 25 or lines[at].plain.endswith((",", ";")):
        return False
    below = next((line for line in lines[at + 1 :] if not line.blank), None)
    cut = below is not None and below.plain[:1].islower()
    return said[-1].lower() not in patterns.HANGING and not cut


def _used(chosen: list[Mark]) -> list[Mark]:
    """Drop divisions named before the first unit's own divisions begin: an index, a summary.

    And annexes that stand before the first article: they are spoken of, not opened.
    """
    units = _units(chosen)
    if not units:
        return chosen
    first = units[0].at
    return [mark for mark in chosen if not (mark.role == "annex" and mark.at < first)]
