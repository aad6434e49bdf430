## 取り扱うもの
handled-system = システム
handled-ledger = 台帳
handled-entrustment = 委託業務
subject-access = アクセス権

## 画面
person-access-list-title = アクセス権
person-access-list-lead = 個人データを取り扱う人と、取り扱えるシステム・台帳・委託業務（{ $n }件）
person-access-thing = 取り扱うもの
person-access-handled = 種別
person-access-live = 有効
person-access-of-person = 取り扱える個人データ
person-access-none-of-person = アクセス権の記録はありません。
person-access-of-entrustment = この業務の個人データを取り扱う人（{ $n }人）
person-access-nobody-handles = 取り扱う人は記録されていません。
person-access-none = アクセス権はまだ記録されていません
person-access-none-hint = システム・台帳を登録してから、人や部署ごとにアクセス権を記録するか、ファイルを取り込みます。
person-access-none-found = 該当するアクセス権はありません
person-access-shown = { $n }件を表示
person-access-give = アクセス権を与える
person-access-give-title = { $name }さんにアクセス権を与える
person-access-several-title = アクセス権を与える
person-access-give-lead = システム・台帳か委託業務の、どちらか一つを指定します。退職などで所属が終わると、その日にアクセス権も終わります。
person-access-choose = 人を選び直す
person-access-people = アクセス権を与える人
person-access-more-people = ほかに{ $n }人います。部署か氏名で絞り込んでください。
person-access-entrustment = 委託業務の管理番号
person-access-entrustment-hint = 委託業務の個人データを取り扱うとき。例：K-001-1
person-access-until-hint = 決まっていなければ空欄にします。所属や利用の終わりが記録されていれば、その日までになります。
person-access-end = 終える
person-access-end-title = アクセス権を終える
person-access-given = アクセス権を記録しました。
person-access-ended = アクセス権の最終日を記録しました。

## 書き出す表の見出し（取込みでも使えます）
person-access-column-person = 社員番号
person-access-column-resource = システム・台帳
person-access-column-entrustment = 委託管理番号
person-access-column-from-on = 開始日
person-access-column-until-on = 終了日
person-access-column-note = 備考
person-access-column-name = 氏名
person-access-column-department = 所属
person-access-column-handled = 種別
person-access-column-thing = 取り扱うもの
person-access-column-data = 特に注意するデータ

## 誤り
person-access-one-needed = システム・台帳か、委託業務の管理番号を入力してください。
person-access-only-one = システム・台帳と委託業務（{ $read }）の両方は指定できません。どちらか一つにしてください。
person-access-no-resource = 「{ $read }」というシステム・台帳は登録されていません。コードか名称を入力してください。
person-access-no-entrustment = 管理番号「{ $read }」の委託業務は登録されていません。
person-access-no-person = 番号「{ $read }」の人は登録されていません。
person-access-nobody = アクセス権を与える人を選んでください。
person-access-too-many = 一度に選べるのは{ $expected }人までです（{ $read }人が選ばれています）。
person-access-end-before-start = 最終日「{ $read }」が、開始日「{ $expected }」より前です。
person-access-not-there = 「{ $name }」は{ $on }の時点で利用・委託されていません。
person-access-does-not-belong = { $name }さんは{ $on }に所属していません。
person-access-double = { $name }さんは{ $on }から同じアクセス権を持っています。

operation-person-access = アクセス権の一覧
operation-person-access-of = 人のアクセス権の表示
operation-person-export-access = アクセス権の書出し
operation-person-give-access = アクセス権の付与
operation-person-end-access = アクセス権の終了
