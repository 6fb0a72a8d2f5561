import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Configuration, interactionPolicy, Provider } from 'oidc-provider';
import { createIdentityKeys, type IdentityKeys } from '#src/embedded/identity-keys.ts';
import { createShelf } from '#src/embedded/identity-shelf.ts';
import { html, isForThisMachine, Markup, page, send } from '#src/embedded/page.ts';
import { isLoopbackOrigin } from '#src/env.ts';

const LOCAL = 'Local sign-in for trying the service. It accepts no connection from another machine.';
const LONGEST_FORM = 4096;
const INTERACTION_SECONDS = 3600;
const SESSION_SECONDS = 12 * 3600;

/** Somebody who can sign in here, and what the provider says about them. */
export type IdentityPerson = {
  subject: string;
  name: string;
  email: string;
  /** Left out means yes. */
  isEmailVerified?: boolean;
  roles: string[];
  agency: string | null;
  /** What the list says under the name, such as the agency in words. */
  description: string;
};

export type IdentityOptions = {
  publicOrigin: string;
  people: readonly IdentityPerson[];
  clientId: string;
  clientSecret: string;
  port?: number;
  /** Kept from start to start, so that a running service does not lose the provider. */
  keys?: IdentityKeys;
};

export type EmbeddedIdentity = { issuer: string; port: number; stop: () => Promise<void> };

// People try the service as one person after another, so the list is shown at each sign-in.
function alwaysAsk(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  const check = new Check('choose_person', 'a person is chosen at each sign-in', (ctx) =>
    ctx.oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
  );
  policy.get('login')?.checks.add(check);
  return policy;
}

function configure(options: IdentityOptions, keys: IdentityKeys): Configuration {
  const { publicOrigin, people, clientId, clientSecret } = options;
  return {
    adapter: createShelf(),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicOrigin}/staff/callback`],
        post_logout_redirect_uris: [`${publicOrigin}/staff/signed-out`],
        backchannel_logout_uri: `${publicOrigin}/api/sign-in-ended`,
        backchannel_logout_session_required: true,
        require_auth_time: true,
      },
    ],
    // By itself the provider calls no address of this machine, which is where the service is.
    fetch: (url, init) => {
      const { dispatcher: _, ...rest } = (init ?? {}) as RequestInit & { dispatcher?: unknown };
      return fetch(url, rest);
    },
    ttl: {
      Interaction: INTERACTION_SECONDS,
      Session: SESSION_SECONDS,
      Grant: SESSION_SECONDS,
      AccessToken: 600,
      IdToken: 600,
    },
    jwks: { keys: [keys.signing] },
    cookies: { keys: [keys.cookie] },
    claims: {
      openid: ['sub', 'sid', 'auth_time'],
      profile: ['name', 'roles', 'agency'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          const body = html`${new Markup(form)}
            <p><button class="row" type="submit" form="op.logoutForm" name="logout" value="yes" autofocus><strong>Sign out</strong></button></p>`;
          showPage(ctx, page('Do you want to sign out?', body, LOCAL));
        },
        postLogoutSuccessSource: (ctx) => showPage(ctx, page('You are signed out', html``, LOCAL)),
      },
    },
    interactions: { policy: alwaysAsk(), url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => {
      const person = people.find(({ subject }) => subject === id);
      if (person === undefined) return undefined;
      const { subject, name, email, roles, agency } = person;
      return {
        accountId: id,
        claims: () => ({
          sub: subject,
          name,
          email,
          email_verified: person.isEmailVerified ?? true,
          roles,
          ...(agency === null ? {} : { agency }),
        }),
      };
    },
    // The one client is the service itself: nobody is asked whether it may know their name.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? '',
        accountId: ctx.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => {
      const body = html`<p>${out.error}${out.error_description === undefined ? '' : `: ${out.error_description}`}.</p>
        <p><a href="${publicOrigin}/">Back to the service</a></p>`;
      showPage(ctx, page('This sign-in did not work', body, LOCAL));
    },
  };
}

type Context = { res: ServerResponse; respond?: boolean };

function showPage(ctx: Context, text: string): void {
  // Answered here with the headers of every page of this folder.
  ctx.respond = false;
  send(ctx.res, text, { status: ctx.res.statusCode });
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) {
    text += piece;
    if (text.length > LONGEST_FORM) break;
  }
  return new URLSearchParams(text.slice(0, LONGEST_FORM));
}

function peoplePage(people: readonly IdentityPerson[], uid: string): string {
  const rows = people.map(
    (person) => html`<li><button class="row" type="submit" name="subject" value="${person.subject}">
      <strong>${person.name}</strong> <span class="quiet">${person.description}</span></button></li>`,
  );
  const body = html`<p>Choose who you are. There are no passwords here: a city uses its own sign-in instead of this page.</p>
    <form method="post" action="/interaction/${uid}"><ul class="list">${rows}</ul></form>`;
  return page('Sign in as', body, LOCAL);
}

async function interact(
  provider: Provider,
  people: readonly IdentityPerson[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const interaction = await provider.interactionDetails(request, response);
  const { uid, session } = interaction;
  const subject = request.method === 'POST' ? (await readForm(request)).get('subject') : null;
  if (!people.some((person) => person.subject === subject)) return send(response, peoplePage(people, uid));
  if (session !== undefined) {
    // Who was signed in with this browser before makes room, without a page in between.
    await (await provider.Session.findByUid(session.uid))?.destroy();
    interaction.session = undefined;
    await interaction.save(INTERACTION_SECONDS);
  }
  await provider.interactionFinished(request, response, { login: { accountId: subject ?? '' } });
}

/**
 * Refuses a service that other machines can reach, since nobody proves here who they are.
 */
export function assertLocal(publicOrigin: string): void {
  if (!isLoopbackOrigin(publicOrigin)) {
    throw new Error(
      `The local sign-in asks for no password, so it runs only for a service on this machine, and PUBLIC_ORIGIN is ${publicOrigin}. Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.`,
    );
  }
}

/**
 * Starts a sign-in provider (OpenID Connect) in which one of a list of people is chosen, without any password.
 * Errors: refuses to run for a service that other machines can reach.
 */
export async function startIdentity(options: IdentityOptions): Promise<EmbeddedIdentity> {
  assertLocal(options.publicOrigin);
  const server = createServer();
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port ?? 0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configure(options, options.keys ?? createIdentityKeys()));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!isForThisMachine(request)) return send(response, 'Wrong host', { status: 421, type: 'text/plain' });
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    interact(provider, options.people, request, response).catch(() => {
      const body = html`<p>It took too long or was done already. <a href="${options.publicOrigin}/">Back to the service</a></p>`;
      send(response, page('This sign-in is over', body, LOCAL), { status: 400 });
    });
  });
  return {
    issuer,
    port,
    stop: async () => {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}
