import { describe, expect, it } from '@jest/globals';
import { type PublishedModel, prune, trim } from '../../../scripts/generate-service-model.ts';
import { handlerOf } from '../../../src/simulator/bedrock/handlers.ts';
import { SERVICE_MODEL } from '../../../src/simulator/bedrock/service-model.data.ts';
import { isTimestamp, shapeOf } from '../../../src/simulator/bedrock/service-model.ts';

const published: PublishedModel = {
  metadata: { apiVersion: '2023-04-20' },
  operations: {
    GetThing: {
      http: { method: 'GET', requestUri: '/things/{name}', responseCode: 200 },
      input: { shape: 'GetThingRequest' },
      output: { shape: 'Thing' },
      errors: [{ shape: 'ValidationException' }],
      readonly: true,
    },
    Other: { http: { method: 'POST', requestUri: '/other', responseCode: 200 }, input: { shape: 'Unused' } },
  },
  shapes: {
    GetThingRequest: {
      type: 'structure',
      required: ['name'],
      members: { name: { shape: 'Name', location: 'uri', locationName: 'name', documentation: 'x' } },
      documentation: 'x',
    },
    Thing: { type: 'structure', members: { tags: { shape: 'Tags' }, self: { shape: 'Thing' } } },
    Tags: { type: 'map', key: { shape: 'Name' }, value: { shape: 'Name' }, max: 3, sensitive: true },
    Name: { type: 'string', min: 1, pattern: '[a-z]+' },
    ValidationException: { type: 'structure', members: {}, error: { httpStatusCode: 400 }, exception: true },
    Unused: { type: 'structure', members: {} },
  },
};

describe('the generator', () => {
  it('keeps the named operations, what they reach and the traits the simulator reads', () => {
    const model = trim(published, ['GetThing']);
    expect(Object.keys(model.operations)).toEqual(['GetThing']);
    expect(Object.keys(model.shapes)).toEqual([
      'GetThingRequest',
      'Name',
      'Tags',
      'Thing',
      'ValidationException',
    ]);
    expect(model.shapes['GetThingRequest']).toEqual({
      type: 'structure',
      required: ['name'],
      members: { name: { shape: 'Name', location: 'uri', locationName: 'name' } },
    });
    expect(model.shapes['Tags']).toEqual({ type: 'map', key: 'Name', value: 'Name', max: 3 });
    expect(model.shapes['ValidationException']).toEqual({
      type: 'structure',
      members: {},
      httpStatusCode: 400,
    });
  });

  it('refuses an operation the published model lacks', () => {
    expect(() => trim(published, ['Renamed'])).toThrow('Renamed');
  });

  it('keeps of a shape the members that are named, and what these reach', () => {
    const model = trim(prune(published, { Thing: ['self'] }), ['GetThing']);
    expect(model.shapes['Thing']).toEqual({ type: 'structure', members: { self: { shape: 'Thing' } } });
    expect(model.shapes['Tags']).toBeUndefined();
    expect(() => prune(published, { Thing: ['name'] })).toThrow('name');
  });
});

describe('the generated model', () => {
  it('is closed: every name of a shape resolves', () => {
    const shapes = Object.values(SERVICE_MODEL.shapes);
    const operations = Object.values(SERVICE_MODEL.operations);
    const names = [
      ...operations.flatMap(({ input = '', output = '', errors }) => [input, output, ...errors]),
      ...shapes.flatMap((shape) => {
        if (shape.type === 'structure') return Object.values(shape.members).map((member) => member.shape);
        if (shape.type === 'list') return [shape.member];
        return shape.type === 'map' ? [shape.key, shape.value] : [];
      }),
    ];
    for (const name of names) expect(shapeOf(name).type).not.toBe('');
    expect(new Set(names)).toEqual(new Set(Object.keys(SERVICE_MODEL.shapes)));
  });

  it('has a handler for every operation, and its read-only marks agree', () => {
    for (const [name, operation] of Object.entries(SERVICE_MODEL.operations)) {
      const { write } = handlerOf(name);
      if (operation.readonly) expect([name, write]).toEqual([name, false]);
      if (operation.idempotent) expect([name, write]).toEqual([name, true]);
    }
    expect(() => handlerOf('DeleteModelCustomizationJob')).toThrow();
  });
});

describe('isTimestamp', () => {
  it.each(['2026-11-02T08:00:00Z', '2026-11-02T08:00:00.123Z', '2026-11-02T08:00:00+02:00'])(
    'takes %s',
    (text) => {
      expect(isTimestamp(text)).toBe(true);
    },
  );
  it.each(['2026-11-02 08:00:00', '2026-13-02T08:00:00Z', '2026-11-02', 1_770_000_000])(
    'refuses %s',
    (text) => {
      expect(isTimestamp(text)).toBe(false);
    },
  );
});
