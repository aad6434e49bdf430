## Tables that are imported
import-kind-departments = Departments
import-kind-people = People
import-kind-consignees = Consignees and entrusted work
import-mode-preview = Only look
import-mode-apply = Import
import-effect-new = New
import-effect-changed = Changed
import-effect-unchanged = Unchanged
import-thing-department = Department
import-thing-person = Person
import-thing-consignee = Consignee
import-thing-entrustment = Entrusted work

## What is said of a row
import-no-reader = This server cannot import files. Please tell the administrator.
import-no-rows = There are no rows to import below the headings.
import-twice = “{ $read }” stands in row { $row } too. Please make one row of them.
import-other-than-above = Row { $row }, with the same control number, says “{ $expected }”, and this row says “{ $read }”. Please make them agree.
import-from-stays = The first day stays { $expected }, as it is recorded (this row says { $read }).
import-until-stays = The last day stays { $expected }, as it is recorded. Please enter a return on the page of the person.
import-not-as-previewed = The file or the register has changed since you looked. Nothing was imported. Please look again.

## Names of operations
operation-import-departments = Import departments
operation-import-people = Import people
operation-import-consignees = Import consignees
