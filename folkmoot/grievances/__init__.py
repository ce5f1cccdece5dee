"""The organ of grievances: a complaint, its case, the panel that hears it, the finding, the sanction."""
