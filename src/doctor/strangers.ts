/** Runs that a role must not trust. The names and numbers here belong to nobody. */
import type { RoleName } from '../config/job.ts';
import { AUDIENCE, type Home, type RunKind, runOf } from './subjects.ts';

export interface Stranger {
  readonly who: string;
  readonly run: RunKind;
  readonly repository: Home;
  readonly audience: string;
}

const NOBODY = 'doctor-probe';

export function strangersTo(role: RoleName, repository: Home): readonly Stranger[] {
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
  const runs = (['environment', 'branch'] as const).map((by) => runOf(role, repository, by));
  // What a token was made out to another service for must not open this one.
  const anyone = { who: 'tokens for any audience', repository, audience: NOBODY };
  return [
    ...others.flatMap((other) => runs.map((run) => ({ ...other, run, audience: AUDIENCE }))),
    ...runs.map((run) => ({ ...anyone, run })),
    ...(role === 'plan' ? [] : insiders(role, repository)),
  ];
}

/** Runs of this very repository that the role is not for. GitHub makes an environment by being asked for its name. */
function insiders(role: RoleName, repository: Home): readonly Stranger[] {
  const branch: RunKind = { kind: 'branch', branch: NOBODY };
  const { train, teardown } = repository.environments;
  const own = runOf(role, repository, 'environment');
  const environments = [train, teardown, NOBODY].filter(
    (name) => own.kind !== 'environment' || name !== own.environment,
  );
  const same = { repository, audience: AUDIENCE };
  return [
    { who: 'pull requests', run: { kind: 'pull-request' }, ...same },
    { who: 'every branch', run: branch, ...same },
    ...environments.map((environment) => ({
      who:
        environment === NOBODY ? 'GitHub environments of any name' : `the GitHub environment ${environment}`,
      run: { kind: 'environment', environment, branch: NOBODY } as const,
      ...same,
    })),
  ];
}
