import { createRemoteJWKSet, type JWTPayload, errors as joseErrors, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { z } from 'zod';
import { type LogoutClaims, type StaffClaims, stateIn } from '#src/domain/identity.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import type { Env } from '#src/env.ts';

/** The provider did not answer, or not in its own words. Trying again may help. */
export interface Down {
  outcome: 'down';
  reason: string;
}
/** The provider, or our check of what it sent, said no. */
export interface NotAccepted {
  outcome: 'refused';
  reason: string;
}
export interface SignInChecks {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** The city's own sign-in for staff, spoken to by OpenID Connect. */
export interface Identity {
  /** The address to send a browser to, and what its return must show: it comes back to the language that it left. `anew` asks for the password even where the provider knows the browser. */
  begin: (
    locale: Locale,
    now: Date,
    anew?: boolean,
  ) => Promise<({ outcome: 'ready'; url: string } & SignInChecks) | Down>;
  /** Who came back. `parameters` are those of the address the browser came back to; `now` is the clock that counts, everywhere here. */
  finish: (
    parameters: URLSearchParams,
    checks: SignInChecks,
    now: Date,
  ) => Promise<{ outcome: 'known'; claims: StaffClaims } | NotAccepted | Down>;
  /** Whose sessions the provider wants ended. */
  readLogoutToken: (
    token: string,
    now: Date,
  ) => Promise<{ outcome: 'valid'; claims: LogoutClaims } | NotAccepted | Down>;
  /** Where a person signs out of the provider itself. Shape: null when it offers no such page or does not answer. */
  endSessionUrl: (now: Date) => Promise<string | null>;
}

const ANSWER_SECONDS = 5;
/** A logout token is sent at once; an old one is a copy. */
const LOGOUT_TOKEN_AGE = '5 minutes';
const LOGOUT_SIGN = 'http://schemas.openid.net/event/backchannel-logout';
/** Codes of openid-client for answers that are no answer in its protocol. */
const NO_ANSWER = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);
const PASSING = new Set(['server_error', 'temporarily_unavailable']);

type Provider = {
  config: client.Configuration;
  keys: ReturnType<typeof createRemoteJWKSet>;
  algorithms: string[];
};

const claimsSchema = z.object({
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
  agency: z.string().optional(),
  roles: z.array(z.string()).optional(),
  sid: z.string().optional(),
  auth_time: z.number().optional(),
});

function reasonOf(error: unknown): string {
  const { code, message, cause } = error as Error & { code?: string };
  const inner = cause instanceof Error ? cause.message : undefined;
  return [code, message, inner].filter(Boolean).join(': ').slice(0, 300);
}

/** Whether an error means that the provider could not be asked. Everything else means that the answer was wrong. */
function isDown(error: unknown): boolean {
  if (error instanceof client.ClientError) return NO_ANSWER.has(error.code ?? '');
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) {
    return PASSING.has(error.error);
  }
  if (error instanceof joseErrors.JWKSTimeout) return true;
  if (error instanceof joseErrors.JOSEError) return error.code === 'ERR_JOSE_GENERIC';
  // fetch says "no connection" with a TypeError that has a cause; one without a cause is a mistake of ours.
  return error instanceof TypeError && error.cause !== undefined;
}

function refusedOrDown(error: unknown): NotAccepted | Down {
  if (isDown(error)) return { outcome: 'down', reason: reasonOf(error) };
  const isAnswer =
    error instanceof client.ClientError ||
    error instanceof client.AuthorizationResponseError ||
    error instanceof client.ResponseBodyError ||
    error instanceof client.WWWAuthenticateChallengeError ||
    error instanceof joseErrors.JOSEError;
  if (!isAnswer) throw error;
  return { outcome: 'refused', reason: reasonOf(error) };
}

/** Every address in the provider's description must be as safe as the issuer's own. */
function assertSafe(metadata: client.ServerMetadata, issuer: URL): void {
  if (new URL(metadata.issuer).href !== issuer.href) {
    throw new Error(`The sign-in provider calls itself ${metadata.issuer}, not ${issuer.href}.`);
  }
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const) {
    if (typeof metadata[name] !== 'string') throw new Error(`The sign-in provider names no ${name}.`);
  }
  for (const [name, value] of Object.entries(metadata)) {
    const isAddress = (name.endsWith('_endpoint') || name === 'jwks_uri') && typeof value === 'string';
    if (isAddress && new URL(value).protocol !== issuer.protocol) {
      throw new Error(`The ${name} of the sign-in provider is not as safe as its issuer: ${value}`);
    }
  }
}

async function discover(env: IdentityEnv, issuer: URL, now: Date): Promise<Provider> {
  const insecure = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  const config = await client.discovery(
    issuer,
    env.OIDC_CLIENT_ID,
    // The library looks at the clock of this process, which may be wrong; this says by how much.
    { [client.clockSkew]: Math.round((now.getTime() - Date.now()) / 1000) },
    client.ClientSecretBasic(env.OIDC_CLIENT_SECRET),
    // Without the second step openid-client trusts the connection alone and looks at no signature.
    { timeout: ANSWER_SECONDS, execute: [...insecure, client.enableNonRepudiationChecks] },
  );
  const metadata = config.serverMetadata();
  assertSafe(metadata, issuer);
  const offered = metadata.id_token_signing_alg_values_supported ?? ['RS256'];
  return {
    config,
    keys: createRemoteJWKSet(new URL(metadata.jwks_uri!), { timeoutDuration: ANSWER_SECONDS * 1000 }), // asserted above
    algorithms: offered.filter((name) => /^(?:(?:RS|PS|ES)\d{3}|EdDSA|Ed25519)$/.test(name)), // RS256
  };
}

async function claimsOf(
  provider: Provider,
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
): Promise<StaffClaims> {
  const idToken = tokens.claims();
  if (!idToken) throw new client.ClientError('no ID token in the answer');
  const isComplete = ['roles', 'name', 'email_verified'].every((claim) => idToken[claim] !== undefined);
  const more =
    isComplete || !provider.config.serverMetadata().userinfo_endpoint
      ? {}
      : await client.fetchUserInfo(provider.config, tokens.access_token, idToken.sub);
  const parsed = claimsSchema.safeParse({ ...more, ...idToken });
  if (!parsed.success) throw new client.ClientError('claims of an unexpected kind', { cause: parsed.error });
  const claims = parsed.data;
  // The word belongs to the address beside which it stands, and only a plain `true` counts.
  const isEmailVerified = [idToken, more].some(
    (said: JWTPayload) => said.email_verified === true && said.email === claims.email,
  );
  return {
    issuer: idToken.iss,
    subject: idToken.sub,
    name: claims.name ?? claims.preferred_username ?? claims.email ?? idToken.sub,
    email: claims.email?.toLowerCase() ?? '',
    isEmailVerified: isEmailVerified && claims.email !== undefined,
    agency: claims.agency ?? null,
    roles: claims.roles ?? [],
    providerSession: claims.sid ?? null,
    authenticatedAt: claims.auth_time === undefined ? null : new Date(claims.auth_time * 1000),
  };
}

function logoutClaimsOf(payload: JWTPayload): LogoutClaims | null {
  const signs = payload.events;
  const isLogout = typeof signs === 'object' && signs !== null && LOGOUT_SIGN in signs;
  const providerSession = typeof payload.sid === 'string' ? payload.sid : null;
  const subject = payload.sub ?? null;
  // An ID token carries a nonce: it must not pass as an order to sign somebody out.
  if (!isLogout || payload.nonce !== undefined || (subject === null && providerSession === null)) return null;
  return { issuer: payload.iss!, subject, providerSession }; // jwtVerify compared the issuer
}

type IdentityEnv = Pick<Env, 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'PUBLIC_ORIGIN'>;

/**
 * Speaks to the city's sign-in provider.
 * Shape: nothing connects before first use. Its description is read at each start of a sign-in and kept until the next;
 * when that fails the next call tries again, so that a provider which was down needs no restart of ours.
 */
export function createIdentity(env: IdentityEnv): Identity {
  const issuer = new URL(env.OIDC_ISSUER);
  const callbackUrl = `${env.PUBLIC_ORIGIN}/staff/callback`;
  let known: Promise<Provider> | undefined;

  const reach = async (now: Date, how: 'as known' | 'anew' = 'as known'): Promise<Provider | Down> => {
    if (how === 'anew') known = undefined;
    known ??= discover(env, issuer, now);
    const asked = known;
    try {
      return await asked;
    } catch (error) {
      if (known === asked) known = undefined;
      return { outcome: 'down', reason: reasonOf(error) };
    }
  };

  return {
    begin: async (locale, now, anew = false) => {
      // Asked anew so that nobody is sent to a provider that does not answer.
      const found = await reach(now, 'anew');
      if ('outcome' in found) return found;
      const checks = {
        state: stateIn(locale, client.randomState()),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(found.config, {
        redirect_uri: callbackUrl,
        scope: 'openid profile email',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.codeVerifier),
        code_challenge_method: 'S256',
        // Whoever is asked for an age must say when the person proved who they are.
        ...(anew ? { prompt: 'login', max_age: '0' } : {}),
      });
      return { outcome: 'ready', url: url.href, ...checks };
    },

    finish: async (parameters, checks, now) => {
      const found = await reach(now);
      if ('outcome' in found) return found;
      try {
        const cameBackTo = new URL(`${callbackUrl}?${parameters}`);
        const tokens = await client.authorizationCodeGrant(found.config, cameBackTo, {
          expectedState: checks.state,
          expectedNonce: checks.nonce,
          pkceCodeVerifier: checks.codeVerifier,
          idTokenExpected: true,
        });
        return { outcome: 'known', claims: await claimsOf(found, tokens) };
      } catch (error) {
        return refusedOrDown(error);
      }
    },

    readLogoutToken: async (token, now) => {
      const found = await reach(now);
      if ('outcome' in found) return found;
      try {
        const { payload } = await jwtVerify(token, found.keys, {
          issuer: found.config.serverMetadata().issuer,
          audience: env.OIDC_CLIENT_ID,
          algorithms: found.algorithms,
          clockTolerance: 30,
          currentDate: now,
          maxTokenAge: LOGOUT_TOKEN_AGE,
          requiredClaims: ['iat', 'jti', 'events'],
        });
        const claims = logoutClaimsOf(payload);
        if (claims === null) return { outcome: 'refused', reason: 'not a logout token' };
        return { outcome: 'valid', claims };
      } catch (error) {
        return refusedOrDown(error);
      }
    },

    endSessionUrl: async (now) => {
      const found = await reach(now);
      if ('outcome' in found || !found.config.serverMetadata().end_session_endpoint) return null;
      return client.buildEndSessionUrl(found.config, {
        post_logout_redirect_uri: `${env.PUBLIC_ORIGIN}/staff/signed-out`,
      }).href;
    },
  };
}
