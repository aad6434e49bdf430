## Files
intake-empty = “{ $read }” has no rows to take in. Choose a table with headings and data.
intake-not-a-table = “{ $read }” is not a table ({ $kind }). Save it as an Excel workbook (XLSX) or as CSV.
intake-old-workbook = “{ $read }” is an Excel workbook of the old format (XLS) or has a password. Take off the password and save it as XLSX.
intake-broken-workbook = The Excel workbook “{ $read }” is damaged and cannot be read ({ $reason }). Open it in Excel and save it again.
intake-encoding = The encoding cannot be told. Line { $line } (byte { $offset } of the file) holds a character that is not valid in { $encoding }. Save the file as UTF-8.
intake-quote = The quotation mark (") that opens in row { $row } is never closed. Close it or take it out.

## Limits
intake-too-large = The file has { $read } MB; up to { $limit } MB can be read. Divide it.
intake-unpacked-too-large = The workbook unpacks to more than { $limit } MB, the most that can be read. Take out worksheets and pictures that are not needed, or divide it.
intake-too-many-rows = There are too many rows; up to { $limit } can be read. Divide the file.
intake-too-many-columns = There are too many columns; they can be read up to number { $limit }. Take out what stands to the right of it.
intake-too-many-cells = There are too many cells; up to { $limit } can be read. Divide the file.

## Headings
intake-no-headings = No row of headings was found. The file begins with “{ $read }”. Put headings such as “{ $expected }” into the first fifteen rows.
intake-column-missing = There is no column “{ $expected }”. Check the headings.
intake-cell-error = The formula of the cell failed ({ $read }). Correct its value.

## To be checked
intake-unusual = Row { $row }, column { $column } holds a character that is lost or looks different on another machine ({ $character }); please check it.
intake-unusual-others = { $n ->
    [one] One more cell holds
   *[other] { $n } more cells hold
} characters that are lost or look different on another machine.
intake-other-sheets = These worksheets were not read: { $sheets }
intake-hidden-sheets = Hidden worksheets were not read: { $sheets }
intake-serial-dates = { $n ->
    [one] One number in a column of dates was
   *[other] { $n } numbers in columns of dates were
} taken for day numbers of a spreadsheet and turned into dates; please check them.
intake-rows-left = The table was taken to end at an empty row or a note; { $n ->
    [one] one row was not read, row { $row }
   *[other] { $n } rows from row { $row } were not read
}. If they belong to it, take out the empty row or the note.

## File formats
intake-form-utf8 = UTF-8
intake-form-utf16 = UTF-16
intake-form-cp932 = Shift_JIS (Windows)
intake-form-xlsx = Excel workbook (XLSX)
