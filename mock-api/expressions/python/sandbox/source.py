"""From the text of an expression to code: the body of a function whose parameters are the names it knows."""

import ast
import keyword
import re
from functools import lru_cache
from textwrap import indent

from sandbox.guard import Guard

# Chains of prefixes have no limit of their own in the parser; brackets (200) and indentation (100) have.
_TOO_DEEP = re.compile(r"(?:(?:\bnot\b|\blambda\b[^:\n]{0,40}:|[-+~])[ \t\\\r\n]*){200}")
MAX_LENGTH = 100_000


# Built-ins that find a name which stands nowhere in the text.
_LOOKING = frozenset(("__builtins__", "__import__", "compile", "dir", "eval", "exec", "globals", "locals", "vars"))


def is_name(text):
    """Whether what a context calls something can be a name in an expression: `class` cannot, and what the guard asks for is nobody else's."""
    return text.isidentifier() and not keyword.iskeyword(text) and not text.startswith("__")


@lru_cache(maxsize=512)
def compiled(text, names, filename):
    """
    Code that leaves what the expression returns in `result`, and those of the names that it may use: the others cost a question each, and need not be
    there. Raises SyntaxError with the parser's words; its lines count from the header.
    """
    if len(text) > MAX_LENGTH:
        raise SyntaxError(f"an expression has at most {MAX_LENGTH} characters")
    if _TOO_DEEP.search(text):
        raise SyntaxError("too deeply nested")
    parameters = ",".join(names)
    whole = f"def handler({parameters}):\n{indent(text, '    ')}\nresult = handler({parameters})"
    tree = ast.parse(whole, filename, "exec")
    handler, call = tree.body
    used = _used(handler, names)
    handler.args.args = [one for one in handler.args.args if one.arg in used]
    call.value.args = [one for one in call.value.args if one.id in used]
    return guarded(tree, filename, "exec"), used


def _used(handler, names):
    found = set()
    for node in ast.walk(handler):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            found.update(node.names)
    return names if found & _LOOKING else tuple(name for name in names if name in found)


def guarded(text, filename, mode, flags=0):
    """Parses, guards and compiles."""
    tree = text if isinstance(text, ast.AST) else ast.parse(text, filename, mode)
    return compile(ast.fix_missing_locations(Guard().visit(tree)), filename, mode, flags, dont_inherit=True)
