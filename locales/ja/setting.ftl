setting-organisation-ja = 組織の名称（日本語）
setting-organisation-en = 組織の名称（英語）
setting-fiscal-year-start = 年度の開始月
setting-privacy-mark = プライバシーマークの付与を受けている
setting-list-title = 設定
setting-list-lead = 変更は台帳に記録され、以前の値も残ります。
setting-organisation = 組織
setting-organisation-hint = すべてのページと報告書に表示されます。
setting-fiscal-year = 年度
setting-fiscal-year-start-hint = 報告書はこの月から始まる12か月を1年度とします。変えると、過去の年度の区切りも変わります。
setting-contracts = 委託契約
setting-privacy-mark-hint = 「はい」にすると、JIS Q 15001が求める条項も契約の必須条項として確認します。
setting-month = { $n }月
setting-made = 設定を保存しました。

operation-setting-list = 設定の一覧
operation-setting-make = 設定の変更
