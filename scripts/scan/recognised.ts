// What in a HAR entry is no token but has a name: session ids, envelopes, load-balancer cookies, opaque
// tokens.
import type { HarPlace } from '../../lib/har/entry.ts';
import type { Carrier } from '../../lib/scan/carriers.ts';
import { placeName } from '../../lib/scan/hit.ts';
import { namedReferences } from '../../lib/token/named-references.ts';
import { namedValues } from '../../lib/token/named-values.ts';
import type { Recognition } from '../../lib/token/recognition.ts';
import { recognise } from '../../lib/token/references.ts';

export interface Recognised {
  readonly raw: string;
  readonly form: Recognition['form'];
  readonly carrier: Carrier;
  readonly field: string;
  readonly via: readonly string[];
  readonly recognition: Recognition;
  readonly at: HarPlace;
  /** Where it begins in the place's text; null where it does not stand there as it is. */
  readonly start: number | null;
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
    const named = credential || NAMED.includes(carrier);
    const whole = named ? recognise(credential ? '' : field, raw, cookies.get(carrier)) : null;
    if (whole !== null) {
      const { form } = whole;
      return [{ raw, form, carrier, field, via: [], recognition: whole, at, start: 0 }];
    }
    return namedReferences(at, recognise, namedValues).map(({ via, ...found }) => {
      const { form } = found.recognition;
      return { ...found, form, carrier, ...placeName(at, via), at };
    });
  });
}
