// usePerson: what a planner may know of one person, from the services that know it.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { addDays, isoDay, startOfDay } from '../time/copenhagen';
import { mondayOf } from '../time/local';

const SHIFTS = 10;
const OFFERS = 15;

export function usePerson(employmentId: string, now: number) {
  const { tenant } = useSession();
  const { directory, roster, plan, pool, wishes } = useClients();
  const who = { tenantId: tenant, employmentId };
  const monday = mondayOf(isoDay(now));
  const key = (part: string) => ['person', tenant, employmentId, part];
  const between = (from: number, to: number) => ({
    startTime: timestampFromMs(startOfDay(addDays(monday, from))),
    endTime: timestampFromMs(startOfDay(addDays(monday, to))),
  });
  return {
    contact: useQuery({ queryKey: key('contact'), queryFn: () => directory.getContact(who) }),
    shifts: useQuery({
      queryKey: key('shifts'),
      queryFn: () => roster.nextShifts({ ...who, limit: SHIFTS }),
    }),
    away: useQuery({
      queryKey: key('away'),
      queryFn: () => plan.listAway({ ...who, interval: between(0, 56) }),
    }),
    balance: useQuery({
      queryKey: key('balance'),
      queryFn: () => plan.getBalance({ ...who, interval: between(-14, 28) }),
    }),
    contacts: useQuery({ queryKey: key('contacts'), queryFn: () => pool.getContacts(who) }),
    offers: useQuery({
      queryKey: key('offers'),
      queryFn: () => pool.listOffers({ ...who, pageSize: OFFERS }),
    }),
    wishes: useQuery({ queryKey: key('wishes'), queryFn: () => wishes.listWishes(who) }),
  };
}
