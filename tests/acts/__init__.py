"""Acts allowed and refused, where their organ's own tests do not show both. tests/test_every_act.py lists them all."""
