## ファイル
intake-empty = 「{ $read }」には取り込める行がありません。見出しとデータのある表を選んでください。
intake-not-a-table = 「{ $read }」は表のファイルではありません（{ $kind }）。Excelブック（XLSX）かCSVで保存し直してください。
intake-old-workbook = 「{ $read }」は古い形式（XLS）か、パスワード付きのExcelブックです。パスワードを外し、XLSX形式で保存し直してください。
intake-broken-workbook = Excelブック「{ $read }」が壊れていて読み取れません（{ $reason }）。Excelで開いて保存し直してください。
intake-encoding = 文字コードを判別できません。{ $line }行目（先頭から{ $offset }バイトの位置）に、{ $encoding }として正しくない文字があります。UTF-8で保存し直してください。
intake-quote = { $row }行目で始まる引用符（"）が閉じられていません。引用符を閉じるか、取り除いてください。

## 上限
intake-too-large = ファイルの大きさは{ $read } MBです。{ $limit } MBまで読み込めます。ファイルを分けてください。
intake-unpacked-too-large = Excelブックを展開した大きさが上限の{ $limit } MBを超えています。不要なシートや画像を除くか、ファイルを分けてください。
intake-too-many-rows = 行が多すぎます。{ $limit }行まで読み込めます。ファイルを分けてください。
intake-too-many-columns = 列が多すぎます。{ $limit }列目まで読み込めます。その右にある記載を取り除いてください。
intake-too-many-cells = セルが多すぎます。{ $limit }個まで読み込めます。ファイルを分けてください。

## 見出し
intake-no-headings = 見出しの行が見つかりません。先頭の記載は「{ $read }」です。15行目までに「{ $expected }」などの見出しを置いてください。
intake-column-missing = 「{ $expected }」の列がありません。見出しを確かめてください。
intake-cell-error = セルの数式がエラー（{ $read }）になっています。値を直してください。

## 確認事項
intake-unusual = { $row }行目の{ $column }列に、機種によって表示の異なる文字または失われた文字（{ $character }）があります。確認してください。
intake-unusual-others = 表示の異なる文字または失われた文字のあるセルが、ほかに{ $n }個あります。
intake-other-sheets = 次のシートは読み込んでいません：{ $sheets }
intake-hidden-sheets = 非表示のシートは読み込んでいません：{ $sheets }
intake-serial-dates = 日付の列にある数値{ $n }個を、表計算ソフトの日付番号として日付に直しました。確認してください。
intake-rows-left = 空行または注記で表が終わったとみなし、{ $row }行目以降の{ $n }行は読み込んでいません。続きのデータであれば、空行や注記を取り除いてください。

## ファイルの形式
intake-form-utf8 = UTF-8
intake-form-utf16 = UTF-16
intake-form-cp932 = Shift_JIS（Windows）
intake-form-xlsx = Excelブック（XLSX）
