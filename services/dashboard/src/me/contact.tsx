// Contact: the numbers I am reached on, what I have agreed to be asked, and when not.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newRequestId, useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { GetContactResponse } from '../gen/vagtbro/directory/v1/directory_service_pb';
import { minutesOf, timeOf } from '../time/local';
import { ContactForm } from './contact-form';
import { Loaded } from './loaded';
import { Said } from './said';
import { Section } from './section';

// As it stands in the form.
export interface OwnContact {
  phones: string[];
  language: string;
  smsOffers: boolean;
  nightSmsOffers: boolean;
  voiceOffers: boolean;
  standby: boolean;
  quiet: boolean;
  quietStart: string;
  quietEnd: string;
}

const NIGHT = { quietStart: '22:00', quietEnd: '07:00' };

export function formOf(said: GetContactResponse): OwnContact {
  const { quietStartMinute: start, quietEndMinute: end } = said;
  const quiet = start !== undefined && end !== undefined;
  return {
    phones: said.phones.length > 0 ? said.phones : [''],
    language: said.language || 'da',
    smsOffers: said.smsOffers,
    nightSmsOffers: said.nightSmsOffers,
    voiceOffers: said.voiceOffers,
    standby: said.standby ?? false,
    quiet,
    ...(quiet ? { quietStart: timeOf(start), quietEnd: timeOf(end) } : NIGHT),
  };
}

export function Contact() {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { directory, own } = useClients();
  const queries = useQueryClient();
  const contact = useQuery({
    queryKey: ['own-contact', tenant, employmentId],
    queryFn: () => directory.getContact({ tenantId: tenant, employmentId }),
  });
  const save = useMutation({
    retry: 2,
    mutationFn: ({ form, requestId }: { form: OwnContact; requestId: string }) =>
      own.updateContact({
        tenantId: tenant,
        requestId,
        employmentId,
        phones: form.phones.map((phone) => phone.trim()).filter(Boolean),
        language: form.language,
        smsOffers: form.smsOffers,
        nightSmsOffers: form.nightSmsOffers,
        voiceOffers: form.voiceOffers,
        standby: form.standby,
        ...(form.quiet
          ? {
              quietStartMinute: minutesOf(form.quietStart),
              quietEndMinute: minutesOf(form.quietEnd),
            }
          : {}),
      }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['own-contact'] }),
  });
  return (
    <Section title={t('self.contact')}>
      <Loaded query={contact}>
        {(said) => (
          <ContactForm
            key={contact.dataUpdatedAt}
            contact={formOf(said)}
            pending={save.isPending}
            save={(form) => save.mutate({ form, requestId: newRequestId() })}
          />
        )}
      </Loaded>
      <Said done={save.data && t('self.saved')} error={save.error} />
    </Section>
  );
}
