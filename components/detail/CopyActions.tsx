import type { ComponentChildren } from 'preact';
import { copiesOf } from '../../lib/view/copy.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { mainCopy } from '../../lib/view/main-copy.ts';
import type { ViewStore } from '../../lib/view/store.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';
import { Menu, type MenuItem } from '../primitives/Menu.tsx';
import { copyVerdict } from '../verify/copy-verdict.ts';
import type { VerifyDesk } from '../verify/verify-desk.ts';
import css from './Detail.module.css';

interface CopyActionsProps {
  readonly entry: Entry;
  readonly desk: VerifyDesk;
  /** What stands beside them. */
  readonly children: ComponentChildren;
}

export function CopyActions({ entry, desk, children }: CopyActionsProps) {
  const store = useStore();
  const { copy } = store;
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
        items={[...copies(entry, copy), ...verdict(entry, () => copyVerdict(entry, desk, store))]}
      >
        {say('copy_as')}
      </Menu>
      <div class={css['verdicts']}>{children}</div>
    </div>
  );
}

function copies(entry: Entry, copy: ViewStore['copy']): readonly MenuItem[] {
  return copiesOf(entry).map(({ form, label, group }) => ({
    id: form,
    label,
    group,
    run: () => copy(entry, form),
  }));
}

/** Nothing can be verified of what is no token by its form. */
function verdict({ token }: Entry, run: () => void): readonly MenuItem[] {
  if (token.recognition !== undefined) return [];
  return [{ id: 'verdict', label: say('verify_copied'), group: 'share', run }];
}
