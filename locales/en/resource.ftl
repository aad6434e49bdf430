## Systems and ledgers in which personal data stands
resource-kind-system = System
resource-kind-ledger = Ledger
subject-resource = System or ledger

resource-title = System or ledger
resource-list-title = Systems and ledgers
resource-list-lead = Where personal data stands, and how many people have access
resource-show-title = { $name }
resource-code = Code
resource-code-hint = Files that are imported name it by this.
resource-name = Name
resource-kind = Kind
resource-data = Data that needs special attention
resource-from-on = In use from
resource-until-on = Last day
resource-people = People with access
resource-people-title = People with access ({ $n })
resource-none = No system or ledger has been entered yet
resource-none-hint = Enter the systems and ledgers in which personal data stands. Then it can be recorded who has access to them.
resource-enter-title = Enter a system or a ledger
resource-change-title = Change a system or a ledger
resource-end = Give it up
resource-end-title = Give up a system or a ledger
resource-end-lead = From the day after its last day, nobody counts as having access to it. What is recorded stays.
resource-entered = The system or ledger was entered.
resource-changed = The system or ledger was changed.
resource-ended = The last day of the system or ledger was recorded.
resource-code-used = The code “{ $read }” is used by “{ $name }” at that time.
resource-outside-periods = Nothing is recorded of this system or ledger for { $read }.
resource-end-before-start = The last day, { $read }, is before the first, { $expected }.

operation-resource-list = List of systems and ledgers
operation-resource-enter = System or ledger entered
operation-resource-change = System or ledger changed
operation-resource-end = System or ledger given up
