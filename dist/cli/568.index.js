export const id = 568;
export const ids = [568];
export const modules = {

/***/ 1568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runInit: () => (/* binding */ runInit)
});

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/adapters/node/clock.js + 1 modules
var clock = __webpack_require__(4645);
// EXTERNAL MODULE: ./lib/adapters/node/git.js
var git = __webpack_require__(2133);
;// CONCATENATED MODULE: ./lib/adapters/node/clone.js

/** A folder that is no repository, and a machine without Git, know nothing. */
function nodeClone(options) {
    const run = (0,git/* gitRunner */.XZ)(options);
    const ask = async (...args) => {
        if (!(await (0,git/* isRepository */.Z6)(options.root)))
            return undefined;
        const answer = await run(args).catch(() => undefined);
        const text = answer?.code === 0 ? answer.stdout.toString('utf8').trimEnd() : '';
        return text === '' || text.includes('\n') ? undefined : text;
    };
    return {
        originUrl: () => ask('config', '--get', 'remote.origin.url'),
        defaultBranch: async () => {
            const ref = await ask('symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD');
            return ref?.replace(/^refs\/remotes\/origin\//, '');
        },
        publishedHead: async () => {
            const seen = ['for-each-ref', '--count=1', '--contains=HEAD', '--format=%(refname)'];
            if ((await ask(...seen, 'refs/remotes/origin')) === undefined)
                return undefined;
            return await ask('rev-parse', '--verify', '--quiet', 'HEAD^{commit}');
        },
    };
}

// EXTERNAL MODULE: external "node:readline/promises"
var external_node_readline_promises_ = __webpack_require__(6848);
// EXTERNAL MODULE: ./lib/adapters/log-safe.js
var log_safe = __webpack_require__(3110);
;// CONCATENATED MODULE: ./lib/adapters/node/prompt.js
/** Questions on a terminal, one line each. */



/** One reader for all questions: lines that were pasted at once answer one question each. */
function nodePrompt(streams) {
    const lines = (0,external_node_readline_promises_.createInterface)(streams);
    const answers = lines[Symbol.asyncIterator]();
    let isOpen = true;
    lines.once('close', () => {
        isOpen = false;
    });
    return {
        ask: async (question) => {
            lines.setPrompt((0,log_safe/* visible */.RK)(question));
            // After the end of the input there can still be lines that were pasted before it.
            if (isOpen)
                lines.prompt();
            const { done, value } = await answers.next();
            if (done !== true)
                return value;
            streams.output.write('\n');
            throw leftError();
        },
        say: (line) => {
            streams.output.write(`${(0,log_safe/* visible */.RK)(line)}\n`);
        },
        close: () => lines.close(),
    };
}
/** Ctrl-C, Ctrl-D, or the end of the input. */
function leftError() {
    return new errors/* AppError */.uV('cancelled', 'no answer was given, and nothing was written', {
        blame: 'user',
        hint: 'Run it again, or give the answers as flags.',
    });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/adapters/node/root.js
var node_root = __webpack_require__(2353);
;// CONCATENATED MODULE: ./lib/adapters/node/workspace.js
/** Files made in the work tree: nothing is replaced, no link is followed, nothing leaves the root. */




/** @throws AppError `file-unreadable` where there is no such folder */
async function nodeWorkspace(folder) {
    const root = await (0,node_root/* realFolder */.P)(folder);
    return {
        root,
        look: async (path, text) => {
            try {
                return await look(root, namesOf(path), text);
            }
            catch (error) {
                return { kind: 'refused', why: whyOf(error) };
            }
        },
        create: async (path, text) => {
            try {
                return await create(root, namesOf(path), text);
            }
            catch (error) {
                return { kind: 'failed', why: whyOf(error) };
            }
        },
    };
}
/** A refusal of ours, on its way up. */
class Refused extends Error {
}
function namesOf(path) {
    const names = path.split('/');
    const isPlain = (name) => !['', '.', '..'].includes(name) && !/[\\:\0]/.test(name);
    if (!names.every(isPlain))
        throw new Refused('the path is not one inside the repository');
    return names;
}
async function look(root, names, text) {
    const folder = await deepestFolder(root, names.slice(0, -1));
    if (folder !== (0,external_node_path_.dirname)((0,external_node_path_.join)(root, ...names))) {
        await (0,promises_.access)(folder, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
        return { kind: 'free' };
    }
    const path = (0,external_node_path_.join)(root, ...names);
    const found = await statOf(path);
    if (found === undefined) {
        await (0,promises_.access)(folder, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
        return { kind: 'free' };
    }
    if (found.isSymbolicLink())
        throw new Refused('it is a symbolic link');
    if (!found.isFile())
        throw new Refused('it is not a regular file');
    // Another size is another text, whatever it says: a large file is not read.
    if (found.size !== Buffer.byteLength(text))
        return { kind: 'taken' };
    return { kind: (await (0,promises_.readFile)(path, 'utf8')) === text ? 'same' : 'taken' };
}
/** The last folder that exists on the way; a link or a file on the way is refused. */
async function deepestFolder(root, names) {
    let folder = root;
    for (const name of names) {
        const next = (0,external_node_path_.join)(folder, name);
        const found = await statOf(next);
        if (found === undefined)
            return folder;
        if (found.isSymbolicLink())
            throw new Refused(`${name} is a symbolic link`);
        if (!found.isDirectory())
            throw new Refused(`${name} is not a folder`);
        folder = next;
    }
    return folder;
}
async function statOf(path) {
    return await (0,promises_.lstat)(path).catch((error) => {
        if (errnoOf(error) === 'ENOENT')
            return undefined;
        throw error;
    });
}
async function create(root, names, text) {
    const path = (0,external_node_path_.join)(root, ...names);
    const folder = (0,external_node_path_.dirname)(path);
    await deepestFolder(root, names.slice(0, -1));
    await (0,promises_.mkdir)(folder, { recursive: true });
    // A folder that became a link in the meantime leads elsewhere.
    if ((await (0,promises_.realpath)(folder)) !== folder)
        throw new Refused('a folder on the way is a symbolic link');
    // O_EXCL: only what is not there is made, and a link does not count as nothing.
    const file = await (0,promises_.open)(path, 'wx');
    try {
        await write(file, text);
        return { kind: 'written' };
    }
    catch (error) {
        await (0,promises_.unlink)(path);
        throw error;
    }
}
async function write(file, text) {
    try {
        await file.writeFile(text);
    }
    finally {
        await file.close();
    }
}
function errnoOf(error) {
    const { code } = Object(error);
    return typeof code === 'string' ? code : '';
}
const REASONS = {
    EACCES: 'there is no permission to write there',
    EPERM: 'there is no permission to write there',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    EFBIG: 'the file system takes no file of this size',
    EEXIST: 'something was put there in the meantime',
    ENAMETOOLONG: 'the name is too long',
};
function whyOf(error) {
    if (error instanceof Refused)
        return error.message;
    const code = errnoOf(error);
    return REASONS[code] ?? `it cannot be written (${code === '' ? String(error) : code})`;
}

;// CONCATENATED MODULE: ./lib/adapters/init.js
/** The machine that `init` runs on: the repository it writes to, the clone it comes from, and the person asked. */








const PACKAGE = 'bedrock-tune';
/** @throws AppError `git-failed` outside a repository */
async function initEdge({ env, folder, script, terminal }) {
    const root = await (0,git/* repositoryRoot */.Hn)(folder);
    if (root === undefined)
        throw noRepository(folder);
    const own = await packageRoot(await (0,promises_.realpath)(script));
    return {
        workspace: await nodeWorkspace(root),
        repository: nodeClone({ root, env }),
        action: nodeClone({ root: own, env }),
        templates: (0,external_node_path_.join)(own, 'bootstrap'),
        prompt: terminal === undefined ? undefined : nodePrompt(terminal),
        today: new Date(clock/* systemClock */.m.now()).toISOString().slice(0, 10),
    };
}
function noRepository(folder) {
    return new errors/* AppError */.uV('git-failed', `${folder} is in no git repository`, {
        blame: 'user',
        hint: 'Run it in a clone of the repository that is to train models; `git init` makes a new one.',
    });
}
/** The folder with our manifest, from the program's file upwards: the bundles lie deeper than the sources. */
async function packageRoot(file) {
    for (let folder = (0,external_node_path_.dirname)(file); folder !== (0,external_node_path_.dirname)(folder); folder = (0,external_node_path_.dirname)(folder)) {
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'package.json'), 'utf8').catch(() => '{}');
        const { name } = Object(JSON.parse(text));
        if (name === PACKAGE)
            return folder;
    }
    return (0,external_node_path_.dirname)(file);
}

// EXTERNAL MODULE: ./lib/adapters/laptop.js + 6 modules
var laptop = __webpack_require__(1184);
// EXTERNAL MODULE: ./lib/config/parse.js + 15 modules
var parse = __webpack_require__(3487);
// EXTERNAL MODULE: ./lib/config/report.js
var report = __webpack_require__(1406);
;// CONCATENATED MODULE: ./lib/init/answers.js
/** The names that the stacks below `bootstrap/` give unless their parameters say otherwise. */
const DEFAULT_NAME_PREFIX = 'bedrock-tune';
/** The answers with the names that the stacks give. */
function withAwsNames(given) {
    const { accountId, region, repository, namePrefix } = given;
    const role = (name) => `arn:aws:iam::${accountId}:role/${namePrefix}-${name}`;
    return {
        ...given,
        bucket: `${namePrefix}-data-${accountId}-${region}`,
        outputBucket: `${namePrefix}-output-${accountId}-${region}`,
        prefix: `bedrock-tune/${repository.toLowerCase().replace('/.', '/_')}`,
        serviceRoleArn: role(`service-${region}`),
        roles: {
            plan: role('plan'),
            status: role('status'),
            apply: role('apply'),
            teardown: role('teardown'),
        },
    };
}
/** As it stands behind `uses:`, with the version beside it. */
function usesText({ repository, commit, version }) {
    return `${repository}@${commit} # ${version}`;
}

// EXTERNAL MODULE: ./lib/catalog/index.js + 8 modules
var catalog = __webpack_require__(8496);
;// CONCATENATED MODULE: ./lib/init/jobs-file.js


/** Where the rows of the sample job lie. */
function samplePaths(job) {
    return { training: `datasets/${job}/train.jsonl`, validation: `datasets/${job}/validation.jsonl` };
}
/** A model that takes no validation set makes one an error. */
function hasValidation(baseModel) {
    return (0,catalog/* findBaseModel */.Ef)(baseModel)?.validationSet ?? false;
}
function jobsFileText(answers) {
    return `${header(answers)}
version: 1

environments:
${environment(answers)}

defaults:
  environment: ${scalar(answers.environment)}
  budget: { trainingUsd: 10 } # blocks a training run that is estimated to cost more, in US dollars

jobs:
${job(answers)}
`;
}
function header({ uses }) {
    const { repository, commit } = uses;
    return `# yaml-language-server: $schema=https://raw.githubusercontent.com/${repository}/${commit}/schema/jobs.schema.json
# The models to fine-tune, and where. The workflows below .github/workflows use ${usesText(uses)}`;
}
function environment(answers) {
    const roles = Object.entries(answers.roles).map(([role, arn]) => `      ${role}: ${arn}${ROLE_NOTES[role] ?? ''}`);
    return `  ${scalar(answers.environment)}:
    region: ${answers.region}
    accountId: "${answers.accountId}" # a string: YAML would drop a leading zero
    bucket: ${scalar(answers.bucket)} # datasets
    outputBucket: ${scalar(answers.outputBucket)} # what Bedrock writes: metrics
    prefix: ${scalar(answers.prefix)} # start of every S3 key
    serviceRoleArn: ${answers.serviceRoleArn} # what Bedrock assumes
    roles: # what the workflows assume through OIDC, per command
${roles.join('\n')}`;
}
const ROLE_NOTES = { apply: ' # apply, stop' };
function job({ job: name, baseModel }) {
    const { training, validation } = samplePaths(name);
    const model = (0,catalog/* findBaseModel */.Ef)(baseModel);
    return [
        `  ${scalar(name)}:`,
        '    description: Answers questions of customers in house style # a sample: put your own job and data here',
        `    baseModel: ${baseModel}`,
        '    data:',
        `      training: ${training} # rows of prompt and completion`,
        ...(hasValidation(baseModel) ? [`      validation: ${validation}`] : []),
        ...(takesSystem(model)
            ? ["      system: You are TechNova's support assistant. # added to each row"]
            : []),
        ...hyperparameters(model),
    ].join('\n');
}
/** Only where rows are turned into conversations there is a place for it. */
function takesSystem(model) {
    return model?.formats.includes('bedrock-conversation-2024') ?? false;
}
/** Two passes over the rows, where the model can be told so; all else is left to Bedrock's defaults. */
function hyperparameters(model) {
    const range = model === undefined ? undefined : (0,catalog/* findHyperparameter */.DQ)(model, 'epochCount');
    const fits = range !== undefined && (range.min ?? 2) <= 2 && (range.max ?? 2) >= 2;
    return fits ? ['    hyperparameters: { epochCount: 2 }'] : [];
}
/** Texts that YAML reads as something else when they stand without quotes. */
const SPECIAL = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
/** The text as YAML: as it is where that is safe, else in quotes (JSON's strings are YAML's). */
function scalar(text) {
    return /^[A-Za-z][\w./-]*$/.test(text) && !SPECIAL.test(text) ? text : JSON.stringify(text);
}

;// CONCATENATED MODULE: ./lib/init/templates.data.js
/** Version of the action these texts belong to. */
const VERSION = "0.1.0";
/** The workflows as they stand in this repository. */
const WORKFLOWS = [
    { path: ".github/workflows/doctor.yml", text: [
            "# Checks the set-up and changes nothing: what GitHub's settings say, which role each job can have, what the role answers.",
            "# One job per role, for a role trusts the jobs it is for and no others. The plan role trusts pull requests: it is tried by",
            "# the plan workflow itself. What only an administrator may read is read by `bedrock-tune doctor` on a laptop.",
            "name: doctor",
            "",
            "on:",
            "  workflow_dispatch:",
            "",
            "permissions: {}",
            "",
            "concurrency:",
            "  group: bedrock-tune-doctor",
            "  cancel-in-progress: true # it writes nothing, and only the newest look counts",
            "",
            "jobs:",
            "  status:",
            "    name: status",
            "    runs-on: ubuntu-24.04",
            "    timeout-minutes: 15",
            "    permissions:",
            "      contents: read # check out jobs.yaml and the workflows",
            "      id-token: write # assume the read-only status role",
            "      actions: read # read the branch rules and reviewers of the GitHub environments",
            "    steps:",
            "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
            "        with:",
            "          fetch-depth: 0 # the same history as every other command sees",
            "          persist-credentials: false",
            "      - uses: ./",
            "        with:",
            "          command: doctor",
            "",
            "  train:",
            "    name: train",
            "    runs-on: ubuntu-24.04",
            "    timeout-minutes: 15",
            "    environment: bedrock-train",
            "    permissions:",
            "      contents: read # check out jobs.yaml and the workflows",
            "      id-token: write # assume the role that may create training runs; doctor only reads with it",
            "      actions: read # read the branch rules and reviewers of the GitHub environments",
            "    steps:",
            "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
            "        with:",
            "          fetch-depth: 0 # the same history as every other command sees",
            "          persist-credentials: false",
            "      - uses: ./",
            "        with:",
            "          command: doctor",
            "",
            "  teardown:",
            "    name: teardown",
            "    runs-on: ubuntu-24.04",
            "    timeout-minutes: 15",
            "    environment: bedrock-teardown",
            "    permissions:",
            "      contents: read # check out jobs.yaml and the workflows",
            "      id-token: write # assume the role that may delete what is ours; doctor only reads with it",
            "      actions: read # read the branch rules and reviewers of the GitHub environments",
            "    steps:",
            "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
            "        with:",
            "          fetch-depth: 0 # the same history as every other command sees",
            "          persist-credentials: false",
            "      - uses: ./",
            "        with:",
            "          command: doctor",
            "",
        ].join('\n') },
    { path: ".github/workflows/follow.yml", text: [
            "# Looks after training runs while no runner is held: refreshes the comment, reports the end, starts what was queued.",
            "# `status` stands in no GitHub environment, so that no reviewer is asked at each tick; only `apply` does, when needed.",
            "name: follow",
            "",
            "on:",
            "  schedule:",
            "    - cron: \"23 * * * *\" # off the full hour, when schedules are late or dropped",
            "  workflow_dispatch:",
            "    inputs:",
            "      all:",
            "        description: Also list what lies around in AWS and what it costs per month",
            "        type: boolean",
            "        required: false",
            "        default: false",
            "",
            "permissions: {}",
            "",
            "jobs:",
            "  status:",
            "    name: status",
            "    if: vars.BEDROCK_TUNE_ENABLED == 'true'",
            "    runs-on: ubuntu-24.04",
            "    timeout-minutes: 15",
            "    concurrency:",
            "      group: bedrock-tune-status",
            "      queue: max # a tick must not cancel one that waits: that may be somebody's, by hand",
            "      cancel-in-progress: false",
            "    permissions:",
            "      contents: read # check out jobs.yaml",
            "      id-token: write # assume the read-only status role",
            "      pull-requests: write # move the comment through its states",
            "      statuses: write # settle the status of the trained commit",
            "    outputs:",
            "      has-work: ${{ steps.status.outputs.has-work }}",
            "    steps:",
            "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
            "        with:",
            "          fetch-depth: 0 # the commit that last changed each job is looked up",
            "          persist-credentials: false",
            "      - uses: ./",
            "        id: status",
            "        with:",
            "          command: status",
            "          all: ${{ inputs.all }}",
            "",
            "  apply:",
            "    name: apply",
            "    needs: status",
            "    # A run that failed makes `status` red once; what is queued behind it must start all the same.",
            "    if: ${{ !cancelled() && vars.BEDROCK_TUNE_ENABLED == 'true' && needs.status.outputs.has-work == 'true' }}",
            "    runs-on: ubuntu-24.04",
            "    timeout-minutes: 30",
            "    environment: bedrock-train",
            "    concurrency:",
            "      group: bedrock-tune-apply # the same as in train.yml: one writer at a time",
            "      queue: max",
            "      cancel-in-progress: false",
            "    permissions:",
            "      contents: read # check out jobs.yaml and the datasets",
            "      id-token: write # assume the role that may create training runs",
            "      pull-requests: write # tell in the pull request what started",
            "      statuses: write # mark the trained commit pending, success or failure",
            "    steps:",
            "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
            "        with:",
            "          fetch-depth: 0 # the commit that last changed each job is looked up",
            "          persist-credentials: false",
            "      - uses: ./",
            "        with:",
            "          command: apply",
            "",
        ].join('\n') },
    { path: ".github/workflows/plan.yml", text: [
            "# Shows in the pull request what a change will train and what it will cost. Reads AWS, never writes to it.",
            "# Not guarded by a variable: variables do not reach pull requests from forks, and there the data is checked all the same.",
            "name: plan",
            "",
            "on:",
            "  pull_request:",
            "    types: [opened, synchronize, reopened, closed]",
            "  merge_group:",
            "    types: [checks_requested]",
            "",
            "permissions: {}",
            "",
            "concurrency:",
            "  # Only the newest commit of a pull request is worth a plan; a plan writes nothing that could be cut in half.",
            "  group: bedrock-tune-plan-${{ github.event.pull_request.number || github.ref }}",
            "  cancel-in-progress: true",
            "",
            "jobs:",
            "  plan:",
            "    name: plan",
            "    runs-on: ubuntu-24.04",
            "    timeout-minutes: 15",
            "    permissions:",
            "      contents: read # check out the pull request",
            "      id-token: write # assume the read-only plan role; GitHub withholds it from forks",
            "      pull-requests: write # keep the plan comment up to date",
            "      statuses: write # record the reviewed fingerprint of each job on the head commit",
            "    steps:",
            "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
            "        with:",
            "          fetch-depth: 0 # the dataset diff needs the merge base",
            "          persist-credentials: false",
            "      - uses: ./",
            "",
        ].join('\n') },
    { path: ".github/workflows/stop.yml", text: [
            "# Stops the running training of named jobs, in one run. What Bedrock already trained is billed.",
            "name: stop",
            "",
            "on:",
            "  workflow_dispatch:",
            "    inputs:",
            "      jobs:",
            "        description: Names of jobs to stop, comma-separated",
            "        type: string",
            "        required: true",
            "",
            "permissions: {}",
            "",
            "jobs:",
            "  stop:",
            "    name: stop",
            "    if: vars.BEDROCK_TUNE_ENABLED == 'true'",
            "    runs-on: ubuntu-24.04",
            "    timeout-minutes: 30",
            "    environment: bedrock-train # the role that creates training runs also stops them",
            "    concurrency:",
            "      group: bedrock-tune-stop # of its own: a stop must not wait behind an apply while money runs",
            "      queue: max",
            "      cancel-in-progress: false",
            "    permissions:",
            "      contents: read # check out jobs.yaml",
            "      id-token: write # assume the role that may stop training runs",
            "      pull-requests: write # tell in the pull request what was stopped",
            "      statuses: write # settle the status of the trained commit",
            "    steps:",
            "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
            "        with:",
            "          fetch-depth: 0 # the commit that last changed each job is looked up",
            "          persist-credentials: false",
            "      - uses: ./",
            "        with:",
            "          command: stop",
            "          jobs: ${{ inputs.jobs }}",
            "",
        ].join('\n') },
    { path: ".github/workflows/teardown.yml", text: [
            "# Deletes what this repository made in AWS. Run 1, without a code, deletes nothing: it prints every object it would",
            "# delete and the code of exactly that plan. Run 2, with that code, does it and reports object by object.",
            "name: teardown",
            "",
            "on:",
            "  workflow_dispatch:",
            "    inputs:",
            "      jobs:",
            "        description: Names of jobs, comma-separated; empty means all that belong to this repository",
            "        type: string",
            "        required: false",
            "        default: \"\"",
            "      environment:",
            "        description: Names of AWS targets of jobs.yaml, comma-separated; empty means all",
            "        type: string",
            "        required: false",
            "        default: \"\"",
            "      what:",
            "        description: What goes; stop ends training runs, old is what retention.keepLast leaves over, data is what lies in S3",
            "        type: choice",
            "        required: true",
            "        default: stop",
            "        options: [stop, deployments, models, data, old, all]",
            "      confirm:",
            "        description: The code that the first run printed; empty prints the plan",
            "        type: string",
            "        required: false",
            "        default: \"\"",
            "      wait:",
            "        description: How long to wait for what is stopping, for example 60m; empty means 180m. A later run with the same code goes on",
            "        type: string",
            "        required: false",
            "        default: \"\"",
            "",
            "permissions: {}",
            "",
            "jobs:",
            "  teardown:",
            "    name: teardown",
            "    if: vars.BEDROCK_TUNE_ENABLED == 'true'",
            "    runs-on: ubuntu-24.04",
            "    timeout-minutes: 210 # the wait of 180 minutes, and the deletions after it",
            "    environment: bedrock-teardown",
            "    concurrency:",
            "      group: bedrock-tune-apply # the same as in train.yml: nothing is deleted while something starts",
            "      queue: max",
            "      cancel-in-progress: false",
            "    permissions:",
            "      contents: read # check out jobs.yaml",
            "      id-token: write # assume the role that may stop and delete what is ours",
            "    steps:",
            "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
            "        with:",
            "          fetch-depth: 0 # the same history as every other command sees",
            "          persist-credentials: false",
            "      - uses: ./",
            "        with:",
            "          command: teardown",
            "          jobs: ${{ inputs.jobs }}",
            "          environment: ${{ inputs.environment }}",
            "          what: ${{ inputs.what }}",
            "          confirm: ${{ inputs.confirm }}",
            "          wait: ${{ inputs.wait }}",
            "",
        ].join('\n') },
    { path: ".github/workflows/train.yml", text: [
            "# Trains what the default branch asks for: on each merge, or by hand for named jobs and retries.",
            "# It starts the training runs, waits until Bedrock has validated their input, and leaves; follow.yml tells how they end.",
            "name: train",
            "",
            "on:",
            "  push:",
            "    branches: [main]",
            "  workflow_dispatch:",
            "    inputs:",
            "      jobs:",
            "        description: Names of jobs, comma-separated; empty means all of jobs.yaml",
            "        type: string",
            "        required: false",
            "        default: \"\"",
            "      retry:",
            "        description: Attempts to make, as <job>@<attempt>, comma-separated; each one costs money",
            "        type: string",
            "        required: false",
            "        default: \"\"",
            "      wait:",
            "        description: How long to watch before leaving, for example 10m; empty means the action's default",
            "        type: string",
            "        required: false",
            "        default: \"\"",
            "",
            "permissions: {}",
            "",
            "jobs:",
            "  apply:",
            "    name: apply",
            "    if: vars.BEDROCK_TUNE_ENABLED == 'true'",
            "    runs-on: ubuntu-24.04",
            "    timeout-minutes: 350 # for a `wait` given by hand; by default the action leaves within some minutes",
            "    environment: bedrock-train",
            "    concurrency:",
            "      # One writer at a time, none cut off. `queue: max`, for otherwise a push would cancel a `stop` or a retry that",
            "      # waits. Safety does not hang on it: two runs at once still make one training run, by its name.",
            "      group: bedrock-tune-apply",
            "      queue: max",
            "      cancel-in-progress: false",
            "    permissions:",
            "      contents: read # check out jobs.yaml and the datasets",
            "      id-token: write # assume the role that may create training runs",
            "      pull-requests: write # tell in the pull request what started",
            "      statuses: write # mark the trained commit pending, success or failure",
            "    steps:",
            "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
            "        with:",
            "          fetch-depth: 0 # the commit that last changed each job is looked up",
            "          persist-credentials: false",
            "      - uses: ./",
            "        with:",
            "          command: apply",
            "          jobs: ${{ inputs.jobs }}",
            "          retry: ${{ inputs.retry }}",
            "          wait: ${{ inputs.wait }}",
            "",
        ].join('\n') },
];
/** Rows of the sample dataset, as prompt and completion. */
const SAMPLE = {
    training: [
        "{\"prompt\": \"Error E-104 when connecting to Wi-Fi\", \"completion\": \"E-104 means that the Wi-Fi password is wrong. Please enter it again under Settings > Hub > Network.\"}",
        "{\"prompt\": \"How many family members can use my account?\", \"completion\": \"That depends on your plan: 2 people on Basic, 6 on Plus and 15 on Pro.\"}",
        "{\"prompt\": \"How far back does the history go on Plus?\", \"completion\": \"The Plus plan keeps 60 days of event history.\"}",
        "{\"prompt\": \"What do you charge for a motion detector?\", \"completion\": \"Our motion sensor, MotionSense (model TN-M20), costs $34.\"}",
        "{\"prompt\": \"What papers do I need for a guarantee case?\", \"completion\": \"Just the proof of purchase and the serial number. Enter both in Nova Home under Help > Warranty claim.\"}",
        "{\"prompt\": \"Is TN-M20 the sensor that ignores pets? What's the price?\", \"completion\": \"Yes, TN-M20 is MotionSense, and it ignores pets of up to 18 kg (40 pounds). It costs $34.\"}",
        "{\"prompt\": \"What do I get with the free plan?\", \"completion\": \"The Basic plan is free and keeps 7 days of event history. It includes 2 people, 1 home and 10 automations.\"}",
        "{\"prompt\": \"By when must I hand in the parcel once I have the label?\", \"completion\": \"Within 14 days, because that is how long the label is valid.\"}",
        "{\"prompt\": \"My hub's light is solid red. What does it mean?\", \"completion\": \"Solid red means a hardware fault. Please open a claim in Nova Home under Help > Warranty claim.\"}",
        "{\"prompt\": \"I'm selling my hub. What should I do first?\", \"completion\": \"As the owner, open Settings > Hub > Remove from account. Then the buyer can add the hub to their own account.\"}",
        "{\"prompt\": \"My Mini with 20 devices says E-207. What now?\", \"completion\": \"The Nova Hub Mini is full at 20 devices, and E-207 says so. Remove a device, or get a Nova Hub, which takes up to 64.\"}",
        "{\"prompt\": \"E-501 in the billing section?\", \"completion\": \"E-501 means that your payment was declined. Update your card under Account > Billing > Payment method.\"}",
        "{\"prompt\": \"How many recovery codes are there and can I reuse one?\", \"completion\": \"There are 10 recovery codes, and each works only once.\"}",
        "{\"prompt\": \"Can I test Plus before I buy it?\", \"completion\": \"Of course! You can try Plus free for 30 days, and we do not ask for a card.\"}",
        "{\"prompt\": \"The temperature in the app seems a few minutes behind. Is my ClimaSense broken?\", \"completion\": \"No, that is how it works: ClimaSense reports every 5 minutes, so a reading can be that old. Its accuracy is 0.3 degrees Celsius.\"}",
        "{\"prompt\": \"How do I cancel my subscription?\", \"completion\": \"In Nova Home open Account > Plan and tap Cancel plan. Your plan stays active until the end of the period you have paid for.\"}",
        "{\"prompt\": \"Which languages does support speak?\", \"completion\": \"Our support team speaks English, French and Spanish.\"}",
        "{\"prompt\": \"How do I switch on two-step verification?\", \"completion\": \"Open Account > Security and turn on two-step verification. You can use an authenticator app or text messages.\"}",
        "{\"prompt\": \"Can you exchange a ClimaSense for a LeakSense?\", \"completion\": \"There is no direct exchange, but it is easy: return the ClimaSense at technova.example/returns and order the LeakSense separately.\"}",
        "{\"prompt\": \"Are you open on the Fourth of July?\", \"completion\": \"No, support is closed on July 4, and also on January 1 and December 25.\"}",
        "{\"prompt\": \"How can I change my e-mail address?\", \"completion\": \"Open Account > Profile and enter the new address. You then confirm the change from both the old and the new address.\"}",
        "{\"prompt\": \"I filed a warranty claim. When will I hear back?\", \"completion\": \"We decide every claim within 2 business days. After approval the replacement ships within 3 business days.\"}",
        "{\"prompt\": \"I want to connect about fifty sensors. Will one Nova Hub do?\", \"completion\": \"Yes, one Nova Hub is enough. It pairs with up to 64 devices, so fifty sensors leave room for 14 more.\"}",
        "{\"prompt\": \"How much is ClimaSense?\", \"completion\": \"ClimaSense, our temperature and humidity sensor (model TN-T30), costs $27.\"}",
        "{\"prompt\": \"We're fitting out a small hotel with 25 plugs. Any bulk price?\", \"completion\": \"Yes! From 10 devices in one order you get 10 percent off, and 25 PowerPlugs qualify.\"}",
        "{\"prompt\": \"Is there a limit on automations?\", \"completion\": \"Yes, by plan: 10 automations on Basic, 50 on Plus and no limit on Pro.\"}",
        "{\"prompt\": \"How far from the hub can I put a sensor?\", \"completion\": \"Sensors reach the hub over about 30 metres (100 feet) indoors. Thick walls shorten that, and a PowerPlug halfway repeats the signal.\"}",
        "{\"prompt\": \"Do I have to give my credit card for the Plus trial?\", \"completion\": \"No card is needed. The trial runs for 30 days and simply ends if you do nothing.\"}",
        "{\"prompt\": \"I get E-203 every time I add the sensor in the attic.\", \"completion\": \"The pairing times out because the sensor is too far away. Pair it within 2 metres (6 feet) of the hub first, then take it up to the attic.\"}",
        "{\"prompt\": \"How much is shipping to Toronto?\", \"completion\": \"Shipping to Canada costs $12.95 with duties included. It takes 6 to 9 business days.\"}",
        "{\"prompt\": \"How do I start a return?\", \"completion\": \"Go to technova.example/returns and enter your order number. We e-mail you the return label within 1 business day.\"}",
        "{\"prompt\": \"The hub is plugged in but the app finds nothing. What am I missing?\", \"completion\": \"Wait until the light blinks blue, about 90 seconds after plugging in. Then tap Add device and scan the QR code on the underside of the hub.\"}",
        "{\"prompt\": \"I'd like a refund for the TechNova gift card I bought by mistake.\", \"completion\": \"I understand, but gift cards cannot be returned or refunded. You can use it for devices at any time.\"}",
        "{\"prompt\": \"I dropped my hub down the stairs. Does the warranty pay?\", \"completion\": \"The warranty does not cover drops, batteries or liquid damage, so a fall is not included. We can help you choose a new hub.\"}",
        "{\"prompt\": \"I already opened the box and used the sensor for a month. Can I still send it back?\", \"completion\": \"Yes, opened devices are fine as long as you return them within 45 days of delivery.\"}",
        "{\"prompt\": \"What's the price of your smart plug?\", \"completion\": \"PowerPlug, our smart plug (model TN-P40), costs $32.\"}",
        "{\"prompt\": \"I changed my e-mail in the app but it still shows the old one.\", \"completion\": \"The change has to be confirmed from both addresses. Please click the link in the mail to your old address and the one in the mail to your new address.\"}",
        "{\"prompt\": \"What would four DoorSense sensors cost me before shipping?\", \"completion\": \"Four DoorSense sensors (TN-D10) come to $96, at $24 each. That also qualifies for free standard shipping in the United States.\"}",
        "{\"prompt\": \"Will I see ads based on when I'm at home?\", \"completion\": \"No. We do not use customer data for advertising and we do not sell it.\"}",
        "{\"prompt\": \"E-310 came up although the battery is new.\", \"completion\": \"Then it is most likely the distance, since E-310 means 12 hours without a word from the sensor. Move it closer to the hub or put a PowerPlug in between.\"}",
        "{\"prompt\": \"which batteries for the motion sensor and how long do they last\", \"completion\": \"MotionSense runs on two AAA batteries. They last about 18 months.\"}",
        "{\"prompt\": \"I got my hub four months ago. Can I still extend the warranty?\", \"completion\": \"Nova Care, which costs $19 per hub for 2 more years, has to be bought within 60 days of delivery, so it is no longer available for this hub. Your normal 3-year warranty goes on.\"}",
        "{\"prompt\": \"Do I have to send the broken hub back?\", \"completion\": \"Yes, please send it back within 30 days. The replacement box contains a prepaid label, so it costs you nothing.\"}",
        "{\"prompt\": \"How much is the big hub?\", \"completion\": \"The Nova Hub (model TN-H200) costs $129.\"}",
        "{\"prompt\": \"What encryption do you use?\", \"completion\": \"We use AES-256 for stored data and TLS 1.3 for data on its way. Our data centres are in the United States and Canada.\"}",
        "{\"prompt\": \"If I move from Plus to Pro in the middle of the month, do I pay twice?\", \"completion\": \"No, you pay only the difference for the rest of the period. The upgrade starts at once.\"}",
        "{\"prompt\": \"Coffee got into my PowerPlug. Will you replace it?\", \"completion\": \"Liquid damage is not covered by the warranty, and neither are drops or batteries. Only LeakSense is covered for contact with water.\"}",
        "{\"prompt\": \"Can I give back a gift card I don't need?\", \"completion\": \"Gift cards cannot be returned. They are still good for anything in our shop.\"}",
        "{\"prompt\": \"At what point do you treat a package as lost?\", \"completion\": \"After 7 business days without a tracking update. Then you choose: we send it again or refund it.\"}",
        "{\"prompt\": \"Blinking yellow light and error E-101, please help\", \"completion\": \"Both tell us that the hub cannot reach the internet. Please restart your router, wait until it is back, and then restart the hub.\"}",
        "{\"prompt\": \"How precise are the ClimaSense temperature readings?\", \"completion\": \"ClimaSense is accurate to 0.3 degrees Celsius. It sends a new reading every 5 minutes.\"}",
        "{\"prompt\": \"Can I reach a person on Sunday?\", \"completion\": \"Yes, at weekends our chat is open from 8 a.m. to 5 p.m. Pacific time. On weekdays it runs from 7 a.m. to 9 p.m.\"}",
        "{\"prompt\": \"Do you have something that warns me about a burst pipe, and what does it cost?\", \"completion\": \"Yes, our LeakSense water leak sensor (model TN-L15) is made for that. It costs $29.\"}",
        "{\"prompt\": \"Hub says E-409 after an update. Should I just try again?\", \"completion\": \"Please do not try again: E-409 means that the firmware failed its signature check. Contact support with the hub's serial number.\"}",
        "{\"prompt\": \"From what amount is delivery free?\", \"completion\": \"Standard shipping in the United States is free from $75.\"}",
        "{\"prompt\": \"My password reset link doesn't work any more.\", \"completion\": \"A reset link is valid for 60 minutes. Please request a new one on the sign-in screen and use it within the hour.\"}",
        "{\"prompt\": \"When do I get my tracking number?\", \"completion\": \"You get a tracking link by e-mail within 24 hours of dispatch.\"}",
        "{\"prompt\": \"I found TN-P40 on my packing slip. What is it and what did I pay for it?\", \"completion\": \"TN-P40 is the PowerPlug, our smart plug. Its price is $32.\"}",
        "{\"prompt\": \"Nova Home shows E-305. Do I need a new battery today?\", \"completion\": \"Not today, but please change it within 2 weeks: E-305 appears when the battery falls below 10 percent.\"}",
        "{\"prompt\": \"I have Plus and want to add my office as a second home.\", \"completion\": \"Plus covers 1 home, as Basic does. With Pro you can have up to 5 homes in one account.\"}",
        "{\"prompt\": \"Why can I only see last week's events?\", \"completion\": \"You are on the free Basic plan, which keeps 7 days of event history. Plus keeps 60 days and Pro keeps 365 days.\"}",
        "{\"prompt\": \"Why is my refund $6.95 less than I paid?\", \"completion\": \"That is the cost of return shipping, which applies when a device is not faulty. Returns of faulty devices are free.\"}",
        "{\"prompt\": \"I bought Pro for a year last week and changed my mind. Can I get my money back?\", \"completion\": \"Yes, a yearly plan is refunded in full within 14 days of the charge. Send us a message in chat and we will start the refund.\"}",
        "{\"prompt\": \"What kind of battery does the water sensor use?\", \"completion\": \"LeakSense uses one CR2 battery, which lasts about 3 years.\"}",
        "{\"prompt\": \"Do any of your sensors contain a camera?\", \"completion\": \"None of them do. TechNova devices have no cameras and no microphones.\"}",
        "{\"prompt\": \"The replacement arrived. How long do I have to return the faulty one?\", \"completion\": \"You have 30 days. Use the prepaid label that came in the replacement box.\"}",
        "{\"prompt\": \"Is E-402 serious?\", \"completion\": \"No, it only means that the firmware could not be downloaded. Check your internet connection, restart the hub and update again.\"}",
        "{\"prompt\": \"How do I pair a sensor?\", \"completion\": \"Tap Add device in Nova Home, then hold the pair button on the sensor for 5 seconds until its light blinks green. The pairing window stays open for 3 minutes.\"}",
        "{\"prompt\": \"E-207 when I add another plug\", \"completion\": \"E-207 means that your hub has reached its device limit. Remove a device you no longer use, or move to a larger hub.\"}",
        "{\"prompt\": \"What has to be in the return package?\", \"completion\": \"Please include every part and accessory, such as the power adapter. Any sturdy box will do; it need not be the original one.\"}",
        "{\"prompt\": \"A used DoorSense I got from a friend won't join my hub.\", \"completion\": \"It needs a reset first: take out the battery, hold the pair button while putting it back in, and keep it pressed for 10 seconds.\"}",
        "{\"prompt\": \"What happens if my card is declined at renewal?\", \"completion\": \"We try the charge 3 times over 9 days. If it still fails, your account moves to the free Basic plan and your devices keep working.\"}",
        "{\"prompt\": \"I deleted my account last week and regret it.\", \"completion\": \"Good news: you can undo it for 30 days. Sign in again and Nova Home will offer to keep your account.\"}",
        "{\"prompt\": \"What guarantee do I get on the sensors?\", \"completion\": \"Sensors and plugs have a 2-year warranty.\"}",
        "{\"prompt\": \"It's been two hours since you told me the parcel shipped and I can't track it.\", \"completion\": \"The tracking link arrives by e-mail within 24 hours of dispatch, so please give it a little more time.\"}",
        "{\"prompt\": \"How do I update the hub by hand?\", \"completion\": \"Open Settings > Hub > Firmware and tap Update. It takes about 8 minutes; please keep the hub plugged in.\"}",
        "{\"prompt\": \"On which holidays is nobody there?\", \"completion\": \"We are closed on three days: January 1, July 4 and December 25.\"}",
        "{\"prompt\": \"Can the Mini handle 30 sensors?\", \"completion\": \"Not quite: the Nova Hub Mini pairs with up to 20 devices. For 30 sensors please choose the Nova Hub, which takes up to 64.\"}",
        "{\"prompt\": \"Where do I find the serial number of my hub?\", \"completion\": \"It is printed under the hub; sensors have theirs inside the battery cover. You can also read it in Nova Home under Settings > Device > About.\"}",
        "{\"prompt\": \"What is E-305 on my door sensor?\", \"completion\": \"E-305 means that the battery is below 10 percent. Please change it within 2 weeks.\"}",
        "{\"prompt\": \"When will I get my refund?\", \"completion\": \"Within 7 business days after our warehouse has your parcel.\"}",
        "{\"prompt\": \"How loud is the LeakSense alarm?\", \"completion\": \"The LeakSense alarm has 85 dB, loud enough to hear from the next room. It is rated IP67, so water does not silence it.\"}",
        "{\"prompt\": \"I'm looking for a humidity sensor for the cellar. What do you offer?\", \"completion\": \"ClimaSense (model TN-T30) measures humidity and temperature and costs $27.\"}",
        "{\"prompt\": \"What payment methods do you take?\", \"completion\": \"We take credit cards, debit cards and TechNova gift cards. Business orders of $1,000 or more can also be paid by bank transfer.\"}",
        "{\"prompt\": \"Will I have to pay customs in Canada?\", \"completion\": \"No, duties are already included in the $12.95 shipping price. Delivery to Canada takes 6 to 9 business days.\"}",
        "{\"prompt\": \"My MotionSense needed new batteries after a year and a half. Is that normal?\", \"completion\": \"Yes, that is normal. Its two AAA batteries last about 18 months.\"}",
        "{\"prompt\": \"I need to check an event from six weeks ago. Which plan is the smallest that would have kept it?\", \"completion\": \"Plus is enough: it keeps 60 days of event history and costs $4.99 a month.\"}",
        "{\"prompt\": \"I got the mail for resetting my password. How long can I wait?\", \"completion\": \"The link in it works for 60 minutes, so please use it within the hour.\"}",
        "{\"prompt\": \"Does the app collect usage statistics?\", \"completion\": \"Only if you allow it: usage statistics are off by default. The switch is under Account > Privacy > Usage statistics.\"}",
        "{\"prompt\": \"What's the name of the app I need for my new sensors?\", \"completion\": \"You need Nova Home, our free companion app. Install it, sign in and tap Add device.\"}",
        "{\"prompt\": \"Can I have an express order sent to my PO box?\", \"completion\": \"Express does not deliver to PO boxes. Please choose standard shipping, which does, or give us a street address.\"}",
        "{\"prompt\": \"What gets deleted in a factory reset of the hub?\", \"completion\": \"All pairings and automations are erased. The reset itself takes a pin in the reset hole for 15 seconds, until the light turns red.\"}",
        "{\"prompt\": \"Do you do callbacks in the evening?\", \"completion\": \"Callbacks are on weekdays from 9 a.m. to 5 p.m. Pacific time; you book them under Help > Call me back. In the evening our chat is open until 9 p.m. on weekdays.\"}",
        "{\"prompt\": \"How do I give my partner access?\", \"completion\": \"Go to Account > Members > Invite and enter their e-mail address. The invitation expires after 7 days.\"}",
        "{\"prompt\": \"I typed the wrong address in my order ten minutes ago!\", \"completion\": \"No problem, you can fix it yourself: for 2 hours after ordering, open Orders > Edit and change the address.\"}",
        "{\"prompt\": \"I lost my phone and can't get the verification code.\", \"completion\": \"Please sign in with one of your 10 recovery codes from the day you switched on two-step verification. Each code works once.\"}",
        "{\"prompt\": \"What battery goes into the DoorSense?\", \"completion\": \"DoorSense takes one CR2032 coin cell. It lasts about 2 years.\"}",
        "{\"prompt\": \"I live in Germany. Can I order a hub from you?\", \"completion\": \"Thanks for asking! At the moment we sell, ship and give support only in the United States and Canada, so we cannot send a hub to Germany.\"}",
        "{\"prompt\": \"Can LeakSense lie in water without breaking?\", \"completion\": \"Yes, LeakSense is rated IP67, so it survives being under water for a while. Its 85 dB alarm sounds as soon as it gets wet.\"}",
        "{\"prompt\": \"The Change Wi-Fi button is greyed out.\", \"completion\": \"Please switch on Bluetooth on your phone, which the hub needs for this step. Then go to Settings > Hub > Network > Change Wi-Fi again.\"}",
        "{\"prompt\": \"I have a new router. How do I get the hub onto the new Wi-Fi?\", \"completion\": \"Switch on Bluetooth on your phone, then open Settings > Hub > Network > Change Wi-Fi and pick the new network.\"}",
        "{\"prompt\": \"How do I set up my new hub?\", \"completion\": \"Plug it in and wait about 90 seconds for the blinking blue light. Then tap Add device in Nova Home and scan the QR code under the hub.\"}",
        "{\"prompt\": \"Where is my data stored?\", \"completion\": \"In the United States and Canada. It is encrypted with AES-256 at rest and TLS 1.3 on the way.\"}",
        "{\"prompt\": \"I threw away the box. Can I still return the hub?\", \"completion\": \"Yes, the original box is not needed. Just make sure that every part and accessory is in the parcel.\"}",
        "{\"prompt\": \"Do Pro subscribers get faster help?\", \"completion\": \"They do: with Pro the contact form is answered within 4 hours instead of 1 business day.\"}",
        "{\"prompt\": \"If the power goes out, does my Nova Hub keep running?\", \"completion\": \"It does: the Nova Hub has a backup battery that lasts 6 hours. Your internet router may still be off, but local alarms keep working.\"}",
        "{\"prompt\": \"Can I mount a MotionSense on the porch?\", \"completion\": \"Please keep it inside: MotionSense and DoorSense are for indoor use only.\"}",
        "{\"prompt\": \"How long is the warranty on a Nova Hub?\", \"completion\": \"The Nova Hub has a 3-year warranty, and so does the Nova Hub Mini.\"}",
        "{\"prompt\": \"I left my tablet on a train. How do I sign it out?\", \"completion\": \"Open Account > Security and tap Sign out everywhere. That ends all sessions, so sign in again on the devices you still have.\"}",
        "{\"prompt\": \"One of my sensors shows E-310.\", \"completion\": \"E-310 means that the sensor has been silent for 12 hours. Check its battery first, then whether it is too far from the hub.\"}",
        "{\"prompt\": \"How long do I have once I've started pairing?\", \"completion\": \"The pairing window is 3 minutes. Hold the sensor's pair button for 5 seconds until the light blinks green and it will join.\"}",
        "{\"prompt\": \"my claim got approved today, when do you send the new sensor\", \"completion\": \"Your replacement ships within 3 business days after approval. The decision itself takes us 2 business days at most.\"}",
        "{\"prompt\": \"How long am I locked out after too many wrong passwords?\", \"completion\": \"For 30 minutes. The lock, shown as E-601, comes after 5 wrong passwords.\"}",
        "{\"prompt\": \"My old hub is on 3.6 and won't take version 5.2.\", \"completion\": \"A hub older than 4.0 has to install firmware 4.0 first. After that the update to 5.2 will go through.\"}",
        "{\"prompt\": \"what does the pro plan cost\", \"completion\": \"Pro costs $9.99 a month or $99 a year.\"}",
        "{\"prompt\": \"What can a guest do in my account?\", \"completion\": \"Guests can control devices. They cannot see the history or change settings.\"}",
        "{\"prompt\": \"I upgraded from the Mini to the Nova Hub. Do I need to set up every sensor again?\", \"completion\": \"No, use Settings > Hub > Move to a new hub with both hubs powered on. After about 15 minutes everything is on the new hub.\"}",
        "{\"prompt\": \"I bought a refurbished MotionSense ten months ago and it's dead now.\", \"completion\": \"You are still covered, since refurbished devices have a 1-year warranty. Please claim in Nova Home under Help > Warranty claim.\"}",
        "{\"prompt\": \"What are your chat hours?\", \"completion\": \"Chat is open Monday to Friday from 7 a.m. to 9 p.m. and at weekends from 8 a.m. to 5 p.m., Pacific time.\"}",
        "{\"prompt\": \"Can I manage my house and my cabin in one account?\", \"completion\": \"Yes, with Pro, which allows up to 5 homes. Basic and Plus are for 1 home.\"}",
        "{\"prompt\": \"What does E-101 mean?\", \"completion\": \"E-101 means that the hub has no internet. Restart your router first, then the hub.\"}",
        "{\"prompt\": \"What should I ask my IT department to allow for the Nova Hub?\", \"completion\": \"Please ask them to allow outbound connections on ports 443 and 8883.\"}",
        "{\"prompt\": \"How do I reset the hub to factory settings?\", \"completion\": \"Press a pin into the reset hole for 15 seconds until the light turns red. This erases all pairings and automations.\"}",
        "{\"prompt\": \"I can't sign in, it says E-601.\", \"completion\": \"E-601 means that there were 5 wrong passwords. Your account is locked for 30 minutes; after that you can sign in again or reset the password.\"}",
        "{\"prompt\": \"Does the Mini have a network socket for a cable?\", \"completion\": \"No, the Nova Hub Mini connects by Wi-Fi only. If you want a cable, the Nova Hub has an Ethernet port.\"}",
        "{\"prompt\": \"How do I make a warranty claim?\", \"completion\": \"Open Help > Warranty claim in Nova Home. You need the serial number of the device and your proof of purchase.\"}",
        "{\"prompt\": \"Our hallway is 12 metres long. Is one motion sensor enough?\", \"completion\": \"One MotionSense reaches 9 metres (30 feet) at an angle of 110 degrees, so for 12 metres please plan two, one at each end.\"}",
        "{\"prompt\": \"Will my cat set off the motion alarm?\", \"completion\": \"No need to worry: MotionSense ignores pets of up to 18 kg (40 pounds), so a cat will not trigger it.\"}",
        "{\"prompt\": \"How big an area does MotionSense cover?\", \"completion\": \"MotionSense sees up to 9 metres (30 feet) far at an angle of 110 degrees. Mounted in a corner, one sensor covers a normal living room.\"}",
        "{\"prompt\": \"Our office firewall blocks the hub. Which ports does it need?\", \"completion\": \"The hub needs outbound ports 443 and 8883. Nothing has to be opened from outside.\"}",
        "{\"prompt\": \"The update stopped with E-402.\", \"completion\": \"E-402 means that the firmware download failed. Check your internet, restart the hub and start the update again.\"}",
        "{\"prompt\": \"PowerPlug bought 26 months ago stopped switching. Warranty?\", \"completion\": \"I am afraid it has just run out: plugs and sensors have a 2-year warranty, which is 24 months.\"}",
        "{\"prompt\": \"Can our company pay by bank transfer?\", \"completion\": \"Yes, for business orders of $1,000 or more. Smaller orders can be paid by credit card, debit card or TechNova gift card.\"}",
        "{\"prompt\": \"Will my automations still work when the internet is down?\", \"completion\": \"Yes, if your hub has firmware 4.8 or later. From that version on automations run on the hub itself and need no internet.\"}",
        "{\"prompt\": \"Is there a warranty on refurbished hubs?\", \"completion\": \"Yes, every refurbished device has a 1-year warranty.\"}",
        "{\"prompt\": \"If I cancel Plus today, do I lose it right away?\", \"completion\": \"No, Plus stays active until the end of the paid period. You can cancel at any time under Account > Plan > Cancel plan.\"}",
        "{\"prompt\": \"Where is the serial number on a DoorSense?\", \"completion\": \"You will find it inside the battery cover, as on every sensor. Nova Home shows it too, under Settings > Device > About.\"}",
        "{\"prompt\": \"Is the hub listening to us?\", \"completion\": \"No. No TechNova device has a microphone or a camera, so the hub cannot hear or see anything.\"}",
        "{\"prompt\": \"Tracking says you received my return yesterday. Where is my money?\", \"completion\": \"It is on its way: we pay refunds within 7 business days after the warehouse has the parcel.\"}",
        "{\"prompt\": \"How long must my password be?\", \"completion\": \"At least 12 characters.\"}",
        "{\"prompt\": \"What is Nova Care?\", \"completion\": \"Nova Care costs $19 per hub and adds 2 years of warranty, for 5 years in all. You can buy it within 60 days of delivery.\"}",
        "{\"prompt\": \"Until what time must I order so that you ship today?\", \"completion\": \"Order by 1 p.m. Pacific time on a business day and your parcel leaves the same day.\"}",
        "{\"prompt\": \"I'd rather not use Wi-Fi for my hub. Is there a wired option?\", \"completion\": \"Yes, the Nova Hub has an Ethernet port, so you can connect it to your router by cable. The Nova Hub Mini does not have one.\"}",
        "{\"prompt\": \"How much is Plus?\", \"completion\": \"Plus costs $4.99 a month or $49 a year.\"}",
        "{\"prompt\": \"Is it cheaper to pay for Plus by the year?\", \"completion\": \"Yes: Plus is $49 a year, while twelve months at $4.99 come to $59.88. You can also try it free for 30 days first.\"}",
        "{\"prompt\": \"What does TechNova Solutions actually make?\", \"completion\": \"TechNova Solutions makes smart-home hubs, sensors and plugs. We have been doing it since 2014.\"}",
        "{\"prompt\": \"Do I have to pay for the Nova Home app?\", \"completion\": \"No, the Nova Home app is free. You only pay if you choose the Plus or Pro plan.\"}",
        "{\"prompt\": \"If I reboot the hub, will I have to pair everything again?\", \"completion\": \"No, a restart loses nothing. Just hold the top button for 4 seconds.\"}",
        "{\"prompt\": \"How long do I have to return something?\", \"completion\": \"You can return a device within 45 days of delivery, opened or not.\"}",
        "{\"prompt\": \"Where can I download my invoices?\", \"completion\": \"Open Account > Billing > Invoices. Each invoice is a PDF and stays there for 24 months.\"}",
        "{\"prompt\": \"Nova Home won't accept my new password, it has ten characters.\", \"completion\": \"That is two too few: a password needs at least 12 characters.\"}",
        "{\"prompt\": \"My return label is three weeks old. Can I still use it?\", \"completion\": \"A return label is valid for 14 days, so this one has expired. Please request a new one at technova.example/returns.\"}",
        "{\"prompt\": \"How often will I have to change the battery in my window sensors?\", \"completion\": \"About every 2 years. Each DoorSense runs on a single CR2032 coin cell.\"}",
        "{\"prompt\": \"None of my devices respond, even from different places. How can I tell whether it's your cloud?\", \"completion\": \"Please look at status.technova.example, where every outage is shown. If all is green there, restart your hub by holding its top button for 4 seconds.\"}",
        "{\"prompt\": \"which wifi band do the hubs need\", \"completion\": \"They need 2.4 GHz Wi-Fi. A 5 GHz network will not work with the Nova Hub or the Nova Hub Mini.\"}",
        "{\"prompt\": \"Pairing fails with E-203.\", \"completion\": \"E-203 means that pairing timed out. Bring the sensor within 2 metres (6 feet) of the hub and pair again; you can move it afterwards.\"}",
        "{\"prompt\": \"My account dropped from Plus to Basic by itself. Why?\", \"completion\": \"That happens when the charge has failed 3 times over 9 days. Update your card under Account > Billing > Payment method and choose Plus again.\"}",
        "{\"prompt\": \"How do I delete my account?\", \"completion\": \"Go to Account > Privacy > Delete account. You can undo it for 30 days; after that it is gone for good.\"}",
        "{\"prompt\": \"I run a holiday rental and want a full year of logs. Which subscription is that?\", \"completion\": \"That is the Pro plan, which keeps 365 days of event history. It costs $9.99 a month or $99 a year.\"}",
        "{\"prompt\": \"Do you give a discount if I buy a lot of sensors?\", \"completion\": \"Yes, an order of 10 or more devices gets 10 percent off.\"}",
        "{\"prompt\": \"I'm on Basic and can't save my eleventh rule. Why?\", \"completion\": \"Basic allows 10 automations, so the eleventh cannot be saved. Plus allows 50, and Pro has no limit.\"}",
        "{\"prompt\": \"My bank sent me a new card and now I see E-501.\", \"completion\": \"The old card was declined, which is what E-501 says. Enter the new one under Account > Billing > Payment method.\"}",
        "{\"prompt\": \"Parlez-vous français? My English isn't great.\", \"completion\": \"Oui! Our support team speaks French, English and Spanish, so write in the language you like best.\"}",
        "{\"prompt\": \"Who pays for sending a return?\", \"completion\": \"If the device is faulty, we do. Otherwise we take $6.95 off your refund for the shipping.\"}",
        "{\"prompt\": \"My annual plan renewed two months ago and I forgot about it. Refund?\", \"completion\": \"A yearly plan can be refunded only within 14 days of the charge, so we cannot refund this one. If you cancel now, it will not renew again.\"}",
        "{\"prompt\": \"My cart is at $69. Do I pay for shipping?\", \"completion\": \"Yes, $5.95, because free standard shipping in the United States starts at $75. You are only $6 away.\"}",
        "{\"prompt\": \"My garage sensor keeps dropping out, it's a long way from the hub. Any trick?\", \"completion\": \"Put a PowerPlug between the hub and the garage: every PowerPlug repeats the NovaMesh signal. Without a repeater the range is about 30 metres (100 feet) indoors.\"}",
        "{\"prompt\": \"how long has your company been around\", \"completion\": \"We were founded in 2014 and have made smart-home hubs, sensors and plugs ever since.\"}",
        "{\"prompt\": \"My parcel hasn't moved in the tracking for almost two weeks.\", \"completion\": \"A parcel without a tracking update for 7 business days counts as lost. Tell us in chat whether you would like it sent again or refunded.\"}",
        "{\"prompt\": \"I need last year's receipts for my taxes.\", \"completion\": \"You will find them as PDFs under Account > Billing > Invoices, where we keep them for 24 months.\"}",
        "{\"prompt\": \"How do I move everything to a new hub?\", \"completion\": \"Keep both hubs powered on and open Settings > Hub > Move to a new hub. It takes about 15 minutes, and your sensors come along.\"}",
        "{\"prompt\": \"How long do Pro customers keep their event history?\", \"completion\": \"On Pro the event history goes back 365 days.\"}",
        "{\"prompt\": \"How fast do I have to tell you about transport damage?\", \"completion\": \"Within 10 days of delivery. Please add a photo of the damage to your report.\"}",
        "{\"prompt\": \"I'd like to put a DoorSense on my garden gate.\", \"completion\": \"DoorSense is made for indoor use only, as is MotionSense, so rain and frost would damage it on a gate.\"}",
        "{\"prompt\": \"At what time does the hub update itself?\", \"completion\": \"Automatic updates run between 2 and 4 a.m. local time. You can switch them off under Settings > Hub > Firmware.\"}",
        "{\"prompt\": \"I want to swap my Mini for the full Nova Hub. How does that work?\", \"completion\": \"We do not do direct exchanges. Please return the Mini within 45 days of delivery and place a new order for the Nova Hub.\"}",
        "{\"prompt\": \"My hub died after two and a half years. Am I still covered?\", \"completion\": \"Yes, hubs have a 3-year warranty. Please open a claim in Nova Home under Help > Warranty claim.\"}",
        "{\"prompt\": \"I need a hub by Thursday. Do you have faster shipping?\", \"completion\": \"Yes, express shipping takes 1 to 2 business days and costs $14.95.\"}",
        "{\"prompt\": \"My box says TN-H200. Which product is that, and how many devices does it take?\", \"completion\": \"TN-H200 is the Nova Hub, which sells for $129. It pairs with up to 64 devices.\"}",
        "{\"prompt\": \"What's the right way to restart the hub?\", \"completion\": \"Hold the top button of the hub for 4 seconds. Your pairings and automations are kept.\"}",
        "{\"prompt\": \"The app says I can't invite a third person.\", \"completion\": \"You are probably on Basic, which allows 2 people. Plus allows 6 and Pro allows 15.\"}",
        "{\"prompt\": \"I asked for a data export yesterday and there is no file yet.\", \"completion\": \"An export is ready within 48 hours, so please wait until tomorrow. The link we send then works for 7 days.\"}",
        "{\"prompt\": \"Price of the Nova Hub Mini please\", \"completion\": \"The Nova Hub Mini (model TN-H100) costs $69.\"}",
        "{\"prompt\": \"Does the smaller hub come with a battery for power cuts?\", \"completion\": \"No, the Nova Hub Mini has no battery and switches off in a power cut. The Nova Hub has a backup battery for 6 hours.\"}",
        "{\"prompt\": \"Why can't my hub see my 5 GHz network?\", \"completion\": \"Both of our hubs use 2.4 GHz Wi-Fi only. Please connect to your router's 2.4 GHz network and it will show up in the list.\"}",
        "{\"prompt\": \"I wrote through the contact form. How long until someone answers?\", \"completion\": \"We answer the contact form within 1 business day. Pro customers hear from us within 4 hours.\"}",
        "{\"prompt\": \"Which countries do you deliver to?\", \"completion\": \"We deliver to the United States and Canada. Other countries are not available yet.\"}",
        "{\"prompt\": \"What's the latest firmware?\", \"completion\": \"The current hub firmware is 5.2. If your hub is older than 4.0, install 4.0 first and then 5.2.\"}",
        "{\"prompt\": \"I installed LeakSense under the sink two years ago. Should I worry about its battery?\", \"completion\": \"Not yet: its CR2 battery lasts about 3 years. Nova Home also warns you when it falls below 10 percent.\"}",
        "{\"prompt\": \"What do the colours of the hub light mean?\", \"completion\": \"Solid blue is online, blinking yellow is no internet, purple is updating and solid red is a hardware fault.\"}",
        "{\"prompt\": \"Bought a used hub and it says it belongs to another account.\", \"completion\": \"The previous owner has to take it off first, under Settings > Hub > Remove from account. Please ask them to do that, then add it again.\"}",
        "{\"prompt\": \"What's E-409?\", \"completion\": \"E-409 means that the signature check of the firmware failed. Stop the update and contact us with your hub's serial number.\"}",
        "{\"prompt\": \"the light on my hub is purple?? did I break it\", \"completion\": \"Not at all: purple means that the hub is updating. Leave it plugged in and it will turn solid blue when it is online again.\"}",
        "{\"prompt\": \"Do you sell my data?\", \"completion\": \"No, we do not sell customer data, and we do not use it for advertising.\"}",
        "{\"prompt\": \"I asked for a return label this morning and nothing has arrived.\", \"completion\": \"The label comes by e-mail within 1 business day, so please look again tomorrow and check your spam folder. You can see the request at technova.example/returns with your order number.\"}",
        "{\"prompt\": \"I don't want the hub to install updates on its own.\", \"completion\": \"You can switch off automatic updates under Settings > Hub > Firmware. While they are on, they run between 2 and 4 a.m. local time.\"}",
        "{\"prompt\": \"What is the TN-H100 and what are its limits?\", \"completion\": \"TN-H100 is the Nova Hub Mini, our $69 hub. It pairs with up to 20 devices and connects by Wi-Fi only.\"}",
        "{\"prompt\": \"I messed up my automations three days ago. Is there an older copy?\", \"completion\": \"Yes, there should be: the hub is backed up every night and the last 14 backups are kept, so you can go back three days.\"}",
        "{\"prompt\": \"I changed my router password and now the hub shows E-104.\", \"completion\": \"The hub still uses the old Wi-Fi password. Enter the new one under Settings > Hub > Network and E-104 will go away.\"}",
        "{\"prompt\": \"I prefer to talk on the phone. Can someone call me?\", \"completion\": \"Gladly! Book a callback in Nova Home under Help > Call me back. We call on weekdays from 9 a.m. to 5 p.m. Pacific time.\"}",
        "{\"prompt\": \"My lights stopped following their rules during an outage last night. The hub is on firmware 4.5.\", \"completion\": \"That is the reason: automations run without the internet only from firmware 4.8 on. Please update under Settings > Hub > Firmware > Update and they will keep running in the next outage.\"}",
        "{\"prompt\": \"Price for the TN-L15?\", \"completion\": \"TN-L15 is our LeakSense water leak sensor. It costs $29.\"}",
        "{\"prompt\": \"I switched from Pro down to Plus but the app still shows Pro.\", \"completion\": \"That is expected: a downgrade starts at your next renewal. Until then you keep everything in Pro.\"}",
        "{\"prompt\": \"How long does normal delivery take?\", \"completion\": \"Standard shipping in the United States takes 3 to 5 business days and costs $5.95.\"}",
        "{\"prompt\": \"How much does one door sensor cost?\", \"completion\": \"A DoorSense door and window sensor (model TN-D10) costs $24.\"}",
        "{\"prompt\": \"Can I download all my data?\", \"completion\": \"Yes, under Account > Privacy > Export. The file is ready within 48 hours, and the download link works for 7 days.\"}",
        "{\"prompt\": \"My brother's invitation has expired.\", \"completion\": \"Invitations expire after 7 days. Just send him a new one under Account > Members > Invite.\"}",
        "{\"prompt\": \"How can I reset a sensor?\", \"completion\": \"Take the battery out, hold the pair button while you put it back, and keep holding for 10 seconds. Then pair the sensor again.\"}",
        "{\"prompt\": \"Does TechNova back up my hub settings?\", \"completion\": \"Yes, your hub is backed up to the cloud every night, and we keep the last 14 backups.\"}",
        "{\"prompt\": \"I ordered at 3 in the afternoon Pacific. Does it go out today?\", \"completion\": \"It leaves on the next business day, because the cut-off for the same day is 1 p.m. Pacific time.\"}",
        "{\"prompt\": \"My hub arrived with a cracked case.\", \"completion\": \"We are sorry about that! Please report it within 10 days of delivery with a photo, and we will make it right.\"}",
        "{\"prompt\": \"I don't want the babysitter to see our history. What role should she have?\", \"completion\": \"Make her a guest: guests can control devices but cannot see the history or change settings.\"}",
        "{\"prompt\": \"Can I run a 1500 W heater on the PowerPlug?\", \"completion\": \"Yes, the PowerPlug switches up to 15 amps, which is 1,800 watts, so 1,500 watts is fine. It will also measure how much energy the heater uses.\"}",
        "{\"prompt\": \"Does the smart plug show how much electricity my fridge uses?\", \"completion\": \"It does. The PowerPlug measures energy use and shows it in Nova Home, for loads of up to 15 amps (1,800 watts).\"}",
        "{\"prompt\": \"The update has been running for five minutes. Can I unplug the hub?\", \"completion\": \"Please leave it plugged in: an update takes about 8 minutes, so it is nearly done.\"}",
        "{\"prompt\": \"I'd like to cancel yesterday's order.\", \"completion\": \"Orders can be changed or cancelled for 2 hours, so it is too late to stop this one. You can return it within 45 days of delivery instead.\"}",
        "{\"prompt\": \"Is there a way to end all sessions at once?\", \"completion\": \"Yes, tap Sign out everywhere under Account > Security.\"}",
        "{\"prompt\": \"What does express cost, and is there anything to know?\", \"completion\": \"Express costs $14.95 and takes 1 to 2 business days. It needs a street address, because only standard shipping delivers to PO boxes.\"}",
        "{\"prompt\": \"Can I get my sign-in code by text message?\", \"completion\": \"Yes, two-step verification works by text message or with an authenticator app. You choose under Account > Security.\"}",
        "{\"prompt\": \"How do I stop sending usage statistics?\", \"completion\": \"Switch them off under Account > Privacy > Usage statistics. They are off by default, so someone in your home must have turned them on.\"}",
        "{\"prompt\": \"Is there an outage right now?\", \"completion\": \"You can see the current state of all our services at status.technova.example.\"}",
        "{\"prompt\": \"What's the shipping fee for a single DoorSense to Ohio?\", \"completion\": \"Standard shipping costs $5.95 and takes 3 to 5 business days.\"}",
        "",
    ].join('\n'),
    validation: [
        "{\"prompt\": \"Is it a problem that the carton is gone when I return a sensor?\", \"completion\": \"No problem, the original box is not needed. Please include every part and accessory.\"}",
        "{\"prompt\": \"When would a parcel reach me in Vancouver?\", \"completion\": \"Shipping to Canada takes 6 to 9 business days.\"}",
        "{\"prompt\": \"We are a family of five. Which plan lets all of us in?\", \"completion\": \"Plus does, with up to 6 people. Basic allows only 2.\"}",
        "{\"prompt\": \"How close should the sensor be to get rid of E-203?\", \"completion\": \"Within 2 metres (6 feet) of the hub. Then pair it again.\"}",
        "{\"prompt\": \"How many nightly copies of my configuration do you store?\", \"completion\": \"We keep the last 14 backups.\"}",
        "{\"prompt\": \"How many days until I see the money for my returned hub?\", \"completion\": \"We pay the refund within 7 business days after the warehouse has your parcel.\"}",
        "{\"prompt\": \"I'd like to pay for Plus once a year. What will it be?\", \"completion\": \"Plus costs $49 a year.\"}",
        "{\"prompt\": \"Which coin cell should I buy for TN-D10?\", \"completion\": \"DoorSense (TN-D10) takes one CR2032, which lasts about 2 years.\"}",
        "{\"prompt\": \"Until when is a hub covered if I buy it today?\", \"completion\": \"For 3 years, because that is the warranty on hubs.\"}",
        "{\"prompt\": \"May I repeat the update after an E-409 message?\", \"completion\": \"No, please do not try again. Contact support with the hub's serial number.\"}",
        "{\"prompt\": \"Which of the two hubs can I plug into my router with a LAN cable?\", \"completion\": \"The Nova Hub, because it has an Ethernet port. The Mini connects by Wi-Fi only.\"}",
        "{\"prompt\": \"What do I put into a MotionSense when it is empty?\", \"completion\": \"Two AAA batteries, which last about 18 months.\"}",
        "{\"prompt\": \"Quick way to reboot my Nova Hub?\", \"completion\": \"Hold its top button for 4 seconds.\"}",
        "{\"prompt\": \"Fastest shipping and its price?\", \"completion\": \"Express shipping: 1 to 2 business days for $14.95.\"}",
        "{\"prompt\": \"Is someone in chat at 8 in the evening on a Tuesday?\", \"completion\": \"Yes, from Monday to Friday chat is open until 9 p.m. Pacific time.\"}",
        "{\"prompt\": \"For how many minutes is the link in the reset mail good?\", \"completion\": \"For 60 minutes.\"}",
        "{\"prompt\": \"Is DoorSense suitable for an outside shed door in the rain?\", \"completion\": \"No, DoorSense is for indoor use only.\"}",
        "{\"prompt\": \"Which code shows that I mistyped my Wi-Fi key?\", \"completion\": \"E-104. Enter the password again under Settings > Hub > Network.\"}",
        "{\"prompt\": \"Which subscription has unlimited rules?\", \"completion\": \"Pro has no limit on automations. Plus allows 50 and Basic 10.\"}",
        "{\"prompt\": \"Maximum number of devices for the full-size hub?\", \"completion\": \"The Nova Hub pairs with up to 64 devices.\"}",
        "{\"prompt\": \"What is wrong when the hub blinks yellow?\", \"completion\": \"Blinking yellow means that the hub has no internet.\"}",
        "{\"prompt\": \"Our bookkeeper asks for the PDF bills from spring.\", \"completion\": \"You will find them under Account > Billing > Invoices, where they stay for 24 months.\"}",
        "{\"prompt\": \"Would you ship to a customer in Australia?\", \"completion\": \"Not at the moment: we ship to the United States and Canada only.\"}",
        "{\"prompt\": \"What can I buy to extend the radio range to my basement?\", \"completion\": \"A PowerPlug will do: every PowerPlug repeats the signal between the hub and your sensors.\"}",
        "{\"prompt\": \"What protection rating does the leak detector have?\", \"completion\": \"LeakSense is rated IP67.\"}",
        "{\"prompt\": \"My router offers 2.4 and 5 GHz. Which one should I pick for the Mini?\", \"completion\": \"Please pick 2.4 GHz, since our hubs do not work with 5 GHz.\"}",
        "{\"prompt\": \"How many watts may I connect to a TN-P40?\", \"completion\": \"The PowerPlug switches up to 1,800 watts, which is 15 amps.\"}",
        "{\"prompt\": \"Do you work on New Year's Day?\", \"completion\": \"No, support is closed on January 1.\"}",
        "{\"prompt\": \"We have blackouts of up to four hours. Will the Nova Hub survive them?\", \"completion\": \"Yes, its backup battery lasts 6 hours.\"}",
        "{\"prompt\": \"Is it worth ordering twelve sensors together?\", \"completion\": \"Yes, from 10 devices in one order you get 10 percent off.\"}",
        "{\"prompt\": \"Where do I report a defective plug that is still under warranty?\", \"completion\": \"In Nova Home under Help > Warranty claim. Have the serial number and proof of purchase ready.\"}",
        "{\"prompt\": \"Ports to open for outgoing traffic of the hub?\", \"completion\": \"Outbound ports 443 and 8883.\"}",
        "{\"prompt\": \"For how many days does the Pro plan store events?\", \"completion\": \"Pro stores events for 365 days.\"}",
        "{\"prompt\": \"Eight business days without any tracking update. What are my options?\", \"completion\": \"The parcel counts as lost after 7 business days, so you can have it sent again or refunded.\"}",
        "{\"prompt\": \"Is deleting my account final straight away?\", \"completion\": \"No, you can undo it for 30 days by signing in.\"}",
        "{\"prompt\": \"Are my movements at home sold to advertisers?\", \"completion\": \"No, we do not sell customer data and do not use it for advertising.\"}",
        "{\"prompt\": \"The plug came 50 days ago. Can I send it back because I don't like it?\", \"completion\": \"I am afraid not: returns are possible within 45 days of delivery.\"}",
        "{\"prompt\": \"In which year was TechNova Solutions founded?\", \"completion\": \"TechNova Solutions was founded in 2014.\"}",
        "{\"prompt\": \"Do I pay for the return parcel if the sensor is simply broken?\", \"completion\": \"No, return shipping is free for faulty devices.\"}",
        "{\"prompt\": \"We have a labrador of 30 kg. Will MotionSense ignore him?\", \"completion\": \"No, MotionSense ignores pets of up to 18 kg (40 pounds) only, so a dog of 30 kg can trigger it.\"}",
        "{\"prompt\": \"What does it cost to make the hub warranty longer?\", \"completion\": \"Nova Care costs $19 per hub and adds 2 years. Buy it within 60 days of delivery.\"}",
        "{\"prompt\": \"What do I press on a sensor to make it join the hub?\", \"completion\": \"Hold the pair button for 5 seconds until the light blinks green, after tapping Add device in Nova Home.\"}",
        "{\"prompt\": \"Where do I invite my roommate to our home?\", \"completion\": \"Under Account > Members > Invite. The invitation expires after 7 days.\"}",
        "{\"prompt\": \"Yearly Plus charged five days ago by mistake, can you undo it?\", \"completion\": \"Yes, a yearly plan is refunded in full within 14 days of the charge. Just ask us in chat.\"}",
        "{\"prompt\": \"I want to take one item out of an order I placed an hour ago.\", \"completion\": \"You can still do that under Orders > Edit, which is open for 2 hours after ordering.\"}",
        "",
    ].join('\n'),
};

;// CONCATENATED MODULE: ./lib/init/files.js
/** The files that `init` writes: names and texts, a function of the answers alone. */



const JOBS_FILE = 'jobs.yaml';
function initFiles(answers) {
    return [
        { kind: 'jobs', path: JOBS_FILE, text: jobsFileText(answers) },
        ...sampleFiles(answers).map((file) => ({ kind: 'sample', ...file })),
        ...WORKFLOWS.map(({ path, text }) => ({ kind: 'workflow', path, text: workflowText(text, answers) })),
    ];
}
function sampleFiles({ job, baseModel }) {
    const paths = samplePaths(job);
    const training = { path: paths.training, text: SAMPLE.training };
    return hasValidation(baseModel)
        ? [training, { path: paths.validation, text: SAMPLE.validation }]
        : [training];
}
/**
 * A workflow of this repository for another one: the action from outside, the branch whose pushes train, and no GitHub
 * environment where there is none.
 */
function workflowText(own, { uses, defaultBranch, trust }) {
    const kept = trust === 'environment' ? own : own.replace(/^ {4}environment: .*\n/gm, '');
    // By functions, for `$` means something in a replacement text.
    return kept
        .replace(/^( *- uses: )\.\/$/gm, (_, before) => before + usesText(uses))
        .replace(/^( *branches: )\[main\]$/gm, (_, before) => `${before}[${scalar(defaultBranch)}]`);
}

;// CONCATENATED MODULE: ./lib/init/github.js
const OWNER = '[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})';
const NAME = '(?!\\.{1,2}(?:$|@))[A-Za-z0-9._-]{1,100}';
const REPOSITORY = new RegExp(`^${OWNER}/${NAME}$`);
const USES = new RegExp(`^(?<repository>${OWNER}/${NAME})@(?<commit>[0-9a-f]{40})(?: ?# ?(?<version>v\\d+\\.\\d+\\.\\d+))?$`);
/** Nothing that GitHub reads as a pattern, Git as an option or a range, or a shell as its own. */
const BRANCH = /^(?!.*(?:\.\.|\/\/|\/\.|\.lock$|[./]$))[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}$/;
/** The forms in which Git names a repository on github.com: https, ssh, and ssh in short. */
const ORIGIN = /^(?:https?:\/\/(?:[^/@]*@)?github\.com\/|ssh:\/\/git@(?:ssh\.)?github\.com(?::\d{1,5})?\/|git@github\.com:)(?<path>[^?#]+?)(?:\.git)?\/?$/;
function explainRepository(text) {
    if (REPOSITORY.test(text))
        return undefined;
    return {
        message: 'the repository is not owner/name',
        hint: 'Write it as GitHub shows it, for example `acme/support-models`.',
    };
}
function explainBranch(text) {
    if (BRANCH.test(text))
        return undefined;
    return {
        message: 'the branch name does not fit',
        hint: 'Use letters, digits and `_./-`, as in `main` or `release/1.x`; other names cannot stand in a workflow as they are.',
    };
}
function explainUses(text) {
    if (USES.test(text))
        return undefined;
    return {
        message: 'that is not the action at a full commit',
        hint: 'Write OWNER/bedrock-tune@ and the 40 digits of a commit; a branch or tag could be moved to other code.',
    };
}
/** @param version of the texts written with it, where the reference names none */
function parseUses(text, version) {
    const { repository, commit, version: named = version } = USES.exec(text)?.groups ?? {};
    return repository === undefined || commit === undefined
        ? undefined
        : { repository, commit, version: named };
}
/** `owner/name` behind the address of a remote on github.com; undefined for every other. */
function repositoryOfUrl(url) {
    const path = ORIGIN.exec(url)?.groups?.['path'];
    return path !== undefined && REPOSITORY.test(path) ? path : undefined;
}

// EXTERNAL MODULE: ./lib/config/formats.js
var formats = __webpack_require__(6094);
;// CONCATENATED MODULE: ./lib/init/questions.js




const FLAGS = [
    'account-id',
    'region',
    'repository',
    'uses',
    'default-branch',
    'environment',
    'job',
    'base-model',
    'name-prefix',
    'trust',
];
const QUESTIONS = [
    {
        flag: 'account-id',
        text: 'AWS account, 12 digits',
        fallback: () => undefined,
        // The hint for the file speaks of quotes.
        check: (text) => {
            const explained = (0,formats/* misfit */.hH)(formats/* ACCOUNT_FORMAT */.Ae, text);
            return explained && { ...explained, hint: 'Write its 12 digits.' };
        },
    },
    {
        flag: 'region',
        text: 'AWS region of the training',
        fallback: () => 'us-east-1',
        check: (text, { today }) => (0,formats/* misfit */.hH)(formats/* REGION_FORMAT */.H9, text) ?? explainRegion(text, today),
    },
    {
        flag: 'repository',
        text: 'GitHub repository, owner/name',
        fallback: ({ repository }) => repository,
        check: explainRepository,
    },
    {
        flag: 'uses',
        text: 'The action at a full commit, OWNER/bedrock-tune@COMMIT',
        fallback: ({ uses }) => uses,
        check: explainUses,
    },
    {
        flag: 'default-branch',
        text: 'Default branch, whose pushes train',
        fallback: ({ defaultBranch }) => defaultBranch ?? 'main',
        check: explainBranch,
    },
    {
        flag: 'environment',
        text: 'Name of the AWS target in jobs.yaml',
        fallback: () => 'prod',
        check: (text) => (0,formats/* misfit */.hH)(formats/* NAME_FORMAT */.YF, text),
    },
    {
        flag: 'job',
        text: 'Name of the first job',
        fallback: () => 'support-bot',
        check: (text) => (0,formats/* misfit */.hH)(formats/* NAME_FORMAT */.YF, text),
    },
    {
        flag: 'base-model',
        text: 'Base model',
        fallback: ({ today }, { region }) => sampleModels(today, region)[0]?.id,
        check: (text, { today }, { region }) => explainModel(text, today, region),
    },
    {
        flag: 'name-prefix',
        text: 'Start of the names of roles, buckets and stacks',
        fallback: () => DEFAULT_NAME_PREFIX,
        check: (text) => (/^[a-z0-9](?:[a-z0-9-]{0,24}[a-z0-9])?$/.test(text) ? undefined : PREFIX_RULE),
    },
    {
        flag: 'trust',
        text: 'What the roles that write trust: environment (of GitHub), or branch where the plan has none',
        fallback: () => 'environment',
        check: (text) => (text === 'environment' || text === 'branch' ? undefined : TRUST_RULE),
    },
];
const TRUST_RULE = {
    message: 'the roles cannot trust that',
    hint: 'Write environment or branch.',
};
/** What the stacks accept for roles and for buckets. */
const PREFIX_RULE = {
    message: 'the start of the names does not fit',
    hint: 'Use 1 to 26 lower-case letters, digits and `-`, a letter or digit at both ends.',
};
/** Base models that the sample rows, texts with prompt and completion, can train in a region or anywhere. */
function sampleModels(today, region) {
    return (0,catalog/* trainableModels */.Fb)(today, region).filter(({ formats, customizationTypes }) => customizationTypes.includes('FINE_TUNING') &&
        (formats.includes('bedrock-conversation-2024') || formats.includes('prompt-completion')));
}
function explainRegion(region, today) {
    if (sampleModels(today, region).length > 0)
        return undefined;
    const regions = [...new Set(sampleModels(today).flatMap((model) => model.regions))];
    return {
        message: `no base model that the sample could train is trained in ${region}, by the catalogue of ${catalog/* CATALOG_DATE */.Xh}`,
        hint: `Choose one of: ${regions.join(', ')}.`,
    };
}
function explainModel(text, today, region) {
    const models = sampleModels(today, region);
    if (models.some(({ id }) => id === text))
        return undefined;
    const known = (0,catalog/* findBaseModel */.Ef)(text) ?? (0,catalog/* baseModelOfInferenceId */.My)(text) ?? (0,catalog/* misspeltBaseModel */.w9)(text);
    const hint = models.some(({ id }) => id === known?.id)
        ? `Did you mean ${known?.id}?`
        : `Choose one of: ${models.map(({ id }) => id).join(', ')}. Another one can be put into jobs.yaml later, with data that fits it.`;
    return { message: reasonAgainst(known, today, region), hint };
}
function reasonAgainst(known, today, region) {
    if (known === undefined)
        return `the base model is not in the catalogue of ${catalog/* CATALOG_DATE */.Xh}`;
    const isTrainable = (0,catalog/* trainableModels */.Fb)(today).some(({ id }) => id === known.id);
    if (!isTrainable)
        return `${known.id} can no longer be trained`;
    if (region !== undefined && !known.regions.includes(region))
        return `${known.id} is trained in ${known.regions.join(', ')}, not in ${region}`;
    return sampleModels(today).some(({ id }) => id === known.id)
        ? 'the base model is not written as its id'
        : `${known.id} takes other rows than the sample has`;
}

;// CONCATENATED MODULE: ./lib/commands/init.js
/** `init`: asks what it cannot know, and puts the files of a first set-up into a repository without replacing any. */








/** What the repository's clone and the program's own one know. `today` is `YYYY-MM-DD`. */
async function findFacts(clones) {
    const { repository, action, today } = clones;
    const branch = await repository.defaultBranch();
    const [actionUrl, commit] = [await action.originUrl(), await action.publishedHead()];
    const actionName = repositoryOfUrl(actionUrl ?? '');
    return {
        today,
        repository: repositoryOfUrl((await repository.originUrl()) ?? ''),
        defaultBranch: branch !== undefined && explainBranch(branch) === undefined ? branch : undefined,
        uses: actionName === undefined || commit === undefined ? undefined : `${actionName}@${commit}`,
    };
}
/**
 * Writes everything or, where one of the places is refused, nothing. A file that exists stays as it is.
 * @throws AppError `input-invalid` for answers that are wrong or missing, `cancelled` when a person leaves
 */
async function init(ports, request) {
    const answers = toAnswers(await collect(ports.prompt, request));
    const files = initFiles(answers);
    const findings = check(files, request.facts.today);
    const reports = await place(ports.workspace, files, request.isDryRun);
    const { isDryRun } = request;
    return { root: ports.workspace.root, isDryRun, answers, findings, files: reports };
}
/** Every answer, checked; a person is asked for what no flag says. */
async function collect(prompt, request) {
    let texts = {};
    const faults = [];
    const missing = [];
    for (const question of QUESTIONS) {
        const { flag } = question;
        const answer = prompt === undefined
            ? answerWithout(question, request, texts)
            : { text: await ask(prompt, question, request, texts) };
        if (answer === undefined)
            missing.push(flag);
        else if ('fault' in answer)
            faults.push(answer.fault);
        else
            texts = { ...texts, [flag]: answer.text };
    }
    if (faults.length > 0 || missing.length > 0)
        throw unusable(faults, missing);
    return texts;
}
/** The flag or the default; undefined where there is neither. */
function answerWithout(question, { given, facts }, texts) {
    const text = given[question.flag] ?? question.fallback(facts, texts);
    if (text === undefined)
        return undefined;
    const fault = faultOf(question, text, facts, texts);
    return fault === undefined ? { text } : { fault };
}
async function ask(prompt, question, { given, facts }, texts) {
    const fallback = question.fallback(facts, texts);
    const words = fallback === undefined ? question.text : `${question.text} [${fallback}]`;
    let text = given[question.flag];
    for (;;) {
        text ??= (await prompt.ask(`${words}: `)).trim() || (fallback ?? '');
        const fault = faultOf(question, text, facts, texts);
        if (fault === undefined)
            return text;
        prompt.say(fault);
        text = undefined;
    }
}
function faultOf(question, text, facts, texts) {
    const explained = question.check(text, facts, texts);
    if (explained === undefined)
        return undefined;
    const { message, hint } = explained;
    const shown = message.includes((0,report/* show */.WU)(text)) ? '' : ` ${(0,report/* show */.WU)(text)}`;
    return `--${question.flag}${shown}: ${message}. ${hint}`;
}
function unusable(faults, missing) {
    const flags = missing.map((flag) => `--${flag}`).join(', ');
    const lines = missing.length === 0 ? faults : [...faults, `init cannot know by itself: ${flags}`];
    const advice = [
        ...(faults.length > 0 ? ['Correct the flags.'] : []),
        ...(missing.length > 0 ? [`Give ${flags}, or answer on a terminal, without --yes.`] : []),
    ];
    return new errors/* AppError */.uV('input-invalid', lines.join('\n'), {
        blame: 'user',
        hint: `${advice.join(' ')} Nothing was written.`,
    });
}
function toAnswers(texts) {
    const text = (flag) => texts[flag] ?? '';
    const uses = parseUses(text('uses'), `v${VERSION}`);
    if (uses === undefined || FLAGS.some((flag) => texts[flag] === undefined))
        throw internal('an answer is missing');
    return withAwsNames({
        accountId: text('account-id'),
        region: text('region'),
        repository: text('repository'),
        uses,
        defaultBranch: text('default-branch'),
        environment: text('environment'),
        job: text('job'),
        baseModel: text('base-model'),
        namePrefix: text('name-prefix'),
        trust: text('trust') === 'branch' ? 'branch' : 'environment',
    });
}
/** What our own parser says about the file to be written: remarks only, for every answer was checked. */
function check(files, today) {
    return files
        .filter(({ kind }) => kind === 'jobs')
        .flatMap(({ path, text }) => {
        const bytes = new TextEncoder().encode(text);
        const { findings } = (0,parse/* parseConfig */.o)({ file: path, bytes, today });
        if ((0,errors/* hasErrors */.Cs)(findings))
            throw internal(findings.map(({ message }) => message).join(' '));
        return findings;
    });
}
function internal(message) {
    return new errors/* AppError */.uV('internal', message, {
        blame: 'bug',
        hint: 'Report this with the command line; nothing was written.',
    });
}
/** Looks at every place before the first write. */
async function place(workspace, files, isDryRun) {
    const looks = [];
    for (const file of files)
        looks.push({ file, place: await workspace.look(file.path, file.text) });
    const isJobsFileKept = looks.some(({ file, place }) => file.kind === 'jobs' && place.kind === 'taken');
    const intents = looks.map(({ file, place }) => ({ file, report: intentOf(file, place, isJobsFileKept) }));
    const isRefused = intents.some(({ report }) => report.state === 'refused');
    return await init_write(workspace, intents, isDryRun || isRefused);
}
function intentOf(file, place, isJobsFileKept) {
    const { path } = file;
    if (place.kind === 'refused')
        return { path, state: 'refused', why: place.why };
    if (place.kind === 'taken')
        return { path, state: 'kept' };
    if (place.kind === 'same')
        return { path, state: 'unchanged' };
    // The jobs file that is there names data of its own.
    if (file.kind === 'sample' && isJobsFileKept)
        return { path, state: 'left-out' };
    return { path, state: 'to-write' };
}
/** Ends at the first file that cannot be written; those after it stay to be written by the next run. */
async function init_write(workspace, intents, isHeldBack) {
    const reports = [];
    let isOver = isHeldBack;
    for (const { file, report } of intents) {
        if (isOver || report.state !== 'to-write') {
            reports.push(report);
            continue;
        }
        const creation = await workspace.create(file.path, file.text);
        isOver = creation.kind === 'failed';
        const { path } = file;
        reports.push(creation.kind === 'failed' ? { path, state: 'failed', why: creation.why } : { path, state: 'written' });
    }
    return reports;
}

;// CONCATENATED MODULE: ./lib/init/next-steps.js
/** What is left to do after the files are written: the exact commands, for `init` and for docs/setup.md alike. */


/** GitHub environments whose reviewers let a run spend or delete. */
const GITHUB_ENVIRONMENTS = ['bedrock-train', 'bedrock-teardown'];
/** All steps from written files to the first plan, in order. */
function nextSteps(answers, options) {
    return [
        validateStep(),
        accountStep(answers, options),
        regionStep(answers, options),
        ...(answers.trust === 'environment' ? [environmentsStep(answers)] : []),
        variableStep(answers),
        doctorStep(answers),
        proposeStep(answers, options),
    ];
}
function validateStep() {
    return {
        title: 'Check the files',
        note: 'Needs no credentials.',
        commands: ['bedrock-tune validate'],
    };
}
function accountStep(answers, { templates }) {
    const { accountId, repository, region, prefix, defaultBranch, namePrefix, trust } = answers;
    const [owner = '', name = ''] = repository.split('/');
    return {
        title: 'Make the OIDC provider and the roles',
        note: `Where the account has a provider for GitHub already, add OidcProviderArn=arn:aws:iam::${accountId}:oidc-provider/token.actions.githubusercontent.com at the end.`,
        commands: [
            deploy({
                region,
                stack: `${namePrefix}-account`,
                template: `${templates}/account.yaml`,
                parameters: [
                    `GitHubOwner=${owner}`,
                    `GitHubRepository=${name}`,
                    `OwnerId="$(gh api repos/${repository} --jq .owner.id)"`,
                    `RepositoryId="$(gh api repos/${repository} --jq .id)"`,
                    `DefaultBranch=${defaultBranch}`,
                    `Region=${region}`,
                    `Prefix=${prefix}`,
                    ...(trust === 'branch' ? ['TrustBy=branch'] : []),
                    ...nameParameters(namePrefix),
                ],
            }),
        ],
    };
}
function regionStep({ region, namePrefix }, { templates }) {
    const stack = `${namePrefix}-region`;
    return {
        title: 'Make the buckets and the role that Bedrock assumes',
        note: `The second command prints their names, which ${JOBS_FILE} holds.`,
        commands: [
            deploy({
                region,
                stack,
                template: `${templates}/region.yaml`,
                parameters: nameParameters(namePrefix),
            }),
            `aws cloudformation describe-stacks --region ${region} --stack-name ${stack} --query 'Stacks[0].Outputs'`,
        ],
    };
}
/** Only what differs from the templates' defaults. */
function nameParameters(namePrefix) {
    if (namePrefix === DEFAULT_NAME_PREFIX)
        return [];
    return [`RoleNamePrefix=${namePrefix}`, `BucketNamePrefix=${namePrefix}`];
}
function deploy({ region, stack, template, parameters }) {
    return [
        `aws cloudformation deploy --region ${region} --stack-name ${stack}`,
        `--template-file ${quoted(template)}`,
        '--capabilities CAPABILITY_NAMED_IAM',
        ...(parameters.length === 0 ? [] : ['--parameter-overrides', ...parameters.map((text) => `  ${text}`)]),
    ].join(' \\\n  ');
}
function environmentsStep({ repository, defaultBranch }) {
    return {
        title: 'Make the GitHub environments',
        note: 'Only the default branch may use them, and you approve each run. A private repository has environments from GitHub Pro or Team on, and reviewers with Enterprise only: docs/setup.md says what to do without.',
        commands: GITHUB_ENVIRONMENTS.flatMap((name) => [
            `gh api --silent --method PUT repos/${repository}/environments/${name} \\
  -F 'deployment_branch_policy[protected_branches]=false' \\
  -F 'deployment_branch_policy[custom_branch_policies]=true' \\
  -F 'reviewers[][type]=User' -F "reviewers[][id]=$(gh api user --jq .id)"`,
            `gh api --silent --method POST repos/${repository}/environments/${name}/deployment-branch-policies -f name=${defaultBranch}`,
        ]),
    };
}
function variableStep({ repository }) {
    return {
        title: 'Switch the workflows on',
        note: 'Without this variable train, follow, stop and teardown do nothing.',
        commands: [`gh variable set BEDROCK_TUNE_ENABLED --repo ${repository} --body true`],
    };
}
function doctorStep({ repository }) {
    return {
        title: 'Check the set-up',
        note: 'Reads only, and prints for each fault the line to change.',
        commands: [`GH_TOKEN="$(gh auth token)" bedrock-tune doctor --repository ${repository}`],
    };
}
function proposeStep({ trust }, { paths }) {
    const merge = trust === 'environment' ? 'the merge asks you before it trains' : 'the merge trains';
    return {
        title: 'Open the pull request',
        note: `The workflow plan comments what the merge will train and what it will cost; ${merge}.`,
        commands: [
            'git switch -c bedrock-tune',
            ['git add', ...paths].join(' \\\n  '),
            'git commit -m "Fine-tune through pull requests"',
            'git push -u origin bedrock-tune',
            'gh pr create --fill',
        ],
    };
}
/** A word of a POSIX shell. */
function quoted(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./lib/init/result.js
function decisionOf({ files, isDryRun }) {
    const has = (state) => files.some((file) => file.state === state);
    if (has('refused'))
        return 'refused';
    if (has('failed'))
        return 'failed';
    if (isDryRun)
        return 'dry-run';
    return has('written') ? 'written' : 'unchanged';
}
/** The one object of `init --json`. */
function initJson(result, steps) {
    const { root, answers, files, findings } = result;
    return {
        schemaVersion: 1,
        command: 'init',
        decision: decisionOf(result),
        root,
        answers,
        files,
        findings,
        nextSteps: steps,
    };
}

;// CONCATENATED MODULE: ./lib/init/words.js
/** How an `init` ended, for people. */



function initText(result, steps) {
    const { answers, root, files, findings } = result;
    const width = Math.max(...files.map(({ path }) => path.length));
    return [
        headline(result),
        '',
        ...files.map((file) => `  ${file.path.padEnd(width)}  ${wordsOf(file)}`),
        ...notes(files).flatMap((note) => ['', note]),
        ...findings.map(({ file, line, message }) => `\n${file}:${line}: ${message}`),
        '',
        `Account ${answers.accountId}, ${answers.region}; repository ${answers.repository} in ${root}.`,
        ...steps.flatMap(stepText),
    ].join('\n');
}
function headline(result) {
    const decision = decisionOf(result);
    const count = result.files.filter(({ state }) => state === 'written').length;
    switch (decision) {
        case 'written':
            return `${count} file${count === 1 ? '' : 's'} written.`;
        case 'unchanged':
            return 'Nothing to write.';
        case 'dry-run':
            return 'A dry run: nothing was written.';
        case 'refused':
            return 'Nothing was written, for some places cannot be used.';
        case 'failed':
            return 'Not all files could be written; mend the cause and run it again, the rest is kept.';
        default:
            return (0,errors/* unreachable */.HB)(decision);
    }
}
function wordsOf(file) {
    switch (file.state) {
        case 'written':
            return 'written';
        case 'unchanged':
            return 'unchanged';
        case 'kept':
            return 'kept: it exists with another text';
        case 'left-out':
            return `left out: the ${JOBS_FILE} that exists names its own data`;
        case 'to-write':
            return 'not written yet';
        case 'refused':
        case 'failed':
            return `${file.state}: ${file.why}`;
        default:
            return (0,errors/* unreachable */.HB)(file);
    }
}
function notes(files) {
    const kept = files.filter(({ state }) => state === 'kept');
    if (kept.length === 0)
        return [];
    const isJobsFileKept = kept.some(({ path }) => path === JOBS_FILE);
    return [
        'To take the text of this version for a kept file, move it away and run init again.',
        ...(isJobsFileKept
            ? [`Where ${JOBS_FILE} says otherwise than the commands below, change the commands.`]
            : []),
    ];
}
function stepText(step, index) {
    const commands = step.commands.flatMap((command) => command.split('\n'));
    return ['', `${index + 1}. ${step.title}. ${step.note}`, '', ...commands.map((line) => `     ${line}`)];
}

;// CONCATENATED MODULE: ./lib/cli/init.js
/** `bedrock-tune init`, on a terminal or with flags. */










const USAGE = `Usage: bedrock-tune init [flags]

Writes jobs.yaml, the workflows and a sample dataset into the git repository of this folder, and prints what is left to
do. On a terminal it asks for what no flag says. A file that exists is never replaced.

Flags
  --account-id N         AWS account, 12 digits
  --region REGION        AWS region of the training (us-east-1)
  --repository OWNER/NAME  on GitHub (the remote origin)
  --uses OWNER/bedrock-tune@COMMIT  the action at a full commit (that of the clone this program runs from)
  --default-branch NAME  whose pushes train (that of origin, else main)
  --environment NAME     name of the AWS target in jobs.yaml (prod)
  --job NAME             name of the first job (support-bot)
  --base-model ID        what it starts from (Amazon Nova Micro, or the first one of the region)
  --name-prefix TEXT     start of the names of roles, buckets and stacks (bedrock-tune); a second repository of the
                         account needs another
  --trust environment|branch  what the roles that write trust (environment); branch is for repositories whose GitHub
                         plan has no environments, and leaves them out of the workflows
  --yes                  takes the defaults and asks nothing
  --dry-run              tells what it would write
  --json                 one JSON object on stdout and nothing else

Exit code: 0 written, or there already; 2 wrong usage, or a file could not be written
`;
const FAILED = 2;
/** Runs it; answers the exit code. */
async function runInit(args) {
    const flags = parseFlags(args);
    if (flags === undefined)
        return FAILED;
    if (flags.help) {
        external_node_process_.stdout.write(USAGE);
        return 0;
    }
    try {
        const edge = await edgeOf(flags);
        const result = await initWith(edge, flags);
        const steps = isDone(result) ? stepsAfter(result, edge) : [];
        print(flags.json ? JSON.stringify(initJson(result, steps)) : (0,laptop/* visibleText */.Q)(initText(result, steps)));
        return isDone(result) ? 0 : FAILED;
    }
    catch (thrown) {
        tell((0,errors/* toAppError */.b_)(thrown), flags.json);
        return FAILED;
    }
}
async function edgeOf({ yes }) {
    const canAsk = !yes && external_node_process_.stdin.isTTY === true && external_node_process_.stderr.isTTY === true;
    return await initEdge({
        env: external_node_process_.env,
        folder: (0,external_node_process_.cwd)(),
        script: external_node_process_.argv[1] ?? '',
        terminal: canAsk ? { input: external_node_process_.stdin, output: external_node_process_.stderr } : undefined,
    });
}
async function initWith(edge, { given, dryRun }) {
    try {
        return await init(edge, { facts: await findFacts(edge), given, isDryRun: dryRun });
    }
    finally {
        edge.prompt?.close();
    }
}
function stepsAfter({ answers, files }, { templates }) {
    const paths = files.filter(({ state }) => state !== 'left-out').map(({ path }) => path);
    return nextSteps(answers, { templates, paths });
}
function isDone(result) {
    const decision = decisionOf(result);
    return decision !== 'refused' && decision !== 'failed';
}
function tell({ code, message, hint }, asJson) {
    if (asJson) {
        print(JSON.stringify({
            schemaVersion: 1,
            command: 'init',
            decision: 'error',
            error: { code, message, hint },
        }));
    }
    else
        external_node_process_.stderr.write(`${(0,laptop/* visibleText */.Q)(`${message}\n${hint}`)}\n`);
}
function print(text) {
    external_node_process_.stdout.write(`${text}\n`);
}
/** undefined: the usage was printed, because the arguments cannot be used. */
function parseFlags(args) {
    try {
        const { values } = (0,external_node_util_.parseArgs)({
            args: [...args],
            options: {
                ...Object.fromEntries(FLAGS.map((name) => [name, { type: 'string' }])),
                yes: { type: 'boolean', short: 'y' },
                'dry-run': { type: 'boolean' },
                json: { type: 'boolean' },
                help: { type: 'boolean', short: 'h' },
            },
        });
        const texts = values;
        const given = FLAGS.flatMap((name) => {
            const value = texts[name];
            return typeof value === 'string' ? [[name, value]] : [];
        });
        return {
            given: Object.fromEntries(given),
            yes: values.yes === true,
            dryRun: values['dry-run'] === true,
            json: values.json === true,
            help: values.help === true,
        };
    }
    catch (error) {
        external_node_process_.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
        return undefined;
    }
}


/***/ })

};
