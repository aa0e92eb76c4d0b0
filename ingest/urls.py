"""Web addresses of articles: the one form that stands for all spellings of a URL, and the outlet that it names."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(
    r"utm_\w+|mc_[ce]id|pk_\w+|mtm_\w+|hsa_\w+|at_(?:medium|campaign|custom\d|link\w*|format|ptr\w*|bbc_team)|"
    r"fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|li_fat_id|_ga|_gl|_hsenc|_hsmi|"
    r"mkt_tok|vero_id|ns_\w+|cmpid|cmp|ocid|ito|ftag|smid|sref|sr_share|ref_src|ref_url|referer|referrer|"
    r"amp|outputtype|__twitter_impression|_amp|usqp|guccounter|guce_referrer|guce_referrer_sig|spm|shareid|traffic_source",
    re.IGNORECASE,
)
_TRACKING_WORDS = re.compile(r"ref|source|src|share", re.IGNORECASE)
"""Parameters that say where a reader came from when they hold a word; a number there names the article."""
_AMP_CACHE = re.compile(
    r"^https?://(?:www\.)?google\.[a-z.]+/amp/(?:s/)?|^https?://[\w-]+\.cdn\.ampproject\.org/[vc]/(?:s/)?",
    re.IGNORECASE,
)
_AMP_END = re.compile(r"(?:/amp|/amp\.html|\.amp)$|(?<=[^/])\.amp(?=\.html?$)", re.IGNORECASE)
_NUMERIC_HOST = re.compile(r"[\d.]+|\[?[0-9a-f:]+\]?")
_SHARED_HOSTS = frozenset(
    "substack.com wordpress.com tumblr.com github.io gitlab.io ghost.io medium.com livejournal.com blogspot.com "
    "netlify.app pages.dev vercel.app wixsite.com web.app firebaseapp.com neocities.org weebly.com herokuapp.com "
    "typepad.com".split()
)
_SECOND_LEVEL = frozenset("ac co com edu go gob gouv gov govt gv info mil ne net nom or org sch nic".split())


def is_web_address(url: str) -> bool:
    """Tell whether ``url`` is an http or https URL with a host; no other scheme is stored or shown as a link."""
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", url)
    except ValueError:
        return False


def has_web_scheme(source: str) -> bool:
    """Tell whether a source is meant for an address of the web, not for a file."""
    return source.lower().startswith(("http://", "https://"))


def canonical_url(url: str) -> str:
    """Return the spelling of ``url`` that all its spellings share; what is no web address comes back stripped.

    https for http, lower-case host without "www." and default port, no fragment, no user, no tracking parameters, the
    others sorted, no trailing slash, AMP copies folded into the page they copy.
    """
    url = url.strip()
    if not is_web_address(url):
        return url
    parts = urlsplit(_AMP_CACHE.sub("https://", url))
    host = (parts.hostname or "").rstrip(".").removeprefix("www.").removeprefix("amp.")
    try:
        port = parts.port
    except ValueError:
        return url
    path = re.sub(r"/{2,}", "/", parts.path)
    path = _AMP_END.sub("", path.rstrip("/"))
    if path.startswith("/amp/"):
        path = path[len("/amp") :]
    kept = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(*pair))
    query = f"?{urlencode(kept)}" if kept else ""
    return f"https://{host}{f':{port}' if port not in (None, 80, 443) else ''}{path.rstrip('/')}{query}"


def untracked(url: str) -> str:
    """Return a web address without fragment and tracking parameters, all else as it is written."""
    bare, _, query = url.partition("#")[0].partition("?")
    kept = [part for part in query.split("&") if not any(_is_tracking(*pair) for pair in parse_qsl(part, True))]
    return f"{bare}?{'&'.join(kept)}" if any(kept) else bare


def _is_tracking(name: str, value: str) -> bool:
    return bool(_TRACKING.fullmatch(name) or (_TRACKING_WORDS.fullmatch(name) and not value.isdecimal()))


def outlet_of(url: str | None) -> str | None:
    """Return the registrable host of ``url`` ("edition.cnn.com" is "cnn.com"; "bbc.co.uk" stays), or None."""
    if not url or not is_web_address(url):
        return None
    host = (urlsplit(url).hostname or "").rstrip(".")
    labels = host.split(".")
    if _NUMERIC_HOST.fullmatch(host) or len(labels) < 3:
        return host
    national = len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    shared = ".".join(labels[-2:]) in _SHARED_HOSTS and labels[-3] != "www"
    return ".".join(labels[-3:] if national or shared else labels[-2:])
