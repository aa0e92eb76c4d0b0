"""What Streamlit parses as Markdown, the page's own words only: no title, question or name from outside."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.ui.visiting import PAGE

TAKERS = frozenset(
    "working badge button caption checkbox code date_input dialog download_button echo error exception expander "
    "feedback file_uploader form_submit_button header html info iframe json latex link_button markdown metric "
    "multiselect number_input page_link pills popover radio segmented_control select_slider selectbox slider spinner "
    "status subheader success tabs text_area text_input time_input title toast toggle warning write "
    "write_stream".split()
)
"""Calls of Streamlit that parse Markdown or HTML in what they are given first, or in a label or a hint."""
NEVER = frozenset(
    "echo error exception html iframe info json latex markdown success toast warning write write_stream".split()
)
PARSED = frozenset({"label", "help", "body", "title", "captions", "format_func", "text", "placeholder", "delta"})
"""Their arguments by name in which Markdown is parsed, or might be."""
OPTIONS = frozenset({"pills", "radio", "segmented_control", "tabs"})
"""Those whose options are parsed as well."""
OWN = {
    ("archive_browse", "options.__getitem__"): "options of a selectbox, which are plain text",
    ("conversation", "_waiting(time.monotonic() - begun, writing=bool(text))"): "seconds, in its own sentence",
    ("conversation", "f\"{counted(len(event.hits), 'passage')} found. Answering …\""): "a number",
    ("day_field", "hint"): "of scope",
    ("day_field", "label"): "of scope, said_fields and archive_browse, written out there",
    ("desk", "shared"): "session.status, no call of Streamlit's",
    ("keeping", "label"): "of FILES",
    ("login", "label"): "a provider's name in secrets.toml",
    ("said_fields", "hint"): "of said_people and said_statements, written out there",
    ("said_fields", "label"): "as the hints",
    ("said_fields", "lambda kind: KINDS[kind]"): "whose words, of said_words",
    ("said_files", "label"): "of the forms of a file",
    ("scope", "f\"Every {label.lower().removesuffix('s')}\" if label != 'Speakers' else 'Anybody'"): "Every outlet",
    ("scope", "label"): "Outlets, Speakers, Authors",
    ("session", "assistant.archive"): "holdings.status, no call of Streamlit's",
    ("settings", "[way.does for way in choice.ways.values()]"): "of settings_words",
    ("settings", "f'{choice.label} …'"): "of settings_words",
    ("settings", "label"): "of the two fields for numbers",
    ("settings", "tuple(choice.ways)"): "of settings_words",
    ("settings", "{way: told.name for way, told in choice.ways.items()}.__getitem__"): "of settings_words",
    ("settings_trial", "f'Asking … {time.monotonic() - begun:.0f} s of at most {settings.timeout_s:g}'"): "seconds",
    ("states", "f'{what} …'"): "what working() is given, which is looked at too",
    ("why", "label"): "Read as, The question",
}
"""What is not a plain literal, module by module, and why it is the page's own words."""


def calls(source: str) -> Iterator[tuple[str, ast.expr]]:
    """Yield what the calls of a module have Streamlit parse, with the name of the call."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in TAKERS:
            name = node.func.attr
            if name == "write" and ast.unparse(node.func.value) != "st":
                continue  # a file's
            for given in node.args[: 2 if name in OPTIONS else 1]:
                yield name, given
            for keyword in node.keywords:
                if keyword.arg is None or keyword.arg in PARSED or (keyword.arg == "options" and name in OPTIONS):
                    yield name, keyword.value


def foreign(source: str) -> set[str]:
    """Give what is parsed and is not written out in the module, as it stands there."""
    return {ast.unparse(given) for _, given in calls(source) if not literal(given)}


def literal(given: ast.expr) -> bool:
    match given:
        case ast.Constant():
            return True
        case ast.IfExp(body=one, orelse=other):
            return literal(one) and literal(other)
        case ast.BinOp(left=one, right=other):
            return literal(one) and literal(other)
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.JoinedStr(values=parts):
            return all(literal(part) for part in parts)
        case _:
            return False


def test_nothing_from_outside_is_parsed() -> None:
    modules = {path.stem: path.read_text("utf-8") for path in PAGE.parent.glob("*.py")}
    assert not {(name, call) for name, source in modules.items() for call, _ in calls(source) if call in NEVER}
    found = {(name, words) for name, source in modules.items() for words in foreign(source)}
    assert found == OWN.keys()


@pytest.mark.parametrize(
    "slip",
    [
        "st.caption(turn.question)",
        "st.title(f'On {topic}')",
        "place.caption(title)",
        "st.button('Go', help=article.title)",
        "st.radio('Whose', names)",
        "st.expander(label=one.title)",
        "states.working(question)",
    ],
)
def test_a_slip_is_seen(slip: str) -> None:
    assert foreign(slip)


def test_words_of_our_own_are_none() -> None:
    assert not foreign("st.caption('Reading …'); st.button('Yes' if this else 'No', help='What ' 'it does')")
