// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseReference, imageName } from '../../src/image/reference.ts';
import { imagesOfPods } from '../../src/image/running-pods.ts';
import { build } from './arbitraries.ts';
import { pod, podList, versions, type PodSetup } from './pods.ts';

const one = `sha256:${'1'.repeat(64)}`;
const two = `sha256:${'2'.repeat(64)}`;
const hex = 'e'.repeat(64);

const read = (text: string) => imagesOfPods(Buffer.from(text), 'pods.json');
const readPods = (...setups: PodSetup[]) => read(podList(...setups.map((setup) => pod(setup))));
/** The image of one container that was asked for so and has this id. */
function only(asked: string, id?: string, named = asked) {
  const container = { name: 'app', asked, named, ...(id !== undefined && { id }) };
  const [image, ...more] = readPods({ name: 'web', containers: [container] });
  expect(more).toEqual([]);
  return image;
}

describe('the images of running pods', () => {
  test.each(versions)(
    'are read from the list of Kubernetes %s, of all kinds of containers',
    (version) => {
      expect(
        readPods({
          name: 'web',
          namespace: 'shop',
          version,
          containers: [
            { name: 'app', asked: 'ghcr.io/acme/app:1', id: `ghcr.io/acme/app@${one}` },
            {
              name: 'proxy',
              asked: 'nginx',
              named: 'docker.io/library/nginx:latest',
              id: `docker.io/library/nginx@${two}`,
            },
          ],
          initContainers: [
            { name: 'init', asked: 'ghcr.io/acme/init:1', id: `ghcr.io/acme/init@${one}` },
          ],
          ephemeralContainers: [
            { name: 'debug', asked: 'busybox', id: `docker.io/library/busybox@${two}` },
          ],
          volumes: [{ name: 'models', asked: 'ghcr.io/acme/models:1' }],
        }).map(({ asked, running, container, isRunning }) => [
          container,
          asked,
          running,
          isRunning,
        ]),
      ).toEqual([
        ['init', 'ghcr.io/acme/init:1', `ghcr.io/acme/init@${one}`, true],
        ['app', 'ghcr.io/acme/app:1', `ghcr.io/acme/app@${one}`, true],
        ['proxy', 'nginx', `docker.io/library/nginx@${two}`, true],
        ['debug', 'busybox', `docker.io/library/busybox@${two}`, true],
        ['models', 'ghcr.io/acme/models:1', null, false],
      ]);
    },
  );

  test.each<[string, string, string, string]>([
    ['containerd', 'ghcr.io/acme/app:1', `ghcr.io/acme/app@${one}`, `ghcr.io/acme/app@${one}`],
    ['CRI-O', 'quay.io/acme/app:1', `quay.io/acme/app@${one}`, `quay.io/acme/app@${one}`],
    ['Docker', 'nginx:1', `docker-pullable://nginx@${one}`, `docker.io/library/nginx@${one}`],
    [
      'Docker with a port',
      'reg.acme.test:5000/app',
      `docker-pullable://reg.acme.test:5000/app@${one}`,
      `reg.acme.test:5000/app@${one}`,
    ],
    // A name that another pod had pulled the same image by.
    ['another name', 'ghcr.io/acme/app:1', `quay.io/acme/app@${one}`, `quay.io/acme/app@${one}`],
  ])('run by the digest that %s gives', (_runtime, asked, id, running) => {
    expect(only(asked, id)).toEqual({
      asked,
      running,
      isRunning: true,
      problem: null,
      namespace: 'default',
      pod: 'web-6c8b498d5c-x2v4k',
      container: 'app',
      count: 1,
    });
  });

  test.each<[string, string, string]>([
    ['Docker, of an image that was built there', `docker://${one}`, 'by its own id'],
    ['containerd, of one without a name', one, 'by its own id'],
    ['CRI-O, of all after a restart', hex, 'by its own id'],
    ['kind and k3s', `docker.io/library/import-2026-11-20@${one}`, 'was loaded into the node'],
    ['Podman', `localhost/app@${one}`, 'was loaded into the node'],
    ['nobody we know', 'ghcr.io/acme/app:1', 'without a digest'],
    ['something broken', 'GHCR.IO/%%', 'is not an image'],
  ])('are not known by the id of %s', (_runtime, id, problem) => {
    expect(only('ghcr.io/acme/app:1', id)).toMatchObject({
      running: null,
      isRunning: true,
      problem: expect.stringContaining(problem),
    });
  });

  test.each([`docker://${two}`, hex, two])(
    'are known all the same when a digest was asked for: %s',
    (id) => {
      const asked = `ghcr.io/acme/app:1@${one}`;
      expect(only(asked, id)).toMatchObject({
        asked,
        running: `ghcr.io/acme/app@${one}`,
        problem: null,
      });
    },
  );

  test('are those of the node, even when another digest was asked for', () => {
    expect(only(`ghcr.io/acme/app@${one}`, `ghcr.io/acme/app@${two}`)).toMatchObject({
      running: `ghcr.io/acme/app@${two}`,
    });
  });

  test('are what was asked for while they cannot be pulled, and while no node has the pod', () => {
    const containers = [{ name: 'app', asked: 'ghcr.io/acme/app:1' }];
    const images = readPods(
      { name: 'a', containers },
      {
        name: 'b',
        containers,
        isPending: true,
        volumes: [{ name: 'v', asked: 'alpine' }],
        initContainers: [{ name: 'i', asked: 'init' }],
        ephemeralContainers: [{ name: 'e', asked: 'debug' }],
      },
    );
    expect(images).toMatchObject([
      { asked: 'ghcr.io/acme/app:1', running: null, isRunning: false, problem: null, count: 2 },
      { asked: 'init', running: null, isRunning: false, container: 'i' },
      { asked: 'debug', running: null, isRunning: false, container: 'e' },
      { asked: 'alpine', running: null, isRunning: false, container: 'v' },
    ]);
  });

  test('are asked for by the pod, not by the name or the id that the runtime has for the image', () => {
    expect(only('ghcr.io/acme/app:2', `ghcr.io/acme/app@${one}`, one)?.asked).toBe(
      'ghcr.io/acme/app:2',
    );
    expect(only('ghcr.io/acme/app:2', `ghcr.io/acme/app@${one}`, 'ghcr.io/acme/app:1')?.asked).toBe(
      'ghcr.io/acme/app:2',
    );
    expect(only('', `ghcr.io/acme/app@${one}`, 'ghcr.io/acme/app:1')?.asked).toBe(
      'ghcr.io/acme/app:1',
    );
  });

  test('are those that volumes hold, since Kubernetes tells them', () => {
    expect(
      readPods({
        name: 'web',
        version: '1.35',
        containers: [{ name: 'app', asked: 'a', id: `docker.io/library/a@${one}` }],
        volumes: [{ name: 'v', asked: 'ghcr.io/acme/v:1', id: `ghcr.io/acme/v@${two}` }],
      })[1],
    ).toMatchObject({ asked: 'ghcr.io/acme/v:1', running: `ghcr.io/acme/v@${two}` });
  });

  test('are told once, with the first place and how many there are', () => {
    const containers = [{ name: 'app', asked: 'a:1', id: `docker.io/library/a@${one}` }];
    const moved = [{ name: 'app', asked: 'a:1', id: `docker.io/library/a@${two}` }];
    expect(
      readPods(
        { name: 'x', namespace: 'first', containers },
        { name: 'y', containers: moved },
        { name: 'z', namespace: 'last', containers },
      ),
    ).toMatchObject([
      { running: `docker.io/library/a@${one}`, namespace: 'first', count: 2 },
      { running: `docker.io/library/a@${two}`, namespace: 'default', count: 1 },
    ]);
  });

  test('are read from one pod, from a list of the API, and among other things', () => {
    const setup: PodSetup = { name: 'web', containers: [{ name: 'app', asked: 'a' }] };
    const { kind, ...kindless } = pod(setup) as { kind: string };
    expect(kind).toBe('Pod');
    const expected = [expect.objectContaining({ asked: 'a', count: 1 })];
    expect(read(JSON.stringify(pod(setup)))).toEqual(expected);
    expect(read(JSON.stringify({ kind: 'PodList', items: [kindless] }))).toEqual(expected);
    expect(read(podList({ kind: 'Service', spec: 7 }, pod(setup)))).toEqual(expected);
    expect(read(`\ufeff${podList(pod(setup))}`)).toEqual(expected);
    expect(read(podList())).toEqual([]);
  });

  test.each<[string, Buffer, string]>([
    ['empty', Buffer.from(''), 'not JSON'],
    ['cut', Buffer.from(podList(pod({ name: 'a', containers: [] })).slice(0, -2)), 'not JSON'],
    ['YAML', Buffer.from('apiVersion: v1\nkind: List\nitems: []'), 'not JSON'],
    ['UTF-16', Buffer.from(`\ufeff${podList()}`, 'utf16le'), 'not JSON'],
    ['of other things', Buffer.from('{"kind":"List","items":[{"kind":"Node"}]}'), 'it lists other'],
    ['of kindless things', Buffer.from('{"kind":"List","items":[{}]}'), 'it lists other'],
    ['something else', Buffer.from('{"kind":"Deployment"}'), 'it is a "Deployment"'],
    ['nothing', Buffer.from('{}'), 'it is something else'],
    ['a list of nothing', Buffer.from('{"kind":"List"}'), 'it is a "List"'],
    ['a list that is none', Buffer.from('{"kind":"List","items":{}}'), 'it is a "List"'],
    [
      'a wrong pod',
      Buffer.from('{"kind":"List","items":[{"kind":"Pod"}]}'),
      'in items.0, metadata',
    ],
    [
      'a pod of wrong types',
      Buffer.from('{"kind":"Pod","metadata":{},"spec":{"containers":{"image":"a"}}}'),
      'in the pod, spec.containers',
    ],
    ['too long', Buffer.alloc(64 * 1024 * 1024 + 1, ' '), 'longer than 67108864 bytes'],
  ])('are not guessed from a file that is %s', (_what, content, problem) => {
    expect(() => imagesOfPods(content, 'pods.json')).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: expect.stringMatching(
          new RegExp(`^pods\\.json is not a list of pods: .*${problem.replaceAll('.', '\\.')}`),
        ),
        hint: expect.stringMatching(/./),
      }),
    );
  });

  test('are read from files that are larger than anything else that is read, pod by pod', () => {
    const containers = [{ name: 'app', asked: 'a:1', id: `docker.io/library/a@${one}` }];
    const text = JSON.stringify(pod({ name: 'x', containers }), null, 4);
    const count = Math.floor((30 * 1024 * 1024) / text.length);
    const file = `{"kind":"List","items":[${Array(count).fill(text).join(',')}]}`;
    expect(read(file)).toEqual([expect.objectContaining({ count })]);
  });

  test('are all found, each with what the node says, whatever the pods are', () => {
    const id = build
      .map(({ names, digest }) =>
        imageName({ repository: parseReference(names[0] ?? '').repository, digest }),
      )
      .filter((name) => !name.startsWith('localhost/'))
      .map((running) => ({ id: running, running }));
    const container = fc.record({
      asked: build.map(({ names }) => names[0] ?? ''),
      state: fc.oneof(
        id,
        id.map(({ id: text, running }) => ({ id: `docker-pullable://${text}`, running })),
        fc.constantFrom(
          { id: `docker://${one}`, running: null },
          { id: hex, running: null },
          { id: undefined, running: null },
        ),
      ),
    });
    const setup = fc.record({
      version: fc.constantFrom(...versions),
      containers: fc.array(container, { maxLength: 3 }),
      initContainers: fc.array(container, { maxLength: 2 }),
      ephemeralContainers: fc.array(container, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(setup, { maxLength: 5 }), (setups) => {
        let names = 0;
        const expected = new Map<string, number>();
        const named = (containers: (typeof setups)[number]['containers']) =>
          containers.map(({ asked, state }) => {
            const key = JSON.stringify([asked, state.running, state.id !== undefined]);
            expected.set(key, (expected.get(key) ?? 0) + 1);
            return { name: `c${names++}`, asked, ...(state.id !== undefined && { id: state.id }) };
          });
        const images = readPods(
          ...setups.map((one_, at) => ({
            name: `p${at}`,
            version: one_.version,
            containers: named(one_.containers),
            initContainers: named(one_.initContainers),
            ephemeralContainers: named(one_.ephemeralContainers),
          })),
        );
        const counted = new Map<string, number>();
        for (const { asked, running, isRunning, problem, count } of images) {
          const key = JSON.stringify([asked, running, isRunning]);
          counted.set(key, (counted.get(key) ?? 0) + count);
          expect(problem === null).toBe(running !== null || !isRunning);
        }
        expect(counted).toEqual(expected);
      }),
    );
  });
});
