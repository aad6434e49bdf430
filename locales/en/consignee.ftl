## Kinds of consignees
consignee-kind-company = Company
consignee-kind-association = Association or other corporation
consignee-kind-public-body = Public body
consignee-kind-individual = Individual
consignee-kind-foreign = Foreign corporation

## List
consignee-list-title = Consignee register
consignee-list-lead = Those to whom the handling of personal data is entrusted, and whether they may be used on the day
consignee-new = Enter a consignee
consignee-import = Import
consignee-search = Search
consignee-search-hint = Name, reading or number, in any spelling
consignee-standing = Standing
consignee-tier = Tier
consignee-valid-until = Evaluation valid until
consignee-no-work = No work under way
consignee-shown = { $n ->
    [one] 1 consignee shown
   *[other] { $n } consignees shown
}
consignee-none = No consignee has been entered yet
consignee-none-hint = Enter them one by one, or import the register that you keep in Excel.
consignee-none-found = No consignee matches
consignee-none-found-hint = Try another word or other conditions.
tier-letter-a = A
tier-letter-b = B
tier-letter-c = C
filter-all = All
filter-on = As of
filter-apply = Filter
filter-clear = Clear the filter

## Fields
consignee-control-no = Control no.
consignee-control-no-hint = Leave empty for the next number. A number is never used twice.
consignee-name = Consignee
consignee-name-hint = As in the contract; the spelling is kept (㈱, Co., Ltd. …).
consignee-kana = Reading (furigana)
consignee-kana-hint = Decides the order. Hiragana and half-width kana are fine.
consignee-kind = Kind
consignee-corporate-number = Corporate Number
consignee-corporate-number-hint = 13 digits. The check digit is verified.
consignee-invoice-number = Invoice registration no.
consignee-invoice-number-hint = T and 13 digits. Leave empty if there is none.
consignee-address-title = Address
consignee-postal-code = Postal code
consignee-postal-code-hint = For example 101-0052
consignee-country = Country
consignee-country-hint = Two-letter code (JP for Japan)
consignee-address = Address
consignee-representative = Representative
consignee-contact = Contact
consignee-contact-department = Department
consignee-contact-person = Person
consignee-contact-phone = Telephone
consignee-contact-email = E-mail
consignee-privacy-manager = Privacy manager
consignee-privacy-manager-hint = Who answers for personal data at the consignee
consignee-note = Remarks
consignee-from-on = In the register from
consignee-from-on-hint = Today if left empty. For example 2026-04-01
consignee-until-on = Last day
consignee-distinct = Enter it as a different consignee from those that look alike
consignee-distinct-change = Save it as a different consignee from those that look alike
save = Save
cancel = Cancel
reason = Reason
none = None
date-hint = For example 2026-04-01, 2026/4/1 or R8.4.1
change-from-on = From when does it change?
change-from-on-hint = Left empty, the present record is corrected. With a date, what was recorded for the days before stays.

## Pages
consignee-new-title = Enter a consignee
consignee-edit = Change
consignee-edit-title = Change { $name }
consignee-show-title = { $name }
consignee-end = End in the register
consignee-end-title = End { $name } in the register
consignee-end-lead = After that day it no longer stands in the list. Everything that was recorded stays.
consignee-evaluate = Start an evaluation
consignee-left-on = in the register until { $on }
consignee-standing-on = Standing on { $on }
consignee-show-on = Show that day
consignee-see-all = See all
consignee-newest-shown = The newest { $n } are shown; there are more.
consignee-state-of-today = The states are those of today.
consignee-work-title = Entrusted work
consignee-evaluations-title = Decisions on evaluations
consignee-no-evaluation = No evaluation has been decided.
consignee-conditions-title = Conditions
consignee-details-title = Details
consignee-tier-title = Risk tier
consignee-tier-rule = By version { $rule } of the tier rule. Evaluated at least every { $months } months.
consignee-entered = The consignee was entered.
consignee-changed = The change was saved.
consignee-ended = Its time in the register has ended.

## Errors
consignee-control-no-used = The control number “{ $read }” is or was in use. Choose another one.
consignee-kana-form = “{ $read }” has kanji. Write the reading in kana.
consignee-country-form = “{ $read }” is not a country code. Write two letters, such as JP or US.
consignee-email-form = “{ $read }” is not an e-mail address. Write it like name@example.jp.
consignee-alike = One that looks alike is in the register: { $name } ({ $control_no })
consignee-same-number = One with the same Corporate Number is in the register: { $name } ({ $control_no })
consignee-distinct-needed = If it is the same, change that one instead. If it is another, tick this box and save.
consignee-distinct-needed-change = Check the name and the Corporate Number. If it is a different consignee, tick this box and save.
consignee-outside-periods = Nothing is recorded of this consignee on { $read }. Choose a day from { $expected } on.
consignee-end-before-start = { $read } is before the beginning of this record ({ $expected }).
consignee-still-entrusted = Work goes on after that day: { $control_no } { $work }. End it first.
input-cursor = “{ $read }” is not a place in the list. Start from its beginning.

## Time line
timeline-title = Time line
timeline-entered = Entered: { $name }
timeline-renamed = Renamed: { $before } → { $after }
timeline-changed = Details changed: { $fields }
timeline-corrected = Details corrected: { $fields }
timeline-ended = Left the register
timeline-work-from = Work begins: { $control_no } { $work }
timeline-work-changed = Work changes: { $control_no } { $work } ({ $fields })
timeline-work-corrected = Record of work corrected: { $control_no } { $work } ({ $fields })
timeline-work-until = Work ends: { $control_no } { $work }
timeline-contract-from = Contract begins: { $control_no } { $title }
timeline-contract-changed = Contract changes: { $control_no } { $title }
timeline-contract-until = Contract ends: { $control_no } { $title }
timeline-decided = Evaluation decided: { $outcome }
timeline-valid-until = Evaluation valid until this day
timeline-condition-met = Condition met: { $text }
timeline-condition-due = Condition due: { $text }
timeline-review-done = Review made
timeline-review-planned = Review planned
timeline-action-opened = Corrective action { $control_no } opened: { $finding }
timeline-action-done = Corrective action { $control_no } done: { $finding }
timeline-action-confirmed = Corrective action { $control_no } confirmed as effective: { $finding }
timeline-action-refused = Corrective action { $control_no } returned: { $finding }
timeline-action-cancelled = Corrective action { $control_no } cancelled: { $finding }
timeline-certificate-from = Certificate valid from here: { $kind } { $number }
timeline-certificate-until = Certificate valid until here: { $kind } { $number }
timeline-sub-requested = Sub-consignee asked for: { $name }
timeline-sub-decided = Sub-consignee decided on: { $name } ({ $outcome })
timeline-foreign-route = Route for handling abroad of { $control_no }: { $route }
timeline-foreign-check = Check of handling abroad of { $control_no }: { $result }
timeline-ending = Data of ended work { $control_no }: { $statement }
timeline-recorded = Recorded on { $on }, ledger #{ $seq }
timeline-recorded-by = Recorded by { $name } on { $on }, ledger #{ $seq }
timeline-ahead = Lies ahead
timeline-late = Recorded later

## Names on the ledger
operation-consignee-list = List consignees
operation-consignee-show = Show a consignee
operation-consignee-alike = Find similar consignees
operation-consignee-enter = Enter a consignee
operation-consignee-change = Change a consignee
operation-consignee-end = End a consignee
operation-consignee-export = Export consignees
