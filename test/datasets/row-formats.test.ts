import { describe, expect, it } from '@jest/globals';
import { findBaseModel } from '../../src/catalog/index.ts';
import { marks, type ScanOverrides, SHAPE_ONLY, scan } from './scan-support.ts';

const MICRO = 'amazon.nova-micro-v1:0:128k';
const LITE = 'amazon.nova-lite-v1:0:300k';
const NOVA_2 = 'amazon.nova-2-lite-v1:0:256k';
const LLAMA_TEXT = 'meta.llama3-3-70b-instruct-v1:0:128k';
const LLAMA_VISION = 'meta.llama3-2-11b-instruct-v1:0:128k';
const LLAMA_PAIRS = 'meta.llama3-1-8b-instruct-v1:0:128k';
const EMBED = 'amazon.titan-embed-image-v1:0';
const CLAUDE = 'anthropic.claude-3-haiku-20240307-v1:0:200k';

/** The settings of a base model, without its bounds on the number of rows. */
function asModel(id: string): ScanOverrides {
  const model = findBaseModel(id);
  if (model === undefined) throw new Error(`no such model: ${id}`);
  const limits = { ...model.limits, trainMin: undefined, recommendedMin: undefined };
  return { accepts: model.formats, modelName: model.name, limits, bucket: 'acme-data', checks: SHAPE_ONLY };
}

/** `▸` stands where the finding points. */
function place(text: string): { readonly content: string; readonly at: string } {
  const line = text.split('\n').findIndex((part) => part.includes('▸'));
  const column = text.split('\n')[line]?.indexOf('▸') ?? -1;
  return { content: text.replaceAll('▸', ''), at: `${line + 1}:${column + 1}` };
}

const turn = (role: string, ...blocks: readonly string[]): string =>
  `{"role":"${role}","content":[${blocks.join(',')}]}`;
const row = (turns: readonly string[], more = ''): string =>
  `{"schemaVersion":"bedrock-conversation-2024",${more}"messages":[${turns.join(',')}]}\n`;
const Q = '{"text":"q"}';
const A = '{"text":"a"}';
const ANSWER = turn('assistant', A);
const asks = (...blocks: readonly string[]): string => row([turn('user', ...blocks), ANSWER]);
const medium = (kind: string, format: string, uri = `s3://acme-data/m/x-1_b.${format}`): string =>
  `"${kind}":{"format":"${format}","source":{"s3Location":{"uri":"${uri}"}}}`;
const image = (format = 'png', uri?: string): string => `{${medium('image', format, uri)}}`;
const video = `{${medium('video', 'mp4')}}`;
const document = `{${medium('document', 'pdf')}}`;
const reasoning = '"reasoningContent":{"reasoningText":{"text":"because"}}';

const CONFIG =
  '"toolConfig":{"tools":[{"toolSpec":{"name":"look","description":"d","inputSchema":{"json":{"type":"object"}}}}]},';
const use = (id = '"t1"', name = '"look"', input = '{}'): string =>
  `{"toolUse":{"toolUseId":${id},"name":${name},"input":${input}}}`;
const result = (id = '"t1"', content = '[{"text":"r"}]'): string =>
  `{"toolResult":{"toolUseId":${id},"content":${content}}}`;
const tools = (uses: readonly string[], results: readonly string[], config = CONFIG): string =>
  row([turn('user', Q), turn('assistant', ...uses), turn('user', ...results), ANSWER], config);

type Case = readonly [name: string, model: string, text: string, code: string];

const MEDIA: readonly Case[] = [
  ['an image for a text model', MICRO, asks(Q, `{▸${medium('image', 'png')}}`), 'media-unsupported'],
  ['a video for a text model', LLAMA_TEXT, asks(Q, `{▸${medium('video', 'mp4')}}`), 'media-unsupported'],
  [
    'a video for a model of images',
    LLAMA_VISION,
    asks(Q, `{▸${medium('video', 'mp4')}}`),
    'media-unsupported',
  ],
  [
    'media of an assistant',
    LITE,
    row([turn('user', Q), turn('assistant', A, `{▸${medium('image', 'png')}}`)]),
    'media-in-assistant',
  ],
  ['no address', LITE, asks('{"image":▸{"format":"png"}}'), 'block-shape'],
  ['bytes in the row', LITE, asks('{"image":▸{"format":"png","source":{"bytes":"iVBO"}}}'), 'block-shape'],
  ['another format', LITE, asks(image('png').replace('"png"', '▸"tiff"')), 'media-format'],
  [
    'a format that Nova 2 left out',
    NOVA_2,
    asks(image('webp', 's3://acme-data/x.webp').replace('"webp"', '▸"webp"')),
    'media-format',
  ],
  ['a document that is no PDF', NOVA_2, asks(document.replace('"pdf"', '▸"docx"'), Q), 'media-format'],
  ['another scheme', LITE, asks(image('png', '▸https://acme-data/x.png')), 'media-uri'],
  ['an odd character', LITE, asks(image('png', 's3://acme-data/a▸ b.png')), 'media-uri'],
  ['another bucket', LITE, asks(image('png', '▸s3://other/x.png')), 'media-uri'],
  [
    'eleven images',
    LITE,
    asks(...Array.from({ length: 10 }, () => image()), `{▸${medium('image', 'png')}}`),
    'media-count',
  ],
  [
    'two videos',
    LITE,
    row([turn('user', video), ANSWER, turn('user', `{▸${medium('video', 'mp4')}}`), ANSWER]),
    'media-count',
  ],
  [
    'two documents',
    NOVA_2,
    row([turn('user', document), ANSWER, turn('user', `{▸${medium('document', 'pdf')}}`), ANSWER]),
    'media-count',
  ],
  ['a video beside an image', LITE, asks(image(), `{▸${medium('video', 'mp4')}}`), 'mixed-media'],
  [
    'a video after rows with images',
    LITE,
    `${asks(image())}${asks(Q)}${asks(Q, video).replace('{"video":{', '{"video":▸{')}${asks(video)}`,
    'mixed-media',
  ],
];

const REASONING: readonly Case[] = [
  [
    'a model that does not learn it',
    LITE,
    row([turn('user', Q), turn('assistant', `{▸${reasoning}}`, A)]),
    'reasoning-content',
  ],
  ['a user turn', NOVA_2, asks(Q, `{▸${reasoning}}`), 'reasoning-content'],
  [
    'a redacted one',
    NOVA_2,
    row([turn('user', Q), turn('assistant', '{"reasoningContent":▸{"redactedContent":"x"}}', A)]),
    'reasoning-content',
  ],
  [
    'no text in it',
    NOVA_2,
    row([turn('user', Q), turn('assistant', '{"reasoningContent":▸{"reasoningText":{"text":" "}}}', A)]),
    'reasoning-content',
  ],
  [
    'no answer',
    NOVA_2,
    row([turn('user', Q), turn('assistant', `{${reasoning}}`).replace('"content":', '"content":▸')]),
    'reasoning-content',
  ],
];

const TOOLS: readonly Case[] = [
  [
    'no tool declared',
    LITE,
    tools([use()], [result()], '"toolConfig":▸{"tools":[]},').replace(use(), A).replace(result(), Q),
    'tool-config',
  ],
  [
    'half a declaration',
    LITE,
    tools([A], [Q], CONFIG.replace('"description":"d",', '').replace('[{', '[▸{')),
    'tool-config',
  ],
  [
    'a tool twice',
    LITE,
    tools([A], [Q], CONFIG.replace(']},', `,${CONFIG.slice(23, -3).replace('"look"', '▸"look"')}]},`)),
    'tool-config',
  ],
  [
    'a use without its input',
    LITE,
    tools([use().replace(',"input":{}', '').replace('{"toolUseId"', '▸{"toolUseId"')], [Q]),
    'tool-use',
  ],
  ['an unknown tool', LITE, tools([use('"t1"', '▸"find"')], [result()]), 'tool-use'],
  ['an id twice', LITE, tools([use(), use('▸"t1"')], [result()]), 'tool-use'],
  ['a result without a use', LITE, tools([use()], [result('▸"t2"')]), 'tool-use'],
  ['two results', LITE, tools([use()], [result(), result('▸"t1"')]), 'tool-use'],
  [
    'a result before its use',
    LITE,
    row([turn('user', result('▸"t1"')), turn('assistant', use()), turn('user', Q), ANSWER], CONFIG),
    'tool-use',
  ],
  [
    'a result without content',
    LITE,
    tools([use()], [result('"t1"', '[]').replace('{"toolUseId"', '▸{"toolUseId"')]),
    'tool-use',
  ],
  ['a use of the user', LITE, asks(use().replace('"toolUse"', '▸"toolUse"')), 'tool-use'],
  [
    'a result of the assistant',
    LITE,
    row([turn('user', Q), turn('assistant', result().replace('"toolResult"', '▸"toolResult"'))]),
    'tool-use',
  ],
];

const OTHERS: readonly Case[] = [
  ['another version for Llama', LLAMA_TEXT, asks(Q).replace('"bedrock', '▸"bedrok'), 'schema-version'],
  [
    'a version that is no text',
    LITE,
    asks(Q).replace('"bedrock-conversation-2024"', '▸2024'),
    'schema-version',
  ],
  [
    'two system texts for Llama',
    LLAMA_TEXT,
    row([turn('user', Q), ANSWER], '"system":▸[{"text":"s"},{"text":"t"}],'),
    'system-shape',
  ],
  ['candidates', LITE, row([turn('user', Q), '{"role":"assistant",▸"candidates":[]}']), 'preference-rows'],
  ['chosen and rejected', LLAMA_PAIRS, '{"prompt":"q",▸"chosen":"a","rejected":"b"}\n', 'preference-rows'],
  [
    'too many characters',
    LLAMA_PAIRS,
    `▸{"prompt":"${'a '.repeat(50_000)}","completion":"b"}\n`,
    'char-quota',
  ],
  ['an image that is not in S3', EMBED, '{"image-ref":"▸file.png","caption":"c"}\n', 'media-uri'],
  ['no caption', EMBED, '▸{"image-ref":"s3://b/k.png"}\n', 'missing-field'],
  ['a caption that is a number', EMBED, '{"image-ref":"s3://b/k.png","caption":▸1}\n', 'non-string-value'],
  [
    'a caption that is too long',
    EMBED,
    `{"image-ref":"s3://b/k.png","caption":▸"${'ü'.repeat(2561)}"}\n`,
    'caption-length',
  ],
  [
    'Claude: a list as content',
    CLAUDE,
    '{"system":"s","messages":[{"role":"user","content":▸{}},{"role":"assistant","content":"a"}]}\n',
    'non-string-value',
  ],
  [
    'Claude: no text',
    CLAUDE,
    '{"messages":[{"role":"user","content":▸" "},{"role":"assistant","content":"a"}]}\n',
    'empty-text',
  ],
  [
    'Claude: one turn',
    CLAUDE,
    '{"system":"s","messages":▸[{"role":"user","content":"q"}]}\n',
    'messages-min',
  ],
  [
    'Claude: the assistant first',
    CLAUDE,
    '{"system":"s","messages":[{"role":▸"assistant","content":"a"},{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}\n',
    'first-role',
  ],
  [
    'Claude: the user last',
    CLAUDE,
    '{"system":"s","messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"},{"role":▸"user","content":"q"}]}\n',
    'last-role',
  ],
  [
    'Claude: two users',
    CLAUDE,
    '{"system":"s","messages":[{"role":"user","content":"q"},{"role":▸"user","content":"q"},{"role":"assistant","content":"a"}]}\n',
    'role-order',
  ],
  [
    'Claude: a reserved string in a question',
    CLAUDE,
    '{"messages":[{"role":"user","content":"q▸\\nHuman: x"},{"role":"assistant","content":"a"}]}\n',
    'reserved-string',
  ],
  [
    'Claude: a reserved string in an answer',
    CLAUDE,
    '{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a▸\\nHuman: x"}]}\n',
    'reserved-string',
  ],
];

/** What only warns, and where a rule is silent beside it. */
const WARNINGS: readonly Case[] = [
  ['another version for Nova', LITE, asks(Q).replace('"bedrock', '▸"bedrok'), 'schema-version'],
  [
    'eleven images over two turns',
    LITE,
    row([
      turn('user', ...Array.from({ length: 6 }, () => image())),
      ANSWER,
      turn('user', ...Array.from({ length: 4 }, () => image()), `{▸${medium('image', 'png')}}`),
      ANSWER,
    ]),
    'media-count',
  ],
  ['a use without any declaration', LITE, tools([use('"t1"', '▸"look"')], [result()], ''), 'tool-use'],
  [
    'images that no estimate counts',
    LITE,
    `${asks(Q)}▸${asks(image(), Q)}${asks(image(), Q)}`,
    'media-uncounted',
  ],
  [
    'tools with Nova 2',
    NOVA_2,
    `${asks(Q)}▸${tools([use()], [result()], '')}`.replace(use(), A).replace(result(), result()),
    'tool-use-doubtful',
  ],
  [
    'system in few rows',
    MICRO,
    `${asks(Q)}${asks(Q)}▸${row([turn('user', Q), ANSWER], '"system":[{"text":"s"}],')}`,
    'optional-fields',
  ],
  [
    'system missing in few rows',
    MICRO,
    `${row([turn('user', Q), ANSWER], '"system":[{"text":"s"}],').repeat(2)}▸${asks(Q)}`,
    'optional-fields',
  ],
  [
    'a reserved word in an answer',
    MICRO,
    row([turn('user', Q), turn('assistant', '{"text":"é ▸User: b"}')]),
    'reserved-string',
  ],
  ['a reserved word in other letters', MICRO, asks('{"text":"é ▸uSER: b"}'), 'reserved-lookalike'],
  ['a word of the script alone', MICRO, asks('{"text":"A ▸Thought: b"}'), 'reserved-lookalike'],
  [
    'another word of the script',
    MICRO,
    row([turn('user', Q), turn('assistant', '{"text":"▸<UNK>"}')]),
    'reserved-lookalike',
  ],
];

describe('texts inside blocks', () => {
  it('are held to the rules of texts, and counted', async () => {
    const said = (text: string) =>
      row([
        turn('user', Q),
        turn('assistant', `{"reasoningContent":{"reasoningText":{"text":"${text}"}}}`, A),
      ]);
    const { content, at } = place(said('▸<image>'));
    expect(marks(await scan(content, asModel(NOVA_2)))).toEqual([`${at} reserved-string!`]);
    const long = await scan(said('because it is so. '.repeat(100)), asModel(NOVA_2));
    expect(long.tokens.low).toBeGreaterThan(300);
    const answered = place(tools([use()], [result('"t1"', '[{"text":"▸User: x"}]')]));
    expect(marks(await scan(answered.content, asModel(LITE)))).toEqual([`${answered.at} reserved-string`]);
  });
});

describe.each([
  ['media', MEDIA],
  ['reasoning', REASONING],
  ['tools', TOOLS],
  ['formats', OTHERS],
] as const)('errors of rows: %s', (_, cases) => {
  it.each(cases)('%s', async (_name, model, text, code) => {
    const { content, at } = place(text);
    const found = await scan(content, asModel(model));
    expect(marks(found).filter((mark) => !mark.endsWith('!'))).toEqual([`${at} ${code}`]);
    expect(found.findings.every(({ hint }) => hint !== '')).toBe(true);
  });
});

describe('warnings of rows', () => {
  it.each(WARNINGS)('%s', async (_name, model, text, code) => {
    const { content, at } = place(text);
    expect(marks(await scan(content, asModel(model)))).toContain(`${at} ${code}!`);
  });
});

describe('rows that are good', () => {
  const good: readonly (readonly [string, string, string])[] = [
    ['ten images', LITE, asks(...Array.from({ length: 10 }, () => image()), Q)],
    ['images beside a document', NOVA_2, asks(image(), document, Q)],
    ['a video in every row', LITE, asks(video, Q).repeat(3)],
    ['a format in capitals', LITE, asks(image('PNG'), Q)],
    ['an image in another bucket, for Llama', LLAMA_VISION, asks(image('png', 's3://other/a b.png'), Q)],
    ['reasoning before the answer', NOVA_2, row([turn('user', Q), turn('assistant', `{${reasoning}}`, A)])],
    ['a tool, its use and its result', LITE, tools([use()], [result()])],
    ['a result as JSON', LITE, tools([use()], [result('"t1"', '[{"json":{"a":1}}]')])],
    ['an answer that uses a tool', LITE, row([turn('user', Q), turn('assistant', use())], CONFIG)],
    ['system in every row', MICRO, row([turn('user', Q), ANSWER], '"system":[{"text":"s"}],').repeat(2)],
    [
      'system in few rows, for Llama',
      LLAMA_TEXT,
      `${asks(Q)}${row([turn('user', Q), ANSWER], '"system":[{"text":"s"}],')}`,
    ],
    [
      'two system texts for Nova',
      MICRO,
      row([turn('user', Q), ANSWER], '"system":[{"text":"s"},{"text":"t"}],'),
    ],
    ['words that only look reserved', MICRO, asks('{"text":"item: a, User a: b, filter: <img> [EO] :"}')],
    ['reserved words of another model', LLAMA_TEXT, asks('{"text":"User: a"}')],
    ['captions', EMBED, '{"image-ref":"s3://b/k.png","caption":""}\n'],
    [
      'Claude turns',
      CLAUDE,
      '{"system":"s","messages":[{"role":"user","content":"Human: q"},{"role":"assistant","content":"a\\nhuman: b"}]}\n',
    ],
    ['96,000 characters', LLAMA_PAIRS, `{"prompt":"${'a'.repeat(95_999)}","completion":"b"}\n`],
  ];

  it.each(good)('%s', async (_name, model, content) => {
    const told = marks(await scan(content, asModel(model)));
    expect(told.filter((mark) => !mark.endsWith(' media-uncounted!'))).toEqual([]);
  });

  it('lets a model that is not in the catalogue hold anything that has its shape', async () => {
    const checks = SHAPE_ONLY;
    expect(marks(await scan(asks(image('tiff', 's3://b/a b'), Q), { checks }))).toEqual([]);
    expect(
      marks(await scan(row([turn('user', Q), turn('assistant', `{${reasoning}}`, A)]), { checks })),
    ).toEqual([]);
    expect(marks(await scan('{"input":7}\n{"input":" "}\n', { checks }))).toEqual([
      '1:10 non-string-value',
      '2:10 empty-text',
    ]);
  });

  it('says of rows for reinforcement what they are for', async () => {
    const rows = '{"messages":[{"role":"user","content":"q"}],"reference_answer":"a"}\n';
    const { findings } = await scan(rows, asModel(NOVA_2));
    expect(findings[0]).toMatchObject({ code: 'wrong-format-for-model', line: 1 });
    expect(findings[0]?.message).toContain('reinforcement fine-tuning');
    const pretraining = (await scan('{"input":"a"}\n', asModel(LLAMA_PAIRS))).findings[0];
    expect(pretraining?.message).toContain('continued pre-training');
  });
});
