export const id = 374;
export const ids = [374];
export const modules = {

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
// EXTERNAL MODULE: ./lib/adapters/aws/errors.js + 1 modules
var errors = __webpack_require__(8446);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/adapters/blocked.js
var adapters_blocked = __webpack_require__(7876);
// EXTERNAL MODULE: ./lib/adapters/github/oidc.js
var oidc = __webpack_require__(7249);
// EXTERNAL MODULE: ./lib/adapters/proxy.js
var proxy = __webpack_require__(1980);
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
    const sts = new dist_cjs/* STSClient */.iM((0,aws_client/* clientOptions */.s1)(options.region, 1, options.transport));
    return () => (0,retry/* withRetry */.b)({ clock: options.clock, tries: TRIES, pauseMs: PAUSE_MS, retryable: isPassing }, async () => {
        const token = await options.mintToken(oidc/* AWS_AUDIENCE */.V);
        return await exchange(sts, options, token);
    });
}
async function exchange(sts, options, token) {
    // By the clock that the SDK will compare it with: it may not be that of AWS.
    const expiration = new Date(Date.now() + SESSION_SECONDS * 1000);
    try {
        const answer = await sts.send(new dist_cjs/* AssumeRoleWithWebIdentityCommand */.WH({
            RoleArn: options.roleArn,
            RoleSessionName: options.sessionName,
            WebIdentityToken: token,
            DurationSeconds: SESSION_SECONDS,
        }));
        const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials ?? {};
        if (!AccessKeyId || !SecretAccessKey || !SessionToken)
            throw noCredentials();
        const accountId = accountOf(answer.AssumedRoleUser?.Arn);
        return {
            accessKeyId: AccessKeyId,
            secretAccessKey: SecretAccessKey,
            sessionToken: SessionToken,
            expiration,
            ...(accountId === undefined ? {} : { accountId }),
        };
    }
    catch (error) {
        if (error instanceof lib_errors/* AppError */.uV)
            throw error;
        const blocked = (0,adapters_blocked/* blockedBy */.y)(error);
        if (blocked !== undefined)
            throw unreachableSts(blocked, error);
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
        hint: `Run again; if it stays, see the health page of AWS STS for this region${(0,proxy/* orProxy */.y)(process.env)}.`,
        cause,
    });
}
function unreachableSts({ why, hint }, cause) {
    return new lib_errors/* AppError */.uV('identity-unavailable', `AWS STS cannot be reached: ${why}`, {
        blame: 'user',
        hint,
        cause,
    });
}
/** Says which claims the token made and which condition would let them in; the token itself is never shown. */
function refused(options, token, cause) {
    const claims = claimsOf(token);
    const { issuer, sub, aud } = claims;
    const name = cause instanceof Error ? cause.name : 'error';
    const condition = JSON.stringify({
        StringEquals: { [`${issuer}:aud`]: aud, [`${issuer}:sub`]: subjectsOf(claims) },
    });
    return new lib_errors/* AppError */.uV('identity-refused', `AWS refused the role ${options.roleArn} (${name}): the token's sub is "${sub}", its aud "${aud}"`, { blame: 'user', hint: refusalHint(name, options.roleArn, condition, issuer), cause });
}
function refusalHint(name, roleArn, condition, issuer) {
    switch (name) {
        case 'InvalidIdentityTokenException':
            return `Create the OIDC provider https://${issuer} with the audience ${oidc/* AWS_AUDIENCE */.V} in the account of \`${roleArn}\`; its role then needs the condition \`${condition}\`.`;
        case 'ValidationError':
            return `Check the role ARN \`${roleArn}\` under \`roles:\` in jobs.yaml.`;
        case 'RegionDisabledException':
            return 'Enable the region for AWS STS in the account, or choose another region.';
        default:
            return `If this is not the sub you expect, correct \`environment:\` of the workflow's job. Else let the trust policy of \`${roleArn}\` allow \`sts:AssumeRoleWithWebIdentity\` under the condition \`${condition}\`, and check that the role exists.`;
    }
}
/**
 * A classic subject becomes an immutable one when the repository opts in, is renamed or transferred; both are of the
 * same repository. The other way never happens, and a classic subject belongs to whoever holds the name.
 */
function subjectsOf({ sub, repository, repositoryId, ownerId }) {
    const [owner, name] = repository.split('/');
    const start = `repo:${repository}:`;
    if (!sub.startsWith(start) || !repositoryId || !ownerId)
        return sub;
    return [sub, `repo:${owner}@${ownerId}/${name}@${repositoryId}:${sub.slice(start.length)}`];
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
    const named = Object(claims);
    const { iss, sub, aud } = named;
    const text = (name) => (typeof named[name] === 'string' ? named[name] : '');
    const audience = Array.isArray(aud) ? aud.join(', ') : aud;
    return {
        issuer: (typeof iss === 'string' ? iss : 'token.actions.githubusercontent.com').replace(/^https:\/\//, ''),
        sub: typeof sub === 'string' ? sub : 'unreadable',
        aud: typeof audience === 'string' ? audience : 'unreadable',
        repository: text('repository'),
        repositoryId: text('repository_id'),
        ownerId: text('repository_owner_id'),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/aws/sts.js
/** STS: where credentials come from and whose they are. */




/** Without a role in the target the SDK's default chain serves (environment, profile, instance). */
function connectSts(options) {
    const { target, transport } = options;
    const { region, roleArn } = target;
    const client = new dist_cjs/* STSClient */.iM({
        ...(0,aws_client/* clientOptions */.s1)(region, 3, transport),
        ...(roleArn === undefined ? {} : { credentials: webIdentityProvider({ ...options, region, roleArn }) }),
    });
    // The client's own provider remembers what it got until it nears its end: sharing it shares that memory.
    const provider = client.config.credentials;
    let renewals = 0;
    const credentials = {
        provider,
        transport,
        renewals: () => renewals,
        renew: async () => {
            await provider({ forceRefresh: true });
            renewals += 1;
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
