// A real OpenID provider on a port of its own, and somebody who signs in there with a browser's
// patience: follows redirects, keeps cookies, fills in forms.
//
// Shape: startIdp({gateway}) -> {issuer, rotate(), stop()}; rotate() signs with new keys from then on.
import { generateKeyPairSync } from 'node:crypto';
import http from 'node:http';

import { Provider } from 'oidc-provider';

const people = {
  pia: { roles: ['Vagtplanlægger'], units: ['nh1-a'], employment_id: 'e-00001' },
  nobody: { roles: ['king'] },
};

function newKey(kid) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
}

function makeProvider(issuer, gateway, key) {
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'vagtbro',
      client_secret: 'very secret, & with signs',
      redirect_uris: [`${gateway}/auth/callback`],
      post_logout_redirect_uris: [`${gateway}/`],
      backchannel_logout_uri: `${gateway}/auth/backchannel-logout`,
      backchannel_logout_session_required: true,
    }, {
      client_id: 'payroll',
      client_secret: 'payroll secret',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    }],
    // Its own guard refuses to talk to this machine.
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
    features: {
      backchannelLogout: { enabled: true },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, audience) => ({ scope: '', audience, accessTokenFormat: 'jwt' }),
      },
    },
    extraTokenClaims: (_, token) =>
      (token.kind === 'ClientCredentials' ? { roles: ['auditor'] } : undefined),
    jwks: { keys: [key] },
    cookies: { keys: ['for the tests'] },
    claims: { openid: ['sub', 'roles', 'units', 'employment_id'] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  });
  provider.on('server_error', (_, error) => console.error(error));
  return provider;
}

export async function startIdp(gateway) {
  let listener = (_, response) => response.end();
  const server = http.createServer((request, response) => listener(request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  let number = 0;
  const rotate = () => {
    number += 1;
    listener = makeProvider(issuer, gateway, newKey(`key-${number}`)).callback();
  };
  rotate();
  return { issuer, rotate, stop: () => { server.closeAllConnections(); server.close(); } };
}

// The access token of the script `payroll` for this audience.
export async function scriptToken(issuer, audience) {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('payroll:payroll+secret')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience }),
  });
  const { access_token: token } = await response.json();
  return token;
}

// A browser as far as signing in needs one.
export class Browser {
  jar = new Map();

  async fetch(url, options = {}) {
    const { host } = new URL(url);
    const cookies = this.jar.get(host) ?? new Map();
    const headers = { ...options.headers };
    if (cookies.size > 0) headers.cookie = [...cookies].map(([k, v]) => `${k}=${v}`).join('; ');
    const response = await fetch(url, { ...options, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    this.jar.set(host, cookies);
    return response;
  }

  // Signs out at the provider itself, on its own page.
  async signOut(issuer) {
    const page = await (await this.fetch(`${issuer}/session/end`)).text();
    const action = page.match(/action="([^"]+)"/)[1];
    const xsrf = page.match(/name="xsrf" value="([^"]+)"/)[1];
    return this.fetch(new URL(action, issuer), {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
  }

  // Follows redirects and fills in the provider's forms as `person`, until a URL `ends`.
  async walk(url, person, ends) {
    let next = url;
    for (let step = 0; step < 20; step += 1) {
      if (ends(next)) return next;
      let response = await this.fetch(next);
      if (response.status === 200) {
        const form = await response.text();
        const action = form.match(/action="([^"]+)"/)[1];
        const prompt = form.match(/name="prompt" value="([^"]+)"/)[1];
        response = await this.fetch(new URL(action, next), {
          method: 'POST',
          body: new URLSearchParams({ prompt, login: person, password: 'any' }),
        });
      }
      const location = response.headers.get('location');
      if (!location) throw new Error(`${response.status} at ${next}`);
      next = new URL(location, next).href;
    }
    throw new Error(`no end from ${url}`);
  }
}
