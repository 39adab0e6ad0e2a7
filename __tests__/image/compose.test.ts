// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { imagesOfCompose } from '../../src/image/compose.ts';
import { manifestText } from '../../src/image/kubernetes.ts';
import { Chooser, Writer } from './written.ts';

/** Each image in one line: `3 image alpine`. */
function imagesIn(text: string): string[] {
  return imagesOfCompose(text, 'compose.yaml').map((image) =>
    image.kind === 'elsewhere'
      ? `${image.line} elsewhere ${image.file}`
      : `${image.line} ${image.kind} ${image.text}`,
  );
}

describe('the images in a Compose file', () => {
  test.each<[string, string, string[]]>([
    [
      'a blog with its database, whose versions can be chosen',
      `
services:
  db:
    image: mariadb:11 # pinned
    restart: always
    environment:
      MYSQL_PASSWORD: \${DB_PASSWORD:?no password}
  blog:
    depends_on: [db]
    image: "wordpress:\${WORDPRESS_VERSION:-6.7}-apache"
    ports: ["\${PORT:-8080}:80"]
volumes:
  db: {}
`,
      ['4 image mariadb:11', '10 unresolved wordpress:${WORDPRESS_VERSION:-6.7}-apache'],
    ],
    [
      'workers that share all but their command',
      `
x-worker:
  &worker
  image: \${IMAGE_NAME:-apache/airflow:3.0.1}
  environment: &env
    EXECUTOR: CeleryExecutor
services:
  redis: { image: 'redis:7.2-bookworm', expose: [6379] }
  scheduler:
    <<: *worker
    command: scheduler
  init:
    <<: *worker
    image: ghcr.io/acme/init:1
    environment: { <<: *env, A: b }
  triggerer:
    command: triggerer
    <<: [*worker]
`,
      [
        '8 image redis:7.2-bookworm',
        '4 unresolved ${IMAGE_NAME:-apache/airflow:3.0.1}',
        '14 image ghcr.io/acme/init:1',
        '4 unresolved ${IMAGE_NAME:-apache/airflow:3.0.1}',
      ],
    ],
    [
      'services that are built',
      `
services:
  app: { build: . }
  api:
    image: ghcr.io/acme/api
    build: { context: ., args: { BASE: not/one }, cache_from: [not/two], tags: [not/three] }
  web:
    build:
      context: .
      additional_contexts:
        base: docker-image://nginx:1.27
        other: ../other
      dockerfile_inline: |
        # syntax=docker/dockerfile:1
        FROM base
        COPY --from=busybox:1 /bin/$$X /
        FROM \${BASE}
        FROM $$OTHER
  tool:
    build:
      additional_contexts: [ 'a=docker-image://alpine:\${V}', b=service:web ]
      dockerfile_inline: FORM a
`,
      [
        '5 image ghcr.io/acme/api',
        '13 image docker/dockerfile:1',
        '13 image base',
        '13 image busybox:1',
        '13 unresolved ${BASE}',
        '13 unresolved $OTHER',
        '11 image nginx:1.27',
        '22 unresolved dockerfile_inline',
        '21 unresolved alpine:${V}',
      ],
    ],
    [
      'a stack that is spread over files',
      `
include:
  - ../db/compose.yaml
  - path: cache.yaml
    env_file: cache.env
  - path: [a.yaml, './b.yaml']
  - oci://docker.io/acme/stack
  - git@github.com:acme/stack.git
  - \${DIR}/compose.yaml
services:
  web: { extends: { file: common.yaml, service: web } }
  own: { extends: { file: common.yaml, service: web }, image: nginx }
  base: { extends: own }
`,
      [
        '2 elsewhere ../db/compose.yaml',
        '4 elsewhere cache.yaml',
        '6 elsewhere a.yaml',
        '6 elsewhere ./b.yaml',
        '2 unresolved oci://docker.io/acme/stack',
        '2 unresolved git@github.com:acme/stack.git',
        '2 unresolved ${DIR}/compose.yaml',
        '11 elsewhere common.yaml',
        '12 image nginx',
      ],
    ],
    [
      'init containers and images that are mounted',
      `
services:
  app:
    image: ghcr.io/acme/app:1
    pre_start:
      - command: migrate
      - image: ghcr.io/acme/migrate:1
        command: [up]
    volumes:
      - data:/data
      - { type: image, source: ghcr.io/acme/models:2, target: /models }
      - { type: bind, source: ./not, target: /x }
`,
      [
        '4 image ghcr.io/acme/app:1',
        '11 image ghcr.io/acme/models:2',
        '7 image ghcr.io/acme/migrate:1',
      ],
    ],
    [
      'a file that changes another one',
      `
services:
  db: { image: !reset null, ports: !override ['1:1'] }
  gone: !reset { image: not/one }
  web: !override
    image: !override nginx:2
---
services: { web: { image: 'nginx:3' } }
`,
      ['6 image nginx:2', '8 image nginx:3'],
    ],
    [
      'a rendered file in JSON',
      '{"name":"a","services":{"web":{"image":"nginx"}}}',
      ['1 image nginx'],
    ],
    ['what Compose takes for a dollar', 'services: { a: { image: "a$$b" } }', ['1 image a$b']],
    [
      'variables of all forms',
      `
services:
  a: { image: $A }
  b: { image: 'b:\${B-1}' }
  c: { image: 'c:\${C:+1}' }
  d: { image: '\${D?}/\${d:?e $E}' }
`,
      [
        '3 unresolved $A',
        '4 unresolved b:${B-1}',
        '5 unresolved c:${C:+1}',
        '6 unresolved ${D?}/${d:?e $E}',
      ],
    ],
    [
      'what is no image',
      `
services:
  a: { image: 7 }
  b: { image: '' }
  c: { image: { name: a } }
  d: { image: 'a:$' }
  e: { image: 'a:\${1}' }
  f: { image: 'a:\${X' }
  g: { image: '{{ image }}' }
  h: { image: }
  i:
`,
      [
        '3 unresolved 7',
        '4 unresolved ',
        '5 unresolved ',
        '6 unresolved a:$',
        '7 unresolved a:${1}',
        '8 unresolved a:${X',
        '9 unresolved {{ image }}',
      ],
    ],
    ['nothing but volumes', 'version: "3"\nvolumes: { a: }\nx-b: { image: not/one }', []],
    ['nothing', '# image: not/one', []],
    ['services to come', 'services:', []],
  ])('are found in %s', (_what, text, images) => {
    expect(imagesIn(text)).toEqual(images);
  });

  test('are told with the text that defaults make, which is not taken for theirs', () => {
    const whys = imagesOfCompose(
      `services:
  a: { image: '\${REGISTRY:-ghcr.io/acme}/app:\${TAG-\${VERSION:-1}}' }
  b: { image: 'app:\${TAG}' }
`,
      'c',
    ).map((image) => (image.kind === 'unresolved' ? image.why : image.kind));
    expect(whys).toEqual([
      'the value of "REGISTRY", "TAG", "VERSION" is set where Compose runs; by default this is ' +
        '"ghcr.io/acme/app:1"',
      'the value of "TAG" is set where Compose runs, and has no default here',
    ]);
  });

  test.each<[string, string, string]>([
    ['services at the top, as of 2015', 'web: { image: nginx }', 'it has no "services", but "web"'],
    ['a list of services', 'services: [{ image: a }]', 'its "services" are not a mapping'],
    ['a text', 'a', 'something that is not a mapping'],
    ['a template', 'services: {{ toYaml . }}', 'is not YAML that Compose reads'],
    [
      'another tag',
      'services: { a: { image: !!binary YQ== } }',
      'the tag "tag:yaml.org,2002:binary"',
    ],
    ['a key twice', 'services: { a: { image: a, image: b } }', 'the key "image" is there twice'],
    ['merges twice', 'x: &x {}\ny: { <<: *x, <<: *x }', 'is there twice'],
    [
      'a merge of a text',
      'services: { a: { image: b, <<: c } }',
      'a merge key "<<" has no mapping',
    ],
  ])('are refused where Compose would: %s', (_what, text, problem) => {
    expect(() => imagesIn(text)).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: expect.stringContaining(problem),
        hint: expect.stringMatching(/./),
      }),
    );
  });

  test('are found in whatever way the file is written', () => {
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const choose = new Chooser(gen);
        const { lines, images } = composeFile(choose);
        const text = lines.join(choose.of('\n', '\r\n'));
        const found = imagesOfCompose(manifestText(Buffer.from(text), 'c'), 'c').map((image) =>
          image.kind === 'elsewhere'
            ? image
            : { kind: image.kind, text: image.text, line: image.line },
        );
        expect({ text, found }).toEqual({ text, found: images });
      }),
      { numRuns: 400 },
    );
  });
});

function composeFile(choose: Chooser): Writer {
  const writer = new Writer();
  const shared = choose.reference();
  writer.write('x-shared: &shared', `  image: '${shared}'`, '  labels: { image: evil/one }');
  const sharedLine = writer.lines.length - 1;
  writer.write(choose.of('', '# image: evil/two', 'version: "3"'), 'services:');
  for (let at = choose.some(4); at >= 0; at -= 1) {
    const isMerged = choose.chance();
    writer.write(choose.of(`  s${at}:`, `  "s${at}":`));
    const rest = [
      ...(isMerged ? [choose.of('<<: *shared', '<<: [*shared]')] : []),
      choose.of('image', 'none', 'build'),
      'environment: { image: evil/three, X: "image: evil/four" }',
      'command: |',
    ];
    const order = choose.chance() ? rest : rest.toReversed();
    let isOwn = false;
    for (const key of order) {
      if (choose.chance()) writer.write(choose.of('', '    # image: evil/five', '   '));
      if (key === 'image') {
        isOwn = true;
        writeImage(writer, choose);
      } else if (key === 'command: |')
        writer.write(`    ${key}`, '      image: evil/six', '      services:');
      else if (key === 'build') writer.write('    build: { context: ., args: [image=evil/seven] }');
      else if (key !== 'none') writer.write(`    ${key}`);
    }
    if (isMerged && !isOwn) writer.images.push({ kind: 'image', text: shared, line: sharedLine });
  }
  writer.write(choose.of('', 'volumes: { image: { name: evil/eight } }'));
  return writer;
}

function writeImage(writer: Writer, choose: Chooser): void {
  const image = choose.reference();
  const variable = choose.of(`\${A:-${image}}`, `${image}\${B}`, `$C/${image}`);
  const [text, kind] = choose.of([image, 'image'] as const, [variable, 'unresolved'] as const);
  const key = choose.of('image', '"image"', "'image'");
  // An address of IPv6 would be a list.
  const plain = text.startsWith('[') ? `'${text}'` : text;
  const value = choose.of(plain, `"${text}"`, `'${text}'`, `!override ${plain}`);
  if (choose.chance()) {
    writer.write(`    ${key}:`);
    writer.name(text, kind);
    writer.write(`      ${value}`);
  } else {
    writer.write(`    ${key}: ${choose.of('', `&a${writer.lines.length} `)}${value} # evil/nine`);
    writer.name(text, kind);
  }
}
