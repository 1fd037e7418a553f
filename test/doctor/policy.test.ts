import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide, like, type PolicyVerdict, readPolicy } from '../../src/doctor/policy.ts';
import type { PolicyDocument } from '../../src/simulator/identity.ts';
import { trusts } from '../../src/simulator/sts/policy.ts';

const ACTION = 'sts:AssumeRoleWithWebIdentity';
const ISSUER = 'token.actions.githubusercontent.com';
const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${ISSUER}`;
const SUB = 'repo:acme/support-models:environment:bedrock-train';

type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

function policy(Condition: Condition, more: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    Statement: [{ Effect: 'Allow', Principal: { Federated: PROVIDER }, Action: ACTION, Condition, ...more }],
  };
}

function verdict(
  document: unknown,
  claims: Readonly<Record<string, string>> = { sub: SUB, aud: 'a' },
): PolicyVerdict {
  const read = readPolicy(JSON.stringify(document));
  if (read === undefined) throw new Error('not a policy');
  const context = Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [`${ISSUER}:${name}`, value]),
  );
  return decide(read, { action: ACTION, principal: { kind: 'Federated', id: PROVIDER }, context });
}

const key = (claim: string): string => `${ISSUER}:${claim}`;

describe('a trust policy', () => {
  it.each<readonly [string, Condition, PolicyVerdict['kind']]>([
    ['StringEquals, one value', { StringEquals: { [key('sub')]: SUB } }, 'allowed'],
    ['StringEquals, a list', { StringEquals: { [key('sub')]: ['x', SUB] } }, 'allowed'],
    ['StringEquals takes no wildcard', { StringEquals: { [key('sub')]: 'repo:acme/*' } }, 'not-allowed'],
    ['StringLike', { StringLike: { [key('sub')]: 'repo:acme/*:environment:bedrock-????n' } }, 'allowed'],
    ['keys in any case', { StringEquals: { [key('SUB').toUpperCase()]: SUB } }, 'allowed'],
    ['values in their case', { StringEquals: { [key('sub')]: SUB.toUpperCase() } }, 'not-allowed'],
    ['StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { [key('sub')]: SUB.toUpperCase() } }, 'allowed'],
    ['every operator has to hold', { StringEquals: { [key('sub')]: SUB, [key('aud')]: 'b' } }, 'not-allowed'],
    ['a claim that is absent', { StringEquals: { [key('ref')]: 'x' } }, 'not-allowed'],
    ['a claim that is absent, IfExists', { StringEqualsIfExists: { [key('ref')]: 'x' } }, 'allowed'],
    [
      'ForAllValues lets an absent claim pass',
      { 'ForAllValues:StringLike': { [key('ref')]: 'x' } },
      'allowed',
    ],
    ['ForAnyValue does not', { 'ForAnyValue:StringLike': { [key('ref')]: 'x' } }, 'not-allowed'],
    ['StringNotLike', { StringNotLike: { [key('sub')]: '*:pull_request' } }, 'allowed'],
    ['Null true of a claim that is there', { Null: { [key('sub')]: 'true' } }, 'not-allowed'],
    ['an operator that is not weighed', { NumericEquals: { [key('run_number')]: '1' } }, 'undecided'],
  ])('%s', (_, condition, kind) => {
    expect(verdict(policy(condition)).kind).toBe(kind);
  });

  it('needs the provider, the action, and no Deny', () => {
    expect(verdict(policy({}, { Principal: { Federated: `${PROVIDER}x` } })).kind).toBe('not-allowed');
    expect(verdict(policy({}, { Principal: { AWS: '*' } })).kind).toBe('not-allowed');
    expect(verdict(policy({}, { Action: 'sts:AssumeRole' })).kind).toBe('not-allowed');
    expect(verdict(policy({}, { Action: 'sts:*' })).kind).toBe('allowed');
    expect(verdict(policy({}, { NotAction: 'sts:AssumeRole' })).kind).toBe('undecided');
    const deny = {
      Effect: 'Deny',
      Principal: '*',
      Action: '*',
      Condition: { StringLike: { [key('sub')]: '*' } },
    };
    const both = { Statement: [deny, { Effect: 'Allow', Principal: '*', Action: ACTION }] };
    expect(verdict(both).kind).toBe('denied');
  });

  it('names the condition that fails, and what was there', () => {
    const found = verdict(policy({ StringEquals: { [key('sub')]: 'other', [key('aud')]: 'a' } }));
    expect(found).toMatchObject({
      misses: [{ kind: 'condition', condition: { values: ['other'] }, found: SUB }],
    });
  });

  it.each(['', '{', '[]', '{"Statement":[]}', '"x"', 'null'])('is told from what is none: %j', (text) => {
    expect(readPolicy(text)).toBeUndefined();
  });
});

describe('two readers of trust policies, written apart', () => {
  const claim = fc.constantFrom('sub', 'aud', 'ref', 'repository_id');
  const value = fc.constantFrom('a', 'A', 'ab', 'b:c', 'a*', '*', '?', 'b:*');
  const operator = fc.constantFrom(
    'StringEquals',
    'StringLike',
    'StringEqualsIgnoreCase',
    'StringNotEquals',
    'StringNotLike',
    'StringEqualsIfExists',
    'StringLikeIfExists',
  );
  const condition = fc.dictionary(
    operator,
    fc.dictionary(claim.map(key), fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 })), {
      maxKeys: 2,
    }),
    { maxKeys: 3 },
  );
  const statement = fc.record({
    Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
    Principal: fc.constantFrom(
      { Federated: PROVIDER },
      { Federated: [`${PROVIDER}x`, PROVIDER] },
      { Federated: 'x' },
    ),
    Action: fc.constantFrom(ACTION, 'sts:*', ['sts:TagSession', ACTION], 'sts:AssumeRole'),
    Condition: condition,
  });
  const claims = fc.dictionary(claim, fc.constantFrom('a', 'A', 'ab', 'b:c', 'xyz'));

  it('come to the same verdict', () => {
    const seen = { allowed: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 3 }), claims, (Statement, given) => {
        const document: PolicyDocument = { Version: '2012-10-17', Statement };
        const theirs = supported(() =>
          trusts(document, { providerArn: PROVIDER, issuerHost: ISSUER, claims: given }),
        );
        if (theirs === undefined) return;
        seen[theirs ? 'allowed' : 'refused'] += 1;
        expect(verdict(document, given).kind === 'allowed').toBe(theirs);
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.allowed, seen.refused)).toBeGreaterThan(100);
  });

  /** undefined: the simulator says that it does not know an element of the policy. */
  function supported(work: () => boolean): boolean | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof Error && error.name === 'UnsupportedPolicyError') return undefined;
      throw error;
    }
  }
});

describe('a pattern', () => {
  it('means what a regular expression of it means, and takes no time over a hostile one', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    fc.assert(
      fc.property(letters, text, (pattern, candidate) => {
        const source = pattern.replaceAll('*', '.*').replaceAll('?', '.');
        expect(like(pattern, candidate)).toBe(new RegExp(`^${source}$`).test(candidate));
      }),
      { numRuns: 1000 },
    );
    expect(like('a*'.repeat(200), 'a'.repeat(2000))).toBe(true);
    expect(like(`${'a*'.repeat(200)}b`, 'a'.repeat(2000))).toBe(false);
  });
});
