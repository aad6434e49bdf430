# API
api-problem-invalid = 入力の誤り
api-problem-not-found = 見つかりません
api-problem-conflict = 競合
api-problem-signed-out = 認証が必要です
api-problem-denied = 権限がありません
api-problem-throttled = 試行回数の超過
api-problem-unavailable = 一時的に利用できません
api-problem-fault = 内部の問題
api-problem-method = 使えないメソッド
api-problem-json = JSONの誤り
api-problem-media-type = 使えない形式
api-problem-too-large = 大きすぎる本文
api-method = この操作には次のメソッドを使ってください：{ $expected }
api-json = 本文をJSONとして読み取れません（{ $why }）。
api-media-type = 本文の形式「{ $read }」は使えません。application/json で送信してください。
api-too-large = 本文が大きすぎます。{ $expected } MB以下にしてください。
