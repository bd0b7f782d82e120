"""How does everything look that these pages are made of? The style page of the staff."""
