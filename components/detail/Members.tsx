import { useRef, useState } from 'preact/hooks';
import type { JsonMember, JsonObject, JsonValue } from '../../lib/jose/json.ts';
import { stringifyJson } from '../../lib/jose/json-text.ts';
import { explainClaim, explainHeaderMember } from '../../lib/jose/registry.ts';
import type { Finding } from '../../lib/judge/findings.ts';
import { ruleTitle } from '../../lib/view/rule-titles.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { useVeil } from '../app/veil.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { moveFocus } from '../primitives/roving.ts';
import { SafeText } from '../primitives/SafeText.tsx';
import { SeverityIcon } from '../primitives/SeverityIcon.tsx';
import { JsonText } from './JsonText.tsx';
import { Meaning } from './Meaning.tsx';
import css from './Members.module.css';
import { spotOf } from './spot.ts';

/** Which registry explains the names. */
export type MembersOf = 'header' | 'claims';

interface MembersProps {
  readonly of: MembersOf;
  readonly label: string;
  readonly object: JsonObject;
  /** The worst finding that a member is evidence of, by its name. */
  readonly flags?: ReadonlyMap<string, Finding> | undefined;
  readonly onFlag?: ((finding: Finding) => void) | undefined;
}

/** Rows laid out without being asked for; a megabyte of claims has a hundred thousand. */
const SHOWN = 500;

/** An object's members as rows: name, value as written, what it means. */
export function Members({ of, label, object: { members }, flags, onFlag }: MembersProps) {
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
            <MemberRow
              key={index}
              of={of}
              member={member}
              first={index === 0}
              flag={flags?.get(member.name)}
              onFlag={onFlag}
            />
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
  readonly flag: Finding | undefined;
  readonly onFlag: MembersProps['onFlag'];
}

function MemberRow({ of, member, first, flag, onFlag }: MemberRowProps) {
  const { name, value, duplicate } = member;
  const explain = of === 'header' ? explainHeaderMember : explainClaim;
  return (
    <tr
      class={css['member']}
      data-spot={spotOf(of === 'header' ? 'header' : 'claim', name)}
      tabIndex={-1}
    >
      <th scope="row" class={css['name']} title={explain(name)}>
        <SafeText>{name}</SafeText>
        {duplicate ? (
          <span class={css['duplicate']} title={say('members_duplicate_title')}>
            {say('members_duplicate')}
          </span>
        ) : null}
        {flag && onFlag ? <Flag finding={flag} onPress={() => onFlag(flag)} /> : null}
      </th>
      <td class={css['value']}>
        <JsonText value={useVeil().member(name, value)} />
        <Meaning of={of} name={name} value={value} />
      </td>
      <td class={css['tools']}>
        <CopyMember name={name} value={value} first={first} />
      </td>
    </tr>
  );
}

/** Leads to what was found about the member. */
function Flag({ finding, onPress }: { readonly finding: Finding; readonly onPress: () => void }) {
  const title = ruleTitle(finding.code);
  return (
    <button
      type="button"
      class={css['flag']}
      aria-label={say('members_flag', { title })}
      title={title}
      onClick={onPress}
    >
      <SeverityIcon severity={finding.severity} />
    </button>
  );
}

function CopyMember({ name, value, first }: { name: string; value: JsonValue; first: boolean }) {
  const { copyText } = useStore();
  const shown = plainVisibleText(useVeil().text(name));
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
