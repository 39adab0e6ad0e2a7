// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import { imagesOfDockerfile } from '../../src/image/dockerfile.ts';

/** Each image in one line: `3 image alpine`. */
function imagesIn(...lines: string[]): string[] {
  return imagesOfDockerfile(lines.join('\n'), 'Dockerfile').map(
    ({ kind, text, line }) => `${line} ${kind} ${text}`,
  );
}

describe('the images in a Dockerfile', () => {
  test.each<[string, string[], string[]]>([
    [
      'a Go program in two stages, as most are built',
      [
        '# syntax=docker/dockerfile:1.7',
        '',
        'FROM --platform=$BUILDPLATFORM golang:1.24-alpine AS build',
        'ARG TARGETOS TARGETARCH',
        'WORKDIR /src',
        'COPY go.mod go.sum ./',
        'RUN --mount=type=cache,target=/go/pkg/mod go mod download',
        'RUN --mount=type=bind,target=. \\',
        '    GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /out/app .',
        'FROM gcr.io/distroless/static-debian12:nonroot',
        'COPY --from=build /out/app /app',
        'ENTRYPOINT ["/app"]',
      ],
      [
        '1 syntax docker/dockerfile:1.7',
        '3 image golang:1.24-alpine',
        '10 image gcr.io/distroless/static-debian12:nonroot',
      ],
    ],
    [
      'a Node.js site whose entrypoint is written into the file',
      [
        'FROM node:24-slim AS base',
        'FROM base AS deps',
        'RUN <<EOF',
        'apt-get update',
        'cat > /tmp/other <<INNER',
        'FROM evil/one',
        'INNER',
        'EOF',
        'COPY <<-\'CONF\' <<"END" /etc/',
        'FROM evil/two',
        '\tCONF',
        'FROM evil/three',
        'END',
        'FROM base AS runner',
        'COPY --link --from=deps --chown=1001:1001 /app ./',
      ],
      ['1 image node:24-slim'],
    ],
    [
      'a web server configured by arguments',
      [
        'ARG NGINX_VERSION=1.27',
        'ARG BASE="nginx:${NGINX_VERSION}-alpine" OTHER',
        'FROM ${BASE}',
        'FROM $OTHER',
        'FROM nginx:$NGINX_VERSION',
        'FROM alpine:${MISSING:-3.20}',
      ],
      [
        '3 unresolved ${BASE}',
        '4 unresolved $OTHER',
        '5 unresolved nginx:$NGINX_VERSION',
        '6 unresolved alpine:${MISSING:-3.20}',
      ],
    ],
    [
      'a Python service that takes a tool out of an image of its own',
      [
        'FROM python:3.13-slim',
        'COPY --from=ghcr.io/astral-sh/uv:0.5 /uv /uvx /bin/',
        'RUN --mount=type=cache,target=/var/cache/uv \\',
        '    # FROM evil/one',
        '',
        '    --mount=from=ghcr.io/acme/wheels@sha256:1234,source=/,target=/w,type=bind \\',
        '    uv sync',
      ],
      [
        '1 image python:3.13-slim',
        '2 image ghcr.io/astral-sh/uv:0.5',
        '6 image ghcr.io/acme/wheels@sha256:1234',
      ],
    ],
    [
      'a base image for others',
      [
        'FROM php:8.3-apache',
        'ONBUILD COPY --from=composer:2 /usr/bin/composer /usr/bin/',
        'ONBUILD COPY --from=assets /dist /var/www/html',
        'ONBUILD COPY --from=0 /a /b',
        'ONBUILD COPY --from=scratch /a /b',
        'ONBUILD RUN <<EOF',
        'FROM evil/one',
        'EOF',
      ],
      ['1 image php:8.3-apache', '2 image composer:2', '3 unresolved assets'],
    ],
    [
      'Windows, where a backslash is a part of a path',
      [
        '# escape=`',
        'FROM mcr.microsoft.com/windows/servercore:ltsc2025 AS tools',
        'RUN copy C:\\a C:\\',
        'FROM `',
        '  mcr.microsoft.com/dotnet/aspnet:9.0',
        'COPY --from=tools C:\\b C:\\c\\',
      ],
      [
        '2 image mcr.microsoft.com/windows/servercore:ltsc2025',
        '5 image mcr.microsoft.com/dotnet/aspnet:9.0',
      ],
    ],
  ])('are found in %s', (_what, lines, images) => {
    expect(imagesIn(...lines)).toEqual(images);
  });

  test('are told with the text that the defaults of arguments make, which is not taken for theirs', () => {
    const [first, second] = imagesOfDockerfile(
      "ARG V=3.20\nARG B='alpine' I=$B:${V}\nFROM $I\nFROM ${X:+y}${Y#z}",
      'Dockerfile',
    );
    expect(first).toMatchObject({
      why: 'the value of "I" is set by each build; by default this is "alpine:3.20"',
    });
    expect(second).toMatchObject({
      why: 'the value of "X", "Y" is set by each build, and has no default here',
    });
  });

  test.each<[string, string[], string[]]>([
    ['lower case', ['from alpine as Base', 'FROM base'], ['1 image alpine']],
    ['quotes', ['FROM "alpine:3"', "FROM 'de'bian"], ['1 image alpine:3', '2 image debian']],
    ['scratch', ['FROM scratch', 'COPY --from=scratch / /'], []],
    [
      'a stage that is called as its image',
      ['FROM nginx AS nginx', 'FROM nginx'],
      ['1 image nginx'],
    ],
    [
      'a stage that comes later, which some builders take for an image',
      ['FROM a', 'COPY --from=later / /', 'FROM b AS later'],
      ['1 image a', '2 image later', '3 image b'],
    ],
    ['numbers', ['FROM a', 'COPY --from=0 / /', 'COPY --from=+1 / /'], ['1 image a']],
    [
      'a mount of a number, which only COPY takes for a stage',
      ['FROM a', 'RUN --mount=from=0,target=/x true'],
      ['1 image a', '2 image 0'],
    ],
    ['an empty source', ['FROM a', 'COPY --from= / /'], ['1 image a']],
    [
      'a variable where it has no meaning',
      ['FROM a', 'COPY --from=$X / /', 'RUN --mount=target=/,from=${X} true'],
      ['1 image a', '2 unresolved $X', '3 unresolved ${X}'],
    ],
    [
      'flags in quotes',
      [
        'FROM a',
        'COPY "--from=b" / /',
        'RUN --mount="type=bind,from=c" --mount=FROM=d,\\',
        'target=/ x',
      ],
      ['1 image a', '3 image c', '3 image d'],
    ],
    [
      'a mount in the quotes of CSV',
      ['FROM a', `RUN --mount='"from=b",target=/' x`],
      ['1 image a', '2 unresolved "from=b",target=/'],
    ],
    ['what follows two hyphens', ['FROM a', 'COPY -- --from=b / /'], ['1 image a']],
    [
      'what only looks like a flag',
      ['FROM a', 'RUN x --mount=from=b', 'ADD --from=c / /', 'COPY --FROM=d / /'],
      ['1 image a'],
    ],
    ['a comment', ['# FROM a', '  # FROM b', 'FROM c', '#'], ['3 image c']],
    ['a directive behind a comment', ['# hello', '# syntax=a', 'FROM b'], ['3 image b']],
    ['a directive behind a blank line', ['', '# syntax=a', 'FROM b'], ['3 image b']],
    ['an unknown directive', ['# syntaxe=a', '# syntax=a', 'FROM b'], ['3 image b']],
    [
      'an interpreter and options of a frontend',
      ['#!/usr/bin/env docker', '#SYNTAX = ghcr.io/acme/frontend:1 --x=y', 'FROM b'],
      ['2 syntax ghcr.io/acme/frontend:1', '3 image b'],
    ],
    [
      'lines of Windows',
      ['FROM a\r', 'RUN <<EOF\r', 'FROM b\r', 'EOF\r', 'FROM c'],
      ['1 image a', '5 image c'],
    ],
    ['blanks after a continuation', ['FROM \\ \t', 'a'], ['2 image a']],
    [
      'a doubled escape, which continues nothing',
      ['FROM a', 'RUN x\\\\', 'FROM b'],
      ['1 image a', '3 image b'],
    ],
    [
      'a line that continues in nothing',
      ['FROM a', '\\', '\\', 'FROM b', 'RUN \\'],
      ['1 image a', '4 image b'],
    ],
    [
      'escapes, which mean less within quotes',
      ['FROM a\\:b', 'FROM "a\\:b"', 'FROM "a\\$b"'],
      ['1 image a:b', '2 image a\\:b', '3 image a$b'],
    ],
    ['an argument with blanks', ['ARG A="b c" D=e', 'FROM $A'], ['2 unresolved $A']],
  ])('are read as BuildKit reads them: %s', (_what, lines, images) => {
    expect(imagesIn(...lines)).toEqual(images);
  });

  test.each<[string, string]>([
    ['a list of arguments', 'RUN ["cat", "<<EOF"]'],
    ['a list with a variable', `RUN ["sh", "-c", "cat \${X:-'y'} <<EOF"]`],
    ['a command without them', 'CMD cat <<EOF'],
    ['a word that goes on', 'RUN cat<<EOF'],
    ['quotes', `RUN sh -c 'cat <<EOF' "<<EOF"`],
    ['an escape', 'RUN echo \\<<EOF'],
    ['a line for a program', 'RUN cat <<<EOF'],
    ['shifted bits', 'RUN echo $((1<<EOF))'],
    ['a blank after the hyphen', 'RUN cat <<- EOF'],
    ['no name', 'RUN cat <<"" <<'],
    ['quotes that are not closed', `RUN echo it's <<EOF`],
    ['quotes of the other kind', 'RUN echo "a <<EOF'],
  ])('are not hidden by what is no here-document: %s', (_what, line) => {
    expect(imagesIn('FROM a', line, 'FROM b')).toEqual(['1 image a', '3 image b']);
  });

  test.each<[string, string]>([
    ['a descriptor', 'RUN cat 3<<EOF'],
    ['a blank', 'RUN cat << EOF'],
    ['escapes and quotes in its name', 'RUN cat <<E"O"\\F'],
    ['a variable before it', 'RUN cat > ${DIR:-/etc}/$NAME "$X" "${Y}\\"" <<EOF'],
    ['flags before it', 'RUN --network=none cat <<EOF'],
    ['another program behind it', 'RUN (cat <<EOF ) | sh'],
  ])('are not found in a here-document: %s', (_what, line) => {
    expect(imagesIn('FROM a', line, 'FROM evil', 'EOF', 'FROM b')).toEqual([
      '1 image a',
      '5 image b',
    ]);
  });

  test.each<[string, string[], string]>([
    ['no instruction', ['FROM a', 'FORM b'], '"FORM" in line 2 is not an instruction'],
    ['a template', ['{{ if .X }}', 'FROM a'], '"{{" in line 1 is not an instruction'],
    ['a template in FROM', ['FROM {{ .Image }}'], 'the FROM in line 1'],
    ['a template without blanks', ['FROM {{.Image}}'], 'the FROM in line 1'],
    ['an expression of a workflow', ['FROM ${{ env.BASE }}'], 'the FROM in line 1'],
    ['a FROM of nothing', ['FROM a', 'FROM'], 'the FROM in line 2'],
    ['a FROM of quotes', ["FROM ''"], 'the FROM in line 1'],
    ['a FROM that goes on', ['FROM a AS b c'], 'the FROM in line 1'],
    ['a FROM with a comment', ['FROM a # b'], 'the FROM in line 1'],
    ['a FROM that is too long', [`FROM ${'a'.repeat(5000)}`], 'the FROM in line 1'],
    ['quotes that are not closed', ['FROM "a'], 'the FROM in line 1'],
    ['a FROM for later', ['FROM a', 'ONBUILD FROM b'], '"FROM" in line 2 is not an instruction'],
    ['ONBUILD twice', ['FROM a', 'ONBUILD ONBUILD RUN b'], '"ONBUILD" in line 2'],
    ['ONBUILD of nothing', ['FROM a', 'ONBUILD'], '"" in line 2 is not an instruction'],
    ['no FROM', ['ARG A=b', '# FROM a'], 'it has no FROM'],
    ['nothing', [''], 'it has no FROM'],
    ['a blank that is none', ['FROM\u00a0a'], 'is not an instruction'],
    ['an escape of another kind', ['# escape=|', 'FROM a'], 'the directive in line 1'],
    ['a directive twice', ['# syntax=a', '# syntax=b', 'FROM a'], 'the directive in line 2'],
    ['a source without a value', ['FROM a', 'COPY --from b / /'], 'the --from in line 2'],
    ['a document without an end', ['FROM a', 'RUN <<EOF', ' EOF'], 'of line 2 has no line "EOF"'],
    ['a document in a variable', ['FROM a', 'RUN ${x:- <<EOF}', 'EOF'], 'whether line 2 begins'],
    ['a document by a variable', ['FROM a', 'RUN <<$EOF', '$EOF'], 'whether line 2 begins'],
    ['a variable that is none', ['FROM a', 'RUN "${" <<EOF', 'EOF'], 'whether line 2 begins'],
  ])('are refused where a build would fail or see others: %s', (_what, lines, problem) => {
    expect(() => imagesIn(...lines)).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: expect.stringContaining(problem),
        hint: expect.stringMatching(/./),
      }),
    );
  });

  // In time that grows with its square, each of these would take hours.
  test('are found in time that grows with the length of the file, whatever is in it', () => {
    const size = 1_000_000;
    const files = [
      `FROM a\nRUN x ${' '.repeat(size)}\\\nFROM b`,
      `FROM a\nRUN ${'--x=y \\\n'.repeat(size / 10)}z`,
      `FROM a\n${'RUN <<E\nE\n'.repeat(size / 10)}`,
      `FROM a\nRUN <<E ${"'".repeat(size + 1)}\n`,
      `FROM a\nRUN ${'${x:-'.repeat(size / 10)} <<E`,
      `# ${' '.repeat(size)}x =\nFROM a`,
      `# syntax =${' '.repeat(size)}x${' '.repeat(size)}\nFROM a`,
      `FROM a\nRUN --mount=${'from=,'.repeat(size / 10)}\n`,
      `FROM ${'${a:-'.repeat(800)}${'}'.repeat(800)}`,
      `FROM ${'"'.repeat(4000)}a`,
    ];
    for (const file of files) {
      try {
        expect(imagesOfDockerfile(file, 'Dockerfile').length).toBeLessThan(3);
      } catch (error) {
        expect(error).toMatchObject({ code: 'INPUT_INVALID' });
      }
    }
  }, 60_000);
});
