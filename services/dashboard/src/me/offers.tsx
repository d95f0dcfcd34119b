// Offers: what a person is asked right now. A yes is asked for twice, a no once.
import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { ShiftOffered } from '../gen/vagtbro/pool/v1/pool_events_pb';
import { language } from '../i18n';
import { clock, millis, span } from '../time/copenhagen';

// How often it is looked whether there is an offer; the SMS tells sooner.
const LOOK = 5000;

export function Offers() {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { pool } = useClients();
  const queries = useQueryClient();
  const [sure, setSure] = useState('');
  const offers = useQuery({
    queryKey: ['offers', tenant, employmentId],
    refetchInterval: LOOK,
    queryFn: () => pool.listOffers({ tenantId: tenant, employmentId, openOnly: true }),
  });
  const answer = useMutation({
    mutationFn: ({
      offerId,
      accept,
      requestId,
    }: {
      offerId: string;
      accept: boolean;
      requestId: string;
    }) => pool.answerOffer({ tenantId: tenant, requestId, offerId, employmentId, accept }),
    // The same request id: a retry is never a second answer.
    retry: 2,
    onSettled: () => {
      setSure('');
      void queries.invalidateQueries({ queryKey: ['offers'] });
      void queries.invalidateQueries({ queryKey: ['next-shifts'] });
    },
  });
  const say = (offerId: string, accept: boolean) =>
    answer.mutate({ offerId, accept, requestId: newRequestId() });
  const why = language() === 'da' ? answer.data?.refusalDa : answer.data?.refusalEn;
  const open =
    offers.data?.offers
      .map((one) => one.offer)
      .filter((one): one is ShiftOffered => one !== undefined) ?? [];
  return (
    <Card withBorder component="section" aria-labelledby="offers">
      <Title order={2} size="h4" id="offers" mb="xs">
        {t('me.offers')}
      </Title>
      <div role="status">
        {answer.data && (
          <Alert color="bridge" mb="sm">
            {t(`me.answered.${answer.data.outcome}` as never, { why })}
          </Alert>
        )}
        {answer.error && (
          <Alert color="red" mb="sm">
            {t('me.refused', { message: answer.error.message })}
          </Alert>
        )}
      </div>
      {offers.isError && (
        <Alert color="red" role="alert">
          {t('me.failed', { message: offers.error.message })}
        </Alert>
      )}
      {offers.data && open.length === 0 && <Text>{t('me.noOffers')}</Text>}
      <Stack>
        {open.map((offer) => (
          <div key={offer.offerId}>
            <Text fw={600}>{offer.place}</Text>
            <Text className="tabular">{span(offer.interval, language())}</Text>
            <Text size="sm">{t('me.until', { time: clock(millis(offer.lapseTime)) })}</Text>
            <Group mt="xs">
              {sure === offer.offerId ? (
                <>
                  <Button loading={answer.isPending} onClick={() => say(offer.offerId, true)}>
                    {t('me.sure')}
                  </Button>
                  <Button variant="default" onClick={() => setSure('')}>
                    {t('me.back')}
                  </Button>
                </>
              ) : (
                <>
                  <Button onClick={() => setSure(offer.offerId)}>{t('me.accept')}</Button>
                  <Button
                    variant="default"
                    loading={answer.isPending}
                    onClick={() => say(offer.offerId, false)}
                  >
                    {t('me.decline')}
                  </Button>
                </>
              )}
            </Group>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
