import { stringMember } from '../../lib/jose/members.ts';
import type { Token } from '../../lib/token/token.ts';
import { copiesOf, mainCopy } from '../../lib/view/copy.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';
import { Menu } from '../primitives/Menu.tsx';
import css from './Detail.module.css';

export function CopyActions({ entry }: { readonly entry: Entry }) {
  const { copy } = useStore();
  const { form, label } = mainCopy(entry);
  return (
    <div class={css['actions']}>
      <Button
        look="primary"
        aria-keyshortcuts={form === 'claims' ? 'c' : undefined}
        onClick={() => copy(entry, form)}
      >
        {label}
      </Button>
      {form === 'token' ? null : (
        <Button aria-keyshortcuts="t" onClick={() => copy(entry, 'token')}>
          {say('copy_token')}
        </Button>
      )}
      <Menu
        items={copiesOf(entry).map(({ form, label, group }) => ({
          id: form,
          label,
          group,
          run: () => copy(entry, form),
        }))}
      >
        {say('copy_as')}
      </Menu>
      <span class={css['signature']}>{protection(entry.token)}</span>
    </div>
  );
}

/** What is known of the protection: nothing is, without a key. */
function protection({ form, header, raw, recognition }: Token): string {
  if (recognition !== undefined) return '';
  if (form === 'jwe') return say('protection_not_decrypted');
  // RFC 7515 §A.5: unsecured, whether by its word or by having no signature.
  const unsigned = raw.endsWith('.') || stringMember(header, 'alg') === 'none';
  return say(unsigned ? 'protection_not_signed' : 'protection_not_checked');
}
