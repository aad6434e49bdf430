## Risk tiers
tier-a = A
tier-b = B
tier-c = C
tier-reason-special-care = Special care-required personal information is entrusted.
tier-reason-my-number = My Number is entrusted.
tier-reason-abroad = Data are handled in a foreign country.
tier-reason-country-unknown = The country of handling is not recorded.
tier-reason-core-system = The work concerns a core system.
tier-reason-principals = There are more than { $over } principals ({ $n }).
tier-reason-principals-unknown = The number of principals is not recorded.
tier-reason-media-carried = Electronic media etc. are carried.
tier-reason-data-kind = Data of a sensitive kind are entrusted ({ $kind }).
tier-reason-no-sign = Nothing puts the work into a higher tier.
tier-reason-not-entrusted = No handling of personal data is entrusted.
