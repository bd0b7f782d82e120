"""What images and documents does the site keep?"""
