"""What waits for a decision, and whose turn it is."""
