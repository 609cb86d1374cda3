import type { Hit } from './hit.ts';
import type { Message } from './message.ts';
import { Scanner } from './scanner.ts';
import { unwrap } from './unwrap.ts';

/** Every token in a message that stands alone. Total and linear in its size. */
export function scanMessage(message: Message): readonly Hit[] {
  return new Scanner(unwrap).scan(message).hits;
}
