"""Which pages does the site have?"""
