"""Names for what belongs to a plan file but is kept elsewhere: its lock, its backups, its fingerprint."""

import os
from pathlib import Path
from zlib import crc32


def mark_of(path: Path) -> str:
    """Sixteen hexadecimal digits that stand for the real path of a file."""
    return sum_of(os.fsencode(path.resolve()))


def sum_of(content: bytes) -> str:
    """Sixteen hexadecimal digits that tell one content from another.

    Two sums of 32 bits instead of a proper digest, whose import alone costs a start 5 ms; nobody gains by a collision.
    """
    return f"{crc32(content):08x}{crc32(content[::-1]):08x}"
