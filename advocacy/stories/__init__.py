"""What do people here tell, and who may read it?"""
