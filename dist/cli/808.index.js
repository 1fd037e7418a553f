export const id = 808;
export const ids = [808];
export const modules = {

/***/ 7808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runSimulator: () => (/* binding */ runSimulator)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/simulator/clock.js
function createClock(options = {}) {
    const realNow = options.realNow ?? Date.now;
    const mode = options.mode ?? 'scaled';
    const timeScale = options.timeScale ?? 1;
    const realStart = realNow();
    const start = options.start ?? realStart;
    let moved = 0;
    return {
        mode,
        timeScale,
        now: () => Math.floor(start + moved + (mode === 'manual' ? 0 : (realNow() - realStart) * timeScale)),
        advance: (seconds) => {
            if (!Number.isFinite(seconds) || seconds < 0) {
                throw new RangeError(`advanceSeconds is ${seconds}; give a number of at least 0`);
            }
            moved += seconds * 1000;
        },
    };
}

;// CONCATENATED MODULE: ./lib/simulator/xml.js
/** The little XML that S3 and STS speak. */
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** `<name>content</name>`; texts are escaped. `name` may carry attributes (`Error xmlns="…"`). */
function xml_element(name, ...content) {
    const inner = content
        .map((part) => (typeof part === 'object' ? part.xml : escapeXml(String(part))))
        .join('');
    return { xml: `<${name}>${inner}</${name.split(' ', 1)[0]}>` };
}
function xmlDocument(root) {
    return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}`;
}
/** Inner XML of every element of that name; enough for flat request bodies without attributes or nesting of a name. */
function innerXml(xml, name) {
    const pattern = new RegExp(`<${name}>([^]*?)</${name}>`, 'g');
    return [...xml.matchAll(pattern)].map((match) => match[1] ?? '');
}
/** Text of the first element of that name; undefined when there is none. */
function xmlText(xml, name) {
    const inner = innerXml(xml, name)[0];
    return inner === undefined ? undefined : unescapeXml(inner);
}
function escapeXml(text) {
    // Control characters (a key may hold them) and all that means something in XML, as numeric references.
    return text.replace(/[&<>"'\p{Cc}]/gu, (character) => `&#x${character.charCodeAt(0).toString(16)};`);
}
function unescapeXml(text) {
    return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
        if (hex !== undefined)
            return String.fromCodePoint(Number.parseInt(hex, 16));
        if (decimal !== undefined)
            return String.fromCodePoint(Number(decimal));
        return NAMED[name] ?? whole;
    });
}

;// CONCATENATED MODULE: ./lib/simulator/refusal.js
/** How a simulated service says no: one thrown value, rendered in the error form of each protocol. */


/** Thrown by handlers; `answering` turns it into a response. */
class RefusalError extends Error {
    refusal;
    constructor(refusal) {
        super(`${refusal.code}: ${refusal.message}`);
        this.name = 'RefusalError';
        this.refusal = refusal;
    }
}
function refuse(status, code, message) {
    throw new RefusalError({ status, code, message });
}
/** Runs a handler; what it refuses becomes an error response of the service. */
function answering(service, handler) {
    try {
        return handler();
    }
    catch (error) {
        if (error instanceof RefusalError)
            return renderRefusal(service, error.refusal);
        throw error;
    }
}
function renderRefusal(service, refusal) {
    const headers = refusal.headers ?? {};
    const { status, code, message } = refusal;
    switch (service) {
        case 's3':
            return xmlResponse(status, headers, s3Error(code, message));
        case 'sts':
            return xmlResponse(status, headers, stsError(status, code, message));
        case 'bedrock':
            return { status, headers: { ...headers, 'x-amzn-errortype': code }, body: { message } };
        case 'github':
            return { status, headers, body: { message, ...refusal.details, status: String(status) } };
        case 'oidc':
        case 'simulator':
            return { status, headers, body: { message, code } };
        default:
            return (0,errors/* unreachable */.HB)(service);
    }
}
function xmlResponse(status, headers, body) {
    return { status, headers: { ...headers, 'content-type': 'application/xml' }, body: xmlDocument(body) };
}
function s3Error(code, message) {
    return xml_element('Error', xml_element('Code', code), xml_element('Message', message), xml_element('RequestId', 'SIMULATED'));
}
function stsError(status, code, message) {
    const type = xml_element('Type', status < 500 ? 'Sender' : 'Receiver');
    return xml_element('ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"', xml_element('Error', type, xml_element('Code', code), xml_element('Message', message)), xml_element('RequestId', 'SIMULATED'));
}

;// CONCATENATED MODULE: ./lib/simulator/faults.js
/** Faults on demand: what the network and the services do on a bad day, one queued answer at a time. */

/**
 * `status`: an error answer, no effect. `reset`: the connection drops before the effect. `reset-after`: the effect
 * happens, the answer is lost. `hang`: no effect and never an answer. `garbled`: a page of HTML, no effect.
 */
const FAULT_FORMS = ['status', 'reset', 'reset-after', 'hang', 'garbled'];
function createFaults() {
    let queue = [];
    return {
        add: (fault) => {
            queue.push({ fault, skip: fault.skip ?? 0, left: fault.count ?? 1 });
        },
        take: (operation) => {
            const entry = queue.find(({ fault }) => matches(fault, operation));
            if (entry === undefined)
                return undefined;
            if (entry.skip > 0) {
                entry.skip -= 1;
                return undefined;
            }
            entry.left -= 1;
            queue = queue.filter(({ left }) => left > 0);
            return entry.fault;
        },
        pending: () => queue.map(({ fault, skip, left }) => ({ ...fault, skip, count: left })),
        clear: () => {
            queue = [];
        },
    };
}
function matches(fault, { service, operation }) {
    return fault.service === service && (fault.operation === '*' || fault.operation === operation);
}
/** What a fault of form `status` answers. */
function faultRefusal(fault) {
    return {
        status: fault.status ?? 500,
        code: fault.code ?? 'InternalServerException',
        message: fault.message ?? 'Simulated fault',
        headers: fault.headers ?? {},
    };
}
const SERVICES = ['bedrock', 's3', 'sts', 'oidc', 'github'];
/** A fault from the body of a control request; refuses what is not one, naming the field. */
function parseFault(value) {
    if (typeof value !== 'object' || value === null)
        throw invalid('body', 'a JSON object');
    const { service, operation, form, ...rest } = { ...value };
    const knownService = SERVICES.find((name) => name === service);
    if (knownService === undefined)
        throw invalid('service', `one of ${SERVICES.join(', ')}`);
    if (typeof operation !== 'string')
        throw invalid('operation', 'an operation name or *');
    const knownForm = FAULT_FORMS.find((name) => name === form);
    if (knownForm === undefined)
        throw invalid('form', `one of ${FAULT_FORMS.join(', ')}`);
    return {
        service: knownService,
        operation,
        form: knownForm,
        ...numbers(rest),
        ...texts(rest),
        ...headersOf(rest['headers']),
    };
}
function headersOf(value) {
    if (value === undefined)
        return {};
    if (typeof value !== 'object' || value === null)
        throw invalid('headers', 'an object of texts');
    const entries = Object.entries(value).map(([name, text]) => [name.toLowerCase(), String(text)]);
    return { headers: Object.fromEntries(entries) };
}
function numbers(fields) {
    const lowest = { skip: 0, count: 1, status: 200 };
    return Object.fromEntries(Object.entries(lowest)
        .filter(([name]) => fields[name] !== undefined)
        .map(([name, minimum]) => {
        const value = fields[name];
        if (!Number.isInteger(value) || Number(value) < minimum)
            throw invalid(name, `an integer from ${minimum}`);
        return [name, Number(value)];
    }));
}
function texts(fields) {
    return Object.fromEntries(['code', 'message']
        .filter((name) => fields[name] !== undefined)
        .map((name) => [name, String(fields[name])]));
}
function invalid(field, allowed) {
    return new RefusalError({ status: 400, code: 'InvalidFault', message: `${field}: give ${allowed}` });
}

;// CONCATENATED MODULE: ./lib/simulator/identity.js
/**
 * Who signs a request. The access key of the SigV4 header is looked up; the signature itself is not verified, for a
 * simulator has nothing to protect.
 */

const S3_ANSWERS = {
    missing: [403, 'AccessDenied', 'Access Denied'],
    malformed: [
        400,
        'AuthorizationHeaderMalformed',
        'The authorization header that you provided is not valid.',
    ],
    'wrong-service': [
        400,
        'AuthorizationHeaderMalformed',
        'The authorization header names another service than s3.',
    ],
    'unknown-key': [
        403,
        'InvalidAccessKeyId',
        'The AWS Access Key Id you provided does not exist in our records.',
    ],
    'bad-token': [400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.'],
    expired: [400, 'ExpiredToken', 'The provided token has expired.'],
};
const INVALID_TOKEN = 'The security token included in the request is invalid.';
const BEDROCK_ANSWERS = {
    missing: [403, 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
    malformed: [400, 'IncompleteSignatureException', 'Authorization header is not a valid SigV4 header.'],
    'wrong-service': [403, 'InvalidSignatureException', 'Credential should be scoped to correct service.'],
    'unknown-key': [403, 'UnrecognizedClientException', INVALID_TOKEN],
    'bad-token': [403, 'UnrecognizedClientException', INVALID_TOKEN],
    expired: [403, 'ExpiredTokenException', 'The security token included in the request is expired'],
};
const STS_ANSWERS = {
    missing: [403, 'MissingAuthenticationToken', 'Request is missing Authentication Token'],
    malformed: [400, 'IncompleteSignature', 'Authorization header is not a valid SigV4 header.'],
    'wrong-service': [403, 'SignatureDoesNotMatch', 'Credential should be scoped to correct service.'],
    'unknown-key': [403, 'InvalidClientTokenId', INVALID_TOKEN],
    'bad-token': [403, 'InvalidClientTokenId', INVALID_TOKEN],
    expired: [403, 'ExpiredToken', 'The security token included in the request is expired'],
};
const ANSWERS = {
    s3: S3_ANSWERS,
    bedrock: BEDROCK_ANSWERS,
    sts: STS_ANSWERS,
};
const SIGV4 = /^AWS4-HMAC-SHA256 +Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request\s*,/;
/** The caller of a signed request; throws `RefusalError` in the service's own words. */
function callerOf(request, context) {
    const authorization = request.headers['authorization'];
    if (authorization === undefined)
        throw refused(context.service, 'missing');
    const [, accessKeyId, region, service] = SIGV4.exec(authorization) ?? [];
    if (accessKeyId === undefined || region === undefined)
        throw refused(context.service, 'malformed');
    if (service !== context.service)
        throw refused(context.service, 'wrong-service');
    const key = context.iam.accessKeys.find((candidate) => candidate.accessKeyId === accessKeyId);
    if (key !== undefined) {
        return { accountId: key.accountId, region, arn: key.userArn, userId: 'AIDASIMULATED' };
    }
    const { accountId, arn, userId } = sessionOf(accessKeyId, request, context);
    return { accountId, region, arn, userId };
}
function sessionOf(accessKeyId, request, { iam, service, now }) {
    const session = iam.sessions.find((candidate) => candidate.accessKeyId === accessKeyId);
    if (session === undefined)
        throw refused(service, 'unknown-key');
    if (request.headers['x-amz-security-token'] !== session.sessionToken)
        throw refused(service, 'bad-token');
    if (session.expiresAt <= now)
        throw refused(service, 'expired');
    return session;
}
function refused(service, problem) {
    const [status, code, message] = ANSWERS[service][problem];
    return new RefusalError({ status, code, message });
}
/** `callerOf` for services that answer instead of throwing. */
function identifyFor(service, iam, realNow) {
    return (request) => {
        try {
            return callerOf(request, { iam, service, now: realNow() });
        }
        catch (error) {
            if (error instanceof RefusalError)
                return renderRefusal(service, error.refusal);
            throw error;
        }
    };
}
/** Ends every issued session now: what a run sees that outlives its credentials. */
function expireSessions(iam) {
    for (const session of iam.sessions)
        session.expiresAt = 0;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/simulator/oidc/jwt.js
/** JSON Web Tokens signed with RS256: what GitHub's issuer hands out and STS verifies. */


let generated;
/** One key per process: making one costs a tenth of a second. */
function processSigningKey() {
    generated ??= createSigningKey('simulated-key');
    return generated;
}
function createSigningKey(keyId) {
    const { privateKey, publicKey } = (0,external_node_crypto_.generateKeyPairSync)('rsa', { modulusLength: 2048 });
    return {
        keyId,
        privateJwk: privateKey.export({ format: 'jwk' }),
        publicJwk: publicKey.export({ format: 'jwk' }),
    };
}
function signJwt(claims, key) {
    const header = { alg: 'RS256', typ: 'JWT', kid: key.keyId };
    const signed = `${encodeJson(header)}.${encodeJson(claims)}`;
    const privateKey = (0,external_node_crypto_.createPrivateKey)({ key: key.privateJwk, format: 'jwk' });
    return `${signed}.${(0,external_node_crypto_.sign)('sha256', external_node_buffer_.Buffer.from(signed), privateKey).toString('base64url')}`;
}
/** Claims of a token without looking at its signature; undefined when it is not a JWT. */
function readJwt(token) {
    const [, payload, signature] = token.split('.');
    if (payload === undefined || signature === undefined)
        return undefined;
    try {
        const claims = JSON.parse(external_node_buffer_.Buffer.from(payload, 'base64url').toString());
        return typeof claims === 'object' && claims !== null ? { ...claims } : undefined;
    }
    catch {
        return undefined;
    }
}
function isSignedBy(token, key) {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const publicKey = (0,external_node_crypto_.createPublicKey)({ key: key.publicJwk, format: 'jwk' });
    const signed = external_node_buffer_.Buffer.from(`${header}.${payload}`);
    return (0,external_node_crypto_.verify)('sha256', signed, publicKey, external_node_buffer_.Buffer.from(signature, 'base64url'));
}
function encodeJson(value) {
    return external_node_buffer_.Buffer.from(JSON.stringify(value)).toString('base64url');
}

;// CONCATENATED MODULE: ./lib/simulator/oidc/state.js
/** The simulated OIDC issuer of GitHub Actions: which request token stands for which workflow run. */

/** `iss` of every token, as trust policies name it. */
const ISSUER_HOST = 'token.actions.githubusercontent.com';
/** Registers a workflow job; the answer is the token its runner would hold in ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
function mintRequestToken(oidc, claims = {}) {
    const token = `simulated-request-token-${oidc.nextToken}`;
    oidc.nextToken += 1;
    oidc.requestTokens[token] = completeClaims(oidc.repositoryClaims, claims);
    return token;
}
/** All claims of a job: `sub` follows GitHub's default template. */
function completeClaims(repositoryClaims, given) {
    const claims = {
        event_name: 'push',
        ref: 'refs/heads/main',
        ref_type: 'branch',
        run_id: '1',
        run_number: '1',
        run_attempt: '1',
        actor: 'octocat',
        actor_id: '1',
        workflow: 'simulated',
        runner_environment: 'github-hosted',
        ...repositoryClaims,
        ...given,
    };
    return { sub: subjectOf(claims), ...claims };
}
function subjectOf(claims) {
    const repository = `repo:${claims['repository']}`;
    if (claims['environment'] !== undefined)
        return `${repository}:environment:${claims['environment']}`;
    if (claims['event_name'] === 'pull_request')
        return `${repository}:pull_request`;
    return `${repository}:ref:${claims['ref']}`;
}
/** A signed token for a job. `now` is real time in milliseconds. */
function issueToken(oidc, claims, options) {
    const iat = Math.floor(options.now / 1000);
    const times = { iat, nbf: iat - 5, exp: iat + oidc.lifetimeSeconds };
    const jti = `simulated-${oidc.nextToken}-${iat}`;
    return signJwt({ ...claims, ...times, jti, iss: `https://${ISSUER_HOST}`, aud: options.audience }, oidc.key);
}

;// CONCATENATED MODULE: ./lib/simulator/control.js




const DONE = { status: 204 };
const CONTROLS = {
    'GET /ledger': ({ query }, { ledger }) => ({ status: 200, body: ledger.entries(ledgerFilter(query)) }),
    'DELETE /ledger': (_request, { ledger }) => {
        ledger.clear();
        return DONE;
    },
    'GET /clock': (_request, { clock }) => showClock(clock),
    'POST /clock': (request, { clock }) => moveClock(request, clock),
    'GET /faults': (_request, { faults }) => ({ status: 200, body: faults.pending() }),
    'POST /faults': (request, { faults }) => {
        faults.add(parseFault(jsonBody(request)));
        return { status: 201, body: faults.pending() };
    },
    'DELETE /faults': (_request, { faults }) => {
        faults.clear();
        return DONE;
    },
    'POST /reset': (_request, controlled) => {
        controlled.reset();
        return DONE;
    },
    'POST /oidc/request-tokens': (request, { world }) => {
        const claims = Object.entries(jsonBody(request)).map(([name, value]) => [name, String(value)]);
        return { status: 201, body: { token: mintRequestToken(world.oidc, Object.fromEntries(claims)) } };
    },
    'POST /sts/expire-sessions': (_request, { world }) => {
        expireSessions(world.iam);
        return DONE;
    },
};
function answerControl(request, controlled) {
    return answering('simulator', () => {
        const control = CONTROLS[`${request.method} ${request.path}`];
        if (control !== undefined)
            return control(request, controlled);
        return refuse(404, 'NotFound', `Known here: ${Object.keys(CONTROLS).join(', ')}`);
    });
}
const control_SERVICES = ['bedrock', 's3', 'sts', 'oidc', 'github', 'simulator'];
function ledgerFilter(query) {
    const service = control_SERVICES.find((name) => name === query.get('service'));
    if (query.has('service') && service === undefined)
        refuse(400, 'BadFilter', `service: give one of ${control_SERVICES.join(', ')}`);
    const write = query.get('write');
    return {
        ...(service === undefined ? {} : { service }),
        ...(write === null ? {} : { write: write === 'true' }),
    };
}
function showClock(clock) {
    const now = new Date(clock.now()).toISOString();
    return { status: 200, body: { now, mode: clock.mode, timeScale: clock.timeScale } };
}
function moveClock(request, clock) {
    const { advanceSeconds } = jsonBody(request);
    if (typeof advanceSeconds !== 'number' || !(advanceSeconds >= 0)) {
        refuse(400, 'BadClock', 'advanceSeconds: give a number of at least 0');
    }
    clock.advance(advanceSeconds);
    return showClock(clock);
}
function jsonBody(request) {
    try {
        const body = JSON.parse(request.body.toString() || '{}');
        if (typeof body === 'object' && body !== null)
            return { ...body };
    }
    catch {
        // Told below, as for a body that is no object.
    }
    return refuse(400, 'BadJson', 'The body is not a JSON object');
}

;// CONCATENATED MODULE: ./lib/simulator/github/state.js
/** The GitHub side of the world: one repository with its pull requests, comments, statuses and tokens, as plain data. */
function openPullRequest(github, pull) {
    const { repository, pulls } = github;
    const opened = {
        number: pulls.reduce((highest, { number }) => Math.max(highest, number), 0) + 1,
        title: 'A simulated pull request',
        state: 'open',
        locked: false,
        merged: false,
        closedAt: undefined,
        mergedAt: undefined,
        mergeCommitSha: undefined,
        headRepository: fullName(repository),
        baseRef: repository.defaultBranch,
        commits: [pull.headSha],
        author: 'octocat',
        createdAt: 0,
        ...pull,
    };
    pulls.push(opened);
    return opened;
}
/** Closes without merging. */
function closePullRequest(pull, closedAt) {
    Object.assign(pull, { state: 'closed', closedAt });
}
function mergePullRequest(pull, mergeCommitSha, mergedAt) {
    closePullRequest(pull, mergedAt);
    Object.assign(pull, { merged: true, mergeCommitSha, mergedAt });
}
/** Registers a token; the permissions are those of the job it was given to. */
function addToken(github, token, state) {
    github.tokens[token] = state;
}
function addComment(github, comment) {
    const added = { ...comment, id: takeId(github), updatedAt: comment.createdAt };
    github.comments.push(added);
    return added;
}
function addStatus(github, status) {
    const added = { ...status, id: takeId(github) };
    github.statuses.push(added);
    return added;
}
/** Statuses of a commit, newest first. */
function statusesOf(github, sha) {
    return github.statuses.filter((status) => status.sha === sha).reverse();
}
/** The latest status per context, newest first. */
function latestStatuses(github, sha) {
    const seen = new Set();
    return statusesOf(github, sha).filter(({ context }) => {
        const first = !seen.has(context);
        seen.add(context);
        return first;
    });
}
/** Pull requests a commit came with: their head, one of their commits, or what merged them; merged ones first. */
function pullsOfCommit(github, sha) {
    return github.pulls
        .filter((pull) => [pull.headSha, pull.mergeCommitSha, ...pull.commits].includes(sha))
        .sort((a, b) => Number(b.merged) - Number(a.merged) || b.number - a.number);
}
function fullName({ owner, name }) {
    return `${owner}/${name}`;
}
function takeId(github) {
    github.nextId += 1;
    return github.nextId;
}

;// CONCATENATED MODULE: ./lib/simulator/github/views.js
/** State in the words of the GitHub REST API: the fields its clients read. */


/** Base of links for people. The host does not exist: nothing here is on github.com. */
const SERVER_URL = 'https://github.example';
const ACTIONS_BOT_ID = 41_898_282;
function userView(login) {
    const isBot = login.endsWith('[bot]');
    const id = login === 'github-actions[bot]' ? ACTIONS_BOT_ID : numberOf(login);
    return {
        login,
        id,
        node_id: nodeId('User', id),
        type: isBot ? 'Bot' : 'User',
        site_admin: false,
        html_url: isBot ? `${SERVER_URL}/apps/${login.slice(0, -5)}` : `${SERVER_URL}/${login}`,
    };
}
function repositoryView({ repository, api }) {
    const name = fullName(repository);
    return {
        id: repository.id,
        node_id: nodeId('Repository', repository.id),
        name: repository.name,
        full_name: name,
        owner: userView(repository.owner),
        private: repository.private,
        visibility: repository.private ? 'private' : 'public',
        fork: false,
        archived: false,
        default_branch: repository.defaultBranch,
        html_url: `${SERVER_URL}/${name}`,
        clone_url: `${SERVER_URL}/${name}.git`,
        url: repositoryUrl({ repository, api }),
    };
}
function repositoryUrl({ repository, api }) {
    return `${api}/repos/${fullName(repository)}`;
}
/** As in lists; a single pull request also says whether it is `merged`. */
function pullView(pull, links) {
    const { repository } = links;
    const html = `${SERVER_URL}/${fullName(repository)}/pull/${pull.number}`;
    return {
        id: numberOf(html),
        node_id: nodeId('PullRequest', pull.number),
        number: pull.number,
        url: `${repositoryUrl(links)}/pulls/${pull.number}`,
        html_url: html,
        state: pull.state,
        locked: pull.locked,
        draft: false,
        title: pull.title,
        body: null,
        user: userView(pull.author),
        created_at: time(pull.createdAt),
        updated_at: time(pull.closedAt ?? pull.createdAt),
        closed_at: time(pull.closedAt),
        merged_at: time(pull.mergedAt),
        merge_commit_sha: pull.mergeCommitSha ?? null,
        head: headView(pull, links),
        base: {
            label: `${repository.owner}:${pull.baseRef}`,
            ref: pull.baseRef,
            repo: repositoryView(links),
            user: userView(repository.owner),
        },
    };
}
function headView(pull, { repository, api }) {
    const [owner = '', name = ''] = pull.headRepository.split('/');
    const isFork = pull.headRepository !== fullName(repository);
    const head = isFork ? { ...repository, owner, name, id: numberOf(pull.headRepository) } : repository;
    return {
        label: `${owner}:${pull.headRef}`,
        ref: pull.headRef,
        sha: pull.headSha,
        user: userView(owner),
        repo: { ...repositoryView({ repository: head, api }), fork: isFork },
    };
}
function commentView(comment, links) {
    const pull = `${SERVER_URL}/${fullName(links.repository)}/pull/${comment.pull}`;
    return {
        id: comment.id,
        node_id: nodeId('IssueComment', comment.id),
        url: `${repositoryUrl(links)}/issues/comments/${comment.id}`,
        issue_url: `${repositoryUrl(links)}/issues/${comment.pull}`,
        html_url: `${pull}#issuecomment-${comment.id}`,
        body: comment.body,
        user: userView(comment.login),
        author_association: comment.login.endsWith('[bot]') ? 'NONE' : 'MEMBER',
        created_at: time(comment.createdAt),
        updated_at: time(comment.updatedAt),
    };
}
function statusView(status, links) {
    return {
        id: status.id,
        node_id: nodeId('StatusContext', status.id),
        url: `${repositoryUrl(links)}/statuses/${status.sha}`,
        state: status.state,
        context: status.context,
        description: status.description ?? null,
        target_url: status.targetUrl ?? null,
        creator: userView(status.login),
        created_at: time(status.createdAt),
        updated_at: time(status.createdAt),
    };
}
function commitView(commit, links) {
    const person = { name: commit.authorName, email: commit.authorEmail, date: commit.date };
    return {
        sha: commit.sha,
        node_id: nodeId('Commit', commit.sha),
        url: `${repositoryUrl(links)}/commits/${commit.sha}`,
        html_url: `${SERVER_URL}/${fullName(links.repository)}/commit/${commit.sha}`,
        commit: { author: person, committer: person, message: commit.message, tree: { sha: commit.tree } },
        author: null,
        committer: null,
        parents: commit.parents.map((sha) => ({ sha, url: `${repositoryUrl(links)}/commits/${sha}` })),
    };
}
function time(milliseconds) {
    return milliseconds === undefined ? null : `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
function nodeId(kind, id) {
    return btoa(`${kind}:${id}`);
}
/** A stable id for what has no number of its own. */
function numberOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest().readUInt32BE(0);
}

;// CONCATENATED MODULE: ./lib/simulator/ledger.js
function createLedger(clock) {
    let entries = [];
    let sequence = 0;
    return {
        record: ({ service, operation, write, request }, status) => {
            sequence += 1;
            const time = new Date(clock.now()).toISOString();
            entries.push({ sequence, time, service, operation, write, status, request });
        },
        entries: (filter = {}) => entries.filter((entry) => accepts(filter, entry)),
        clear: () => {
            entries = [];
        },
    };
}
function accepts(filter, entry) {
    return ((filter.service === undefined || filter.service === entry.service) &&
        (filter.write === undefined || filter.write === entry.write));
}

// EXTERNAL MODULE: ./lib/catalog/index.js + 7 modules
var catalog = __webpack_require__(6694);
;// CONCATENATED MODULE: ./lib/simulator/bedrock/safe-patterns.js
/**
 * Equivalents, by shape name, of published patterns that backtrack without bound: in `(-*[a-z\-])*` a dash belongs to
 * either part, so that thirty dashes and one wrong character take seconds. A property test holds both forms equal.
 */
const JOB_NAME = String.raw `[a-zA-Z0-9][a-zA-Z0-9+.\-]*`;
const JOB_ARN = 'arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:model-customization-job/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}/[a-z0-9]{12}';
const SAFE_PATTERNS = {
    JobName: JOB_NAME,
    ModelCustomizationJobIdentifier: `(${JOB_ARN})|(${JOB_NAME})`,
};

;// CONCATENATED MODULE: ./lib/simulator/bedrock/service-model.data.js
const SERVICE_MODEL = {
    "apiVersion": "2023-04-20",
    "operations": {
        "CreateModelCustomizationJob": {
            "http": {
                "method": "POST",
                "requestUri": "/model-customization-jobs",
                "responseCode": 201
            },
            "input": "CreateModelCustomizationJobRequest",
            "output": "CreateModelCustomizationJobResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "ConflictException",
                "InternalServerException",
                "TooManyTagsException",
                "ServiceQuotaExceededException",
                "ThrottlingException"
            ],
            "idempotent": true
        },
        "GetModelCustomizationJob": {
            "http": {
                "method": "GET",
                "requestUri": "/model-customization-jobs/{jobIdentifier}",
                "responseCode": 200
            },
            "input": "GetModelCustomizationJobRequest",
            "output": "GetModelCustomizationJobResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "readonly": true
        },
        "ListModelCustomizationJobs": {
            "http": {
                "method": "GET",
                "requestUri": "/model-customization-jobs",
                "responseCode": 200
            },
            "input": "ListModelCustomizationJobsRequest",
            "output": "ListModelCustomizationJobsResponse",
            "errors": [
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "readonly": true
        },
        "StopModelCustomizationJob": {
            "http": {
                "method": "POST",
                "requestUri": "/model-customization-jobs/{jobIdentifier}/stop",
                "responseCode": 200
            },
            "input": "StopModelCustomizationJobRequest",
            "output": "StopModelCustomizationJobResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "ConflictException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "idempotent": true
        },
        "GetCustomModel": {
            "http": {
                "method": "GET",
                "requestUri": "/custom-models/{modelIdentifier}",
                "responseCode": 200
            },
            "input": "GetCustomModelRequest",
            "output": "GetCustomModelResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "readonly": true
        },
        "ListCustomModels": {
            "http": {
                "method": "GET",
                "requestUri": "/custom-models",
                "responseCode": 200
            },
            "input": "ListCustomModelsRequest",
            "output": "ListCustomModelsResponse",
            "errors": [
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "readonly": true
        },
        "DeleteCustomModel": {
            "http": {
                "method": "DELETE",
                "requestUri": "/custom-models/{modelIdentifier}",
                "responseCode": 200
            },
            "input": "DeleteCustomModelRequest",
            "output": "DeleteCustomModelResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "ConflictException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "idempotent": true
        },
        "TagResource": {
            "http": {
                "method": "POST",
                "requestUri": "/tagResource",
                "responseCode": 200
            },
            "input": "TagResourceRequest",
            "output": "TagResourceResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "TooManyTagsException",
                "ThrottlingException"
            ]
        },
        "UntagResource": {
            "http": {
                "method": "POST",
                "requestUri": "/untagResource",
                "responseCode": 200
            },
            "input": "UntagResourceRequest",
            "output": "UntagResourceResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ]
        },
        "ListTagsForResource": {
            "http": {
                "method": "POST",
                "requestUri": "/listTagsForResource",
                "responseCode": 200
            },
            "input": "ListTagsForResourceRequest",
            "output": "ListTagsForResourceResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ]
        },
        "GetFoundationModel": {
            "http": {
                "method": "GET",
                "requestUri": "/foundation-models/{modelIdentifier}",
                "responseCode": 200
            },
            "input": "GetFoundationModelRequest",
            "output": "GetFoundationModelResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "readonly": true
        },
        "ListFoundationModels": {
            "http": {
                "method": "GET",
                "requestUri": "/foundation-models",
                "responseCode": 200
            },
            "input": "ListFoundationModelsRequest",
            "output": "ListFoundationModelsResponse",
            "errors": [
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "readonly": true
        },
        "GetFoundationModelAvailability": {
            "http": {
                "method": "GET",
                "requestUri": "/foundation-model-availability/{modelId}",
                "responseCode": 200
            },
            "input": "GetFoundationModelAvailabilityRequest",
            "output": "GetFoundationModelAvailabilityResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "readonly": true
        }
    },
    "shapes": {
        "AccessDeniedException": {
            "type": "structure",
            "members": {
                "message": {
                    "shape": "NonBlankString"
                }
            },
            "httpStatusCode": 403
        },
        "AccountId": {
            "type": "string",
            "pattern": "[0-9]{12}"
        },
        "AgreementAvailability": {
            "type": "structure",
            "required": [
                "status"
            ],
            "members": {
                "status": {
                    "shape": "AgreementStatus"
                },
                "errorMessage": {
                    "shape": "String"
                }
            }
        },
        "AgreementStatus": {
            "type": "string",
            "enum": [
                "AVAILABLE",
                "PENDING",
                "NOT_AVAILABLE",
                "ERROR"
            ]
        },
        "AuthorizationStatus": {
            "type": "string",
            "enum": [
                "AUTHORIZED",
                "NOT_AUTHORIZED"
            ]
        },
        "BaseModelIdentifier": {
            "type": "string",
            "min": 1,
            "max": 2048,
            "pattern": "(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2})))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})|(([0-9a-zA-Z][_-]?)+)"
        },
        "BedrockModelId": {
            "type": "string",
            "min": 0,
            "max": 140,
            "pattern": "[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}(/[a-z0-9]{12}|)"
        },
        "Boolean": {
            "type": "boolean"
        },
        "BrandedName": {
            "type": "string",
            "min": 1,
            "max": 20,
            "pattern": ".*"
        },
        "ConflictException": {
            "type": "structure",
            "members": {
                "message": {
                    "shape": "NonBlankString"
                }
            },
            "httpStatusCode": 400
        },
        "CreateModelCustomizationJobRequest": {
            "type": "structure",
            "required": [
                "jobName",
                "customModelName",
                "roleArn",
                "baseModelIdentifier",
                "trainingDataConfig",
                "outputDataConfig"
            ],
            "members": {
                "jobName": {
                    "shape": "JobName"
                },
                "customModelName": {
                    "shape": "CustomModelName"
                },
                "roleArn": {
                    "shape": "RoleArn"
                },
                "clientRequestToken": {
                    "shape": "IdempotencyToken",
                    "idempotencyToken": true
                },
                "baseModelIdentifier": {
                    "shape": "BaseModelIdentifier"
                },
                "customizationType": {
                    "shape": "CustomizationType"
                },
                "customModelKmsKeyId": {
                    "shape": "KmsKeyId"
                },
                "jobTags": {
                    "shape": "TagList"
                },
                "customModelTags": {
                    "shape": "TagList"
                },
                "trainingDataConfig": {
                    "shape": "TrainingDataConfig"
                },
                "validationDataConfig": {
                    "shape": "ValidationDataConfig"
                },
                "outputDataConfig": {
                    "shape": "OutputDataConfig"
                },
                "hyperParameters": {
                    "shape": "ModelCustomizationHyperParameters"
                },
                "vpcConfig": {
                    "shape": "VpcConfig"
                },
                "customizationConfig": {
                    "shape": "CustomizationConfig"
                }
            }
        },
        "CreateModelCustomizationJobResponse": {
            "type": "structure",
            "required": [
                "jobArn"
            ],
            "members": {
                "jobArn": {
                    "shape": "ModelCustomizationJobArn"
                }
            }
        },
        "CustomModelArn": {
            "type": "string",
            "min": 20,
            "max": 1011,
            "pattern": "arn:aws(|-us-gov|-cn|-iso|-iso-b):bedrock:[a-z0-9-]{1,20}:[0-9]{12}:custom-model/(imported|[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2})/[a-z0-9]{12}"
        },
        "CustomModelName": {
            "type": "string",
            "min": 1,
            "max": 63,
            "pattern": "([0-9a-zA-Z][_-]?){1,63}"
        },
        "CustomModelSummary": {
            "type": "structure",
            "required": [
                "modelArn",
                "modelName",
                "creationTime",
                "baseModelArn",
                "baseModelName"
            ],
            "members": {
                "modelArn": {
                    "shape": "CustomModelArn"
                },
                "modelName": {
                    "shape": "CustomModelName"
                },
                "creationTime": {
                    "shape": "Timestamp"
                },
                "baseModelArn": {
                    "shape": "ModelArn"
                },
                "baseModelName": {
                    "shape": "ModelName"
                },
                "customizationType": {
                    "shape": "CustomizationType"
                },
                "ownerAccountId": {
                    "shape": "AccountId"
                },
                "modelStatus": {
                    "shape": "ModelStatus"
                }
            }
        },
        "CustomModelSummaryList": {
            "type": "list",
            "member": "CustomModelSummary"
        },
        "CustomizationConfig": {
            "type": "structure",
            "union": true,
            "members": {
                "distillationConfig": {
                    "shape": "DistillationConfig"
                },
                "rftConfig": {
                    "shape": "RFTConfig"
                }
            }
        },
        "CustomizationType": {
            "type": "string",
            "enum": [
                "FINE_TUNING",
                "CONTINUED_PRE_TRAINING",
                "DISTILLATION",
                "REINFORCEMENT_FINE_TUNING",
                "IMPORTED"
            ]
        },
        "DataProcessingDetails": {
            "type": "structure",
            "members": {
                "status": {
                    "shape": "JobStatusDetails"
                },
                "creationTime": {
                    "shape": "Timestamp"
                },
                "lastModifiedTime": {
                    "shape": "Timestamp"
                }
            }
        },
        "DeleteCustomModelRequest": {
            "type": "structure",
            "required": [
                "modelIdentifier"
            ],
            "members": {
                "modelIdentifier": {
                    "shape": "ModelIdentifier",
                    "location": "uri",
                    "locationName": "modelIdentifier"
                }
            }
        },
        "DeleteCustomModelResponse": {
            "type": "structure",
            "members": {}
        },
        "DistillationConfig": {
            "type": "structure",
            "required": [
                "teacherModelConfig"
            ],
            "members": {
                "teacherModelConfig": {
                    "shape": "TeacherModelConfig"
                }
            }
        },
        "EntitlementAvailability": {
            "type": "string",
            "enum": [
                "AVAILABLE",
                "NOT_AVAILABLE"
            ]
        },
        "EpochCount": {
            "type": "integer",
            "min": 1,
            "max": 50
        },
        "ErrorMessage": {
            "type": "string",
            "min": 0,
            "max": 2048
        },
        "FineTuningJobStatus": {
            "type": "string",
            "enum": [
                "InProgress",
                "Completed",
                "Failed",
                "Stopping",
                "Stopped"
            ]
        },
        "FoundationModelArn": {
            "type": "string",
            "pattern": "arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}::foundation-model/[a-z0-9-]{1,63}[.]{1}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}"
        },
        "FoundationModelDetails": {
            "type": "structure",
            "required": [
                "modelArn",
                "modelId"
            ],
            "members": {
                "modelArn": {
                    "shape": "FoundationModelArn"
                },
                "modelId": {
                    "shape": "BedrockModelId"
                },
                "modelName": {
                    "shape": "BrandedName"
                },
                "providerName": {
                    "shape": "BrandedName"
                },
                "inputModalities": {
                    "shape": "ModelModalityList"
                },
                "outputModalities": {
                    "shape": "ModelModalityList"
                },
                "responseStreamingSupported": {
                    "shape": "Boolean"
                },
                "customizationsSupported": {
                    "shape": "ModelCustomizationList"
                },
                "inferenceTypesSupported": {
                    "shape": "InferenceTypeList"
                },
                "modelLifecycle": {
                    "shape": "FoundationModelLifecycle"
                }
            }
        },
        "FoundationModelLifecycle": {
            "type": "structure",
            "required": [
                "status"
            ],
            "members": {
                "status": {
                    "shape": "FoundationModelLifecycleStatus"
                },
                "startOfLifeTime": {
                    "shape": "Timestamp"
                },
                "endOfLifeTime": {
                    "shape": "Timestamp"
                },
                "legacyTime": {
                    "shape": "Timestamp"
                },
                "publicExtendedAccessTime": {
                    "shape": "Timestamp"
                }
            }
        },
        "FoundationModelLifecycleStatus": {
            "type": "string",
            "enum": [
                "ACTIVE",
                "LEGACY"
            ]
        },
        "FoundationModelSummary": {
            "type": "structure",
            "required": [
                "modelArn",
                "modelId"
            ],
            "members": {
                "modelArn": {
                    "shape": "FoundationModelArn"
                },
                "modelId": {
                    "shape": "BedrockModelId"
                },
                "modelName": {
                    "shape": "BrandedName"
                },
                "providerName": {
                    "shape": "BrandedName"
                },
                "inputModalities": {
                    "shape": "ModelModalityList"
                },
                "outputModalities": {
                    "shape": "ModelModalityList"
                },
                "responseStreamingSupported": {
                    "shape": "Boolean"
                },
                "customizationsSupported": {
                    "shape": "ModelCustomizationList"
                },
                "inferenceTypesSupported": {
                    "shape": "InferenceTypeList"
                },
                "modelLifecycle": {
                    "shape": "FoundationModelLifecycle"
                }
            }
        },
        "FoundationModelSummaryList": {
            "type": "list",
            "member": "FoundationModelSummary"
        },
        "GetCustomModelRequest": {
            "type": "structure",
            "required": [
                "modelIdentifier"
            ],
            "members": {
                "modelIdentifier": {
                    "shape": "ModelIdentifier",
                    "location": "uri",
                    "locationName": "modelIdentifier"
                }
            }
        },
        "GetCustomModelResponse": {
            "type": "structure",
            "required": [
                "modelArn",
                "modelName",
                "creationTime"
            ],
            "members": {
                "modelArn": {
                    "shape": "ModelArn"
                },
                "modelName": {
                    "shape": "CustomModelName"
                },
                "jobName": {
                    "shape": "JobName"
                },
                "jobArn": {
                    "shape": "ModelCustomizationJobArn"
                },
                "baseModelArn": {
                    "shape": "ModelArn"
                },
                "customizationType": {
                    "shape": "CustomizationType"
                },
                "modelKmsKeyArn": {
                    "shape": "KmsKeyArn"
                },
                "hyperParameters": {
                    "shape": "ModelCustomizationHyperParameters"
                },
                "trainingDataConfig": {
                    "shape": "TrainingDataConfig"
                },
                "validationDataConfig": {
                    "shape": "ValidationDataConfig"
                },
                "outputDataConfig": {
                    "shape": "OutputDataConfig"
                },
                "trainingMetrics": {
                    "shape": "TrainingMetrics"
                },
                "validationMetrics": {
                    "shape": "ValidationMetrics"
                },
                "creationTime": {
                    "shape": "Timestamp"
                },
                "customizationConfig": {
                    "shape": "CustomizationConfig"
                },
                "modelStatus": {
                    "shape": "ModelStatus"
                },
                "failureMessage": {
                    "shape": "ErrorMessage"
                }
            }
        },
        "GetFoundationModelAvailabilityRequest": {
            "type": "structure",
            "required": [
                "modelId"
            ],
            "members": {
                "modelId": {
                    "shape": "BedrockModelId",
                    "location": "uri",
                    "locationName": "modelId"
                }
            }
        },
        "GetFoundationModelAvailabilityResponse": {
            "type": "structure",
            "required": [
                "modelId",
                "agreementAvailability",
                "authorizationStatus",
                "entitlementAvailability",
                "regionAvailability"
            ],
            "members": {
                "modelId": {
                    "shape": "BedrockModelId"
                },
                "agreementAvailability": {
                    "shape": "AgreementAvailability"
                },
                "authorizationStatus": {
                    "shape": "AuthorizationStatus"
                },
                "entitlementAvailability": {
                    "shape": "EntitlementAvailability"
                },
                "regionAvailability": {
                    "shape": "RegionAvailability"
                }
            }
        },
        "GetFoundationModelIdentifier": {
            "type": "string",
            "min": 1,
            "max": 2048,
            "pattern": "(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}::foundation-model/[a-z0-9-]{1,63}[.]{1}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2})|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})"
        },
        "GetFoundationModelRequest": {
            "type": "structure",
            "required": [
                "modelIdentifier"
            ],
            "members": {
                "modelIdentifier": {
                    "shape": "GetFoundationModelIdentifier",
                    "location": "uri",
                    "locationName": "modelIdentifier"
                }
            }
        },
        "GetFoundationModelResponse": {
            "type": "structure",
            "members": {
                "modelDetails": {
                    "shape": "FoundationModelDetails"
                }
            }
        },
        "GetModelCustomizationJobRequest": {
            "type": "structure",
            "required": [
                "jobIdentifier"
            ],
            "members": {
                "jobIdentifier": {
                    "shape": "ModelCustomizationJobIdentifier",
                    "location": "uri",
                    "locationName": "jobIdentifier"
                }
            }
        },
        "GetModelCustomizationJobResponse": {
            "type": "structure",
            "required": [
                "jobArn",
                "jobName",
                "outputModelName",
                "roleArn",
                "creationTime",
                "baseModelArn",
                "trainingDataConfig",
                "validationDataConfig",
                "outputDataConfig"
            ],
            "members": {
                "jobArn": {
                    "shape": "ModelCustomizationJobArn"
                },
                "jobName": {
                    "shape": "JobName"
                },
                "outputModelName": {
                    "shape": "CustomModelName"
                },
                "outputModelArn": {
                    "shape": "CustomModelArn"
                },
                "clientRequestToken": {
                    "shape": "IdempotencyToken"
                },
                "roleArn": {
                    "shape": "RoleArn"
                },
                "status": {
                    "shape": "ModelCustomizationJobStatus"
                },
                "statusDetails": {
                    "shape": "StatusDetails"
                },
                "failureMessage": {
                    "shape": "ErrorMessage"
                },
                "creationTime": {
                    "shape": "Timestamp"
                },
                "lastModifiedTime": {
                    "shape": "Timestamp"
                },
                "endTime": {
                    "shape": "Timestamp"
                },
                "baseModelArn": {
                    "shape": "FoundationModelArn"
                },
                "hyperParameters": {
                    "shape": "ModelCustomizationHyperParameters"
                },
                "trainingDataConfig": {
                    "shape": "TrainingDataConfig"
                },
                "validationDataConfig": {
                    "shape": "ValidationDataConfig"
                },
                "outputDataConfig": {
                    "shape": "OutputDataConfig"
                },
                "customizationType": {
                    "shape": "CustomizationType"
                },
                "outputModelKmsKeyArn": {
                    "shape": "KmsKeyArn"
                },
                "trainingMetrics": {
                    "shape": "TrainingMetrics"
                },
                "validationMetrics": {
                    "shape": "ValidationMetrics"
                },
                "vpcConfig": {
                    "shape": "VpcConfig"
                },
                "customizationConfig": {
                    "shape": "CustomizationConfig"
                }
            }
        },
        "GraderConfig": {
            "type": "structure",
            "union": true,
            "members": {
                "lambdaGrader": {
                    "shape": "LambdaGraderConfig"
                }
            }
        },
        "IdempotencyToken": {
            "type": "string",
            "min": 1,
            "max": 256,
            "pattern": "[a-zA-Z0-9]([-a-zA-Z0-9]{0,254}[a-zA-Z0-9])?"
        },
        "InferenceType": {
            "type": "string",
            "enum": [
                "ON_DEMAND",
                "PROVISIONED"
            ]
        },
        "InferenceTypeList": {
            "type": "list",
            "member": "InferenceType"
        },
        "Integer": {
            "type": "integer"
        },
        "InternalServerException": {
            "type": "structure",
            "members": {
                "message": {
                    "shape": "NonBlankString"
                }
            },
            "httpStatusCode": 500
        },
        "InvocationLogSource": {
            "type": "structure",
            "union": true,
            "members": {
                "s3Uri": {
                    "shape": "S3Uri"
                }
            }
        },
        "InvocationLogsConfig": {
            "type": "structure",
            "required": [
                "invocationLogSource"
            ],
            "members": {
                "usePromptResponse": {
                    "shape": "UsePromptResponse"
                },
                "invocationLogSource": {
                    "shape": "InvocationLogSource"
                },
                "requestMetadataFilters": {
                    "shape": "RequestMetadataFilters"
                }
            }
        },
        "JobName": {
            "type": "string",
            "min": 1,
            "max": 63,
            "pattern": "[a-zA-Z0-9](-*[a-zA-Z0-9\\+\\-\\.])*"
        },
        "JobStatusDetails": {
            "type": "string",
            "enum": [
                "InProgress",
                "Completed",
                "Stopping",
                "Stopped",
                "Failed",
                "NotStarted"
            ]
        },
        "KmsKeyArn": {
            "type": "string",
            "min": 1,
            "max": 2048,
            "pattern": "arn:aws(-[^:]+)?:kms:[a-zA-Z0-9-]*:[0-9]{12}:key/[a-zA-Z0-9-]{36}"
        },
        "KmsKeyId": {
            "type": "string",
            "min": 1,
            "max": 2048,
            "pattern": "(arn:aws(-[^:]+)?:kms:[a-zA-Z0-9-]*:[0-9]{12}:((key/[a-zA-Z0-9-]{36})|(alias/[a-zA-Z0-9-_/]+)))|([a-zA-Z0-9-]{36})|(alias/[a-zA-Z0-9-_/]+)"
        },
        "LambdaArn": {
            "type": "string",
            "min": 1,
            "max": 512,
            "pattern": "arn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}(-gov)?-[a-z]+-\\d{1}:\\d{12}:function:[a-zA-Z0-9-_\\.]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?"
        },
        "LambdaGraderConfig": {
            "type": "structure",
            "required": [
                "lambdaArn"
            ],
            "members": {
                "lambdaArn": {
                    "shape": "LambdaArn"
                }
            }
        },
        "ListCustomModelsRequest": {
            "type": "structure",
            "members": {
                "creationTimeBefore": {
                    "shape": "Timestamp",
                    "location": "querystring",
                    "locationName": "creationTimeBefore"
                },
                "creationTimeAfter": {
                    "shape": "Timestamp",
                    "location": "querystring",
                    "locationName": "creationTimeAfter"
                },
                "nameContains": {
                    "shape": "CustomModelName",
                    "location": "querystring",
                    "locationName": "nameContains"
                },
                "baseModelArnEquals": {
                    "shape": "ModelArn",
                    "location": "querystring",
                    "locationName": "baseModelArnEquals"
                },
                "foundationModelArnEquals": {
                    "shape": "FoundationModelArn",
                    "location": "querystring",
                    "locationName": "foundationModelArnEquals"
                },
                "maxResults": {
                    "shape": "MaxResults",
                    "location": "querystring",
                    "locationName": "maxResults"
                },
                "nextToken": {
                    "shape": "PaginationToken",
                    "location": "querystring",
                    "locationName": "nextToken"
                },
                "sortBy": {
                    "shape": "SortModelsBy",
                    "location": "querystring",
                    "locationName": "sortBy"
                },
                "sortOrder": {
                    "shape": "SortOrder",
                    "location": "querystring",
                    "locationName": "sortOrder"
                },
                "isOwned": {
                    "shape": "Boolean",
                    "location": "querystring",
                    "locationName": "isOwned"
                },
                "modelStatus": {
                    "shape": "ModelStatus",
                    "location": "querystring",
                    "locationName": "modelStatus"
                }
            }
        },
        "ListCustomModelsResponse": {
            "type": "structure",
            "members": {
                "nextToken": {
                    "shape": "PaginationToken"
                },
                "modelSummaries": {
                    "shape": "CustomModelSummaryList"
                }
            }
        },
        "ListFoundationModelsRequest": {
            "type": "structure",
            "members": {
                "byProvider": {
                    "shape": "Provider",
                    "location": "querystring",
                    "locationName": "byProvider"
                },
                "byCustomizationType": {
                    "shape": "ModelCustomization",
                    "location": "querystring",
                    "locationName": "byCustomizationType"
                },
                "byOutputModality": {
                    "shape": "ModelModality",
                    "location": "querystring",
                    "locationName": "byOutputModality"
                },
                "byInferenceType": {
                    "shape": "InferenceType",
                    "location": "querystring",
                    "locationName": "byInferenceType"
                }
            }
        },
        "ListFoundationModelsResponse": {
            "type": "structure",
            "members": {
                "modelSummaries": {
                    "shape": "FoundationModelSummaryList"
                }
            }
        },
        "ListModelCustomizationJobsRequest": {
            "type": "structure",
            "members": {
                "creationTimeAfter": {
                    "shape": "Timestamp",
                    "location": "querystring",
                    "locationName": "creationTimeAfter"
                },
                "creationTimeBefore": {
                    "shape": "Timestamp",
                    "location": "querystring",
                    "locationName": "creationTimeBefore"
                },
                "statusEquals": {
                    "shape": "FineTuningJobStatus",
                    "location": "querystring",
                    "locationName": "statusEquals"
                },
                "nameContains": {
                    "shape": "JobName",
                    "location": "querystring",
                    "locationName": "nameContains"
                },
                "maxResults": {
                    "shape": "MaxResults",
                    "location": "querystring",
                    "locationName": "maxResults"
                },
                "nextToken": {
                    "shape": "PaginationToken",
                    "location": "querystring",
                    "locationName": "nextToken"
                },
                "sortBy": {
                    "shape": "SortJobsBy",
                    "location": "querystring",
                    "locationName": "sortBy"
                },
                "sortOrder": {
                    "shape": "SortOrder",
                    "location": "querystring",
                    "locationName": "sortOrder"
                }
            }
        },
        "ListModelCustomizationJobsResponse": {
            "type": "structure",
            "members": {
                "nextToken": {
                    "shape": "PaginationToken"
                },
                "modelCustomizationJobSummaries": {
                    "shape": "ModelCustomizationJobSummaries"
                }
            }
        },
        "ListTagsForResourceRequest": {
            "type": "structure",
            "required": [
                "resourceARN"
            ],
            "members": {
                "resourceARN": {
                    "shape": "TaggableResourcesArn"
                }
            }
        },
        "ListTagsForResourceResponse": {
            "type": "structure",
            "members": {
                "tags": {
                    "shape": "TagList"
                }
            }
        },
        "MaxResults": {
            "type": "integer",
            "min": 1,
            "max": 1000
        },
        "MetricFloat": {
            "type": "float"
        },
        "ModelArn": {
            "type": "string",
            "min": 20,
            "max": 1011,
            "pattern": "arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/((imported)|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}))(([:][a-z0-9-]{1,63}){0,2})?/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}))"
        },
        "ModelCustomization": {
            "type": "string",
            "enum": [
                "FINE_TUNING",
                "CONTINUED_PRE_TRAINING",
                "DISTILLATION"
            ]
        },
        "ModelCustomizationHyperParameters": {
            "type": "map",
            "key": "String",
            "value": "String"
        },
        "ModelCustomizationJobArn": {
            "type": "string",
            "min": 0,
            "max": 1011,
            "pattern": "arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:model-customization-job/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}/[a-z0-9]{12}"
        },
        "ModelCustomizationJobIdentifier": {
            "type": "string",
            "min": 0,
            "max": 1011,
            "pattern": "(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:model-customization-job/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}/[a-z0-9]{12})|([a-zA-Z0-9](-*[a-zA-Z0-9\\+\\-\\.])*)"
        },
        "ModelCustomizationJobStatus": {
            "type": "string",
            "enum": [
                "InProgress",
                "Completed",
                "Failed",
                "Stopping",
                "Stopped"
            ]
        },
        "ModelCustomizationJobSummaries": {
            "type": "list",
            "member": "ModelCustomizationJobSummary"
        },
        "ModelCustomizationJobSummary": {
            "type": "structure",
            "required": [
                "jobArn",
                "baseModelArn",
                "jobName",
                "status",
                "creationTime"
            ],
            "members": {
                "jobArn": {
                    "shape": "ModelCustomizationJobArn"
                },
                "baseModelArn": {
                    "shape": "ModelArn"
                },
                "jobName": {
                    "shape": "JobName"
                },
                "status": {
                    "shape": "ModelCustomizationJobStatus"
                },
                "statusDetails": {
                    "shape": "StatusDetails"
                },
                "lastModifiedTime": {
                    "shape": "Timestamp"
                },
                "creationTime": {
                    "shape": "Timestamp"
                },
                "endTime": {
                    "shape": "Timestamp"
                },
                "customModelArn": {
                    "shape": "CustomModelArn"
                },
                "customModelName": {
                    "shape": "CustomModelName"
                },
                "customizationType": {
                    "shape": "CustomizationType"
                }
            }
        },
        "ModelCustomizationList": {
            "type": "list",
            "member": "ModelCustomization"
        },
        "ModelIdentifier": {
            "type": "string",
            "min": 1,
            "max": 2048,
            "pattern": "arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/((imported)|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}))(([:][a-z0-9-]{1,63}){0,2})?/[a-z0-9]{12})|(:foundation-model/([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})))|(([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2}))|(([0-9a-zA-Z][_-]?)+)"
        },
        "ModelModality": {
            "type": "string",
            "enum": [
                "TEXT",
                "IMAGE",
                "EMBEDDING"
            ]
        },
        "ModelModalityList": {
            "type": "list",
            "member": "ModelModality"
        },
        "ModelName": {
            "type": "string",
            "min": 1,
            "max": 63,
            "pattern": "([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63})"
        },
        "ModelStatus": {
            "type": "string",
            "enum": [
                "Active",
                "Creating",
                "Failed"
            ]
        },
        "NonBlankString": {
            "type": "string",
            "pattern": "[\\s\\S]*"
        },
        "OutputDataConfig": {
            "type": "structure",
            "required": [
                "s3Uri"
            ],
            "members": {
                "s3Uri": {
                    "shape": "S3Uri"
                }
            }
        },
        "PaginationToken": {
            "type": "string",
            "min": 1,
            "max": 2048,
            "pattern": "\\S*"
        },
        "Provider": {
            "type": "string",
            "pattern": "[A-Za-z0-9- ]{1,63}"
        },
        "RFTBatchSize": {
            "type": "integer",
            "min": 16,
            "max": 512
        },
        "RFTConfig": {
            "type": "structure",
            "members": {
                "graderConfig": {
                    "shape": "GraderConfig"
                },
                "hyperParameters": {
                    "shape": "RFTHyperParameters"
                }
            }
        },
        "RFTEvalInterval": {
            "type": "integer",
            "min": 1,
            "max": 100
        },
        "RFTHyperParameters": {
            "type": "structure",
            "members": {
                "epochCount": {
                    "shape": "EpochCount"
                },
                "batchSize": {
                    "shape": "RFTBatchSize"
                },
                "learningRate": {
                    "shape": "RFTLearningRate"
                },
                "maxPromptLength": {
                    "shape": "RFTMaxPromptLength"
                },
                "trainingSamplePerPrompt": {
                    "shape": "RFTTrainingSamplePerPrompt"
                },
                "inferenceMaxTokens": {
                    "shape": "RFTInferenceMaxTokens"
                },
                "reasoningEffort": {
                    "shape": "ReasoningEffort"
                },
                "evalInterval": {
                    "shape": "RFTEvalInterval"
                }
            }
        },
        "RFTInferenceMaxTokens": {
            "type": "integer"
        },
        "RFTLearningRate": {
            "type": "float",
            "min": 1e-7,
            "max": 0.001
        },
        "RFTMaxPromptLength": {
            "type": "integer"
        },
        "RFTTrainingSamplePerPrompt": {
            "type": "integer",
            "min": 2,
            "max": 16
        },
        "ReasoningEffort": {
            "type": "string",
            "enum": [
                "low",
                "medium",
                "high"
            ]
        },
        "RegionAvailability": {
            "type": "string",
            "enum": [
                "AVAILABLE",
                "NOT_AVAILABLE"
            ]
        },
        "RequestMetadataBaseFilters": {
            "type": "structure",
            "members": {
                "equals": {
                    "shape": "RequestMetadataMap"
                },
                "notEquals": {
                    "shape": "RequestMetadataMap"
                }
            }
        },
        "RequestMetadataFilters": {
            "type": "structure",
            "union": true,
            "members": {
                "equals": {
                    "shape": "RequestMetadataMap"
                },
                "notEquals": {
                    "shape": "RequestMetadataMap"
                },
                "andAll": {
                    "shape": "RequestMetadataFiltersList"
                },
                "orAll": {
                    "shape": "RequestMetadataFiltersList"
                }
            }
        },
        "RequestMetadataFiltersList": {
            "type": "list",
            "min": 1,
            "max": 16,
            "member": "RequestMetadataBaseFilters"
        },
        "RequestMetadataMap": {
            "type": "map",
            "min": 1,
            "max": 1,
            "key": "RequestMetadataMapKeyString",
            "value": "RequestMetadataMapValueString"
        },
        "RequestMetadataMapKeyString": {
            "type": "string",
            "min": 1,
            "max": 256,
            "pattern": "[a-zA-Z0-9\\s._:/=+$@-]{1,256}"
        },
        "RequestMetadataMapValueString": {
            "type": "string",
            "min": 0,
            "max": 256,
            "pattern": "[a-zA-Z0-9\\s._:/=+$@-]{0,256}"
        },
        "ResourceNotFoundException": {
            "type": "structure",
            "members": {
                "message": {
                    "shape": "NonBlankString"
                }
            },
            "httpStatusCode": 404
        },
        "RoleArn": {
            "type": "string",
            "min": 0,
            "max": 2048,
            "pattern": "arn:aws(-[^:]+)?:iam::([0-9]{12})?:role/.+"
        },
        "S3Uri": {
            "type": "string",
            "min": 1,
            "max": 1024,
            "pattern": "s3://[a-z0-9][-.a-z0-9]{1,61}[a-z0-9](?:/[-!_*'().a-z0-9A-Z]+(?:/[-!_*'().a-z0-9A-Z]+)*)?/?"
        },
        "SecurityGroupId": {
            "type": "string",
            "min": 0,
            "max": 32,
            "pattern": "[-0-9a-zA-Z]+"
        },
        "SecurityGroupIds": {
            "type": "list",
            "min": 1,
            "max": 5,
            "member": "SecurityGroupId"
        },
        "ServiceQuotaExceededException": {
            "type": "structure",
            "members": {
                "message": {
                    "shape": "NonBlankString"
                }
            },
            "httpStatusCode": 400
        },
        "SortJobsBy": {
            "type": "string",
            "enum": [
                "CreationTime"
            ]
        },
        "SortModelsBy": {
            "type": "string",
            "enum": [
                "CreationTime"
            ]
        },
        "SortOrder": {
            "type": "string",
            "enum": [
                "Ascending",
                "Descending"
            ]
        },
        "StatusDetails": {
            "type": "structure",
            "members": {
                "validationDetails": {
                    "shape": "ValidationDetails"
                },
                "dataProcessingDetails": {
                    "shape": "DataProcessingDetails"
                },
                "trainingDetails": {
                    "shape": "TrainingDetails"
                }
            }
        },
        "StopModelCustomizationJobRequest": {
            "type": "structure",
            "required": [
                "jobIdentifier"
            ],
            "members": {
                "jobIdentifier": {
                    "shape": "ModelCustomizationJobIdentifier",
                    "location": "uri",
                    "locationName": "jobIdentifier"
                }
            }
        },
        "StopModelCustomizationJobResponse": {
            "type": "structure",
            "members": {}
        },
        "String": {
            "type": "string"
        },
        "SubnetId": {
            "type": "string",
            "min": 0,
            "max": 32,
            "pattern": "[-0-9a-zA-Z]+"
        },
        "SubnetIds": {
            "type": "list",
            "min": 1,
            "max": 16,
            "member": "SubnetId"
        },
        "Tag": {
            "type": "structure",
            "required": [
                "key",
                "value"
            ],
            "members": {
                "key": {
                    "shape": "TagKey"
                },
                "value": {
                    "shape": "TagValue"
                }
            }
        },
        "TagKey": {
            "type": "string",
            "min": 1,
            "max": 128,
            "pattern": "[a-zA-Z0-9\\s._:/=+@-]*"
        },
        "TagKeyList": {
            "type": "list",
            "min": 0,
            "max": 200,
            "member": "TagKey"
        },
        "TagList": {
            "type": "list",
            "min": 0,
            "max": 200,
            "member": "Tag"
        },
        "TagResourceRequest": {
            "type": "structure",
            "required": [
                "resourceARN",
                "tags"
            ],
            "members": {
                "resourceARN": {
                    "shape": "TaggableResourcesArn"
                },
                "tags": {
                    "shape": "TagList"
                }
            }
        },
        "TagResourceResponse": {
            "type": "structure",
            "members": {}
        },
        "TagValue": {
            "type": "string",
            "min": 0,
            "max": 256,
            "pattern": "[a-zA-Z0-9\\s._:/=+@-]*"
        },
        "TaggableResourcesArn": {
            "type": "string",
            "min": 20,
            "max": 1011,
            "pattern": ".*(^[a-zA-Z0-9][a-zA-Z0-9\\-]*$)|(^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:custom-model/(imported)/[a-z0-9]{12}$)|(^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:([0-9]{12}|)((:(fine-tuning-job|model-customization-job|custom-model)/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}(/[a-z0-9]{12})$)|(:guardrail/[a-z0-9]+$)|(:automated-reasoning-policy/[a-zA-Z0-9]+(:[a-zA-Z0-9]+)?$)|(:(inference-profile|application-inference-profile)/[a-zA-Z0-9-:.]+$)|(:(provisioned-model|model-invocation-job|model-evaluation-job|evaluation-job|model-import-job|imported-model|async-invoke|provisioned-model-v2|provisioned-model-reservation|prompt-router|custom-model-deployment)/[a-z0-9]{12}$))).*"
        },
        "TeacherModelConfig": {
            "type": "structure",
            "required": [
                "teacherModelIdentifier"
            ],
            "members": {
                "teacherModelIdentifier": {
                    "shape": "TeacherModelIdentifier"
                },
                "maxResponseLengthForInference": {
                    "shape": "Integer"
                }
            }
        },
        "TeacherModelIdentifier": {
            "type": "string",
            "pattern": "(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:((:foundation-model/([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})|(([0-9a-zA-Z][_-]?)+)$)|([0-9]{12}:inference-profile/[a-zA-Z0-9-:.]+$)))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})"
        },
        "ThrottlingException": {
            "type": "structure",
            "members": {
                "message": {
                    "shape": "NonBlankString"
                }
            },
            "httpStatusCode": 429
        },
        "Timestamp": {
            "type": "timestamp",
            "timestampFormat": "iso8601"
        },
        "TooManyTagsException": {
            "type": "structure",
            "members": {
                "message": {
                    "shape": "NonBlankString"
                },
                "resourceName": {
                    "shape": "TaggableResourcesArn"
                }
            },
            "httpStatusCode": 400
        },
        "TrainingDataConfig": {
            "type": "structure",
            "members": {
                "s3Uri": {
                    "shape": "S3Uri"
                },
                "invocationLogsConfig": {
                    "shape": "InvocationLogsConfig"
                }
            }
        },
        "TrainingDetails": {
            "type": "structure",
            "members": {
                "status": {
                    "shape": "JobStatusDetails"
                },
                "creationTime": {
                    "shape": "Timestamp"
                },
                "lastModifiedTime": {
                    "shape": "Timestamp"
                }
            }
        },
        "TrainingMetrics": {
            "type": "structure",
            "members": {
                "trainingLoss": {
                    "shape": "MetricFloat"
                }
            }
        },
        "UntagResourceRequest": {
            "type": "structure",
            "required": [
                "resourceARN",
                "tagKeys"
            ],
            "members": {
                "resourceARN": {
                    "shape": "TaggableResourcesArn"
                },
                "tagKeys": {
                    "shape": "TagKeyList"
                }
            }
        },
        "UntagResourceResponse": {
            "type": "structure",
            "members": {}
        },
        "UsePromptResponse": {
            "type": "boolean"
        },
        "ValidationDataConfig": {
            "type": "structure",
            "required": [
                "validators"
            ],
            "members": {
                "validators": {
                    "shape": "Validators"
                }
            }
        },
        "ValidationDetails": {
            "type": "structure",
            "members": {
                "status": {
                    "shape": "JobStatusDetails"
                },
                "creationTime": {
                    "shape": "Timestamp"
                },
                "lastModifiedTime": {
                    "shape": "Timestamp"
                }
            }
        },
        "ValidationException": {
            "type": "structure",
            "members": {
                "message": {
                    "shape": "NonBlankString"
                }
            },
            "httpStatusCode": 400
        },
        "ValidationMetrics": {
            "type": "list",
            "member": "ValidatorMetric"
        },
        "Validator": {
            "type": "structure",
            "required": [
                "s3Uri"
            ],
            "members": {
                "s3Uri": {
                    "shape": "S3Uri"
                }
            }
        },
        "ValidatorMetric": {
            "type": "structure",
            "members": {
                "validationLoss": {
                    "shape": "MetricFloat"
                }
            }
        },
        "Validators": {
            "type": "list",
            "min": 0,
            "max": 10,
            "member": "Validator"
        },
        "VpcConfig": {
            "type": "structure",
            "required": [
                "subnetIds",
                "securityGroupIds"
            ],
            "members": {
                "subnetIds": {
                    "shape": "SubnetIds"
                },
                "securityGroupIds": {
                    "shape": "SecurityGroupIds"
                }
            }
        }
    }
};

;// CONCATENATED MODULE: ./lib/simulator/bedrock/service-model.js
/** The grammar of the trimmed service model and look-ups in it. The data is generated: `service-model.data.ts`. */


/** Throws for a name that the data lacks: only the generated data names shapes, so that is a defect of ours. */
function shapeOf(name) {
    const shape = SERVICE_MODEL.shapes[name];
    if (shape === undefined)
        throw new Error(`the service model has no shape ${name}`);
    return shape;
}
/** As `shapeOf`, for names that stand for structures. */
function structureOf(name) {
    const shape = shapeOf(name);
    if (shape.type !== 'structure')
        throw new Error(`${name} is a ${shape.type}, not a structure`);
    return shape;
}
function isMembers(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The date-time of RFC 3339, the only form the published SDKs read in an answer. */
function isTimestamp(value) {
    const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
    return typeof value === 'string' && form.test(value) && !Number.isNaN(Date.parse(value));
}
const compiled = new Map();
/** Whether the whole of `value` matches the pattern of the shape; the service matches whole texts, not parts. */
function matchesPattern(shapeName, pattern, value) {
    let whole = compiled.get(shapeName);
    if (whole === undefined) {
        whole = new RegExp(`^(?:${SAFE_PATTERNS[shapeName] ?? pattern})$`);
        compiled.set(shapeName, whole);
    }
    return whole.test(value);
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/check-response.js
/**
 * Checks of the simulator's own answers against the service model: an answer AWS could not have given must not teach a
 * client anything. Lengths and counts are left out: AWS breaks them itself (model names longer than `BrandedName`).
 */


/** Every way in which `value` is not of the shape; empty when it is. Members with the value undefined are not sent. */
function responseProblems(shapeName, value, path = '$') {
    const shape = shapeOf(shapeName);
    switch (shape.type) {
        case 'structure':
            return isMembers(value) ? structureProblems(shape, value, path) : [`${path}: not an object`];
        case 'map':
            if (!isMembers(value))
                return [`${path}: not a map`];
            return Object.entries(value).flatMap(([key, item]) => responseProblems(shape.value, item, `${path}.${key}`));
        case 'list':
            if (!Array.isArray(value))
                return [`${path}: not a list`];
            return value.flatMap((item, index) => responseProblems(shape.member, item, `${path}[${index}]`));
        case 'string':
            return textProblems(shapeName, shape, value, path);
        case 'integer':
            return Number.isSafeInteger(value) ? [] : [`${path}: not an integer`];
        case 'float':
            return Number.isFinite(value) ? [] : [`${path}: not a finite number`];
        case 'boolean':
            return typeof value === 'boolean' ? [] : [`${path}: not a boolean`];
        case 'timestamp':
            return isTimestamp(value) ? [] : [`${path}: not an RFC 3339 date-time`];
        default:
            return (0,errors/* unreachable */.HB)(shape);
    }
}
function structureProblems(shape, value, path) {
    const missing = (shape.required ?? []).filter((name) => value[name] === undefined);
    const problems = missing.map((name) => `${path}.${name}: required and absent`);
    for (const [name, item] of Object.entries(value)) {
        if (item === undefined)
            continue;
        const member = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
        if (member === undefined)
            problems.push(`${path}.${name}: not a member`);
        else
            problems.push(...responseProblems(member.shape, item, `${path}.${name}`));
    }
    return problems;
}
function textProblems(shapeName, shape, value, path) {
    if (typeof value !== 'string')
        return [`${path}: not a string`];
    if (shape.enum !== undefined && !shape.enum.includes(value))
        return [`${path}: ${value} is not in the enum`];
    const matches = shape.pattern === undefined || matchesPattern(shapeName, shape.pattern, value);
    return matches ? [] : [`${path}: ${value} does not match the pattern of ${shapeName}`];
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/timeline.js
/** Time from a stop request until the job is Stopped, in milliseconds. */
const STOPPING_TIME = 60_000;
/** `now` in milliseconds since the epoch; Infinity gives the final state of a job that ends by itself. */
function progressOf(job, now) {
    const spans = spansOf(job);
    const last = Object.values(spans).find((span) => span.ending === 'Failed') ?? spans.training;
    const stop = stopOf(job, last, now);
    const phaseOf = (span) => phaseAt(span, Math.min(now, last.end), stop);
    const phases = {
        validation: phaseOf(spans.validation),
        dataProcessing: phaseOf(spans.dataProcessing),
        training: phaseOf(spans.training),
    };
    if (stop !== undefined)
        return { ...stopped(stop), phases };
    const ended = now >= last.end;
    const changes = Object.values(phases).map((phase) => phase.changedAt ?? job.createdAt);
    return {
        status: ended ? last.ending : 'InProgress',
        phases,
        changedAt: Math.max(...changes),
        endedAt: ended ? last.end : undefined,
        failureMessage: ended && job.outcome.kind === 'fail' ? job.outcome.message : undefined,
    };
}
function isInFlight(job, now) {
    const { status } = progressOf(job, now);
    return status === 'InProgress' || status === 'Stopping';
}
/** A phase that is never reached starts at Infinity. */
function spansOf({ createdAt, durations, outcome, trainingHeldUntil }) {
    const span = (name, start) => ({
        start,
        end: start + durations[name],
        ending: outcome.kind === 'fail' && outcome.phase === name ? 'Failed' : 'Completed',
    });
    const validation = span('validation', createdAt);
    const dataProcessing = span('dataProcessing', nextStart(validation));
    const ready = Math.max(nextStart(dataProcessing), trainingHeldUntil ?? 0);
    return {
        validation,
        dataProcessing,
        training: span('training', outcome.kind === 'stall' ? Number.POSITIVE_INFINITY : ready),
    };
}
function nextStart(span) {
    return span.ending === 'Failed' ? Number.POSITIVE_INFINITY : span.end;
}
function stopOf(job, last, now) {
    const at = job.stopRequestedAt;
    if (at === undefined || at >= last.end)
        return undefined;
    return { at, done: now >= at + STOPPING_TIME };
}
function stopped({ at, done }) {
    const end = at + STOPPING_TIME;
    return {
        status: done ? 'Stopped' : 'Stopping',
        changedAt: done ? end : at,
        endedAt: done ? end : undefined,
        failureMessage: undefined,
    };
}
/** Only the phase that ran when the stop was requested is stopped; earlier ones stay Completed. */
function phaseAt(span, now, stop) {
    const moment = stop === undefined ? now : stop.at;
    if (moment < span.start || span.start === Number.POSITIVE_INFINITY) {
        return { status: 'NotStarted', startedAt: undefined, changedAt: undefined };
    }
    if (moment >= span.end)
        return { status: span.ending, startedAt: span.start, changedAt: span.end };
    if (stop === undefined)
        return { status: 'InProgress', startedAt: span.start, changedAt: span.start };
    const { status, changedAt } = stopped(stop);
    return { status, startedAt: span.start, changedAt };
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/outcomes.js

/** The first rule whose pattern matches; without one the job completes and reports its phases. */
function outcomeFor(jobName, rules) {
    const rule = rules.find((candidate) => matchesName(candidate.jobName, jobName));
    return rule ?? { outcome: { kind: 'complete' }, reportsPhases: true };
}
/** Whether a name matches a pattern in which `*` stands for any text. */
function matchesName(pattern, name) {
    const [first = '', ...rest] = pattern.split('*');
    const last = rest.pop();
    if (last === undefined)
        return pattern === name;
    if (!name.startsWith(first))
        return false;
    let at = first.length;
    for (const part of rest) {
        const found = name.indexOf(part, at);
        if (found < 0)
            return false;
        at = found + part.length;
    }
    return name.length - last.length >= at && name.endsWith(last);
}
/** Puts the rules in force, for jobs in flight too: a job that no longer stalls starts its training now. */
function withRules(state, rules, now) {
    const account = (before) => ({
        ...before,
        jobs: before.jobs.map((job) => (isInFlight(job, now) ? rescripted(job, rules, now) : job)),
    });
    const accounts = Object.entries(state.accounts).map(([key, before]) => [key, account(before)]);
    return { settings: { ...state.settings, rules }, accounts: Object.fromEntries(accounts) };
}
function rescripted(job, rules, now) {
    const { outcome, reportsPhases } = outcomeFor(job.input.jobName, rules);
    if (!job.scripted)
        return { ...job, reportsPhases };
    const lifted = job.outcome.kind === 'stall' && outcome.kind !== 'stall';
    return {
        ...job,
        outcome: stillPossible(outcome, job, now),
        reportsPhases,
        trainingHeldUntil: lifted ? now : job.trainingHeldUntil,
    };
}
/** A job does not go back: what was to happen in a phase that is over happens in training, a late stall not at all. */
function stillPossible(outcome, job, now) {
    const { phases } = progressOf(job, now);
    if (outcome.kind === 'stall')
        return phases.training.status === 'NotStarted' ? outcome : job.outcome;
    if (outcome.kind === 'fail' && phases[outcome.phase].status === 'Completed') {
        return { ...outcome, phase: 'training' };
    }
    return outcome;
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/control.js


const PHASES = ['validation', 'dataProcessing', 'training'];
const MINUTE = 60_000;
/**
 * `GET /_simulator/bedrock` gives the state, `POST …/outcomes` replaces the scripted outcomes, `POST …/settings`
 * changes quotas and phase lengths of later jobs. undefined: not a route of this control. `now` in milliseconds.
 */
function control(state, request, now) {
    const change = CHANGES[`${request.method} ${request.path}`];
    if (change === undefined)
        return undefined;
    try {
        const changed = change(state, parse(request), now);
        return { state: changed, response: { status: 200, body: changed } };
    }
    catch (error) {
        if (!(error instanceof ControlError))
            throw error;
        return { state, response: { status: 400, body: { message: error.message } } };
    }
}
class ControlError extends Error {
}
const CHANGES = {
    'GET /_simulator/bedrock': (state) => state,
    'POST /_simulator/bedrock/outcomes': (state, body, now) => withRules(state, rulesOf(body), now),
    'POST /_simulator/bedrock/settings': (state, body) => ({
        ...state,
        settings: settingsOf(state.settings, body),
    }),
};
function parse(request) {
    if (request.body.length === 0)
        return {};
    try {
        const body = JSON.parse(request.body.toString('utf8'));
        if (isMembers(body))
            return body;
    }
    catch {
        // The same answer: no JSON object was sent.
    }
    throw new ControlError('the body must be a JSON object');
}
function rulesOf({ rules }) {
    if (!Array.isArray(rules))
        throw new ControlError('rules must be a list of { jobName, outcome, reportsPhases? }');
    return rules.map((rule) => {
        const { jobName, outcome, reportsPhases = true } = isMembers(rule) ? rule : {};
        if (typeof jobName !== 'string' || typeof reportsPhases !== 'boolean') {
            throw new ControlError('a rule needs jobName (text, * stands for any text) and may have reportsPhases (boolean)');
        }
        return { jobName, outcome: outcomeOf(outcome), reportsPhases };
    });
}
function outcomeOf(value) {
    const { kind, phase = 'training', message } = isMembers(value) ? value : {};
    if (kind === 'complete' || kind === 'stall')
        return { kind };
    const failing = PHASES.find((name) => name === phase);
    if (kind === 'fail' && failing !== undefined && typeof message === 'string') {
        return { kind, phase: failing, message };
    }
    throw new ControlError(`outcome must be { kind: complete }, { kind: stall } or { kind: fail, message, phase? } with a phase of ${PHASES.join(', ')}`);
}
function settingsOf(before, { quotas, phaseMinutes }) {
    const minutes = Object.entries(control_numbers('phaseMinutes', before.durations, phaseMinutes));
    const durations = Object.fromEntries(minutes.map(([phase, length]) => [phase, Math.round(length * MINUTE)]));
    return {
        ...before,
        quotas: { ...before.quotas, ...control_numbers('quotas', before.quotas, quotas) },
        durations: { ...before.durations, ...durations },
    };
}
/** The known names among the given ones; anything else is refused, for a misspelt knob would turn nothing. */
function control_numbers(what, known, given) {
    if (given === undefined)
        return {};
    const entries = isMembers(given) ? Object.entries(given) : [['', undefined]];
    return Object.fromEntries(entries.map(([name, value]) => {
        if (!Object.hasOwn(known, name) || typeof value !== 'number' || !(value >= 0)) {
            throw new ControlError(`${what} takes numbers of at least 0 for ${Object.keys(known).join(', ')}`);
        }
        return [name, value];
    }));
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/fault.js

/** Errors of the protocol itself: any operation may answer them, and no service model declares them. */
const PROTOCOL_STATUS = { SerializationException: 400, UnknownOperationException: 404 };
/** Thrown by operations; the service turns it into an answer. Nothing was changed when it is thrown. */
class BedrockFault extends Error {
    name;
    /** Further members of the error shape. */
    members;
    constructor(name, message, members = {}) {
        super(message);
        this.name = name;
        this.members = members;
    }
}
function isProtocolError(name) {
    return Object.hasOwn(PROTOCOL_STATUS, name);
}
/** The wire form: the name in a header, the message in the body. */
function faultResponse(fault) {
    return {
        status: isProtocolError(fault.name) ? PROTOCOL_STATUS[fault.name] : declaredStatus(fault.name),
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': fault.name },
        body: { message: fault.message, ...fault.members },
    };
}
function declaredStatus(name) {
    return structureOf(name).httpStatusCode ?? 500;
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/arns.js
/** Names of resources. Ids follow from names, so that a repeated run of the simulator gives the same ARNs. */

function foundationModelArn({ region }, baseModelId) {
    return `arn:aws:bedrock:${region}::foundation-model/${baseModelId}`;
}
/** Twelve characters, the last segment of the ARNs of a job and of its model. */
function jobId({ accountId, region }, jobName) {
    return digest(`${accountId}/${region}/${jobName}`).slice(0, 12);
}
function jobArn({ accountId, region }, baseModelId, id) {
    return `arn:aws:bedrock:${region}:${accountId}:model-customization-job/${baseModelId}/${id}`;
}
function customModelArn({ accountId, region }, baseModelId, id) {
    return `arn:aws:bedrock:${region}:${accountId}:custom-model/${baseModelId}/${id}`;
}
/** The key's ARN for any form that `KmsKeyId` allows; no key store is simulated, so an alias gets a made-up key id. */
function kmsKeyArn({ accountId, region }, keyId) {
    if (keyId === undefined || keyId.includes(':key/'))
        return keyId;
    const id = keyId.includes('alias/') ? uuidOf(keyId) : keyId;
    return `arn:aws:kms:${region}:${accountId}:key/${id}`;
}
function uuidOf(text) {
    return digest(text).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
function digest(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/s3-uri.js
/** `s3://bucket/key`; the text has passed the pattern of `S3Uri`. */
function parseS3Uri(uri) {
    const [bucket = '', ...key] = uri.replace(/^s3:\/\//, '').split('/');
    return { bucket, key: key.join('/') };
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/training-data.js


/** The training object: format, reserved texts and the model's limits on the number of records. */
function inspectTraining(object, model) {
    const { limits } = model;
    return inspect(object, model, { min: limits.trainMin, max: limits.trainMax });
}
function inspectValidation(object, model) {
    return inspect(object, model, { min: undefined, max: model.limits.validationMax });
}
/** Why the records of training and validation together are too few or too many. */
function sumDefect(sum, { limits }) {
    return boundsDefect('the training and validation datasets', sum, {
        min: limits.sumMin,
        max: limits.sumMax,
    });
}
function inspect({ uri, body }, model, bounds) {
    const lines = linesOf(body);
    const defect = ((0,external_node_buffer_.isUtf8)(body) ? undefined : notJsonl(uri)) ??
        firstDefect(lines, (line, number) => lineDefect({ uri, line, number }, model)) ??
        boundsDefect(uri, lines.length, bounds);
    return { records: lines.length, defect };
}
/** Lines without their ends; one line feed at the end of the file is not a line. */
function linesOf(body) {
    const text = body.toString('utf8');
    if (text === '')
        return [];
    return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}
function firstDefect(lines, check) {
    for (const [index, line] of lines.entries()) {
        const defect = check(line, index + 1);
        if (defect !== undefined)
            return defect;
    }
    return undefined;
}
function lineDefect({ uri, line, number }, model) {
    const record = parseRecord(line);
    if (record === undefined)
        return notJsonl(uri);
    if (!model.formats.some((format) => FORMATS[format](record))) {
        return `Input data at line ${number} of ${uri} must follow the ${model.formats.join(' or ')} format.`;
    }
    const texts = promptTexts(record);
    const reserved = model.limits.reservedStrings.find((word) => texts.some((text) => text.includes(word)));
    if (reserved === undefined)
        return undefined;
    return `Input data at line ${number} of ${uri} contains the reserved keyword ${reserved}.`;
}
function notJsonl(uri) {
    return `Unable to parse Amazon S3 file: ${uri}. Data files must conform to JSONL format.`;
}
function parseRecord(line) {
    try {
        const value = JSON.parse(line);
        return isMembers(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function boundsDefect(what, count, { min, max }) {
    if (min !== undefined && count < min) {
        return `The number of records in ${what} is ${count}, below the limit of ${min}.`;
    }
    if (max !== undefined && count > max) {
        return `The number of records in ${what} is ${count}, above the limit of ${max}.`;
    }
    return undefined;
}
const FORMATS = {
    'bedrock-conversation-2024': isConversation,
    'prompt-completion': (record) => isText(record['prompt']) && isText(record['completion']),
    'claude-messages': (record) => isTurns(record['messages'], isText),
    'image-ref-caption': (record) => isText(record['image-ref']),
    'input-text': (record) => isText(record['input']),
    'openai-chat-rft': (record) => Array.isArray(record['messages']),
};
function isConversation(record) {
    const { schemaVersion, system, messages } = {
        schemaVersion: undefined,
        system: [],
        messages: [],
        ...record,
    };
    return ((schemaVersion === undefined || schemaVersion === 'bedrock-conversation-2024') &&
        Array.isArray(system) &&
        system.every((item) => isMembers(item) && isText(item['text'])) &&
        isTurns(messages, (content) => Array.isArray(content) && content.length > 0 && content.every(isContent)));
}
/** User and assistant in turn, from a user to an assistant. */
function isTurns(messages, isContentOfTurn) {
    if (!Array.isArray(messages) || messages.length < 2 || messages.length % 2 !== 0)
        return false;
    return messages.every((turn, index) => {
        const role = index % 2 === 0 ? 'user' : 'assistant';
        return isMembers(turn) && turn['role'] === role && isContentOfTurn(turn['content']);
    });
}
function isContent(item) {
    if (!isMembers(item))
        return false;
    if (item['text'] !== undefined)
        return isText(item['text']);
    return ['image', 'video', 'reasoningContent'].some((kind) => isMembers(item[kind]));
}
function isText(value) {
    return typeof value === 'string' && value.trim() !== '';
}
/** Texts of the system and user turns: the only ones the ban on reserved texts covers. */
function promptTexts(record) {
    const { system, messages } = record;
    const turns = Array.isArray(messages) ? messages.filter(isMembers) : [];
    const asked = turns.filter((turn) => turn['role'] === 'user').flatMap((turn) => turn['content']);
    const items = [...(Array.isArray(system) ? system : []), ...asked].filter(isMembers);
    return items.map((item) => item['text']).filter((text) => typeof text === 'string');
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/create-data.js



/** Throws ValidationException for what the service checks at once; what it reads later comes back as a defect. */
function checkData(context, input, base) {
    const uri = input.trainingDataConfig.s3Uri;
    if (uri === undefined)
        throw create_data_invalid('The training data configuration must have an s3Uri.');
    const validators = input.validationDataConfig?.validators ?? [];
    if (validators.length > 0 && !base.validationSet)
        throw create_data_invalid(noValidationSet(base));
    const training = inspectTraining(readObject(context, input, uri), base);
    const validation = validators.map(({ s3Uri }) => inspectValidation(readObject(context, input, s3Uri), base));
    checkOutput(context, input);
    const sum = validation.reduce((total, { records }) => total + records, training.records);
    const defects = [training.defect, ...validation.map(({ defect }) => defect), sumDefect(sum, base)];
    return { records: training.records, defect: defects.find((defect) => defect !== undefined) };
}
/** The service's own words call the second generation "Nova 2.0". */
function noValidationSet({ name }) {
    return `Invalid input error: ${name.startsWith('Nova 2') ? 'Nova 2.0' : name} doesn't support validation set`;
}
function readObject({ account, buckets }, input, uri) {
    const { bucket, key } = parseS3Uri(uri);
    const region = buckets.bucketRegion(bucket);
    if (region !== undefined && region !== account.region)
        throw otherRegion(bucket, region, account.region);
    const object = region === undefined ? undefined : buckets.head(bucket, key);
    if (object === undefined) {
        throw create_data_invalid(`Could not validate GetObject permissions to access Amazon S3 bucket (${bucket}) at key ${key} ` +
            `with role ${input.roleArn}.`);
    }
    return { uri, body: object.body };
}
function checkOutput({ account, buckets }, input) {
    const { bucket, key } = parseS3Uri(input.outputDataConfig.s3Uri);
    const region = buckets.bucketRegion(bucket);
    if (region === account.region)
        return;
    if (region !== undefined)
        throw otherRegion(bucket, region, account.region);
    throw create_data_invalid(`Could not validate PutObject permissions to access Amazon S3 bucket (${bucket}) at key ` +
        `${key}/.write_access_check_file.tmp with role ${input.roleArn}.`);
}
function otherRegion(bucket, actual, expected) {
    return create_data_invalid(`The Amazon S3 bucket (${bucket}) is in ${actual}; it must be in the region of the job, ${expected}.`);
}
function create_data_invalid(message) {
    return new BedrockFault('ValidationException', message);
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/operation.js
function timestamp(time) {
    return time === undefined ? undefined : new Date(time).toISOString();
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/foundation-models.js
/** Foundation models from the catalogue, with a lifecycle that follows the simulated date. */




/** Throws the service's refusal unless the model can start a fine-tuning job in the region today. */
function trainableModel(id, context) {
    const model = context.models.find((candidate) => candidate.id === id);
    if (model === undefined || !model.regions.includes(context.account.region))
        throw unknownModel();
    const stage = stageOf(model, context.now);
    switch (stage) {
        case 'active':
            return model;
        case 'legacy':
            throw new BedrockFault('ValidationException', `The model ${id} is marked by the provider as Legacy. New model customization jobs are not allowed.`);
        case 'ended':
            throw endOfLife();
        case 'gone':
            throw unknownModel();
        default:
            return (0,errors/* unreachable */.HB)(stage);
    }
}
function getFoundationModel(context, input) {
    const { account, now } = context;
    const prefix = foundationModelArn(account, '');
    const id = input.modelIdentifier.startsWith(prefix)
        ? input.modelIdentifier.slice(prefix.length)
        : input.modelIdentifier;
    const offered = offeredModels(context).find((candidate) => candidate.modelId === id);
    if (offered === undefined)
        throw unknownModel();
    if (stageOf(offered.model, now) === 'ended')
        throw endOfLife();
    return { account, body: { modelDetails: details(offered, context) } };
}
function listFoundationModels(context, input) {
    const summaries = offeredModels(context)
        .filter((offered) => stageOf(offered.model, context.now) !== 'ended')
        .filter((offered) => foundation_models_matches(offered, input))
        .map((offered) => details(offered, context));
    return { account: context.account, body: { modelSummaries: summaries } };
}
function getFoundationModelAvailability(context, input) {
    const known = context.models.filter((model) => stageOf(model, context.now) !== 'gone');
    const model = known.find(({ id, inference }) => id === input.modelId || inference.baseId === input.modelId);
    if (model === undefined)
        throw unknownModel();
    const here = model.regions.includes(context.account.region);
    const body = {
        modelId: input.modelId,
        agreementAvailability: { status: 'AVAILABLE' },
        authorizationStatus: 'AUTHORIZED',
        entitlementAvailability: 'AVAILABLE',
        regionAvailability: here ? 'AVAILABLE' : 'NOT_AVAILABLE',
    };
    return { account: context.account, body };
}
/**
 * Two entries for most models: the suffixed id, which can be customized and is invoked through provisioned throughput
 * only, and the plain id for inference. Ids of inference profiles (`us.`) are not foundation models.
 */
function offeredModels({ account, models, now }) {
    const here = models.filter((model) => model.regions.includes(account.region) && stageOf(model, now) !== 'gone');
    const entries = here.flatMap((model) => {
        const inference = model.inference.provisioned ? ['PROVISIONED'] : [];
        const tunable = { modelId: model.id, model, customizations: customizationsOf(model), inference };
        const plain = model.inference.baseId?.replace(/^us\./, '');
        if (plain === undefined || plain === model.id)
            return [tunable];
        return [tunable, { modelId: plain, model, customizations: [], inference: ['ON_DEMAND'] }];
    });
    return entries;
}
/** The enum of the answer has no word for reinforcement fine-tuning. */
function customizationsOf(model) {
    return model.customizationTypes.filter((type) => type !== 'REINFORCEMENT_FINE_TUNING');
}
function foundation_models_matches({ model, customizations, inference }, input) {
    return ((input.byProvider === undefined || input.byProvider.toLowerCase() === model.provider.toLowerCase()) &&
        (input.byCustomizationType === undefined || customizations.includes(input.byCustomizationType)) &&
        (input.byOutputModality === undefined || input.byOutputModality === outputModality(model)) &&
        (input.byInferenceType === undefined || inference.includes(input.byInferenceType)));
}
function details({ modelId, model, customizations, inference }, context) {
    return {
        modelArn: foundationModelArn(context.account, modelId),
        modelId,
        modelName: model.name,
        providerName: model.provider,
        outputModalities: [outputModality(model)],
        customizationsSupported: customizations,
        inferenceTypesSupported: inference,
        modelLifecycle: {
            status: stageOf(model, context.now) === 'active' ? 'ACTIVE' : 'LEGACY',
            legacyTime: timestamp(dateOf(model.legacyOn)),
            endOfLifeTime: timestamp(dateOf(model.endOfLifeOn)),
        },
    };
}
function outputModality(model) {
    if (!model.formats.includes('image-ref-caption'))
        return 'TEXT';
    return model.id.includes('embed') ? 'EMBEDDING' : 'IMAGE';
}
function stageOf(model, now) {
    if (model.status === 'retired')
        return 'gone';
    const [legacy, end] = [dateOf(model.legacyOn), dateOf(model.endOfLifeOn)];
    if (end === undefined && model.status === 'eol')
        return 'ended';
    if (end !== undefined && now >= end)
        return 'ended';
    return legacy !== undefined && now >= legacy ? 'legacy' : 'active';
}
function dateOf(date) {
    return date === undefined ? undefined : Date.parse(`${date}T00:00:00Z`);
}
function unknownModel() {
    return new BedrockFault('ValidationException', 'The provided model identifier is invalid.');
}
function endOfLife() {
    return new BedrockFault('ResourceNotFoundException', 'This model version has reached the end of its life. Please refer to the AWS documentation for more details.');
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/outputs.js
/** What a completed job leaves: losses, and the objects under its output prefix. Everything follows from the job. */



/** Longer runs log every n-th step, so that a file stays small whatever the dataset. */
const MAX_LOGGED_STEPS = 2_000;
/** A falling curve, the same for the same job name: an exponential towards a floor with a little noise. */
function lossesOf(job) {
    const random = randomOf(job.input.jobName);
    const curve = { start: 1.8 + random() * 0.8, floor: 0.4 + random() * 0.4, rate: 2.5 + random() * 1.5 };
    const perEpoch = Math.max(1, job.records);
    const steps = perEpoch * job.epochs;
    const at = (step) => curve.floor + (curve.start - curve.floor) * Math.exp((-curve.rate * step) / steps);
    const every = Math.ceil(steps / MAX_LOGGED_STEPS);
    const training = [];
    for (let step = 0; step < steps; step += every) {
        // Models trained on several devices log a row for each; readers have to average by step.
        for (let device = 0; device < devicesOf(job); device += 1) {
            const noise = 1 + (random() - 0.5) * 0.06;
            training.push({ step, epoch: Math.floor(step / perEpoch), loss: at(step) * noise });
        }
    }
    const validators = job.input.validationDataConfig?.validators ?? [];
    const validation = validators.map(() => validationRows(job, at, 0.05 + random() * 0.15));
    return {
        training,
        validation,
        trainingLoss: round(training.at(-1)?.loss ?? curve.floor),
        validationLosses: validation.map((rows) => round(rows.at(-1)?.loss ?? curve.floor)),
    };
}
/** Above the training loss, and rising again from the fourth epoch on: the usual picture of overfitting. */
function validationRows(job, at, gap) {
    const perEpoch = Math.max(1, job.records);
    return Array.from({ length: job.epochs }, (_, epoch) => {
        const step = perEpoch * (epoch + 1) - 1;
        return { step, epoch, loss: at(step) * (1 + gap) + Math.max(0, epoch - 2) * 0.05 };
    });
}
function devicesOf(job) {
    return job.baseModelId.includes('70b') || job.baseModelId.includes('90b') ? 2 : 1;
}
/** The objects of a completed job, in no particular order. */
function outputObjects(job) {
    const { bucket, key } = parseS3Uri(job.input.outputDataConfig.s3Uri);
    // Joined as the service joins: a prefix that ends in a slash gives two.
    const prefix = `${key === '' ? '' : `${key}/`}model-customization-job-${job.id}`;
    const losses = lossesOf(job);
    const training = table('step_number,epoch_number,training_loss,perplexity', losses.training);
    const files = [{ path: 'training_artifacts/step_wise_training_metrics.csv', text: training }];
    const [first] = losses.validation;
    if (first !== undefined) {
        const layout = validationLayout(job.baseModelId);
        files.push({
            path: layout.path,
            text: table(`step_number,epoch_number,validation_loss,${layout.perplexity}`, first),
        });
    }
    return files.map(({ path, text }) => ({ bucket, key: `${prefix}/${path}`, body: external_node_buffer_.Buffer.from(text) }));
}
/** Three spellings are in use by the real service, seen for these families; so are two names of the last column. */
function validationLayout(baseModelId) {
    if (baseModelId.startsWith('meta.')) {
        return { path: 'validation_artifacts/validation_metrics.csv', perplexity: 'perplexity' };
    }
    const folder = 'validation_artifacts/post_fine_tuning_validation';
    if (baseModelId.startsWith('amazon.nova-micro-')) {
        return { path: `${folder}/validation/validation_metrics.csv`, perplexity: 'validation_perplexity' };
    }
    return { path: `${folder}/validation_metrics.csv`, perplexity: 'validation_perplexity' };
}
function table(header, rows) {
    const lines = rows.map(({ step, epoch, loss }) => `${step},${epoch},${round(loss)},${round(Math.exp(loss))}`);
    return `${[header, ...lines].join('\n')}\n`;
}
function round(value) {
    return Number(value.toFixed(6));
}
/** Numbers from 0 to 1 that follow from the text alone (the mulberry32 generator). */
function randomOf(text) {
    let state = (0,external_node_crypto_.createHash)('sha256').update(text).digest().readUInt32LE(0);
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/state.js



const state_MINUTE = 60_000;
/** An empty service with AWS's default quotas and usual durations. */
function initialState() {
    return {
        accounts: {},
        settings: {
            quotas: { jobsInFlight: 2, customModels: 100, tagsPerResource: 50 },
            durations: { validation: 3 * state_MINUTE, dataProcessing: 5 * state_MINUTE, training: 120 * state_MINUTE },
            rules: [],
        },
    };
}
function accountOf(state, accountId, region) {
    return state.accounts[`${accountId}/${region}`] ?? { accountId, region, jobs: [], models: [] };
}
function withAccount(state, account) {
    const key = `${account.accountId}/${account.region}`;
    return { ...state, accounts: { ...state.accounts, [key]: account } };
}
function withJob(account, job) {
    return { ...account, jobs: account.jobs.map((other) => (other.arn === job.arn ? job : other)) };
}
function withModel(account, model) {
    return { ...account, models: account.models.map((other) => (other.arn === model.arn ? model : other)) };
}
/** The state at `now`: jobs that completed since the last look get their custom model and their output objects. */
function settle(state, now) {
    const written = [];
    let settled = state;
    for (const account of Object.values(state.accounts)) {
        const due = account.jobs.filter((job) => !job.delivered && progressOf(job, now).status === 'Completed');
        if (due.length === 0)
            continue;
        written.push(...due.flatMap(outputObjects));
        settled = withAccount(settled, due.reduce(deliver, account));
    }
    return { state: settled, written };
}
function deliver(account, job) {
    const model = {
        arn: customModelArn(account, job.baseModelId, job.id),
        name: job.input.customModelName,
        baseModelId: job.baseModelId,
        jobName: job.input.jobName,
        createdAt: progressOf(job, Number.POSITIVE_INFINITY).endedAt ?? job.createdAt,
        tags: job.input.customModelTags ?? [],
    };
    return { ...withJob(account, { ...job, delivered: true }), models: [...account.models, model] };
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/tags.js
/** Tags of jobs and custom models. */


function listTags({ account }, { resourceARN }) {
    return { account, body: { tags: findTagged(account, resourceARN).tags } };
}
function tagResource(context, input) {
    const { account, settings } = context;
    const tagged = findTagged(account, input.resourceARN);
    const tags = [...without(tagged.tags, keysOf(input.tags)), ...input.tags];
    checkTagCount(tags, settings.quotas.tagsPerResource, input.resourceARN);
    return { account: tagged.replace(tags), body: {} };
}
function untagResource({ account }, input) {
    const tagged = findTagged(account, input.resourceARN);
    return { account: tagged.replace(without(tagged.tags, input.tagKeys)), body: {} };
}
/** Throws TooManyTagsException, in the words of the API reference. */
function checkTagCount(tags, limit, resourceName) {
    if (tags.length <= limit)
        return;
    throw new BedrockFault('TooManyTagsException', `The request contains more tags than can be associated with a resource (${limit} tags per resource). ` +
        'The maximum number of tags includes both existing tags and those included in your current request.', resourceName === undefined ? {} : { resourceName });
}
function findTagged(account, arn) {
    const job = account.jobs.find((candidate) => candidate.arn === arn);
    if (job !== undefined)
        return { tags: job.tags, replace: (tags) => withJob(account, { ...job, tags }) };
    const model = account.models.find((candidate) => candidate.arn === arn);
    if (model !== undefined)
        return { tags: model.tags, replace: (tags) => withModel(account, { ...model, tags }) };
    throw new BedrockFault('ResourceNotFoundException', 'The specified resource Amazon Resource Name (ARN) was not found. Check the ARN and try your request again.');
}
function without(tags, keys) {
    return tags.filter((tag) => !keys.includes(tag.key));
}
function keysOf(tags) {
    return tags.map((tag) => tag.key);
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/create-job.js







/** Throws the service's refusal; a repeated token with the same input gives the first job again. */
function createJob(context, input) {
    const { account } = context;
    const earlier = replayed(context, input);
    if (earlier !== undefined)
        return { account, body: { jobArn: earlier.arn } };
    checkNames(context, input);
    const base = baseModelOf(context, input.baseModelIdentifier);
    checkCustomization(input, base);
    checkRole(context, input);
    checkTagCount(input.jobTags ?? [], context.settings.quotas.tagsPerResource);
    checkTagCount(input.customModelTags ?? [], context.settings.quotas.tagsPerResource);
    const data = checkData(context, input, base);
    checkQuotas(context);
    const job = newJob(context, input, { base, ...data });
    return { account: { ...account, jobs: [...account.jobs, job] }, body: { jobArn: job.arn } };
}
/** Throws ConflictException when the token came with another input before. */
function replayed({ account }, input) {
    const token = input.clientRequestToken;
    const earlier = account.jobs.find((job) => token !== undefined && job.input.clientRequestToken === token);
    if (earlier !== undefined && canonical(earlier.input) !== canonical(input)) {
        throw new BedrockFault('ConflictException', 'The provided client request token was used before with different request parameters.');
    }
    return earlier;
}
/** JSON with the members of every object in order, so that equal inputs give equal texts. */
function canonical(value) {
    return JSON.stringify(value, (_key, item) => typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
        : item);
}
/** A job's name is taken for ever; a model's while the model or a job in flight that makes it exists. */
function checkNames({ account, now }, input) {
    if (account.jobs.some((job) => job.input.jobName === input.jobName)) {
        throw new BedrockFault('ValidationException', 'The provided job name is currently in use.');
    }
    const making = account.jobs.filter((job) => isInFlight(job, now)).map((job) => job.input.customModelName);
    const names = [...account.models.map((model) => model.name), ...making];
    if (names.includes(input.customModelName)) {
        throw new BedrockFault('ValidationException', 'The provided custom model name is currently in use.');
    }
}
/** A foundation model by id or ARN, or the base of an own custom model by name or ARN. */
function baseModelOf(context, identifier) {
    const { account } = context;
    const own = account.models.find((model) => model.arn === identifier || model.name === identifier);
    const prefix = foundationModelArn(account, '');
    const id = identifier.startsWith(prefix) ? identifier.slice(prefix.length) : identifier;
    return trainableModel(own?.baseModelId ?? id, context);
}
function checkCustomization(input, base) {
    const type = input.customizationType ?? 'FINE_TUNING';
    if (type !== 'FINE_TUNING') {
        throw new BedrockFault('ValidationException', `The simulator imitates FINE_TUNING only, not ${type}.`);
    }
    if (!base.customizationTypes.includes(type)) {
        throw new BedrockFault('ValidationException', `The model ${base.id} does not support ${type}.`);
    }
    for (const [name, text] of Object.entries(input.hyperParameters ?? {})) {
        checkHyperparameter(name, text, base);
    }
}
/** Bounds that AWS documents; where the catalogue has none, any value passes. */
function checkHyperparameter(name, text, base) {
    const range = base.hyperparameters.find((candidate) => candidate.name === name);
    if (range === undefined) {
        if (base.hyperparameters.length === 0)
            return;
        throw new BedrockFault('ValidationException', `The hyperparameter ${name} is not valid for ${base.id}.`);
    }
    if (range.grade !== 'documented')
        return;
    const value = text.trim() === '' ? Number.NaN : Number(text);
    const typed = range.type === 'integer' ? Number.isInteger(value) : Number.isFinite(value);
    if (!typed || value < (range.min ?? -Infinity) || value > (range.max ?? Infinity)) {
        const bounds = `between ${range.min ?? 'any'} and ${range.max ?? 'any'}`;
        throw new BedrockFault('ValidationException', `The hyperparameter ${name} must be ${range.type} ${bounds}.`);
    }
}
function checkRole({ account }, { roleArn }) {
    if (roleArn.split(':')[4] === account.accountId)
        return;
    throw new BedrockFault('ValidationException', `Could not assume provided IAM role ${roleArn}. Verify that it exists in this account and trusts Amazon Bedrock.`);
}
function checkQuotas({ account, now, settings: { quotas } }) {
    const inFlight = account.jobs.filter((job) => isInFlight(job, now)).length;
    if (inFlight >= quotas.jobsInFlight) {
        throw new BedrockFault('ServiceQuotaExceededException', `The number of model customization jobs in progress exceeds the service quota of ${quotas.jobsInFlight}.`);
    }
    if (account.models.length + inFlight >= quotas.customModels) {
        throw new BedrockFault('ServiceQuotaExceededException', `The number of custom models exceeds the service quota of ${quotas.customModels}.`);
    }
}
function newJob({ account, now, settings }, input, found) {
    const id = jobId(account, input.jobName);
    const rule = outcomeFor(input.jobName, settings.rules);
    return {
        id,
        arn: jobArn(account, found.base.id, id),
        baseModelId: found.base.id,
        input,
        epochs: epochsOf(input, found.base),
        createdAt: now,
        durations: settings.durations,
        records: found.records,
        outcome: found.defect === undefined
            ? rule.outcome
            : { kind: 'fail', phase: 'validation', message: found.defect.slice(0, 2048) },
        scripted: found.defect === undefined,
        reportsPhases: rule.reportsPhases,
        trainingHeldUntil: undefined,
        stopRequestedAt: undefined,
        tags: input.jobTags ?? [],
        delivered: false,
    };
}
function epochsOf(input, base) {
    const given = Number(input.hyperParameters?.['epochCount']);
    const usual = base.hyperparameters.find((range) => range.name === 'epochCount')?.default;
    return Number.isInteger(given) && given > 0 ? given : (usual ?? 2);
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/paging.js
/** Filters, order and pages that both List operations share. */



/** The service documents no default; this one is small enough that clients which never page are found out. */
const DEFAULT_PAGE = 100;
/** Newest first unless asked otherwise. Throws ValidationException for a token this service did not make. */
function pageOf(entries, input) {
    const direction = input.sortOrder === 'Ascending' ? 1 : -1;
    const order = (a, b) => direction * (a.createdAt - b.createdAt || (0,errors/* compareText */.n6)(a.name, b.name));
    const cursor = input.nextToken === undefined ? undefined : readToken(input.nextToken);
    const rest = entries
        .filter((entry) => passes(entry, input) && (cursor === undefined || order(entry, cursor) > 0))
        .sort(order);
    const items = rest.slice(0, input.maxResults ?? DEFAULT_PAGE);
    const last = items.at(-1);
    return {
        items,
        nextToken: last === undefined || items.length === rest.length ? undefined : writeToken(last),
    };
}
function passes({ name, createdAt }, input) {
    return ((input.nameContains === undefined || name.includes(input.nameContains)) &&
        (input.creationTimeAfter === undefined || createdAt > Date.parse(input.creationTimeAfter)) &&
        (input.creationTimeBefore === undefined || createdAt < Date.parse(input.creationTimeBefore)));
}
/** The place after which the next page starts: it stays right when entries come or go in between. */
function writeToken({ createdAt, name }) {
    return external_node_buffer_.Buffer.from(`${createdAt}/${name}`).toString('base64url');
}
function readToken(token) {
    const [, createdAt, name] = /^(\d+)\/(.+)$/.exec(external_node_buffer_.Buffer.from(token, 'base64url').toString('utf8')) ?? [];
    if (createdAt === undefined || name === undefined) {
        throw new BedrockFault('ValidationException', 'The provided pagination token is invalid.');
    }
    return { createdAt: Number(createdAt), name };
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/custom-models.js
/** Get, List and Delete of custom models. */





function getCustomModel({ account }, { modelIdentifier }) {
    const model = findModel(account, modelIdentifier);
    return { account, body: { ...common(model, account), ...training(model, account) } };
}
/** All models here belong to the account and are active: none is shared, and none appears before it is ready. */
function listCustomModels({ account }, input) {
    const base = input.baseModelArnEquals ?? input.foundationModelArnEquals;
    const nothing = input.isOwned === false || (input.modelStatus ?? 'Active') !== 'Active';
    const entries = account.models.filter((model) => !nothing && (base === undefined || foundationModelArn(account, model.baseModelId) === base));
    const { items, nextToken } = pageOf(entries, input);
    const summaries = items.map((model) => ({
        ...common(model, account),
        // The pattern of this member has no place for the part behind the first colon.
        baseModelName: model.baseModelId.replace(/:.*/, ''),
        ownerAccountId: account.accountId,
    }));
    return { account, body: { modelSummaries: summaries, nextToken } };
}
/** The job stays, and so do the objects in S3. */
function deleteCustomModel({ account }, { modelIdentifier }) {
    const model = findModel(account, modelIdentifier);
    return { account: { ...account, models: account.models.filter((other) => other !== model) }, body: {} };
}
/** Throws ResourceNotFoundException. */
function findModel(account, identifier) {
    const model = account.models.find(({ arn, name }) => arn === identifier || name === identifier);
    if (model === undefined) {
        throw new BedrockFault('ResourceNotFoundException', 'The specified custom model was not found.');
    }
    return model;
}
function common(model, account) {
    return {
        modelArn: model.arn,
        modelName: model.name,
        creationTime: timestamp(model.createdAt),
        baseModelArn: foundationModelArn(account, model.baseModelId),
        customizationType: 'FINE_TUNING',
        modelStatus: 'Active',
    };
}
function training(model, account) {
    const job = account.jobs.find(({ input }) => input.jobName === model.jobName);
    if (job === undefined)
        return {};
    const { trainingLoss, validationLosses } = lossesOf(job);
    return {
        jobName: model.jobName,
        jobArn: job.arn,
        modelKmsKeyArn: kmsKeyArn(account, job.input.customModelKmsKeyId),
        hyperParameters: job.input.hyperParameters,
        trainingDataConfig: job.input.trainingDataConfig,
        validationDataConfig: job.input.validationDataConfig,
        outputDataConfig: job.input.outputDataConfig,
        trainingMetrics: { trainingLoss },
        validationMetrics: validationLosses.map((validationLoss) => ({ validationLoss })),
    };
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/jobs.js
/** Get, List and Stop of model customization jobs. */







function getJob({ account, now }, { jobIdentifier }) {
    const job = findJob(account, jobIdentifier);
    const progress = progressOf(job, now);
    return {
        account,
        body: { ...jobs_common(job, progress, account), ...echo(job), ...results(job, progress, account) },
    };
}
function listJobs({ account, now }, input) {
    const entries = account.jobs
        .map((job) => ({
        name: job.input.jobName,
        createdAt: job.createdAt,
        job,
        progress: progressOf(job, now),
    }))
        .filter((entry) => input.statusEquals === undefined || entry.progress.status === input.statusEquals);
    const { items, nextToken } = pageOf(entries, input);
    const summaries = items.map(({ job, progress }) => ({
        ...jobs_common(job, progress, account),
        customModelArn: progress.status === 'Completed' ? outputArn(job, account) : undefined,
        customModelName: job.input.customModelName,
    }));
    return { account, body: { modelCustomizationJobSummaries: summaries, nextToken } };
}
/** Stopping is asked for once; asking again while it goes on changes nothing. */
function stopJob({ account, now }, { jobIdentifier }) {
    const job = findJob(account, jobIdentifier);
    const { status } = progressOf(job, now);
    if (status === 'Stopping')
        return { account, body: {} };
    if (status !== 'InProgress') {
        throw new BedrockFault('ConflictException', `The job cannot be stopped because its status is ${status}.`);
    }
    return { account: withJob(account, { ...job, stopRequestedAt: now }), body: {} };
}
function findJob(account, identifier) {
    const job = account.jobs.find(({ arn, input }) => arn === identifier || input.jobName === identifier);
    if (job === undefined) {
        throw new BedrockFault('ResourceNotFoundException', 'The specified model customization job was not found.');
    }
    return job;
}
function jobs_common(job, progress, account) {
    const { validation, dataProcessing, training } = progress.phases;
    const statusDetails = {
        validationDetails: phaseDetails(validation),
        dataProcessingDetails: phaseDetails(dataProcessing),
        trainingDetails: phaseDetails(training),
    };
    return {
        jobArn: job.arn,
        baseModelArn: foundationModelArn(account, job.baseModelId),
        jobName: job.input.jobName,
        status: progress.status,
        statusDetails: job.reportsPhases ? statusDetails : undefined,
        customizationType: job.input.customizationType ?? 'FINE_TUNING',
        creationTime: timestamp(job.createdAt),
        lastModifiedTime: timestamp(progress.changedAt),
        endTime: timestamp(progress.endedAt),
    };
}
function phaseDetails({ status, startedAt, changedAt }) {
    return { status, creationTime: timestamp(startedAt), lastModifiedTime: timestamp(changedAt) };
}
function echo({ input }) {
    return {
        outputModelName: input.customModelName,
        clientRequestToken: input.clientRequestToken,
        roleArn: input.roleArn,
        hyperParameters: input.hyperParameters,
        trainingDataConfig: input.trainingDataConfig,
        validationDataConfig: input.validationDataConfig ?? { validators: [] },
        outputDataConfig: input.outputDataConfig,
        vpcConfig: input.vpcConfig,
        customizationConfig: input.customizationConfig,
    };
}
/** Members that a job has only at its end. */
function results(job, { status, failureMessage }, account) {
    if (status !== 'Completed')
        return { failureMessage };
    const { trainingLoss, validationLosses } = lossesOf(job);
    return {
        outputModelArn: outputArn(job, account),
        outputModelKmsKeyArn: kmsKeyArn(account, job.input.customModelKmsKeyId),
        trainingMetrics: { trainingLoss },
        validationMetrics: validationLosses.map((validationLoss) => ({ validationLoss })),
    };
}
/** Stays on the job when the model is deleted later. */
function outputArn(job, account) {
    return customModelArn(account, job.baseModelId, job.id);
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/handlers.js
/** Which function carries out which operation of the service model. */





const HANDLERS = {
    CreateModelCustomizationJob: write(createJob),
    GetModelCustomizationJob: read(getJob),
    ListModelCustomizationJobs: read(listJobs),
    StopModelCustomizationJob: write(stopJob),
    GetCustomModel: read(getCustomModel),
    ListCustomModels: read(listCustomModels),
    DeleteCustomModel: write(deleteCustomModel),
    TagResource: write(tagResource),
    UntagResource: write(untagResource),
    ListTagsForResource: read(listTags),
    GetFoundationModel: read(getFoundationModel),
    ListFoundationModels: read(listFoundationModels),
    GetFoundationModelAvailability: read(getFoundationModelAvailability),
};
/** Throws for a name without a handler: the service model and this table are kept equal by a test. */
function handlerOf(operation) {
    const handler = HANDLERS[operation];
    if (handler === undefined)
        throw new Error(`no handler for ${operation}`);
    return handler;
}
function read(run) {
    return { write: false, run: typed(run) };
}
function write(run) {
    return { write: true, run: typed(run) };
}
/** The members were validated against the input shape, which the interfaces of `messages.ts` repeat. */
function typed(run) {
    return (context, input) => run(context, input);
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/route.js



const TEMPLATES = Object.entries(SERVICE_MODEL.operations).map(([name, operation]) => ({
    name,
    operation,
    segments: operation.http.requestUri.split('/'),
}));
/** undefined: no simulated operation has this method and path. */
function routeOf(request) {
    const path = request.path.split('/');
    for (const { name, operation, segments } of TEMPLATES) {
        if (operation.http.method !== request.method)
            continue;
        const labels = labelsOf(segments, path);
        if (labels !== undefined)
            return { name, operation, labels };
    }
    return undefined;
}
function labelsOf(segments, path) {
    if (segments.length !== path.length)
        return undefined;
    const labels = {};
    for (const [index, segment] of segments.entries()) {
        const text = path[index] ?? '';
        if (segment.startsWith('{') && text !== '')
            labels[segment.slice(1, -1)] = decode(text);
        else if (segment !== text)
            return undefined;
    }
    return labels;
}
/** A text that is not percent-encoded UTF-8 stays as it is and then fails its pattern. */
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** Members of path, query and body; null counts as absent. Throws SerializationException for a body that is no object. */
function parseMembers(route, request) {
    const members = { ...parseBody(request.body.toString('utf8')) };
    const declared = route.operation.input === undefined ? {} : structureOf(route.operation.input).members;
    for (const [name, member] of Object.entries(declared)) {
        const key = member.locationName ?? name;
        if (member.location === 'uri')
            members[name] = route.labels[key];
        const text = member.location === 'querystring' ? request.query.get(key) : null;
        if (text !== null)
            members[name] = queryValue(member, text);
    }
    return members;
}
function parseBody(text) {
    if (text === '')
        return {};
    try {
        const body = JSON.parse(text, (_key, value) => (value === null ? undefined : value));
        if (isMembers(body))
            return body;
    }
    catch {
        // The same refusal: what was sent is not a JSON object.
    }
    throw new BedrockFault('SerializationException', 'Unable to parse the request body: a JSON object is expected.');
}
/** Numbers and booleans arrive as text; a text that is neither stays one and fails the type check. */
function queryValue(member, text) {
    const { type } = shapeOf(member.shape);
    if (type === 'integer' && /^-?\d{1,15}$/.test(text))
        return Number(text);
    if (type === 'boolean' && /^(?:true|false)$/.test(text))
        return text === 'true';
    return text;
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/validate.js
/** Checks of a request against the service model, worded as AWS words them. */



/** Throws one ValidationException that lists every violation. */
function validateInput(inputShape, members) {
    if (inputShape === undefined)
        return;
    const found = [...violations({ shape: inputShape, value: members, path: '' })];
    if (found.length === 0)
        return;
    const count = found.length === 1 ? '1 validation error' : `${found.length} validation errors`;
    throw new BedrockFault('ValidationException', `${count} detected: ${found.join('; ')}`);
}
function* violations(place) {
    const shape = shapeOf(place.shape);
    switch (shape.type) {
        case 'structure':
            return yield* isMembers(place.value)
                ? structure(shape, place, place.value)
                : wrongType(place, 'an object');
        case 'map':
            return yield* isMembers(place.value) ? map(shape, place, place.value) : wrongType(place, 'a map');
        case 'list':
            return yield* Array.isArray(place.value) ? list(shape, place, place.value) : wrongType(place, 'a list');
        case 'string':
            return yield* typeof place.value === 'string'
                ? validate_text(shape, place, place.value)
                : wrongType(place, 'a string');
        case 'integer':
        case 'float':
            return yield* isNumber(shape, place.value)
                ? number(shape, place, place.value)
                : wrongType(place, `of type ${shape.type}`);
        case 'boolean':
            if (typeof place.value !== 'boolean')
                yield* wrongType(place, 'a boolean');
            return;
        case 'timestamp':
            if (!isTimestamp(place.value))
                yield* wrongType(place, 'an RFC 3339 date-time');
            return;
        default:
            (0,errors/* unreachable */.HB)(shape);
    }
}
function* structure(shape, { path }, value) {
    for (const name of shape.required ?? []) {
        if (value[name] === undefined)
            yield `Value at '${join(path, name)}' ${MUST_NOT_BE_NULL}`;
    }
    const set = Object.keys(shape.members).filter((name) => value[name] !== undefined);
    if (shape.union && set.length !== 1) {
        yield constraint(path, `Member must have exactly one of [${Object.keys(shape.members).join(', ')}]`);
    }
    for (const [name, member] of Object.entries(shape.members)) {
        if (value[name] === undefined)
            continue;
        yield* violations({ shape: member.shape, value: value[name], path: join(path, name) });
    }
}
function* map(shape, { path }, value) {
    const entries = Object.entries(value);
    yield* size(shape, path, entries.length);
    for (const [key, item] of entries) {
        yield* violations({ shape: shape.key, value: key, path: join(path, 'key') });
        yield* violations({ shape: shape.value, value: item, path: join(path, `${key}.value`) });
    }
}
function* list(shape, { path }, value) {
    yield* size(shape, path, value.length);
    for (const [index, item] of value.entries()) {
        yield* violations({ shape: shape.member, value: item, path: join(path, `${index + 1}.member`) });
    }
}
/** Length before pattern: a text of the wrong length is never matched, however long it is. */
function* validate_text(shape, { path, shape: name }, value) {
    const length = [...value].length;
    const before = [...size(shape, path, length, value)];
    if (before.length > 0)
        return yield* before;
    if (shape.pattern !== undefined && !matchesPattern(name, shape.pattern, value)) {
        yield constraint(path, `Member must satisfy regular expression pattern: ${shape.pattern}`, value);
    }
    if (shape.enum !== undefined && !shape.enum.includes(value)) {
        yield constraint(path, `Member must satisfy enum value set: [${shape.enum.join(', ')}]`, value);
    }
}
function* number(shape, { path }, value) {
    if (shape.min !== undefined && value < shape.min) {
        yield constraint(path, `Member must have value greater than or equal to ${shape.min}`, String(value));
    }
    if (shape.max !== undefined && value > shape.max) {
        yield constraint(path, `Member must have value less than or equal to ${shape.max}`, String(value));
    }
}
function* size({ min = 0, max }, path, length, value) {
    if (length < min)
        yield constraint(path, `Member must have length greater than or equal to ${min}`, value);
    if (max !== undefined && length > max) {
        yield constraint(path, `Member must have length less than or equal to ${max}`, value);
    }
}
const MUST_NOT_BE_NULL = 'failed to satisfy constraint: Member must not be null';
function* wrongType({ path, value }, expected) {
    if (value === undefined)
        yield `Value at '${path}' ${MUST_NOT_BE_NULL}`;
    else
        yield constraint(path, `Member must be ${expected}`);
}
function constraint(path, rule, value) {
    const subject = value === undefined ? 'Value' : `Value '${value}'`;
    return `${subject} at '${path}' failed to satisfy constraint: ${rule}`;
}
function isNumber(shape, value) {
    return shape.type === 'integer' ? Number.isSafeInteger(value) : typeof value === 'number';
}
function join(path, name) {
    return path === '' ? name : `${path}.${name}`;
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/service.js








function bedrockService(options) {
    return new SimulatedBedrock(options);
}
/** The service in the scope of a SigV4 header: a path alone does not tell a bucket called custom-models from a route. */
const SCOPE = /Credential=[^/,]+\/\d{8}\/[^/,]+\/([^/,]+)\/aws4_request/;
/** Holds the one mutable thing, the present state; all changes come from pure functions. */
class SimulatedBedrock {
    name = 'bedrock';
    options;
    state;
    constructor(options) {
        this.options = options;
        this.state = options.state ?? initialState();
    }
    match(request) {
        const signedFor = SCOPE.exec(request.headers['authorization'] ?? '')?.[1];
        if (signedFor !== undefined && signedFor !== 'bedrock')
            return undefined;
        const route = routeOf(request);
        if (route !== undefined)
            return this.known(request, route);
        return signedFor === undefined ? undefined : this.unknown(request);
    }
    control(request) {
        this.settle();
        const controlled = control(this.state, request, this.options.clock.now());
        if (controlled !== undefined)
            this.state = controlled.state;
        return controlled?.response;
    }
    settle() {
        const { state, written } = settle(this.state, this.options.clock.now());
        this.state = state;
        const { buckets } = this.options;
        for (const { bucket, key, body } of written) {
            // A bucket may have been deleted since the job was created.
            if (buckets.bucketRegion(bucket) !== undefined)
                buckets.put(bucket, key, body);
        }
    }
    snapshot() {
        this.settle();
        return this.state;
    }
    known(request, route) {
        const { write } = handlerOf(route.name);
        const parsed = attempt(() => parseMembers(route, request));
        return {
            service: 'bedrock',
            operation: route.name,
            write,
            request: parsed instanceof BedrockFault ? {} : parsed,
            run: () => this.answer(request, route, parsed),
        };
    }
    unknown(request) {
        const what = `${request.method} ${request.path}`;
        const fault = new BedrockFault('UnknownOperationException', `The simulator does not imitate ${what}.`);
        return {
            service: 'bedrock',
            operation: what,
            write: request.method !== 'GET',
            request: {},
            run: () => faultResponse(fault),
        };
    }
    answer(request, route, parsed) {
        const caller = this.options.identify(request);
        if ('status' in caller)
            return caller;
        const body = attempt(() => this.perform(route, parsed, caller));
        return body instanceof BedrockFault
            ? checkedFault(body, route.operation)
            : checkedBody(body, route.operation);
    }
    perform(route, parsed, { accountId, region }) {
        if (parsed instanceof BedrockFault)
            throw parsed;
        validateInput(route.operation.input, parsed);
        this.settle();
        const { clock, buckets, models = catalog/* BASE_MODELS */.vY } = this.options;
        const account = accountOf(this.state, accountId, region);
        const context = { account, now: clock.now(), settings: this.state.settings, models, buckets };
        const reply = handlerOf(route.name).run(context, parsed);
        if (reply.account !== account)
            this.state = withAccount(this.state, reply.account);
        return reply.body;
    }
}
function attempt(action) {
    try {
        return action();
    }
    catch (error) {
        if (error instanceof BedrockFault)
            return error;
        throw error;
    }
}
function checkedBody(body, operation) {
    const problems = operation.output === undefined ? [] : responseProblems(operation.output, body);
    if (problems.length > 0)
        return defect(problems);
    return { status: operation.http.responseCode, headers: { 'content-type': 'application/json' }, body };
}
/** An operation may refuse only in ways that the service model declares for it. */
function checkedFault(fault, operation) {
    if (isProtocolError(fault.name))
        return faultResponse(fault);
    if (!operation.errors.includes(fault.name))
        return defect([`${fault.name}, which is not declared`]);
    const problems = responseProblems(fault.name, { message: fault.message, ...fault.members });
    return problems.length > 0 ? defect(problems) : faultResponse(fault);
}
function defect(problems) {
    const what = 'The simulator is wrong, this is no answer of AWS; the service model does not allow';
    return faultResponse(new BedrockFault('InternalServerException', `${what} ${problems.join('; ')}`));
}

;// CONCATENATED MODULE: ./lib/simulator/github/call.js

function ok(body) {
    return { status: 200, body };
}
function notFound() {
    return refuseGitHub(404, 'Not Found');
}
function refuseGitHub(status, message, errors) {
    const details = errors === undefined ? {} : { details: { errors } };
    throw new RefusalError({ status, code: '', message, ...details });
}
function call_invalid(resource, field, message) {
    return refuseGitHub(422, 'Validation Failed', [{ resource, field, code: 'custom', message }]);
}
/** The token of the request; 401 without one the world knows. */
function authenticate(github, request) {
    const header = request.headers['authorization'];
    if (header === undefined)
        refuseGitHub(401, 'Requires authentication');
    const token = /^(?:token|bearer)\s+(\S+)$/i.exec(header)?.[1] ?? '';
    const state = Object.hasOwn(github.tokens, token) ? github.tokens[token] : undefined;
    return state ?? refuseGitHub(401, 'Bad credentials');
}
/** One of the permissions is enough. Reading a public repository needs none. */
function requirePermission(call, needed) {
    if (needed.level === 'read' && !call.github.repository.private)
        return;
    const held = needed.anyOf.map((name) => call.token.permissions[name]);
    const enough = held.some((level) => level === 'write' || (level === 'read' && needed.level === 'read'));
    if (!enough && needed.anyOf.length > 0)
        refuseGitHub(403, 'Resource not accessible by integration');
}
function pullOf(call, parameter) {
    const number = Number(call.params[parameter]);
    return call.github.pulls.find((pull) => pull.number === number) ?? notFound();
}
/** Full commit id of a ref in the path; without git content a full id is taken at its word. */
function commitOf(call, ref) {
    const sha = call.git.resolve(ref);
    if (sha !== undefined)
        return sha;
    const unchecked = call.github.repository.directory === undefined && /^[0-9a-f]{40}$/.test(ref);
    return unchecked ? ref : refuseGitHub(422, `No commit found for SHA: ${ref}`);
}
/** One page of a list with GitHub's `Link` header; 30 entries, at most 100. */
function paged(call, items) {
    const { query } = call.request;
    const size = Math.min(positive(query.get('per_page'), 30), 100);
    const number = positive(query.get('page'), 1);
    const last = Math.max(1, Math.ceil(items.length / size));
    const targets = { prev: number - 1, next: number + 1, last, first: 1 };
    const links = Object.entries(targets).filter(([relation, target]) => {
        return relation === 'next' || relation === 'last' ? number < last : number > 1 && target >= 1;
    });
    const link = links.map(([relation, target]) => `<${pageUrl(call, target)}>; rel="${relation}"`).join(', ');
    return { page: items.slice((number - 1) * size, number * size), headers: link === '' ? {} : { link } };
}
function pageUrl({ links, request }, page) {
    const query = new URLSearchParams(request.query);
    query.set('page', String(page));
    return `${links.api}${request.path}?${query}`;
}
function positive(text, fallback) {
    const value = Number(text ?? fallback);
    return Number.isInteger(value) && value > 0 ? value : fallback;
}

;// CONCATENATED MODULE: ./lib/simulator/github/content.js



/** Above this the JSON form leaves the content out. */
const MAX_JSON_CONTENT = 1024 * 1024;
function getBranch(call) {
    const name = call.params['branch'] ?? '';
    const commit = call.git.commit(call.git.branch(name) ?? '');
    if (commit === undefined)
        refuseGitHub(404, 'Branch not found');
    return ok({ name, commit: commitView(commit, call.links), protected: false });
}
function getCommit(call) {
    const ref = call.params['ref'] ?? '';
    const commit = call.git.commit(call.git.resolve(ref) ?? '');
    if (commit === undefined)
        refuseGitHub(422, `No commit found for SHA: ${ref}`);
    return ok(commitView(commit, call.links));
}
function getTree(call) {
    const tree = call.git.tree(call.params['tree_sha'] ?? '', call.request.query.has('recursive'));
    if (tree === undefined)
        return notFound();
    const api = repositoryUrl(call.links);
    return ok({
        sha: tree.sha,
        url: `${api}/git/trees/${tree.sha}`,
        tree: tree.entries.map(({ size, ...entry }) => ({
            ...entry,
            ...(size === undefined ? {} : { size }),
            url: `${api}/git/${entry.type === 'tree' ? 'trees' : 'blobs'}/${entry.sha}`,
        })),
        truncated: false,
    });
}
function getContent(call) {
    const { git, params, request, github } = call;
    const path = (params['path'] ?? '').replace(/\/$/, '');
    const ref = request.query.get('ref') ?? github.repository.defaultBranch;
    const commit = git.resolve(ref);
    if (commit === undefined)
        refuseGitHub(404, `No commit found for the ref ${ref}`);
    const object = git.object(commit, path);
    if (object === undefined)
        return notFound();
    if (object.type === 'tree') {
        const entries = git.tree(object.sha, false)?.entries ?? [];
        return ok(entries.map((entry) => entryView(call, entry, path)));
    }
    if (/raw/.test(request.headers['accept'] ?? '')) {
        return {
            status: 200,
            headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
            body: object.bytes,
        };
    }
    const small = object.bytes.length <= MAX_JSON_CONTENT;
    return ok({
        ...contentView(call, { path, type: 'file', sha: object.sha, size: object.bytes.length }),
        encoding: small ? 'base64' : 'none',
        content: small ? object.bytes.toString('base64').replace(/.{60}/g, '$&\n') : '',
    });
}
function entryView(call, entry, folder) {
    const path = folder === '' ? entry.path : `${folder}/${entry.path}`;
    const type = entry.type === 'tree' ? 'dir' : 'file';
    return contentView(call, { path, type, sha: entry.sha, size: entry.size ?? 0 });
}
function contentView({ links }, content) {
    const encoded = encodeURIComponent(content.path).replaceAll('%2F', '/');
    const branch = links.repository.defaultBranch;
    return {
        ...content,
        name: content.path.slice(content.path.lastIndexOf('/') + 1),
        url: `${repositoryUrl(links)}/contents/${encoded}`,
        git_url: `${repositoryUrl(links)}/git/blobs/${content.sha}`,
        html_url: `${SERVER_URL}/${fullName(links.repository)}/blob/${branch}/${encoded}`,
    };
}

;// CONCATENATED MODULE: ./lib/simulator/github/conversation.js
/** Pull requests, their comments, and commit statuses. */




/** UTF-8 bytes, as measured; GitHub's own text speaks of 65,536 characters. */
const MAX_COMMENT_BYTES = 262_144;
const MAX_DESCRIPTION = 140;
const MAX_STATUSES_PER_CONTEXT = 1000;
function getRepository(call) {
    return ok(repositoryView(call.links));
}
function getPull(call) {
    const pull = pullOf(call, 'pull_number');
    return ok({ ...pullView(pull, call.links), merged: pull.merged });
}
function listPullsOfCommit(call) {
    const sha = commitOf(call, call.params['commit_sha'] ?? '');
    const { page, headers } = paged(call, pullsOfCommit(call.github, sha));
    return { status: 200, headers, body: page.map((pull) => pullView(pull, call.links)) };
}
function listComments(call) {
    const { number } = pullOf(call, 'issue_number');
    const comments = call.github.comments.filter((comment) => comment.pull === number);
    const { page, headers } = paged(call, comments);
    return { status: 200, headers, body: page.map((comment) => commentView(comment, call.links)) };
}
function createComment(call) {
    const pull = pullOf(call, 'issue_number');
    if (pull.locked)
        refuseGitHub(403, 'Unable to create comment because issue is locked.');
    const body = commentBody(call);
    const { token, now, github } = call;
    const comment = addComment(github, { pull: pull.number, body, login: token.login, createdAt: now });
    const view = commentView(comment, call.links);
    return { status: 201, headers: { location: String(view['url']) }, body: view };
}
function updateComment(call) {
    const comment = commentOf(call);
    Object.assign(comment, { body: commentBody(call), updatedAt: call.now });
    return ok(commentView(comment, call.links));
}
function deleteComment(call) {
    const comment = commentOf(call);
    call.github.comments = call.github.comments.filter((other) => other !== comment);
    return { status: 204 };
}
function commentOf(call) {
    const id = Number(call.params['comment_id']);
    return call.github.comments.find((comment) => comment.id === id) ?? notFound();
}
function commentBody({ body: { body } }) {
    if (typeof body !== 'string' || body.trim() === '')
        call_invalid('IssueComment', 'data', 'Body cannot be blank');
    if (external_node_buffer_.Buffer.byteLength(body) > MAX_COMMENT_BYTES) {
        call_invalid('IssueComment', 'data', 'Body is too long (maximum is 65536 characters)');
    }
    return body;
}
function listStatuses(call) {
    const sha = commitOf(call, call.params['ref'] ?? '');
    const { page, headers } = paged(call, statusesOf(call.github, sha));
    return { status: 200, headers, body: page.map((status) => statusView(status, call.links)) };
}
function getCombinedStatus(call) {
    const sha = commitOf(call, call.params['ref'] ?? '');
    const latest = latestStatuses(call.github, sha);
    const states = latest.map(({ state }) => state);
    const failed = states.some((state) => state === 'failure' || state === 'error');
    const pending = states.length === 0 || states.includes('pending');
    const { page, headers } = paged(call, latest);
    return {
        status: 200,
        headers,
        body: {
            state: failed ? 'failure' : pending ? 'pending' : 'success',
            sha,
            total_count: latest.length,
            statuses: page.map((status) => statusView(status, call.links)),
            repository: repositoryView(call.links),
        },
    };
}
function createStatus(call) {
    const sha = commitOf(call, call.params['sha'] ?? '');
    const state = ['pending', 'success', 'failure', 'error'].find((known) => known === call.body['state']);
    if (state === undefined)
        call_invalid('Status', 'state', 'State is not included in the list');
    const context = conversation_text(call, 'context') ?? 'default';
    const description = conversation_text(call, 'description');
    if ((description ?? '').length > MAX_DESCRIPTION) {
        call_invalid('Status', 'description', `description is too long (maximum is ${MAX_DESCRIPTION} characters)`);
    }
    const existing = statusesOf(call.github, sha).filter((status) => status.context === context);
    if (existing.length >= MAX_STATUSES_PER_CONTEXT) {
        call_invalid('Status', 'base', 'This SHA and context has reached the maximum number of statuses.');
    }
    const status = addStatus(call.github, {
        sha,
        state,
        context,
        description,
        targetUrl: conversation_text(call, 'target_url'),
        login: call.token.login,
        createdAt: call.now,
    });
    return { status: 201, body: statusView(status, call.links) };
}
function conversation_text({ body }, field) {
    const value = body[field];
    return typeof value === 'string' ? value : undefined;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./lib/simulator/github/git.js
/** What the simulated GitHub reads from a local git repository. The simulator is an edge: it may run `git`. */


const HEX = /^[0-9a-f]{7,40}$/;
/** Nothing exists when there is no directory. Arguments never start with `-`: names are put behind `refs/` or a hash. */
function gitReader(directory) {
    const id = (expression) => git_text(directory, ['rev-parse', '--verify', '--quiet', expression])?.trim();
    const branch = (name) => id(`refs/heads/${name}^{commit}`);
    const resolve = (ref) => branch(ref) ?? id(`refs/tags/${ref}^{commit}`) ?? (HEX.test(ref) ? id(`${ref}^{commit}`) : undefined);
    return {
        branch,
        resolve,
        commit: (sha) => readCommit(directory, sha),
        tree: (treeish, recursive) => {
            const commit = resolve(treeish);
            const sha = commit === undefined ? treeId(treeish, id) : id(`${commit}^{tree}`);
            return sha === undefined ? undefined : { sha, entries: readTree(directory, sha, recursive) };
        },
        object: (sha, path) => {
            const object = path === '' ? id(`${sha}^{tree}`) : id(`${sha}:${path}`);
            if (object === undefined)
                return undefined;
            const type = git_text(directory, ['cat-file', '-t', object])?.trim() ?? '';
            return { sha: object, type, bytes: run(directory, ['cat-file', type, object]) ?? external_node_buffer_.Buffer.alloc(0) };
        },
    };
}
function treeId(treeish, id) {
    return HEX.test(treeish) ? id(`${treeish}^{tree}`) : undefined;
}
function readTree(directory, sha, recursive) {
    const listing = git_text(directory, ['ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), sha]) ?? '';
    return [...listing.matchAll(/(\d+) (\w+) ([0-9a-f]+) +(-|\d+)\t([^\0]+)\0/g)].map(([, mode = '', type = '', entrySha = '', size = '-', path = '']) => {
        return { mode, type, sha: entrySha, size: size === '-' ? undefined : Number(size), path };
    });
}
function readCommit(directory, sha) {
    if (!HEX.test(sha))
        return undefined;
    const format = '--format=%H%x00%T%x00%P%x00%an%x00%ae%x00%cI%x00%B';
    const fields = git_text(directory, ['show', '--no-patch', format, `${sha}^{commit}`])?.split('\0');
    if (fields === undefined)
        return undefined;
    const [full = '', tree = '', parents = '', authorName = '', authorEmail = '', date = '', message = ''] = fields;
    const parentIds = parents === '' ? [] : parents.split(' ');
    return { sha: full, tree, parents: parentIds, authorName, authorEmail, date, message: message.trimEnd() };
}
function git_text(directory, args) {
    return run(directory, args)?.toString();
}
/** undefined: git says there is no such thing. */
function run(directory, args) {
    if (directory === undefined)
        return undefined;
    const { status, stdout, error } = (0,external_node_child_process_.spawnSync)('git', ['-C', directory, ...args], {
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 128 * 1024 * 1024,
    });
    if (error !== undefined)
        throw error;
    return status === 0 ? stdout : undefined;
}

;// CONCATENATED MODULE: ./lib/simulator/github/service.js






const REPO = '/repos/{owner}/{repo}';
const ANYONE = { anyOf: [], level: 'read' };
const READ_CONTENTS = { anyOf: ['contents'], level: 'read' };
const READ_PULLS = { anyOf: ['pull-requests'], level: 'read' };
const READ_TALK = { anyOf: ['issues', 'pull-requests'], level: 'read' };
const WRITE_TALK = { anyOf: ['issues', 'pull-requests'], level: 'write' };
const READ_STATUSES = { anyOf: ['statuses'], level: 'read' };
const WRITE_STATUSES = { anyOf: ['statuses'], level: 'write' };
/** First match counts: longer templates before `commits/{ref}`, whose ref may hold slashes. */
const ROUTES = [
    { name: `GET ${REPO}`, need: ANYONE, handler: getRepository },
    { name: `GET ${REPO}/pulls/{pull_number}`, need: READ_PULLS, handler: getPull },
    { name: `GET ${REPO}/commits/{commit_sha}/pulls`, need: READ_PULLS, handler: listPullsOfCommit },
    { name: `GET ${REPO}/issues/{issue_number}/comments`, need: READ_TALK, handler: listComments },
    { name: `POST ${REPO}/issues/{issue_number}/comments`, need: WRITE_TALK, handler: createComment },
    { name: `PATCH ${REPO}/issues/comments/{comment_id}`, need: WRITE_TALK, handler: updateComment },
    { name: `DELETE ${REPO}/issues/comments/{comment_id}`, need: WRITE_TALK, handler: deleteComment },
    { name: `GET ${REPO}/commits/{ref}/statuses`, need: READ_STATUSES, handler: listStatuses },
    { name: `GET ${REPO}/commits/{ref}/status`, need: READ_STATUSES, handler: getCombinedStatus },
    { name: `POST ${REPO}/statuses/{sha}`, need: WRITE_STATUSES, handler: createStatus },
    { name: `GET ${REPO}/branches/{branch}`, need: READ_CONTENTS, handler: getBranch },
    { name: `GET ${REPO}/git/trees/{tree_sha}`, need: READ_CONTENTS, handler: getTree },
    { name: `GET ${REPO}/contents/{path}`, need: READ_CONTENTS, handler: getContent },
    { name: `GET ${REPO}/commits/{ref}`, need: READ_CONTENTS, handler: getCommit },
    { name: 'POST /graphql', need: ANYONE, handler: answerGraphql },
];
const COMPILED = ROUTES.map((route) => ({ route, pattern: compile(route.name) }));
/** Names that may hold slashes match greedily. */
function compile(name) {
    const template = name.slice(name.indexOf(' ') + 1);
    const source = template.replace(/\{(\w+)\}/g, (_whole, parameter) => ['path', 'branch', 'ref', 'tree_sha'].includes(parameter)
        ? `(?<${parameter}>.*)`
        : `(?<${parameter}>[^/]+)`);
    return new RegExp(`^${source}/?$`);
}
/** @param now simulated time in milliseconds */
function githubService(github, now) {
    const git = gitReader(github.repository.directory);
    return {
        name: 'github',
        match: (request) => {
            const found = COMPILED.find(({ route, pattern }) => route.name.startsWith(`${request.method} `) && pattern.test(request.path));
            if (found === undefined)
                return undefined;
            const params = service_decode(found.pattern.exec(request.path)?.groups ?? {});
            const body = service_parseBody(request);
            const links = { repository: github.repository, api: `http://${request.headers['host']}/github` };
            const run = () => {
                const token = authenticate(github, request);
                return carryOut(found.route, { github, git, request, params, body, token, links, now: now() });
            };
            return operation(found.route, { ...params, ...Object.fromEntries(request.query), ...body }, run);
        },
    };
}
function operation(route, request, run) {
    const write = route.need.level === 'write';
    return { service: 'github', operation: route.name, write, request, run: () => answering('github', run) };
}
function carryOut({ need, handler }, call) {
    const { owner, repo } = call.params;
    const name = fullName(call.github.repository).toLowerCase();
    if (owner !== undefined && `${owner}/${repo}`.toLowerCase() !== name)
        notFound();
    requirePermission(call, need);
    return handler(call);
}
function service_decode(params) {
    return Object.fromEntries(Object.entries(params).map(([name, value]) => {
        try {
            return [name, decodeURIComponent(value)];
        }
        catch {
            return [name, value];
        }
    }));
}
function service_parseBody(request) {
    try {
        const body = JSON.parse(request.body.toString() || '{}');
        return typeof body === 'object' && body !== null ? { ...body } : {};
    }
    catch {
        return {};
    }
}
/** The one question the action asks: who am I? */
function answerGraphql({ body, token }) {
    const query = String(body['query'] ?? '')
        .replace(/\s+/g, ' ')
        .trim();
    if (/^(query\b[^{]*)?\{ ?viewer ?\{ ?login ?\} ?\}$/.test(query)) {
        return ok({ data: { viewer: { login: token.login } } });
    }
    const message = 'The simulated GraphQL API answers { viewer { login } } alone';
    return ok({ errors: [{ type: 'NOT_SIMULATED', message }] });
}

;// CONCATENATED MODULE: ./lib/simulator/oidc/service.js
/** HTTP side of the OIDC issuer: the runner's token endpoint and the public keys. */


/** @param realNow real time in milliseconds: tokens are checked against the machine's clock */
function oidcService(oidc, realNow) {
    return {
        name: 'oidc',
        match: (request) => {
            if (request.method !== 'GET')
                return undefined;
            const answer = service_ROUTES[request.path];
            if (answer === undefined)
                return undefined;
            return service_operation(request, () => answer(oidc, request, realNow()));
        },
    };
}
const service_ROUTES = {
    '/token': answerToken,
    '/.well-known/jwks': (oidc) => ({
        status: 200,
        body: { keys: [{ ...oidc.key.publicJwk, kid: oidc.key.keyId, alg: 'RS256', use: 'sig' }] },
    }),
    '/.well-known/openid-configuration': (_oidc, request) => ({
        status: 200,
        body: {
            issuer: `https://${ISSUER_HOST}`,
            jwks_uri: `http://${request.headers['host']}/oidc/.well-known/jwks`,
            id_token_signing_alg_values_supported: ['RS256'],
        },
    }),
};
function service_operation(request, run) {
    return {
        service: 'oidc',
        operation: `GET ${request.path}`,
        write: false,
        request: Object.fromEntries(request.query),
        run: () => answering('oidc', run),
    };
}
function answerToken(oidc, request, now) {
    const token = /^Bearer (\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
    const claims = token === undefined || !Object.hasOwn(oidc.requestTokens, token) ? undefined : oidc.requestTokens[token];
    if (claims === undefined) {
        throw new RefusalError({ status: 401, code: 'Unauthorized', message: 'The request token is not known' });
    }
    const audience = request.query.get('audience') ?? `https://github.com/${claims['repository_owner']}`;
    return { status: 200, body: { count: 1, value: issueToken(oidc, claims, { audience, now }) } };
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./lib/simulator/s3/body.js
/** The body of a write: taken out of `aws-chunked` framing and held against every checksum that came with it. */




const CHECKSUM = 'x-amz-checksum-';
const NO_CHECKSUMS = ['x-amz-checksum-type', 'x-amz-checksum-algorithm', 'x-amz-checksum-mode'];
/** Throws `RefusalError` (`BadDigest`, `InvalidRequest`, …) as S3 does. */
function verifiedBody(request) {
    const { bytes, trailers } = unframed(request);
    const headers = { ...request.headers, ...trailers };
    checkLength(headers['x-amz-decoded-content-length'], bytes);
    checkPayloadHash(headers['x-amz-content-sha256'], bytes);
    checkMd5(headers['content-md5'], bytes);
    return { bytes, checksums: checkedChecksums(headers, bytes) };
}
/** Size and hash of the object bytes, for the ledger; a broken framing is hashed as it came. */
function describeBody(request) {
    const bytes = bytesOrRaw(request);
    return { size: bytes.length, sha256: (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex') };
}
function bytesOrRaw(request) {
    try {
        return unframed(request).bytes;
    }
    catch {
        return request.body;
    }
}
function unframed(request) {
    const chunked = (request.headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
    return chunked ? decodeChunks(request.body) : { bytes: request.body, trailers: {} };
}
function decodeChunks(framed) {
    const chunks = [];
    let at = 0;
    for (;;) {
        const lineEnd = framed.indexOf('\r\n', at);
        const size = Number.parseInt(framed.toString('latin1', at, Math.max(lineEnd, at)), 16);
        if (lineEnd < 0 || Number.isNaN(size))
            refuse(400, 'IncompleteBody', 'The request body terminated unexpectedly');
        at = lineEnd + 2;
        if (size === 0)
            return { bytes: external_node_buffer_.Buffer.concat(chunks), trailers: parseTrailers(framed.toString('latin1', at)) };
        chunks.push(framed.subarray(at, at + size));
        at += size + 2;
    }
}
function parseTrailers(text) {
    const lines = text.split('\r\n').filter((line) => line.includes(':'));
    return Object.fromEntries(lines.map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
    ]));
}
function checkLength(declared, bytes) {
    if (declared !== undefined && Number(declared) !== bytes.length) {
        refuse(400, 'IncompleteBody', 'You did not provide the number of bytes specified by the Content-Length HTTP header');
    }
}
function checkPayloadHash(declared, bytes) {
    if (declared === undefined || !/^[0-9a-f]{64}$/.test(declared))
        return;
    if ((0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex') !== declared) {
        refuse(400, 'XAmzContentSHA256Mismatch', "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }
}
function checkMd5(declared, bytes) {
    if (declared !== undefined && (0,external_node_crypto_.createHash)('md5').update(bytes).digest('base64') !== declared) {
        refuse(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.');
    }
}
function checkedChecksums(headers, bytes) {
    const given = Object.entries(headers).filter(([name]) => name.startsWith(CHECKSUM) && !NO_CHECKSUMS.includes(name));
    return Object.fromEntries(given.map(([name, value]) => {
        const algorithm = name.slice(CHECKSUM.length);
        if (computeChecksum(algorithm, bytes) !== value) {
            refuse(400, 'BadDigest', `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`);
        }
        return [algorithm, value];
    }));
}
/** Base64 checksum; refuses algorithms the simulator does not know (CRC32C, CRC64NVME). */
function computeChecksum(algorithm, bytes) {
    switch (algorithm) {
        case 'sha256':
        case 'sha1':
            return (0,external_node_crypto_.createHash)(algorithm).update(bytes).digest('base64');
        case 'crc32': {
            const sum = external_node_buffer_.Buffer.alloc(4);
            sum.writeUInt32BE((0,external_node_zlib_.crc32)(bytes));
            return sum.toString('base64');
        }
        default:
            return refuse(501, 'NotImplemented', `The simulated S3 cannot check ${algorithm}; send sha256, sha1 or crc32`);
    }
}

;// CONCATENATED MODULE: ./lib/simulator/s3/state.js
/** The objects of all buckets: one list of versions per bucket, oldest first. No protocol here. */


function findBucket(state, name) {
    return state.buckets.find((bucket) => bucket.name === name);
}
/** Newest version of the key, which may be a delete marker. */
function latestVersion(bucket, key) {
    return bucket.versions.findLast((version) => version.key === key);
}
function findVersion(bucket, key, versionId) {
    return bucket.versions.find((version) => version.key === key && version.versionId === versionId);
}
function putObject(state, bucket, object) {
    return addVersion(state, bucket, {
        contentType: 'application/octet-stream',
        checksums: {},
        metadata: {},
        ...object,
        isDeleteMarker: false,
        etag: (0,external_node_crypto_.createHash)('md5').update(object.body).digest('hex'),
    });
}
function addVersion(state, bucket, version) {
    const versionId = bucket.versioning ? newVersionId(state) : 'null';
    if (versionId === 'null')
        removeVersion(bucket, version.key, versionId);
    const added = { ...version, versionId };
    bucket.versions.push(added);
    return added;
}
/** From a counter, so that two runs of a scenario give the same ids. */
function newVersionId(state) {
    const id = (0,external_node_crypto_.createHash)('sha256').update(`version ${state.nextVersion}`).digest('base64url').slice(0, 32);
    state.nextVersion += 1;
    return id;
}
function removeVersion(bucket, key, versionId) {
    const removed = findVersion(bucket, key, versionId);
    bucket.versions = bucket.versions.filter((version) => version !== removed);
    return removed;
}
/** Like S3, deleting what does not exist succeeds. */
function deleteObject(state, bucket, deletion) {
    const { key, versionId, at } = deletion;
    if (versionId !== undefined || !bucket.versioning) {
        const removed = removeVersion(bucket, key, versionId ?? 'null');
        return { versionId, isDeleteMarker: removed?.isDeleteMarker ?? false };
    }
    const marker = {
        key,
        body: external_node_buffer_.Buffer.alloc(0),
        modifiedAt: at,
        contentType: '',
        checksums: {},
        metadata: {},
        etag: '',
    };
    const added = addVersion(state, bucket, { ...marker, isDeleteMarker: true });
    return { versionId: added.versionId, isDeleteMarker: true };
}
/** Current objects below a prefix in S3's order. */
function listObjects(bucket, prefix) {
    return listVersions(bucket, prefix)
        .filter(({ isLatest, version }) => isLatest && !version.isDeleteMarker)
        .map(({ version }) => version);
}
/** S3's order: UTF-8 bytes. */
function compareKeys(a, b) {
    return external_node_buffer_.Buffer.compare(external_node_buffer_.Buffer.from(a), external_node_buffer_.Buffer.from(b));
}
/** All versions below a prefix: by key, newest first. */
function listVersions(bucket, prefix) {
    const byKey = new Map();
    for (const version of bucket.versions) {
        if (!version.key.startsWith(prefix))
            continue;
        const versions = byKey.get(version.key);
        if (versions === undefined)
            byKey.set(version.key, [version]);
        else
            versions.unshift(version);
    }
    return [...byKey]
        .sort(([a], [b]) => compareKeys(a, b))
        .flatMap(([, versions]) => versions.map((version, index) => ({ version, isLatest: index === 0 })));
}
/** S3 as the Bedrock service sees it. */
function simBuckets(state, now) {
    return {
        head: (name, key) => {
            const bucket = findBucket(state, name);
            const version = bucket === undefined ? undefined : latestVersion(bucket, key);
            if (bucket === undefined || version === undefined || version.isDeleteMarker)
                return undefined;
            return { size: version.body.length, region: bucket.region, body: version.body };
        },
        put: (name, key, body) => {
            const bucket = findBucket(state, name);
            if (bucket === undefined)
                throw new Error(`no simulated bucket ${name}`);
            putObject(state, bucket, { key, body, modifiedAt: now() });
        },
        bucketRegion: (name) => findBucket(state, name)?.region,
    };
}

;// CONCATENATED MODULE: ./lib/simulator/s3/call.js




/** Conditions S3 knows and the simulator does not: refused, for ignoring them would change the meaning. */
const UNKNOWN_CONDITIONS = /^(if-match|if-modified-since|if-unmodified-since|x-amz-copy-source-if-.*)$/;
/** The bucket of a request, after credentials, ownership and region have been checked in that order. */
function openBucket(name, request, options) {
    const caller = callerOf(request, { iam: options.iam, service: 's3', now: options.realNow() });
    const condition = Object.keys(request.headers).find((header) => UNKNOWN_CONDITIONS.test(header));
    if (condition !== undefined)
        refuse(501, 'NotImplemented', `The simulated S3 does not know ${condition}`);
    const bucket = existingBucket(name, options.state);
    checkOwner(bucket, caller.accountId, request.headers['x-amz-expected-bucket-owner']);
    if (caller.region !== bucket.region && !request.query.has('location'))
        throw wrongRegion(bucket);
    return bucket;
}
function existingBucket(name, state) {
    return findBucket(state, name) ?? refuse(404, 'NoSuchBucket', 'The specified bucket does not exist');
}
/** A bucket is open to its own account alone: bucket policies are not simulated. */
function checkOwner(bucket, accountId, expectedOwner) {
    if (expectedOwner !== undefined && !/^\d{12}$/.test(expectedOwner)) {
        refuse(400, 'InvalidBucketOwnerAWSAccountID', 'The value of the expected bucket owner parameter must be an AWS account ID');
    }
    if (bucket.owner !== accountId || (expectedOwner ?? bucket.owner) !== bucket.owner) {
        refuse(403, 'AccessDenied', 'Access Denied');
    }
}
function wrongRegion(bucket) {
    return new RefusalError({
        status: 301,
        code: 'PermanentRedirect',
        message: 'The bucket you are attempting to access must be addressed using the specified endpoint.',
        headers: { 'x-amz-bucket-region': bucket.region },
    });
}
function xmlAnswer(name, ...content) {
    return {
        status: 200,
        headers: { 'content-type': 'application/xml' },
        body: xmlDocument(xml_element(`${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/"`, ...content)),
    };
}
/** `element`, or nothing for an absent value. */
function optional(name, value) {
    return value === undefined ? { xml: '' } : xml_element(name, value);
}
function isoTime(milliseconds) {
    return new Date(milliseconds).toISOString();
}
/** undefined: broken encoding, which no client of S3 can have meant. */
function percentDecoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/simulator/s3/listings.js
/** Operations on a bucket: listings, bulk deletion, properties. */






function headBucket({ bucket }) {
    return { status: 200, headers: { 'x-amz-bucket-region': bucket.region } };
}
function getBucketLocation({ bucket }) {
    return xmlAnswer('LocationConstraint', bucket.region === 'us-east-1' ? '' : bucket.region);
}
function getBucketVersioning({ bucket }) {
    return xmlAnswer('VersioningConfiguration', optional('Status', bucket.versioning ? 'Enabled' : undefined));
}
function listObjectsV2({ bucket, request: { query } }) {
    const prefix = query.get('prefix') ?? '';
    const maxKeys = pageSize(query);
    const token = query.get('continuation-token');
    const after = token === null ? (query.get('start-after') ?? '') : external_node_buffer_.Buffer.from(token, 'base64url').toString();
    const rest = listObjects(bucket, prefix).filter(({ key }) => compareKeys(key, after) > 0);
    const page = rest.slice(0, maxKeys);
    const truncated = page.length < rest.length && maxKeys > 0;
    const next = truncated ? external_node_buffer_.Buffer.from(page.at(-1)?.key ?? '').toString('base64url') : undefined;
    const encode = keyEncoder(query);
    return xmlAnswer('ListBucketResult', xml_element('Name', bucket.name), xml_element('Prefix', encode(prefix)), xml_element('MaxKeys', maxKeys), xml_element('KeyCount', page.length), xml_element('IsTruncated', truncated), optional('EncodingType', query.get('encoding-type') ?? undefined), optional('ContinuationToken', token ?? undefined), optional('NextContinuationToken', next), ...page.map((version) => xml_element('Contents', ...describe(version, encode), ...checksumAlgorithms(version))));
}
function listObjectVersions({ bucket, request: { query } }) {
    const prefix = query.get('prefix') ?? '';
    const maxKeys = pageSize(query);
    const all = listVersions(bucket, prefix);
    const start = versionsStart(all, query.get('key-marker') ?? '', query.get('version-id-marker'));
    const page = all.slice(start, start + maxKeys);
    const truncated = start + page.length < all.length && maxKeys > 0;
    const last = truncated ? page.at(-1)?.version : undefined;
    const encode = keyEncoder(query);
    return xmlAnswer('ListVersionsResult', xml_element('Name', bucket.name), xml_element('Prefix', encode(prefix)), xml_element('KeyMarker', encode(query.get('key-marker') ?? '')), xml_element('VersionIdMarker', query.get('version-id-marker') ?? ''), xml_element('MaxKeys', maxKeys), xml_element('IsTruncated', truncated), optional('EncodingType', query.get('encoding-type') ?? undefined), optional('NextKeyMarker', last === undefined ? undefined : encode(last.key)), optional('NextVersionIdMarker', last?.versionId), ...page.map((listed) => describeVersion(listed, encode)));
}
/** Index of the first entry after the markers. */
function versionsStart(all, keyMarker, versionMarker) {
    if (keyMarker === '')
        return 0;
    const exact = all.findIndex(({ version }) => version.key === keyMarker && version.versionId === versionMarker);
    if (exact >= 0)
        return exact + 1;
    const next = all.findIndex(({ version }) => compareKeys(version.key, keyMarker) > 0);
    return next < 0 ? all.length : next;
}
function describeVersion({ version, isLatest }, encode) {
    const identity = [xml_element('VersionId', version.versionId), xml_element('IsLatest', isLatest)];
    if (!version.isDeleteMarker)
        return xml_element('Version', ...describe(version, encode), ...identity);
    const time = xml_element('LastModified', isoTime(version.modifiedAt));
    return xml_element('DeleteMarker', xml_element('Key', encode(version.key)), time, ...identity);
}
function describe(version, encode) {
    return [
        xml_element('Key', encode(version.key)),
        xml_element('LastModified', isoTime(version.modifiedAt)),
        xml_element('ETag', `"${version.etag}"`),
        xml_element('Size', version.body.length),
        xml_element('StorageClass', 'STANDARD'),
    ];
}
function checksumAlgorithms({ checksums }) {
    return Object.keys(checksums).map((algorithm) => xml_element('ChecksumAlgorithm', algorithm.toUpperCase()));
}
function pageSize(query) {
    const text = query.get('max-keys') ?? '1000';
    if (!/^\d+$/.test(text))
        refuse(400, 'InvalidArgument', 'Provided max-keys not an integer or within integer range');
    return Math.min(Number(text), 1000);
}
function keyEncoder(query) {
    if (query.get('encoding-type') !== 'url')
        return (key) => key;
    return (key) => encodeURIComponent(key).replaceAll('%2F', '/');
}
/** At most 1000 keys, each with or without a version; the body must carry a checksum, as S3 demands. */
function deleteObjects({ request, options, bucket }) {
    const { bytes, checksums } = verifiedBody(request);
    if (Object.keys(checksums).length === 0 && request.headers['content-md5'] === undefined) {
        refuse(400, 'InvalidRequest', 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*');
    }
    const xml = bytes.toString();
    const targets = deletionTargets(xml);
    if (targets.length === 0 || targets.length > 1000) {
        refuse(400, 'MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema');
    }
    const quiet = xmlText(xml, 'Quiet') === 'true';
    const results = targets.map(({ key, versionId }) => {
        const deleted = deleteObject(options.state, bucket, { key, versionId, at: options.now() });
        return xml_element('Deleted', xml_element('Key', key), optional('VersionId', versionId), ...(deleted.isDeleteMarker ? [xml_element('DeleteMarker', true)] : []), optional('DeleteMarkerVersionId', deleted.isDeleteMarker ? deleted.versionId : undefined));
    });
    return xmlAnswer('DeleteResult', ...(quiet ? [] : results));
}
/** Keys and versions named by the body of DeleteObjects. */
function deletionTargets(xml) {
    return innerXml(xml, 'Object').map((inner) => ({
        key: xmlText(inner, 'Key') ?? '',
        versionId: xmlText(inner, 'VersionId'),
    }));
}

;// CONCATENATED MODULE: ./lib/simulator/s3/objects.js





function objects_putObject({ request, options, bucket, key }) {
    checkAbsent(request, bucket, key);
    const { bytes, checksums } = verifiedBody(request);
    const version = putObject(options.state, bucket, {
        key,
        body: bytes,
        checksums,
        modifiedAt: options.now(),
        ...descriptionFrom(request),
    });
    const headers = {
        etag: `"${version.etag}"`,
        ...versionHeader(bucket, version),
        ...checksumHeaders(checksums),
    };
    return { status: 200, headers };
}
/** `If-None-Match: *`, the one condition S3 accepts on a write of a new object. */
function checkAbsent(request, bucket, key) {
    const condition = request.headers['if-none-match'];
    if (condition === undefined)
        return;
    if (condition !== '*') {
        refuse(501, 'NotImplemented', 'A header you provided implies functionality that is not implemented');
    }
    const current = latestVersion(bucket, key);
    if (current !== undefined && !current.isDeleteMarker) {
        refuse(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
    }
}
function descriptionFrom({ headers }) {
    const prefix = 'x-amz-meta-';
    const own = Object.entries(headers).filter(([name]) => name.startsWith(prefix));
    return {
        contentType: headers['content-type'] ?? 'binary/octet-stream',
        metadata: Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value])),
    };
}
function getObject(call) {
    const version = readableVersion(call.bucket, call.key, call.request.query.get('versionId'));
    const range = call.request.headers['range'];
    if (range === undefined)
        return { status: 200, headers: objectHeaders(call, version), body: version.body };
    const { first, last } = parseRange(range, version.body.length);
    const { 'x-amz-checksum-type': _type, ...headers } = objectHeaders({ ...call, wholeObject: false }, version);
    return {
        status: 206,
        headers: { ...headers, 'content-range': `bytes ${first}-${last}/${version.body.length}` },
        body: version.body.subarray(first, last + 1),
    };
}
function headObject(call) {
    const version = readableVersion(call.bucket, call.key, call.request.query.get('versionId'));
    const headers = objectHeaders(call, version);
    return { status: 200, headers: { ...headers, 'content-length': String(version.body.length) } };
}
function readableVersion(bucket, key, versionId) {
    if (versionId !== null) {
        const version = findVersion(bucket, key, versionId);
        if (version === undefined)
            refuse(404, 'NoSuchVersion', 'The specified version does not exist.');
        if (version.isDeleteMarker) {
            refuse(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');
        }
        return version;
    }
    const latest = latestVersion(bucket, key);
    if (latest === undefined || latest.isDeleteMarker) {
        throw new RefusalError({
            status: 404,
            code: 'NoSuchKey',
            message: 'The specified key does not exist.',
            ...(latest === undefined ? {} : { headers: { 'x-amz-delete-marker': 'true' } }),
        });
    }
    return latest;
}
function objectHeaders(call, version) {
    const withChecksums = call.wholeObject !== false && call.request.headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED';
    const metadata = Object.entries(version.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]);
    return {
        'content-type': version.contentType,
        'accept-ranges': 'bytes',
        'last-modified': new Date(version.modifiedAt).toUTCString(),
        etag: `"${version.etag}"`,
        ...versionHeader(call.bucket, version),
        ...(withChecksums ? checksumHeaders(version.checksums) : {}),
        ...Object.fromEntries(metadata),
    };
}
function versionHeader(bucket, version) {
    return bucket.versioning ? { 'x-amz-version-id': version.versionId } : {};
}
function checksumHeaders(checksums) {
    const values = Object.entries(checksums).map(([algorithm, value]) => [
        `x-amz-checksum-${algorithm}`,
        value,
    ]);
    return values.length === 0 ? {} : { ...Object.fromEntries(values), 'x-amz-checksum-type': 'FULL_OBJECT' };
}
/** One range `bytes=a-b`, `bytes=a-` or `bytes=-n`. */
function parseRange(range, size) {
    const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
    const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
    const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
    if ((from === '' && to === '') || first > last) {
        refuse(416, 'InvalidRange', 'The requested range is not satisfiable');
    }
    return { first, last };
}
function deleteOne({ request, options, bucket, key }) {
    const versionId = request.query.get('versionId') ?? undefined;
    const deleted = deleteObject(options.state, bucket, { key, versionId, at: options.now() });
    return {
        status: 204,
        headers: {
            ...(deleted.versionId === undefined ? {} : { 'x-amz-version-id': deleted.versionId }),
            ...(deleted.isDeleteMarker ? { 'x-amz-delete-marker': 'true' } : {}),
        },
    };
}
function copyObject(call) {
    const { request, options, bucket, key } = call;
    const { source, version } = copySource(call);
    checkAbsent(request, bucket, key);
    const replace = request.headers['x-amz-metadata-directive'] === 'REPLACE';
    const algorithm = request.headers['x-amz-checksum-algorithm']?.toLowerCase();
    const copy = putObject(options.state, bucket, {
        key,
        body: version.body,
        modifiedAt: options.now(),
        checksums: algorithm === undefined ? version.checksums : { [algorithm]: computeChecksum(algorithm, version.body) },
        ...(replace
            ? descriptionFrom(request)
            : { contentType: version.contentType, metadata: version.metadata }),
    });
    const answer = xmlAnswer('CopyObjectResult', xml_element('LastModified', isoTime(copy.modifiedAt)), xml_element('ETag', `"${copy.etag}"`), optional('ChecksumSHA256', copy.checksums.sha256), optional('ChecksumCRC32', copy.checksums.crc32));
    const sourceVersion = source.versioning ? { 'x-amz-copy-source-version-id': version.versionId } : {};
    return { ...answer, headers: { ...answer.headers, ...versionHeader(bucket, copy), ...sourceVersion } };
}
function copySource({ request, options, bucket }) {
    const header = request.headers['x-amz-copy-source'] ?? '';
    const [, name, encodedKey = '', versionId] = /^\/?([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(header) ?? [];
    const key = percentDecoded(encodedKey);
    if (name === undefined || key === undefined) {
        refuse(400, 'InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
    }
    const source = existingBucket(name, options.state);
    checkOwner(source, bucket.owner, request.headers['x-amz-source-expected-bucket-owner']);
    return {
        source,
        version: readableVersion(source, key, versionId === undefined ? null : (percentDecoded(versionId) ?? '')),
    };
}

;// CONCATENATED MODULE: ./lib/simulator/s3/service.js





/** Method, then the query parameter that selects the operation (empty: none). */
const BUCKET_OPERATIONS = {
    'HEAD ': { name: 'HeadBucket', write: false, handler: headBucket },
    'GET location': { name: 'GetBucketLocation', write: false, handler: getBucketLocation },
    'GET versioning': { name: 'GetBucketVersioning', write: false, handler: getBucketVersioning },
    'GET versions': { name: 'ListObjectVersions', write: false, handler: listObjectVersions },
    'GET list-type': { name: 'ListObjectsV2', write: false, handler: listObjectsV2 },
    'POST delete': { name: 'DeleteObjects', write: true, handler: deleteObjects },
};
const OBJECT_OPERATIONS = {
    'PUT ': { name: 'PutObject', write: true, handler: objects_putObject },
    'PUT copy': { name: 'CopyObject', write: true, handler: copyObject },
    'GET ': { name: 'GetObject', write: false, handler: getObject },
    'HEAD ': { name: 'HeadObject', write: false, handler: headObject },
    'DELETE ': { name: 'DeleteObject', write: true, handler: deleteOne },
};
/** Parameters that refine an operation; any other one selects an operation the simulator may not know. */
const REFINING = new Set([
    'continuation-token',
    'encoding-type',
    'fetch-owner',
    'key-marker',
    'max-keys',
    'prefix',
    'start-after',
    'version-id-marker',
    'versionId',
    'x-id',
]);
const LOGGED_HEADERS = [
    'if-none-match',
    'x-amz-copy-source',
    'x-amz-expected-bucket-owner',
    'x-amz-checksum-sha256',
];
function s3Service(options) {
    return { name: 's3', match: (request) => matchS3(request, options) };
}
function matchS3(request, options) {
    const [, bucketName = '', encodedKey = ''] = /^\/([^/]*)\/?(.*)$/s.exec(request.path) ?? [];
    const key = percentDecoded(encodedKey);
    const selector = selectorOf(request);
    const operations = encodedKey === '' ? BUCKET_OPERATIONS : OBJECT_OPERATIONS;
    const operation = operations[`${request.method} ${selector}`];
    const name = operation?.name ?? `${request.method} ?${selector}`;
    return {
        service: 's3',
        operation: name,
        write: operation?.write ?? request.method !== 'GET',
        request: { bucket: bucketName, ...(key === '' ? {} : { key }), ...ledgerView(request, name) },
        run: () => answering('s3', () => {
            if (operation === undefined || key === undefined) {
                refuse(501, 'NotImplemented', `The simulated S3 does not know ${name} on ${request.path}`);
            }
            const bucket = openBucket(bucketName, request, options);
            return operation.handler({ request, options, bucket, key });
        }),
    };
}
function selectorOf(request) {
    if (request.headers['x-amz-copy-source'] !== undefined)
        return 'copy';
    return [...request.query.keys()].filter((name) => !REFINING.has(name)).join('&');
}
function ledgerView(request, operation) {
    const query = [...request.query].filter(([name]) => name !== 'x-id');
    const headers = LOGGED_HEADERS.map((name) => [name, request.headers[name]]).filter(([, value]) => value);
    return {
        ...Object.fromEntries(query),
        ...Object.fromEntries(headers),
        ...(operation === 'PutObject' ? { body: describeBody(request) } : {}),
        ...(operation === 'DeleteObjects' ? { objects: deletionTargets(request.body.toString()) } : {}),
    };
}

;// CONCATENATED MODULE: ./lib/simulator/sts/policy.js
const ACTION = 'sts:AssumeRoleWithWebIdentity';
/** As IAM decides: some statement allows it and none denies it. Throws on condition operators it does not know. */
function trusts(policy, identity) {
    const matching = policy.Statement.filter((statement) => applies(statement, identity));
    return (matching.some(({ Effect }) => Effect === 'Allow') && matching.every(({ Effect }) => Effect === 'Allow'));
}
function applies(statement, identity) {
    const actions = listOf(statement.Action);
    const providers = listOf(statement.Principal['Federated'] ?? []);
    return (actions.some((action) => like(action, ACTION)) &&
        providers.includes(identity.providerArn) &&
        conditionsHold(statement, identity));
}
function conditionsHold({ Condition = {} }, identity) {
    return Object.entries(Condition).every(([operator, keys]) => {
        const test = OPERATORS[operator];
        if (test === undefined)
            throw new Error(`condition operator ${operator} is not simulated`);
        return Object.entries(keys).every(([key, allowed]) => {
            const value = claimOf(key, identity);
            return value !== undefined && listOf(allowed).some((pattern) => test(pattern, value));
        });
    });
}
const OPERATORS = {
    StringEquals: (pattern, value) => pattern === value,
    StringEqualsIgnoreCase: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
    StringLike: like,
};
/** A key of another issuer, or a claim the token lacks, is absent: then a condition fails. */
function claimOf(key, { issuerHost, claims }) {
    const prefix = `${issuerHost}:`;
    const value = key.startsWith(prefix) ? claims[key.slice(prefix.length)] : undefined;
    return typeof value === 'string' ? value : undefined;
}
/** `*` stands for any text, `?` for one character. */
function like(pattern, value) {
    const literal = pattern.replace(/[.+^${}()|[\]\\]/g, String.raw `\$&`);
    return new RegExp(`^${literal.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`, 'u').test(value);
}
function listOf(value) {
    return typeof value === 'string' ? [value] : value;
}

;// CONCATENATED MODULE: ./lib/simulator/sts/web-identity.js
/** AssumeRoleWithWebIdentity on the state: the checks of STS in its order and words, then a session. */




const ROLE_ARN = /^arn:aws:iam::(\d{12}):role\/([\w+=,.@/-]+)$/;
const NOT_AUTHORIZED = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';
/** Throws `RefusalError` with the codes of STS; adds the session to the state. */
function assumeRoleWithWebIdentity(request, context) {
    const { accountId, roleName } = checkShape(request);
    const claims = verifiedClaims(request.token, context);
    const issuerHost = String(claims['iss']).replace(/^https:\/\//, '');
    const audience = String(claims['aud']);
    checkProvider(context.iam.oidcProviders[accountId]?.[issuerHost], issuerHost, audience);
    const role = context.iam.roles.find(({ arn }) => arn === request.roleArn);
    const providerArn = `arn:aws:iam::${accountId}:oidc-provider/${issuerHost}`;
    if (role === undefined || !trusts(role.trust, { providerArn, issuerHost, claims })) {
        refuse(403, 'AccessDenied', NOT_AUTHORIZED);
    }
    checkDuration(request.durationSeconds, role);
    const session = newSession({
        accountId,
        roleName,
        request,
        now: context.now,
        count: context.iam.sessions.length,
    });
    context.iam.sessions.push(session);
    return { session, subject: String(claims['sub']), audience, providerArn };
}
function checkShape(request) {
    const [, accountId, path] = ROLE_ARN.exec(request.roleArn) ?? [];
    if (accountId === undefined || path === undefined) {
        refuse(400, 'ValidationError', `${request.roleArn} is invalid`);
    }
    if (!/^[\w+=,.@-]{2,64}$/.test(request.roleSessionName)) {
        refuse(400, 'ValidationError', web_identity_constraint(request.roleSessionName, 'roleSessionName', '[\\w+=,.@-]*'));
    }
    if (!Number.isInteger(request.durationSeconds) || request.durationSeconds < 900) {
        const value = String(request.durationSeconds);
        refuse(400, 'ValidationError', web_identity_constraint(value, 'durationSeconds', 'greater than or equal to 900'));
    }
    return { accountId, roleName: path.slice(path.lastIndexOf('/') + 1) };
}
function web_identity_constraint(value, member, rule) {
    return `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${rule}`;
}
function verifiedClaims(token, { signingKey, now }) {
    const claims = readJwt(token);
    if (claims === undefined)
        refuse(400, 'InvalidIdentityToken', 'The ID Token provided is not a valid JWT.');
    if (!isSignedBy(token, signingKey)) {
        refuse(400, 'InvalidIdentityToken', 'Invalid signature of the provided ID Token');
    }
    const seconds = Math.floor(now / 1000);
    if (seconds >= Number(claims['exp'])) {
        const text = `current date/time ${seconds} must be before the expiration date/time ${claims['exp']}`;
        refuse(400, 'ExpiredTokenException', `Token expired: ${text}`);
    }
    if (seconds < Number(claims['nbf'])) {
        refuse(400, 'InvalidIdentityToken', 'The ID Token provided is not valid yet.');
    }
    return claims;
}
function checkProvider(audiences, issuerHost, audience) {
    if (audiences === undefined) {
        const text = `No OpenIDConnect provider found in your account for https://${issuerHost}`;
        refuse(400, 'InvalidIdentityToken', text);
    }
    if (!audiences.includes(audience))
        refuse(400, 'InvalidIdentityToken', 'Incorrect token audience');
}
function checkDuration(durationSeconds, role) {
    if (durationSeconds > role.maxSessionSeconds) {
        const text = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
        refuse(400, 'ValidationError', text);
    }
}
/** Keys are drawn from a counter, so that two runs of a scenario give the same ledger. */
function newSession({ accountId, roleName, request, now, count }) {
    const number = String(count + 1).padStart(7, '0');
    const secret = (0,external_node_crypto_.createHash)('sha256').update(`${request.roleArn}/${number}`).digest('base64');
    const roleId = `AROA${(0,external_node_crypto_.createHash)('sha256').update(request.roleArn).digest('hex').slice(0, 17).toUpperCase()}`;
    return {
        accessKeyId: `ASIASIMULATED${number}`,
        secretAccessKey: secret.slice(0, 40),
        sessionToken: `simulated-session-${number}-${secret}`,
        accountId,
        arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${request.roleSessionName}`,
        userId: `${roleId}:${request.roleSessionName}`,
        expiresAt: now + request.durationSeconds * 1000,
    };
}

;// CONCATENATED MODULE: ./lib/simulator/sts/service.js
/** HTTP side of STS: the AWS query protocol (form in, XML out). */




const service_HANDLERS = {
    AssumeRoleWithWebIdentity: assumeRole,
    GetCallerIdentity: getCallerIdentity,
};
function stsService(options) {
    return {
        name: 'sts',
        match: (request) => {
            if (request.path !== '/')
                return undefined;
            const form = request.method === 'POST' ? new URLSearchParams(request.body.toString()) : request.query;
            const operation = form.get('Action') ?? 'unknown';
            return {
                service: 'sts',
                operation,
                write: false,
                request: service_ledgerView(form),
                run: () => answering('sts', () => respond(operation, service_HANDLERS[operation], { form, request, options })),
            };
        },
    };
}
/** Tokens are secrets, also simulated ones: a ledger is printed and stored. */
function service_ledgerView(form) {
    const shown = [...form].filter(([name]) => name !== 'Action' && name !== 'Version');
    return Object.fromEntries(shown.map(([name, value]) => [name, name === 'WebIdentityToken' ? '***' : value]));
}
function respond(operation, handler, { form, request, options }) {
    if (handler === undefined)
        refuse(400, 'InvalidAction', `The simulator does not know ${operation}`);
    const result = handler(form, request, options);
    const metadata = xml_element('ResponseMetadata', xml_element('RequestId', 'SIMULATED'));
    const root = xml_element(`${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"`, xml_element(`${operation}Result`, result), metadata);
    return { status: 200, headers: { 'content-type': 'text/xml' }, body: xmlDocument(root) };
}
function assumeRole(form, _request, options) {
    const { session, subject, audience, providerArn } = assumeRoleWithWebIdentity({
        roleArn: required(form, 'RoleArn'),
        roleSessionName: required(form, 'RoleSessionName'),
        token: required(form, 'WebIdentityToken'),
        durationSeconds: Number(form.get('DurationSeconds') ?? '3600'),
    }, { iam: options.iam, signingKey: options.signingKey, now: options.realNow() });
    const credentials = xml_element('Credentials', xml_element('AccessKeyId', session.accessKeyId), xml_element('SecretAccessKey', session.secretAccessKey), xml_element('SessionToken', session.sessionToken), xml_element('Expiration', new Date(session.expiresAt).toISOString()));
    const user = xml_element('AssumedRoleUser', xml_element('AssumedRoleId', session.userId), xml_element('Arn', session.arn));
    return service_join(credentials, user, xml_element('SubjectFromWebIdentityToken', subject), xml_element('Audience', audience), xml_element('Provider', providerArn));
}
function getCallerIdentity(_form, request, options) {
    const caller = callerOf(request, { iam: options.iam, service: 'sts', now: options.realNow() });
    return service_join(xml_element('Arn', caller.arn), xml_element('UserId', caller.userId), xml_element('Account', caller.accountId));
}
function required(form, name) {
    const value = form.get(name);
    if (value === null || value === '') {
        const member = name.charAt(0).toLowerCase() + name.slice(1);
        refuse(400, 'ValidationError', `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`);
    }
    return value;
}
function service_join(...parts) {
    return { xml: parts.map(({ xml }) => xml).join('') };
}

;// CONCATENATED MODULE: ./lib/simulator/world.js
/** The whole simulated world as plain data, and the services over it. Jobs and models live in the Bedrock service. */










const DEFAULT_ACCOUNT = '111122223333';
/** A token with every right of the action's workflows. */
const DEFAULT_GITHUB_TOKEN = 'simulated-github-token';
/** The first request token of every world: a push to the default branch in environment `bedrock-train`. */
const DEFAULT_REQUEST_TOKEN = 'simulated-request-token-1';
function createWorld(options = {}) {
    const accountId = options.accountId ?? DEFAULT_ACCOUNT;
    const repository = repositoryFrom(options.repository ?? {});
    const oidc = createOidc(repository);
    mintRequestToken(oidc, { environment: 'bedrock-train' });
    return {
        options,
        s3: createS3(options.buckets ?? DEFAULT_BUCKETS, accountId),
        iam: {
            roles: [...(options.roles ?? defaultRoles(accountId, fullName(repository)))],
            accessKeys: [...(options.accessKeys ?? [laptopKey(accountId)])],
            oidcProviders: { [accountId]: { [ISSUER_HOST]: ['sts.amazonaws.com'] } },
            sessions: [],
        },
        oidc,
        github: createGitHub(repository, options.tokens ?? DEFAULT_TOKENS),
    };
}
const DEFAULT_BUCKETS = [
    { name: 'acme-bedrock-tune-data', region: 'us-east-1' },
    { name: 'acme-bedrock-tune-output', region: 'us-east-1' },
    { name: 'acme-bedrock-tune-data-west', region: 'us-west-2' },
];
function createS3(buckets, accountId) {
    return {
        buckets: buckets.map(({ name, owner = accountId, region, versioning = true }) => {
            return { name, owner, region, versioning, versions: [] };
        }),
        nextVersion: 1,
    };
}
function repositoryFrom(given) {
    return {
        id: 4242,
        owner: 'acme',
        name: 'support-models',
        defaultBranch: 'main',
        private: true,
        directory: undefined,
        ...given,
    };
}
function createOidc(repository) {
    return {
        key: processSigningKey(),
        requestTokens: {},
        repositoryClaims: {
            repository: fullName(repository),
            repository_id: String(repository.id),
            repository_owner: repository.owner,
            repository_owner_id: '4241',
            repository_visibility: repository.private ? 'private' : 'public',
        },
        lifetimeSeconds: 300,
        nextToken: 1,
    };
}
function createGitHub(repository, tokens) {
    return { repository, pulls: [], comments: [], statuses: [], tokens: { ...tokens }, nextId: 1000 };
}
const DEFAULT_TOKENS = {
    [DEFAULT_GITHUB_TOKEN]: {
        login: 'github-actions[bot]',
        permissions: { contents: 'read', issues: 'write', 'pull-requests': 'write', statuses: 'write' },
    },
};
/** A long-lived key pair of an administrator: the laptop case. */
function laptopKey(accountId) {
    return {
        accessKeyId: 'AKIASIMULATEDLAPTOP1',
        secretAccessKey: 'simulated-secret-access-key-of-a-laptop1',
        accountId,
        userArn: `arn:aws:iam::${accountId}:user/simulated-admin`,
    };
}
/** The roles of the sample `jobs.yaml`, each open to one kind of run, and the role Bedrock itself assumes. */
function defaultRoles(accountId, repository) {
    const subjects = {
        plan: `repo:${repository}:pull_request`,
        status: `repo:${repository}:ref:refs/heads/main`,
        apply: `repo:${repository}:environment:bedrock-train`,
        evaluate: `repo:${repository}:environment:bedrock-train`,
        teardown: `repo:${repository}:environment:bedrock-teardown`,
    };
    const roles = Object.entries(subjects).map(([command, subject]) => roleNamed(`bedrock-tune-${command}`, accountId, gitHubTrust(accountId, subject)));
    return [...roles, roleNamed('bedrock-tune-service', accountId, SERVICE_TRUST)];
}
function roleNamed(name, accountId, trust) {
    return { arn: `arn:aws:iam::${accountId}:role/${name}`, trust, maxSessionSeconds: 3600 };
}
/** A trust policy for workflow runs whose `sub` matches a pattern (`*` stands for any text). */
function gitHubTrust(accountId, subject) {
    return {
        Version: '2012-10-17',
        Statement: [
            {
                Effect: 'Allow',
                Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${ISSUER_HOST}` },
                Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: {
                    StringEquals: { [`${ISSUER_HOST}:aud`]: 'sts.amazonaws.com' },
                    StringLike: { [`${ISSUER_HOST}:sub`]: subject },
                },
            },
        ],
    };
}
const SERVICE_TRUST = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'bedrock.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
function servicesOf(world, { clock, realNow }) {
    const now = () => clock.now();
    const { s3, iam, oidc, github } = world;
    const bedrock = bedrockService({
        clock,
        buckets: simBuckets(s3, now),
        identify: identifyFor('bedrock', iam, realNow),
        ...(world.options.bedrock === undefined ? {} : { state: world.options.bedrock }),
    });
    const objects = s3Service({ state: s3, iam, now, realNow });
    const mounted = {
        bedrock,
        s3: { ...objects, match: (request) => settled(bedrock, objects, request) },
        sts: stsService({ iam, signingKey: oidc.key, realNow }),
        oidc: oidcService(oidc, realNow),
        github: githubService(github, now),
    };
    return { mounted, bedrock };
}
/** Jobs that ended by now have written their outputs before anyone looks into S3. */
function settled(bedrock, s3, request) {
    bedrock.settle();
    return s3.match(request);
}

;// CONCATENATED MODULE: ./lib/simulator/host.js
/** One loopback HTTP server for the whole simulated world: routing, ledger, faults. */










async function startSimulator(options = {}) {
    const world = options.world ?? createWorld();
    const realNow = options.realNow ?? Date.now;
    const clock = createClock({
        realNow,
        ...(options.clockMode === undefined ? {} : { mode: options.clockMode }),
        ...(options.timeScale === undefined ? {} : { timeScale: options.timeScale }),
        ...(options.startTime === undefined ? {} : { start: options.startTime }),
    });
    const ledger = createLedger(clock);
    const faults = createFaults();
    let services = servicesOf(world, { clock, realNow });
    const reset = () => {
        Object.assign(world, createWorld(world.options));
        services = servicesOf(world, { clock, realNow });
        ledger.clear();
        faults.clear();
    };
    const control = { world, ledger, clock, faults, reset };
    const server = (0,external_node_http_.createServer)((incoming, outgoing) => {
        serve(incoming, outgoing, (request) => {
            const [, mount = '', path = ''] = /^\/([^/]*)(.*)$/s.exec(request.path) ?? [];
            const inner = { ...request, path: path === '' ? '/' : path };
            if (mount === '_simulator') {
                return {
                    kind: 'answer',
                    response: services.bedrock.control(request) ?? answerControl(inner, control),
                };
            }
            return host_deliver(operationOf(services.mounted[mount], inner), faults, ledger);
        });
    });
    const url = await listen(server, options.port ?? 0);
    return {
        url,
        env: jobEnv(url),
        laptopEnv: laptopEnv(world),
        ...control,
        bedrock: () => services.bedrock,
        close: () => host_close(server),
    };
}
function serve(incoming, outgoing, handle) {
    const chunks = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    // A caller that went away mid-request has asked for nothing.
    incoming.on('error', () => undefined);
    incoming.on('end', () => {
        const delivery = handle(toRequest(incoming, external_node_buffer_.Buffer.concat(chunks)));
        if (delivery.kind === 'answer')
            send(outgoing, delivery.response);
        else if (delivery.kind === 'drop')
            incoming.socket.resetAndDestroy();
    });
}
function toRequest(incoming, body) {
    const target = incoming.url ?? '/';
    const queryAt = target.indexOf('?');
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
    return {
        method: incoming.method ?? 'GET',
        path: queryAt < 0 ? target : target.slice(0, queryAt),
        query: new URLSearchParams(queryAt < 0 ? '' : target.slice(queryAt + 1)),
        headers: Object.fromEntries(headers),
        body,
    };
}
function operationOf(service, request) {
    const operation = service?.match(request);
    if (operation !== undefined)
        return operation;
    const name = service?.name ?? 'simulator';
    return {
        service: name,
        operation: `${request.method} ${request.path}`,
        write: !['GET', 'HEAD'].includes(request.method),
        request: Object.fromEntries(request.query),
        run: () => renderRefusal(name, { status: 404, code: 'UnknownOperationException', message: 'Not Found' }),
    };
}
function host_deliver(operation, faults, ledger) {
    const fault = faults.take(operation);
    const delivery = fault === undefined ? answer(operation) : faulty(operation, fault);
    ledger.record(operation, delivery.kind === 'answer' ? delivery.response.status : 0);
    return delivery;
}
function answer(operation) {
    try {
        return { kind: 'answer', response: operation.run() };
    }
    catch (error) {
        // A fault of the simulator itself must be told apart from a simulated one.
        const message = `The simulator failed: ${error instanceof Error ? error.message : String(error)}`;
        const refusal = { status: 500, code: 'SimulatorFailure', message };
        return { kind: 'answer', response: renderRefusal(operation.service, refusal) };
    }
}
const GARBLED = '<html><head><title>502 Bad Gateway</title></head><body><center>simulated proxy';
function faulty(operation, fault) {
    switch (fault.form) {
        case 'status':
            return { kind: 'answer', response: renderRefusal(operation.service, faultRefusal(fault)) };
        case 'garbled': {
            const headers = { 'content-type': 'text/html' };
            return { kind: 'answer', response: { status: fault.status ?? 200, headers, body: GARBLED } };
        }
        case 'reset':
            return { kind: 'drop' };
        case 'reset-after':
            answer(operation);
            return { kind: 'drop' };
        case 'hang':
            return { kind: 'hang' };
        default:
            return (0,errors/* unreachable */.HB)(fault.form);
    }
}
function send(outgoing, response) {
    const { bytes, type } = encode(response.body);
    const headers = {
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(response.status === 204 ? {} : { 'content-length': String(bytes.length) }),
        ...response.headers,
        'x-simulated-by': 'bedrock-tune',
    };
    outgoing.writeHead(response.status, headers);
    outgoing.end(bytes);
}
function encode(body) {
    if (body === undefined)
        return { bytes: external_node_buffer_.Buffer.alloc(0), type: undefined };
    if (external_node_buffer_.Buffer.isBuffer(body))
        return { bytes: body, type: undefined };
    if (typeof body === 'string')
        return { bytes: external_node_buffer_.Buffer.from(body), type: undefined };
    return { bytes: external_node_buffer_.Buffer.from(JSON.stringify(body)), type: 'application/json; charset=utf-8' };
}
function listen(server, port) {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
            const address = server.address();
            const bound = typeof address === 'object' && address !== null ? address.port : port;
            resolve(`http://127.0.0.1:${bound}`);
        });
    });
}
function host_close(server) {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}
function jobEnv(url) {
    return {
        AWS_ENDPOINT_URL_BEDROCK: `${url}/bedrock`,
        AWS_ENDPOINT_URL_S3: `${url}/s3`,
        AWS_ENDPOINT_URL_STS: `${url}/sts`,
        GITHUB_API_URL: `${url}/github`,
        GITHUB_GRAPHQL_URL: `${url}/github/graphql`,
        GITHUB_SERVER_URL: SERVER_URL,
        GITHUB_TOKEN: DEFAULT_GITHUB_TOKEN,
        ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/oidc/token?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: DEFAULT_REQUEST_TOKEN,
    };
}
function laptopEnv(world) {
    const key = world.iam.accessKeys[0];
    if (key === undefined)
        return {};
    return {
        AWS_ACCESS_KEY_ID: key.accessKeyId,
        AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
        AWS_REGION: world.s3.buckets[0]?.region ?? 'us-east-1',
    };
}

;// CONCATENATED MODULE: ./lib/simulator/run.js
/** The simulator as a command: prints what to export and stays up until it is told to stop. */





const USAGE = 'usage: simulator [--port N] [--time-scale S] [--repository DIR]';
const WRONG_USAGE = 2;
/**
 * Starts a simulator on loopback, prints its environment as `NAME=value` lines and a last line that begins with `#`,
 * and resolves after SIGINT or SIGTERM. The answer is the exit code: 0, or 2 when it could not start.
 */
async function runSimulator(args) {
    const simulator = await start(args);
    if (simulator === undefined)
        return WRONG_USAGE;
    await Promise.race([(0,external_node_events_.once)(external_node_process_, 'SIGINT'), (0,external_node_events_.once)(external_node_process_, 'SIGTERM')]);
    await simulator.close();
    return 0;
}
async function start(args) {
    try {
        const { port, timeScale, directory } = readArguments(args);
        const world = createWorld({ repository: { directory } });
        const simulator = await startSimulator({ world, port, timeScale });
        const exported = Object.entries({ ...simulator.env, ...simulator.laptopEnv });
        external_node_process_.stdout.write(exported.map(([name, value]) => `${name}=${value}\n`).join(''));
        const speed = `${timeScale} simulated seconds per second`;
        external_node_process_.stdout.write(`# Simulated AWS and GitHub on ${simulator.url}, ${speed}: nothing here is real.\n`);
        return simulator;
    }
    catch (error) {
        external_node_process_.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
        return undefined;
    }
}
function readArguments(args) {
    const { values } = (0,external_node_util_.parseArgs)({
        args: [...args],
        options: {
            port: { type: 'string', default: '0' },
            'time-scale': { type: 'string', default: '1' },
            repository: { type: 'string' },
        },
    });
    const port = Number(values.port);
    const timeScale = Number(values['time-scale']);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
        throw new Error('--port: give 0 to 65535');
    if (!Number.isFinite(timeScale) || timeScale <= 0)
        throw new Error('--time-scale: give a number above 0');
    return { port, timeScale, directory: values.repository };
}


/***/ })

};
