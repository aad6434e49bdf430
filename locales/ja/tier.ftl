## リスク区分
tier-a = A
tier-b = B
tier-c = C
tier-reason-special-care = 要配慮個人情報を委託しています。
tier-reason-my-number = 個人番号（マイナンバー）を委託しています。
tier-reason-abroad = 外国で取り扱われています。
tier-reason-country-unknown = 取り扱う国が登録されていません。
tier-reason-core-system = 基幹システムに関わる業務です。
tier-reason-principals = 本人の数が{ $over }人を超えています（{ $n }人）。
tier-reason-principals-unknown = 本人の数が登録されていません。
tier-reason-media-carried = 電子媒体等の持ち運びがあります。
tier-reason-data-kind = 慎重な取扱いを要する種類のデータを委託しています（{ $kind }）。
tier-reason-no-sign = 上位の区分に当たる事情はありません。
tier-reason-not-entrusted = 個人データの取扱いを委託していません。
