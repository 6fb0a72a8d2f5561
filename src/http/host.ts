/** The two addresses of the service, as a Host header names them. */
export interface Hosts {
  publicHost: string;
  documentsHost: string | null;
  isHttps: boolean;
}

/** Takes the hosts out of the configured origins, which are the only source of addresses. */
export function hostsOf(publicOrigin: string, documentsOrigin: string | null): Hosts {
  return {
    publicHost: new URL(publicOrigin).host,
    documentsHost: documentsOrigin === null ? null : new URL(documentsOrigin).host,
    isHttps: publicOrigin.startsWith('https:'),
  };
}

/** Which of our hosts a request asks for; null for a host that is not ours. */
export function siteOf(host: string | undefined, hosts: Hosts): 'public' | 'documents' | null {
  // Browsers leave the usual port out; other clients may write it.
  const given = host?.toLowerCase().replace(hosts.isHttps ? /:443$/ : /:80$/, '');
  if (given === hosts.publicHost) return 'public';
  return given !== undefined && given === hosts.documentsHost ? 'documents' : null;
}
