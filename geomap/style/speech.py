"""Phrases to texts, in one language. The page's script does the same (`speech.js`)."""

from collections.abc import Iterable, Iterator, Sequence

from geomap.model.text import Text, in_language
from geomap.style.phrases import Day, Listed, Number, Phrase, Said, Written
from geomap.style.words import load_words


class Speaker:
    """Speaks one language.

    Parameters
    ----------
    language
        Language tag to speak; where a text of the situation is not written in it, the first of
        `languages` that it is written in is spoken instead.
    languages
        Languages of the situation, in order of preference.
    """

    def __init__(self, language: str, languages: Sequence[str] = ()) -> None:
        self.words = load_words(language)
        self.languages = (language, *languages)

    def __call__(self, phrase: Phrase) -> str:
        """Return a phrase as text.

        Raises
        ------
        KeyError
            If the catalogue has no such text.
        """
        match phrase:
            case str():
                return phrase
            case Said(key, values):
                return self.words(key, **{name: self(value) for name, value in values.items()})
            case Written(texts):
                return in_language(texts, self.languages)
            case Day(day):
                month = self.words(f"month.{day.month}")
                return self.words("date.day", day=day.day, month=month, year=day.year)
            case Number(value):
                return self.number(value)
            case Listed(parts, separator):
                return separator.join(self._listed(parts, separator))

    def _listed(self, parts: Sequence[Phrase], separator: str) -> Iterator[str]:
        """Say phrases of a list: a day that ends with a stop loses it before a comma."""
        for place, part in enumerate(parts, start=1):
            text = self(part)
            stops = isinstance(part, Day) and separator.startswith(",") and place < len(parts)
            yield text.removesuffix(".") if stops else text

    def number(self, value: float) -> str:
        """Write a number with the separators of the language.

        Examples
        --------
        >>> Speaker("en").number(8350), Speaker("en").number(1.5)
        ('8,350', '1.5')
        """
        whole, _, fraction = f"{value:,.6f}".rstrip("0").rstrip(".").partition(".")
        grouped = whole.replace(",", self.words("number.group"))
        return f"{grouped}{self.words('number.decimal')}{fraction}" if fraction else grouped


def other_names(
    names: Text, title: str, *, languages: Iterable[str], unsure: Iterable[str] = ()
) -> str:
    """Join the names of a feature that its title does not have, each once.

    Parameters
    ----------
    names
        By language.
    title
        The name it is shown by; several are joined by a slash.
    languages
        In which order.
    unsure
        Languages whose name nobody has verified; it carries a question mark.
    """
    shown, doubtful = {title, *title.split("/")}, set(unsure)
    ordered = {language: names[language] for language in languages if language in names}
    ordered |= dict(names)
    others: dict[str, str] = {}
    for language, name in ordered.items():
        if name not in shown:
            others.setdefault(name, f"{name} (?)" if language in doubtful else name)
    return " · ".join(others.values())


def label_lines(names: Text, language: str, languages: Sequence[str]) -> tuple[str, ...]:
    """Return a name as it stands on a map: one line for each toponym where they differ.

    The first language of a situation gives both toponyms, joined by a slash; another language gives
    its own name, and below it those of the two that are not its own.

    Examples
    --------
    >>> names = {"en": "Bela/Bardha", "sr-Latn": "Bela", "sr-Cyrl": "Бела", "sq": "Bardha"}
    >>> label_lines(names, "sr-Cyrl", ["en"]), label_lines(names, "en", ["en"])
    (('Бела', 'Bardha'), ('Bela', 'Bardha'))
    """
    own = in_language(names, (language, *languages)).split("/")
    both = in_language(names, languages).split("/")
    if len(own) > 1 or len(both) == 1:
        return tuple(own)
    tongue = language.partition("-")[0]
    same = {name for tag, name in names.items() if tag.partition("-")[0] == tongue}
    return (*own, *(name for name in both if name not in same and name not in own))
