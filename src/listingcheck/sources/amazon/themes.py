# SPDX-License-Identifier: Apache-2.0
"""Variation themes: ``SizeColor``, ``SIZE/COLOR`` or ``Color-Size`` name the options of a family.

Source: the lists of variation themes in category templates; newer ones translate them.
"""

import re
from collections.abc import Mapping

_WORD = re.compile(r"[A-ZÀ-Þ]+(?![a-zß-ÿ])|[A-ZÀ-Þ]?[a-zß-ÿ]+|[\u3040-\u30ff\u3400-\u9fff]+|[0-9]+")
_FILLERS = frozenset({"name", "type", "map"})
_TRANSLATED = {
    "color": "colour colore farbe couleur cor kolor カラー 色 颜色",
    "size": "taglia dimensioni misura größe taille talla tamaño tamanho rozmiar サイズ 尺寸 尺码",
    "style": "stile stil estilo styl スタイル 样式",
    "material": "materiale matériau matière materiał 素材 材质",
    "pattern": "muster motif motivo patrón パターン",
}
_ENGLISH = {word.casefold(): name for name, words in _TRANSLATED.items() for word in words.split()}
_ENDINGS = ("_name", "_type")
_SIZE = re.compile(r"[a-z]+_size\.size")
"""Where the size of clothing and shoes stands: ``apparel_size``, ``footwear_size``."""

Option = tuple[str, int | None]
"""The name of an option, and the position of the column with its values."""


class Themes:
    """Finds the options of themes among the columns of one file.

    Args:
        places: columns, as Amazon's API names them, and their positions.
    """

    def __init__(self, places: Mapping[str, int]) -> None:
        self._columns = {
            name.replace("_", ""): position
            for name, position in places.items()
            if not name.endswith(_ENDINGS)
        }
        for ending in reversed(_ENDINGS):
            for name, position in places.items():
                if name.endswith(ending):
                    self._columns[name.removesuffix(ending).replace("_", "")] = position
        sizes = [position for name, position in places.items() if _SIZE.fullmatch(name)]
        if sizes:
            self._columns.setdefault("size", sizes[0])

    def options(self, theme: str) -> tuple[Option, ...]:
        """The options that a theme names, in its order; the file may lack a column for one."""
        words = [part for word in _WORD.findall(theme) for part in self._parts(word)]
        found = dict[str, int | None]()
        while words:
            count = self._known(words) or 1
            name = " ".join(words[:count])
            if name.casefold() not in _FILLERS:
                found.setdefault(name, self._columns.get(_plain(words[:count])))
            del words[:count]
        return tuple(found.items())

    def _parts(self, word: str) -> list[str]:
        """The columns that a word names without saying where one ends, such as ``sizecolor``."""
        known, parts, rest = {*self._columns, *_FILLERS, *_ENGLISH}, [], word
        while rest:
            sizes = [n for n in range(len(rest), 2, -1) if rest[:n].casefold() in known]
            if not sizes:
                return [word]
            parts.append(rest[: sizes[0]])
            rest = rest[sizes[0] :]
        return parts

    def _known(self, words: list[str]) -> int:
        """How many words, at most, name a column together."""
        counts = range(min(len(words), 4), 0, -1)
        return next((n for n in counts if _plain(words[:n]) in self._columns), 0)


def _plain(words: list[str]) -> str:
    return "".join(_ENGLISH.get(word.casefold(), word.casefold()) for word in words)
