// SPDX-License-Identifier: Apache-2.0
import common, { pagesProject } from './jest.config.mjs';

export default { ...common, projects: [pagesProject] };
