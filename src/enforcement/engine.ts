// SPDX-License-Identifier: Apache-2.0
// What the files for one admission engine consist of.
import { Document, Scalar, visit } from 'yaml';

import { repositoryName, type Repository } from '../image/reference.ts';

/** A file below the folder of policies. */
export interface PolicyFile {
  readonly path: string;
  readonly content: string;
}

/** What an engine enforces, or why it is not given a policy: it would let in more than the gate. */
export type Enforcement =
  | {
      readonly kind: 'written';
      readonly files: readonly PolicyFile[];
      /** Shell lines that put the policy in force. */
      readonly install: string;
      /** What a reader must know of it, a sentence each. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'left-out'; readonly reason: string };

/** A file of Kubernetes resources; YAML 1.1 as Kubernetes reads it, where `on` is not a text. */
export function resourcesFile(
  path: string,
  comment: string,
  resources: readonly object[],
): PolicyFile {
  const documents = resources.map((resource, index) => {
    const document = new Document(resource, { version: '1.1', aliasDuplicateObjects: false });
    if (index === 0) document.commentBefore = comment;
    // YAML 1.2's octal numbers, which some readers of 1.1 know as well.
    visit(document, {
      Scalar(_, node) {
        if (typeof node.value === 'string' && /^[-+]?0o/.test(node.value))
          node.type = 'QUOTE_SINGLE';
      },
    });
    return document.toString({ lineWidth: 0, directives: false });
  });
  return { path, content: documents.join('---\n') };
}

/** A regular expression in single quotes, where YAML reads no escapes. */
export function expression(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = 'QUOTE_SINGLE';
  return scalar;
}

/** Every way to write a repository of Docker Hub in a pod; elsewhere there is one. */
export function writtenNames(repository: Repository): readonly string[] {
  const { registry, path } = repository;
  if (registry !== 'docker.io') return [repositoryName(repository)];
  const short = path.startsWith('library/') ? [path.slice('library/'.length)] : [];
  const shortest = [...short, path];
  return [
    `docker.io/${path}`,
    `index.docker.io/${path}`,
    ...short.flatMap((name) => [`docker.io/${name}`, `index.docker.io/${name}`]),
    ...shortest,
  ];
}
