// SPDX-License-Identifier: Apache-2.0
// The only file with side effects at import: it runs the step of the file that Node was started
// with (dist/index.js, dist/verify.js).
import { basename } from 'node:path';

import { endWell } from './action/runner/ending.ts';

await endWell(async () => {
  if (basename(process.argv[1] ?? '') === 'verify.js') {
    const { runVerifyStep } = await import('./action/verify/step.ts');
    await runVerifyStep();
  } else {
    const { runSignStep } = await import('./action/sign/step.ts');
    await runSignStep();
  }
});
