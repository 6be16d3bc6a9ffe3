"""The word comparison finds what it must find, and nothing else."""

import unittest

import words
from edition_words import rejoined
from folding import folded
from manuscript_words import markdown_words, plain_text_words
from words import Word


def found(source: str, edition: str, stream: str = "body", loose: set[str] = frozenset()) -> list[str]:
    return words.problems([Word(word, stream) for word in words.tokens(source)], words.tokens(edition), loose)


class Comparison(unittest.TestCase):
    def test_the_same_words_are_fine(self):
        self.assertEqual(found("One two. Three!", "one TWO three"), [])

    def test_more_words_are_fine(self):
        self.assertEqual(found("one two three", "contents one page 1 two three end"), [])

    def test_a_lost_word_is_named(self):
        self.assertEqual(found("one two three", "one three"), ["lost: “two” after “one” (word 1 of 3)"])

    def test_a_lost_repetition_is_named(self):
        self.assertEqual(len(found("one two two three", "one two three")), 1)

    def test_words_out_of_order_are_named(self):
        self.assertIn("out of order", found("one two three four five", "one four two three five")[0])

    def test_a_note_may_move(self):
        self.assertEqual(found("one two three four", "four one two three", "note", {"note"}), [])

    def test_a_note_may_stand_inside_the_text(self):
        source = [*(Word(word) for word in ("one", "two", "bold")), *(Word(word, "note") for word in ("a", "long", "note"))]
        self.assertEqual(words.problems(source, ["one", "two", "a", "long", "note", "bold"], {"note"}), [])
        self.assertEqual(len(words.problems(source, ["one", "two", "a", "note", "bold"], {"note"})), 1)

    def test_a_divided_word_is_whole(self):
        self.assertEqual(found("an example here", "an exam ple here"), [])
        self.assertEqual(words.tokens(rejoined("exam\u00ad\nple", {"example"})), ["example"])

    def test_a_word_divided_by_a_page_is_whole(self):
        self.assertEqual(found("an example here", "an exam 12 running head ple here"), [])
        self.assertEqual(len(found("an example here", "an exam 12 running head here")), 1)

    def test_a_hyphen_at_a_line_end_joins_only_known_words(self):
        self.assertEqual(rejoined("exam-\n  ple well-\nknown", {"example"}), "example well known")

    def test_ligatures_and_soft_hyphens_do_not_count(self):
        self.assertEqual(words.tokens("e\ufb03cient co\u00adoperation"), ["efficient", "cooperation"])

    def test_note_marks_are_taken_off(self):
        self.assertEqual(words.without_note_marks(["word12", "13note", "r2d2"], {"word", "note"})[:3], ["word", "12", "13"])


class Manuscripts(unittest.TestCase):
    def texts(self, source: str, stream: str | None = None) -> str:
        return " ".join(word.text for word in markdown_words(source) if stream in (None, word.stream))

    def test_markup_is_not_words(self):
        source = "# A *title* {#x .y}\n\nA [link](http://a.b 'c'), `code`, <b>bold</b> &amp; H~2~O.\n\n```swift\nlet x\n```\n"
        self.assertEqual(self.texts(source), "a title a link code bold h 2 o let x")

    def test_notes_are_a_stream(self):
        source = "Text[^a] and^[inline].\n\n[^a]: Note.\n\n    More.\n\n[^b]: Unused.\n"
        self.assertEqual(self.texts(source, "note"), "note more inline unused")
        self.assertNotIn("note", self.texts(source, "title"))

    def test_the_title_stands_once(self):
        source = "---\ntitle: A Title\ndate: 2020\n---\n\n# A Title\n\n*2020*\n\nText.\n"
        self.assertEqual(self.texts(source), "a title 2020 text")

    def test_divisions_and_abbreviations_are_markup(self):
        self.assertEqual(self.texts("::: epigraph\nWords\n:::\n\n*[HTML]: Hyper\n"), "words")

    def test_plain_text_is_all_words(self):
        self.assertEqual([word.text for word in plain_text_words("A\n\nB c\n")], ["a", "b", "c"])


class Folding(unittest.TestCase):
    def test_eight_pages_on_two_sheets(self):
        printed = [(["8"], ["1"]), (["2"], ["7"]), (["6"], ["3"]), (["4"], ["5"])]
        self.assertEqual([page[0] for page in folded(printed, False)], list("12345678"))

    def test_a_book_that_opens_to_the_left(self):
        printed = [(["1"], ["4"]), (["3"], ["2"])]
        self.assertEqual([page[0] for page in folded(printed, True)], list("1234"))


if __name__ == "__main__":
    unittest.main()
