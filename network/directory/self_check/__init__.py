"""May I come? A few plain questions, and an answer for each shop near; nothing of it is kept."""
