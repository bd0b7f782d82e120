"""Who allowed what to be shown, and until when?"""
