## 利用の可否
standing-in-order = 利用可
standing-needs-attention = 要確認
standing-may-not-be-used = 利用不可
severity-blocking = 利用を妨げる事由
severity-attention = 確認を要する事由
severity-information = 参考

## 事由の種類
standing-reason-no-evaluation = 評価なし
standing-reason-failed = 不合格
standing-reason-expired = 評価の期限切れ
standing-reason-exception-expired = 特例承認の期限切れ
standing-reason-condition-overdue = 条件の期限超過
standing-reason-no-confidentiality = 秘密保持義務なし
standing-reason-condition-open = 未了の条件
standing-reason-exception-in-force = 特例承認中
standing-reason-running-out = 評価の期限間近
standing-reason-starts-without-evaluation = 未評価での開始予定
standing-reason-clause-missing = 必須条項の不足
standing-reason-action-overdue = 是正処置の期限超過
standing-reason-certificate-lapsed = 第三者認証の失効
standing-reason-not-supervised = 監督の対象外
standing-reason-evaluated = 評価済み

## 事由の説明
standing-no-evaluation = { $control_no }「{ $work }」を対象とする評価がありません。
standing-never-evaluated = 評価の判定を受けたことがありません。
standing-failed = { $decided }の判定で不合格となっています。
standing-without-end = { $decided }の判定に有効期限がないため、有効な評価として扱えません。
standing-expired = 評価の有効期限（{ $until }）が過ぎています。
standing-exception-expired = 特例承認の期限（{ $until }）が過ぎています。
standing-exception-in-force = 不合格ですが、特例承認により{ $until }まで利用できます。
standing-running-out = 評価の有効期限（{ $until }）が近づいています。
standing-condition-overdue = 条件「{ $text }」の期限（{ $due }）が過ぎています。
standing-condition-open = 条件「{ $text }」が未了です。期限は{ $due }です。
standing-starts-without-evaluation = { $control_no }「{ $work }」が{ $from }に始まりますが、開始日に有効な評価がありません。
standing-no-confidentiality = { $control_no }「{ $work }」について、秘密保持義務を定めた契約がありません。
standing-clause-missing = 契約 { $control_no }「{ $title }」に必須条項がありません：{ $clauses }。
standing-action-unplanned = 是正処置 { $control_no }「{ $finding }」の計画が、期限（{ $due }）を過ぎても立てられていません。
standing-action-overdue = 是正処置 { $control_no }「{ $finding }」が、期限（{ $due }）を過ぎても実施されていません。
standing-certificate-lapsed = 第三者認証「{ $kind } { $number }」が{ $until }に終了し、更新が記録されていません。
standing-not-supervised = 個人情報保護法第25条の委託に当たる業務はありません。
standing-evaluated = { $until }まで有効な評価があります。
