import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, parseDocument } from 'yaml';
import { templatesText } from '../../scripts/generate-templates.ts';
import { findBaseModel } from '../../src/catalog/index.ts';
import { parseConfig } from '../../src/config/parse.ts';
import type { Answers } from '../../src/init/answers.ts';
import { initFiles } from '../../src/init/files.ts';
import { hasValidation } from '../../src/init/jobs-file.ts';
import { sampleModels } from '../../src/init/questions.ts';
import { unpinned } from '../contract/pinned.ts';
import { answers, anyAnswers, COMMIT, own, TODAY } from './support.ts';

const USES = `bedrock-tune/bedrock-tune@${COMMIT} # v0.1.0`;

const textOf = (given: Answers, path: string): string =>
  initFiles(given).find((file) => file.path === path)?.text ?? '';
const workflows = (given: Answers) => initFiles(given).filter(({ kind }) => kind === 'workflow');
const readJobs = (given: Answers) =>
  parseConfig({
    file: 'jobs.yaml',
    bytes: new TextEncoder().encode(textOf(given, 'jobs.yaml')),
    today: TODAY,
  });

/** Lines of both texts where they differ. */
function differences(before: string, after: string): readonly (readonly [string, string])[] {
  const [left, right] = [before.split('\n'), after.split('\n')];
  expect(right).toHaveLength(left.length);
  return left.flatMap((line, i) => (line === right[i] ? [] : [[line, right[i] ?? ''] as const]));
}

describe('the templates', () => {
  it('are what the sources say', () => {
    expect(own('src/init/templates.data.ts') === templatesText()).toBe(true);
  });

  it('hold every workflow that runs the action, and no other', () => {
    const names = readdirSync(new URL('../../.github/workflows', import.meta.url))
      .map((name) => `.github/workflows/${name}`)
      .filter((path) => {
        const { jobs } = parse(own(path)) as {
          readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly uses?: string }[] }>>;
        };
        return Object.values(jobs).some(({ steps }) => steps.some(({ uses }) => uses === './'));
      });
    expect(names.length).toBeGreaterThanOrEqual(5);
    expect(workflows(answers()).map(({ path }) => path)).toEqual(names.sort());
  });
});

describe('a written workflow', () => {
  it('differs from our own in `uses:` only', () => {
    for (const { path, text } of workflows(answers())) {
      const changed = differences(own(path), text);
      expect(changed.length).toBeGreaterThan(0);
      for (const [before, after] of changed) {
        expect(before).toMatch(/^ +- uses: \.\/$/);
        expect(after).toBe(before.replace('./', USES));
      }
    }
  });

  it('pins what it uses, as our own policy asks', () => {
    for (const { text } of workflows(answers())) {
      const document = parseDocument(text);
      expect([...document.errors, ...document.warnings]).toEqual([]);
      expect(unpinned(document)).toEqual([]);
      expect(text).not.toContain('uses: ./');
    }
  });

  it('trains on pushes to the default branch, whatever it is called', () => {
    fc.assert(
      fc.property(anyAnswers, (given) => {
        const { on } = parse(textOf(given, '.github/workflows/train.yml')) as {
          readonly on: { readonly push: unknown };
        };
        expect(on.push).toEqual({ branches: [given.defaultBranch] });
      }),
      { numRuns: 60 },
    );
    const path = '.github/workflows/train.yml';
    const changed = differences(own(path), textOf(answers({ defaultBranch: 'release/1.x' }), path));
    expect(changed.map(([, after]) => after.trim())).toEqual(['branches: [release/1.x]', `- uses: ${USES}`]);
  });
});

describe('a workflow for a repository without GitHub environments', () => {
  interface Workflow {
    readonly jobs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }

  it('differs from the usual one in that no job names one', () => {
    const usual = workflows(answers());
    const without = workflows(answers({ trust: 'branch' }));
    let named = 0;
    usual.forEach(({ text }, i) => {
      const expected = parse(text) as Workflow;
      const jobs = Object.entries(expected.jobs).map(([id, { environment, ...rest }]) => {
        named += environment === undefined ? 0 : 1;
        return [id, rest] as const;
      });
      expect(parse(without[i]?.text ?? '')).toEqual({ ...expected, jobs: Object.fromEntries(jobs) });
    });
    expect(named).toBeGreaterThanOrEqual(4);
  });

  it('says nothing of environments and reviewers that would not be true', () => {
    const comments = workflows(answers({ trust: 'branch' }))
      .flatMap(({ text }) => text.split('\n'))
      .flatMap((line) => /#.*/.exec(line)?.[0] ?? []);
    expect(comments.length).toBeGreaterThan(20);
    const about = comments.filter((comment) => /environment|reviewer/i.test(comment));
    expect(about.filter((comment) => !/where there is one|if there are any/.test(comment))).toEqual([]);
  });
});

describe('the jobs file', () => {
  it('has nothing that our parser would remark on', () => {
    expect(readJobs(answers()).findings).toEqual([]);
  });

  it('says what was answered, for any answers', () => {
    fc.assert(
      fc.property(anyAnswers, (given) => {
        const { config, findings } = readJobs(given);
        // A remark about a model itself is none about the file.
        expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
        const { region, accountId, bucket, outputBucket, prefix, serviceRoleArn, roles } = given;
        expect(config?.environments).toEqual([
          {
            name: given.environment,
            at: expect.anything(),
            ...{ region, accountId, bucket, outputBucket, prefix, serviceRoleArn, roles },
          },
        ]);
        expect(config?.jobs.map(({ key, baseModel }) => [key, baseModel.value])).toEqual([
          [given.job, given.baseModel],
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it('names exactly the sample files that are written, for every model that can be chosen', () => {
    const models = sampleModels(TODAY);
    expect(models.length).toBeGreaterThan(3);
    for (const { id, regions } of models) {
      const given = answers({ baseModel: id, region: regions[0] ?? '' });
      const [job] = readJobs(given).config?.jobs ?? [];
      const named = [job?.data.training, job?.data.validation].flatMap((source) =>
        source?.kind === 'file' ? [source.path] : [],
      );
      const samples = initFiles(given).filter(({ kind }) => kind === 'sample');
      expect(samples.map(({ path }) => path)).toEqual(named);
      expect(hasValidation(id)).toBe(named.length === 2);
      const rows = samples.map(({ text }) => text.trimEnd().split('\n').length);
      expect(rows[0]).toBeGreaterThanOrEqual(findBaseModel(id)?.limits.trainMin ?? 0);
    }
  });

  it('has the schema of the same commit', () => {
    const [line] = textOf(answers(), 'jobs.yaml').split('\n');
    expect(line).toBe(
      `# yaml-language-server: $schema=https://raw.githubusercontent.com/bedrock-tune/bedrock-tune/${COMMIT}/schema/jobs.schema.json`,
    );
  });
});
