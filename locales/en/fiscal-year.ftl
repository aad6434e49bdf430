## Eras and fiscal years
era-showa = Shōwa
era-heisei = Heisei
era-reiwa = Reiwa
fiscal-year-label = FY{ $year } ({ $era } { $n })
fiscal-year-label-two-eras = FY{ $year } ({ $era } { $n } / { $second } { $m })
fiscal-year-label-western = FY{ $year }
fiscal-year-range = years 1900 to 2999, starting in months 1 to 12
fiscal-year-out-of-range = “{ $read }” cannot be a fiscal year. Expected: { $expected }.
