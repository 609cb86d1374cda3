import type { Settings } from './settings.ts';

/**
 * What is to be stored when a person changed something in one page while another page may have stored
 * other changes that the first has not heard of yet: each choice is taken from where it was changed.
 * @param before what the person's page took for the settings
 * @param next the same with the person's changes
 * @param stored what the store holds now
 */
export function mergeSettings(before: Settings, next: Settings, stored: Settings): Settings {
  return merged(before, next, stored);
}

function merged<T>(before: T, next: T, stored: T): T {
  if (!isGroup(before) || !isGroup(next) || !isGroup(stored)) {
    return JSON.stringify(before) === JSON.stringify(next) ? stored : next;
  }
  const names = Object.keys({ ...stored, ...next }) as (keyof T)[];
  const members = names.map((name) => [name, merged(before[name], next[name], stored[name])]);
  return Object.fromEntries(members);
}

/** A list is one choice, as what was taken out of it must stay out. */
function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
