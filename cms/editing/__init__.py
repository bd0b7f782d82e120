"""What follows when editors publish?"""
