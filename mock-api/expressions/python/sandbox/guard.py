"""
Keeps expressions to themselves: nothing they do is left for the next one, and they find no way into what runs them.

This keeps honest expressions honest. It is no wall against somebody who means harm: that is the boundary of WebAssembly (see SECURITY.md).
"""

import ast
import builtins
import sys
import types

# Attributes that lead from a value to the interpreter's insides.
INSIDES = frozenset(
    "__subclasses__ __globals__ __builtins__ __code__ __closure__ __loader__ __spec__ __getattribute__ __reduce__ __reduce_ex__ __self__ __wrapped__ "
    "tb_frame f_globals f_locals f_back f_builtins f_code gi_frame gi_code gi_yieldfrom cr_frame cr_code cr_await ag_frame ag_code ag_await".split()
)
OWN = "<expression>"


class SandboxError(RuntimeError):
    """Something that works on a server and cannot work in the sandbox."""


def refuse(what):
    raise SandboxError(f"'{what}' is out of reach: expressions of the sandbox see nothing of what runs them.")


def own(target):
    """Lets an attribute be set on what the expression itself has made; types and functions of others are everybody's."""
    foreign = isinstance(target, type) and target.__module__ != OWN
    foreign = foreign or (isinstance(target, types.FunctionType) and target.__globals__.get("__name__") != OWN)
    if foreign:
        raise TypeError(f"cannot set attributes of '{target.__name__}': all expressions share it")
    return target


class Guard(ast.NodeTransformer):
    def visit_Attribute(self, node):
        self.generic_visit(node)
        if node.attr in INSIDES:
            return ast.copy_location(_call("__sandbox_refuse__", ast.Constant(node.attr)), node) if isinstance(node.ctx, ast.Load) else node
        if not isinstance(node.ctx, ast.Load):
            node.value = ast.copy_location(_call("__sandbox_own__", node.value), node.value)
        return node

    def visit_ExceptHandler(self, node):
        """`except:` holds everything but the end of the run."""
        self.generic_visit(node)
        if node.type is None:
            node.type = ast.copy_location(ast.Name("__sandbox_exception__", ast.Load()), node)
        return node


def _call(name, argument):
    return ast.Call(ast.Name(name, ast.Load()), [argument], [])


def _getattr(target, name, *default):
    if name in INSIDES:
        refuse(name)
    return getattr(target, name, *default)


def _setattr(target, name, value):
    setattr(own(target), name, value)


def _delattr(target, name):
    delattr(own(target), name)


def _open(file, *_, **__):
    raise PermissionError(f"Expressions of the sandbox reach no files: {file!r} was not opened.")


def _frame():
    return sys._getframe(2)


def _evaluate(mode):
    from sandbox.source import guarded

    def evaluate(code, globals=None, locals=None):  # noqa: A002
        frame = _frame()
        inside = frame.f_globals if globals is None else globals
        inside.setdefault("__builtins__", frame.f_globals["__builtins__"])
        inside.setdefault("__name__", OWN)
        for name in HOOKS:
            inside.setdefault(name, HOOKS[name])
        around = frame.f_locals if globals is None and locals is None else inside if locals is None else locals
        code = code if isinstance(code, types.CodeType) else guarded(code.strip() if mode == "eval" else code, "<string>", mode)
        return eval(code, inside, around)

    evaluate.__name__ = mode
    return evaluate


def _compile(text, filename="<string>", mode="exec", flags=0, *_, **__):
    from sandbox.source import guarded

    return guarded(text, filename, mode)


def _print(*_, **__):
    """On a server this reaches the log of the container, here nobody."""


def _none(name):
    def function(*_, **__):
        raise SandboxError(f"{name}() needs somebody at a terminal.")

    return function


HOOKS = {"__sandbox_refuse__": refuse, "__sandbox_own__": own, "__sandbox_exception__": Exception}


def namespace(guarded_import):
    """The built-in names as expressions see them."""
    from sandbox.limits import range as long_range

    names = dict(vars(builtins))
    for gone in ("help", "exit", "quit", "copyright", "credits", "license", "_"):
        names.pop(gone, None)
    names.update(
        {
            "__import__": guarded_import,
            "getattr": _getattr,
            "setattr": _setattr,
            "delattr": _delattr,
            "open": _open,
            "eval": _evaluate("eval"),
            "exec": _evaluate("exec"),
            "compile": _compile,
            "print": _print,
            "range": long_range,
            "input": _none("input"),
            "breakpoint": _none("breakpoint"),
        }
    )
    return names
