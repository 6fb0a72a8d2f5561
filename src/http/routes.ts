const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** How the shell treats an address before any page sees it. */
export interface RouteRules {
  methods: readonly string[];
  bodyBytes: number;
  /** The page reads the body itself, piece by piece; otherwise it comes whole. */
  streamsBody: boolean;
  /** Called by machines that send no Origin; the endpoint proves the caller in its own way. */
  fromMachines: boolean;
  /** Sends out files as people uploaded them: the only thing that the documents' own host does. */
  sendsOriginals: boolean;
}

const PAGE: RouteRules = {
  methods: ['GET', 'HEAD', 'POST'],
  bodyBytes: 256 * KILOBYTE,
  streamsBody: false,
  fromMachines: false,
  sendsOriginals: false,
};

const EXCEPTIONS: readonly { at: RegExp; rules: Partial<RouteRules> }[] = [
  {
    at: /^\/applications\/[^/]+\/(?:documents|conditions)$/, // /applications/7K3QW-9XM2P-4/documents
    // Ten files of 25 MB: the page reads on behind the one it refuses, so that a browser shows the reason.
    rules: { bodyBytes: 255 * MEGABYTE, streamsBody: true },
  },
  {
    at: /^\/api\/documents\/[^/]+$/, // /api/documents/7K3QW-9XM2P-4
    rules: { methods: ['GET', 'HEAD', 'PUT'], bodyBytes: 26 * MEGABYTE, streamsBody: true },
  },
  {
    at: /^\/api\/live$/,
    rules: { methods: ['GET', 'HEAD'] },
  },
  {
    at: /^\/api\/uploads\/[^/]+$/, // /api/uploads/7K3QW-9XM2P-4
    rules: { methods: ['POST'] },
  },
  {
    at: /^\/api\/uploads\/[^/]+\/[^/]+$/, // /api/uploads/7K3QW-9XM2P-4/3f0c1c0e-6d0e-4b58-8f0e-0d7a4f5d1c11
    rules: { methods: ['POST', 'PUT'], bodyBytes: MEGABYTE + 16 * KILOBYTE, streamsBody: true },
  },
  {
    at: /^\/api\/documents\/[^/]+\/original$/, // /api/documents/0f8e/original
    rules: { methods: ['GET', 'HEAD'], sendsOriginals: true },
  },
  {
    at: /^\/api\/sign-in-ended$/, // the sign-in provider says that a person signed out there
    rules: { methods: ['POST'], fromMachines: true, bodyBytes: 64 * KILOBYTE },
  },
];

/** The rules of an address without its language. */
export function rulesFor(path: string): RouteRules {
  const exception = EXCEPTIONS.find((one) => one.at.test(path));
  return exception ? { ...PAGE, ...exception.rules } : PAGE;
}
