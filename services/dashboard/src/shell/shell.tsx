// Shell: what stands around every page: the menu, the language, the way out.
import {
  ActionIcon,
  AppShell,
  Burger,
  Button,
  Group,
  NavLink,
  Text,
  Title,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/session';
import { useSession } from '../api/use-session';
import { language, setLanguage } from '../i18n';
import { NewVersion } from '../pwa/new-version';
import { pagesOf } from './pages';
import { SessionEnd } from './session-end';

// A part of a page, /me/offers, is still that page in the menu.
function isAt(page: string, pathname: string): boolean {
  return pathname === page || (page !== '/' && pathname.startsWith(`${page}/`));
}

export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname, search } = useLocation();
  // On a big screen on the wall there is nobody to use a menu.
  const wall = 'wall' in search;
  const [open, menu] = useDisclosure(false);
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  if (wall) {
    return (
      <main id="content" className="wall">
        {session.demo && <Demo />}
        <Outlet />
      </main>
    );
  }
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !open } }}
      padding="md"
    >
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={open}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t('nav.main')}
              aria-expanded={open}
            />
            <img src="/icon.svg" alt="" width={32} height={32} />
            <Title order={2} size="h4" visibleFrom="xs">
              {t('app.name')}
            </Title>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => void setLanguage(language() === 'da' ? 'en' : 'da')}
            >
              {t('nav.language')}
            </Button>
            <ActionIcon
              variant="default"
              aria-label={t('nav.scheme')}
              title={t('nav.scheme')}
              onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
            >
              <span aria-hidden="true">{scheme === 'dark' ? '☀' : '☾'}</span>
            </ActionIcon>
            <Button variant="default" size="compact-sm" onClick={() => void signOut()}>
              {t('nav.signOut')}
            </Button>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('nav.main')}>
        {pagesOf(session).map((page) => (
          <NavLink
            key={page.to}
            renderRoot={(props) => <Link to={page.to} {...props} />}
            label={t(`nav.${page.key}`)}
            active={isAt(page.to, pathname)}
            aria-current={isAt(page.to, pathname) ? 'page' : undefined}
            onClick={menu.close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {session.demo && <Demo />}
        <NewVersion />
        <SessionEnd />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

// A slim line, on every page and every screen.
function Demo() {
  const { t } = useTranslation();
  return (
    <Text size="xs" fw={600} ta="center" bg="yellow.4" c="black" px="xs" mb="xs" role="note">
      {t('app.demo')}
    </Text>
  );
}
