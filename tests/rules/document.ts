// docs/rules.md, made from the registry, the words and the examples.
import { SEVERITIES, type Severity } from '../../lib/judge/finding.ts';
import { RULES } from '../../lib/judge/rules.ts';
import { ruleWords } from '../../lib/view/finding-words.ts';
import { CHECKS, type Check } from './checks.ts';
import { EXAMPLES } from './examples.ts';

const INTRODUCTION = `# What Bearerscope finds

A finding is something about a token that is worth telling a developer: true, specific to what the token
is for and where it was carried, and with something to do about it. Bearerscope does not find fault with
what is merely common, such as RS256.

An **error** breaks a must of a specification, or leaves the token open to misuse now. A **warning** goes
wrong under some condition. A **note** is worth knowing, and may be meant so.

Rules look at facts alone: what the token says, where and when it was seen, and which others came with it,
were sent with it, or were given for it. None depends on the present moment, and none says whether a signature is genuine; that is a verdict of its own. Each is one file in
\`lib/judge/rules\`, with its words in \`public/_locales\` and its examples, which are its tests, in
\`tests/rules\`.

This page is made from them; \`tests/rules/document.test.ts\` keeps it true, and
\`npx vitest --project unit tests/rules/document.test.ts -u\` writes it again.
`;

const TITLES: Readonly<Record<Severity, string>> = {
  error: 'Errors',
  warning: 'Warnings',
  note: 'Notes',
};

/** The whole page. */
export function rulesDocument(): string {
  return [INTRODUCTION, ...SEVERITIES.map(section), checked()].join('\n');
}

/** What is checked at all, and what answers each check. */
function checked(): string {
  const groups = Object.entries(CHECKS).map(([title, checks]) => {
    const rows = checks.map((one) => `| ${one.check} | ${answer(one)} |`);
    return [`| ${title} | |`, '| --- | --- |', ...rows, ''].join('\n');
  });
  return ['## What is checked', '', ...groups].join('\n');
}

function answer({ rules = [], verified = false, why }: Check): string {
  const parts = [
    ...rules.map((code) => `\`${code}\``),
    ...(verified ? ['verification'] : []),
    ...(why === undefined ? [] : [why]),
  ];
  return parts.join(', ');
}

function section(severity: Severity): string {
  const rules = RULES.filter((rule) => rule.severity === severity);
  return [`## ${TITLES[severity]}`, '', ...rules.map(described)].join('\n');
}

function described({ code, source }: (typeof RULES)[number]): string {
  const { title, why, fix } = ruleWords(code);
  const { finds, passes } = EXAMPLES[code];
  return [
    `### ${title}`,
    '',
    `\`${code}\` · ${source.join(', ')}`,
    '',
    `${why} **${fix}**`,
    '',
    `- Found: ${listOf(finds)}.`,
    `- Left alone: ${listOf(passes)}.`,
    '',
  ].join('\n');
}

function listOf(examples: readonly (readonly [string, ...unknown[]])[]): string {
  return examples.map(([about]) => about).join(' · ');
}
