// The reasons of an act, in English.
import type { Texts } from '../texts';
import type { acts as danish } from '../da/acts';

export const acts: Texts<typeof danish> = {
  actReason: {
    label: 'Reason',
    pick: 'Choose a reason',
    1: 'Agreed with the employee',
    2: 'Agreed with the leader',
    3: 'Life and health of residents',
    4: 'There is nobody else',
    5: 'Too little time is left',
    6: 'The tasks have been moved',
    7: 'Fewer residents than expected',
    8: 'The plan was wrong',
    9: 'It was a mistake',
    10: 'Other',
  },
};
