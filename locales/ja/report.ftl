# 年次報告書
operation-report-years = 報告書のある年度の一覧
operation-report-annual = 年次報告書

report-title = 委託先の監督に関する年次報告書
report-list-title = 報告書
report-list-about = 年度を選ぶと、その年度の年次報告書を表示します。同じ年度・基準日・台帳番号を指定すると、いつ作成しても同じ内容になります。
report-page-title = 年次報告書 { $year }
report-list-years = 年次報告書
report-choose = 条件を指定して作成
report-choose-about = 過去のある時点で知られていた内容による報告書も作成できます。
report-choose-year = 年度
report-choose-on = 基準日
report-choose-on-hint = 省略すると年度末日（年度途中の場合は今日）です。例：2026/03/31、令和8年3月31日
report-choose-known = 台帳番号
report-choose-known-hint = この番号までに記録された事実だけによります。省略すると最新（#{ $head }）です。
report-choose-format = 形式
report-choose-show = 作成する
report-format-page = 画面で見る
report-format-html = HTML
report-format-pdf = PDF
report-format-xlsx = XLSX
report-format-csv = CSV
report-format-json = JSON
report-format-unknown = 形式「{ $read }」はありません。指定できる値：{ $expected }
report-schema-link = JSONの形式（JSON Schema）
report-running = 年度途中
report-column-year-of = 年度
report-column-period = 期間
report-column-files = ファイル
report-print = 印刷する
report-list-empty = 報告できる年度がありません
report-list-empty-text = 委託先、委託、選定基準、評価のいずれかを登録するか、誓約書等を発行すると、報告書を作成できます。

report-nothing-yet = まだ何も登録されていないため、報告書を作成できません。
report-year-outside = { $read }年度の報告書はありません。記録があるのは{ $first }年度から{ $last }年度までです。
report-date-outside = 基準日{ $read }は指定できません。{ $first }から{ $last }までの日を指定してください。
report-known-ahead = 台帳番号{ $read }の記録はまだありません。指定できるのは{ $expected }までです。

report-cover = 表紙
report-prepared = 作成
report-checked = 確認
report-approved = 承認
report-contents = 目次
report-period = { $first }から{ $last }まで
report-fact-title = 表題
report-fact-organisation = 組織
report-fact-year = 年度
report-fact-period = 対象期間
report-fact-on = 基準日
report-fact-known = 依拠した記録
report-fact-basis = 根拠
report-on-last-day = { $on }（期間末日）
report-on-before = { $on }（期間の途中。期間末日までの確定値ではありません）
report-known-at = 台帳 #{ $seq } まで（{ $at }記録）
report-known-nothing = 監査台帳に記録はありません
report-basis = 個人情報の保護に関する法律第25条（委託先の監督）、個人情報の保護に関する法律についてのガイドライン（通則編）3-4-4
report-anchor = 監査台帳の末尾　#{ $seq }
report-anchor-about = この値は、本書が依拠したすべての記録を封印しています。同じ番号の監査台帳の値と一致すれば、記録は改変されていません。
report-none = 該当はありません。
report-more = 全{ $n }件のうち先頭の1,000件を表示しています。全件はXLSX、CSV、JSONの各ファイルにあります。
report-total = 合計
report-items = { $n }項目（うち必須{ $knock_outs }）
report-from-until = { $from }〜{ $until }
report-from = { $from }〜

## 見出し（章）
report-summary = 総括
report-criteria = 適用した選定基準
report-register = 委託先と委託の状況
report-evaluations = 評価の実施状況
report-decisions = 判定と評価点
report-exceptions = 特例承認
report-conditions = 判定に付した条件
report-standing = 期末の利用の可否
report-ndas = 誓約書と秘密保持契約
report-contracts = 委託契約
report-late = 期間終了後に記録された事実
report-ledger = 監査台帳の状態

## 総括
report-summary-sentence = { $on }現在の委託先{ $consignees }者のうち、利用可は{ $in_order }者、要確認は{ $needs_attention }者、利用不可は{ $may_not_be_used }者です。
report-standing-chart = 期末の利用の可否
report-figures = 主な数値と前期との比較
report-figure-consignees = 委託先（期末）
report-figure-entrustments = 委託（期末）
report-figure-tier-a = リスク区分Aの委託先
report-figure-done = 実施した評価
report-figure-overdue = 期限を超過している評価
report-figure-passed = 合格
report-figure-conditional = 条件付合格
report-figure-failed = 不合格
report-figure-exceptional = 特例承認
report-figure-conditions-overdue = 期限を超過している条件
report-figure-in-order = 利用可の委託先
report-figure-needs-attention = 要確認の委託先
report-figure-may-not-be-used = 利用不可の委託先
report-figure-bound = 誓約書等が有効なアクセス権保有者（期末）
report-figure-confidential = 秘密保持の定めがある委託（期末）
report-figure-contracted = 委託契約がある委託（期末）

## 選定基準
report-criteria-about = 期間中に効力のあった版と、期間中に採択または廃止された版です。評価件数は、その版によって期間中に判定した評価の数です。
report-criteria-table = 選定基準の版
report-first-version = 最初の版
report-version-changes = 第{ $from }版から追加{ $added }・削除{ $removed }・変更{ $changed }

## 委託先と委託
report-consignees = 委託先
report-entrustments = 委託
report-movements = 増減
report-composition = 内訳
report-aspect-kind = 種別
report-aspect-tier = リスク区分
report-aspect-place = 所在・取扱場所
report-aspect-work = 業務の種類
report-aspect-data = データ
report-established-abroad = 外国に所在
report-handled-abroad = 外国で取り扱う
report-country-unknown = 取扱国が不明
report-special-care = 要配慮個人情報を含む
report-my-number = 個人番号を含む
report-consignees-new = 新たな委託先
report-consignees-gone = 終了した委託先
report-work-begun = 開始した委託
report-work-ended = 終了した委託

## 評価の実施状況
report-due-about = 期間中に期限が到来する評価です。新規は委託の開始日、定期は有効期限の日を期限とします。期日までに判定したものを期限内としています。
report-due = 期限が到来する評価と実施の状況
report-due-all = 期間計
report-carried = 前期からの繰越し
report-carried-mark = 前期からの繰越し
report-overdue = 期限を超過している評価
report-done-late = 期限後に実施した評価
report-open = 期限前で未実施の評価

## 判定
report-decisions-about = 期間中に{ $n }件の評価を判定しました。このほかに、不合格の後の特例承認が{ $exceptional }件あります。
report-outcome-chart = 判定の内訳
report-outcomes = 判定の内訳
report-score-chart = 評価点の分布（{ $n }件）
report-scores = 評価点の分布
report-bin = { $from }%以上{ $until }%未満
report-bin-last = { $from }%以上{ $until }%以下
report-without-score = 評価点なし
report-knock-outs = 満たされなかった必須項目（多い順）
report-failed = 不合格となった委託先
report-excepted = 特例承認あり

## 特例承認
report-exceptions-about = 不合格の委託先を代表者が期限を定めて承認したものです。期間中に承認したものと、期間開始前の承認で期間中に効力のあったものを記載しています。
report-exceptions-table = 特例承認の一覧
report-given-before = 期間の開始前に承認
exception-state-in-force = 有効
exception-state-expired = 期限切れ
exception-state-superseded = 後の判定または委託の終了により失効

## 条件
report-conditions-about = 期間中に履行を待っていたすべての条件です。
report-condition-counts = 条件の履行状況
report-conditions-table = 期限内に履行されなかった条件と未了の条件
condition-state-met-in-time = 期限内に履行
condition-state-met-late = 期限後に履行
condition-state-open = 未了（期限前）
condition-state-overdue = 期限超過
condition-state-lapsed = 後の判定または委託の終了により消滅

## 期末の利用の可否
report-standing-about = { $on }現在のすべての委託先について、その日までの事実から算定しています。
report-standing-counts = 利用の可否
report-may-not-be-used = 利用不可の委託先とその理由
report-needs-attention = 要確認の委託先とその理由

## 誓約書と秘密保持契約
report-ndas-about = { $on }現在で個人データを取り扱うことができる人について、誓約書または秘密保持契約が有効かどうかを示します。署名と確認の両方が済んだものを有効とします。委託については、契約の条項または秘密保持契約による定めの有無を示します。
report-nda-coverage = 秘密保持の状況
report-nda-groups = 部署・区分別の状況
report-nda-covers = アクセス権保有者の状態
report-nda-unbound = 有効な誓約書等のないアクセス権保有者
report-nda-movement = 期間中の発行・署名・確認・終了
report-nda-issued = 発行
report-nda-signed = 署名
report-nda-signed-off = 確認
report-nda-declined = 署名辞退
report-nda-ended = 期間途中の終了
report-nda-ran-out = 期間満了
report-nda-sign-off = 署名から確認までの日数
report-nda-median-days = 中央値（日）
report-nda-longest-days = 最長（日）
report-nda-open = 更新と署名の漏れ
report-nda-not-renewed = 満了し、更新されていないもの（母数は期間中に満了したもの）
report-nda-long-unsigned = 30日を超えて署名されていないもの（母数は署名待ちのもの）
report-nda-expired = 期間中に満了し、更新されていない誓約書等
report-nda-unsigned = 30日を超えて署名されていない誓約書等
report-nda-gaps = 秘密保持の定めがない委託

## 委託契約
report-contracts-about = { $on }現在で効力のある委託契約と、監督を要する委託の契約の有無、条項の不足を示します。
report-contract-movement = 委託契約の増減
report-contract-work = 契約の有無
report-contract-none = 契約のないまま行われている委託
report-contract-regimes = 必須条項が不足している契約
report-contract-missing = 不足している必須条項
report-contract-notices = 90日以内に更新拒絶の通知期限が到来する契約
report-contract-checks = 利用規約の確認
report-contract-terms = 12か月以上内容を確認していない利用規約
report-contract-begun = 期間中に開始した契約
report-contract-ended = 期間中に終了した契約

## 後から記録された事実
report-late-about = { $last }までの日付をもち、その後に監査台帳へ記録された事実です（台帳 #{ $seq } まで）。同じ期間でも、より前の台帳番号による報告書には含まれません。
report-late-counts = 種類別の件数
report-late-table = 後から記録された事実の一覧
late-kind-consignee = 委託先の登録・変更・終了
late-kind-entrustment = 委託の登録・変更・終了
late-kind-decision = 評価の判定
late-kind-condition-met = 条件の履行
late-kind-criteria = 選定基準の手続

## 台帳
report-ledger-about = 本書は、監査台帳の最初から{ $n }件目までの記録に基づいています。各記録は直前の記録を封印しています。
report-ledger-table = 監査台帳
report-ledger-count = 記録の件数
report-ledger-recorded = 最後の記録の日時
report-ledger-head = 最後の記録のハッシュ値（SHA-256）
report-ledger-destroyed = 内容を消去した記録の件数
report-erasures = 内容の消去

## 列
report-column-figure = 項目
report-column-this-year = 当期
report-column-year-before = 前期
report-column-of = 母数
report-column-percent = 割合
report-column-change = 増減
report-column-criteria = 選定基準
report-column-version = 版
report-column-state = 状態
report-column-in-force = 効力のある期間
report-column-adopted = 採択日と採択者
report-column-thresholds = 合格／条件付
report-column-items = 項目
report-column-evaluations = 評価件数
report-column-changes = 前の版からの変更
report-column-subject = 対象
report-column-aspect = 区分
report-column-kind = 種類
report-column-start = 期首
report-column-joined = 増
report-column-left = 減
report-column-end = 期末
report-column-control-no = 管理番号
report-column-consignee = 委託先
report-column-work-no = 委託番号
report-column-work = 業務
report-column-first-day = 開始日
report-column-last-day = 最終日
report-column-due = 期限到来
report-column-done = 期限内
report-column-done-late = 期限後
report-column-open = 期限前
report-column-overdue = 超過
report-column-share-done = 実施率
report-column-due-on = 期限
report-column-done-on = 判定日
report-column-decided-on = 判定日
report-column-remark = 備考
report-column-outcome = 判定
report-column-count = 件数
report-column-score = 評価点
report-column-item = 項目番号
report-column-item-text = 項目
report-column-failed = 不適合
report-column-partial = 一部適合
report-column-reason = 理由
report-column-until = 期限
report-column-by = 承認者
report-column-measure = 代替措置
report-column-condition = 条件
report-column-met-on = 履行日
report-column-standing = 利用の可否
report-column-tier = リスク区分
report-column-tier-a = 区分A
report-column-tier-b = 区分B
report-column-tier-c = 区分C
report-column-reasons = 理由
report-column-valid-until = 評価の有効期限
report-column-entry = 台帳番号
report-column-name = 名称
report-column-from = 事実の日付・開始日
report-column-until-on = 最終日
report-column-recorded-at = 記録日時
report-column-recorded-by = 記録者
report-column-payloads = 消去した件数
report-column-value = 内容
report-column-department = 部署
report-column-person-kind = 区分
report-column-bound = 有効
report-column-with-access = アクセス権保有者
report-column-not-bound = 有効でない
report-column-people = 人数
report-column-person-code = 社員番号等
report-column-person = 氏名
report-column-nda = 番号
report-column-agreement = 文面の種類
report-column-signatory = 署名者
report-column-issued-on = 発行日
report-column-waits-since = 署名待ちの開始日
report-column-days = 経過日数
report-column-regime = 根拠
report-column-lacking = 不足のある契約
report-column-asked = 対象の契約
report-column-contract-no = 契約番号
report-column-contract = 契約名
report-column-clause = 条項
report-column-clause-text = 内容
report-column-notice-on = 通知期限
report-column-checked-on = 最終確認日
report-column-term-end = 契約期間の満了日

## CSVの列
report-csv-section = 章番号
report-csv-title = 章
report-csv-table = 表ID
report-csv-caption = 表
report-csv-row = 行
report-csv-head = 見出し
report-csv-column = 項目
report-csv-value = 値

## 一覧の見出し
report-years = 年度
report-year = 年度
report-label = 名称
report-first-on = 初日
report-last-on = 末日
report-ended = 終了
report-head = 監査台帳の末尾

## 任意の期間と、その時点の知識
report-days = 任意の期間
operation-report-period = 任意の期間の報告書
operation-report-explain = 報告書の数値の内訳
report-title-of-days = 委託先の監督に関する報告書
report-choose-days = 年度によらない期間
report-choose-from = 期間の初日
report-choose-until = 期間の末日
report-choose-days-hint = 年度の代わりに、任意の期間（最長10年）を指定できます。
report-choose-known-on = いつの時点の記録によるか
report-choose-known-on-hint = 台帳番号の代わりに日付で指定できます。その日の終わりまでに記録された事実だけによります。
report-period-backwards = 期間の末日（{ $read }）が初日（{ $expected }）より前です。
report-period-too-long = 期間が長すぎます（末日{ $read }）。この初日からは{ $expected }まで指定できます。
report-days-ahead = 期間の初日{ $read }はまだ来ていません。{ $expected }以前の日を指定してください。
report-days-before = 期間の末日{ $read }より前の記録はありません。記録は{ $expected }からあります。
report-year-or-days = 年度と期間のどちらか一方を指定してください。
report-known-twice = 台帳番号と日付のどちらか一方を指定してください。
report-known-on-ahead = { $read }はまだ来ていません。{ $expected }以前の日を指定してください。
report-known-on-nothing = { $read }までに記録されたものはありません。

## 数値の内訳
report-facts-title = 内訳
report-facts-what = 種類
report-facts-number = 番号
report-facts-name = 名称
report-facts-of = 委託先・対象
report-facts-on = 日付
report-facts-figure = 数値の名前
report-facts-more = ほかを含めて全部で{ $n }件あります。全件は「kantoku report explain { $figure }」で出力できます。
report-facts-all = この数値が数えているもの：{ $n }件
report-facts-some = この数値が数えているもの：{ $n }件（画面には{ $shown }件まで表示します。ファイルには全件が入ります）
report-figure-title = 内訳：{ $figure }
report-figure-about = 報告書と同じ基準日・同じ記録による内訳です。コマンドでも確かめられます：
report-figure-unknown = 「{ $read }」という名前の数値はありません。例：{ $expected }
report-figures-listed = 数値の名前と値
report-format-zip = CSV（ZIP）
subject-figure = 数値

## 役職
report-offices = 役職
report-offices-about = 期間中に代表者、個人データ管理者などの役職に就いていた人と、{ $on }時点で空席の役職です。日数は、期間の初日から基準日までのうち誰も就いていなかった日の数です。
report-office-vacancies = 空席の日数
report-office-holders = 役職に就いていた人
report-office-column-office = 役職
report-office-column-duty = 必要性
report-office-column-now = 基準日の状態
report-office-column-vacant-days = 空席の日数
report-office-column-days = 全日数
report-office-column-person = 氏名
report-office-column-letter = 任命の根拠
report-office-required = 必須
report-office-advised = 望ましい
report-office-vacant = 空席
report-office-held = 在任
subject-foreign = 外国での取扱い
subject-ending = 委託の終了
subject-company = 会社
