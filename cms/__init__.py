"""This site: its pages, look, accounts and settings. Knows everything, is known by nobody."""
