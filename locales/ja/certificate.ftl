## 第三者認証の種類と状態
subject-certificate = 第三者認証
certificate-kind-privacy-mark = プライバシーマーク
certificate-kind-isms = ISMS（ISO/IEC 27001）
certificate-kind-isms-cloud = ISMSクラウドセキュリティ（ISO/IEC 27017）
certificate-kind-ismap = ISMAP
certificate-kind-cbpr = CBPR
certificate-kind-soc2 = SOC 2
certificate-kind-other = その他
certificate-state-valid = 有効
certificate-state-ending-soon = まもなく満了
certificate-state-ahead = 開始前
certificate-state-ended = 終了

## 画面
certificate-list-title = 第三者認証
certificate-list-lead = 委託先が取得しているプライバシーマークやISMSなどの認証と、その有効期限です。
certificate-certificate = 認証
certificate-consignee = 委託先
certificate-kind-head = 種別
certificate-state-head = 状態
certificate-period = 有効期間
certificate-scope = 範囲
certificate-scope-hint = 対象の組織・拠点・サービス
certificate-number = 登録番号
certificate-name = 認証の名称
certificate-name-hint = 種別が「その他」の場合に必要です。
certificate-issuer = 認証機関
certificate-from-on = 開始日
certificate-until-on = 有効期限
certificate-until-on-hint = この日まで有効です。期限が分からなければ空欄
certificate-not-renewed = 更新の記録なし
certificate-only-lapsed = 終了し、更新の記録がないものだけ
certificate-only-of = { $name }の認証だけを表示しています。
certificate-of-all = すべての認証を表示
certificate-shown = { $n }件を表示
certificate-none-found = 条件に合う認証はありません
certificate-none = 第三者認証はまだ登録されていません
certificate-none-hint = 委託先のページから登録するか、一覧を取り込みます。
certificate-none-of-consignee = 第三者認証は登録されていません。
certificate-show-title = { $name } { $number }
certificate-lapsed-callout = この認証は終了し、更新の記録がありません。評価の回答がこの認証を根拠としていないか確認し、必要なら改めて評価してください。終了後に判定があれば、この表示は消えます。
certificate-periods = 有効期間の履歴
certificate-details = 認証の内容
certificate-files = 認証書などのファイル
certificate-new = 認証を登録する
certificate-new-title = 第三者認証の登録（{ $name }）
certificate-edit = 訂正する
certificate-edit-title = 認証 { $number } の訂正
certificate-edit-lead = 最新の有効期間の記録を訂正します。更新は「更新を記録する」から行います。
certificate-renew = 更新を記録する
certificate-renew-title = 認証 { $number } の更新
certificate-renew-lead = 新しい有効期間を加えます。これまでの期間はそのまま残ります。
certificate-end = 終了を記録する
certificate-end-title = 認証 { $number } の終了
certificate-end-lead = 取消しや返上などで、期限より前に終わる場合に記録します。
certificate-entered = 認証を登録しました。
certificate-changed = 訂正を保存しました。
certificate-renewed = 更新を保存しました。
certificate-ended = 有効期限を保存しました。
certificate-file-attached = ファイルを付けました。
certificate-file-detached = ファイルを外しました。

## 表の見出し
certificate-column-consignee-no = 委託先管理番号
certificate-column-consignee-name = 委託先名称
certificate-column-kind = 種別
certificate-column-name = 認証名
certificate-column-number = 登録番号
certificate-column-scope = 範囲
certificate-column-issuer = 認証機関
certificate-column-from-on = 登録日
certificate-column-until-on = 有効期限
certificate-column-state = 状態
certificate-column-lapsed = 更新の記録なし

## 期限
deadline-certificate = { $name }の{ $kind } { $number }の更新を確認する
deadline-because-certificate = 認証の有効期限

## 取込み
import-kind-certificates = 第三者認証
import-thing-certificate = 第三者認証
import-certificate-other = 「{ $read }」は一覧にない種別なので、「その他」の認証として登録します。
import-certificate-since = 開始日がないため、{ $on }から有効なものとして登録します。

## 誤り
certificate-name-needed = 種別が「その他」の場合は、認証の名称を入力してください。
certificate-there-already = この委託先には、同じ種別の登録番号{ $read }がすでにあります。更新は、その認証に記録してください。
certificate-without-end = 今の有効期間に期限がありません。先に期限を記録してください。
certificate-overlaps = 開始日（{ $read }）が、前の有効期間の最終日（{ $expected }）以前です。
certificate-reaches-next = 次の有効期間が{ $expected }に始まります。それより前の日にしてください。
certificate-no-such-period = { $read }に始まる有効期間の記録はありません。

## 台帳での名前
operation-certificate-list = 第三者認証の一覧
operation-certificate-show = 第三者認証の表示
operation-certificate-export = 第三者認証の一覧の書出し
operation-certificate-enter = 第三者認証の登録
operation-certificate-renew = 第三者認証の更新
operation-certificate-change = 第三者認証の訂正
operation-certificate-end = 第三者認証の終了
operation-certificate-attach = 第三者認証のファイルの添付
operation-certificate-detach = 第三者認証のファイルの取外し
operation-import-certificates = 第三者認証の取込み

## 年次報告書
report-certificates = 第三者認証
report-certificates-about = { $on }時点で委託先が取得している第三者認証と、まもなく満了するもの、終了したものです。
report-certificate-movement = 第三者認証の増減
report-certificate-kinds = 種別ごとの有効な認証
report-certificate-holders = 認証を持つ委託先
report-certificate-lapsed = 終了し、更新の記録がないもの（業務は継続中）
report-certificate-ending = 90日以内に満了するもの
report-certificate-ended = 期間中に終了したもの
report-certificate-column-no = 登録番号
report-figure-certified = 有効な認証を持つ委託先（監督の対象となる業務がある委託先のうち）
