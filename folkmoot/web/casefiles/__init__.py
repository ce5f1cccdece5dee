"""The files of cases: given to whoever reads the case, as downloads that no browser opens or runs by itself."""
