"""Whether the articles that a claim cites carry what it says: one file for each thing that it may get wrong."""
