import type { ComponentChildren } from 'preact';
import { copiesOf } from '../../lib/view/copy.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { mainCopy } from '../../lib/view/main-copy.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';
import { Menu } from '../primitives/Menu.tsx';
import css from './Detail.module.css';

interface CopyActionsProps {
  readonly entry: Entry;
  /** What stands beside them. */
  readonly children: ComponentChildren;
}

export function CopyActions({ entry, children }: CopyActionsProps) {
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
      <div class={css['verdicts']}>{children}</div>
    </div>
  );
}
