## 取り込む表
import-kind-departments = 部署
import-kind-people = 人
import-kind-consignees = 委託先と委託業務
import-mode-preview = 確認だけ
import-mode-apply = 取込み
import-effect-new = 新規
import-effect-changed = 変更
import-effect-unchanged = 変更なし
import-thing-department = 部署
import-thing-person = 人
import-thing-consignee = 委託先
import-thing-entrustment = 委託業務

## 行についてのお知らせ
import-no-reader = このサーバーはファイルを取り込めません。管理者に連絡してください。
import-no-rows = 見出しの下に、取り込む行がありません。
import-twice = 「{ $read }」は{ $row }行目にもあります。1行にまとめてください。
import-other-than-above = 同じ管理番号の{ $row }行目には「{ $expected }」とありますが、この行には「{ $read }」とあります。どちらかにそろえてください。
import-same-number = 同じ法人番号の委託先があります：{ $name }（{ $control_no }）。同じ相手方なら管理番号を{ $control_no }にそろえ、別の委託先なら「別の委託先」の列に「はい」と書いてください。
import-from-stays = 開始日は登録されている{ $expected }のままにします（この行には{ $read }とあります）。
import-until-stays = 最終日は登録されている{ $expected }のままにします。戻った人は、人の画面で登録してください。
import-not-as-previewed = 確認した後に、ファイルか登録の内容が変わりました。何も取り込んでいません。もう一度確認してください。

## 操作の名前
operation-import-departments = 部署の取込み
operation-import-people = 人の取込み
operation-import-consignees = 委託先の取込み

## 画面
import-title = ファイルの取込み
import-lead = CSV・Excelの表を読み取ります。先に何が変わるかを確かめ、誤りが一つでもあれば1行も取り込みません。
import-step-choose = ファイルを選ぶ
import-step-check = 内容を確かめる
import-step-done = 取り込む
import-what = 取り込む表
import-file = ファイル
import-file-hint = CSV（UTF-8・Shift_JIS）またはExcel（.xlsx）。題名や注記の行、2段の見出し、結合したセル、和暦の日付も読み取れます。
import-changes-from-on = 変更の適用日
import-changes-from-on-hint = 登録済みの内容と違う行は、この日から新しい内容になり、それより前の日は元のままです。空欄にすると、今の記録を訂正します。
import-preview = 内容を確かめる
import-apply = 取り込む
import-other-file = ほかのファイルを選ぶ
import-choose-file = ファイルを選んでください。
import-too-large = この画面では{ $limit } MBまでのファイルを取り込めます。分けるか、kantoku import コマンドを使ってください。
import-done = 取り込みました。
import-ready = このとおりに取り込めます
import-ready-hint = まだ何も登録していません。確かめた内容と違う結果になるときは、取り込まずにお知らせします。
import-nothing-new = 登録済みの内容と同じです。取り込むものはありません。
import-mend = 下の誤りをファイルで直して、もう一度選んでください。
import-unknown-headings = 読み取らなかった列：{ $headings }
import-unknown-headings-hint = 必要な列であれば、見出しを直してください。見出しの書き方は、下の「表の形」で確かめられます。
import-notes = 読み取りのお知らせ
import-rows = 読み取った行
import-wrong = 誤りのある行
import-problems = 誤り
import-warnings = 確認事項（取込みは妨げません）
import-lines = 変わるもの
import-row = 行
import-column = 列
import-read = 読み取った値
import-problem = 直すところ
import-warning = 確認すること
import-blank = （空欄）
import-effect = 結果
import-thing = 対象
import-code = 番号
import-name = 名称
import-differences = 変わるところ
import-more = ほかに{ $n }件あります。
import-form = 表の形
import-form-hint = 見出しだけの表です。一覧から書き出した表も、そのまま編集して取り込めます。列の順序は自由で、使わない列は削除してかまいません。
import-list-separator = 、
