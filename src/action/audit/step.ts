// SPDX-License-Identifier: Apache-2.0
// Puts the parts of the audit action together; the account of it is given whatever happens.
import { judgeAudit, type JudgedLog } from '../../audit/judge.ts';
import type { Evidence } from '../../audit/gather.ts';
import type { AuditPlan } from '../../audit/planned.ts';
import type { AuditReport } from '../../audit/report.ts';
import { inShard, joinShards, planDigest, type Shard } from '../../audit/shards.ts';
import { messageOf, SignetError } from '../../errors.ts';
import { accident } from '../runner/ending.ts';
import { endRun, saveMemory } from '../runner/environment.ts';
import { stepFolder } from '../runner/files.ts';
import { repositoryOf } from '../runner/github.ts';
import { getInput, line, maskInputs } from '../runner/log.ts';
import { reportHead } from '../runner/report.ts';
import { giveAccount } from './account.ts';
import { readDeclaration } from './declaration.ts';
import { readAuditInputs } from './inputs.ts';
import { lookedUpPrevious } from './lookup.ts';
import type { KnownPrevious } from './previous.ts';
import type { AuditProgress, AuditRequest } from './progress.ts';
import { openServices, type AuditServices } from './services.ts';
import { signReport } from './sign-report.ts';
import { filePorts } from './source-files.ts';
import { counted } from './words.ts';
import { evidenceName, gathered, ownShard, planned, storedPlan, storedShards } from './stages.ts';

export async function runAuditStep(): Promise<void> {
  const env = process.env;
  const progress: AuditProgress = {
    startedAt: new Date(),
    env,
    folder: stepFolder(env),
    notices: [],
    outputs: {},
  };
  try {
    await Promise.race([audit(progress), accident]);
  } catch (error) {
    progress.error = error;
  }
  endRun();
  await giveAccount(progress);
}

async function audit(progress: AuditProgress): Promise<void> {
  const request = await readRequest(progress);
  const services = openServices(request.inputs, progress.env);
  const { mode } = request.inputs;
  // Thousands of images take their time; what is kept of them should not take all memory.
  saveMemory();
  switch (mode.kind) {
    case 'plan':
      await writePlan(mode.imagesPerShard, request, services, progress);
      break;
    case 'shard':
      await writeEvidence(mode.shard, mode.plan, request, services, progress);
      break;
    case 'merge': {
      const plan = await storedPlan(mode.plan, request.declaration);
      const { shards, notices } = await storedShards(mode.shards);
      const { evidence } = joinShards(shards, plan, request.declaration.policies);
      progress.notices.push(...notices);
      await conclude(plan, () => Promise.resolve(evidence), request, services, progress);
      break;
    }
    case 'audit': {
      const { declaration, inputs } = request;
      const plan = await planned(declaration, services, filePorts(inputs, services, progress.env));
      await conclude(
        plan,
        (previous) =>
          gathered(
            { images: plan.images, declaration, previous, fullEveryMs: inputs.fullEveryMs },
            services,
          ),
        request,
        services,
        progress,
      );
    }
  }
}

async function readRequest(progress: AuditProgress): Promise<AuditRequest> {
  maskInputs(['registry-password', 'github-token', 'packages-token']);
  const inputs = readAuditInputs(getInput);
  progress.inputs = inputs;
  const declaration = await readDeclaration(inputs, getInput, progress.env);
  progress.declaration = declaration;
  for (const { name, trusted } of declaration.policies.values())
    line('Policy', `${name}: ${trusted}`);
  line('Scopes', declaration.scopes.map(({ name }) => name).join(', '));
  return { inputs, declaration };
}

async function writePlan(
  imagesPerShard: number,
  { inputs, declaration }: AuditRequest,
  services: AuditServices,
  progress: AuditProgress,
): Promise<void> {
  const plan = await planned(declaration, services, filePorts(inputs, services, progress.env));
  const of = Math.min(256, Math.max(1, Math.ceil(plan.images.length / imagesPerShard)));
  const matrix = Array.from({ length: of }, (_, at) => ({ shard: `${at + 1}/${of}` }));
  line('Planned', `${counted(plan.images.length, 'image')}, ${counted(of, 'shard')}`);
  progress.outputs['plan-path'] =
    (await progress.folder.write('plan.json', asText({ ...plan, shards: of }))) ?? '';
  progress.outputs['matrix'] = JSON.stringify(matrix);
}

async function writeEvidence(
  shard: Shard,
  planPath: string,
  { inputs, declaration }: AuditRequest,
  services: AuditServices,
  progress: AuditProgress,
): Promise<void> {
  const plan = await storedPlan(planPath, declaration);
  const images = inShard(plan, ownShard(shard, plan));
  const previous = await lookedUpPrevious(inputs, services, progress);
  line(
    'Shard',
    `${shard.number}/${shard.of}: ${images.length} of ${counted(plan.images.length, 'image')}`,
  );
  const evidence = await gathered(
    { images, declaration, previous, fullEveryMs: inputs.fullEveryMs },
    services,
  );
  const text = asText({ ...evidence, shard, plan: planDigest(plan) });
  progress.outputs['evidence-path'] =
    (await progress.folder.write(evidenceName(shard), text)) ?? '';
}

type Gathering = (previous: Awaited<ReturnType<typeof lookedUpPrevious>>) => Promise<Evidence>;

async function conclude(
  plan: AuditPlan,
  gathering: Gathering,
  { inputs, declaration }: AuditRequest,
  services: AuditServices,
  progress: AuditProgress,
): Promise<void> {
  const previous = await lookedUpPrevious(inputs, services, progress);
  const evidence = await gathering(previous);
  const log = await logSays(evidence, previous, inputs, services, progress);
  const head = reportHead(progress);
  const report = judgeAudit({
    declaration,
    plan,
    evidence,
    log,
    previous,
    notices: progress.notices,
    limits: inputs.limits,
    intervalMs: inputs.intervalMs,
    run: head.run,
    durationMs: head.durationMs,
    now: new Date(services.network.patience.clock.now()),
  });
  progress.report = report;
  await keepReport(report, inputs, services, progress);
  if (!inputs.issues) return;
  const [{ fileIssues, tellIssues }, octokit] = await Promise.all([
    import('./issues.ts'),
    services.octokit(inputs.githubToken),
  ]);
  const isTrustedState = previous?.facts.isVerified === true;
  tellIssues(await fileIssues(report, { octokit, ...repositoryOf(progress.env), isTrustedState }));
}

/** Null when the log is not to be asked. */
async function logSays(
  { images }: Evidence,
  previous: KnownPrevious | undefined,
  inputs: AuditRequest['inputs'],
  services: AuditServices,
  { env, notices }: AuditProgress,
): Promise<JudgedLog | null> {
  if (!inputs.log) return null;
  const { askLog } = await import('./log.ts');
  // What no one has signed could call a log inconsistent that is not.
  const known = previous?.facts.isVerified === true ? previous.report : undefined;
  const asked = await askLog(images, known, inputs, services, env);
  notices.push(...asked.notices);
  return asked.judged;
}

async function keepReport(
  report: AuditReport,
  inputs: AuditRequest['inputs'],
  { network }: AuditServices,
  { env, folder, outputs, notices }: AuditProgress,
): Promise<void> {
  const bytes = Buffer.from(asText(report));
  outputs['report-path'] = (await folder.write('report.json', bytes)) ?? '';
  if (!inputs.signReport) return;
  try {
    const bundle = await signReport(bytes, inputs, env, network);
    outputs['bundle-path'] = (await folder.write('report.json.sigstore.json', bundle)) ?? '';
  } catch (error) {
    // What is wrong in the workflow stays wrong; an outage is over tomorrow.
    if (error instanceof SignetError && error.code === 'TRUST_FILE_INVALID') throw error;
    notices.push(
      `The report is not signed, so the next run cannot believe it: ${messageOf(error)}`,
    );
  }
}

/** Machines read it, and people look for a line. */
function asText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}
