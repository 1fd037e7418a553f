import { describe, expect, it } from '@jest/globals';
import type { CommandContext } from '../../src/commands/context.ts';
import { publishComment, publishEnded, publishStatus } from '../../src/commands/publish.ts';
import { reportModel } from '../../src/commands/reports.ts';
import { parseMarker, seal } from '../../src/report/marker.ts';
import type { ReportModel } from '../../src/report/model.ts';
import { NOW } from '../support/builders.ts';
import { appError, HOUR, World } from './support.ts';

const PULL = 7;
const NONE = { url: undefined, isLost: false };

function iso(offsetMs: number): string {
  return new Date(NOW + offsetMs).toISOString();
}

/** A report observed at `offsetMs` from now; another stage gives another content. */
function model(context: CommandContext, offsetMs = 0, stage: ReportModel['stage'] = 'proposed'): ReportModel {
  return reportModel(context, {
    stage,
    command: 'plan',
    jobs: [],
    unchangedJobs: 0,
    findings: [],
    checksNotRun: [],
    commit: 'a'.repeat(40),
    observedAt: iso(offsetMs),
  });
}

/** What another run wrote earlier. */
async function written(world: World, offsetMs = 0, stage: ReportModel['stage'] = 'proposed'): Promise<void> {
  const context = world.context();
  await publishComment(context, PULL, model(context, offsetMs, stage), true);
  world.calls.length = 0;
}

function writes(world: World): readonly string[] {
  return world.called('github.').filter((name) => /create|update|delete|setStatus/.test(name));
}

describe('publishComment', () => {
  it('creates one comment and gives its URL', async () => {
    const world = new World();
    const context = world.context();
    const { url } = await publishComment(context, PULL, model(context), true);
    const [comment, ...more] = world.hub.commentsOf(PULL);
    expect(more).toEqual([]);
    expect(url).toBe(comment?.url);
    expect(parseMarker(comment?.body ?? '')).toMatchObject({ kind: 'report', config: 'jobs.yaml' });
  });

  it('creates none where it may only update', async () => {
    const world = new World();
    const context = world.context();
    expect(await publishComment(context, PULL, model(context), false)).toEqual(NONE);
    expect(writes(world)).toEqual([]);
  });

  it('updates the comment that is there', async () => {
    const world = new World();
    await written(world, -1000);
    const context = world.context();
    const { url } = await publishComment(context, PULL, model(context, 0, 'merged'), false);
    expect(writes(world)).toEqual(['github.updateComment']);
    expect(world.hub.commentsOf(PULL)).toHaveLength(1);
    expect(url).toBe(world.hub.commentsOf(PULL)[0]?.url);
  });

  it('writes equal content again only when its stamp is hours old', async () => {
    for (const [age, expected] of [
      [0, []],
      [1000, []],
      [2 * HOUR, []],
      [4 * HOUR, ['github.updateComment']],
    ] as const) {
      const world = new World();
      await written(world, -age);
      const context = world.context();
      expect((await publishComment(context, PULL, model(context), true)).url).toBeDefined();
      expect(writes(world)).toEqual(expected);
    }
  });

  it('writes again what a person edited', async () => {
    const world = new World();
    await written(world, -1000);
    for (const comment of world.hub.commentsOf(PULL))
      world.hub.comments.set(comment.id, {
        ...comment,
        pullRequest: PULL,
        body: `All fine!\n${comment.body}`,
      });
    const context = world.context();
    await publishComment(context, PULL, model(context), true);
    expect(writes(world)).toEqual(['github.updateComment']);
    expect(world.hub.commentsOf(PULL)[0]?.body).not.toContain('All fine!');
  });

  it('lets no runner whose clock is ahead keep others from writing', async () => {
    const world = new World();
    await written(world, 2 * HOUR);
    const context = world.context();
    await publishComment(context, PULL, model(context, 0, 'settled'), true);
    expect(writes(world)).toEqual(['github.updateComment']);
  });

  it('never lets an older observation overwrite a newer one', async () => {
    const world = new World();
    await written(world, 60_000, 'training');
    const before = world.hub.commentsOf(PULL);
    const context = world.context();
    const { url } = await publishComment(context, PULL, model(context, 0, 'proposed'), true);
    expect(writes(world)).toEqual([]);
    expect(world.hub.commentsOf(PULL)).toEqual(before);
    expect(url).toBe(before[0]?.url);
  });

  it('keeps the oldest of several comments of its own and removes the rest', async () => {
    const world = new World();
    await written(world, -3000);
    const [first] = world.hub.commentsOf(PULL);
    world.hub.addComment(PULL, first?.body ?? '');
    world.hub.addComment(PULL, first?.body ?? '');
    const context = world.context();
    await publishComment(context, PULL, model(context, 0, 'merged'), true);
    expect(world.hub.commentsOf(PULL).map(({ id }) => id)).toEqual([first?.id]);
    expect(writes(world)).toEqual(['github.deleteComment', 'github.deleteComment', 'github.updateComment']);
  });

  it('touches no comment of another author, config file or kind', async () => {
    const world = new World();
    await written(world, -1000);
    const [ours] = world.hub.commentsOf(PULL);
    world.hub.comments.clear();
    const subject = { observed: iso(0), run: '1', attempt: 1 };
    world.hub.addComment(PULL, ours?.body ?? '', 'mallory');
    world.hub.addComment(PULL, seal('x', 'y', { ...subject, kind: 'report', config: 'other.yaml' }));
    world.hub.addComment(PULL, seal('x', 'y', { ...subject, kind: 'ended', config: 'jobs.yaml', job: 'a' }));
    world.hub.addComment(PULL, 'just words');
    const before = world.hub.commentsOf(PULL);
    const context = world.context();
    await publishComment(context, PULL, model(context), true);
    expect(writes(world)).toEqual(['github.createComment']);
    expect(world.hub.commentsOf(PULL).slice(0, 4)).toEqual(before);
  });

  it('looks before it posts again when the answer to a post was lost', async () => {
    const stored = new World();
    stored.fail('github.createComment', appError('github-unavailable', 'github'), { afterwards: true });
    const context = stored.context();
    const { url } = await publishComment(context, PULL, model(context), true);
    expect(stored.hub.commentsOf(PULL).map((comment) => comment.url)).toEqual([url]);
    expect(stored.count('github.createComment')).toBe(1);

    const lost = new World();
    lost.fail('github.createComment', appError('github-unavailable', 'github'));
    const again = lost.context();
    expect((await publishComment(again, PULL, model(again), true)).url).toBeDefined();
    expect(lost.hub.commentsOf(PULL)).toHaveLength(1);
    expect(lost.count('github.createComment')).toBe(2);
  });

  it.each(['listComments', 'createComment', 'viewerLogin'] as const)(
    'warns and goes on when %s is denied',
    async (method) => {
      const world = new World();
      if (method === 'viewerLogin') await written(world, -1000, 'merged');
      world.fail(`github.${method}`, appError('github-denied', 'user'));
      const context = world.context();
      expect(await publishComment(context, PULL, model(context), true)).toEqual(NONE);
      expect(world.warnings).toHaveLength(1);
      expect(world.warnings[0]).toContain('pull-requests: write');
      expect(world.count('github.createComment')).toBeLessThanOrEqual(1);
    },
  );

  it('says that a comment is lost when GitHub does not answer, and that it is not when it may not write', async () => {
    for (const [code, isLost] of [
      ['github-unavailable', true],
      ['github-denied', false],
    ] as const) {
      const world = new World();
      world.fail('github.listComments', appError(code, 'github'));
      const context = world.context();
      expect(await publishComment(context, PULL, model(context), true)).toEqual({ url: undefined, isLost });
    }
  });

  it('passes on what is a bug of its own', async () => {
    const world = new World();
    world.fail('github.listComments', new TypeError('x is not a function'));
    const context = world.context();
    await expect(publishComment(context, PULL, model(context), true)).rejects.toThrow(TypeError);
  });

  it('asks nothing without a token or with `comment: off`', async () => {
    const world = new World();
    for (const context of [
      world.context({ withoutGitHub: true }),
      world.context({ inputs: { comment: 'off' } }),
    ])
      expect(await publishComment(context, PULL, model(context), true)).toEqual(NONE);
    expect(world.called('github.')).toEqual([]);
  });
});

describe('publishEnded', () => {
  const ended = (job: string): string =>
    seal('It ended.', 'x', {
      kind: 'ended',
      config: 'jobs.yaml',
      job,
      observed: iso(0),
      run: '1',
      attempt: 1,
    });

  it('tells each end once, however often it is asked to', async () => {
    const world = new World();
    for (let times = 0; times < 3; times += 1) {
      await publishEnded(world.context(), PULL, 'a-0123456789ab', ended('a-0123456789ab'));
      await publishEnded(world.context(), PULL, 'a-0123456789ab-r2', ended('a-0123456789ab-r2'));
    }
    expect(world.hub.commentsOf(PULL)).toHaveLength(2);
  });

  it('is not silenced by a marker that a stranger wrote', async () => {
    const world = new World();
    world.hub.addComment(PULL, ended('a-0123456789ab'), 'mallory');
    await publishEnded(world.context(), PULL, 'a-0123456789ab', ended('a-0123456789ab'));
    expect(world.hub.commentsOf(PULL)).toHaveLength(2);
  });

  it('only warns when it may not write', async () => {
    const world = new World();
    world.fail('github.createComment', appError('github-denied', 'user'));
    await publishEnded(world.context(), PULL, 'a-0123456789ab', ended('a-0123456789ab'));
    expect(world.warnings[0]).toContain('pull-requests: write');
  });
});

describe('publishStatus', () => {
  it('only warns when it may not write, and names the permission', async () => {
    const world = new World();
    world.fail('github.setStatus', appError('github-denied', 'user'));
    const status = {
      sha: 'a'.repeat(40),
      context: 'x',
      state: 'success',
      description: '',
      targetUrl: undefined,
    } as const;
    await publishStatus(world.context(), status);
    expect(world.warnings[0]).toContain('statuses: write');
    await publishStatus(world.context(), status);
    expect(world.hub.status(status.sha, 'x')).toMatchObject({ state: 'success' });
  });
});
