"""For administration and companies: who is there, what do shops need, how does one get in touch?"""
