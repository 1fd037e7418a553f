/** `bootstrap/account.yaml`: who may use which role, and for what. */
import { describe, expect, it } from '@jest/globals';
import {
  OWNER_TAG,
  type Place,
  policyCondition,
  requestContext,
  resourceArns,
} from '../../src/doctor/place.ts';
import type { Right } from '../../src/doctor/right.ts';
import { ROLE_RIGHTS } from '../../src/doctor/rights.ts';
import { TAG_PREFIX } from '../../src/plan/names.ts';
import type { PolicyStatement } from '../../src/simulator/identity.ts';
import {
  ACCOUNT,
  ALL_ROLES,
  EVERYTHING,
  ISSUER,
  policyOf,
  propertiesOf,
  REGION,
  REPOSITORY,
  ROLES,
  type Role,
  stack,
  templateText,
  texts,
  trustOf,
  USED_ROLES,
} from './stacks.ts';

const CLASSIC = 'repo:acme/support-models';
const IMMUTABLE = 'repo:acme@17/support-models@4242';
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`;

const BY_ENVIRONMENT: Readonly<Record<Role, string>> = {
  plan: 'pull_request',
  status: 'ref:refs/heads/main',
  apply: 'environment:bedrock-train',
  evaluate: 'environment:bedrock-train',
  teardown: 'environment:bedrock-teardown',
};
const BY_BRANCH: Readonly<Record<Role, string>> = {
  ...BY_ENVIRONMENT,
  apply: 'ref:refs/heads/main',
  evaluate: 'ref:refs/heads/main',
  teardown: 'ref:refs/heads/main',
};

/** As the roles of the full stack see the place. */
const PLACE: Place = {
  accountId: ACCOUNT,
  region: REGION,
  bucket: `bedrock-tune-data-${ACCOUNT}-${REGION}`,
  outputBucket: `bedrock-tune-output-${ACCOUNT}-${REGION}`,
  prefix: 'bedrock-tune/acme/support-models',
  serviceRoleArn: `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-service-${REGION}`,
  repositoryId: '4242',
  s3Datasets: ['acme-lake/curated/*'],
  bucketKeyArn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/k1`,
};

const WEST: Place = {
  ...PLACE,
  region: 'us-west-2',
  bucket: PLACE.bucket.replace(REGION, 'us-west-2'),
  outputBucket: PLACE.outputBucket.replace(REGION, 'us-west-2'),
  serviceRoleArn: PLACE.serviceRoleArn.replace(REGION, 'us-west-2'),
};

const PLAIN = stack('account');
/** With every role, and no other option. */
const ROLES_ONLY = stack('account', { EvaluateRole: 'yes' });
const FULL = stack('account', EVERYTHING.account);

describe('trust', () => {
  it.each([
    ['environment', BY_ENVIRONMENT],
    ['branch', BY_BRANCH],
  ] as const)('by %s: one subject in both formats, and the audience, exactly', (TrustBy, subjects) => {
    const made = stack('account', { TrustBy, EvaluateRole: 'yes' });
    for (const role of ALL_ROLES)
      expect(trustOf(made, ROLES[role])).toEqual([
        {
          Effect: 'Allow',
          Principal: { Federated: PROVIDER },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              [`${ISSUER}:aud`]: 'sts.amazonaws.com',
              [`${ISSUER}:sub`]: [`${CLASSIC}:${subjects[role]}`, `${IMMUTABLE}:${subjects[role]}`],
            },
          },
        },
      ]);
  });

  it.each([
    ['classic', CLASSIC],
    ['immutable', IMMUTABLE],
  ])('of the format %s alone, if asked', (SubjectFormat, name) => {
    const made = stack('account', { SubjectFormat, EvaluateRole: 'yes' });
    for (const role of ALL_ROLES)
      expect(new Set(subjectsOf(trustOf(made, ROLES[role])))).toEqual(
        new Set([`${name}:${BY_ENVIRONMENT[role]}`]),
      );
  });

  it('never has a wildcard, an operator that an absent claim passes, or another way in', () => {
    const byBranch = { TrustBy: 'branch', PinClaims: 'yes', EvaluateRole: 'yes' };
    for (const made of [ROLES_ONLY, FULL, stack('account', byBranch)])
      for (const role of ALL_ROLES)
        for (const { Principal, Action, Condition } of trustOf(made, ROLES[role])) {
          expect(Action).toBe('sts:AssumeRoleWithWebIdentity');
          expect(Object.keys(Condition ?? {})).toEqual(['StringEquals']);
          expect(JSON.stringify([Principal, Condition])).not.toMatch(/[*?]/);
        }
  });

  it('pins more claims only if asked: the id of the repository, and the branch where there is one', () => {
    const pinned = {
      [`${ISSUER}:repository_id`]: '4242',
      [`${ISSUER}:ref`]: 'refs/heads/main',
    };
    const { [`${ISSUER}:ref`]: _, ...ofPlan } = pinned;
    for (const role of ALL_ROLES) {
      const [statement] = trustOf(FULL, ROLES[role]);
      expect(statement?.Condition?.['StringEquals']).toMatchObject(role === 'plan' ? ofPlan : pinned);
      expect(
        Object.keys(trustOf(ROLES_ONLY, ROLES[role])[0]?.Condition?.['StringEquals'] ?? {}),
      ).toHaveLength(2);
    }
  });

  it('follows another issuer, branch and provider', () => {
    const OidcIssuer = 'github.acme.example/_services/token';
    const OidcProviderArn = `arn:aws:iam::${ACCOUNT}:oidc-provider/${OidcIssuer}`;
    const made = stack('account', {
      ...{ OidcIssuer, OidcProviderArn, DefaultBranch: 'release/1.x' },
    });
    expect(made.resources.map(({ type }) => type)).not.toContain('AWS::IAM::OIDCProvider');
    expect(trustOf(made, 'StatusRole')).toMatchObject([
      {
        Principal: { Federated: OidcProviderArn },
        Condition: {
          StringEquals: {
            [`${OidcIssuer}:aud`]: 'sts.amazonaws.com',
            [`${OidcIssuer}:sub`]: [
              `${CLASSIC}:ref:refs/heads/release/1.x`,
              `${IMMUTABLE}:ref:refs/heads/release/1.x`,
            ],
          },
        },
      },
    ]);
  });

  it.each([
    ['GitHubOwner', 'acme/*'],
    ['GitHubRepository', 'models"]},"Action":"*'],
    ['GitHubRepository', '*'],
    ['OwnerId', '0x1'],
    ['RepositoryId', '42*'],
    ['DefaultBranch', 'ma*n'],
    ['TrainEnvironment', 'a:b'],
    ['OidcIssuer', 'https://token.actions.githubusercontent.com'],
    ['OidcIssuer', 'a.example","x":"'],
    ['Prefix', 'a/*'],
    ['Prefix', '/a'],
    ['Prefix', 'a//b'],
    ['BucketNamePrefix', 'a*'],
    ['RoleNamePrefix', 'a*'],
    ['SecondRegion', '*'],
    ['OidcProviderArn', '*'],
    ['S3DatasetArns', '*'],
    ['S3DatasetArns', 'arn:aws:s3:::acme-lake/curated/*,arn:aws:s3:::*'],
    ['S3DatasetArns', 'arn:aws:s3:::acme-*/curated/*'],
    ['S3DatasetArns', 'arn:aws:s3:::acme-lake/a$b/*'],
    ['PlanReadsDatasets', '*'],
    ['PlanReadsDatasets', 'arn:aws:s3:::*/curated/*'],
    ['BucketKeyArns', `arn:aws:kms:${REGION}:${ACCOUNT}:key/*`],
    ['EvaluateRole', 'maybe'],
  ])('refuses a %s that would mean more than one thing: %s', (name, value) => {
    expect(() => stack('account', { [name]: value })).toThrow();
  });

  function subjectsOf(statements: readonly PolicyStatement[]): readonly string[] {
    return statements.flatMap(({ Condition }) => texts(Condition?.['StringEquals']?.[`${ISSUER}:sub`]));
  }
});

describe('the OIDC provider', () => {
  it('is made for one audience, and outlives the stack', () => {
    const provider = PLAIN.resources.find(({ type }) => type === 'AWS::IAM::OIDCProvider');
    expect(provider).toMatchObject({
      deletionPolicy: 'RetainExceptOnCreate',
      updateReplacePolicy: 'Retain',
      properties: { Url: `https://${ISSUER}`, ClientIdList: ['sts.amazonaws.com'] },
    });
  });
});

/** One action on one ARN, as a statement grants it. */
interface Grant {
  readonly action: string;
  readonly resource: string;
  readonly statement: PolicyStatement;
}

function grantsOf(made: typeof FULL, role: Role): readonly Grant[] {
  return policyOf(made, ROLES[role]).flatMap((statement) =>
    texts(statement.Action).flatMap((action) =>
      texts(statement.Resource).map((resource) => ({ action, resource, statement })),
    ),
  );
}

const pairs = (grants: readonly { readonly action: string; readonly resource: string }[]) =>
  grants.map(({ action, resource }) => `${action} ${resource}`).sort();

function needed(role: Role, place: Place, rights: readonly Right[] = ROLE_RIGHTS[role]) {
  return rights.flatMap(({ action, on }) =>
    on.flatMap((kind) => resourceArns(kind, place).map((resource) => ({ action, resource }))),
  );
}

describe('rights', () => {
  it.each(ALL_ROLES)('of %s are exactly those of the table, action by action and ARN by ARN', (role) => {
    const both = [...needed(role, PLACE), ...needed(role, WEST)];
    expect(pairs(grantsOf(FULL, role))).toEqual([...new Set(pairs(both))].sort());
  });

  it.each(ALL_ROLES)('of %s without options are those of the table that are no option', (role) => {
    const rights = ROLE_RIGHTS[role].filter(({ only }) => only === undefined);
    expect(pairs(grantsOf(ROLES_ONLY, role))).toEqual(pairs(needed(role, PLACE, rights)));
  });

  it.each(ALL_ROLES)('of %s are granted under the conditions of the table, and no other', (role) => {
    const places = [PLACE, WEST];
    for (const { action, resource, statement } of grantsOf(FULL, role)) {
      const right = ROLE_RIGHTS[role].find((candidate) =>
        pairs(places.flatMap((place) => needed(role, place, [candidate]))).includes(`${action} ${resource}`),
      );
      if (right === undefined) throw new TypeError(`${action} on ${resource} is not in the table`);
      expect({ action, Condition: statement.Condition }).toEqual({
        action,
        Condition: conditionOf(right, places),
      });
    }
  });

  it('no statement denies, is open to all operators of absent keys, or leaves its subject open', () => {
    for (const role of ALL_ROLES)
      for (const statement of policyOf(FULL, ROLES[role])) {
        expect(statement.Effect).toBe('Allow');
        expect(Object.keys(statement)).not.toContain('NotAction');
        expect(Object.keys(statement)).not.toContain('NotResource');
        expect(Object.keys(statement.Condition ?? {}).join()).not.toMatch(/ForAllValues|ForAnyValue/);
        expect(texts(statement.Action).join()).not.toMatch(/[*?]/);
      }
  });

  it('every write is on ARNs of this account and region, of the repository by tag or prefix', () => {
    for (const role of ALL_ROLES)
      for (const { action, resource, statement } of grantsOf(FULL, role)) {
        // To ask a model costs money and changes nothing; base models are nobody's.
        if (/:(?:Get|List|Simulate|InvokeModel)|^kms:/.test(action)) continue;
        expect(resource).not.toBe('*');
        const isOwn =
          JSON.stringify(statement.Condition).includes(OWNER_TAG) ||
          resource.includes(`/${PLACE.prefix}/`) ||
          action === 'iam:PassRole';
        expect([action, resource, isOwn]).toEqual([action, resource, true]);
      }
  });

  it('plan and status write nothing, and plan reads no object but those that its parameter names', () => {
    for (const role of ['plan', 'status'] as const)
      for (const { action } of grantsOf(FULL, role))
        expect(action).toMatch(/:(?:Get|List|Simulate)|^kms:Decrypt$/);
    const ofData = ({ action }: Grant) => /^s3:(?:GetObject|List)|^kms:/.test(action);
    const without = stack('account', { ...EVERYTHING.account, PlanReadsDatasets: '' });
    expect(grantsOf(without, 'plan').filter(ofData)).toEqual([]);
    expect(pairs(grantsOf(FULL, 'plan').filter(ofData))).toEqual([
      `kms:Decrypt ${EVERYTHING.account['BucketKeyArns']}`,
      `s3:GetObjectVersion ${EVERYTHING.account['PlanReadsDatasets']}`,
    ]);
    const unencrypted = stack('account', { ...EVERYTHING.account, BucketKeyArns: '' });
    expect(pairs(grantsOf(unencrypted, 'plan').filter(ofData))).toEqual([
      `s3:GetObjectVersion ${EVERYTHING.account['PlanReadsDatasets']}`,
    ]);
  });

  it('knows the tag that the code writes', () => {
    expect(OWNER_TAG).toBe(`${TAG_PREFIX}repository-id`);
  });
});

/** What a statement demands so that exactly the calls of `requestContext` pass. */
function conditionOf(
  right: Right,
  places: readonly Place[] = [PLACE],
): PolicyStatement['Condition'] | undefined {
  const own = { [`aws:ResourceTag/${OWNER_TAG}`]: '4242' };
  const account = { 'aws:ResourceAccount': ACCOUNT };
  switch (right.condition) {
    case 'request-tag': {
      const made = { StringEquals: { [`aws:RequestTag/${OWNER_TAG}`]: '4242' } };
      // What exists already and is another's can neither be tagged over nor be trained further.
      return { ...made, StringEqualsIfExists: own };
    }
    case 'resource-tag':
      return { StringEquals: own };
    case 'both-tags':
      return { StringEquals: { [`aws:RequestTag/${OWNER_TAG}`]: '4242', ...own } };
    case 'inference-profile': {
      const profiles = places.flatMap((place) => resourceArns('inference-profile', place));
      return { ArnLike: { 'bedrock:InferenceProfileArn': profiles } };
    }
    case 'prefix':
      return { StringEquals: account, StringLike: { 's3:prefix': `${PLACE.prefix}/*` } };
    case 'passed-to-bedrock':
      return { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } };
    default:
      if (right.action.startsWith('kms:')) return { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } };
      return right.action.startsWith('s3:') ? { StringEquals: account } : undefined;
  }
}

describe('requestContext', () => {
  it('brings what each condition asks for', () => {
    for (const role of ALL_ROLES)
      for (const right of ROLE_RIGHTS[role].filter(({ action }) => !action.startsWith('kms:'))) {
        const context = requestContext(right, PLACE);
        const { StringEquals = {}, StringLike = {}, ArnLike = {} } = conditionOf(right) ?? {};
        expect(context).toMatchObject(StringEquals);
        for (const [key, pattern] of Object.entries({ ...StringLike, ...ArnLike }))
          expect(context[key]?.startsWith(String(pattern).replace(/\*$/, ''))).toBe(true);
      }
  });

  it('leads back to the condition of the template, which is what doctor tells to add', () => {
    for (const role of ALL_ROLES)
      for (const right of ROLE_RIGHTS[role].filter(({ action }) => !action.startsWith('kms:'))) {
        const { action } = right;
        const told = policyCondition({ action, context: requestContext(right, PLACE) });
        expect({ action, told }).toEqual({ action, told: flat(conditionOf(right) ?? {}) });
      }
  });

  /** A list of one value is that value. */
  function flat(condition: NonNullable<PolicyStatement['Condition']>): unknown {
    return JSON.parse(JSON.stringify(condition).replace(/\[("[^"]*")\]/g, '$1'));
  }
});

describe('the stack', () => {
  it('bounds every role, for an hour at most', () => {
    for (const role of ALL_ROLES) {
      expect(propertiesOf(FULL, ROLES[role])).toMatchObject({
        RoleName: `bedrock-tune-${role}`,
        MaxSessionDuration: 3600,
        PermissionsBoundary: EVERYTHING.account['PermissionsBoundaryArn'],
      });
      expect(propertiesOf(ROLES_ONLY, ROLES[role])).not.toHaveProperty('PermissionsBoundary');
    }
  });

  it('has a role for each command that exists, and one for later commands only if asked', () => {
    const rolesOf = (made: typeof PLAIN) =>
      made.resources.filter(({ type }) => type === 'AWS::IAM::Role').map(({ logicalId }) => logicalId);
    expect(rolesOf(PLAIN).sort()).toEqual(USED_ROLES.map((role) => ROLES[role]).sort());
    expect(rolesOf(ROLES_ONLY).sort()).toEqual(Object.values(ROLES).sort());
    expect(Object.keys(ROLE_RIGHTS).sort()).toEqual([...ALL_ROLES].sort());
  });

  it('puts out what jobs.yaml needs', () => {
    const outputsOf = (made: typeof PLAIN) =>
      Object.fromEntries(made.outputs.map(({ name, value }) => [name, value]));
    const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/bedrock-tune-${name}`;
    const common = {
      PlanRoleArn: role('plan'),
      StatusRoleArn: role('status'),
      ApplyRoleArn: role('apply'),
      TeardownRoleArn: role('teardown'),
      AccountId: ACCOUNT,
      Prefix: REPOSITORY['Prefix'],
      OidcProviderArn: PROVIDER,
    };
    expect(outputsOf(PLAIN)).toEqual({
      ...common,
      Roles: `{ plan: ${role('plan')}, status: ${role('status')}, apply: ${role('apply')}, teardown: ${role('teardown')} }`,
    });
    expect(outputsOf(ROLES_ONLY)).toEqual({
      ...common,
      EvaluateRoleArn: role('evaluate'),
      Roles: `{ plan: ${role('plan')}, status: ${role('status')}, apply: ${role('apply')}, evaluate: ${role('evaluate')}, teardown: ${role('teardown')} }`,
    });
  });

  it('can be sent inline, and its policies fit what IAM takes', () => {
    expect(Buffer.byteLength(templateText('account'))).toBeLessThan(51_200);
    for (const role of ALL_ROLES)
      expect(JSON.stringify(policyOf(FULL, ROLES[role])).length).toBeLessThan(10_240);
  });
});
