/** `doctor`: checks the set-up without writing anything, and says for each fault which line to change. */
import { examine, findingsOf } from '../doctor/doctor.ts';
import type { DoctorFacts } from '../doctor/facts.ts';
import { actionFiles, configsOf, readWorkflows } from '../doctor/workflow-jobs.ts';
import { hasErrors } from '../errors.ts';
import { parseInputs } from '../inputs.ts';
import type { CommandResult } from '../outputs.ts';
import { renderDoctor } from '../report/doctor.ts';
import type { CommandContext } from './context.ts';
import { accountFacts } from './doctor-account.ts';
import { jobFacts } from './doctor-job.ts';
import { placeOf } from './doctor-place.ts';
import { repositoryFacts } from './doctor-repository.ts';
import { loadConfig } from './load-config.ts';
import { prefixOf } from './observe.ts';
import { inParallel } from './parallel.ts';
import { reading } from './reading.ts';
import { environmentFilter, requireEnvironments } from './scope.ts';

const PARALLEL = 2;

export async function doctor(context: CommandContext): Promise<CommandResult> {
  const loaded = await loadConfig(context);
  if (loaded.config !== undefined) requireEnvironments(context, loaded.config);
  const facts = await gather(context, loaded);
  const report = examine(facts);
  const findings = [...loaded.findings, ...findingsOf(report)];
  const faults = report.checks.filter(({ outcome }) => outcome === 'fault');
  const isRed = faults.length > 0 || hasErrors(findings);
  const options = { simulated: context.simulated };
  return {
    command: 'doctor',
    decision: isRed ? 'findings' : 'valid',
    reasonCode: faults.length > 0 ? 'setup-faults' : isRed ? 'findings' : 'ok',
    findings,
    jobs: [],
    hasChanges: false,
    hasWork: false,
    commentUrl: undefined,
    summary: renderDoctor(report, { ...options, format: 'markdown' }),
    terminal: renderDoctor(report, { ...options, format: 'text' }),
    details: { doctor: report },
    counts: { checks: report.checks.length, faults: faults.length, probes: report.probes.length },
  };
}

type Loaded = Awaited<ReturnType<typeof loadConfig>>;

async function gather(context: CommandContext, loaded: Loaded): Promise<DoctorFacts> {
  const mode = context.trigger.kind === 'local' ? 'laptop' : 'workflow';
  const repository = await repositoryFacts(context);
  const { identity } = repository;
  const repositoryId = identity.kind === 'read' ? identity.value.id : context.run.repositoryId;
  const environmentFacts = mode === 'laptop' ? accountFacts : jobFacts;
  const isSelected = environmentFilter(context);
  const selected = loaded.environments.filter(({ name }) => isSelected(name));
  const environments = await inParallel(selected, PARALLEL, (environment) => {
    const known = { prefix: prefixOf(context, environment), repositoryId };
    return environmentFacts(context, placeOf(environment, loaded.config, known));
  });
  const workflows = await reading(async () => readWorkflows(await context.setup.workflowFiles()));
  return {
    mode,
    config: { path: context.inputs.config, text: loaded.text },
    repository,
    environments,
    workflows,
    jobKeys: await jobKeys(context, loaded, workflows),
  };
}

/** A config file that cannot be read, or has an expression for a name, is for the workflow that names it to tell. */
async function jobKeys(
  context: CommandContext,
  loaded: Loaded,
  workflows: DoctorFacts['workflows'],
): Promise<DoctorFacts['jobKeys']> {
  const keysOf = ({ removal }: Loaded): readonly string[] => [...(removal?.jobs.keys() ?? [])];
  const found = new Map([[context.inputs.config, keysOf(loaded)]]);
  const named = workflows.kind === 'read' ? configsOf(actionFiles(workflows.value)) : [];
  for (const name of named) {
    await reading(async () => {
      const inputs = parseInputs((input) => (input === 'config' ? name : ''));
      if (found.has(inputs.config)) return;
      found.set(inputs.config, keysOf(await loadConfig({ ...context, inputs })));
    });
  }
  return found;
}
