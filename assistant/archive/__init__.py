"""The one door to stored news.

``catalogue.sqlite3`` is the truth: texts, versions, passages and vectors. ``lexical/`` (tantivy) and ``vectors/``
(Chroma) are caches that can be rebuilt from it, and ``lock`` lets one process write at a time.
"""
