/** What `doctor` may ask of AWS: nothing that changes anything. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const FOLDER = 'src/adapters/aws';
const FILES = readdirSync(FOLDER).filter((file) => file.startsWith('doctor'));

/** Operations by the name of their command or paginator in the SDK. */
function operationsIn(text: string): readonly string[] {
  return [...text.matchAll(/\bnew (\w+)Command\(|\bpaginate(\w+)\(/g)].map(
    ([, one, pages]) => one ?? pages ?? '',
  );
}

describe('the adapters that doctor and the live checks of plan load', () => {
  const made = FILES.flatMap((file) => operationsIn(readFileSync(`${FOLDER}/${file}`, 'utf8')));

  it('make calls that read', () => {
    expect([...made].sort()).toEqual([
      'GetAWSDefaultServiceQuota',
      'GetBucketEncryption',
      'GetBucketLifecycleConfiguration',
      'GetBucketLocation',
      'GetBucketOwnershipControls',
      'GetBucketPolicy',
      'GetBucketVersioning',
      'GetFoundationModel',
      'GetFoundationModelAvailability',
      'GetOpenIDConnectProvider',
      'GetPublicAccessBlock',
      'GetRole',
      'GetServiceQuota',
      'ListOpenIDConnectProviders',
      'SimulatePrincipalPolicy',
    ]);
  });

  it('are loaded by no other command, and nowhere at the start', () => {
    const importers = readdirSync('src/adapters', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('aws/doctor'))
      .filter((file) => /from '\.\/(?:aws\/)?doctor/.test(readFileSync(`src/adapters/${file}`, 'utf8')));
    expect(importers).toEqual([]);
  });

  it('are the whole of what doctor adds: its commands write through no port', () => {
    const commands = readdirSync('src/commands').filter((file) => file.startsWith('doctor'));
    const text = commands.map((file) => readFileSync(`src/commands/${file}`, 'utf8')).join('\n');
    expect(commands.length).toBeGreaterThan(4);
    expect(
      text.match(
        /\.(?:createRun|stopRun|delete\w+|put|copy|abortUpload|createComment|updateComment|setStatus)\(/g,
      ),
    ).toBeNull();
  });
});
