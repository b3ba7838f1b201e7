import { ModalInteractionCallbackRequestDataSchema } from 'discord-api-spec/zod';
import type { FormErrors } from '../api-error.ts';
import type { Component, ModalContent } from '../model.ts';
import { walk, withIds } from './components.ts';
import { checkMenu } from './menus.ts';
import { checkSchema } from './strict-schema.ts';

/** Checks a modal as the `data` of a callback and returns it with ids filled in. Problems go to `errors`. */
export function readModal(data: unknown, errors: FormErrors): ModalContent | undefined {
  checkSchema(ModalInteractionCallbackRequestDataSchema, data, errors, ['data']);
  if (!errors.empty) return undefined;
  const modal = data as ModalContent;
  if (modal.components.length > 5) {
    const message = 'Must be between 1 and 5 in length.';
    errors.add(['data', 'components'], 'BASE_TYPE_BAD_LENGTH', message);
  }
  const seen = new Set<string>();
  walk(
    modal.components,
    (component, path) => {
      checkField(component, path, errors);
      if (!component.custom_id) return;
      if (seen.has(component.custom_id)) {
        const message = 'Component custom id cannot be duplicated';
        errors.add([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
      }
      seen.add(component.custom_id);
    },
    ['data', 'components'],
  );
  return { ...modal, components: withIds(modal.components) };
}

function checkField(
  component: Component,
  path: readonly (string | number)[],
  errors: FormErrors,
): void {
  const { min_length: minLength, max_length: maxLength } = component;
  if (minLength && maxLength && minLength > maxLength) {
    errors.add([...path, 'min_length'], 'BASE_TYPE_BAD_LENGTH', 'Is over max_length.');
  }
  checkMenu(component, path, errors);
  if (component.disabled) {
    errors.add([...path, 'disabled'], 'BASE_TYPE_CHOICES', 'Nothing in a modal can be disabled.');
  }
  if (component.type === 1 && component.components?.some((child) => child.type !== 4)) {
    errors.add([...path, 'components'], 'UNION_TYPE_CHOICES', 'Only a text input fits here.');
  }
}
