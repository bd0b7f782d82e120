"""With what does this site begin?"""
