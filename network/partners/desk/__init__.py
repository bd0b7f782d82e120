"""What does a shop's coordinator do here: answer, ask, say whether new people can come?"""
