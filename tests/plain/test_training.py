"""How the models are made: small, and the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from barometer.plain.difficulty import EXPECTED, FEATURES
from barometer.plain.tagger import Part
from barometer.plain.training import difficulty, lint_data, tagger, treebank

TREE = """# sent_id = doc.1
# text = Je krijgt d'r één (m.b.t. het attest).
1	Je	je	PRON	_	_	2	nsubj	_	_
2	krijgt	krijgen	VERB	_	VerbForm=Fin	0	root	_	_
3-4	d'r	_	_	_	_	_	_	_	_
3	de	de	ADP	_	_	2	obl	_	_
4	er	er	ADV	_	_	3	advmod	_	_
5	één	één	NUM	_	_	2	obj	_	_
6	(	(	PUNCT	_	_	8	punct	_	_
7	m.b.t.	m.b.t.	ADP	_	_	9	case	_	_
8	het	het	DET	_	_	9	det	_	_
9	attest	attest	NOUN	_	_	5	nmod	_	_
10	)	)	PUNCT	_	_	9	punct	_	_
11	.	.	PUNCT	_	_	2	punct	_	_
"""


@pytest.fixture
def tree(tmp_path: Path) -> treebank.Tree:
    path = tmp_path / "nl.conllu"
    path.write_text(TREE, "utf-8")
    (found,) = treebank.trees(path)
    return found


def test_every_word_of_a_tree_has_its_place_in_the_text(tree: treebank.Tree):
    assert [tree.text[row.start : row.end] for row in tree.rows if row.form not in ("de", "er")] == [
        "Je",
        "krijgt",
        "één",
        "(",
        "m.b.t.",
        "het",
        "attest",
        ")",
        ".",
    ]
    assert {tree.text[row.start : row.end] for row in tree.rows if row.form in ("de", "er")} == {"d'r"}
    assert tree.rows[0].head == 1


def test_our_words_get_the_gold_part_of_theirs(tree: treebank.Tree):
    words, gold = treebank.parts(tree, lang="nl")
    told = dict(zip((word.text for word in words), gold, strict=True))
    assert (told["Je"], told["krijgt"], told["d'r"], told["attest"]) == (Part.PRONOUN, Part.FINITE, Part.PREPOSITION, Part.NOUN)


def test_a_tagger_learns_what_it_was_shown_and_the_same_each_time():
    shown = [
        (["de", "stad", "helpt", "jou"], [Part.DETERMINER, Part.NOUN, Part.FINITE, Part.PRONOUN]),
        (["jij", "helpt", "de", "buur"], [Part.PRONOUN, Part.FINITE, Part.DETERMINER, Part.NOUN]),
    ] * 5
    model = tagger.train(shown)
    assert tagger.accuracy(model, shown) == 1.0
    assert tagger.train(shown).weights == model.weights


def test_a_weight_never_goes_against_its_sign_and_the_harder_text_wins():
    easy = tuple(0.0 for _ in FEATURES)
    pairs = [difficulty.Pair(str(number), tuple(1.0 + number / 10 for _ in FEATURES), easy) for number in range(10)]
    model = difficulty.fit(pairs)
    assert all(weight * sign >= 0 for weight, sign in zip(model.weights, EXPECTED, strict=True))
    assert all(model.score(pair.hard) > model.score(pair.easy) for pair in pairs)
    assert difficulty.validated(pairs) == (1.0, 1.0)


def test_the_table_of_words_holds_what_the_source_says():
    frequencies = [
        {"word": "kaart", "word_count": 4.321},
        {"word": "zelden", "word_count": 1.7},
        {"word": "in_de_gaten", "word_count": 4.8},
    ]
    nouns = [
        {"word": "parkeerkaarten", "super_sem_type": "concrete", "is_compound": True, "head": "kaart", "singular": "parkeerkaart"},
        {"word": "kaart", "super_sem_type": "concrete", "is_compound": False, "head": None, "singular": None},
    ]
    assert lint_data.lines(frequencies, nouns) == ["kaart\t432\tc", "parkeerkaarten\t\tc\t7"]
