import type { FormErrors, FormPath } from '../api-error.ts';
import type { Component } from '../model.ts';

/** The rules for a select menu (or another list to choose from) that no schema expresses; others have nothing to break. */
export function checkMenu(component: Component, path: FormPath, errors: FormErrors): void {
  const { min_values: minValues, max_values: maxValues, options } = component;
  const most = maxValues ?? 1;
  if (minValues && minValues > most) {
    errors.add([...path, 'min_values'], 'BASE_TYPE_BAD_LENGTH', 'Is over max_values.');
  }
  if (options && maxValues && maxValues > options.length) {
    const message = `Must be at most ${options.length}, the number of options.`;
    errors.add([...path, 'max_values'], 'BASE_TYPE_BAD_LENGTH', message);
  }
  const seen = new Set<string>();
  (options ?? []).forEach(({ value }, index) => {
    if (seen.has(value)) {
      const message = 'The specified option value is already used';
      const code = 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED';
      errors.add([...path, 'options', index, 'value'], code, message);
    }
    seen.add(value);
  });
  checkDefaults(component, path, errors);
}

function checkDefaults(component: Component, path: FormPath, errors: FormErrors): void {
  const { min_values: minValues, max_values: maxValues, default_values: ids } = component;
  const most = maxValues ?? 1;
  const chosen = (component.options ?? []).filter((option) => option.default === true);
  if (chosen.length > most) {
    const message = `At most ${most} options can be chosen from the start.`;
    errors.add([...path, 'options'], 'BASE_TYPE_BAD_LENGTH', message);
  }
  if (!ids || ids.length === 0) return;
  if (ids.length < (minValues ?? 1) || ids.length > most) {
    const message = `Must be between ${minValues ?? 1} and ${most} in length.`;
    errors.add([...path, 'default_values'], 'BASE_TYPE_BAD_LENGTH', message);
  }
}
