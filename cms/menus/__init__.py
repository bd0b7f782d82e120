"""Which ways lead from every page?"""
