## 委託の区分
entrustment-kind-entrustment = 委託
entrustment-kind-cloud-no-handling = クラウド（取り扱わない）
entrustment-kind-joint-use = 共同利用
entrustment-kind-third-party = 第三者提供
entrustment-kind-not-applicable = 対象外

## 再委託
sub-entrustment-prohibited = 禁止
sub-entrustment-prior-approval = 事前承諾
sub-entrustment-named-only = 特定の者のみ承諾
sub-entrustment-after-report = 事後報告
sub-entrustment-free = 自由

## 個人データの種類
data-kind-basic-identity = 基本情報（氏名・生年月日等）
data-kind-contact = 連絡先
data-kind-financial = 口座・収入等
data-kind-payment-card = クレジットカード情報
data-kind-employment = 雇用・人事情報
data-kind-health = 健康・医療情報
data-kind-membership = 会員情報
data-kind-donation = 寄付・支援の履歴
data-kind-credentials = ID・パスワード等
data-kind-image-voice = 画像・音声
data-kind-behaviour = 行動・利用履歴
data-kind-other = その他

## 項目
entrustment-new = 業務を追加する
entrustment-new-title = 委託する業務の登録（{ $name }）
entrustment-edit = 業務の変更
entrustment-edit-title = 業務 { $control_no } の変更
entrustment-end = 業務を終える
entrustment-end-title = 業務 { $control_no } の終了日
entrustment-end-lead = 最後の日を決めます。空欄にすると、終わりを決めずに続きます。
entrustment-end-hint = この日まで委託します。
entrustment-work = 委託業務
entrustment-kind = 区分
entrustment-kind-hint = 法第25条の監督が必要なのは「委託」です。
entrustment-kind-of-work = 適用する選定基準
entrustment-kind-of-work-hint = どの選定基準で評価するかを決めます。
entrustment-control-no-hint = 空欄にすると、委託先の番号に連番を付けます。
entrustment-department = 主管部署
entrustment-data-title = 委託する個人データ
entrustment-data = 個人データの種類
entrustment-principals = 本人数（人）
entrustment-principals-hint = 分からなければ空欄（重い区分として扱います）。
entrustment-principals-unknown = 不明
entrustment-recorded = { $control_no }の登録内容
entrustment-not-recorded = 記録なし
entrustment-purpose = 利用目的
entrustment-special-care = 要配慮個人情報を含む
entrustment-my-number = 個人番号（マイナンバー）を含む
entrustment-special-care-short = 要配慮
entrustment-my-number-short = 個人番号
entrustment-handling-title = 取扱い
entrustment-transfer-method = 授受の方法
entrustment-places = 取扱場所
entrustment-countries = 取扱国
entrustment-countries-hint = 国コードをカンマで区切って入力（例：JP, US）
entrustment-sub-entrustment = 再委託
entrustment-it-used = 情報システムを使って取り扱う
entrustment-media-carried = 電子媒体・書類を持ち運ぶ
entrustment-core-system = 当方の基幹システムに関わる
entrustment-period = 期間
entrustment-from-on = 開始日
entrustment-until-on = 終了日（最後の日）
entrustment-until-on-hint = 決まっていなければ空欄
entrustment-not-live = 委託中ではない
entrustment-entered = 業務を登録しました。
entrustment-changed = 業務の変更を保存しました。
entrustment-ended = 業務の終了日を保存しました。

## 誤り
entrustment-department-unknown = 「{ $read }」という部署は登録されていません。部署のコードか名称を入力してください。
entrustment-end-before-start = 終了日（{ $read }）が開始日（{ $expected }）より前です。
entrustment-after-consignee = この委託先の登録は{ $expected }までです。終了日をそれ以前にしてください。
entrustment-outside-periods = { $read }には、この業務の記録がありません。

## 台帳での名前
operation-entrustment-enter = 業務の登録
operation-entrustment-change = 業務の変更
operation-entrustment-end = 業務の終了
