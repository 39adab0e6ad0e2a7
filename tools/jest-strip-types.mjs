// SPDX-License-Identifier: Apache-2.0
// The tests run the code that Node itself would run: types become blanks, so lines, columns and
// coverage stay true without a source map.
import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';

export default {
  process(source) {
    return { code: stripTypeScriptTypes(source) };
  },
  getCacheKey(source, path) {
    return createHash('sha256').update(`${process.version}\0${path}\0${source}`).digest('hex');
  },
};
