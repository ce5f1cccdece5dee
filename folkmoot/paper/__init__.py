"""What is printed: PDFs that Typst sets from data. The words of members are data, never a part of its templates."""
