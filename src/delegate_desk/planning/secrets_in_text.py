"""Texts that look as if they held a password: they are stopped, because the plan never holds one."""

import re
from itertools import pairwise

_BEFORE_WORDS = (
    r"password|passwd|passphrase|passwort|kennwort|mot de passe|contraseña|wachtwoord|pwd|pw|secret|api key|token"
)
_BEFORE_DIGITS = r"pin|passcode|(?:door|alarm|gate|entry|access|security|lock|key|safe)[- ]?code|safe|combination"
_SAID = re.compile(rf"\b(?:{_BEFORE_WORDS})\b\s*(?P<sign>:|=|\bis\b)?\s*(?P<value>\S+)(?P<rest>.*)", re.IGNORECASE)
_NUMBER = re.compile(rf"\b(?:{_BEFORE_DIGITS})\b\s*(?::|=|#|\bis\b)?\s*\d(?:[- ]?\d){{3,11}}\b", re.IGNORECASE)
_PLACES = re.compile(r"^(?:https?://|www\.|[\w.+-]+@[\w.-]+\.\w+|[\w.-]+\.(?:com|org|net|co|uk|eu|example)\b)|[/\\]")
_SIGNS = frozenset("!#$%^&*+=?~")
_AROUND = " \t.,;:()[]\"'“”‘’<>"
_SHORTEST = 8
_NO_VALUES = frozenset(
    ("none", "needed", "required", "manager", "reset", "vault", "safe", "own", "his", "hers", "theirs")
)


def names_a_secret(text: str) -> bool:
    """Whether a word such as "password" or "PIN" is followed by what reads like one: "PIN 4821", "pw: hunter2"."""
    return _NUMBER.search(text) is not None or any(_is_value(said) for said in _SAID.finditer(text))


def looks_like_password(text: str) -> bool:
    """Whether a text gives a password away: named as one, or a word mixed as only passwords are ("Tr0ub4dor&3").

    Addresses, links, paths, numbers and the names of programs are none. It is a guess that would rather stop a
    text too many: the sentence that follows says how to write it instead.
    """
    return names_a_secret(text) or any(_is_mixed(word.strip(_AROUND)) for word in text.split())


def _is_value(said: re.Match[str]) -> bool:
    value, rest = said["value"].strip(_AROUND), said["rest"].strip(_AROUND)
    if not value or value.casefold() in _NO_VALUES or _PLACES.search(value):
        return False
    if any(letter.isdigit() or letter in _SIGNS for letter in value):
        return len(value) >= 4
    return said["sign"] in (":", "=") and not rest and len(value) >= 4


def _is_mixed(word: str) -> bool:
    if _PLACES.search(word):
        return False
    lower, upper = any(c.islower() for c in word), any(c.isupper() for c in word)
    digit, sign = any(c.isdigit() for c in word), any(c in _SIGNS for c in word)
    if lower and digit and sign and (upper or len(word) >= _SHORTEST):
        return len(word) >= 6
    kinds = ["d" if c.isdigit() else "l" for c in word if c.isalnum()]
    changes = sum(before != after for before, after in pairwise(kinds))
    return len(word) >= _SHORTEST and lower and upper and changes >= 3
