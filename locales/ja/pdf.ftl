## PDFの文書
pdf-not-built = このプログラムはPDFの機能なしで作られています。画面を印刷してください。
pdf-no-font = PDFには日本語フォントが必要ですが、このコンピューターに見つかりません。管理者に、フォントを入れるか（Debianではfonts-ipaexfont-gothic）、--font-dirでフォルダーを指定するよう依頼してください。それまでは画面を印刷できます。
pdf-no-font-in = PDFには日本語フォントが必要ですが、{ $folder }にありません。管理者に、フォントを置くよう依頼してください（Debianではパッケージfonts-ipaexfont-gothicで入ります）。それまでは画面を印刷できます。
