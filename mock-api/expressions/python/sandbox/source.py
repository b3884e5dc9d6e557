"""From the text of an expression to code: the body of a function whose parameters are the names it knows."""

import ast
import re
from functools import lru_cache
from textwrap import indent

from sandbox.guard import Guard

# Chains of prefixes have no limit of their own in the parser; brackets (200) and indentation (100) have.
_TOO_DEEP = re.compile(r"(?:(?:\bnot\b|\blambda\b[^:\n]{0,40}:|[-+~])[ \t\\\r\n]*){200}")
MAX_LENGTH = 100_000


@lru_cache(maxsize=512)
def compiled(text, names, filename):
    """Code that leaves what the expression returns in `result`. Raises SyntaxError with the parser's words; its lines count from the header."""
    if len(text) > MAX_LENGTH:
        raise SyntaxError(f"an expression has at most {MAX_LENGTH} characters")
    if _TOO_DEEP.search(text):
        raise SyntaxError("too deeply nested")
    parameters = ",".join(names)
    whole = f"def handler({parameters}):\n{indent(text, '    ')}\nresult = handler({parameters})"
    return guarded(whole, filename, "exec")


def guarded(text, filename, mode, flags=0):
    """Parses, guards and compiles."""
    tree = text if isinstance(text, ast.AST) else ast.parse(text, filename, mode)
    return compile(ast.fix_missing_locations(Guard().visit(tree)), filename, mode, flags, dont_inherit=True)
