"""How does a reader want the pages to look? One small cookie says it; the server writes it onto the page."""
