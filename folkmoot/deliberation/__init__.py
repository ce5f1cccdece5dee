"""How members make up their minds together: so far tendencies, and what they may claim."""
