// Reference tokens and envelopes in a share: nothing of the value is kept. What stands for it has the
// outline of its family, so that a reader sees which it was.
import type { Recognition } from '../token/recognition.ts';
import type { ShareContext } from './context.ts';

/** As long as the HMACs and ids that frameworks write, and as mixed; the same for all. */
const FILLING = 'R3m0v3dByB34r3rsc0p3R3m0v3dByB34r3rsc0p3R3m';

type Outline = (count: string) => string;

const OUTLINES: ReadonlyMap<string, Outline> = new Map<string, Outline>([
  ['express-session', (count) => `s:${FILLING.slice(0, 20)}${count}.${FILLING}`],
  ['express-signed', (count) => `s:${FILLING.slice(0, 20)}${count}.${FILLING}`],
  ['express-cookie-session', () => 'e30'],
  ['flask', (count) => `e30.Zwec0A.${FILLING.slice(0, 27 - count.length)}${count}`],
  ['starlette', (count) => `e30=.Zwec0A.${FILLING.slice(0, 27 - count.length)}${count}`],
  ['django', (count) => `e30:1removed:${FILLING.slice(0, 43 - count.length)}${count}`],
  ['signed-json', (count) => `e30.${FILLING.slice(0, 43 - count.length)}${count}`],
]);

/** Prefixes by which issuers mark their credentials. */
const PREFIXED = /^(?:gh[pousr]_|github_pat_|glpat-|xox[a-z]-|sk_(?:live|test)_|ya29\.|AKIA|ASIA)/;

/** What stands for the value of a cookie or a credential that is no token. */
export function shareReference(
  raw: string,
  recognition: Pick<Recognition, 'family'>,
  share: ShareContext,
): string {
  const prefix = PREFIXED.exec(raw)?.[0] ?? '';
  const outline = OUTLINES.get(recognition.family);
  return share.names.of('reference', raw, 'reference', (count) => {
    const number = String(count).padStart(4, '0');
    return prefix === '' && outline ? outline(number) : `${prefix}${FILLING.slice(0, 20)}${number}`;
  });
}
