## 年度の計画（点検・教育）
plan-event-proposed = 承認申請
plan-event-returned = 差戻し
plan-event-approved = 承認
plan-event-reviewed = 効果の確認
plan-state-draft = 作成中
plan-state-proposed = 承認待ち
plan-state-returned = 差戻し
plan-state-approved = 承認済み
plan-state-reviewed = 効果を確認済み
plan-not-open = 計画は「{ $state }」のため、行を変えられません。
plan-out-of-order = 計画は「{ $state }」のため、「{ $event }」はできません。
plan-made-it = 計画を作成・変更・申請した人は、承認も差戻しもできません。
