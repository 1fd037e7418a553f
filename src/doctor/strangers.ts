/** Runs that a role must not trust. The names and numbers here belong to nobody. */
import type { RoleName } from '../config/job.ts';
import type { KnownRepository } from './facts.ts';
import { ROLE_ENVIRONMENTS, type RunKind, runOf } from './subjects.ts';

export interface Stranger {
  readonly who: string;
  readonly run: RunKind;
  readonly repository: KnownRepository;
}

const NOBODY = 'doctor-probe';

export function strangersTo(role: RoleName, repository: KnownRepository): readonly Stranger[] {
  const [owner = '', name = ''] = repository.name.split('/');
  const others = [
    {
      who: 'other repositories of the owner',
      repository: { ...repository, name: `${owner}/${NOBODY}`, id: '1' },
    },
    {
      who: 'repositories of other owners',
      repository: { ...repository, name: `${NOBODY}/${name}`, id: '1', ownerId: '2' },
    },
  ];
  const branch = repository.defaultBranch ?? 'main';
  const runs = (['environment', 'branch'] as const).map((by) => runOf(role, branch, by));
  return [
    ...others.flatMap((other) => runs.map((run) => ({ ...other, run }))),
    ...(role === 'plan' ? [] : insiders(role, repository)),
  ];
}

/** Runs of this very repository that the role is not for. GitHub makes an environment by being asked for its name. */
function insiders(role: RoleName, repository: KnownRepository): readonly Stranger[] {
  const branch: RunKind = { kind: 'branch', branch: NOBODY };
  const environments = ['bedrock-train', 'bedrock-teardown', NOBODY].filter(
    (name) => name !== ROLE_ENVIRONMENTS[role],
  );
  return [
    { who: 'pull requests', run: { kind: 'pull-request' }, repository },
    { who: 'every branch', run: branch, repository },
    ...environments.map((environment) => ({
      who:
        environment === NOBODY ? 'GitHub environments of any name' : `the GitHub environment ${environment}`,
      run: { kind: 'environment', environment, branch: NOBODY } as const,
      repository,
    })),
  ];
}
