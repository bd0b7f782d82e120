"""Which shops are there to support: as a table, on a map, side by side, in files and in figures?"""
