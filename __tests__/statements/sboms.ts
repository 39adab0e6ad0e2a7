// SPDX-License-Identifier: Apache-2.0
// Small SBOMs in each format, in the form in which syft, BuildKit and the SPDX tools write them.

const hash = 'ab'.repeat(32);

const spdxPackage = {
  name: 'zlib',
  SPDXID: 'SPDXRef-Package-apk-zlib',
  versionInfo: '1.3.1-r2',
  supplier: 'Person: Natanael Copa (ncopa@alpinelinux.org)',
  originator: 'Person: Natanael Copa (ncopa@alpinelinux.org)',
  downloadLocation: 'https://zlib.net/',
  filesAnalyzed: false,
  sourceInfo: 'acquired package info from APK DB: /lib/apk/db/installed',
  licenseConcluded: 'NOASSERTION',
  licenseDeclared: 'Zlib',
  copyrightText: 'NOASSERTION',
  externalRefs: [
    {
      referenceCategory: 'PACKAGE-MANAGER',
      referenceType: 'purl',
      referenceLocator: 'pkg:apk/alpine/zlib@1.3.1-r2?arch=x86_64',
    },
  ],
};

const spdxFile = {
  fileName: 'lib/libz.so.1',
  SPDXID: 'SPDXRef-File-lib-libz.so.1',
  fileTypes: ['BINARY'],
  checksums: [
    { algorithm: 'SHA1', checksumValue: 'ab'.repeat(20) },
    { algorithm: 'SHA256', checksumValue: hash },
  ],
  licenseConcluded: 'NOASSERTION',
  licenseInfoInFiles: ['NOASSERTION'],
  copyrightText: 'NOASSERTION',
};

export const spdx2 = (version: '2.2' | '2.3') => ({
  spdxVersion: `SPDX-${version}`,
  dataLicense: 'CC0-1.0',
  SPDXID: 'SPDXRef-DOCUMENT',
  name: 'ghcr.io/acme/app',
  documentNamespace: 'https://anchore.com/syft/image/ghcr.io/acme/app-1',
  creationInfo: {
    licenseListVersion: '3.28',
    creators: ['Organization: Anchore, Inc', 'Tool: syft-1.57.0'],
    created: '2026-11-25T21:00:00Z',
  },
  packages: [spdxPackage, { ...spdxPackage, SPDXID: 'SPDXRef-Package-apk-musl', name: 'musl' }],
  files: [spdxFile],
  relationships: [
    {
      spdxElementId: 'SPDXRef-DOCUMENT',
      relatedSpdxElement: 'SPDXRef-Package-apk-zlib',
      relationshipType: 'DESCRIBES',
    },
    {
      spdxElementId: 'SPDXRef-Package-apk-zlib',
      relatedSpdxElement: 'SPDXRef-File-lib-libz.so.1',
      relationshipType: 'CONTAINS',
    },
  ],
});

export const spdx3 = (version: '3.0.0' | '3.0.1') => ({
  '@context': `https://spdx.org/rdf/${version}/spdx-context.jsonld`,
  '@graph': [
    {
      type: 'CreationInfo',
      '@id': '_:creation',
      specVersion: version,
      created: '2026-11-25T21:00:00Z',
      createdBy: ['https://acme.example/spdx/acme'],
    },
    {
      type: 'Organization',
      spdxId: 'https://acme.example/spdx/acme',
      creationInfo: '_:creation',
      name: 'Acme',
    },
    {
      type: 'SpdxDocument',
      spdxId: 'https://acme.example/spdx/document',
      creationInfo: '_:creation',
      rootElement: ['https://acme.example/spdx/sbom'],
      profileConformance: ['core', 'software'],
    },
    {
      type: 'software_Sbom',
      spdxId: 'https://acme.example/spdx/sbom',
      creationInfo: '_:creation',
      rootElement: ['https://acme.example/spdx/zlib'],
      software_sbomType: ['build'],
    },
    {
      type: 'software_Package',
      spdxId: 'https://acme.example/spdx/zlib',
      creationInfo: '_:creation',
      name: 'zlib',
      software_packageVersion: '1.3.1',
      software_packageUrl: 'pkg:apk/alpine/zlib@1.3.1-r2',
      verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: hash }],
    },
    {
      type: 'Relationship',
      spdxId: 'https://acme.example/spdx/contains',
      creationInfo: '_:creation',
      from: 'https://acme.example/spdx/sbom',
      to: ['https://acme.example/spdx/zlib'],
      relationshipType: 'contains',
    },
  ],
});

export const cycloneDx = (version: '1.4' | '1.5' | '1.6' | '1.7') => ({
  $schema: `http://cyclonedx.org/schema/bom-${version}.schema.json`,
  bomFormat: 'CycloneDX',
  specVersion: version,
  serialNumber: 'urn:uuid:81845a56-6c1f-4041-b978-f1f5410814f2',
  version: 1,
  metadata: {
    timestamp: '2026-11-25T21:00:00Z',
    tools:
      version === '1.4'
        ? [{ vendor: 'anchore', name: 'syft', version: '1.57.0' }]
        : {
            components: [
              { type: 'application', author: 'anchore', name: 'syft', version: '1.57.0' },
            ],
          },
    component: { 'bom-ref': 'e9d7', type: 'container', name: 'ghcr.io/acme/app', version: 'v1' },
  },
  components: [
    {
      'bom-ref': 'pkg:apk/alpine/zlib@1.3.1-r2?package-id=1',
      type: 'library',
      publisher: 'Natanael Copa <ncopa@alpinelinux.org>',
      name: 'zlib',
      version: '1.3.1-r2',
      licenses: [{ license: { id: 'Zlib' } }],
      cpe: 'cpe:2.3:a:zlib:zlib:1.3.1-r2:*:*:*:*:*:*:*',
      purl: 'pkg:apk/alpine/zlib@1.3.1-r2?arch=x86_64',
      externalReferences: [{ url: 'https://zlib.net/', type: 'distribution' }],
      hashes: [{ alg: 'SHA-256', content: hash }],
      properties: [{ name: 'syft:package:foundBy', value: 'apk-db-cataloger' }],
    },
    { 'bom-ref': 'os', type: 'operating-system', name: 'alpine', version: '3.22.1' },
  ],
  dependencies: [
    { ref: 'pkg:apk/alpine/zlib@1.3.1-r2?package-id=1', dependsOn: ['os', 'e9d7'] },
    { ref: 'os' },
  ],
});

export const openVex = {
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'https://openvex.dev/docs/example/vex-1',
  author: 'Acme',
  timestamp: '2026-11-25T21:00:00Z',
  version: 1,
  statements: [{ vulnerability: { name: 'CVE-2026-1' }, status: 'not_affected' }],
};

export const tagValue = `SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: acme
`;

export const cycloneDxXml = `<?xml version="1.0" encoding="UTF-8"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"></bom>
`;

export const spdxRdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:spdx="http://spdx.org/rdf/terms#"></rdf:RDF>
`;

export const spdxYaml = `---
# made by hand
SPDXID: "SPDXRef-DOCUMENT"
creationInfo:
  created: "2026-11-25T21:00:00Z"
spdxVersion: "SPDX-2.3"
`;
