"""Who gives a role, ends it, and makes an account for somebody who cannot?"""
