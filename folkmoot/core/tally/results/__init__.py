"""What a count found: as data, sentences, tables and pictures. Nothing here counts, and nothing needs numpy.

`data` writes a result as JSON and reads it; `replay` adds it up again from the JSON alone. `explaining` tells it in
sentences, `tables.drawing` draws it for a terminal, as CSV and as HTML, `pictures.drawing` as SVG. Facts are gathered
once in `telling`, without words; each language says them in a folder of its own.
"""
