"""Which colour stands on which ground? The style page shows these pairs, the test of the style sheets measures them."""

# Foreground and ground, by token. Text needs 4.5:1, what only has to be seen 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
# A new pair in a style sheet means a new row here.
TEXT_CONTRAST = 4.5
TEXT_PAIRS = [
    ("ink", "wall"), ("ink", "paper"), ("ink", "board"), ("ink-soft", "paper"), ("ink-soft", "board"),
    ("label-ink", "label"), ("ink", "label"), ("link", "paper"), ("link", "wall"), ("link", "board"), ("link", "label"),
    ("link-seen", "paper"), ("link-seen", "wall"), ("link-seen", "board"), ("on-action", "action"),
    ("on-action", "action-edge"), ("on-open", "open"), ("error", "paper"), ("paper", "error"), ("paper", "ink"),
    ("help-tel", "ink"), ("on-counter", "counter"), ("ink", "focus-ground"),
]  # fmt: skip
SEEN_CONTRAST = 3
SEEN_PAIRS = [
    ("counter", "wall"), ("counter", "paper"), ("counter", "board"), ("edge", "paper"), ("edge", "board"),
    ("edge", "label"), ("action", "paper"), ("action", "wall"), ("action", "label"), ("open", "paper"),
    ("open", "wall"), ("open", "board"), ("focus", "paper"), ("focus", "wall"), ("focus", "label"), ("art-rye", "wall"),
    ("art-beet", "wall"), ("art-leaf", "wall"), ("art-rye", "paper"), ("art-beet", "paper"), ("art-leaf", "paper"),
]  # fmt: skip
