import type { Evidence } from '../../lib/judge/finding.ts';
import type { TokenId } from '../../lib/ledger/record.ts';
import { type EvidenceTab, evidenceWords } from '../../lib/view/finding-words.ts';
import type { Veil } from '../../lib/view/no-veil.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { useVeil } from '../app/veil.tsx';
import type { DetailState } from '../app/view-state.ts';
import { Button } from '../primitives/Button.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './FindingsTab.module.css';
import { show, spotOfEvidence } from './spot.ts';

const SHOW_IN = {
  claims: 'findings_show_claims',
  structure: 'findings_show_structure',
  sightings: 'findings_show_sightings',
} as const satisfies Record<EvidenceTab, string>;

interface EvidenceRowProps {
  readonly evidence: Evidence;
  readonly state: DetailState;
}

/** One thing that was seen, with a way to where it can be looked at. */
export function EvidenceRow({ evidence, state }: EvidenceRowProps) {
  const now = useStore().now.value;
  const { label, name, value, written, tab } = evidenceWords(veiled(evidence, useVeil()), now);
  // What is missing stands nowhere.
  const isMember = evidence.at === 'claim' || evidence.at === 'header';
  const isSomewhere = tab !== null && !(isMember && evidence.value === null);
  return (
    <div class={css['row']}>
      <dt>
        {label}
        {name === null ? null : (
          <>
            {' '}
            <code>
              <SafeText>{name}</SafeText>
            </code>
          </>
        )}
      </dt>
      <dd>
        <span class={written ? css['written'] : css['said']}>
          <SafeText>{value}</SafeText>
        </span>
        {isSomewhere ? (
          <Button look="link" onClick={() => show(state, tab, spotOfEvidence(evidence), evidence)}>
            {say(SHOW_IN[tab])}
          </Button>
        ) : null}
        {evidence.at === 'token' ? <ShowToken id={evidence.id} /> : null}
      </dd>
    </div>
  );
}

/** Leads to another token, if it is in the list. */
function ShowToken({ id }: { readonly id: TokenId }) {
  const { scoped, rows } = useStore();
  const isListed = scoped.value.some((entry) => entry.id === id);
  if (!isListed) return <span class={css['said']}>{say('evidence_token_gone')}</span>;
  return (
    <Button
      look="link"
      onClick={() => {
        rows.selectedId.value = id;
      }}
    >
      {say('findings_show_token')}
    </Button>
  );
}

function veiled(evidence: Evidence, veil: Veil): Evidence {
  switch (evidence.at) {
    case 'claim':
    case 'header':
      if (evidence.value === null) return evidence;
      return { ...evidence, value: veil.member(evidence.name, evidence.value) };
    case 'parameter':
      return { ...evidence, value: evidence.value === null ? null : veil.secret(evidence.value) };
    case 'request':
      return { ...evidence, url: veil.url(evidence.url) };
    default:
      return evidence;
  }
}
