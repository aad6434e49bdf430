# 添付ファイル
operation-document-show = 添付ファイルの情報
operation-document-erase = ファイルの内容の消去

document-empty = 「{ $read }」は空のファイルです。
document-too-large = ファイルが大きすぎます（{ $read }）。{ $expected }以下にしてください。
document-kind-not-taken = 「{ $read }」は添付できない種類のファイルです。添付できるのは{ $expected }です。
document-unlike-its-name = 「{ $read }」の内容が、拡張子の示す種類と一致しません。元のファイルを確認してください。
document-folder-unusable = ファイルの保存先に書き込めません。何も保存されていません。管理者に連絡してください。
document-no-folder = ファイルの保存先が設定されていません。何も保存されていません。管理者に連絡してください。
document-gone = ファイルが保存先に見つかりません（SHA-256：{ $hash }）。管理者に連絡してください。
document-changed = 保存されているファイルの内容が、登録時と異なります（SHA-256：{ $hash }）。管理者に連絡してください。
document-erased = このファイルの内容は、記録 #{ $entry } により消去されています。
document-key-missing = ファイルの鍵（{ $file }）が見つかりません。鍵を元の場所に戻してください。新しい鍵では、保存済みのファイルを読めません。
document-key-another = 鍵（{ $file }）が、ファイルの保存先の鍵と一致しません。元の鍵に戻してください。
document-key-unreadable = ファイルの鍵（{ $file }）を読み書きできません（{ $why }）。
document-folder-unreadable = { $folder } を読み書きできません（{ $why }）。
document-erase-title = { $name }
document-erase-action = 内容を消去する
document-erase-warning = 元に戻せません
document-erase-lead = ファイルの内容を消去します。名前、大きさ、ハッシュ値と、添付されていた事実は残ります。同じ内容が別のところにも添付されている場合、そちらの内容は残ります。過去のバックアップからは消えません。
document-was-erased = ファイルの内容を消去しました。
document-erased-tag = 消去済み
document-erased-by = 消去の記録
document-reason = 理由
document-reason-hint = 監査台帳に残ります。個人の氏名などは書かないでください。
document-belongs-to = 添付先
document-verified = 添付ファイル
document-not-verified = 添付ファイルを確認できませんでした
document-missing = 見つからないファイル
document-altered = 内容が登録時と異なるファイル
document-whole = 登録時のまま保存されている件数
document-destroyed = 消去された件数
document-unlisted = どの記録にもないファイル
document-unlisted-hint = kantoku verify --remove-unlisted で削除できます。

## 一覧の見出し
document-name = 名前
document-media-type = 種類
document-size = 大きさ（バイト）
document-hash = SHA-256
document-by = 登録者
document-parent = 添付先
