// Person link: a name that leads to the person's page.
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';

interface Props {
  employmentId: string;
  name: string;
}

export function PersonLink({ employmentId, name }: Props) {
  return (
    <Anchor component={Link} to={`/people/${employmentId}` as never}>
      {name || employmentId}
    </Anchor>
  );
}
