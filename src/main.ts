// SPDX-License-Identifier: Apache-2.0
// May import: action. The only file with side effects at import.
import { runSignStep } from './action/sign-step.ts';

await runSignStep();
