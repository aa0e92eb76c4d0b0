"""Who does what to whom is as in the article, where pronouns stand for them too."""

from __future__ import annotations

import time

import pytest

from assistant.support.exchanged import exchanged

ARTICLE = [
    "He thanked Quay by name.",
    "Ben Okoro told the paper that he had warned the company in two letters.",
    "She gave him tea, Okoro said, and showed him the mark.",
    "In May, Marsh said, the town hall had assured her that the money was there.",
    "The town, the judge said, had waited a month before it told the company.",
    "The old minister, Lars Holm, expressed doubt about any paper that carries the signature of Ada Quay.",
    "The mayor praised the crew.",
    "The crew praised the mayor.",
    "Captain Bo Hasker said last week that he had hired two divers.",
    "He had begged the choir and the band for chairs, he said.",
    "The port lends Tarn Bank three million crowns.",
    "He has sent the minutes to the guild.",
    "He met Mara Quill, who had sued him over the fence.",
    "He once wrote her a letter.",
    "The guild met after the mill had let it see the ledgers.",
    "The sculptor was dismissed by the museum.",
    "The guild bought the mill from the bank.",
    "The carters apologised to the ferryman.",
    "She taught her brother.",
]


@pytest.mark.parametrize(
    ("claim", "verb"),
    [
        ("Quay thanked him by name.", "thanked"),
        ("The company, he said, had warned him in two letters.", "warned"),
        ("He gave her tea, he said.", "gave"),
        ("In May, according to her, she had assured the town hall that the money was there.", "assured"),
        ("The company, the judge said, had waited a month before it told the town.", "told"),
        ("Quay expressed doubt about any paper that carries Holm’s signature.", "expressed"),
        ("The divers had hired Captain Hasker.", "hired"),
        ("The choir and the band had begged him for chairs.", "begged"),
        ("Tarn Bank lends the port three million crowns.", "lends"),
        ("The guild has sent him the minutes.", "sent"),
        ("He had sued her over the fence.", "sued"),
        ("She once wrote him a letter.", "wrote"),
        ("It met after it had let the mill see the ledgers.", "let"),
        ("The sculptor dismissed the museum.", "dismissed"),
        ("The bank bought the mill from the guild.", "bought"),
        ("The ferryman apologised to the carters.", "apologised"),
        ("Her brother taught her.", "taught"),
        ("She taught her own brother.", None),
        ("The carters apologised to the ferryman.", None),
        ("He has sent the guild the minutes.", None),
        ("Mara Quill had sued him over the fence.", None),
        ("Three million crowns are lent to Tarn Bank by the port.", None),
        ("The museum dismissed the sculptor.", None),
        ("The minutes were sent by him.", None),
        ("Captain Hasker had hired two divers.", None),
        ("He begged the band for chairs.", None),
        ("He thanked Quay.", None),
        ("He had warned the company in letters.", None),
        ("She gave him tea.", None),
        ("The town hall had assured her that the money was there.", None),
        ("The town had waited a month before it told the company.", None),
        ("Holm expressed doubt about any paper that carries Quay’s signature.", None),
        ("The mayor praised the crew.", None),
        ("He was warned by the company’s letters.", None),
    ],
)
def test_doer_and_object_are_not_exchanged(claim: str, verb: str | None) -> None:
    assert exchanged(claim, ARTICLE) == verb


@pytest.mark.parametrize(
    "piece",
    [
        "Ada Quay thanked Bo Lind and Lars Holm warned Ben Okoro ",
        "Quay beat Lind, ",
        "he met ",
        "A",
        "Aaaa",
        "and a half ",
        "who ",
    ],
)
def test_a_long_text_is_read_in_time(piece: str) -> None:
    text = (piece * 8000)[:16000]
    begun = time.process_time()
    exchanged("Quay thanked him.", [text])
    exchanged(text[:4000], [text[:4000]])
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("claim", "sentence", "deed"),
    [
        (
            "The mill’s complaint against the guild failed.",
            "The guild’s complaint against the mill failed.",
            "complaint",
        ),
        ("A letter from Quay to Holm was found.", "A letter from Holm to Quay was found in May.", "letter"),
        ("The board warned the guild.", "The guild’s warning to the board came late.", "warned"),
        ("The guild’s warning to the board was late.", "The board had warned the guild late.", "warning"),
        ("The guild warned the board.", "The guild’s warning to the board came late.", None),
        ("A letter from Holm to Quay was found.", "A letter from Holm to Quay was found in May.", None),
        ("The road from Quay to Holm is shut.", "The road from Holm to Quay is shut.", None),
        ("The town’s advice to eat later stands.", "The town’s advice to eat later stands.", None),
        ("The Reed Office praised Mayor Holm.", "She praised the clerks of the Reed Office.", "praised"),
        ("The harbour office sued Tarn Barges.", "The company sued the harbour office.", "sued"),
        ("The mill sued the bank.", "The guild sued the mill, and the mill took the bank to court.", None),
        ("The Reed Office praised Holm.", "She praised the Reed Office, and it praised Holm.", None),
        ("Holm sent Quay a letter.", "A letter from Holm to Quay was found in May.", None),
    ],
)
def test_a_noun_tells_a_deed_too(claim: str, sentence: str, deed: str | None) -> None:
    assert exchanged(claim, [sentence]) == deed


@pytest.mark.parametrize(
    ("claim", "verb"),
    [
        ("The study was presented by the parish to the Delder Institute.", "presented"),
        ("The parish presented the study to the Delder Institute.", "presented"),
        ("The wreath was handed by the pilot to the widow.", "handed"),
        ("Tom Holt beat Ada Quay by 370 votes.", "beat"),
        ("Ada Quay beat Tom Holt.", None),
        ("The study was presented to the parish by the Delder Institute.", None),
        ("The study was presented to the parish on Monday.", None),
        ("The wreath was handed to the pilot by the widow.", None),
        ("The rents of the huts will be raised in May.", None),
        ("The Brig lost power with 140 people aboard.", None),
    ],
)
def test_what_is_given_in_the_passive_voice_has_a_giver_too(claim: str, verb: str | None) -> None:
    there = [
        "The Delder Institute presented its study to the parish on Monday.",
        "The widow handed the pilot a wreath.",
        "Ada Quay beat Tom Holt by 370 votes.",
        "The town will raise the rents of its huts in May.",
        "A brig with 140 people lost power.",
    ]
    assert exchanged(claim, there) == verb
