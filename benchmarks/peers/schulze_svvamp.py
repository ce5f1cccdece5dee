"""svvamp's Schulze on a file of full rankings. FILE."""

import sys

import numpy as np
from svvamp import Profile, RuleSchulze

rows = np.loadtxt(sys.argv[1], delimiter=",", dtype=np.int64, skiprows=1)
print(RuleSchulze()(Profile(preferences_rk=rows - 1)).w_ + 1)
