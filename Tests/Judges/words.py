"""Words, and whether all of one text's words are in another, in order."""

import re
import subprocess
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Word:
    """A word of a manuscript and the stream it belongs to: `body`, `note`, `table`, or `title`."""

    text: str
    stream: str = "body"


# Characters between which lines end anywhere: a run of them has the marks of notes and links, and heads of pages, in it.
_UNSPACED = "\u3005\u3041-\u3096\u309d-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"


@cache
def _pattern() -> re.Pattern[str]:
    """A word: letters, digits and the marks on them; an ideograph or a sign of kana is one by itself."""
    marks = "[" + re.escape("".join(chr(code) for code in range(0x300, 0xE01F0) if unicodedata.category(chr(code))[0] == "M")) + "]"
    return re.compile(f"[{_UNSPACED}]{marks}*|(?:(?![{_UNSPACED}])[^\\W_]|{marks})+")


_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TURN = re.compile("(?<=[\u0590-\u08ff])(?=[^\\W\u0590-\u08ff])|(?<=[^\\W\u0590-\u08ff])(?=[\u0590-\u08ff])")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")


def tokens(text: str) -> list[str]:
    """The words of a text, without regard to case, ligatures, and characters that nobody sees.

    A word whose letters run both ways is one word for each way: a page's text may show them apart.
    """
    shown = _TURN.sub(" ", _INVISIBLE.sub("", _DIRECTIONS.sub(" ", text)))
    return _pattern().findall(unicodedata.normalize("NFKC", shown).casefold())


def is_reordered(words: set[str]) -> bool:
    """Whether there are words of the Indic scripts, whose vowel signs pages show elsewhere than they are said."""
    return any("\u0900" <= word[0] <= "\u0dff" for word in words)


def runs_both_ways(words: set[str]) -> bool:
    """Whether there are words that run from right to left: then the visible order of a line is not that of its words."""
    return any("\u0590" <= word[0] <= "\u08ff" for word in words)


def rejoined(text: str, vocabulary: set[str]) -> str:
    """A text whose words are whole again where a hyphen at a line's end divided a word of the vocabulary.

    A division at a page's end stays: what stands between its parts is not known here. `problems` looks for those parts.
    """

    def join(match: re.Match[str]) -> str:
        whole = tokens(match[1] + match[2])
        return match[1] + match[2] if whole and whole[-1] in vocabulary else f"{match[1]} {match[2]}"

    return re.sub(r"([^\W_]+)[-\u2010\u00ad]\s*[\n\f]\s*([^\W_]+)", join, text)


def without_note_marks(words: list[str], vocabulary: set[str]) -> list[str]:
    """The words, with a note's number taken off those it touches: `word12` is `word` and `12`."""
    result = []
    for word in words:
        match = None if word in vocabulary else re.fullmatch(r"(\d*)(.*?[^\d])(\d*)", word)
        if word.isdigit() and word not in vocabulary:  # a year and the mark after it
            match = next((found for found in (re.fullmatch(rf"()(.{{{n}}})(.+)", word) for n in range(len(word) - 1, 0, -1))
                          if found and found[2] in vocabulary), None)
        if match and match[2] in vocabulary:
            result += [part for part in match.groups() if part]
        else:
            result.append(word)
    return result


def differences(source: list[str], edition: list[str]) -> list[tuple[range, range]]:
    """The places where two word sequences differ, by diff(1), as ranges of indices into each."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = [Path(scratch) / "source", Path(scratch) / "edition"]
        for path, words in zip(paths, (source, edition)):
            path.write_text("".join(word + "\n" for word in words), encoding="utf-8")
        form = ["--unchanged-group-format=", "--changed-group-format=%df %dl %dF %dL\n"]
        run = subprocess.run(["diff", "--minimal", *form, *map(str, paths)], capture_output=True, text=True)
        if run.returncode > 1:
            raise RuntimeError(run.stderr)
    places = []
    for line in run.stdout.splitlines():
        first, last, edition_first, edition_last = map(int, line.split())
        places.append((range(first - 1, last), range(edition_first - 1, edition_last)))
    return places


def aligned(source: list[str], edition: list[str]) -> tuple[list[int], list[str]]:
    """The indices of the source's words that the edition lacks at their place, and the edition's words left over."""
    if (extra := _left_over(source, edition)) is not None:
        return [], extra
    missing, extra = [], []
    for place, edition_place in differences(source, edition):
        removed, added = source[place.start : place.stop], edition[edition_place.start : edition_place.stop]
        whole = "".join(added)
        if "".join(removed) != whole:
            missing += [index for index in place if len(source[index]) < 4 or source[index] not in whole]
            extra += added
    return missing, extra


def _left_over(source: list[str], edition: list[str]) -> list[str] | None:
    """The edition's words but for the source's, if all of those are there in order; diff(1) may miss that in long texts."""
    extra, place = [], 0
    for word in edition:
        if place < len(source) and word == source[place]:
            place += 1
        else:
            extra.append(word)
    return extra if place == len(source) else None


def problems(source: list[Word], edition: list[str], loose: set[str] = frozenset()) -> list[str]:
    """What is wrong with an edition's words: words lost, and words out of order.

    An edition may say more than the manuscript (labels, contents, running heads). Words of the streams in `loose` may
    stand anywhere; those of the others must come in the manuscript's order. Words divided or joined are the same words.
    """
    words = [word.text for word in source]
    fixed = [index for index, word in enumerate(source) if word.stream not in loose]
    free = [index for index, word in enumerate(source) if word.stream in loose]
    missing, extra = aligned([words[index] for index in fixed], edition)
    missing_free, extra = aligned([words[index] for index in free], extra)
    left = Counter(extra)
    lost, moved = [], []
    for index in [*(fixed[place] for place in missing), *(free[place] for place in missing_free)]:
        if left[words[index]] > 0:
            left[words[index]] -= 1
            if source[index].stream not in loose:
                moved.append(index)
        elif not _is_in_parts(words[index], extra):
            lost.append(index)
    return [*_named("lost", sorted(lost), words), *_named("out of order", moved, words)]


def _is_in_parts(word: str, extra: list[str]) -> bool:
    """Whether a word stands in parts among the words left over, as one does that goes on over a page's foot and head, or
    is itself part of one, as are the two of a compound divided at its hyphen."""
    if len(word) > 3 and any(word in other for other in extra):
        return True
    # In a table the next column's words stand between the parts.
    if any(word[:cut] in extra and word[cut:] in extra for cut in range(1, len(word) - 2)):
        return True
    for start, first in enumerate(extra):
        if len(first) < 2 or not word.startswith(first):
            continue
        rest = word[len(first) :]
        for part in extra[start + 1 : start + 200]:
            if not rest:
                break
            rest = rest.removeprefix(part)
        if not rest:
            return True
    return False


def _named(what: str, indices: list[int], words: list[str]) -> list[str]:
    """Runs of words with those before them, so that a reader can find the place."""
    named, start = [], 0
    while start < len(indices):
        end = start + 1
        while end < len(indices) and indices[end] == indices[end - 1] + 1:
            end += 1
        first, last = indices[start], indices[end - 1] + 1
        before = " ".join(words[max(0, first - 5) : first])
        run = " ".join(words[first : min(last, first + 12)]) + (" …" if last - first > 12 else "")
        named.append(f"{what}: “{run}” after “{before}” (word {first} of {len(words)})")
        start = end
    return named
