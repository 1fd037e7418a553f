export const id = 832;
export const ids = [832];
export const modules = {

/***/ 832:
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

;// CONCATENATED MODULE: ./lib/simulator/protocol.js
/** What can fail by a fault that was queued. */
const SERVICES = [
    'bedrock',
    'bedrock-runtime',
    's3',
    'sts',
    'iam',
    'cloudformation',
    'servicequotas',
    'oidc',
    'github',
];

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
/** XML namespaces of the services that speak the query protocol. */
const QUERY_NAMESPACES = {
    sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
    iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
    cloudformation: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
};
function renderRefusal(service, refusal) {
    const headers = refusal.headers ?? {};
    const { status, code, message } = refusal;
    switch (service) {
        case 's3':
            return xmlResponse(status, headers, s3Error(code, message));
        case 'sts':
        case 'iam':
        case 'cloudformation':
            return xmlResponse(status, headers, queryError(QUERY_NAMESPACES[service], refusal));
        case 'servicequotas': {
            // JSON 1.1 names the error in the body.
            const body = JSON.stringify({ __type: code, message });
            return { status, headers: { ...headers, 'content-type': 'application/x-amz-json-1.1' }, body };
        }
        case 'bedrock':
        case 'bedrock-runtime':
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
function queryError(namespace, { status, code, message }) {
    const type = xml_element('Type', status < 500 ? 'Sender' : 'Receiver');
    return xml_element(`ErrorResponse xmlns="${namespace}"`, xml_element('Error', type, xml_element('Code', code), xml_element('Message', message)), xml_element('RequestId', 'SIMULATED'));
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
/** Of STS, IAM and CloudFormation: they speak the query protocol. */
const QUERY_ANSWERS = {
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
    sts: QUERY_ANSWERS,
    iam: QUERY_ANSWERS,
    cloudformation: QUERY_ANSWERS,
    servicequotas: BEDROCK_ANSWERS,
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
    const session = sessionOf(accessKeyId, request, context);
    const { accountId, arn, userId } = session;
    return { accountId, region, arn, userId, rights: rightsOfSession(session, context) };
}
/** Read at each call, so that a changed policy counts at once. A deleted role takes its sessions with it. */
function rightsOfSession({ roleArn }, { iam, service }) {
    const role = iam.roles.find(({ arn }) => arn === roleArn);
    if (role === undefined)
        throw refused(service, 'unknown-key');
    return rightsOf(role);
}
/** undefined: the role was made without policies to enforce. */
function rightsOf({ arn, policies, boundary }) {
    if (policies === undefined)
        return undefined;
    return { principalArn: arn, policies: Object.values(policies), boundary };
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
/** Drawn from the ARN, so that it stays the same. */
function roleId(roleArn) {
    return `AROA${(0,external_node_crypto_.createHash)('sha256').update(roleArn).digest('hex').slice(0, 17).toUpperCase()}`;
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
    'GET /github/settings': (_request, { world }) => ({ status: 200, body: world.github.settings }),
    'POST /github/settings': (request, { world }) => {
        const { settings } = world.github;
        const changes = jsonBody(request);
        const unknown = Object.keys(changes).find((name) => !Object.hasOwn(settings, name));
        if (unknown !== undefined)
            refuse(400, 'BadSettings', `${unknown}: give one of ${Object.keys(settings).join(', ')}`);
        Object.assign(settings, changes);
        return { status: 200, body: settings };
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
const NAMES = [...SERVICES, 'simulator'];
function ledgerFilter(query) {
    const service = NAMES.find((name) => name === query.get('service'));
    if (query.has('service') && service === undefined)
        refuse(400, 'BadFilter', `service: give one of ${NAMES.join(', ')}`);
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
        owner: { ...userView(repository.owner), id: repository.ownerId },
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
/** The page for people. */
function pullUrl(number, repository) {
    return `${SERVER_URL}/${fullName(repository)}/pull/${number}`;
}
/** As in lists; a single pull request also says whether it is `merged`. */
function pullView(pull, links) {
    const { repository } = links;
    const html = pullUrl(pull.number, repository);
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
    const fork = { ...repository, owner, ownerId: numberOf(owner), name, id: numberOf(pull.headRepository) };
    const head = isFork ? fork : repository;
    return {
        label: `${owner}:${pull.headRef}`,
        ref: pull.headRef,
        sha: pull.headSha,
        user: userView(owner),
        repo: { ...repositoryView({ repository: head, api }), fork: isFork },
    };
}
function commentView(comment, links) {
    const pull = pullUrl(comment.pull, links.repository);
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
function workflowView({ path, name }, { repository, api }) {
    const id = workflowId(path);
    return {
        id,
        node_id: nodeId('Workflow', id),
        name,
        path,
        state: 'active',
        url: `${repositoryUrl({ repository, api })}/actions/workflows/${id}`,
        html_url: `${SERVER_URL}/${fullName(repository)}/blob/${repository.defaultBranch}/${path}`,
    };
}
function workflowId(path) {
    return numberOf(path);
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
    const listeners = new Set();
    return {
        record: ({ service, operation, write, request, actions }, status) => {
            sequence += 1;
            const time = new Date(clock.now()).toISOString();
            const needed = actions === undefined ? {} : { actions };
            const entry = { sequence, time, service, operation, write, status, request, ...needed };
            entries.push(entry);
            for (const listener of listeners)
                listener(entry);
        },
        listen: (listener) => {
            listeners.add(listener);
            return () => {
                listeners.delete(listener);
            };
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

// EXTERNAL MODULE: ./lib/catalog/index.js + 8 modules
var catalog = __webpack_require__(8496);
;// CONCATENATED MODULE: ./lib/simulator/iam/pattern.js
/** Wildcards and policy variables, as IAM reads them in resources and condition values. */
/** A policy uses something that is not simulated: to ignore it would change its meaning. */
class UnsupportedPolicyError extends Error {
    constructor(problem) {
        super(`this policy cannot be simulated: ${problem}`);
        this.name = 'UnsupportedPolicyError';
    }
}
const ANY = Symbol('any text');
const ONE = Symbol('one character');
const VARIABLE = /\$\{([^}]*)\}/g;
/** Names of the variables in a text, without the escapes of the three special characters. */
function variablesIn(text) {
    return [...text.matchAll(VARIABLE)].map((match) => match[1] ?? '').filter((name) => !isEscape(name));
}
/** `*` stands for any text, `?` for one character, `${key}` for a value of the request. */
function matchesPattern(pattern, value, context = {}) {
    return matchesTokens(tokensOf(pattern, context), [...value]);
}
/** The text without wildcards: variables are filled in, all else counts as it is. */
function filledIn(text, context) {
    return text.replace(VARIABLE, (_whole, name) => isEscape(name) ? name : requestValue(name, context));
}
function tokensOf(pattern, context) {
    const tokens = [];
    let rest = 0;
    for (const match of pattern.matchAll(VARIABLE)) {
        const name = match[1] ?? '';
        tokens.push(...wildcards(pattern.slice(rest, match.index)));
        tokens.push(...(isEscape(name) ? name : requestValue(name, context)));
        rest = match.index + match[0].length;
    }
    return [...tokens, ...wildcards(pattern.slice(rest))];
}
function wildcards(text) {
    return [...text].map((character) => (character === '*' ? ANY : character === '?' ? ONE : character));
}
/** `${*}`, `${?}` and `${$}` are the characters themselves. */
function isEscape(name) {
    return name === '*' || name === '?' || name === '$';
}
function requestValue(name, context) {
    const value = context[name.toLowerCase()];
    if (typeof value === 'string')
        return value;
    throw new UnsupportedPolicyError(`the request has no single value for the policy variable \${${name}}`);
}
/** In linear steps for each `*`: after a mismatch only the last `*` can take one more character. */
function matchesTokens(tokens, characters) {
    let token = 0;
    let character = 0;
    let retry;
    while (character < characters.length) {
        const wanted = tokens[token];
        if (wanted === ANY) {
            token += 1;
            retry = { token, character };
        }
        else if (wanted !== undefined && (wanted === ONE || wanted === characters[character])) {
            token += 1;
            character += 1;
        }
        else if (retry !== undefined) {
            retry.character += 1;
            ({ token, character } = retry);
        }
        else
            return false;
    }
    return tokens.slice(token).every((left) => left === ANY);
}

;// CONCATENATED MODULE: ./lib/simulator/iam/condition.js

const STRING_EQUALS = (allowed, value, context) => filledIn(allowed, context) === value;
const STRING_EQUALS_IGNORING_CASE = (allowed, value, context) => filledIn(allowed, context).toLowerCase() === value.toLowerCase();
/** `ArnEquals` and `ArnLike` mean the same: each of the six parts between colons is matched by itself. */
const ARN_LIKE = (allowed, value, context) => {
    const parts = arnParts(value);
    const patterns = arnParts(allowed);
    return (parts.length === patterns.length &&
        patterns.every((pattern, index) => matchesPattern(pattern, parts[index] ?? '', context)));
};
const OPERATORS = {
    StringEquals: { negated: false, test: STRING_EQUALS },
    StringNotEquals: { negated: true, test: STRING_EQUALS },
    StringEqualsIgnoreCase: { negated: false, test: STRING_EQUALS_IGNORING_CASE },
    StringNotEqualsIgnoreCase: { negated: true, test: STRING_EQUALS_IGNORING_CASE },
    StringLike: { negated: false, test: matchesPattern },
    StringNotLike: { negated: true, test: matchesPattern },
    ArnEquals: { negated: false, test: ARN_LIKE },
    ArnLike: { negated: false, test: ARN_LIKE },
    ArnNotEquals: { negated: true, test: ARN_LIKE },
    ArnNotLike: { negated: true, test: ARN_LIKE },
    Bool: { negated: false, test: (allowed, value) => allowed.toLowerCase() === value.toLowerCase() },
};
/** Throws `UnsupportedPolicyError` for an operator that is not simulated. */
function parseOperator(text) {
    const [, set, name = ''] = /^(?:(ForAllValues|ForAnyValue):)?(\w+)$/.exec(text) ?? [];
    if (text === 'Null')
        return { operator: 'Null', set: undefined, ifExists: false };
    const ifExists = name.endsWith('IfExists');
    const plain = ifExists ? name.slice(0, -'IfExists'.length) : name;
    const operator = Object.hasOwn(OPERATORS, plain) ? OPERATORS[plain] : undefined;
    if (operator === undefined)
        throw new UnsupportedPolicyError(`condition operator ${text}`);
    return { operator, set: set === 'ForAllValues' || set === 'ForAnyValue' ? set : undefined, ifExists };
}
/** All operators and all keys have to hold; of the values of one key, one. */
function conditionsHold(conditions, context) {
    return Object.entries(conditions ?? {}).every(([text, keys]) => {
        const parsed = parseOperator(text);
        return Object.entries(keys).every(([key, allowed]) => keyHolds(parsed, { key, allowed }, context));
    });
}
function keyHolds({ operator, set, ifExists }, clause, context) {
    const found = context[clause.key.toLowerCase()];
    const allowed = listOf(clause.allowed);
    if (operator === 'Null') {
        return allowed.some((text) => (text.toLowerCase() === 'true') === (found === undefined));
    }
    if (found === undefined)
        return ifExists || absentHolds(operator, set);
    const matches = (value) => allowed.some((pattern) => operator.test(pattern, value, context)) !== operator.negated;
    if (set === 'ForAllValues')
        return listOf(found).every(matches);
    if (set === 'ForAnyValue')
        return listOf(found).some(matches);
    if (typeof found === 'string')
        return matches(found);
    throw new UnsupportedPolicyError(`${clause.key} has a list of values: use ForAllValues: or ForAnyValue:`);
}
function absentHolds({ negated }, set) {
    if (set === 'ForAllValues')
        return true;
    return set === undefined && negated;
}
/** The last of the six parts may contain colons. */
function arnParts(arn) {
    const parts = arn.split(':');
    return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
function listOf(value) {
    return typeof value === 'string' ? [value] : value;
}

;// CONCATENATED MODULE: ./lib/simulator/iam/supported.js


/** Of a statement; `NotPrincipal` is not simulated. */
const STATEMENT_ELEMENTS = new Set([
    'Sid',
    'Effect',
    'Principal',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Condition',
]);
/** Keys that requests to the simulated services have, or are known to lack. */
const KEYS = new Set([
    'aws:tagkeys',
    'aws:resourceaccount',
    'aws:principalaccount',
    'aws:principalarn',
    'aws:principalisawsservice',
    'aws:requestedregion',
    'aws:securetransport',
    'aws:viaawsservice',
    'aws:sourceaccount',
    'aws:sourcearn',
    's3:prefix',
    's3:delimiter',
    's3:max-keys',
    's3:versionid',
    's3:resourceaccount',
    's3:if-none-match',
    's3:x-amz-server-side-encryption',
    's3:x-amz-server-side-encryption-aws-kms-key-id',
    'iam:passedtoservice',
    'kms:viaservice',
]);
const KEY_FAMILIES = ['aws:requesttag/', 'aws:resourcetag/'];
/** Claims of a web identity: the issuer's host, a colon, the claim. */
const CLAIM_KEY = /^[\w-]+(?:\.[\w-]+)+(?:\/[^:]*)?:\w+$/;
/** Elements, operators and variables. Throws `UnsupportedPolicyError` naming the first that is not simulated. */
function checkPolicy(document, kind) {
    for (const statement of document.Statement) {
        checkMembers(statement, kind);
        for (const operator of Object.keys(statement.Condition ?? {}))
            parseOperator(operator);
        checkVersion(document, statement);
    }
}
/**
 * Condition keys, for decisions on real requests: a key that no simulated request ever has would look absent where
 * AWS knows it. Throws `UnsupportedPolicyError`.
 */
function checkKeys({ Statement }) {
    for (const statement of Statement) {
        const conditions = Object.values(statement.Condition ?? {}).flatMap((keys) => Object.keys(keys));
        const variables = textsOf(statement).flatMap(variablesIn);
        const unknown = [...conditions, ...variables].find((key) => !isKnownKey(key.toLowerCase()));
        if (unknown !== undefined)
            throw new UnsupportedPolicyError(`condition key ${unknown}`);
    }
}
function checkMembers(statement, kind) {
    const unknown = Object.keys(statement).find((member) => !STATEMENT_ELEMENTS.has(member));
    if (unknown !== undefined)
        throw new UnsupportedPolicyError(`statement element ${unknown}`);
    if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') {
        throw new UnsupportedPolicyError(`effect ${JSON.stringify(statement.Effect)}`);
    }
    checkOneOf(statement, 'Action', 'NotAction');
    if (kind === 'rights')
        checkOneOf(statement, 'Resource', 'NotResource');
    const misplaced = kind === 'rights' ? ['Principal'] : ['Resource', 'NotResource'];
    for (const member of misplaced) {
        if (statement[member] !== undefined) {
            throw new UnsupportedPolicyError(`${member} in a policy of ${kind}`);
        }
    }
}
function checkOneOf(statement, ...members) {
    if (members.filter((member) => statement[member] !== undefined).length !== 1) {
        throw new UnsupportedPolicyError(`a statement needs either ${members.join(' or ')}`);
    }
}
function isKnownKey(key) {
    return KEYS.has(key) || KEY_FAMILIES.some((family) => key.startsWith(family)) || CLAIM_KEY.test(key);
}
/** Variables exist since version 2012-10-17; in older policies the same text means itself. */
function checkVersion({ Version }, statement) {
    if (Version !== '2012-10-17' && textsOf(statement).flatMap(variablesIn).length > 0) {
        throw new UnsupportedPolicyError('policy variables without Version 2012-10-17');
    }
}
function textsOf({ Resource = [], NotResource = [], Condition = {} }) {
    const values = Object.values(Condition).flatMap((keys) => Object.values(keys).flatMap(listOf));
    return [...listOf(Resource), ...listOf(NotResource), ...values];
}

;// CONCATENATED MODULE: ./lib/simulator/iam/decide.js



/** All policies that count. */
function documentsOf({ policies, boundary }) {
    return boundary === undefined ? policies : [...policies, boundary];
}
/**
 * A condition finds a key absent that the context lacks.
 * @throws UnsupportedPolicyError where a policy uses what is not simulated, whether it matters here or not
 */
function decide(rights, access) {
    const layers = [
        ['identity-based policy', rights.policies],
        ...(rights.boundary === undefined ? [] : [['permissions boundary', [rights.boundary]]]),
    ];
    for (const document of documentsOf(rights))
        checkPolicy(document, 'rights');
    const effects = layers.map(([layer, documents]) => ({ layer, effects: effectsOn(documents, access) }));
    const denying = effects.find((each) => each.effects.has('Deny'));
    if (denying !== undefined)
        return { kind: 'explicitDeny', by: denying.layer };
    const silent = effects.find((each) => !each.effects.has('Allow'));
    return silent === undefined ? { kind: 'allowed' } : { kind: 'implicitDeny', by: silent.layer };
}
function effectsOn(documents, access) {
    const applying = documents.flatMap(({ Statement }) => Statement.filter((statement) => covers(statement, access) && holds(statement, access)));
    return new Set(applying.map(({ Effect }) => Effect));
}
/** Action and resource of the statement name this access, whatever its conditions say. */
function covers(statement, access) {
    return coversAction(statement, access.action) && coversResource(statement, access);
}
function holds({ Condition }, { context }) {
    return conditionsHold(Condition, context);
}
/** IAM does not tell upper from lower case in action names. */
function coversAction({ Action, NotAction }, action) {
    const named = (patterns) => listOf(patterns).some((pattern) => matchesPattern(pattern.toLowerCase(), action.toLowerCase()));
    return Action === undefined ? NotAction !== undefined && !named(NotAction) : named(Action);
}
function coversResource({ Resource, NotResource }, { resource, context }) {
    const named = (patterns) => listOf(patterns).some((pattern) => matchesPattern(pattern, resource, context));
    return Resource === undefined ? NotResource !== undefined && !named(NotResource) : named(Resource);
}

;// CONCATENATED MODULE: ./lib/simulator/iam/authorize.js


/** The first need that is not met; undefined: all are. */
function denialOf(caller, needs) {
    const { rights } = caller;
    if (rights === undefined)
        return undefined;
    for (const document of documentsOf(rights))
        checkKeys(document);
    for (const need of needs) {
        const context = { ...requestContext(caller, rights.principalArn), ...ownerOf(need), ...need.context };
        const decision = decide(rights, { ...need, context });
        if (decision.kind !== 'allowed')
            return { need, decision };
    }
    return undefined;
}
/** Keys that every request has. The simulator listens on loopback in plain HTTP, where AWS is reached by TLS. */
function requestContext({ accountId, region }, principalArn) {
    return {
        'aws:principalaccount': accountId,
        'aws:principalarn': principalArn,
        'aws:requestedregion': region,
        'aws:securetransport': 'true',
        'aws:principalisawsservice': 'false',
        'aws:viaawsservice': 'false',
    };
}
/** Base models name no account in their ARN; whose they are for a policy is not confirmed, so the key is absent. */
function ownerOf({ resource }) {
    const account = resource.split(':')[4] ?? '';
    return account === '' ? {} : { 'aws:resourceaccount': account };
}
/** AWS's words. `quoted`: S3 puts its resources in quotation marks. */
function denialText(caller, { need, decision }, quoted = false) {
    const { action, resource } = need;
    const named = quoted ? `"${resource}"` : resource;
    const on = resource === '*' ? '' : ` on resource: ${named}`;
    const article = decision.by === 'identity-based policy' ? 'an' : 'a';
    const because = decision.kind === 'explicitDeny'
        ? `with an explicit deny in ${article} ${decision.by}`
        : `because no ${decision.by} allows the ${action} action`;
    return `User: ${caller.arn} is not authorized to perform: ${action}${on} ${because}`;
}
/** Names of the actions, each once, in order: what the ledger shows. */
function actionsOf(needs) {
    return [...new Set(needs.map(({ action }) => action))].sort();
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
/** `made`: how many the account had made before it. */
function deploymentArn({ accountId, region }, name, made) {
    const id = digest(`${accountId}/${region}/deployment/${name}/${made}`).slice(0, 12);
    return `arn:aws:bedrock:${region}:${accountId}:custom-model-deployment/${id}`;
}
function throughputArn({ accountId, region }, name, made) {
    const id = digest(`${accountId}/${region}/throughput/${name}/${made}`).slice(0, 12);
    return `arn:aws:bedrock:${region}:${accountId}:provisioned-model/${id}`;
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
        "CreateCustomModelDeployment": {
            "http": {
                "method": "POST",
                "requestUri": "/model-customization/custom-model-deployments",
                "responseCode": 202
            },
            "input": "CreateCustomModelDeploymentRequest",
            "output": "CreateCustomModelDeploymentResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "TooManyTagsException",
                "ServiceQuotaExceededException",
                "ThrottlingException"
            ],
            "idempotent": true
        },
        "GetCustomModelDeployment": {
            "http": {
                "method": "GET",
                "requestUri": "/model-customization/custom-model-deployments/{customModelDeploymentIdentifier}",
                "responseCode": 200
            },
            "input": "GetCustomModelDeploymentRequest",
            "output": "GetCustomModelDeploymentResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "readonly": true
        },
        "ListCustomModelDeployments": {
            "http": {
                "method": "GET",
                "requestUri": "/model-customization/custom-model-deployments",
                "responseCode": 200
            },
            "input": "ListCustomModelDeploymentsRequest",
            "output": "ListCustomModelDeploymentsResponse",
            "errors": [
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "readonly": true
        },
        "UpdateCustomModelDeployment": {
            "http": {
                "method": "PATCH",
                "requestUri": "/model-customization/custom-model-deployments/{customModelDeploymentIdentifier}",
                "responseCode": 202
            },
            "input": "UpdateCustomModelDeploymentRequest",
            "output": "UpdateCustomModelDeploymentResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "idempotent": true
        },
        "DeleteCustomModelDeployment": {
            "http": {
                "method": "DELETE",
                "requestUri": "/model-customization/custom-model-deployments/{customModelDeploymentIdentifier}",
                "responseCode": 200
            },
            "input": "DeleteCustomModelDeploymentRequest",
            "output": "DeleteCustomModelDeploymentResponse",
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
        "CreateProvisionedModelThroughput": {
            "http": {
                "method": "POST",
                "requestUri": "/provisioned-model-throughput",
                "responseCode": 201
            },
            "input": "CreateProvisionedModelThroughputRequest",
            "output": "CreateProvisionedModelThroughputResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "TooManyTagsException",
                "ServiceQuotaExceededException",
                "ThrottlingException"
            ],
            "idempotent": true
        },
        "GetProvisionedModelThroughput": {
            "http": {
                "method": "GET",
                "requestUri": "/provisioned-model-throughput/{provisionedModelId}",
                "responseCode": 200
            },
            "input": "GetProvisionedModelThroughputRequest",
            "output": "GetProvisionedModelThroughputResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "readonly": true
        },
        "ListProvisionedModelThroughputs": {
            "http": {
                "method": "GET",
                "requestUri": "/provisioned-model-throughputs",
                "responseCode": 200
            },
            "input": "ListProvisionedModelThroughputsRequest",
            "output": "ListProvisionedModelThroughputsResponse",
            "errors": [
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "readonly": true
        },
        "UpdateProvisionedModelThroughput": {
            "http": {
                "method": "PATCH",
                "requestUri": "/provisioned-model-throughput/{provisionedModelId}",
                "responseCode": 200
            },
            "input": "UpdateProvisionedModelThroughputRequest",
            "output": "UpdateProvisionedModelThroughputResponse",
            "errors": [
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ValidationException",
                "InternalServerException",
                "ThrottlingException"
            ],
            "idempotent": true
        },
        "DeleteProvisionedModelThroughput": {
            "http": {
                "method": "DELETE",
                "requestUri": "/provisioned-model-throughput/{provisionedModelId}",
                "responseCode": 200
            },
            "input": "DeleteProvisionedModelThroughputRequest",
            "output": "DeleteProvisionedModelThroughputResponse",
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
        "CommitmentDuration": {
            "type": "string",
            "enum": [
                "OneMonth",
                "SixMonths"
            ]
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
        "CreateCustomModelDeploymentRequest": {
            "type": "structure",
            "required": [
                "modelDeploymentName",
                "modelArn"
            ],
            "members": {
                "modelDeploymentName": {
                    "shape": "ModelDeploymentName"
                },
                "modelArn": {
                    "shape": "CustomModelArn"
                },
                "description": {
                    "shape": "CustomModelDeploymentDescription"
                },
                "tags": {
                    "shape": "TagList"
                },
                "clientRequestToken": {
                    "shape": "IdempotencyToken",
                    "idempotencyToken": true
                }
            }
        },
        "CreateCustomModelDeploymentResponse": {
            "type": "structure",
            "required": [
                "customModelDeploymentArn"
            ],
            "members": {
                "customModelDeploymentArn": {
                    "shape": "CustomModelDeploymentArn"
                }
            }
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
        "CreateProvisionedModelThroughputRequest": {
            "type": "structure",
            "required": [
                "modelUnits",
                "provisionedModelName",
                "modelId"
            ],
            "members": {
                "clientRequestToken": {
                    "shape": "IdempotencyToken",
                    "idempotencyToken": true
                },
                "modelUnits": {
                    "shape": "PositiveInteger"
                },
                "provisionedModelName": {
                    "shape": "ProvisionedModelName"
                },
                "modelId": {
                    "shape": "ModelIdentifier"
                },
                "commitmentDuration": {
                    "shape": "CommitmentDuration"
                },
                "tags": {
                    "shape": "TagList"
                }
            }
        },
        "CreateProvisionedModelThroughputResponse": {
            "type": "structure",
            "required": [
                "provisionedModelArn"
            ],
            "members": {
                "provisionedModelArn": {
                    "shape": "ProvisionedModelArn"
                }
            }
        },
        "CustomModelArn": {
            "type": "string",
            "min": 20,
            "max": 1011,
            "pattern": "arn:aws(|-us-gov|-cn|-iso|-iso-b):bedrock:[a-z0-9-]{1,20}:[0-9]{12}:custom-model/(imported|[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2})/[a-z0-9]{12}"
        },
        "CustomModelDeploymentArn": {
            "type": "string",
            "min": 0,
            "max": 1011,
            "pattern": "arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:custom-model-deployment/[a-z0-9]{12}"
        },
        "CustomModelDeploymentDescription": {
            "type": "string",
            "min": 1,
            "max": 2048,
            "pattern": ".*"
        },
        "CustomModelDeploymentIdentifier": {
            "type": "string",
            "min": 1,
            "max": 93,
            "pattern": "(arn:aws(|-us-gov|-cn|-iso|-iso-b):bedrock:[a-z0-9-]{1,20}:[0-9]{12}:custom-model-deployment/[a-z0-9]{12})|^([0-9a-zA-Z][_-]?){1,63}"
        },
        "CustomModelDeploymentStatus": {
            "type": "string",
            "enum": [
                "Creating",
                "Active",
                "Failed"
            ]
        },
        "CustomModelDeploymentSummary": {
            "type": "structure",
            "required": [
                "customModelDeploymentArn",
                "customModelDeploymentName",
                "modelArn",
                "createdAt",
                "status"
            ],
            "members": {
                "customModelDeploymentArn": {
                    "shape": "CustomModelDeploymentArn"
                },
                "customModelDeploymentName": {
                    "shape": "ModelDeploymentName"
                },
                "modelArn": {
                    "shape": "ModelArn"
                },
                "createdAt": {
                    "shape": "Timestamp"
                },
                "status": {
                    "shape": "CustomModelDeploymentStatus"
                },
                "lastUpdatedAt": {
                    "shape": "Timestamp"
                },
                "failureMessage": {
                    "shape": "ErrorMessage"
                }
            }
        },
        "CustomModelDeploymentSummaryList": {
            "type": "list",
            "member": "CustomModelDeploymentSummary"
        },
        "CustomModelDeploymentUpdateDetails": {
            "type": "structure",
            "required": [
                "modelArn",
                "updateStatus"
            ],
            "members": {
                "modelArn": {
                    "shape": "ModelArn"
                },
                "updateStatus": {
                    "shape": "CustomModelDeploymentUpdateStatus"
                }
            }
        },
        "CustomModelDeploymentUpdateStatus": {
            "type": "string",
            "enum": [
                "Updating",
                "UpdateCompleted",
                "UpdateFailed"
            ]
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
        "DeleteCustomModelDeploymentRequest": {
            "type": "structure",
            "required": [
                "customModelDeploymentIdentifier"
            ],
            "members": {
                "customModelDeploymentIdentifier": {
                    "shape": "CustomModelDeploymentIdentifier",
                    "location": "uri",
                    "locationName": "customModelDeploymentIdentifier"
                }
            }
        },
        "DeleteCustomModelDeploymentResponse": {
            "type": "structure",
            "members": {}
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
        "DeleteProvisionedModelThroughputRequest": {
            "type": "structure",
            "required": [
                "provisionedModelId"
            ],
            "members": {
                "provisionedModelId": {
                    "shape": "ProvisionedModelId",
                    "location": "uri",
                    "locationName": "provisionedModelId"
                }
            }
        },
        "DeleteProvisionedModelThroughputResponse": {
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
        "GetCustomModelDeploymentRequest": {
            "type": "structure",
            "required": [
                "customModelDeploymentIdentifier"
            ],
            "members": {
                "customModelDeploymentIdentifier": {
                    "shape": "CustomModelDeploymentIdentifier",
                    "location": "uri",
                    "locationName": "customModelDeploymentIdentifier"
                }
            }
        },
        "GetCustomModelDeploymentResponse": {
            "type": "structure",
            "required": [
                "customModelDeploymentArn",
                "modelDeploymentName",
                "modelArn",
                "createdAt",
                "status"
            ],
            "members": {
                "customModelDeploymentArn": {
                    "shape": "CustomModelDeploymentArn"
                },
                "modelDeploymentName": {
                    "shape": "ModelDeploymentName"
                },
                "modelArn": {
                    "shape": "CustomModelArn"
                },
                "createdAt": {
                    "shape": "Timestamp"
                },
                "status": {
                    "shape": "CustomModelDeploymentStatus"
                },
                "description": {
                    "shape": "CustomModelDeploymentDescription"
                },
                "updateDetails": {
                    "shape": "CustomModelDeploymentUpdateDetails"
                },
                "failureMessage": {
                    "shape": "ErrorMessage"
                },
                "lastUpdatedAt": {
                    "shape": "Timestamp"
                }
            }
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
        "GetProvisionedModelThroughputRequest": {
            "type": "structure",
            "required": [
                "provisionedModelId"
            ],
            "members": {
                "provisionedModelId": {
                    "shape": "ProvisionedModelId",
                    "location": "uri",
                    "locationName": "provisionedModelId"
                }
            }
        },
        "GetProvisionedModelThroughputResponse": {
            "type": "structure",
            "required": [
                "modelUnits",
                "desiredModelUnits",
                "provisionedModelName",
                "provisionedModelArn",
                "modelArn",
                "desiredModelArn",
                "foundationModelArn",
                "status",
                "creationTime",
                "lastModifiedTime"
            ],
            "members": {
                "modelUnits": {
                    "shape": "PositiveInteger"
                },
                "desiredModelUnits": {
                    "shape": "PositiveInteger"
                },
                "provisionedModelName": {
                    "shape": "ProvisionedModelName"
                },
                "provisionedModelArn": {
                    "shape": "ProvisionedModelArn"
                },
                "modelArn": {
                    "shape": "ModelArn"
                },
                "desiredModelArn": {
                    "shape": "ModelArn"
                },
                "foundationModelArn": {
                    "shape": "FoundationModelArn"
                },
                "status": {
                    "shape": "ProvisionedModelStatus"
                },
                "creationTime": {
                    "shape": "Timestamp"
                },
                "lastModifiedTime": {
                    "shape": "Timestamp"
                },
                "failureMessage": {
                    "shape": "ErrorMessage"
                },
                "commitmentDuration": {
                    "shape": "CommitmentDuration"
                },
                "commitmentExpirationTime": {
                    "shape": "Timestamp"
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
        "ListCustomModelDeploymentsRequest": {
            "type": "structure",
            "members": {
                "createdBefore": {
                    "shape": "Timestamp",
                    "location": "querystring",
                    "locationName": "createdBefore"
                },
                "createdAfter": {
                    "shape": "Timestamp",
                    "location": "querystring",
                    "locationName": "createdAfter"
                },
                "nameContains": {
                    "shape": "ModelDeploymentName",
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
                    "shape": "SortModelsBy",
                    "location": "querystring",
                    "locationName": "sortBy"
                },
                "sortOrder": {
                    "shape": "SortOrder",
                    "location": "querystring",
                    "locationName": "sortOrder"
                },
                "statusEquals": {
                    "shape": "CustomModelDeploymentStatus",
                    "location": "querystring",
                    "locationName": "statusEquals"
                },
                "modelArnEquals": {
                    "shape": "CustomModelArn",
                    "location": "querystring",
                    "locationName": "modelArnEquals"
                }
            }
        },
        "ListCustomModelDeploymentsResponse": {
            "type": "structure",
            "members": {
                "nextToken": {
                    "shape": "PaginationToken"
                },
                "modelDeploymentSummaries": {
                    "shape": "CustomModelDeploymentSummaryList"
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
        "ListProvisionedModelThroughputsRequest": {
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
                    "shape": "ProvisionedModelStatus",
                    "location": "querystring",
                    "locationName": "statusEquals"
                },
                "modelArnEquals": {
                    "shape": "ModelArn",
                    "location": "querystring",
                    "locationName": "modelArnEquals"
                },
                "nameContains": {
                    "shape": "ProvisionedModelName",
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
                    "shape": "SortByProvisionedModels",
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
        "ListProvisionedModelThroughputsResponse": {
            "type": "structure",
            "members": {
                "nextToken": {
                    "shape": "PaginationToken"
                },
                "provisionedModelSummaries": {
                    "shape": "ProvisionedModelSummaries"
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
        "ModelDeploymentName": {
            "type": "string",
            "min": 1,
            "max": 63,
            "pattern": "([0-9a-zA-Z][_-]?){1,63}"
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
        "PositiveInteger": {
            "type": "integer",
            "min": 1
        },
        "Provider": {
            "type": "string",
            "pattern": "[A-Za-z0-9- ]{1,63}"
        },
        "ProvisionedModelArn": {
            "type": "string",
            "pattern": "arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:provisioned-model/[a-z0-9]{12}"
        },
        "ProvisionedModelId": {
            "type": "string",
            "pattern": "((([0-9a-zA-Z][_-]?)+)|(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:provisioned-model/[a-z0-9]{12}))"
        },
        "ProvisionedModelName": {
            "type": "string",
            "min": 1,
            "max": 63,
            "pattern": "([0-9a-zA-Z][_-]?)+"
        },
        "ProvisionedModelStatus": {
            "type": "string",
            "enum": [
                "Creating",
                "InService",
                "Updating",
                "Failed"
            ]
        },
        "ProvisionedModelSummaries": {
            "type": "list",
            "member": "ProvisionedModelSummary"
        },
        "ProvisionedModelSummary": {
            "type": "structure",
            "required": [
                "provisionedModelName",
                "provisionedModelArn",
                "modelArn",
                "desiredModelArn",
                "foundationModelArn",
                "modelUnits",
                "desiredModelUnits",
                "status",
                "creationTime",
                "lastModifiedTime"
            ],
            "members": {
                "provisionedModelName": {
                    "shape": "ProvisionedModelName"
                },
                "provisionedModelArn": {
                    "shape": "ProvisionedModelArn"
                },
                "modelArn": {
                    "shape": "ModelArn"
                },
                "desiredModelArn": {
                    "shape": "ModelArn"
                },
                "foundationModelArn": {
                    "shape": "FoundationModelArn"
                },
                "modelUnits": {
                    "shape": "PositiveInteger"
                },
                "desiredModelUnits": {
                    "shape": "PositiveInteger"
                },
                "status": {
                    "shape": "ProvisionedModelStatus"
                },
                "commitmentDuration": {
                    "shape": "CommitmentDuration"
                },
                "commitmentExpirationTime": {
                    "shape": "Timestamp"
                },
                "creationTime": {
                    "shape": "Timestamp"
                },
                "lastModifiedTime": {
                    "shape": "Timestamp"
                }
            }
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
        "SortByProvisionedModels": {
            "type": "string",
            "enum": [
                "CreationTime"
            ]
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
        "UpdateCustomModelDeploymentRequest": {
            "type": "structure",
            "required": [
                "modelArn",
                "customModelDeploymentIdentifier"
            ],
            "members": {
                "modelArn": {
                    "shape": "CustomModelArn"
                },
                "customModelDeploymentIdentifier": {
                    "shape": "CustomModelDeploymentIdentifier",
                    "location": "uri",
                    "locationName": "customModelDeploymentIdentifier"
                }
            }
        },
        "UpdateCustomModelDeploymentResponse": {
            "type": "structure",
            "required": [
                "customModelDeploymentArn"
            ],
            "members": {
                "customModelDeploymentArn": {
                    "shape": "CustomModelDeploymentArn"
                }
            }
        },
        "UpdateProvisionedModelThroughputRequest": {
            "type": "structure",
            "required": [
                "provisionedModelId"
            ],
            "members": {
                "provisionedModelId": {
                    "shape": "ProvisionedModelId",
                    "location": "uri",
                    "locationName": "provisionedModelId"
                },
                "desiredProvisionedModelName": {
                    "shape": "ProvisionedModelName"
                },
                "desiredModelId": {
                    "shape": "ModelIdentifier"
                }
            }
        },
        "UpdateProvisionedModelThroughputResponse": {
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


/**
 * Throws for a name that the data lacks: only the generated data names shapes, so that is a defect of ours.
 * @param model default: the control plane
 */
function shapeOf(name, model = SERVICE_MODEL) {
    const shape = model.shapes[name];
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
function service_model_matchesPattern(shapeName, pattern, value) {
    const safe = SAFE_PATTERNS[shapeName] ?? pattern;
    let whole = compiled.get(safe);
    if (whole === undefined) {
        whole = new RegExp(`^(?:${safe})$`);
        compiled.set(safe, whole);
    }
    return whole.test(value);
}

;// CONCATENATED MODULE: ./lib/simulator/iam/bedrock-actions.js
/**
 * IAM actions, resources and condition keys of each simulated Bedrock operation.
 *
 * Names, resource types and keys follow AWS's service authorization reference for Amazon Bedrock (2026). It leaves
 * open, and an account has not confirmed: which ARN stands for a job, model or endpoint that is being made (here
 * `…/*`, as a published denial of CreateModelCustomizationJob shows for `model-customization-job/*`, a type that the
 * reference does not even list for it); whether `aws:RequestTag` on the creation sees the tags of the job, of the
 * model, or both (here both); and how a name is checked that stands for an ARN (here the ARN, where the name is known).
 */


const NEEDS = {
    CreateModelCustomizationJob: createJob,
    GetModelCustomizationJob: onOne('model-customization-job', 'jobIdentifier'),
    ListModelCustomizationJobs: onAll,
    StopModelCustomizationJob: onOne('model-customization-job', 'jobIdentifier'),
    GetCustomModel: onOne('custom-model', 'modelIdentifier'),
    ListCustomModels: onAll,
    DeleteCustomModel: onOne('custom-model', 'modelIdentifier'),
    CreateCustomModelDeployment: createEndpoint('custom-model-deployment', 'modelArn'),
    GetCustomModelDeployment: onOne('custom-model-deployment', 'customModelDeploymentIdentifier'),
    ListCustomModelDeployments: onAll,
    UpdateCustomModelDeployment: updateEndpoint(['custom-model-deployment', 'customModelDeploymentIdentifier'], 'modelArn'),
    DeleteCustomModelDeployment: onOne('custom-model-deployment', 'customModelDeploymentIdentifier'),
    CreateProvisionedModelThroughput: createEndpoint('provisioned-model', 'modelId'),
    GetProvisionedModelThroughput: onOne('provisioned-model', 'provisionedModelId'),
    ListProvisionedModelThroughputs: onAll,
    UpdateProvisionedModelThroughput: updateEndpoint(['provisioned-model', 'provisionedModelId'], 'desiredModelId'),
    DeleteProvisionedModelThroughput: onOne('provisioned-model', 'provisionedModelId'),
    TagResource: onTagged,
    UntagResource: onTagged,
    ListTagsForResource: onTagged,
    GetFoundationModel: (input, account) => [on(baseArn(bedrock_actions_text(input['modelIdentifier']), account))],
    ListFoundationModels: onAll,
    GetFoundationModelAvailability: onAll,
};
/**
 * What a caller needs for an operation; undefined: the operation is not known here. The input may be anything that a
 * client sent: rights are checked before it is.
 */
function bedrockNeeds(operation, input, account) {
    const needs = Object.hasOwn(NEEDS, operation) ? NEEDS[operation] : undefined;
    return needs?.(input, account).map((need) => need.action === '' ? { ...need, action: `bedrock:${operation}` } : need);
}
/** An access under the operation's own name. */
function on(resource, context = {}) {
    return { action: '', resource, context };
}
function onAll() {
    return [on('*')];
}
function onOne(kind, member) {
    return (input, account) => [onExisting(kind, bedrock_actions_text(input[member]), account)];
}
function onExisting(kind, identifier, account) {
    const found = find(account, identifier, kind);
    return on(found?.arn ?? arnOf(kind, identifier, account), resourceTags(found?.tags ?? []));
}
function onTagged(input, account) {
    const arn = bedrock_actions_text(input['resourceARN']);
    const removed = Array.isArray(input['tagKeys']) ? input['tagKeys'].filter(isText) : [];
    const context = {
        ...resourceTags(find(account, arn)?.tags ?? []),
        ...requestTags(tagsIn(input['tags'])),
        ...(removed.length === 0 ? {} : { 'aws:tagkeys': removed }),
    };
    return [on(arn, context)];
}
function createJob(input, account) {
    const jobTags = tagsIn(input['jobTags']);
    const modelTags = tagsIn(input['customModelTags']);
    const tags = requestTags([...modelTags, ...jobTags]);
    const base = onModel(bedrock_actions_text(input['baseModelIdentifier']), account);
    return [
        { ...base, context: { ...base.context, ...tags } },
        on(arnOf('model-customization-job', '*', account), tags),
        on(arnOf('custom-model', '*', account), tags),
        ...tagging('model-customization-job', jobTags, account),
        ...tagging('custom-model', modelTags, account),
        {
            action: 'iam:PassRole',
            resource: bedrock_actions_text(input['roleArn']),
            context: { 'iam:passedtoservice': 'bedrock.amazonaws.com' },
        },
        ...modelKey(bedrock_actions_text(input['customModelKmsKeyId']), account),
    ];
}
/** A key policy may allow these too; key policies are not simulated, so the role's own policies have to. */
function modelKey(keyId, account) {
    const resource = kmsKeyArn(account, keyId === '' ? undefined : keyId);
    if (resource === undefined)
        return [];
    const context = {
        'kms:viaservice': `bedrock.${account.region}.amazonaws.com`,
        'aws:viaawsservice': 'true',
    };
    const actions = ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'];
    return actions.map((action) => ({ action, resource, context }));
}
/** The reference names both model types for provisioned throughput, and a call names one model. */
function createEndpoint(kind, modelMember) {
    return (input, account) => {
        const tags = tagsIn(input['tags']);
        const model = onModel(bedrock_actions_text(input[modelMember]), account);
        return [
            { ...model, context: { ...model.context, ...requestTags(tags) } },
            ...tagging(kind, tags, account),
        ];
    };
}
function updateEndpoint([kind, member], modelMember) {
    return (input, account) => {
        const model = bedrock_actions_text(input[modelMember]);
        const endpoint = onExisting(kind, bedrock_actions_text(input[member]), account);
        return model === '' ? [endpoint] : [endpoint, onModel(model, account)];
    };
}
/** AWS checks the right to tag beside the right to create, where tags come with the creation. */
function tagging(kind, tags, account) {
    if (tags.length === 0)
        return [];
    const resource = arnOf(kind, '*', account);
    return [{ action: 'bedrock:TagResource', resource, context: requestTags(tags) }];
}
/** A custom model by name or ARN, or a base model by id or ARN. */
function onModel(identifier, account) {
    const model = find(account, identifier, 'custom-model');
    if (model === undefined)
        return on(baseArn(identifier, account));
    return on(model.arn, resourceTags(model.tags));
}
function baseArn(identifier, account) {
    return identifier.startsWith('arn:') ? identifier : foundationModelArn(account, identifier);
}
function find(account, identifier, kind) {
    const kinds = {
        'model-customization-job': account.jobs.map((job) => ({ ...job, name: job.input.jobName })),
        'custom-model': account.models,
        'custom-model-deployment': account.deployments,
        'provisioned-model': account.throughputs,
    };
    const candidates = kind === undefined ? Object.values(kinds).flat() : kinds[kind];
    return candidates.find(({ arn, name }) => arn === identifier || (kind !== undefined && name === identifier));
}
function arnOf(kind, identifier, { region, accountId }) {
    return identifier.startsWith('arn:')
        ? identifier
        : `arn:aws:bedrock:${region}:${accountId}:${kind}/${identifier}`;
}
function requestTags(tags) {
    if (tags.length === 0)
        return {};
    return { ...tagKeys('aws:requesttag', tags), 'aws:tagkeys': [...new Set(tags.map(({ key }) => key))] };
}
function resourceTags(tags) {
    return tagKeys('aws:resourcetag', tags);
}
function tagKeys(family, tags) {
    return Object.fromEntries(tags.map(({ key, value }) => [`${family}/${key}`.toLowerCase(), value]));
}
function tagsIn(value) {
    const items = Array.isArray(value) ? value : [];
    return items.flatMap((item) => {
        if (!isMembers(item))
            return [];
        const { key, value: content } = item;
        return isText(key) && isText(content) ? [{ key, value: content }] : [];
    });
}
function bedrock_actions_text(value) {
    return isText(value) ? value : '';
}
function isText(value) {
    return typeof value === 'string';
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/check-response.js
/**
 * Checks of the simulator's own answers against the service model: an answer AWS could not have given must not teach a
 * client anything. Lengths and counts are left out: AWS breaks them itself (model names longer than `BrandedName`).
 */


/**
 * Every way in which `value` is not of the shape; empty when it is. Members with the value undefined are not sent.
 * @param model default: the control plane
 */
function responseProblems(shapeName, value, model) {
    return problems(shapeName, value, { path: '$', model });
}
function problems(shapeName, value, place) {
    const { path, model } = place;
    const inside = (name, item, step) => problems(name, item, { path: `${path}${step}`, model });
    const shape = shapeOf(shapeName, model);
    switch (shape.type) {
        case 'structure':
            return isMembers(value)
                ? structureProblems(shape, value, { path, inside })
                : [`${path}: not an object`];
        case 'map':
            if (!isMembers(value))
                return [`${path}: not a map`];
            return Object.entries(value).flatMap(([key, item]) => inside(shape.value, item, `.${key}`));
        case 'list':
            if (!Array.isArray(value))
                return [`${path}: not a list`];
            return value.flatMap((item, index) => inside(shape.member, item, `[${index}]`));
        case 'string':
            return textProblems(shapeName, shape, value, path);
        case 'integer':
        case 'long':
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
function structureProblems(shape, value, { path, inside }) {
    const missing = (shape.required ?? []).filter((name) => value[name] === undefined);
    const found = missing.map((name) => `${path}.${name}: required and absent`);
    for (const [name, item] of Object.entries(value)) {
        if (item === undefined)
            continue;
        const member = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
        if (member === undefined)
            found.push(`${path}.${name}: not a member`);
        else
            found.push(...inside(member.shape, item, `.${name}`));
    }
    return found;
}
function textProblems(shapeName, shape, value, path) {
    if (typeof value !== 'string')
        return [`${path}: not a string`];
    if (shape.enum !== undefined && !shape.enum.includes(value))
        return [`${path}: ${value} is not in the enum`];
    const matches = shape.pattern === undefined || service_model_matchesPattern(shapeName, shape.pattern, value);
    return matches ? [] : [`${path}: ${value} does not match the pattern of ${shapeName}`];
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/name-pattern.js
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

;// CONCATENATED MODULE: ./lib/simulator/bedrock/endpoints.js
/**
 * What a model is invoked through, deployments and provisioned throughput alike: made, then ready, then one change of
 * its model at a time. Where one stands is computed from its times, never stored.
 */

function standingOf(endpoint, now) {
    const { modelArn, createdAt, readyAt, failure, change } = endpoint;
    const at = (state, changedAt, failureMessage) => ({
        ...{ state, changedAt, failureMessage, modelArn },
        desiredModelArn: state === 'changing' && change !== undefined ? change.modelArn : modelArn,
    });
    if (now < readyAt)
        return at('creating', createdAt);
    if (failure !== undefined)
        return at('failed', readyAt, failure);
    if (change === undefined)
        return at('ready', readyAt);
    if (now < change.doneAt)
        return at('changing', change.requestedAt);
    if (change.failure !== undefined)
        return at('ready', change.doneAt, change.failure);
    const changed = { modelArn: change.modelArn, desiredModelArn: change.modelArn };
    return { ...at('ready', change.doneAt), ...changed };
}
/** What was changed before counts as done, so that the next change starts from the model served now. */
function changed(endpoint, change) {
    const { modelArn } = standingOf(endpoint, change.requestedAt);
    return { ...endpoint, modelArn, change };
}
/** Whether a deployment or provisioned throughput serves the model, is made for it, or is about to serve it. */
function isHeld({ deployments, throughputs }, model, now) {
    return [...deployments, ...throughputs].some((endpoint) => {
        const { modelArn, desiredModelArn } = standingOf(endpoint, now);
        return modelArn === model.arn || desiredModelArn === model.arn;
    });
}
/** The failure scripted for an endpoint of that name; the first rule that matches counts. */
function failureFor(name, rules) {
    return rules.find((rule) => matchesName(rule.name, name))?.message;
}
/** Puts the rules in force, also for what is being made or changed at the moment. */
function withEndpointRules(state, endpointRules, now) {
    const rescripted = (endpoint) => {
        const failure = failureFor(endpoint.name, endpointRules);
        const { change } = endpoint;
        switch (standingOf(endpoint, now).state) {
            case 'creating':
                return { ...endpoint, failure };
            case 'changing':
                return change === undefined ? endpoint : { ...endpoint, change: { ...change, failure } };
            default:
                return endpoint;
        }
    };
    const accounts = Object.entries(state.accounts).map(([key, account]) => [
        key,
        {
            ...account,
            deployments: account.deployments.map(rescripted),
            throughputs: account.throughputs.map(rescripted),
        },
    ]);
    return { settings: { ...state.settings, endpointRules }, accounts: Object.fromEntries(accounts) };
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
/** Scripted outcomes: which rule a job falls under, and what a new list of rules means for jobs in flight. */


/** The first rule whose pattern matches; without one the job completes and reports its phases. */
function outcomeFor(jobName, rules) {
    const rule = rules.find((candidate) => matchesName(candidate.jobName, jobName));
    return rule ?? { outcome: { kind: 'complete' }, reportsPhases: true };
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
 * `GET /_simulator/bedrock` gives the state, `POST …/outcomes` replaces the scripted outcomes of jobs, `POST …/endpoints`
 * the scripted failures of deployments and provisioned throughput, `POST …/settings` changes quotas, and how long the
 * phases of later jobs and the making of later endpoints take. undefined: not a route of this control. `now` in milliseconds.
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
    'POST /_simulator/bedrock/endpoints': (state, body, now) => withEndpointRules(state, endpointRulesOf(body), now),
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
function endpointRulesOf({ rules }) {
    const form = 'rules must be a list of { name, message } (texts; in name * stands for any text)';
    if (!Array.isArray(rules))
        throw new ControlError(form);
    return rules.map((rule) => {
        const { name, message } = isMembers(rule) ? rule : {};
        if (typeof name !== 'string' || typeof message !== 'string')
            throw new ControlError(form);
        return { name, message };
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
function settingsOf(before, { quotas, phaseMinutes, endpointMinutes }) {
    return {
        ...before,
        quotas: { ...before.quotas, ...control_numbers('quotas', before.quotas, quotas) },
        durations: { ...before.durations, ...durations('phaseMinutes', before.durations, phaseMinutes) },
        endpointDurations: {
            ...before.endpointDurations,
            ...durations('endpointMinutes', before.endpointDurations, endpointMinutes),
        },
    };
}
/** Milliseconds from minutes. */
function durations(what, known, given) {
    const minutes = Object.entries(control_numbers(what, known, given));
    return Object.fromEntries(minutes.map(([name, length]) => [name, Math.round(length * MINUTE)]));
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
/** A `ValidationException`. */
function fault_invalid(message) {
    return new BedrockFault('ValidationException', message);
}
/** A `ServiceQuotaExceededException`. */
function exceeded(message) {
    return new BedrockFault('ServiceQuotaExceededException', message);
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
    'prompt-completion': (record) => training_data_isText(record['prompt']) && training_data_isText(record['completion']),
    'claude-messages': (record) => isTurns(record['messages'], training_data_isText),
    'image-ref-caption': (record) => training_data_isText(record['image-ref']),
    'input-text': (record) => training_data_isText(record['input']),
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
        system.every((item) => isMembers(item) && training_data_isText(item['text'])) &&
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
        return training_data_isText(item['text']);
    return ['image', 'video', 'reasoningContent'].some((kind) => isMembers(item[kind]));
}
function training_data_isText(value) {
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
        throw fault_invalid('The training data configuration must have an s3Uri.');
    const validators = input.validationDataConfig?.validators ?? [];
    if (validators.length > 0 && !base.validationSet)
        throw fault_invalid(noValidationSet(base));
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
        throw fault_invalid(`Could not validate GetObject permissions to access Amazon S3 bucket (${bucket}) at key ${key} ` +
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
    throw fault_invalid(`Could not validate PutObject permissions to access Amazon S3 bucket (${bucket}) at key ` +
        `${key}/.write_access_check_file.tmp with role ${input.roleArn}.`);
}
function otherRegion(bucket, actual, expected) {
    return fault_invalid(`The Amazon S3 bucket (${bucket}) is in ${actual}; it must be in the region of the job, ${expected}.`);
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
    const offered = offeredModel(context, input.modelIdentifier);
    return { account: context.account, body: { modelDetails: details(offered, context) } };
}
/** By id or ARN. Throws the service's refusal unless the model is offered in the region today. */
function offeredModel(context, identifier) {
    const { account, now } = context;
    const prefix = foundationModelArn(account, '');
    const id = identifier.startsWith(prefix) ? identifier.slice(prefix.length) : identifier;
    const offered = offeredModels(context).find((candidate) => candidate.modelId === id);
    if (offered === undefined)
        throw unknownModel();
    if (stageOf(offered.model, now) === 'ended')
        throw endOfLife();
    return offered;
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
    return fault_invalid('The provided model identifier is invalid.');
}
function endOfLife() {
    return new BedrockFault('ResourceNotFoundException', 'This model version has reached the end of its life. Please refer to the AWS documentation for more details.');
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/idempotency.js
/** Tokens that make a repeated request harmless. */

/**
 * What an earlier request with the same token made; undefined: this one is new. Throws `mismatch`, which the operation
 * must declare, when the token came with another input before.
 */
function replayed(made, input, mismatch) {
    const token = input.clientRequestToken;
    const earlier = made.find((item) => token !== undefined && item.input.clientRequestToken === token);
    if (earlier !== undefined && canonical(earlier.input) !== canonical(input)) {
        throw new BedrockFault(mismatch, 'The provided client request token was used before with different request parameters.');
    }
    return earlier;
}
/** JSON with the members of every object in order, so that equal inputs give equal texts. */
function canonical(value) {
    return JSON.stringify(value, (_key, item) => typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
        : item);
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
/** An empty service with AWS's default quotas and usual durations. New accounts have no model units: AWS grants them. */
function initialState() {
    return {
        accounts: {},
        settings: {
            quotas: {
                jobsInFlight: 2,
                customModels: 100,
                tagsPerResource: 50,
                deployments: 10,
                deploymentsInProgress: 2,
                modelUnits: 0,
            },
            durations: { validation: 3 * state_MINUTE, dataProcessing: 5 * state_MINUTE, training: 120 * state_MINUTE },
            rules: [],
            endpointDurations: { deployment: 8 * state_MINUTE, throughput: 20 * state_MINUTE },
            endpointRules: [],
        },
    };
}
function accountOf(state, accountId, region) {
    return (state.accounts[`${accountId}/${region}`] ?? {
        ...{ accountId, region, jobs: [], models: [] },
        ...{ deployments: [], throughputs: [], endpointsMade: 0 },
    });
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
function withDeployment(account, deployment) {
    const { deployments } = account;
    return {
        ...account,
        deployments: deployments.map((other) => (other.arn === deployment.arn ? deployment : other)),
    };
}
function withThroughput(account, throughput) {
    const { throughputs } = account;
    return {
        ...account,
        throughputs: throughputs.map((other) => (other.arn === throughput.arn ? throughput : other)),
    };
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
/** Tags of everything that an account makes. */


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
    const tagged = taggedIn(account.jobs, arn, (job) => withJob(account, job)) ??
        taggedIn(account.models, arn, (model) => withModel(account, model)) ??
        taggedIn(account.deployments, arn, (deployment) => withDeployment(account, deployment)) ??
        taggedIn(account.throughputs, arn, (throughput) => withThroughput(account, throughput));
    if (tagged !== undefined)
        return tagged;
    throw new BedrockFault('ResourceNotFoundException', 'The specified resource Amazon Resource Name (ARN) was not found. Check the ARN and try your request again.');
}
function taggedIn(resources, arn, store) {
    const found = resources.find((resource) => resource.arn === arn);
    return found && { tags: found.tags, replace: (tags) => store({ ...found, tags }) };
}
function without(tags, keys) {
    return tags.filter((tag) => !keys.includes(tag.key));
}
function keysOf(tags) {
    return tags.map((tag) => tag.key);
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/create-job.js








/** Throws the service's refusal; a repeated token with the same input gives the first job again. */
function create_job_createJob(context, input) {
    const { account } = context;
    const earlier = replayed(account.jobs, input, 'ConflictException');
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
/** A job's name is taken for ever; a model's while the model or a job in flight that makes it exists. */
function checkNames({ account, now }, input) {
    if (account.jobs.some((job) => job.input.jobName === input.jobName)) {
        throw fault_invalid('The provided job name is currently in use.');
    }
    const making = account.jobs.filter((job) => isInFlight(job, now)).map((job) => job.input.customModelName);
    const names = [...account.models.map((model) => model.name), ...making];
    if (names.includes(input.customModelName)) {
        throw fault_invalid('The provided custom model name is currently in use.');
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
        throw fault_invalid(`The simulator imitates FINE_TUNING only, not ${type}.`);
    }
    if (!base.customizationTypes.includes(type)) {
        throw fault_invalid(`The model ${base.id} does not support ${type}.`);
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
        throw fault_invalid(`The hyperparameter ${name} is not valid for ${base.id}.`);
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
        throw exceeded(`The number of model customization jobs in progress exceeds the service quota of ${quotas.jobsInFlight}.`);
    }
    if (account.models.length + inFlight >= quotas.customModels) {
        throw exceeded(`The number of custom models exceeds the service quota of ${quotas.customModels}.`);
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
        throw fault_invalid('The provided pagination token is invalid.');
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
/** The job stays, and so do the objects in S3. That and how a model in use is refused is inferred, not documented. */
function deleteCustomModel({ account, now }, { modelIdentifier }) {
    const model = findModel(account, modelIdentifier);
    if (isHeld(account, model, now)) {
        throw new BedrockFault('ConflictException', 'The custom model cannot be deleted while a custom model deployment or a Provisioned Throughput uses it.');
    }
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

;// CONCATENATED MODULE: ./lib/simulator/bedrock/deployments.js
/**
 * Custom model deployments for on-demand inference. Documented are the shapes, the unique name and that the model must
 * be active; seen on real accounts are eight minutes to Active and the ValidationException of a deletion before that.
 * Inferred: the texts, what an update may interrupt, and that a failed deployment stays until it is deleted.
 */








function createDeployment(context, input) {
    const { account, settings } = context;
    const earlier = replayed(account.deployments, input, 'ValidationException');
    if (earlier !== undefined)
        return { account, body: { customModelDeploymentArn: earlier.arn } };
    if (account.deployments.some(({ name }) => name === input.modelDeploymentName)) {
        throw fault_invalid('The provided model deployment name is currently in use.');
    }
    deployableModel(context, input.modelArn);
    checkTagCount(input.tags ?? [], settings.quotas.tagsPerResource);
    deployments_checkQuotas(context);
    const deployment = newDeployment(context, input);
    return {
        account: {
            ...account,
            deployments: [...account.deployments, deployment],
            endpointsMade: account.endpointsMade + 1,
        },
        body: { customModelDeploymentArn: deployment.arn },
    };
}
/** Throws unless the account has the model and its base can be deployed on demand. */
function deployableModel({ account, models }, modelArn) {
    const model = account.models.find(({ arn }) => arn === modelArn);
    if (model === undefined) {
        throw new BedrockFault('ResourceNotFoundException', 'The specified custom model was not found.');
    }
    const base = models.find(({ id }) => id === model.baseModelId);
    if (base?.inference.onDemand === false) {
        throw fault_invalid(`Models customized from ${base.id} do not support custom model deployments.`);
    }
    return model;
}
function deployments_checkQuotas({ account, now, settings: { quotas } }) {
    const { deployments } = account;
    const making = deployments.filter((deployment) => standingOf(deployment, now).state === 'creating');
    if (deployments.length >= quotas.deployments) {
        throw exceeded(`The number of custom model deployments exceeds the service quota of ${quotas.deployments}.`);
    }
    if (making.length >= quotas.deploymentsInProgress) {
        throw exceeded(`The number of custom model deployments in progress exceeds the service quota of ${quotas.deploymentsInProgress}.`);
    }
}
function newDeployment({ account, now, settings }, input) {
    const name = input.modelDeploymentName;
    return {
        arn: deploymentArn(account, name, account.endpointsMade),
        name,
        modelArn: input.modelArn,
        createdAt: now,
        readyAt: now + settings.endpointDurations.deployment,
        failure: failureFor(name, settings.endpointRules),
        change: undefined,
        tags: input.tags ?? [],
        input,
    };
}
function getDeployment({ account, now }, input) {
    const deployment = findDeployment(account, input);
    const { change } = deployment;
    const body = {
        ...deployments_common(deployment, standingOf(deployment, now)),
        modelDeploymentName: deployment.name,
        description: deployment.input.description,
        updateDetails: change && { modelArn: change.modelArn, updateStatus: updateStatus(deployment, now) },
    };
    return { account, body };
}
function updateStatus({ change }, now) {
    if (change === undefined || now < change.doneAt)
        return 'Updating';
    return change.failure === undefined ? 'UpdateCompleted' : 'UpdateFailed';
}
function listDeployments({ account, now }, input) {
    const { createdAfter, createdBefore, statusEquals, modelArnEquals, ...page } = input;
    const entries = account.deployments
        .map((deployment) => {
        const { name, createdAt } = deployment;
        const summary = deployments_common(deployment, standingOf(deployment, now));
        return { name, createdAt, summary: { ...summary, customModelDeploymentName: name } };
    })
        .filter(({ summary }) => statusEquals === undefined || summary.status === statusEquals)
        .filter(({ summary }) => modelArnEquals === undefined || summary.modelArn === modelArnEquals);
    const { items, nextToken } = pageOf(entries, {
        ...page,
        ...(createdAfter === undefined ? {} : { creationTimeAfter: createdAfter }),
        ...(createdBefore === undefined ? {} : { creationTimeBefore: createdBefore }),
    });
    return { account, body: { modelDeploymentSummaries: items.map(({ summary }) => summary), nextToken } };
}
/** The deployment goes on serving the old model until the new one is ready. */
function updateDeployment(context, input) {
    const { account, now, settings } = context;
    const deployment = findDeployment(account, input);
    deployableModel(context, input.modelArn);
    const { state } = standingOf(deployment, now);
    if (state !== 'ready')
        throw mutating('updated', state);
    const after = changed(deployment, {
        modelArn: input.modelArn,
        requestedAt: now,
        doneAt: now + settings.endpointDurations.deployment,
        failure: failureFor(deployment.name, settings.endpointRules),
    });
    return {
        account: withDeployment(account, after),
        body: { customModelDeploymentArn: deployment.arn },
    };
}
/** Gone at once: the status of a deployment has no word for a deletion under way. */
function deleteDeployment({ account, now }, input) {
    const deployment = findDeployment(account, input);
    const { state } = standingOf(deployment, now);
    if (state === 'creating' || state === 'changing')
        throw mutating('deleted', state);
    const deployments = account.deployments.filter((other) => other !== deployment);
    return { account: { ...account, deployments }, body: {} };
}
function findDeployment(account, { customModelDeploymentIdentifier: id }) {
    const deployment = account.deployments.find(({ arn, name }) => arn === id || name === id);
    if (deployment === undefined) {
        throw new BedrockFault('ResourceNotFoundException', 'The specified custom model deployment was not found.');
    }
    return deployment;
}
const STATUS = { creating: 'Creating', ready: 'Active', changing: 'Active', failed: 'Failed' };
function deployments_common(deployment, standing) {
    return {
        customModelDeploymentArn: deployment.arn,
        modelArn: standing.modelArn,
        createdAt: timestamp(deployment.createdAt),
        status: STATUS[standing.state],
        lastUpdatedAt: timestamp(standing.changedAt),
        failureMessage: standing.failureMessage,
    };
}
function mutating(participle, state) {
    return fault_invalid(`The custom model deployment cannot be ${participle} because it is in a mutating state (${state}).`);
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

;// CONCATENATED MODULE: ./lib/simulator/bedrock/throughputs.js
/**
 * Provisioned throughput. Documented are the shapes, that a commitment cannot be deleted before it ends, and which models
 * a custom one can be changed for; seen on real accounts are twenty minutes to InService. Inferred: the texts, which of
 * the declared errors answers a deletion that comes too early, and that a commitment runs from the creation.
 */









function createThroughput(context, input) {
    const { account, settings } = context;
    const earlier = replayed(account.throughputs, input, 'ValidationException');
    if (earlier !== undefined)
        return { account, body: { provisionedModelArn: earlier.arn } };
    checkName(account, input.provisionedModelName);
    const model = servedModel(context, input.modelId);
    checkTagCount(input.tags ?? [], settings.quotas.tagsPerResource);
    checkUnits(context, input.modelUnits);
    const throughput = newThroughput(context, input, model);
    return {
        account: {
            ...account,
            throughputs: [...account.throughputs, throughput],
            endpointsMade: account.endpointsMade + 1,
        },
        body: { provisionedModelArn: throughput.arn },
    };
}
function checkName(account, name) {
    if (!account.throughputs.some((other) => other.name === name))
        return;
    throw fault_invalid('The provided provisioned model name is currently in use.');
}
/** A custom model by name or ARN, or a foundation model by id or ARN. */
function servedModel(context, identifier) {
    const { account } = context;
    const own = account.models.find(({ arn, name }) => arn === identifier || name === identifier);
    if (own !== undefined) {
        return { modelArn: own.arn, foundationModelArn: foundationModelArn(account, own.baseModelId) };
    }
    if (identifier.includes(':custom-model/')) {
        throw new BedrockFault('ResourceNotFoundException', 'The specified custom model was not found.');
    }
    const { modelId, inference } = offeredModel(context, identifier);
    if (!inference.includes('PROVISIONED')) {
        throw fault_invalid(`The model ${modelId} does not support Provisioned Throughput.`);
    }
    const modelArn = foundationModelArn(account, modelId);
    return { modelArn, foundationModelArn: modelArn };
}
function checkUnits({ account, settings: { quotas } }, wanted) {
    const taken = account.throughputs.reduce((sum, { input }) => sum + input.modelUnits, 0);
    if (taken + wanted <= quotas.modelUnits)
        return;
    throw exceeded(`The number of model units exceeds the service quota of ${quotas.modelUnits}.`);
}
function newThroughput({ account, now, settings }, input, model) {
    const name = input.provisionedModelName;
    return {
        arn: throughputArn(account, name, account.endpointsMade),
        name,
        ...model,
        createdAt: now,
        readyAt: now + settings.endpointDurations.throughput,
        failure: failureFor(name, settings.endpointRules),
        change: undefined,
        committedUntil: commitmentEnd(now, input.commitmentDuration),
        tags: input.tags ?? [],
        input,
    };
}
function commitmentEnd(now, duration) {
    if (duration === undefined)
        return undefined;
    const end = new Date(now);
    return end.setUTCMonth(end.getUTCMonth() + (duration === 'OneMonth' ? 1 : 6));
}
function getThroughput({ account, now }, input) {
    const throughput = findThroughput(account, input);
    const standing = standingOf(throughput, now);
    return {
        account,
        body: { ...throughputs_common(throughput, standing), failureMessage: standing.failureMessage },
    };
}
function listThroughputs({ account, now }, input) {
    const { statusEquals, modelArnEquals } = input;
    const entries = account.throughputs
        .map((throughput) => {
        const { name, createdAt } = throughput;
        return { name, createdAt, summary: throughputs_common(throughput, standingOf(throughput, now)) };
    })
        .filter(({ summary }) => statusEquals === undefined || summary.status === statusEquals)
        .filter(({ summary }) => modelArnEquals === undefined || summary.modelArn === modelArnEquals);
    const { items, nextToken } = pageOf(entries, input);
    return { account, body: { provisionedModelSummaries: items.map(({ summary }) => summary), nextToken } };
}
/** A new name counts at once, a new model after the time that making one takes. */
function updateThroughput(context, input) {
    const { account, now } = context;
    const throughput = findThroughput(account, input);
    const { state } = standingOf(throughput, now);
    if (state !== 'ready')
        throw fault_invalid(`The Provisioned Throughput cannot be updated while it is ${throughputs_STATUS[state]}.`);
    const name = input.desiredProvisionedModelName ?? throughput.name;
    if (name !== throughput.name)
        checkName(account, name);
    const renamed = { ...throughput, name };
    const { desiredModelId } = input;
    const after = desiredModelId === undefined ? renamed : withModelOf(context, renamed, desiredModelId);
    return { account: withThroughput(account, after), body: {} };
}
function withModelOf(context, throughput, desiredModelId) {
    const { now, settings } = context;
    const model = servedModel(context, desiredModelId);
    const servesBase = standingOf(throughput, now).modelArn === throughput.foundationModelArn;
    if (servesBase || model.foundationModelArn !== throughput.foundationModelArn) {
        throw fault_invalid('The model can only be changed for one with the same base, and not for a base model.');
    }
    return changed(throughput, {
        modelArn: model.modelArn,
        requestedAt: now,
        doneAt: now + settings.endpointDurations.throughput,
        failure: failureFor(throughput.name, settings.endpointRules),
    });
}
/** Gone at once: the status has no word for a deletion under way. */
function deleteThroughput({ account, now }, input) {
    const throughput = findThroughput(account, input);
    const { state } = standingOf(throughput, now);
    if (state === 'creating' || state === 'changing') {
        throw new BedrockFault('ConflictException', `The Provisioned Throughput cannot be deleted while it is ${throughputs_STATUS[state]}.`);
    }
    if (throughput.committedUntil !== undefined && now < throughput.committedUntil) {
        const end = timestamp(throughput.committedUntil);
        throw fault_invalid(`The Provisioned Throughput cannot be deleted before its commitment term is over (${end}).`);
    }
    const throughputs = account.throughputs.filter((other) => other !== throughput);
    return { account: { ...account, throughputs }, body: {} };
}
function findThroughput(account, { provisionedModelId: id }) {
    const throughput = account.throughputs.find(({ arn, name }) => arn === id || name === id);
    if (throughput === undefined) {
        throw new BedrockFault('ResourceNotFoundException', 'The specified Provisioned Throughput was not found.');
    }
    return throughput;
}
const throughputs_STATUS = { creating: 'Creating', ready: 'InService', changing: 'Updating', failed: 'Failed' };
function throughputs_common(throughput, standing) {
    const { input } = throughput;
    return {
        provisionedModelName: throughput.name,
        provisionedModelArn: throughput.arn,
        modelArn: standing.modelArn,
        desiredModelArn: standing.desiredModelArn,
        foundationModelArn: throughput.foundationModelArn,
        modelUnits: input.modelUnits,
        desiredModelUnits: input.modelUnits,
        status: throughputs_STATUS[standing.state],
        commitmentDuration: input.commitmentDuration,
        commitmentExpirationTime: timestamp(throughput.committedUntil),
        creationTime: timestamp(throughput.createdAt),
        lastModifiedTime: timestamp(standing.changedAt),
    };
}

;// CONCATENATED MODULE: ./lib/simulator/bedrock/handlers.js
/** Which function carries out which operation of the service model. */







const HANDLERS = {
    CreateModelCustomizationJob: write(create_job_createJob),
    GetModelCustomizationJob: read(getJob),
    ListModelCustomizationJobs: read(listJobs),
    StopModelCustomizationJob: write(stopJob),
    GetCustomModel: read(getCustomModel),
    ListCustomModels: read(listCustomModels),
    DeleteCustomModel: write(deleteCustomModel),
    CreateCustomModelDeployment: write(createDeployment),
    GetCustomModelDeployment: read(getDeployment),
    ListCustomModelDeployments: read(listDeployments),
    UpdateCustomModelDeployment: write(updateDeployment),
    DeleteCustomModelDeployment: write(deleteDeployment),
    CreateProvisionedModelThroughput: write(createThroughput),
    GetProvisionedModelThroughput: read(getThroughput),
    ListProvisionedModelThroughputs: read(listThroughputs),
    UpdateProvisionedModelThroughput: write(updateThroughput),
    DeleteProvisionedModelThroughput: write(deleteThroughput),
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



/** Throws one ValidationException that lists every violation. @param model default: the control plane */
function validateInput(inputShape, members, model) {
    if (inputShape === undefined)
        return;
    const found = [...violations({ shape: inputShape, value: members, path: '', model })];
    if (found.length === 0)
        return;
    const count = found.length === 1 ? '1 validation error' : `${found.length} validation errors`;
    throw fault_invalid(`${count} detected: ${found.join('; ')}`);
}
function* violations(place) {
    const shape = shapeOf(place.shape, place.model);
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
        case 'long':
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
function* structure(shape, { path, model }, value) {
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
        yield* violations({ shape: member.shape, value: value[name], path: join(path, name), model });
    }
}
function* map(shape, { path, model }, value) {
    const entries = Object.entries(value);
    yield* size(shape, path, entries.length);
    for (const [key, item] of entries) {
        yield* violations({ shape: shape.key, value: key, path: join(path, 'key'), model });
        yield* violations({ shape: shape.value, value: item, path: join(path, `${key}.value`), model });
    }
}
function* list(shape, { path, model }, value) {
    yield* size(shape, path, value.length);
    for (const [index, item] of value.entries()) {
        yield* violations({ shape: shape.member, value: item, path: join(path, `${index + 1}.member`), model });
    }
}
/** Length before pattern: a text of the wrong length is never matched, however long it is. */
function* validate_text(shape, { path, shape: name }, value) {
    const length = [...value].length;
    const before = [...size(shape, path, length, value)];
    if (before.length > 0)
        return yield* before;
    if (shape.pattern !== undefined && !service_model_matchesPattern(name, shape.pattern, value)) {
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
    return shape.type === 'float' ? typeof value === 'number' : Number.isSafeInteger(value);
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
        const input = parsed instanceof BedrockFault ? {} : parsed;
        // Which actions are needed depends on nobody's account.
        const needs = bedrockNeeds(route.name, input, accountOf(this.state, '', '')) ?? [];
        return {
            service: 'bedrock',
            operation: route.name,
            write,
            request: input,
            actions: actionsOf(needs),
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
    perform(route, parsed, caller) {
        if (parsed instanceof BedrockFault)
            throw parsed;
        validateInput(route.operation.input, parsed);
        this.settle();
        const { clock, buckets, models = catalog/* BASE_MODELS */.vY } = this.options;
        const account = accountOf(this.state, caller.accountId, caller.region);
        checkRights(route.name, parsed, { caller, account });
        const context = { account, now: clock.now(), settings: this.state.settings, models, buckets };
        const reply = handlerOf(route.name).run(context, parsed);
        if (reply.account !== account)
            this.state = withAccount(this.state, reply.account);
        return reply.body;
    }
}
/** After the shape of the input and before anything exists or not; AWS's order of the first two is not confirmed. */
function checkRights(operation, input, { caller, account }) {
    const needs = bedrockNeeds(operation, input, account);
    if (needs === undefined)
        throw new Error(`no IAM action is known for ${operation}`);
    const denial = denialOf(caller, needs);
    if (denial !== undefined)
        throw new BedrockFault('AccessDeniedException', denialText(caller, denial));
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

;// CONCATENATED MODULE: ./lib/simulator/query.js


/** undefined: it is not of this protocol. */
function readQuery({ path, method, body, query }) {
    if (path !== '/')
        return undefined;
    const form = method === 'POST' ? new URLSearchParams(body.toString()) : query;
    return { operation: form.get('Action') ?? 'unknown', form };
}
/** Every member of the operation as the ledger shows it. */
function ledgerView(form, shown = (_name, value) => value) {
    const members = [...form].filter(([name]) => !OF_THE_PROTOCOL.includes(name));
    return Object.fromEntries(members.map(([name, value]) => [name, shown(name, value)]));
}
const OF_THE_PROTOCOL = ['Action', 'Version'];
/** The first member by its name alone (`Tags` of `Tags.member.1.Key`) that is not among the known ones. */
function unknownMember(form, known) {
    const names = [...form.keys()].map((name) => name.split('.', 1)[0] ?? '');
    return names.find((name) => !OF_THE_PROTOCOL.includes(name) && !known.includes(name));
}
/** @param result undefined: the operation answers without one */
function queryAnswer(service, operation, result) {
    const root = xml_element(`${operation}Response xmlns="${QUERY_NAMESPACES[service]}"`, ...(result === undefined ? [] : [xml_element(`${operation}Result`, result)]), xml_element('ResponseMetadata', xml_element('RequestId', 'SIMULATED')));
    return { status: 200, headers: { 'content-type': 'text/xml' }, body: xmlDocument(root) };
}
/** Throws ValidationError where the member is absent or empty. */
function required(form, name) {
    const value = form.get(name);
    if (value !== null && value !== '')
        return value;
    const member = name.charAt(0).toLowerCase() + name.slice(1);
    const rule = 'failed to satisfy constraint: Member must not be null';
    return refuse(400, 'ValidationError', `1 validation error detected: Value null at '${member}' ${rule}`);
}
/** `Name.member.1`, `Name.member.2`, … */
function listMember(form, name) {
    const values = [];
    for (let index = 1;; index += 1) {
        const value = form.get(`${name}.member.${index}`);
        if (value === null)
            return values;
        values.push(value);
    }
}
function listElement(name, items) {
    return xml_element(name, ...items.map((item) => xml_element('member', item)));
}
function query_join(...parts) {
    return { xml: parts.map(({ xml }) => xml).join('') };
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/value.js
/** Template values after parsing: JSON without null, which CloudFormation does not allow. */

/** CloudFormation's code for nearly everything that is wrong with a request. */
function value_invalid(message) {
    return refuse(400, 'ValidationError', message);
}
function isList(value) {
    return Array.isArray(value);
}
function isMap(value) {
    return typeof value === 'object' && !isList(value);
}
/** Own members only: names come from templates. */
function member(map, name) {
    return Object.hasOwn(map, name) ? map[name] : undefined;
}
/** Scalars as CloudFormation writes them into text; undefined for lists and maps. */
function textOf(value) {
    return value === undefined || typeof value === 'object' ? undefined : String(value);
}
function value_listOf(value) {
    if (value === undefined)
        return [];
    return isList(value) ? value : [value];
}
function mapOf(value) {
    return value !== undefined && isMap(value) ? value : {};
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/form.js
/** Requests of CloudFormation's query protocol, read strictly: what is not known is refused, never ignored. */


/** Members that have no effect here, with the only values they may have. */
const WITHOUT_EFFECT = {
    ClientRequestToken: [],
    ClientToken: [],
    DisableRollback: ['false'],
    IncludeNestedStacks: ['false'],
    NextToken: [''],
    OnFailure: ['ROLLBACK'],
    OnStackFailure: ['ROLLBACK'],
    TemplateStage: ['Original', 'Processed'],
    NotificationARNs: [''],
    TimeoutInMinutes: [],
    IncludePropertyValues: ['false'],
    EnableTerminationProtection: ['false'],
};
/** Refuses members that the operation does not know, or that would need what is not simulated. */
function form_checkMembers(form, known) {
    for (const [name, value] of form) {
        const [first = ''] = name.split('.');
        if (first === 'Action' || first === 'Version' || known.includes(first))
            continue;
        const allowed = Object.hasOwn(WITHOUT_EFFECT, first) ? WITHOUT_EFFECT[first] : undefined;
        if (allowed === undefined || (allowed.length > 0 && !allowed.includes(value)))
            value_invalid(`The simulator does not know ${first}=${value} here`);
    }
}
const WANTED_MEMBERS = [
    'StackName',
    'TemplateBody',
    'UsePreviousTemplate',
    'Parameters',
    'Capabilities',
    'Tags',
];
function wantedFrom(form) {
    const entries = parameterEntries(form);
    const previous = form.get('UsePreviousTemplate') === 'true';
    const body = form.get('TemplateBody') ?? undefined;
    if (previous === (body !== undefined))
        value_invalid('Either Template URL or Template Body must be specified.');
    return {
        stackName: required(form, 'StackName'),
        templateBody: body,
        parameters: Object.fromEntries(entries.flatMap(({ key, value, previous: kept }) => (kept ? [] : [[key, value]]))),
        previousParameters: entries.flatMap(({ key, previous: kept }) => (kept ? [key] : [])),
        capabilities: listMember(form, 'Capabilities'),
        tags: tagsFrom(form),
    };
}
function parameterEntries(form) {
    return structures(form, 'Parameters', 'ParameterKey').map((at) => ({
        key: form.get(`${at}.ParameterKey`) ?? '',
        value: form.get(`${at}.ParameterValue`) ?? '',
        previous: form.get(`${at}.UsePreviousValue`) === 'true',
    }));
}
/** undefined: tags are not mentioned, which keeps those a stack has; an empty list removes them. */
function tagsFrom(form) {
    const tags = structures(form, 'Tags', 'Key').map((at) => [
        form.get(`${at}.Key`),
        form.get(`${at}.Value`) ?? '',
    ]);
    return tags.length === 0 && !form.has('Tags') ? undefined : Object.fromEntries(tags);
}
/** `Name.member.1`, … as far as they have that member. */
function structures(form, name, key) {
    const found = [];
    while (form.has(`${name}.member.${found.length + 1}.${key}`))
        found.push(`${name}.member.${found.length + 1}`);
    return found;
}
function wantedChangeSet(form) {
    const name = required(form, 'ChangeSetName');
    const kind = form.get('ChangeSetType') ?? 'UPDATE';
    if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name))
        value_invalid(`1 validation error detected: Value '${name}' at 'changeSetName' failed to satisfy constraint`);
    if (kind !== 'CREATE' && kind !== 'UPDATE')
        value_invalid(`The simulator does not know ChangeSetType=${kind}`);
    return { ...wantedFrom(form), name, kind, description: form.get('Description') ?? undefined };
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/references.js
/** Which names a template value refers to: for checks, and for the order of creation. Pure. */

const SUB_VARIABLE = /\$\{([^!}][^}]*)\}/g;
function referencesOf(value) {
    if (isList(value))
        return value.flatMap((item) => referencesOf(item));
    if (!isMap(value))
        return [];
    const ref = member(value, 'Ref');
    if (typeof ref === 'string')
        return [{ name: ref }];
    const attribute = member(value, 'Fn::GetAtt');
    if (attribute !== undefined)
        return attributeReference(attribute);
    const sub = member(value, 'Fn::Sub');
    if (sub !== undefined)
        return subReferences(sub);
    return Object.values(value).flatMap((inner) => referencesOf(inner));
}
function attributeReference(argument) {
    const [name, attribute] = isList(argument) ? argument : String(argument).split(/\.(.*)/s);
    if (typeof name !== 'string' || typeof attribute !== 'string')
        return [];
    return [{ name, attribute }];
}
function subReferences(argument) {
    const [text, variables = {}] = isList(argument) ? argument : [argument];
    if (typeof text !== 'string' || !isMap(variables))
        return [];
    const free = variablesOf(text).filter((name) => member(variables, name) === undefined);
    return [
        ...free.map(variableReference),
        ...Object.values(variables).flatMap((inner) => referencesOf(inner)),
    ];
}
/** Names between `${` and `}`; `${!literal}` is text. */
function variablesOf(text) {
    return [...text.matchAll(SUB_VARIABLE)].map(([, name = '']) => name.trim());
}
/** `Name` is a Ref, `Name.Attribute` a GetAtt. */
function variableReference(variable) {
    const dot = variable.indexOf('.');
    return dot < 0 ? { name: variable } : { name: variable.slice(0, dot), attribute: variable.slice(dot + 1) };
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/evaluate.js
/** CloudFormation's intrinsic functions. Pure: names are resolved through a scope. */


const INTRINSICS = {
    Ref: (argument, scope) => refer({ name: String(argument) }, scope),
    'Fn::GetAtt': getAttribute,
    'Fn::Sub': substitute,
    'Fn::If': choose,
    'Fn::Join': evaluate_join,
    'Fn::Select': evaluate_select,
    'Fn::Split': split,
    'Fn::FindInMap': findInMap,
};
/** undefined stands for AWS::NoValue, which removes the property or list item it is the value of. */
function evaluate(value, scope) {
    if (isList(value))
        return value.flatMap((item) => evaluate(item, scope) ?? []);
    if (!isMap(value))
        return value;
    const name = Object.keys(value).find((key) => key === 'Ref' || key.startsWith('Fn::'));
    if (name === undefined)
        return evaluateMembers(value, scope);
    const intrinsic = Object.hasOwn(INTRINSICS, name) ? INTRINSICS[name] : undefined;
    if (intrinsic === undefined)
        value_invalid(`Template error: the simulator does not know ${name} here`);
    if (Object.keys(value).length !== 1)
        value_invalid(`Template error: ${name} must be the only key of its object`);
    return intrinsic(value[name] ?? '', scope);
}
function evaluateMembers(map, scope) {
    const members = Object.entries(map).flatMap(([key, inner]) => {
        const evaluated = evaluate(inner, scope);
        return evaluated === undefined ? [] : [[key, evaluated]];
    });
    return Object.fromEntries(members);
}
function refer(reference, scope) {
    if (reference.name === 'AWS::NoValue')
        return undefined;
    const parameter = reference.attribute === undefined ? scope.parameters.get(reference.name) : undefined;
    const found = parameter ?? scope.resource(reference);
    if (found === undefined) {
        value_invalid(`Template format error: Unresolved resource dependencies [${reference.name}] in the Resources block of the template`);
    }
    return found;
}
function getAttribute(argument, scope) {
    const [name, attribute] = isList(argument) ? argument : String(argument).split(/\.(.*)/s);
    if (typeof name !== 'string' || typeof attribute !== 'string') {
        value_invalid('Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute');
    }
    return refer({ name, attribute }, scope);
}
function substitute(argument, scope) {
    const [text, variables = {}] = isList(argument) ? argument : [argument];
    if (typeof text !== 'string' || !isMap(variables)) {
        value_invalid('Template error: One or more Fn::Sub intrinsic functions don’t specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string');
    }
    return text.replace(/\$\{(!?)([^}]*)\}/g, (_whole, literal, inner) => {
        if (literal !== '')
            return `\${${inner}}`;
        const own = member(variables, inner.trim());
        const value = own === undefined ? refer(variableReference(inner.trim()), scope) : evaluate(own, scope);
        const replacement = textOf(value);
        if (replacement === undefined)
            value_invalid(`Template error: variable ${inner} in Fn::Sub expression does not resolve to a string`);
        return replacement;
    });
}
function choose(argument, scope) {
    const [name, yes, no] = isList(argument) && argument.length === 3 ? argument : [];
    if (typeof name !== 'string' || yes === undefined || no === undefined) {
        value_invalid('Template error: Fn::If requires a list argument with three parameters: condition, value if true, value if false');
    }
    return evaluate(scope.condition(name) ? yes : no, scope);
}
function evaluate_join(argument, scope) {
    const [delimiter, items] = argumentsOf('Fn::Join', argument, 2);
    const parts = items === undefined ? undefined : evaluate(items, scope);
    if (typeof delimiter !== 'string' || parts === undefined || !isList(parts))
        value_invalid('Template error: every Fn::Join object requires a delimiter and a list of strings');
    return parts
        .map((part) => textOf(part) ?? value_invalid('Template error: Fn::Join joins strings alone'))
        .join(delimiter);
}
function evaluate_select(argument, scope) {
    const [index, items] = argumentsOf('Fn::Select', argument, 2);
    const position = Number(textOf(index === undefined ? undefined : evaluate(index, scope)));
    const list = items === undefined ? undefined : evaluate(items, scope);
    if (list === undefined || !isList(list))
        value_invalid('Template error: Fn::Select requires a list argument with a valid index value and a list');
    return (list[position] ??
        value_invalid(`Template error: Fn::Select cannot select nonexistent value at index ${position}`));
}
function split(argument, scope) {
    const [delimiter, source] = argumentsOf('Fn::Split', argument, 2);
    const text = textOf(source === undefined ? undefined : evaluate(source, scope));
    if (typeof delimiter !== 'string' || delimiter === '' || text === undefined)
        value_invalid('Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string');
    return text.split(delimiter);
}
function findInMap(argument, scope) {
    const keys = argumentsOf('Fn::FindInMap', argument, 3).map((key) => textOf(evaluate(key, scope)) ?? '');
    let found = scope.mappings;
    for (const key of keys)
        found = found !== undefined && isMap(found) ? member(found, key) : undefined;
    if (found === undefined)
        value_invalid(`Template error: Unable to get mapping for ${keys.join('::')}`);
    return found;
}
function argumentsOf(name, argument, count) {
    if (!isList(argument) || argument.length !== count)
        value_invalid(`Template error: ${name} requires a list argument with ${count} parameters`);
    return argument;
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/conditions.js
/** Condition functions: of the section Conditions, of Fn::If, and of Rules. Pure. */



const CONDITIONS = {
    Condition: (argument, scope) => scope.condition(String(argument)),
    'Fn::Equals': (argument, scope) => {
        const [left, right] = argumentsOf('Fn::Equals', argument, 2).map((side) => evaluate(side, scope));
        return (0,external_node_util_.isDeepStrictEqual)(comparable(left), comparable(right));
    },
    'Fn::Not': (argument, scope) => {
        const [inner = false] = argumentsOf('Fn::Not', argument, 1);
        return !conditions_holds(inner, scope, CONDITIONS);
    },
    'Fn::And': (argument, scope) => several('Fn::And', argument).every((one) => conditions_holds(one, scope, RULE_CONDITIONS)),
    'Fn::Or': (argument, scope) => several('Fn::Or', argument).some((one) => conditions_holds(one, scope, RULE_CONDITIONS)),
};
/** Functions that Rules have beside those of Conditions. */
const RULE_CONDITIONS = {
    ...CONDITIONS,
    'Fn::Contains': (argument, scope) => {
        const [list, wanted] = listAndValue('Fn::Contains', argument, scope);
        return list.includes(wanted);
    },
    'Fn::EachMemberEquals': (argument, scope) => {
        const [list, wanted] = listAndValue('Fn::EachMemberEquals', argument, scope);
        return list.every((item) => item === wanted);
    },
    'Fn::EachMemberIn': (argument, scope) => {
        const [items, allowed] = argumentsOf('Fn::EachMemberIn', argument, 2).map((side) => conditions_texts(side, scope));
        return (items ?? []).every((item) => allowed?.includes(item));
    },
};
function conditions_holds(value, scope, known) {
    const [name = '', ...others] = isMap(value) ? Object.keys(value) : [];
    const test = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!isMap(value) || test === undefined || others.length > 0)
        value_invalid(`Template format error: the simulator does not know the condition ${JSON.stringify(value)}`);
    return test(value[name] ?? '', scope);
}
function several(name, argument) {
    if (!isList(argument) || argument.length < 2 || argument.length > 10)
        value_invalid(`Template error: every ${name} object requires a list of at least 2 and at most 10 boolean parameters`);
    return argument;
}
/** `true` and `"true"` are equal, as are `1` and `"1"`. */
function comparable(value) {
    return textOf(value) ?? value;
}
function listAndValue(name, argument, scope) {
    const [list = [], wanted = ''] = argumentsOf(name, argument, 2);
    return [conditions_texts(list, scope), textOf(evaluate(wanted, scope)) ?? ''];
}
function conditions_texts(value, scope) {
    const evaluated = evaluate(value, scope);
    return (evaluated !== undefined && isList(evaluated) ? evaluated : []).map((item) => textOf(item) ?? '');
}
/** Conditions of a template by name, each worked out once; a circle of conditions is refused. */
function conditionReader(template, scope) {
    const known = new Map();
    const open = new Set();
    return (name) => {
        const cached = known.get(name);
        if (cached !== undefined)
            return cached;
        const definition = template.conditions.get(name);
        if (definition === undefined)
            value_invalid(`Template error: unresolved condition dependency ${name}`);
        if (open.has(name))
            value_invalid(`Template error: Circular dependency between conditions: [${name}]`);
        open.add(name);
        const result = conditions_holds(definition, scope(), CONDITIONS);
        known.set(name, result);
        return result;
    };
}
/** Refuses parameters that break an assertion of the template. */
function checkRules(template, scope) {
    for (const [name, rule] of template.rules) {
        const condition = rule['RuleCondition'];
        if (condition === undefined || conditions_holds(condition, scope, RULE_CONDITIONS))
            checkAssertions(name, rule, scope);
    }
}
function checkAssertions(name, { Assertions }, scope) {
    if (Assertions === undefined || !isList(Assertions))
        value_invalid(`Template format error: Rule ${name} needs Assertions`);
    for (const assertion of Assertions) {
        const { Assert = '', AssertDescription = '' } = isMap(assertion) ? assertion : {};
        if (!conditions_holds(Assert, scope, RULE_CONDITIONS))
            value_invalid(`Template validation error: rule ${name} failed: ${textOf(AssertDescription)}`);
    }
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/parameters.js

const TYPES = ['String', 'Number', 'CommaDelimitedList'];
const KNOWN_KEYS = new Set([
    'Type',
    'Default',
    'Description',
    'AllowedPattern',
    'AllowedValues',
    'ConstraintDescription',
    'MinLength',
    'MaxLength',
    'MinValue',
    'MaxValue',
    'NoEcho',
]);
/** Types and member names of all declarations; values come later. */
function checkDeclarations(template) {
    for (const [name, declaration] of template.parameters) {
        typeOf(name, declaration);
        const unknown = Object.keys(declaration).find((key) => !KNOWN_KEYS.has(key));
        if (unknown !== undefined)
            value_invalid(`Template format error: parameter ${name}: the simulator does not know ${unknown}`);
        const fallback = declaration['Default'];
        if (fallback !== undefined && textOf(fallback) === undefined)
            value_invalid(`Template format error: Every Default member must be a string.`);
    }
}
/** Texts as given or by default; throws `RefusalError` (ValidationError). */
function parameterTexts(template, given) {
    const unknown = Object.keys(given).filter((name) => !template.parameters.has(name));
    if (unknown.length > 0)
        value_invalid(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
    const missing = [...template.parameters]
        .filter(([name, { Default }]) => !Object.hasOwn(given, name) && Default === undefined)
        .map(([name]) => name);
    if (missing.length > 0)
        value_invalid(`Parameters: [${missing.join(', ')}] must have values`);
    return Object.fromEntries([...template.parameters].map(([name, declaration]) => {
        const own = Object.hasOwn(given, name) ? given[name] : undefined;
        const text = own ?? textOf(declaration['Default']) ?? '';
        checkValue(name, declaration, text);
        return [name, text];
    }));
}
/** What `Ref` gives: a list parameter is a list of texts. */
function parameterValues(template, texts) {
    return new Map([...template.parameters].map(([name, declaration]) => {
        const text = texts[name] ?? '';
        return [name, typeOf(name, declaration) === 'CommaDelimitedList' ? itemsOf(text) : text];
    }));
}
function typeOf(name, { Type }) {
    const type = TYPES.find((known) => known === Type);
    if (type === undefined)
        value_invalid(`Template format error: Unrecognized parameter type: ${JSON.stringify(Type)} of ${name}`);
    return type;
}
/** As CloudFormation has it: an empty text is a list of one empty item. */
function itemsOf(text) {
    return text.split(',').map((item) => item.trim());
}
function checkValue(name, declaration, text) {
    const type = typeOf(name, declaration);
    const values = type === 'CommaDelimitedList' ? itemsOf(text) : [text];
    for (const value of values) {
        const problem = problemOf(declaration, type, value);
        if (problem === undefined)
            continue;
        const told = textOf(declaration['ConstraintDescription']);
        if (told === undefined)
            value_invalid(`Parameter '${name}' ${problem}`);
        value_invalid(`Parameter ${name} failed to satisfy constraint: ${told}`);
    }
}
function problemOf(declaration, type, value) {
    const { AllowedValues, AllowedPattern } = declaration;
    if (type === 'Number' && (value.trim() === '' || !Number.isFinite(Number(value))))
        return 'must be a number.';
    if (AllowedValues !== undefined && isList(AllowedValues)) {
        const allowed = AllowedValues.map((one) => textOf(one) ?? '');
        if (!allowed.includes(value))
            return `must be one of AllowedValues [${allowed.join(', ')}]`;
    }
    // CloudFormation matches the whole value.
    if (AllowedPattern !== undefined && !new RegExp(`^(?:${textOf(AllowedPattern)})$`).test(value))
        return `must match pattern ${textOf(AllowedPattern)}`;
    return boundsProblem(declaration, value);
}
function boundsProblem(declaration, value) {
    const bound = (name) => Number(textOf(declaration[name]) ?? Number.NaN);
    if (value.length < bound('MinLength'))
        return `must contain at least ${bound('MinLength')} characters`;
    if (value.length > bound('MaxLength'))
        return `must contain at most ${bound('MaxLength')} characters`;
    if (Number(value) < bound('MinValue'))
        return `must be a number not less than ${bound('MinValue')}`;
    if (Number(value) > bound('MaxValue'))
        return `must be a number not greater than ${bound('MaxValue')}`;
    return undefined;
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/resource.js
/** What a resource type of CloudFormation is to the simulator. */

/** Why one resource could not be created, updated or deleted; the stack tells it as the status reason. */
class ResourceFailure extends Error {
    constructor(message) {
        super(message);
        this.name = 'ResourceFailure';
    }
}
function fail(message) {
    throw new ResourceFailure(message);
}
/** `<stack>-<logical id>-<12 characters>`; the same on every run of a scenario. */
function generatedName(logicalId, { stackName, stackId }, maxLength = 64) {
    const suffix = resource_digest(`${stackId}/${logicalId}`).slice(0, 12).toUpperCase();
    return `${`${stackName}-${logicalId}`.slice(0, maxLength - suffix.length - 1)}-${suffix}`;
}
function uuidFrom(text) {
    const hex = resource_digest(text);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
function resource_digest(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/policy.js
/** Policy documents of templates: IAM's grammar and size limits. Pure. */



const VERSIONS = ['2012-10-17', '2008-10-17'];
/** Throws `ResourceFailure` (MalformedPolicyDocument, MalformedPolicy of S3). Lists of statements and values are kept. */
function policyFrom(value, kind) {
    const document = typeof value === 'string' ? parsed(value) : value;
    if (!isMap(document))
        malformed('Syntax errors in policy.');
    const { Version, Statement, Id, ...rest } = document;
    if (Object.keys(rest).length > 0 || (Id !== undefined && kind !== 'resource'))
        malformed(`Unknown field ${Object.keys(rest)[0] ?? 'Id'}`);
    if (Version !== undefined && !VERSIONS.includes(Version))
        malformed(`The policy version ${Version} is invalid`);
    const statements = value_listOf(Statement).map((statement) => statementFrom(statement, kind));
    if (statements.length === 0)
        malformed('Policy document must contain at least one statement.');
    return { ...(Version === undefined ? {} : { Version: String(Version) }), Statement: statements };
}
/** Size as IAM counts it: white space is free. */
function policySize(policy) {
    return JSON.stringify(policy).replaceAll(/\s/g, '').length;
}
function parsed(text) {
    try {
        const document = JSON.parse(text, (_name, value) => {
            if (value === null)
                throw new SyntaxError('null');
            return value;
        });
        return document;
    }
    catch {
        return malformed('This policy contains invalid Json');
    }
}
function statementFrom(value, kind) {
    if (!isMap(value))
        malformed('Syntax errors in policy.');
    checkElements(value, kind);
    const { Sid, Effect, Principal, Condition } = value;
    if (Effect !== 'Allow' && Effect !== 'Deny')
        malformed('Statement effect must be Allow or Deny');
    const lists = ['Action', 'NotAction', 'Resource', 'NotResource'].flatMap((name) => value[name] === undefined ? [] : [[name, policy_textsOf(value[name])]]);
    return {
        ...(Sid === undefined ? {} : { Sid: String(Sid) }),
        Effect,
        ...(Principal === undefined ? {} : { Principal: principalFrom(Principal) }),
        ...Object.fromEntries(lists),
        ...(Condition === undefined ? {} : { Condition: conditionFrom(Condition) }),
    };
}
function checkElements(statement, kind) {
    const unknown = Object.keys(statement).find((name) => !STATEMENT_ELEMENTS.has(name));
    if (unknown !== undefined)
        malformed(`Unknown or unsupported statement element ${unknown}`);
    const count = (...names) => names.filter((name) => statement[name] !== undefined).length;
    if (count('Action', 'NotAction') !== 1)
        malformed('Policy statement must contain actions.');
    if (kind === 'trust' && count('Resource', 'NotResource') > 0)
        malformed('Has prohibited field Resource');
    if (kind !== 'trust' && count('Resource', 'NotResource') !== 1)
        malformed('Policy statement must contain resources.');
    if (kind === 'rights' && count('Principal') > 0)
        malformed('Policy document should not specify a principal.');
    if (kind !== 'rights' && count('Principal') !== 1)
        malformed('Missing required field Principal');
}
function principalFrom(value) {
    if (value === '*')
        return '*';
    if (!isMap(value))
        malformed('Invalid principal in policy');
    return Object.fromEntries(Object.entries(value).map(([kind, ids]) => [kind, policy_textsOf(ids)]));
}
function conditionFrom(value) {
    if (!isMap(value))
        malformed('Syntax errors in policy.');
    return Object.fromEntries(Object.entries(value).map(([operator, keys]) => {
        if (!isMap(keys))
            malformed(`Condition ${operator} must be an object`);
        return [
            operator,
            Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, policy_textsOf(values)])),
        ];
    }));
}
/** One text stays one text; booleans and numbers become texts, as IAM reads them. */
function policy_textsOf(value) {
    if (value !== undefined && isList(value))
        return value.map((item) => scalar(item));
    return scalar(value);
}
function scalar(value) {
    return textOf(value) ?? malformed('Syntax errors in policy.');
}
function malformed(message) {
    return fail(`${message} (MalformedPolicyDocument)`);
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/shape.js
/** Which properties a resource type has, checked before anything is made. Pure. */

/** The first fault, in CloudFormation's words; undefined: none. */
function shapeProblem(value, shape, path = '#') {
    if (typeof shape === 'string')
        return scalarProblem(value, shape, path);
    if (isListShape(shape))
        return listProblem(value, shape[0], path);
    return mapProblem(value, shape, path);
}
function scalarProblem(value, shape, path) {
    const text = textOf(value);
    const fits = {
        text: text !== undefined,
        number: text !== undefined && text !== '' && Number.isFinite(Number(text)),
        boolean: text === 'true' || text === 'false',
        policy: isMap(value) || typeof value === 'string',
    };
    const expected = { text: 'String', number: 'Number', boolean: 'Boolean', policy: 'JSONObject' };
    return fits[shape] ? undefined : `${path}: expected type: ${expected[shape]}, found: ${kindOf(value)}`;
}
function listProblem(value, item, path) {
    if (!isList(value))
        return `${path}: expected type: JSONArray, found: ${kindOf(value)}`;
    for (const [index, one] of value.entries()) {
        const problem = shapeProblem(one, item, `${path}/${index}`);
        if (problem !== undefined)
            return problem;
    }
    return undefined;
}
function mapProblem(value, shape, path) {
    if (!isMap(value))
        return `${path}: expected type: JSONObject, found: ${kindOf(value)}`;
    for (const [name, inner] of Object.entries(value)) {
        const known = Object.hasOwn(shape, name) ? shape[name] : undefined;
        if (known === undefined)
            return `${path}: extraneous key [${name}] is not permitted`;
        const problem = shapeProblem(inner, known, `${path}/${name}`);
        if (problem !== undefined)
            return problem;
    }
    return undefined;
}
function isListShape(shape) {
    return Array.isArray(shape);
}
function kindOf(value) {
    if (isList(value))
        return 'JSONArray';
    return isMap(value) ? 'JSONObject' : 'String';
}
/** Readers of properties whose shape has been checked. */
function shape_text(properties, name) {
    return textOf(member(properties, name));
}
function flag(properties, name) {
    return shape_text(properties, name) === 'true';
}
function shape_number(properties, name) {
    const found = shape_text(properties, name);
    return found === undefined ? undefined : Number(found);
}
function maps(properties, name) {
    const found = member(properties, name);
    return found !== undefined && isList(found) ? found.filter(isMap) : [];
}
function shape_texts(properties, name) {
    const found = member(properties, name);
    return found !== undefined && isList(found) ? found.map((item) => textOf(item) ?? '') : [];
}
const TAGS = [{ Key: 'text', Value: 'text' }];

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/types/iam.js




/** Default quotas of IAM, in characters without white space. */
const MAX_TRUST = 2048;
const MAX_INLINE = 10_240;
const MAX_MANAGED = 6144;
const NAME = /^[\w+=,.@-]{1,64}$/;
const role = {
    properties: {
        AssumeRolePolicyDocument: 'policy',
        Description: 'text',
        ManagedPolicyArns: ['text'],
        MaxSessionDuration: 'number',
        Path: 'text',
        PermissionsBoundary: 'text',
        Policies: [{ PolicyName: 'text', PolicyDocument: 'policy' }],
        RoleName: 'text',
        Tags: TAGS,
    },
    required: ['AssumeRolePolicyDocument'],
    createOnly: ['RoleName', 'Path'],
    nameProperty: 'RoleName',
    attributes: ['Arn', 'RoleId'],
    identify: (properties, logicalId, placement) => {
        const name = shape_text(properties, 'RoleName') ?? generatedName(logicalId, placement);
        const path = shape_text(properties, 'Path') ?? '/';
        const arn = `arn:aws:iam::${placement.accountId}:role${path}${name}`;
        return { id: name, attributes: { Arn: arn, RoleId: `AROA${shortId(arn)}` } };
    },
    create: (resource, site) => {
        if (site.iam.roles.some(({ arn }) => sameName(arn, resource, site)))
            fail(`Role with name ${resource.id} already exists. (EntityAlreadyExists)`);
        site.iam.roles.push(roleFrom(resource, site, {}));
    },
    update: (resource, old, site) => {
        const present = findRole(site, old) ?? fail(`The role with name ${old.id} cannot be found. (NoSuchEntity)`);
        const declared = new Set([...inlineNames(old.properties), ...shape_texts(old.properties, 'ManagedPolicyArns')]);
        const attached = Object.entries(present.policies ?? {}).filter(([name]) => !declared.has(name));
        replaceRole(site, present, roleFrom(resource, site, Object.fromEntries(attached)));
    },
    remove: (resource, site) => {
        const found = findRole(site, resource);
        if (found !== undefined)
            site.iam.roles.splice(site.iam.roles.indexOf(found), 1);
    },
};
function roleFrom(resource, site, attached) {
    const { properties, id } = resource;
    if (!NAME.test(id))
        fail(`The role name ${id} must match ${NAME.source} (ValidationError)`);
    const maxSessionSeconds = shape_number(properties, 'MaxSessionDuration') ?? 3600;
    if (!(maxSessionSeconds >= 3600 && maxSessionSeconds <= 43_200))
        fail('MaxSessionDuration must be between 3600 and 43200 (ValidationError)');
    const trust = policyFrom(member(properties, 'AssumeRolePolicyDocument') ?? '', 'trust');
    if (policySize(trust) > MAX_TRUST)
        fail(`Cannot exceed quota for ACLSizePerRole: ${MAX_TRUST} (LimitExceeded)`);
    const inline = inlinePolicies(properties);
    checkInlineSize(id, { ...attached, ...inline });
    const managed = shape_texts(properties, 'ManagedPolicyArns').map((arn) => [arn, managedPolicy(site, arn)]);
    const boundary = shape_text(properties, 'PermissionsBoundary');
    return {
        arn: resource.attributes['Arn'] ?? '',
        trust,
        maxSessionSeconds,
        policies: { ...attached, ...inline, ...Object.fromEntries(managed) },
        ...(boundary === undefined ? {} : { boundary: managedPolicy(site, boundary) }),
    };
}
function inlineNames(properties) {
    return maps(properties, 'Policies').map((policy) => shape_text(policy, 'PolicyName') ?? '');
}
function inlinePolicies(properties) {
    const policies = maps(properties, 'Policies').map((policy) => [
        shape_text(policy, 'PolicyName') ?? fail('PolicyName is required (ValidationError)'),
        policyFrom(member(policy, 'PolicyDocument') ?? '', 'rights'),
    ]);
    return Object.fromEntries(policies);
}
function checkInlineSize(roleName, policies) {
    const inline = Object.entries(policies).filter(([name]) => !name.startsWith('arn:'));
    const size = inline.reduce((sum, [, policy]) => sum + policySize(policy), 0);
    if (size > MAX_INLINE)
        fail(`Maximum policy size of ${MAX_INLINE} bytes exceeded for role ${roleName} (LimitExceeded): ${size}`);
}
function managedPolicy({ iam }, arn) {
    const found = Object.hasOwn(iam.managedPolicies, arn) ? iam.managedPolicies[arn] : undefined;
    if (found !== undefined)
        return found;
    if (arn.startsWith('arn:aws:iam::aws:'))
        fail(`The simulator does not know the policies of AWS: ${arn}`);
    return fail(`Policy ${arn} does not exist or is not attachable. (NoSuchEntity)`);
}
function findRole({ iam }, { attributes }) {
    return iam.roles.find(({ arn }) => arn === attributes['Arn']);
}
function replaceRole({ iam }, old, role) {
    iam.roles.splice(iam.roles.indexOf(old), 1, role);
}
/** Role names are unique in an account, whatever their path. */
function sameName(arn, { id }, { placement }) {
    return arn.startsWith(`arn:aws:iam::${placement.accountId}:role/`) && arn.split('/').at(-1) === id;
}
function shortId(text) {
    return uuidFrom(text).replaceAll('-', '').slice(0, 17).toUpperCase();
}
const managed = {
    properties: {
        Description: 'text',
        ManagedPolicyName: 'text',
        Path: 'text',
        PolicyDocument: 'policy',
        Roles: ['text'],
    },
    required: ['PolicyDocument'],
    createOnly: ['ManagedPolicyName', 'Path', 'Description'],
    nameProperty: 'ManagedPolicyName',
    attributes: ['PolicyArn', 'PolicyId'],
    identify: (properties, logicalId, placement) => {
        const name = shape_text(properties, 'ManagedPolicyName') ?? generatedName(logicalId, placement, 128);
        const arn = `arn:aws:iam::${placement.accountId}:policy${shape_text(properties, 'Path') ?? '/'}${name}`;
        return { id: arn, attributes: { PolicyArn: arn, PolicyId: `ANPA${shortId(arn)}` } };
    },
    create: (resource, site) => {
        if (Object.hasOwn(site.iam.managedPolicies, resource.id))
            fail(`A policy called ${resource.id.split('/').at(-1)} already exists. (EntityAlreadyExists)`);
        storeManaged(resource, site);
    },
    update: (resource, old, site) => {
        detach(old, old.id, site);
        storeManaged(resource, site);
        // Roles hold copies of what is attached to them.
        const policy = managedPolicy(site, resource.id);
        for (const holder of site.iam.roles.filter(({ policies }) => policies?.[resource.id] !== undefined))
            replaceRole(site, holder, { ...holder, policies: { ...holder.policies, [resource.id]: policy } });
    },
    remove: (resource, site) => {
        detach(resource, resource.id, site);
        if (site.iam.roles.some(({ policies }) => policies?.[resource.id] !== undefined))
            fail('Cannot delete a policy attached to entities. (DeleteConflict)');
        delete site.iam.managedPolicies[resource.id];
    },
};
function storeManaged(resource, site) {
    const policy = policyFrom(member(resource.properties, 'PolicyDocument') ?? '', 'rights');
    if (policySize(policy) > MAX_MANAGED)
        fail(`Cannot exceed quota for PolicySize: ${MAX_MANAGED} (LimitExceeded)`);
    site.iam.managedPolicies[resource.id] = policy;
    attach(resource, { name: resource.id, policy }, site);
}
/** AWS::IAM::Policy: one inline policy for the roles it names. */
const inlinePolicy = {
    properties: { PolicyName: 'text', PolicyDocument: 'policy', Roles: ['text'] },
    required: ['PolicyName', 'PolicyDocument', 'Roles'],
    createOnly: [],
    attributes: ['Id'],
    identify: (_properties, logicalId, placement) => {
        const id = generatedName(logicalId, placement, 128);
        return { id, attributes: { Id: id } };
    },
    ...inlineLife(),
};
/** AWS::IAM::RolePolicy: one inline policy of one role. */
const rolePolicy = {
    properties: { PolicyName: 'text', PolicyDocument: 'policy', RoleName: 'text' },
    required: ['PolicyName', 'PolicyDocument', 'RoleName'],
    createOnly: ['PolicyName', 'RoleName'],
    attributes: [],
    identify: (properties) => ({
        id: `${shape_text(properties, 'PolicyName')}|${shape_text(properties, 'RoleName')}`,
        attributes: {},
    }),
    ...inlineLife(),
};
function inlineLife() {
    const nameOf = ({ properties }) => shape_text(properties, 'PolicyName') ?? '';
    const create = (resource, site) => {
        const policy = policyFrom(member(resource.properties, 'PolicyDocument') ?? '', 'rights');
        attach(resource, { name: nameOf(resource), policy }, site);
    };
    return {
        create,
        update: (resource, old, site) => {
            detach(old, nameOf(old), site);
            create(resource, site);
        },
        remove: (resource, site) => detach(resource, nameOf(resource), site),
    };
}
function attach(resource, { name, policy }, site) {
    for (const roleName of targets(resource)) {
        const found = roleNamed(roleName, site) ?? fail(`The role with name ${roleName} cannot be found. (NoSuchEntity)`);
        const policies = { ...found.policies, [name]: policy };
        checkInlineSize(roleName, policies);
        replaceRole(site, found, { ...found, policies });
    }
}
function detach(resource, name, site) {
    for (const found of targets(resource).flatMap((roleName) => roleNamed(roleName, site) ?? [])) {
        const policies = Object.entries(found.policies ?? {}).filter(([present]) => present !== name);
        replaceRole(site, found, { ...found, policies: Object.fromEntries(policies) });
    }
}
function targets({ properties }) {
    return [...shape_texts(properties, 'Roles'), ...(shape_text(properties, 'RoleName') ?? '').split(',').filter(Boolean)];
}
function roleNamed(name, { iam, placement }) {
    const start = `arn:aws:iam::${placement.accountId}:role/`;
    return iam.roles.find(({ arn }) => arn.startsWith(start) && arn.split('/').at(-1) === name);
}
const oidcProvider = {
    properties: { Url: 'text', ClientIdList: ['text'], ThumbprintList: ['text'], Tags: TAGS },
    required: [],
    createOnly: ['Url'],
    attributes: ['Arn'],
    identify: (properties, _logicalId, { accountId }) => {
        const arn = `arn:aws:iam::${accountId}:oidc-provider/${issuerHost(properties)}`;
        return { id: arn, attributes: { Arn: arn } };
    },
    create: (resource, site) => {
        const url = shape_text(resource.properties, 'Url') ?? '';
        if (!/^https:\/\/[^/?#]+(?:\/[^?#]*)?$/.test(url))
            fail(`Invalid Open ID Connect Provider URL ${url} (InvalidInput)`);
        if (providersOf(site)[issuerHost(resource.properties)] !== undefined)
            fail(`Provider with url ${url} already exists. (EntityAlreadyExists)`);
        storeProvider(resource, site);
    },
    update: (resource, _old, site) => storeProvider(resource, site),
    remove: ({ properties }, site) => {
        const { [issuerHost(properties)]: _removed, ...others } = providersOf(site);
        site.iam.oidcProviders[site.placement.accountId] = others;
    },
};
function issuerHost(properties) {
    return (shape_text(properties, 'Url') ?? '').replace(/^https:\/\//, '').replace(/\/$/, '');
}
function providersOf({ iam, placement }) {
    return iam.oidcProviders[placement.accountId] ?? {};
}
function storeProvider({ properties }, site) {
    const clients = shape_texts(properties, 'ClientIdList');
    site.iam.oidcProviders[site.placement.accountId] = {
        ...providersOf(site),
        [issuerHost(properties)]: clients,
    };
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/types/kms.js
/** AWS::KMS::Key and AWS::KMS::Alias: names alone; the simulator encrypts nothing. */




const key = {
    properties: {
        Description: 'text',
        Enabled: 'boolean',
        EnableKeyRotation: 'boolean',
        KeyPolicy: 'policy',
        KeySpec: 'text',
        KeyUsage: 'text',
        PendingWindowInDays: 'number',
        Tags: TAGS,
    },
    required: [],
    createOnly: ['KeySpec', 'KeyUsage'],
    attributes: ['Arn', 'KeyId'],
    identify: (_properties, logicalId, { accountId, region, stackId }) => {
        const id = uuidFrom(`${stackId}/${logicalId}`);
        return { id, attributes: { Arn: `arn:aws:kms:${region}:${accountId}:key/${id}`, KeyId: id } };
    },
    create: kms_checkPolicy,
    update: kms_checkPolicy,
    remove: () => undefined,
};
function kms_checkPolicy({ properties }) {
    const policy = member(properties, 'KeyPolicy');
    if (policy !== undefined)
        policyFrom(policy, 'resource');
}
const alias = {
    properties: { AliasName: 'text', TargetKeyId: 'text' },
    required: ['AliasName', 'TargetKeyId'],
    createOnly: ['AliasName'],
    attributes: [],
    identify: (properties) => ({ id: shape_text(properties, 'AliasName') ?? '', attributes: {} }),
    create: checkAlias,
    update: checkAlias,
    remove: () => undefined,
};
function checkAlias({ id }) {
    if (!/^alias\/(?!aws\/)[\w/-]+$/.test(id))
        fail(`Alias must start with the prefix "alias/" (${id})`);
}

;// CONCATENATED MODULE: ./lib/simulator/s3/bucket-settings.js
const PUBLIC_ACCESS_FLAGS = [
    'BlockPublicAcls',
    'IgnorePublicAcls',
    'BlockPublicPolicy',
    'RestrictPublicBuckets',
];
/** What S3 gives every new bucket since April 2023. */
const NEW_BUCKET = {
    publicAccessBlock: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
    },
    objectOwnership: 'BucketOwnerEnforced',
    encryption: { algorithm: 'AES256', bucketKey: false },
};

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
        etag: (0,external_node_crypto_.createHash)('md5').update(object.body).digest('hex'),
        ...object,
        isDeleteMarker: false,
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
/** One S3 request after routing: what every handler gets, and the checks every operation shares. */




/** Headers that S3 knows and the simulator does not: refused, for ignoring them would change the meaning. */
const UNKNOWN_HEADERS = [
    /^(?:if-match|if-modified-since|if-unmodified-since|x-amz-if-match-.*|x-amz-copy-source-if-.*)$/,
    /^x-amz-(?:acl|grant-.*|object-ownership|bucket-namespace)$/,
    /^x-amz-(?:bucket-object-lock-enabled|object-lock-.*|bypass-governance-retention|mfa)$/,
    /^x-amz-(?:copy-source-)?server-side-encryption-customer-.*$/,
    /^x-amz-(?:storage-class|website-redirect-location|write-offset-bytes)$/,
];
/** The bucket and the caller of a request, after credentials, ownership and region have been checked in that order. */
function openBucket(name, request, options) {
    const caller = callerOf(request, { iam: options.iam, service: 's3', now: options.realNow() });
    refuseUnknownHeaders(request);
    const bucket = existingBucket(name, options.state);
    checkOwner(bucket, caller.accountId, request.headers['x-amz-expected-bucket-owner']);
    if (caller.region !== bucket.region && !request.query.has('location'))
        throw wrongRegion(bucket);
    return { bucket, caller };
}
function refuseUnknownHeaders({ headers }) {
    const unknown = Object.keys(headers).find((name) => UNKNOWN_HEADERS.some((pattern) => pattern.test(name)));
    if (unknown !== undefined)
        refuse(501, 'NotImplemented', `The simulated S3 does not know ${unknown}`);
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

;// CONCATENATED MODULE: ./lib/simulator/s3/copy-source.js

/** undefined: it names no bucket and key. */
function copySourceOf({ headers }) {
    const header = headers['x-amz-copy-source'] ?? '';
    const [, bucket, encodedKey = '', encodedVersion] = /^\/?([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(header) ?? [];
    const key = percentDecoded(encodedKey);
    if (bucket === undefined || key === undefined)
        return undefined;
    const versionId = encodedVersion === undefined ? undefined : (percentDecoded(encodedVersion) ?? '');
    return { bucket, key, versionId };
}

;// CONCATENATED MODULE: ./lib/simulator/s3/deletion-targets.js
/** The body of DeleteObjects. */

/** Keys and versions named by the body of DeleteObjects. */
function deletionTargets(xml) {
    return innerXml(xml, 'Object').map((inner) => ({
        key: xmlText(inner, 'Key') ?? '',
        versionId: xmlText(inner, 'VersionId'),
    }));
}

;// CONCATENATED MODULE: ./lib/simulator/iam/s3-actions.js


const s3_actions_NEEDS = {
    HeadBucket: listing('s3:ListBucket'),
    ListObjectsV2: listing('s3:ListBucket'),
    ListObjectVersions: listing('s3:ListBucketVersions'),
    // Knows no `s3:prefix`.
    ListMultipartUploads: onBucket('s3:ListBucketMultipartUploads'),
    ListBuckets: () => [{ action: 's3:ListAllMyBuckets', resource: '*', context: {} }],
    CreateBucket: onBucket('s3:CreateBucket'),
    DeleteBucket: onBucket('s3:DeleteBucket'),
    GetBucketLocation: onBucket('s3:GetBucketLocation'),
    GetBucketVersioning: onBucket('s3:GetBucketVersioning'),
    PutBucketVersioning: onBucket('s3:PutBucketVersioning'),
    GetBucketEncryption: onBucket('s3:GetEncryptionConfiguration'),
    PutBucketEncryption: onBucket('s3:PutEncryptionConfiguration'),
    GetPublicAccessBlock: onBucket('s3:GetBucketPublicAccessBlock'),
    PutPublicAccessBlock: onBucket('s3:PutBucketPublicAccessBlock'),
    DeletePublicAccessBlock: onBucket('s3:PutBucketPublicAccessBlock'),
    GetBucketOwnershipControls: onBucket('s3:GetBucketOwnershipControls'),
    PutBucketOwnershipControls: onBucket('s3:PutBucketOwnershipControls'),
    GetBucketLifecycleConfiguration: onBucket('s3:GetLifecycleConfiguration'),
    PutBucketLifecycleConfiguration: onBucket('s3:PutLifecycleConfiguration'),
    GetBucketPolicy: onBucket('s3:GetBucketPolicy'),
    GetBucketPolicyStatus: onBucket('s3:GetBucketPolicyStatus'),
    PutBucketPolicy: onBucket('s3:PutBucketPolicy'),
    DeleteBucketPolicy: onBucket('s3:DeleteBucketPolicy'),
    GetBucketTagging: onBucket('s3:GetBucketTagging'),
    PutBucketTagging: onBucket('s3:PutBucketTagging'),
    GetObject: s3_actions_read,
    HeadObject: head,
    PutObject: s3_actions_write,
    CreateMultipartUpload: multipart,
    UploadPart: multipart,
    CompleteMultipartUpload: multipart,
    AbortMultipartUpload: (target) => [onObject(target, 's3:AbortMultipartUpload')],
    ListParts: (target) => [onObject(target, 's3:ListMultipartUploadParts')],
    CopyObject: copy,
    DeleteObject: (target) => [deletion(target, versionOf(target))],
    DeleteObjects: (target) => deletionTargets(target.request.body.toString()).map(({ key, versionId }) => deletion({ ...target, key }, versionId)),
};
/** What a caller needs for an operation; undefined: the operation is not known here. */
function s3Needs(operation, target) {
    return Object.hasOwn(s3_actions_NEEDS, operation) ? s3_actions_NEEDS[operation]?.(target) : undefined;
}
/** One key of DeleteObject or DeleteObjects. */
function deletion(target, versionId) {
    if (versionId === undefined)
        return onObject(target, 's3:DeleteObject');
    return onObject(target, 's3:DeleteObjectVersion', { 's3:versionid': versionId });
}
/**
 * Without this right S3 does not tell that an object is missing. It is checked as if the key were listed, so a
 * condition on `s3:prefix` counts (found by the makers of another S3 server, who compared; AWS's pages are silent).
 */
function seeingAbsence(target) {
    return bucketAccess(target, 's3:ListBucket', { 's3:prefix': target.key });
}
/** The source of a copy, as the target of a read. */
function copySourceTarget(target) {
    const source = copySourceOf(target.request);
    // Source and destination belong to one account: the simulated S3 refuses all else.
    return { ...target, bucket: source?.bucket ?? '', key: source?.key ?? '' };
}
function listing(action) {
    return (target) => {
        const { query } = target.request;
        const context = Object.fromEntries(['prefix', 'delimiter', 'max-keys'].flatMap((name) => {
            const value = query.get(name);
            return value === null ? [] : [[`s3:${name}`, value]];
        }));
        return [bucketAccess(target, action, context)];
    };
}
function onBucket(action) {
    return (target) => [bucketAccess(target, action)];
}
function bucketAccess(target, action, context = {}) {
    return {
        action,
        resource: `arn:aws:s3:::${target.bucket}`,
        context: { ...ownerContext(target), ...context },
    };
}
function onObject(target, action, context = {}) {
    const resource = `arn:aws:s3:::${target.bucket}/${target.key}`;
    return { action, resource, context: { ...ownerContext(target), ...context } };
}
function ownerContext({ owner }) {
    return { 'aws:resourceaccount': owner, 's3:resourceaccount': owner };
}
/** S3 decrypts a checksum too, and needs no key for the other facts about an object. */
function head(target) {
    const withChecksum = target.request.headers['x-amz-checksum-mode'] !== undefined;
    return withChecksum ? s3_actions_read(target) : [reading(target, versionOf(target))];
}
function s3_actions_read(target) {
    return [reading(target, versionOf(target)), ...keyUse(target, 'kms:Decrypt')];
}
/** A key policy may allow it too; key policies are not simulated, so the role's own policies have to. */
function keyUse(target, ...actions) {
    const resource = target.encryptionKey?.(target.bucket);
    if (resource === undefined)
        return [];
    // Bucket and key stand in the same region.
    const region = resource.split(':')[3] ?? '';
    const context = { 'kms:viaservice': `s3.${region}.amazonaws.com`, 'aws:viaawsservice': 'true' };
    return actions.map((action) => ({ action, resource, context }));
}
function reading(target, versionId) {
    if (versionId === undefined)
        return onObject(target, 's3:GetObject');
    return onObject(target, 's3:GetObjectVersion', { 's3:versionid': versionId });
}
const WRITE_HEADERS = [
    'if-none-match',
    'x-amz-server-side-encryption',
    'x-amz-server-side-encryption-aws-kms-key-id',
];
function s3_actions_write(target) {
    const { headers } = target.request;
    const context = Object.fromEntries(WRITE_HEADERS.flatMap((name) => {
        const value = headers[name];
        return value === undefined ? [] : [[`s3:${name}`, value]];
    }));
    const tagging = headers['x-amz-tagging'] === undefined ? [] : [onObject(target, 's3:PutObjectTagging')];
    return [onObject(target, 's3:PutObject', context), ...tagging, ...keyUse(target, 'kms:GenerateDataKey')];
}
/** Parts are read back when they are put together. */
function multipart(target) {
    return [...s3_actions_write(target), ...keyUse(target, 'kms:Decrypt')];
}
/** Which of the two S3 checks first is not confirmed. */
function copy(target) {
    const source = copySourceOf(target.request);
    if (source === undefined)
        return s3_actions_write(target);
    const from = copySourceTarget(target);
    return [reading(from, source.versionId), ...keyUse(from, 'kms:Decrypt'), ...s3_actions_write(target)];
}
function versionOf({ request }) {
    return request.query.get('versionId') ?? undefined;
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

;// CONCATENATED MODULE: ./lib/simulator/s3/buckets.js
/** Making, listing and deleting buckets. */









/** Simulated buckets have no date of their own. */
const CREATED = isoTime(0);
/** Where a bucket is made that names no region; naming this one is an error. */
const HOME_REGION = 'us-east-1';
const buckets_NAME = /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** Why S3 would not make a bucket of that name; undefined: it would. */
function bucketProblem(state, { name, owner }) {
    if (!buckets_NAME.test(name))
        return { status: 400, code: 'InvalidBucketName', message: 'The specified bucket is not valid.' };
    const present = findBucket(state, name);
    if (present === undefined)
        return undefined;
    return present.owner === owner
        ? {
            status: 409,
            code: 'BucketAlreadyOwnedByYou',
            message: 'Your previous request to create the named bucket succeeded and you already own it.',
        }
        : {
            status: 409,
            code: 'BucketAlreadyExists',
            message: 'The requested bucket name is not available.',
        };
}
function addBucket(state, bucket) {
    const added = { versioning: false, settings: NEW_BUCKET, ...bucket, versions: [], uploads: [] };
    state.buckets.push(added);
    return added;
}
/** Versions and delete markers count; unfinished uploads go with the bucket. */
function removeBucket(state, bucket) {
    if (bucket.versions.length > 0)
        return false;
    state.buckets.splice(state.buckets.indexOf(bucket), 1);
    return true;
}
/** Checks credentials and rights. */
function openAccount(operation, name, request, options) {
    const caller = callerOf(request, { iam: options.iam, service: 's3', now: options.realNow() });
    const target = { bucket: name, owner: caller.accountId, key: '', request };
    const denial = denialOf(caller, s3Needs(operation, target) ?? []);
    if (denial !== undefined)
        refuse(403, 'AccessDenied', denialText(caller, denial, true));
    refuseUnknownHeaders(request);
    return { request, options, caller, name };
}
function createBucket({ request, options, caller, name }) {
    const named = xmlText(verifiedBody(request).bytes.toString(), 'LocationConstraint');
    if (named === HOME_REGION)
        refuse(400, 'InvalidLocationConstraint', 'The specified location-constraint is not valid');
    const constraint = named ?? HOME_REGION;
    if (constraint !== caller.region) {
        refuse(400, 'IllegalLocationConstraintException', `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`);
    }
    const bucket = { name, owner: caller.accountId, region: constraint };
    const made = { status: 200, headers: { location: `/${name}` } };
    const problem = bucketProblem(options.state, bucket);
    // S3 still forgives it there, as it did when there was no other region.
    if (problem?.code === 'BucketAlreadyOwnedByYou' && constraint === HOME_REGION)
        return made;
    if (problem !== undefined)
        refuse(problem.status, problem.code, problem.message);
    addBucket(options.state, bucket);
    return made;
}
function deleteBucket({ bucket, options }) {
    if (!removeBucket(options.state, bucket))
        refuse(409, 'BucketNotEmpty', 'The bucket you tried to delete is not empty');
    return { status: 204 };
}
function listBuckets({ options, caller }) {
    const own = options.state.buckets.filter(({ owner }) => owner === caller.accountId);
    const listed = own.map(({ name, region }) => xml_element('Bucket', xml_element('Name', name), xml_element('CreationDate', CREATED), xml_element('BucketRegion', region)));
    return xmlAnswer('ListAllMyBucketsResult', xml_element('Owner', xml_element('ID', caller.accountId)), xml_element('Buckets', ...listed));
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/types/s3.js
/** AWS::S3::Bucket and AWS::S3::BucketPolicy. */







const MAX_BUCKET_POLICY = 20 * 1024;
const bucket = {
    properties: {
        BucketEncryption: {
            ServerSideEncryptionConfiguration: [
                {
                    BucketKeyEnabled: 'boolean',
                    ServerSideEncryptionByDefault: { SSEAlgorithm: 'text', KMSMasterKeyID: 'text' },
                },
            ],
        },
        BucketName: 'text',
        LifecycleConfiguration: {
            Rules: [
                {
                    Id: 'text',
                    Status: 'text',
                    Prefix: 'text',
                    ExpirationInDays: 'number',
                    ExpiredObjectDeleteMarker: 'boolean',
                    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 'number' },
                    NoncurrentVersionExpiration: { NoncurrentDays: 'number', NewerNoncurrentVersions: 'number' },
                },
            ],
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'text' }] },
        PublicAccessBlockConfiguration: {
            BlockPublicAcls: 'boolean',
            BlockPublicPolicy: 'boolean',
            IgnorePublicAcls: 'boolean',
            RestrictPublicBuckets: 'boolean',
        },
        Tags: TAGS,
        VersioningConfiguration: { Status: 'text' },
    },
    required: [],
    createOnly: ['BucketName'],
    attributes: ['Arn', 'DomainName', 'RegionalDomainName', 'DualStackDomainName'],
    identify: (properties, logicalId, placement) => {
        const id = shape_text(properties, 'BucketName') ?? generatedName(logicalId, placement, 63).toLowerCase();
        return {
            id,
            attributes: {
                Arn: `arn:aws:s3:::${id}`,
                DomainName: `${id}.s3.amazonaws.com`,
                RegionalDomainName: `${id}.s3.${placement.region}.amazonaws.com`,
                DualStackDomainName: `${id}.s3.dualstack.${placement.region}.amazonaws.com`,
            },
        };
    },
    create: (resource, { s3, placement }) => {
        const { accountId: owner, region } = placement;
        const made = { name: resource.id, owner, region, ...configured(resource.properties) };
        const problem = bucketProblem(s3, made);
        if (problem !== undefined)
            fail(`${resource.id}: ${problem.message} (${problem.code})`);
        addBucket(s3, made);
    },
    update: (resource, old, site) => {
        const found = existing(resource.id, site);
        const { versioning, settings } = configured(resource.properties);
        if (configured(old.properties).versioning && !versioning)
            fail('The simulated S3 does not suspend versioning');
        found.versioning = versioning;
        // The bucket's policy is a resource of its own.
        const { policy } = found.settings;
        found.settings = { ...settings, ...(policy === undefined ? {} : { policy }) };
    },
    remove: ({ id }, { s3 }) => {
        const found = findBucket(s3, id);
        if (found !== undefined && !removeBucket(s3, found)) {
            fail(`The bucket you tried to delete is not empty. You must delete all versions in the bucket. (BucketNotEmpty) ${id}`);
        }
    },
};
function configured(properties) {
    const status = shape_text(mapOf(member(properties, 'VersioningConfiguration')), 'Status');
    if (status !== undefined && status !== 'Enabled')
        fail(`The simulated S3 does not know the versioning status ${status}`);
    const rules = maps(mapOf(member(properties, 'LifecycleConfiguration')), 'Rules');
    const tags = maps(properties, 'Tags').map((tag) => [shape_text(tag, 'Key') ?? '', shape_text(tag, 'Value') ?? '']);
    const settings = {
        ...NEW_BUCKET,
        ...publicAccess(member(properties, 'PublicAccessBlockConfiguration')),
        ...ownership(mapOf(member(properties, 'OwnershipControls'))),
        ...encryption(mapOf(member(properties, 'BucketEncryption'))),
        ...(rules.length === 0 ? {} : { lifecycle: rules.map(lifecycleRule) }),
        ...(tags.length === 0 ? {} : { tags: Object.fromEntries(tags) }),
    };
    return { versioning: status === 'Enabled', settings };
}
/** Flags that are not given are false. */
function publicAccess(given) {
    if (given === undefined)
        return {};
    const flags = mapOf(given);
    const publicAccessBlock = {
        BlockPublicAcls: flag(flags, 'BlockPublicAcls'),
        IgnorePublicAcls: flag(flags, 'IgnorePublicAcls'),
        BlockPublicPolicy: flag(flags, 'BlockPublicPolicy'),
        RestrictPublicBuckets: flag(flags, 'RestrictPublicBuckets'),
    };
    return { publicAccessBlock };
}
const OWNERSHIPS = [
    'BucketOwnerEnforced',
    'BucketOwnerPreferred',
    'ObjectWriter',
];
function ownership(given) {
    const [rule] = maps(given, 'Rules');
    if (rule === undefined)
        return {};
    const objectOwnership = shape_text(rule, 'ObjectOwnership');
    if (objectOwnership === undefined || !OWNERSHIPS.includes(objectOwnership))
        fail(`ObjectOwnership ${objectOwnership} is not valid (InvalidRequest)`);
    return { objectOwnership };
}
const ALGORITHMS = ['AES256', 'aws:kms', 'aws:kms:dsse'];
function encryption(given) {
    const [rule] = maps(given, 'ServerSideEncryptionConfiguration');
    if (rule === undefined)
        return {};
    const byDefault = mapOf(member(rule, 'ServerSideEncryptionByDefault'));
    const algorithm = shape_text(byDefault, 'SSEAlgorithm');
    if (algorithm === undefined || !ALGORITHMS.includes(algorithm))
        fail(`SSEAlgorithm ${algorithm} is not valid (MalformedXML)`);
    const kmsKeyId = shape_text(byDefault, 'KMSMasterKeyID');
    if (kmsKeyId !== undefined && algorithm === 'AES256')
        fail('a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms (InvalidArgument)');
    return { encryption: { algorithm, kmsKeyId, bucketKey: flag(rule, 'BucketKeyEnabled') } };
}
function lifecycleRule(rule, index) {
    const noncurrent = mapOf(member(rule, 'NoncurrentVersionExpiration'));
    const status = shape_text(rule, 'Status');
    if (status !== 'Enabled' && status !== 'Disabled')
        fail(`Status ${status} of a lifecycle rule is not valid (MalformedXML)`);
    return {
        id: shape_text(rule, 'Id') ?? `rule-${index + 1}`,
        enabled: status === 'Enabled',
        prefix: shape_text(rule, 'Prefix') ?? '',
        abortUploadsAfter: shape_number(mapOf(member(rule, 'AbortIncompleteMultipartUpload')), 'DaysAfterInitiation'),
        expireAfter: shape_number(rule, 'ExpirationInDays'),
        expireDeleteMarkers: flag(rule, 'ExpiredObjectDeleteMarker') ? true : undefined,
        expireNoncurrentAfter: shape_number(noncurrent, 'NoncurrentDays'),
        keepNoncurrent: shape_number(noncurrent, 'NewerNoncurrentVersions'),
    };
}
const bucketPolicy = {
    properties: { Bucket: 'text', PolicyDocument: 'policy' },
    required: ['Bucket', 'PolicyDocument'],
    createOnly: ['Bucket'],
    attributes: [],
    identify: (properties) => ({ id: shape_text(properties, 'Bucket') ?? '', attributes: {} }),
    create: (resource, site) => {
        if (existing(resource.id, site).settings.policy !== undefined)
            fail(`The bucket policy already exists on bucket ${resource.id}.`);
        storePolicy(resource, site);
    },
    update: (resource, _old, site) => storePolicy(resource, site),
    remove: ({ id }, { s3 }) => {
        const found = findBucket(s3, id);
        if (found === undefined)
            return;
        const { policy: _removed, ...settings } = found.settings;
        found.settings = settings;
    },
};
function storePolicy(resource, site) {
    const policy = policyFrom(member(resource.properties, 'PolicyDocument') ?? '', 'resource');
    if (policySize(policy) > MAX_BUCKET_POLICY)
        fail('The policy exceeds the maximum allowed size (InvalidArgument)');
    const outside = policy.Statement.flatMap(({ Resource = [] }) => Resource).find((arn) => arn !== `arn:aws:s3:::${resource.id}` && !arn.startsWith(`arn:aws:s3:::${resource.id}/`));
    if (outside !== undefined)
        fail(`Policy has invalid resource ${outside} (MalformedPolicy)`);
    const found = existing(resource.id, site);
    found.settings = { ...found.settings, policy };
}
function existing(name, { s3, placement }) {
    const found = findBucket(s3, name);
    if (found === undefined || found.owner !== placement.accountId)
        fail(`The specified bucket does not exist (NoSuchBucket) ${name}`);
    return found;
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/registry.js




const registry_TYPES = new Map([
    ['AWS::IAM::ManagedPolicy', managed],
    ['AWS::IAM::OIDCProvider', oidcProvider],
    ['AWS::IAM::Policy', inlinePolicy],
    ['AWS::IAM::Role', role],
    ['AWS::IAM::RolePolicy', rolePolicy],
    ['AWS::KMS::Alias', alias],
    ['AWS::KMS::Key', key],
    ['AWS::S3::Bucket', bucket],
    ['AWS::S3::BucketPolicy', bucketPolicy],
]);
function typeNamed(name) {
    const type = registry_TYPES.get(name);
    if (type === undefined)
        value_invalid(`Template format error: Unrecognized resource types: [${name}]`);
    return type;
}
/** Types that need an acknowledgement, after CloudFormation's list for CAPABILITY_IAM. */
const IAM_TYPES = new Set([
    'AWS::IAM::ManagedPolicy',
    'AWS::IAM::Policy',
    'AWS::IAM::Role',
    'AWS::IAM::RolePolicy',
]);

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/simulator/cloudformation/yaml.js
/** A template's text (YAML with CloudFormation's short tags, or JSON) as plain values. */


const SHORT_TAGS = [
    'And',
    'Equals',
    'FindInMap',
    'GetAtt',
    'If',
    'ImportValue',
    'Join',
    'Not',
    'Or',
    'Select',
    'Split',
    'Sub',
];
/** Names without the prefix `Fn::`. */
const BARE_TAGS = ['Condition', 'Ref'];
/** Throws `RefusalError` (ValidationError), with CloudFormation's `Template format error` before what is wrong. */
function parseTemplateText(text) {
    const document = (0,dist/* parseDocument */.Tp)(text, { customTags: (tags) => [...tags, ...yaml_TAGS], version: '1.2' });
    const problem = document.errors[0] ?? document.warnings[0];
    if (problem !== undefined)
        formatError(problem.message.split('\n', 1)[0] ?? '');
    (0,dist/* visit */.YR)(document, {
        Alias: () => formatError('YAML aliases are not allowed in CloudFormation templates'),
    });
    const parsed = document.toJS();
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
        formatError('unsupported structure.');
    }
    return toMap(parsed, '');
}
function formatError(message) {
    return value_invalid(`Template format error: ${message}`);
}
const yaml_TAGS = [
    ...SHORT_TAGS.flatMap((name) => tagsOf(`!${name}`, `Fn::${name}`)),
    ...BARE_TAGS.flatMap((name) => tagsOf(`!${name}`, name)),
];
function tagsOf(tag, name) {
    const wrap = (node) => {
        const map = new dist/* YAMLMap */.CA();
        map.add(new dist/* Pair */.Rm(new dist/* Scalar */.X5(name), node));
        return map;
    };
    return [
        { tag, resolve: (text) => ({ [name]: name === 'Fn::GetAtt' ? attributePath(text) : text }) },
        { tag, collection: 'seq', nodeClass: dist/* YAMLSeq */.Rw, resolve: wrap },
        { tag, collection: 'map', nodeClass: dist/* YAMLMap */.CA, resolve: wrap },
    ];
}
/** `Name.Attribute`, of which the attribute may hold further dots. */
function attributePath(text) {
    const dot = text.indexOf('.');
    return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
function toMap(value, path) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toValue(inner, `${path}/${name}`)]));
}
function toValue(value, path) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        return value;
    if (Array.isArray(value))
        return value.map((item, index) => toValue(item, `${path}/${index}`));
    if (typeof value === 'object' && value !== null)
        return toMap(value, path);
    return formatError(`[${path}] 'null' values are not allowed in templates`);
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/template.js
/** A template's sections, checked as far as it goes without parameters. Pure. */



const RETENTIONS = ['Delete', 'Retain', 'RetainExceptOnCreate'];
const SECTIONS = new Set([
    'AWSTemplateFormatVersion',
    'Description',
    'Metadata',
    'Parameters',
    'Mappings',
    'Conditions',
    'Rules',
    'Resources',
    'Outputs',
]);
const RESOURCE_KEYS = new Set([
    'Type',
    'Properties',
    'Condition',
    'DependsOn',
    'DeletionPolicy',
    'UpdateReplacePolicy',
    'Metadata',
]);
const OUTPUT_KEYS = new Set(['Value', 'Description', 'Condition']);
const LOGICAL_ID = /^[A-Za-z0-9]{1,255}$/;
/** Throws `RefusalError` (ValidationError) for what CloudFormation refuses, and for what the simulator does not know. */
function parseTemplate(text) {
    const root = parseTemplateText(text);
    const unknown = Object.keys(root).find((name) => !SECTIONS.has(name));
    if (unknown !== undefined)
        formatError(`Invalid template property or properties [${unknown}]`);
    const version = root['AWSTemplateFormatVersion'];
    if (version !== undefined && version !== '2010-09-09')
        formatError(`Unsupported AWSTemplateFormatVersion ${JSON.stringify(version)}`);
    const template = {
        text,
        description: textOf(root['Description']),
        parameters: mapsIn(root, 'Parameters'),
        mappings: mapOf(root['Mappings']),
        conditions: new Map(Object.entries(mapOf(root['Conditions']))),
        rules: mapsIn(root, 'Rules'),
        resources: declared(root, 'Resources', resourceDeclaration),
        outputs: declared(root, 'Outputs', outputDeclaration),
    };
    if (template.resources.size === 0)
        formatError('At least one Resources member must be defined.');
    template_checkNames(template);
    return template;
}
function mapsIn(root, section) {
    return declared(root, section, (_name, declaration) => declaration);
}
function declared(root, section, read) {
    const found = root[section] ?? {};
    if (!isMap(found))
        formatError(`${section} must be an object`);
    return new Map(Object.entries(found).map(([name, declaration]) => {
        if (!LOGICAL_ID.test(name))
            formatError(`${section} name '${name}' is non alphanumeric.`);
        if (!isMap(declaration))
            formatError(`[/${section}/${name}] Every member must be an object`);
        return [name, read(name, declaration)];
    }));
}
function resourceDeclaration(name, declaration) {
    template_checkKeys(`/Resources/${name}`, declaration, RESOURCE_KEYS);
    const properties = declaration['Properties'] ?? {};
    if (!isMap(properties))
        formatError(`[/Resources/${name}/Properties] must be an object`);
    return {
        type: textOf(declaration['Type']) ?? formatError(`[/Resources/${name}] Every resource must have a Type`),
        properties,
        condition: textOf(declaration['Condition']),
        dependsOn: value_listOf(declaration['DependsOn']).map(String),
        deletionPolicy: retention(name, declaration, 'DeletionPolicy'),
        updateReplacePolicy: retention(name, declaration, 'UpdateReplacePolicy'),
    };
}
function retention(name, declaration, key) {
    const given = declaration[key] ?? 'Delete';
    const known = RETENTIONS.find((candidate) => candidate === given);
    if (known === undefined)
        formatError(`[/Resources/${name}] Unrecognized ${key} ${JSON.stringify(given)}`);
    return known;
}
function outputDeclaration(name, declaration) {
    template_checkKeys(`/Outputs/${name}`, declaration, OUTPUT_KEYS);
    const value = declaration['Value'];
    if (value === undefined)
        formatError(`[/Outputs/${name}] Every Outputs member must contain a Value object`);
    return {
        value,
        description: textOf(declaration['Description']),
        condition: textOf(declaration['Condition']),
    };
}
function template_checkKeys(path, declaration, known) {
    const unknown = Object.keys(declaration).find((key) => !known.has(key));
    if (unknown !== undefined)
        formatError(`[${path}] the simulator does not know the attribute ${unknown}`);
}
/** Every name a template refers to exists in it, also in branches that its parameters do not take. */
function template_checkNames(template) {
    const { parameters, resources, outputs, conditions } = template;
    const named = [...resources.values(), ...outputs.values()].flatMap(({ condition }) => condition ?? []);
    const missing = named.find((name) => !conditions.has(name));
    if (missing !== undefined)
        formatError(`Unresolved dependency: the condition ${missing} does not exist`);
    for (const [block, values] of [
        ['Resources', [...resources.values()].map(({ properties }) => properties)],
        ['Outputs', [...outputs.values()].map(({ value }) => value)],
    ]) {
        const unresolved = values
            .flatMap((value) => referencesOf(value))
            .filter(({ name }) => !resources.has(name) && !parameters.has(name) && !isPseudo(name))
            .map(({ name }) => name);
        if (unresolved.length > 0) {
            const names = [...new Set(unresolved)].join(', ');
            formatError(`Unresolved resource dependencies [${names}] in the ${block} block of the template`);
        }
    }
    const before = [...resources]
        .flatMap(([, { dependsOn }]) => dependsOn)
        .find((name) => !resources.has(name));
    if (before !== undefined)
        formatError(`Unresolved resource dependencies [${before}] in the Resources block`);
}
const PSEUDO_PARAMETERS = [
    'AWS::AccountId',
    'AWS::NoValue',
    'AWS::Partition',
    'AWS::Region',
    'AWS::StackId',
    'AWS::StackName',
    'AWS::URLSuffix',
];
function isPseudo(name) {
    return PSEUDO_PARAMETERS.some((pseudo) => pseudo === name);
}
/** Declared members as text; `member` keeps to own names. */
function declaredText(declaration, name) {
    return textOf(member(declaration, name));
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/resolve.js
/** A template with its parameters, worked out: every resource with its names and properties, in order. Pure. */








/** A template that may be deployed as far as one can see without parameters. */
function checkedTemplate(templateBody) {
    const template = parseTemplate(templateBody);
    checkDeclarations(template);
    for (const [name, { type, properties }] of template.resources) {
        const known = typeNamed(type);
        const unknown = Object.keys(properties).find((property) => !Object.hasOwn(known.properties, property));
        if (unknown !== undefined)
            badProperties(name, `#: extraneous key [${unknown}] is not permitted`);
        const missing = known.required.find((property) => !Object.hasOwn(properties, property));
        if (missing !== undefined)
            badProperties(name, `#: required key [${missing}] not found`);
    }
    checkAttributes(template);
    return template;
}
function badProperties(logicalId, message) {
    return value_invalid(`Properties validation failed for resource ${logicalId} with message: ${message}`);
}
function checkAttributes(template) {
    const values = [
        ...[...template.resources.values()].map(({ properties }) => properties),
        ...[...template.outputs.values()].map(({ value }) => value),
    ];
    for (const { name, attribute } of values.flatMap((value) => referencesOf(value))) {
        if (attribute === undefined)
            continue;
        const type = template.resources.get(name)?.type;
        if (type === undefined || !typeNamed(type).attributes.includes(attribute))
            value_invalid(`Template error: resource ${name} does not support attribute type ${attribute} in Fn::GetAtt`);
    }
}
/** Throws `RefusalError` (ValidationError). Makes nothing. */
function resolve({ templateBody, parameters: given, tags, placement }) {
    const template = checkedTemplate(templateBody);
    const parameters = parameterTexts(template, given);
    const values = new Map([...pseudoParameters(placement), ...parameterValues(template, parameters)]);
    const made = new Map();
    const scope = {
        parameters: values,
        mappings: template.mappings,
        condition: conditionReader(template, () => scope),
        resource: (reference) => lookUp(made, reference),
    };
    checkRules(template, scope);
    for (const [logicalId, declaration] of inOrder(template, scope)) {
        const properties = propertiesOf(logicalId, declaration, { scope, tags, placement });
        const identity = typeNamed(declaration.type).identify(properties, logicalId, placement);
        const { type, deletionPolicy, updateReplacePolicy } = declaration;
        const dependsOn = dependencies(declaration, template);
        made.set(logicalId, {
            ...{ logicalId, type, properties, dependsOn, deletionPolicy, updateReplacePolicy },
            ...identity,
        });
    }
    return { template, parameters, resources: [...made.values()], outputs: outputsOf(template, scope) };
}
function pseudoParameters({ accountId, region, stackId, stackName }) {
    return [
        ['AWS::AccountId', accountId],
        ['AWS::Partition', 'aws'],
        ['AWS::Region', region],
        ['AWS::StackId', stackId],
        ['AWS::StackName', stackName],
        ['AWS::URLSuffix', 'amazonaws.com'],
    ];
}
function lookUp(made, { name, attribute }) {
    const resource = made.get(name);
    return attribute === undefined ? resource?.id : resource?.attributes[attribute];
}
/** Resources whose condition holds, each after those it refers to. */
function inOrder(template, scope) {
    const ordered = [];
    const done = new Set();
    const visit = (logicalId, above) => {
        if (above.includes(logicalId))
            value_invalid(`Circular dependency between resources: [${above.slice(above.indexOf(logicalId)).join(', ')}]`);
        const declaration = template.resources.get(logicalId);
        if (declaration === undefined || done.has(logicalId))
            return;
        for (const name of dependencies(declaration, template))
            visit(name, [...above, logicalId]);
        done.add(logicalId);
        const { condition } = declaration;
        if (condition === undefined || scope.condition(condition))
            ordered.push([logicalId, declaration]);
    };
    for (const logicalId of template.resources.keys())
        visit(logicalId, []);
    return ordered;
}
function dependencies({ properties, dependsOn }, template) {
    const names = [...dependsOn, ...referencesOf(properties).map(({ name }) => name)];
    return [...new Set(names)].filter((name) => template.resources.has(name));
}
function propertiesOf(logicalId, { type, properties }, { scope, tags, placement }) {
    const evaluated = evaluate(properties, scope);
    const own = evaluated !== undefined && isMap(evaluated) ? evaluated : {};
    const known = typeNamed(type);
    const problem = shapeProblem(own, known.properties);
    if (problem !== undefined)
        badProperties(logicalId, problem);
    const missing = known.required.find((name) => !Object.hasOwn(own, name));
    if (missing !== undefined)
        badProperties(logicalId, `#: required key [${missing}] not found`);
    if (!Object.hasOwn(known.properties, 'Tags'))
        return own;
    return { ...own, Tags: allTags(own, logicalId, { tags, placement }) };
}
/** A resource has its stack's tags, its own, and those that say which stack it belongs to. */
function allTags(own, logicalId, { tags, placement }) {
    const ofResource = value_listOf(member(own, 'Tags')).map((tag) => {
        const { Key = '', Value: value = '' } = isMap(tag) ? tag : {};
        return [textOf(Key) ?? '', textOf(value) ?? ''];
    });
    const merged = {
        ...tags,
        ...Object.fromEntries(ofResource),
        'aws:cloudformation:logical-id': logicalId,
        'aws:cloudformation:stack-id': placement.stackId,
        'aws:cloudformation:stack-name': placement.stackName,
    };
    return Object.entries(merged).map(([Key, value]) => ({ Key, Value: value }));
}
function outputsOf(template, scope) {
    return [...template.outputs].flatMap(([name, { value, description, condition }]) => {
        if (condition !== undefined && !scope.condition(condition))
            return [];
        const text = textOf(evaluate(value, scope));
        if (text === undefined)
            value_invalid(`Template format error: Output ${name} is malformed. The Value field of every Outputs member must evaluate to a String.`);
        return [{ name, value: text, description }];
    });
}
/** What a template's resources need acknowledged, and which types do. */
function capabilitiesOf(template) {
    const iam = [...template.resources.values()].filter(({ type }) => IAM_TYPES.has(type));
    const named = iam.some(({ type, properties }) => {
        const { nameProperty } = typeNamed(type);
        return nameProperty !== undefined && Object.hasOwn(properties, nameProperty);
    });
    const types = [...new Set(iam.map(({ type }) => type))];
    if (types.length === 0)
        return { capability: undefined, types };
    return { capability: named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM', types };
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/render.js
/** Stacks, change sets and templates as the XML of the query protocol. */





const NO_ECHO = '****';
function stackXml(stack) {
    const { deployed } = stack;
    return query_join(xml_element('StackId', stack.id), xml_element('StackName', stack.name), some('Description', deployed?.description), deployed === undefined ? NOTHING : parametersXml(deployed), xml_element('CreationTime', render_time(stack.createdAt)), stack.updatedAt === undefined ? NOTHING : xml_element('LastUpdatedTime', render_time(stack.updatedAt)), stack.deletedAt === undefined ? NOTHING : xml_element('DeletionTime', render_time(stack.deletedAt)), xml_element('StackStatus', stack.status), some('StackStatusReason', stack.statusReason), xml_element('DisableRollback', false), xml_element('EnableTerminationProtection', false), listElement('NotificationARNs', []), listElement('Capabilities', stack.capabilities), listElement('Outputs', (deployed?.outputs ?? []).map(outputXml)), tagsXml(deployed?.tags ?? {}), xml_element('DriftInformation', xml_element('StackDriftStatus', 'NOT_CHECKED')));
}
const NOTHING = { xml: '' };
function some(name, value) {
    return value === undefined ? NOTHING : xml_element(name, value);
}
function render_time(milliseconds) {
    return new Date(milliseconds).toISOString();
}
function parametersXml({ parameters, secretParameters }) {
    const shown = Object.entries(parameters).map(([name, value]) => query_join(xml_element('ParameterKey', name), xml_element('ParameterValue', secretParameters.includes(name) ? NO_ECHO : value)));
    return listElement('Parameters', shown);
}
function outputXml({ name, value, description }) {
    return query_join(xml_element('OutputKey', name), xml_element('OutputValue', value), some('Description', description));
}
function tagsXml(tags) {
    const shown = Object.entries(tags).map(([key, value]) => query_join(xml_element('Key', key), xml_element('Value', value)));
    return listElement('Tags', shown);
}
function eventXml(stack, event) {
    return query_join(xml_element('StackId', stack.id), xml_element('StackName', stack.name), xml_element('EventId', event.eventId), xml_element('LogicalResourceId', event.logicalId), xml_element('PhysicalResourceId', event.physicalId), xml_element('ResourceType', event.type), xml_element('Timestamp', render_time(event.at)), xml_element('ResourceStatus', event.status), some('ResourceStatusReason', event.reason));
}
/** The last status that the events tell of the resource. */
function resourceXml(stack, { logicalId, id, type }) {
    const last = stack.events.findLast((event) => event.logicalId === logicalId && event.type === type);
    return query_join(xml_element('StackId', stack.id), xml_element('StackName', stack.name), xml_element('LogicalResourceId', logicalId), xml_element('PhysicalResourceId', id), xml_element('ResourceType', type), xml_element('Timestamp', render_time(last?.at ?? stack.createdAt)), xml_element('ResourceStatus', last?.status ?? 'CREATE_COMPLETE'), some('ResourceStatusReason', last?.reason), xml_element('DriftInformation', xml_element('StackResourceDriftStatus', 'NOT_CHECKED')));
}
function changeSetXml(stack, changeSet) {
    return query_join(xml_element('ChangeSetName', changeSet.name), xml_element('ChangeSetId', changeSet.id), xml_element('StackId', stack.id), xml_element('StackName', stack.name), some('Description', changeSet.description), parametersXml(changeSet.wanted), xml_element('CreationTime', render_time(changeSet.createdAt)), xml_element('ExecutionStatus', changeSet.executionStatus), xml_element('Status', changeSet.status), some('StatusReason', changeSet.statusReason), listElement('NotificationARNs', []), listElement('Capabilities', changeSet.capabilities), tagsXml(changeSet.wanted.tags), listElement('Changes', changeSet.changes.map(changeXml)), xml_element('IncludeNestedStacks', false));
}
function changeXml({ action, replacement, resource }) {
    const change = xml_element('ResourceChange', xml_element('Action', action), xml_element('LogicalResourceId', resource.logicalId), action === 'Add' ? NOTHING : xml_element('PhysicalResourceId', resource.id), xml_element('ResourceType', resource.type), action === 'Modify' ? xml_element('Replacement', replacement ? 'True' : 'False') : NOTHING, listElement('Scope', action === 'Modify' ? ['Properties'] : []), listElement('Details', []));
    return query_join(xml_element('Type', 'Resource'), change);
}
/** `detailed`: GetTemplateSummary tells more than ValidateTemplate. */
function templateXml(template, detailed) {
    const { capability, types } = capabilitiesOf(template);
    const reason = `The following resource(s) require capabilities: [${types.join(', ')}]`;
    const declarations = [...template.parameters].map(([name, declaration]) => query_join(xml_element('ParameterKey', name), some('DefaultValue', declaredText(declaration, 'Default')), xml_element('NoEcho', declaredText(declaration, 'NoEcho') === 'true'), some('Description', declaredText(declaration, 'Description')), detailed ? detailsXml(declaration) : NOTHING));
    return query_join(some('Description', template.description), capability === undefined
        ? NOTHING
        : query_join(listElement('Capabilities', [capability]), xml_element('CapabilitiesReason', reason)), listElement('Parameters', declarations), detailed
        ? query_join(listElement('ResourceTypes', [
            ...new Set([...template.resources.values()].map(({ type }) => type)),
        ]), xml_element('Version', '2010-09-09'))
        : NOTHING);
}
function detailsXml(declaration) {
    const allowed = member(declaration, 'AllowedValues');
    const values = allowed !== undefined && isList(allowed) ? allowed.map((value) => textOf(value) ?? '') : [];
    return query_join(xml_element('ParameterType', declaredText(declaration, 'Type') ?? 'String'), xml_element('ParameterConstraints', values.length === 0 ? '' : listElement('AllowedValues', values)));
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/deploy.js
/** Making what a stack wants out of what it has, resource by resource; stacks complete at once. */



const STACK_TYPE = 'AWS::CloudFormation::Stack';
const INITIATED = 'User Initiated';
/** What has to change, in the order of creation; removals come last. */
function changesOf(old, wanted) {
    const made = wanted.flatMap((resource) => {
        const present = old.find(({ logicalId }) => logicalId === resource.logicalId);
        if (present === undefined)
            return [{ action: 'Add', replacement: false, resource }];
        if ((0,external_node_util_.isDeepStrictEqual)(present, resource))
            return [];
        return [{ action: 'Modify', replacement: isReplacement(present, resource), resource }];
    });
    const gone = old.filter(({ logicalId }) => wanted.every((resource) => resource.logicalId !== logicalId));
    return [
        ...made,
        ...gone.reverse().map((resource) => ({ action: 'Remove', replacement: false, resource })),
    ];
}
function isReplacement(old, wanted) {
    if (old.type !== wanted.type)
        return true;
    const { createOnly } = typeNamed(wanted.type);
    return createOnly.some((name) => !(0,external_node_util_.isDeepStrictEqual)(old.properties[name], wanted.properties[name]));
}
/** Creates or updates; on a failure everything done is undone. */
function deploy(stack, wanted, ground) {
    const old = stack.deployed?.resources ?? [];
    const creating = stack.deployed === undefined;
    const verb = creating ? 'CREATE' : 'UPDATE';
    stackEvent(stack, `${verb}_IN_PROGRESS`, ground, INITIATED);
    const site = siteOf(stack, ground);
    const done = [];
    try {
        for (const change of changesOf(old, wanted.resources)) {
            if (change.action !== 'Remove')
                done.push(carryOut(change, old, { stack, ground, site }));
        }
    }
    catch (error) {
        if (!(error instanceof ResourceFailure))
            throw error;
        rollBack(stack, { done, creating, wanted, reason: error.message }, ground);
        return;
    }
    stack.deployed = wanted;
    cleanUp(old, { stack, ground, site });
    if (!creating)
        stack.updatedAt = ground.now();
    finish(stack, creating ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE', ground);
}
function carryOut({ replacement, resource }, old, work) {
    const { stack, ground, site } = work;
    const present = old.find(({ logicalId }) => logicalId === resource.logicalId);
    const before = replacement ? undefined : present;
    const verb = before === undefined ? 'CREATE' : 'UPDATE';
    deploy_event({ stack, ground }, resource, `${verb}_IN_PROGRESS`);
    try {
        if (replacement && present?.id === resource.id)
            throw new ResourceFailure(`CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${resource.id} and update the stack again.`);
        const type = typeNamed(resource.type);
        if (before === undefined)
            type.create(resource, site);
        else
            type.update(resource, before, site);
    }
    catch (error) {
        if (error instanceof ResourceFailure)
            deploy_event({ stack, ground }, resource, `${verb}_FAILED`, error.message);
        throw error;
    }
    deploy_event({ stack, ground }, resource, `${verb}_COMPLETE`);
    return { resource, before };
}
/** A resource with `DeletionPolicy: Retain` stays also where its creation is rolled back. */
function rollBack(stack, { done, creating, wanted, reason }, ground) {
    const site = siteOf(stack, ground);
    const start = creating ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE';
    stackEvent(stack, start.replace('COMPLETE', 'IN_PROGRESS'), ground, reason);
    for (const { resource, before } of done.toReversed()) {
        const type = typeNamed(resource.type);
        if (before !== undefined) {
            type.update(before, resource, site);
            deploy_event({ stack, ground }, before, 'UPDATE_COMPLETE');
        }
        else if (resource.deletionPolicy === 'Retain')
            deploy_event({ stack, ground }, resource, 'DELETE_SKIPPED');
        else {
            type.remove(resource, site);
            deploy_event({ stack, ground }, resource, 'DELETE_COMPLETE');
        }
    }
    if (creating)
        stack.deployed = { ...wanted, resources: [], outputs: [] };
    finish(stack, start, ground, reason);
}
/** After an update: what is no longer wanted, and what was replaced. A failure here leaves the update complete. */
function cleanUp(old, work) {
    const wanted = work.stack.deployed?.resources ?? [];
    const replaced = (resource) => wanted.some(({ logicalId, id }) => logicalId === resource.logicalId && id !== resource.id);
    const kept = (resource) => wanted.some(({ logicalId }) => logicalId === resource.logicalId);
    for (const resource of old.toReversed()) {
        if (replaced(resource))
            removeOne(resource, resource.updateReplacePolicy !== 'Delete', work);
        else if (!kept(resource))
            removeOne(resource, resource.deletionPolicy !== 'Delete', work);
    }
}
/** false: it could not be deleted. */
function removeOne(resource, retained, { stack, ground, site }) {
    if (retained) {
        deploy_event({ stack, ground }, resource, 'DELETE_SKIPPED');
        return true;
    }
    deploy_event({ stack, ground }, resource, 'DELETE_IN_PROGRESS');
    try {
        typeNamed(resource.type).remove(resource, site);
    }
    catch (error) {
        if (!(error instanceof ResourceFailure))
            throw error;
        deploy_event({ stack, ground }, resource, 'DELETE_FAILED', error.message);
        return false;
    }
    deploy_event({ stack, ground }, resource, 'DELETE_COMPLETE');
    return true;
}
/** Deletes a stack's resources, last made first; what cannot go keeps the stack in DELETE_FAILED. */
function remove(stack, skipped, ground) {
    stackEvent(stack, 'DELETE_IN_PROGRESS', ground, INITIATED);
    const work = { stack, ground, site: siteOf(stack, ground) };
    const failed = [];
    for (const resource of stack.deployed?.resources.toReversed() ?? []) {
        // What another resource needs stays as long as that one does.
        if (failed.some(({ dependsOn }) => dependsOn.includes(resource.logicalId)))
            failed.push(resource);
        else {
            const retained = resource.deletionPolicy !== 'Delete' || skipped.includes(resource.logicalId);
            if (!removeOne(resource, retained, work))
                failed.push(resource);
        }
    }
    if (stack.deployed !== undefined)
        stack.deployed = {
            ...stack.deployed,
            resources: failed.toReversed(),
            outputs: failed.length > 0 ? stack.deployed.outputs : [],
        };
    if (failed.length > 0) {
        const names = failed.map(({ logicalId }) => logicalId).join(', ');
        finish(stack, 'DELETE_FAILED', ground, `The following resource(s) failed to delete: [${names}]. `);
        return;
    }
    stack.deletedAt = ground.now();
    stack.changeSets = [];
    finish(stack, 'DELETE_COMPLETE', ground);
}
function siteOf(stack, { iam, s3 }) {
    return { iam, s3, placement: placementOf(stack) };
}
function placementOf({ accountId, region, name, id }) {
    return { accountId, region, stackName: name, stackId: id };
}
function finish(stack, status, ground, reason) {
    stack.status = status;
    stack.statusReason = reason;
    stackEvent(stack, status, ground, undefined);
}
function stackEvent(stack, status, ground, reason) {
    add(stack, ground, { logicalId: stack.name, physicalId: stack.id, type: STACK_TYPE, status, reason });
}
function deploy_event({ stack, ground }, resource, status, reason) {
    const { logicalId, type } = resource;
    const physicalId = status === 'CREATE_IN_PROGRESS' ? '' : resource.id;
    add(stack, ground, { logicalId, physicalId, type, status, reason });
}
function add(stack, ground, what) {
    const eventId = `${what.logicalId}-${what.status}-${stack.events.length + 1}`;
    stack.events.push({ eventId, at: ground.now(), ...what });
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/state.js
/** A stack that is not deleted, by name or id; with its id also a deleted one. */
function findStack(state, nameOrId, { accountId, region }) {
    return state.stacks.find((stack) => stack.accountId === accountId &&
        stack.region === region &&
        (stack.id === nameOrId || (stack.name === nameOrId && stack.status !== 'DELETE_COMPLETE')));
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/stacks.js
/** The operations on stacks, without their protocol. All throw `RefusalError`. */








const STACK_NAME = /^[a-zA-Z][-a-zA-Z0-9]{0,127}$/;
const MAX_TEMPLATE_BYTES = 51_200;
const NO_CHANGES = "The submitted information didn't contain changes. Submit different information to create a change set.";
const UPDATABLE = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'];
function createStack(wanted, where, ground) {
    if (findStack(ground.state, wanted.stackName, where) !== undefined)
        refuse(400, 'AlreadyExistsException', `Stack [${wanted.stackName}] already exists`);
    const stack = newStack(wanted.stackName, where, ground);
    const prepared = prepare(stack, wanted);
    ground.state.stacks.push(stack);
    start(stack, wanted, prepared, ground);
    return stack;
}
function updateStack(wanted, where, ground) {
    const stack = presentStack(ground.state, wanted.stackName, where);
    checkUpdatable(stack);
    const prepared = prepare(stack, wanted);
    if (!differs(stack, prepared))
        value_invalid('No updates are to be performed.');
    start(stack, wanted, prepared, ground);
    return stack;
}
function start(stack, { capabilities }, wanted, ground) {
    stack.capabilities = capabilities;
    // Change sets are worked out against what was deployed: all go, but for the one that is carried out.
    stack.changeSets = stack.changeSets.filter(({ wanted: of }) => of === wanted);
    deploy(stack, wanted, ground);
}
/** A stack without REVIEW_IN_PROGRESS and DELETE_COMPLETE. */
function presentStack(state, name, where) {
    const stack = findStack(state, name, where);
    if (stack === undefined || ['REVIEW_IN_PROGRESS', 'DELETE_COMPLETE'].includes(stack.status))
        value_invalid(`Stack [${name}] does not exist`);
    return stack;
}
function checkUpdatable({ id, status }) {
    if (!UPDATABLE.includes(status))
        value_invalid(`Stack:${id} is in ${status} state and can not be updated.`);
}
function newStack(name, where, { state, now }) {
    if (!STACK_NAME.test(name))
        value_invalid(`1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`);
    const id = `arn:aws:cloudformation:${where.region}:${where.accountId}:stack/${name}/${nextUuid(state)}`;
    return {
        id,
        name,
        ...where,
        createdAt: now(),
        updatedAt: undefined,
        deletedAt: undefined,
        status: 'REVIEW_IN_PROGRESS',
        statusReason: undefined,
        deployed: undefined,
        capabilities: [],
        events: [],
        changeSets: [],
    };
}
function nextUuid(state) {
    state.nextId += 1;
    return uuidFrom(`stack ${state.nextId}`);
}
/** Works a request out against the stack; nothing is made yet. */
function prepare(stack, wanted) {
    const templateBody = wanted.templateBody ?? stack.deployed?.templateBody;
    if (templateBody === undefined)
        value_invalid('Either Template URL or Template Body must be specified.');
    checkTemplateSize(templateBody);
    const tags = wanted.tags ?? stack.deployed?.tags ?? {};
    const parameters = { ...previousValues(stack, wanted.previousParameters), ...wanted.parameters };
    const resolved = resolve({ templateBody, parameters, tags, placement: placementOf(stack) });
    checkCapabilities(resolved.template, wanted.capabilities);
    return {
        templateBody,
        description: resolved.template.description,
        parameters: resolved.parameters,
        secretParameters: secretParameters(resolved.template),
        tags,
        resources: resolved.resources,
        outputs: resolved.outputs,
    };
}
function checkTemplateSize(templateBody) {
    if (external_node_buffer_.Buffer.byteLength(templateBody) > MAX_TEMPLATE_BYTES)
        value_invalid(`1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${MAX_TEMPLATE_BYTES}`);
}
function previousValues(stack, names) {
    const present = stack.deployed?.parameters ?? {};
    return Object.fromEntries(names.map((name) => {
        const value = present[name];
        if (value === undefined)
            value_invalid(`Invalid input for parameter key ${name}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`);
        return [name, value];
    }));
}
function secretParameters({ parameters }) {
    return [...parameters].filter(([, { NoEcho }]) => String(NoEcho) === 'true').map(([name]) => name);
}
function checkCapabilities(template, acknowledged) {
    const { capability } = capabilitiesOf(template);
    if (capability === undefined || acknowledged.includes('CAPABILITY_NAMED_IAM'))
        return;
    if (!acknowledged.includes(capability))
        refuse(400, 'InsufficientCapabilitiesException', `Requires capabilities : [${capability}]`);
}
function differs({ deployed }, wanted) {
    return (deployed === undefined ||
        changesOf(deployed.resources, wanted.resources).length > 0 ||
        !(0,external_node_util_.isDeepStrictEqual)(deployed.outputs, wanted.outputs) ||
        !(0,external_node_util_.isDeepStrictEqual)(deployed.tags, wanted.tags));
}
function createChangeSet(wanted, where, ground) {
    const stack = stackForChangeSet(wanted, where, ground);
    if (stack.changeSets.some(({ name }) => name === wanted.name))
        refuse(400, 'AlreadyExistsException', `ChangeSet ${wanted.name} cannot be created due to a mismatch with existing attribute Template`);
    const prepared = prepare(stack, wanted);
    if (!ground.state.stacks.includes(stack)) {
        ground.state.stacks.push(stack);
        stackEvent(stack, 'REVIEW_IN_PROGRESS', ground, 'User Initiated');
    }
    const changed = differs(stack, prepared);
    const changeSet = {
        id: `arn:aws:cloudformation:${where.region}:${where.accountId}:changeSet/${wanted.name}/${nextUuid(ground.state)}`,
        name: wanted.name,
        description: wanted.description,
        kind: wanted.kind,
        createdAt: ground.now(),
        status: changed ? 'CREATE_COMPLETE' : 'FAILED',
        statusReason: changed ? undefined : NO_CHANGES,
        executionStatus: changed ? 'AVAILABLE' : 'UNAVAILABLE',
        wanted: prepared,
        capabilities: wanted.capabilities,
        changes: changesOf(stack.deployed?.resources ?? [], prepared.resources),
    };
    stack.changeSets.push(changeSet);
    return { stack, changeSet };
}
function stackForChangeSet({ kind, stackName }, where, ground) {
    if (kind === 'UPDATE') {
        const stack = presentStack(ground.state, stackName, where);
        checkUpdatable(stack);
        return stack;
    }
    const stack = findStack(ground.state, stackName, where);
    if (stack === undefined)
        return newStack(stackName, where, ground);
    if (stack.status !== 'REVIEW_IN_PROGRESS')
        value_invalid(`Stack [${stackName}] already exists and cannot be created again with the changeSet type CREATE.`);
    return stack;
}
/** By its ARN, or by its name and the stack's. */
function findChangeSet({ name, stackName }, where, { state }) {
    if (stackName === undefined && !name.startsWith('arn:'))
        value_invalid('StackName must be specified if ChangeSetName is not specified as an ARN.');
    const stacks = stackName === undefined
        ? state.stacks.filter(({ accountId, region }) => accountId === where.accountId && region === where.region)
        : [findStack(state, stackName, where) ?? value_invalid(`Stack [${stackName}] does not exist`)];
    for (const stack of stacks) {
        const changeSet = stack.changeSets.find((one) => one.id === name || (stackName !== undefined && one.name === name));
        if (changeSet !== undefined)
            return { stack, changeSet };
    }
    return undefined;
}
function executeChangeSet({ stack, changeSet }, ground) {
    if (changeSet.executionStatus !== 'AVAILABLE')
        refuse(400, 'InvalidChangeSetStatus', `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status}] and execution status of [${changeSet.executionStatus}]`);
    start(stack, changeSet, changeSet.wanted, ground);
    changeSet.executionStatus = stack.status.includes('ROLLBACK') ? 'EXECUTE_FAILED' : 'EXECUTE_COMPLETE';
}
/** A stack that never got further than its change sets stays, as on AWS; deleting it is the caller's business. */
function deleteChangeSet({ stack, changeSet }) {
    stack.changeSets = stack.changeSets.filter((one) => one !== changeSet);
}
/** Deleting a stack that does not exist succeeds. `retained` is for stacks whose deletion failed. */
function deleteStack(name, retained, { where, ground }) {
    const stack = findStack(ground.state, name, where);
    if (stack === undefined || stack.status === 'DELETE_COMPLETE')
        return;
    if (retained.length > 0 && stack.status !== 'DELETE_FAILED')
        value_invalid(`Invalid operation on stack [${stack.id}]. RetainResources is only for stacks in the DELETE_FAILED state`);
    remove(stack, retained, ground);
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/service.js
/** HTTP side of CloudFormation. */











const CHANGE_SET = ['ChangeSetName', 'StackName'];
const TEMPLATE = ['TemplateBody', 'StackName'];
const OPERATIONS = {
    CreateStack: { write: true, members: WANTED_MEMBERS, run: runCreateStack },
    UpdateStack: { write: true, members: WANTED_MEMBERS, run: runUpdateStack },
    DeleteStack: { write: true, members: ['StackName', 'RetainResources'], run: runDeleteStack },
    DescribeStacks: { write: false, members: ['StackName'], run: describeStacks },
    DescribeStackEvents: { write: false, members: ['StackName'], run: describeEvents },
    DescribeStackResources: {
        write: false,
        members: ['StackName', 'LogicalResourceId'],
        run: describeResources,
    },
    CreateChangeSet: {
        write: true,
        members: [...WANTED_MEMBERS, 'ChangeSetName', 'ChangeSetType', 'Description'],
        run: runCreateChangeSet,
    },
    DescribeChangeSet: { write: false, members: CHANGE_SET, run: describeChangeSet },
    ExecuteChangeSet: { write: true, members: CHANGE_SET, run: runExecuteChangeSet },
    DeleteChangeSet: { write: true, members: CHANGE_SET, run: runDeleteChangeSet },
    GetTemplate: { write: false, members: ['StackName'], run: getTemplate },
    GetTemplateSummary: { write: false, members: TEMPLATE, run: (call) => summary(call, true) },
    ValidateTemplate: { write: false, members: ['TemplateBody'], run: (call) => summary(call, false) },
};
function cloudFormationService(options) {
    return {
        name: 'cloudformation',
        match: (request) => {
            const query = readQuery(request);
            if (query === undefined)
                return undefined;
            const { operation: name, form } = query;
            const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
            return {
                service: 'cloudformation',
                operation: name,
                write: operation?.write ?? true,
                // Templates are long; their size says enough.
                request: ledgerView(form, (member, value) => member === 'TemplateBody' ? `${value.length} characters` : value),
                actions: actionsOf([needOf(name)]),
                run: () => answering('cloudformation', () => respond(name, operation, { form, request, options })),
            };
        },
    };
}
/** Stack ARNs are not told apart: a role that may do it at all may do it to any stack. */
function needOf(operation) {
    return { action: `cloudformation:${operation}`, resource: '*', context: {} };
}
function respond(name, operation, { form, request, options }) {
    const caller = callerOf(request, { iam: options.iam, service: 'cloudformation', now: options.realNow() });
    if (operation === undefined)
        refuse(400, 'InvalidAction', `The simulator does not know ${name}`);
    const denial = denialOf(caller, [needOf(name)]);
    if (denial !== undefined)
        refuse(403, 'AccessDenied', denialText(caller, denial));
    form_checkMembers(form, operation.members);
    return queryAnswer('cloudformation', name, operation.run({ form, caller, ground: options }));
}
function runCreateStack({ form, caller, ground }) {
    return xml_element('StackId', createStack(wantedFrom(form), caller, ground).id);
}
function runUpdateStack({ form, caller, ground }) {
    return xml_element('StackId', updateStack(wantedFrom(form), caller, ground).id);
}
function runDeleteStack({ form, caller, ground }) {
    const retained = listMember(form, 'RetainResources');
    deleteStack(required(form, 'StackName'), retained, { where: caller, ground });
}
function describeStacks({ form, caller, ground }) {
    const name = form.get('StackName');
    if (name !== null && name !== '')
        return listElement('Stacks', [stackXml(namedStack(name, { caller, ground }))]);
    const present = ground.state.stacks.filter(({ accountId, region, status }) => accountId === caller.accountId && region === caller.region && status !== 'DELETE_COMPLETE');
    return listElement('Stacks', present.map(stackXml));
}
function namedStack(name, { caller, ground }) {
    return findStack(ground.state, name, caller) ?? value_invalid(`Stack with id ${name} does not exist`);
}
function describeEvents(call) {
    const stack = namedStack(required(call.form, 'StackName'), call);
    const events = stack.events.toReversed().map((event) => eventXml(stack, event));
    return listElement('StackEvents', events);
}
function describeResources(call) {
    const stack = namedStack(required(call.form, 'StackName'), call);
    const wanted = call.form.get('LogicalResourceId');
    const shown = (stack.deployed?.resources ?? []).filter(({ logicalId }) => wanted === null || logicalId === wanted);
    return listElement('StackResources', shown.map((resource) => resourceXml(stack, resource)));
}
function runCreateChangeSet({ form, caller, ground }) {
    const { stack, changeSet } = createChangeSet(wantedChangeSet(form), caller, ground);
    return query_join(xml_element('Id', changeSet.id), xml_element('StackId', stack.id));
}
function changeSetOf(call) {
    const name = required(call.form, 'ChangeSetName');
    return namedChangeSet(call) ?? refuse(404, 'ChangeSetNotFound', `ChangeSet [${name}] does not exist`);
}
function namedChangeSet({ form, caller, ground }) {
    const name = required(form, 'ChangeSetName');
    return findChangeSet({ name, stackName: form.get('StackName') ?? undefined }, caller, ground);
}
function describeChangeSet(call) {
    const { stack, changeSet } = changeSetOf(call);
    return changeSetXml(stack, changeSet);
}
function runExecuteChangeSet(call) {
    executeChangeSet(changeSetOf(call), call.ground);
    return query_join();
}
/** The service model declares no error for a change set that is not there. */
function runDeleteChangeSet(call) {
    const found = namedChangeSet(call);
    if (found !== undefined)
        deleteChangeSet(found);
    return query_join();
}
function getTemplate(call) {
    const name = required(call.form, 'StackName');
    const body = namedStack(name, call).deployed?.templateBody ?? value_invalid(`Stack with id ${name} has no template`);
    return query_join(xml_element('TemplateBody', body), listElement('StagesAvailable', ['Original', 'Processed']));
}
function summary(call, detailed) {
    const name = call.form.get('StackName');
    const body = name === null ? call.form.get('TemplateBody') : namedStack(name, call).deployed?.templateBody;
    if (body === null || body === undefined)
        value_invalid('Either Template URL or Template Body must be specified.');
    checkTemplateSize(body);
    return templateXml(checkedTemplate(body), detailed);
}

;// CONCATENATED MODULE: ./lib/simulator/cloudformation/setup.js

/** A world has no clock of its own: its first stacks carry this time. */
const FOUNDED = Date.UTC(2026, 0, 1);
function emptyCloudFormation() {
    return { stacks: [], nextId: 0 };
}
/** Deploys them in order; throws where CloudFormation would refuse one or roll it back. */
function deployStacks(stacks, accountId, ground) {
    for (const { name, template, parameters = {}, tags = {}, ...where } of stacks) {
        const stack = createStack({
            stackName: name,
            templateBody: template,
            parameters,
            previousParameters: [],
            capabilities: ['CAPABILITY_NAMED_IAM'],
            tags,
        }, { accountId, region: 'us-east-1', ...where }, { ...ground, now: () => FOUNDED });
        if (stack.status === 'CREATE_COMPLETE')
            continue;
        const failed = stack.events.find(({ status }) => status === 'CREATE_FAILED');
        throw new Error(`stack ${name} is in ${stack.status}: ${failed?.logicalId}: ${failed?.reason}`);
    }
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
    if (!isPermitted(call, needed))
        refuseGitHub(403, 'Resource not accessible by integration');
}
function isPermitted({ token, github }, { anyOf, level, evenIfPublic }) {
    if (anyOf.length === 0 || (level === 'read' && evenIfPublic !== true && !github.repository.private))
        return true;
    const held = anyOf.map((name) => token.permissions[name]);
    return held.some((has) => has === 'write' || (has === 'read' && level === 'read'));
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
const MAX_BLOB_BYTES = 100 * 1000 * 1000;
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
function getBlob(call) {
    const sha = call.params['file_sha'] ?? '';
    const bytes = call.git.blob(sha);
    if (bytes === undefined)
        return notFound();
    if (bytes.length > MAX_BLOB_BYTES)
        refuseGitHub(403, 'This API returns blobs up to 100 MB in size. The requested blob is too large.');
    if (isRaw(call.request))
        return rawAnswer(bytes);
    const url = `${repositoryUrl(call.links)}/git/blobs/${sha}`;
    return ok({ sha, url, size: bytes.length, encoding: 'base64', content: bytes.toString('base64') });
}
/** `base...head`: the commits that only `head` has, oldest first, and where the two parted. */
function compareCommits(call) {
    const [base, head] = (call.params['basehead'] ?? '').split('...').map((ref) => call.git.resolve(ref));
    const parted = base === undefined || head === undefined ? undefined : call.git.mergeBase(base, head);
    if (base === undefined || head === undefined || parted === undefined)
        return notFound();
    const [ahead, behind] = [call.git.commitsBetween(base, head), call.git.commitsBetween(head, base)];
    const { page, headers } = paged(call, ahead.toReversed());
    const view = (sha) => {
        const commit = call.git.commit(sha);
        return commit === undefined ? notFound() : commitView(commit, call.links);
    };
    return {
        status: 200,
        headers,
        body: {
            base_commit: view(base),
            merge_base_commit: view(parted),
            ahead_by: ahead.length,
            behind_by: behind.length,
            total_commits: ahead.length,
            commits: page.map(view),
        },
    };
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
    if (isRaw(request))
        return rawAnswer(object.bytes);
    const small = object.bytes.length <= MAX_JSON_CONTENT;
    return ok({
        ...contentView(call, { path, type: 'file', sha: object.sha, size: object.bytes.length }),
        encoding: small ? 'base64' : 'none',
        content: small ? object.bytes.toString('base64').replace(/.{60}/g, '$&\n') : '',
    });
}
function isRaw(request) {
    return /raw/.test(request.headers['accept'] ?? '');
}
function rawAnswer(body) {
    const headers = { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' };
    return { status: 200, headers, body };
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
            // Unlike in the list of all statuses, nobody is named.
            statuses: page.map((status) => ({ ...statusView(status, call.links), creator: undefined })),
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
const FULL_ID = /^[0-9a-f]{40}$/;
/** Nothing exists when there is no directory. Arguments never start with `-`: names are put behind `refs/` or a hash. */
function gitReader(directory) {
    const id = (expression) => git_text(directory, ['rev-parse', '--verify', '--quiet', expression])?.trim();
    const branch = (name) => id(`refs/heads/${name}^{commit}`);
    const commitId = remembered((sha) => (HEX.test(sha) ? id(`${sha}^{commit}`) : undefined));
    // GitHub takes no branch and no tag whose name looks like a full id.
    const resolve = (ref) => FULL_ID.test(ref) ? commitId(ref) : (branch(ref) ?? id(`refs/tags/${ref}^{commit}`) ?? commitId(ref));
    return {
        branch,
        resolve,
        commit: remembered((sha) => readCommit(directory, sha)),
        commitsBetween: (base, head) => (git_text(directory, ['rev-list', `${base}..${head}`]) ?? '').split('\n').filter((line) => line !== ''),
        mergeBase: (a, b) => git_text(directory, ['merge-base', a, b])?.trim(),
        blob: (sha) => (FULL_ID.test(sha) ? run(directory, ['cat-file', 'blob', sha]) : undefined),
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
/** Keeps what was found under a full id: there it never changes, and each look is a process. */
function remembered(find) {
    const found = new Map();
    return (sha) => {
        const value = found.get(sha) ?? find(sha);
        if (value !== undefined && FULL_ID.test(sha))
            found.set(sha, value);
        return value;
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

;// CONCATENATED MODULE: ./lib/simulator/github/graphql-commits.js


function commitStatuses(call, variables) {
    return ofCommits(call, variables, (sha) => {
        const latest = latestStatuses(call.github, sha);
        return { status: latest.length === 0 ? null : { contexts: latest.map(statusContext) } };
    });
}
function commitPullRequests(call, variables) {
    return ofCommits(call, variables, (sha) => {
        const pulls = pullsOfCommit(call.github, sha);
        const nodes = pulls.slice(0, 20).map((pull) => pullRequest(call, pull));
        return { associatedPullRequests: { totalCount: pulls.length, nodes } };
    });
}
function ofCommits(call, variables, factsOf) {
    const asked = Object.entries(variables).filter(([name]) => /^c\d+$/.test(name));
    const commits = asked.map(([name, sha]) => {
        const known = commitIn(call, String(sha));
        return [name, known === undefined ? null : factsOf(known)];
    });
    return ok({ data: { repository: Object.fromEntries(commits) } });
}
/** GraphQL has `null` where REST answers that there is no such commit. */
function commitIn(call, sha) {
    try {
        return commitOf(call, sha);
    }
    catch {
        return undefined;
    }
}
function statusContext({ context, state, description }) {
    return { context, state: state.toUpperCase(), description: description ?? null };
}
function pullRequest({ github }, pull) {
    return {
        number: pull.number,
        state: pull.merged ? 'MERGED' : pull.state.toUpperCase(),
        mergedAt: pull.mergedAt === undefined ? null : new Date(pull.mergedAt).toISOString(),
        mergeCommit: pull.mergeCommitSha === undefined ? null : { oid: pull.mergeCommitSha },
        headRefOid: pull.headSha,
        baseRefName: pull.baseRef,
        baseRepository: { nameWithOwner: fullName(github.repository) },
    };
}

;// CONCATENATED MODULE: ./lib/simulator/github/graphql.js




/** By the name behind `query` or `mutation`. */
const graphql_ANSWERS = {
    RepositoryInfo: repositoryInfo,
    PullRequestForBranch: pullRequestForBranch,
    PullRequestCreate: createPullRequest,
    CommitStatuses: permitted({ anyOf: ['statuses'], level: 'read' }, commitStatuses),
    CommitPullRequests: permitted({ anyOf: ['pull-requests'], level: 'read' }, commitPullRequests),
};
/** GraphQL refuses with an error in an answer, not with a status of HTTP. */
function permitted(need, answer) {
    return (call, variables) => isPermitted(call, need)
        ? (ownRepository(call, variables) ?? answer(call, variables))
        : failed('FORBIDDEN', 'Resource not accessible by integration');
}
function answerGraphql(call) {
    const query = graphql_textOf(call.body['query']).replace(/\s+/g, ' ').trim();
    if (/^(query\b[^{]*)?\{ ?viewer ?\{ ?login ?\} ?\}$/.test(query)) {
        return ok({ data: { viewer: { login: call.token.login } } });
    }
    const name = /\b(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
    const answer = Object.hasOwn(graphql_ANSWERS, name) ? graphql_ANSWERS[name] : undefined;
    if (answer !== undefined)
        return answer(call, Object(call.body['variables']));
    const known = ['{ viewer { login } }', ...Object.keys(graphql_ANSWERS)].join(', ');
    return failed('NOT_SIMULATED', `The simulated GraphQL API answers ${known} alone`);
}
/** Whether a body of `POST /graphql` changes anything. */
function isMutation(body) {
    return /\bmutation\b/.test(graphql_textOf(body['query']));
}
function failed(type, message) {
    return ok({ data: null, errors: [{ type, message }] });
}
/** The refusal of a question about another one. */
function ownRepository({ github }, { owner, name }) {
    const asked = `${graphql_textOf(owner)}/${graphql_textOf(name)}`;
    if (asked.toLowerCase() === fullName(github.repository).toLowerCase())
        return undefined;
    return failed('NOT_FOUND', `Could not resolve to a Repository with the name '${asked}'.`);
}
function repositoryInfo(call, variables) {
    const { repository } = call.github;
    const other = ownRepository(call, variables);
    if (other !== undefined)
        return other;
    return ok({
        data: {
            repository: {
                id: nodeId('Repository', repository.id),
                name: repository.name,
                owner: { login: repository.owner },
                description: null,
                hasIssuesEnabled: true,
                hasWikiEnabled: false,
                viewerPermission: 'ADMIN',
                defaultBranchRef: { name: repository.defaultBranch },
                parent: null,
                mergeCommitAllowed: true,
                rebaseMergeAllowed: true,
                squashMergeAllowed: true,
            },
        },
    });
}
function pullRequestForBranch(call, { headRefName, states }) {
    const { github } = call;
    requirePermission(call, { anyOf: ['pull-requests'], level: 'read' });
    const wanted = Array.isArray(states) ? states : ['OPEN', 'CLOSED', 'MERGED'];
    const nodes = github.pulls
        .filter((pull) => pull.headRef === headRefName && wanted.includes(stateOf(pull)))
        .map((pull) => pullNode(pull, call));
    const { defaultBranch } = github.repository;
    return ok({
        data: { repository: { pullRequests: { nodes }, defaultBranchRef: { name: defaultBranch } } },
    });
}
function stateOf({ merged, state }) {
    return merged ? 'MERGED' : state.toUpperCase();
}
function pullNode(pull, { github }) {
    const [owner = ''] = pull.headRepository.split('/');
    return {
        id: nodeId('PullRequest', pull.number),
        number: pull.number,
        url: pullUrl(pull.number, github.repository),
        state: stateOf(pull),
        baseRefName: pull.baseRef,
        headRefName: pull.headRef,
        isCrossRepository: pull.headRepository !== fullName(github.repository),
        headRepositoryOwner: { id: nodeId('User', owner), login: owner },
    };
}
/** Of a branch of the repository itself. */
function createPullRequest(call, { input }) {
    const { github, git, token, now } = call;
    requirePermission(call, { anyOf: ['pull-requests'], level: 'write' });
    const { title, headRefName, baseRefName, repositoryId } = Object(input);
    const [headRef, baseRef] = [graphql_textOf(headRefName), graphql_textOf(baseRefName)];
    if (repositoryId !== nodeId('Repository', github.repository.id))
        return failed('NOT_FOUND', `Could not resolve to a node with the global id of '${graphql_textOf(repositoryId)}'`);
    const [headSha, baseSha] = [git.branch(headRef), git.branch(baseRef)];
    if (headSha === undefined || baseSha === undefined)
        return failed('UNPROCESSABLE', "Head sha can't be blank, Base sha can't be blank");
    const commits = git.commitsBetween(baseSha, headSha);
    if (commits.length === 0)
        return failed('UNPROCESSABLE', `No commits between ${baseRef} and ${headRef}`);
    if (github.pulls.some((pull) => pull.state === 'open' && pull.headRef === headRef))
        return failed('UNPROCESSABLE', `A pull request already exists for ${github.repository.owner}:${headRef}.`);
    const opened = openPullRequest(github, {
        title: graphql_textOf(title),
        headRef,
        headSha,
        baseRef,
        commits,
        author: token.login,
        createdAt: now,
    });
    return ok({ data: { createPullRequest: { pullRequest: pullNode(opened, call) } } });
}
function graphql_textOf(value) {
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./lib/simulator/github/settings.js


/** As the set-up guide says: two environments for the default branch, each with a reviewer. */
function initialSettings(defaultBranch) {
    const environment = (name) => ({
        name,
        refs: [{ name: defaultBranch, type: 'branch' }],
        reviewers: ['octocat'],
        adminsBypass: false,
    });
    return {
        environments: ['bedrock-train', 'bedrock-teardown'].map(environment),
        defaultPermissions: 'read',
        actions: { enabled: true, allowed: 'all', shaPinning: false },
        variables: { BEDROCK_TUNE_ENABLED: 'true' },
        subjectClaims: undefined,
        immutableSubject: false,
    };
}
function listEnvironments(call) {
    const { environments } = call.github.settings;
    const { page, headers } = paged(call, environments);
    const body = {
        total_count: environments.length,
        environments: page.map((environment) => environmentView(environment, call)),
    };
    return { status: 200, headers, body };
}
function environmentView({ name, refs, reviewers, adminsBypass }, { links }) {
    const rules = [
        ...(refs === 'all' ? [] : [{ id: 2, type: 'branch_policy' }]),
        ...(reviewers.length === 0
            ? []
            : [
                {
                    id: 1,
                    type: 'required_reviewers',
                    prevent_self_review: false,
                    reviewers: reviewers.map((login) => ({ type: 'User', reviewer: { login } })),
                },
            ]),
    ];
    return {
        name,
        url: `${repositoryUrl(links)}/environments/${encodeURIComponent(name)}`,
        protection_rules: rules,
        can_admins_bypass: adminsBypass,
        deployment_branch_policy: refs === 'all'
            ? null
            : {
                protected_branches: refs === 'protected-branches',
                custom_branch_policies: refs !== 'protected-branches',
            },
    };
}
function listBranchPolicies(call) {
    const name = call.params['environment_name'];
    const environment = call.github.settings.environments.find((candidate) => candidate.name === name) ?? notFound();
    const rules = typeof environment.refs === 'string' ? [] : environment.refs;
    const { page, headers } = paged(call, rules);
    const policies = page.map((rule, index) => ({ id: index + 1, ...rule }));
    return { status: 200, headers, body: { total_count: rules.length, branch_policies: policies } };
}
function getActionsPermissions({ github }) {
    const { enabled, allowed, shaPinning } = github.settings.actions;
    return ok({ enabled, allowed_actions: allowed, sha_pinning_required: shaPinning });
}
function getWorkflowPermissions({ github }) {
    return ok({
        default_workflow_permissions: github.settings.defaultPermissions,
        can_approve_pull_request_reviews: false,
    });
}
function getVariable({ github, params }) {
    const name = params['name'] ?? '';
    const { variables } = github.settings;
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return value === undefined ? notFound() : ok({ name, value });
}
function getSubjectTemplate({ github }) {
    const { subjectClaims, immutableSubject } = github.settings;
    return ok({
        use_default: subjectClaims === undefined,
        use_immutable_subject: immutableSubject,
        ...(subjectClaims === undefined ? {} : { include_claim_keys: subjectClaims }),
    });
}

;// CONCATENATED MODULE: ./lib/simulator/github/settings-writes.js



const VARIABLE_NAME = /^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/;
/** What the body leaves out is taken away; the rules of chosen branches stay as long as branches are chosen. */
function putEnvironment(call) {
    const { github, params, body } = call;
    const name = params['environment_name'] ?? '';
    const before = github.settings.environments.find((candidate) => candidate.name === name);
    const environment = {
        name,
        refs: refsFrom(body['deployment_branch_policy'], before?.refs),
        reviewers: reviewersFrom(body['reviewers'], github),
        adminsBypass: before?.adminsBypass ?? true,
    };
    replace(github, name, environment);
    return ok(environmentView(environment, call));
}
function refsFrom(policy, before = []) {
    if (policy === undefined || policy === null)
        return 'all';
    const { protected_branches: areProtected, custom_branch_policies: areChosen } = Object(policy);
    if (typeof areProtected !== 'boolean' || typeof areChosen !== 'boolean' || areProtected === areChosen) {
        refuseGitHub(422, 'protected_branches and custom_branch_policies cannot have the same value');
    }
    if (areProtected)
        return 'protected-branches';
    return typeof before === 'string' ? [] : before;
}
function reviewersFrom(given, github) {
    if (given === undefined || given === null)
        return [];
    if (!Array.isArray(given) || given.length > 6)
        refuseGitHub(422, 'reviewers: give a list of up to 6');
    return given.map((reviewer) => {
        const { type, id } = Object(reviewer);
        const login = type === 'User' ? loginOf(github, id) : undefined;
        return login ?? refuseGitHub(422, `No user with the id ${String(id)} may review here`);
    });
}
/** People are known by their tokens. */
function loginOf({ tokens }, id) {
    return Object.values(tokens).find(({ login }) => userView(login)['id'] === id)?.login;
}
function replace(github, name, environment) {
    const { settings } = github;
    const others = settings.environments.filter((candidate) => candidate.name !== name);
    settings.environments = environment === undefined ? others : [...others, environment];
}
function deleteEnvironment({ github, params }) {
    const name = params['environment_name'] ?? '';
    if (!github.settings.environments.some((candidate) => candidate.name === name))
        notFound();
    replace(github, name, undefined);
    return { status: 204 };
}
function createBranchPolicy({ github, params, body }) {
    const name = params['environment_name'] ?? '';
    const environment = github.settings.environments.find((candidate) => candidate.name === name);
    if (environment === undefined || typeof environment.refs === 'string')
        return notFound();
    const { name: pattern, type = 'branch' } = body;
    if (typeof pattern !== 'string' || pattern === '' || (type !== 'branch' && type !== 'tag')) {
        refuseGitHub(422, 'name: give a pattern; type: give branch or tag');
    }
    if (environment.refs.some((rule) => rule.name === pattern && rule.type === type))
        return { status: 303 };
    const rule = { name: pattern, type };
    replace(github, name, { ...environment, refs: [...environment.refs, rule] });
    return ok({ id: environment.refs.length + 1, ...rule });
}
function createVariable({ github, body }) {
    const { variables } = github.settings;
    const name = variableName(body['name']);
    if (Object.hasOwn(variables, name))
        refuseGitHub(409, 'Already exists - Variable already exists');
    variables[name] = variableValue(body['value']);
    return { status: 201, body: {} };
}
function updateVariable({ github, params, body }) {
    github.settings.variables[settings_writes_existing(github, params['name'])] = variableValue(body['value']);
    return { status: 204 };
}
function deleteVariable({ github, params }) {
    delete github.settings.variables[settings_writes_existing(github, params['name'])];
    return { status: 204 };
}
function settings_writes_existing({ settings }, name = '') {
    return Object.hasOwn(settings.variables, name) ? name : notFound();
}
/** GitHub keeps names in upper case. */
function variableName(given) {
    const name = String(given).toUpperCase();
    return VARIABLE_NAME.test(name) ? name : refuseGitHub(422, `The variable name ${name} is not valid`);
}
function variableValue(given) {
    return typeof given === 'string' ? given : refuseGitHub(422, 'value: give a text');
}

;// CONCATENATED MODULE: ./lib/simulator/github/workflows.js
/** The workflows of the default branch, and runs of them that were asked for by hand. They are recorded, not run. */



const FOLDER = '.github/workflows';
function getWorkflow(call) {
    const path = pathOf(call);
    const { name } = Object((0,dist/* parse */.qg)(fileAt(call, call.github.repository.defaultBranch, path) ?? notFound()));
    return ok(workflowView({ path, name: typeof name === 'string' ? name : path }, call.links));
}
function dispatchWorkflow(call) {
    const { github, git, body, token, now } = call;
    const path = pathOf(call);
    const ref = String(body['ref'] ?? '').replace(/^refs\/heads\//, '');
    const sha = git.branch(ref) ?? refuseGitHub(422, `No ref found for: ${ref}`);
    const file = Object((0,dist/* parse */.qg)(fileAt(call, ref, path) ?? notFound()));
    const triggers = Object(file.on);
    if (!Object.hasOwn(triggers, 'workflow_dispatch'))
        refuseGitHub(422, "Workflow does not have 'workflow_dispatch' trigger");
    const inputs = inputsFrom(Object(body['inputs']), Object(Object(triggers.workflow_dispatch).inputs));
    github.dispatches.push({ path, ref: `refs/heads/${ref}`, sha, inputs, login: token.login, createdAt: now });
    return { status: 204 };
}
/** By file name or by id; only what is on the default branch is a workflow. */
function pathOf(call) {
    const wanted = call.params['workflow_id'] ?? '';
    const branch = call.github.repository.defaultBranch;
    const commit = call.git.branch(branch) ?? notFound();
    const folder = call.git.object(commit, FOLDER) ?? notFound();
    const paths = (call.git.tree(folder.sha, false)?.entries ?? []).map(({ path }) => `${FOLDER}/${path}`);
    const found = paths.find((path) => path === `${FOLDER}/${wanted}` || String(workflowId(path)) === wanted);
    return found ?? notFound();
}
function fileAt({ git }, branch, path) {
    const commit = git.branch(branch);
    return commit === undefined ? undefined : git.object(commit, path)?.bytes.toString();
}
/** Values by name, with the defaults of the workflow for what was not given. */
function inputsFrom(given, declared) {
    const unexpected = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
    if (unexpected.length > 0)
        refuseGitHub(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
    return Object.fromEntries(Object.entries(declared).map(([name, declaration]) => [name, inputValue(name, given[name], declaration)]));
}
function inputValue(name, given, declaration) {
    const { required, default: fallback, type, options } = Object(declaration);
    const value = given ?? fallback;
    if (required === true && (value === undefined || value === ''))
        refuseGitHub(422, `Required input '${name}' not provided`);
    if (type === 'choice' && Array.isArray(options) && !options.includes(value))
        refuseGitHub(422, `Provided value '${String(value)}' for input '${name}' not in the list of allowed values`);
    return String(value ?? '');
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
const READ_ACTIONS = { anyOf: ['actions'], level: 'read' };
const READ_VARIABLES = { anyOf: ['variables'], level: 'read', evenIfPublic: true };
const WRITE_VARIABLES = { anyOf: ['variables'], level: 'write' };
const READ_SETTINGS = { anyOf: ['administration'], level: 'read', evenIfPublic: true };
const WRITE_SETTINGS = { anyOf: ['administration'], level: 'write' };
const WRITE_ACTIONS = { anyOf: ['actions'], level: 'write' };
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
    { name: `GET ${REPO}/git/blobs/{file_sha}`, need: READ_CONTENTS, handler: getBlob },
    { name: `GET ${REPO}/compare/{basehead}`, need: READ_CONTENTS, handler: compareCommits },
    { name: `GET ${REPO}/contents/{path}`, need: READ_CONTENTS, handler: getContent },
    { name: `GET ${REPO}/commits/{ref}`, need: READ_CONTENTS, handler: getCommit },
    { name: `GET ${REPO}/environments`, need: READ_ACTIONS, handler: listEnvironments },
    {
        name: `GET ${REPO}/environments/{environment_name}/deployment-branch-policies`,
        need: READ_ACTIONS,
        handler: listBranchPolicies,
    },
    { name: `GET ${REPO}/actions/oidc/customization/sub`, need: READ_ACTIONS, handler: getSubjectTemplate },
    { name: `GET ${REPO}/actions/permissions`, need: READ_SETTINGS, handler: getActionsPermissions },
    { name: `GET ${REPO}/actions/permissions/workflow`, need: READ_SETTINGS, handler: getWorkflowPermissions },
    { name: `GET ${REPO}/actions/variables/{name}`, need: READ_VARIABLES, handler: getVariable },
    { name: `POST ${REPO}/actions/variables`, need: WRITE_VARIABLES, handler: createVariable },
    { name: `PATCH ${REPO}/actions/variables/{name}`, need: WRITE_VARIABLES, handler: updateVariable },
    { name: `DELETE ${REPO}/actions/variables/{name}`, need: WRITE_VARIABLES, handler: deleteVariable },
    { name: `PUT ${REPO}/environments/{environment_name}`, need: WRITE_SETTINGS, handler: putEnvironment },
    {
        name: `DELETE ${REPO}/environments/{environment_name}`,
        need: WRITE_SETTINGS,
        handler: deleteEnvironment,
    },
    {
        name: `POST ${REPO}/environments/{environment_name}/deployment-branch-policies`,
        need: WRITE_SETTINGS,
        handler: createBranchPolicy,
    },
    { name: `GET ${REPO}/actions/workflows/{workflow_id}`, need: READ_ACTIONS, handler: getWorkflow },
    {
        name: `POST ${REPO}/actions/workflows/{workflow_id}/dispatches`,
        need: WRITE_ACTIONS,
        handler: dispatchWorkflow,
    },
    { name: 'GET /user', need: ANYONE, handler: getUser },
    { name: 'POST /graphql', need: ANYONE, handler: answerGraphql },
];
const COMPILED = ROUTES.map((route) => ({ route, pattern: compile(route.name) }));
/** Names that may hold slashes match greedily. */
function compile(name) {
    const template = name.slice(name.indexOf(' ') + 1);
    const source = template.replace(/\{(\w+)\}/g, (_whole, parameter) => ['path', 'branch', 'ref', 'tree_sha', 'basehead'].includes(parameter)
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
                return service_carryOut(found.route, { github, git, request, params, body, token, links, now: now() });
            };
            return operation(found.route, { ...params, ...Object.fromEntries(request.query), ...body }, run);
        },
    };
}
function operation(route, request, run) {
    const write = route.need.level === 'write' || (route.name === 'POST /graphql' && isMutation(request));
    return { service: 'github', operation: route.name, write, request, run: () => answering('github', run) };
}
function service_carryOut({ need, handler }, call) {
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
function getUser({ token }) {
    return ok(userView(token.login));
}

;// CONCATENATED MODULE: ./lib/simulator/iam/form.js
/** The parts of answers that many operations of IAM share. */


/** Lists here are short: one page holds all of them. */
const WHOLE_LIST = xml_element('IsTruncated', false);
function form_notFound(message) {
    return refuse(404, 'NoSuchEntity', message);
}
/** Percent-encoded as RFC 3986 wants it: the form in which IAM sends documents. */
function encodedDocument(document) {
    return encodeURIComponent(JSON.stringify(document)).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** When everything here was made: roles and providers keep no date of their own. */
const form_CREATED = '2026-01-01T00:00:00Z';

;// CONCATENATED MODULE: ./lib/simulator/iam/providers.js
/** OIDC providers, as IAM shows them. */



function listProviders({ caller: { accountId }, iam }) {
    const arns = Object.keys(iam.oidcProviders[accountId] ?? {}).map((host) => providerArn(accountId, host));
    return listElement('OpenIDConnectProviderList', arns.map((arn) => xml_element('Arn', arn)));
}
function getProvider(call) {
    const { arn, host } = named(call);
    const clients = call.iam.oidcProviders[call.caller.accountId]?.[host] ??
        form_notFound(`OpenIDConnect Provider not found for arn ${arn}`);
    return query_join(xml_element('Url', host), listElement('ClientIDList', clients), listElement('ThumbprintList', []), xml_element('CreateDate', form_CREATED));
}
/** Deleting what does not exist succeeds. */
function deleteProvider(call) {
    const { host } = named(call);
    const { accountId } = call.caller;
    const { [host]: _deleted, ...others } = call.iam.oidcProviders[accountId] ?? {};
    call.iam.oidcProviders[accountId] = others;
}
function named({ form, caller }) {
    const arn = required(form, 'OpenIDConnectProviderArn');
    const start = providerArn(caller.accountId, '');
    return { arn, host: arn.startsWith(start) ? arn.slice(start.length) : '' };
}
function providerArn(accountId, host) {
    return `arn:aws:iam::${accountId}:oidc-provider/${host}`;
}

;// CONCATENATED MODULE: ./lib/simulator/iam/roles.js
/** Roles and their policies, as IAM shows them. */





function getRole(call) {
    const { role, path, name } = namedRole(call);
    return xml_element('Role', xml_element('Path', path), xml_element('RoleName', name), xml_element('RoleId', roleId(role.arn)), xml_element('Arn', role.arn), xml_element('CreateDate', form_CREATED), xml_element('AssumeRolePolicyDocument', encodedDocument(role.trust)), xml_element('MaxSessionDuration', role.maxSessionSeconds), ...(role.boundary === undefined ? [] : [boundaryElement(role.boundary, call.iam)]));
}
/** A role keeps the document of its boundary; the ARN is that of the managed policy with this document. */
function boundaryElement(boundary, { managedPolicies }) {
    const named = Object.entries(managedPolicies).find(([, document]) => document === boundary);
    const arn = named?.[0] ?? 'arn:aws:iam::aws:policy/simulated-boundary';
    const kind = xml_element('PermissionsBoundaryType', 'Policy');
    return xml_element('PermissionsBoundary', kind, xml_element('PermissionsBoundaryArn', arn));
}
function listInline(call) {
    const names = Object.keys(namedRole(call).role.policies ?? {}).filter((name) => !isManaged(name));
    return query_join(listElement('PolicyNames', names), WHOLE_LIST);
}
function getRolePolicy(call) {
    const { role, name } = namedRole(call);
    const policyName = required(call.form, 'PolicyName');
    const policy = roles_inlinePolicy(role, policyName);
    return query_join(xml_element('RoleName', name), xml_element('PolicyName', policyName), xml_element('PolicyDocument', encodedDocument(policy)));
}
function listAttached(call) {
    const arns = Object.keys(namedRole(call).role.policies ?? {}).filter(isManaged);
    const attached = arns.map((arn) => query_join(xml_element('PolicyName', arn.slice(arn.lastIndexOf('/') + 1)), xml_element('PolicyArn', arn)));
    return query_join(listElement('AttachedPolicies', attached), WHOLE_LIST);
}
function deleteRolePolicy(call) {
    const { role } = namedRole(call);
    const policyName = required(call.form, 'PolicyName');
    roles_inlinePolicy(role, policyName);
    const { [policyName]: _deleted, ...policies } = role.policies ?? {};
    call.iam.roles.splice(call.iam.roles.indexOf(role), 1, { ...role, policies });
}
function deleteRole(call) {
    const { role } = namedRole(call);
    const names = Object.keys(role.policies ?? {});
    if (names.some((name) => !isManaged(name))) {
        refuse(409, 'DeleteConflict', 'Cannot delete entity, must delete policies first.');
    }
    if (names.length > 0) {
        refuse(409, 'DeleteConflict', 'Cannot delete entity, must detach all policies first.');
    }
    call.iam.roles.splice(call.iam.roles.indexOf(role), 1);
}
/** Names are unique in an account, whatever their path. Throws NoSuchEntity. */
function namedRole({ form, caller, iam }) {
    const name = required(form, 'RoleName');
    const start = `arn:aws:iam::${caller.accountId}:role`;
    const role = iam.roles.find(({ arn }) => arn.startsWith(`${start}/`) && arn.slice(arn.lastIndexOf('/') + 1) === name) ?? form_notFound(`The role with name ${name} cannot be found.`);
    return { role, name, path: role.arn.slice(start.length, -name.length) };
}
function roles_inlinePolicy(role, policyName) {
    const policies = role.policies ?? {};
    const policy = Object.hasOwn(policies, policyName) && !isManaged(policyName) ? policies[policyName] : undefined;
    return policy ?? form_notFound(`The role policy with name ${policyName} cannot be found.`);
}
/** Managed policies stand in the role under their ARN. */
function isManaged(policyName) {
    return policyName.startsWith('arn:');
}

;// CONCATENATED MODULE: ./lib/simulator/iam/simulate.js
/** SimulatePrincipalPolicy: decisions of IAM without a call, from the policies of a role. */








/**
 * One decision for each action on each resource (`*` where none is named). Only the context entries of the request
 * are known, as in IAM: a condition on any other key finds it absent, and the answer names it.
 */
function simulatePrincipal({ form, iam }) {
    const source = required(form, 'PolicySourceArn');
    const role = iam.roles.find(({ arn }) => arn === source) ?? form_notFound(`Policy source ${source} does not exist.`);
    const actions = listMember(form, 'ActionNames');
    if (actions.length === 0)
        required(form, 'ActionNames');
    const resources = listMember(form, 'ResourceArns');
    const context = contextOf(form);
    const results = actions.flatMap((action) => (resources.length === 0 ? ['*'] : resources).map((resource) => evaluation(rightsOrAll(role), { action, resource, context })));
    return query_join(listElement('EvaluationResults', results), WHOLE_LIST);
}
/** A role without policies to enforce may do everything here, so that is what a simulation says of it. */
function rightsOrAll(role) {
    return (rightsOf(role) ?? {
        principalArn: role.arn,
        policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
    });
}
function evaluation(rights, access) {
    const decision = decided(rights, access);
    const missing = missingKeys(rights, access);
    const byBoundary = decision.kind !== 'allowed' && decision.by === 'permissions boundary';
    return query_join(xml_element('EvalActionName', access.action), xml_element('EvalResourceName', access.resource), xml_element('EvalDecision', decision.kind), listElement('MatchedStatements', []), listElement('MissingContextValues', missing), ...(rights.boundary === undefined
        ? []
        : [xml_element('PermissionsBoundaryDecisionDetail', xml_element('AllowedByPermissionsBoundary', !byBoundary))]));
}
function decided(rights, access) {
    try {
        return decide(rights, access);
    }
    catch (error) {
        if (error instanceof UnsupportedPolicyError)
            refuse(500, 'PolicyEvaluation', error.message);
        throw error;
    }
}
/** Keys that statements on this action and resource ask about and the request did not bring, as the policy spells them. */
function missingKeys(rights, access) {
    const keys = documentsOf(rights)
        .flatMap(({ Statement }) => Statement.filter((statement) => covers(statement, access)))
        .flatMap(({ Condition = {} }) => Object.values(Condition).flatMap((each) => Object.keys(each)));
    return [...new Set(keys)].filter((key) => access.context[key.toLowerCase()] === undefined).sort();
}
/** `ContextEntries.member.N` with a name, a type, and values; a type that ends in `List` makes a list of them. */
function contextOf(form) {
    const context = {};
    for (let index = 1;; index += 1) {
        const entry = `ContextEntries.member.${index}`;
        const name = form.get(`${entry}.ContextKeyName`);
        if (name === null)
            return context;
        const values = listMember(form, `${entry}.ContextKeyValues`);
        const isList = (form.get(`${entry}.ContextKeyType`) ?? 'string').endsWith('List');
        context[name.toLowerCase()] = isList ? values : (listOf(values)[0] ?? '');
    }
}

;// CONCATENATED MODULE: ./lib/simulator/iam/service.js
/** HTTP side of IAM: one endpoint for the whole account. */







const ROLE = { resource: service_namedRole, members: ['RoleName'] };
const ROLE_POLICY = { resource: service_namedRole, members: ['RoleName', 'PolicyName'] };
const PROVIDER = { resource: service_member('OpenIDConnectProviderArn'), members: ['OpenIDConnectProviderArn'] };
const service_HANDLERS = {
    GetRole: { ...ROLE, write: false, run: getRole },
    ListRolePolicies: { ...ROLE, write: false, run: listInline },
    GetRolePolicy: { ...ROLE_POLICY, write: false, run: getRolePolicy },
    ListAttachedRolePolicies: { ...ROLE, write: false, run: listAttached },
    DeleteRolePolicy: { ...ROLE_POLICY, write: true, run: deleteRolePolicy },
    DeleteRole: { ...ROLE, write: true, run: deleteRole },
    SimulatePrincipalPolicy: {
        write: false,
        resource: service_member('PolicySourceArn'),
        members: ['PolicySourceArn', 'ActionNames', 'ResourceArns', 'ContextEntries'],
        run: simulatePrincipal,
    },
    ListOpenIDConnectProviders: { write: false, resource: () => '*', members: [], run: listProviders },
    GetOpenIDConnectProvider: { ...PROVIDER, write: false, run: getProvider },
    DeleteOpenIDConnectProvider: { ...PROVIDER, write: true, run: deleteProvider },
};
/** A role is asked for by its name; its path is part of the ARN and looked up where it matters. */
function service_namedRole(form, accountId) {
    return `arn:aws:iam::${accountId}:role/${form.get('RoleName') ?? ''}`;
}
function service_member(name) {
    return (form) => form.get(name) ?? '';
}
function iamService(options) {
    return {
        name: 'iam',
        match: (request) => {
            const query = readQuery(request);
            if (query === undefined)
                return undefined;
            const { operation, form } = query;
            const handler = Object.hasOwn(service_HANDLERS, operation) ? service_HANDLERS[operation] : undefined;
            return {
                service: 'iam',
                operation,
                write: handler?.write ?? true,
                request: ledgerView(form),
                actions: handler === undefined ? [] : actionsOf([service_needOf(operation, '')]),
                run: () => answering('iam', () => service_respond({ operation, handler, form, request }, options)),
            };
        },
    };
}
function service_respond({ operation, handler, form, request }, options) {
    const { iam, realNow } = options;
    const caller = callerOf(request, { iam, service: 'iam', now: realNow() });
    if (handler === undefined)
        refuse(400, 'InvalidAction', `The simulator does not know ${operation}`);
    const resource = resourceArn(handler.resource(form, caller.accountId), iam);
    const denial = denialOf(caller, [service_needOf(operation, resource)]);
    if (denial !== undefined)
        refuse(403, 'AccessDenied', denialText(caller, denial));
    const unknown = unknownMember(form, handler.members);
    if (unknown !== undefined)
        refuse(400, 'InvalidInput', `The simulated IAM does not know ${unknown}`);
    return queryAnswer('iam', operation, handler.run({ form, caller, iam }));
}
function service_needOf(operation, resource) {
    return { action: `iam:${operation}`, resource, context: {} };
}
/** The ARN with the path of a role that was named without it. */
function resourceArn(arn, { roles }) {
    const [account = '', name = ''] = arn.split(':role/');
    const role = roles.find((each) => each.arn.startsWith(`${account}:role/`) && each.arn.endsWith(`/${name}`));
    return role?.arn ?? arn;
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

;// CONCATENATED MODULE: ./lib/simulator/runtime/token-count.js
/** Counts as tokenizers do: pieces of words, numbers by three digits, most other characters alone. */
const PIECE = /\p{Script=Latin}+|\p{N}{1,3}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|\p{L}+|\n+|[^\s\p{L}\p{N}]/gu;
/** A common word is one token, a long one several; other alphabets are cut smaller. */
const LATIN_PIECE = 6;
const OTHER_PIECE = 3;
/** What a model's template puts around each turn, and around the whole. */
const PER_TURN = 4;
const PER_REQUEST = 3;
function textTokens(text) {
    let count = 0;
    for (const [piece] of text.matchAll(PIECE))
        count += pieceTokens(piece);
    return count;
}
function pieceTokens(piece) {
    if (/^\p{Script=Latin}/u.test(piece))
        return Math.ceil(piece.length / LATIN_PIECE);
    return /^\p{L}/u.test(piece) ? Math.ceil(piece.length / OTHER_PIECE) : 1;
}
/** Of a request, by the texts of each of its turns (its system texts count as one). */
function inputTokens(turns) {
    const texts = turns.flat().reduce((total, text) => total + textTokens(text), 0);
    return PER_REQUEST + turns.length * PER_TURN + texts;
}

;// CONCATENATED MODULE: ./lib/simulator/runtime/converse.js
/** Converse over texts: what it refuses beyond shapes, what it counts, and an answer that says that it is none. */


const ANSWER = ['A', ' simulated', ' answer', '.'];
function converse({ messages = [], system = [], inferenceConfig }) {
    checkTurns(messages.map(({ role }) => role));
    checkTexts(messages);
    const turns = messages.map(({ content }) => content.map(({ text }) => text));
    const systemTurn = system.length === 0 ? [] : [system.map(({ text }) => text)];
    const input = inputTokens([...systemTurn, ...turns]);
    const answer = ANSWER.slice(0, inferenceConfig?.maxTokens ?? ANSWER.length);
    return {
        output: { message: { role: 'assistant', content: [{ text: answer.join('') }] } },
        stopReason: answer.length < ANSWER.length ? 'max_tokens' : 'end_turn',
        usage: { inputTokens: input, outputTokens: answer.length, totalTokens: input + answer.length },
        metrics: { latencyMs: 1 },
    };
}
function checkTurns(roles) {
    if (roles[0] !== 'user')
        throw fault_invalid('A conversation must start with a user message. Try again with a conversation that starts with a user message.');
    const repeated = roles.findIndex((role, index) => index > 0 && role === roles[index - 1]);
    if (repeated > 0)
        throw fault_invalid('A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.');
    if (roles.at(-1) !== 'user')
        throw fault_invalid('The model does not support assistant message prefill. The conversation must end with a user message.');
}
function checkTexts(messages) {
    for (const [turn, { content }] of messages.entries()) {
        if (content.length === 0)
            throw fault_invalid(`The content field in the Message object at messages.${turn} is empty. Add a ContentBlock object to the content field and try again.`);
        const blank = content.findIndex(({ text }) => text.trim() === '');
        if (blank >= 0)
            throw fault_invalid(`The text field in the ContentBlock object at messages.${turn}.content.${blank} is blank. Add text to the text field, and try again.`);
    }
}

;// CONCATENATED MODULE: ./lib/simulator/runtime/models.js



/** An inference profile stands for the model in several regions of its group. */
const PROFILE = /^us\./;
/**
 * Throws the service's refusal unless the id can be invoked in the region. The suffixed ids that are trained, and
 * models that a region offers by an inference profile alone, are refused in the words that AWS has for both.
 * @param now milliseconds since the epoch
 */
function requireInvocable(modelId, { region }, now) {
    const model = catalog/* BASE_MODELS */.vY.find((candidate) => idsOf(candidate).includes(modelId));
    if (model === undefined)
        throw fault_invalid('The provided model identifier is invalid.');
    if ((0,catalog/* isRetired */.aZ)(model, new Date(now).toISOString().slice(0, 10)))
        throw new BedrockFault('ResourceNotFoundException', 'This model version has reached the end of its life. Please refer to the AWS documentation for more details.');
    if (modelId !== model.inference.baseId)
        throw fault_invalid(`Invocation of model ID ${modelId} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`);
    const isHere = PROFILE.test(modelId) ? region.startsWith('us-') : model.regions.includes(region);
    if (!isHere)
        throw fault_invalid('The provided model identifier is invalid.');
}
function idsOf({ id, inference: { baseId } }) {
    return [id, ...(baseId === undefined ? [] : [baseId, baseId.replace(PROFILE, '')])];
}
/** A profile needs the right to itself and to its model; here the model in the caller's region stands for all. */
function invocationNeeds(modelId, home) {
    const on = (resource) => ({ action: 'bedrock:InvokeModel', resource, context: {} });
    const model = on(foundationModelArn(home, modelId.replace(PROFILE, '')));
    if (!PROFILE.test(modelId))
        return [model];
    return [on(`arn:aws:bedrock:${home.region}:${home.accountId}:inference-profile/${modelId}`), model];
}

;// CONCATENATED MODULE: ./lib/simulator/runtime/service-model.data.js
const RUNTIME_MODEL = {
    "apiVersion": "2023-09-30",
    "operations": {
        "Converse": {
            "http": {
                "method": "POST",
                "requestUri": "/model/{modelId}/converse",
                "responseCode": 200
            },
            "input": "ConverseRequest",
            "output": "ConverseResponse",
            "errors": [
                "AccessDeniedException",
                "ThrottlingException",
                "ResourceNotFoundException",
                "ModelTimeoutException",
                "InternalServerException",
                "ServiceUnavailableException",
                "ValidationException",
                "ModelNotReadyException",
                "ModelErrorException"
            ]
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
        "CacheDetail": {
            "type": "structure",
            "required": [
                "ttl",
                "inputTokens"
            ],
            "members": {
                "ttl": {
                    "shape": "CacheTTL"
                },
                "inputTokens": {
                    "shape": "CacheDetailInputTokensInteger"
                }
            }
        },
        "CacheDetailInputTokensInteger": {
            "type": "integer",
            "min": 0
        },
        "CacheDetailsList": {
            "type": "list",
            "member": "CacheDetail"
        },
        "CacheTTL": {
            "type": "string",
            "enum": [
                "5m",
                "1h"
            ]
        },
        "ContentBlock": {
            "type": "structure",
            "union": true,
            "members": {
                "text": {
                    "shape": "String"
                }
            }
        },
        "ContentBlocks": {
            "type": "list",
            "member": "ContentBlock"
        },
        "ConversationRole": {
            "type": "string",
            "enum": [
                "user",
                "assistant",
                "system"
            ]
        },
        "ConversationalModelId": {
            "type": "string",
            "min": 1,
            "max": 2048,
            "pattern": "(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|([0-9]{12}:imported-model/[a-z0-9]{12})|([0-9]{12}:provisioned-model/[a-z0-9]{12})|([0-9]{12}:custom-model-deployment/[a-z0-9]{12})|([0-9]{12}:(inference-profile|application-inference-profile)/[a-zA-Z0-9-:.]+)))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|(([0-9a-zA-Z][_-]?)+)|([a-zA-Z0-9-:.]+)|(^(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:prompt/[0-9a-zA-Z]{10}(?::[0-9]{1,5})?))$|(^arn:aws:sagemaker:[a-z0-9-]+:[0-9]{12}:endpoint/[a-zA-Z0-9-]+$)|(^arn:aws(-[^:]+)?:bedrock:([0-9a-z-]{1,20}):([0-9]{12}):(default-)?prompt-router/[a-zA-Z0-9-:.]+$)"
        },
        "ConverseMetrics": {
            "type": "structure",
            "required": [
                "latencyMs"
            ],
            "members": {
                "latencyMs": {
                    "shape": "Long"
                }
            }
        },
        "ConverseOutput": {
            "type": "structure",
            "union": true,
            "members": {
                "message": {
                    "shape": "Message"
                }
            }
        },
        "ConverseRequest": {
            "type": "structure",
            "required": [
                "modelId"
            ],
            "members": {
                "modelId": {
                    "shape": "ConversationalModelId",
                    "location": "uri",
                    "locationName": "modelId"
                },
                "messages": {
                    "shape": "Messages"
                },
                "system": {
                    "shape": "SystemContentBlocks"
                },
                "inferenceConfig": {
                    "shape": "InferenceConfiguration"
                }
            }
        },
        "ConverseResponse": {
            "type": "structure",
            "required": [
                "output",
                "stopReason",
                "usage",
                "metrics"
            ],
            "members": {
                "output": {
                    "shape": "ConverseOutput"
                },
                "stopReason": {
                    "shape": "StopReason"
                },
                "usage": {
                    "shape": "TokenUsage"
                },
                "metrics": {
                    "shape": "ConverseMetrics"
                }
            }
        },
        "InferenceConfiguration": {
            "type": "structure",
            "members": {
                "maxTokens": {
                    "shape": "InferenceConfigurationMaxTokensInteger"
                },
                "temperature": {
                    "shape": "InferenceConfigurationTemperatureFloat"
                },
                "topP": {
                    "shape": "InferenceConfigurationTopPFloat"
                },
                "stopSequences": {
                    "shape": "InferenceConfigurationStopSequencesList"
                }
            }
        },
        "InferenceConfigurationMaxTokensInteger": {
            "type": "integer",
            "min": 1
        },
        "InferenceConfigurationStopSequencesList": {
            "type": "list",
            "min": 0,
            "max": 2500,
            "member": "NonEmptyString"
        },
        "InferenceConfigurationTemperatureFloat": {
            "type": "float",
            "min": 0,
            "max": 1
        },
        "InferenceConfigurationTopPFloat": {
            "type": "float",
            "min": 0,
            "max": 1
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
        "Long": {
            "type": "long"
        },
        "Message": {
            "type": "structure",
            "required": [
                "role",
                "content"
            ],
            "members": {
                "role": {
                    "shape": "ConversationRole"
                },
                "content": {
                    "shape": "ContentBlocks"
                }
            }
        },
        "Messages": {
            "type": "list",
            "member": "Message"
        },
        "ModelErrorException": {
            "type": "structure",
            "members": {
                "message": {
                    "shape": "NonBlankString"
                },
                "originalStatusCode": {
                    "shape": "StatusCode"
                },
                "resourceName": {
                    "shape": "NonBlankString"
                }
            },
            "httpStatusCode": 424
        },
        "ModelNotReadyException": {
            "type": "structure",
            "members": {
                "message": {
                    "shape": "NonBlankString"
                }
            },
            "httpStatusCode": 429
        },
        "ModelTimeoutException": {
            "type": "structure",
            "members": {
                "message": {
                    "shape": "NonBlankString"
                }
            },
            "httpStatusCode": 408
        },
        "NonBlankString": {
            "type": "string",
            "pattern": "[\\s\\S]*"
        },
        "NonEmptyString": {
            "type": "string",
            "min": 1
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
        "ServiceUnavailableException": {
            "type": "structure",
            "members": {
                "message": {
                    "shape": "NonBlankString"
                }
            },
            "httpStatusCode": 503
        },
        "StatusCode": {
            "type": "integer",
            "min": 100,
            "max": 599
        },
        "StopReason": {
            "type": "string",
            "enum": [
                "end_turn",
                "tool_use",
                "max_tokens",
                "stop_sequence",
                "guardrail_intervened",
                "content_filtered",
                "malformed_model_output",
                "malformed_tool_use",
                "model_context_window_exceeded"
            ]
        },
        "String": {
            "type": "string"
        },
        "SystemContentBlock": {
            "type": "structure",
            "union": true,
            "members": {
                "text": {
                    "shape": "NonEmptyString"
                }
            }
        },
        "SystemContentBlocks": {
            "type": "list",
            "member": "SystemContentBlock"
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
        "TokenUsage": {
            "type": "structure",
            "required": [
                "inputTokens",
                "outputTokens",
                "totalTokens"
            ],
            "members": {
                "inputTokens": {
                    "shape": "TokenUsageInputTokensInteger"
                },
                "outputTokens": {
                    "shape": "TokenUsageOutputTokensInteger"
                },
                "totalTokens": {
                    "shape": "TokenUsageTotalTokensInteger"
                },
                "cacheReadInputTokens": {
                    "shape": "TokenUsageCacheReadInputTokensInteger"
                },
                "cacheWriteInputTokens": {
                    "shape": "TokenUsageCacheWriteInputTokensInteger"
                },
                "cacheDetails": {
                    "shape": "CacheDetailsList"
                }
            }
        },
        "TokenUsageCacheReadInputTokensInteger": {
            "type": "integer",
            "min": 0
        },
        "TokenUsageCacheWriteInputTokensInteger": {
            "type": "integer",
            "min": 0
        },
        "TokenUsageInputTokensInteger": {
            "type": "integer",
            "min": 0
        },
        "TokenUsageOutputTokensInteger": {
            "type": "integer",
            "min": 0
        },
        "TokenUsageTotalTokensInteger": {
            "type": "integer",
            "min": 0
        },
        "ValidationException": {
            "type": "structure",
            "members": {
                "message": {
                    "shape": "NonBlankString"
                }
            },
            "httpStatusCode": 400
        }
    }
};

;// CONCATENATED MODULE: ./lib/simulator/runtime/service.js
/** HTTP side of the Bedrock runtime: Converse with base models, which costs money and is in the ledger as a write. */








const ROUTE = /^\/model\/([^/]+)\/converse$/;
function runtimeService(options) {
    return {
        name: 'bedrock-runtime',
        match: (request) => {
            const id = request.method === 'POST' ? ROUTE.exec(request.path)?.[1] : undefined;
            if (id === undefined)
                return undefined;
            const modelId = runtime_service_decode(id);
            return {
                service: 'bedrock-runtime',
                operation: 'Converse',
                write: true,
                // What is asked is nobody else's business.
                request: { modelId, bytes: request.body.length },
                actions: actionsOf(invocationNeeds(modelId, { accountId: '', region: '' })),
                run: () => answer(modelId, request, options),
            };
        },
    };
}
function answer(modelId, request, { clock, identify }) {
    const caller = identify(request);
    if ('status' in caller)
        return caller;
    try {
        const input = service_parse(modelId, request);
        const denial = denialOf(caller, invocationNeeds(modelId, caller));
        if (denial !== undefined)
            throw new BedrockFault('AccessDeniedException', denialText(caller, denial));
        requireInvocable(modelId, caller, clock.now());
        const body = converse(input);
        const problems = responseProblems('ConverseResponse', body, RUNTIME_MODEL);
        if (problems.length > 0)
            throw new Error(`the service model does not allow ${problems.join('; ')}`);
        return { status: 200, headers: { 'content-type': 'application/json' }, body };
    }
    catch (error) {
        if (error instanceof BedrockFault)
            return faultResponse(error);
        throw error;
    }
}
/** Members that the simulator does not imitate are refused: passing over them would answer another question. */
function service_parse(modelId, request) {
    const members = { ...bodyOf(request), modelId };
    const unknown = Object.keys(members).find((name) => !KNOWN.includes(name));
    if (unknown !== undefined)
        throw new BedrockFault('ValidationException', `The simulator does not imitate ${unknown}.`);
    validateInput('ConverseRequest', members, RUNTIME_MODEL);
    // Held against the input shape, which the interface repeats.
    return members;
}
const KNOWN = ['modelId', 'messages', 'system', 'inferenceConfig'];
function bodyOf({ body }) {
    try {
        const value = JSON.parse(body.toString('utf8'));
        if (isMembers(value))
            return value;
    }
    catch {
        // The same refusal: what was sent is not a JSON object.
    }
    throw new BedrockFault('SerializationException', 'Unable to parse the request body: a JSON object is expected.');
}
function runtime_service_decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./lib/simulator/s3/rights.js
/** Rights of the caller of an S3 operation: checked before it, and once more where it would tell that a key is missing. */





/** Throws AccessDenied instead of carrying out what the caller may not do. */
function withRights(operation, call, run) {
    const needs = s3Needs(operation, targetOf(call));
    if (needs === undefined)
        throw new Error(`no IAM action is known for ${operation}`);
    // DeleteObjects answers key by key.
    if (operation !== 'DeleteObjects')
        demand(call, needs);
    try {
        return run();
    }
    catch (error) {
        if (tellsOfAbsence(error))
            demand(call, [seeingAbsence(readTarget(operation, call))]);
        throw error;
    }
}
/** Why one key of DeleteObjects must not be deleted; undefined: it may be. */
function deletionDenied(call, { key, versionId }) {
    return whyNot(call, [deletion({ ...targetOf(call), key }, versionId)]);
}
function demand(call, needs) {
    const text = whyNot(call, needs);
    if (text !== undefined)
        refuse(403, 'AccessDenied', text);
}
function whyNot({ caller }, needs) {
    const denial = denialOf(caller, needs);
    return denial && denialText(caller, denial, true);
}
function tellsOfAbsence(error) {
    return error instanceof RefusalError && ['NoSuchKey', 'NoSuchVersion'].includes(error.refusal.code);
}
function readTarget(operation, call) {
    return operation === 'CopyObject' ? copySourceTarget(targetOf(call)) : targetOf(call);
}
function targetOf({ bucket, key, request, options }) {
    const { name, owner } = bucket;
    return { bucket: name, owner, key, request, encryptionKey: encryptionKeys(options.state) };
}
/** IAM actions of an operation that may name a bucket which does not exist; for the ledger. */
function actionsNeeded(operation, request, { state, ...named }) {
    const target = { ...named, owner: '', request, encryptionKey: encryptionKeys(state) };
    return actionsOf(s3Needs(operation, target) ?? []);
}
/** Objects count as encrypted in the way their bucket asks for now. */
function encryptionKeys(state) {
    return (name) => {
        const bucket = findBucket(state, name);
        return (bucket &&
            kmsKeyArn({ accountId: bucket.owner, region: bucket.region }, bucket.settings.encryption?.kmsKeyId));
    };
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
    const delimiter = query.get('delimiter') ?? '';
    const entries = rolledUp(listObjects(bucket, prefix), prefix, delimiter);
    const rest = entries.filter(({ key }) => compareKeys(key, after) > 0);
    const page = rest.slice(0, maxKeys);
    const truncated = page.length < rest.length && maxKeys > 0;
    const next = truncated ? external_node_buffer_.Buffer.from(page.at(-1)?.key ?? '').toString('base64url') : undefined;
    const encode = keyEncoder(query);
    return xmlAnswer('ListBucketResult', xml_element('Name', bucket.name), xml_element('Prefix', encode(prefix)), xml_element('MaxKeys', maxKeys), xml_element('KeyCount', page.length), xml_element('IsTruncated', truncated), delimiter === '' ? { xml: '' } : xml_element('Delimiter', encode(delimiter)), optional('EncodingType', query.get('encoding-type') ?? undefined), optional('ContinuationToken', token ?? undefined), optional('NextContinuationToken', next), ...page.map(({ key, version }) => version === undefined
        ? xml_element('CommonPrefixes', xml_element('Prefix', encode(key)))
        : xml_element('Contents', ...describe(version, encode), ...checksumAlgorithms(version))));
}
function rolledUp(objects, prefix, delimiter) {
    if (delimiter === '')
        return objects.map((version) => ({ key: version.key, version }));
    const entries = new Map();
    for (const version of objects) {
        const end = version.key.indexOf(delimiter, prefix.length);
        const key = end < 0 ? version.key : version.key.slice(0, end + delimiter.length);
        // A key that ends with its first delimiter is rolled up as well, as in S3.
        if (!entries.has(key))
            entries.set(key, end < 0 ? { key, version } : { key });
    }
    return [...entries.values()];
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
function deleteObjects(call) {
    const { request } = call;
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
    const results = targets.map((target) => deleteNamed(call, target));
    return xmlAnswer('DeleteResult', ...results.filter(({ done }) => !quiet || !done).map(({ entry }) => entry));
}
/** A quiet answer tells only what was not done. */
function deleteNamed(call, target) {
    const { options, bucket } = call;
    const { key, versionId } = target;
    const denied = deletionDenied(call, target);
    if (denied !== undefined) {
        const why = [xml_element('Code', 'AccessDenied'), xml_element('Message', denied)];
        const entry = xml_element('Error', xml_element('Key', key), optional('VersionId', versionId), ...why);
        return { done: false, entry };
    }
    const deleted = deleteObject(options.state, bucket, { key, versionId, at: options.now() });
    const entry = xml_element('Deleted', xml_element('Key', key), optional('VersionId', versionId), ...(deleted.isDeleteMarker ? [xml_element('DeleteMarker', true)] : []), optional('DeleteMarkerVersionId', deleted.isDeleteMarker ? deleted.versionId : undefined));
    return { done: true, entry };
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
    const type = values.some(([, value]) => value?.includes('-')) ? 'COMPOSITE' : 'FULL_OBJECT';
    return values.length === 0 ? {} : { ...Object.fromEntries(values), 'x-amz-checksum-type': type };
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
    const named = copySourceOf(request);
    if (named === undefined) {
        refuse(400, 'InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
    }
    const source = existingBucket(named.bucket, options.state);
    checkOwner(source, bucket.owner, request.headers['x-amz-source-expected-bucket-owner']);
    return { source, version: readableVersion(source, named.key, named.versionId ?? null) };
}

;// CONCATENATED MODULE: ./lib/simulator/s3/settings.js





const NO_CONTENT = { status: 204 };
const settings_DONE = { status: 200 };
function getPublicAccessBlock({ bucket }) {
    const block = bucket.settings.publicAccessBlock ??
        refuse(404, 'NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found');
    const flags = PUBLIC_ACCESS_FLAGS.map((name) => xml_element(name, block[name]));
    return xmlAnswer('PublicAccessBlockConfiguration', ...flags);
}
/** Flags that the body leaves out are false, as in S3. */
function putPublicAccessBlock(call) {
    const xml = verifiedBody(call.request).bytes.toString();
    const flag = (name) => xmlText(xml, name) === 'true';
    const publicAccessBlock = {
        BlockPublicAcls: flag('BlockPublicAcls'),
        IgnorePublicAcls: flag('IgnorePublicAcls'),
        BlockPublicPolicy: flag('BlockPublicPolicy'),
        RestrictPublicBuckets: flag('RestrictPublicBuckets'),
    };
    return set(call, { publicAccessBlock });
}
function deletePublicAccessBlock(call) {
    return unset(call, 'publicAccessBlock');
}
function getOwnershipControls({ bucket }) {
    const ownership = bucket.settings.objectOwnership ??
        refuse(404, 'OwnershipControlsNotFoundError', 'The bucket ownership controls were not found');
    return xmlAnswer('OwnershipControls', xml_element('Rule', xml_element('ObjectOwnership', ownership)));
}
function getEncryption({ bucket }) {
    const { algorithm, kmsKeyId, bucketKey } = bucket.settings.encryption ??
        refuse(404, 'ServerSideEncryptionConfigurationNotFoundError', 'The server side encryption configuration was not found');
    const byDefault = xml_element('ApplyServerSideEncryptionByDefault', xml_element('SSEAlgorithm', algorithm), optional('KMSMasterKeyID', kmsKeyId));
    const rule = xml_element('Rule', byDefault, xml_element('BucketKeyEnabled', bucketKey));
    return xmlAnswer('ServerSideEncryptionConfiguration', rule);
}
function getLifecycle({ bucket }) {
    const rules = bucket.settings.lifecycle ??
        refuse(404, 'NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist');
    return xmlAnswer('LifecycleConfiguration', ...rules.map(settings_lifecycleRule));
}
function settings_lifecycleRule(rule) {
    const expiration = [
        count('Days', rule.expireAfter),
        optional('ExpiredObjectDeleteMarker', rule.expireDeleteMarkers === true ? 'true' : undefined),
    ];
    const noncurrent = [
        count('NoncurrentDays', rule.expireNoncurrentAfter),
        count('NewerNoncurrentVersions', rule.keepNoncurrent),
    ];
    return xml_element('Rule', xml_element('ID', rule.id), xml_element('Filter', xml_element('Prefix', rule.prefix)), xml_element('Status', rule.enabled ? 'Enabled' : 'Disabled'), group('Expiration', expiration), group('NoncurrentVersionExpiration', noncurrent), group('AbortIncompleteMultipartUpload', [count('DaysAfterInitiation', rule.abortUploadsAfter)]));
}
function count(name, value) {
    return optional(name, value === undefined ? undefined : String(value));
}
/** Nothing where all its members are absent. */
function group(name, members) {
    return members.some(({ xml }) => xml !== '') ? xml_element(name, ...members) : { xml: '' };
}
function getPolicy({ bucket }) {
    const policy = bucket.settings.policy ?? refuse(404, 'NoSuchBucketPolicy', 'The bucket policy does not exist');
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(policy) };
}
function deletePolicy(call) {
    return unset(call, 'policy');
}
function getTagging({ bucket }) {
    const tags = bucket.settings.tags ?? refuse(404, 'NoSuchTagSet', 'The TagSet does not exist');
    const set = Object.entries(tags).map(([key, value]) => xml_element('Tag', xml_element('Key', key), xml_element('Value', value)));
    return xmlAnswer('Tagging', xml_element('TagSet', ...set));
}
/** Suspending is not simulated: versions named `null` beside others would be needed. */
function putVersioning({ request, bucket }) {
    const status = xmlText(verifiedBody(request).bytes.toString(), 'Status');
    if (status !== 'Enabled')
        refuse(501, 'NotImplemented', `The simulated S3 does not know the versioning status ${status}`);
    bucket.versioning = true;
    return settings_DONE;
}
function set({ bucket }, settings) {
    bucket.settings = { ...bucket.settings, ...settings };
    return settings_DONE;
}
function unset({ bucket }, name) {
    const { [name]: _removed, ...others } = bucket.settings;
    bucket.settings = others;
    return NO_CONTENT;
}

;// CONCATENATED MODULE: ./lib/simulator/s3/uploads.js
/** Multipart uploads: begun, fed with parts, then completed or aborted. What is left unfinished is listed and billed. */









/** Of every part but the last. */
const SMALLEST_PART = 5 * 1024 * 1024;
const MOST_PARTS = 10_000;
function createUpload({ request, options, bucket, key }) {
    const { state, now } = options;
    const checksumAlgorithm = request.headers['x-amz-checksum-algorithm']?.toLowerCase();
    if (checksumAlgorithm !== undefined)
        computeChecksum(checksumAlgorithm, external_node_buffer_.Buffer.alloc(0));
    const upload = {
        key,
        uploadId: uploadIdOf(state.nextVersion),
        startedAt: now(),
        checksumAlgorithm,
        wholeChecksum: request.headers['x-amz-checksum-type'] === 'FULL_OBJECT',
        ...descriptionFrom(request),
        parts: [],
    };
    state.nextVersion += 1;
    bucket.uploads.push(upload);
    const answer = xmlAnswer('InitiateMultipartUploadResult', ...identity(bucket, upload));
    if (checksumAlgorithm === undefined)
        return answer;
    const algorithm = { 'x-amz-checksum-algorithm': checksumAlgorithm.toUpperCase() };
    return { ...answer, headers: { ...answer.headers, ...algorithm } };
}
/** From a counter, which comes first so that ids sort by the time of their upload. */
function uploadIdOf(count) {
    const rest = (0,external_node_crypto_.createHash)('sha256').update(`upload ${count}`).digest('base64url').slice(0, 24);
    return `${String(count).padStart(8, '0')}${rest}`;
}
function identity(bucket, { key, uploadId }) {
    return [xml_element('Bucket', bucket.name), xml_element('Key', key), xml_element('UploadId', uploadId)];
}
/** A part that is sent again takes the place of the first. */
function uploadPart(call) {
    const { request, options, bucket } = call;
    const upload = openUpload(call);
    const number = Number(request.query.get('partNumber'));
    if (!Number.isInteger(number) || number < 1 || number > MOST_PARTS) {
        refuse(400, 'InvalidArgument', `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`);
    }
    const { bytes: body, checksums } = verifiedBody(request);
    const etag = (0,external_node_crypto_.createHash)('md5').update(body).digest('hex');
    const part = { number, body, etag, modifiedAt: options.now(), checksums };
    const others = upload.parts.filter((other) => other.number !== number);
    const parts = [...others, part].sort((a, b) => a.number - b.number);
    replaceUpload(bucket, upload, { ...upload, parts });
    const { 'x-amz-checksum-type': _type, ...headers } = checksumHeaders(checksums);
    return { status: 200, headers: { etag: `"${etag}"`, ...headers } };
}
function abortUpload(call) {
    replaceUpload(call.bucket, openUpload(call));
    return { status: 204 };
}
function replaceUpload(bucket, before, after) {
    bucket.uploads = bucket.uploads.flatMap((upload) => (upload === before ? (after ?? []) : upload));
}
function openUpload({ request, bucket, key }) {
    const id = request.query.get('uploadId');
    return (bucket.uploads.find((upload) => upload.key === key && upload.uploadId === id) ??
        refuse(404, 'NoSuchUpload', 'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.'));
}
/** By key, then by the time they were begun. */
function listUploads({ bucket, request: { query } }) {
    const prefix = query.get('prefix') ?? '';
    const keyMarker = query.get('key-marker') ?? '';
    // Without a key it is ignored, as S3 documents it.
    const idMarker = keyMarker === '' ? '' : (query.get('upload-id-marker') ?? '');
    const most = limit(query, 'max-uploads');
    const rest = bucket.uploads
        .filter(({ key }) => key.startsWith(prefix))
        .sort((a, b) => compareKeys(a.key, b.key) || compareKeys(a.uploadId, b.uploadId))
        .filter((upload) => isAfter(upload, keyMarker, idMarker));
    const page = rest.slice(0, most);
    const last = page.length < rest.length ? page.at(-1) : undefined;
    const encode = keyEncoder(query);
    return xmlAnswer('ListMultipartUploadsResult', xml_element('Bucket', bucket.name), xml_element('KeyMarker', encode(keyMarker)), xml_element('UploadIdMarker', idMarker), optional('NextKeyMarker', last === undefined ? undefined : encode(last.key)), optional('NextUploadIdMarker', last?.uploadId), optional('EncodingType', query.get('encoding-type') ?? undefined), xml_element('Prefix', encode(prefix)), xml_element('MaxUploads', most), xml_element('IsTruncated', last !== undefined), ...page.map((upload) => uploads_describe(upload, encode)));
}
/** With a key alone all its uploads count as listed. */
function isAfter({ key, uploadId }, keyMarker, idMarker) {
    if (keyMarker === '')
        return true;
    const order = compareKeys(key, keyMarker);
    return order > 0 || (order === 0 && idMarker !== '' && compareKeys(uploadId, idMarker) > 0);
}
function uploads_describe({ key, uploadId, startedAt }, encode) {
    return xml_element('Upload', xml_element('Key', encode(key)), xml_element('UploadId', uploadId), xml_element('StorageClass', 'STANDARD'), xml_element('Initiated', isoTime(startedAt)));
}
function listParts(call) {
    const { bucket, request } = call;
    const upload = openUpload(call);
    const most = limit(request.query, 'max-parts');
    const marker = Number(request.query.get('part-number-marker') ?? 0);
    const rest = upload.parts.filter(({ number }) => number > marker);
    const page = rest.slice(0, most);
    const last = page.length < rest.length ? page.at(-1) : undefined;
    return xmlAnswer('ListPartsResult', ...identity(bucket, upload), xml_element('PartNumberMarker', marker), optional('NextPartNumberMarker', last === undefined ? undefined : String(last.number)), xml_element('MaxParts', most), xml_element('IsTruncated', last !== undefined), ...page.map(({ number, etag, body, modifiedAt }) => xml_element('Part', xml_element('PartNumber', number), xml_element('LastModified', isoTime(modifiedAt)), xml_element('ETag', `"${etag}"`), xml_element('Size', body.length))));
}
function limit(query, name) {
    const text = query.get(name) ?? '1000';
    if (!/^\d+$/.test(text) || Number(text) === 0) {
        refuse(400, 'InvalidArgument', `Provided ${name} not an integer or within integer range`);
    }
    return Math.min(Number(text), 1000);
}
function completeUpload(call) {
    const { request, options, bucket, key } = call;
    const upload = openUpload(call);
    const parts = namedParts(upload, request.body.toString());
    checkAbsent(request, bucket, key);
    const body = external_node_buffer_.Buffer.concat(parts.map((part) => part.body));
    const { contentType, metadata } = upload;
    const checksums = completedChecksums(upload, parts, body);
    checkDeclared(request.headers, checksums);
    const version = putObject(options.state, bucket, {
        ...{ key, body, contentType, metadata, checksums },
        etag: `${(0,external_node_crypto_.createHash)('md5')
            .update(joined(parts.map(({ etag }) => etag), 'hex'))
            .digest('hex')}-${parts.length}`,
        modifiedAt: options.now(),
    });
    replaceUpload(bucket, upload);
    const answer = xmlAnswer('CompleteMultipartUploadResult', xml_element('Bucket', bucket.name), xml_element('Key', key), xml_element('ETag', `"${version.etag}"`), ...Object.entries(checksums).map(([name, value]) => xml_element(`Checksum${name.toUpperCase()}`, value)));
    return { ...answer, headers: { ...answer.headers, ...versionHeader(bucket, version) } };
}
/** The parts that the request names, each with the ETag it was given; those left out are dropped. */
function namedParts(upload, xml) {
    const named = innerXml(xml, 'Part').map((inner) => ({
        number: Number(xmlText(inner, 'PartNumber')),
        etag: (xmlText(inner, 'ETag') ?? '').replaceAll('"', ''),
    }));
    if (named.length === 0) {
        refuse(400, 'MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema');
    }
    if (named.some(({ number }, index) => number <= (named[index - 1]?.number ?? 0))) {
        refuse(400, 'InvalidPartOrder', 'The list of parts was not in ascending order.');
    }
    const parts = named.map(({ number, etag }) => upload.parts.find((part) => part.number === number && part.etag === etag) ??
        refuse(400, 'InvalidPart', 'One or more of the specified parts could not be found.'));
    if (parts.slice(0, -1).some(({ body }) => body.length < SMALLEST_PART)) {
        refuse(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed object size.');
    }
    return parts;
}
/** Of the whole where that was asked for; else a checksum of the parts' checksums, with their number behind it. */
function completedChecksums(upload, parts, body) {
    const { checksumAlgorithm: algorithm } = upload;
    if (algorithm === undefined)
        return {};
    if (upload.wholeChecksum)
        return { [algorithm]: computeChecksum(algorithm, body) };
    const ofParts = parts.map((part) => computeChecksum(algorithm, part.body));
    return { [algorithm]: `${computeChecksum(algorithm, joined(ofParts, 'base64'))}-${parts.length}` };
}
function checkDeclared(headers, checksums) {
    for (const [name, value] of Object.entries(checksums)) {
        const declared = headers[`x-amz-checksum-${name}`] ?? value;
        if (declared !== value) {
            refuse(400, 'BadDigest', `The ${name.toUpperCase()} you specified did not match the calculated checksum.`);
        }
    }
}
function joined(digests, encoding) {
    return external_node_buffer_.Buffer.concat(digests.map((digest) => external_node_buffer_.Buffer.from(digest, encoding)));
}

;// CONCATENATED MODULE: ./lib/simulator/s3/service.js










/** Method, then the query parameters that select the operation, in alphabetical order (empty: none). */
const BUCKET_OPERATIONS = {
    'HEAD ': { name: 'HeadBucket', write: false, handler: headBucket },
    'GET location': { name: 'GetBucketLocation', write: false, handler: getBucketLocation },
    'GET versioning': { name: 'GetBucketVersioning', write: false, handler: getBucketVersioning },
    'GET versions': { name: 'ListObjectVersions', write: false, handler: listObjectVersions },
    'GET uploads': { name: 'ListMultipartUploads', write: false, handler: listUploads },
    'GET list-type': { name: 'ListObjectsV2', write: false, handler: listObjectsV2 },
    'GET delimiter&list-type': { name: 'ListObjectsV2', write: false, handler: listObjectsV2 },
    'POST delete': { name: 'DeleteObjects', write: true, handler: deleteObjects },
    'DELETE ': { name: 'DeleteBucket', write: true, handler: deleteBucket },
    'PUT versioning': { name: 'PutBucketVersioning', write: true, handler: putVersioning },
    'GET publicAccessBlock': { name: 'GetPublicAccessBlock', write: false, handler: getPublicAccessBlock },
    'PUT publicAccessBlock': { name: 'PutPublicAccessBlock', write: true, handler: putPublicAccessBlock },
    'DELETE publicAccessBlock': {
        name: 'DeletePublicAccessBlock',
        write: true,
        handler: deletePublicAccessBlock,
    },
    'GET ownershipControls': {
        name: 'GetBucketOwnershipControls',
        write: false,
        handler: getOwnershipControls,
    },
    'GET encryption': { name: 'GetBucketEncryption', write: false, handler: getEncryption },
    'GET lifecycle': { name: 'GetBucketLifecycleConfiguration', write: false, handler: getLifecycle },
    'GET policy': { name: 'GetBucketPolicy', write: false, handler: getPolicy },
    'DELETE policy': { name: 'DeleteBucketPolicy', write: true, handler: deletePolicy },
    'GET tagging': { name: 'GetBucketTagging', write: false, handler: getTagging },
};
/** Operations that need no bucket to exist. */
const ACCOUNT_OPERATIONS = {
    'PUT ': { name: 'CreateBucket', write: true, handler: createBucket },
};
const LIST_BUCKETS = { name: 'ListBuckets', write: false, handler: listBuckets };
const OBJECT_OPERATIONS = {
    'PUT ': { name: 'PutObject', write: true, handler: objects_putObject },
    'PUT copy': { name: 'CopyObject', write: true, handler: copyObject },
    'GET ': { name: 'GetObject', write: false, handler: getObject },
    'HEAD ': { name: 'HeadObject', write: false, handler: headObject },
    'DELETE ': { name: 'DeleteObject', write: true, handler: deleteOne },
    'POST uploads': { name: 'CreateMultipartUpload', write: true, handler: createUpload },
    'PUT partNumber&uploadId': { name: 'UploadPart', write: true, handler: uploadPart },
    'GET uploadId': { name: 'ListParts', write: false, handler: listParts },
    'POST uploadId': { name: 'CompleteMultipartUpload', write: true, handler: completeUpload },
    'DELETE uploadId': { name: 'AbortMultipartUpload', write: true, handler: abortUpload },
};
/** Names of all operations that are simulated. */
const S3_OPERATIONS = [
    LIST_BUCKETS,
    ...[ACCOUNT_OPERATIONS, BUCKET_OPERATIONS, OBJECT_OPERATIONS].flatMap((some) => Object.values(some)),
].map(({ name }) => name);
/** Parameters that refine an operation; any other one selects an operation the simulator may not know. */
const REFINING = new Set([
    'continuation-token',
    'encoding-type',
    'fetch-owner',
    'key-marker',
    'max-keys',
    'max-parts',
    'max-uploads',
    'part-number-marker',
    'prefix',
    'start-after',
    'upload-id-marker',
    'version-id-marker',
    'versionId',
    'x-id',
]);
const LOGGED_HEADERS = [
    'if-none-match',
    'x-amz-copy-source',
    'x-amz-tagging-directive',
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
    const account = accountOperation(bucketName, encodedKey, `${request.method} ${selector}`);
    if (account !== undefined)
        return matchAccount(account, bucketName, request, options);
    const operations = encodedKey === '' ? BUCKET_OPERATIONS : OBJECT_OPERATIONS;
    const operation = operations[`${request.method} ${selector}`];
    const name = operation?.name ?? `${request.method} ?${selector}`;
    return {
        service: 's3',
        operation: name,
        write: operation?.write ?? request.method !== 'GET',
        request: { bucket: bucketName, ...(key === '' ? {} : { key }), ...service_ledgerView(request, name) },
        actions: actionsNeeded(name, request, { bucket: bucketName, key: key ?? '', state: options.state }),
        run: () => answering('s3', () => {
            if (operation === undefined || key === undefined) {
                refuse(501, 'NotImplemented', `The simulated S3 does not know ${name} on ${request.path}`);
            }
            const call = { request, options, key, ...openBucket(bucketName, request, options) };
            return withRights(name, call, () => operation.handler(call));
        }),
    };
}
function accountOperation(bucket, key, selected) {
    if (bucket === '')
        return selected === 'GET ' ? LIST_BUCKETS : undefined;
    return key === '' ? ACCOUNT_OPERATIONS[selected] : undefined;
}
function matchAccount({ name, write, handler }, bucket, request, options) {
    return {
        service: 's3',
        operation: name,
        write,
        request: { ...(bucket === '' ? {} : { bucket }), ...service_ledgerView(request, name) },
        actions: actionsNeeded(name, request, { bucket, key: '', state: options.state }),
        run: () => answering('s3', () => handler(openAccount(name, bucket, request, options))),
    };
}
function selectorOf(request) {
    const copy = request.headers['x-amz-copy-source'] === undefined ? [] : ['copy'];
    const parameters = [...request.query.keys()].filter((name) => !REFINING.has(name));
    return [...copy, ...parameters.sort()].join('&');
}
function service_ledgerView(request, operation) {
    const query = [...request.query].filter(([name]) => name !== 'x-id');
    const headers = LOGGED_HEADERS.map((name) => [name, request.headers[name]]).filter(([, value]) => value);
    return {
        ...Object.fromEntries(query),
        ...Object.fromEntries(headers),
        ...(operation === 'PutObject' || operation === 'UploadPart' ? { body: describeBody(request) } : {}),
        ...(operation === 'DeleteObjects' ? { objects: deletionTargets(request.body.toString()) } : {}),
    };
}

;// CONCATENATED MODULE: ./lib/simulator/servicequotas/service.js



/** As AWS names them; its console has hundreds more. */
const QUOTAS = [
    {
        code: 'L-C02E1E99',
        name: 'Custom models with a creation status of Creating per account',
        key: 'jobsInFlight',
        adjustable: false,
    },
    { code: 'L-CB5B847D', name: 'Custom models per account', key: 'customModels', adjustable: true },
    {
        code: 'L-BE77399C',
        name: 'Model units no-commitment Provisioned Throughputs across custom models',
        key: 'modelUnits',
        adjustable: true,
    },
];
const TARGET = 'ServiceQuotasV20190624.';
const service_OPERATIONS = ['GetServiceQuota', 'GetAWSDefaultServiceQuota', 'ListServiceQuotas'];
/** Any other member is refused: ignoring it would answer another question. */
const MEMBERS = ['ServiceCode', 'QuotaCode'];
function serviceQuotasService(options) {
    return {
        name: 'servicequotas',
        match: (request) => {
            const target = request.headers['x-amz-target'] ?? '';
            if (request.path !== '/' || !target.startsWith(TARGET))
                return undefined;
            const operation = target.slice(TARGET.length);
            const input = service_bodyOf(request);
            return {
                service: 'servicequotas',
                operation,
                write: !service_OPERATIONS.includes(operation),
                request: input,
                actions: [`servicequotas:${operation}`],
                run: () => answering('servicequotas', () => servicequotas_service_respond({ operation, input, request }, options)),
            };
        },
    };
}
function servicequotas_service_respond({ operation, input, request }, { iam, quotas, realNow }) {
    const caller = callerOf(request, { iam, service: 'servicequotas', now: realNow() });
    if (!service_OPERATIONS.includes(operation))
        refuse(400, 'UnknownOperationException', `The simulator does not know ${operation}`);
    const need = { action: `servicequotas:${operation}`, resource: '*', context: {} };
    const denial = denialOf(caller, [need]);
    if (denial !== undefined)
        refuse(400, 'AccessDeniedException', denialText(caller, denial));
    const unknown = Object.keys(input).find((name) => !MEMBERS.includes(name));
    if (unknown !== undefined)
        refuse(400, 'IllegalArgumentException', `The simulator does not know ${unknown}`);
    if (input['ServiceCode'] !== 'bedrock')
        refuse(400, 'NoSuchResourceException', `The simulator has no quotas of ${String(input['ServiceCode'])}`);
    const view = (quota) => quotaView(quota, quotas(), caller);
    const found = QUOTAS.find(({ code }) => code === input['QuotaCode']);
    if (operation === 'ListServiceQuotas' && input['QuotaCode'] === undefined)
        return service_answer({ Quotas: QUOTAS.map(view) });
    if (found === undefined)
        refuse(400, 'NoSuchResourceException', 'The request failed because the specified quota does not exist.');
    return service_answer(operation === 'ListServiceQuotas' ? { Quotas: [view(found)] } : { Quota: view(found) });
}
function quotaView({ code, name, key, adjustable }, quotas, { accountId, region }) {
    return {
        ServiceCode: 'bedrock',
        ServiceName: 'Amazon Bedrock',
        QuotaArn: `arn:aws:servicequotas:${region}:${accountId}:bedrock/${code}`,
        QuotaCode: code,
        QuotaName: name,
        Value: quotas[key],
        Unit: 'None',
        Adjustable: adjustable,
        GlobalQuota: false,
    };
}
function service_answer(body) {
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    return { status: 200, headers, body: JSON.stringify(body) };
}
function service_bodyOf({ body }) {
    try {
        const parsed = JSON.parse(body.toString() || '{}');
        return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./lib/simulator/sts/policy.js
/** Trust policies: may the bearer of these claims assume the role? */



const ACTION = 'sts:AssumeRoleWithWebIdentity';
/**
 * As IAM decides: some statement allows it and none denies it.
 * @throws UnsupportedPolicyError where the policy uses what is not simulated
 */
function trusts(policy, identity) {
    checkPolicy(policy, 'trust');
    checkKeys(policy);
    const context = claimContext(identity);
    const applying = policy.Statement.filter((statement) => coversAction(statement, ACTION) &&
        isPrincipal(statement, identity.providerArn) &&
        conditionsHold(statement.Condition, context));
    return (applying.some(({ Effect }) => Effect === 'Allow') && applying.every(({ Effect }) => Effect === 'Allow'));
}
function isPrincipal({ Principal = {} }, providerArn) {
    return Principal === '*' || listOf(Principal['Federated'] ?? []).includes(providerArn);
}
/**
 * Every claim that is a text becomes a key. AWS takes `aud`, `sub` and a list of further claims of GitHub; that list
 * is not confirmed, so a policy that rests on another claim may be trusted here and not there.
 */
function claimContext({ issuerHost, claims }) {
    const texts = Object.entries(claims).filter((entry) => {
        return typeof entry[1] === 'string';
    });
    return Object.fromEntries(texts.map(([claim, value]) => [`${issuerHost}:${claim}`.toLowerCase(), value]));
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
    return {
        accessKeyId: `ASIASIMULATED${number}`,
        secretAccessKey: secret.slice(0, 40),
        sessionToken: `simulated-session-${number}-${secret}`,
        accountId,
        arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${request.roleSessionName}`,
        roleArn: request.roleArn,
        userId: `${roleId(request.roleArn)}:${request.roleSessionName}`,
        expiresAt: now + request.durationSeconds * 1000,
    };
}

;// CONCATENATED MODULE: ./lib/simulator/sts/service.js
/** HTTP side of STS. */





const sts_service_HANDLERS = {
    AssumeRoleWithWebIdentity: assumeRole,
    GetCallerIdentity: getCallerIdentity,
};
function stsService(options) {
    return {
        name: 'sts',
        match: (request) => {
            const query = readQuery(request);
            if (query === undefined)
                return undefined;
            const { operation, form } = query;
            return {
                service: 'sts',
                operation,
                write: false,
                // Tokens are secrets, also simulated ones: a ledger is printed and stored.
                request: ledgerView(form, (name, value) => (name === 'WebIdentityToken' ? '***' : value)),
                run: () => answering('sts', () => sts_service_respond(operation, sts_service_HANDLERS[operation], { form, request, options })),
            };
        },
    };
}
function sts_service_respond(operation, handler, { form, request, options }) {
    if (handler === undefined)
        refuse(400, 'InvalidAction', `The simulator does not know ${operation}`);
    return queryAnswer('sts', operation, handler(form, request, options));
}
/** A session policy would take rights away: to ignore it would be to allow more than AWS does. */
function refuseSessionPolicy(form) {
    const name = ['Policy', 'PolicyArns.member.1.arn'].find((member) => form.has(member));
    if (name !== undefined)
        refuse(501, 'NotImplemented', `The simulated STS does not know ${name}`);
}
function assumeRole(form, _request, options) {
    refuseSessionPolicy(form);
    const { session, subject, audience, providerArn } = assumeRoleWithWebIdentity({
        roleArn: required(form, 'RoleArn'),
        roleSessionName: required(form, 'RoleSessionName'),
        token: required(form, 'WebIdentityToken'),
        durationSeconds: Number(form.get('DurationSeconds') ?? '3600'),
    }, { iam: options.iam, signingKey: options.signingKey, now: options.realNow() });
    const credentials = xml_element('Credentials', xml_element('AccessKeyId', session.accessKeyId), xml_element('SecretAccessKey', session.secretAccessKey), xml_element('SessionToken', session.sessionToken), xml_element('Expiration', new Date(session.expiresAt).toISOString()));
    const user = xml_element('AssumedRoleUser', xml_element('AssumedRoleId', session.userId), xml_element('Arn', session.arn));
    return query_join(credentials, user, xml_element('SubjectFromWebIdentityToken', subject), xml_element('Audience', audience), xml_element('Provider', providerArn));
}
function getCallerIdentity(_form, request, options) {
    const caller = callerOf(request, { iam: options.iam, service: 'sts', now: options.realNow() });
    return query_join(xml_element('Arn', caller.arn), xml_element('UserId', caller.userId), xml_element('Account', caller.accountId));
}

;// CONCATENATED MODULE: ./lib/simulator/world.js
/** The whole simulated world as plain data, and the services over it. Jobs and models live in the Bedrock service. */

















/** What there is before the set-up: an AWS account without roles, provider and buckets, a repository nobody configured. */
const FRESH = {
    roles: [],
    buckets: [],
    oidcProvider: false,
    settings: { environments: [], variables: {} },
};
const DEFAULT_ACCOUNT = '111122223333';
/** A token with every right of the action's workflows. */
const DEFAULT_GITHUB_TOKEN = 'simulated-github-token';
/** A token of the person who administers the repository. */
const DEFAULT_PERSONAL_TOKEN = 'simulated-personal-token';
/** The first request token of every world: a push to the default branch in environment `bedrock-train`. */
const DEFAULT_REQUEST_TOKEN = 'simulated-request-token-1';
function createWorld(options = {}) {
    const accountId = options.accountId ?? DEFAULT_ACCOUNT;
    const repository = repositoryFrom(options.repository ?? {});
    const oidc = createOidc(repository);
    mintRequestToken(oidc, { environment: 'bedrock-train' });
    const world = {
        options,
        s3: { buckets: bucketsFrom(options.buckets ?? [], accountId), nextVersion: 1 },
        iam: {
            roles: [...(options.roles ?? [])],
            accessKeys: [...(options.accessKeys ?? [laptopKey(accountId)])],
            oidcProviders: {},
            managedPolicies: {},
            sessions: [],
        },
        cloudFormation: emptyCloudFormation(),
        oidc,
        github: createGitHub(repository, options),
    };
    deployStacks(options.stacks ?? [], accountId, { ...world, state: world.cloudFormation });
    fillIn(world, accountId, fullName(repository));
    return world;
}
/** The defaults of every kind that neither the options nor the stacks give. */
function fillIn({ options, iam, s3 }, accountId, repository) {
    if (options.roles === undefined && iam.roles.length === 0)
        iam.roles.push(...defaultRoles(accountId, repository));
    if (options.buckets === undefined && s3.buckets.length === 0)
        s3.buckets.push(...bucketsFrom(DEFAULT_BUCKETS, accountId));
    if (options.oidcProvider !== false && iam.oidcProviders[accountId] === undefined)
        iam.oidcProviders[accountId] = { [ISSUER_HOST]: ['sts.amazonaws.com'] };
}
const DEFAULT_BUCKETS = [
    { name: 'acme-bedrock-tune-data', region: 'us-east-1' },
    { name: 'acme-bedrock-tune-output', region: 'us-east-1' },
    { name: 'acme-bedrock-tune-data-west', region: 'us-west-2' },
];
function bucketsFrom(buckets, accountId) {
    return buckets.map(({ name, owner = accountId, region, versioning = true, settings = NEW_BUCKET }) => {
        return { name, owner, region, versioning, settings, versions: [], uploads: [] };
    });
}
function repositoryFrom(given) {
    return {
        id: 4242,
        owner: 'acme',
        ownerId: 4241,
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
            repository_owner_id: String(repository.ownerId),
            repository_visibility: repository.private ? 'private' : 'public',
        },
        lifetimeSeconds: 300,
        nextToken: 1,
    };
}
function createGitHub(repository, { tokens = DEFAULT_TOKENS, settings }) {
    const given = { ...initialSettings(repository.defaultBranch), ...settings };
    return {
        repository,
        settings: { ...given, variables: { ...given.variables } },
        pulls: [],
        comments: [],
        statuses: [],
        dispatches: [],
        tokens: { ...tokens },
        nextId: 1000,
    };
}
const DEFAULT_TOKENS = {
    [DEFAULT_GITHUB_TOKEN]: {
        login: 'github-actions[bot]',
        permissions: {
            actions: 'read',
            contents: 'read',
            issues: 'write',
            'pull-requests': 'write',
            statuses: 'write',
        },
    },
    [DEFAULT_PERSONAL_TOKEN]: {
        login: 'octocat',
        permissions: {
            actions: 'write',
            administration: 'write',
            contents: 'write',
            issues: 'write',
            'pull-requests': 'write',
            statuses: 'write',
            variables: 'write',
        },
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
    const roles = Object.entries(subjects).map(([command, subject]) => world_roleNamed(`bedrock-tune-${command}`, accountId, gitHubTrust(accountId, subject)));
    return [...roles, world_roleNamed('bedrock-tune-service', accountId, serviceTrust(accountId))];
}
function world_roleNamed(name, accountId, trust) {
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
/** Of a role that serves jobs of this account only. */
function serviceTrust(accountId) {
    return {
        Version: '2012-10-17',
        Statement: [
            {
                Effect: 'Allow',
                Principal: { Service: 'bedrock.amazonaws.com' },
                Action: 'sts:AssumeRole',
                Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
            },
        ],
    };
}
function servicesOf(world, { clock, realNow }) {
    const now = () => clock.now();
    const { s3, iam, cloudFormation, oidc, github } = world;
    // Both parts of Bedrock sign by one name.
    const identify = identifyFor('bedrock', iam, realNow);
    const bedrock = bedrockService({
        clock,
        buckets: simBuckets(s3, now),
        identify,
        ...(world.options.bedrock === undefined ? {} : { state: world.options.bedrock }),
    });
    const objects = s3Service({ state: s3, iam, now, realNow });
    const mounted = {
        bedrock,
        'bedrock-runtime': runtimeService({ clock, identify }),
        s3: { ...objects, match: (request) => settled(bedrock, objects, request) },
        sts: stsService({ iam, signingKey: oidc.key, realNow }),
        iam: iamService({ iam, realNow }),
        cloudformation: cloudFormationService({ state: cloudFormation, iam, s3, now, realNow }),
        oidc: oidcService(oidc, realNow),
        servicequotas: serviceQuotasService({ iam, quotas: () => bedrock.snapshot().settings.quotas, realNow }),
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
    const delivery = fault === undefined ? host_answer(operation) : faulty(operation, fault);
    ledger.record(operation, delivery.kind === 'answer' ? delivery.response.status : 0);
    return delivery;
}
function host_answer(operation) {
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
            host_answer(operation);
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
        AWS_ENDPOINT_URL_BEDROCK_RUNTIME: `${url}/bedrock-runtime`,
        AWS_ENDPOINT_URL_S3: `${url}/s3`,
        AWS_ENDPOINT_URL_STS: `${url}/sts`,
        AWS_ENDPOINT_URL_CLOUDFORMATION: `${url}/cloudformation`,
        AWS_ENDPOINT_URL_IAM: `${url}/iam`,
        AWS_ENDPOINT_URL_SERVICE_QUOTAS: `${url}/servicequotas`,
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
    const region = world.s3.buckets[0]?.region ?? 'us-east-1';
    return {
        AWS_ACCESS_KEY_ID: key.accessKeyId,
        AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
        AWS_REGION: region,
        // The name that AWS CLI version 1 reads.
        AWS_DEFAULT_REGION: region,
    };
}

;// CONCATENATED MODULE: ./lib/simulator/run.js
/** The simulator as a command: prints what to export and stays up until it is told to stop. */





const USAGE = 'Usage: bedrock-tune simulator [--port N] [--time-scale S] [--repository DIR] [--empty]';
const WRONG_USAGE = 2;
/**
 * Starts a simulator on loopback, prints its environment as `NAME=value` lines and a last line that begins with `#`,
 * and resolves after SIGINT or SIGTERM. The answer is the exit code: 0, or 2 when it could not start.
 */
async function runSimulator(args) {
    if (args.includes('--help') || args.includes('-h')) {
        external_node_process_.stdout.write(`${USAGE}\ndocs/simulator.md says what each flag and each line that it prints is for.\n`);
        return 0;
    }
    const simulator = await run_start(args);
    if (simulator === undefined)
        return WRONG_USAGE;
    await Promise.race([(0,external_node_events_.once)(external_node_process_, 'SIGINT'), (0,external_node_events_.once)(external_node_process_, 'SIGTERM')]);
    await simulator.close();
    return 0;
}
async function run_start(args) {
    try {
        const { port, timeScale, directory, empty } = readArguments(args);
        const world = createWorld({ repository: { directory }, ...(empty ? FRESH : {}) });
        const simulator = await startSimulator({ world, port, timeScale });
        // `gh` and `doctor` take it before GITHUB_TOKEN, which is that of a workflow's job.
        const laptop = { ...simulator.laptopEnv, GH_TOKEN: DEFAULT_PERSONAL_TOKEN };
        const exported = Object.entries({ ...simulator.env, ...laptop });
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
            empty: { type: 'boolean', default: false },
        },
    });
    const port = Number(values.port);
    const timeScale = Number(values['time-scale']);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
        throw new Error('--port: give 0 to 65535');
    if (!Number.isFinite(timeScale) || timeScale <= 0)
        throw new Error('--time-scale: give a number above 0');
    return { port, timeScale, directory: values.repository, empty: values.empty };
}


/***/ })

};
