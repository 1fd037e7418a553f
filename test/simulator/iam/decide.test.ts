import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { denialOf } from '../../../src/simulator/iam/authorize.ts';
import { type Access, decide } from '../../../src/simulator/iam/decide.ts';
import { type Context, matchesPattern, UnsupportedPolicyError } from '../../../src/simulator/iam/pattern.ts';
import type { PolicyDocument, PolicyStatement, Rights } from '../../../src/simulator/identity.ts';

const BUCKET = 'arn:aws:s3:::acme-data';
const variable = (name: string) => `\${${name}}`;

function policy(...statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

function rights(...statements: readonly PolicyStatement[]): Rights {
  return { principalArn: 'arn:aws:iam::111122223333:role/r', policies: [policy(...statements)] };
}

function allow(
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
): PolicyStatement {
  return { Effect: 'Allow', Action, Resource };
}

function deny(Action: string, Resource = '*'): PolicyStatement {
  return { Effect: 'Deny', Action, Resource };
}

const GET: Access = { action: 's3:GetObject', resource: `${BUCKET}/a/b.jsonl`, context: {} };

describe('actions and resources', () => {
  it.each<[string, readonly PolicyStatement[], string]>([
    ['nothing', [], 'implicitDeny'],
    ['the action and the resource', [allow('s3:GetObject', `${BUCKET}/a/b.jsonl`)], 'allowed'],
    ['another action', [allow('s3:PutObject')], 'implicitDeny'],
    ['the action in other case', [allow('S3:getobject')], 'allowed'],
    ['a pattern of actions', [allow(['s3:List*', 's3:Get*'])], 'allowed'],
    ['one character too few', [allow('s3:GetObjec?t')], 'implicitDeny'],
    ['any one character', [allow('s3:GetObjec?')], 'allowed'],
    ['the resource in other case', [allow('s3:GetObject', `${BUCKET}/A/*`)], 'implicitDeny'],
    ['a pattern that crosses the path', [allow('s3:GetObject', `${BUCKET}/*.jsonl`)], 'allowed'],
    ['the bucket and not its objects', [allow('s3:*', BUCKET)], 'implicitDeny'],
    ['all but one action', [{ Effect: 'Allow', NotAction: 's3:Put*', Resource: '*' }], 'allowed'],
    ['all but this action', [{ Effect: 'Allow', NotAction: 's3:Get*', Resource: '*' }], 'implicitDeny'],
    ['all but one resource', [{ Effect: 'Allow', Action: '*', NotResource: `${BUCKET}/x/*` }], 'allowed'],
    ['all but this resource', [{ Effect: 'Allow', Action: '*', NotResource: `${BUCKET}/*` }], 'implicitDeny'],
    ['a deny beside the allow', [allow('*'), deny('s3:GetObject')], 'explicitDeny'],
    ['a deny before the allow', [deny('s3:*', `${BUCKET}/a/*`), allow('*')], 'explicitDeny'],
    ['a deny of something else', [allow('*'), deny('s3:GetObject', `${BUCKET}/x/*`)], 'allowed'],
  ])('%s: %#', (_what, statements, expected) => {
    expect(decide(rights(...statements), GET).kind).toBe(expected);
  });

  it('needs the boundary to allow as well, and obeys its denies', () => {
    const base = rights(allow('s3:*'));
    const within = (...statements: readonly PolicyStatement[]) =>
      decide({ ...base, boundary: policy(...statements) }, GET);
    expect(within(allow('s3:Get*'))).toEqual({ kind: 'allowed' });
    expect(within(allow('s3:Put*'))).toEqual({ kind: 'implicitDeny', by: 'permissions boundary' });
    expect(within(allow('*'), deny('s3:*'))).toEqual({ kind: 'explicitDeny', by: 'permissions boundary' });
    expect(decide({ ...rights(), boundary: policy(allow('*')) }, GET)).toEqual({
      kind: 'implicitDeny',
      by: 'identity-based policy',
    });
  });

  it('takes all policies of a role together', () => {
    const both = {
      ...rights(allow('s3:GetObject')),
      policies: [policy(allow('s3:*')), policy(deny('s3:Get*'))],
    };
    expect(decide(both, GET).kind).toBe('explicitDeny');
  });
});

const CONTEXT: Context = {
  's3:prefix': 'tune/acme/datasets/',
  'aws:requesttag/bedrock-tune:repository-id': '4242',
  'aws:tagkeys': ['team', 'bedrock-tune:repository-id'],
  'aws:securetransport': 'true',
  'aws:sourcearn': 'arn:aws:bedrock:us-east-1:111122223333:model-customization-job/m:0/x1',
  'aws:principalaccount': '111122223333',
};

describe('conditions', () => {
  it.each<[string, PolicyStatement['Condition'], boolean]>([
    ['an equal value', { StringEquals: { 's3:prefix': 'tune/acme/datasets/' } }, true],
    ['a key in other case', { StringEquals: { 'S3:Prefix': 'tune/acme/datasets/' } }, true],
    ['one of several values', { StringEquals: { 's3:prefix': ['x', 'tune/acme/datasets/'] } }, true],
    ['another value', { StringEquals: { 's3:prefix': 'tune' } }, false],
    ['a wildcard that is a text', { StringEquals: { 's3:prefix': 'tune/*' } }, false],
    ['a value in other case', { StringEqualsIgnoreCase: { 's3:prefix': 'TUNE/acme/datasets/' } }, true],
    ['a pattern', { StringLike: { 's3:prefix': 'tune/acme/*' } }, true],
    ['an escaped wildcard', { StringLike: { 's3:prefix': `tune/${variable('*')}` } }, false],
    ['an absent key', { StringEquals: { 's3:delimiter': '/' } }, false],
    ['an absent key that need not exist', { StringEqualsIfExists: { 's3:delimiter': '/' } }, true],
    ['a present key that need not exist', { StringEqualsIfExists: { 's3:prefix': 'x' } }, false],
    ['not one of the values', { StringNotEquals: { 's3:prefix': ['x', 'tune/acme/datasets/'] } }, false],
    ['no forbidden value', { StringNotEquals: { 's3:prefix': ['x', 'y'] } }, true],
    ['no forbidden value of an absent key', { StringNotLike: { 's3:delimiter': '*' } }, true],
    ['a tag of the request', { StringEquals: { 'aws:RequestTag/bedrock-tune:repository-id': '4242' } }, true],
    ['a tag that is absent', { StringEquals: { 'aws:ResourceTag/team': 'x' } }, false],
    ['a boolean', { Bool: { 'aws:SecureTransport': 'true' } }, true],
    ['the other boolean', { Bool: { 'aws:SecureTransport': 'false' } }, false],
    ['a key that must be absent', { Null: { 's3:delimiter': 'true' } }, true],
    ['a key that must be there', { Null: { 's3:delimiter': 'false' } }, false],
    ['only allowed tag keys', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'x'] } }, false],
    [
      'only tag keys like these',
      { 'ForAllValues:StringLike': { 'aws:TagKeys': ['team', 'bedrock*'] } },
      true,
    ],
    ['any of the tag keys', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] } }, true],
    ['any tag key but', { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['team'] } }, true],
    ['all values of nothing', { 'ForAllValues:StringEquals': { 's3:delimiter': 'x' } }, true],
    ['any value of nothing', { 'ForAnyValue:StringEquals': { 's3:delimiter': 'x' } }, false],
    [
      'an ARN by its parts',
      { ArnLike: { 'aws:SourceArn': 'arn:aws:bedrock:*:111122223333:model-customization-job/*' } },
      true,
    ],
    ['an ARN pattern across parts', { ArnEquals: { 'aws:SourceArn': 'arn:aws:*/x1' } }, false],
    ['another ARN', { ArnNotLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, true],
    ['a variable', { StringEquals: { 'aws:PrincipalAccount': variable('aws:PrincipalAccount') } }, true],
    ['one of two keys fails', { StringLike: { 's3:prefix': 'tune/*', 'aws:PrincipalAccount': '9*' } }, false],
    [
      'one of two operators fails',
      { StringLike: { 's3:prefix': 'tune/*' }, Bool: { 'aws:SecureTransport': 'false' } },
      false,
    ],
  ])('%s: %j', (_what, Condition, holds) => {
    const statement: PolicyStatement = { ...allow('s3:*'), ...(Condition && { Condition }) };
    const decision = decide(rights(statement), { ...GET, context: CONTEXT });
    expect(decision.kind).toBe(holds ? 'allowed' : 'implicitDeny');
    const denied = decide(rights(allow('*'), { ...statement, Effect: 'Deny' }), { ...GET, context: CONTEXT });
    expect(denied.kind).toBe(holds ? 'explicitDeny' : 'allowed');
  });
});

describe('policies it cannot judge', () => {
  const odd = (statement: object): PolicyDocument =>
    // Documents come from files: the types promise less there.
    JSON.parse(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));

  it.each<[string, object]>([
    ['an operator', { ...allow('*'), Condition: { DateLessThan: { 's3:prefix': 'x' } } }],
    ['an inherited name', { ...allow('*'), Condition: { toString: { 's3:prefix': 'x' } } }],
    ['a statement element', { ...allow('*'), NotPrincipal: '*' }],
    ['a principal', { ...allow('*'), Principal: '*' }],
    ['both action and not action', { ...allow('*'), NotAction: '*' }],
    ['neither resource nor not resource', { Effect: 'Allow', Action: '*' }],
    ['an effect', { ...allow('*'), Effect: 'allow' }],
  ])('refuses %s, also where it does not matter', (_what, statement) => {
    const given = { ...rights(), policies: [policy(allow('*')), odd(statement)] };
    expect(() => decide(given, GET)).toThrow(UnsupportedPolicyError);
  });

  it.each<[string, PolicyStatement]>([
    ['a key', { ...deny('s3:*'), Condition: { StringEquals: { 'aws:SourceIp': 'x' } } }],
    ['a key behind Null', { ...deny('s3:*'), Condition: { Null: { 's3:TlsVersion': 'true' } } }],
    ['a variable', allow('s3:*', `arn:aws:s3:::b/${variable('aws:userid')}/*`)],
  ])('refuses %s that simulated requests never have', (_what, statement) => {
    const { principalArn: arn, ...own } = rights(statement);
    const caller = {
      accountId: '111122223333',
      region: 'us-east-1',
      arn,
      rights: { principalArn: arn, ...own },
    };
    const asked = { action: 'bedrock:ListCustomModels', resource: '*', context: {} };
    expect(() => denialOf(caller, [asked])).toThrow(UnsupportedPolicyError);
    expect(decide(caller.rights, asked).kind).toBe('implicitDeny');
  });

  it('refuses variables in policies that are older than variables, and lists without a set operator', () => {
    const old = { Statement: [allow('*', `arn:aws:s3:::${variable('aws:PrincipalAccount')}/*`)] };
    expect(() => decide({ ...rights(), policies: [old] }, GET)).toThrow(UnsupportedPolicyError);
    const list = rights({ ...allow('*'), Condition: { StringEquals: { 'aws:TagKeys': 'team' } } });
    expect(() => decide(list, { ...GET, context: CONTEXT })).toThrow(UnsupportedPolicyError);
  });
});

describe('patterns', () => {
  it('agree with a regular expression on short texts', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '/'), maxLength: 7 });
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 7 });
    fc.assert(
      fc.property(short, plain, (pattern, text) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(
          text,
        );
        expect(matchesPattern(pattern, text)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('stay quick on patterns that make others slow', () => {
    expect(matchesPattern(`${'*a'.repeat(2000)}b`, 'a'.repeat(20_000))).toBe(false);
  });
});

describe('properties', () => {
  const names = fc.constantFrom('s3:GetObject', 's3:PutObject', 's3:*', 'S3:get*', '*', 'bedrock:*');
  const resources = fc.constantFrom('*', `${BUCKET}/*`, `${BUCKET}/a/*`, BUCKET, 'arn:aws:bedrock:*');
  const conditions = fc.constantFrom<PolicyStatement['Condition']>(
    undefined,
    { StringLike: { 's3:prefix': 'tune/*' } },
    { StringNotEquals: { 's3:delimiter': '/' } },
    { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' } },
    { Null: { 'aws:SourceArn': 'true' } },
  );
  const statement = (effects: fc.Arbitrary<'Allow' | 'Deny'>): fc.Arbitrary<PolicyStatement> =>
    fc
      .record({ Effect: effects, Action: names, Resource: resources, Condition: conditions })
      .map(({ Condition, ...rest }) => ({ ...rest, ...(Condition && { Condition }) }));
  const statements = fc.array(statement(fc.constantFrom('Allow', 'Allow', 'Deny')), { maxLength: 4 });
  const access: fc.Arbitrary<Access> = fc.record({
    action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'bedrock:GetCustomModel'),
    resource: fc.constantFrom(
      `${BUCKET}/a/b`,
      `${BUCKET}/c`,
      BUCKET,
      'arn:aws:bedrock:us-east-1:1:custom-model/x',
    ),
    context: fc.constantFrom<Context>({}, CONTEXT, { 's3:prefix': 'other/' }),
  });
  const kindOf = (each: readonly PolicyStatement[], asked: Access) => decide(rights(...each), asked).kind;

  it('a further deny never allows more', () => {
    fc.assert(
      fc.property(statements, statement(fc.constant('Deny')), access, (before, added, asked) => {
        if (kindOf([...before, added], asked) === 'allowed') expect(kindOf(before, asked)).toBe('allowed');
      }),
      { numRuns: 400 },
    );
  });

  it('a further allow never allows less, and never lifts a deny', () => {
    fc.assert(
      fc.property(statements, statement(fc.constant('Allow')), access, (before, added, asked) => {
        const was = kindOf(before, asked);
        if (was !== 'implicitDeny') expect(kindOf([...before, added], asked)).toBe(was);
      }),
      { numRuns: 400 },
    );
  });

  it('a boundary never allows more, and the order of statements does not matter', () => {
    fc.assert(
      fc.property(statements, statements, access, (own, limit, asked) => {
        const bounded = decide({ ...rights(...own), boundary: policy(...limit) }, asked).kind;
        if (bounded === 'allowed') expect(kindOf(own, asked)).toBe('allowed');
        expect(kindOf([...own].reverse(), asked)).toBe(kindOf(own, asked));
      }),
      { numRuns: 400 },
    );
  });
});
