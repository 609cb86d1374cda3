import type { Token } from '../../lib/token/token.ts';
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
          <h3>What is wrong with its form</h3>
          <ul aria-label="What is wrong with its form">
            {faults.slice(0, MOST_FAULTS).map(({ code, sentence }, index) => (
              <li key={index}>
                <SafeText>{sentence}</SafeText> <code>{code}</code>
              </li>
            ))}
          </ul>
          {more > 0 ? <p>and {more.toLocaleString()} more</p> : null}
        </>
      ) : null}
    </section>
  );
}

const BINDING_WORDS = {
  matches: 'It is bound to a key, and the key-binding JWT belongs to what was disclosed.',
  differs: 'It has a key-binding JWT, but that belongs to other disclosures.',
  none: 'It has a key-binding JWT, which does not say to what it belongs.',
} as const;

function disclosureNotes({ sdJwt }: Token): readonly string[] {
  if (sdJwt === undefined) return [];
  const { disclosures, undisclosed, keyBinding } = sdJwt;
  const shown = `${counted(disclosures.length, 'claim was', 'claims were')} disclosed`;
  const held =
    undisclosed === 0
      ? 'and nothing was held back.'
      : `and ${counted(undisclosed, 'digest stands', 'digests stand')} for what was held back, or for nothing.`;
  return [`${shown}, ${held}`, ...(keyBinding === null ? [] : [BINDING_WORDS[keyBinding.hash]])];
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
