"""In which languages does a page speak, and who helps editors to translate it?"""
