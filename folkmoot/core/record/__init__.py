"""The record: entries in a hash tree, signed checkpoints, commitments to text, and exports that anybody can verify.

The formats are told in docs/record-format.md. This package needs the standard library and `cryptography` only.
"""
