import { COPIES } from '../../lib/view/copy.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';
import { Menu } from '../primitives/Menu.tsx';
import css from './Detail.module.css';

export function CopyActions({ entry }: { readonly entry: Entry }) {
  const { copy } = useStore();
  return (
    <div class={css['actions']}>
      <Button look="primary" aria-keyshortcuts="c" onClick={() => copy(entry, 'claims')}>
        Copy claims
      </Button>
      <Button aria-keyshortcuts="t" onClick={() => copy(entry, 'token')}>
        Copy token
      </Button>
      <Menu
        items={COPIES.map(({ form, label }) => ({
          id: form,
          label,
          run: () => copy(entry, form),
        }))}
      >
        Copy as
      </Menu>
      <span class={css['signature']}>
        {entry.token.form === 'jwe' ? 'Not decrypted' : 'Signature not checked'}
      </span>
    </div>
  );
}
