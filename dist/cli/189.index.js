export const id = 189;
export const ids = [189,524];
export const modules = {

/***/ 5524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nodeClone: () => (/* binding */ nodeClone)
/* harmony export */ });
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7494);
/* harmony import */ var _git_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93);


/** A folder that is no repository, and a machine without Git, know nothing. */
function nodeClone(options) {
    const run = (0,_git_run_js__WEBPACK_IMPORTED_MODULE_1__/* .gitRunner */ .XZ)(options);
    const ask = async (...args) => {
        if (!(await (0,_git_js__WEBPACK_IMPORTED_MODULE_0__/* .isRepository */ .Z6)(options.root)))
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


/***/ }),

/***/ 9551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ nodePrompt)
/* harmony export */ });
/* harmony import */ var node_readline_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6848);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _log_safe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3110);
/** Questions on a terminal, one line each. */



/** One reader for all questions: lines that were pasted at once answer one question each. */
function nodePrompt(streams) {
    const lines = (0,node_readline_promises__WEBPACK_IMPORTED_MODULE_0__.createInterface)(streams);
    const answers = lines[Symbol.asyncIterator]();
    let isOpen = true;
    lines.once('close', () => {
        isOpen = false;
    });
    return {
        ask: async (question) => {
            lines.setPrompt((0,_log_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(question));
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
            streams.output.write(`${(0,_log_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(line)}\n`);
        },
        close: () => lines.close(),
    };
}
/** Ctrl-C, Ctrl-D, or the end of the input. */
function leftError() {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV('cancelled', 'no answer was given, and nothing was written', {
        blame: 'user',
        hint: 'Run it again, or give the answers as flags.',
    });
}


/***/ }),

/***/ 4048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ nodeWorkspace)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(452);
/* harmony import */ var _root_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2353);
/** Files made in the work tree: nothing is replaced, no link is followed, nothing leaves the root. */






/** @throws AppError `file-unreadable` where there is no such folder */
async function nodeWorkspace(folder, link = node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.link) {
    const root = await (0,_root_js__WEBPACK_IMPORTED_MODULE_5__/* .realFolder */ .P)(folder);
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
        create: async (path, content) => {
            try {
                await create((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, ...(await wayTo(root, namesOf(path)))), content, link);
                return { kind: 'written' };
            }
            catch (error) {
                // What the content's own source has to say.
                if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .AppError */ .uV)
                    throw error;
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
    if (folder !== (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, ...names))) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.access)(folder, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK);
        return { kind: 'free' };
    }
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, ...names);
    const found = await statOf(path);
    if (found === undefined) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.access)(folder, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK);
        return { kind: 'free' };
    }
    if (found.isSymbolicLink())
        throw new Refused('it is a symbolic link');
    if (!found.isFile())
        throw new Refused('it is not a regular file');
    // Another size is another text, whatever it says: a large file is not read.
    if (found.size !== Buffer.byteLength(text))
        return { kind: 'taken' };
    return { kind: (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path, 'utf8')) === text ? 'same' : 'taken' };
}
/** The last folder that exists on the way; a link or a file on the way is refused. */
async function deepestFolder(root, names) {
    let folder = root;
    for (const name of names) {
        const next = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, name);
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
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).catch((error) => {
        if (errnoOf(error) === 'ENOENT')
            return undefined;
        throw error;
    });
}
/** Makes the folders on the way; the same names again. */
async function wayTo(root, names) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, ...names));
    await deepestFolder(root, names.slice(0, -1));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(folder, { recursive: true });
    // A folder that became a link in the meantime leads elsewhere.
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(folder)) !== folder)
        throw new Refused('a folder on the way is a symbolic link');
    return names;
}
/** Under a name of its own until it is whole and on the disk. */
async function create(path, content, link) {
    if ((await statOf(path)) !== undefined)
        throw new Refused(TAKEN);
    const draft = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)().slice(0, 8)}.part`);
    // O_EXCL: only what is not there is made, and a link does not count as nothing.
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(draft, 'wx');
    try {
        await write(file, content);
        await publish(draft, path, link);
    }
    finally {
        // A draft that was renamed is gone already.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.unlink)(draft).catch(() => undefined);
    }
}
async function write(file, content) {
    try {
        await file.writeFile(content);
        await file.sync();
    }
    finally {
        await file.close();
    }
}
const WITHOUT_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];
/** A link fails where anything has the name; a rename would replace it. */
async function publish(draft, path, link) {
    try {
        await link(draft, path);
    }
    catch (error) {
        if (!WITHOUT_LINKS.includes(errnoOf(error)))
            throw error;
        // No links on this file system: what is replaced is the empty file made here.
        await (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, 'wx')).close();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(draft, path);
    }
}
function errnoOf(error) {
    const { code } = Object(error);
    return typeof code === 'string' ? code : '';
}
const TAKEN = 'something was put there in the meantime';
const REASONS = {
    EACCES: 'there is no permission to write there',
    EPERM: 'there is no permission to write there',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    EFBIG: 'the file system takes no file of this size',
    EEXIST: TAKEN,
    ENAMETOOLONG: 'the name is too long',
};
function whyOf(error) {
    if (error instanceof Refused)
        return error.message;
    const code = errnoOf(error);
    return REASONS[code] ?? `it cannot be written (${code === '' ? String(error) : code})`;
}


/***/ }),

/***/ 8572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ partitionIn)
/* harmony export */ });
/** Parts of AWS that know nothing of each other: accounts, ARNs and addresses are of one of them. */
/** The partition a region is in. The isolated ones have no regions that a GitHub runner could reach. */
function partitionIn(region) {
    if (region.startsWith('cn-'))
        return {
            id: 'aws-cn',
            dnsSuffix: 'amazonaws.com.cn',
            consoleUrl: `https://${region}.console.amazonaws.cn`,
        };
    if (region.startsWith('us-gov-'))
        return {
            id: 'aws-us-gov',
            dnsSuffix: 'amazonaws.com',
            consoleUrl: `https://${region}.console.amazonaws-us-gov.com`,
        };
    return { id: 'aws', dnsSuffix: 'amazonaws.com', consoleUrl: `https://${region}.console.aws.amazon.com` };
}


/***/ }),

/***/ 8189:
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
// EXTERNAL MODULE: ./lib/adapters/node/clone.js
var clone = __webpack_require__(5524);
// EXTERNAL MODULE: ./lib/adapters/node/git.js + 2 modules
var git = __webpack_require__(7494);
// EXTERNAL MODULE: ./lib/adapters/node/prompt.js
var node_prompt = __webpack_require__(9551);
// EXTERNAL MODULE: ./lib/adapters/node/workspace.js
var workspace = __webpack_require__(4048);
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
        workspace: await (0,workspace/* nodeWorkspace */.K)(root),
        repository: (0,clone.nodeClone)({ root, env }),
        action: (0,clone.nodeClone)({ root: own, env }),
        templates: (0,external_node_path_.join)(own, 'bootstrap'),
        prompt: terminal === undefined ? undefined : (0,node_prompt/* nodePrompt */.t)(terminal),
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
// EXTERNAL MODULE: ./lib/config/parse.js + 22 modules
var parse = __webpack_require__(7917);
// EXTERNAL MODULE: ./lib/config/report.js
var report = __webpack_require__(1406);
// EXTERNAL MODULE: ./lib/catalog/partitions.js
var partitions = __webpack_require__(8572);
;// CONCATENATED MODULE: ./lib/init/answers.js
/** What `init` has to know, and the names that follow from it. */

/** The names that the stacks below `bootstrap/` give unless their parameters say otherwise. */
const DEFAULT_NAME_PREFIX = 'bedrock-tune';
/** The answers with the names that the stacks give. */
function withAwsNames(given) {
    const { accountId, region, repository, namePrefix } = given;
    const { id: partition } = (0,partitions/* partitionIn */.g)(region);
    const role = (name) => `arn:${partition}:iam::${accountId}:role/${namePrefix}-${name}`;
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

// EXTERNAL MODULE: ./lib/init/templates.data.js
var templates_data = __webpack_require__(1091);
;// CONCATENATED MODULE: ./lib/init/files.js
/** The files that `init` writes: names and texts, a function of the answers alone. */



const JOBS_FILE = 'jobs.yaml';
function initFiles(answers) {
    return [
        { kind: 'jobs', path: JOBS_FILE, text: jobsFileText(answers) },
        ...sampleFiles(answers).map((file) => ({ kind: 'sample', ...file })),
        ...templates_data/* WORKFLOWS */.v.map(({ path, text }) => ({ kind: 'workflow', path, text: workflowText(text, answers) })),
    ];
}
function sampleFiles({ job, baseModel }) {
    const paths = samplePaths(job);
    const training = { path: paths.training, text: templates_data/* SAMPLE */.X.training };
    return hasValidation(baseModel)
        ? [training, { path: paths.validation, text: templates_data/* SAMPLE */.X.validation }]
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
    const guessed = guesses(ports.prompt, request);
    return { root: ports.workspace.root, isDryRun, answers, guessed, findings, files: reports };
}
/** A wrong branch would never train, and would not say so. */
function guesses(prompt, { given, facts }) {
    const isKnown = (given['default-branch'] ?? facts.defaultBranch) !== undefined;
    return prompt !== undefined || isKnown ? [] : ['default-branch'];
}
/** Every answer, checked; a person is asked for what no flag says. */
async function collect(prompt, request) {
    let texts = {};
    const faults = [];
    const missing = [];
    for (const question of QUESTIONS) {
        const answer = prompt === undefined
            ? answerWithout(question, request, texts)
            : { text: await ask(prompt, question, request, texts) };
        if (answer === undefined)
            missing.push(question);
        else if ('fault' in answer)
            faults.push(answer.fault);
        else
            texts = { ...texts, [question.flag]: answer.text };
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
    const flags = missing.map(({ flag }) => `--${flag}`).join(', ');
    const lines = [...faults, ...missing.map(({ flag, text }) => `--${flag} is missing: ${text}`)];
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
    const uses = parseUses(text('uses'), `v${templates_data.VERSION}`);
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
    return await write(workspace, intents, isDryRun || isRefused);
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
async function write(workspace, intents, isHeldBack) {
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

// EXTERNAL MODULE: ./lib/init/github-environments.js
var github_environments = __webpack_require__(5838);
;// CONCATENATED MODULE: ./lib/init/next-steps.js
/** What is left to do after the files are written: the exact commands, for `init` and for docs/setup.md alike. */




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
        note: `Where the account has a provider for GitHub already, add OidcProviderArn=arn:${(0,partitions/* partitionIn */.g)(region).id}:iam::${accountId}:oidc-provider/token.actions.githubusercontent.com at the end.`,
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
        note: 'Only the default branch may use them, and you approve each run. A private repository has environments from GitHub Pro or Team on, and reviewers with Enterprise only: docs/setup.md of bedrock-tune says what to do without.',
        commands: github_environments/* GITHUB_ENVIRONMENTS */.p6.flatMap((name) => (0,github_environments/* environmentCommands */.O)({ repository, name, branch: defaultBranch })),
    };
}
function variableStep({ repository }) {
    return {
        title: 'Switch the workflows on',
        note: 'Without this variable train, follow, stop and teardown do nothing.',
        commands: [`gh variable set ${github_environments/* ENABLED_VARIABLE */.jE} --repo ${repository} --body true`],
    };
}
function doctorStep({ repository, trust }) {
    const expected = trust === 'environment'
        ? 'The warnings that administrators may pass without a review are expected: no command can change that, the page that they name can.'
        : 'The warning that the roles trust the branch is expected.';
    return {
        title: 'Check the set-up',
        note: `Reads only, and prints for each fault the line to change. ${expected}`,
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
    const { root, answers, guessed, files, findings } = result;
    return {
        schemaVersion: 1,
        command: 'init',
        decision: decisionOf(result),
        root,
        answers,
        guessed,
        files,
        findings,
        nextSteps: steps,
    };
}

;// CONCATENATED MODULE: ./lib/init/words.js
/** How an `init` ended, for people. */



function initText(result, steps) {
    const { answers, guessed, root, files, findings } = result;
    const width = Math.max(...files.map(({ path }) => path.length));
    return [
        headline(result),
        '',
        ...files.map((file) => `  ${file.path.padEnd(width)}  ${wordsOf(file)}`),
        ...notes(files).flatMap((note) => ['', note]),
        ...findings.map(({ file, line, message }) => `\n${file}:${line}: ${message}`),
        '',
        `Account ${answers.accountId}, ${answers.region}; repository ${answers.repository} in ${root}.`,
        ...(guessed.includes('default-branch')
            ? [
                `The default branch is taken to be ${answers.defaultBranch}, for this clone does not know it. If it is another, write that one below \`branches:\` in .github/workflows/train.yml and into the commands here.`,
            ]
            : []),
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
