"""Of which pieces do editors build a page?"""
