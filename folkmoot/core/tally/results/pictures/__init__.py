"""A result as pictures: SVG that is built as text, legible by day and by night, without script and without style."""
