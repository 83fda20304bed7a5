"""Putting a comment into words: the least worn sentences of a claim, in the order of speech."""

import re
from collections import Counter
from random import Random

from abramos.demonstration.claims import VOICES, Claim

# Sentences that tell something of who speaks; two of them might be two different people.
PERSONAL = re.compile(
    r"\b(me|mi|mis|nos|nuestr[oa]s?|nosotr[oa]s|soy|somos|yo|hemos|he|tengo|tenemos|llevo|"
    r"\w+amos|\w+emos|\w+imos|\w{3,}[éí]|ciclista|señantes|busco|trabajo|quise|hago|tuve)\b",
    re.IGNORECASE,
)
FORMS = ("s", "sw", "sa", "swa", "saw", "sww", "swwa", "swa", "sa", "sw")
# What is refused, in whole or in part, must have been asked for.
REFUSED = {"partially_accepted", "not_accepted"}
ASKING = tuple(form for form in FORMS if "a" in form)
WISHES = ("", "Pido ", "Solicito ", "Propongo ", "Sugiero ", "Pedimos ", "Lo deseable es ")
DEEDS = ("", "Propongo ", "Sugiero ", "Convendría ", "Habría que ", "Pido ", "Valdría la pena ")


def read_banks() -> dict[str, list[str]]:
    """Return the openings, places and farewells, by the word that heads each list."""
    banks: dict[str, list[str]] = {}
    for line in (VOICES / "aperturas.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            banks[line[2:].split(":")[0]] = current = []
        elif line:
            current.append(line)
    return banks


class Phrasing:
    """Words for comments, without saying the same thing twice and wearing no sentence more."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.worn: Counter[str] = Counter()
        self.written: set[str] = set()

    def least_worn(self, sentences: list[str]) -> str:
        """Return one of the sentences used least so far, and count it as used."""
        least = min(self.worn[one] for one in sentences)
        chosen = self.rng.choice([one for one in sentences if self.worn[one] == least])
        self.worn[chosen] += 1
        return chosen

    def argue(self, claim: Claim) -> str:
        """Return a way to make `claim` not written before in the same words."""
        for _ in range(200):
            forms = ASKING if claim.ask and claim.outcome in REFUSED else FORMS
            text = " ".join(self._sentences(claim, self.rng.choice(forms)))
            if text and text not in self.written:
                self.written.add(text)
                return text
        raise ValueError(f"No more ways to say {claim.key}")

    def _sentences(self, claim: Claim, form: str) -> list[str]:
        banks = {"s": list(claim.say), "w": list(claim.why), "a": list(claim.ask)}
        out: list[str] = []
        for part in form:
            personal = any(PERSONAL.search(one) for one in out)
            fit = [
                one
                for one in banks[part]
                if one not in out and not (personal and PERSONAL.search(one))
            ]
            if fit:
                chosen = self.least_worn(fit)
                out.append(self._wish(chosen) if part == "a" else chosen)
                banks[part].remove(chosen)
        return out

    def _wish(self, ask: str) -> str:
        """An infinitive or a "que" may be asked for in several ways."""
        if re.match(r"Que\b", ask):
            lead = self.rng.choice(WISHES)
        elif re.match(r"[A-ZÁÉÍÓÚ]\w+(ar|er|ir)\b", ask):
            lead = self.rng.choice(DEEDS)
        else:
            return ask
        return lead + ask[0].lower() + ask[1:] if lead else ask
