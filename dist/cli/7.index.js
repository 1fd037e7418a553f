export const id = 7;
export const ids = [7];
export const modules = {

/***/ 7:
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

// EXTERNAL MODULE: ./lib/init/github-environments.js
var github_environments = __webpack_require__(5838);
;// CONCATENATED MODULE: ./lib/doctor/subjects.js

const AUDIENCE = 'sts.amazonaws.com';
/** Those of the template workflows. */
const [train, teardown] = github_environments/* GITHUB_ENVIRONMENTS */.p6;
const USUAL_ENVIRONMENTS = { train, teardown };
/** Whose jobs assume the role; undefined: jobs outside of GitHub environments. */
const ROLE_ENVIRONMENTS = {
    plan: undefined,
    status: undefined,
    apply: 'train',
    evaluate: 'train',
    teardown: 'teardown',
};
/** Whether its jobs stand in a GitHub environment, where there are such. */
function standsInEnvironment(role) {
    return ROLE_ENVIRONMENTS[role] !== undefined;
}
/** The run a role is made for. */
function runOf(role, { defaultBranch: branch, environments }, by) {
    if (role === 'plan')
        return { kind: 'pull-request' };
    const environment = ROLE_ENVIRONMENTS[role];
    return environment === undefined || by === 'branch'
        ? { kind: 'branch', branch }
        : { kind: 'environment', environment: environments[environment], branch };
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
            // GitHub writes a colon of the name so that nobody takes the rest for another part of the subject.
            return `environment:${run.environment.replaceAll(':', '%3A')}`;
    }
}
/** The form of a subject GitHub gave; undefined: another template. */
function formOf(subject) {
    if (/^repo:[^@/:]+@\d+\/[^@/:]+@\d+:/.test(subject))
        return 'immutable';
    return /^repo:[^@/:]+\/[^@/:]+:/.test(subject) ? 'classic' : undefined;
}
/** Claims of such a run as far as they are known beforehand, as condition keys in lower case. */
function claimKeys(run, repository, { sub, aud }) {
    const [owner = ''] = repository.name.split('/');
    const claims = {
        aud,
        sub,
        repository: repository.name,
        repository_owner: owner,
        repository_id: repository.id,
        repository_owner_id: repository.ownerId,
        environment: run.kind === 'environment' ? run.environment : undefined,
        ref: run.kind === 'pull-request' ? 'refs/pull/1/merge' : `refs/heads/${run.branch}`,
        event_name: run.kind === 'pull-request' ? 'pull_request' : undefined,
    };
    return Object.fromEntries(Object.entries(claims).flatMap(([name, value]) => value === undefined ? [] : [[`${repository.issuer.toLowerCase()}:${name}`, value]]));
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
    const runs = ['environment', 'branch'].map((by) => runOf(role, repository, by));
    // What a token was made out to another service for must not open this one.
    const anyone = { who: 'tokens for any audience', repository, audience: NOBODY };
    return [
        ...others.flatMap((other) => runs.map((run) => ({ ...other, run, audience: AUDIENCE }))),
        ...runs.map((run) => ({ ...anyone, run })),
        ...(role === 'plan' ? [] : insiders(role, repository)),
    ];
}
/** Runs of this very repository that the role is not for. GitHub makes an environment by being asked for its name. */
function insiders(role, repository) {
    const branch = { kind: 'branch', branch: NOBODY };
    const { train, teardown } = repository.environments;
    const own = runOf(role, repository, 'environment');
    const environments = [train, teardown, NOBODY].filter((name) => own.kind !== 'environment' || name !== own.environment);
    const same = { repository, audience: AUDIENCE };
    return [
        { who: 'pull requests', run: { kind: 'pull-request' }, ...same },
        { who: 'every branch', run: branch, ...same },
        ...environments.map((environment) => ({
            who: environment === NOBODY ? 'GitHub environments of any name' : `the GitHub environment ${environment}`,
            run: { kind: 'environment', environment, branch: NOBODY },
            ...same,
        })),
    ];
}

;// CONCATENATED MODULE: ./lib/doctor/trust.js




const ASSUME_ACTION = 'sts:AssumeRoleWithWebIdentity';
const FORMS = ['classic', 'immutable'];
function checkTrust({ environment, roles }, { home, form }) {
    return roles.flatMap((role) => {
        const about = { id: 'role-trust', subject: `${environment.name}: role ${role.name}` };
        return judged(about, role.settings, (settings) => judged(about, home, (repository) => trustOf({ about, role, repository, form }, settings)));
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
        expected: `only ${whoOf(runFor(subject))} of ${repository.name}`,
        fix: conditionFix(subject),
    });
}
function missingRole({ about, role }) {
    return fault(about, {
        found: `there is no role ${role.arn}`,
        expected: 'the role that jobs.yaml names',
        fix: 'Deploy bootstrap/account.yaml, or correct the ARN under `roles:` in jobs.yaml.',
    });
}
function runFor({ role, repository }) {
    return runOf(role.name, repository, repository.by);
}
/** undefined: this form of the subject needs ids that are not known. */
function verdictOf(policy, roleArn, { run, repository, audience = AUDIENCE }, form) {
    const sub = subjectOf(run, repository, form);
    if (sub === undefined)
        return undefined;
    return decide(policy, {
        action: ASSUME_ACTION,
        principal: { kind: 'Federated', id: providerArn(roleArn, repository) },
        context: claimKeys(run, repository, { sub, aud: audience }),
    });
}
/** The provider stands in the account of the role: STS accepts no other. */
function providerArn(roleArn, { issuer }) {
    const [, partition = 'aws', , , account = ''] = roleArn.split(':');
    return `arn:${partition}:iam::${account}:oidc-provider/${issuer}`;
}
/** The forms of the subject in which a role lets a run in. */
function formsFor(policy, roleArn, bearer) {
    return FORMS.filter((form) => verdictOf(policy, roleArn, bearer, form)?.kind === 'allowed');
}
function acceptance(subject, policy) {
    const { about, role, repository } = subject;
    const forms = formsFor(policy, role.arn, { run: runFor(subject), repository });
    const inUse = subject.form ?? forms[0];
    if (inUse !== undefined && forms.includes(inUse))
        return accepted(subject, forms);
    const branch = runOf(role.name, repository, 'branch');
    if (forms.length > 0 || formsFor(policy, role.arn, { run: branch, repository }).length === 0)
        return refusal(subject, policy);
    return fault(about, {
        found: `it trusts ${whoOf(branch)} itself, and a job in ${whoOf(runFor(subject))} has another subject`,
        expected: whoOf(runFor(subject)),
        fix: conditionFix(subject),
    });
}
/** Where the roles that write expect their jobs to stand; undefined: none of them lets any such job in. */
function trustedBy(environments, home) {
    const roles = environments.flatMap((environment) => environment.roles);
    const trusts = (by) => roles.some(({ name, arn, settings }) => {
        if (!standsInEnvironment(name) || settings.kind !== 'read')
            return false;
        const policy = readPolicy(settings.value?.trust ?? '');
        const bearer = { run: runOf(name, home, by), repository: home };
        return policy !== undefined && formsFor(policy, arn, bearer).length > 0;
    });
    return ['environment', 'branch'].find(trusts);
}
function accepted(subject, forms) {
    const { about, repository } = subject;
    const run = runFor(subject);
    const lacking = FORMS.filter((form) => !forms.includes(form) && subjectOf(run, repository, form));
    // Who has named the form in use has less to trust: a classic subject belongs to whoever holds the name.
    if (lacking.length > 0 && subject.form === undefined)
        return warning(about, {
            found: `it trusts the ${forms.join()} form of the subject and not the ${lacking.join()} one`,
            expected: 'both, for GitHub moves repositories from the classic to the immutable form',
            fix: conditionFix(subject),
        });
    const only = forms.length < FORMS.length ? ` (${forms.join()} form of the subject)` : '';
    return ok(about, `it trusts ${whoOf(run)} of ${repository.name} and nobody else that was tried${only}`);
}
function refusal(subject, policy) {
    const { about, role, repository } = subject;
    const form = subject.form ?? 'classic';
    const run = runFor(subject);
    const verdict = verdictOf(policy, role.arn, { run, repository }, form);
    if (verdict?.kind === 'undecided')
        return notChecked(about, `its trust policy has ${verdict.because}, which is not weighed here`, conditionFix(subject));
    const misses = verdict?.kind === 'not-allowed' ? verdict.misses : [];
    if (misses.length > 0 && misses.every((miss) => dependsOnToken(miss, repository)))
        return notChecked(about, `its trust depends on what only a token says: ${misses.map(missText).join('; ')}`, 'Run doctor in the workflow job that uses the role.');
    const why = verdict?.kind === 'denied' ? 'a Deny statement matches' : misses.map(missText).join('; ');
    return fault(about, {
        found: `it does not trust ${whoOf(run)}${why === '' ? '' : `: ${why}`}`,
        expected: `the subject ${subjectOf(run, repository, form)}`,
        fix: conditionFix(subject),
    });
}
function dependsOnToken(miss, { issuer }) {
    return (miss.kind === 'condition' &&
        miss.found === undefined &&
        miss.condition.key.toLowerCase().startsWith(`${issuer.toLowerCase()}:`));
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
function conditionFix(subject) {
    const run = runFor(subject);
    const { issuer } = subject.repository;
    const subjects = FORMS.flatMap((form) => subjectOf(run, subject.repository, form) ?? []);
    const condition = {
        StringEquals: {
            [`${issuer}:aud`]: AUDIENCE,
            [`${issuer}:sub`]: subjects.length === 1 ? subjects[0] : subjects,
        },
    };
    return `In the trust policy of ${subject.role.arn}: "Condition": ${JSON.stringify(condition)}, "Action": "${ASSUME_ACTION}", "Principal": {"Federated": "${providerArn(subject.role.arn, subject.repository)}"}`;
}
/** @param role for messages about roles that this job is not for */
function whoUses(role, home) {
    return whoOf(runOf(role, home, home.by));
}

;// CONCATENATED MODULE: ./lib/doctor/assumed.js



function thisJob({ claims }, known) {
    if (claims.kind !== 'read')
        return claims;
    if (known.kind !== 'read')
        return known;
    const home = known.value;
    const subject = claims.value['sub'] ?? '';
    const is = (role, by) => ['classic', 'immutable'].some((form) => subjectOf(runOf(role, home, by), home, form) === subject);
    const fits = (role) => is(role, home.by) ? 'made-for' : is(role, 'branch') ? 'by-branch' : 'not';
    return { kind: 'read', value: { subject, home, fits } };
}
function checkAssumed({ environment, roles }, thisOne) {
    return roles.flatMap((role) => {
        const about = { id: 'role-assumed', subject: `${environment.name}: role ${role.name}` };
        return judged(about, thisOne, (job) => role.assumed.kind === 'read'
            ? [granted(about, role, job), ...callsOf(environment.name, role)]
            : refused(about, role, job));
    });
}
function granted(about, { name, arn }, { subject, home, fits }) {
    const fit = fits(name);
    if (fit === 'made-for')
        return ok(about, `this job (${subject}) has it`);
    // A push to the branch needs a right of its own; and who may plan may read only.
    const grade = fit === 'by-branch' || name === 'plan' ? warning : fault;
    return grade(about, {
        found: `this job (${subject}) can have it`,
        expected: `only ${whoUses(name, home)}`,
        fix: `Narrow the condition on sub in the trust policy of ${arn}.`,
    });
}
function refused(about, { name, assumed }, { subject, home, fits }) {
    if (assumed.kind === 'read')
        return ok(about, subject);
    if (assumed.kind === 'skipped' || assumed.code !== 'identity-refused')
        return notChecked(about, assumed.reason, assumed.hint);
    if (fits(name) === 'made-for')
        return fault(about, { found: assumed.reason, expected: 'the role for this job', fix: assumed.hint });
    const how = `Run doctor from ${whoUses(name, home)}.`;
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

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/doctor/place.js
/** One place, an environment of `jobs.yaml`: which ARNs its rights are on, and what a call of ours brings there. */

/** The service role stands in the same partition (aws, aws-cn, aws-us-gov) as all the rest. */
function partitionOf({ serviceRoleArn }) {
    return serviceRoleArn.split(':')[1] ?? 'aws';
}
/** ARNs of a kind in one place, `*` where every one of it is meant; empty where the place has none. */
function resourceArns(kind, place) {
    const partition = partitionOf(place);
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
        case 'foundation-model-anywhere':
            return [`arn:${partition}:bedrock:*::foundation-model/*`];
        case 'inference-profile':
            return [bedrock('inference-profile')];
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
        case 'both-tags':
            return {
                ...account,
                [`aws:RequestTag/${OWNER_TAG}`]: place.repositoryId,
                [`aws:ResourceTag/${OWNER_TAG}`]: place.repositoryId,
            };
        case 'inference-profile': {
            const [profiles = ''] = resourceArns('inference-profile', place);
            return { ...account, 'bedrock:InferenceProfileArn': profiles.replace('*', 'doctor-probe') };
        }
        case 'prefix':
            return { ...account, 's3:prefix': `${place.prefix}/` };
        case 'passed-to-bedrock':
            return { 'iam:PassedToService': 'bedrock.amazonaws.com' };
        default:
            return (0,errors/* unreachable */.HB)(right.condition);
    }
}
/** The condition under which `bootstrap/account.yaml` grants a right, from what a call of ours brings. */
function policyCondition({ action, context, }) {
    const condition = {};
    const ask = (operator, key, value) => {
        condition[operator] = { ...condition[operator], [key]: value };
    };
    for (const [key, value] of Object.entries(context)) {
        if (key === 's3:prefix')
            ask('StringLike', key, `${value}*`);
        else if (key === 'bedrock:InferenceProfileArn')
            ask('ArnLike', key, value.replace(/doctor-probe$/, '*'));
        else if (key !== 'aws:SecureTransport' && (key !== 'aws:ResourceAccount' || action.startsWith('s3:')))
            ask('StringEquals', key, value);
    }
    const [given, owner] = ['aws:RequestTag', 'aws:ResourceTag'].map((key) => `${key}/${OWNER_TAG}`);
    const own = given === undefined ? undefined : context[given];
    // What exists already and is another's must be neither tagged over nor trained further.
    if (own !== undefined && owner !== undefined && context[owner] === undefined)
        ask('StringEqualsIfExists', owner, own);
    return condition;
}
/** The tag that says whose a thing is; see `plan/names.ts`. */
const OWNER_TAG = 'bedrock-tune:repository-id';

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
    const partition = partitionOf(environment);
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
    const pushBranches = list(object(object(root['on'])['push'])['branches']).map(String);
    return { path, locate, triggers, pushBranches, jobs };
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
/** In which GitHub environment a command that writes has to run. */
const ENVIRONMENT_OF = {
    apply: 'train',
    stop: 'train',
    teardown: 'teardown',
};
/** Where the jobs that write stand; `branch` if none names a GitHub environment, undefined if there are no such jobs. */
function placeOfWriters(texts) {
    const writers = actionFiles(texts)
        .flatMap(({ jobs }) => jobs)
        .filter(({ commands }) => commands.some((command) => Object.hasOwn(ENVIRONMENT_OF, command)));
    if (writers.length === 0)
        return undefined;
    return writers.every(({ environment }) => environment === undefined) ? 'branch' : 'environment';
}
/** The branch whose pushes start our workflows; undefined: they name none, several, or a pattern. */
function pushedBranch(texts) {
    const [branch, ...others] = new Set(actionFiles(texts).flatMap(({ pushBranches }) => pushBranches));
    return branch === undefined || others.length > 0 || /[*?+![\]$]/.test(branch) ? undefined : branch;
}
/** Names that all jobs of a kind agree on; the usual ones where they do not, or where both kinds would share one. */
function environmentNames(texts) {
    const jobs = actionFiles(texts).flatMap((file) => file.jobs);
    const agreed = (kind) => {
        const names = new Set(jobs.flatMap(({ commands, environment }) => commands.some((command) => ENVIRONMENT_OF[command] === kind) ? [environment] : []));
        const [name] = names;
        return names.size !== 1 || name === undefined || name.includes('${{') ? USUAL_ENVIRONMENTS[kind] : name;
    };
    const found = { train: agreed('train'), teardown: agreed('teardown') };
    return found.train === found.teardown ? USUAL_ENVIRONMENTS : found;
}

;// CONCATENATED MODULE: ./lib/doctor/home.js



function basisOf({ repository: given, environments, workflows }) {
    const texts = workflows.kind === 'read' ? workflows.value : [];
    const names = environmentNames(texts);
    const repository = { ...given, identity: withBranch(given.identity, pushedBranch(texts)) };
    const written = placeOfWriters(texts);
    const home = homeOf(repository, { environments: names, by: written ?? 'environment' });
    const trusted = home.kind === 'read' ? trustedBy(environments, home.value) : undefined;
    // One job or one role is enough: whoever wants environments is told what lacks for them.
    const wanted = [written, trusted].includes('environment') ? 'environment' : (written ?? trusted);
    const places = { environments: names, by: wanted ?? 'environment' };
    return { repository, places, home: homeOf(repository, places), form: formInUse(repository) };
}
function withBranch(identity, pushed) {
    if (identity.kind !== 'read')
        return identity;
    const { defaultBranch = pushed, ...rest } = identity.value;
    return { kind: 'read', value: { ...rest, defaultBranch } };
}
function homeOf({ identity, issuer }, places) {
    if (identity.kind !== 'read')
        return identity;
    const { defaultBranch } = identity.value;
    // A guess would call a sound set-up broken, and its fix would break it.
    if (defaultBranch === undefined)
        return {
            kind: 'skipped',
            reason: 'the default branch is not known',
            hint: 'Set GH_TOKEN to a token that may read the repository, or let the clone ask: git remote set-head origin --auto',
        };
    return { kind: 'read', value: { ...identity.value, ...places, defaultBranch, issuer } };
}
function formInUse({ claims, subjectTemplate }) {
    if (claims.kind === 'read')
        return formOf(claims.value['sub'] ?? '');
    if (subjectTemplate.kind !== 'read' || subjectTemplate.value.immutable === undefined)
        return undefined;
    return subjectTemplate.value.immutable ? 'immutable' : 'classic';
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
        assumes: 'CreateModelCustomizationJob is allowed by rights on foundation-model/ID with its suffix, model-customization-job/* and custom-model/*, each with aws:RequestTag and, of what is being made, no aws:ResourceTag; TagResource is asked for the tags.',
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
        id: 'deploy-rights',
        assumes: 'CreateCustomModelDeployment is checked on custom-model/* and sees its tags; UpdateCustomModelDeployment and InvokeModel see those of a deployment.',
        how: 'Deploy account.yaml with EvaluateRole=yes; with that role deploy a model of the repository, then one of another: only the second may be denied.',
        matters: 'The role evaluate of bootstrap/account.yaml, which is prepared for a later release.',
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


function checkProvider({ environment, providers, roles }, issuer) {
    const about = {
        id: 'oidc-provider',
        subject: `${environment.name}: account ${environment.accountId}`,
    };
    if (roles.length === 0)
        return [
            notChecked({ id: 'role-trust', subject: environment.name }, 'jobs.yaml names no role for the workflows', 'Name one per command under `roles:` of the environment.'),
        ];
    return judged(about, providers, (found) => {
        const provider = found.find(({ url }) => url.toLowerCase() === issuer.toLowerCase());
        if (provider === undefined)
            return fault(about, {
                found: `it has no provider ${issuer}`,
                expected: 'one, for only it lets workflows in',
                fix: `aws iam create-open-id-connect-provider --url https://${issuer} --client-id-list ${AUDIENCE} (or deploy bootstrap/account.yaml)`,
            });
        if (!provider.audiences.includes(AUDIENCE))
            return fault(about, {
                found: `its audiences are ${provider.audiences.join(', ') || 'none'}`,
                expected: AUDIENCE,
                fix: `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${provider.arn} --client-id ${AUDIENCE}`,
            });
        return ok(about, `${issuer} with the audience ${AUDIENCE}`);
    });
}
/** A workflow job without a token can have no role, so that nothing of AWS is checked. */
function checkIdentity({ claims }) {
    if (claims.kind !== 'unreadable')
        return [];
    const about = { id: 'account-access', subject: 'this job' };
    return [fault(about, { found: claims.reason, expected: 'an OIDC token', fix: claims.hint })];
}
/** Where nothing at all was checked, it must not look as if all were well. */
function checkAccess({ environment, access }, { locate, isAnyOpen }) {
    const { name, accountId } = environment;
    const about = { id: 'account-access', subject: `${name}: account ${accountId}` };
    if (access.kind === 'skipped')
        return [];
    if (access.kind === 'read')
        return [ok(about, 'these credentials lead there')];
    const expected = `credentials of account ${accountId}`;
    const said = { found: access.reason, expected, fix: access.hint };
    if (access.code !== 'account-mismatch')
        return [(isAnyOpen ? warning : fault)(about, said)];
    return [fault(about, { ...said, at: locate(['environments', name, 'accountId']) })];
}

;// CONCATENATED MODULE: ./lib/doctor/region.js
/** An environment whose region is wrong: one line to change, which would otherwise show as a fault of everything else. */

/** Where its buckets lie and its service role is for, if both agree that it is not where `jobs.yaml` says. */
function actualRegion({ environment, buckets, serviceRole }) {
    const regions = new Set(buckets.map(({ region }) => (region.kind === 'read' ? region.value : undefined)));
    const [found] = regions;
    if (regions.size !== 1 || found === undefined || found === environment.region)
        return undefined;
    const { settings } = serviceRole;
    const trust = settings.kind === 'read' ? (settings.value?.trust ?? '') : '';
    const isFor = (region) => trust.includes(`:bedrock:${region}:`);
    return isFor(found) && !isFor(environment.region) ? found : undefined;
}
function checkRegion({ environment }, actual, locate) {
    const { name, region } = environment;
    return [
        fault({ id: 'bucket-region', subject: name }, {
            found: `its buckets and its service role are for ${actual}, jobs.yaml says ${region}`,
            expected: 'one region for all of an environment',
            fix: `region: ${actual}`,
            at: locate(['environments', name, 'region']),
        }),
        notChecked({ id: 'role-rights', subject: name }, 'rights, models and quotas belong to a region, and this one is not right', 'Correct the region and run doctor again.'),
    ];
}

;// CONCATENATED MODULE: ./lib/doctor/repository.js
/** The repository's settings on GitHub, which are the boundary against a person with push rights. */



function checkRepository(facts, places) {
    const { name } = knownName(facts);
    const { train, teardown } = places.environments;
    return [
        ...identity(facts),
        ...subject(facts, name),
        ...(places.by === 'branch' ? [branchAlone(facts, name)] : environments(facts, [train, teardown])),
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
        ? notChecked({ ...about, subject: name }, `${id === undefined ? 'its id is' : 'the id of its owner is'} not known, so the immutable form of subjects cannot be tried; default branch ${defaultBranch ?? 'not known'}, as the clone or the workflows say`, 'Set GH_TOKEN to a token that may read the repository.')
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
/** One choice, told once: the other checks then take it for what is wanted. */
function branchAlone(facts, name) {
    const branch = branchOf(facts) ?? 'that GitHub shows first';
    return warning({ id: 'github-environments', subject: name }, {
        found: `no job that writes stands in one, so its role has to trust the branch ${branch} itself: any workflow on it can use the role, and no reviewer is asked`,
        expected: 'GitHub environments with reviewers, where the plan of the repository has them',
        fix: 'Without such a plan nothing is to be done. Else change all three: make the environments, name them in the workflows, deploy account.yaml with TrustBy=environment (docs/setup.md#plans-of-github of bedrock-tune)',
    });
}
function branchOf({ identity: known }) {
    return known.kind === 'read' ? known.value.defaultBranch : undefined;
}
function environments(facts, names) {
    const { environments: reading, url } = facts;
    if (reading.kind !== 'read')
        return ['github-environments', 'environment-branch-rule', 'environment-reviewers'].map((id) => notChecked({ id, subject: names.join(', ') }, reading.reason, `${reading.hint} Or look: ${url}/settings/environments`));
    return names.flatMap((name) => {
        const found = reading.value.find((candidate) => candidate.name === name);
        const about = { id: 'github-environments', subject: name };
        if (found === undefined)
            return [
                fault(about, {
                    found: 'there is no such environment; GitHub makes an open one when a job first names it',
                    expected: 'an environment for the default branch only, with reviewers',
                    fix: creation(facts, name),
                }),
            ];
        return [ok(about, 'it exists'), branchRule(found, facts), reviewers(found, url)];
    });
}
/** The commands of `init` in one line; names that a shell would take for more are for the page. */
function creation(facts, name) {
    const page = `${facts.url}/settings/environments/new`;
    const { name: repository } = knownName(facts);
    const branch = branchOf(facts);
    if (branch === undefined || ![repository, name, branch].every((word) => /^[\w./-]+$/.test(word)))
        return `Create it: ${page}`;
    const commands = (0,github_environments/* environmentCommands */.O)({ repository, name, branch });
    return `${commands.map((command) => command.replace(/\s*\\\n\s*/g, ' ')).join(' && ')} (or ${page})`;
}
function branchRule({ name, refs }, facts) {
    const about = { id: 'environment-branch-rule', subject: name };
    const { url } = facts;
    const branch = branchOf(facts);
    if (branch === undefined)
        return notChecked(about, 'the default branch is not known', `Look: ${url}/settings/environments`);
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
            expected: 'each job waits for a reviewer, whoever started it',
            fix,
        });
    return ok(about, 'a reviewer approves each job, administrators too');
}
function variable({ enabledVariable, url }, name) {
    const about = { id: 'repository-variable', subject: github_environments/* ENABLED_VARIABLE */.jE };
    return judged(about, enabledVariable, (value) => value === 'true'
        ? ok(about, 'true')
        : warning(about, {
            found: value === undefined ? 'it is not set' : `it is ${JSON.stringify(value)}`,
            expected: '"true"; until then train, follow, stop and teardown of the template workflows do nothing',
            fix: `gh variable set ${github_environments/* ENABLED_VARIABLE */.jE} --body true --repo ${name} (or ${url}/settings/variables/actions)`,
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
            : `In the policy of ${roleArn}: ${statementsFor(missing)}`,
    });
}
function rightText({ action, resource }) {
    return `${action} on ${resource}`;
}
/** What is missing as statements to copy, one for each condition: without it they would allow more than is needed. */
function statementsFor(missing) {
    const groups = new Map();
    for (const answer of missing) {
        const key = JSON.stringify(policyCondition(answer));
        groups.set(key, [...(groups.get(key) ?? []), answer]);
    }
    return [...groups.values()].map(statementFor).join(', ');
}
function statementFor(missing) {
    const [first] = missing;
    const Condition = first === undefined ? {} : policyCondition(first);
    return JSON.stringify({
        Effect: 'Allow',
        Action: [...new Set(missing.map(({ action }) => action))],
        Resource: [...new Set(missing.map(({ resource }) => resource.replace(/doctor-probe$/, '*')))],
        ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
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
        const partition = partitionOf({ serviceRoleArn });
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

;// CONCATENATED MODULE: ./lib/doctor/workflows.js


const PRIVILEGED = ['pull_request_target', 'workflow_run'];
const GITHUB_LIMIT_MINUTES = 360;
function checkWorkflows(reading, places) {
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
        return [...broken, ...files.flatMap((file) => checkFile(file, places))];
    });
}
function checkFile(file, places) {
    const jobs = file.jobs.map(({ id }) => id).join(', ');
    const results = [
        ...triggers(file),
        ...file.jobs.flatMap((job) => [
            ...permissions(file, job),
            ...pins(file, job),
            ...checkout(file, job),
            ...environment(file, job, places),
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
function environment(file, job, places) {
    const { about, at } = spot('workflow-environments', file, job);
    // A doctor tries every role from the job that is for it; an expression is for the reader of the file to judge.
    if (job.commands.includes('doctor') || job.environment?.includes('${{') === true)
        return [];
    const kinds = job.commands.flatMap((command) => ENVIRONMENT_OF[command] ?? []);
    const wanted = [...new Set(kinds.map((kind) => places.environments[kind]))];
    const [name] = wanted;
    if (name !== undefined && places.by === 'branch')
        return [ok(about, 'none, like every job that writes')];
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
    const { environments, mode } = facts;
    const { repository, places, home, form } = basisOf(facts);
    const isAnyOpen = environments.some(({ access }) => access.kind === 'read');
    const checks = [
        ...checkRepository(repository, places),
        ...checkWorkflows(facts.workflows, places),
        ...(mode === 'workflow' ? checkIdentity(repository) : []),
        ...environments.flatMap((environment) => [
            ...checkAccess(environment, { locate, isAnyOpen }),
            ...checkProvider(environment, repository.issuer),
            ...(mode === 'laptop'
                ? checkTrust(environment, { home, form })
                : checkAssumed(environment, thisJob(repository, home))),
            ...checkInRegion(environment, locate),
        ]),
    ];
    return { mode, checks: merged(sorted(checks)), probes: runProbes(facts) };
}
/** What depends on the region of the environment. */
function checkInRegion(environment, locate) {
    const actual = actualRegion(environment);
    const buckets = checkBuckets(environment, locate);
    if (actual !== undefined)
        return [
            ...checkRegion(environment, actual, locate),
            ...buckets.filter(({ id }) => id !== 'bucket-region'),
        ];
    return [
        ...checkRights(environment),
        ...checkServiceTrust(environment),
        ...buckets,
        ...checkModels(environment),
        ...checkQuotas(environment),
    ];
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
    const none = size('not-checked') === 0 ? 'No fault found' : 'No fault found in what could be checked';
    const faults = size('fault') === 0 ? none : `${(0,format/* plural */.LS)(size('fault'), 'fault')} in the set-up`;
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
        section('Probes: what could not be confirmed without a real account', probesText(report)),
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
/** What is open is a page of its own, and the same for everybody. */
function probesText(report) {
    const probes = sortedProbes(report);
    const open = probes.filter(({ state }) => state === 'open');
    return [
        ...probes
            .filter((probe) => !open.includes(probe))
            .map(({ id, state, told }) => `probe ${id}: ${state} (${plain(told)})`),
        ...(open.length === 0 ? [] : [`${(0,format/* count */.U9)(open.length)} open: docs/first-contact.md says how to find out`]),
    ];
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
    // Prepared for `evaluate` and `promote` of a later release: account.yaml makes this role only if asked for.
    evaluate: [
        LIST_RUNS,
        LIST_MODELS,
        LIST_DEPLOYMENTS,
        GET_RUN,
        listTags('training-run', 'custom-model', 'deployment'),
        {
            action: 'bedrock:GetCustomModelDeployment',
            on: ['deployment'],
            why: 'which model a deployment serves',
            operations: ['GetCustomModelDeployment'],
        },
        {
            action: 'bedrock:CreateCustomModelDeployment',
            on: ['custom-model'],
            why: 'deploy a model of this repository',
            operations: ['CreateCustomModelDeployment'],
            condition: 'both-tags',
        },
        {
            action: 'bedrock:TagResource',
            on: ['deployment'],
            why: 'mark the deployment as ours while it is made',
            operations: ['CreateCustomModelDeployment'],
            condition: 'request-tag',
        },
        {
            action: 'bedrock:UpdateCustomModelDeployment',
            on: ['custom-model', 'deployment'],
            why: 'let a deployment serve the better model',
            operations: ['UpdateCustomModelDeployment'],
            condition: 'resource-tag',
        },
        {
            action: 'bedrock:InvokeModel',
            on: ['deployment'],
            why: 'ask the tuned model',
            operations: ['Converse'],
            condition: 'resource-tag',
        },
        {
            action: 'bedrock:InvokeModel',
            on: ['foundation-model', 'inference-profile'],
            why: 'ask the base model',
            operations: ['Converse'],
        },
        {
            action: 'bedrock:InvokeModel',
            on: ['foundation-model-anywhere'],
            why: 'ask the base model, wherever its profile has it',
            operations: ['Converse'],
            condition: 'inference-profile',
        },
    ],
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
function concrete(arn, { baseModels, region }) {
    if (arn === '*' || !arn.endsWith('*'))
        return [arn];
    // Where any region would do, one is asked about.
    const start = arn.slice(0, -1).replace(':*:', `:${region}:`);
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
    return DANGEROUS.filter(({ action, evenOnOthers }) => evenOnOthers === true || !needed.includes(action)).map(({ action, resource, context }) => ({
        action,
        resource: resource(place),
        context: context?.(place) ?? {},
    }));
}
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
    // Over the tag of another repository: then the two rights above would reach it.
    {
        action: 'bedrock:TagResource',
        resource: bedrock('custom-model'),
        evenOnOthers: true,
        context: ({ repositoryId }) => ({
            [`aws:RequestTag/${OWNER_TAG}`]: repositoryId,
            [`aws:ResourceTag/${OWNER_TAG}`]: ANY,
        }),
    },
    { action: 's3:DeleteBucket', resource: bucket },
    { action: 's3:PutBucketPolicy', resource: bucket },
    { action: 's3:DeleteObjectVersion', resource: (place) => `${bucket(place)}/${ANY}`, evenOnOthers: true },
    { action: 's3:PutObject', resource: (place) => `${bucket(place)}/${ANY}`, evenOnOthers: true },
    { action: 's3:GetObject', resource: (place) => `${bucket(place)}/${ANY}`, evenOnOthers: true },
    { action: 'iam:PassRole', resource: foreignRole, evenOnOthers: true },
    { action: 'iam:AttachRolePolicy', resource: foreignRole },
    { action: 'iam:PutRolePolicy', resource: foreignRole },
    { action: 'sts:AssumeRole', resource: foreignRole },
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
// EXTERNAL MODULE: ./lib/commands/reading.js
var reading = __webpack_require__(2306);
;// CONCATENATED MODULE: ./lib/commands/doctor-evidence.js




/** Ended runs that are looked at, the newest: a few tell, and many cost calls. */
const RUNS = 5;
const PARALLEL = 4;
async function evidenceOf(place) {
    const runs = await (0,reading/* reading */.hF)(async () => {
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
    const tags = await (0,reading/* reading */.hF)(() => account.bedrock.listTags(run.jobArn));
    const below = (0,names/* outputPrefix */.Mp)(prefix, run.jobName);
    const isHere = run.outputS3Uri?.startsWith(`s3://${environment.outputBucket}/${below.slice(0, -1)}`) === true;
    const outputs = place.readsObjects && isHere
        ? await (0,reading/* reading */.hF)(async () => (await account.objects.list(environment.outputBucket, below)).map(({ key }) => key))
        : (0,reading/* skipped */.hT)('its outputs lie elsewhere, or cannot be read with these credentials', '');
    return [{ run, tags, outputs }];
}
/** The dataset of the newest run that has one in our bucket. */
async function datasetEvidence({ account, environment, readsObjects }, runs) {
    const start = `s3://${environment.bucket}/`;
    const uri = (runs.kind === 'read' ? runs.value : []).flatMap(({ run }) => run.trainingS3Uri?.startsWith(start) === true ? [run.trainingS3Uri] : [])[0];
    if (uri === undefined || !readsObjects)
        return (0,reading/* skipped */.hT)('no dataset was looked at', '');
    return await (0,reading/* reading */.hF)(() => account.objects.head(environment.bucket, uri.slice(start.length)));
}

// EXTERNAL MODULE: ./lib/config/environment-fields.js
var environment_fields = __webpack_require__(3989);
;// CONCATENATED MODULE: ./lib/commands/doctor-place.js
/** One environment of `jobs.yaml` as `doctor` goes about it. */

function doctor_place_placeOf(environment, config, known) {
    const { bucket, outputBucket, roles } = environment;
    const jobs = (config?.jobs ?? []).filter((job) => job.environment.name === environment.name);
    const sources = jobs.flatMap(({ data }) => [data.training, ...(data.validation ? [data.validation] : [])]);
    return {
        ...known,
        environment,
        roles: environment_fields/* ROLE_NAMES */.S.flatMap((name) => {
            const arn = roles[name];
            // One role for all commands: those of a later release need nothing of it yet.
            const isPrepared = name === 'evaluate' && arn === roles.apply;
            return arn === undefined || isPrepared ? [] : [{ name, arn }];
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
    const account = signedIn(await (0,reading/* reading */.hF)(() => context.setup.account({ region, accountId, roleArn: undefined })));
    const buckets = await (0,parallel/* inParallel */.H)(place.buckets, doctor_account_PARALLEL, ({ name, key }) => bucketFacts(account, name, key));
    const asked = askedPlace(place, buckets);
    const roles = await (0,parallel/* inParallel */.H)(place.roles, doctor_account_PARALLEL, (role) => roleFacts(account, role, asked));
    const [settings, rights, providers, quotas, models, evidence] = await Promise.all([
        (0,reading/* readingOf */.MU)(account, (setup) => setup.role(environment.serviceRoleArn)),
        (0,reading/* readingOf */.MU)(account, (setup) => setup.simulate(environment.serviceRoleArn, serviceRights(asked))),
        (0,reading/* readingOf */.MU)(account, (setup) => setup.oidcProviders()),
        quotaFacts(account),
        (0,parallel/* inParallel */.H)(modelsOf(place), doctor_account_PARALLEL, async (baseModel) => ({
            baseModel,
            state: await (0,reading/* readingOf */.MU)(account, (setup) => setup.baseModel(baseModel.value)),
            access: await (0,reading/* readingOf */.MU)(account, (setup) => setup.modelAccess(baseModel.value)),
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
/** Elsewhere a role in `jobs.yaml` would do; here only a person's own credentials are used. */
function signedIn(account) {
    if (account.kind !== 'unreadable' || account.code !== 'identity-unavailable')
        return account;
    return {
        ...account,
        hint: 'Sign in (aws sso login) and set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), of somebody who may read IAM and the buckets.',
    };
}
async function roleFacts(account, { name, arn }, asked) {
    const settings = await (0,reading/* readingOf */.MU)(account, (setup) => setup.role(arn));
    const unasked = whyNotAsked(settings, asked);
    const ask = (questions) => (0,reading/* readingOf */.MU)(account, (setup) => setup.simulate(arn, questions));
    return {
        name,
        arn,
        settings,
        rights: unasked ?? (await ask(neededRights(name, asked))),
        excess: unasked ?? (await ask(excessRights(name, asked))),
        assumed: (0,reading/* skipped */.hT)('roles are not assumed on a laptop', 'Run doctor in a workflow.'),
        calls: [],
    };
}
/** Why IAM need not be asked what a role may do: the answer is known, or would be waited for in vain. */
function whyNotAsked(settings, { repositoryId }) {
    if (settings.kind === 'unreadable' && settings.code === 'aws-unavailable')
        return settings;
    if (settings.kind === 'read' && settings.value === undefined)
        return { kind: 'skipped', reason: 'there is no such role', hint: 'See the fault of role-trust.' };
    if (repositoryId === '')
        return {
            kind: 'skipped',
            reason: 'the id of the repository is not known',
            hint: 'Pass --repository-id, or set GH_TOKEN.',
        };
    return undefined;
}
async function bucketFacts(account, name, key) {
    const bucket = await (0,reading/* readingOf */.MU)(account, async (setup) => setup.bucket(name));
    const region = await (0,reading/* readingOf */.MU)(bucket, (settings) => settings.region());
    // One refusal says it all; seven would say it seven times.
    const open = region.kind === 'read' ? bucket : region;
    const [publicAccessBlock, ownership, encryption, versioning, lifecycle, policy] = await Promise.all([
        (0,reading/* readingOf */.MU)(open, (settings) => settings.publicAccessBlock()),
        (0,reading/* readingOf */.MU)(open, (settings) => settings.ownership()),
        (0,reading/* readingOf */.MU)(open, (settings) => settings.encryption()),
        (0,reading/* readingOf */.MU)(open, (settings) => settings.versioning()),
        (0,reading/* readingOf */.MU)(open, (settings) => settings.lifecycle()),
        (0,reading/* readingOf */.MU)(open, (settings) => settings.policy()),
    ]);
    return { name, key, region, publicAccessBlock, ownership, encryption, versioning, lifecycle, policy };
}
async function quotaFacts(account) {
    const [jobs, models, modelsInUse] = await Promise.all([
        (0,reading/* readingOf */.MU)(account, (setup) => setup.quota(QUOTA_CODES.jobs)),
        (0,reading/* readingOf */.MU)(account, (setup) => setup.quota(QUOTA_CODES.models)),
        (0,reading/* readingOf */.MU)(account, async (setup) => (await setup.bedrock.listModels()).length),
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
const ON_A_LAPTOP = (0,reading/* skipped */.hT)('the roles of workflows may not read it', 'Run doctor on a laptop, with credentials that may read IAM and the settings of buckets.');
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
    const account = await (0,reading/* reading */.hF)(() => context.setup.account({ region, accountId, roleArn: arn }));
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
        outcome: await (0,reading/* reading */.hF)(async () => {
            await call(account, place);
            return true;
        }),
    }));
}

;// CONCATENATED MODULE: ./lib/commands/doctor-repository.js


/** The repository variable that switches the template workflows on. */
async function repositoryFacts(context) {
    const claims = await claimsOf(context);
    const setup = await setupOf(context);
    const [found, environments, subjectTemplate, actionsPolicy, defaultPermissions, enabledVariable] = await Promise.all([
        (0,reading/* readingOf */.MU)(setup, (github) => github.repository()),
        (0,reading/* readingOf */.MU)(setup, (github) => github.environments()),
        (0,reading/* readingOf */.MU)(setup, (github) => github.subjectTemplate()),
        (0,reading/* readingOf */.MU)(setup, (github) => github.actionsPolicy()),
        (0,reading/* readingOf */.MU)(setup, (github) => github.defaultPermissions()),
        (0,reading/* readingOf */.MU)(setup, (github) => github.variable(github_environments/* ENABLED_VARIABLE */.jE)),
    ]);
    const { repository, repositoryUrl } = context.run;
    const url = repositoryUrl ?? `https://github.com/${repository ?? 'OWNER/REPOSITORY'}`;
    return {
        identity: await identityOf(context, found, claims),
        claims,
        issuer: issuerOf(context, claims),
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
    const hint = `Run doctor on a laptop with GH_TOKEN of somebody who administers the repository, or look at ${page}.`;
    return { ...found, hint };
}
async function claimsOf({ trigger, setup }) {
    if (trigger.kind === 'local')
        return (0,reading/* skipped */.hT)('there is no OIDC token on a laptop', 'Run doctor in a workflow.');
    return await (0,reading/* reading */.hF)(() => setup.claims());
}
async function setupOf({ inputs, run, setup }) {
    const { githubToken } = inputs;
    const { repository } = run;
    if (repository === undefined)
        return (0,reading/* skipped */.hT)('the repository is not known', 'Pass --repository OWNER/NAME, and set GH_TOKEN.');
    if (githubToken === undefined)
        return (0,reading/* skipped */.hT)('there is no token for GitHub', 'Set GH_TOKEN to a token that may read the settings of the repository: GH_TOKEN="$(gh auth token)". In a workflow give the input `github-token`.');
    return await (0,reading/* reading */.hF)(() => setup.repository(githubToken, repository));
}
/** A token says it itself; before there is one, the address of GitHub's API tells. */
function issuerOf({ setup }, claims) {
    const said = claims.kind === 'read' ? claims.value['iss'] : undefined;
    return said?.replace(/^https:\/\//, '') ?? setup.issuer;
}
/** GitHub's own answer is whole; without it the run, the token, the clone and the command line each know a part. */
async function identityOf({ run, setup }, found, claims) {
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
            defaultBranch: run.defaultBranch ?? (await setup.clonedBranch()),
        },
    };
}

// EXTERNAL MODULE: ./lib/commands/load.js + 4 modules
var load = __webpack_require__(2029);
// EXTERNAL MODULE: ./lib/commands/observe.js
var observe = __webpack_require__(5358);
// EXTERNAL MODULE: ./lib/commands/scope.js + 2 modules
var scope = __webpack_require__(3572);
;// CONCATENATED MODULE: ./lib/commands/doctor.js
/** `doctor`: checks the set-up without writing anything, and says for each fault which line to change. */













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
    const isSelected = (0,scope/* environmentFilter */.s3)(context);
    const selected = loaded.environments.filter(({ name }) => isSelected(name));
    const environments = await (0,parallel/* inParallel */.H)(selected, doctor_PARALLEL, (environment) => {
        const known = { prefix: (0,observe/* prefixOf */.MT)(context, environment), repositoryId };
        return environmentFacts(context, doctor_place_placeOf(environment, loaded.config, known));
    });
    return {
        mode,
        config: { path: context.inputs.config, text: await textOf(context) },
        repository,
        environments,
        workflows: await (0,reading/* reading */.hF)(() => context.setup.workflowFiles()),
    };
}
/** For the places of its lines. */
async function textOf({ files, inputs }) {
    const bytes = await files.readSmall(inputs.config, source/* MAX_FILE_BYTES */.g);
    return new TextDecoder().decode(bytes);
}


/***/ }),

/***/ 5838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ environmentCommands),
/* harmony export */   jE: () => (/* binding */ ENABLED_VARIABLE),
/* harmony export */   p6: () => (/* binding */ GITHUB_ENVIRONMENTS)
/* harmony export */ });
/**
 * What the workflows ask of a repository's settings: the GitHub environments whose reviewers let a run spend or delete,
 * the commands that make one, and the variable that switches the workflows on.
 */
const ENABLED_VARIABLE = 'BEDROCK_TUNE_ENABLED';
const GITHUB_ENVIRONMENTS = ['bedrock-train', 'bedrock-teardown'];
/** For a POSIX shell, in this order; one of them has several lines. */
function environmentCommands({ repository, name, branch }) {
    const path = `repos/${repository}/environments/${name}`;
    return [
        `gh api --silent --method PUT ${path} \\
  -F 'deployment_branch_policy[protected_branches]=false' \\
  -F 'deployment_branch_policy[custom_branch_policies]=true' \\
  -F 'reviewers[][type]=User' -F "reviewers[][id]=$(gh api user --jq .id)"`,
        `gh api --silent --method POST ${path}/deployment-branch-policies -f name=${branch}`,
    ];
}


/***/ })

};
