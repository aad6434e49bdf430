## Dates
format-date = “{ $read }” cannot be read as a date. Enter it as 2026/11/23, 2026年11月23日, 令和8年11月23日 or R8.11.23.
format-date-ambiguous = “{ $read }” does not say which number is the year. Enter the year with four digits (2026/11/23) or with its era (令和8年11月23日).
format-date-not-real = “{ $read }” is not in the calendar. Enter a day that exists.
format-date-several = “{ $read }” holds two dates ({ $first } and { $second }). Enter only one of them.
format-date-outside-era = “{ $read }” lies outside its era. It was read as { $date } ({ $expected }); please check it.
format-date-with-note = { $date } was read from “{ $read }”. The rest, “{ $note }”, is not taken over.
format-date-from-serial = “{ $read }” was taken for the day number of a spreadsheet and read as { $date }; please check it.

## Corporate Number
format-corporate-number-not-13-digits = { $found ->
    [invoice] “{ $read }” is a registration number of a qualified invoice issuer. Enter the thirteen digits without “{ $letters }”.
    [letters] “{ $read }” contains “{ $letters }”, which is not a digit. Enter the thirteen digits and nothing else.
   *[digits] “{ $read }” cannot be read as a Corporate Number: it has { $digits ->
        [one] one digit
       *[other] { $digits } digits
    }. Enter the thirteen digits and nothing else.
}
format-corporate-number-check-digit = The check digit (the first digit) of the Corporate Number “{ $read }” does not agree. If the other twelve are right, it is { $expected }. Compare it with the notice of the number or the National Tax Agency’s publication site.
format-corporate-number-leading-zero = The Corporate Number “{ $read }” begins with 0. The first digit is from 1 to 9 ({ $expected }, if the other twelve are right).
format-corporate-number-spreadsheet-rounded = The Corporate Number “{ $read }” was rounded by a spreadsheet and its last digits are lost. Format the cell as text and enter the thirteen digits again.
format-corporate-number-multiple = “{ $read }” holds more than one Corporate Number ({ $numbers }). Enter only one.
format-corporate-number-placeholder = “{ $read }” is a placeholder. Enter the thirteen digits of the real Corporate Number, or leave the field empty.

## Registration number of a Qualified Invoice Issuer
format-invoice-number = “{ $read }” cannot be read as a registration number. Enter T and thirteen digits (such as T7000012050002).
format-invoice-number-unchecked = The digits of the registration number “{ $read }” do not pass the check of a Corporate Number. That is fine for a sole proprietor; for a corporation, check the number.

## Postal codes and telephone numbers
format-postal-code = “{ $read }” cannot be read as a postal code. Enter seven digits (such as 101-0052).
format-postal-code-lost-zero = “{ $read }” has six digits. If the first 0 of the postal code was lost, enter { $expected }.
format-postal-code-old = “{ $read }” is an old postal code of three or five digits. Enter the one of seven digits (such as 101-0052).
format-phone = “{ $read }” cannot be read as a telephone number. Enter one number of ten or eleven digits that begins with 0 (such as 03-0000-0000).
format-phone-lost-zero = The telephone number “{ $read }” seems to have lost its first 0. Should it be { $expected }?
format-phone-digits = The telephone number “{ $read }” has { $digits } digits. Landlines have ten, mobile and IP telephones eleven; please check it.

## Numbers and marks
format-integer = “{ $read }” cannot be read as a whole number. Enter it as 1200 or 1,200.
format-mark = “{ $read }” cannot be read as a mark. Enter one of ○, △, × and 対象外 (N/A).
format-mark-negative = “{ $read }” is the notation of a negative number. Enter only one of ○, △, × and 対象外 (N/A).
format-yes-no = “{ $read }” cannot be read as yes or no. Enter Yes, No or N/A.
format-points = “{ $read }” cannot be read as points. Enter a whole number from 0 to { $max }, or N/A.

## Names of the marks
mark-good = ○
mark-partial = △
mark-poor = ×
mark-not-applicable = Not applicable
yes-no-yes = Yes
yes-no-no = No
yes-no-not-applicable = Not applicable
