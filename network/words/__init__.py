"""Which words did a person mean? Text as people type it, in Polish, Ukrainian and Russian letters."""
