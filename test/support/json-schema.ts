/** The judge of the generated schemas: Ajv, which knows nothing of this project, in its strict mode. */
import { Ajv, type AnySchemaObject } from 'ajv';

/** The faults of a value, one text each; empty: it fits. Throws where the schema itself is not sound. */
export function judgeOf(schema: AnySchemaObject): (value: unknown) => readonly string[] {
  // `strictRequired` does not see that the members a `not` names are defined one level above it.
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
  const validate = ajv.compile(schema);
  return (value) => {
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      [instancePath || '/', message, JSON.stringify(params)].join(' '),
    );
  };
}
