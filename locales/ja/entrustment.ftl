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
