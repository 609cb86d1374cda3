import { useRef, useState } from 'preact/hooks';
import type { JsonMember, JsonObject, JsonValue } from '../../lib/jose/json.ts';
import { stringifyJson } from '../../lib/jose/json.ts';
import { explainClaim, explainHeaderMember } from '../../lib/jose/registry.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { Icon } from '../primitives/Icon.tsx';
import { moveFocus } from '../primitives/roving.ts';
import { SafeText } from '../primitives/SafeText.tsx';
import { JsonText } from './JsonText.tsx';
import { Meaning } from './Meaning.tsx';
import css from './Members.module.css';

/** Which registry explains the names. */
export type MembersOf = 'header' | 'claims';

interface MembersProps {
  readonly of: MembersOf;
  readonly label: string;
  readonly object: JsonObject;
}

/** Rows laid out without being asked for; a megabyte of claims has a hundred thousand. */
const SHOWN = 500;

/** An object's members as rows: name, value as written, what it means. */
export function Members({ of, label, object: { members } }: MembersProps) {
  const table = useRef<HTMLTableElement>(null);
  const [shown, setShown] = useState(SHOWN);
  return (
    <>
      <table
        class={css['members']}
        aria-label={label}
        ref={table}
        onKeyDown={(event: KeyboardEvent) =>
          moveFocus(event, table.current, 'button[data-copies]', 'vertical')
        }
      >
        <tbody>
          {members.slice(0, shown).map((member, index) => (
            <MemberRow key={index} of={of} member={member} first={index === 0} />
          ))}
        </tbody>
      </table>
      {members.length > shown ? (
        <button type="button" class={css['more']} onClick={() => setShown(shown + SHOWN)}>
          {sayCounted('show_more', members.length - shown)}
        </button>
      ) : null}
    </>
  );
}

interface MemberRowProps {
  readonly of: MembersOf;
  readonly member: JsonMember;
  /** The copy buttons are one tab stop; arrow keys lead from row to row. */
  readonly first: boolean;
}

function MemberRow({ of, member, first }: MemberRowProps) {
  const { name, value, duplicate } = member;
  const explain = of === 'header' ? explainHeaderMember : explainClaim;
  return (
    <tr class={css['member']}>
      <th scope="row" class={css['name']} title={explain(name)}>
        <SafeText>{name}</SafeText>
        {duplicate ? (
          <span class={css['duplicate']} title={say('members_duplicate_title')}>
            {say('members_duplicate')}
          </span>
        ) : null}
      </th>
      <td class={css['value']}>
        <JsonText value={value} />
        <Meaning of={of} name={name} value={value} />
      </td>
      <td class={css['tools']}>
        <CopyMember name={name} value={value} first={first} />
      </td>
    </tr>
  );
}

function CopyMember({ name, value, first }: { name: string; value: JsonValue; first: boolean }) {
  const { copyText } = useStore();
  const shown = plainVisibleText(name);
  return (
    <button
      type="button"
      class={css['copy']}
      data-copies
      tabIndex={first ? 0 : -1}
      aria-label={say('members_copy', { name: shown })}
      title={say('members_copy_title', { name: shown })}
      onClick={(event: MouseEvent) => {
        if (event.shiftKey)
          copyText(
            say('members_name_and_value'),
            `${JSON.stringify(name)}: ${stringifyJson(value, 2)}`,
          );
        else
          copyText(
            say('members_value'),
            value.type === 'string' ? value.value : stringifyJson(value, 2),
          );
      }}
    >
      <Icon name="copy" />
    </button>
  );
}
