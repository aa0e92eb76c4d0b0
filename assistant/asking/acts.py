"""What somebody does by saying something: denies, promises, warns; read off a verb in a question or in an article."""

from __future__ import annotations

import re
from typing import Literal

Act = Literal[
    "deny", "decline", "promise", "warn", "announce", "demand", "admit", "confirm", "propose", "accuse", "reply",
    "comment",
]  # fmt: skip

_VERBS: dict[Act, str] = {
    "decline": r"(?:declin|refus)\w*\s+to\s+(?:comment|answer|say|speak|discuss|reply|respond)|no\s+comment",
    "deny": r"den(?:y|ies|ied|ying|ial)|dismiss\w*|reject\w*|rebut\w*|refut\w*|rul(?:e|es|ed|ing)\s+out|disput\w+",
    "promise": r"promis\w+|pledg\w+|vow(?:s|ed|ing)?|commit(?:s|ted|ting)?|guarante\w+|assur\w+",
    "warn": r"warn\w*|caution\w*|threat\w*",
    "announce": r"announc\w+|declar\w+|unveil\w*|reveal\w*|disclos\w+",
    "demand": r"demand\w*|urg(?:e|es|ed|ing)|call(?:s|ed|ing)?\s+(?:for|on)|ask(?:s|ed|ing)?\s+for|insist\w*|appeal\w*",
    "admit": r"admit\w*|acknowledg\w+|conced\w+|apologi[sz]\w+",
    "confirm": r"confirm\w*|verif\w+",
    "propose": r"propos\w+|suggest\w*|recommend\w*",
    "accuse": r"accus\w+|blam\w+|condemn\w*|critici[sz]\w+|denounc\w+|attack\w*",
    "comment": r"comment\w*|mention\w*|sp(?:eak|oke)\w*|quoted|discuss\w*",
    "reply": r"repl(?:y|ies|ied|ying)|respon(?:d|ds|ded|ding|se)|answer\w*|react\w*|retort\w*",
}
_ACTS: tuple[tuple[Act, re.Pattern[str]], ...] = tuple(
    (act, re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)) for act, verbs in _VERBS.items()
)


def act_of(words: str) -> Act | None:
    """Give what the verb among ``words`` does with what is said; None for plain saying ("said", "told")."""
    return next((act for act, verbs in _ACTS if verbs.search(words)), None)
