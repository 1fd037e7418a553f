import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explainFailure, type FailureContext, redact } from '../../src/watch/failure.ts';

const TRAINING = 'a'.repeat(64);
const VALIDATION = 'b'.repeat(64);
const CONTEXT: FailureContext = {
  retry: 'bot@2',
  sources: [
    { split: 'training', path: 'datasets/bot/train.jsonl', sha256: TRAINING },
    { split: 'validation', path: 'datasets/bot/validation.jsonl', sha256: VALIDATION },
  ],
};
const ROW = '{"messages":[{"role":"user","content":[{"text":"My IBAN is secret"}]}]}';

function explained(text: string | undefined): string {
  const { message, hint } = explainFailure(text, CONTEXT);
  return `${message}\n${hint}`;
}

describe('explainFailure', () => {
  it.each([
    ['Unable to parse Amazon S3 file: s3://b/k. Data must conform to JSONL', /JSON Lines/],
    [`Row ${ROW} must conform to the JSONL format`, /JSON Lines/],
    ['Input data at s3://b/k must follow the prompt/completion format', /row format/],
    ['Input size exceeded in file s3://b/k for record starting with My IBAN is secret', /longer than/],
    ['Maximum input token count 4097 exceeds limit of 4096', /longer than/],
    ['The number of records is below the minimum', /number of rows/],
    [
      'Automated tests flagged this fine-tuning job including materials that violate third-party license terms',
      /checks refused/,
    ],
    ['Could not assume provided IAM role', /service role/],
    ['Access denied when reading from the S3 bucket', /read the dataset/],
    ['The KMS key of the bucket could not be used', /KMS key/],
    ["Nova 2.0 doesn't support the request: a validation dataset is not supported", /no validation set/],
    ['The hyperparameter epochCount is out of range', /hyperparameter/],
    ['The base model has reached its end of life', /no longer be trained/],
    ['Encountered an unexpected error when processing the request', /error of its own/],
    [undefined, /no reason/],
    ['  \n', /no reason/],
  ])('says in words of ours why %j', (text, message) => {
    expect(explainFailure(text, CONTEXT).message).toMatch(message);
    expect(explained(text)).not.toMatch(/IBAN|secret|s3:\/\//);
  });

  it.each([
    [
      'Invalid value for field prompt: John Smith lives at 5 Main Street, SSN 078-05-1120',
      /prompt \[redacted\]$/,
    ],
    ['Record 17 contains John Smith lives at 5 Main Street', /Record 17 \[redacted\] \(/],
    ['Record 17 John Smith', /Record 17 \[redacted\] \(/],
    ['Record 078051120 is John', /Record \[redacted\]$/],
    ['John Smith lives at 5 Main Street', /may quote the dataset$/],
  ])('shows of %j its own words only', (text, message) => {
    expect(explainFailure(text, CONTEXT).message).toMatch(message);
    expect(explained(text)).not.toMatch(/John|Smith|Main|078/);
  });

  it.each([
    ['The messages role must alternate', 'Bedrock said: The messages role must alternate'],
    [
      'Training job stopped because of insufficient capacity.',
      'Bedrock said: Training job stopped because of insufficient capacity.',
    ],
  ])('takes no other rule, and no word, from %j', (text, message) => {
    expect(explainFailure(text, CONTEXT).message).toBe(message);
  });

  it.each(['The provided role ARN is invalid', 'The execution role has no trust policy', 'Assuming failed'])(
    'knows the service role in %j',
    (text) => {
      expect(explainFailure(text, CONTEXT).message).toMatch(/service role/);
    },
  );

  it.each([
    ['Invalid record in line 17', { file: 'datasets/bot/train.jsonl', line: 17 }],
    [
      'Unable to parse line number 3 of the validation file',
      { file: 'datasets/bot/validation.jsonl', line: 3 },
    ],
    [
      `Unable to parse Amazon S3 file: s3://b/k/${VALIDATION}.jsonl on line 4`,
      { file: 'datasets/bot/validation.jsonl', line: 4 },
    ],
    [`Invalid record 9 of s3://b/k/${TRAINING}.jsonl`, { file: 'datasets/bot/train.jsonl', line: 9 }],
  ])('names the place in the repository that %j speaks of', (text, place) => {
    const failure = explainFailure(text, CONTEXT);
    expect(failure.place).toEqual(place);
    expect(failure.message).toContain(`${place.file}:${place.line}`);
  });

  it.each([
    ['a row that speaks of lines', 'Invalid record "see line 17"'],
    ['words that may be a row', 'Invalid value for field prompt: line 17'],
    ['a name that may be a row', 'Something John wrote in line 17'],
    ['no line at all', 'Unable to parse'],
    ['a line that cannot be', 'Invalid record in line 0'],
    ['the data of another run', `Invalid record 9 of s3://b/k/${'c'.repeat(64)}.jsonl`],
  ])('names no place for %s', (_, text) => {
    expect(explainFailure(text, CONTEXT).place).toBeUndefined();
  });

  it('says the line alone where the data is no longer in the repository', () => {
    const failure = explainFailure('Invalid record in line 17', { retry: undefined, sources: [] });
    expect(failure.place).toBeUndefined();
    expect(failure.message).toContain('line 17');
  });

  it('is not misled by the words of a row', () => {
    expect(explainFailure(`Something new about ${ROW}`, CONTEXT).message).not.toMatch(/service role/);
  });

  it('always ends with the line that tries again', () => {
    for (const text of [undefined, 'Something new', 'Unable to parse'])
      expect(explainFailure(text, CONTEXT).hint).toContain('`retry: bot@2`');
  });

  it('passes on a short text that quotes nothing', () => {
    expect(explainFailure('Capacity ended\n  early', CONTEXT).message).toBe(
      'Bedrock said: Capacity ended early',
    );
  });

  it('cuts a long one', () => {
    const { message } = explainFailure('error '.repeat(500), CONTEXT);
    expect(message).toContain('error error');
    expect(message.length).toBeLessThan(230);
  });
});

describe('row text', () => {
  const CANARY = 'KANARIENVOGEL';
  const pairs = [
    ['"', '"'],
    ["'", "'"],
    ['`', '`'],
    ['“', '”'],
    ['‘', '’'],
    ['„', '“'],
    ['«', '»'],
    ['{', '}'],
    ['[', ']'],
    ['{"a":"', '"}'],
    ['starting with ', ''],
    ['Starting with: ', '.'],
    ['row that begins with ', '!'],
  ] as const;
  const noise = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(...`"'\`{}[] an'tit's“”`), maxLength: 20 }),
    fc.constantFrom("couldn't parse ", 'Record "3" of ', 'Input data must be in the ', ''),
  );

  it('never survives, whatever quotes it and whatever stands around it', () => {
    const text = fc
      .tuple(noise, fc.constantFrom(...pairs), noise, noise, noise)
      // The announcement is a word of its own.
      .map(
        ([before, [open, close], left, right, after]) =>
          `${before} ${open}${left}${CANARY}${right}${close}${after}`,
      );
    fc.assert(
      fc.property(text, (message) => {
        expect(redact(message)).not.toContain(CANARY);
        expect(explained(message)).not.toContain(CANARY);
      }),
      { numRuns: 300 },
    );
  });

  it('never survives behind the words of a service, quoted or not, announced or not', () => {
    const words = [
      'Invalid',
      'value',
      'for',
      'field',
      'prompt',
      'record',
      'line',
      'the',
      'model',
      'is',
      'read',
    ];
    const own = fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 8 });
    const canary = fc.constantFrom(
      CANARY,
      CANARY.toLowerCase(),
      `(${CANARY})`,
      `x,${CANARY}`,
      '078-05-1120',
      '4111111',
    );
    const text = fc
      .tuple(own, fc.array(fc.oneof(canary, fc.constantFrom(...words)), { maxLength: 8 }), canary, noise)
      .map(([before, more, hidden, after]) => [...before, ...more, hidden, after].join(' '));
    fc.assert(
      fc.property(text, (message) => {
        expect(explained(message)).not.toMatch(/KANARIENVOGEL|078-05|4111111/i);
      }),
      { numRuns: 300 },
    );
  });

  it('never survives without its closing mark', () => {
    for (const [open] of pairs) expect(redact(`Record ${open}a ${CANARY}`)).toBe(redact(`Record ${open}b`));
  });

  it('is replaced by a word that says so', () => {
    expect(redact('Invalid record "My name" in line 3')).toBe('Invalid record [redacted]');
    expect(redact('"My name" is invalid')).toBe('[redacted]');
    expect(redact('Invalid record in line 3')).toBe('Invalid record in line 3');
  });
});
