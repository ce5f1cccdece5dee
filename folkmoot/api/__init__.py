"""The API: one POST for each act, one GET for each read, feeds and calendars, and the tokens that open them."""
