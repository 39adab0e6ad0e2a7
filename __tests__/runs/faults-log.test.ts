// SPDX-License-Identifier: Apache-2.0
// Whatever fails of the log, in both of its versions.
import { describeFaultsOf } from './faulty-services.ts';

describeFaultsOf('Rekor v1');
describeFaultsOf('Rekor v2');
