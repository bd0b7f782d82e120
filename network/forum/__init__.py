"""Who asks, who answers, and who may read it?"""
