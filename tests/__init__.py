"""What crosses organs, and what the tests of all of them stand on."""
