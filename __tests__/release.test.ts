// SPDX-License-Identifier: Apache-2.0
// What a release, and the GitHub Marketplace, demand of the repository.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { parse } from 'yaml';

const project = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(resolve(project, path), 'utf8');

// https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#branding
const colors = [
  'white',
  'black',
  'yellow',
  'blue',
  'green',
  'orange',
  'red',
  'purple',
  'gray-dark',
];
const icons = `
  activity airplay alert-circle alert-octagon alert-triangle align-center align-justify align-left
  align-right anchor aperture archive arrow-down-circle arrow-down-left arrow-down-right
  arrow-down arrow-left-circle arrow-left arrow-right-circle arrow-right arrow-up-circle
  arrow-up-left arrow-up-right arrow-up at-sign award bar-chart-2 bar-chart battery-charging
  battery bell-off bell bluetooth bold book-open book bookmark box briefcase calendar camera-off
  camera cast check-circle check-square check chevron-down chevron-left chevron-right chevron-up
  chevrons-down chevrons-left chevrons-right chevrons-up circle clipboard clock cloud-drizzle
  cloud-lightning cloud-off cloud-rain cloud-snow cloud code command compass copy corner-down-left
  corner-down-right corner-left-down corner-left-up corner-right-down corner-right-up
  corner-up-left corner-up-right cpu credit-card crop crosshair database delete disc dollar-sign
  download-cloud download droplet edit-2 edit-3 edit external-link eye-off eye fast-forward
  feather file-minus file-plus file-text file film filter flag folder-minus folder-plus folder
  gift git-branch git-commit git-merge git-pull-request globe grid hard-drive hash headphones
  heart help-circle home image inbox info italic layers layout life-buoy link-2 link list loader
  lock log-in log-out mail map-pin map maximize-2 maximize menu message-circle message-square
  mic-off mic minimize-2 minimize minus-circle minus-square minus monitor moon more-horizontal
  more-vertical move music navigation-2 navigation octagon package paperclip pause-circle pause
  percent phone-call phone-forwarded phone-incoming phone-missed phone-off phone-outgoing phone
  pie-chart play-circle play plus-circle plus-square plus pocket power printer radio refresh-ccw
  refresh-cw repeat rewind rotate-ccw rotate-cw rss save scissors search send server settings
  share-2 share shield-off shield shopping-bag shopping-cart shuffle sidebar skip-back
  skip-forward slash sliders smartphone speaker square star stop-circle sun sunrise sunset table
  tablet tag target terminal thermometer thumbs-down thumbs-up toggle-left toggle-right trash-2
  trash trending-down trending-up triangle truck tv type umbrella underline unlock upload-cloud
  upload user-check user-minus user-plus user-x user users video-off video voicemail volume-1
  volume-2 volume-x volume watch wifi-off wifi wind x-circle x-square x zap-off zap zoom-in
  zoom-out
`
  .trim()
  .split(/\s+/);

const metadataSchema = v.object({
  name: v.string(),
  author: v.string(),
  description: v.string(),
  branding: v.object({ icon: v.string(), color: v.string() }),
});

describe('the GitHub Marketplace', () => {
  test('finds one action in the root, which is the one that it lists', () => {
    const files = readdirSync(project).filter((name) =>
      /^(?:action\.ya?ml|Dockerfile)$/i.test(name),
    );
    expect(files).toEqual(['action.yml']);
  });

  // The other actions are not listed today, but may be in a repository of their own one day.
  const all = ['action.yml', 'verify/action.yml', 'audit/action.yml'];
  describe.each(all.filter((path) => existsSync(resolve(project, path))))('%s', (path) => {
    const metadata = v.parse(metadataSchema, parse(read(path)));

    test('has a name and an author to show', () => {
      expect(metadata.name.trim()).not.toBe('');
      expect(metadata.author.trim()).not.toBe('');
    });

    test('has a description of under 125 characters, which is shown whole', () => {
      expect(metadata.description.trim()).not.toBe('');
      expect(metadata.description.length).toBeLessThan(125);
    });

    test('has an icon and a color that GitHub has', () => {
      expect(icons).toContain(metadata.branding.icon);
      expect(colors).toContain(metadata.branding.color);
    });
  });

  test('shows no two actions of one name', () => {
    const names = all
      .filter((path) => existsSync(resolve(project, path)))
      .map((path) => v.parse(metadataSchema, parse(read(path))).name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the version', () => {
  const versionSchema = v.object({ version: v.string() });
  const { version } = v.parse(versionSchema, JSON.parse(read('package.json')));

  test('is one that release.yml takes', () => {
    expect(version).toMatch(/^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-rc\.[1-9]\d*)?$/);
  });

  test('is the same in the package, in its lock file and in what the action says of itself', () => {
    const lockSchema = v.object({
      ...versionSchema.entries,
      packages: v.object({ '': versionSchema }),
    });
    const lock = v.parse(lockSchema, JSON.parse(read('package-lock.json')));
    const environment = read('src/action/runner/environment.ts');
    const said = /^export const actionVersion = '(.+)';$/m.exec(environment)?.[1];
    expect([lock.version, lock.packages[''].version, said]).toEqual([version, version, version]);
  });
});

test('the changelog has a place for what comes next', () => {
  expect(read('CHANGELOG.md').match(/^## Unreleased$/gm)).toHaveLength(1);
});

const jobSchema = v.object({
  permissions: v.record(v.string(), v.string()),
  environment: v.optional(v.string()),
});
const workflowSchema = v.object({
  permissions: v.record(v.string(), v.string()),
  jobs: v.record(v.string(), jobSchema),
});
const workflows = readdirSync(resolve(project, '.github/workflows')).map((name) => ({
  name,
  ...v.parse(workflowSchema, parse(read(`.github/workflows/${name}`))),
}));

describe('no workflow', () => {
  const jobs = workflows.flatMap(({ name, jobs: all }) =>
    Object.entries(all).map(([job, { permissions }]) => ({ job: `${name}: ${job}`, permissions })),
  );

  test('gives rights to all of its jobs at once', () => {
    expect(workflows.filter(({ permissions }) => Object.keys(permissions).length > 0)).toEqual([]);
  });

  test('has a job that can both sign as this repository and write to it', () => {
    const both = jobs.filter(
      ({ permissions }) =>
        permissions['id-token'] === 'write' && permissions['contents'] === 'write',
    );
    expect(both).toEqual([]);
  });

  test('publishes a release without the approval of a maintainer', () => {
    const release = workflows.find(({ name }) => name === 'release.yml');
    expect(release?.jobs['publish']?.environment).toBe('release');
  });

  test('runs with the rights of this repository for a pull request from elsewhere', () => {
    const triggers = ['pull_request_target', 'workflow_run', 'issue_comment'];
    const found = workflows.filter(({ name }) => {
      const { on } = v.parse(
        v.object({ on: v.record(v.string(), v.unknown()) }),
        parse(read(`.github/workflows/${name}`)),
      );
      return triggers.some((trigger) => trigger in on);
    });
    expect(found).toEqual([]);
  });
});
