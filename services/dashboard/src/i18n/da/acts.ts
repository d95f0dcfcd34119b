// The reasons of an act, in Danish: chosen from a list, for there is no place for a sentence.
export const acts = {
  actReason: {
    label: 'Grund',
    pick: 'Vælg en grund',
    1: 'Aftalt med medarbejderen',
    2: 'Aftalt med lederen',
    3: 'Liv og helbred for borgerne',
    4: 'Der er ingen andre',
    5: 'Tiden er for knap',
    6: 'Opgaverne er flyttet',
    7: 'Færre borgere end ventet',
    8: 'Planen var forkert',
    9: 'Det var en fejl',
    10: 'Andet',
  },
};
