// SPDX-License-Identifier: Apache-2.0
// Why something could not be known, as a report keeps it.
import { messageOf, SignetError } from '../errors.ts';
import type { AuditFailure } from './image-evidence.ts';

const most = 2000;

export function auditFailure(thrown: unknown): AuditFailure {
  const code = thrown instanceof SignetError ? thrown.code : 'INTERNAL';
  const hint = thrown instanceof SignetError ? thrown.hint : undefined;
  return {
    code,
    message: messageOf(thrown).slice(0, most),
    hint: hint?.slice(0, most) ?? null,
  };
}
