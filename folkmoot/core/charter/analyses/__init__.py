"""What a charter allows that nobody may have meant: each analysis a module, each finding with its rules and its acts.

The conditions are those of the list of findings in `docs/charter.md`.
"""
