import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { clientAddress } from '#src/http/address.ts';
import { readAddressPath } from '#src/http/address-path.ts';

// Addresses of Vite itself, which are no pages: modules, their source and its live connection.
const OF_VITE = /^\/(?:@|src\/|node_modules\/|_astro\/|__)/;

function actAsShell(req: IncomingMessage, res: ServerResponse, next: () => void): void {
  for (const name of Object.keys(req.headers)) if (name.startsWith('x-shell-')) delete req.headers[name];
  const target = req.url ?? '/';
  const address = OF_VITE.test(target) ? null : readAddressPath(target);
  if (address?.kind === 'redirect') {
    res.writeHead(308, { location: address.to });
    res.end();
    return;
  }
  if (address?.kind === 'page') {
    req.url = address.path + address.query;
    Object.assign(req.headers, {
      'x-shell-locale': address.locale,
      'x-shell-request-id': randomUUID(),
      'x-shell-client-address': clientAddress(req.socket.remoteAddress, undefined, 0),
    });
  }
  next();
}

/** In `astro dev` takes the place of the shell: language off the address, inner headers on the request. */
export function actLikeTheShell(): Plugin {
  return {
    name: 'act-like-the-shell',
    apply: 'serve',
    enforce: 'post',
    configureServer: (server) => () => {
      // In front of everything: Astro looks at the spelling of an address before its own plugins' turn.
      server.middlewares.stack.unshift({ route: '', handle: actAsShell });
    },
  };
}
