"""The sentences of a charter in English. Another language is another folder beside this one."""
