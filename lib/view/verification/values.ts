// What a fact of the core says, as the places of a text take it.
import { number, say, type Values } from '../../words/say.ts';

/**
 * The texts and numbers among the members of a fact, numbers written for reading.
 * @param names members whose numbers are names, as a status is, and no amounts
 */
export function plainValues(fact: object, names: readonly string[] = []): Values {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries<unknown>({ ...fact })) {
    if (typeof value === 'string') plain[name] = value;
    if (typeof value === 'number') plain[name] = names.includes(name) ? `${value}` : number(value);
  }
  return plain;
}

/** A name in quotes, as it may be a word of the sentence. */
export function quoted(name: string): string {
  return say('verify_quoted', { name });
}
