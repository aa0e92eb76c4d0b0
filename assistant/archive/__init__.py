"""The one door to stored news.

``catalogue.sqlite3`` is the truth: texts, versions, passages, statements and vectors. ``lexical/`` (tantivy) and
``vectors/`` (Chroma), with ``statements_lexical/`` and ``statements_vectors/`` beside them, are caches that can be
rebuilt from it, and ``lock`` lets one process write at a time.
"""
