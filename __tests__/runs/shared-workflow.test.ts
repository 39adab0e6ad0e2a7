// SPDX-License-Identifier: Apache-2.0
// Images that a shared (reusable) workflow signs, and the gate that says whose they must be.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';

type Inputs = Readonly<Record<string, string>>;

const shared = 'acme/workflows/.github/workflows/sign.yml@refs/tags/v3';
/** A gate of the repository whose images the shared workflow signs. */
const gate = { 'signer-repository': 'acme/workflows', 'signer-workflow': 'sign.yml' };

describe('a gate on a shared workflow', () => {
  let world: World;
  let ours: string;
  let theirs: string;

  /** The shared workflow, called by a repository. */
  async function signedFor(repository: string, id: string, ref = 'refs/heads/main') {
    const { image } = world.push('acme/app', { content: `${repository} ${ref}` });
    const [owner = ''] = repository.split('/');
    world.oidc.setClaims({
      job_workflow_ref: shared,
      repository,
      repository_id: id,
      repository_owner: owner,
      repository_owner_id: owner === 'acme' ? '2002' : '6666',
      workflow_ref: `${repository}/.github/workflows/release.yml@${ref}`,
      ref,
    });
    const { outputs } = await world.sign({ inputs: { images: image } });
    world.oidc.setClaims({});
    expect(outputs['signed']).toBe('true');
    return image;
  }

  beforeAll(async () => {
    world = await startWorld();
    ours = await signedFor('acme/app', '1001');
    theirs = await signedFor('evil/app', '6001');
  });
  afterAll(async () => world.close());

  async function verdict(images: string, inputs: Inputs, repository = 'acme/app') {
    const { exitCode, outputs, stdout } = await world.verify({
      inputs: { images, ...inputs },
      env: { GITHUB_REPOSITORY: repository },
    });
    const verdicts = JSON.parse(outputs['verdicts'] ?? '[]') as { verdict: string }[];
    return { verdict: [exitCode, ...verdicts.map((one) => one.verdict)], stdout };
  }

  test('takes what it signed for this repository', async () => {
    expect((await verdict(ours, gate)).verdict).toEqual([0, 'verified']);
  });

  test('does not take what it signed for anyone else who calls it, and says for whom', async () => {
    const foreign = await verdict(theirs, gate);
    expect(foreign.verdict).toEqual([1, 'untrusted']);
    expect(foreign.stdout).toContain(
      'signed by sign.yml of acme/workflows on refs/tags/v3, for evil/app, but this step trusts ' +
        'what comes from acme/workflows or acme/app only',
    );
    expect(foreign.stdout).toContain('%0A    source-repository: evil/app%0A');
  });

  test('takes it where the policy names that repository, which is what the fix says', async () => {
    const named = { ...gate, 'source-repository': 'evil/app', 'source-repository-id': '6001' };
    expect((await verdict(theirs, named)).verdict).toEqual([0, 'verified']);
    expect((await verdict(ours, named)).verdict).toEqual([1, 'untrusted']);
  });

  test('in a repository that deploys takes the images of the one that it names, and of no other', async () => {
    const deploy = async (images: string, inputs: Inputs) =>
      (await verdict(images, inputs, 'acme/deploy')).verdict;
    const identity = { 'certificate-identity': `https://github.com/${shared}` };
    for (const signer of [gate, identity]) {
      const named = { ...signer, 'source-repository': 'acme/app' };
      expect(await deploy(ours, named)).toEqual([0, 'verified']);
      expect(await deploy(theirs, named)).toEqual([1, 'untrusted']);
    }
    expect(await deploy(ours, gate)).toEqual([1, 'untrusted']);
  });

  test('does not take another repository of that name, as after the name was taken over', async () => {
    const taken = await signedFor('acme/app', '9999', 'refs/heads/other');
    const again = await verdict(taken, gate);
    expect(again.verdict).toEqual([1, 'untrusted']);
    expect(again.stdout).toContain('has the id "9999"');
    expect(again.stdout).toContain('"source-repository-id"');
  });

  test('takes only the ref that was to be built, though the workflow’s own is right', async () => {
    const tagged = { ...gate, 'signer-ref': 'refs/tags/v3', 'source-ref': 'refs/tags/v*' };
    const branch = await verdict(ours, tagged);
    expect(branch.verdict).toEqual([1, 'untrusted']);
    expect(branch.stdout).toContain('%0A    source-ref: refs/heads/main%0A');
    const released = await signedFor('acme/app', '1001', 'refs/tags/v1.2.3');
    expect((await verdict(released, tagged)).verdict).toEqual([0, 'verified']);
  });

  test('is not passed by a workflow of this repository itself, nor does the default take the shared one', async () => {
    const { image } = world.push('acme/app', { content: 'own workflow' });
    await world.sign({ inputs: { images: image } });
    expect((await verdict(image, gate)).verdict).toEqual([1, 'untrusted']);
    expect((await verdict(ours, {})).verdict).toEqual([1, 'untrusted']);
  });
});
