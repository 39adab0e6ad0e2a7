// SPDX-License-Identifier: Apache-2.0
// Reads workflows, refs and expressions as people write them, and finds what can never match.
import { encodedAsUri } from '../http/go-url.ts';
import { glob } from '../glob.ts';
import { workflowPath } from './declared.ts';

/** A workflow as it was written; what is empty was not said. */
export interface WrittenWorkflow {
  /** `https://HOST` */
  readonly server: string;
  /** `OWNER/REPOSITORY` */
  readonly repository: string;
  readonly workflow: string;
  readonly ref: string;
}

const folder = '.github/workflows/';

/**
 * `release.yml`, a path in the repository, `[HOST/]OWNER/REPOSITORY/PATH` as gh's
 * `--signer-workflow` takes it, or a whole identity; each with `@REF` or without.
 */
export function readWrittenWorkflow(text: string): WrittenWorkflow {
  const { file, ref } = splitRef(asCalled(text));
  const at = file.indexOf(folder);
  const [, scheme, host, repository] =
    /^(https:\/\/)?(?:([\w.-]+(?::\d+)?)\/)?([\w.-]+\/[\w.-]+)\/$/.exec(
      file.slice(0, Math.max(at, 0)),
    ) ?? [];
  if (repository === undefined || (scheme !== undefined && host === undefined))
    return { server: '', repository: '', workflow: file, ref };
  const server = host === undefined ? '' : `https://${host.toLowerCase()}`;
  return { server, repository, workflow: file.slice(at), ref };
}

/** A certificate holds its name encoded (fulcio, pkg/identity/github), its extensions do not. */
function asCalled(text: string): string {
  if (!text.startsWith('https://')) return text;
  try {
    const decoded = decodeURIComponent(text);
    return encodedAsUri(decoded) === text ? decoded : text;
  } catch {
    return text;
  }
}

/** A file's name may have an `@` too: `release@x.yml`. */
function splitRef(text: string): { readonly file: string; readonly ref: string } {
  const atRef = text.indexOf('@refs/');
  const split = atRef < 0 ? text.lastIndexOf('@') : atRef;
  const [file, ref] = [text.slice(0, Math.max(split, 0)), text.slice(split + 1)];
  const isRef = atRef >= 0 || (/\.ya?ml$/.test(file) && !/\.ya?ml$/.test(ref));
  return isRef ? { file, ref } : { file: text, ref: '' };
}

/** Why no workflow can have this name. */
export function workflowProblem(workflow: string): string | undefined {
  if (workflow === '') return undefined;
  const reversed = glob(Array.from(workflow).toReversed().join(''));
  if (!reversed.canBegin('lmy.') && !reversed.canBegin('lmay.'))
    return 'give the name of the workflow’s file, such as release.yml, not its title';
  return glob(workflowPath(workflow)).canBegin(folder)
    ? undefined
    : `workflows are files in ${folder}: write release.yml or ${folder}release.yml`;
}

const namespaces = ['refs/heads/', 'refs/tags/', 'refs/pull/'];

/** A commit by which a reusable workflow is called. */
export const isCommit = (text: string): boolean => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);

/** Why no ref can have this name. */
export function refProblem(ref: string): string | undefined {
  const pattern = glob(ref);
  if (ref === '' || namespaces.some((space) => pattern.canBegin(space))) return undefined;
  return `no ref is called ${JSON.stringify(ref.slice(0, 200))}: write ${refExample(ref)}`;
}

function refExample(ref: string): string {
  if (/^\*+$/.test(ref)) return 'refs/** for any (a single * does not stand for a slash)';
  if (namespaces.some((space) => `refs/${ref}`.startsWith(space))) return `refs/${ref}`;
  const name = ref.replace(/^refs\//, '') || '…';
  return `refs/heads/${name} or refs/tags/${name}`;
}

/**
 * Whether an expression can match an identity from its first to its last character: a URL, a mail
 * address or a user name of an issuer (`name!domain`). When in doubt, it can.
 */
export function canMatchIdentity(pattern: string): boolean {
  if (pattern.includes('|')) return true;
  const [all, literals = ''] = /^\^?((?:(?:[^\\+*?()[\]{}^$]|\\\W)(?![*+?{]))*)/su.exec(
    pattern,
  ) ?? [''];
  const start = literals.replace(/\\(\W)/gsu, (_, character: string) =>
    character === '.' ? 'x' : character,
  );
  const slash = start.indexOf('/');
  if (slash >= 0) return /[:.]$|[@!]/su.test(start.slice(0, slash));
  const isWhole = /^\$?$/.test(pattern.slice(all.length));
  return !isWhole || /[:@!.]/.test(start);
}

/** The expression that is found anywhere in an identity. */
export function foundAnywhere(pattern: string): string {
  const inner = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  const before = inner.startsWith('.*') ? '' : '.*';
  return `${before}${inner}${/(?<!\\)\.\*$/.test(inner) ? '' : '.*'}`;
}
