"""What do shops ask for, who offers it, and what became of it?"""
