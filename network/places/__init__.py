"""Where is it? The gazetteer of Poland, the reading of a typed place, distances."""
