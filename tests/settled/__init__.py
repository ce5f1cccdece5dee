"""Tests of the settled rules that no other test shows, by their letter. docs/rules.md lists them all."""
