"""How verification is measured: right written answers, and the same made wrong by code."""
