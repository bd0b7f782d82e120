"""Whom to tell what, once."""
