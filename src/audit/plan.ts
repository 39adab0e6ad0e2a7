// SPDX-License-Identifier: Apache-2.0
// Which images an audit looks at: what files, registries and clusters list, told apart by
// repository, reference and policy.
import { createHash } from 'node:crypto';

import type { AuditDeclaration, DeclaredScope, DeclaredSource } from './declared.ts';
import type { AuditPlan, PlannedImage, Unlisted } from './planned.ts';
import type { ScopeReport } from './report.ts';
import { givenIn, listSource, type SourcePorts } from './sources.ts';
import { sourceOf, type ListedSource } from './listed-source.ts';

export interface PlanPorts extends SourcePorts {
  readonly now: () => Date;
}

interface Listing {
  readonly scope: DeclaredScope;
  readonly source: DeclaredSource;
  readonly listed: ListedSource;
}

/** What cannot be listed is in the plan as such: it never makes the scope smaller. */
export async function planAudit(
  declaration: AuditDeclaration,
  ports: PlanPorts,
): Promise<AuditPlan> {
  const { scopes } = declaration;
  const listings: Listing[] = [];
  // One after the other: each asks for many lists at once already.
  for (const scope of scopes)
    for (const source of scope.sources)
      listings.push({ scope, source, listed: await listSource(scope, source, ports) });
  return {
    schemaVersion: 1,
    kind: 'plan',
    time: ports.now().toISOString(),
    declaration: declarationDigest(declaration),
    shards: 1,
    scopes: listings.map(scopeReport),
    images: joined(
      listings.flatMap(({ scope: { policy }, listed: { images } }) =>
        images.map((image) => ({ ...image, policy })),
      ),
    ),
    unlisted: [
      ...listings.flatMap(({ scope: { policy }, listed: { unlisted } }) =>
        unlisted.map((one) => ({ ...one, policy })),
      ),
      ...emptyScopes(listings),
    ],
  };
}

/** What a plan belongs to: jobs with other scopes or policies cannot use it. */
export function declarationDigest({ scopes, policies }: AuditDeclaration): string {
  const declared = [scopes, [...policies.values()].map(({ name, digest }) => [name, digest])];
  return createHash('sha256').update(JSON.stringify(declared)).digest('hex');
}

function scopeReport({ scope, source, listed }: Listing): ScopeReport {
  return {
    scope: scope.name,
    environment: scope.environment,
    kind: source.kind,
    given: givenIn(source),
    policy: scope.policy,
    images: listed.images.length,
    cut: listed.cut,
    failure: listed.failure,
  };
}

/** One entry for each image and policy, whoever asked for it. */
function joined(images: readonly PlannedImage[]): PlannedImage[] {
  const key = ({ registry, path, tag, digest, policy }: PlannedImage) =>
    JSON.stringify([registry, path, digest ?? '', tag ?? '', policy]);
  return [...Map.groupBy(images, key)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [first, ...others]]) =>
      first === undefined
        ? []
        : [{ ...first, sources: [first, ...others].flatMap(({ sources }) => sources) }],
    );
}

/** Scopes that must name images, and name none. */
function emptyScopes(listings: readonly Listing[]): Unlisted[] {
  return [...Map.groupBy(listings, ({ scope }) => scope)].flatMap(([scope, own]) => {
    const isEmpty = own.every(({ listed }) => listed.images.length === 0);
    const [first] = own;
    if (!scope.required || !isEmpty || first === undefined) return [];
    const given = givenIn(first.source);
    return [
      {
        subject: `scope ${scope.name}`,
        covers: 'source',
        policy: scope.policy,
        source: sourceOf(scope, first.source.kind, { name: given, isTag: false }),
        failure: {
          code: 'IMAGE_NONE',
          message: `The scope ${JSON.stringify(scope.name)} is required and names no image`,
          hint: 'Correct what it lists, or leave out "required".',
        },
      },
    ];
  });
}
