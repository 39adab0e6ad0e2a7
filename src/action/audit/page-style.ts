// SPDX-License-Identifier: Apache-2.0
// The style of the HTML report: light, dark, phone and paper.

const colours = `
:root {
  color-scheme: light dark;
  --ground: #fff; --panel: #f5f7f9; --line: #d3dae1; --ink: #1b2229; --faint: #56616d;
  --link: #0b5cad; --good: #17682f; --poor: #855300; --bad: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #11161b; --panel: #1a2128; --line: #36414c; --ink: #e4eaf0; --faint: #9dabb9;
    --link: #82baf8; --good: #71cf8c; --poor: #eeb54a; --bad: #ff948a;
  }
}`;

const base = `
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 5rem; }
body {
  margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif;
}
main, nav { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-bottom: 4rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding-block: .75rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p, ul, dl { margin: .5rem 0; }
ul { padding-left: 1.25rem; }
li { margin: .25rem 0; }
small { color: var(--faint); font-size: .85rem; }
a { color: var(--link); }
code, b, bdi, a { unicode-bidi: isolate; }
code { font: .85em ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
summary { cursor: pointer; color: var(--link); width: fit-content; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
header {
  border: 1px solid var(--line); border-left: 6px solid var(--bad); border-radius: 4px;
  background: var(--panel); padding: 1.25rem 1.5rem; margin-top: .5rem;
}
header.passed { border-left-color: var(--good); }
.outcome { font-size: 1.15rem; }
#late {
  border: 2px solid var(--bad); border-radius: 4px; padding: .75rem 1rem; font-weight: 600;
}
body.late {
  color-scheme: light;
  --ground: #d9d9d9; --panel: #cecece; --line: #8c8c8c; --ink: #1c1c1c; --faint: #3f3f3f;
  --link: #1c1c1c; --good: #1c1c1c; --poor: #1c1c1c; --bad: #1c1c1c;
}
.mark {
  display: inline-block; border: 1px solid; border-radius: 3px; padding: 0 .4em;
  font-size: .85rem; font-weight: 600; line-height: 1.45; color: var(--faint);
}
.mark.verified { color: var(--good); }
.mark.incident, .mark.untrusted { color: var(--bad); }
.mark.violation, .mark.unsigned, .mark.operational { color: var(--poor); }
.mark.incident { background: var(--bad); border-color: var(--bad); color: var(--ground); }
.mark.new { color: var(--ink); }
`;

const parts = `
.columns {
  display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr));
}
.columns ul { list-style: none; padding: 0; }
.columns li { border-top: 1px solid var(--line); padding: .5rem 0; margin: 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: .75rem; }
.tiles > div {
  border: 1px solid var(--line); border-top: 3px solid var(--faint); border-radius: 4px;
  padding: .6rem .9rem;
}
.tiles > .bad { border-top-color: var(--bad); }
.tiles > .poor { border-top-color: var(--poor); }
.tiles dt { font-weight: 600; }
.tiles dd { margin: 0; color: var(--faint); font-size: .85rem; }
.tiles .value { font-size: 1.6rem; line-height: 1.3; color: var(--ink); }
.tiles .bad .value { color: var(--bad); }
.bar { display: block; width: 6rem; height: 6px; margin: .3rem 0 .2rem; }
.bar .all { fill: var(--line); }
.bar .part { fill: var(--faint); }
.bar .least { stroke: var(--ink); stroke-width: 2; vector-effect: non-scaling-stroke; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1.5rem; }
.chart { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: .25rem .5rem; }
.chart figcaption { grid-column: 1 / -1; }
.chart svg { width: 100%; height: 8rem; }
.chart path { fill: none; stroke-width: 2; vector-effect: non-scaling-stroke; }
.chart path { stroke-linecap: round; stroke-linejoin: round; }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .coverage { stroke: var(--good); }
.chart .violations { stroke: var(--poor); }
.chart .incidents { stroke: var(--bad); stroke-dasharray: 3 5; }
.axis, .days { display: flex; justify-content: space-between; color: var(--faint); }
.axis, .days { font-size: .8rem; }
.axis { flex-direction: column; text-align: right; }
.days { grid-column: 2; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .9rem; }
.facts dt { grid-column: 1; color: var(--faint); }
.facts dd { grid-column: 2; margin: 0; }
`;

const tables = `
.box { overflow-x: auto; }
.long { max-height: 85vh; overflow-y: auto; border: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--faint); font-size: .85rem; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; }
tbody > tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 600; }
thead th { font-size: .85rem; vertical-align: bottom; background: var(--ground); }
.wide { overflow-wrap: normal; }
.wide th, .wide td { min-width: 4.5rem; max-width: 26rem; overflow-wrap: break-word; }
/* Rows of equal columns: each is laid out by itself, and only when it comes into sight. */
.cards, .cards caption, .cards thead, .cards tbody { display: block; }
.cards tr {
  display: grid;
  grid-template-columns: minmax(0, 45fr) minmax(0, 24fr) minmax(0, 14fr) minmax(0, 17fr);
}
#all-images tr {
  grid-template-columns: minmax(0, 30fr) 8.5rem minmax(0, 14fr) minmax(0, 24fr)
    8.5rem 7.25rem;
}
.cards tbody tr { content-visibility: auto; contain-intrinsic-size: auto 5.5rem; }
[data-severity] { contain-intrinsic-height: auto 12rem; }
.cards summary:focus-visible { outline-offset: -1px; }
.long caption, .long td:first-child, .long th:first-child { padding-left: .75rem; }
.long thead { position: sticky; top: 0; z-index: 1; }
.cards td p { margin: .25rem 0; }
.excepted { color: var(--faint); }
th > button {
  all: unset; cursor: pointer; color: var(--link);
}
th > button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
th > button::after { content: ' ↕'; color: var(--faint); }
[aria-sort=ascending] > button::after { content: ' ↑'; color: inherit; }
[aria-sort=descending] > button::after { content: ' ↓'; color: inherit; }
#filter {
  display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; position: sticky; top: 0;
  z-index: 2; background: var(--ground); border-bottom: 1px solid var(--line); padding: .6rem 0;
  margin-top: 2rem;
}
#filter .words { flex: 1 1 14rem; display: flex; gap: .5rem; align-items: center; }
#filter label { max-width: 100%; min-width: 0; }
#filter input { flex: 1; min-width: 6rem; }
input, select, #clear {
  font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--faint);
  border-radius: 4px; padding: .2rem .5rem; max-width: 100%;
}
select { max-width: min(100%, 14rem); }
kbd { border: 1px solid var(--line); border-radius: 3px; padding: 0 .3em; font-size: .8rem; }
#count { flex-basis: 100%; font-size: .85rem; color: var(--faint); }
#count.filtered { color: var(--ink); font-weight: 600; }
`;

const cards = `
@media (max-width: 44rem), print {
  .cards td { display: block; }
  .cards tbody tr { display: flex; flex-direction: column; }
  /* What it is about stands first, and what it says last. */
  [data-severity] td:first-child { order: 1; }
  .cards thead, .cards thead tr { display: flex; flex-wrap: wrap; gap: 0 1rem; }
  .cards thead::before { content: 'Sort by'; font-size: .85rem; color: var(--faint); }
  .cards thead th { padding: 0; position: static; }
  .cards tr { padding: .6rem 0; }
  .cards td { padding-block: .1rem; padding-right: 0; }
  .cards td:empty { display: none; }
  .cards td:nth-child(n + 3)::before { color: var(--faint); font-size: .85rem; }
  .cards td:nth-child(3)::before { content: 'Environments: '; }
  .cards td:nth-child(4)::before { content: 'Since: '; }
  #all-images td:nth-child(4)::before { content: 'Signer: '; }
  #all-images td:nth-child(5)::before { content: 'Verified since: '; }
  #all-images td:nth-child(6)::before { content: 'First seen: '; }
}`;

// What is opened below an image has the width of the whole row.
const wideRows = `
@media screen and (min-width: 44.01rem) {
  #all-images td { grid-row: 1; }
  #all-images tbody td:first-child {
    grid-area: 1 / 1 / 3 / -1; display: grid; grid-template: subgrid / subgrid;
  }
  #all-images td > details { grid-area: 2 / 1 / 3 / -1; }
  #all-images td:nth-child(2) { grid-column: 2; }
  #all-images td:nth-child(3) { grid-column: 3; }
  #all-images td:nth-child(4) { grid-column: 4; }
  #all-images td:nth-child(5) { grid-column: 5; }
  #all-images td:nth-child(6) { grid-column: 6; }
}`;

const phone = `
@media screen and (max-width: 44rem) {
  main, nav { padding-inline: .9rem; }
  header { padding: 1rem; }
  #filter { position: static; }
  #filter label { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
  .facts { display: block; }
  .facts dd { margin: 0 0 .4rem; }
  .tiles { grid-template-columns: 1fr 1fr; gap: .5rem; }
  .tiles > div { padding: .5rem .7rem; }
  .tiles .value { font-size: 1.3rem; }
}`;

const paper = `
@media print {
  @page { margin: 15mm; }
  :root, body.late {
    color-scheme: light;
    --ground: #fff; --panel: #fff; --line: #999; --ink: #000; --faint: #000; --link: #000;
    --good: #000; --poor: #000; --bad: #000;
  }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  nav, #filter > :not(#count), #count:not(.filtered), .cards thead { display: none; }
  #filter { position: static; border: 0; }
  .box, .long { overflow: visible; max-height: none; border: 0; }
  .cards tbody tr { content-visibility: visible; }
  .wide th, .wide td { font-size: 7.5pt; min-width: 0; padding-right: .35rem; }
  .wide .mark { font-size: 7pt; }
  .bar { width: 4rem; }
  .mark.incident { background: none; color: #000; border-width: 2px; }
  a { text-decoration: none; }
  h2, h3, caption { break-after: avoid; }
  tr, li, .tiles > div, figure { break-inside: avoid; }
  details > summary { list-style: none; }
  ::details-content { content-visibility: visible; block-size: auto; }
}`;

export const pageStyle = [colours, base, parts, tables, cards, wideRows, phone, paper].join('\n');
