// useNames: what people are called; only the directory knows, and only some may ask it.
import type { Transport } from '@connectrpc/connect';
import { useQuery } from '@tanstack/react-query';
import { useContext, useSyncExternalStore } from 'react';
import { TransportContext, useClients } from './clients';
import { NameBook } from './name-book';
import { useSession } from './use-session';
import type { Employment } from '../gen/vagtbro/directory/v1/directory_service_pb';

const PAGE = 5000;

const books = new WeakMap<Transport, NameBook>();

// One for all of the page.
function useNameBook(): NameBook {
  const transport = useContext(TransportContext)!;
  const { directory } = useClients();
  const { tenant } = useSession();
  let book = books.get(transport);
  if (!book) {
    book = new NameBook(async (employmentIds) => {
      const { names } = await directory.listNames({ tenantId: tenant, employmentIds });
      return names;
    });
    books.set(transport, book);
  }
  return book;
}

// The name, or the id where the name is not known. Whoever is of no unit that one may list, as a
// substitute is, is asked for by id.
export function useNames(): (employmentId: string) => string {
  const people = useEveryone();
  const byId = people.data;
  const book = useNameBook();
  useSyncExternalStore(book.subscribe, book.known);
  return (employmentId) => {
    const listed = byId?.get(employmentId)?.name;
    if (listed) return listed;
    return (people.isPending ? undefined : book.nameOf(employmentId)) ?? employmentId;
  };
}

export function useEveryone() {
  const { directory } = useClients();
  const { tenant, units } = useSession();
  return useQuery({
    queryKey: ['employments', tenant, units],
    staleTime: 300_000,
    queryFn: async () => {
      const all = new Map<string, Employment>();
      // Whoever may not look at all units asks for their own, one by one.
      for (const unitId of units.includes('*') ? [''] : units) {
        let pageToken = '';
        do {
          const page = await directory.listEmployments({
            tenantId: tenant,
            unitId,
            pageSize: PAGE,
            pageToken,
          });
          for (const one of page.employments) {
            if (one.facts) all.set(one.facts.employmentId, one);
          }
          pageToken = page.nextPageToken;
        } while (pageToken);
      }
      return all;
    },
  });
}
