"""Rules on attributes of those elected, kept inside the count: floors, ceilings, reserved seats, zipper.

`reading.read` reads them from a file, `binding.bound` says what they mean for a poll, and a `watch.Watch` answers a
rule of counting before it elects or excludes anybody: who can no longer be elected, and who must be.
"""
