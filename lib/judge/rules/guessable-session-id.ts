import { found } from '../evidence.ts';
import { rule } from '../finding.ts';

/** At best, if every character was drawn at random. */
export const guessableSessionId = rule({
  code: 'guessable-session-id',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 6749 §10.10', 'OWASP Session Management Cheat Sheet'],
  kinds: ['session', 'access', 'refresh'],
  judge: ({ token: { recognition, raw } }) => {
    if (recognition?.form !== 'reference' || recognition.explanation === 'half-pointer')
      return null;
    const bits = Math.floor(raw.length * Math.log2(alphabetOf(raw)));
    return bits < LEAST ? found([{ at: 'bits', bits }]) : null;
  },
});

const LEAST = 64;

/** How many characters such a value is drawn from, as it looks. */
function alphabetOf(text: string): number {
  if (/^\d*$/.test(text)) return 10;
  if (/^[\da-f]*$/i.test(text)) return 16;
  return /^[\da-z]*$|^[\dA-Z]*$/.test(text) ? 36 : 64;
}
