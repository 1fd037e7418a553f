export const id = 887;
export const ids = [887];
export const modules = {

/***/ 8887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctor: () => (/* binding */ doctor)
});

// EXTERNAL MODULE: ./lib/config/source.js
var source = __webpack_require__(9969);
;// CONCATENATED MODULE: ./lib/doctor/check.js
/** Every check by its id, in the order of the report. */
const CHECKS = {
    'repository-identity': 'Which repository this is',
    'oidc-subject': "Subject of the repository's OIDC tokens",
    'github-environments': 'GitHub environments exist',
    'environment-branch-rule': 'GitHub environments accept the default branch only',
    'environment-reviewers': 'GitHub environments ask a reviewer',
    'repository-variable': 'Repository variable that switches the workflows on',
    'actions-policy': "Repository's policy for GitHub Actions",
    'workflow-files': 'Workflows that use this action',
    'workflow-triggers': 'Events that start them',
    'workflow-permissions': 'Permissions of their jobs',
    'workflow-pins': 'Actions pinned to a commit',
    'workflow-checkout': 'Checkout with the history and without the token',
    'workflow-environments': 'GitHub environment of each job',
    'workflow-limits': 'Time limit of each job',
    'account-access': 'Way into the account',
    'oidc-provider': 'OIDC provider of GitHub in the account',
    'role-trust': 'Whom each role trusts',
    'role-assumed': 'Roles this job can assume',
    'role-rights': 'What each role may do',
    'role-excess': 'What no role should be able to do',
    'pass-role': 'The service role may be passed to Bedrock',
    'service-role-trust': 'Whom the service role trusts',
    'service-role-rights': 'What the service role may do',
    'bucket-owner': 'Buckets exist in the account',
    'bucket-region': 'Buckets are in the region of the environment',
    'bucket-public-access': 'Buckets block public access',
    'bucket-ownership': 'Buckets enforce their owner',
    'bucket-tls': 'Buckets refuse requests without TLS',
    'bucket-encryption': 'Buckets are encrypted',
    'bucket-versioning': 'Buckets keep versions',
    'bucket-lifecycle': 'Lifecycle rules of the buckets',
    'model-lifecycle': 'Base models can be fine-tuned',
    'model-access': 'Access to the base models',
    'quota-jobs': 'Quota of training runs at a time',
    'quota-models': 'Quota of custom models',
};
function titled({ id, subject }) {
    return { id, title: CHECKS[id], subject };
}
function ok(about, found) {
    return { ...titled(about), outcome: 'ok', found, expected: '', fix: '', at: undefined };
}
function fault(about, { at, ...rest }) {
    return { ...titled(about), outcome: 'fault', ...rest, at };
}
function warning(about, { at, ...rest }) {
    return { ...titled(about), outcome: 'warning', ...rest, at };
}
function notChecked(about, why, how) {
    return { ...titled(about), outcome: 'not-checked', found: why, expected: '', fix: how, at: undefined };
}
/** Judges what was read; what could not be read is told as such. */
function judged(about, reading, judge) {
    if (reading.kind !== 'read')
        return [notChecked(about, reading.reason, reading.hint)];
    return [judge(reading.value)].flat();
}
const ORDER = Object.keys(CHECKS);
/** In the order of the table; within a check as it was found. */
function sorted(results) {
    return results.toSorted((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id));
}

;// CONCATENATED MODULE: ./lib/doctor/subjects.js
const ISSUER = 'token.actions.githubusercontent.com';
const AUDIENCE = 'sts.amazonaws.com';
/** The GitHub environment whose jobs assume the role; undefined: jobs without one. */
const ROLE_ENVIRONMENTS = {
    plan: undefined,
    status: undefined,
    apply: 'bedrock-train',
    evaluate: 'bedrock-train',
    teardown: 'bedrock-teardown',
};
/** The run a role is made for, by environment, or by branch where a plan has no environments. */
function runOf(role, branch, by) {
    if (role === 'plan')
        return { kind: 'pull-request' };
    const environment = ROLE_ENVIRONMENTS[role];
    return environment === undefined || by === 'branch'
        ? { kind: 'branch', branch }
        : { kind: 'environment', environment, branch };
}
/** undefined: the form needs ids that are not known. */
function subjectOf(run, repository, form) {
    const start = repositoryPart(repository, form);
    return start === undefined ? undefined : `repo:${start}:${contextOf(run)}`;
}
function repositoryPart({ name, id, ownerId }, form) {
    if (form === 'classic')
        return name;
    if (id === undefined || ownerId === undefined)
        return undefined;
    const [owner = '', repository = ''] = name.split('/');
    return `${owner}@${ownerId}/${repository}@${id}`;
}
function contextOf(run) {
    switch (run.kind) {
        case 'pull-request':
            return 'pull_request';
        case 'branch':
            return `ref:refs/heads/${run.branch}`;
        default:
            return `environment:${run.environment}`;
    }
}
/** The form of a subject GitHub gave; undefined: another template. */
function formOf(subject) {
    if (/^repo:[^@/:]+@\d+\/[^@/:]+@\d+:/.test(subject))
        return 'immutable';
    return /^repo:[^@/:]+\/[^@/:]+:/.test(subject) ? 'classic' : undefined;
}
/** Claims of such a run as far as they are known beforehand, as condition keys in lower case. */
function claimKeys(run, repository, subject) {
    const [owner = ''] = repository.name.split('/');
    const claims = {
        aud: AUDIENCE,
        sub: subject,
        repository: repository.name,
        repository_owner: owner,
        repository_id: repository.id,
        repository_owner_id: repository.ownerId,
        environment: run.kind === 'environment' ? run.environment : undefined,
        ref: run.kind === 'pull-request' ? 'refs/pull/1/merge' : `refs/heads/${run.branch}`,
        event_name: run.kind === 'pull-request' ? 'pull_request' : undefined,
    };
    return Object.fromEntries(Object.entries(claims).flatMap(([name, value]) => value === undefined ? [] : [[`${ISSUER}:${name}`, value]]));
}

;// CONCATENATED MODULE: ./lib/doctor/policy.js
/** Trust policies read from their JSON text, and IAM's decision on one request to assume the role. */
/** undefined: it is not a policy. */
function readPolicy(text) {
    let parsed;
    try {
        parsed = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    const { Statement: found } = record(parsed);
    const statements = Array.isArray(found) ? found : found === undefined ? [] : [found];
    return statements.length === 0 ? undefined : { statements: statements.map(readStatement) };
}
function readStatement(value) {
    const source = record(value);
    const unread = ['NotPrincipal', 'NotAction', 'NotResource'].find((name) => source[name] !== undefined);
    return {
        effect: source['Effect'] === 'Deny' ? 'Deny' : 'Allow',
        principals: readPrincipals(source['Principal']),
        actions: texts(source['Action']),
        resources: texts(source['Resource']),
        conditions: Object.entries(record(source['Condition'])).flatMap(([operator, keys]) => Object.entries(record(keys)).map(([key, values]) => ({ operator, key, values: texts(values) }))),
        unread,
    };
}
function readPrincipals(value) {
    if (value === '*')
        return [{ kind: '*', id: '*' }];
    return Object.entries(record(value)).flatMap(([kind, ids]) => texts(ids).map((id) => ({ kind, id })));
}
/** As IAM decides: some statement allows the request, and none denies it. */
function decide(policy, request) {
    const judged = policy.statements.map((statement) => ({ statement, fit: fitOf(statement, request) }));
    const denied = judged.find(({ statement, fit }) => statement.effect === 'Deny' && fit.kind === 'fits');
    if (denied !== undefined)
        return { kind: 'denied', by: denied.statement };
    const unsure = judged.flatMap(({ fit }) => (fit.kind === 'unsure' ? [fit.because] : []))[0];
    const allows = judged.filter(({ statement }) => statement.effect === 'Allow');
    const unsureDeny = judged.some(({ statement, fit }) => statement.effect === 'Deny' && fit.kind === 'unsure');
    if (!unsureDeny && allows.some(({ fit }) => fit.kind === 'fits'))
        return { kind: 'allowed' };
    if (unsure !== undefined)
        return { kind: 'undecided', because: unsure };
    const misses = allows
        .flatMap(({ fit }) => (fit.kind === 'misses' ? [fit.misses] : []))
        .sort((a, b) => a.length - b.length);
    return { kind: 'not-allowed', misses: misses[0] ?? [] };
}
function fitOf(statement, request) {
    const { principals, actions, conditions, unread } = statement;
    const misses = [];
    if (!principals.some((principal) => isPrincipal(principal, request.principal)))
        misses.push({ kind: 'principal', principals });
    if (!actions.some((action) => like(action.toLowerCase(), request.action.toLowerCase())))
        misses.push({ kind: 'action', actions });
    let unsure = unread;
    for (const condition of conditions) {
        const found = contextValue(condition.key, request.context);
        const holds = conditionHolds(condition, found);
        if (holds === undefined)
            unsure ??= `the condition operator ${condition.operator}`;
        else if (!holds)
            misses.push({ kind: 'condition', condition, found });
    }
    // What misses anyway does not depend on what could not be read, unless that is the very element that missed.
    if (unsure !== undefined && (unread !== undefined || misses.length === 0))
        return { kind: 'unsure', because: unsure };
    return misses.length === 0 ? { kind: 'fits' } : { kind: 'misses', misses };
}
function isPrincipal(allowed, asked) {
    if (allowed.kind === '*')
        return true;
    return allowed.kind === asked.kind && (allowed.id === '*' || allowed.id === asked.id);
}
function contextValue(key, context) {
    const name = key.toLowerCase();
    return Object.hasOwn(context, name) ? context[name] : undefined;
}
const TESTS = {
    StringEquals: (pattern, value) => pattern === value,
    StringEqualsIgnoreCase: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
    StringLike: like,
    // The two do the same: IAM accepts wildcards in both.
    ArnEquals: like,
    ArnLike: like,
    Bool: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
};
const OPERATOR = /^(?<set>ForAnyValue:|ForAllValues:)?(?<family>String|Arn|Bool)(?<not>Not)?(?<rest>[A-Za-z]*?)(?<ifExists>IfExists)?$/;
/** undefined: an operator that this reader does not know. `found` is a single value, as every claim of ours is. */
function conditionHolds({ operator, values }, found) {
    if (operator === 'Null')
        return values.includes(String(found === undefined));
    const { set, family = '', not, rest = '', ifExists } = OPERATOR.exec(operator)?.groups ?? {};
    const test = Object.hasOwn(TESTS, family + rest) ? TESTS[family + rest] : undefined;
    if (test === undefined || (family === 'Bool' && not !== undefined))
        return undefined;
    if (found === undefined)
        return ifExists !== undefined || set === 'ForAllValues:' || (not !== undefined && set === undefined);
    const matches = values.some((pattern) => test(pattern, found));
    return not === undefined ? matches : !matches;
}
/** `*` stands for any text, `?` for one character. Linear: policies are read from an account, and texts from strangers. */
function like(pattern, value) {
    let [at, star, retry] = [0, -1, 0];
    let position = 0;
    while (at < value.length) {
        const wanted = pattern[position];
        if (wanted === '*') {
            star = position;
            retry = at;
            position += 1;
        }
        else if (wanted === '?' || (wanted !== undefined && wanted === value[at])) {
            position += 1;
            at += 1;
        }
        else if (star >= 0) {
            retry += 1;
            at = retry;
            position = star + 1;
        }
        else
            return false;
    }
    return /^\**$/.test(pattern.slice(position));
}
function texts(value) {
    if (Array.isArray(value))
        return value.flatMap(texts);
    return value === undefined || value === null ? [] : [String(value)];
}
function record(value) {
    // Parsed JSON: what is an object here has string keys.
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

;// CONCATENATED MODULE: ./lib/doctor/strangers.js

const NOBODY = 'doctor-probe';
function strangersTo(role, repository) {
    const [owner = '', name = ''] = repository.name.split('/');
    const others = [
        {
            who: 'other repositories of the owner',
            repository: { ...repository, name: `${owner}/${NOBODY}`, id: '1' },
        },
        {
            who: 'repositories of other owners',
            repository: { ...repository, name: `${NOBODY}/${name}`, id: '1', ownerId: '2' },
        },
    ];
    const branch = repository.defaultBranch ?? 'main';
    const runs = ['environment', 'branch'].map((by) => runOf(role, branch, by));
    return [
        ...others.flatMap((other) => runs.map((run) => ({ ...other, run }))),
        ...(role === 'plan' ? [] : insiders(role, repository)),
    ];
}
/** Runs of this very repository that the role is not for. GitHub makes an environment by being asked for its name. */
function insiders(role, repository) {
    const branch = { kind: 'branch', branch: NOBODY };
    const environments = ['bedrock-train', 'bedrock-teardown', NOBODY].filter((name) => name !== ROLE_ENVIRONMENTS[role]);
    return [
        { who: 'pull requests', run: { kind: 'pull-request' }, repository },
        { who: 'every branch', run: branch, repository },
        ...environments.map((environment) => ({
            who: environment === NOBODY ? 'GitHub environments of any name' : `the GitHub environment ${environment}`,
            run: { kind: 'environment', environment, branch: NOBODY },
            repository,
        })),
    ];
}

;// CONCATENATED MODULE: ./lib/doctor/trust.js




const ASSUME_ACTION = 'sts:AssumeRoleWithWebIdentity';
const FORMS = ['classic', 'immutable'];
function checkTrust({ environment, roles }, { identity, form }) {
    return roles.flatMap((role) => {
        const about = { id: 'role-trust', subject: `${environment.name}: role ${role.name}` };
        return judged(about, role.settings, (settings) => judged(about, identity, (repository) => trustOf({ about, role, repository, form }, settings)));
    });
}
function trustOf(subject, settings) {
    const { about, role, repository } = subject;
    if (settings === undefined)
        return missingRole(subject);
    const policy = readPolicy(settings.trust);
    if (policy === undefined)
        return notChecked(about, 'its trust policy is not JSON', `Look at the trust policy of ${role.arn}.`);
    const trusted = strangersTo(role.name, repository).filter((stranger) => FORMS.some((form) => verdictOf(policy, role.arn, stranger, form)?.kind === 'allowed'));
    if (trusted.length === 0)
        return acceptance(subject, policy);
    return fault(about, {
        found: `it also trusts ${[...new Set(trusted.map(({ who }) => who))].join(', ')}`,
        expected: `only ${whoOf(runFor(subject, 'environment'))} of ${repository.name}`,
        fix: conditionFix(subject, 'environment'),
    });
}
function missingRole({ about, role }) {
    return fault(about, {
        found: `there is no role ${role.arn}`,
        expected: 'the role that jobs.yaml names',
        fix: 'Deploy bootstrap/account.yaml, or correct the ARN under `roles:` in jobs.yaml.',
    });
}
function runFor({ role, repository }, by) {
    return runOf(role.name, repository.defaultBranch ?? 'main', by);
}
/** undefined: this form of the subject needs ids that are not known. */
function verdictOf(policy, roleArn, { run, repository }, form) {
    const sub = subjectOf(run, repository, form);
    if (sub === undefined)
        return undefined;
    return decide(policy, {
        action: ASSUME_ACTION,
        principal: { kind: 'Federated', id: providerArn(roleArn) },
        context: claimKeys(run, repository, sub),
    });
}
/** The provider stands in the account of the role: STS accepts no other. */
function providerArn(roleArn) {
    const [, partition = 'aws', , , account = ''] = roleArn.split(':');
    return `arn:${partition}:iam::${account}:oidc-provider/${ISSUER}`;
}
/** Accepted by environment or by branch, and in which forms of the subject. */
function acceptance(subject, policy) {
    const acceptedBy = (by) => FORMS.filter((form) => {
        const bearer = { run: runFor(subject, by), repository: subject.repository };
        return verdictOf(policy, subject.role.arn, bearer, form)?.kind === 'allowed';
    });
    const byEnvironment = acceptedBy('environment');
    const byBranch = acceptedBy('branch');
    const by = byEnvironment.length > 0 ? 'environment' : 'branch';
    const forms = by === 'environment' ? byEnvironment : byBranch;
    const inUse = subject.form ?? forms[0];
    if (inUse === undefined || !forms.includes(inUse))
        return refusal(subject, policy);
    return accepted(subject, by, forms);
}
function accepted(subject, by, forms) {
    const { about, role, repository } = subject;
    const run = runFor(subject, by);
    const lacking = FORMS.filter((form) => !forms.includes(form) && subjectOf(run, repository, form));
    // Who has named the form in use has less to trust: a classic subject belongs to whoever holds the name.
    if (lacking.length > 0 && subject.form === undefined)
        return warning(about, {
            found: `it trusts the ${forms.join()} form of the subject and not the ${lacking.join()} one`,
            expected: 'both, for GitHub moves repositories from the classic to the immutable form',
            fix: conditionFix(subject, by),
        });
    if (by === 'branch' && runFor(subject, 'environment').kind === 'environment')
        return warning(about, {
            found: `it trusts the branch itself: no reviewer stands before ${role.name}`,
            expected: whoOf(runFor(subject, 'environment')),
            fix: conditionFix(subject, 'environment'),
        });
    const only = forms.length < FORMS.length ? ` (${forms.join()} form of the subject)` : '';
    return ok(about, `it trusts ${whoOf(run)} of ${repository.name} and nobody else that was tried${only}`);
}
function refusal(subject, policy) {
    const { about, role, repository } = subject;
    const form = subject.form ?? 'classic';
    const run = runFor(subject, 'environment');
    const verdict = verdictOf(policy, role.arn, { run, repository }, form);
    if (verdict?.kind === 'undecided')
        return notChecked(about, `its trust policy has ${verdict.because}, which is not weighed here`, conditionFix(subject, 'environment'));
    const misses = verdict?.kind === 'not-allowed' ? verdict.misses : [];
    if (misses.length > 0 && misses.every(dependsOnToken))
        return notChecked(about, `its trust depends on what only a token says: ${misses.map(missText).join('; ')}`, 'Run doctor in the workflow job that uses the role.');
    const why = verdict?.kind === 'denied' ? 'a Deny statement matches' : misses.map(missText).join('; ');
    return fault(about, {
        found: `it does not trust ${whoOf(run)}${why === '' ? '' : `: ${why}`}`,
        expected: `the subject ${subjectOf(run, repository, form)}`,
        fix: conditionFix(subject, 'environment'),
    });
}
function dependsOnToken(miss) {
    return (miss.kind === 'condition' &&
        miss.found === undefined &&
        miss.condition.key.toLowerCase().startsWith(`${ISSUER}:`));
}
function missText(miss) {
    switch (miss.kind) {
        case 'principal':
            return `its principal is ${miss.principals.map(({ kind, id }) => `${kind} ${id}`).join(', ') || 'nobody'}`;
        case 'action':
            return `its action is ${miss.actions.join(', ') || 'missing'}`;
        default: {
            const { operator, key, values } = miss.condition;
            return `${operator} ${key} wants ${values.join(' or ')}${miss.found === undefined ? '' : `, and it is ${miss.found}`}`;
        }
    }
}
function whoOf(run) {
    switch (run.kind) {
        case 'pull-request':
            return 'pull requests';
        case 'branch':
            return `the branch ${run.branch}`;
        default:
            return `the GitHub environment ${run.environment}`;
    }
}
/** The condition that lets exactly these runs in, in both forms as far as ids are known. */
function conditionFix(subject, by) {
    const run = runFor(subject, by);
    const subjects = FORMS.flatMap((form) => subjectOf(run, subject.repository, form) ?? []);
    const condition = {
        StringEquals: {
            [`${ISSUER}:aud`]: AUDIENCE,
            [`${ISSUER}:sub`]: subjects.length === 1 ? subjects[0] : subjects,
        },
    };
    return `In the trust policy of ${subject.role.arn}: "Condition": ${JSON.stringify(condition)}, "Action": "${ASSUME_ACTION}", "Principal": {"Federated": "${providerArn(subject.role.arn)}"}`;
}
/** @param role for messages about roles that this job is not for */
function whoUses(role, branch) {
    return whoOf(runOf(role, branch, 'environment'));
}

;// CONCATENATED MODULE: ./lib/doctor/assumed.js



/** undefined: the job has no token to tell by. */
function thisJob({ claims, identity }) {
    if (claims.kind !== 'read' || identity.kind !== 'read')
        return undefined;
    const subject = claims.value['sub'] ?? '';
    const branch = identity.value.defaultBranch ?? 'main';
    const is = (role, by) => ['classic', 'immutable'].some((form) => subjectOf(runOf(role, branch, by), identity.value, form) === subject);
    return {
        subject,
        branch,
        fits: (role) => (is(role, 'environment') ? 'made-for' : is(role, 'branch') ? 'by-branch' : 'not'),
    };
}
function checkAssumed({ environment, roles }, job) {
    return roles.flatMap((role) => {
        const about = { id: 'role-assumed', subject: `${environment.name}: role ${role.name}` };
        if (job === undefined)
            return [
                notChecked(about, 'this job has no OIDC token', 'Add `id-token: write` to the permissions of the job.'),
            ];
        if (role.assumed.kind === 'read')
            return [granted(about, role, job), ...callsOf(environment.name, role)];
        return [refused(about, role, job)];
    });
}
function granted(about, { name, arn }, { subject, branch, fits }) {
    const fit = fits(name);
    if (fit === 'made-for')
        return ok(about, `this job (${subject}) has it`);
    // Where a plan has no environments, the branch is all there is to trust; and who may plan may read only.
    const grade = fit === 'by-branch' || name === 'plan' ? warning : fault;
    return grade(about, {
        found: `this job (${subject}) can have it`,
        expected: `only ${whoUses(name, branch)}`,
        fix: `Narrow the condition on sub in the trust policy of ${arn}.`,
    });
}
function refused(about, { name, assumed }, { subject, branch, fits }) {
    if (assumed.kind === 'read')
        return ok(about, subject);
    if (assumed.kind === 'skipped' || assumed.code !== 'identity-refused')
        return notChecked(about, assumed.reason, assumed.hint);
    if (fits(name) === 'made-for')
        return fault(about, { found: assumed.reason, expected: 'the role for this job', fix: assumed.hint });
    const how = `Run doctor from ${whoUses(name, branch)}.`;
    return notChecked(about, `AWS refuses it to this job (${subject}), as it should`, how);
}
/** Only a call proves a right here: a role may not ask IAM about itself. */
function callsOf(environment, { name, arn, calls }) {
    const about = { id: 'role-rights', subject: `${environment}: role ${name}` };
    const failed = calls.flatMap(({ action, outcome }) => outcome.kind === 'unreadable' ? [{ action, ...outcome }] : []);
    const tried = calls.map(({ action }) => action).join(', ') || 'none';
    const [first] = failed;
    if (first === undefined)
        return [
            ok(about, `answered: ${tried}`),
            notChecked(about, 'rights to write cannot be tried without writing', 'Run doctor on a laptop: there IAM is asked about every right.'),
        ];
    const isDenied = ['aws-access-denied', 'bucket-refused'].includes(first.code);
    const result = {
        found: failed.map(({ reason }) => reason).join('; '),
        expected: `answers to ${tried}`,
        fix: isDenied
            ? `In the policy of ${arn}: allow ${failed.map(({ action }) => action).join(', ')}.`
            : first.hint,
    };
    return [isDenied ? fault(about, result) : notChecked(about, result.found, result.fix)];
}

;// CONCATENATED MODULE: ./lib/doctor/buckets.js


function checkBuckets(facts, locate) {
    return facts.buckets.flatMap((bucket) => {
        const about = (id) => ({ id, subject: `${facts.environment.name}: ${bucket.name}` });
        const { region } = bucket;
        // Without an answer to the first question every other one would fail the same way.
        if (region.kind === 'unreadable')
            return [refusedBucket(bucket, facts, region)];
        if (region.kind === 'read' && region.value === undefined)
            return [missingBucket(bucket, facts)];
        return [
            ...judged(about('bucket-owner'), region, () => ok(about('bucket-owner'), `it is in account ${facts.environment.accountId}`)),
            ...regionOf(bucket, facts, locate),
            ...judged(about('bucket-public-access'), bucket.publicAccessBlock, (block) => publicAccess(bucket, facts, block)),
            ...judged(about('bucket-ownership'), bucket.ownership, (ownership) => ownership === 'BucketOwnerEnforced'
                ? ok(about('bucket-ownership'), 'ACLs are off')
                : warning(about('bucket-ownership'), {
                    found: `object ownership is ${ownership ?? 'not set'}`,
                    expected: 'BucketOwnerEnforced',
                    fix: `aws s3api put-bucket-ownership-controls --bucket ${bucket.name} --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'`,
                })),
            ...judged(about('bucket-tls'), bucket.policy, (policy) => tls(bucket, facts, policy)),
            ...judged(about('bucket-encryption'), bucket.encryption, (encryption) => encryption === undefined
                ? warning(about('bucket-encryption'), {
                    found: 'no default encryption is set',
                    expected: 'AES256, or aws:kms with a key',
                    fix: `aws s3api put-bucket-encryption --bucket ${bucket.name} --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}'`,
                })
                : ok(about('bucket-encryption'), [encryption.algorithm, encryption.kmsKey].filter(Boolean).join(', '))),
            ...judged(about('bucket-versioning'), bucket.versioning, (enabled) => enabled
                ? ok(about('bucket-versioning'), 'versioning is on')
                : warning(about('bucket-versioning'), {
                    found: 'versioning is off',
                    expected: 'on: what is overwritten or deleted by mistake can be had back',
                    fix: `aws s3api put-bucket-versioning --bucket ${bucket.name} --versioning-configuration Status=Enabled`,
                })),
            ...judged(about('bucket-lifecycle'), bucket.lifecycle, (rules) => lifecycle(bucket, facts, rules)),
        ];
    });
}
/** S3 says the same of a bucket of another account and of a right that is missing: nobody can tell, so it is not red. */
function refusedBucket({ name }, { environment }, { code, reason, hint }) {
    const about = { id: 'bucket-owner', subject: `${environment.name}: ${name}` };
    if (code !== 'bucket-refused')
        return notChecked(about, reason, hint);
    const expected = `a bucket of account ${environment.accountId} whose settings these credentials may read`;
    return warning(about, { found: reason, expected, fix: hint });
}
function missingBucket({ name }, { environment }) {
    return fault({ id: 'bucket-owner', subject: `${environment.name}: ${name}` }, {
        found: `S3 has no bucket ${name}`,
        expected: `a bucket of account ${environment.accountId} in ${environment.region}`,
        fix: 'Deploy bootstrap/region.yaml, or correct the name in jobs.yaml.',
    });
}
function regionOf(bucket, { environment }, locate) {
    const about = { id: 'bucket-region', subject: `${environment.name}: ${bucket.name}` };
    return judged(about, bucket.region, (region) => region === environment.region
        ? ok(about, region)
        : fault(about, {
            found: `it is in ${region}`,
            expected: `${environment.region}, for Bedrock reads and writes in its own region only`,
            fix: `${bucket.key}: <a bucket in ${environment.region}>`,
            at: locate(['environments', environment.name, bucket.key]) ??
                locate(['environments', environment.name, 'bucket']),
        }));
}
function publicAccess(bucket, { environment }, block) {
    const about = { id: 'bucket-public-access', subject: `${environment.name}: ${bucket.name}` };
    const open = Object.entries(block ?? { publicAccessBlock: false }).flatMap(([name, on]) => on ? [] : [name]);
    if (open.length === 0)
        return ok(about, 'all four blocks are on');
    return fault(about, {
        found: block === undefined ? 'no block is set' : `off: ${open.join(', ')}`,
        expected: 'all four on',
        fix: `aws s3api put-public-access-block --bucket ${bucket.name} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`,
    });
}
function tls(bucket, { environment }, text) {
    const about = { id: 'bucket-tls', subject: `${environment.name}: ${bucket.name}` };
    const partition = environment.serviceRoleArn.split(':')[1] ?? 'aws';
    const arn = `arn:${partition}:s3:::${bucket.name}`;
    const policy = text === undefined ? undefined : readPolicy(text);
    if (policy !== undefined && refusesPlainHttp(policy, arn))
        return ok(about, 'its policy denies requests without TLS');
    const statement = {
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    return warning(about, {
        found: text === undefined ? 'it has no policy' : 'its policy does not deny them',
        expected: 'a statement that denies s3:* where aws:SecureTransport is false',
        fix: `Add to the policy of ${bucket.name}: ${JSON.stringify(statement)}`,
    });
}
/** Everybody, every action, bucket and objects. */
function refusesPlainHttp({ statements }, arn) {
    return statements.some(({ effect, principals, actions, resources, conditions, unread }) => effect === 'Deny' &&
        unread === undefined &&
        principals.some(({ id }) => id === '*') &&
        actions.some((action) => action === '*' || action.toLowerCase() === 's3:*') &&
        [arn, `${arn}/any`].every((wanted) => resources.some((resource) => like(resource, wanted))) &&
        conditions.length === 1 &&
        conditions.every(({ operator, key, values }) => operator === 'Bool' && key.toLowerCase() === 'aws:securetransport' && values.includes('false')));
}
function lifecycle(bucket, { environment, prefix }, rules) {
    const about = { id: 'bucket-lifecycle', subject: `${environment.name}: ${bucket.name}` };
    const active = rules.filter(({ enabled }) => enabled);
    const reaches = (rule) => rule.prefix.startsWith(`${prefix}/`) || `${prefix}/`.startsWith(rule.prefix);
    const expiring = active.filter((rule) => rule.expiresObjects && reaches(rule));
    if (expiring.length > 0)
        return fault(about, {
            found: `rule ${expiring.map(({ id }) => id || '(without id)').join(', ')} deletes current objects below ${prefix}/`,
            expected: 'datasets and outputs stay until a teardown deletes them',
            fix: `Take \`Expiration\` out of that rule: aws s3api get-bucket-lifecycle-configuration --bucket ${bucket.name}`,
        });
    if (active.some((rule) => rule.abortsUploads && reaches(rule)))
        return ok(about, 'unfinished uploads end by themselves, current objects stay');
    return warning(about, {
        found: 'no rule ends unfinished uploads, which are stored and billed',
        expected: 'AbortIncompleteMultipartUpload after some days',
        fix: `aws s3api put-bucket-lifecycle-configuration --bucket ${bucket.name} --lifecycle-configuration '{"Rules":[{"ID":"unfinished-uploads","Status":"Enabled","Filter":{},"AbortIncompleteMultipartUpload":{"DaysAfterInitiation":7}}]}' (this replaces all rules: add those you have)`,
    });
}

;// CONCATENATED MODULE: ./lib/doctor/models.js
/** Base models and quotas: what Bedrock will accept of this account today. */

const QUOTA_CODES = { jobs: 'L-C02E1E99', models: 'L-CB5B847D' };
/** From here on a person should think of deleting or asking. */
const NEARLY_FULL = 0.8;
function checkModels({ environment, models }) {
    return models.flatMap((model) => [...models_lifecycle(environment, model), ...access(environment, model)]);
}
function models_lifecycle({ name, region }, { baseModel, state }) {
    const about = { id: 'model-lifecycle', subject: `${name}: ${baseModel.value}` };
    const { at } = baseModel;
    const fix = `baseModel: <one of the table "Base models" in the README that ${region} has>`;
    return judged(about, state, (found) => {
        if (found === undefined)
            return fault(about, {
                found: `Bedrock in ${region} does not know it, or no longer`,
                expected: 'a model of this region',
                fix,
                at,
            });
        if (found.lifecycle === 'LEGACY')
            return fault(about, {
                found: 'it is Legacy: Bedrock starts no new training from it',
                expected: 'ACTIVE',
                fix,
                at,
            });
        if (!found.customizations.includes('FINE_TUNING'))
            return fault(about, {
                found: `it can be customized by ${found.customizations.join(', ') || 'nothing'}`,
                expected: 'FINE_TUNING (ids for training carry a context suffix such as :128k)',
                fix,
                at,
            });
        return ok(about, `${found.lifecycle}, can be fine-tuned`);
    });
}
function access({ name, region }, { baseModel, access: reading }) {
    const about = { id: 'model-access', subject: `${name}: ${baseModel.value}` };
    return judged(about, reading, (found) => {
        const faults = [
            ['region', found.region, 'AVAILABLE'],
            ['agreement', found.agreement, 'AVAILABLE'],
            ['authorization', found.authorization, 'AUTHORIZED'],
            ['entitlement', found.entitlement, 'AVAILABLE'],
        ].filter(([, word, expected]) => word !== expected);
        if (faults.length === 0)
            return ok(about, 'the account may use it');
        return fault(about, {
            found: faults.map(([what, word]) => `${what}: ${word}`).join(', '),
            expected: 'region, agreement and entitlement AVAILABLE, authorization AUTHORIZED',
            fix: `Ask for access: https://${region}.console.aws.amazon.com/bedrock/home?region=${region}#/modelaccess`,
        });
    });
}
function checkQuotas({ environment, quotas }) {
    const { name, region } = environment;
    const jobs = { id: 'quota-jobs', subject: name };
    const models = { id: 'quota-models', subject: name };
    const ask = (code) => `https://${region}.console.aws.amazon.com/servicequotas/home/services/bedrock/quotas/${code}`;
    return [
        ...judged(jobs, quotas.jobs, (value) => value >= 1
            ? ok(jobs, `${value} at a time; further ones wait in the queue`)
            : fault(jobs, {
                found: `${value} training runs at a time`,
                expected: 'at least 1',
                fix: `Ask AWS for more: ${ask(QUOTA_CODES.jobs)}`,
            })),
        ...judged(models, quotas.models, (value) => judged(models, quotas.modelsInUse, (used) => {
            const found = `${used} of ${value} custom models are used`;
            if (used < value * NEARLY_FULL)
                return ok(models, found);
            const fix = `Delete old models (teardown with \`what: old\`), or ask AWS for more: ${ask(QUOTA_CODES.models)}`;
            return (used >= value ? fault : warning)(models, { found, expected: 'room for the next model', fix });
        })),
    ];
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/doctor/position.js
/** Where in a YAML file a value stands, so that a fault can name the line to change. */

function readYaml({ path: file, text }) {
    const lineCounter = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter });
    const locate = (path) => {
        const offset = offsetAt(document, path);
        if (offset === undefined)
            return undefined;
        const { line, col } = lineCounter.linePos(offset);
        return { file, line, column: col };
    };
    return { path: file, document, locate };
}
/** Of the key where the last step is a name, else of the entry of the list. */
function offsetAt(document, path) {
    const last = path.at(-1);
    const parent = path.length < 2 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (typeof last === 'string' && (0,dist/* isMap */.jh)(parent)) {
        const pair = parent.items.find((item) => (0,dist/* isPair */.tO)(item) && String(item.key) === last);
        return (0,dist/* isNode */.Ll)(pair?.key) ? startOf(pair.key) : undefined;
    }
    const node = document.getIn(path, true);
    return (0,dist/* isNode */.Ll)(node) ? startOf(node) : undefined;
}
function startOf(node) {
    return node.range?.[0];
}

;// CONCATENATED MODULE: ./lib/doctor/probes.js
/**
 * What this project assumes of AWS and GitHub and could not see confirmed without a real account. Each assumption is a
 * probe: some confirm themselves by what earlier runs left behind, the others a person looks at once.
 * `docs/first-contact.md` is made of this table.
 */
const TRAINED = 'Train one job to its end, then run doctor again.';
const PROBES = [
    {
        id: 'token-echo',
        assumes: 'GetModelCustomizationJob returns the clientRequestToken the job was created with, also long after its end.',
        how: TRAINED,
        matters: 'Whose a run is, where its tags cannot be read.',
    },
    {
        id: 'tags-of-ended-runs',
        assumes: 'ListTagsForResource answers for runs that have completed, failed or been stopped.',
        how: 'Stop one run and let one complete, then run doctor again.',
        matters: 'Adoption and teardown: a run without readable tags is kept.',
    },
    {
        id: 'phases-reported',
        assumes: 'statusDetails has the phases validation, dataProcessing and training.',
        how: TRAINED,
        matters: '`apply` leaves after validation; without phases it waits its whole `wait`.',
    },
    {
        id: 'metrics-file',
        assumes: 'A completed run leaves training_artifacts/step_wise_training_metrics.csv below its output.',
        how: TRAINED,
        matters: 'The loss curve in the comment.',
    },
    {
        id: 'validation-file',
        assumes: 'With a validation set, a file whose name ends with validation_metrics.csv lies somewhere below the output.',
        how: 'Train one job with `data.validation` to its end, then run doctor again.',
        matters: 'The validation loss in the comment.',
    },
    {
        id: 'final-loss',
        assumes: 'GetModelCustomizationJob reports trainingMetrics.trainingLoss of a completed run.',
        how: TRAINED,
        matters: 'The final loss where the file of metrics is missing.',
    },
    {
        id: 'checksum-echo',
        assumes: 'HeadObject returns the full-object SHA-256 that the dataset was uploaded with.',
        how: 'Let `apply` upload one dataset, then run doctor again.',
        matters: 'An upload found in S3 is compared by it; without it the bytes are read.',
    },
    {
        id: 'suffixed-model-id',
        assumes: 'GetFoundationModel accepts ids with the context suffix, such as amazon.nova-micro-v1:0:128k.',
        how: 'Run doctor on a laptop with a job whose base model has a suffix.',
        matters: 'The check `model-lifecycle`.',
    },
    {
        id: 'model-region',
        assumes: 'GetFoundationModelAvailability tells whether a base model can be used in the region.',
        how: 'Run doctor on a laptop.',
        matters: 'The check `model-access`, and the regions of the catalogue.',
    },
    {
        id: 'quota-codes',
        assumes: 'Service Quotas knows L-C02E1E99 (training runs at a time) and L-CB5B847D (custom models) of `bedrock`.',
        how: 'Run doctor on a laptop.',
        matters: 'The checks `quota-jobs` and `quota-models`.',
    },
    {
        id: 'subject-form',
        assumes: "The subject of the repository's OIDC tokens has the classic or the immutable form.",
        how: 'Run doctor in a workflow.',
        matters: 'Trust policies: bootstrap/account.yaml covers these two forms.',
    },
    {
        id: 'token-claims',
        assumes: 'OIDC tokens carry repository_id, repository_owner_id and ref.',
        how: 'Run doctor in a workflow.',
        matters: 'Trust policies that pin the repository by its id.',
    },
    {
        id: 'sts-claim-keys',
        assumes: 'AWS STS matches claims beside sub and aud (repository_id, ref, environment) in trust policies.',
        how: 'Add "token.actions.githubusercontent.com:repository_id" with the id of the repository to the trust of the status role, run doctor in a workflow: `role-assumed` must stay ok; with another id it must turn into a fault.',
        matters: 'Off in bootstrap/account.yaml until confirmed.',
    },
    {
        id: 'environment-rule-on-pull-requests',
        assumes: 'A job of a pull request cannot enter a GitHub environment that accepts the default branch only.',
        how: 'In a branch, give the plan job `environment: bedrock-train` and open a pull request: GitHub must refuse the job.',
        matters: 'The boundary against a person who may push a branch.',
    },
    {
        id: 'job-name-in-use',
        assumes: 'CreateModelCustomizationJob with a name that was used answers ValidationException with the words "currently in use", or ConflictException.',
        how: 'aws bedrock create-model-customization-job with the job name and inputs of an ended run, and a client request token of your own.',
        matters: 'A run that exists is adopted; another answer would stop apply with an error (it would not pay twice).',
    },
    {
        id: 'model-name-in-use',
        assumes: 'A custom model name that is taken is refused in the same words.',
        how: 'As above with a fresh job name and the model name of an existing model.',
        matters: 'As above.',
    },
    {
        id: 'create-is-idempotent',
        assumes: 'The same clientRequestToken and inputs return the first job instead of making another.',
        how: 'aws bedrock create-model-customization-job twice with the same --client-request-token and inputs: one job ARN.',
        matters: 'A lost answer to Create must not be paid for twice.',
    },
    {
        id: 'list-after-create',
        assumes: 'A job is found by GetModelCustomizationJob with its name right after Create, and soon in the list.',
        how: 'Look at the first `apply`: it reads the run back and must not warn.',
        matters: 'Two runs at once, and the crash between Create and the next step.',
    },
    {
        id: 'delete-conflict',
        assumes: 'DeleteCustomModel refuses with ConflictException while a deployment or provisioned throughput holds the model.',
        how: 'Deploy a model, then run teardown with `what: models`: it must keep the model and name the deployment.',
        matters: 'The order of a teardown.',
    },
    {
        id: 'served-model-words',
        assumes: 'A deployment that is being made or changed refuses its deletion with ValidationException or ConflictException, provisioned throughput within its commitment likewise; what is deleted is gone at once.',
        how: 'Run teardown with `what: deployments` while a deployment is Creating: it must wait and then delete it.',
        matters: 'Waiting of a teardown, and the order of its steps.',
    },
    {
        id: 'create-rights',
        assumes: 'CreateModelCustomizationJob is allowed by rights on foundation-model/ID with its suffix, model-customization-job/* and custom-model/*, each with aws:RequestTag; TagResource is asked for the tags.',
        how: 'Let `apply` start one job with the role of bootstrap/account.yaml: it must not end with aws-access-denied.',
        matters: 'The statements StartRuns and TagAtStart of bootstrap/account.yaml.',
    },
    {
        id: 'resource-tags-in-policies',
        assumes: 'Stop and Delete calls of Bedrock see aws:ResourceTag of runs, models, deployments and throughput.',
        how: 'Run stop, and a teardown, with the roles of bootstrap/account.yaml: neither may end with aws-access-denied.',
        matters: 'Roles that may stop and delete only what is tagged with the repository.',
    },
    {
        id: 'service-role-lists',
        assumes: 'Bedrock lists the buckets with a prefix of its own choice, so that s3:ListBucket of the service role has no condition on it.',
        how: 'Look for ListBucket by bedrock.amazonaws.com in CloudTrail after a run: its prefix could become the condition.',
        matters: 'How narrow the service role can be.',
    },
    {
        id: 'new-role-is-usable',
        assumes: 'A service role that has just been made can be refused for some seconds ("Could not assume provided IAM role").',
        how: 'Let `apply` start a job right after the stacks are there; if Bedrock refuses the role, run it again.',
        matters: 'The first start after the set-up.',
    },
    {
        id: 'simulation-agrees',
        assumes: "IAM's policy simulator answers for Bedrock's actions as Bedrock itself does.",
        how: 'Compare `role-rights` of doctor on a laptop with the runs of the workflows: none may be denied a right that is there.',
        matters: 'The checks `role-rights` and `role-excess`.',
    },
    {
        id: 'stop-then-stopped',
        assumes: 'A stopped run ends as Stopped (not Failed) and leaves no model.',
        how: 'Stop a run and look at `status`.',
        matters: '`stop` and `retry`.',
    },
    {
        id: 'verification-key-words',
        assumes: 'AWS STS says "retrieve verification key" where it could not reach GitHub, and only there.',
        how: 'Nothing to do: it shows under load. Runs that fail at once with InvalidIdentityToken and other words contradict it.',
        matters: 'Whether such a run is tried again.',
    },
    {
        id: 'conditional-upload',
        assumes: 'Without s3:ListBucket on the data bucket S3 answers 403 for a dataset that is not there yet; PutObject with If-None-Match: * then tells (200, or 412 where it is there).',
        how: 'Let `apply` upload a first dataset: it must not fail with bucket-refused.',
        matters: 'The first upload of a dataset.',
    },
    {
        id: 'write-access-check',
        assumes: 'Bedrock leaves at most a file .write_access_check_file.tmp beside the outputs of a run.',
        how: 'aws s3 ls --recursive below <prefix>/outputs/ after a run.',
        matters: 'Teardown lists what it does not know and keeps it.',
    },
    {
        id: 'billed-tokens',
        assumes: 'Training is billed by tokens of the training set × epochs; the validation set is not.',
        how: 'Compare the estimate of the first run with AWS Cost Explorer a day later.',
        matters: 'The estimate in the pull request.',
    },
    {
        id: 'stopped-is-billed',
        assumes: 'A stopped run is billed for what it trained.',
        how: 'AWS Cost Explorer, a day after a stop.',
        matters: 'What the comment says of a stopped run.',
    },
    {
        id: 'unconfirmed-models',
        assumes: 'Models marked "not confirmed" in the README can still be fine-tuned.',
        how: 'aws bedrock list-foundation-models --by-customization-type FINE_TUNING in their region.',
        matters: 'The catalogue: a retired model is an error before the merge.',
    },
    {
        id: 'hyperparameter-bounds',
        assumes: 'Bounds the catalogue calls observed (Nova 2 Lite, Llama 3.2 and 3.3) are those of Bedrock.',
        how: 'A run that Bedrock refuses at Create for a hyperparameter contradicts it.',
        matters: 'Warnings in the pull request.',
    },
    {
        id: 'concurrency-queue',
        assumes: 'GitHub accepts `queue: max` under `concurrency:` and drops no waiting run.',
        how: 'Merge three changes in a row: three runs of train must end green.',
        matters: 'Nothing but politeness: each run does all that is due.',
    },
    {
        id: 'comment-from-another-run',
        assumes: 'A later run may edit the comment an earlier run wrote with GITHUB_TOKEN.',
        how: 'Look whether the comment of a merged pull request moves on.',
        matters: 'The sticky comment.',
    },
    {
        id: 'chart-in-comments',
        assumes: 'Mermaid xychart-beta is drawn in comments.',
        how: 'Look at the comment of a completed run.',
        matters: 'The loss curve; the table beside it says the same.',
    },
];

;// CONCATENATED MODULE: ./lib/doctor/probe-looks.js


const LOOKS = {
    'token-echo': ofRuns(({ run }) => ({ holds: run.clientRequestToken !== undefined, what: run.jobName })),
    'tags-of-ended-runs': ofRuns(({ run, tags }) => tags.kind === 'read'
        ? { holds: tags.value !== undefined, what: `${run.jobName} (${run.status})` }
        : undefined),
    'phases-reported': ofRuns(({ run }) => ({
        holds: run.phases.length === 3,
        what: `${run.jobName}: ${run.phases.length} phases`,
    })),
    'metrics-file': ofCompleted(({ run, outputs }) => outputs.kind === 'read'
        ? {
            holds: outputs.value.some((key) => key.endsWith('step_wise_training_metrics.csv')),
            what: run.jobName,
        }
        : undefined),
    'validation-file': ofCompleted(({ run, outputs }) => outputs.kind === 'read' && run.validationS3Uris.length > 0
        ? { holds: outputs.value.some((key) => key.endsWith('validation_metrics.csv')), what: run.jobName }
        : undefined),
    'final-loss': ofCompleted(({ run }) => ({ holds: run.trainingLoss !== undefined, what: run.jobName })),
    'checksum-echo': ({ environments }) => first(environments.map(({ evidence }) => read(evidence.dataset)), (head) => ({
        holds: head.sha256 !== undefined,
        what: 'a dataset of an earlier upload',
    })),
    'suffixed-model-id': ({ environments }) => first(environments.flatMap(({ models }) => models.filter(({ baseModel }) => baseModel.value.split(':').length === 3)), ({ baseModel, state }) => state.kind === 'read' ? { holds: state.value !== undefined, what: baseModel.value } : undefined),
    'model-region': ({ environments }) => first(environments.flatMap(({ models }) => models), ({ baseModel, access }) => access.kind === 'read'
        ? { holds: access.value.region !== 'Unknown', what: `${baseModel.value}: ${access.value.region}` }
        : undefined),
    'quota-codes': ({ environments }) => first(environments, ({ quotas }) => {
        const { jobs, models } = quotas;
        if (jobs.kind === 'read' && models.kind === 'read')
            return { holds: true, what: `${jobs.value} runs at a time, ${models.value} models` };
        const unknown = [jobs, models].some((quota) => quota.kind === 'unreadable' && quota.code === 'aws-not-found');
        return unknown ? { holds: false, what: 'Service Quotas does not know one of the codes' } : undefined;
    }),
    'subject-form': ({ repository }) => {
        const sub = read(repository.claims)?.['sub'];
        return sub === undefined ? undefined : { holds: formOf(sub) !== undefined, what: sub };
    },
    'token-claims': ({ repository }) => {
        const claims = read(repository.claims);
        if (claims === undefined)
            return undefined;
        const lacking = ['repository_id', 'repository_owner_id', 'ref'].filter((name) => claims[name] === undefined);
        return {
            holds: lacking.length === 0,
            what: lacking.length === 0 ? 'all three' : `no ${lacking.join(', ')}`,
        };
    },
};
function ofRuns(look) {
    return ({ environments }) => first(environments.flatMap(({ evidence }) => runsOf(evidence)), look);
}
function ofCompleted(look) {
    return ({ environments }) => first(environments
        .flatMap(({ evidence }) => runsOf(evidence))
        .filter(({ run }) => run.status === 'Completed'), look);
}
function runsOf({ runs }) {
    return runs.kind === 'read' ? runs.value : [];
}
function first(items, look) {
    const seen = items.flatMap((item) => (item === undefined ? [] : (look(item) ?? [])));
    return seen.find(({ holds }) => !holds) ?? seen[0];
}
function read(reading) {
    return reading.kind === 'read' ? reading.value : undefined;
}
function runProbes(facts) {
    return PROBES.map(({ id, assumes, how }) => {
        const seen = LOOKS[id]?.(facts);
        if (seen === undefined)
            return { id, assumes, state: 'open', told: how };
        return { id, assumes, state: seen.holds ? 'confirmed' : 'contradicted', told: seen.what };
    });
}

;// CONCATENATED MODULE: ./lib/doctor/provider.js
/** The account: the way in, and the OIDC provider of GitHub, without which no workflow can assume a role. */


function checkProvider({ environment, providers, roles }) {
    const about = {
        id: 'oidc-provider',
        subject: `${environment.name}: account ${environment.accountId}`,
    };
    if (roles.length === 0)
        return [
            notChecked({ id: 'role-trust', subject: environment.name }, 'jobs.yaml names no role for the workflows', 'Name one per command under `roles:` of the environment.'),
        ];
    return judged(about, providers, (found) => {
        const provider = found.find(({ url }) => url === ISSUER);
        if (provider === undefined)
            return fault(about, {
                found: `it has no provider ${ISSUER}`,
                expected: 'one, for only it lets workflows in',
                fix: `aws iam create-open-id-connect-provider --url https://${ISSUER} --client-id-list ${AUDIENCE} (or deploy bootstrap/account.yaml)`,
            });
        if (!provider.audiences.includes(AUDIENCE))
            return fault(about, {
                found: `its audiences are ${provider.audiences.join(', ') || 'none'}`,
                expected: AUDIENCE,
                fix: `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${provider.arn} --client-id ${AUDIENCE}`,
            });
        return ok(about, `${ISSUER} with the audience ${AUDIENCE}`);
    });
}
/** Without a way in nothing of the environment is checked, and that must not look as if all were well. */
function checkAccess({ environment, access }, locate) {
    const { name, accountId } = environment;
    const about = { id: 'account-access', subject: `${name}: account ${accountId}` };
    if (access.kind === 'skipped')
        return [];
    if (access.kind === 'read')
        return [ok(about, 'these credentials lead there')];
    const expected = `credentials of account ${accountId}`;
    const said = { found: access.reason, expected, fix: access.hint };
    if (access.code !== 'account-mismatch')
        return [warning(about, said)];
    return [fault(about, { ...said, at: locate(['environments', name, 'accountId']) })];
}

;// CONCATENATED MODULE: ./lib/doctor/repository.js


/** The GitHub environments whose jobs may spend or delete. */
const ENVIRONMENTS = ['bedrock-train', 'bedrock-teardown'];
/** @param withoutEnvironments the workflows stand in none: then the roles trust the branch, and are told of that */
function checkRepository(facts, withoutEnvironments) {
    const { name } = knownName(facts);
    return [
        ...identity(facts),
        ...subject(facts, name),
        ...environments(facts, withoutEnvironments),
        ...variable(facts, name),
        ...policy(facts, name),
    ];
}
function knownName({ identity: reading }) {
    return { name: reading.kind === 'read' ? reading.value.name : 'repository' };
}
function identity({ identity: reading }) {
    const about = { id: 'repository-identity', subject: 'repository' };
    return judged(about, reading, ({ name, id, ownerId, defaultBranch }) => id === undefined || ownerId === undefined
        ? notChecked({ ...about, subject: name }, `${id === undefined ? 'its id is' : 'the id of its owner is'} not known, so the immutable form of subjects cannot be tried`, 'Set GITHUB_TOKEN to a token that may read the repository.')
        : ok({ ...about, subject: name }, `id ${id}, owner id ${ownerId}, default branch ${defaultBranch ?? 'not known'}`));
}
/** In a workflow the token itself tells; else GitHub's settings do. */
function subject(facts, name) {
    const about = { id: 'oidc-subject', subject: name };
    const { claims, subjectTemplate, url } = facts;
    if (claims.kind === 'read') {
        const sub = claims.value['sub'] ?? '';
        const form = formOf(sub);
        return [
            form === undefined
                ? fault(about, {
                    found: `the subject of this job is ${sub}`,
                    expected: "GitHub's default template, on which the trust policies of bootstrap/account.yaml rest",
                    fix: `gh api -X PUT repos/${name}/actions/oidc/customization/sub -F use_default=true`,
                })
                : ok(about, `${form} form: ${sub}`),
        ];
    }
    return judged(about, subjectTemplate, ({ isDefault, claimKeys, immutable }) => isDefault
        ? ok(about, `GitHub's default template${immutable === undefined ? '' : immutable ? ', immutable form' : ', classic form'}`)
        : fault(about, {
            found: `subjects are made of ${claimKeys.join(', ') || 'other claims'}`,
            expected: 'the default template',
            fix: `gh api -X PUT repos/${name}/actions/oidc/customization/sub -F use_default=true (or ${url}/settings/actions)`,
        }));
}
function environments(facts, withoutEnvironments) {
    const { environments: reading, url } = facts;
    if (reading.kind !== 'read')
        return ['github-environments', 'environment-branch-rule', 'environment-reviewers'].map((id) => notChecked({ id, subject: ENVIRONMENTS.join(', ') }, reading.reason, `${reading.hint} Or look: ${url}/settings/environments`));
    return ENVIRONMENTS.flatMap((name) => {
        const found = reading.value.find((candidate) => candidate.name === name);
        const about = { id: 'github-environments', subject: name };
        if (found === undefined)
            return [
                (withoutEnvironments ? warning : fault)(about, {
                    found: withoutEnvironments
                        ? 'there is no such environment, and no job stands in one: whoever may push to the branch may spend'
                        : 'there is no such environment; GitHub makes an open one when a job first names it',
                    expected: 'an environment for the default branch only, with reviewers',
                    fix: `Create it: ${url}/settings/environments/new`,
                }),
            ];
        return [ok(about, 'it exists'), branchRule(found, facts), reviewers(found, url)];
    });
}
function branchRule({ name, refs }, { identity: known, url }) {
    const about = { id: 'environment-branch-rule', subject: name };
    const branch = (known.kind === 'read' ? known.value.defaultBranch : undefined) ?? 'main';
    const fix = `${url}/settings/environments: ${name}, "Deployment branches and tags": Selected branches and tags, one branch rule: ${branch}`;
    const expected = `the branch ${branch} alone`;
    switch (refs.kind) {
        case 'all':
            return fault(about, {
                found: 'every branch may use it, and every pull request of a branch',
                expected,
                fix,
            });
        case 'protected-branches':
            return warning(about, { found: 'every protected branch may use it', expected, fix });
        default: {
            const others = refs.patterns.filter((pattern) => pattern.type !== 'branch' || pattern.name !== branch);
            if (others.length > 0)
                return fault(about, {
                    found: `it accepts ${others.map((other) => `the ${other.type} ${other.name}`).join(', ')}`,
                    expected,
                    fix,
                });
            if (refs.patterns.length === 0)
                return fault(about, { found: 'no branch may use it', expected, fix });
            return ok(about, `${branch} alone`);
        }
    }
}
function reviewers({ name, hasReviewers, adminsBypass }, url) {
    const about = { id: 'environment-reviewers', subject: name };
    const fix = `${url}/settings/environments: ${name}, "Required reviewers" on, "Allow administrators to bypass" off`;
    if (!hasReviewers)
        return warning(about, {
            found: 'nobody has to approve its jobs',
            expected: 'required reviewers (private repositories need GitHub Enterprise for them)',
            fix,
        });
    if (adminsBypass)
        return warning(about, {
            found: 'administrators may pass without a review',
            expected: 'nobody passes',
            fix,
        });
    return ok(about, 'a reviewer approves each job, administrators too');
}
function variable({ enabledVariable, url }, name) {
    const about = { id: 'repository-variable', subject: 'BEDROCK_TUNE_ENABLED' };
    return judged(about, enabledVariable, (value) => value === 'true'
        ? ok(about, 'true')
        : warning(about, {
            found: value === undefined ? 'it is not set' : `it is ${JSON.stringify(value)}`,
            expected: '"true"; until then train, follow, stop and teardown of the template workflows do nothing',
            fix: `gh variable set BEDROCK_TUNE_ENABLED --body true --repo ${name} (or ${url}/settings/variables/actions)`,
        }));
}
function policy({ actionsPolicy, defaultPermissions, url }, name) {
    const about = { id: 'actions-policy', subject: name };
    const fix = `${url}/settings/actions`;
    return [
        ...judged(about, actionsPolicy, ({ enabled, allowedActions, shaPinningRequired }) => {
            if (!enabled)
                return fault(about, { found: 'GitHub Actions is off', expected: 'on', fix });
            if (allowedActions === 'local_only')
                return warning(about, {
                    found: 'only actions of the owner may run',
                    expected: 'actions/checkout and this action are allowed',
                    fix,
                });
            return ok(about, `allowed actions: ${allowedActions}; pins ${shaPinningRequired ? 'required' : 'not required'} by GitHub`);
        }),
        ...judged(about, defaultPermissions, (found) => found === 'read'
            ? ok(about, 'a workflow without `permissions:` may only read')
            : warning(about, {
                found: `a workflow without \`permissions:\` gets ${found}`,
                expected: 'read',
                fix,
            })),
    ];
}

;// CONCATENATED MODULE: ./lib/doctor/roles.js



function checkRights({ environment, roles, serviceRole }) {
    return [
        ...roles.flatMap((role) => rightsOf(environment.name, role)),
        ...judged({ id: 'service-role-rights', subject: environment.name }, serviceRole.rights, (answers) => lacking({ id: 'service-role-rights', subject: environment.name }, environment.serviceRoleArn, answers)),
    ];
}
function rightsOf(environment, role) {
    const subject = `${environment}: role ${role.name}`;
    const isPass = ({ action }) => action === 'iam:PassRole';
    const needed = { id: 'role-rights', subject };
    const pass = { id: 'pass-role', subject };
    const excess = { id: 'role-excess', subject };
    return [
        ...judged(needed, role.rights, (answers) => lacking(needed, role.arn, answers.filter((answer) => !isPass(answer)))),
        ...(role.name === 'apply'
            ? judged(pass, role.rights, (answers) => lacking(pass, role.arn, answers.filter(isPass)))
            : []),
        ...judged(excess, role.excess, (answers) => tooMuch(excess, role.arn, answers)),
    ];
}
/** One result for all rights that are missing: they go into one policy. */
function lacking(about, roleArn, answers) {
    const missing = answers.filter(({ decision }) => decision !== 'allowed');
    if (missing.length === 0)
        return ok(about, `${answers.length === 1 ? 'the right is' : `all ${answers.length} rights are`} there`);
    const denied = missing.filter(({ decision }) => decision === 'explicitly-denied');
    return fault(about, {
        found: `IAM does not allow ${missing.map(rightText).join(', ')}`,
        expected: 'every right of the table in the README',
        fix: denied.length > 0
            ? `Find the Deny statement (policy, boundary, or organisation) for ${denied.map(({ action }) => action).join(', ')} and role ${roleArn}.`
            : `In the policy of ${roleArn}: ${statementFor(missing)}`,
    });
}
function rightText({ action, resource }) {
    return `${action} on ${resource}`;
}
/** What is missing as one statement of a policy; actions on the same resources stand together in IAM anyway. */
function statementFor(missing) {
    return JSON.stringify({
        Effect: 'Allow',
        Action: [...new Set(missing.map(({ action }) => action))],
        Resource: [...new Set(missing.map(({ resource }) => resource.replace(/doctor-probe$/, '*')))],
    });
}
function tooMuch(about, roleArn, answers) {
    const allowed = answers.filter(({ decision }) => decision === 'allowed');
    if (allowed.length === 0)
        return ok(about, `none of ${answers.length} dangerous rights is there`);
    return fault(about, {
        found: `it may also ${allowed.map(rightText).join(', ')}`,
        expected: 'only the rights of the table in the README',
        fix: `Take these out of the policies of ${roleArn}, or limit them to what is ours: its resources, and the tag of the repository.`,
    });
}
/** Bedrock must be let in for training runs of this account and region, and for nothing else. */
function checkServiceTrust({ environment, serviceRole }) {
    const about = { id: 'service-role-trust', subject: environment.name };
    const { serviceRoleArn, accountId, region } = environment;
    return judged(about, serviceRole.settings, (settings) => {
        if (settings === undefined)
            return fault(about, {
                found: `there is no role ${serviceRoleArn}`,
                expected: 'the role that `serviceRoleArn` names',
                fix: 'Deploy bootstrap/region.yaml, or correct `serviceRoleArn:` in jobs.yaml.',
            });
        const policy = readPolicy(settings.trust);
        if (policy === undefined)
            return notChecked(about, 'its trust policy is not JSON', `Look at the trust policy of ${serviceRoleArn}.`);
        const partition = serviceRoleArn.split(':')[1] ?? 'aws';
        const asks = (account) => decide(policy, {
            action: 'sts:AssumeRole',
            principal: { kind: 'Service', id: 'bedrock.amazonaws.com' },
            context: {
                'aws:sourceaccount': account,
                'aws:sourcearn': `arn:${partition}:bedrock:${region}:${account}:model-customization-job/doctor-probe`,
            },
        });
        const fix = `In the trust policy of ${serviceRoleArn}: "Condition": ${JSON.stringify({
            StringEquals: { 'aws:SourceAccount': accountId },
            ArnLike: {
                'aws:SourceArn': `arn:${partition}:bedrock:${region}:${accountId}:model-customization-job/*`,
            },
        })}`;
        const own = asks(accountId);
        if (own.kind === 'undecided')
            return notChecked(about, `its trust policy has ${own.because}`, fix);
        if (own.kind !== 'allowed')
            return fault(about, {
                found: `it does not let Bedrock in${own.kind === 'not-allowed' ? `: ${own.misses.map(missText).join('; ')}` : ': a Deny statement matches'}`,
                expected: 'bedrock.amazonaws.com, for training runs of this account and region',
                fix,
            });
        if (asks('000000000000').kind === 'allowed')
            return fault(about, {
                found: 'it lets Bedrock in on behalf of other accounts',
                expected: 'conditions on aws:SourceAccount and aws:SourceArn',
                fix,
            });
        return ok(about, 'it lets Bedrock in for training runs of this account and region only');
    });
}

;// CONCATENATED MODULE: ./lib/doctor/workflow-jobs.js

/** Permission scopes a command needs; the README has the same table with the reasons. */
const COMMAND_PERMISSIONS = {
    validate: { contents: 'read' },
    plan: { contents: 'read', 'id-token': 'write', 'pull-requests': 'write', statuses: 'write' },
    apply: { contents: 'read', 'id-token': 'write', 'pull-requests': 'write', statuses: 'write' },
    status: { contents: 'read', 'id-token': 'write', 'pull-requests': 'write', statuses: 'write' },
    stop: { contents: 'read', 'id-token': 'write', 'pull-requests': 'write', statuses: 'write' },
    teardown: { contents: 'read', 'id-token': 'write' },
    doctor: { contents: 'read', 'id-token': 'write', actions: 'read' },
};
/** What a file of another workflow, or a broken one, is told by. */
function readWorkflow(source, isOurRepository) {
    // A file without our name needs no parser, and its faults are not ours to tell.
    if (!/\buses:/.test(source.text))
        return { kind: 'other' };
    const yaml = readYaml(source);
    const [error] = yaml.document.errors;
    if (error !== undefined)
        return /bedrock-tune/.test(source.text)
            ? { kind: 'broken', path: source.path, why: error.message.split('\n')[0] ?? 'not YAML' }
            : { kind: 'other' };
    const file = workflowOf(yaml, isOurRepository);
    return file.jobs.length === 0 ? { kind: 'other' } : { kind: 'file', file };
}
/** A repository whose root is this action, so that `uses: ./` means it. */
function isActionItself(files) {
    return files.some(({ path, text: content }) => path === 'action.yml' && /^name: bedrock-tune$/m.test(content));
}
function workflowOf({ path, document, locate }, isOurRepository) {
    const root = object(document.toJS());
    const triggers = triggersOf(root['on']);
    const jobs = Object.entries(object(root['jobs'])).flatMap(([id, job]) => {
        const found = jobOf(id, object(job), { root, triggers, isOurRepository });
        return found.steps.some(({ isOurs }) => isOurs) ? [found] : [];
    });
    return { path, locate, triggers, jobs };
}
function jobOf(id, job, { root, triggers, isOurRepository }) {
    const path = ['jobs', id];
    const steps = list(job['steps']).map((step, index) => {
        const found = stepOf(object(step), [...path, 'steps', index]);
        return found.uses === './' ? { ...found, isOurs: isOurRepository } : found;
    });
    const own = permissionsOf(job['permissions']);
    const timeout = job['timeout-minutes'];
    return {
        id,
        path,
        commands: [
            ...new Set(steps.filter(({ isOurs }) => isOurs).flatMap((step) => commandsOf(step, triggers))),
        ],
        permissions: own ?? permissionsOf(root['permissions']),
        permissionsPath: own === undefined && root['permissions'] !== undefined ? ['permissions'] : [...path, 'permissions'],
        environment: workflow_jobs_text(job['environment']) ?? workflow_jobs_text(object(job['environment'])['name']),
        timeoutMinutes: typeof timeout === 'number' ? timeout : undefined,
        steps,
    };
}
function stepOf(step, path) {
    const uses = workflow_jobs_text(step['uses']);
    const isOurs = uses !== undefined && /(?:^|\/)bedrock-tune(?:@|$)/.test(uses);
    return { path, uses, with: object(step['with']), isOurs };
}
/** `auto` runs what the event asks for; an expression may be anything, and is taken for nothing. */
function commandsOf(step, triggers) {
    const asked = workflow_jobs_text(step.with['command']) ?? 'auto';
    if (asked !== 'auto')
        return [asked];
    return triggers.flatMap((trigger) => AUTOMATIC[trigger] ?? []);
}
const AUTOMATIC = {
    pull_request: 'plan',
    merge_group: 'validate',
    push: 'apply',
    schedule: 'status',
    workflow_dispatch: 'status',
};
function triggersOf(on) {
    if (typeof on === 'string')
        return [on];
    return Array.isArray(on) ? on.map(String) : Object.keys(object(on));
}
function permissionsOf(value) {
    if (value === 'read-all' || value === 'write-all')
        return value;
    if (value === undefined || value === null)
        return undefined;
    return Object.fromEntries(Object.entries(object(value)).map(([scope, level]) => [scope, String(level)]));
}
function object(value) {
    // Parsed YAML: what is a map here has string keys.
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function list(value) {
    return Array.isArray(value) ? value : [];
}
function workflow_jobs_text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** Files of this action among all; what cannot be read is told elsewhere. */
function actionFiles(texts) {
    const isOurRepository = isActionItself(texts);
    return texts.flatMap((text) => {
        const found = readWorkflow(text, isOurRepository);
        return found.kind === 'file' ? [found.file] : [];
    });
}
const WRITING = ['apply', 'stop', 'teardown'];
/** true: every job that writes stands outside of GitHub environments, as on plans that have none. */
function avoidsEnvironments(texts) {
    const writers = actionFiles(texts)
        .flatMap(({ jobs }) => jobs)
        .filter(({ commands }) => commands.some((command) => WRITING.includes(command)));
    return writers.length > 0 && writers.every(({ environment }) => environment === undefined);
}

;// CONCATENATED MODULE: ./lib/doctor/workflows.js


const PRIVILEGED = ['pull_request_target', 'workflow_run'];
const GITHUB_LIMIT_MINUTES = 360;
function checkWorkflows(reading) {
    const about = { id: 'workflow-files', subject: '.github/workflows' };
    return judged(about, reading, (texts) => {
        const isOurRepository = isActionItself(texts);
        const read = texts.map((text) => readWorkflow(text, isOurRepository));
        const files = read.flatMap((found) => (found.kind === 'file' ? [found.file] : []));
        const broken = read.flatMap((found) => found.kind === 'broken'
            ? [
                fault({ ...about, subject: found.path }, {
                    found: found.why,
                    expected: 'a workflow',
                    fix: 'Correct the YAML.',
                    at: { file: found.path, line: 1, column: 1 },
                }),
            ]
            : []);
        if (files.length === 0 && broken.length === 0)
            return warning(about, {
                found: 'no workflow uses this action',
                expected: 'the workflows that `bedrock-tune init` writes',
                fix: 'bedrock-tune init',
            });
        return [...broken, ...files.flatMap(checkFile)];
    });
}
function checkFile(file) {
    const jobs = file.jobs.map(({ id }) => id).join(', ');
    const results = [
        ...triggers(file),
        ...file.jobs.flatMap((job) => [
            ...permissions(file, job),
            ...pins(file, job),
            ...checkout(file, job),
            ...environment(file, job),
            ...limits(file, job),
        ]),
    ];
    return [ok({ id: 'workflow-files', subject: file.path }, `uses this action in ${jobs}`), ...results];
}
function spot(id, file, job) {
    const subject = job === undefined ? file.path : `${file.path}: ${job.id}`;
    // The nearest thing that is written down, up to the job.
    const at = (path) => file.locate(path) ?? (path.length > 1 ? at(path.slice(0, -1)) : undefined);
    return { about: { id, subject }, at };
}
function triggers(file) {
    const { about, at } = spot('workflow-triggers', file);
    const privileged = file.triggers.filter((trigger) => PRIVILEGED.includes(trigger));
    if (privileged.length === 0)
        return [ok(about, file.triggers.join(', '))];
    return privileged.map((trigger) => fault(about, {
        found: `${trigger} runs with secrets beside what strangers wrote; this action refuses it`,
        expected: 'pull_request, which checks the data of forks without credentials',
        fix: 'pull_request:',
        at: at(['on', trigger]),
    }));
}
const LEVELS = ['none', 'read', 'write'];
function permissions(file, job) {
    const { about, at } = spot('workflow-permissions', file, job);
    const needed = neededBy(job);
    const here = at(job.permissionsPath);
    if (job.permissions === undefined)
        return [
            fault(about, {
                found: 'neither the job nor the file says which permissions it has',
                expected: lines(needed),
                fix: `permissions: { ${lines(needed)} }`,
                at: at(job.path),
            }),
        ];
    if (typeof job.permissions === 'string')
        return [
            fault(about, {
                found: job.permissions,
                expected: lines(needed),
                fix: `permissions: { ${lines(needed)} }`,
                at: here,
            }),
        ];
    const given = job.permissions;
    const level = (scope) => LEVELS.indexOf(given[scope] ?? 'none');
    const results = Object.entries(needed)
        .filter(([scope, wanted]) => level(scope) < LEVELS.indexOf(wanted))
        .map(([scope, wanted]) => 
    // Without these two a run warns and goes on.
    (scope === 'pull-requests' || scope === 'statuses' || scope === 'actions' ? warning : fault)(about, {
        found: `${scope} is ${given[scope] ?? 'none'}`,
        expected: `${wanted}, for ${job.commands.join(', ')}`,
        fix: `${scope}: ${wanted}`,
        at: file.locate([...job.permissionsPath, scope]) ?? here,
    }));
    const more = Object.keys(given).filter((scope) => level(scope) > LEVELS.indexOf(needed[scope] ?? 'none'));
    const surplus = more.map((scope) => warning(about, {
        found: `${scope}: ${given[scope]} is more than ${job.commands.join(', ') || 'the command'} needs`,
        expected: needed[scope] ?? 'none',
        fix: needed[scope] === undefined
            ? `Delete the line ${scope}: ${given[scope]}`
            : `${scope}: ${needed[scope]}`,
        at: at([...job.permissionsPath, scope]),
    }));
    return results.length + surplus.length === 0 ? [ok(about, lines(needed))] : [...results, ...surplus];
}
function neededBy({ commands }) {
    return Object.fromEntries(commands
        .flatMap((command) => Object.entries(COMMAND_PERMISSIONS[command] ?? {}))
        // `write` wins over `read`, whichever command asks for it.
        .toSorted(([, a], [, b]) => LEVELS.indexOf(a) - LEVELS.indexOf(b)));
}
function lines(needed) {
    return Object.entries(needed)
        .map(([scope, level]) => `${scope}: ${level}`)
        .join(', ');
}
function hasIdentity({ permissions: given }) {
    return given === 'write-all' || (typeof given === 'object' && given['id-token'] === 'write');
}
/** A tag or a branch can be moved to other code, which then runs with the job's identity for AWS. */
function pins(file, job) {
    const { about, at } = spot('workflow-pins', file, job);
    const movable = job.steps.filter(({ uses }) => uses !== undefined && !isPinned(uses));
    const strangers = job.steps.filter((step) => !step.isOurs && !isCheckout(step));
    const results = movable.map(({ uses = '', path }) => (hasIdentity(job) ? fault : warning)(about, {
        found: `${uses} can be moved to other code`,
        expected: 'a full commit id, with the version as a comment',
        fix: `uses: ${uses.split('@')[0]}@<40 hex digits> # <version>`,
        at: at([...path, 'uses']),
    }));
    const beside = strangers.map(({ uses, path }) => warning(about, {
        found: `${uses ?? 'a script'} runs beside an identity for AWS`,
        expected: 'two steps in a job with `id-token: write`: the checkout and this action',
        fix: 'Move the step into a job of its own without `id-token: write`.',
        at: at(path),
    }));
    const all = [...results, ...(hasIdentity(job) ? beside : [])];
    return all.length === 0 ? [ok(about, 'commits')] : all;
}
function isPinned(uses) {
    return (uses.startsWith('./') || /@[0-9a-f]{40}$/.test(uses) || /^docker:\/\/.*@sha256:[0-9a-f]{64}$/.test(uses));
}
function isCheckout({ uses }) {
    return uses?.startsWith('actions/checkout@') === true;
}
function checkout(file, job) {
    const { about, at } = spot('workflow-checkout', file, job);
    const step = job.steps.find(isCheckout);
    if (step === undefined)
        return [
            fault(about, {
                found: 'the repository is not checked out',
                expected: 'actions/checkout before this action',
                fix: '- uses: actions/checkout@<commit>',
                at: at([...job.path, 'steps']),
            }),
        ];
    const results = [];
    const where = at([...step.path, 'with']) ?? at(step.path);
    if (step.with['fetch-depth'] !== 0)
        results.push(fault(about, {
            found: `fetch-depth is ${String(step.with['fetch-depth'] ?? '1, the default')}`,
            expected: '0: without the history it cannot be told which commit a training run belongs to',
            fix: 'fetch-depth: 0',
            at: file.locate([...step.path, 'with', 'fetch-depth']) ?? where,
        }));
    if (step.with['persist-credentials'] !== false)
        results.push(warning(about, {
            found: 'the checkout leaves the token behind in .git',
            expected: 'persist-credentials: false',
            fix: 'persist-credentials: false',
            at: file.locate([...step.path, 'with', 'persist-credentials']) ?? where,
        }));
    return results.length === 0 ? [ok(about, 'whole history, no token left behind')] : results;
}
const workflows_ENVIRONMENTS = {
    apply: 'bedrock-train',
    stop: 'bedrock-train',
    teardown: 'bedrock-teardown',
};
function environment(file, job) {
    const { about, at } = spot('workflow-environments', file, job);
    // A doctor tries every role from the job that is for it; an expression is for the reader of the file to judge.
    if (job.commands.includes('doctor') || job.environment?.includes('${{') === true)
        return [];
    const wanted = [...new Set(job.commands.flatMap((command) => workflows_ENVIRONMENTS[command] ?? []))];
    const [name] = wanted;
    if (name === undefined) {
        if (job.environment === undefined)
            return [ok(about, 'none, as the command needs')];
        return [
            warning(about, {
                found: `it stands in ${job.environment}, whose reviewers are asked at each run`,
                expected: 'no environment for a command that writes nothing',
                fix: `Delete the line environment: ${job.environment}`,
                at: at([...job.path, 'environment']),
            }),
        ];
    }
    if (wanted.length === 1 && job.environment === name)
        return [ok(about, name)];
    return [
        warning(about, {
            found: `it stands in ${job.environment ?? 'no environment'}`,
            expected: `${name}: the role for ${job.commands.join(', ')} trusts it, and its reviewers stand before the run`,
            fix: `environment: ${name}`,
            at: at([...job.path, 'environment']),
        }),
    ];
}
function limits(file, job) {
    const { about, at } = spot('workflow-limits', file, job);
    const { timeoutMinutes } = job;
    if (timeoutMinutes !== undefined && timeoutMinutes < GITHUB_LIMIT_MINUTES)
        return [ok(about, `${timeoutMinutes} minutes`)];
    return [
        warning(about, {
            found: timeoutMinutes === undefined ? "GitHub's default of 360 minutes" : `${timeoutMinutes} minutes`,
            expected: 'a limit of its own, so that a run that hangs does not use up minutes',
            fix: 'timeout-minutes: 15',
            at: at([...job.path, 'timeout-minutes']),
        }),
    ];
}

;// CONCATENATED MODULE: ./lib/doctor/doctor.js













function examine(facts) {
    const { locate } = readYaml(facts.config);
    const { repository, environments } = facts;
    const form = formInUse(repository);
    const checks = [
        ...checkRepository(repository, facts.workflows.kind === 'read' && avoidsEnvironments(facts.workflows.value)),
        ...checkWorkflows(facts.workflows),
        ...environments.flatMap((environment) => [
            ...checkAccess(environment, locate),
            ...checkProvider(environment),
            ...(facts.mode === 'laptop'
                ? checkTrust(environment, { identity: repository.identity, form })
                : checkAssumed(environment, thisJob(repository))),
            ...checkRights(environment),
            ...checkServiceTrust(environment),
            ...checkBuckets(environment, locate),
            ...checkModels(environment),
            ...checkQuotas(environment),
        ]),
    ];
    return { mode: facts.mode, checks: merged(sorted(checks)), probes: runProbes(facts) };
}
/** Two environments can share a role or a bucket: one fault has one line to change, and is told once. */
function merged(checks) {
    const byText = new Map();
    for (const check of checks) {
        const { subject, ...rest } = check;
        const key = JSON.stringify(check.outcome === 'fault' || check.outcome === 'warning' ? rest : check);
        const same = byText.get(key);
        byText.set(key, same === undefined ? check : { ...same, subject: `${same.subject}; ${subject}` });
    }
    return [...byText.values()];
}
/** The form of subjects that GitHub gives this repository today; undefined: not known. */
function formInUse({ claims, subjectTemplate }) {
    if (claims.kind === 'read')
        return formOf(claims.value['sub'] ?? '');
    if (subjectTemplate.kind !== 'read' || subjectTemplate.value.immutable === undefined)
        return undefined;
    return subjectTemplate.value.immutable ? 'immutable' : 'classic';
}
/** Faults and warnings that stand in a file of the repository, to be shown on their lines. */
function findingsOf({ checks }) {
    return checks.flatMap(({ id, outcome, subject, found, expected, fix, at }) => at === undefined || (outcome !== 'fault' && outcome !== 'warning')
        ? []
        : [
            {
                ...at,
                code: id,
                severity: outcome === 'fault' ? 'error' : 'warning',
                message: `${subject}: ${found}; expected: ${expected}`,
                hint: fix,
            },
        ]);
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./lib/report/blocks.js
var report_blocks = __webpack_require__(642);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(2527);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(7703);
// EXTERNAL MODULE: ./lib/report/summary.js
var summary = __webpack_require__(3394);
// EXTERNAL MODULE: ./lib/report/table.js
var table = __webpack_require__(8330);
;// CONCATENATED MODULE: ./lib/report/doctor.js
/** What `doctor` found: faults first, each with the line to change; then what was not checked; then the probes. */






/** A fix can be a whole policy statement, and is there to be copied. */
const FIX_MAX = 2500;
const PROBE_ORDER = ['contradicted', 'confirmed', 'open'];
function renderDoctor(report, options) {
    return options.format === 'markdown' ? markdown(report, options) : doctor_text(report, options);
}
function having(report, outcome) {
    return report.checks.filter((check) => check.outcome === outcome);
}
function verdict(report) {
    const size = (outcome) => having(report, outcome).length;
    const faults = size('fault') === 0 ? 'No fault found' : `${(0,format/* plural */.LS)(size('fault'), 'fault')} in the set-up`;
    const rest = [
        ...(size('warning') > 0 ? [(0,format/* plural */.LS)(size('warning'), 'warning')] : []),
        `${(0,format/* plural */.LS)(size('ok'), 'check')} fine`,
        ...(size('not-checked') > 0 ? [`${(0,format/* count */.U9)(size('not-checked'))} not checked`] : []),
    ];
    return `${faults}; ${rest.join(', ')}`;
}
function unchecked(report) {
    const groups = new Map();
    for (const { id, subject, found, fix } of having(report, 'not-checked')) {
        const key = JSON.stringify([found, fix]);
        const what = [...(groups.get(key)?.what ?? []), `${id} (${subject})`];
        groups.set(key, { found, fix, what });
    }
    return [...groups.values()];
}
function sortedProbes({ probes }) {
    return PROBE_ORDER.flatMap((state) => probes.filter((probe) => probe.state === state));
}
// Terminal
function doctor_text(report, { simulated }) {
    const head = `${simulated ? 'SIMULATED: ' : ''}${verdict(report)}`;
    const fine = having(report, 'ok').map(({ id, subject, found }) => [id, plain(subject), plain(found)]);
    const sections = [
        head,
        faultsText('Faults', having(report, 'fault')),
        faultsText('Warnings', having(report, 'warning')),
        section('Not checked', unchecked(report).map(uncheckedText)),
        section('Fine', fine.length === 0 ? [] : [(0,table/* textTable */.e)(OK_COLUMNS, fine)]),
        section('Probes: what is assumed and was not seen confirmed without a real account (docs/first-contact.md)', sortedProbes(report).map(({ id, state, told }) => `probe ${id}: ${state} (${plain(told)})`)),
    ];
    return `${sections.filter((part) => part !== '').join('\n\n')}\n`;
}
const OK_COLUMNS = [{ title: 'Check' }, { title: 'Where' }, { title: 'Found' }];
function section(title, lines) {
    return lines.length === 0 ? '' : [title, ...lines].join('\n');
}
function faultsText(title, results) {
    return section(title, results.map(({ id, subject, found, expected, fix, at }) => [
        `${id}  ${plain(subject)}: ${plain(found)}`,
        `    expected: ${plain(expected)}`,
        `    fix: ${at === undefined ? '' : `${placeOf(at)}: `}${plain(fix)}`,
    ].join('\n')));
}
function uncheckedText({ found, fix, what }) {
    return [
        `${plain(found)}: ${plain(what.join(', '))}`,
        ...(fix === '' ? [] : [`    how to: ${plain(fix)}`]),
    ].join('\n');
}
function placeOf({ file, line, column }) {
    return `${plain(file)}:${line}:${column}`;
}
function plain(value) {
    return (0,report_escape/* plainText */.wh)(value, FIX_MAX);
}
// Markdown
function markdown(report, { simulated }) {
    const head = `### ${simulated ? '**Simulated**: ' : ''}${verdict(report)}`;
    const blocks = [
        { text: head, rank: report_blocks/* KEEP */.k, what: 'verdict' },
        { text: faultsTable('Faults', having(report, 'fault')), rank: 1, what: 'faults' },
        { text: faultsTable('Warnings', having(report, 'warning')), rank: 2, what: 'warnings' },
        { text: uncheckedTable(unchecked(report)), rank: 3, what: 'what was not checked' },
        folded('Checks that are fine', fineTable(having(report, 'ok')), { rank: 5, what: 'fine checks' }),
        folded('Probes: what was not seen confirmed without a real account', probesTable(report), {
            rank: 4,
            what: 'probes',
        }),
    ];
    const end = '\n';
    const bytes = summary/* SUMMARY_BUDGET */.p - external_node_buffer_.Buffer.byteLength(end);
    return (0,report_blocks/* compose */.Z)(blocks, { bytes, elsewhere: 'the log of this step' }) + end;
}
function folded(title, table, block) {
    const fold = { summary: title, open: false };
    return { ...block, text: table, fold };
}
function faultsTable(title, results) {
    if (results.length === 0)
        return '';
    const columns = [
        { title: 'Check' },
        { title: 'Where' },
        { title: 'Found' },
        { title: 'Expected' },
        { title: 'Fix' },
    ];
    const rows = results.map(({ id, title, subject, found, expected, fix, at }) => [
        `${(0,report_escape/* code */.aY)(id)}: ${(0,report_escape/* escapeText */.X1)(title)}`,
        (0,report_escape/* escapeText */.X1)(subject),
        (0,report_escape/* escapeText */.X1)(found, FIX_MAX),
        (0,report_escape/* escapeText */.X1)(expected),
        `${at === undefined ? '' : `${(0,report_escape/* code */.aY)(placeOf(at))}: `}${(0,report_escape/* code */.aY)(fix, FIX_MAX)}`,
    ]);
    return `**${title}**\n\n${(0,table/* markdownTable */.Q)(columns, rows)}`;
}
function uncheckedTable(groups) {
    if (groups.length === 0)
        return '';
    const rows = groups.map(({ found, fix, what }) => [
        (0,report_escape/* escapeText */.X1)(found, FIX_MAX),
        (0,report_escape/* escapeText */.X1)(what.join(', '), FIX_MAX),
        (0,report_escape/* escapeText */.X1)(fix, FIX_MAX),
    ]);
    const columns = [{ title: 'Why' }, { title: 'What' }, { title: 'How to' }];
    return `**Not checked**\n\n${(0,table/* markdownTable */.Q)(columns, rows)}`;
}
function fineTable(results) {
    if (results.length === 0)
        return '';
    const rows = results.map(({ id, subject, found }) => [(0,report_escape/* code */.aY)(id), (0,report_escape/* escapeText */.X1)(subject), (0,report_escape/* escapeText */.X1)(found)]);
    return (0,table/* markdownTable */.Q)(OK_COLUMNS, rows);
}
function probesTable(report) {
    const columns = [
        { title: 'Probe' },
        { title: 'State' },
        { title: 'Assumption' },
        { title: 'Seen, or how to find out' },
    ];
    const rows = sortedProbes(report).map(({ id, assumes, state, told }) => [
        (0,report_escape/* code */.aY)(id),
        state,
        (0,report_escape/* escapeText */.X1)(assumes, FIX_MAX),
        (0,report_escape/* escapeText */.X1)(told, FIX_MAX),
    ]);
    return (0,table/* markdownTable */.Q)(columns, rows);
}

;// CONCATENATED MODULE: ./lib/doctor/rights.js

const LIST_RUNS = {
    action: 'bedrock:ListModelCustomizationJobs',
    on: ['all'],
    why: 'which training runs exist',
    operations: ['ListModelCustomizationJobs'],
};
const LIST_MODELS = {
    action: 'bedrock:ListCustomModels',
    on: ['all'],
    why: 'which models exist',
    operations: ['ListCustomModels'],
};
const GET_RUN = {
    action: 'bedrock:GetModelCustomizationJob',
    on: ['training-run'],
    why: 'state of a run, and what it was made from',
    operations: ['GetModelCustomizationJob'],
};
const LIST_DEPLOYMENTS = {
    action: 'bedrock:ListCustomModelDeployments',
    on: ['all'],
    why: 'what serves a model',
    operations: ['ListCustomModelDeployments'],
};
const LIST_THROUGHPUTS = {
    action: 'bedrock:ListProvisionedModelThroughputs',
    on: ['all'],
    why: 'what serves a model, and is billed by the hour',
    operations: ['ListProvisionedModelThroughputs'],
};
const LIST_VERSIONS = {
    action: 's3:ListBucketVersions',
    on: ['data-bucket', 'output-bucket'],
    why: 'what lies in S3, with all versions',
    operations: ['ListObjectVersions'],
    condition: 'prefix',
};
/** IAM knows no `s3:prefix` for it. */
const LIST_UPLOADS = {
    action: 's3:ListBucketMultipartUploads',
    on: ['data-bucket', 'output-bucket'],
    why: 'unfinished uploads, which are billed',
    operations: ['ListMultipartUploads'],
};
const STOP_RUN = {
    action: 'bedrock:StopModelCustomizationJob',
    on: ['training-run'],
    why: 'stop a run of this repository',
    operations: ['StopModelCustomizationJob'],
    condition: 'resource-tag',
};
const LIST_OUTPUTS = {
    action: 's3:ListBucket',
    on: ['output-bucket'],
    why: 'find the metrics of a run',
    operations: ['ListObjectsV2'],
    condition: 'prefix',
};
/** Tags say whose a thing is. */
function listTags(...on) {
    return {
        action: 'bedrock:ListTagsForResource',
        on,
        why: 'whose it is',
        operations: ['ListTagsForResource'],
    };
}
function readObjects(on, operations, why) {
    return { action: 's3:GetObject', on, why, operations };
}
function decrypt(operations) {
    return {
        action: 'kms:Decrypt',
        on: ['bucket-key'],
        why: 'read encrypted objects',
        operations,
        only: 'kms',
    };
}
const ROLE_RIGHTS = {
    plan: [LIST_RUNS, LIST_MODELS, GET_RUN, listTags('training-run')],
    status: [
        LIST_RUNS,
        LIST_MODELS,
        LIST_DEPLOYMENTS,
        LIST_THROUGHPUTS,
        GET_RUN,
        listTags('training-run', 'custom-model', 'deployment', 'throughput'),
        LIST_OUTPUTS,
        readObjects(['outputs'], ['GetObject'], 'metrics'),
        LIST_VERSIONS,
        LIST_UPLOADS,
        decrypt(['GetObject']),
    ],
    apply: [
        LIST_RUNS,
        LIST_MODELS,
        GET_RUN,
        listTags('training-run'),
        LIST_OUTPUTS,
        readObjects(['datasets', 'outputs'], ['HeadObject', 'GetObject'], 'what an upload found there; metrics'),
        {
            action: 's3:PutObject',
            on: ['datasets'],
            why: 'upload a dataset',
            operations: ['PutObject', 'CopyObject'],
        },
        {
            action: 'bedrock:CreateModelCustomizationJob',
            on: ['foundation-model', 'training-run', 'custom-model'],
            why: 'start a run',
            operations: ['CreateModelCustomizationJob'],
            condition: 'request-tag',
        },
        {
            action: 'bedrock:TagResource',
            on: ['training-run', 'custom-model'],
            why: 'mark run and model as ours while they are made',
            operations: ['CreateModelCustomizationJob'],
            condition: 'request-tag',
        },
        {
            action: 'iam:PassRole',
            on: ['service-role'],
            why: 'Bedrock reads the data with it',
            operations: ['CreateModelCustomizationJob'],
            condition: 'passed-to-bedrock',
        },
        STOP_RUN,
        {
            action: 's3:GetObjectVersion',
            on: ['s3-datasets'],
            why: 'copy the reviewed version',
            operations: ['HeadObject', 'CopyObject'],
            only: 's3-datasets',
        },
        decrypt(['HeadObject', 'GetObject', 'CopyObject']),
        {
            action: 'kms:GenerateDataKey',
            on: ['bucket-key'],
            why: 'write encrypted objects',
            operations: ['PutObject', 'CopyObject'],
            only: 'kms',
        },
    ],
    // `evaluate` and `promote` do not exist in this release: a role that nobody uses is a right that nobody needs.
    evaluate: [],
    teardown: [
        LIST_RUNS,
        LIST_MODELS,
        LIST_DEPLOYMENTS,
        LIST_THROUGHPUTS,
        GET_RUN,
        listTags('training-run', 'custom-model', 'deployment', 'throughput'),
        STOP_RUN,
        {
            action: 'bedrock:DeleteCustomModelDeployment',
            on: ['deployment'],
            why: 'delete a deployment of this repository',
            operations: ['DeleteCustomModelDeployment'],
            condition: 'resource-tag',
        },
        {
            action: 'bedrock:DeleteProvisionedModelThroughput',
            on: ['throughput'],
            why: 'delete provisioned throughput of this repository',
            operations: ['DeleteProvisionedModelThroughput'],
            condition: 'resource-tag',
        },
        {
            action: 'bedrock:DeleteCustomModel',
            on: ['custom-model'],
            why: 'delete a model of this repository',
            operations: ['DeleteCustomModel'],
            condition: 'resource-tag',
        },
        LIST_VERSIONS,
        LIST_UPLOADS,
        {
            action: 's3:GetObjectVersion',
            on: ['datasets'],
            why: 'metadata: whose each dataset is',
            operations: ['HeadObject'],
        },
        {
            action: 's3:DeleteObjectVersion',
            on: ['datasets', 'outputs'],
            why: 'delete datasets and outputs, version by version',
            operations: ['DeleteObjects'],
        },
        {
            action: 's3:AbortMultipartUpload',
            on: ['outputs'],
            why: 'end unfinished uploads of Bedrock',
            operations: ['AbortMultipartUpload'],
        },
    ],
};
/** ARNs of a kind in one place, `*` where every one of it is meant; empty where the place has none. */
function resourceArns(kind, place) {
    // The service role stands in the same partition (aws, aws-cn, aws-us-gov) as all the rest.
    const partition = place.serviceRoleArn.split(':')[1] ?? 'aws';
    const bedrock = (type) => `arn:${partition}:bedrock:${place.region}:${place.accountId}:${type}/*`;
    const s3 = (path) => `arn:${partition}:s3:::${path}`;
    switch (kind) {
        case 'all':
            return ['*'];
        case 'training-run':
            return [bedrock('model-customization-job')];
        case 'custom-model':
            return [bedrock('custom-model')];
        case 'deployment':
            return [bedrock('custom-model-deployment')];
        case 'throughput':
            return [bedrock('provisioned-model')];
        case 'foundation-model':
            return [`arn:${partition}:bedrock:${place.region}::foundation-model/*`];
        case 'service-role':
            return [place.serviceRoleArn];
        case 'data-bucket':
            return [s3(place.bucket)];
        case 'output-bucket':
            return [s3(place.outputBucket)];
        case 'datasets':
            return [s3(`${place.bucket}/${place.prefix}/datasets/*`)];
        case 'outputs':
            return [s3(`${place.outputBucket}/${place.prefix}/outputs/*`)];
        case 's3-datasets':
            return place.s3Datasets.map(s3);
        case 'bucket-key':
            return place.bucketKeyArn === undefined ? [] : [place.bucketKeyArn];
        default:
            return (0,errors/* unreachable */.HB)(kind);
    }
}
/** Condition keys and values as a call of ours brings them, for a policy simulation. */
function requestContext(right, place) {
    const account = { 'aws:ResourceAccount': place.accountId, 'aws:SecureTransport': 'true' };
    switch (right.condition) {
        case undefined:
            return account;
        case 'request-tag':
            return { ...account, [`aws:RequestTag/${OWNER_TAG}`]: place.repositoryId };
        case 'resource-tag':
            return { ...account, [`aws:ResourceTag/${OWNER_TAG}`]: place.repositoryId };
        case 'prefix':
            return { ...account, 's3:prefix': `${place.prefix}/` };
        case 'passed-to-bedrock':
            return { 'iam:PassedToService': 'bedrock.amazonaws.com' };
        default:
            return (0,errors/* unreachable */.HB)(right.condition);
    }
}
/** The tag that says whose a thing is; see `plan/names.ts`. */
const OWNER_TAG = 'bedrock-tune:repository-id';

;// CONCATENATED MODULE: ./lib/doctor/questions.js

/** A simulation takes no wildcards for an answer: what stands for "any" there is this name, which nothing has. */
const ANY = 'doctor-probe';
/** Every right of a role on every kind of resource it is granted on. */
function neededRights(role, place) {
    return ROLE_RIGHTS[role].flatMap((right) => {
        const context = { ...requestContext(right, place), ...keyContext(right.action, place) };
        return right.on.flatMap((kind) => resourceArns(kind, place).flatMap((arn) => concrete(arn, place).map((resource) => ({ action: right.action, resource, context }))));
    });
}
function concrete(arn, { baseModels }) {
    if (arn === '*' || !arn.endsWith('*'))
        return [arn];
    const start = arn.slice(0, -1);
    return start.endsWith(':foundation-model/') ? baseModels.map((id) => start + id) : [start + ANY];
}
/** What Bedrock itself needs to train. */
function serviceRights(place) {
    const context = { 'aws:ResourceAccount': place.accountId, 'aws:SecureTransport': 'true' };
    const on = (action, kinds) => kinds.flatMap((kind) => resourceArns(kind, place).flatMap((arn) => concrete(arn, place).map((resource) => ({
        action,
        resource,
        context: { ...context, ...prefixContext(kind, place) },
    }))));
    const onKey = (action) => resourceArns('bucket-key', place).map((resource) => ({
        action,
        resource,
        context: { ...context, ...keyContext(action, place) },
    }));
    return [
        ...on('s3:ListBucket', ['data-bucket', 'output-bucket']),
        ...on('s3:GetObject', ['datasets', 'outputs']),
        ...on('s3:PutObject', ['outputs']),
        ...onKey('kms:Decrypt'),
        ...onKey('kms:GenerateDataKey'),
    ];
}
/** A key of a bucket is used by S3, on behalf of the role. */
function keyContext(action, { region }) {
    return action.startsWith('kms:') ? { 'kms:ViaService': `s3.${region}.amazonaws.com` } : {};
}
function prefixContext(kind, { prefix }) {
    if (kind === 'data-bucket')
        return { 's3:prefix': `${prefix}/datasets/` };
    return kind === 'output-bucket' ? { 's3:prefix': `${prefix}/outputs/` } : {};
}
/** Rights that cost money, destroy, or lead to more rights; a role that has one has more than it needs. */
function excessRights(role, place) {
    const needed = ROLE_RIGHTS[role].map(({ action }) => action);
    return DANGEROUS.filter(({ action, evenOnOthers }) => evenOnOthers === true || !needed.includes(action)).map(({ action, resource }) => ({ action, resource: resource(place), context: {} }));
}
const partitionOf = ({ serviceRoleArn }) => serviceRoleArn.split(':')[1] ?? 'aws';
const bedrock = (type) => (place) => `arn:${partitionOf(place)}:bedrock:${place.region}:${place.accountId}:${type}/${ANY}`;
const bucket = (place) => `arn:${partitionOf(place)}:s3:::${place.bucket}`;
const foreignRole = (place) => `arn:${partitionOf(place)}:iam::${place.accountId}:role/${ANY}`;
const DANGEROUS = [
    { action: 'bedrock:CreateProvisionedModelThroughput', resource: bedrock('custom-model') },
    { action: 'bedrock:CreateModelCustomizationJob', resource: bedrock('model-customization-job') },
    // Without the tag that says it is ours.
    { action: 'bedrock:DeleteCustomModel', resource: bedrock('custom-model'), evenOnOthers: true },
    {
        action: 'bedrock:StopModelCustomizationJob',
        resource: bedrock('model-customization-job'),
        evenOnOthers: true,
    },
    { action: 's3:DeleteBucket', resource: bucket },
    { action: 's3:PutBucketPolicy', resource: bucket },
    { action: 's3:DeleteObjectVersion', resource: (place) => `${bucket(place)}/${ANY}`, evenOnOthers: true },
    { action: 's3:PutObject', resource: (place) => `${bucket(place)}/${ANY}`, evenOnOthers: true },
    { action: 's3:GetObject', resource: (place) => `${bucket(place)}/${ANY}`, evenOnOthers: true },
    { action: 'iam:PassRole', resource: foreignRole, evenOnOthers: true },
    { action: 'iam:AttachRolePolicy', resource: foreignRole },
    {
        action: 'iam:CreateAccessKey',
        resource: (place) => `arn:${partitionOf(place)}:iam::${place.accountId}:user/${ANY}`,
    },
];

// EXTERNAL MODULE: ./lib/plan/names.js
var names = __webpack_require__(595);
// EXTERNAL MODULE: ./lib/plan/reconcile.js
var reconcile = __webpack_require__(3023);
// EXTERNAL MODULE: ./lib/commands/parallel.js
var parallel = __webpack_require__(1923);
;// CONCATENATED MODULE: ./lib/commands/reading.js

/** A bug of ours is thrown on; everything else is an answer of its own. */
async function reading(work) {
    try {
        return { kind: 'read', value: await work() };
    }
    catch (thrown) {
        const error = (0,errors/* toAppError */.b_)(thrown);
        if (error.blame === 'bug')
            throw error;
        return { kind: 'unreadable', code: error.code, reason: error.message, hint: error.hint };
    }
}
/** Reads on from what was read; what was not stays what it is. */
async function readingOf(from, work) {
    return from.kind === 'read' ? await reading(() => work(from.value)) : from;
}
function skipped(reason, hint) {
    return { kind: 'skipped', reason, hint };
}

;// CONCATENATED MODULE: ./lib/commands/doctor-evidence.js




/** Ended runs that are looked at, the newest: a few tell, and many cost calls. */
const RUNS = 5;
const PARALLEL = 4;
async function evidenceOf(place) {
    const runs = await reading(async () => {
        const ended = (await place.account.bedrock.listRuns())
            .filter((run) => (0,names/* parseRunName */.E0)(run.jobName) !== undefined && !(0,reconcile/* isInFlight */.wn)(run.status))
            .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
            .slice(0, RUNS);
        return (await (0,parallel/* inParallel */.H)(ended, PARALLEL, (run) => runEvidence(place, run))).flat();
    });
    return { runs, dataset: await datasetEvidence(place, runs) };
}
async function runEvidence(place, summary) {
    const { account, environment, prefix } = place;
    const run = await account.bedrock.getRun(summary.jobArn);
    if (run === undefined)
        return [];
    const tags = await reading(() => account.bedrock.listTags(run.jobArn));
    const below = (0,names/* outputPrefix */.Mp)(prefix, run.jobName);
    const isHere = run.outputS3Uri?.startsWith(`s3://${environment.outputBucket}/${below.slice(0, -1)}`) === true;
    const outputs = place.readsObjects && isHere
        ? await reading(async () => (await account.objects.list(environment.outputBucket, below)).map(({ key }) => key))
        : skipped('its outputs lie elsewhere, or cannot be read with these credentials', '');
    return [{ run, tags, outputs }];
}
/** The dataset of the newest run that has one in our bucket. */
async function datasetEvidence({ account, environment, readsObjects }, runs) {
    const start = `s3://${environment.bucket}/`;
    const uri = (runs.kind === 'read' ? runs.value : []).flatMap(({ run }) => run.trainingS3Uri?.startsWith(start) === true ? [run.trainingS3Uri] : [])[0];
    if (uri === undefined || !readsObjects)
        return skipped('no dataset was looked at', '');
    return await reading(() => account.objects.head(environment.bucket, uri.slice(start.length)));
}

;// CONCATENATED MODULE: ./lib/commands/doctor-place.js
/** A command that this release does not have needs no role yet. */
const ROLES = ['plan', 'status', 'apply', 'teardown'];
function doctor_place_placeOf(environment, config, known) {
    const { bucket, outputBucket, roles } = environment;
    const jobs = (config?.jobs ?? []).filter((job) => job.environment.name === environment.name);
    const sources = jobs.flatMap(({ data }) => [data.training, ...(data.validation ? [data.validation] : [])]);
    return {
        ...known,
        environment,
        roles: ROLES.flatMap((name) => {
            const arn = roles[name];
            return arn === undefined ? [] : [{ name, arn }];
        }),
        buckets: [
            { name: bucket, key: 'bucket' },
            ...(outputBucket === bucket ? [] : [{ name: outputBucket, key: 'outputBucket' }]),
        ],
        jobs,
        s3Datasets: sources.flatMap((source) => (source.kind === 's3' ? [`${source.bucket}/${source.key}`] : [])),
    };
}
/** Each base model once, where the first job names it. */
function modelsOf({ jobs }) {
    const byId = new Map();
    for (const { baseModel } of jobs)
        if (!byId.has(baseModel.value))
            byId.set(baseModel.value, baseModel);
    return [...byId.values()];
}
function noEvidence(because) {
    return { runs: because, dataset: because };
}

;// CONCATENATED MODULE: ./lib/commands/doctor-account.js






const doctor_account_PARALLEL = 4;
async function accountFacts(context, place) {
    const { environment } = place;
    const { region, accountId } = environment;
    const account = await reading(() => context.setup.account({ region, accountId, roleArn: undefined }));
    const buckets = await (0,parallel/* inParallel */.H)(place.buckets, doctor_account_PARALLEL, ({ name, key }) => bucketFacts(account, name, key));
    const asked = askedPlace(place, buckets);
    const roles = await (0,parallel/* inParallel */.H)(place.roles, doctor_account_PARALLEL, (role) => roleFacts(account, role, asked));
    const [settings, rights, providers, quotas, models, evidence] = await Promise.all([
        readingOf(account, (setup) => setup.role(environment.serviceRoleArn)),
        readingOf(account, (setup) => setup.simulate(environment.serviceRoleArn, serviceRights(asked))),
        readingOf(account, (setup) => setup.oidcProviders()),
        quotaFacts(account),
        (0,parallel/* inParallel */.H)(modelsOf(place), doctor_account_PARALLEL, async (baseModel) => ({
            baseModel,
            state: await readingOf(account, (setup) => setup.baseModel(baseModel.value)),
            access: await readingOf(account, (setup) => setup.modelAccess(baseModel.value)),
        })),
        account.kind === 'read'
            ? evidenceOf({ account: account.value, environment, prefix: place.prefix, readsObjects: true })
            : noEvidence(account),
    ]);
    const serviceRole = { settings, rights };
    const access = account.kind === 'read' ? { kind: 'read', value: true } : account;
    return {
        environment,
        access,
        prefix: place.prefix,
        roles,
        serviceRole,
        providers,
        buckets,
        quotas,
        models,
        evidence,
    };
}
async function roleFacts(account, { name, arn }, asked) {
    const unknown = asked.repositoryId === ''
        ? skipped('the id of the repository is not known', 'Pass --repository-id, or set GITHUB_TOKEN.')
        : undefined;
    const ask = (questions) => readingOf(account, (setup) => setup.simulate(arn, questions));
    return {
        name,
        arn,
        settings: await readingOf(account, (setup) => setup.role(arn)),
        rights: unknown ?? (await ask(neededRights(name, asked))),
        excess: unknown ?? (await ask(excessRights(name, asked))),
        assumed: skipped('roles are not assumed on a laptop', 'Run doctor in a workflow.'),
        calls: [],
    };
}
async function bucketFacts(account, name, key) {
    const bucket = await readingOf(account, async (setup) => setup.bucket(name));
    const region = await readingOf(bucket, (settings) => settings.region());
    // One refusal says it all; seven would say it seven times.
    const open = region.kind === 'read' ? bucket : region;
    const [publicAccessBlock, ownership, encryption, versioning, lifecycle, policy] = await Promise.all([
        readingOf(open, (settings) => settings.publicAccessBlock()),
        readingOf(open, (settings) => settings.ownership()),
        readingOf(open, (settings) => settings.encryption()),
        readingOf(open, (settings) => settings.versioning()),
        readingOf(open, (settings) => settings.lifecycle()),
        readingOf(open, (settings) => settings.policy()),
    ]);
    return { name, key, region, publicAccessBlock, ownership, encryption, versioning, lifecycle, policy };
}
async function quotaFacts(account) {
    const [jobs, models, modelsInUse] = await Promise.all([
        readingOf(account, (setup) => setup.quota(QUOTA_CODES.jobs)),
        readingOf(account, (setup) => setup.quota(QUOTA_CODES.models)),
        readingOf(account, async (setup) => (await setup.bedrock.listModels()).length),
    ]);
    return { jobs, models, modelsInUse };
}
function askedPlace(place, buckets) {
    const { environment } = place;
    const keys = buckets.flatMap(({ encryption }) => encryption.kind === 'read' ? (encryption.value?.kmsKey ?? []) : []);
    return {
        ...environment,
        prefix: place.prefix,
        repositoryId: place.repositoryId ?? '',
        s3Datasets: place.s3Datasets,
        // A key that stands there by its id or alias cannot be asked about.
        bucketKeyArn: keys.find((key) => key.startsWith('arn:') && key.includes(':key/')),
        baseModels: modelsOf(place).map(({ value }) => value),
    };
}

;// CONCATENATED MODULE: ./lib/commands/doctor-job.js





const doctor_job_PARALLEL = 4;
const ON_A_LAPTOP = skipped('the roles of workflows may not read it', 'Run doctor on a laptop, with credentials that may read IAM and the settings of buckets.');
async function jobFacts(context, place) {
    const tried = await (0,parallel/* inParallel */.H)(place.roles, doctor_job_PARALLEL, (role) => tryRole(context, place, role));
    const unread = {
        region: ON_A_LAPTOP,
        publicAccessBlock: ON_A_LAPTOP,
        ownership: ON_A_LAPTOP,
        encryption: ON_A_LAPTOP,
        versioning: ON_A_LAPTOP,
        lifecycle: ON_A_LAPTOP,
        policy: ON_A_LAPTOP,
    };
    return {
        environment: place.environment,
        access: ON_A_LAPTOP,
        prefix: place.prefix,
        roles: tried.map(({ role }) => role),
        serviceRole: { settings: ON_A_LAPTOP, rights: ON_A_LAPTOP },
        providers: ON_A_LAPTOP,
        buckets: place.buckets.map((bucket) => ({ ...bucket, ...unread })),
        quotas: { jobs: ON_A_LAPTOP, models: ON_A_LAPTOP, modelsInUse: ON_A_LAPTOP },
        models: modelsOf(place).map((baseModel) => ({ baseModel, state: ON_A_LAPTOP, access: ON_A_LAPTOP })),
        evidence: await evidenceFrom(place, tried),
    };
}
/** Any role may look at runs; of those the job has, one that reads objects tells more. */
async function evidenceFrom({ environment, prefix }, tried) {
    const had = tried.filter(({ account }) => account !== undefined);
    const best = had.find(({ role }) => mayReadObjects(role.name)) ?? had[0];
    if (best?.account === undefined)
        return noEvidence({ kind: 'skipped', reason: 'no role', hint: '' });
    return await evidenceOf({
        account: best.account,
        environment,
        prefix,
        readsObjects: mayReadObjects(best.role.name),
    });
}
function mayReadObjects(role) {
    return ROLE_RIGHTS[role].some(({ action, on }) => action === 's3:GetObject' && on.includes('outputs'));
}
async function tryRole(context, place, { name, arn }) {
    const { region, accountId } = place.environment;
    const account = await reading(() => context.setup.account({ region, accountId, roleArn: arn }));
    const assumed = account.kind === 'read' ? { kind: 'read', value: true } : account;
    return {
        role: {
            name,
            arn,
            settings: ON_A_LAPTOP,
            rights: ON_A_LAPTOP,
            excess: ON_A_LAPTOP,
            assumed,
            calls: account.kind === 'read' ? await readCalls(account.value, name, place) : [],
        },
        account: account.kind === 'read' ? account.value : undefined,
    };
}
/** Nothing lies there: the answer is short, and the right is asked all the same. */
const below = ({ prefix }, part) => `${prefix}/${part}/doctor-probe/`;
/** A read call for each right that can be tried without knowing an object. */
const CALLS = {
    'bedrock:ListModelCustomizationJobs': ({ bedrock }) => bedrock.listRuns(),
    'bedrock:ListCustomModels': ({ bedrock }) => bedrock.listModels(),
    'bedrock:ListCustomModelDeployments': ({ bedrock }) => bedrock.listDeployments(),
    'bedrock:ListProvisionedModelThroughputs': ({ bedrock }) => bedrock.listThroughputs(),
    's3:ListBucket': ({ objects }, place) => objects.list(place.environment.outputBucket, below(place, 'outputs')),
    's3:ListBucketVersions': ({ objects }, place) => objects.listVersions(place.environment.bucket, below(place, 'datasets')),
    's3:ListBucketMultipartUploads': ({ objects }, place) => objects.listUploads(place.environment.outputBucket, below(place, 'outputs')),
};
async function readCalls(account, role, place) {
    const actions = [...new Set(ROLE_RIGHTS[role].map(({ action }) => action))];
    return await (0,parallel/* inParallel */.H)(actions.flatMap((action) => {
        const call = CALLS[action];
        return call === undefined ? [] : [{ action, call }];
    }), doctor_job_PARALLEL, async ({ action, call }) => ({
        action,
        outcome: await reading(async () => {
            await call(account, place);
            return true;
        }),
    }));
}

;// CONCATENATED MODULE: ./lib/commands/doctor-repository.js

/** The repository variable that switches the template workflows on. */
const ENABLED_VARIABLE = 'BEDROCK_TUNE_ENABLED';
async function repositoryFacts(context) {
    const claims = await claimsOf(context);
    const setup = await setupOf(context);
    const [found, environments, subjectTemplate, actionsPolicy, defaultPermissions, enabledVariable] = await Promise.all([
        readingOf(setup, (github) => github.repository()),
        readingOf(setup, (github) => github.environments()),
        readingOf(setup, (github) => github.subjectTemplate()),
        readingOf(setup, (github) => github.actionsPolicy()),
        readingOf(setup, (github) => github.defaultPermissions()),
        readingOf(setup, (github) => github.variable(ENABLED_VARIABLE)),
    ]);
    const { repository, repositoryUrl } = context.run;
    const url = repositoryUrl ?? `https://github.com/${repository ?? 'OWNER/REPOSITORY'}`;
    return {
        identity: identityOf(context, found, claims),
        claims,
        environments: withAdministrator(environments, `${url}/settings/environments`),
        subjectTemplate: withAdministrator(subjectTemplate, `${url}/settings/actions`),
        actionsPolicy: withAdministrator(actionsPolicy, `${url}/settings/actions`),
        defaultPermissions: withAdministrator(defaultPermissions, `${url}/settings/actions`),
        enabledVariable: withAdministrator(enabledVariable, `${url}/settings/variables/actions`),
        url,
    };
}
/** What the token of a workflow may never read, whatever its permissions. */
function withAdministrator(found, page) {
    if (found.kind !== 'unreadable' || !['github-denied', 'github-not-found'].includes(found.code))
        return found;
    const hint = `Run doctor on a laptop with GITHUB_TOKEN of somebody who administers the repository, or look at ${page}.`;
    return { ...found, hint };
}
async function claimsOf({ trigger, setup }) {
    if (trigger.kind === 'local')
        return skipped('there is no OIDC token on a laptop', 'Run doctor in a workflow.');
    return await reading(() => setup.claims());
}
async function setupOf({ inputs, run, setup }) {
    const { githubToken } = inputs;
    const { repository } = run;
    if (repository === undefined)
        return skipped('the repository is not known', 'Pass --repository OWNER/NAME, and set GITHUB_TOKEN.');
    if (githubToken === undefined)
        return skipped('there is no token for GitHub', 'Set GITHUB_TOKEN to a token that may read the settings of the repository.');
    return await reading(() => setup.repository(githubToken, repository));
}
/** GitHub's own answer is whole; without it the run, the token and the command line each know a part. */
function identityOf({ run }, found, claims) {
    if (found.kind === 'read')
        return found;
    if (run.repository === undefined)
        return found;
    const ofToken = claims.kind === 'read' ? claims.value : {};
    return {
        kind: 'read',
        value: {
            name: run.repository,
            id: run.repositoryId,
            ownerId: ofToken['repository_owner_id'],
            defaultBranch: run.defaultBranch,
        },
    };
}

// EXTERNAL MODULE: ./lib/commands/load.js + 24 modules
var load = __webpack_require__(4860);
// EXTERNAL MODULE: ./lib/commands/observe.js
var observe = __webpack_require__(5358);
// EXTERNAL MODULE: ./lib/commands/scope.js + 1 modules
var scope = __webpack_require__(7048);
;// CONCATENATED MODULE: ./lib/commands/doctor.js













const doctor_PARALLEL = 2;
async function doctor(context) {
    const loaded = await (0,load/* loadConfig */.Z9)(context);
    if (loaded.config !== undefined)
        (0,scope/* requireEnvironments */.Mq)(context, loaded.config);
    const facts = await gather(context, loaded);
    const report = examine(facts);
    const findings = [...loaded.findings, ...findingsOf(report)];
    const faults = report.checks.filter(({ outcome }) => outcome === 'fault');
    const isRed = faults.length > 0 || (0,errors/* hasErrors */.Cs)(findings);
    const options = { simulated: context.simulated };
    return {
        command: 'doctor',
        decision: isRed ? 'findings' : 'valid',
        reasonCode: faults.length > 0 ? 'setup-faults' : isRed ? 'findings' : 'ok',
        findings,
        jobs: [],
        hasChanges: false,
        hasWork: false,
        commentUrl: undefined,
        summary: renderDoctor(report, { ...options, format: 'markdown' }),
        terminal: renderDoctor(report, { ...options, format: 'text' }),
        details: { doctor: report },
        counts: { checks: report.checks.length, faults: faults.length, probes: report.probes.length },
    };
}
async function gather(context, loaded) {
    const mode = context.trigger.kind === 'local' ? 'laptop' : 'workflow';
    const repository = await repositoryFacts(context);
    const { identity } = repository;
    const repositoryId = identity.kind === 'read' ? identity.value.id : context.run.repositoryId;
    const environmentFacts = mode === 'laptop' ? accountFacts : jobFacts;
    const environments = await (0,parallel/* inParallel */.H)(selected(context, loaded), doctor_PARALLEL, (environment) => {
        const known = { prefix: (0,observe/* prefixOf */.MT)(context, environment), repositoryId };
        return environmentFacts(context, doctor_place_placeOf(environment, loaded.config, known));
    });
    return {
        mode,
        config: { path: context.inputs.config, text: await textOf(context) },
        repository,
        environments,
        workflows: await reading(() => context.setup.workflowFiles()),
    };
}
/** For the places of its lines. */
async function textOf({ files, inputs }) {
    const bytes = await files.readSmall(inputs.config, source/* MAX_FILE_BYTES */.gZ);
    return new TextDecoder().decode(bytes);
}
function selected({ inputs }, { environments }) {
    return environments.filter(({ name }) => inputs.environments.length === 0 || inputs.environments.includes(name));
}


/***/ })

};
