department-list-title = Departments
department-list-lead = { $n ->
        [one] 1 department
       *[other] { $n } departments
    }
department-enter-title = Enter a department
department-change-title = Change a department
department-code = Code
department-code-hint = Files that are imported name the department by it.
department-name = Department
department-name-ja = Name (Japanese)
department-name-en = Name (English)
department-people = People
department-from-on = From
department-until-on = Last day
department-end-title = Dissolve a department
department-end = Dissolve
department-end-lead = A department to which people belong after its last day cannot be dissolved. Let them move first.
department-empty = No department has been entered yet
department-entered = The department was entered.
department-changed = The department was changed.
department-ended = The last day of the department was recorded.
department-code-used = The code “{ $read }” is used by “{ $name }” at that time.
department-outside-periods = Nothing is recorded of this department for { $read }.
department-end-before-start = The last day, { $read }, is before the first, { $expected }.
department-has-people = { $n ->
        [one] 1 person belongs
       *[other] { $n } people belong
    } to it after that day. Please let them move first.
department-unknown = There is no department “{ $read }” on { $on }. Please enter the code or the name of a department.

operation-department-choices = Departments to choose from
operation-department-list = List of departments
operation-department-enter = Department entered
operation-department-change = Department changed
operation-department-end = Department dissolved
