import { describe, expect, it } from '@jest/globals';
import { findPii } from '../../src/datasets/pii/find.ts';
import { PII_CLASSES } from '../../src/datasets/rules.ts';
import { LOOKALIKES, PERSONS, randomFrom } from '../support/planted-secrets.ts';
import { pair, type ScanOverrides, scan } from './scan-support.ts';

const ALL = new Set(PII_CLASSES);
const kinds = (text: string) => findPii(text, ALL).map(({ kind }) => kind);

async function said(content: string, over: ScanOverrides = {}) {
  const { findings } = await scan(content, over);
  return findings.filter(({ code }) => code === 'pii');
}

describe('pii', () => {
  it('is one warning for each class of a file, at the first of them, with counts and lines', async () => {
    const rows = [
      pair('hello', 'world'),
      pair('write to anna@acme.de', 'or to bert@acme.de'),
      pair('call +49 30 5550123', 'and ask anna@acme.de'),
      pair('nothing', 'here'),
    ];
    const found = await said(rows.join(''));
    expect(found.map(({ line, column, severity }) => `${line}:${column} ${severity}`)).toEqual([
      '2:21 warning',
      '3:17 warning',
    ]);
    expect(found[0]?.message).toContain(
      '3 e-mail addresses (`email`) in 2 of 4 rows, 500 in 1,000: lines 2, 3.',
    );
    expect(found[1]?.message).toContain('1 phone number (`phone`) in 1 of 4 rows');
    expect(JSON.stringify(found)).not.toMatch(/anna|bert|5550123/);
  });

  it('names ten lines, and says how many more there are', async () => {
    const found = await said(pair('a@acme.de', 'b').repeat(13));
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('9, 10 and 3 more.')]);
  });

  it('looks into every member, keys too', async () => {
    const [one] = await said('{"prompt":"a","completion":"b","x":{"c@acme.de":["d@acme.de"]}}\n');
    expect(one?.message).toContain('2 e-mail addresses');
  });

  it('looks for the classes that the job names, as loud as it says', async () => {
    const content = pair('anna@acme.de', 'call +49 30 5550123');
    const check = { severity: 'error', threshold: undefined, classes: ['phone'] } as const;
    const found = await said(content, { checks: { pii: check } });
    expect(found.map(({ line, column, severity }) => `${line}:${column} ${severity}`)).toEqual([
      '1:45 error',
    ]);
    expect(await said(content, { checks: { pii: { severity: 'off', threshold: undefined } } })).toEqual([]);
  });

  it.each(Object.keys(PERSONS))('finds: %s', (kind) => {
    const random = randomFrom(3);
    for (let turn = 0; turn < 50; turn += 1) {
      const { text } = PERSONS[kind]?.(random) ?? { text: '' };
      expect(kinds(text)).toEqual([kind]);
    }
  });

  it.each([
    ['anna.smith+x@mail.acme.co.uk', 'email'],
    ['support@acme.de', 'email'],
    ['<müller@bücher.de>', 'email'],
    ['+1 (415) 267-2671', 'phone'],
    ['415.267.2671', 'phone'],
    ['Tel.: 030 / 1234567', 'phone'],
    ['mobile 01711234567', 'phone'],
    ['NL39 RABO 0300 0652 64', 'iban'],
    ['DE75512108001245126199', 'iban'],
    ['4539 1488 0343 6467', 'payment-card'],
    ['4539148803436467', 'payment-card'],
    ['card number 4539148803436467', 'payment-card'],
    ['371 4496', undefined],
    ['ssn 536 22 8731', 'us-ssn'],
    ['my social security number is 536-22-8731', 'us-ssn'],
    ['from 91.198.174.192 port 22', 'ip-address'],
    ['2a00:1450:4001:0810:0000:0000:0000:200e', 'ip-address'],
    ['2a00:1450:4001:810::200e', 'ip-address'],
  ])('tells what %s is', (text, kind) => {
    expect(kinds(`it is ${text}, they say`)).toEqual(kind === undefined ? [] : [kind]);
  });

  it.each([
    ['documentation', 'user@example.com, a@b.example, x@mail.test, root@localhost'],
    ['files, packages and handles', 'icon@2x.png react@19.2.0 @app.route git@github.com:acme/x.git'],
    ['a server in a URL', 'https://deploy:x9@host.acme.de/path and ssh://git@host.acme.de'],
    ['numbers of fiction', '(415) 555-0132, +1 415 555 0199, +44 7700 900123'],
    ['order numbers', 'order 4539148803436467, invoice no. 4539148803436467, ticket 123-45-6789'],
    ['cards for tests', '4242 4242 4242 4242, 4111111111111111, 378282246310005'],
    ['a card with a wrong digit', '4539 1488 0343 6468'],
    ['an IBAN with a wrong digit', 'DE75512108001245126198'],
    ['an IBAN of documentation', 'DE89 3704 0044 0532 0130 00'],
    ['versions', 'version 91.198.17.19, v91.198.17.4, 1.2.3.4, 10.15.7.2'],
    ['addresses of nobody', '10.1.2.3 127.0.0.1 192.168.0.7 203.0.113.9 8.8.8.8 2001:db8::1 fe80::1 ::1'],
    [
      'times and sums',
      '2026-11-22T10:00:00+02:00 1763805600123 1763805600123456 3.1415926535897 1,234,567.89',
    ],
    ['hashes', 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3 +4915212345678abc 00:1a:2b:3c:4d:5e'],
    ['no SSN', '000-12-3456 666-12-3456 912-12-3456 123-00-4567 123-45-0000 078-05-1120 536-22-87312'],
  ])('leaves alone: %s', (_, text) => {
    expect(kinds(text)).toEqual([]);
  });

  it.each(Object.keys(LOOKALIKES))('leaves alone what looks like secrets: %s', (kind) => {
    const random = randomFrom(5);
    for (let turn = 0; turn < 100; turn += 1) expect(kinds(LOOKALIKES[kind]?.(random) ?? '')).toEqual([]);
  });

  it.each([
    '1',
    '1 ',
    'a@',
    'a.a@a.',
    'a.',
    '1.',
    '2001:',
    'DE12',
    'DE12 ',
    '+1',
    ' +1 2 3 4',
    'tel 12 ',
    '(2',
    '4539 ',
    '123-45-',
  ])('reads a long text of %j to its end', (part) => {
    expect(kinds(part.repeat(2 ** 18 / part.length))).toEqual(expect.any(Array));
  });
});
