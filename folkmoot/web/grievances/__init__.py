"""The pages of complaints: how one is made, where a case stands, what its panel has to do, what came of cases."""
