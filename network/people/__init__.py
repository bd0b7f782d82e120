"""Who is somebody here, and in which role?"""
