"""The result of a count in English. Another language is another folder beside this one."""
