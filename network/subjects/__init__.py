"""What does a feature tell the others about its things?"""
