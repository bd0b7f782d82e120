"""Which shops are there, when are they open, and for whom?"""
