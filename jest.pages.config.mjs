// SPDX-License-Identifier: Apache-2.0
import common, { pagesProject } from './jest.config.mjs';

const { workerIdleMemoryLimit: _, ...forFew } = common;

export default { ...forFew, projects: [pagesProject] };
