export const id = 401;
export const ids = [401];
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

/***/ 4401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inferenceAdapter: () => (/* binding */ inferenceAdapter)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_bedrock_runtime__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7462);
/* harmony import */ var _smithy_node_http_handler__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1279);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7263);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7627);
/** The Bedrock runtime over the AWS SDK: how many tokens a base model counts. */





/** A new account may be allowed a handful of requests a minute: being told to wait is not the end. */
const ATTEMPTS = 5;
function inferenceAdapter({ region, credentials }) {
    const options = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .clientOptions */ .s1)(region, ATTEMPTS);
    const client = new _aws_sdk_client_bedrock_runtime__WEBPACK_IMPORTED_MODULE_3__/* .BedrockRuntimeClient */ .mam({
        ...options,
        // This client alone would speak HTTP/2, which only its streams need, and which few proxies pass on.
        requestHandler: new _smithy_node_http_handler__WEBPACK_IMPORTED_MODULE_4__.NodeHttpHandler(options.requestHandler),
        credentials: credentials.provider,
    });
    const context = { client, send: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .sender */ .QR)(credentials), region };
    return { inputTokens: (request) => inputTokens(context, request) };
}
async function inputTokens(context, request) {
    const { modelId, system, turns } = request;
    // Converse has no right of its own.
    const call = { action: 'bedrock:InvokeModel', on: modelId };
    const command = new _aws_sdk_client_bedrock_runtime__WEBPACK_IMPORTED_MODULE_3__/* .ConverseCommand */ .Ruf({
        modelId,
        ...(system.length === 0 ? {} : { system: system.map((text) => ({ text })) }),
        messages: turns.map(({ role, texts }) => ({ role, content: texts.map((text) => ({ text })) })),
        inferenceConfig: { maxTokens: 1 },
    });
    try {
        const { usage } = await context.send(() => context.client.send(command));
        if (usage?.inputTokens === undefined)
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unexpectedAnswer */ .au)(call, 'number of input tokens');
        // What a model read from its cache it counts apart.
        return usage.inputTokens + (usage.cacheReadInputTokens ?? 0) + (usage.cacheWriteInputTokens ?? 0);
    }
    catch (error) {
        throw withModelHint((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toAwsError */ .DZ)(error, call), context.region);
    }
}
/** AWS says by words alone that a model is there but not for this caller, or not by this id. */
function withModelHint(error, region) {
    const hint = modelHint(error.message, region);
    if (hint === undefined)
        return error;
    const { code, message, blame, cause } = error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV(code, message, { blame, hint, cause });
}
function modelHint(message, region) {
    if (/don.t have access to the model/i.test(message))
        return `Ask for access to the model in the Bedrock console of ${region} (Model access), then run again.`;
    if (/on-demand throughput isn.t supported/i.test(message))
        return `Only an inference profile serves it in ${region}: \`aws bedrock list-inference-profiles --region ${region}\` names them; report the id that the catalogue should have.`;
    return undefined;
}


/***/ })

};
