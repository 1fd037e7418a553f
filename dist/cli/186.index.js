export const id = 186;
export const ids = [186];
export const modules = {

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

/***/ 2186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  VALIDATE_USAGE: () => (/* binding */ VALIDATE_USAGE),
  fixing: () => (/* binding */ fixing)
});

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: ./lib/adapters/node/git.js + 2 modules
var git = __webpack_require__(7494);
// EXTERNAL MODULE: ./lib/adapters/node/workspace.js
var node_workspace = __webpack_require__(4048);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/catalog/index.js + 8 modules
var catalog = __webpack_require__(8496);
// EXTERNAL MODULE: ./lib/datasets/findings.js
var findings = __webpack_require__(6223);
// EXTERNAL MODULE: ./lib/datasets/fix/kinds.js
var kinds = __webpack_require__(2378);
// EXTERNAL MODULE: ./lib/datasets/json.js
var json = __webpack_require__(6051);
;// CONCATENATED MODULE: ./lib/datasets/fix/log.js
/** What a pass that rewrites a dataset did to it, and what it would have lost. */

/** Lines, and names of keys, that are told of each kind. */
const TOLD = 5;
class FixLog {
    #fixes = new Map();
    #losses = new Map();
    /** Rows written in another format. */
    converted = 0;
    /** Why the file as a whole cannot be rewritten; the first reason counts. */
    refusal;
    /** `places`: how many of them were mended at this line. */
    fixed(id, line, places = 1) {
        note(this.#fixes, id, line, places);
    }
    /** @param keys what was removed at this line */
    removed(id, line, keys) {
        const told = note(this.#fixes, id, line, keys.length).keys;
        for (const name of keys.map(json/* keyName */.xT))
            if (told.length < TOLD && !told.includes(name))
                told.push(name);
    }
    lost(ids, line) {
        for (const id of ids)
            note(this.#losses, id, line, 1);
    }
    refuse(why) {
        this.refusal ??= why;
    }
    get fixes() {
        return [...this.#fixes].map(([id, notes]) => ({ id, ...notes }));
    }
    get losses() {
        return [...this.#losses].map(([id, notes]) => ({ id, ...notes }));
    }
}
function note(noted, id, line, places) {
    const found = noted.get(id) ?? { count: 0, lines: [], keys: [] };
    noted.set(id, found);
    found.count += places;
    if (found.lines.length < TOLD && found.lines.at(-1) !== line)
        found.lines.push(line);
    return found;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./lib/datasets/file-kind.js
var file_kind = __webpack_require__(6450);
// EXTERNAL MODULE: ./lib/datasets/format.js
var format = __webpack_require__(2858);
// EXTERNAL MODULE: ./lib/datasets/json-locate.js
var json_locate = __webpack_require__(4862);
// EXTERNAL MODULE: ./lib/datasets/lines.js
var lines = __webpack_require__(6578);
// EXTERNAL MODULE: ./lib/datasets/repeated-keys.js
var repeated_keys = __webpack_require__(2440);
// EXTERNAL MODULE: ./lib/datasets/row-index.js
var row_index = __webpack_require__(6516);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/datasets/fix/decode.js
/** From the bytes of a file to UTF-8 with plain line feeds. */


const LF = 10;
const CR = 13;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_R = 0x72;
/** UTF-16 to UTF-8, and off with the byte-order mark. */
class Decoder {
    #log;
    #utf16;
    #isFirst = true;
    constructor(log) {
        this.#log = log;
    }
    push(piece) {
        if (!this.#isFirst)
            return this.#decode(piece);
        this.#isFirst = false;
        const encoding = utf16Of(piece);
        if (encoding !== undefined) {
            this.#utf16 = new external_node_util_.TextDecoder(encoding, { fatal: true });
            this.#log.fixed('not-utf8', 1);
            return this.#decode(piece);
        }
        if (piece[0] !== 0xef || piece[1] !== 0xbb || piece[2] !== 0xbf)
            return piece;
        this.#log.fixed('bom', 1);
        return piece.subarray(3);
    }
    end() {
        return this.#decode(undefined);
    }
    #decode(piece) {
        if (this.#utf16 === undefined)
            return piece ?? external_node_buffer_.Buffer.alloc(0);
        try {
            return external_node_buffer_.Buffer.from(this.#utf16.decode(piece, { stream: piece !== undefined }));
        }
        catch {
            this.#log.refuse('it looks like UTF-16, but has bytes that are no UTF-16');
            return external_node_buffer_.Buffer.alloc(0);
        }
    }
}
/** By its byte-order mark, or by a first `{` or `[` in two bytes. */
function utf16Of(head) {
    const hex = head.toString('hex', 0, 4);
    // The same two bytes begin UTF-32.
    if (/^fffe(?!0000)|^7b00(?!00)|^5b00(?!00)/.test(hex))
        return 'utf-16le';
    return /^feff|^007b|^005b/.test(hex) ? 'utf-16be' : undefined;
}
/**
 * CR LF becomes LF. A CR alone is a line end, as old Macs wrote it, and inside a JSON string a character that must be
 * escaped. Which of both is told by the quotes of the line so far.
 */
class LineEnds {
    #log;
    #line = 1;
    #inString = false;
    #isEscaped = false;
    #sawCr = false;
    constructor(log) {
        this.#log = log;
    }
    push(piece) {
        if (!this.#sawCr && !piece.includes(CR)) {
            this.#skip(piece);
            return piece;
        }
        // Of each byte at most two are made, and one CR can be left from before.
        const out = external_node_buffer_.Buffer.allocUnsafe(2 * piece.length + 2);
        let size = 0;
        for (const byte of piece) {
            if (this.#sawCr)
                size += this.#endCr(out, size, byte === LF);
            this.#sawCr = byte === CR;
            if (byte === CR)
                continue;
            this.#follow(byte);
            out[size] = byte;
            size += 1;
        }
        return out.subarray(0, size);
    }
    end() {
        const out = external_node_buffer_.Buffer.alloc(2);
        return out.subarray(0, this.#sawCr ? this.#endCr(out, 0, false) : 0);
    }
    /** A block without any CR: only its last line decides what comes. */
    #skip(piece) {
        const tail = piece.lastIndexOf(LF) + 1;
        for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, at + 1))
            this.#line += 1;
        if (tail > 0)
            this.#newLine();
        for (const byte of piece.subarray(tail))
            this.#follow(byte);
    }
    #follow(byte) {
        if (byte === LF) {
            this.#line += 1;
            this.#newLine();
        }
        else if (this.#isEscaped)
            this.#isEscaped = false;
        else if (byte === QUOTE)
            this.#inString = !this.#inString;
        else if (byte === BACKSLASH)
            this.#isEscaped = this.#inString;
    }
    #newLine() {
        this.#inString = false;
        this.#isEscaped = false;
    }
    /** Writes what stands for the CR before; answers how many bytes. */
    #endCr(out, at, isCrlf) {
        if (isCrlf) {
            this.#log.fixed('crlf', this.#line);
            return 0;
        }
        // Behind a backslash nobody can tell what was meant.
        if (this.#isEscaped) {
            out[at] = CR;
            this.#isEscaped = false;
            return 1;
        }
        this.#log.fixed('lone-cr', this.#line);
        if (this.#inString) {
            out[at] = BACKSLASH;
            out[at + 1] = LETTER_R;
            return 2;
        }
        out[at] = LF;
        this.#follow(LF);
        return 1;
    }
}

;// CONCATENATED MODULE: ./lib/datasets/fix/elements.js
/** The elements of a file that is one JSON list, without holding more of it than one element. */



const elements_LF = 10;
const elements_QUOTE = 0x22;
const elements_BACKSLASH = 0x5c;
const COMMA = 0x2c;
const BRACKETS = new Map([
    [0x5b, 1],
    [0x7b, 1],
    [0x5d, -1],
    [0x7d, -1],
]);
const LIST = [0x5b, 0x5d];
/** Looks at brackets, commas and quotes only: whether an element is sound JSON, its reader finds out. */
class ListReader {
    #log;
    #sink;
    #parts = [];
    #held = 0;
    #line = 1;
    /** Where the part at hand began. */
    #startLine = 1;
    /** Brackets open: 1 between the elements. */
    #depth = 0;
    #inString = false;
    #isEscaped = false;
    constructor(log, sink) {
        this.#log = log;
        this.#sink = sink;
    }
    push(piece) {
        let start = 0;
        for (let at = 0; at < piece.length; at += 1) {
            const byte = piece[at] ?? 0;
            if (byte === elements_LF)
                this.#line += 1;
            if (this.#inString)
                this.#followString(byte);
            else if (this.#isBoundary(byte)) {
                this.#keep(piece.subarray(start, at));
                this.#emit(!(this.#depth === 1 && BRACKETS.get(byte) === 1));
                start = at + 1;
            }
        }
        this.#keep(piece.subarray(start));
    }
    end() {
        if (this.#depth !== 0)
            this.#log.refuse('its list is not closed in the end: a part of the file seems to be missing');
        this.#emit(false);
    }
    #followString(byte) {
        if (this.#isEscaped)
            this.#isEscaped = false;
        else if (byte === elements_BACKSLASH)
            this.#isEscaped = true;
        else if (byte === elements_QUOTE)
            this.#inString = false;
    }
    /** Is this the bracket before the first element, a comma between two, or the bracket after the last one? */
    #isBoundary(byte) {
        if (byte === elements_QUOTE)
            this.#inString = true;
        const step = BRACKETS.get(byte);
        if (step === undefined)
            return byte === COMMA && this.#depth === 1;
        // A brace neither opens a list nor closes one.
        if (this.#depth + step === (step === 1 ? 1 : 0) && !LIST.includes(byte))
            this.#log.refuse(`its list is broken (line ${this.#line})`);
        this.#depth += step;
        return this.#depth === (step === 1 ? 1 : 0);
    }
    /** Copied, for an element can be much smaller than what it was read with. */
    #keep(bytes) {
        this.#held += bytes.length;
        if (this.#held > lines/* MAX_LINE_BYTES */.Oc) {
            this.#log.refuse(`an element of its list is longer than ${(0,findings/* grouped */.zD)(lines/* MAX_LINE_BYTES */.Oc)} bytes (line ${this.#startLine})`);
            this.#parts.length = 0;
        }
        else if (bytes.length > 0)
            this.#parts.push(external_node_buffer_.Buffer.from(bytes));
    }
    #emit(isElement) {
        const text = external_node_buffer_.Buffer.concat(this.#parts).toString('latin1');
        const blanks = text.length - text.trimStart().length;
        const line = this.#startLine + text.slice(0, blanks).split('\n').length - 1;
        this.#parts.length = 0;
        this.#held = 0;
        this.#startLine = this.#line;
        if (blanks === text.length)
            return;
        if (!isElement)
            this.#log.refuse(`there is text around its list (line ${line})`);
        else
            this.#sink(external_node_buffer_.Buffer.from(text.trim(), 'latin1'), line);
    }
}

;// CONCATENATED MODULE: ./lib/datasets/fix/exchange.js

const SCHEMA_VERSION = 'bedrock-conversation-2024';
const MEDIA_KEYS = ['image', 'video', 'document'];
const TOOL_KEYS = [
    'toolConfig',
    'toolUse',
    'toolResult',
    'tools',
    'tool_calls',
    'tool_call_id',
    'function_call',
];
/** The row, or everything it has that no other format would keep. */
function readExchange(row, format) {
    const reader = new ExchangeReader();
    const exchange = reader.read(row, format);
    const losses = [...reader.losses];
    return losses.length === 0 ? { kind: 'read', exchange } : { kind: 'lost', losses };
}
class ExchangeReader {
    losses = new Set();
    read(row, format) {
        switch (format) {
            case 'prompt-completion':
                return this.#pair(row);
            case 'bedrock-conversation-2024':
                return this.#conversation(row);
            case 'claude-messages':
            case 'openai-chat-rft':
                return this.#chat(row);
            case 'image-ref-caption':
            case 'input-text':
                this.losses.add('format');
                return { system: [], turns: [] };
        }
    }
    #pair(row) {
        this.#only(row, ['prompt', 'completion']);
        const turns = [
            { role: 'user', text: this.#text(row['prompt']) },
            { role: 'assistant', text: this.#text(row['completion']) },
        ];
        return { system: [], turns };
    }
    #conversation(row) {
        this.#only(row, ['schemaVersion', 'system', 'messages']);
        if ((row['schemaVersion'] ?? SCHEMA_VERSION) !== SCHEMA_VERSION)
            this.losses.add('shape');
        const system = this.#list(row['system'] ?? []).map((item) => this.#textItem(item));
        const turns = this.#list(row['messages']).map((message) => this.#turn(message, (c) => this.#block(c)));
        return { system, turns };
    }
    /** Claude's messages and OpenAI's: each content is a text; the system text stands beside the turns or before them. */
    #chat(row) {
        this.#only(row, ['system', 'messages']);
        const messages = this.#list(row['messages']);
        const [first] = messages;
        const isSystem = (0,json/* isObject */.Gv)(first) && first['role'] === 'system';
        if (isSystem)
            this.#only(first, ['role', 'content']);
        const texts = [row['system'] ?? '', isSystem ? (first['content'] ?? null) : ''];
        // An empty system text says nothing, so nothing is lost without it.
        const system = texts.map((text) => this.#text(text)).filter((text) => text !== '');
        const turns = messages
            .slice(isSystem ? 1 : 0)
            .map((message) => this.#turn(message, (content) => this.#text(content)));
        return { system, turns };
    }
    #turn(message, read) {
        if (!(0,json/* isObject */.Gv)(message)) {
            this.losses.add('shape');
            return { role: 'user', text: '' };
        }
        this.#only(message, ['role', 'content']);
        const { role } = message;
        if (role !== 'user' && role !== 'assistant')
            this.losses.add('shape');
        return { role: role === 'assistant' ? 'assistant' : 'user', text: read(message['content']) };
    }
    #block(content) {
        const blocks = this.#list(content);
        const texts = blocks.map((block) => this.#textItem(block));
        if (blocks.length !== 1)
            this.losses.add('blocks');
        return texts[0] ?? '';
    }
    #textItem(item) {
        if ((0,json/* isObject */.Gv)(item)) {
            this.#only(item, ['text']);
            if (Object.hasOwn(item, 'text'))
                return this.#text(item['text']);
            // Its one key was named already.
            if (Object.keys(item).length > 0)
                return '';
        }
        this.losses.add('shape');
        return '';
    }
    #text(value) {
        if (typeof value === 'string')
            return value;
        this.losses.add('shape');
        return '';
    }
    #list(value) {
        if ((0,json/* isArray */.cy)(value))
            return value;
        this.losses.add('shape');
        return [];
    }
    #only(value, known) {
        for (const key of Object.keys(value)) {
            if (known.includes(key))
                continue;
            if (MEDIA_KEYS.includes(key))
                this.losses.add('media');
            else
                this.losses.add(TOOL_KEYS.includes(key) ? 'tool-use' : 'extra-keys');
        }
    }
}
/** One line without its line feed, or why the format cannot hold it. */
function writeExchange({ system, turns }, target) {
    switch (target) {
        case 'bedrock-conversation-2024':
            return written(conversation(system, turns));
        case 'claude-messages':
            return system.length > 1
                ? { kind: 'lost', losses: ['system-items'] }
                : written({
                    ...(system[0] === undefined ? {} : { system: system[0] }),
                    messages: turns.map(chatTurn),
                });
        case 'prompt-completion':
            return pair(system, turns);
    }
}
/** The same keys in the same order as on the way to Bedrock. */
function conversation(system, turns) {
    const items = system.map((text) => ({ text }));
    return {
        schemaVersion: SCHEMA_VERSION,
        ...(items.length === 0 ? {} : { system: items }),
        messages: turns.map(({ role, text }) => ({ role, content: [{ text }] })),
    };
}
function chatTurn({ role, text }) {
    return { role, content: text };
}
function pair(system, turns) {
    const [asked, answered, ...others] = turns;
    const isOne = asked?.role === 'user' && answered?.role === 'assistant' && others.length === 0;
    const losses = [
        ...(system.length > 0 ? ['system'] : []),
        ...(isOne ? [] : ['turns']),
    ];
    if (losses.length > 0 || asked === undefined || answered === undefined)
        return { kind: 'lost', losses };
    return written({ prompt: asked.text, completion: answered.text });
}
function written(row) {
    return { kind: 'written', line: JSON.stringify(row) };
}

;// CONCATENATED MODULE: ./lib/datasets/fix/line-mends.js
/** Lines that hold sound JSON in an unsound way: what can be mended without a guess. */


function parseObject(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    return (0,json/* isObject */.Gv)(value) ? { text, row: value } : undefined;
}
/** The objects of a line that is no object as it stands; undefined where it would take a guess. */
function mendLine(line) {
    // A NUL says that something went wrong with the whole line.
    if (line.includes('\0'))
        return undefined;
    const fixes = [];
    const text = escapeControls(line);
    if (text !== line)
        fixes.push('control-character');
    const whole = parseObject(text);
    if (whole !== undefined)
        return { rows: [whole], fixes };
    return splitRows(text, fixes);
}
function splitRows(line, fixes) {
    const found = topLevelParts(line);
    const rows = (found?.parts ?? []).map(parseObject).filter((row) => row !== undefined);
    if (found === undefined || rows.length === 0 || rows.length < found.parts.length)
        return undefined;
    if (found.hasCommas)
        fixes.push('comma-after-object');
    if (rows.length > 1)
        fixes.push('two-values');
    return { rows, fixes };
}
/** What follows one another on a line; undefined where a bracket or a string stays open. */
function topLevelParts(text) {
    const parts = [];
    const state = new Nesting();
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
        const wasAt = state.depth;
        state.read(text.charCodeAt(at));
        if (state.isBroken)
            return undefined;
        if (wasAt === 1 && state.depth === 0) {
            parts.push(text.slice(start, at + 1));
            start = at + 1;
        }
    }
    const rest = text.slice(start);
    if (!/^[\s,]*$/.test(rest) || state.depth !== 0 || state.inString)
        return undefined;
    const plain = parts.map((part) => part.replace(/^[\s,]+/, ''));
    const hasCommas = rest.includes(',') || parts.some((part) => /^\s*,/.test(part));
    return { parts: plain, hasCommas };
}
const line_mends_QUOTE = 0x22;
const line_mends_BACKSLASH = 0x5c;
/** How deep in brackets a reader is, and whether in a string. */
class Nesting {
    depth = 0;
    inString = false;
    #isEscaped = false;
    read(code) {
        if (this.inString) {
            if (this.#isEscaped)
                this.#isEscaped = false;
            else if (code === line_mends_BACKSLASH)
                this.#isEscaped = true;
            else if (code === line_mends_QUOTE)
                this.inString = false;
        }
        else if (code === line_mends_QUOTE)
            this.inString = true;
        else if (code === 0x7b || code === 0x5b)
            this.depth += 1;
        else if (code === 0x7d || code === 0x5d)
            this.depth -= 1;
    }
    readAll(text) {
        for (let at = 0; at < text.length; at += 1)
            this.read(text.charCodeAt(at));
    }
    /** Closed more than was opened, or deeper than any format goes. */
    get isBroken() {
        return this.depth < 0 || this.depth > json_locate/* MAX_DEPTH */.lr;
    }
}
/** The text with every part outside of its strings, or inside of them, changed. */
function mapParts(text, map) {
    const state = new Nesting();
    let out = '';
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
        const was = state.inString;
        state.read(text.charCodeAt(at));
        if (was === state.inString)
            continue;
        // A quote belongs to its string.
        const end = was ? at + 1 : at;
        out += map(text.slice(start, end), was);
        start = end;
    }
    return out + map(text.slice(start), state.inString);
}
/** As `JSON.stringify` writes them. Outside of strings nothing is changed. */
function escapeControls(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    const controls = /[\u0000-\u001f]/g;
    if (!controls.test(text))
        return text;
    return mapParts(text, (part, isString) => isString ? part.replace(controls, (control) => JSON.stringify(control).slice(1, -1)) : part);
}
/** One line from many, without the white space that is no part of a text. */
function compact(text) {
    return mapParts(text, (part, isString) => (isString ? part : part.replace(/\s+/g, '')));
}

;// CONCATENATED MODULE: ./lib/datasets/fix/gather.js
/** Rows from lines, also where a line is not a row: a line that cannot be mended stays as it is. */



const BOM = external_node_buffer_.Buffer.from('\uFEFF');
class RowGatherer {
    #log;
    #sinks;
    #open;
    /** Lines to read, the next one last; more than one where what they seemed to belong to was no object. */
    #waiting = [];
    constructor(log, sinks) {
        this.#log = log;
        this.#sinks = sinks;
    }
    /** @param bytes one line without its line feed */
    readLine(bytes, line) {
        this.#waiting.push({ bytes: this.#withoutBom(bytes, line), line });
        this.#readWaiting();
    }
    /** An element of a list, which ends where it ends. */
    readElement(element, line) {
        const bytes = this.#withoutBom(element, line);
        if (bytes.toString().trim() === '')
            return;
        if ((0,external_node_buffer_.isUtf8)(bytes) && this.#readWhole(bytes.toString(), line))
            return;
        // Whatever it is, it shall stay one line, for its finding to name.
        this.#sinks.asIs(external_node_buffer_.Buffer.from(bytes.toString('latin1').replace(/[\r\n]/g, ' '), 'latin1'), line);
    }
    /** Left behind where files were joined. */
    #withoutBom(bytes, line) {
        let rest = bytes;
        while (rest.length >= BOM.length && rest.subarray(0, BOM.length).equals(BOM)) {
            rest = rest.subarray(BOM.length);
            this.#log.fixed('bom', line);
        }
        return rest;
    }
    end() {
        while (this.#open !== undefined) {
            this.#giveUp(this.#open);
            this.#readWaiting();
        }
    }
    #readWaiting() {
        for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
            if (this.#open === undefined)
                this.#start(next);
            else
                this.#continue(this.#open, next);
        }
    }
    #start(line) {
        if (!(0,external_node_buffer_.isUtf8)(line.bytes)) {
            this.#sinks.asIs(line.bytes, line.line);
            return;
        }
        const text = line.bytes.toString();
        if (text.trim() === '')
            this.#log.fixed('blank-line', line.line);
        else if (!this.#readWhole(text, line.line) && !this.#opens(line, text)) {
            this.#sinks.asIs(line.bytes, line.line);
        }
    }
    /** False where the text is not one object or more. */
    #readWhole(text, line) {
        const parsed = parseObject(text);
        const mended = parsed === undefined ? mendLine(text) : { rows: [parsed], fixes: [] };
        if (mended === undefined)
            return false;
        for (const fix of mended.fixes)
            this.#log.fixed(fix, line);
        for (const row of mended.rows)
            this.#sinks.row(oneLine(row), line);
        return true;
    }
    /** Does an object begin here that may end on a later line? */
    #opens(line, text) {
        const nesting = new Nesting();
        nesting.readAll(text);
        if (!text.trimStart().startsWith('{') || nesting.isBroken || nesting.inString || nesting.depth === 0)
            return false;
        this.#open = { lines: [line], nesting, size: line.bytes.length };
        return true;
    }
    #continue(open, line) {
        open.lines.push(line);
        open.size += line.bytes.length + 1;
        const isSound = (0,external_node_buffer_.isUtf8)(line.bytes) && open.size <= lines/* MAX_LINE_BYTES */.Oc;
        if (isSound)
            open.nesting.readAll(line.bytes.toString());
        if (!isSound || open.nesting.isBroken || open.nesting.inString)
            this.#giveUp(open);
        else if (open.nesting.depth === 0)
            this.#close(open);
    }
    #close(open) {
        const text = open.lines.map(({ bytes }) => bytes.toString()).join('\n');
        const parsed = parseObject(text.replace(/,\s*$/, ''));
        const [first] = open.lines;
        if (parsed === undefined || first === undefined) {
            this.#giveUp(open);
            return;
        }
        this.#open = undefined;
        this.#log.fixed('pretty-printed', first.line);
        this.#sinks.row(oneLine(parsed), first.line);
    }
    /** The first line is no beginning after all; those after it may be rows. */
    #giveUp({ lines: [first, ...others] }) {
        this.#open = undefined;
        if (first !== undefined)
            this.#sinks.asIs(first.bytes, first.line);
        for (const line of others.reverse())
            this.#waiting.push(line);
    }
}
function oneLine(row) {
    return row.text.includes('\n') ? { ...row, text: compact(row.text) } : row;
}

// EXTERNAL MODULE: ./lib/catalog/nearest.js
var nearest = __webpack_require__(7821);
// EXTERNAL MODULE: ./lib/datasets/texts.js
var texts = __webpack_require__(537);
;// CONCATENATED MODULE: ./lib/datasets/fix/spans.js
/** Edits must not overlap. */
function applyEdits(text, edits) {
    let out = '';
    let at = 0;
    for (const { start, end, by } of [...edits].sort((a, b) => a.start - b.start)) {
        out += text.slice(at, start) + by;
        at = end;
    }
    return out + text.slice(at);
}
/** @param text valid JSON, nested no deeper than a row may be, for the reader recurses */
function spanOf(text) {
    return new SpanReader(text).value();
}
function memberOf(span, key) {
    return span?.members.find((member) => member.key === key);
}
function spanAt(root, path) {
    return path.reduce((span, part) => (typeof part === 'number' ? span?.items[part] : memberOf(span, part)?.value), root);
}
/** White space, and the commas and colons that are sure to be where they belong. */
const BETWEEN = /[\s,:]*/y;
const PLAIN = /[^"\\]*/y;
const SCALAR = /[^\s,\]}]*/y;
class SpanReader {
    #text;
    #at = 0;
    constructor(text) {
        this.#text = text;
    }
    value() {
        this.#skip(BETWEEN);
        const start = this.#at;
        const char = this.#text[start];
        const members = char === '{' ? this.#members() : [];
        const items = char === '[' ? this.#items() : [];
        if (char === '"')
            this.#string();
        else if (char !== '{' && char !== '[')
            this.#skip(SCALAR);
        return { start, end: this.#at, members, items };
    }
    #members() {
        const members = [];
        this.#at += 1;
        while (!this.#closes('}')) {
            const start = this.#at;
            this.#string();
            const keySpan = { start, end: this.#at };
            const key = String(JSON.parse(this.#text.slice(start, this.#at)));
            members.push({ key, keySpan, value: this.value() });
        }
        return members;
    }
    #items() {
        const items = [];
        this.#at += 1;
        while (!this.#closes(']'))
            items.push(this.value());
        return items;
    }
    /** Stands at the next member or behind the bracket. The end of the text closes too, so that no loop outlasts it. */
    #closes(bracket) {
        this.#skip(BETWEEN);
        if (this.#at >= this.#text.length)
            return true;
        if (this.#text[this.#at] !== bracket)
            return false;
        this.#at += 1;
        return true;
    }
    #string() {
        this.#at += 1;
        for (;;) {
            this.#skip(PLAIN);
            const isEscape = this.#text[this.#at] === '\\';
            this.#at += isEscape ? 2 : 1;
            if (!isEscape)
                return;
        }
    }
    #skip(pattern) {
        pattern.lastIndex = this.#at;
        pattern.test(this.#text);
        this.#at = Math.max(pattern.lastIndex, this.#at);
    }
}

;// CONCATENATED MODULE: ./lib/datasets/fix/row-fixes.js





const row_fixes_SCHEMA_VERSION = 'bedrock-conversation-2024';
const PAIR_KEYS = ['prompt', 'completion'];
function fixShape(line, format) {
    return edited(line, shapeFixes(line, format));
}
function fixTexts(line, format, settings) {
    const { also, reserved } = settings;
    const steps = [
        ['nul-character', (text) => text.replaceAll('\0', '')],
        ['reserved-string', (text) => withoutReserved(text, reserved)],
    ];
    let result = { line, fixes: [] };
    for (const [id, change] of steps) {
        if (!also.has(id))
            continue;
        const next = edited(result.line, [{ id, edits: textEdits(result.line, format, change) }]);
        result = { line: next.line, fixes: [...result.fixes, ...next.fixes] };
    }
    return result;
}
function edited(line, fixes) {
    const made = fixes.filter(({ edits }) => edits.length > 0);
    const mended = parseObject(applyEdits(line.text, made.flatMap(({ edits }) => edits)));
    if (made.length === 0 || mended === undefined)
        return { line, fixes: [] };
    return { line: mended, fixes: made };
}
function shapeFixes({ text, row }, format) {
    if (format === 'prompt-completion')
        return needsTwoKeys(row) ? [twoKeys(text)] : [];
    if (format !== 'bedrock-conversation-2024')
        return [];
    const isFine = row['schemaVersion'] === row_fixes_SCHEMA_VERSION && textsAlone(row).length === 0;
    if (isFine)
        return [];
    const root = spanOf(text);
    const lists = textsAlone(row).map((path) => ({ path, edits: listAround(text, spanAt(root, path)) }));
    return [
        { id: 'schema-version', edits: schemaVersion(row, root) },
        { id: 'system-shape', edits: lists.flatMap(({ path, edits }) => (path.length === 1 ? edits : [])) },
        { id: 'content-not-array', edits: lists.flatMap(({ path, edits }) => (path.length > 1 ? edits : [])) },
    ];
}
/** A row without one of the two may mean it by another key: nothing is removed from it. */
function needsTwoKeys(row) {
    return PAIR_KEYS.every((key) => typeof row[key] === 'string') && Object.keys(row).length > 2;
}
function twoKeys(text) {
    const { start, end, members } = spanOf(text);
    const kept = members.filter(({ key }) => PAIR_KEYS.includes(key));
    const sources = kept.map(({ keySpan, value }) => text.slice(keySpan.start, value.end));
    return {
        id: 'extra-field',
        edits: [{ start, end, by: `{${sources.join(', ')}}` }],
        keys: members.map(({ key }) => key).filter((key) => !PAIR_KEYS.includes(key)),
    };
}
/** Paths of texts that should stand in a list. One without any text would only become another fault. */
function textsAlone(row) {
    const paths = [];
    if (isText(row['system']))
        paths.push(['system']);
    const messages = row['messages'];
    if (!(0,json/* isArray */.cy)(messages))
        return paths;
    messages.forEach((message, index) => {
        if ((0,json/* isObject */.Gv)(message) && isText(message['content']))
            paths.push(['messages', index, 'content']);
    });
    return paths;
}
function isText(value) {
    return typeof value === 'string' && /\S/.test(value);
}
function listAround(text, span) {
    if (span === undefined)
        return [];
    return [{ start: span.start, end: span.end, by: `[{"text": ${text.slice(span.start, span.end)}}]` }];
}
function schemaVersion(row, root) {
    const found = row['schemaVersion'];
    if (found === row_fixes_SCHEMA_VERSION)
        return [];
    const literal = JSON.stringify(row_fixes_SCHEMA_VERSION);
    if (found !== undefined) {
        const span = spanAt(root, ['schemaVersion']);
        const isSlip = typeof found === 'string' && (0,nearest/* nearest */.p)(found, [row_fixes_SCHEMA_VERSION]) !== undefined;
        return isSlip && span !== undefined ? [{ start: span.start, end: span.end, by: literal }] : [];
    }
    const misnamed = root.members.find(({ key }) => key.toLowerCase().replace(/[-_ ]/g, '') === 'schemaversion' && row[key] === row_fixes_SCHEMA_VERSION);
    if (misnamed !== undefined)
        return [{ ...misnamed.keySpan, by: '"schemaVersion"' }];
    const at = root.start + 1;
    return [{ start: at, end: at, by: `"schemaVersion": ${literal}, ` }];
}
/** A text that would be left without any letter stays as it is, with its finding. */
function textEdits(line, format, change) {
    const changed = (0,texts/* rowTexts */.v)(line.row, format).flatMap(({ text, path }) => {
        const by = change(text);
        return by === text || !/\S/.test(by) ? [] : [{ path, by }];
    });
    if (changed.length === 0)
        return [];
    const root = spanOf(line.text);
    return changed.flatMap(({ path, by }) => {
        const span = spanAt(root, path);
        return span === undefined ? [] : [{ start: span.start, end: span.end, by: JSON.stringify(by) }];
    });
}
/** `User:` becomes `User -`, `<image>` and `[EOS]` stand in round brackets: readable, and no longer the model's words. */
function withoutReserved(text, reserved) {
    let out = text;
    for (const word of reserved) {
        const by = /^[<[].*[\]>]$/.test(word) ? `(${word.slice(1, -1)})` : word.replace(/:$/, ' -');
        if (!reserved.some((other) => by.includes(other)))
            out = out.replaceAll(word, by);
    }
    return out;
}

;// CONCATENATED MODULE: ./lib/datasets/fix/rewrite.js
/** A dataset written anew: mended, and in another format if asked for. One pass in flat memory, and no clock or chance. */














/**
 * The file as it would be written. What cannot be mended stays as it is. Once the log has a refusal, what was made so
 * far is of no use; a log with losses says that the file must not be written.
 */
async function* rewrite(bytes, settings, log) {
    const rewriter = new Rewriter(settings, log);
    for await (const piece of (0,lines/* pieces */.IE)(bytes)) {
        yield rewriter.push(piece);
        if (log.refusal !== undefined)
            return;
    }
    yield rewriter.end();
}
class Rewriter {
    #log;
    #decoder;
    #lineEnds;
    #rows;
    #gatherer;
    #splitter = new lines/* LineSplitter */.g3();
    /** undefined: the file is lines, or nothing of it was read yet. */
    #list;
    #isFirst = true;
    #line = 0;
    #endsLine = true;
    constructor(settings, log) {
        this.#log = log;
        this.#decoder = new Decoder(log);
        this.#lineEnds = new LineEnds(log);
        const rows = new RowWriter(settings, log);
        this.#rows = rows;
        this.#gatherer = new RowGatherer(log, {
            row: (row, line) => rows.write(row, line),
            asIs: (text, line) => rows.keep(text, line),
        });
    }
    push(piece) {
        const decoded = this.#decoder.push(piece);
        if (this.#isFirst)
            this.#begin(decoded);
        this.#isFirst = false;
        this.#read(this.#lineEnds.push(decoded));
        return this.#rows.take();
    }
    end() {
        this.#read(this.#lineEnds.push(this.#decoder.end()));
        this.#read(this.#lineEnds.end());
        if (this.#list === undefined)
            this.#endLines();
        else
            this.#list.end();
        this.#gatherer.end();
        return this.#rows.take();
    }
    #begin(head) {
        const kind = (0,file_kind/* refuseFileKind */.f)(head.subarray(0, lines/* HEAD_BYTES */.Lq));
        if (kind === undefined || kind.code === 'pretty-printed')
            return;
        if (kind.code !== 'json-array') {
            this.#log.refuse(kind.message);
            return;
        }
        this.#log.fixed('json-array', 1);
        this.#list = new ListReader(this.#log, (bytes, line) => this.#gatherer.readElement(bytes, line));
    }
    #read(bytes) {
        if (bytes.length === 0 || this.#log.refusal !== undefined)
            return;
        if (this.#list !== undefined) {
            this.#list.push(bytes);
            return;
        }
        this.#endsLine = bytes.at(-1) === 10;
        for (const segment of this.#splitter.push(bytes))
            this.#readSegment(segment);
    }
    #endLines() {
        for (const segment of this.#splitter.end())
            this.#readSegment(segment);
        if (!this.#endsLine)
            this.#log.fixed('final-newline', this.#line);
    }
    #readSegment(segment) {
        if (segment.kind === 'too-long') {
            this.#line += 1;
            this.#refuseLength();
            return;
        }
        (0,lines/* eachLine */.IM)(segment.bytes, (start, end) => {
            this.#line += 1;
            if (end - start > lines/* MAX_LINE_BYTES */.Oc)
                this.#refuseLength();
            else
                this.#gatherer.readLine(segment.bytes.subarray(start, end), this.#line);
        });
    }
    #refuseLength() {
        this.#log.refuse(`line ${this.#line} is longer than ${(0,findings/* grouped */.zD)(lines/* MAX_LINE_BYTES */.Oc)} bytes`);
    }
}
const LINE_FEED = external_node_buffer_.Buffer.from('\n');
/** Mends, converts and collects. */
class RowWriter {
    #settings;
    #log;
    #formats;
    #seen = new Set();
    #out = [];
    /** What follows: rows are many, and cheaper to join as text. */
    #text = '';
    constructor(settings, log) {
        this.#settings = settings;
        this.#log = log;
        this.#formats = new format/* FormatTracker */.S7(settings.accepts);
    }
    /** What was written since the last call. */
    take() {
        this.#flush();
        const bytes = external_node_buffer_.Buffer.concat(this.#out);
        this.#out = [];
        return bytes;
    }
    keep(bytes, line) {
        if (this.#settings.target !== undefined)
            this.#log.lost(['unreadable'], line);
        this.#flush();
        this.#out.push(bytes, LINE_FEED);
    }
    #flush() {
        if (this.#text !== '')
            this.#out.push(external_node_buffer_.Buffer.from(this.#text));
        this.#text = '';
    }
    write(row, line) {
        if (!isSound(row)) {
            this.keep(external_node_buffer_.Buffer.from(row.text), line);
            return;
        }
        const mended = this.#mend(row, line);
        if (this.#isRepeat(mended))
            this.#log.fixed('exact-duplicate', line);
        else
            this.#text += `${this.#convert(mended, line)}\n`;
    }
    #mend(row, line) {
        const verdict = this.#formats.add(row.row, line);
        if (verdict.kind !== 'same')
            return row;
        const { mendsRows } = this.#settings;
        const shaped = mendsRows ? this.#logged(fixShape(row, verdict.format), line) : row;
        return this.#logged(fixTexts(shaped, verdict.format, this.#settings), line);
    }
    #logged({ line: row, fixes }, line) {
        for (const { id, edits, keys } of fixes) {
            if (keys === undefined)
                this.#log.fixed(id, line, edits.length);
            else
                this.#log.removed(id, line, keys);
        }
        return row;
    }
    #isRepeat({ row }) {
        if (!this.#settings.also.has('exact-duplicate'))
            return false;
        // 128 bits: what is alike here is left out for good.
        const id = (0,external_node_crypto_.hash)('sha256', (0,row_index/* canonical */.$N)(row), 'buffer').toString('latin1', 0, 16);
        if (this.#seen.has(id))
            return true;
        this.#seen.add(id);
        return false;
    }
    #convert({ text, row }, line) {
        const { target } = this.#settings;
        if (target === undefined)
            return text;
        // Of its own, so that a file of several formats can be brought into one.
        const verdict = new format/* FormatTracker */.S7([target]).add(row, line);
        if (verdict.kind === 'same' && verdict.format === target)
            return text;
        const result = verdict.kind === 'same' ? this.#translate(row, verdict.format, target) : NO_FORMAT;
        if (result.kind === 'lost') {
            this.#log.lost(result.losses, line);
            return text;
        }
        this.#log.converted += 1;
        return result.line;
    }
    #translate(row, format, target) {
        const found = readExchange(row, format);
        if (found.kind === 'lost')
            return found;
        const { system, turns } = found.exchange;
        const takesSystem = format === 'prompt-completion' && target === 'bedrock-conversation-2024';
        const added = takesSystem ? this.#settings.system : undefined;
        return writeExchange({ system: added === undefined ? system : [added], turns }, target);
    }
}
const NO_FORMAT = { kind: 'lost', losses: ['format'] };
/** Of two members with one name, or of an endless nest, nobody knows what was meant. */
function isSound({ text, row }) {
    if (!(0,repeated_keys/* mayRepeatKeys */.D)(text, row))
        return true;
    return (0,json_locate/* findJsonFault */.WG)(text) === undefined && (0,json_locate/* findRepeatedKeys */.Sk)(text).length === 0;
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/outputs.js
var outputs = __webpack_require__(5077);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(2527);
// EXTERNAL MODULE: ./lib/report/format.js
var report_format = __webpack_require__(7703);
;// CONCATENATED MODULE: ./lib/report/fix.js



/** @param judged the report on the datasets as they are with the new files */
function fixText(reports, judged) {
    const sections = [reports.map(fileText).join('\n'), takeOverText(reports), judged.trimEnd()];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
function fileText(report) {
    const { state, fixes, losses, converted, target } = report;
    const head = `${(0,report_escape/* plainText */.wh)(report.path)}${headOf(report)}`;
    if (state === 'lossy')
        return [head, ...losses.map(notedText), lossyHint(losses)].join('\n');
    if (state !== 'written' && state !== 'unchanged')
        return head;
    const rows = converted === 0 ? [] : [`  ${(0,report_format/* count */.U9)(converted)} rows written as ${target}`];
    return [head, ...rows, ...fixes.map(notedText)].join('\n');
}
/** What --fix can do something about. */
const MENDABLE = ['unreadable', 'shape', 'extra-keys'];
function lossyHint(losses) {
    return losses.some(({ id }) => MENDABLE.includes(id))
        ? '  fix: Change these rows; with --fix as well, some of them are mended first.'
        : '  fix: Change these rows, or keep the format that they are in.';
}
function headOf({ state, written, target, why = '' }) {
    const place = (0,report_escape/* plainText */.wh)(written);
    switch (state) {
        case 'written':
            return `: written to ${place}`;
        case 'unchanged':
            return `: ${place} is there already, and just what would be written`;
        case 'nothing':
            return target === undefined ? ': nothing to mend' : `: nothing to do, its rows are ${target}`;
        case 'refused':
            return `: not mended: ${(0,report_escape/* plainText */.wh)(why)}`;
        case 'lossy':
            return `: not written, for as ${target} it would lose something`;
        case 'held':
            return `: not written, for another file would lose something`;
        case 'taken':
            return `: not written, for ${place} is there and holds something else. Move or remove it, then run again.`;
        case 'failed':
            return `: ${place} was not written: ${(0,report_escape/* plainText */.wh)(why)}`;
        default:
            return (0,errors/* unreachable */.HB)(state);
    }
}
function notedText({ id, what, count: places, lines, keys }) {
    const more = places > lines.length && lines.length > 1 ? ', …' : '';
    const where = `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more}`;
    const times = places === 1 ? '' : `, ${(0,report_format/* count */.U9)(places)} times`;
    const names = keys.length === 0 ? '' : `: ${keys.join(', ')}`;
    return `  ${(0,report_escape/* plainText */.wh)(`${where}: ${what}${times}${names} (${id})`.replaceAll('`', ''))}`;
}
function takeOverText(reports) {
    const made = reports.filter(({ state }) => state === 'written' || state === 'unchanged');
    const [first] = made.flatMap(({ uses }) => uses);
    if (first === undefined)
        return '';
    const them = made.length === 1 ? 'it' : 'them';
    const system = made.some(({ holdsSystem }) => holdsSystem)
        ? [`Then remove system from ${(0,report_escape/* plainText */.wh)(first.file)}: the rows hold its text now.`]
        : [];
    const place = `${(0,report_escape/* plainText */.wh)(first.file)} (line ${first.line})`;
    return [
        `To use ${them}, name ${them} in ${place}, or put ${them} in the place of the old:`,
        ...made.map(({ command }) => `  ${command}`),
        ...system,
        '',
        `With ${them}:`,
    ].join('\n');
}

// EXTERNAL MODULE: ./lib/commands/load-config.js
var load_config = __webpack_require__(8211);
// EXTERNAL MODULE: ./lib/commands/scope.js + 4 modules
var scope = __webpack_require__(3401);
// EXTERNAL MODULE: ./lib/commands/validate.js
var validate = __webpack_require__(6374);
;// CONCATENATED MODULE: ./lib/commands/fix.js
/** `validate --fix`: writes mended or converted files beside the datasets, then judges what would come of them. */












/**
 * Replaces nothing: each file is written under a name of its own, or not at all. Its findings are those of the files
 * that were written, and of the others as they are.
 */
async function validateFixed(context, workspace, options) {
    const { config } = await (0,load_config/* loadConfig */.Z)(context);
    const jobs = config === undefined ? [] : (0,scope/* selectConfigs */.yw)(context, config);
    const fixes = await fixAll({ context, workspace, options }, datasetsOf(jobs));
    const made = new Map(fixes.filter(isThere).map((report) => [report.path, report]));
    const result = await (0,validate/* validate */.t)(context, (job) => withFiles(job, made));
    const isHeldBack = fixes.some(({ state }) => HELD_BACK.includes(state));
    return {
        ...result,
        decision: (0,outputs/* worstDecision */._V)([result.decision, ...(isHeldBack ? ['refused'] : [])]),
        reasonCode: isHeldBack ? 'not-written' : result.reasonCode,
        // Where nothing was made, what was asked for and refused must not drown in what was so before.
        terminal: fixText(fixes, isHeldBack && made.size === 0 ? '' : result.terminal),
        details: { ...result.details, fixes },
    };
}
const HELD_BACK = ['lossy', 'held', 'taken', 'failed'];
function isThere({ state }) {
    return state === 'written' || state === 'unchanged';
}
/** Each file once, with all that use it. */
function datasetsOf(jobs) {
    const uses = jobs.flatMap((job) => sourcesOf(job).flatMap((source) => (source.kind === 'file' ? [{ job, source }] : [])));
    const paths = new Set(uses.map(({ source }) => source.path));
    return new Map([...paths].map((path) => [path, uses.filter(({ source }) => source.path === path)]));
}
function sourcesOf({ data: { training, validation }, evaluation }) {
    return [training, validation, evaluation?.data].filter((source) => source !== undefined);
}
/** Looks at every file before the first one is written: a conversion of one half of a job's data is of no use. */
async function fixAll(setting, datasets) {
    const opened = [];
    try {
        const drafts = [];
        for (const [path, uses] of datasets) {
            const found = await setting.context.files.open(path);
            // Of a file that cannot be opened the check speaks.
            if (found.kind === 'refused')
                continue;
            opened.push(found.file);
            drafts.push(await draftOf(setting, { path, file: found.file, uses }));
        }
        const isHeld = setting.options.target !== undefined && drafts.some(({ stop }) => stop?.state === 'lossy');
        const reports = [];
        for (const draft of drafts)
            reports.push(await finish(setting, draft, isHeld));
        return reports;
    }
    finally {
        await Promise.all(opened.map((file) => file.close()));
    }
}
/** A pass that keeps nothing: it finds out whether the file is to be written at all. */
async function draftOf({ context, options }, { path, file, uses }) {
    const settings = settingsOf(options, uses);
    const log = new FixLog();
    const pass = (into) => uncancelled(rewrite(file.read(), settings, into), context.signal);
    const digest = await digestOf(pass(log));
    const written = (0,findings/* besidePath */.qE)(path, options.target ?? 'fixed');
    return {
        report: reportOf(log, { path, written, target: options.target, uses }),
        digest,
        bytes: () => pass(new FixLog()),
        stop: differingSystem(options, uses) ?? refusalOf(log),
    };
}
async function finish(setting, { report, digest, bytes, stop }, isHeld) {
    const held = isHeld ? { state: 'held' } : undefined;
    const why = stop ?? held ?? (await placeOf(setting, report.written, digest));
    if (why !== undefined)
        return { ...report, ...why };
    const creation = await setting.workspace.create(report.written, bytes());
    if (creation.kind === 'failed')
        return { ...report, state: 'failed', why: creation.why };
    return { ...report, state: 'written' };
}
function refusalOf({ refusal, losses, fixes, converted }) {
    if (refusal !== undefined)
        return { state: 'refused', why: refusal };
    if (losses.length > 0)
        return { state: 'lossy' };
    return fixes.length === 0 && converted === 0 ? { state: 'nothing' } : undefined;
}
/** The rows of one file cannot begin with two texts. */
function differingSystem({ target }, uses) {
    const [first, other] = new Map(uses.map(({ job }) => [job.data.system?.value, job.key])).values();
    if (target !== 'bedrock-conversation-2024' || other === undefined)
        return undefined;
    const why = `${first} and ${other} have different \`system\` texts for its rows; select one of them with --jobs`;
    return { state: 'failed', why };
}
function reportOf({ fixes, losses, converted }, { path, written, target, uses }) {
    return {
        path,
        written,
        target,
        uses: uses.map(({ job, source: { at } }) => ({ job: job.key, file: at.file, line: at.line })),
        fixes: fixes.map((fix) => ({ ...fix, what: kinds/* FIXES */.WE[fix.id] })),
        losses: losses.map((loss) => ({ ...loss, what: kinds/* LOSSES */.yP[loss.id] })),
        converted,
        holdsSystem: target === 'bedrock-conversation-2024' && converted > 0 && hasSystem(uses),
        command: `mv ${(0,findings/* shellWord */.r7)(written)} ${(0,findings/* shellWord */.r7)(path)}`,
    };
}
function hasSystem(uses) {
    return uses.some(({ job }) => job.data.system !== undefined);
}
/** What keeps the file from being written under its name; undefined: nothing. */
async function placeOf({ context, workspace }, path, digest) {
    const place = await workspace.look(path, '');
    if (place.kind === 'free')
        return undefined;
    if (place.kind === 'refused')
        return { state: 'failed', why: place.why };
    const there = await context.files.open(path);
    if (there.kind === 'refused')
        return { state: 'taken' };
    try {
        return { state: (await digestOf(there.file.read())) === digest ? 'unchanged' : 'taken' };
    }
    finally {
        await there.file.close();
    }
}
async function digestOf(bytes) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of bytes)
        hash.update(chunk);
    return hash.digest('hex');
}
/** @throws AppError `cancelled` once the signal says so */
async function* uncancelled(bytes, signal) {
    for await (const chunk of bytes) {
        if (signal.aborted)
            throw new errors/* AppError */.uV('cancelled', 'the run was cancelled while a file was written', {
                blame: 'user',
                hint: 'Nothing is left of that file; run it again.',
            });
        yield chunk;
    }
}
function settingsOf({ mendsRows, also, target }, uses) {
    const models = uses.flatMap(({ job }) => (0,catalog/* findBaseModel */.Ef)(job.baseModel.value) ?? []);
    return {
        mendsRows,
        also,
        target,
        system: uses[0]?.job.data.system?.value,
        accepts: commonFormats(models.map(({ formats }) => formats)),
        reserved: [...new Set(models.flatMap(({ limits }) => limits.reservedStrings))],
    };
}
function commonFormats(lists) {
    const [first = [], ...others] = lists;
    return first.filter((format) => others.every((list) => list.includes(format)));
}
/** The job as it would be with the files that were written. */
function withFiles(job, made) {
    const { training, validation, system } = job.data;
    const reportOn = (source) => source.kind === 'file' ? made.get(source.path) : undefined;
    const moved = (source) => source.kind === 'file' ? { ...source, path: reportOn(source)?.written ?? source.path } : source;
    const holdsSystem = reportOn(training)?.holdsSystem === true;
    return {
        ...job,
        evaluation: job.evaluation && { ...job.evaluation, data: moved(job.evaluation.data) },
        data: {
            ...job.data,
            training: moved(training),
            validation: validation && moved(validation),
            system: holdsSystem ? undefined : system,
        },
    };
}

;// CONCATENATED MODULE: ./lib/cli/fix.js
/** `bedrock-tune validate --fix` and `--format`: what the command line does beyond what the action's `validate` does. */






const VALIDATE_USAGE = `Usage: bedrock-tune validate [flags]

Checks jobs.yaml and every row of its datasets without asking AWS (but for --calibrate).

Flags
  --config FILE          the jobs file (jobs.yaml)
  --jobs A,B             only these jobs
  --environment A,B      only these environments
  --fix                  writes a mended copy beside each dataset that needs one: train.jsonl gives train.fixed.jsonl
  --fix-also A,B         mends these too, although it changes what is trained (and implies --fix):
${kinds/* EXTRA_FIXES */.pI.map((id) => `                           ${id.padEnd(16)} ${kinds/* FIXES */.WE[id]}`).join('\n')}
  --format FORMAT        writes the rows in another format beside each dataset: train.FORMAT.jsonl; nothing is written
                         where the format could not hold all of a row. Alone it mends line ends and the like; with
                         --fix, rows too.
                         ${kinds/* TARGET_FORMATS */.Fp.join(', ')}
  --calibrate            counts 20 rows of each training file with the base model itself, and prints how far the
                         estimate of tokens is off. Paid: it says what it will ask before, and asks whether to go on
  --yes                  goes on with --calibrate without asking
  --json                 one JSON object on stdout and nothing else
  --help

No file is ever replaced. What --fix does by itself leaves every text that is trained on as it is; what cannot be mended
without a guess stays, with its finding. Afterwards the new files are checked in the place of the old ones.

--calibrate needs AWS credentials that may bedrock:InvokeModel the base model. It is the only one of these that asks AWS.

Exit code: 0 no errors (any more), or measured; 1 errors are left; 2 wrong usage, a file was not written, or a base model
was not measured; 3 AWS failed
`;
/**
 * What is done instead of `validate`.
 * @throws AppError `input-invalid` for a format or a fix that there is not
 */
function fixing({ fix, format, also }) {
    const target = format === undefined ? undefined : oneOf('format', format, kinds/* TARGET_FORMATS */.Fp);
    const names = (also ?? '').split(/[\s,]+/).filter((name) => name !== '');
    const extras = new Set(names.map((name) => oneOf('fix-also', name, kinds/* EXTRA_FIXES */.pI)));
    return async (context) => {
        const folder = (0,external_node_process_.cwd)();
        const workspace = await (0,node_workspace/* nodeWorkspace */.K)((await (0,git/* repositoryRoot */.Hn)(folder)) ?? folder);
        return await validateFixed(context, workspace, {
            mendsRows: fix || extras.size > 0,
            also: extras,
            target,
        });
    };
}
function oneOf(flag, found, allowed) {
    const match = allowed.find((value) => value === found);
    if (match !== undefined)
        return match;
    throw new errors/* AppError */.uV('input-invalid', `--${flag} names ${JSON.stringify(found.slice(0, 80))}`, {
        blame: 'user',
        hint: `Use: ${allowed.join(', ')}.`,
    });
}


/***/ })

};
