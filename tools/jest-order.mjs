// SPDX-License-Identifier: Apache-2.0
// The order of the suites: whole runs take longest, so none of them may begin last and run alone.
// Jest knows how long a suite took only where it ran before; elsewhere it goes by the file's size.
import Sequencer from '@jest/test-sequencer';

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const [runs, others] = [true, false].map((wanted) =>
      tests.filter(({ context }) => (context.config.displayName?.name === 'runs') === wanted),
    );
    return [...super.sort(runs), ...super.sort(others)];
  }
}
