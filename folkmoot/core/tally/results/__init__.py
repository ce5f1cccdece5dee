"""What a count found: as data, sentences, tables and pictures. Nothing here counts, and nothing needs numpy."""
