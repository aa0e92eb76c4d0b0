"""Tell whether the articles a claim cites carry what it says, by its wording: one file for each thing it may get wrong."""
