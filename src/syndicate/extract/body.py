"""The main content of a page: a model chooses among its blocks, and where it doubts, others vote."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from syndicate.extract._page_end import without_end
from syndicate.extract.align import align
from syndicate.extract.blocks import words
from syndicate.extract.choice import choose
from syndicate.extract.features import HEADING, LONGEST_LABEL, NAMES, has_spaces, rows
from syndicate.extract.furniture import kind_of
from syndicate.extract.members import EXTRA, FAULTS, MEMBERS, NEED_SPACES, NotInstalled
from syndicate.extract.names import authors
from syndicate.extract.prune import pruned
from syndicate.extract.votes import medoid, runs, similarity
from syndicate.model import Vote
from syndicate.values.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block
    from syndicate.extract.choice import Choice
    from syndicate.extract.features import Row, Told
    from syndicate.extract.learned import Learned
    from syndicate.extract.votes import Runs

OWN = "own blocks"
_NOTHING = "found nothing"
SURE = 0.9
"""Expected F1 from which our own blocks stand without a vote: a sixth of pages lie below."""
POSSIBLE, CERTAIN = 0.3, 0.8
"""Between these the words of a short block are looked up in the lists of furniture."""
SHORT_LABEL = 6
"""Words of the longest label of a list."""
_WORDS, _KIND, _END, _ASIDE = (NAMES.index(name) for name in ("words", "kind", "end", "aside"))
_BESIDE = frozenset({"ad", "newsletter", "share", "author"})
"""Kinds of furniture that no article has between its paragraphs."""
MOST_BLOCKS = 2_000
MOST_CHARACTERS = 400_000
"""Blocks of a page, and characters in them, above which no library is asked: some need time square in these."""
MOST_WORDS = 60_000
"""Words of a member's text that are looked for on the page."""
HEAD_LINES = 6
"""First blocks among which title and byline may be repeated."""
MOST_BESIDE_NAMES = 3
"""Words that a byline has beside the authors' names: "By", "Text:", "and"."""
_SENTENCE_ENDS = ".?!:。？！।؟"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LEAST = 0.3
"""Expected F1 below which our own blocks are not believed alone."""
ALIKE = 0.92
"""Likeness from which a line is the title with another quotation mark or dash."""
LONGEST_TITLE = 400
"""Characters of the longest line that is compared with the title."""


@dataclass(frozen=True, slots=True)
class Content:
    """The article as the page's own HTML, not sanitised yet, '' where none is found; and who voted for it."""

    html: str
    votes: tuple[Vote, ...]
    is_last: bool = False
    """Nothing on the page comes behind it."""


def main_content(
    tree: HtmlElement, blocks: Sequence[Block], told: Told, learned: Learned, late: Callable[[], bool]
) -> Content:
    """Return the article in a page without its title; the tree, whose `blocks` these are, is used up.

    Libraries are asked only where the model doubts, and not once it is `late`. One call at a time in a process:
    trafilatura ends it with SIGSEGV when it runs in two threads.
    """
    measured = rows(blocks, told, learned.weights)
    likely = [learned.forest.probability(row) for row in measured]
    believed = [_believed(at, blocks, measured, likely) for at in range(len(blocks))]
    own = choose(believed, [row[_WORDS] for row in measured])
    chosen: Sequence[int] = own.chosen
    if own.confidence >= SURE:
        votes = [Vote(OWN, 1.0, f"chosen, sure of it ({own.confidence:.2f})")]
    else:
        chosen, votes = _elected(tree, blocks, own, late)
    taken = without_end(blocks, _without_head([blocks[at] for at in chosen], told))
    ids = {id(block) for block in taken}
    html = pruned(taken, [block for block in blocks if id(block) not in ids])
    return Content(html, tuple(votes), is_last=bool(taken) and taken[-1] is blocks[-1])


def _believed(at: int, blocks: Sequence[Block], measured: Sequence[Row], likely: Sequence[float]) -> float:
    """Return how likely a block is the article's: not at all where it only may be, and something else tells against it.

    That its words are known as furniture: the model learned from pages of few languages, the lists hold some
    twenty-five. Or that it is the label of what is not the article: "Related", with nothing of its list chosen.
    """
    row = measured[at]
    if at >= MOST_BLOCKS or not POSSIBLE < likely[at] < CERTAIN or row[_WORDS] > LONGEST_LABEL:
        return likely[at]
    following = likely[at + 1] if at + 1 < len(likely) else 0.0
    is_lone = _is_label(row) and following < POSSIBLE
    return 0.0 if is_lone or kind_of(blocks[at].said) in _BESIDE else likely[at]


def _is_label(row: Row) -> bool:
    """Tell whether a block is a short heading, or a few words in something beside the article."""
    return row[_WORDS] <= SHORT_LABEL and not row[_END] and bool(row[_KIND] > HEADING or row[_ASIDE])


def _elected(
    tree: HtmlElement, blocks: Sequence[Block], own: Choice, late: Callable[[], bool]
) -> tuple[Sequence[int], list[Vote]]:
    """Return the blocks of the text that most members agree on, and all votes."""
    texts, missing = _texts(tree, blocks, own.chosen, late)
    if own.confidence < LEAST and OWN in texts:
        del texts[OWN]
        missing[OWN] = f"not believed ({own.confidence:.2f})"
    if not texts:
        return [], [Vote(name, None, missing[name]) for name in (OWN, *MEMBERS)]
    counted = {name: runs(text) for name, text in texts.items()}
    winner = medoid(counted)
    votes = [_vote(name, counted, winner, missing) for name in (OWN, *MEMBERS)]
    ours = own.chosen if OWN in texts else []
    return (ours if winner == OWN else _said_by(texts[winner], blocks) or ours), votes


def _said_by(said: Sequence[str], blocks: Sequence[Block]) -> list[int]:
    """Return the blocks in which a member's words stand, in page order."""
    return sorted(align([block.words for block in blocks], said).chosen)


def _texts(
    tree: HtmlElement, blocks: Sequence[Block], own: Sequence[int], late: Callable[[], bool]
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return what each member found, in words, and why the others did not vote."""
    said = {OWN: [word for at in own for word in blocks[at].words]}
    missing = {OWN: _NOTHING}
    is_large = len(blocks) > MOST_BLOCKS or sum(len(block.said) for block in blocks) > MOST_CHARACTERS
    is_spaced = has_spaces("".join(blocks[at].said for at in own))
    for name in MEMBERS:
        why = _excused(name, is_large=is_large, is_spaced=is_spaced)
        said[name], missing[name] = ([], why) if why else _asked(name, tree, late)
    return {name: found for name, found in said.items() if found}, missing


def _excused(name: str, *, is_large: bool, is_spaced: bool) -> str:
    """Return why a member is not asked about this page, '' where it is."""
    if name in NEED_SPACES and not is_spaced:
        return "not asked: words without spaces"
    return "not asked: the page is too large for it" if is_large else ""


def _asked(name: str, tree: HtmlElement, late: Callable[[], bool]) -> tuple[list[str], str]:
    """Return the words a member finds, and if there are none, why."""
    if late():
        return [], "not asked: no time left"
    try:
        return MEMBERS[name](tree)[:MOST_WORDS], _NOTHING
    except NotInstalled:
        return [], EXTRA
    except FAULTS as error:
        return [], f"failed ({type(error).__name__})"


def _vote(name: str, texts: Mapping[str, Runs], winner: str, missing: Mapping[str, str]) -> Vote:
    if name not in texts:
        return Vote(name, None, missing[name])
    return Vote(name, round(similarity(texts[name], texts[winner]), 3), "chosen" if name == winner else "")


def _without_head(chosen: Sequence[Block], told: Told) -> list[Block]:
    titles, names = [_comparable(title) for title in told.titles], [_comparable(name) for name in told.authors]
    first = [block for block in chosen[:HEAD_LINES] if not _is_title(block, titles) and not _is_byline(block, names)]
    return [*first, *chosen[HEAD_LINES:]]


def _is_byline(block: Block, names: Collection[str]) -> bool:
    """Tell whether a line says who wrote the article, and nothing else; it is no sentence and no heading."""
    if len(block.said) > LONGEST_TITLE or block.said[-1] in _SENTENCE_ENDS or str(block.element.tag) in _HEADINGS:
        return False
    found = [_comparable(name) for name in authors(block.said)]
    beside = len(words(block.said)) - sum(len(name.split()) for name in found)
    return bool(found) and all(name in names for name in found) and beside <= MOST_BESIDE_NAMES


def _is_title(block: Block, titles: Collection[str]) -> bool:
    line = block.said
    return len(line) <= LONGEST_TITLE and any(_alike(_comparable(line), title) for title in titles)


def _alike(line: str, title: str) -> bool:
    if line == title:
        return True
    # The ratio is twice the common characters over all: lines of too different length cannot reach it.
    if 2 * min(len(line), len(title)) <= ALIKE * (len(line) + len(title)):
        return False
    return SequenceMatcher(None, line, title, autojunk=False).ratio() > ALIKE


def _comparable(line: str) -> str:
    return " ".join(words(fold(line)))[:LONGEST_TITLE]
