// Prints who can sign in to the demo's board, one for each role: node sign_ins.mjs BUNDLE
//
// Shape: {"people":[{"id","name","employment_id","roles","units"}]}, as vagtbro-gateway reads it.
import fs from 'node:fs';

const bundle = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const staff = bundle.people.filter(({ employment }) => !employment.kind.endsWith('_AGENCY'));
const leaders = staff.filter(({ employment }) => employment.leadsUnitIds?.length > 0);
const ofPolicy = bundle.policies?.[0]?.leaderEmploymentId;
const leader = leaders.find(({ employment }) => employment.employmentId === ofPolicy) ?? leaders[0];
const chief = leaders.find((one) => one !== leader);
// Planners answer for what they do by name; at a desk of Legeby sit two who lead a place besides.
const [planner, coordinator] = leaders.filter((one) => one !== leader && one !== chief);
const carer = staff.find((one) => !leaders.includes(one));
const substitute = staff.find(({ employment }) => employment.kind.endsWith('_POOL'));

const employed = (id, word, person, roles) => person && {
  id,
  name: `${person.name} (${word})`,
  employment_id: person.employment.employmentId,
  roles,
  units: person.employment.leadsUnitIds ?? [],
};
const office = (id, name, roles) => ({ id, name, roles, units: ['*'] });
const desk = (id, word, person, roles) =>
  person ? { ...employed(id, word, person, roles), units: ['*'] } : office(id, word, roles);

const people = [
  desk('planner', 'vagtplanlægger', planner, ['planner']),
  employed('leader', 'leder', leader, ['line_manager']),
  employed('area', 'områdeleder', chief, ['area_manager']),
  desk('coordinator', 'koordinator', coordinator, ['coordinator', 'planner']),
  employed('employee', 'medarbejder', carer, ['employee']),
  employed('substitute', 'vikar', substitute, ['employee']),
  office('auditor', 'Tillidsrepræsentant', ['auditor']),
  office('administrator', 'Administrator', ['administrator']),
  office('ops', 'Drift', ['ops']),
].filter(Boolean);
console.log(JSON.stringify({ people }, null, 1));
