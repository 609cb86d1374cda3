import { faultSentence } from '../../lib/token/fault-words.ts';
import type { Token } from '../../lib/token/token.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './StructureTab.module.css';

/** More faults than this say nothing new. */
const MOST_FAULTS = 20;

/** What stands out in a token's form: what was disclosed of an SD-JWT, and every fault with its place. */
export function FormNotes({ token }: { readonly token: Token }) {
  const notes = disclosureNotes(token);
  const { faults } = token;
  if (notes.length === 0 && faults.length === 0) return null;
  const more = faults.length - MOST_FAULTS;
  return (
    <section class={css['notes']}>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {faults.length > 0 ? (
        <>
          <h3>{say('form_faults')}</h3>
          <ul aria-label={say('form_faults')}>
            {faults.slice(0, MOST_FAULTS).map((fault, index) => (
              <li key={index}>
                <SafeText>{faultSentence(fault)}</SafeText> <code>{fault.code}</code>
              </li>
            ))}
          </ul>
          {more > 0 ? <p>{sayCounted('form_more', more)}</p> : null}
        </>
      ) : null}
    </section>
  );
}

function disclosureNotes({ sdJwt }: Token): readonly string[] {
  if (sdJwt === undefined) return [];
  const { disclosures, undisclosed, keyBinding } = sdJwt;
  const shown = sayCounted('form_disclosed', disclosures.length);
  const held =
    undisclosed === 0 ? say('form_nothing_held') : sayCounted('form_digests', undisclosed);
  return [
    say('form_disclosures', { shown, held }),
    ...(keyBinding === null ? [] : [say(`form_binding_${keyBinding.hash}`)]),
  ];
}
