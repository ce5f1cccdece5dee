"""Tidewater: a made-up federation of any size, and the year in its life that a rehearsal replays."""
