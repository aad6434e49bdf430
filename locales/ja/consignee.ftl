## 委託先の種別
consignee-kind-company = 会社
consignee-kind-association = 団体・法人（会社以外）
consignee-kind-public-body = 国・地方公共団体
consignee-kind-individual = 個人
consignee-kind-foreign = 外国の法人

## 一覧
consignee-list-title = 委託先管理台帳
consignee-list-lead = 個人データの取扱いを委託する相手方と、その日に委託してよいかどうか
consignee-new = 委託先を登録する
consignee-import = 取り込む
consignee-search = 検索
consignee-search-hint = 名称・フリガナ・番号（表記は問いません）
consignee-standing = 状態
consignee-tier = 区分
consignee-valid-until = 評価の有効期限
consignee-no-work = 委託中の業務はありません
consignee-shown = { $n }件を表示
consignee-none = 委託先はまだ登録されていません
consignee-none-hint = 1件ずつ登録するか、Excelの管理台帳を取り込んでください。
consignee-none-found = 条件に合う委託先はありません
consignee-none-found-hint = 検索語や条件を変えてみてください。
tier-letter-a = A
tier-letter-b = B
tier-letter-c = C
filter-all = すべて
filter-on = 基準日
filter-apply = 絞り込む
filter-clear = 条件を外す

## 項目
consignee-control-no = 管理番号
consignee-control-no-hint = 空欄にすると次の番号を付けます。一度使った番号は再び使えません。
consignee-name = 委託先
consignee-name-hint = 契約書のとおりに入力してください（㈱・株式会社などもそのまま残ります）。
consignee-kana = フリガナ
consignee-kana-hint = 並び順に使います。ひらがな・半角カナでもかまいません。
consignee-kind = 種別
consignee-corporate-number = 法人番号
consignee-corporate-number-hint = 13桁。検査用数字を確かめます。
consignee-invoice-number = 登録番号（インボイス）
consignee-invoice-number-hint = T＋13桁。なければ空欄。
consignee-address-title = 所在地
consignee-postal-code = 郵便番号
consignee-postal-code-hint = 例：101-0052
consignee-country = 国
consignee-country-hint = 2文字の国コード（日本はJP）
consignee-address = 所在地
consignee-representative = 代表者名
consignee-contact = 連絡先
consignee-contact-department = 担当部署
consignee-contact-person = 担当者
consignee-contact-phone = 電話番号
consignee-contact-email = メールアドレス
consignee-privacy-manager = 個人情報保護管理者
consignee-privacy-manager-hint = 委託先で個人データに責任を負う人
consignee-note = 備考
consignee-from-on = 登録日
consignee-from-on-hint = 空欄にすると今日になります。例：令和8年4月1日
consignee-until-on = 最後の日
consignee-distinct = よく似た委託先とは別の相手方として登録する
save = 保存する
cancel = やめる
reason = 理由
none = なし
date-hint = 例：2026/4/1、令和8年4月1日、R8.4.1
change-from-on = いつから変わりますか
change-from-on-hint = 空欄にすると、いまの記録の訂正になります。日付を入れると、その日より前の記録はそのまま残ります。

## 画面
consignee-new-title = 委託先の登録
consignee-edit = 変更する
consignee-edit-title = { $name }の変更
consignee-show-title = { $name }
consignee-end = 登録を終える
consignee-end-title = { $name }の登録を終える
consignee-end-lead = その日を最後に台帳の一覧から外れます。これまでの記録はすべて残ります。
consignee-evaluate = 評価を始める
consignee-left-on = { $on }まで登録
consignee-standing-on = { $on }の状態
consignee-work-title = 委託している業務
consignee-evaluations-title = 評価の判定
consignee-no-evaluation = 判定された評価はありません。
consignee-conditions-title = 条件
consignee-details-title = 基本情報
consignee-tier-title = リスク区分
consignee-tier-rule = 区分の規則 第{ $rule }版による。評価は{ $months }か月以内ごと。
consignee-entered = 委託先を登録しました。
consignee-changed = 変更を保存しました。
consignee-ended = 登録を終えました。

## 誤り
consignee-control-no-used = 管理番号「{ $read }」はすでに使われています。別の番号にしてください。
consignee-kana-form = 「{ $read }」に漢字があります。フリガナはかなで入力してください。
consignee-country-form = 「{ $read }」は国コードではありません。JP、USなど英字2文字で入力してください。
consignee-email-form = 「{ $read }」はメールアドレスの形ではありません。name@example.jpのように入力してください。
consignee-alike = よく似た委託先があります：{ $name }（{ $control_no }）
consignee-same-number = 同じ法人番号の委託先があります：{ $name }（{ $control_no }）
consignee-distinct-needed = 同じ相手方なら登録せず、そちらを変更してください。別の相手方なら、ここに印を付けて保存してください。
consignee-outside-periods = { $read }には、この委託先の記録がありません。{ $expected }以後の日にしてください。
consignee-end-before-start = { $read }は、この記録の始まり（{ $expected }）より前です。
consignee-still-entrusted = その日より後も続く業務があります：{ $control_no } { $work }。先に業務を終えてください。
input-cursor = 「{ $read }」はページの位置として読み取れません。一覧の最初から見てください。

## 経過
timeline-title = 経過
timeline-entered = 台帳に登録：{ $name }
timeline-renamed = 名称変更：{ $before } → { $after }
timeline-changed = 登録内容の変更
timeline-ended = 登録の終わり
timeline-work-from = 委託の開始：{ $control_no } { $work }
timeline-work-until = 委託の終了：{ $control_no } { $work }
timeline-contract-from = 契約の開始：{ $control_no } { $title }
timeline-contract-changed = 契約内容の変更：{ $control_no } { $title }
timeline-contract-until = 契約の終了：{ $control_no } { $title }
timeline-decided = 評価の判定：{ $outcome }
timeline-valid-until = 評価の有効期限
timeline-condition-met = 条件を満たした：{ $text }
timeline-condition-due = 条件の期限：{ $text }
timeline-recorded = { $on }に記録　台帳 #{ $seq }
timeline-recorded-by = { $name }が{ $on }に記録　台帳 #{ $seq }
timeline-ahead = これからの予定
timeline-late = 後日の記録

## 台帳での名前
operation-consignee-list = 委託先の一覧
operation-consignee-show = 委託先の表示
operation-consignee-alike = 似た委託先の検索
operation-consignee-enter = 委託先の登録
operation-consignee-change = 委託先の変更
operation-consignee-end = 委託先の登録終了
operation-consignee-export = 委託先の書き出し
