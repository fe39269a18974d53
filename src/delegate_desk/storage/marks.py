"""Names for what belongs to a plan file but is kept elsewhere: its lock, its backups, its fingerprint."""

import os
from pathlib import Path
from zlib import crc32


def mark_of(path: Path) -> str:
    """Sixteen hexadecimal digits that stand for the real path of a file.

    Two sums of 32 bits instead of a proper digest, whose import alone costs a start 5 ms; nobody gains by a collision.
    """
    name = os.fsencode(path.resolve())
    return f"{crc32(name):08x}{crc32(name[::-1]):08x}"
