## Tables that are imported
import-kind-departments = Departments
import-kind-people = People
import-kind-consignees = Consignees and entrusted work
import-kind-contracts = Contracts
import-mode-preview = Only look
import-mode-apply = Import
import-effect-new = New
import-effect-changed = Changed
import-effect-unchanged = Unchanged
import-thing-department = Department
import-thing-person = Person
import-thing-consignee = Consignee
import-thing-entrustment = Entrusted work
import-thing-contract = Contract

## What is said of a row
import-no-reader = This server cannot import files. Please tell the administrator.
import-no-rows = There are no rows to import below the headings.
import-twice = “{ $read }” stands in row { $row } too. Please make one row of them.
import-other-than-above = Row { $row }, with the same control number, says “{ $expected }”, and this row says “{ $read }”. Please make them agree.
import-same-number = One with the same Corporate Number is in the register: { $name } ({ $control_no }). If it is the same one, use the control number { $control_no }; if not, write “yes” in a column “Distinct consignee”.
import-from-stays = The first day stays { $expected }, as it is recorded (this row says { $read }).
import-until-stays = The last day stays { $expected }, as it is recorded. Please enter a return on the page of the person.
import-contract-consignee-needed = Write the control number, corporate number or name of the consignee.
import-contract-consignee-unknown = There is no consignee “{ $read }”.
import-contract-consignee-several = Several consignees are called “{ $read }” ({ $first }, { $second }). Write the control number.
import-not-as-previewed = The file or the register has changed since you looked. Nothing was imported. Please look again.

## Names of operations
operation-import-departments = Import departments
operation-import-people = Import people
operation-import-consignees = Import consignees
operation-import-contracts = Import contracts

## The page
import-title = Import a file
import-lead = Reads a CSV or Excel table. You first see what would change; if anything is wrong, no row is imported.
import-step-choose = Choose a file
import-step-check = Look through it
import-step-done = Import
import-what = Table
import-file = File
import-file-hint = CSV (UTF-8 or Shift_JIS) or Excel (.xlsx). Titles, footnotes, headings in two rows, merged cells and era dates are understood.
import-changes-from-on = Changes hold from
import-changes-from-on-hint = Where a row differs from what is recorded, it holds from this day on, and the days before stay as they are. If empty, what is recorded is corrected.
import-preview = Look through it
import-apply = Import
import-other-file = Choose another file
import-choose-file = Please choose a file.
import-too-large = This page takes files of up to { $limit } MB. Please split it, or use the command kantoku import.
import-done = The file was imported.
import-ready = It can be imported as shown
import-ready-hint = Nothing was entered yet. Should anything else come of it than is shown here, you are told and nothing is imported.
import-nothing-new = All of it is recorded already. There is nothing to import.
import-mend = Please mend what is listed below in the file, and choose it again.
import-unknown-headings = Columns that were not read: { $headings }
import-unknown-headings-hint = If you need them, please change their headings. “Form of the tables” below shows how they are called.
import-notes = Remarks on the reading
import-rows = Rows read
import-wrong = Rows with problems
import-problems = Problems
import-warnings = Please look at these (they stop nothing)
import-lines = What changes
import-row = Row
import-column = Column
import-read = Read
import-problem = To be mended
import-warning = To be looked at
import-blank = (empty)
import-effect = Effect
import-thing = What
import-code = Number
import-name = Name
import-differences = Differences
import-more = { $n ->
        [one] There is 1 more.
       *[other] There are { $n } more.
    }
import-form = Form of the tables
import-form-hint = These tables have headings only. A table exported from a list can be edited and imported as well. Columns may stand in any order, and those that you do not use may be left out.
import-list-separator = ,{" "}
