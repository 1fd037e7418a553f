export const id = 439;
export const ids = [439];
export const modules = {

/***/ 1439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  githubAdapter: () => (/* binding */ githubAdapter)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/adapters/github/client.js
var github_client = __webpack_require__(2563);
// EXTERNAL MODULE: ./lib/adapters/github/errors.js
var github_errors = __webpack_require__(8527);
// EXTERNAL MODULE: ./lib/adapters/github/shapes.js
var shapes = __webpack_require__(5310);
;// CONCATENATED MODULE: ./lib/adapters/github/commits.js
/** What GitHub knows of many commits at once: one GraphQL question for up to a hundred, where REST asks for each. */



/** Commits in one question: GitHub answers within ten seconds or not at all. */
const STATUSES_AT_ONCE = 100;
const PULLS_AT_ONCE = 50;
/** A question about so few is never too heavy. */
const FEW = 25;
/** Of one commit: more than one pull request brings it only before the merge. */
const PULLS_OF_COMMIT = 20;
/** Requests under way at once where each commit is asked about by itself. */
const PARALLEL = 4;
/** The latest status per context, by commit; a commit that GitHub does not know has none. */
function statusesOfCommits(client, shas) {
    const call = { what: `list the statuses of ${namesOf(shas)}`, permission: 'statuses: read' };
    return ask(client, shas, {
        call,
        name: 'CommitStatuses',
        atOnce: STATUSES_AT_ONCE,
        fields: 'status { contexts { context state description } }',
        ofNode: (commit) => {
            const isBare = (0,shapes.at)(commit, 'status') === null;
            return isBare ? [] : (0,shapes/* listAt */.gT)(commit, 'status.contexts', call).map((node) => (0,shapes/* statusNode */.th)(node, call));
        },
        restPath: 'statuses',
        ofList: (data) => latest(data.map((status) => (0,shapes/* commitStatus */.yp)(status, call))),
    });
}
/** Pull requests that contain the commit, as GitHub associates them, by commit. */
function pullRequestsOfCommits(client, shas, repository) {
    const call = { what: `list the pull requests of ${namesOf(shas)}`, permission: 'pull-requests: read' };
    const own = (pulls, base) => pulls.filter((data) => isInto(repository, (0,shapes.at)(data, base)));
    return ask(client, shas, {
        call,
        name: 'CommitPullRequests',
        atOnce: PULLS_AT_ONCE,
        fields: `associatedPullRequests(first: ${PULLS_OF_COMMIT}) { totalCount nodes { number state mergedAt mergeCommit { oid } headRefOid baseRefName baseRepository { nameWithOwner } } }`,
        ofNode: (commit) => {
            const nodes = (0,shapes/* listAt */.gT)(commit, 'associatedPullRequests.nodes', call);
            if ((0,shapes.at)(commit, 'associatedPullRequests.totalCount') !== nodes.length)
                return undefined;
            const pulls = own(nodes, 'baseRepository.nameWithOwner').map((node) => (0,shapes/* pullRequestNode */.XK)(node, call));
            return pulls.toSorted(shapes/* comparePullRequests */.bn);
        },
        restPath: 'pulls',
        ofList: (data) => own(data, 'base.repo.full_name')
            .map((pull) => (0,shapes/* pullRequest */.VV)(pull, call))
            .toSorted(shapes/* comparePullRequests */.bn),
    });
}
function namesOf(shas) {
    return shas.length === 1 ? `${shas[0]}` : `${shas.length} commits`;
}
/** A fork shares commits with its origin, whose pull requests have numbers that mean others here. */
function isInto(repository, base) {
    return typeof base !== 'string' || base.toLowerCase() === repository.toLowerCase();
}
/** REST lists statuses newest first; the first of a context is the one that counts. */
function latest(statuses) {
    const first = new Map();
    for (const status of statuses)
        if (!first.has(status.context))
            first.set(status.context, status);
    return [...first.values()];
}
async function ask(client, shas, question) {
    const known = new Map();
    const wanted = [...new Set(shas)];
    for (let from = 0; from < wanted.length; from += question.atOnce) {
        const answers = await askLighter(client, wanted.slice(from, from + question.atOnce), question);
        for (const [sha, found] of answers.flatMap((answer) => [...answer]))
            known.set(sha, found);
    }
    const unanswered = wanted.filter((sha) => !known.has(sha));
    for (let from = 0; from < unanswered.length; from += PARALLEL) {
        const asked = unanswered.slice(from, from + PARALLEL).map(async (sha) => {
            known.set(sha, await askOne(client, sha, question));
        });
        await Promise.all(asked);
    }
    return known;
}
/** Where no answer came in time, the question may have been too heavy: it is asked in parts, once. */
async function askLighter(client, shas, question) {
    try {
        return [await askMany(client, shas, question)];
    }
    catch (error) {
        if (shas.length <= FEW || !isUnavailable(error))
            throw error;
    }
    const answers = [];
    for (let from = 0; from < shas.length; from += FEW)
        answers.push(await askMany(client, shas.slice(from, from + FEW), question));
    return answers;
}
function isUnavailable(error) {
    return error instanceof errors/* AppError */.uV && error.code === 'github-unavailable';
}
/** A token or a server that takes no such question is asked again by REST; what is down now is down there too. */
async function askMany(client, shas, { call, name, fields, ofNode }) {
    const declared = shas.map((_, index) => `$c${index}: GitObjectID!`).join(', ');
    const commits = shas.map((_, index) => `c${index}: object(oid: $c${index}) { ...facts }`).join(' ');
    const document = `query ${name}($owner: String!, $name: String!, ${declared}) { repository(owner: $owner, name: $name) { ${commits} } } fragment facts on Commit { ${fields} }`;
    const variables = Object.fromEntries(shas.map((sha, index) => [`c${index}`, sha]));
    try {
        const data = await client.query(call, document, variables);
        return new Map(shas.flatMap((sha, index) => {
            const commit = (0,shapes.at)(data, `repository.c${index}`);
            if (commit === undefined)
                throw (0,github_errors/* unexpectedAnswer */.au)(call, `repository.c${index}`);
            const found = commit === null ? [] : ofNode(commit);
            return found === undefined ? [] : [[sha, found]];
        }));
    }
    catch (error) {
        const isRefused = error instanceof errors/* AppError */.uV && error.blame !== 'bug' && !isUnavailable(error);
        if (isRefused)
            return new Map();
        throw error;
    }
}
async function askOne(client, sha, { call, restPath, ofList }) {
    try {
        return ofList(await client.list(call, `/commits/${encodeURIComponent(sha)}/${restPath}`));
    }
    catch (error) {
        if (isUnknownCommit(error))
            return [];
        throw error;
    }
}
/** REST answers 422 where a commit's id has the right form. */
function isUnknownCommit(error) {
    return error instanceof errors/* AppError */.uV && (error.code === 'github-not-found' || (0,github_errors/* statusOf */.c2)(error.cause) === 422);
}

;// CONCATENATED MODULE: ./lib/adapters/github/trees.js
/** Blob ids of paths at a commit, read directory by directory: a recursive listing is cut off in large repositories. */


/** Trees never change under their id, so each is fetched once per run. */
function treeReader(fetchTree, call) {
    const known = new Map();
    const directory = (treeish) => {
        const cached = known.get(treeish);
        if (cached !== undefined)
            return cached;
        const fetched = fetchTree(treeish).then((data) => parseTree(data, call));
        if (/^[0-9a-f]{40,64}$/.test(treeish))
            known.set(treeish, fetched);
        fetched.catch(() => known.delete(treeish));
        return fetched;
    };
    const blobId = async (root, path) => {
        const names = path.split('/');
        const last = names.pop() ?? '';
        let here = root;
        for (const name of names) {
            const entry = here.get(name);
            if (entry?.type !== 'tree')
                return undefined;
            here = await directory(entry.sha);
        }
        const entry = here.get(last);
        return entry?.type === 'blob' ? entry.sha : undefined;
    };
    return {
        blobIds: async (ref, paths) => {
            const found = new Map();
            if (paths.length === 0)
                return found;
            const root = await directory(ref);
            for (const path of paths) {
                const id = await blobId(root, path);
                if (id !== undefined)
                    found.set(path, id);
            }
            return found;
        },
    };
}
function parseTree(data, call) {
    if ((0,shapes.at)(data, 'truncated') === true)
        throw (0,github_errors/* unexpectedAnswer */.au)(call, 'complete listing of the directory');
    const entries = (0,shapes/* listAt */.gT)(data, 'tree', call);
    return new Map(entries.map((entry) => [
        (0,shapes/* textAt */.$6)(entry, 'path', call),
        { type: (0,shapes/* textAt */.$6)(entry, 'type', call), sha: (0,shapes/* textAt */.$6)(entry, 'sha', call) },
    ]));
}

;// CONCATENATED MODULE: ./lib/adapters/github/api.js
/** The GitHub port over Octokit. */





/** GitHub refuses longer ones. */
const MAX_DESCRIPTION = 140;
function githubAdapter(options) {
    const client = (0,github_client/* githubClient */.$)(options);
    const treeCall = { what: 'read the files of a commit', permission: 'contents: read' };
    const trees = treeReader((treeish) => client.request(treeCall, { method: 'GET', path: `/git/trees/${encodeURIComponent(treeish)}` }), treeCall);
    return {
        viewerLogin: () => viewerLogin(client),
        getPullRequest: (number) => getPullRequest(client, number),
        pullRequestsOf: (shas) => pullRequestsOfCommits(client, shas, options.repository),
        listComments: (number) => listComments(client, number),
        createComment: (number, body) => createComment(client, number, body),
        updateComment: (id, body) => updateComment(client, id, body),
        deleteComment: (id) => deleteComment(client, id),
        statusesOf: (shas) => statusesOfCommits(client, shas),
        setStatus: (status) => setStatus(client, status),
        branchHead: (branch) => branchHead(client, branch),
        fileAt: (ref, path) => fileAt(client, ref, path),
        mergeBaseOf: (a, b) => mergeBaseOf(client, a, b),
        readBlob: (id) => {
            const call = { what: `read the file content ${id.slice(0, 12)}`, permission: 'contents: read' };
            return client.stream(call, `/git/blobs/${encodeURIComponent(id)}`);
        },
        blobIdsAt: (ref, paths) => trees.blobIds(ref, paths),
    };
}
async function viewerLogin(client) {
    const call = { what: 'ask whom the token writes as', permission: 'pull-requests: write' };
    return (0,shapes/* withoutBotSuffix */.dC)((0,shapes/* textAt */.$6)(await client.query(call, 'query { viewer { login } }'), 'viewer.login', call));
}
async function getPullRequest(client, number) {
    const call = { what: `read pull request ${number}`, permission: 'pull-requests: read' };
    return (0,shapes/* pullRequest */.VV)(await client.request(call, { method: 'GET', path: `/pulls/${number}` }), call);
}
async function listComments(client, number) {
    const call = { what: `list the comments of pull request ${number}`, permission: 'pull-requests: read' };
    const found = await client.list(call, `/issues/${number}/comments`);
    return found.map((data) => (0,shapes/* comment */.Im)(data, call)).sort((a, b) => a.id - b.id);
}
/** Throws `github-unavailable` when the comment may have been written: list and look before writing again. */
async function createComment(client, number, body) {
    const call = { what: `comment on pull request ${number}`, permission: 'pull-requests: write' };
    const path = `/issues/${number}/comments`;
    const data = await client.request(call, { method: 'POST', path, body: { body } });
    return written(data, call);
}
async function updateComment(client, id, body) {
    const call = { what: `update comment ${id}`, permission: 'pull-requests: write' };
    const path = `/issues/comments/${id}`;
    return written(await client.request(call, { method: 'PATCH', path, body: { body } }), call);
}
function written(data, call) {
    try {
        return (0,shapes/* comment */.Im)(data, call);
    }
    catch (cause) {
        throw new errors/* AppError */.uV('github-unavailable', `GitHub: the answer to "${call.what}" cannot be read`, {
            blame: 'github',
            hint: 'Run again; what was written is found.',
            cause,
        });
    }
}
async function deleteComment(client, id) {
    const call = { what: `delete comment ${id}`, permission: 'pull-requests: write' };
    try {
        await client.request(call, { method: 'DELETE', path: `/issues/comments/${id}` });
    }
    catch (error) {
        if (!isNotFound(error))
            throw error;
    }
}
async function setStatus(client, status) {
    const { sha, context, state, description, targetUrl } = status;
    const call = { what: `set the status ${context} of ${sha}`, permission: 'statuses: write' };
    const body = {
        context,
        state,
        description: description.slice(0, MAX_DESCRIPTION),
        ...(targetUrl === undefined ? {} : { target_url: targetUrl }),
    };
    await client.request(call, { method: 'POST', path: `/statuses/${encodeURIComponent(sha)}`, body });
}
async function branchHead(client, branch) {
    const call = { what: `read the branch ${branch}`, permission: 'contents: read' };
    const path = `/branches/${encodePath(branch)}`;
    return (0,shapes/* textAt */.$6)(await client.request(call, { method: 'GET', path }), 'commit.sha', call);
}
/** A folder is answered with a list, which is not a file's text. */
async function fileAt(client, ref, path) {
    const call = { what: `read ${path} at ${ref}`, permission: 'contents: read' };
    const address = `/contents/${encodePath(path)}?ref=${encodeURIComponent(ref)}`;
    try {
        const data = await client.request(call, { method: 'GET', path: address, raw: true });
        if (data instanceof ArrayBuffer)
            return Buffer.from(data).toString('utf8');
        return typeof data === 'string' ? data : undefined;
    }
    catch (error) {
        if (isNotFound(error))
            return undefined;
        throw error;
    }
}
async function mergeBaseOf(client, a, b) {
    const call = { what: `compare ${a.slice(0, 12)} with ${b.slice(0, 12)}`, permission: 'contents: read' };
    // One commit is enough: the answer names the merge base on every page.
    const path = `/compare/${encodeURIComponent(a)}...${encodeURIComponent(b)}?per_page=1`;
    try {
        return (0,shapes/* textAt */.$6)(await client.request(call, { method: 'GET', path }), 'merge_base_commit.sha', call);
    }
    catch (error) {
        if (isNotFound(error))
            return undefined;
        throw error;
    }
}
function encodePath(path) {
    return path.split('/').map(encodeURIComponent).join('/');
}
function isNotFound(error) {
    return error instanceof errors/* AppError */.uV && error.code === 'github-not-found';
}


/***/ }),

/***/ 2563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ githubClient)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2094);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8527);
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9723);
/** Octokit with our limits: time-outs, retries of reads, rate limits, and answers that are answers. */





/** The largest answer is a file of a repository: GitHub has none above 100 MB. */
const LIMITS = { requestMs: 30_000, streamMs: 10 * 60_000, answerBytes: 128 * 1024 * 1024 };
const TRIES = 3;
const PAUSE_MS = 1_000;
/** Octokit warns about deprecations through `console`; those words pass no gate. */
const SILENT = { debug() { }, info() { }, warn() { }, error() { } };
/**
 * Reads are tried three times; a write whose answer was lost is `github-unavailable`, for it may have happened.
 * A rate limit means that nothing happened: any request waits for it, up to a minute.
 */
function githubClient(options) {
    const { token, repository, apiUrl, clock } = options;
    const { requestMs, streamMs, answerBytes } = { ...LIMITS, ...options.limits };
    const baseUrl = (0,_url_js__WEBPACK_IMPORTED_MODULE_4__/* .trustedUrl */ .$)(apiUrl, 'GITHUB_API_URL').href.replace(/\/$/, '');
    const octokit = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, { baseUrl, userAgent: 'bedrock-tune', log: SILENT });
    octokit.hook.wrap('request', (send, parameters) => {
        const { method, url, request: usual } = parameters;
        // The one Octokit was made with, which knows the proxy.
        const fetch = boundedFetch(usual?.['fetch'] ?? globalThis.fetch, answerBytes);
        // All GraphQL we send is queries.
        const isRead = method === 'GET' || url.endsWith('/graphql');
        const retryable = (error) => verdict(error, isRead, clock.now());
        return (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .withRetry */ .b)({ clock, tries: TRIES, pauseMs: PAUSE_MS, retryable }, async () => {
            const isStream = usual?.['parseSuccessResponseBody'] === false;
            const signal = AbortSignal.timeout(isStream ? streamMs : requestMs);
            // Octokit's own hook hands on the very object it was given, whatever it is called with.
            parameters.request = { ...usual, fetch, signal };
            const answer = await send(parameters);
            checkAnswer(answer, parameters.headers.accept, isRead);
            return answer;
        });
    });
    const [owner = '', name = ''] = repository.split('/');
    const base = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
    return {
        request: (call, { method, path, body, raw }) => mapped(call, async () => {
            const headers = raw === true ? { accept: RAW } : {};
            return (await octokit.request(`${method} ${base}${path}`, { ...body, headers })).data;
        }),
        stream: (call, path) => streamed(call, async () => {
            const request = { parseSuccessResponseBody: false };
            return (await octokit.request(`GET ${base}${path}`, { headers: { accept: RAW }, request })).data;
        }),
        list: (call, path) => mapped(call, () => octokit.paginate(`GET ${base}${path}`, { per_page: 100 })),
        query: (call, document, variables) => mapped(call, () => octokit.graphql(document, { ...variables, owner, name })),
    };
}
/** What answers in full or not at all: a few kilobytes can unpack to gigabytes. */
function boundedFetch(fetch, maxBytes) {
    return async (...request) => {
        const answer = await fetch(...request);
        if (answer.body === null)
            return answer;
        let left = maxBytes;
        const counted = new TransformStream({
            transform(chunk, controller) {
                left -= chunk.byteLength;
                if (left < 0)
                    controller.error(new Error(`an answer of more than ${maxBytes} bytes`));
                else
                    controller.enqueue(chunk);
            },
        });
        const { status, statusText, headers } = answer;
        return new Response(answer.body.pipeThrough(counted), { status, statusText, headers });
    };
}
const RAW = 'application/vnd.github.raw+json';
async function mapped(call, work) {
    try {
        return await work();
    }
    catch (error) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .toGitHubError */ .Lg)(error, call);
    }
}
async function* streamed(call, open) {
    const body = await mapped(call, open);
    if (!(body instanceof ReadableStream))
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpectedAnswer */ .au)(call, 'body');
    try {
        for await (const chunk of body)
            if (chunk instanceof Uint8Array)
                yield chunk;
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV('github-unavailable', `GitHub: could not ${call.what} to its end`, {
            blame: 'github',
            hint: 'Run again.',
            cause,
        });
    }
}
function verdict(error, isRead, now) {
    const pause = (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .rateLimitPause */ .CG)(error, now);
    if (pause !== undefined)
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .isShortPause */ .hq)(pause) ? pause : false;
    if (!isRead)
        return false;
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV || ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .statusOf */ .c2)(error) ?? 0) >= 500;
}
/** Octokit hands over text where JSON was expected and broken, and nothing where the body broke off. */
function checkAnswer({ status, headers, data }, accept, isRead) {
    if (typeof data !== 'string' || status === 204 || status === 205)
        return;
    const isEmptyFile = data === '' && String(headers['content-length']) === '0';
    if (accept === RAW && (data !== '' || isEmptyFile))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV(isRead ? 'github-unexpected-answer' : 'github-unavailable', `GitHub: an answer that cannot be read (HTTP ${status})`, { blame: 'github', hint: 'Run again; if it stays, check GITHUB_API_URL and any proxy in between.' });
}


/***/ }),

/***/ 8527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CG: () => (/* binding */ rateLimitPause),
/* harmony export */   Lg: () => (/* binding */ toGitHubError),
/* harmony export */   au: () => (/* binding */ unexpectedAnswer),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   hq: () => (/* binding */ isShortPause)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _blocked_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7876);
/** The one place where errors of Octokit become ours. */


/** Longest pause taken over from a rate limit; beyond it the run says so and ends. */
const MAX_LIMIT_PAUSE_MS = 60_000;
/** HTTP status; undefined for what is no answer of GitHub. Octokit gives a lost connection the status 500. */
function statusOf(error) {
    const { status } = fields(error);
    return typeof status === 'number' ? status : undefined;
}
/**
 * Milliseconds to wait when GitHub says that a rate limit was hit (the request had no effect then);
 * undefined when it is not about a limit. `now` in milliseconds since the epoch.
 */
function rateLimitPause(error, now) {
    const status = statusOf(error);
    if (status !== 403 && status !== 429)
        return undefined;
    const headers = fields(fields(fields(error)['response'])['headers']);
    const after = Number(headers['retry-after']);
    if (after > 0)
        return after * 1000;
    if (String(headers['x-ratelimit-remaining']) !== '0')
        return status === 429 ? MAX_LIMIT_PAUSE_MS : undefined;
    return Math.max(0, Number(headers['x-ratelimit-reset']) * 1000 - now) || MAX_LIMIT_PAUSE_MS;
}
/** true where the pause is short enough to be taken. */
function isShortPause(pauseMs) {
    return pauseMs <= MAX_LIMIT_PAUSE_MS;
}
/** What Octokit threw as an `AppError` that names the permission a person may have to give. */
function toGitHubError(error, call) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV)
        return error;
    const status = statusOf(error);
    const head = `GitHub: could not ${call.what}`;
    if (rateLimitPause(error, 0) !== undefined) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('github-unavailable', `${head}: the rate limit of the token is used up`, {
            blame: 'github',
            hint: 'Run again later, or give `github-token` a token with a higher limit.',
            cause: error,
        });
    }
    if (status === 401) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('github-denied', `${head}: the token is not valid (HTTP 401)`, {
            blame: 'user',
            hint: 'Check `github-token`, or the variable GITHUB_TOKEN: the token may have expired.',
            cause: error,
        });
    }
    if (status === 403) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('github-denied', `${head} (HTTP ${status})`, {
            blame: 'user',
            hint: `Give the job the permission \`${call.permission}\`. Runs of forks and of Dependabot may only read.`,
            cause: error,
        });
    }
    if (status === 404 || status === 410) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('github-not-found', `${head}: there is none, or the token may not see it (HTTP ${status})`, {
            blame: 'user',
            hint: `Check that it exists, and that the job has the permission \`${call.permission}\`.`,
            cause: error,
        });
    }
    const blocked = (0,_blocked_js__WEBPACK_IMPORTED_MODULE_1__/* .blockedBy */ .y)(error);
    if (blocked !== undefined) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('github-unavailable', `${head}: ${blocked.why}`, {
            blame: 'user',
            hint: blocked.hint,
            cause: error,
        });
    }
    if (status !== undefined && status >= 500) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('github-unavailable', `${head}: no usable answer (HTTP ${status})`, {
            blame: 'github',
            hint: 'Run again; what was written before is found.',
            cause: error,
        });
    }
    if (status === undefined && fields(error)['name'] !== 'GraphqlResponseError') {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('internal', head, {
            blame: 'bug',
            hint: 'Report this with the log of the run.',
            cause: error,
        });
    }
    const said = error instanceof Error ? error.message : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('github-unexpected-answer', `${head}: ${said} (HTTP ${status ?? 200})`, {
        blame: 'github',
        hint: 'Run again; if it stays, report the message.',
        cause: error,
    });
}
function unexpectedAnswer(call, missing) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('github-unexpected-answer', `GitHub: could not ${call.what}: the answer has no ${missing}`, {
        blame: 'github',
        hint: 'Run again; if it stays, check GITHUB_API_URL and any proxy in between.',
    });
}
function fields(value) {
    // Any object may be read by key; what it holds stays unknown.
    return typeof value === 'object' && value !== null ? value : {};
}


/***/ }),

/***/ 5310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Im: () => (/* binding */ comment),
/* harmony export */   VV: () => (/* binding */ pullRequest),
/* harmony export */   XK: () => (/* binding */ pullRequestNode),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   bn: () => (/* binding */ comparePullRequests),
/* harmony export */   dC: () => (/* binding */ withoutBotSuffix),
/* harmony export */   gT: () => (/* binding */ listAt),
/* harmony export */   th: () => (/* binding */ statusNode),
/* harmony export */   yp: () => (/* binding */ commitStatus)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8527);

const STATES = ['pending', 'success', 'failure', 'error'];
/** The value at a dotted path, if there is one. */
function at(value, path) {
    let found = value;
    for (const key of path.split('.')) {
        if (typeof found !== 'object' || found === null)
            return undefined;
        // Any object may be read by key; what it holds stays unknown.
        found = found[key];
    }
    return found;
}
function textAt(value, path, call) {
    const found = at(value, path);
    if (typeof found !== 'string')
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(call, path);
    return found;
}
function numberAt(value, path, call) {
    const found = at(value, path);
    if (typeof found !== 'number')
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(call, path);
    return found;
}
function listAt(value, path, call) {
    const found = at(value, path);
    if (!Array.isArray(found))
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(call, path);
    return found;
}
function optionalTextAt(value, path) {
    const found = at(value, path);
    return typeof found === 'string' ? found : undefined;
}
function pullRequest(data, call) {
    const mergedAt = optionalTextAt(data, 'merged_at');
    return {
        number: numberAt(data, 'number', call),
        state: textAt(data, 'state', call) === 'open' ? 'open' : 'closed',
        // Entries of a list have only the time.
        merged: at(data, 'merged') === true || mergedAt !== undefined,
        mergedAt,
        mergeCommitSha: optionalTextAt(data, 'merge_commit_sha'),
        headSha: textAt(data, 'head.sha', call),
        baseRef: textAt(data, 'base.ref', call),
    };
}
/** As GraphQL names the same. */
function pullRequestNode(node, call) {
    const state = textAt(node, 'state', call);
    return {
        number: numberAt(node, 'number', call),
        state: state === 'OPEN' ? 'open' : 'closed',
        merged: state === 'MERGED',
        mergedAt: optionalTextAt(node, 'mergedAt'),
        mergeCommitSha: optionalTextAt(node, 'mergeCommit.oid'),
        headSha: textAt(node, 'headRefOid', call),
        baseRef: textAt(node, 'baseRefName', call),
    };
}
/** Merged ones first, the newest merge first; then by number, newest first. */
function comparePullRequests(a, b) {
    const mergedAt = (pull) => (pull.mergedAt === undefined ? 0 : Date.parse(pull.mergedAt));
    return Number(b.merged) - Number(a.merged) || mergedAt(b) - mergedAt(a) || b.number - a.number;
}
function comment(data, call) {
    return {
        id: numberAt(data, 'id', call),
        body: optionalTextAt(data, 'body') ?? '',
        url: textAt(data, 'html_url', call),
        // A comment of a deleted account has no user.
        authorLogin: withoutBotSuffix(optionalTextAt(data, 'user.login') ?? 'ghost'),
    };
}
/** An app writes as `name[bot]`; GitHub's two interfaces disagree about the suffix. */
function withoutBotSuffix(login) {
    return login.replace(/\[bot\]$/, '');
}
function commitStatus(data, call) {
    const state = textAt(data, 'state', call);
    return {
        context: textAt(data, 'context', call),
        state: STATES.find((known) => known === state) ?? 'error',
        description: optionalTextAt(data, 'description') ?? '',
    };
}
/** As GraphQL names the same; `EXPECTED` is a required status that nobody has reported yet. */
function statusNode(node, call) {
    const state = textAt(node, 'state', call).toLowerCase();
    return commitStatus({ ...Object(node), state: state === 'expected' ? 'pending' : state }, call);
}


/***/ })

};
