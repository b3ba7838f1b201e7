import * as z from 'zod';
import { clone, safeParse, type $ZodIssue, type $ZodType, type $ZodTypes } from 'zod/v4/core';
import { type FormErrors, type FormPath } from '../api-error.ts';

const made = new WeakMap<$ZodType, $ZodType>();

/**
 * A copy of a schema that refuses unknown keys at every depth. The published schemas let them pass, as Discord
 * does; but a key that Discord ignores is a mistake of the bot's, and here is the place to notice it.
 */
function strict(schema: $ZodType): $ZodType {
  const known = made.get(schema);
  if (known) return known;
  const copy = copyOf(schema as $ZodTypes);
  made.set(schema, copy);
  return copy;
}

function copyOf(schema: $ZodTypes): $ZodType {
  const { def } = schema._zod;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- all other types hold no schema that is used here
  switch (def.type) {
    case 'object': {
      const shape: Record<string, $ZodType> = {};
      for (const [key, value] of Object.entries(def.shape)) shape[key] = strict(value);
      return clone(schema, { ...def, shape, catchall: z.never() } as never);
    }
    case 'union':
      return clone(schema, { ...def, options: def.options.map(strict) } as never);
    case 'array':
      return clone(schema, { ...def, element: strict(def.element) } as never);
    case 'optional':
    case 'nullable':
      return clone(schema, { ...def, innerType: strict(def.innerType) } as never);
    case 'record':
      return clone(schema, { ...def, valueType: strict(def.valueType) } as never);
    case 'lazy': {
      // A lazy definition remembers what its getter gave; the copy must ask its own.
      const { _cachedInner: _, ...rest } = def as typeof def & { _cachedInner?: unknown };
      return clone(schema, { ...rest, getter: () => strict(def.getter()) } as never);
    }
    default:
      return schema;
  }
}

/** Checks `value` against the strict form of `schema` and adds each problem to `errors` under `at`. */
export function checkSchema(
  schema: $ZodType,
  value: unknown,
  errors: FormErrors,
  at: FormPath = [],
): void {
  const result = safeParse(strict(schema), value);
  if (result.success) return;
  for (const issue of result.error.issues) addIssue(issue, errors, at);
}

function addIssue(issue: $ZodIssue, errors: FormErrors, at: FormPath): void {
  const path = [...at, ...(issue.path as (string | number)[])];
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the rest have words of their own
  switch (issue.code) {
    case 'invalid_union': {
      // Of all choices, the one meant is the one whose `type` fits.
      const meant = issue.errors.find((issues) => !issues.some((each) => each.path[0] === 'type'));
      if (!meant || meant.length === 0) {
        errors.add(path, 'UNION_TYPE_CHOICES', 'The value fits none of the allowed types.');
        return;
      }
      for (const each of meant) addIssue(each, errors, path);
      return;
    }
    case 'unrecognized_keys':
      for (const key of issue.keys) errors.add([...path, key], 'UNKNOWN_KEY', 'Unknown key.');
      return;
    case 'too_big':
      errors.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be at most ${issue.maximum}.`);
      return;
    case 'too_small':
      errors.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be at least ${issue.minimum}.`);
      return;
    case 'invalid_type':
      errors.add(path, 'BASE_TYPE_INVALID', issue.message);
      return;
    default:
      errors.add(path, 'BASE_TYPE_CHOICES', issue.message);
  }
}
