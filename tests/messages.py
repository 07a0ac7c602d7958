"""How the catalogues are filled (``make translations``): what babel finds, and the sentences of our errors.

``BarometerError("what", todo="what to do")`` takes message ids as they are; babel's own extraction knows no keyword arguments.
"""

import ast
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from babel.messages.extract import extract_python

Message = tuple[int, str | None, Any, list[str]]


def extract(source: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Message]:
    """Babel's extraction method for our Python files: (line, function, message, comments)."""
    code = source.read()
    yield from extract_python(BytesIO(code), keywords, comment_tags, options)
    yield from error_sentences(code)


def error_sentences(code: bytes) -> Iterator[Message]:
    """The literal first argument and ``todo`` of every call of a name that ends in ``Error``."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("Error"):
            for argument in (*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg == "todo")):
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value:
                    yield node.lineno, None, argument.value, []
