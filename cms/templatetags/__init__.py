"""What can templates of the site ask for?"""
