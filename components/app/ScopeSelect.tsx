import type { Scope } from '../../lib/view/scope.ts';
import { say } from '../../lib/words/say.ts';
import { Icon } from '../primitives/Icon.tsx';
import { CloseImport } from './CloseImport.tsx';
import { useStore } from './store-context.ts';
import css from './Toolbar.module.css';

/** Whose tokens to show; only where there is something to choose. */
export function ScopeSelect() {
  const { scope, tabId, imports } = useStore();
  const scopes: readonly Scope[] = [
    ...(tabId === null ? [] : (['tab'] as const)),
    'all',
    ...(imports.isThere.value ? (['imported'] as const) : []),
  ];
  if (scopes.length === 1) return null;
  return (
    <>
      <span class={css['selectBox']}>
        <select
          class={css['select']}
          aria-label={say('scope')}
          value={scope.value}
          onChange={({ currentTarget }) => {
            scope.value = scopes.find((one) => one === currentTarget.value) ?? 'all';
          }}
        >
          {scopes.map((one) => (
            <option key={one} value={one}>
              {say(`scope_${one}`)}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
      {scope.value === 'imported' ? <CloseImport /> : null}
    </>
  );
}
