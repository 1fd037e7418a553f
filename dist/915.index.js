export const id = 915;
export const ids = [915];
export const modules = {

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

/***/ 915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   repositorySetup: () => (/* binding */ repositorySetup)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2563);
/* harmony import */ var _shapes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5310);
/** The repository's settings over Octokit. A token without the right is told by the error, setting by setting. */



/** Of a GitHub environment that a person made; the list gives at most a hundred at a time. */
const PAGE = '?per_page=100';
function repositorySetup(options) {
    const client = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .githubClient */ .$)(options);
    return {
        repository: () => repository(client),
        environments: () => environments(client),
        subjectTemplate: () => subjectTemplate(client),
        actionsPolicy: () => actionsPolicy(client),
        defaultPermissions: () => defaultPermissions(client),
        variable: (name) => variable(client, name),
    };
}
async function repository(client) {
    const call = { what: 'read the repository', permission: 'metadata: read' };
    const data = await client.request(call, { method: 'GET', path: '' });
    return {
        name: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(data, 'full_name', call),
        id: String((0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(data, 'id')),
        ownerId: String((0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(data, 'owner.id')),
        defaultBranch: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(data, 'default_branch', call),
        private: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(data, 'private') === true,
    };
}
async function environments(client) {
    const call = { what: 'list the GitHub environments', permission: 'actions: read' };
    const data = await client.request(call, { method: 'GET', path: `/environments${PAGE}` });
    const found = [];
    for (const item of (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)(data, 'environments', call))
        found.push(await environment(client, item, call));
    return found;
}
async function environment(client, data, call) {
    const name = (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(data, 'name', call);
    const rules = (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(data, 'protection_rules');
    const types = Array.isArray(rules) ? rules.map((rule) => (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(rule, 'type')) : [];
    return {
        name,
        refs: await refsOf(client, name, (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(data, 'deployment_branch_policy')),
        hasReviewers: types.includes('required_reviewers'),
        adminsBypass: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(data, 'can_admins_bypass') !== false,
    };
}
async function refsOf(client, name, policy) {
    if ((0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(policy, 'custom_branch_policies') === true)
        return { kind: 'patterns', patterns: await patterns(client, name) };
    return { kind: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(policy, 'protected_branches') === true ? 'protected-branches' : 'all' };
}
async function patterns(client, name) {
    const call = { what: `read which branches may use ${name}`, permission: 'actions: read' };
    const path = `/environments/${encodeURIComponent(name)}/deployment-branch-policies${PAGE}`;
    const data = await client.request(call, { method: 'GET', path });
    return (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__/* .listAt */ .gT)(data, 'branch_policies', call).map((item) => ({
        name: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(item, 'name', call),
        type: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(item, 'type') === 'tag' ? 'tag' : 'branch',
    }));
}
async function subjectTemplate(client) {
    const call = { what: 'read how OIDC subjects are made', permission: 'actions: read' };
    const data = await client.request(call, { method: 'GET', path: '/actions/oidc/customization/sub' });
    const keys = (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(data, 'include_claim_keys');
    const immutable = (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(data, 'use_immutable_subject');
    return {
        isDefault: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(data, 'use_default') !== false,
        claimKeys: Array.isArray(keys) ? keys.map(String) : [],
        immutable: typeof immutable === 'boolean' ? immutable : undefined,
    };
}
async function actionsPolicy(client) {
    const call = { what: 'read the policy for GitHub Actions', permission: 'administration: read' };
    const data = await client.request(call, { method: 'GET', path: '/actions/permissions' });
    return {
        enabled: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(data, 'enabled') === true,
        allowedActions: typeof (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(data, 'allowed_actions') === 'string' ? (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(data, 'allowed_actions', call) : 'all',
        shaPinningRequired: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__.at)(data, 'sha_pinning_required') === true,
    };
}
async function defaultPermissions(client) {
    const call = { what: 'read the default permissions of workflows', permission: 'administration: read' };
    const data = await client.request(call, { method: 'GET', path: '/actions/permissions/workflow' });
    return (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(data, 'default_workflow_permissions', call);
}
/** 404 is the answer for a variable that is not set, where the token may read variables at all. */
async function variable(client, name) {
    const call = { what: `read the variable ${name}`, permission: 'variables: read' };
    try {
        const path = `/actions/variables/${encodeURIComponent(name)}`;
        return (0,_shapes_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(await client.request(call, { method: 'GET', path }), 'value', call);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV && error.code === 'github-not-found')
            return undefined;
        throw error;
    }
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
