// SPDX-License-Identifier: Apache-2.0
// Starts a whole private Sigstore and its registries, with state in a temporary folder, and ends
// them in every case.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { peer, unbuilt } from './build.ts';
import { fulcioConfig } from './fulcio-config.ts';
import { startIssuer, type Issuer } from './issuer.ts';
import { answerOf, freePorts, mustRun, serve, type Server } from './process.ts';
import {
  type PeerRegistry,
  startDistribution,
  startGgcr,
  startOlareg,
  startOpenRegistry,
  startPasswordRegistry,
  startTokenRegistry,
} from './registries.ts';
import { requireAll } from './requirements.ts';
import { writeSigstoreFiles, type SigstoreFiles, type SigstoreUrls } from './sigstore-files.ts';

export interface Stack extends AsyncDisposable {
  readonly folder: string;
  readonly issuer: Issuer;
  readonly urls: SigstoreUrls;
  /** Trust files of the same Sigstore, for Rekor v1, for Rekor v2, for both; each has the TSA. */
  readonly rekorV1: SigstoreFiles;
  readonly rekorV2: SigstoreFiles;
  readonly bothLogs: SigstoreFiles;
  readonly registries: readonly PeerRegistry[];
  /** Loses everything that the search index of Rekor v1 knows. */
  emptyIndex(): Promise<void>;
}

/** The Go programs that the stack starts. */
export const stackPeers = [
  'fulcio',
  'olareg',
  'rekor1',
  'rekor2',
  'tesseract',
  'trillian-mem',
  'tsa',
] as const;

/** What it takes from the system. */
export const stackTools = [
  'docker-registry',
  'htpasswd',
  'openssl',
  'redis-cli',
  'redis-server',
] as const;

/** timestamp-server always listens here for its metrics, and ends when it cannot. */
export const stackPorts = { 2112: 'timestamp-server' };

/** @throws Error at once when a program is missing, or one of them ends before all is up */
export async function startStack(): Promise<Stack> {
  await requireAll({ system: stackTools, unbuilt: await unbuilt(stackPeers), ports: stackPorts });
  const folder = await mkdtemp(join(tmpdir(), 'signet-peers-'));
  const ends: (() => Promise<void>)[] = [];
  const end = async () => {
    await Promise.all(ends.map((stop) => stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await mkdir(join(folder, 'log'));
    await writeKeys(folder);
    const keep = <Started extends { readonly server: Server }>(started: Started) => {
      ends.push(() => started.server.stop());
      return started;
    };
    const starters = [
      startOpenRegistry,
      startPasswordRegistry,
      startTokenRegistry,
      startOlareg,
      startDistribution,
      startGgcr('fallback-tag'),
      startGgcr('referrers-api'),
    ];
    const registries = Promise.all(
      starters.map(async (start) => keep(await start(folder)).registry),
    );
    const early = Promise.withResolvers<never>();
    const sigstore = startSigstore(folder, ends, early.reject);
    const up = Promise.all([registries, sigstore]);
    const [found, { urls, issuer, emptyIndex }] = await Promise.race([up, early.promise]);
    const [rekorV1, rekorV2, bothLogs] = await Promise.all([
      writeSigstoreFiles(folder, 'rekor-v1', urls),
      writeSigstoreFiles(folder, 'rekor-v2', urls),
      writeSigstoreFiles(folder, 'both-logs', urls),
    ]);
    return {
      folder,
      issuer,
      urls,
      rekorV1,
      rekorV2,
      bothLogs,
      registries: found,
      emptyIndex,
      [Symbol.asyncDispose]: end,
    };
  } catch (cause) {
    const logs = await lastWords(folder);
    await end();
    throw new Error(`the stack did not start${logs}`, { cause });
  }
}

async function startSigstore(
  folder: string,
  ends: (() => Promise<void>)[],
  failed: (cause: Error) => void,
) {
  const [
    issuerPort = 0,
    ct = 0,
    fulcio = 0,
    fulcioGrpc = 0,
    fulcioMetrics = 0,
    tsa = 0,
    rekorV1 = 0,
    rekorV2 = 0,
    rekorGrpc = 0,
    rekorMetrics = 0,
    redis = 0,
  ] = await freePorts(11);
  const local = (port: number) => `http://localhost:${String(port)}`;
  const urls: SigstoreUrls = {
    issuer: `http://127.0.0.1:${String(issuerPort)}`,
    ctLog: local(ct),
    fulcio: local(fulcio),
    timestampAuthority: `${local(tsa)}/api/v1/timestamp`,
    rekorV1: local(rekorV1),
    rekorV2: local(rekorV2),
  };
  const start = (name: string, args: readonly string[], env = {}, program = peer(name)) => {
    const server = serve(name, program, args, folder, env);
    ends.push(() => server.stop());
    void server.ended.then((how) => {
      failed(new Error(`${name} ${how}`));
    });
  };
  const issuer = await startIssuer(issuerPort);
  ends.push(() => issuer.close());
  await writeFile(join(folder, 'fulcio.json'), JSON.stringify(fulcioConfig(issuer.url)));

  start('tesseract', tesseractArgs(folder, ct), { GOMEMLIMIT: '512MiB' });
  start('rekor2', rekorV2Args(folder, rekorV2, rekorGrpc, rekorMetrics));
  start('trillian-mem', []);
  start('tsa', [
    'serve',
    '--host=127.0.0.1',
    `--port=${String(tsa)}`,
    '--scheme=http',
    '--timestamp-signer=memory',
    '--disable-ntp-monitoring',
  ]);
  start('redis-server', redisArgs(redis), {}, 'redis-server');
  const trillian = await trillianPort(join(folder, 'log/trillian-mem'));
  start('rekor1', rekorV1Args(rekorV1, trillian, redis));
  await listens(urls.ctLog);
  start('fulcio', fulcioArgs(folder, fulcio, fulcioGrpc, fulcioMetrics, urls.ctLog));

  await Promise.all([answerOf(`${urls.fulcio}/healthz`), answerOf(`${urls.rekorV2}/healthz`)]);
  await writeFile(join(folder, 'tsa.pem'), await answerOf(`${urls.timestampAuthority}/certchain`));
  await writeFile(
    join(folder, 'rekor-v1.pub'),
    await answerOf(`${urls.rekorV1}/api/v1/log/publicKey`),
  );
  const emptyIndex = async () => {
    await mustRun('redis-cli', ['-h', '127.0.0.1', '-p', String(redis), 'flushall']);
  };
  return { urls, issuer, emptyIndex };
}

async function writeKeys(folder: string): Promise<void> {
  const openssl = (...args: string[]) => mustRun('openssl', args, { cwd: folder });
  const authority = [
    '-keyout',
    'ca.key',
    '-passout',
    'pass:pw',
    '-out',
    'ca.pem',
    '-days',
    '3650',
    '-subj',
    '/O=sigstore.local/CN=test fulcio',
  ];
  const extensions = [
    '-addext',
    'basicConstraints=critical,CA:TRUE,pathlen:1',
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  ];
  await openssl(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    ...authority,
    ...extensions,
  );
  for (const name of ['ct', 'rekor-v2']) {
    await openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
    await openssl('ec', '-in', `${name}.key`, '-pubout', '-out', `${name}.pub`);
  }
}

function tesseractArgs(folder: string, port: number): readonly string[] {
  const keys = [
    '--private_key=ct.key',
    `--storage_dir=${join(folder, 'ct')}`,
    '--roots_pem_file=ca.pem',
    '--ext_key_usages=CodeSigning',
  ];
  const pace = [
    '--checkpoint_interval=200ms',
    '--enable_publication_awaiter=false',
    '--inmemory_antispam_cache_size=64k',
  ];
  return [`--http_endpoint=127.0.0.1:${String(port)}`, '--origin=localhost', ...keys, ...pace];
}

function fulcioArgs(
  folder: string,
  port: number,
  grpc: number,
  metrics: number,
  ctLog: string,
): readonly string[] {
  const ports = [
    '--host=127.0.0.1',
    `--port=${String(port)}`,
    '--grpc-host=127.0.0.1',
    `--grpc-port=${String(grpc)}`,
    `--metrics-port=${String(metrics)}`,
  ];
  const authority = [
    '--ca=fileca',
    '--fileca-cert=ca.pem',
    '--fileca-key=ca.key',
    '--fileca-key-passwd=pw',
  ];
  const log = [`--ct-log-url=${ctLog}`, '--ct-log-public-key-path=ct.pub'];
  return [
    'serve',
    ...ports,
    '--config-path=fulcio.json',
    ...authority,
    ...log,
    `--legacy-unix-domain-socket=${join(folder, 'fulcio.sock')}`,
  ];
}

function redisArgs(port: number): readonly string[] {
  return ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'];
}

function rekorV1Args(port: number, trillian: number, redis: number): readonly string[] {
  const backend = [
    '--trillian_log_server.address=127.0.0.1',
    `--trillian_log_server.port=${String(trillian)}`,
  ];
  const server = [
    '--rekor_server.address=127.0.0.1',
    `--port=${String(port)}`,
    '--rekor_server.hostname=localhost',
    '--rekor_server.signer=memory',
  ];
  const index = [
    '--search_index.storage_provider=redis',
    '--redis_server.address=127.0.0.1',
    `--redis_server.port=${String(redis)}`,
  ];
  const endpoints =
    'createLogEntry,getLogEntryByIndex,getLogEntryByUUID,getLogInfo,getLogProof,getPublicKey,' +
    'searchIndex,searchLogQuery';
  return ['serve', ...backend, ...server, ...index, '--enabled_api_endpoints', endpoints];
}

function rekorV2Args(
  folder: string,
  port: number,
  grpc: number,
  metrics: number,
): readonly string[] {
  const ports = [
    `--http-port=${String(port)}`,
    `--grpc-port=${String(grpc)}`,
    `--http-metrics-port=${String(metrics)}`,
  ];
  const log = [
    '--hostname=localhost',
    `--storage-dir=${join(folder, 'rekor-v2')}`,
    '--signer-filepath=rekor-v2.key',
    '--checkpoint-interval=200ms',
  ];
  return ['serve', ...ports, ...log];
}

/** trillian-mem chooses its port and prints the address. */
async function trillianPort(log: string): Promise<number> {
  for (let left = 200; left > 0; left--) {
    const port = /:(\d+)\s*$/m.exec(await readFile(log, 'utf8'))?.[1];
    if (port !== undefined) return Number(port);
    await delay(50);
  }
  throw new Error('trillian-mem printed no address');
}

/** An answer of any status shows that the server listens. */
async function listens(url: string): Promise<void> {
  for (let left = 200; left > 0; left--) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await delay(50);
  }
  throw new Error(`${url} does not listen`);
}

async function lastWords(folder: string): Promise<string> {
  const names = [
    'fulcio',
    'tesseract',
    'tsa',
    'rekor1',
    'rekor2',
    'trillian-mem',
    'redis-server',
    'docker-registry',
    'olareg',
    'distribution',
    'ggcr-fallback-tag',
    'ggcr-referrers-api',
  ];
  const logs = await Promise.all(
    names.map(
      async (name) =>
        [name, await readFile(join(folder, 'log', name), 'utf8').catch(() => '')] as const,
    ),
  );
  return logs.map(([name, text]) => `\n--- ${name}\n${text.slice(-400)}`).join('');
}
