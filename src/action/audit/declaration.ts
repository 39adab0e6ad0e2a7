// SPDX-License-Identifier: Apache-2.0
// What is to be audited: from the scopes file, or from the inputs as one scope.
import type { AuditDeclaration, AuditPolicy } from '../../audit/declared.ts';
import { inputProblems, messageOf, SignetError } from '../../errors.ts';
import { readRegularFile } from '../../image/regular-file.ts';
import type { Env } from '../runner/environment.ts';
import { quote } from '../runner/input-readers.ts';
import { auditDefaults, type AuditInputs } from './inputs.ts';
import { auditPolicy, policyKeys } from './policies.ts';
import { readScopesFile } from './scopes-file.ts';
import { readSources, sourceKeys } from './source-inputs.ts';

const maxFileBytes = 1024 * 1024;

/** @throws SignetError INPUT_INVALID with every problem at once */
export async function readDeclaration(
  inputs: AuditInputs,
  get: (name: string) => string,
  env: Env,
): Promise<AuditDeclaration> {
  if (inputs.scopesFile === '') return declarationOfInputs(inputs, get, env);
  const others = [...sourceKeys, ...policyKeys, 'environment'].filter(
    (name) => !ofReport.includes(name) && !['', auditDefaults[name]].includes(get(name).trim()),
  );
  if (others.length > 0)
    throw inputProblems(
      [`the file of "scopes" says what is audited, and so does ${others.map(quote).join(', ')}`],
      'Write them into the file, or leave out "scopes".',
    );
  const bytes = await bytesOf(inputs.scopesFile);
  return readScopesFile(bytes, inputs.scopesFile, env);
}

/** By these, the report's own signature is verified, too. */
const ofReport: readonly string[] = ['trusted-root', 'certificate-oidc-issuer'];

async function bytesOf(path: string): Promise<Uint8Array> {
  const content = await readRegularFile(path, maxFileBytes).catch((cause: unknown) => {
    throw unreadable(path, messageOf(cause));
  });
  if (content.kind === 'content') return content.bytes;
  throw unreadable(
    path,
    content.kind === 'too long' ? `it is longer than ${maxFileBytes} bytes` : 'it is not a file',
  );
}

function unreadable(path: string, why: string): SignetError {
  return new SignetError(
    'INPUT_INVALID',
    `The input "scopes" names ${quote(path)}, which cannot be read: ${why}`,
    { hint: 'Give a path in the workspace, and check the repository out in a step before.' },
  );
}

async function declarationOfInputs(
  { environment, limits }: AuditInputs,
  get: (name: string) => string,
  env: Env,
): Promise<AuditDeclaration> {
  const problems: string[] = [];
  const sources = await readSources({
    texts: (name) => listIn(get(name), name),
    number: (name) => (get(name).trim() === '' ? undefined : Number(get(name))),
    problem: (_, text) =>
      problems.push(`input ${text.startsWith('"') ? text : `"${text.replace(':', '":')}`}`),
  });
  const perMinor = get('latest-per-minor').trim();
  if (perMinor !== '' && !/^[1-9]\d{0,3}$/.test(perMinor))
    problems.push(`input "latest-per-minor" must be a number, not ${quote(perMinor)}`);
  const policy = await policyOrProblems(get, env, problems);
  if (sources.length === 0 && problems.length === 0)
    problems.push(
      'nothing says what to audit: give "scopes", "images", "manifests", "repositories", ' +
        '"organization", "catalog" or "running"',
    );
  if (problems.length > 0 || policy === undefined)
    throw inputProblems(problems, 'Correct the "with:" block of this step.');
  return {
    scopes: [
      { name: 'inputs', environment, policy: policy.name, required: false, signers: [], sources },
    ],
    environments: [{ name: environment, minCoverage: limits.minCoverage }],
    policies: new Map([[policy.name, policy]]),
    exceptions: [],
    immutableTags: 'semver',
    file: '',
  };
}

async function policyOrProblems(
  get: (name: string) => string,
  env: Env,
  problems: string[],
): Promise<AuditPolicy | undefined> {
  try {
    return await auditPolicy('default', get, env);
  } catch (error) {
    problems.push(...(error instanceof SignetError ? error.problems : [messageOf(error)]));
    return undefined;
  }
}

/** One per line, and for names also by commas; JSON in "images" may have any. */
function listIn(text: string, name: string): string[] {
  if (text.trim() === '') return [];
  if (name === 'images') return [text];
  return text
    .split(name === 'manifests' || name === 'running' ? /\n/ : /[\n,]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
