"""Business that settles itself in the meeting: minutes, order, privacy, thanks, purposes of papers.

Such sentences are worded as decisions ("RESOLVED that the minutes be taken as read") and leave
nobody anything to do.
"""

from __future__ import annotations

import re
from typing import Final

_MAYBE: Final = re.compile(
    r"agreed|to read|amend|delete|correct|[Rr]eason|REASON|meetings of|read|record|public|private|order|agenda|standing|interest|excluded?|minutes?|present|business|vot|be paid|be made|any \w+|urgent|rest of|remainder|later in|adjourned|commencing|starting|opening|under [Pp]art|below"
)
_SETTLED: Final = re.compile(
    r"\border\s+of\s+(?:the\s+)?(?:meeting|business|agenda|items)\b[^.;]{0,40}\b(?:altered|changed|varied|amended)\b|"
    r"\b(?:these|they|invoices?|accounts?|bills?|cheques?|payments?)\b[^.;]{0,40}\bbe\s+paid\b|"
    r"\b(?:invoices?|accounts?|bills?|cheques?|payments?)\b[^.;]{0,40}\bbe\s+made\b|"
    r"\b(?:any|urgent)\s+(?:other\s+)?(?:urgent\s+)?(?:additional\s+)?(?:items?|business)\b[^.;]{0,80}\b(?:considered|special\s+circumstances)\b|"
    r"\b(?:receive|hear)\s+any\s+(?:petitions?|deputations?|questions?|representations?)\b|"
    r"\b(?:rest|remainder)\s+of\s+the\s+(?:meeting|session)\b|\blater\s+in\s+the\s+meeting\b|"
    r"\b(?:further|again)\s+under\s+[Pp]art\b|"
    r"\bbefore\s+(?:commencing|starting|opening)\s+(?:the\s+)?(?:formal\s+)?(?:meeting|business|agenda)\b|"
    r"\bmeeting\s+(?:was|be|is)\s+adjourned\b|"
    r"\bchanges\s+to\b[^.;]{0,60}\bas\s+(?:detailed|listed|set\s+out|shown)\s+below\b|"
    r"\bamend\w*\s+(?:the\s+)?(?:item|minute|article|paragraph|page)\b"
    r"|\b(?:leave|leaving|left|withdraw\s+from)\s+the\s+(?:meeting|room|chamber)\b|"
    r"\bchair\w*\s+(?:had\s+)?agreed\s+(?:to|that)\s+(?:permit|allow|accept|take|hear|admit|vary)\b|"
    r"\b(?:amend\w*|delet\w*|replac\w*|correct\w*|alter\w*|chang\w*)\b[^.;]{0,80}\bto\s+read\b"
    r"|\bminutes\b[^.;]{0,120}\bbe\s+(?:amended|corrected)\b"
    r"|\b(?:words?|sentence|paragraph)\b[^.;]{0,80}\bbe\s+(?:deleted|amended|replaced|inserted|removed|corrected)\b"
    r"|^\W*reasons?\s+for\s+(?:the\s+|this\s+)?(?:decisions?|recommendations?)\b"
    r"|\bmeetings\s+of\s+(?:this|the)\s+\w+[^.;]{0,80}\bbe\s+held\b"
    r"|\b(?:be|been|were|was)\s+(?:taken\s+as|deemed)\s+read\b"
    r"|\b(?:correct(?:ly)?|true|accurate)\s+(?:and\s+\w+\s+)?record(?:ed)?\b"
    r"|\b(?:taken|heard|considered|held|discussed)\s+in\s+(?:the\s+)?(?:public|private|closed|open|part\s+(?:2|ii|two))\b"
    r"|\b(?:press\s+and\s+(?:the\s+)?public|members\s+of\s+the\s+(?:press|public)(?:\s+and\s+press)?|the\s+public(?:\s+and\s+(?:the\s+)?press)?)\s+"
    r"(?:\w+\s+){0,3}(?:excluded|leave|left|withdraw|from\s+(?:participation|the\s+meeting))"
    r"|\b(?:exclude|excluding|exclusion\s+of)\s+(?:the\s+)?(?:members\s+of\s+)?(?:the\s+)?(?:press|public)\b"
    r"|\b(?:public|private)\s+session\b|\bpress\s+and\s+public\s+excluded\b"
    r"|\b(?:alter|change|vary|amend|suspend|extend|bring\s+forward|reorder)\s+(?:the\s+)?(?:running\s+)?(?:order\s+of|standing\s+orders?)\b"
    r"|\bstanding\s+orders?\s+(?:were|was|be)\b"
    r"|\b(?:declar\w+|intimat\w+|disclos\w+)\s+(?:\w+\s+){0,10}(?:interests?)\b"
    r"|\bminutes\s+(?:of|from|for)\b[^.;]{0,160}\b(?:be|were|was|are)\s+(?:\w+\s+)?(?:approved|agreed|confirmed|signed|accepted|adopted|received|taken|noted)\b",
    re.IGNORECASE,
)
SETTLED_WEIGHT: Final = -4.0


def is_settled(words: str) -> bool:
    """Whether a sentence only says how the meeting itself was conducted."""
    return _MAYBE.search(words) is not None and _SETTLED.search(words) is not None
