/**
 * Writes `src/simulator/bedrock/service-model.data.ts` from the published service model of Amazon Bedrock, and that of
 * `src/simulator/runtime/` from the one of its runtime, so that the simulator's constraints are AWS's own and none is
 * typed by hand.
 *
 * The models are in botocore, such as `botocore/data/bedrock/2023-04-20/service-2.json` (packed with gzip). To renew:
 *
 *   pip download --no-deps botocore==VERSION && unzip botocore-VERSION-*.whl
 *   node scripts/generate-service-model.ts botocore/data/bedrock/2023-04-20/service-2.json.gz VERSION
 *   node scripts/generate-service-model.ts botocore/data/bedrock-runtime/2023-09-30/service-2.json.gz VERSION
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Member, Operation, ServiceModel, Shape } from '../src/simulator/bedrock/service-model.ts';

const CONTROL_OPERATIONS: readonly string[] = [
  'CreateModelCustomizationJob',
  'GetModelCustomizationJob',
  'ListModelCustomizationJobs',
  'StopModelCustomizationJob',
  'GetCustomModel',
  'ListCustomModels',
  'DeleteCustomModel',
  'CreateCustomModelDeployment',
  'GetCustomModelDeployment',
  'ListCustomModelDeployments',
  'UpdateCustomModelDeployment',
  'DeleteCustomModelDeployment',
  'CreateProvisionedModelThroughput',
  'GetProvisionedModelThroughput',
  'ListProvisionedModelThroughputs',
  'UpdateProvisionedModelThroughput',
  'DeleteProvisionedModelThroughput',
  'TagResource',
  'UntagResource',
  'ListTagsForResource',
  'GetFoundationModel',
  'ListFoundationModels',
  'GetFoundationModelAvailability',
];

/** Of messages the simulator knows the texts alone: what of a shape is not named here is left out. */
const RUNTIME_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  ConverseRequest: ['modelId', 'messages', 'system', 'inferenceConfig'],
  ConverseResponse: ['output', 'stopReason', 'usage', 'metrics'],
  ContentBlock: ['text'],
  SystemContentBlock: ['text'],
};

interface Service {
  /** Of the simulator. */
  readonly folder: string;
  /** Where the grammar stands, from there. */
  readonly grammar: string;
  readonly operations: readonly string[];
  /** Members that are kept of a shape; of other shapes all are. */
  readonly members: Readonly<Record<string, readonly string[]>>;
}

/** By the name that botocore has for them. */
const SERVICES: Readonly<Record<string, Service>> = {
  bedrock: { folder: 'bedrock', grammar: './service-model.ts', operations: CONTROL_OPERATIONS, members: {} },
  'bedrock-runtime': {
    folder: 'runtime',
    grammar: '../bedrock/service-model.ts',
    operations: ['Converse'],
    members: RUNTIME_MEMBERS,
  },
};

interface Ref {
  readonly shape: string;
}

/** What is read of the published file; it holds more. */
export interface PublishedModel {
  readonly metadata: { readonly apiVersion: string; readonly endpointPrefix?: string };
  readonly operations: Readonly<Record<string, PublishedOperation>>;
  readonly shapes: Readonly<Record<string, PublishedShape>>;
}

interface PublishedOperation {
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode: number };
  readonly input?: Ref;
  readonly output?: Ref;
  readonly errors?: readonly Ref[];
  readonly idempotent?: boolean;
  readonly readonly?: boolean;
}

interface PublishedShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, Ref & Readonly<Record<string, unknown>>>>;
  readonly member?: Ref;
  readonly key?: Ref;
  readonly value?: Ref;
  readonly error?: { readonly httpStatusCode: number };
  readonly [trait: string]: unknown;
}

const SHAPE_TRAITS = [
  'type',
  'required',
  'min',
  'max',
  'pattern',
  'enum',
  'union',
  'timestampFormat',
] as const;
const MEMBER_TRAITS = ['shape', 'location', 'locationName', 'idempotencyToken'] as const;

/** The named operations with every shape they reach, without documentation. Throws when a name is not there. */
export function trim(published: PublishedModel, operations: readonly string[]): ServiceModel {
  const kept = operations.map((name) => [name, trimOperation(find(published.operations, name))] as const);
  const roots = kept.flatMap(([, operation]) =>
    [operation.input, operation.output, ...operation.errors].filter((name) => name !== undefined),
  );
  const shapes = reach(published.shapes, roots).map((name) => [
    name,
    trimShape(find(published.shapes, name)),
  ]);
  return {
    apiVersion: published.metadata.apiVersion,
    operations: Object.fromEntries(kept),
    shapes: Object.fromEntries(shapes),
  };
}

/** The same with only these members of these shapes. Throws when one is not there. */
export function prune(
  published: PublishedModel,
  members: Readonly<Record<string, readonly string[]>>,
): PublishedModel {
  const pruned = Object.entries(members).map(([name, names]) => {
    const shape = find(published.shapes, name);
    const kept = names.map((member) => [member, find(shape.members ?? {}, member)] as const);
    return [name, { ...shape, members: Object.fromEntries(kept) }] as const;
  });
  return { ...published, shapes: { ...published.shapes, ...Object.fromEntries(pruned) } };
}

function trimOperation(operation: PublishedOperation): Operation {
  return {
    http: operation.http,
    ...(operation.input && { input: operation.input.shape }),
    ...(operation.output && { output: operation.output.shape }),
    errors: (operation.errors ?? []).map((error) => error.shape),
    ...(operation.idempotent && { idempotent: true as const }),
    ...(operation.readonly && { readonly: true as const }),
  };
}

function trimShape(shape: PublishedShape): Shape {
  const members = Object.entries(shape.members ?? {});
  const trimmed = {
    ...pick(shape, SHAPE_TRAITS),
    ...(shape.members && {
      // The service model is published data with a fixed grammar; `Member` is that grammar.
      members: Object.fromEntries(
        members.map(([name, member]) => [name, pick(member, MEMBER_TRAITS) as unknown as Member]),
      ),
    }),
    ...(shape.member && { member: shape.member.shape }),
    ...(shape.key && { key: shape.key.shape }),
    ...(shape.value && { value: shape.value.shape }),
    ...(shape.error && { httpStatusCode: shape.error.httpStatusCode }),
  };
  // Same reason; a member the type lacks would be refused when the written file is compiled.
  return trimmed as unknown as Shape;
}

/** Names of the shapes reachable from `roots`, in alphabetical order so that a new version gives a readable diff. */
function reach(shapes: PublishedModel['shapes'], roots: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const open = [...roots];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const shape = find(shapes, name);
    const refs = [shape.member, shape.key, shape.value, ...Object.values(shape.members ?? {})];
    open.push(...refs.filter((ref) => ref !== undefined).map((ref) => ref.shape));
  }
  return [...seen].sort();
}

function pick(from: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
  );
}

function find<T>(table: Readonly<Record<string, T>>, name: string): T {
  const found = table[name];
  if (found === undefined)
    throw new Error(`the service model has no ${name}; was it renamed in this version?`);
  return found;
}

function read(path: string): PublishedModel {
  const bytes = readFileSync(path);
  const text = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  // A published file with a fixed grammar; what is missing is named by `find`.
  return JSON.parse(text.toString('utf8')) as PublishedModel;
}

function render(
  model: ServiceModel,
  { name, version, service }: { readonly name: string; readonly version: string; readonly service: Service },
): string {
  const constant = name === 'bedrock' ? 'SERVICE_MODEL' : 'RUNTIME_MODEL';
  const cut = Object.keys(service.members).length === 0 ? '' : ' (of messages:\n// texts alone)';
  return `// Generated by scripts/generate-service-model.ts. Do not edit.
//
// Source: botocore ${version}, botocore/data/${name}/${model.apiVersion}/service-2.json
// Copyright Amazon.com, Inc. or its affiliates. All Rights Reserved.
// SPDX-License-Identifier: Apache-2.0
// Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
// with the License. You may obtain a copy of the License at http://www.apache.org/licenses/LICENSE-2.0
// Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
// on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
//
// Changed from the source: cut down to the operations the simulator imitates and the shapes they reach${cut};
// documentation removed; references written as plain names; syntax changed from JSON to TypeScript.
import type { ServiceModel } from '${service.grammar}';

export const ${constant}: ServiceModel = ${JSON.stringify(model, undefined, 2)};
`;
}

function main(argv: readonly string[]): number {
  const [path, version] = argv;
  if (path === undefined || version === undefined) {
    console.error('usage: generate-service-model.ts <service-2.json[.gz]> <botocore version>');
    return 2;
  }
  const published = read(path);
  const name = published.metadata.endpointPrefix ?? '';
  const service = find(SERVICES, name);
  const model = trim(prune(published, service.members), service.operations);
  const target = new URL(`../src/simulator/${service.folder}/service-model.data.ts`, import.meta.url);
  writeFileSync(target, render(model, { name, version, service }));
  return 0;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
