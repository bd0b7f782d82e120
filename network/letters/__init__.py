"""How does a letter leave, and leave once?"""
