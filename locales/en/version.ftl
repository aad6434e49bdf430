## Events and states of a version
version-event-drafted = Drafted
version-event-edited = Edited
version-event-proposed = Proposed
version-event-returned = Returned
version-event-adopted = Adopted
version-event-withdrawn = Withdrawn
version-state-none = Not yet drafted
version-state-draft = Draft
version-state-proposed = Awaiting adoption
version-state-adopted = Adopted
version-state-superseded = Superseded
version-state-withdrawn = Withdrawn
version-step-out-of-order = This version is in the state “{ $state }”, so the step “{ $event }” is not possible.
version-own = Whoever drafted, edited or proposed this version does not adopt it. Somebody else has to.
version-own-stays = Whoever drafted, edited or proposed this version does not withdraw it. Somebody else has to.
version-effective-before-adoption = The effective date ({ $read }) is before the adoption ({ $expected }). Choose that day or a later one.
version-step-edit = Edit
version-step-propose = Propose
version-step-return = Return
version-step-adopt = Adopt
version-step-discard = Discard
version-step-withdraw = Withdraw
version-seal-drafted = Written by
version-seal-proposed = Proposed by
version-seal-adopted = Adopted by
version-adopted-from = Adopted, effective from { $date }
version-edited-times = { $n ->
        [one] Edited once
       *[other] Edited { $n } times
    }
version-event-by = { $name } · ledger #{ $seq }
version-effective-before-other = The effective date ({ $read }) is before that of version { $number } ({ $expected }). Choose that day or a later one.
version-discard-adopted = An adopted version cannot be discarded. To stop using it, withdraw it.
version-withdraw-unadopted = This version has not been adopted. To stop working on it, discard it.
