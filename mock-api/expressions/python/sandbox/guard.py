"""
Keeps expressions to themselves: nothing they do is left for the next one, and they find no way into what runs them.

This keeps honest expressions honest. It is no wall against somebody who means harm: that is the boundary of WebAssembly (see SECURITY.md).
"""

import abc
import ast
import builtins
import sys
import types

from authentik.policies.types import PolicyRequest

from sandbox import formats

# Attributes that lead from a value to the interpreter's insides.
INSIDES = frozenset(
    "__subclasses__ __globals__ __builtins__ __code__ __closure__ __loader__ __spec__ __getattribute__ __reduce__ __reduce_ex__ __self__ __wrapped__ "
    "tb_frame f_globals f_locals f_back f_builtins f_code gi_frame gi_code gi_yieldfrom cr_frame cr_code cr_await ag_frame ag_code ag_await __set__".split()
)
# Where a server's expressions live, too: a function and a class know no module.
OWN = "builtins"
# Attributes that take names of other attributes, or set them: what they are asked for is looked at.
WATCHED = frozenset(("format", "format_map", "register", "__setattr__", "__delattr__", "__dict__"))
_HEAP_TYPE = 1 << 9


class SandboxError(RuntimeError):
    """Something that works on a server and cannot work in the sandbox."""


OUT_OF_REACH = "'{}' is out of reach: expressions of the sandbox see nothing of what runs them."


def refuse(what):
    raise SandboxError(OUT_OF_REACH.format(what))


def own(target):
    """Lets an attribute be set on what the expression itself has made; types and functions of others are everybody's."""
    if isinstance(target, type):
        foreign = target.__module__ != OWN or not target.__flags__ & _HEAP_TYPE
    else:
        foreign = isinstance(target, types.FunctionType) and "__sandbox_own__" not in target.__globals__
        foreign = foreign or getattr(type(target), "is_shared", False)
    if foreign:
        raise TypeError(f"cannot set attributes of '{getattr(target, '__name__', target)}': all expressions share it")
    return target


def watched(target, name):
    """An attribute that leads to others by their names."""
    if name == "__dict__":
        # The members of a class of others are those that its attributes are refused for.
        return _members(target)
    if name == "register" and isinstance(target, abc.ABCMeta):
        own(target)
    found = getattr(target, name)
    if name in ("__setattr__", "__delattr__"):
        return _setter(found)
    if isinstance(target, str):
        formats.check(target)
    elif isinstance(target, type) and issubclass(target, str):
        return lambda text, *values, **named: formats.check(text) or found(text, *values, **named)
    return found


def _members(target):
    if isinstance(target, PolicyRequest):
        target.settle()
    members = target.__dict__
    if isinstance(target, type):
        return types.MappingProxyType({name: value for name, value in members.items() if name not in INSIDES | WATCHED})
    return members


def _setter(set_):
    bound = getattr(set_, "__self__", None)
    if bound is None:
        return lambda target, *named: set_(own(target), *named)
    own(bound)
    return set_


class Guard(ast.NodeTransformer):
    def visit_Attribute(self, node):
        self.generic_visit(node)
        if node.attr in INSIDES:
            return ast.copy_location(_call("__sandbox_refuse__", ast.Constant(node.attr)), node) if isinstance(node.ctx, ast.Load) else node
        if node.attr in WATCHED and isinstance(node.ctx, ast.Load):
            return ast.copy_location(_call("__sandbox_watched__", node.value, ast.Constant(node.attr)), node)
        if not isinstance(node.ctx, ast.Load):
            node.value = ast.copy_location(_call("__sandbox_own__", node.value), node.value)
        return node

    def visit_MatchClass(self, node):
        """A pattern reads attributes too: `case object(tb_frame=frame)`."""
        self.generic_visit(node)
        for name in INSIDES.intersection(node.kwd_attrs):
            raise SyntaxError(OUT_OF_REACH.format(name))
        return node

    def visit_ExceptHandler(self, node):
        """`except:` holds everything but the end of the run."""
        self.generic_visit(node)
        if node.type is None:
            node.type = ast.copy_location(ast.Name("__sandbox_exception__", ast.Load()), node)
        return node


def _call(name, *arguments):
    return ast.Call(ast.Name(name, ast.Load()), [*arguments], [])


def _getattr(target, name, *default):
    if name in INSIDES:
        refuse(name)
    if name in WATCHED and hasattr(target, name):
        return watched(target, name)
    return getattr(target, name, *default)


def _vars(*target):
    return _members(*target) if target else dict(_frame().f_locals)


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


HOOKS = {"__sandbox_refuse__": refuse, "__sandbox_own__": own, "__sandbox_watched__": watched, "__sandbox_exception__": Exception}


def namespace(guarded_import):
    """The built-in names as expressions see them."""
    from sandbox import limits

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
            "iter": limits.iter,
            "map": limits.map,
            "range": limits.range,
            "sum": limits.sum,
            "vars": _vars,
            "input": _none("input"),
            "breakpoint": _none("breakpoint"),
        }
    )
    return names
