// Laravel (Illuminate\Encryption\Encrypter: base64 of JSON with iv, value, mac, since version 9 tag) and
// Yii 2 (yii\base\Security::hashData: 64 hex digits, then serialize([name, value])).
import { stringMember } from '../../jose/members.ts';
import { evidence } from '../evidence.ts';
import type { Reading } from '../recognition.ts';
import { isPrintable, objectOf } from './content.ts';
import type { Candidate, EnvelopeFamily } from './envelope.ts';

function readLaravel({ text }: Candidate): Reading | null {
  // Every JSON object that begins with a member `iv` begins so.
  if (!text.startsWith('eyJpdiI6')) return null;
  const content = objectOf(text);
  if (content === null) return null;
  const whole = ['iv', 'value', 'mac'].every((name) => stringMember(content, name) !== undefined);
  return whole ? { evidence: evidence('laravel'), content, signed: true, encrypted: true } : null;
}

function readYii({ text }: Candidate): Reading | null {
  const content = text.slice(64);
  if (!/^[\da-f]{64}[aisbdNO][:;]/.test(text) || !isPrintable(content)) return null;
  return { evidence: evidence('yii'), content, signed: true };
}

export const PHP: readonly EnvelopeFamily[] = [
  {
    form: 'envelope',
    family: 'laravel',
    label: 'Laravel, encrypted',
    role: 'session',
    explanation: 'sealed',
    read: readLaravel,
  },
  {
    form: 'envelope',
    family: 'yii2',
    label: 'Yii 2, signed cookie',
    role: 'session',
    explanation: 'readable',
    read: readYii,
  },
];
