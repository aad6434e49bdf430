person-kind-staff = Staff
person-kind-officer = Officer
person-kind-member = Member
person-kind-dispatched = Dispatched worker
person-kind-volunteer = Volunteer

person-list-title = People
person-list-lead = { $n ->
        [one] 1 person belongs to the organisation
       *[other] { $n } people belong to the organisation
    }
person-tab-people = People
person-tab-departments = Departments
person-tab-offices = Offices
person-tab-resources = Systems and ledgers
person-tab-access = Access
person-tab-accounts = Accounts
person-search = Name, reading or number
person-search-hint = In any spelling
person-shown = { $n ->
        [one] 1 person shown
       *[other] { $n } people shown
    }
person-none = Nobody has been entered yet
person-none-hint = Enter everyone who works under the direction of the organisation: staff, officers, members, dispatched workers.
person-none-found = Nobody was found
person-none-found-hint = Change what you look for, or check the date.

person-code = Number
person-code-hint = Such as a staff number. No two people share it.
person-name = Name
person-kana = Reading
person-kana-hint = Lists are in this order. Hiragana or katakana.
person-kind = Kind
person-department = Department
person-no-department = No department
person-email = Mail address
person-offices = Offices
person-from-on = First day
person-from-on-hint = Left empty, it is today. For example 2026/11/23 or 令和8年11月23日
person-until-on = Last day
person-until-on-hint = The last day on which the person belongs. Leave it empty if it is not known.

person-enter = Enter a person
person-enter-title = Enter a person
person-change = Change
person-change-title = Change what is recorded of { $name }
person-return-hint = Left empty, the last record is corrected. With a date, the person belongs again from that day.
person-leave = Record the last day
person-leave-title = Record the last day of { $name }
person-leave-lead = From the day after, the account of this person lets nobody in, and what they may handle ends with the last day. What is recorded stays.
person-leave-from-on = Last day
person-erase = Erase personal data
person-erase-title = Erase the personal data of { $name }
person-erase-warning = This cannot be undone
person-erase-lead = Name, reading, number, mail address and login are blanked in every record, and what the ledger says of this person and their accounts is destroyed. That there were entries remains, and the chain of the ledger stays whole.
person-erase-reason = Reason for erasing
person-erase-reason-hint = The reason stays on the ledger. Do not write anything that tells who the person was.
person-erase-done = Erase

person-show-title = { $name }
person-belongs = Belongs
person-left = Has left
person-erased-badge = Erased
person-periods = Record
person-period = Period
person-period-open = From { $from }
person-period-closed = { $from } to { $until }
person-recorded = Recorded
person-recorded-by = { $name }, { $on }
person-recorded-console = From the console, { $on }
person-account = Account
person-no-account = There is no account.
person-invite = Invite to an account
person-no-offices = No office is recorded.
person-open-account = Open the account

person-entered = The person was entered.
person-changed = The record was changed.
person-leaving = The last day was recorded.
person-was-erased = The personal data was erased.

person-kana-form = “{ $read }” is not a reading. Please write it in hiragana or katakana.
person-email-form = “{ $read }” is not a mail address. Please write it as name@example.jp.
person-code-used = The number “{ $read }” belongs to { $name }. Please enter another one.
person-end-before-start = The last day, { $read }, is before the first, { $expected }.
person-holds-office = The person still holds an office after that day: { $office }. Please record its last day first.
person-erased = The personal data of this person was erased. It cannot be changed.
person-erase-still-belongs = The data of a person who still belongs to the organisation cannot be erased. Please record the last day first.
person-erase-nda-in-force = A pledge is still in force. Please end it first.
person-erase-nda-survives = The obligations of a pledge survive until { $until }; until then its evidence is kept.
person-erase-nda-without-end = The obligations of a pledge have no end; its evidence is kept.
person-erase-nda-scan = There is a scan of a signature on paper. Please erase the file first.

operation-person-list = List of people
operation-person-show = Person shown
operation-person-enter = Person entered
operation-person-change = Person changed
operation-person-leave = Last day recorded
operation-person-erase = Personal data erased
