// A token that stands in a text verbatim is also found when what surrounds it is decoded. Pairing makes
// one of the two: the chain of the one, the span of the other.
import type { Found } from './find.ts';
import type { UnwrappedToken } from './unwrapped.ts';

/**
 * Gives decoded tokens the spans of the verbatim ones that they are. Linear.
 * @param text the text in which the verbatim tokens stand.
 * @param inner what was decoded, in order.
 * @param standing the tokens that stand verbatim in what was decoded, in order.
 * @returns the decoded tokens, and the verbatim ones that none of them continues.
 */
export function paired<Inner extends string, Standing extends string>(
  text: string,
  inner: readonly UnwrappedToken<Inner>[],
  standing: readonly Found<Standing>[],
): {
  readonly inner: readonly UnwrappedToken<Inner>[];
  readonly left: readonly Found<Standing>[];
} {
  const waiting = new Map<string, Found<Standing>[]>();
  for (const token of standing.toReversed()) {
    const raw = text.slice(token.start, token.end);
    const same = waiting.get(raw);
    if (same === undefined) waiting.set(raw, [token]);
    else same.push(token);
  }
  const result = inner.map((token): UnwrappedToken<Inner> => {
    // What was hidden in the decoded text is no token that stands in this one.
    const found = token.span === null ? undefined : waiting.get(token.raw)?.pop();
    const span = found === undefined ? null : { start: found.start, end: found.end };
    return { ...token, span };
  });
  return { inner: result, left: unpaired(waiting, inner) };
}

/**
 * Where the end of a token is encoded, only its beginning stands verbatim: that is the same token, and
 * so is what stands in a JSON serialization.
 */
function unpaired<Standing extends string>(
  waiting: ReadonlyMap<string, readonly Found<Standing>[]>,
  inner: readonly UnwrappedToken<string>[],
): readonly Found<Standing>[] {
  const rest = [...waiting].filter(([, tokens]) => tokens.length > 0);
  if (rest.length === 0 || inner.some(({ form }) => form.endsWith('-json'))) return [];
  const known = new Set(inner.map(({ raw }) => beginning(raw)));
  return rest
    .flatMap(([raw, tokens]) => (known.has(beginning(raw)) ? [] : tokens))
    .sort((one, other) => one.start - other.start);
}

/** Header and claims. */
function beginning(raw: string): string {
  return raw.split('.', 2).join('.').replace(/=+$/, '');
}
