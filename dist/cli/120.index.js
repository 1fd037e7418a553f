export const id = 120;
export const ids = [120];
export const modules = {

/***/ 1120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctor: () => (/* binding */ doctor)
});

// EXTERNAL MODULE: ./lib/doctor/check.js
var doctor_check = __webpack_require__(7387);
// EXTERNAL MODULE: ./lib/doctor/subjects.js
var subjects = __webpack_require__(7902);
// EXTERNAL MODULE: ./lib/doctor/trust.js + 1 modules
var trust = __webpack_require__(82);
;// CONCATENATED MODULE: ./lib/doctor/assumed.js



function thisJob({ claims }, known) {
    if (claims.kind !== 'read')
        return claims;
    if (known.kind !== 'read')
        return known;
    const home = known.value;
    const subject = claims.value['sub'] ?? '';
    const is = (role, by) => ['classic', 'immutable'].some((form) => (0,subjects/* subjectOf */.et)((0,subjects/* runOf */.ng)(role, home, by), home, form) === subject);
    const fits = (role) => is(role, home.by) ? 'made-for' : is(role, 'branch') ? 'by-branch' : 'not';
    return { kind: 'read', value: { subject, home, fits } };
}
function checkAssumed({ environment, roles }, thisOne) {
    return roles.flatMap((role) => {
        const about = { id: 'role-assumed', subject: `${environment.name}: role ${role.name}` };
        return (0,doctor_check/* judged */.g$)(about, thisOne, (job) => role.assumed.kind === 'read'
            ? [granted(about, role, job), ...callsOf(environment.name, role)]
            : refused(about, role, job));
    });
}
function granted(about, { name, arn }, { subject, home, fits }) {
    const fit = fits(name);
    if (fit === 'made-for')
        return (0,doctor_check.ok)(about, `this job (${subject}) has it`);
    // A push to the branch needs a right of its own; and who may plan may read only.
    const grade = fit === 'by-branch' || name === 'plan' ? doctor_check/* warning */.$e : doctor_check/* fault */.DG;
    return grade(about, {
        found: `this job (${subject}) can have it`,
        expected: `only ${(0,trust/* whoUses */.nq)(name, home)}`,
        fix: `Narrow the condition on sub in the trust policy of ${arn}.`,
    });
}
function refused(about, { name, assumed }, { subject, home, fits }) {
    if (assumed.kind === 'read')
        return (0,doctor_check.ok)(about, subject);
    if (assumed.kind === 'skipped' || assumed.code !== 'identity-refused')
        return (0,doctor_check/* notChecked */.lb)(about, assumed.reason, assumed.hint);
    if (fits(name) === 'made-for')
        return (0,doctor_check/* fault */.DG)(about, { found: assumed.reason, expected: 'the role for this job', fix: assumed.hint });
    const how = `Run doctor from ${(0,trust/* whoUses */.nq)(name, home)}.`;
    return (0,doctor_check/* notChecked */.lb)(about, `AWS refuses it to this job (${subject}), as it should`, how);
}
/** Only a call proves a right here: a role may not ask IAM about itself. */
function callsOf(environment, { name, arn, calls }) {
    const about = { id: 'role-rights', subject: `${environment}: role ${name}` };
    const failed = calls.flatMap(({ action, outcome }) => outcome.kind === 'unreadable' ? [{ action, ...outcome }] : []);
    const tried = calls.map(({ action }) => action).join(', ') || 'none';
    const [first] = failed;
    if (first === undefined)
        return [
            (0,doctor_check.ok)(about, `answered: ${tried}`),
            (0,doctor_check/* notChecked */.lb)(about, 'rights to write cannot be tried without writing', 'Run doctor on a laptop: there IAM is asked about every right.'),
        ];
    const isDenied = ['aws-access-denied', 'bucket-refused'].includes(first.code);
    const result = {
        found: failed.map(({ reason }) => reason).join('; '),
        expected: `answers to ${tried}`,
        fix: isDenied
            ? `In the policy of ${arn}: allow ${failed.map(({ action }) => action).join(', ')}.`
            : first.hint,
    };
    return [isDenied ? (0,doctor_check/* fault */.DG)(about, result) : (0,doctor_check/* notChecked */.lb)(about, result.found, result.fix)];
}

// EXTERNAL MODULE: ./lib/doctor/buckets.js
var doctor_buckets = __webpack_require__(8840);
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
/** Each file once, for all that look at them. */
function readWorkflows(sources) {
    const isOurRepository = isActionItself(sources);
    return sources.map((source) => readWorkflow(source, isOurRepository));
}
/** Those that use this action; what cannot be read is told elsewhere. */
function actionFiles(readings) {
    return readings.flatMap((found) => (found.kind === 'file' ? [found.file] : []));
}
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
/** What our steps give to the input `config`; '': nothing. */
function configsOf(files) {
    const steps = files.flatMap(({ jobs }) => jobs.flatMap((job) => job.steps)).filter(({ isOurs }) => isOurs);
    return new Set(steps.map((step) => workflow_jobs_text(step.with['config']) ?? ''));
}
/** In which GitHub environment a command that writes has to run. */
const ENVIRONMENT_OF = {
    apply: 'train',
    stop: 'train',
    teardown: 'teardown',
};
/** Where the jobs that write stand; `branch` if none names a GitHub environment, undefined if there are no such jobs. */
function placeOfWriters(files) {
    const writers = files
        .flatMap(({ jobs }) => jobs)
        .filter(({ commands }) => commands.some((command) => Object.hasOwn(ENVIRONMENT_OF, command)));
    if (writers.length === 0)
        return undefined;
    return writers.every(({ environment }) => environment === undefined) ? 'branch' : 'environment';
}
/** The branch whose pushes start our workflows; undefined: they name none, several, or a pattern. */
function pushedBranch(files) {
    const [branch, ...others] = new Set(files.flatMap(({ pushBranches }) => pushBranches));
    return branch === undefined || others.length > 0 || /[*?+![\]$]/.test(branch) ? undefined : branch;
}
/** Names that all jobs of a kind agree on; the usual ones where they do not, or where both kinds would share one. */
function environmentNames(files) {
    const jobs = files.flatMap((file) => file.jobs);
    const agreed = (kind) => {
        const names = new Set(jobs.flatMap(({ commands, environment }) => commands.some((command) => ENVIRONMENT_OF[command] === kind) ? [environment] : []));
        const [name] = names;
        return names.size !== 1 || name === undefined || name.includes('${{') ? subjects/* USUAL_ENVIRONMENTS */.iE[kind] : name;
    };
    const found = { train: agreed('train'), teardown: agreed('teardown') };
    return found.train === found.teardown ? subjects/* USUAL_ENVIRONMENTS */.iE : found;
}

;// CONCATENATED MODULE: ./lib/doctor/home.js



function basisOf({ repository: given, environments, workflows }) {
    const files = workflows.kind === 'read' ? actionFiles(workflows.value) : [];
    const names = environmentNames(files);
    const repository = { ...given, identity: withBranch(given.identity, pushedBranch(files)) };
    const written = placeOfWriters(files);
    const home = homeOf(repository, { environments: names, by: written ?? 'environment' });
    const trusted = home.kind === 'read' ? (0,trust/* trustedBy */.hM)(environments, home.value) : undefined;
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
        return (0,subjects/* formOf */.QU)(claims.value['sub'] ?? '');
    if (subjectTemplate.kind !== 'read' || subjectTemplate.value.immutable === undefined)
        return undefined;
    return subjectTemplate.value.immutable ? 'immutable' : 'classic';
}

;// CONCATENATED MODULE: ./lib/doctor/job-keys.js
/** Config files side by side: neither a commit status nor a tag says which file a job stands in. */

/** Says nothing where there is one config file. */
function checkJobKeys({ config: { path }, jobKeys }, locate) {
    const own = new Set(jobKeys.get(path));
    return [...jobKeys]
        .filter(([other]) => other !== path)
        .map(([other, keys]) => {
        const about = { id: 'job-keys', subject: `${path}, ${other}` };
        const shared = keys.filter((key) => own.has(key));
        const [first] = shared;
        if (first === undefined)
            return (0,doctor_check.ok)(about, 'no key stands in both');
        return (0,doctor_check/* warning */.$e)(about, {
            found: `both have ${shared.slice(0, 5).join(', ')}${shared.length > 5 ? ', …' : ''}`,
            expected: 'other keys in each file: commit statuses, and what a teardown deletes, go by the key alone',
            fix: `Rename ${first} in one of them: its runs are found by what they train.`,
            at: locate(['jobs', first]),
        });
    });
}

// EXTERNAL MODULE: ./lib/doctor/models.js
var models = __webpack_require__(1297);
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
        return sub === undefined ? undefined : { holds: (0,subjects/* formOf */.QU)(sub) !== undefined, what: sub };
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
            (0,doctor_check/* notChecked */.lb)({ id: 'role-trust', subject: environment.name }, 'jobs.yaml names no role for the workflows', 'Name one per command under `roles:` of the environment.'),
        ];
    return (0,doctor_check/* judged */.g$)(about, providers, (found) => {
        const provider = found.find(({ url }) => url.toLowerCase() === issuer.toLowerCase());
        if (provider === undefined)
            return (0,doctor_check/* fault */.DG)(about, {
                found: `it has no provider ${issuer}`,
                expected: 'one, for only it lets workflows in',
                fix: `aws iam create-open-id-connect-provider --url https://${issuer} --client-id-list ${subjects/* AUDIENCE */.Xu} (or deploy bootstrap/account.yaml)`,
            });
        if (!provider.audiences.includes(subjects/* AUDIENCE */.Xu))
            return (0,doctor_check/* fault */.DG)(about, {
                found: `its audiences are ${provider.audiences.join(', ') || 'none'}`,
                expected: subjects/* AUDIENCE */.Xu,
                fix: `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${provider.arn} --client-id ${subjects/* AUDIENCE */.Xu}`,
            });
        return (0,doctor_check.ok)(about, `${issuer} with the audience ${subjects/* AUDIENCE */.Xu}`);
    });
}
/** A workflow job without a token can have no role, so that nothing of AWS is checked. */
function checkIdentity({ claims }) {
    if (claims.kind !== 'unreadable')
        return [];
    const about = { id: 'account-access', subject: 'this job' };
    return [(0,doctor_check/* fault */.DG)(about, { found: claims.reason, expected: 'an OIDC token', fix: claims.hint })];
}
/** Where nothing at all was checked, it must not look as if all were well. */
function checkAccess({ environment, access }, { locate, isAnyOpen }) {
    const { name, accountId } = environment;
    const about = { id: 'account-access', subject: `${name}: account ${accountId}` };
    if (access.kind === 'skipped')
        return [];
    if (access.kind === 'read')
        return [(0,doctor_check.ok)(about, 'these credentials lead there')];
    const expected = `credentials of account ${accountId}`;
    const said = { found: access.reason, expected, fix: access.hint };
    if (access.code !== 'account-mismatch')
        return [(isAnyOpen ? doctor_check/* warning */.$e : doctor_check/* fault */.DG)(about, said)];
    return [(0,doctor_check/* fault */.DG)(about, { ...said, at: locate(['environments', name, 'accountId']) })];
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
        (0,doctor_check/* fault */.DG)({ id: 'bucket-region', subject: name }, {
            found: `its buckets and its service role are for ${actual}, jobs.yaml says ${region}`,
            expected: 'one region for all of an environment',
            fix: `region: ${actual}`,
            at: locate(['environments', name, 'region']),
        }),
        (0,doctor_check/* notChecked */.lb)({ id: 'role-rights', subject: name }, 'rights, models and quotas belong to a region, and this one is not right', 'Correct the region and run doctor again.'),
    ];
}

// EXTERNAL MODULE: ./lib/init/github-environments.js
var github_environments = __webpack_require__(5838);
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
    return (0,doctor_check/* judged */.g$)(about, reading, ({ name, id, ownerId, defaultBranch }) => id === undefined || ownerId === undefined
        ? (0,doctor_check/* notChecked */.lb)({ ...about, subject: name }, `${id === undefined ? 'its id is' : 'the id of its owner is'} not known, so the immutable form of subjects cannot be tried; default branch ${defaultBranch ?? 'not known'}, as the clone or the workflows say`, 'Set GH_TOKEN to a token that may read the repository.')
        : (0,doctor_check.ok)({ ...about, subject: name }, `id ${id}, owner id ${ownerId}, default branch ${defaultBranch ?? 'not known'}`));
}
/** In a workflow the token itself tells; else GitHub's settings do. */
function subject(facts, name) {
    const about = { id: 'oidc-subject', subject: name };
    const { claims, subjectTemplate, url } = facts;
    if (claims.kind === 'read') {
        const sub = claims.value['sub'] ?? '';
        const form = (0,subjects/* formOf */.QU)(sub);
        return [
            form === undefined
                ? (0,doctor_check/* fault */.DG)(about, {
                    found: `the subject of this job is ${sub}`,
                    expected: "GitHub's default template, on which the trust policies of bootstrap/account.yaml rest",
                    fix: `gh api -X PUT repos/${name}/actions/oidc/customization/sub -F use_default=true`,
                })
                : (0,doctor_check.ok)(about, `${form} form: ${sub}`),
        ];
    }
    return (0,doctor_check/* judged */.g$)(about, subjectTemplate, ({ isDefault, claimKeys, immutable }) => isDefault
        ? (0,doctor_check.ok)(about, `GitHub's default template${immutable === undefined ? '' : immutable ? ', immutable form' : ', classic form'}`)
        : (0,doctor_check/* fault */.DG)(about, {
            found: `subjects are made of ${claimKeys.join(', ') || 'other claims'}`,
            expected: 'the default template',
            fix: `gh api -X PUT repos/${name}/actions/oidc/customization/sub -F use_default=true (or ${url}/settings/actions)`,
        }));
}
/** One choice, told once: the other checks then take it for what is wanted. */
function branchAlone(facts, name) {
    const branch = branchOf(facts) ?? 'that GitHub shows first';
    return (0,doctor_check/* warning */.$e)({ id: 'github-environments', subject: name }, {
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
        return ['github-environments', 'environment-branch-rule', 'environment-reviewers'].map((id) => (0,doctor_check/* notChecked */.lb)({ id, subject: names.join(', ') }, reading.reason, `${reading.hint} Or look: ${url}/settings/environments`));
    return names.flatMap((name) => {
        const found = reading.value.find((candidate) => candidate.name === name);
        const about = { id: 'github-environments', subject: name };
        if (found === undefined)
            return [
                (0,doctor_check/* fault */.DG)(about, {
                    found: 'there is no such environment; GitHub makes an open one when a job first names it',
                    expected: 'an environment for the default branch only, with reviewers',
                    fix: creation(facts, name),
                }),
            ];
        return [(0,doctor_check.ok)(about, 'it exists'), branchRule(found, facts), reviewers(found, url)];
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
        return (0,doctor_check/* notChecked */.lb)(about, 'the default branch is not known', `Look: ${url}/settings/environments`);
    const fix = `${url}/settings/environments: ${name}, "Deployment branches and tags": Selected branches and tags, one branch rule: ${branch}`;
    const expected = `the branch ${branch} alone`;
    switch (refs.kind) {
        case 'all':
            return (0,doctor_check/* fault */.DG)(about, {
                found: 'every branch may use it, and every pull request of a branch',
                expected,
                fix,
            });
        case 'protected-branches':
            return (0,doctor_check/* warning */.$e)(about, { found: 'every protected branch may use it', expected, fix });
        default: {
            const others = refs.patterns.filter((pattern) => pattern.type !== 'branch' || pattern.name !== branch);
            if (others.length > 0)
                return (0,doctor_check/* fault */.DG)(about, {
                    found: `it accepts ${others.map((other) => `the ${other.type} ${other.name}`).join(', ')}`,
                    expected,
                    fix,
                });
            if (refs.patterns.length === 0)
                return (0,doctor_check/* fault */.DG)(about, { found: 'no branch may use it', expected, fix });
            return (0,doctor_check.ok)(about, `${branch} alone`);
        }
    }
}
function reviewers({ name, hasReviewers, adminsBypass }, url) {
    const about = { id: 'environment-reviewers', subject: name };
    const fix = `${url}/settings/environments: ${name}, "Required reviewers" on, "Allow administrators to bypass" off`;
    if (!hasReviewers)
        return (0,doctor_check/* warning */.$e)(about, {
            found: 'nobody has to approve its jobs',
            expected: 'required reviewers (private repositories need GitHub Enterprise for them)',
            fix,
        });
    if (adminsBypass)
        return (0,doctor_check/* warning */.$e)(about, {
            found: 'administrators may pass without a review',
            expected: 'each job waits for a reviewer, whoever started it',
            fix,
        });
    return (0,doctor_check.ok)(about, 'a reviewer approves each job, administrators too');
}
function variable({ enabledVariable, url }, name) {
    const about = { id: 'repository-variable', subject: github_environments/* ENABLED_VARIABLE */.jE };
    return (0,doctor_check/* judged */.g$)(about, enabledVariable, (value) => value === 'true'
        ? (0,doctor_check.ok)(about, 'true')
        : (0,doctor_check/* warning */.$e)(about, {
            found: value === undefined ? 'it is not set' : `it is ${JSON.stringify(value)}`,
            expected: '"true"; until then train, follow, stop and teardown of the template workflows do nothing',
            fix: `gh variable set ${github_environments/* ENABLED_VARIABLE */.jE} --body true --repo ${name} (or ${url}/settings/variables/actions)`,
        }));
}
function policy({ actionsPolicy, defaultPermissions, url }, name) {
    const about = { id: 'actions-policy', subject: name };
    const fix = `${url}/settings/actions`;
    return [
        ...(0,doctor_check/* judged */.g$)(about, actionsPolicy, ({ enabled, allowedActions, shaPinningRequired }) => {
            if (!enabled)
                return (0,doctor_check/* fault */.DG)(about, { found: 'GitHub Actions is off', expected: 'on', fix });
            if (allowedActions === 'local_only')
                return (0,doctor_check/* warning */.$e)(about, {
                    found: 'only actions of the owner may run',
                    expected: 'actions/checkout and this action are allowed',
                    fix,
                });
            return (0,doctor_check.ok)(about, `allowed actions: ${allowedActions}; pins ${shaPinningRequired ? 'required' : 'not required'} by GitHub`);
        }),
        ...(0,doctor_check/* judged */.g$)(about, defaultPermissions, (found) => found === 'read'
            ? (0,doctor_check.ok)(about, 'a workflow without `permissions:` may only read')
            : (0,doctor_check/* warning */.$e)(about, {
                found: `a workflow without \`permissions:\` gets ${found}`,
                expected: 'read',
                fix,
            })),
    ];
}

// EXTERNAL MODULE: ./lib/doctor/roles.js
var roles = __webpack_require__(8230);
;// CONCATENATED MODULE: ./lib/doctor/workflows.js


const PRIVILEGED = ['pull_request_target', 'workflow_run'];
const GITHUB_LIMIT_MINUTES = 360;
function checkWorkflows(reading, places) {
    const about = { id: 'workflow-files', subject: '.github/workflows' };
    return (0,doctor_check/* judged */.g$)(about, reading, (read) => {
        const files = actionFiles(read);
        const broken = read.flatMap((found) => found.kind === 'broken'
            ? [
                (0,doctor_check/* fault */.DG)({ ...about, subject: found.path }, {
                    found: found.why,
                    expected: 'a workflow',
                    fix: 'Correct the YAML.',
                    at: { file: found.path, line: 1, column: 1 },
                }),
            ]
            : []);
        if (files.length === 0 && broken.length === 0)
            return (0,doctor_check/* warning */.$e)(about, {
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
    return [(0,doctor_check.ok)({ id: 'workflow-files', subject: file.path }, `uses this action in ${jobs}`), ...results];
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
        return [(0,doctor_check.ok)(about, file.triggers.join(', '))];
    return privileged.map((trigger) => (0,doctor_check/* fault */.DG)(about, {
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
            (0,doctor_check/* fault */.DG)(about, {
                found: 'neither the job nor the file says which permissions it has',
                expected: lines(needed),
                fix: `permissions: { ${lines(needed)} }`,
                at: at(job.path),
            }),
        ];
    if (typeof job.permissions === 'string')
        return [
            (0,doctor_check/* fault */.DG)(about, {
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
    (scope === 'pull-requests' || scope === 'statuses' || scope === 'actions' ? doctor_check/* warning */.$e : doctor_check/* fault */.DG)(about, {
        found: `${scope} is ${given[scope] ?? 'none'}`,
        expected: `${wanted}, for ${job.commands.join(', ')}`,
        fix: `${scope}: ${wanted}`,
        at: file.locate([...job.permissionsPath, scope]) ?? here,
    }));
    const more = Object.keys(given).filter((scope) => level(scope) > LEVELS.indexOf(needed[scope] ?? 'none'));
    const surplus = more.map((scope) => (0,doctor_check/* warning */.$e)(about, {
        found: `${scope}: ${given[scope]} is more than ${job.commands.join(', ') || 'the command'} needs`,
        expected: needed[scope] ?? 'none',
        fix: needed[scope] === undefined
            ? `Delete the line ${scope}: ${given[scope]}`
            : `${scope}: ${needed[scope]}`,
        at: at([...job.permissionsPath, scope]),
    }));
    return results.length + surplus.length === 0 ? [(0,doctor_check.ok)(about, lines(needed))] : [...results, ...surplus];
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
    const results = movable.map(({ uses = '', path }) => (hasIdentity(job) ? doctor_check/* fault */.DG : doctor_check/* warning */.$e)(about, {
        found: `${uses} can be moved to other code`,
        expected: 'a full commit id, with the version as a comment',
        fix: `uses: ${uses.split('@')[0]}@<40 hex digits> # <version>`,
        at: at([...path, 'uses']),
    }));
    const beside = strangers.map(({ uses, path }) => (0,doctor_check/* warning */.$e)(about, {
        found: `${uses ?? 'a script'} runs beside an identity for AWS`,
        expected: 'two steps in a job with `id-token: write`: the checkout and this action',
        fix: 'Move the step into a job of its own without `id-token: write`.',
        at: at(path),
    }));
    const all = [...results, ...(hasIdentity(job) ? beside : [])];
    return all.length === 0 ? [(0,doctor_check.ok)(about, 'commits')] : all;
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
            (0,doctor_check/* fault */.DG)(about, {
                found: 'the repository is not checked out',
                expected: 'actions/checkout before this action',
                fix: '- uses: actions/checkout@<commit>',
                at: at([...job.path, 'steps']),
            }),
        ];
    const results = [];
    const where = at([...step.path, 'with']) ?? at(step.path);
    if (step.with['fetch-depth'] !== 0)
        results.push((0,doctor_check/* fault */.DG)(about, {
            found: `fetch-depth is ${String(step.with['fetch-depth'] ?? '1, the default')}`,
            expected: '0: without the history it cannot be told which commit a training run belongs to',
            fix: 'fetch-depth: 0',
            at: file.locate([...step.path, 'with', 'fetch-depth']) ?? where,
        }));
    if (step.with['persist-credentials'] !== false)
        results.push((0,doctor_check/* warning */.$e)(about, {
            found: 'the checkout leaves the token behind in .git',
            expected: 'persist-credentials: false',
            fix: 'persist-credentials: false',
            at: file.locate([...step.path, 'with', 'persist-credentials']) ?? where,
        }));
    return results.length === 0 ? [(0,doctor_check.ok)(about, 'whole history, no token left behind')] : results;
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
        return [(0,doctor_check.ok)(about, 'none, like every job that writes')];
    if (name === undefined) {
        if (job.environment === undefined)
            return [(0,doctor_check.ok)(about, 'none, as the command needs')];
        return [
            (0,doctor_check/* warning */.$e)(about, {
                found: `it stands in ${job.environment}, whose reviewers are asked at each run`,
                expected: 'no environment for a command that writes nothing',
                fix: `Delete the line environment: ${job.environment}`,
                at: at([...job.path, 'environment']),
            }),
        ];
    }
    if (wanted.length === 1 && job.environment === name)
        return [(0,doctor_check.ok)(about, name)];
    return [
        (0,doctor_check/* warning */.$e)(about, {
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
        return [(0,doctor_check.ok)(about, `${timeoutMinutes} minutes`)];
    return [
        (0,doctor_check/* warning */.$e)(about, {
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
        ...checkJobKeys(facts, locate),
        ...(mode === 'workflow' ? checkIdentity(repository) : []),
        ...environments.flatMap((environment) => [
            ...checkAccess(environment, { locate, isAnyOpen }),
            ...checkProvider(environment, repository.issuer),
            ...(mode === 'laptop'
                ? (0,trust/* checkTrust */.Rr)(environment, { home, form })
                : checkAssumed(environment, thisJob(repository, home))),
            ...checkInRegion(environment, locate),
        ]),
    ];
    return { mode, checks: merged((0,doctor_check/* sorted */.IP)(checks)), probes: runProbes(facts) };
}
/** What depends on the region of the environment. */
function checkInRegion(environment, locate) {
    const actual = actualRegion(environment);
    const buckets = (0,doctor_buckets/* checkBuckets */.S)(environment, locate);
    if (actual !== undefined)
        return [
            ...checkRegion(environment, actual, locate),
            ...buckets.filter(({ id }) => id !== 'bucket-region'),
        ];
    return [
        ...(0,roles/* checkRights */.I)(environment),
        ...(0,roles/* checkServiceTrust */.K)(environment),
        ...buckets,
        ...(0,models/* checkModels */.hu)(environment),
        ...(0,models/* checkQuotas */.sQ)(environment),
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
    return checks.flatMap((check) => (check.at === undefined ? [] : (0,doctor_check/* findingOf */.hD)(check, check.at)));
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/inputs.js
var lib_inputs = __webpack_require__(646);
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

// EXTERNAL MODULE: ./lib/doctor/questions.js
var questions = __webpack_require__(8354);
// EXTERNAL MODULE: ./lib/plan/in-flight.js
var in_flight = __webpack_require__(2767);
// EXTERNAL MODULE: ./lib/plan/names.js
var names = __webpack_require__(595);
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
            .filter((run) => (0,names/* parseRunName */.E0)(run.jobName) !== undefined && !(0,in_flight/* isInFlight */.w)(run.status))
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

// EXTERNAL MODULE: ./lib/commands/doctor-place.js
var doctor_place = __webpack_require__(3561);
// EXTERNAL MODULE: ./lib/commands/environment-reads.js
var environment_reads = __webpack_require__(9339);
;// CONCATENATED MODULE: ./lib/commands/doctor-account.js






const doctor_account_PARALLEL = 4;
async function accountFacts(context, place) {
    const { environment } = place;
    const { region, accountId } = environment;
    const account = signedIn(await (0,reading/* reading */.hF)(() => context.setup.account({ region, accountId, roleArn: undefined })));
    const buckets = await (0,parallel/* inParallel */.H)(place.buckets, doctor_account_PARALLEL, (bucket) => (0,environment_reads/* bucketFacts */.cW)(account, bucket));
    const asked = (0,environment_reads/* askedPlace */.EG)(place, buckets);
    const roles = await (0,parallel/* inParallel */.H)(place.roles, doctor_account_PARALLEL, (role) => roleFacts(account, role, asked));
    const [settings, rights, providers, quotas, models, evidence] = await Promise.all([
        (0,reading/* readingOf */.MU)(account, (setup) => setup.role(environment.serviceRoleArn)),
        (0,reading/* readingOf */.MU)(account, (setup) => setup.simulate(environment.serviceRoleArn, (0,questions/* serviceRights */.PQ)(asked))),
        (0,reading/* readingOf */.MU)(account, (setup) => setup.oidcProviders()),
        (0,environment_reads/* quotaFacts */.Ov)(account, (0,reading/* readingOf */.MU)(account, (setup) => setup.bedrock.listModels())),
        (0,parallel/* inParallel */.H)((0,doctor_place/* modelsOf */.Wh)(place), doctor_account_PARALLEL, async (baseModel) => ({
            baseModel,
            state: await (0,reading/* readingOf */.MU)(account, (setup) => setup.baseModel(baseModel.value)),
            access: await (0,reading/* readingOf */.MU)(account, (setup) => setup.modelAccess(baseModel.value)),
        })),
        account.kind === 'read'
            ? evidenceOf({ account: account.value, environment, prefix: place.prefix, readsObjects: true })
            : (0,doctor_place/* noEvidence */.n2)(account),
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
        rights: unasked ?? (await ask((0,questions/* neededRights */.Ps)(name, asked))),
        excess: unasked ?? (await ask((0,questions/* excessRights */.Jy)(name, asked))),
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

// EXTERNAL MODULE: ./lib/doctor/rights.js
var rights = __webpack_require__(3532);
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
        models: (0,doctor_place/* modelsOf */.Wh)(place).map((baseModel) => ({ baseModel, state: ON_A_LAPTOP, access: ON_A_LAPTOP })),
        evidence: await evidenceFrom(place, tried),
    };
}
/** Any role may look at runs; of those the job has, one that reads objects tells more. */
async function evidenceFrom({ environment, prefix }, tried) {
    const had = tried.filter(({ account }) => account !== undefined);
    const best = had.find(({ role }) => mayReadObjects(role.name)) ?? had[0];
    if (best?.account === undefined)
        return (0,doctor_place/* noEvidence */.n2)({ kind: 'skipped', reason: 'no role', hint: '' });
    return await evidenceOf({
        account: best.account,
        environment,
        prefix,
        readsObjects: mayReadObjects(best.role.name),
    });
}
function mayReadObjects(role) {
    return rights/* ROLE_RIGHTS */.D[role].some(({ action, on }) => action === 's3:GetObject' && on.includes('outputs'));
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
    const actions = [...new Set(rights/* ROLE_RIGHTS */.D[role].map(({ action }) => action))];
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

// EXTERNAL MODULE: ./lib/commands/load-config.js
var load_config = __webpack_require__(8211);
// EXTERNAL MODULE: ./lib/commands/observe.js
var observe = __webpack_require__(5358);
// EXTERNAL MODULE: ./lib/commands/scope.js + 4 modules
var scope = __webpack_require__(3401);
;// CONCATENATED MODULE: ./lib/commands/doctor.js
/** `doctor`: checks the set-up without writing anything, and says for each fault which line to change. */














const doctor_PARALLEL = 2;
async function doctor(context) {
    const loaded = await (0,load_config/* loadConfig */.Z)(context);
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
        return environmentFacts(context, (0,doctor_place/* placeOf */.$t)(environment, loaded.config, known));
    });
    const workflows = await (0,reading/* reading */.hF)(async () => readWorkflows(await context.setup.workflowFiles()));
    return {
        mode,
        config: { path: context.inputs.config, text: loaded.text },
        repository,
        environments,
        workflows,
        jobKeys: await jobKeys(context, loaded, workflows),
    };
}
/** A config file that cannot be read, or has an expression for a name, is for the workflow that names it to tell. */
async function jobKeys(context, loaded, workflows) {
    const keysOf = ({ removal }) => [...(removal?.jobs.keys() ?? [])];
    const found = new Map([[context.inputs.config, keysOf(loaded)]]);
    const named = workflows.kind === 'read' ? configsOf(actionFiles(workflows.value)) : [];
    for (const name of named) {
        await (0,reading/* reading */.hF)(async () => {
            const inputs = (0,lib_inputs/* parseInputs */.TL)((input) => (input === 'config' ? name : ''));
            if (found.has(inputs.config))
                return;
            found.set(inputs.config, keysOf(await (0,load_config/* loadConfig */.Z)({ ...context, inputs })));
        });
    }
    return found;
}


/***/ })

};
