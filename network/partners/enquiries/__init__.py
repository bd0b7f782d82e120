"""How does an office or a company get in touch with a shop, and how does the shop answer?"""
