"""Makes ``nl/lint.tsv.gz`` of the data that come with LiNT-II: ``python -m barometer.plain.training.lint_data
lint_ii-0.1.3-py3-none-any.whl``.

Source: J. Kim, LiNT-II 0.1.3 (https://pypi.org/project/lint-ii/, EUPL-1.2): SUBTLEX-NL frequencies (log10 per thousand million words) and
nouns with their kind and the parts of compounds. Needs ``pyarrow``, which the project itself does not.
"""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from pathlib import Path
from typing import Any

NOUNS = "lint_ii/linguistic_data/data/nouns_sem_types_20260420.parquet"
FREQUENCIES = "lint_ii/linguistic_data/data/subtlex_wordfreq.parquet"
RAREST = 2.0
"""A word that is rarer than this was seen five times at most in 44 million; it counts as unknown."""
KINDS = {"concrete": "c", "abstract": "a", "undefined": "u"}


def rows(wheel: zipfile.ZipFile, name: str) -> list[dict[str, Any]]:
    """The rows of a table of the wheel."""
    from pyarrow import parquet  # type: ignore[import-not-found]

    return list(parquet.read_table(io.BytesIO(wheel.read(name))).to_pylist())


def lines(frequencies: list[dict[str, Any]], nouns: list[dict[str, Any]]) -> list[str]:
    """``word``, hundredths of its frequency or nothing, kind of noun or nothing, letters of a compound's last part or nothing."""
    told: dict[str, list[str]] = {}
    for row in frequencies:
        word, value = row["word"], row["word_count"]
        if word and value is not None and value >= RAREST and word.isalpha():
            told[word] = [str(round(value * 100)), "", ""]
    for row in nouns:
        word, head = row["word"], row["head"] if row["is_compound"] else None
        if word and word.isalpha() and row["super_sem_type"] in KINDS:
            whole = row["singular"] or word
            tail = len(word) - (len(whole) - len(head)) if head and whole.endswith(head) else ""
            told.setdefault(word, ["", "", ""])[1:] = [KINDS[row["super_sem_type"]], str(tail)]
    return ["\t".join((word, *told[word])).rstrip() for word in sorted(told)]


def main(path: Path) -> None:
    """Writes the file beside the other Dutch lists."""
    with zipfile.ZipFile(path) as wheel:
        found = lines(rows(wheel, FREQUENCIES), rows(wheel, NOUNS))
    target = Path(__file__).parents[1] / "nl" / "lint.tsv.gz"
    target.write_bytes(gzip.compress("\n".join(found).encode(), mtime=0))
    print(f"{len(found)} words, {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
