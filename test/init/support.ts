/** Answers as a person gives them, and what reads the results. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Answers, withAwsNames } from '../../src/init/answers.ts';
import { type Facts, QUESTIONS, sampleModels } from '../../src/init/questions.ts';

const ROOT = join(import.meta.dirname, '..', '..');
export const TODAY = '2026-11-22';
export const COMMIT = '0123456789abcdef0123456789abcdef01234567';
export const FACTS: Facts = {
  today: TODAY,
  repository: undefined,
  defaultBranch: undefined,
  uses: undefined,
};

export const own = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export function answers(changed: Partial<Parameters<typeof withAwsNames>[0]> = {}): Answers {
  return withAwsNames({
    accountId: '111122223333',
    region: 'us-east-1',
    repository: 'acme/support-models',
    uses: { repository: 'bedrock-tune/bedrock-tune', commit: COMMIT, version: 'v0.1.0' },
    defaultBranch: 'main',
    environment: 'prod',
    job: 'support-bot',
    baseModel: 'amazon.nova-micro-v1:0:128k',
    namePrefix: 'bedrock-tune',
    trust: 'environment',
    ...changed,
  });
}

/** Of texts, those that the question of a flag accepts. */
function accepted(flag: string, texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const question = QUESTIONS.find((candidate) => candidate.flag === flag);
  if (question === undefined) throw new Error(`no question ${flag}`);
  return texts.filter((text) => question.check(text, FACTS, {}) === undefined);
}

const NAMES = fc.oneof(
  fc.stringMatching(/^[a-z](?:-?[a-z0-9]){0,12}$/),
  fc.constantFrom('true', 'null', 'y', 'no', 'on', 'e1', 'defaults', 'prod'),
);
const models = sampleModels(TODAY).flatMap(({ id, regions }) => regions.map((region) => ({ id, region })));

/** Any answers that the questions accept. */
export const anyAnswers: fc.Arbitrary<Answers> = fc
  .record({
    accountId: accepted('account-id', fc.stringMatching(/^[0-9]{12}$/)),
    model: fc.constantFrom(...models),
    repository: accepted(
      'repository',
      fc.oneof(
        fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}\/[A-Za-z0-9._-]{1,30}$/),
        fc.constantFrom('a/...', 'A/.github', '1/-', 'a/null'),
      ),
    ),
    defaultBranch: accepted(
      'default-branch',
      fc.oneof(
        fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_./-]{0,20}$/),
        fc.constantFrom('1.0', 'true', '2024-01-01', '0x1f', '1e3', 'on', '_', '007'),
      ),
    ),
    environment: accepted('environment', NAMES),
    job: accepted('job', NAMES),
    namePrefix: accepted('name-prefix', fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,24}[a-z0-9])?$/)),
  })
  .map(({ model, ...rest }) => answers({ ...rest, region: model.region, baseModel: model.id }));
