// What in a HAR entry is no token but has a name: session ids, envelopes, load-balancer cookies.
import type { HarPlace } from '../../lib/har/entry.ts';
import type { Carrier } from '../../lib/scan/carriers.ts';
import type { Recognition } from '../../lib/token/recognition.ts';
import { recognise } from '../../lib/token/references.ts';

export interface Recognised {
  readonly raw: string;
  readonly form: Recognition['form'];
  readonly carrier: Carrier;
  readonly field: string;
  readonly via: readonly string[];
  readonly recognition: Recognition;
  /** The place, of which it is the whole text. */
  readonly at: HarPlace;
}

const NAMED: readonly Carrier[] = ['cookie', 'set-cookie', 'url-query', 'url-fragment'];

/** Values that are worth a look: those with a name, and credentials. */
export function recogniseEntry(places: readonly HarPlace[]): readonly Recognised[] {
  const cookies = new Map<Carrier, Set<string>>();
  for (const { carrier, field } of places) {
    const names = cookies.get(carrier) ?? new Set();
    cookies.set(carrier, names.add(field));
  }
  return places.flatMap((at): readonly Recognised[] => {
    const { carrier, field, text: raw } = at;
    const credential = carrier === 'request-header' && field === 'Authorization';
    if (!credential && !NAMED.includes(carrier)) return [];
    const recognition = recognise(credential ? '' : field, raw, cookies.get(carrier));
    if (recognition === null) return [];
    return [{ raw, form: recognition.form, carrier, field, via: [], recognition, at }];
  });
}
