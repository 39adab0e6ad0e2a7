// SPDX-License-Identifier: Apache-2.0
// The only file with side effects at import: it runs the step of the file that Node was started
// with (dist/index.js, dist/verify.js, dist/audit.js).
import { basename } from 'node:path';

import { endWell } from './action/runner/ending.ts';

await endWell(async () => {
  switch (basename(process.argv[1] ?? '')) {
    case 'verify.js': {
      const { runVerifyStep } = await import('./action/verify/step.ts');
      return runVerifyStep();
    }
    case 'audit.js': {
      const { runAuditStep } = await import('./action/audit/step.ts');
      return runAuditStep();
    }
    default: {
      const { runSignStep } = await import('./action/sign/step.ts');
      return runSignStep();
    }
  }
});
