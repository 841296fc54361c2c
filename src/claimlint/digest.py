"""The one digest of this project, without what `hashlib` brings along.

Importing hashlib loads OpenSSL, which takes as long as starting Python. The interpreter's own BLAKE2 gives the same.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b  # CPython's implementation of `hashlib.blake2b`, there even where OpenSSL is not
except ImportError:  # another Python
    from hashlib import blake2b

__all__ = ["digest_of"]


def digest_of(content: bytes, size: int) -> str:
    """The BLAKE2b digest of some bytes, `size` bytes long, in hexadecimal."""
    return blake2b(content, digest_size=size).hexdigest()
