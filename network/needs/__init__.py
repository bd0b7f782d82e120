"""What do people need, and whom can they call?"""
