"""Who speaks for people in which place and shop, and what does a reader see of her?"""
