import { testStates } from '../../tests/support/axe-states.ts';

testStates(0);
