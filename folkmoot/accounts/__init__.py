"""Signing in. An account proves who asks, and nothing else: what they may do is the charter's to say."""
