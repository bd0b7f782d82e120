"""What happened, who did it, and why?"""
