"""Founding an organisation in the browser: questions, the charter that follows, the first person; and what is next."""
