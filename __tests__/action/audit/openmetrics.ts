// SPDX-License-Identifier: Apache-2.0
// Reads OpenMetrics text as strictly as OpenMetrics 1.0 writes it (prometheus.io, "ABNF" and
// "Overall Structure"), as far as gauges go.

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  readonly name: string;
  readonly type: string;
  readonly unit: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const descriptor = new RegExp(`^# (TYPE|UNIT|HELP) (${name}) (.*)$`, 'u');
const escaped = String.raw`(?:[^\n"\\]|\\[n"\\])*`;
const label = String.raw`[a-zA-Z_][a-zA-Z0-9_]*="${escaped}"`;
const sample = new RegExp(
  String.raw`^(${name})(?:\{((?:${label}(?:,${label})*)?)\})? ([-+]?\d+(?:\.\d*)?(?:e[-+]?\d+)?)$`,
  'iu',
);
const escapes: Readonly<Record<string, string>> = { '\\n': '\n', '\\"': '"', '\\\\': '\\' };

/** @throws Error that names the first line which the grammar does not allow */
export function readOpenMetrics(text: string): Family[] {
  if (!text.isWellFormed()) throw new Error('not UTF-8');
  if (!text.endsWith('\n# EOF\n')) throw new Error('no EOF at the end');
  const families: Family[] = [];
  for (const line of text.slice(0, -'# EOF\n'.length).split('\n').slice(0, -1))
    families.push(read(line, families.at(-1), families));
  return [...new Map(families.map((family) => [family.name, family])).values()];
}

/** The family as it is with this line, to replace the one that is the last. */
function read(line: string, last: Family | undefined, families: Family[]): Family {
  const refuse = (why: string) => new Error(`${why}: ${JSON.stringify(line)}`);
  const [, kind, about = '', words = ''] = descriptor.exec(line) ?? [];
  if (kind !== undefined) {
    const isNew = last?.name !== about;
    if (isNew && families.some((family) => family.name === about)) throw refuse('interleaved');
    if (!isNew && last.samples.length > 0) throw refuse('metadata after samples');
    const family = isNew ? { name: about, type: '', unit: '', help: '', samples: [] } : last;
    const field = kind.toLowerCase() as 'type' | 'unit' | 'help';
    if (family[field] !== '') throw refuse('twice');
    if (kind === 'TYPE' && words !== 'gauge') throw refuse('no type that is used here');
    if (kind === 'UNIT' && !about.endsWith(`_${words}`)) throw refuse('the name lacks the unit');
    if (kind === 'HELP' && /\\(?![n"\\])|"/.test(words)) throw refuse('not escaped');
    return { ...family, [field]: words };
  }
  const [, of, labels = '', number] = sample.exec(line) ?? [];
  if (of === undefined || number === undefined) throw refuse('no sample');
  if (last?.name !== of || last.type === '') throw refuse('outside of its family');
  const point = { labels: labelsIn(labels), value: Number(number) };
  const isSame = (one: Sample) => identityOf(one) === identityOf(point);
  if (last.samples.some(isSame)) throw refuse('the same labels twice');
  return { ...last, samples: [...last.samples, point] };
}

/** A label without a value is as if it were not there. */
function identityOf({ labels }: Sample): string {
  return JSON.stringify(
    Object.entries(labels)
      .filter(([, value]) => value !== '')
      .toSorted(),
  );
}

function labelsIn(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(new RegExp(`([a-zA-Z_][a-zA-Z0-9_]*)="(${escaped})"`, 'gu'))];
  const names = pairs.map(([, each]) => each);
  if (new Set(names).size !== names.length) throw new Error(`a label twice: ${text}`);
  return Object.fromEntries(
    pairs.map(([, each = '', value = '']) => [
      each,
      value.replaceAll(/\\[n"\\]/g, (escape) => escapes[escape] ?? ''),
    ]),
  );
}
