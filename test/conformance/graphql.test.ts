/**
 * The GraphQL that our GitHub adapter sends and our simulated GitHub answers, against the schema that GitHub publishes:
 * every question must be valid there, and every answer must have the kinds that the schema says, by the reference
 * implementation of GraphQL. `npm run test:conformance` names the folder with both in `GITHUB_GRAPHQL`.
 *
 * What GitHub answers beyond the schema (rights, limits, which pull requests it associates) is not in it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { githubAdapter } from '../../src/adapters/github/api.ts';
import { mergePullRequest, openPullRequest } from '../../src/simulator/github/state.ts';
import { startSimulator } from '../../src/simulator/host.ts';
import { createCheckout } from '../../src/simulator/workflow/checkout.ts';
import { createWorld, DEFAULT_PERSONAL_TOKEN } from '../../src/simulator/world.ts';
import { instantClock } from '../adapters/wire.ts';
import { recordCallsOf } from './openapi/recorder.ts';

type Node = Readonly<Record<string, unknown>>;

/** What is used of the package `graphql`, which only the conformance tests install. */
interface Graphql {
  buildSchema(text: string, options: { readonly assumeValidSDL: boolean }): unknown;
  parse(document: string): unknown;
  validate(schema: unknown, document: unknown): readonly Error[];
  execute(request: Node): { readonly data?: unknown; readonly errors?: readonly Error[] };
}

const folder = process.env['GITHUB_GRAPHQL'] ?? '';
const graphql = createRequire(join(folder, 'package.json'))('graphql') as Graphql;
const schema = graphql.buildSchema(
  readFileSync(join(folder, '@octokit', 'graphql-schema', 'schema.graphql'), 'utf8'),
  // The published text names a field twice here and there.
  { assumeValidSDL: true },
);

const checkout = createCheckout();
checkout.write('jobs.yaml', 'version: 1\n');
const head = checkout.commit('Add');
const world = createWorld({ repository: { directory: checkout.directory } });
const simulator = await startSimulator({ world });
const recorded = await recordCallsOf(simulator.url, '/github');
afterAll(async () => {
  await recorded.close();
  await simulator.close();
  checkout.remove();
});

const adapter = githubAdapter({
  token: DEFAULT_PERSONAL_TOKEN,
  repository: 'acme/support-models',
  apiUrl: recorded.url,
  clock: instantClock(),
});
const MISSING_SHA = 'f'.repeat(40);
mergePullRequest(openPullRequest(world.github, { headSha: head, headRef: 'a' }), head, Date.UTC(2026, 0, 1));
openPullRequest(world.github, { headSha: head, headRef: 'b' });
await adapter.viewerLogin();
await adapter.statusesOf([head]);
for (const state of ['pending', 'success', 'failure', 'error'] as const)
  await adapter.setStatus({ sha: head, context: state, state, description: 'x', targetUrl: undefined });
await adapter.statusesOf([head, MISSING_SHA]);
await adapter.pullRequestsOf([head, MISSING_SHA]);

const asked = recorded.exchanges.filter(({ path }) => path === '/graphql');

/** The same data again, as a server of this schema would hand it out: each field by the name it has in the answer. */
function handedOut(document: string, variables: unknown, data: unknown): unknown {
  const { data: again, errors } = graphql.execute({
    schema,
    document: graphql.parse(document),
    variableValues: variables,
    rootValue: data,
    fieldResolver: (source: Node, _args: unknown, _context: unknown, info: { readonly path: Node }) =>
      source[String(info.path['key'])],
    typeResolver: () => 'Commit',
  });
  return { data: again, errors };
}

describe.each(asked.map((exchange, index) => [index + 1, exchange] as const))(
  'question %i',
  (_at, exchange) => {
    const { query, variables } = exchange.sent as { readonly query: string; readonly variables: unknown };
    const { data } = JSON.parse(exchange.answered) as { readonly data: unknown };

    it('is valid by the schema of GitHub', () => {
      expect(graphql.validate(schema, graphql.parse(query)).map(String)).toEqual([]);
    });

    it('is answered by the simulator with the fields and kinds of the schema', () => {
      const again = JSON.parse(JSON.stringify(handedOut(query, variables, data)));
      expect(again).toEqual({ data });
    });
  },
);

describe('the judge', () => {
  it('has seen every question', () => expect(asked).toHaveLength(4));

  it('refuses a field that GitHub has not', () => {
    expect(graphql.validate(schema, graphql.parse('query { viewer { log } }'))).toHaveLength(1);
  });

  it('refuses an answer of another kind', () => {
    expect(handedOut('query { viewer { login } }', {}, { viewer: { login: null } })).toMatchObject({
      errors: [expect.anything()],
    });
  });
});
