// SPDX-License-Identifier: Apache-2.0
// Whatever fails of the services that certify: Fulcio and the timestamp authority.
import { describeFaultsOf } from './faulty-services.ts';

describeFaultsOf('Fulcio');
describeFaultsOf('the timestamp authority');
