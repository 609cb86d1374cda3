import type { Category } from '../../lib/share/pseudonyms.ts';
import type { Receipt } from '../../lib/share/share.ts';
import { clip } from '../../lib/view/clip.ts';
import { hiddenPart, maskPerson } from '../../lib/view/hidden-text.ts';
import type { Veil } from '../../lib/view/no-veil.ts';
import { number, say, sayCounted } from '../../lib/words/say.ts';
import { useVeil } from '../app/veil.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './ReceiptView.module.css';

/** Rows of the list of stand-ins that are shown; a share of many tokens has tens of thousands. */
const MOST_ROWS = 500;

/** Characters of an original that tell which it was. */
const LONGEST_ORIGINAL = 120;

interface ReceiptViewProps {
  readonly receipt: Receipt;
  /** Tokens of which the file tells what was found out about their signature. */
  readonly verdicts: number;
}

/** What was changed in a safe share, by sort and count, and what stands for what. */
export function ReceiptView({ receipt, verdicts }: ReceiptViewProps) {
  const { replaced, removed, replacements } = receipt;
  const veil = useVeil();
  return (
    <section class={css['receipt']} aria-label={say('receipt')}>
      <h3 class={css['title']}>{say('receipt')}</h3>
      <dl class={css['counts']}>
        {[...removed].map(([what, count]) => (
          <Count key={what} label={say(`receipt_removed_${what}`)} count={count} />
        ))}
        {[...replaced].map(([category, count]) => (
          <Count key={category} label={labelOf(category)} count={count} />
        ))}
      </dl>
      <p class={css['note']}>{say('receipt_kept')}</p>
      {verdicts === 0 ? null : (
        <p class={css['note']}>{sayCounted('receipt_verdicts', verdicts)}</p>
      )}
      <details class={css['details']}>
        <summary>{say('receipt_list')}</summary>
        <p class={css['note']}>{say('receipt_private')}</p>
        <div class={css['scroll']} tabIndex={0} role="group" aria-label={say('receipt_list')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('receipt_original')}</th>
                <th scope="col">{say('receipt_pseudonym')}</th>
              </tr>
            </thead>
            <tbody>
              {replacements.slice(0, MOST_ROWS).map(({ category, original, pseudonym }) => (
                <tr key={`${category} ${pseudonym}`}>
                  <td>
                    <SafeText>{veiled(clip(original, LONGEST_ORIGINAL), category, veil)}</SafeText>
                  </td>
                  <td>{pseudonym}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {replacements.length > MOST_ROWS ? (
            <p class={css['note']}>
              {say('receipt_more', { count: replacements.length - MOST_ROWS })}
            </p>
          ) : null}
        </div>
      </details>
    </section>
  );
}

/** What is no more than the name of a host or a path is shown to anyone. */
const OPEN: ReadonlySet<Category> = new Set(['host', 'path', 'name', 'scope', 'client']);

function veiled(original: string, category: Category, veil: Veil): string {
  if (OPEN.has(category)) return veil.url(original);
  return veil.people ? hiddenPart(maskPerson(original)) : veil.text(original);
}

function labelOf(category: Category): string {
  return say(`receipt_${category}`);
}

function Count({ label, count }: { readonly label: string; readonly count: number }) {
  return (
    <div class={css['count']}>
      <dt>{label}</dt>
      <dd>{number(count)}</dd>
    </div>
  );
}
