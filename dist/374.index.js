export const id = 374;
export const ids = [374];
export const modules = {

/***/ 7263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QR: () => (/* binding */ sender),
/* harmony export */   j2: () => (/* binding */ REQUEST_TIMEOUT_MS),
/* harmony export */   s1: () => (/* binding */ clientOptions)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7627);

const CONNECT_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** The SDK falls back to `console` without one; its words are not ours and pass no gate. */
const SILENT = { trace() { }, debug() { }, info() { }, warn() { }, error() { } };
/**
 * Options shared by all clients. Endpoints come from the environment (`AWS_ENDPOINT_URL*`), the SDK reads them.
 * @param patience where it is less than usual
 */
function clientOptions(region, attempts, patience) {
    const { maxAttempts, timeoutMs } = patience ?? { maxAttempts: attempts, timeoutMs: REQUEST_TIMEOUT_MS };
    return {
        region,
        maxAttempts,
        retryMode: 'standard',
        customUserAgent: 'bedrock-tune',
        logger: SILENT,
        requestHandler: {
            connectionTimeout: Math.min(CONNECT_TIMEOUT_MS, timeoutMs),
            requestTimeout: timeoutMs,
            throwOnRequestTimeout: true,
            socketTimeout: timeoutMs,
        },
    };
}
/** The SDK renews ahead of time but not on `ExpiredToken`, which a skewed clock or a revoked session brings. */
function sender(credentials) {
    return async (work) => {
        try {
            return await work();
        }
        catch (error) {
            if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .awsFault */ ._p)(error) !== 'expired-credentials')
                throw error;
            await credentials.renew();
            return await work();
        }
    };
}


/***/ }),

/***/ 7627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ mapped),
/* harmony export */   DW: () => (/* binding */ wrongRegionHint),
/* harmony export */   DZ: () => (/* binding */ toAwsError),
/* harmony export */   _p: () => (/* binding */ awsFault),
/* harmony export */   au: () => (/* binding */ unexpectedAnswer),
/* harmony export */   dg: () => (/* binding */ isTransient)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/** The one place where errors of the AWS SDK become ours. */

const FAULT_BY_NAME = {
    AccessDenied: 'denied',
    AccessDeniedException: 'denied',
    ExpiredToken: 'expired-credentials',
    ExpiredTokenException: 'expired-credentials',
    RequestExpired: 'expired-credentials',
    InvalidAccessKeyId: 'expired-credentials',
    InvalidClientTokenId: 'expired-credentials',
    InvalidToken: 'expired-credentials',
    UnrecognizedClientException: 'expired-credentials',
    CredentialsProviderError: 'no-credentials',
    TokenProviderError: 'no-credentials',
    ResourceNotFoundException: 'not-found',
    NotFound: 'not-found',
    NoSuchKey: 'not-found',
    NoSuchBucket: 'not-found',
    NoSuchVersion: 'not-found',
    NoSuchUpload: 'not-found',
    ConflictException: 'conflict',
    ResourceInUseException: 'conflict',
    ConditionalRequestConflict: 'conflict',
    OperationAborted: 'conflict',
    PreconditionFailed: 'precondition',
    ServiceQuotaExceededException: 'quota',
    Throttling: 'throttled',
    ThrottlingException: 'throttled',
    TooManyRequestsException: 'throttled',
    SlowDown: 'throttled',
    PermanentRedirect: 'wrong-region',
    AuthorizationHeaderMalformed: 'wrong-region',
    TimeoutError: 'unavailable',
    RequestTimeout: 'unavailable',
    RequestTimeoutException: 'unavailable',
};
const FAULT_BY_STATUS = {
    301: 'wrong-region',
    307: 'wrong-region',
    403: 'denied',
    404: 'not-found',
    409: 'conflict',
    412: 'precondition',
    429: 'throttled',
};
/** Names that Node gives to sockets that did not connect or did not last. */
const NETWORK_CODES = new Set([
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EPROTO',
]);
/**
 * Sorts what the SDK threw by its name, HTTP status and socket code.
 *
 * One text decides: Bedrock answers a taken job or model name with a plain ValidationException, so its words
 * "currently in use" are all there is to tell it by.
 */
function awsFault(error) {
    const { name, message, status, code, answered } = facts(error);
    if (name === 'ValidationException')
        return /currently in use/i.test(message) ? 'name-in-use' : 'rejected';
    const named = Object.hasOwn(FAULT_BY_NAME, name) ? FAULT_BY_NAME[name] : undefined;
    if (named !== undefined)
        return named;
    if (NETWORK_CODES.has(code))
        return 'unavailable';
    return faultOfStatus(status) ?? (answered ? 'unexpected' : 'other');
}
function faultOfStatus(status) {
    if (status === undefined || status < 300)
        return undefined;
    if (status >= 500)
        return 'unavailable';
    return FAULT_BY_STATUS[status] ?? 'rejected';
}
/** true where the same request may simply be sent again. */
function isTransient(error) {
    const fault = awsFault(error);
    return fault === 'unavailable' || fault === 'throttled' || fault === 'unexpected';
}
/** What the SDK threw as an `AppError` that names the action and, where a person can act, the fix. */
function toAwsError(error, call) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV)
        return error;
    const fault = awsFault(error);
    const make = (code, options) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV(code, `${call.action} on ${call.on}: ${said(error, fault)}`, { ...options, cause: error });
    switch (fault) {
        case 'denied':
            return make('aws-access-denied', {
                blame: 'user',
                hint: `Allow ${call.action} on ${call.on} in the policy of the role this run uses; an explicit deny comes from an organisation policy.`,
            });
        case 'expired-credentials':
            return make('identity-refused', {
                blame: 'user',
                hint: 'Renew the AWS credentials of this run (sign in again), and check the clock of the machine.',
            });
        case 'no-credentials':
            return make('identity-unavailable', {
                blame: 'user',
                hint: 'Name a role under `roles:` of the environment in jobs.yaml, or sign in to AWS on this machine.',
            });
        case 'not-found':
            return make('aws-not-found', {
                blame: 'user',
                hint: `Check that ${call.on} exists in ${placeOf(call)}.`,
            });
        case 'name-in-use':
            return make('name-in-use', {
                blame: 'user',
                hint: 'Look the name up in Bedrock; it can never be used again.',
            });
        case 'quota':
            return make('aws-throttled', {
                blame: 'aws',
                hint: 'Wait for running work to end, or ask AWS for a higher quota.',
            });
        case 'throttled':
            return make('aws-throttled', { blame: 'aws', hint: 'Run again in a few minutes; nothing is lost.' });
        case 'wrong-region':
            return make('aws-rejected', { blame: 'user', hint: wrongRegionHint(error) });
        case 'conflict':
        case 'precondition':
        case 'rejected':
            return make('aws-rejected', {
                blame: 'user',
                hint: 'Change what AWS names in its answer, then run again.',
            });
        case 'unavailable':
            return make('aws-unavailable', {
                blame: 'aws',
                hint: 'Run again; a run finds what an earlier one has done.',
            });
        case 'unexpected':
            return make('aws-unexpected-answer', {
                blame: 'aws',
                hint: 'Run again; if it stays, report the action named here.',
            });
        case 'other':
            return make('internal', { blame: 'bug', hint: 'Report this with the log of the run.' });
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(fault);
    }
}
/** IAM is the same in every region. */
function placeOf({ action }) {
    return action.startsWith('iam:') ? 'this account' : 'this region';
}
/** The work's result; what it throws becomes an `AppError` about the call. */
async function mapped(call, work) {
    try {
        return await work();
    }
    catch (error) {
        throw toAwsError(error, call);
    }
}
/** An answer that lacks what the API promises. */
function unexpectedAnswer(call, missing) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV('aws-unexpected-answer', `${call.action} on ${call.on}: the answer has no ${missing}`, {
        blame: 'aws',
        hint: 'Run again; if it stays, report the action named here.',
    });
}
/** The region S3 says a bucket is in, where it says so. */
function regionNamedBy(error) {
    const { Region, $response } = record(error);
    const header = record(record($response)['headers'])['x-amz-bucket-region'];
    return text(header) || text(Region) || undefined;
}
function wrongRegionHint(error) {
    const region = regionNamedBy(error);
    const where = region === undefined ? 'in another region' : `in ${region}`;
    return `The bucket is ${where}: set \`region:\` of the environment to it, or name a bucket of this region.`;
}
/** AWS's own words, except where the text is only a parser's complaint about bytes of an unknown origin. */
function said(error, fault) {
    const { name, message, status } = facts(error);
    if (fault === 'unexpected')
        return `an answer that cannot be read (HTTP ${status ?? 'unknown'})`;
    const text = status !== undefined && name === 'SyntaxError' ? '' : message;
    const words = [name, text].filter((word) => word !== '' && word !== 'UnknownError' && word !== 'Unknown');
    return `${words.join(': ') || 'refused'}${status === undefined ? '' : ` (HTTP ${status})`}`;
}
function facts(error) {
    const fields = record(error);
    const status = record(fields['$metadata'])['httpStatusCode'];
    return {
        name: text(fields['name']),
        message: text(fields['message']),
        code: text(fields['code']),
        status: typeof status === 'number' ? status : undefined,
        answered: fields['$response'] !== undefined,
    };
}
function text(value) {
    return typeof value === 'string' ? value : '';
}
function record(value) {
    // Any object may be read by key; what it holds stays unknown.
    return typeof value === 'object' && value !== null ? value : {};
}


/***/ }),

/***/ 2374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectSts: () => (/* binding */ connectSts)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-cjs/index.js
var dist_cjs = __webpack_require__(1695);
// EXTERNAL MODULE: ./lib/adapters/aws/client.js
var aws_client = __webpack_require__(7263);
// EXTERNAL MODULE: ./lib/adapters/aws/errors.js
var errors = __webpack_require__(7627);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/adapters/github/oidc.js
var oidc = __webpack_require__(7249);
// EXTERNAL MODULE: ./lib/adapters/retry.js
var retry = __webpack_require__(2094);
;// CONCATENATED MODULE: ./lib/adapters/aws/web-identity.js
/** AWS credentials for a GitHub job: a fresh OIDC token for every exchange, nothing written anywhere. */






const SESSION_SECONDS = 3_600;
const TRIES = 3;
const PAUSE_MS = 500;
/**
 * Credentials of the role, valid for an hour; `expiration` lets the SDK ask for the next ones ahead of time.
 * A refusal is final at once (`identity-refused`); what may pass is tried three times, each with a new token.
 */
function webIdentityProvider(options) {
    const sts = new dist_cjs/* STSClient */.iM((0,aws_client/* clientOptions */.s1)(options.region, 1));
    return () => (0,retry/* withRetry */.b)({ clock: options.clock, tries: TRIES, pauseMs: PAUSE_MS, retryable: isPassing }, async () => {
        const token = await options.mintToken(oidc/* AWS_AUDIENCE */.V);
        return await exchange(sts, options, token);
    });
}
async function exchange(sts, options, token) {
    try {
        const answer = await sts.send(new dist_cjs/* AssumeRoleWithWebIdentityCommand */.WH({
            RoleArn: options.roleArn,
            RoleSessionName: options.sessionName,
            WebIdentityToken: token,
            DurationSeconds: SESSION_SECONDS,
        }));
        const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {};
        if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration)
            throw noCredentials();
        const accountId = accountOf(answer.AssumedRoleUser?.Arn);
        return {
            accessKeyId: AccessKeyId,
            secretAccessKey: SecretAccessKey,
            sessionToken: SessionToken,
            expiration: Expiration,
            ...(accountId === undefined ? {} : { accountId }),
        };
    }
    catch (error) {
        if (error instanceof lib_errors/* AppError */.uV)
            throw error;
        throw isPassingFault(error) ? unavailable(options, error) : refused(options, token, error);
    }
}
/** `arn:<partition>:sts::<account>:assumed-role/<role>/<session>` */
function accountOf(arn) {
    return /^arn:[\w-]+:sts::(\d{12}):assumed-role\//.exec(arn ?? '')?.[1];
}
/** Only what `exchange` called passing is tried again; a token that cannot be minted was retried by its maker. */
function isPassing(error) {
    return error instanceof lib_errors/* AppError */.uV && error.code === 'identity-unavailable' && error.blame === 'aws';
}
/**
 * Besides 5xx, time-outs and throttling: AWS could not reach GitHub's keys (IDPCommunicationError), or the token
 * ran out on the way. Under many parallel jobs AWS reports the same unreachable keys as InvalidIdentityToken;
 * only its words "retrieve verification key" tell that from a token it does not trust.
 */
function isPassingFault(error) {
    const { name, message } = error instanceof Error ? error : { name: '', message: '' };
    if (name === 'IDPCommunicationErrorException' || name === 'IDPCommunicationError')
        return true;
    if (name === 'InvalidIdentityTokenException')
        return /retrieve verification key/i.test(message);
    return (0,errors/* isTransient */.dg)(error) || (0,errors/* awsFault */._p)(error) === 'expired-credentials';
}
function noCredentials() {
    return new lib_errors/* AppError */.uV('identity-unavailable', 'AWS STS answered without credentials', {
        blame: 'aws',
        hint: 'Run again.',
    });
}
function unavailable(options, cause) {
    return new lib_errors/* AppError */.uV('identity-unavailable', `AWS STS could not give credentials for ${options.roleArn}`, {
        blame: 'aws',
        hint: 'Run again; if it stays, see the health page of AWS STS for this region.',
        cause,
    });
}
/** Says which claims the token made and which condition would let them in; the token itself is never shown. */
function refused(options, token, cause) {
    const { issuer, sub, aud } = claimsOf(token);
    const name = cause instanceof Error ? cause.name : 'error';
    const condition = JSON.stringify({ StringEquals: { [`${issuer}:aud`]: aud, [`${issuer}:sub`]: sub } });
    return new lib_errors/* AppError */.uV('identity-refused', `AWS refused the role ${options.roleArn} (${name}): the token's sub is "${sub}", its aud "${aud}"`, { blame: 'user', hint: refusalHint(name, options.roleArn, condition, issuer), cause });
}
function refusalHint(name, roleArn, condition, issuer) {
    switch (name) {
        case 'InvalidIdentityTokenException':
            return `Create the OIDC provider https://${issuer} with the audience ${oidc/* AWS_AUDIENCE */.V} in the account of ${roleArn}; its role then needs the condition ${condition}.`;
        case 'ValidationError':
            return `Check the role ARN ${roleArn} under \`roles:\` in jobs.yaml.`;
        case 'RegionDisabledException':
            return 'Enable the region for AWS STS in the account, or choose another region.';
        default:
            return `Let the trust policy of ${roleArn} allow sts:AssumeRoleWithWebIdentity under the condition ${condition}, and check that the role exists.`;
    }
}
/** Reads the claims without verifying them: they are shown to a person, AWS decides. */
function claimsOf(token) {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    let claims;
    try {
        claims = JSON.parse(payload);
    }
    catch {
        claims = undefined;
    }
    const { iss, sub, aud } = Object(claims);
    const audience = Array.isArray(aud) ? aud.join(', ') : aud;
    return {
        issuer: (typeof iss === 'string' ? iss : 'token.actions.githubusercontent.com').replace(/^https:\/\//, ''),
        sub: typeof sub === 'string' ? sub : 'unreadable',
        aud: typeof audience === 'string' ? audience : 'unreadable',
    };
}

;// CONCATENATED MODULE: ./lib/adapters/aws/sts.js
/** STS: where credentials come from and whose they are. */




/** Without a role in the target the SDK's default chain serves (environment, profile, instance). */
function connectSts(options) {
    const { target, sessionName, mintToken, clock } = options;
    const { region, roleArn } = target;
    const client = new dist_cjs/* STSClient */.iM({
        ...(0,aws_client/* clientOptions */.s1)(region, 3),
        ...(roleArn === undefined
            ? {}
            : { credentials: webIdentityProvider({ region, roleArn, sessionName, mintToken, clock }) }),
    });
    // The client's own provider remembers what it got until it nears its end: sharing it shares that memory.
    const provider = client.config.credentials;
    const credentials = {
        provider,
        renew: async () => {
            await provider({ forceRefresh: true });
        },
    };
    return {
        credentials,
        callerAccount: async () => {
            // STS names the account with the credentials of a role. What a machine's own profile says would prove nothing.
            const { accountId } = roleArn === undefined ? {} : await provider();
            return accountId ?? (await callerAccount(client, credentials));
        },
    };
}
async function callerAccount(client, credentials) {
    const call = { action: 'sts:GetCallerIdentity', on: 'the credentials of this run' };
    try {
        const { Account } = await (0,aws_client/* sender */.QR)(credentials)(() => client.send(new dist_cjs/* GetCallerIdentityCommand */.zI({})));
        if (Account === undefined)
            throw (0,errors/* unexpectedAnswer */.au)(call, 'account');
        return Account;
    }
    catch (error) {
        throw (0,errors/* toAwsError */.DZ)(error, call);
    }
}


/***/ })

};
