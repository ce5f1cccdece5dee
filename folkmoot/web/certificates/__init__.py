"""What proves the record on paper: certificates of an entry, checkpoints for a newsletter, receipts."""
