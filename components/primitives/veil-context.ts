import { createContext } from 'preact';
import { NO_VEIL } from '../../lib/view/no-veil.ts';

/** What is hidden in the texts below. */
export const VeilContext = createContext(NO_VEIL);
