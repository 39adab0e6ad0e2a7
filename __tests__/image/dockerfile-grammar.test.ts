// SPDX-License-Identifier: Apache-2.0
// Whatever way a Dockerfile is written in, its images are found: all of them, and no others.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { imagesOfDockerfile } from '../../src/image/dockerfile.ts';
import { manifestText } from '../../src/image/kubernetes.ts';
import { Chooser, Writer } from './written.ts';

/** A word of an instruction; with a name, it is told where it stands. */
interface Word {
  readonly text: string;
  readonly image?: string;
  readonly kind?: string;
}

class DockerfileWriter extends Writer {
  readonly #choose: Chooser;
  readonly #escape: string;
  readonly #stages: string[] = [];

  constructor(choose: Chooser) {
    super();
    this.#choose = choose;
    if (choose.some(9) === 0) this.write('#!/usr/bin/env -S docker build .');
    const isShebang = this.lines.length > 0;
    if (choose.chance()) {
      const image = choose.reference();
      this.write(choose.of(`# syntax=${image}`, `#Syntax = ${image} --option`));
      this.name(image, 'syntax');
    }
    this.#escape = isShebang ? '\\' : choose.of('\\', '`');
    if (this.#escape === '`') this.write(choose.of('# escape=`', '#  ESCAPE = `  '));
    this.write(choose.of('', '# FROM evil/one', 'ARG VERSION=1'));
  }

  /** Whole files have at least one stage. */
  stage(): void {
    const choose = this.#choose;
    const image = choose.reference();
    const stage = choose.of(undefined, `stage${this.#stages.length}`, 'build-1.x');
    const base = choose.of<Word>(
      { text: choose.of(image, `"${image}"`, `'${image}'`), image },
      { text: 'scratch' },
      ...this.#stages.map((text): Word => ({ text: choose.mixedCase(text) })),
      { text: '${VERSION:-1}', image: '${VERSION:-1}', kind: 'unresolved' },
      { text: '"x:$VERSION"', image: '"x:$VERSION"', kind: 'unresolved' },
    );
    this.#instruction(
      'FROM',
      ...(choose.chance() ? [] : [{ text: choose.of('--platform=linux/amd64', '--platform=$X') }]),
      base,
      ...(stage === undefined ? [] : [{ text: choose.mixedCase('as') }, { text: stage }]),
    );
    if (stage !== undefined) this.#stages.push(stage);
    for (let left = choose.some(4); left > 0; left -= 1) this.#step();
  }

  #step(): void {
    const choose = this.#choose;
    switch (choose.some(8)) {
      case 0:
        return this.#instruction(
          'COPY',
          ...this.#flags(this.#copied()),
          { text: 'a' },
          { text: 'b' },
        );
      case 1:
        return this.#instruction('RUN', ...this.#flags(this.#mounted()), { text: 'make' });
      case 2:
        return this.#hereDocument();
      case 3:
        return this.write(choose.of('', '  ', '# FROM evil/two', '\t# COPY --from=evil/three a b'));
      case 4:
        return this.#instruction('RUN', { text: 'echo' }, { text: 'FROM' }, { text: 'evil/four' });
      case 5:
        return this.#instruction('RUN', {
          text: '["sh", "-c", "<<EOF", "--mount=from=evil/five"]',
        });
      case 6:
        return this.#instruction('ENV', { text: 'FROM=evil/six' }, { text: 'X="<<EOF"' });
      case 7:
        return this.#trigger();
      default:
        return this.#instruction('LABEL', { text: 'a="FROM evil/seven"' });
    }
  }

  #flags(flag: Word): readonly Word[] {
    const others = [{ text: '--link' }, { text: "--chown='1:1'" }, { text: '--network=none' }];
    return this.#choose.chance() ? [flag] : [this.#choose.of(...others), flag];
  }

  #copied(): Word {
    const image = this.#choose.reference();
    return this.#choose.of<Word>(
      { text: `--from=${image}`, image },
      { text: `--from="${image}"`, image },
      { text: '--from=0' },
      ...this.#stages.map((stage): Word => ({ text: `--from=${this.#choose.mixedCase(stage)}` })),
    );
  }

  #mounted(): Word {
    const image = this.#choose.reference();
    return this.#choose.of<Word>(
      { text: `--mount=type=bind,from=${image},target=/x`, image },
      { text: `--mount=From=${image},target=/x,source=/from=y`, image },
      { text: `--mount="target=/x y,from=${image}"`, image },
      { text: '--mount=type=cache,target=/from=evil/eight' },
      ...this.#stages.map((stage): Word => ({ text: `--mount=from=${stage},target=/x` })),
    );
  }

  #trigger(): void {
    const image = `ghcr.io/acme/${this.#choose.of('a:1', 'b@sha256:0')}`;
    const name = { text: this.#choose.mixedCase('copy') };
    this.#instruction('ONBUILD', name, { text: `--from=${image} a b`, image });
  }

  #hereDocument(): void {
    const choose = this.#choose;
    const end = choose.of('EOF', 'END 2', 'FROM');
    const isIndented = choose.chance();
    const opening = `<<${isIndented ? '-' : ''}${choose.of(`"${end}"`, `'${end}'`)}`;
    const flag = choose.chance() ? [] : [this.#mounted()];
    this.#instruction('RUN', ...flag, { text: 'cat' }, { text: choose.of(opening, `3${opening}`) });
    for (let left = choose.some(3); left > 0; left -= 1)
      this.write(choose.of('FROM evil/nine', '# syntax=evil/ten', '', ` ${end}`, 'x \\', "it's"));
    this.write(`${isIndented ? choose.of('', '\t\t') : ''}${end}`);
  }

  /** In one line or several, with comments and empty lines between them. */
  #instruction(name: string, ...words: readonly Word[]): void {
    const choose = this.#choose;
    let line = `${choose.of('', '  ', '\t')}${choose.mixedCase(name)}`;
    const named: Word[] = [];
    const end = (text: string) => {
      this.write(text);
      for (const { image, kind } of named.splice(0)) this.name(image ?? '', kind);
    };
    for (const word of words) {
      if (choose.some(3) === 0) {
        end(`${line} ${this.#escape}${choose.of('', '  ')}`);
        for (let left = choose.some(2); left > 0; left -= 1)
          this.write(choose.of('', '# FROM evil/eleven', '  # x', '   '));
        line = choose.of('', '    ') + word.text;
      } else line += choose.of(' ', '  ', '\t') + word.text;
      if (word.image !== undefined) named.push(word);
    }
    end(line);
  }
}

test('the images of a Dockerfile are found in their lines, in whatever way it is written', () => {
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const choose = new Chooser(gen);
      const writer = new DockerfileWriter(choose);
      do writer.stage();
      while (choose.chance());
      const text = writer.lines.join(choose.of('\n', '\r\n'));
      const found = imagesOfDockerfile(manifestText(Buffer.from(text), 'D'), 'D');
      const images = found.map(({ kind, text: name, line }) => ({ kind, text: name, line }));
      expect({ text, images }).toEqual({ text, images: writer.images });
    }),
    { numRuns: 600 },
  );
});
