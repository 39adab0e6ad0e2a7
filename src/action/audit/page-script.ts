// SPDX-License-Identifier: Apache-2.0
// The script of the HTML report, as the browser gets it: sorting, filtering, keys. Without it the
// report can be read all the same. The types of browsers are not those of Node, so it is a text;
// peers/page.ts runs it in Chromium.

export const pageScript = String.raw`
'use strict';
const filter = document.getElementById('filter');
const count = document.getElementById('count');
const fields = filter.elements;
const tables = [...document.querySelectorAll('table.cards')];
const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);

// Sorting by a column: up first, then down; what is empty stands last.
const collator = new Intl.Collator('en', { numeric: true });

for (const table of tables) {
  for (const header of table.tHead.rows[0].cells) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    button.addEventListener('click', () => sort(table, header));
    header.append(button);
  }
}

function sort(table, header) {
  const isDown = header.getAttribute('aria-sort') === 'ascending';
  for (const other of header.parentElement.cells) other.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
  const body = table.tBodies[0];
  const keyed = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[header.cellIndex]) }));
  keyed.sort(({ key: one }, { key: other }) => {
    if (one === '' || other === '') return (one === '') - (other === '');
    return isDown ? collator.compare(other, one) : collator.compare(one, other);
  });
  const sorted = document.createDocumentFragment();
  for (const { row } of keyed) sorted.append(row);
  body.append(sorted);
}

function keyOf(cell) {
  return cell.dataset.key ?? cell.textContent.trim();
}

// Filtering: a row must hold every word, and have what is chosen where it has such a thing at all.
const texts = new Map();

function textOf(row) {
  if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
  return texts.get(row);
}

function applyFilter() {
  const words = fields.words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const { value: environment } = fields.environment;
  const isShown = (row) =>
    words.every((word) => textOf(row).includes(word)) &&
    (environment === '' || row.dataset.in.split(' ').includes(environment)) &&
    fits(row.dataset.verdict, fields.verdict.value) &&
    fits(row.dataset.severity, fields.severity.value);
  for (const row of rows) row.hidden = !isShown(row);
  for (const table of tables) {
    const group = table.closest('.group, .box');
    group.hidden = [...table.tBodies[0].rows].every((row) => row.hidden);
  }
  count.textContent = counts();
  count.classList.toggle('filtered', rows.some((row) => row.hidden));
}

function fits(value, wanted) {
  return wanted === '' || value === undefined || value === wanted;
}

function counts() {
  const told = (name, key) => {
    const all = rows.filter((row) => key in row.dataset);
    const shown = all.filter((row) => !row.hidden);
    const number = (some) => some.length.toLocaleString('en-US');
    return number(shown) + ' of ' + number(all) + ' ' + name;
  };
  return told('findings', 'severity') + ', ' + told('images', 'verdict') + ' shown';
}

function clearFilter() {
  filter.reset();
  applyFilter();
}

filter.hidden = false;
filter.addEventListener('input', applyFilter);
filter.addEventListener('submit', (event) => event.preventDefault());
document.getElementById('clear').addEventListener('click', clearFilter);
applyFilter();

addEventListener('keydown', (event) => {
  if (event.key === 'Escape') clearFilter();
  const isTyping = event.target.closest('input, select') !== null;
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  fields.words.focus();
});

// On paper everything is open. Newer browsers do it by the style sheet alone.
const opened = [];

addEventListener('beforeprint', () => {
  if (CSS.supports('selector(::details-content)')) return;
  opened.push(...document.querySelectorAll('details:not([open])'));
  for (const details of opened) details.open = true;
});
addEventListener('afterprint', () => {
  for (const details of opened.splice(0)) details.open = false;
});

// A report that should have been replaced by now looks like it, also on a screen left alone.
function judgeAge() {
  const { late } = document.body.dataset;
  if (late === undefined || Date.now() <= Date.parse(late)) return;
  document.body.classList.add('late');
  document.getElementById('late').hidden = false;
}

judgeAge();
setInterval(judgeAge, 60_000);
`;
