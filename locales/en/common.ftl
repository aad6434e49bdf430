## Languages
language-name = English
language-ja = Japanese
language-en = English

## When something could not be done
error-invalid = { $n ->
        [one] Please check 1 entry. Nothing was saved.
       *[other] Please check { $n } entries. Nothing was saved.
    }
error-not-found = Not found: { $subject }.
error-signed-out = Please sign in.
error-throttled = Too many attempts. Please try again in { $seconds ->
        [one] 1 second
       *[other] { $seconds } seconds
    }.
error-fault = Something went wrong inside the register, and this could not be completed. Nothing was saved.
error-already-there = The same thing is already registered.
error-erasure-stays = This entry destroyed data itself. It stays, because it proves what was destroyed.
error-database-away = The database cannot be reached. Nothing was saved. Please tell an administrator.
error-database-busy = The database is busy. Nothing was saved. Please try again in a moment.
error-database-full = There is no space left for the database. Nothing was saved. Please tell an administrator.
error-database-read-only = The database is read-only. Nothing was saved. Please tell an administrator.
error-too-large = What was sent is too large. The limit is 25 MB.
error-form-unreadable = The form that was sent cannot be read. Please reload the page and try again.
stale-form = Someone else changed this while you had the page open. Your change was not saved. Please look at the present state.
form-overtaken = What you entered is still on this page. Look at what is registered now. To go on with your entry all the same, tick the box and send it again.
form-look = Look at it as it is now (new tab)
form-over = I have looked at what is registered now. Save my entry over it.
form-stands = Registered now: { $value }
form-blank = (empty)
import-nothing-written = Some rows are wrong, so no row was entered.

problem-title = This page cannot be shown
problem-reference = Reference
problem-reference-hint = Please give this reference when you ask an administrator.
problem-home = Go to the first page
problem-back = Please go back and try again.
problem-elsewhere = This was sent from a page of another site and was not accepted. Nothing was saved. Please open the page in this register and try again.
problem-method = This address cannot be opened in this way. Nothing was saved. Please start from the first page.

## Input
input-required = Please fill this in.
input-too-long = Please use at most { $expected } characters (there are { $read }).
input-too-many = { $read } are too many. At most { $expected } can be handed in.
input-control-character = A control character ({ $read }) cannot be used here. Please remove it.
input-integer = “{ $read }” is not a whole number. Please enter one.
input-out-of-range = “{ $read }” is out of range. Please enter a number from { $least } to { $most }.
input-date = “{ $read }” is not a date. Please write it as 2026-11-23.
input-choice = “{ $read }” is not one of the choices: { $expected }
input-type = “{ $read }” is not of the kind that this field takes.
input-unknown-field = There is no field of this name.
input-yes-no = “{ $read }” was not understood. Please answer yes or no.
input-not-understood = The input was not understood: { $why }

## What things are called
subject-page = the page you were looking for
subject-operation = operation
subject-account = account
subject-person = person
subject-department = department
subject-office = office
subject-token = API token
subject-link = link
subject-session = session
subject-setting = setting
subject-criteria = selection criteria
subject-agreement = agreement text
subject-agreement-version = version of an agreement text
subject-consignee = consignee
subject-entrustment = entrustment
subject-contract = contract
subject-evaluation = evaluation
subject-condition = condition
subject-round = selection
subject-report = report
subject-ledger = ledger entry
subject-document = document
subject-import = import

## Words of every page
common-save = Save
common-cancel = Cancel
common-edit = Change
common-search = Search
common-all = All
common-yes = Yes
common-no = No
common-on = As of
common-from = From
common-until = Last day
common-date-hint = For example 2026/11/23 or 令和8年11月23日
common-reason = Reason
common-recorded-by = Recorded by
common-recorded-at = Recorded at
common-none = None

## What columns of an answer are called
common-total = Total
common-lines = List
common-next = Next page
common-id = ID
common-name = Name
common-kind = Kind
common-person-id = Person ID
common-department-id = Department ID
common-department-ja = Department (Japanese)
common-department-en = Department (English)
common-path = Address
common-expires-at = Usable until
common-held = In office
common-seen = Last entry
common-seq = Entry
common-vacant = Vacant
common-belongs = Belongs
common-erased = Erased
common-people = People
common-sessions = Sessions
common-tokens = API tokens
common-periods = Record
common-mark = Mark
common-granted-at = Granted at
common-granted-by = Granted by
