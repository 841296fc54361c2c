"""Named tuples that cost a tenth of `typing.NamedTuple` to define, which compiles code for each of them.

All rooms together define a hundred, and a run that checks one article is over in a few hundred milliseconds. Here those
of as many fields share the code of one named tuple, under the names of their own fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple
    from functools import cache, cached_property
    from types import FunctionType

    @cache
    def _unnamed(size: int) -> type:
        """A named tuple of so many fields: what others of as many are made from."""
        return namedtuple("_unnamed", [f"field{number}" for number in range(size)])

    class _Fields(type):
        """Makes a named tuple of a class whose body names fields and their defaults, as `typing.NamedTuple` does.

        What is worked out of a value may be kept by it: one with a `cached_property` has a place for that.
        """

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            unnamed = _unnamed(len(fields))
            make = unnamed.__new__
            code = make.__code__.replace(co_varnames=(make.__code__.co_varnames[0], *fields))
            own = {field: vars(unnamed)[other] for field, other in zip(fields, unnamed._fields, strict=True)}
            own["__new__"] = FunctionType(code, make.__globals__, "__new__", (*defaults.values(),))
            own |= {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            if not any(isinstance(value, cached_property) for value in body.values()):
                own["__slots__"] = ()
            return type(name, (_Tuple,), own | body)

    class _Tuple(tuple):
        """What all named tuples can do."""

        __slots__ = ()

        @classmethod
        def _make(cls, values: Any) -> Any:
            return cls(*values)

        def _replace(self, /, **changed: Any) -> Any:
            made = tuple.__new__(type(self), map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(changed)}")
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            said = (f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(said)})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    class NamedTuple(metaclass=_Fields):
        """The base of a named tuple; what is made has none but `tuple`."""
