import { stringifyJson } from '../../lib/jose/json-text.ts';
import { faultSentence } from '../../lib/token/fault-words.ts';
import { readToken } from '../../lib/token/reading.ts';
import { say } from '../../lib/words/say.ts';
import { useVeil } from '../app/veil.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './ImportNotices.module.css';

const MOST_FAULTS = 10;

/** What is wrong with a text that was meant to be a token, and what of it can be read all the same. */
export function DamagedToken({ text }: { readonly text: string }) {
  const veil = useVeil();
  const { header, claims, faults } = readToken(text);
  const set =
    claims?.state === 'read' ? claims.set : claims?.state === 'unreadable' ? claims.partial : null;
  return (
    <div class={css['damaged']}>
      <ul aria-label={say('import_faults')}>
        {faults.slice(0, MOST_FAULTS).map((fault, index) => (
          <li key={index}>
            <SafeText>{faultSentence(fault)}</SafeText>
          </li>
        ))}
      </ul>
      {header === null ? null : (
        <Read label={say('import_read_header')} json={stringifyJson(veil.json(header), 2)} />
      )}
      {set === null ? null : (
        <Read label={say('import_read_claims')} json={stringifyJson(veil.json(set), 2)} />
      )}
    </div>
  );
}

function Read({ label, json }: { readonly label: string; readonly json: string }) {
  return (
    <figure class={css['read']}>
      <figcaption>{label}</figcaption>
      <pre tabIndex={0}>
        <SafeText keep={'\n'}>{json}</SafeText>
      </pre>
    </figure>
  );
}
