## 日付
format-date = 「{ $read }」は日付として読み取れません。「2026/11/23」「2026年11月23日」「令和8年11月23日」「R8.11.23」のいずれかの形で入力してください。
format-date-ambiguous = 「{ $read }」は年を特定できません。西暦4桁（2026/11/23）または元号（令和8年11月23日）で入力してください。
format-date-not-real = 「{ $read }」は暦にない日付です。実在する日付を入力してください。
format-date-several = 「{ $read }」には日付が2つあります（{ $first }と{ $second }）。どちらか1つだけを入力してください。
format-date-outside-era = 「{ $read }」は元号の期間外の日付です。{ $expected }（{ $date }）として読み取りました。確認してください。
format-date-with-note = 「{ $read }」から{ $date }を読み取りました。日付以外の記載「{ $note }」は取り込みません。
format-date-from-serial = 「{ $read }」は表計算ソフトの日付番号とみなし、{ $date }として読み取りました。確認してください。

## 法人番号
format-corporate-number-not-13-digits = { $found ->
    [invoice] 「{ $read }」は適格請求書発行事業者の登録番号の形です。法人番号は、先頭の「{ $letters }」を除いた数字13桁だけを入力してください。
    [letters] 「{ $read }」には数字以外の文字「{ $letters }」があります。法人番号の数字13桁だけを入力してください。
   *[digits] 「{ $read }」は法人番号として読み取れません。数字は{ $digits }桁でした。法人番号の数字13桁だけを入力してください。
}
format-corporate-number-check-digit = 法人番号「{ $read }」は検査用数字（先頭の1桁）が合いません。残りの12桁が正しければ、先頭は{ $expected }です。法人番号の通知書や国税庁の公表サイトで確かめてください。
format-corporate-number-leading-zero = 法人番号「{ $read }」は0で始まっています。法人番号の先頭は1から9までの数字です（残りの12桁が正しければ{ $expected }）。
format-corporate-number-spreadsheet-rounded = 法人番号「{ $read }」は表計算ソフトで丸められ、下の桁が失われています。セルを文字列の書式にして、13桁を入力し直してください。
format-corporate-number-multiple = 「{ $read }」には法人番号が2つ以上あります（{ $numbers }）。1つだけを入力してください。
format-corporate-number-placeholder = 「{ $read }」は仮の番号です。実際の法人番号13桁を入力するか、空欄にしてください。

## 登録番号
format-invoice-number = 「{ $read }」は登録番号として読み取れません。「T」に続けて数字13桁を入力してください（例：T7000012050002）。
format-invoice-number-unchecked = 登録番号「{ $read }」の数字は法人番号の検査に合いません。個人事業者などの番号であれば問題ありません。法人の場合は番号を確かめてください。

## 郵便番号・電話番号
format-postal-code = 「{ $read }」は郵便番号として読み取れません。数字7桁で入力してください（例：101-0052）。
format-postal-code-lost-zero = 「{ $read }」は6桁です。先頭の0が失われた郵便番号であれば、{ $expected }と入力してください。
format-postal-code-old = 「{ $read }」は旧郵便番号（3桁・5桁）です。7桁の郵便番号を入力してください（例：101-0052）。
format-phone = 「{ $read }」は電話番号として読み取れません。0で始まる10桁か11桁の番号を1つ入力してください（例：03-0000-0000）。
format-phone-lost-zero = 電話番号「{ $read }」は先頭の0が失われているようです。{ $expected }ではありませんか。
format-phone-digits = 電話番号「{ $read }」は{ $digits }桁です。固定電話は10桁、携帯電話とIP電話は11桁です。確認してください。

## 数と評価の記号
format-integer = 「{ $read }」は整数として読み取れません。「1200」「1,200」「１２００件」のように入力してください。
format-mark = 「{ $read }」は評価の記号として読み取れません。「○」「△」「×」「対象外」のいずれかを入力してください。
format-mark-negative = 「{ $read }」は負の数の表記です。評価の記号は「○」「△」「×」「対象外」のいずれか1つだけを入力してください。
format-yes-no = 「{ $read }」は有無として読み取れません。「はい」「いいえ」「有」「無」「対象外」のいずれかを入力してください。
format-points = 「{ $read }」は点数として読み取れません。0から{ $max }までの整数か「対象外」を入力してください。

## 記号の名称
mark-good = ○
mark-partial = △
mark-poor = ×
mark-not-applicable = 対象外
yes-no-yes = はい
yes-no-no = いいえ
yes-no-not-applicable = 対象外
