import type { ComponentChildren } from 'preact';
import { type Entry, issuerWords } from '../../lib/view/entry.ts';
import { findingsOf, mutedOf } from '../../lib/view/findings.ts';
import { kindWord } from '../../lib/view/kind-words.ts';
import type { Veil } from '../../lib/view/no-veil.ts';
import { mutedWords, ruleTitle } from '../../lib/view/rule-titles.ts';
import type { ColumnId } from '../../lib/view/sort.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { type MessageKey, number } from '../../lib/words/say.ts';
import type { IconName } from '../primitives/Icon.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { ExpiryCell } from './ExpiryCell.tsx';
import { FindingsCell } from './FindingsCell.tsx';

export interface Column {
  readonly id: ColumnId;
  readonly title: MessageKey;
  /** Stands for the title where there is no room for a word. */
  readonly icon?: IconName;
  /** How its cells are set. */
  readonly look: 'text' | 'muted' | 'code' | 'number';
  readonly cell: (entry: Entry, veil: Veil) => ComponentChildren;
  /** The whole text of a cell that may be cut off. */
  readonly full?: (entry: Entry, veil: Veil) => string;
}

/** The list's columns in order; their widths stand in list.module.css. */
export const COLUMNS: readonly Column[] = [
  {
    id: 'expires',
    title: 'list_expires',
    look: 'text',
    cell: (entry) => <ExpiryCell entry={entry} />,
  },
  {
    id: 'kind',
    title: 'list_kind',
    look: 'text',
    cell: ({ verdict }) => kindWord(verdict.kind),
  },
  {
    id: 'who',
    title: 'list_who',
    look: 'text',
    cell: (entry, veil) => {
      const { text, told } = veil.who(entry);
      return told ? <SafeText>{text}</SafeText> : <Untold>{text}</Untold>;
    },
    full: (entry, veil) => plainVisibleText(veil.who(entry).text),
  },
  {
    id: 'issuer',
    title: 'list_issuer',
    look: 'text',
    cell: (entry) =>
      entry.issuer === undefined ? <Untold>—</Untold> : <SafeText>{issuerWords(entry)}</SafeText>,
    full: ({ issuer }, veil) => (issuer === undefined ? '' : plainVisibleText(veil.text(issuer))),
  },
  {
    id: 'carrier',
    title: 'list_carried_by',
    look: 'code',
    cell: ({ carriedBy: [first = '—', ...others] }) => (
      <>
        <SafeText>{first}</SafeText>
        {others.length > 0 ? <Untold> +{number(others.length)}</Untold> : null}
      </>
    ),
    full: ({ carriedBy }, veil) => plainVisibleText(veil.text(carriedBy.join(', '))),
  },
  {
    id: 'hosts',
    title: 'list_hosts',
    look: 'text',
    cell: ({ record: { hosts } }) => {
      const [first, ...others] = hosts;
      if (first === undefined) return <Untold>—</Untold>;
      return (
        <>
          <SafeText>{first}</SafeText>
          {others.length > 0 ? <Untold> +{number(others.length)}</Untold> : null}
        </>
      );
    },
    full: ({ record: { hosts } }, veil) => plainVisibleText(veil.text(hosts.join(', '))),
  },
  {
    id: 'seen',
    title: 'list_seen',
    look: 'number',
    cell: ({ record }) => number(record.sightingCount),
  },
  {
    id: 'findings',
    title: 'list_findings',
    icon: 'flag',
    look: 'number',
    cell: (entry) => <FindingsCell entry={entry} />,
    full: (entry) =>
      [
        ...findingsOf(entry).map(({ code }) => ruleTitle(code)),
        ...mutedWords(mutedOf(entry).length),
      ].join('\n'),
  },
];

function Untold({ children }: { readonly children: ComponentChildren }) {
  return <span data-untold>{children}</span>;
}
