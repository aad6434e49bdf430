## 区分
category-basic-policy = 基本方針
category-rules = 規律
category-organisational = 組織的安全管理措置
category-human = 人的安全管理措置
category-physical = 物理的安全管理措置
category-technical = 技術的安全管理措置
category-external-environment = 外的環境の把握
category-selection = 選定（付加項目）

## 項目の性質
level-measure = 措置
level-technique = 手法の例示
class-must = 義務
class-important = 重要
class-conditional = 該当時義務
class-example = 例示
scale-marks = ○△×
scale-yes-no = はい・いいえ
scale-number = 数値
polarity-positive = 肯定が適合
polarity-negative = 否定が適合
applies-when-always = 常に適用
applies-when-it-used = 情報システムを使用する場合
applies-when-media-carried = 電子媒体等を持ち運ぶ場合
applies-when-abroad = 外国で取り扱う場合
applies-when-special-data = 要配慮個人情報・個人番号を扱う場合
kind-of-work-company = 法人
kind-of-work-individual = 個人
kind-of-work-cloud-service = クラウドサービス
partial-knock-out-conditional = 条件付合格とする
partial-knock-out-fail = 不合格とする
knock-out-yes = 必須項目
knock-out-no = 必須項目ではない

## 版の経過と状態
criteria-event-drafted = 起案
criteria-event-edited = 編集
criteria-event-proposed = 提案
criteria-event-returned = 差戻し
criteria-event-adopted = 採択
criteria-event-withdrawn = 取下げ
criteria-state-none = 起案前
criteria-state-draft = 下書き
criteria-state-proposed = 採択待ち
criteria-state-adopted = 採択済み
criteria-state-superseded = 旧版
criteria-state-withdrawn = 取下げ済み

## 版の比較
criteria-change-added = 追加
criteria-change-removed = 削除
criteria-change-changed = 変更
criteria-change-same = 変更なし
criteria-field-category = 区分
criteria-field-level = 種別
criteria-field-class = 拘束の程度
criteria-field-weight = 重み
criteria-field-knock-out = 必須項目
criteria-field-polarity = 評価の向き
criteria-field-scale = 回答の尺度
criteria-field-scale-max = 尺度の上限
criteria-field-applies-when = 適用する場合
criteria-field-text-ja = 項目（日本語）
criteria-field-text-en = 項目（英語）
criteria-field-guidance-ja = 確認の観点（日本語）
criteria-field-guidance-en = 確認の観点（英語）
criteria-field-evidence-ja = 想定する証憑（日本語）
criteria-field-evidence-en = 想定する証憑（英語）
criteria-field-source = 根拠
criteria-field-pass-percent = 合格の基準（%）
criteria-field-conditional-percent = 条件付合格の基準（%）
criteria-field-partial-knock-out = 必須項目が△のとき
criteria-field-condition-days = 条件の期限（日）

## 項目と版の確認
criteria-code-unreadable = 項目コード「{ $read }」は使えません。英数字と「-」「.」「_」で、1文字以上{ $longest }文字以内にしてください。
criteria-code-twice = 項目コード「{ $code }」が重複しています。一つの版では、同じコードは一度しか使えません。
criteria-text-missing = 項目の文言がありません。日本語と英語の両方を入力してください。
criteria-text-too-long = { $read }文字あります。{ $longest }文字以内にしてください。
criteria-number-out-of-range = 「{ $read }」は範囲外です。{ $least }以上{ $most }以下の整数を入力してください。
criteria-scale-max-missing = 数値で回答する項目には、1以上10以下の上限が必要です。
criteria-scale-max-unused = 上限（{ $read }）は、数値で回答する項目だけに付けられます。空欄にしてください。
criteria-conditional-needs-circumstances = 「該当時義務」の項目には、どのような場合に適用するかを指定してください。
criteria-must-applies-always = 「義務」の項目は常に適用します。「{ $read }」に限るときは、「該当時義務」にしてください。
criteria-technique-not-scored = 手法の例示は採点しません。重みを0にし、必須項目の指定を外してください。
criteria-technique-without-measure = 手法の例示「{ $code }」に対応する措置が、この版にありません。
criteria-nothing-scored = 採点できる項目がありません。重みが1以上の措置が、少なくとも一つ必要です。
criteria-thresholds-reversed = 条件付合格の基準（{ $read }%）が、合格の基準（{ $expected }%）を上回っています。

## 版の手続
criteria-step-out-of-order = この版は「{ $state }」のため、「{ $event }」はできません。
criteria-own-version = この版の起案・編集・提案に関わった人は、採択できません。別の人が採択してください。
criteria-effective-before-adoption = 適用開始日（{ $read }）が採択日（{ $expected }）より前です。採択日以後の日付を指定してください。
