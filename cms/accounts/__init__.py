"""Who can log in?"""
