"""How does somebody write a story or her own page on a phone?"""
