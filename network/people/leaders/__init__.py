"""Who speaks for people in her place, and how does one reach her?"""
