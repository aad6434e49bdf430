## What is handled
handled-system = System
handled-ledger = Ledger
handled-entrustment = Entrusted work
subject-access = Access

## Pages
person-access-list-title = Access to personal data
person-access-list-lead = { $n ->
        [one] Who may handle personal data, and which: 1 access
       *[other] Who may handle personal data, and which: { $n } accesses
    }
person-access-thing = What is handled
person-access-handled = Kind
person-access-live = In force
person-access-of-person = Personal data that may be handled
person-access-none-of-person = No access is recorded.
person-access-of-entrustment = Who handles the data of this work ({ $n })
person-access-nobody-handles = Nobody is recorded as handling it.
person-access-none = No access has been recorded yet
person-access-none-hint = Enter systems and ledgers first. Then record who has access, for people or whole departments, or import a file.
person-access-none-found = No such access was found
person-access-shown = { $n ->
        [one] 1 access shown
       *[other] { $n } accesses shown
    }
person-access-give = Give access
person-access-give-title = Give access to { $name }
person-access-several-title = Give access
person-access-give-lead = Name a system or ledger, or entrusted work: one of the two. When a person leaves, the access ends with their last day.
person-access-choose = Choose other people
person-access-people = Who is given access
person-access-more-people = { $n ->
        [one] There is 1 more person.
       *[other] There are { $n } more people.
    } Please narrow them down by department or name.
person-access-entrustment = Control number of entrusted work
person-access-entrustment-hint = To handle the data of that work, such as K-001-1
person-access-until-hint = Leave it empty if it is not known. It lasts no longer than the person belongs and the system is in use.
person-access-end = End
person-access-end-title = End access
person-access-given = The access was recorded.
person-access-ended = The last day of the access was recorded.

## Headings of the table that is exported; the import reads them
person-access-column-person = Person code
person-access-column-resource = System or ledger
person-access-column-entrustment = Entrustment control no.
person-access-column-from-on = From
person-access-column-until-on = Until
person-access-column-note = Note
person-access-column-name = Full name
person-access-column-department = Department
person-access-column-handled = Kind
person-access-column-thing = What is handled
person-access-column-data = Special attention

## Errors
person-access-one-needed = Please enter a system or ledger, or the control number of entrusted work.
person-access-only-one = A system or ledger and entrusted work ({ $read }) cannot both be named. Please leave one of them out.
person-access-no-resource = There is no system or ledger “{ $read }”. Please enter its code or its name.
person-access-no-entrustment = There is no entrusted work with the control number “{ $read }”.
person-access-no-person = There is nobody with the number “{ $read }”.
person-access-nobody = Please choose who is given access.
person-access-too-many = At most { $expected } people can be chosen at once; { $read } are.
person-access-end-before-start = The last day, { $read }, is before the first, { $expected }.
person-access-not-there = “{ $name }” is not in use or entrusted on { $on }.
person-access-does-not-belong = { $name } does not belong to the organisation on { $on }.
person-access-double = { $name } has the same access from { $on }.

operation-person-access = List of accesses
operation-person-access-of = Accesses of a person
operation-person-export-access = Accesses exported
operation-person-give-access = Access given
operation-person-end-access = Access ended
