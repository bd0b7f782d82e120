"""What does the host hear of, in the very transaction? Sent by verbs, received in the host's one place."""

from django.dispatch import Signal

role_changed = Signal()  # person: somebody got or lost a role
consent_withdrawn = Signal()  # consent: it holds no more
