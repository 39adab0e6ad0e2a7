// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { cycloneDx, cycloneDxXml, openVex, spdx2, spdxRdf, spdxYaml, tagValue } from './sboms.ts';
import { Workspace } from './workspace.ts';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await Workspace.make();
});
afterEach(async () => {
  await workspace.remove();
});

describe('a file that cannot be attested', () => {
  test.each([
    [
      'bom.spdx',
      tagValue,
      'is SPDX in tag-value form, and verifiers read only JSON: convert it: syft convert bom.spdx -o spdx-json=bom.spdx.json',
    ],
    [
      'my bom.xml',
      cycloneDxXml,
      "is CycloneDX in XML, and verifiers read only JSON: convert it: syft convert 'my bom.xml' -o cyclonedx-json='my bom.cdx.json'",
    ],
    [
      'bom.rdf',
      spdxRdf,
      'is SPDX in RDF, and verifiers read only JSON: convert it: pyspdxtools -i bom.rdf -o bom.spdx.json',
    ],
    [
      'bom.yaml',
      spdxYaml,
      'is SPDX in YAML, and verifiers read only JSON: convert it: pyspdxtools -i bom.yaml -o bom.spdx.json',
    ],
    ['a.xml', '<a/>', 'is XML, and verifiers read only JSON: give JSON'],
    ['a.yaml', 'a: 1', 'is not JSON: it does not begin with "{"'],
    [
      'old.spdx.json',
      { spdxVersion: 'SPDX-2.1' },
      'is SPDX 2.1, not SPDX JSON 2.2, 2.3 and 3.0, and CycloneDX JSON 1.4 to 1.7: convert it: syft convert old.spdx.json -o spdx-json=converted-spdx.json',
    ],
    [
      'new.json',
      { '@context': ['https://spdx.org/rdf/3.1.0/spdx-context.jsonld'] },
      'is SPDX 3.1.0, not SPDX JSON 2.2',
    ],
    [
      'old.json',
      { bomFormat: 'CycloneDX', specVersion: '1.3' },
      'is CycloneDX 1.3, not SPDX JSON 2.2, 2.3 and 3.0, and CycloneDX JSON 1.4 to 1.7: convert it: syft convert old.json -o cyclonedx-json=old.cdx.json',
    ],
    ['odd.json', { bomFormat: 'CycloneDX' }, 'is CycloneDX without "specVersion", not '],
    [
      'syft.json',
      { artifacts: [], source: {}, descriptor: {}, schema: { version: '16' } },
      'is syft’s own JSON, not SPDX JSON 2.2, 2.3 and 3.0, and CycloneDX JSON 1.4 to 1.7: convert it: syft convert syft.json -o spdx-json=syft.spdx.json',
    ],
    ['vex.json', openVex, 'is OpenVEX, not an SBOM: write attestations: openvex=vex.json'],
    ['a.json', { a: 1 }, 'is not an SBOM: it does not say that it is one of SPDX JSON'],
    [
      'statement.json',
      { _type: 'https://in-toto.io/Statement/v1', predicate: spdx2('2.3') },
      "is an in-toto statement, not a predicate: take the predicate out of it: jq '.predicate' statement.json",
    ],
    [
      'dsse.json',
      { payloadType: 'application/vnd.in-toto+json', payload: 'e30=', signatures: [] },
      "is a signed envelope (DSSE), not a predicate: take the predicate out of it: jq '.payload | @base64d | fromjson | .predicate' dsse.json",
    ],
    [
      'bundle.json',
      { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' },
      "is a Sigstore bundle, not a predicate: take the predicate out of it: jq '.dsseEnvelope.payload | @base64d",
    ],
    [
      'broken.json',
      { ...spdx2('2.3'), packages: [{}] },
      'says that it is SPDX 2.3, and is not: packages[0] lacks "SPDXID"',
    ],
  ])('is not an SBOM that is known here: %s', async (name, content, problem) => {
    await workspace.write(name, content);
    await expect(workspace.problemsOf({ sbom: name })).resolves.toEqual([
      expect.stringContaining(`"${name}" ${problem}`),
    ]);
  });

  test.each([
    ['spdxjson', cycloneDx('1.6'), 'is CycloneDX 1.6, not SPDX'],
    ['cyclonedx', spdx2('2.3'), 'is SPDX 2.3, not CycloneDX'],
    ['https://spdx.dev/Document/v2.3', spdx2('2.2'), 'is SPDX 2.2, not SPDX 2.3'],
    ['https://cyclonedx.org/bom/v1.6', cycloneDx('1.5'), 'is CycloneDX 1.5, not CycloneDX 1.6'],
    ['spdx', { a: 1 }, 'is other JSON, not SPDX'],
    ['spdx', { spdxVersion: 'SPDX-2.1' }, 'is SPDX 2.1, not SPDX JSON 2.2'],
    [
      'spdx',
      { ...spdx2('2.3'), packages: {} },
      'says that it is SPDX 2.3, and is not: packages must be an array',
    ],
    ['openvex', { a: 1 }, 'is other JSON, not OpenVEX, whose "@context" is https://openvex.dev/ns'],
    ['https://openvex.dev/ns/v0.2.0', cycloneDx('1.6'), 'is CycloneDX 1.6, not OpenVEX'],
    ['vuln', cycloneDx('1.6'), 'is CycloneDX 1.6'],
    ['vuln', openVex, 'is OpenVEX'],
    ['https://in-toto.io/attestation/vulns/v0.2', spdx2('2.3'), 'is SPDX 2.3'],
    [
      'slsaprovenance1',
      { builder: {} },
      'lacks "buildDefinition" and "runDetails", an object that every predicate of the type https://slsa.dev/provenance/v1 has',
    ],
    ['slsaprovenance', { buildDefinition: {} }, 'lacks "builder"'],
    ['slsaprovenance1', spdx2('2.3'), 'is SPDX 2.3'],
    [
      'custom',
      { _type: 'https://in-toto.io/Statement/v0.1' },
      'is an in-toto statement, not a predicate',
    ],
  ])('is of another kind than its type says: %s', async (type, content, problem) => {
    await workspace.write('file.json', content);
    await expect(workspace.problemsOf({ attestations: `${type}=file.json` })).resolves.toEqual([
      expect.stringContaining(`"file.json" ${problem}`),
    ]);
  });
});
