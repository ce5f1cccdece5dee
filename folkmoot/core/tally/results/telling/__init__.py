"""What there is to say of a result, in order, before any language says it."""
