"""How papers of the council look as PDF; `exports.word` says the same with Word's own styles."""

STYLE = """
@page {
  size: A4;
  margin: 18mm 18mm 20mm;
  @bottom-left { content: element(foot); vertical-align: top; padding-top: 4mm; width: 75%; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt Arial, "Liberation Sans", sans-serif; color: #505a5f; vertical-align: top; padding-top: 4mm; white-space: nowrap; width: 25%; text-align: right; }
}
html { font: 10.5pt/1.4 Arial, "Liberation Sans", "DejaVu Sans", sans-serif; color: #0b0c0c; }
body { margin: 0; }
.foot { position: running(foot); font-size: 8pt; color: #505a5f; }
.top { border-bottom: 2.5pt solid BRAND; margin-bottom: 12pt; padding-bottom: 6pt; }
.council { margin: 0 0 8pt; color: BRAND; font-size: 11pt; font-weight: bold; }
.band { display: flex; align-items: center; justify-content: space-between; margin-bottom: 8pt; padding: 5pt 7pt; background: BRAND; }
.band .council, .compact .band .council { margin: 0 0 0 12pt; color: #fff; text-align: right; }
.compact .band { margin-bottom: 4pt; padding: 3pt 5pt; }
h1 { margin: 0; font-size: 20pt; line-height: 1.2; }
.subtitle { margin: 3pt 0 0; font-size: 11.5pt; color: #505a5f; }
h2, h3, h4, h5, h6 { margin: 14pt 0 5pt; line-height: 1.25; break-after: avoid; break-inside: avoid; }
h2 { font-size: 14pt; color: BRAND; }
h3 { font-size: 12pt; }
h4, h5, h6 { font-size: 10.5pt; }
p, ul, ol, blockquote { margin: 0 0 6pt; orphans: 2; widows: 2; overflow-wrap: anywhere; }
ul, ol { padding-left: 18pt; }
li { margin-bottom: 3pt; }
blockquote { margin-left: 0; padding-left: 9pt; border-left: 2.5pt solid #b1b4b6; }
.lead { font-size: 12pt; }
.strong { font-weight: bold; }
.quiet { color: #505a5f; }
.notice { padding: 6pt 9pt; border: 0.75pt solid #b1b4b6; border-left: 4pt solid BRAND; }
a { color: inherit; text-decoration: underline; }
code { font-family: "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: 0.92em; }
.facts { display: grid; grid-template-columns: 32mm 1fr; gap: 2pt 8pt; margin: 0 0 10pt; }
dt { font-weight: bold; margin: 0; }
dd { margin: 0; }
.numbers { display: flex; gap: 8pt; list-style: none; margin: 0 0 10pt; padding: 0; }
.numbers li { flex: 1; margin: 0; padding: 5pt 7pt; border-top: 2.5pt solid BRAND; background: #f3f2f1; font-size: 9pt; line-height: 1.25; }
.numbers b { display: block; font-size: 17pt; line-height: 1.15; }
table { width: 100%; margin: 0 0 10pt; border-collapse: collapse; table-layout: fixed; font-size: 9pt; line-height: 1.3; }
caption { position: absolute; width: 1pt; height: 1pt; overflow: hidden; font-size: 1pt; color: #fff; }
thead th { padding: 4pt 5pt; border: 0.5pt solid BRAND; background: BRAND; color: #fff; font-weight: bold; text-align: left; vertical-align: bottom; }
tbody th, td { padding: 4pt 5pt; border-bottom: 0.5pt solid #b1b4b6; font-weight: normal; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
td p, th p { margin: 0 0 1.5pt; }
.numeric { text-align: right; }
.break { break-after: page; }
.compact { font-size: 9.5pt; line-height: 1.3; }
.compact h1 { font-size: 16pt; }
.compact h2 { margin: 8pt 0 3pt; font-size: 11.5pt; }
.compact .top { margin-bottom: 8pt; padding-bottom: 4pt; }
.compact .council { margin-bottom: 3pt; }
.compact .numbers { margin-bottom: 6pt; }
.compact .numbers b { font-size: 14pt; }
.compact table { margin-bottom: 5pt; font-size: 8.5pt; }
.compact tbody th, .compact td { padding: 2.5pt 4pt; }
.compact p { margin-bottom: 4pt; }
.compact td p, .compact th p { margin: 0; }
"""
