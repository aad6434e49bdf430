## 回答
verdict-good = ○ 適合
verdict-partial = △ 一部適合
verdict-poor = × 不適合
verdict-yes = はい
verdict-no = いいえ
verdict-not-applicable = 対象外
answer-must-applies = 「{ $code }」は義務の項目のため、対象外にできません。
answer-na-needs-reason = 「{ $code }」を対象外とする理由を入力してください。
answer-off-scale = 「{ $read }」は、この項目の回答として使えません。「{ $expected }」で回答してください。
answer-verdict-unknown = 「{ $read }」は回答として読み取れません。good、partial、poor、yes、no、n:0～n:10、not_applicable のいずれかにしてください。

## 採点
counted-counted = 採点対象
counted-not-applicable-by-rule = 対象外（適用条件に該当しない）
counted-not-applicable-stated = 対象外（理由あり）
counted-unanswered = 未回答（0点）
counted-not-scored = 採点しない
knock-out-result-none = －
knock-out-result-passed = 必須項目に適合
knock-out-result-partial = 必須項目に一部適合
knock-out-result-failed = 必須項目に不適合
outcome-pass = 合格
outcome-conditional = 条件付合格
outcome-fail = 不合格
outcome-undetermined = 得点なし
outcome-reason-pass-reached = 得点率{ $percent }%は、合格の基準{ $threshold }%に達しています。
outcome-reason-conditional-reached = 得点率{ $percent }%は、合格の基準{ $threshold }%に達していませんが、条件付合格の範囲です。
outcome-reason-too-low = 得点率{ $percent }%は、条件付合格の基準{ $threshold }%に達していません。
outcome-reason-no-score = 採点の対象となる項目がないため、得点がありません。
outcome-reason-knock-out-failed = 必須項目「{ $code }」に適合していません。
outcome-reason-knock-out-partial = 必須項目「{ $code }」への適合が一部にとどまるため、条件を付ける必要があります。
outcome-reason-knock-out-partial-fails = 必須項目「{ $code }」への適合が一部にとどまるため、不合格となります。
outcome-reason-unanswered = 未回答の{ $n }項目を0点としています。

## 評価の区分と状態
evaluation-kind-initial = 新規
evaluation-kind-periodic = 定期
evaluation-kind-extraordinary = 臨時
evaluation-event-submitted = 提出
evaluation-event-returned = 差戻し
evaluation-event-withdrawn = 取下げ
evaluation-state-draft = 下書き
evaluation-state-submitted = 判定待ち
evaluation-state-returned = 差戻し
evaluation-state-decided = 判定済み
evaluation-state-withdrawn = 取下げ済み
evaluation-nothing-answered = まだ一つも回答がありません。評価してから提出してください。
evaluation-step-out-of-order = この評価は「{ $state }」のため、「{ $event }」はできません。

## 判定
decision-outcome-pass = 合格
decision-outcome-conditional = 条件付合格
decision-outcome-fail = 不合格
decision-outcome-exceptional = 特例承認
authority-ordinary = 判定者
authority-representative = 代表者
evaluation-own-preparation = この評価の作成に関わった人は、判定できません。別の人が判定してください。
evaluation-own-submission = この評価を提出した人は、判定できません。別の人が判定してください。
evaluation-already-decided = この評価はすでに判定されています。
evaluation-more-lenient = 「{ $read }」は採点の結果より緩い判定です。「{ $expected }」か、それより厳しい判定にしてください。
evaluation-stricter-needs-reason = 採点の結果より厳しい判定とする理由を入力してください。
evaluation-exception-not-representative = 特例承認ができるのは代表者だけです。
evaluation-exception-without-fail = 特例承認は、不合格と判定した評価に対してだけ行えます。
evaluation-exception-needs-reason = 特例承認の理由を入力してください。
evaluation-exception-needs-measure = 不適合を補う代替措置を入力してください。
evaluation-measure-unused = 代替措置は、特例承認のときだけ入力します。空欄にしてください。
evaluation-decided-before-submitted = 判定日（{ $read }）が提出日（{ $expected }）より前です。
evaluation-valid-until-missing = 有効期限を入力してください。{ $expected }まで指定できます。
evaluation-valid-until-out-of-range = 有効期限（{ $read }）は指定できません。{ $least }より後、{ $most }までの日付にしてください。
evaluation-fail-has-no-end = 不合格に有効期限（{ $read }）は付けられません。空欄にしてください。
evaluation-conditions-missing = 条件付合格には、期限のある条件が少なくとも一つ必要です。
evaluation-conditions-unused = 条件は、条件付合格のときだけ付けられます。
evaluation-condition-text-missing = 条件の内容を入力してください。
evaluation-condition-due-out-of-range = 条件の期限（{ $read }）は指定できません。{ $least }より後、{ $most }まで（判定から{ $days }日以内）の日付にしてください。
evaluation-text-too-long = { $read }文字あります。{ $longest }文字以内にしてください。

## 評価の期日
due-kind-initial = 新規評価
due-kind-periodic = 定期評価
due-status-done = 実施済み
due-status-done-late = 期限後に実施
due-status-open = 期限前
due-status-overdue = 期限超過

## 選定
round-event-added = 候補の追加
round-event-removed = 候補の除外
round-event-recommended = 推薦
round-event-decided = 決定
round-event-withdrawn = 取下げ
round-state-open = 検討中
round-state-recommended = 決定待ち
round-state-decided = 決定済み
round-state-withdrawn = 取下げ済み
round-step-out-of-order = この選定は「{ $state }」のため、「{ $event }」はできません。
round-own-preparation = この選定の準備・推薦・候補の評価に関わった人は、決定できません。別の人が決定してください。
round-no-candidate = 選ばれた委託先は、この選定の候補ではありません。
round-candidate-failed = この候補の評価は「{ $read }」のため、選べません。
round-candidate-not-decided = この候補の評価はまだ判定されていないため、選べません。
round-recommendation-needs-reason = 推薦の理由を入力してください。
round-departure-needs-reason = 推薦と異なる決定とする理由、又はどの候補も選ばない理由を入力してください。
