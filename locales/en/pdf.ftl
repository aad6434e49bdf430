## Documents as PDF
pdf-not-built = This program was built without PDF. The page can be printed instead.
pdf-no-font = PDF needs a Japanese font, and none was found on this machine. Please ask an administrator to install one (on Debian: fonts-ipaexfont-gothic) or to name its folder with --font-dir. Until then the page can be printed instead.
pdf-no-font-in = PDF needs a Japanese font, and there is none in { $folder }. Please ask an administrator to put one there (on Debian the package fonts-ipaexfont-gothic brings one). Until then the page can be printed instead.
