"""How do lists of shops from elsewhere come in? The format is described in FORMAT.md."""
