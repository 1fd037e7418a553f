/** Secrets and personal data in a dataset: told by kind and place in every sink, shown in none. */
import { describe, expect, it } from '@jest/globals';
import { PERSONS, plant, randomFrom, rowWith, SECRETS } from '../support/planted-secrets.ts';
import { repositoryOf, rows, trainPath } from '../support/sample-repository.ts';
import { useScenario } from '../support/scenario.ts';

const scenario = useScenario();
const FILE = trainPath('support-bot');
const SAMPLE_ROWS = rows('support-bot');

interface PlantedRows {
  readonly text: string;
  readonly bodies: readonly string[];
}

/** A row for each kind, then one for each class of personal data. */
function plantedRows(): PlantedRows {
  const random = randomFrom(23);
  const secrets = Object.keys(SECRETS).flatMap((kind) => plant(random, kind, 'json') ?? []);
  const planted = [...secrets, ...Object.values(PERSONS).map((make) => make(random))];
  return {
    text: planted.map(({ text }) => rowWith(random, text, 300)).join(''),
    bodies: planted.map(({ body }) => body),
  };
}

/** Bodies of which eight characters in a row stand in one of the texts. */
function shownIn(texts: readonly string[], bodies: readonly string[]): readonly string[] {
  return bodies.filter((body) =>
    Array.from({ length: body.length - 7 }, (_, at) => body.slice(at, at + 8)).some((part) =>
      texts.some((text) => text.includes(part)),
    ),
  );
}

const KINDS = Object.keys(SECRETS).length;

describe('secrets in a dataset', () => {
  it('are refused by the command line, which shows none of them', async () => {
    const world = scenario();
    const { text, bodies } = plantedRows();
    world.commit({ ...repositoryOf('support-bot'), [FILE]: SAMPLE_ROWS + text });
    const json = await world.cli(['validate', '--json']);
    const plain = await world.cli(['validate']);
    expect([json.exitCode, plain.exitCode]).toEqual([1, 1]);
    const { findings } = JSON.parse(json.stdout);
    const lines = findings.flatMap(({ code, line }: { code: string; line: number }) =>
      code === 'secret' ? [line] : [],
    );
    expect(new Set(lines).size).toBe(KINDS);
    const classes = findings.filter(({ code }: { code: string }) => code === 'pii');
    expect(classes.length).toBeGreaterThanOrEqual(Object.keys(PERSONS).length);
    expect(shownIn([json.stdout, json.stderr, plain.stdout, plain.stderr], bodies)).toEqual([]);
  });

  it('are refused in a pull request, whose comment, summary, annotations and result show none of them', async () => {
    const world = scenario();
    const { text, bodies } = plantedRows();
    world.commit(repositoryOf('support-bot'));
    const proposal = world.propose({ [FILE]: SAMPLE_ROWS + text });
    const ran = await world.run(world.pullRequest(proposal), {}, { env: { RUNNER_DEBUG: '1', DEBUG: '*' } });
    expect(ran.exitCode).toBe(1);
    expect(ran.result.findings.some(({ code, file }) => code === 'secret' && file === FILE)).toBe(true);
    const comments = world.simulator.world.github.comments.map(({ body }) => body);
    expect(comments).toHaveLength(1);
    // The report file holds the bytes of this output.
    expect(ran.outputs['result']).toContain('"secret"');
    const texts = [...world.sinks, ...comments, ran.outputs['result'] ?? ''];
    expect(shownIn(texts, bodies)).toEqual([]);
  });
});
