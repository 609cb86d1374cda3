import type { Evidence } from '../../lib/judge/finding.ts';
import type { Finding } from '../../lib/judge/findings.ts';
import type { TokenId } from '../../lib/ledger/record.ts';
import type { Entry } from '../../lib/view/entry.ts';
import {
  type EvidenceTab,
  evidenceWords,
  ruleWords,
  severityWord,
} from '../../lib/view/finding-words.ts';
import { judgementOf } from '../../lib/view/findings.ts';
import type { Veil } from '../../lib/view/no-veil.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { useVeil } from '../app/veil.tsx';
import type { DetailState } from '../app/view-state.ts';
import { Button } from '../primitives/Button.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { SeverityIcon } from '../primitives/SeverityIcon.tsx';
import css from './FindingsTab.module.css';
import { show, spotOf, spotOfEvidence } from './spot.ts';

interface FindingsTabProps {
  readonly entry: Entry;
  readonly state: DetailState;
}

/** What is worth telling about the token, from worst to mildest. */
export function FindingsTab({ entry, state }: FindingsTabProps) {
  const { findings, failed } = judgementOf(entry);
  return (
    <div class={css['tab']}>
      {findings.length === 0 ? (
        <p class={css['note']}>{say('findings_none')}</p>
      ) : (
        <ul class={css['findings']} aria-label={say('detail_findings')}>
          {findings.map((finding) => (
            <FindingItem key={finding.code} finding={finding} state={state} />
          ))}
        </ul>
      )}
      {failed.map(({ code }) => (
        <p key={code} class={css['note']}>
          {say('rule_failed', { rule: code })}
        </p>
      ))}
    </div>
  );
}

function FindingItem({
  finding,
  state,
}: {
  readonly finding: Finding;
  readonly state: DetailState;
}) {
  const { code, severity, source, evidence } = finding;
  const { title, why, fix } = ruleWords(code);
  return (
    <li
      class={css['finding']}
      data-severity={severity}
      data-spot={spotOf('finding', code)}
      tabIndex={-1}
    >
      <h3 class={css['title']}>
        <SeverityIcon severity={severity} />
        <span class={css['severity']}>{severityWord(severity)}</span>
        <span>{title}</span>
      </h3>
      <dl class={css['evidence']}>
        {evidence.map((one, index) => (
          <EvidenceRow key={index} evidence={one} state={state} />
        ))}
      </dl>
      <p>{why}</p>
      <p>
        <strong>{say('findings_fix')}</strong> {fix}
      </p>
      <p class={css['source']}>
        {source.join(' · ')} · <code>{code}</code>
      </p>
    </li>
  );
}

const SHOW_IN = {
  claims: 'findings_show_claims',
  structure: 'findings_show_structure',
  sightings: 'findings_show_sightings',
} as const satisfies Record<EvidenceTab, string>;

function EvidenceRow({
  evidence,
  state,
}: {
  readonly evidence: Evidence;
  readonly state: DetailState;
}) {
  const { label, name, value, written, tab } = evidenceWords(
    veiled(evidence, useVeil()),
    useStore().now.value,
  );
  const member = evidence.at === 'claim' || evidence.at === 'header';
  // What is missing stands nowhere.
  const missing = member && evidence.value === null;
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
        {missing || tab === null ? null : (
          <Button look="link" onClick={() => show(state, tab, spotOfEvidence(evidence))}>
            {say(SHOW_IN[tab])}
          </Button>
        )}
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
    <Button look="link" onClick={() => (rows.selectedId.value = id)}>
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
