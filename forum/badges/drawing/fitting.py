"""How a name is broken into lines, and how large it may start. The drawing then shrinks it until it fits."""

from collections.abc import Iterator

# The largest size in millimetres for the longest word of a name: (letters, size).
STEPS = ((4, 25.0), (6, 17.4), (8, 14.0), (10, 11.6))
SMALLEST_STEP = 10.0
LONG_WORD = 20
MOST_LINES = 6

Atom = tuple[str, str]  # a word or a piece of one, and what follows it on the same line


def size(name: str) -> float:
    """The size a name starts at, in millimetres: short names are large."""
    longest = max((len(piece) for piece, _ in _atoms(name)), default=0)
    return next((size for letters, size in STEPS if longest <= letters), SMALLEST_STEP)


def candidates(name: str) -> list[list[str]]:
    """The ways to set a name. Up to three words take a line each; of more, the drawing takes the largest."""
    atoms = _atoms(name)
    if len(atoms) <= 3:
        return [[word for word, _ in atoms]]
    ways = [_balanced(atoms, lines) for lines in range(2, MOST_LINES + 1)]
    return [way for at, way in enumerate(ways) if way not in ways[:at]]


def breakable(text: str) -> str:
    """The text with places where an over-long word may break."""
    return " ".join("\u200b".join(_pieces(word)) for word in text.split(" "))


def _atoms(name: str) -> list[Atom]:
    return [atom for word in name.split() for atom in _glued(_pieces(word))]


def _glued(pieces: list[str]) -> list[Atom]:
    return [(piece, "") for piece in pieces[:-1]] + [(pieces[-1], " ")]


def _pieces(word: str) -> list[str]:
    if len(word) <= LONG_WORD:
        return [word]
    at = _middle(word)
    return _pieces(word[:at]) + _pieces(word[at:])


def _middle(word: str) -> int:
    """After the hyphen nearest the middle, else the middle itself."""
    half = len(word) // 2
    hyphens = [at + 1 for at, letter in enumerate(word[:-1]) if letter in "-\u2010\u2011" and at]
    return min(hyphens, key=lambda at: abs(at - half), default=half)


def _balanced(atoms: list[Atom], lines: int) -> list[str]:
    """At most so many lines, the longest of them as short as it can be."""
    shortest = max(len(word) for word, _ in atoms)
    whole = len("".join(word + after for word, after in atoms))
    return next(
        way for width in range(shortest, whole + 1) if len(way := list(_filled(atoms, width))) <= lines
    )


def _filled(atoms: list[Atom], width: int) -> Iterator[str]:
    line = ""
    for word, after in atoms:
        if line and len(line + word) > width:
            yield line.rstrip()
            line = ""
        line += word + after
    yield line.rstrip()
