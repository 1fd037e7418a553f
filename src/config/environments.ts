/** `environments:` as typed targets, with what its values must have to do with each other. */
import { nearest } from '../catalog/index.ts';
import type { Position } from '../errors.ts';
import { ROLE_NAMES } from './environment-fields.ts';
import type { EnvironmentConfig, Located, RoleName } from './job.ts';
import { type Fault, listOf, type Report, show, visible } from './report.ts';
import { type Entry, entryOf, type TreeNode, textOf } from './tree.ts';

/** An environment as far as it could be read: a job in it is checked as far as that goes. */
export interface ReadEnvironment {
  readonly name: string;
  readonly region: string | undefined;
  /** undefined when something required is missing or wrong. */
  readonly config: EnvironmentConfig | undefined;
}

/** By name. */
export function readEnvironments(root: TreeNode, report: Report): ReadonlyMap<string, ReadEnvironment> {
  const node = entryOf(root, 'environments')?.value;
  const entries = node?.kind === 'map' ? node.entries : [];
  const found = new Map(entries.map((entry) => [entry.key, readEnvironment(entry, report)]));
  checkBuckets(entries, report);
  return found;
}

/** A bucket is in one account and one region, so two environments that name it must agree on both. */
function checkBuckets(entries: readonly Entry[], report: Report): void {
  const homes = new Map<string, Home>();
  for (const { key, value } of entries) {
    const region = textOf(value, 'region')?.value;
    const accountId = textOf(value, 'accountId')?.value;
    if (region === undefined || accountId === undefined) continue;
    const home = `account ${accountId}, ${region}`;
    for (const field of ['bucket', 'outputBucket']) {
      const bucket = textOf(value, field);
      if (bucket === undefined) continue;
      const first = homes.get(bucket.value) ?? { home, name: key };
      homes.set(bucket.value, first);
      if (first.home !== home) report(bucket.at, bucketFault(bucket.value, first, { home, name: key }));
    }
  }
}

interface Home {
  readonly home: string;
  readonly name: string;
}

function bucketFault(bucket: string, first: Home, second: Home): Fault {
  return {
    code: 'bucket-elsewhere',
    message: `The bucket ${show(bucket)} cannot be that of both \`${visible(first.name, 40)}\` (${first.home}) and \`${visible(second.name, 40)}\` (${second.home}).`,
    hint: 'Name a bucket of the account and region of each environment.',
  };
}

function readEnvironment(entry: Entry, report: Report): ReadEnvironment {
  const node = entry.value;
  const accountId = textOf(node, 'accountId');
  const serviceRole = textOf(node, 'serviceRoleArn');
  const roles = readRoles(node);
  if (accountId !== undefined) {
    for (const role of [serviceRole, ...roles.map(({ arn }) => arn)]) {
      if (role !== undefined) checkRoleAccount(role, accountId, report);
    }
  }
  const region = textOf(node, 'region')?.value;
  for (const role of [serviceRole, ...roles.map(({ arn }) => arn)]) {
    if (role !== undefined && region !== undefined) checkRolePartition(role, region, report);
  }
  return { name: entry.key, region, config: toConfig(entry, roles) };
}

interface NamedRole {
  readonly role: RoleName;
  readonly arn: Located<string>;
}

/** One role for all commands, or one each. */
function readRoles(node: TreeNode): readonly NamedRole[] {
  const forAll = textOf(node, 'roleToAssume');
  const each = entryOf(node, 'roles')?.value;
  return ROLE_NAMES.flatMap((role) => {
    const arn = forAll ?? textOf(each, role);
    return arn === undefined ? [] : [{ role, arn }];
  });
}

function checkRoleAccount(role: Located<string>, accountId: Located<string>, report: Report): void {
  const account = role.value.split(':')[4];
  if (account === accountId.value) return;
  report(role.at, {
    code: 'account-mismatch',
    message: `The role is of account ${account ?? ''}, but \`accountId\` (line ${accountId.at.line}) is ${accountId.value}.`,
    hint: 'Name a role of that account, or correct `accountId`.',
  });
}

/** The public cloud, China and GovCloud know nothing of each other's roles. */
function checkRolePartition(role: Located<string>, region: string, report: Report): void {
  const [, partition = ''] = role.value.split(':', 2);
  const wanted = partitionOf(region);
  if (wanted === undefined || partition === wanted) return;
  report(role.at, {
    code: 'partition-mismatch',
    message: `The role is of the partition ${partition}; the region ${region} belongs to ${wanted}.`,
    hint: `Name a role that starts with \`arn:${wanted}:\`, or correct \`region\`.`,
  });
}

/** undefined: a partition that is not open to everybody, and whose names are not known here. */
function partitionOf(region: string): string | undefined {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return /^(?:us-iso|eu-iso|eusc-)/.test(region) ? undefined : 'aws';
}

function toConfig(entry: Entry, roles: readonly NamedRole[]): EnvironmentConfig | undefined {
  const text = (key: string): string | undefined => textOf(entry.value, key)?.value;
  const [region, accountId, bucket, serviceRoleArn] = [
    text('region'),
    text('accountId'),
    text('bucket'),
    text('serviceRoleArn'),
  ];
  if (region === undefined || accountId === undefined || bucket === undefined) return undefined;
  if (serviceRoleArn === undefined) return undefined;
  return {
    name: entry.key,
    at: entry.at,
    region,
    accountId,
    bucket,
    outputBucket: text('outputBucket') ?? bucket,
    prefix: text('prefix'),
    serviceRoleArn,
    roles: Object.fromEntries(roles.map(({ role, arn }) => [role, arn.value])),
  };
}

/** The environment a job trains in, or undefined with the reason reported. */
export function chooseEnvironment(
  wanted: Located<string> | undefined,
  jobAt: Position,
  environments: ReadonlyMap<string, ReadEnvironment>,
  report: Report,
): ReadEnvironment | undefined {
  const names = [...environments.keys()].map((name) => visible(name, 40));
  const [only] = environments.values();
  if (wanted !== undefined) {
    const found = environments.get(wanted.value);
    if (found === undefined && names.length > 0) report(wanted.at, unknownEnvironment(wanted.value, names));
    return found;
  }
  if (environments.size === 1) return only;
  if (environments.size > 1) {
    report(jobAt, {
      code: 'missing-environment',
      message: `The job names no environment, and there are ${names.length}: ${listOf(names, 'and')}.`,
      hint: 'Add `environment:` to the job or under `defaults:`.',
    });
  }
  return undefined;
}

function unknownEnvironment(name: string, names: readonly string[]): Fault {
  const meant = nearest(name, names);
  return {
    code: 'unknown-environment',
    message: `There is no environment ${show(name)}; there is ${listOf(names, 'and')}.`,
    hint: meant === undefined ? 'Add it under `environments:`.' : `Did you mean \`${meant}\`?`,
  };
}
