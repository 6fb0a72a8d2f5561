type Service = import('#src/context.ts').Service;
type RequestContext = import('#src/context.ts').RequestContext;

declare namespace App {
  interface Locals {
    /** The service without a person: enough for pages that ask the database nothing. */
    ctx: Service;
    locale: import('#src/domain/shared/locale.ts').Locale;
    text: import('#src/text/index.ts').Text;
    requestId: string;
    /** What one household or office is counted by: the network address, of IPv6 its first half. */
    clientAddress: string;
    /** The value of the session cookie, or null for a visitor without one. */
    sessionToken: string | null;
    /** The browser gets another session within this request: who asks is read anew. */
    renew(sessionToken: string): void;
    /** What the store keeps of the session cookie; only where there is one. */
    sessionHash(): Buffer;
    /** Who asks and when, read from the database once for each request; the first to ask may have an application read along. */
    context(ref?: string): Promise<RequestContext>;
    /**
     * Reads what anybody may know, from the database or, while that is away, from its copy.
     * `asOf` is the moment that the copy shows; null for the database itself.
     */
    reading<T>(run: (ctx: import('#src/context.ts').Ctx, asOf: Date | null) => Promise<T>): Promise<T>;
    /** The database takes no changes, as far as this request or this process knows. */
    isReadOnly(): boolean;
    /** Whether the session belongs to somebody; known once `context()` was asked. */
    isSignedIn?: boolean;
    /** The body of the request, where the shell read it whole. */
    whole?: Uint8Array | null;
    /** The posted form as it was read, for a page that says sorry and keeps it. */
    typed?: import('#src/domain/shared/form-data.ts').FormEntries;
    /** Where a browser finds the definition of a page of questions. */
    stepFile(id: string): string;
    /** The token for a form of this page; gives the visitor a session cookie if there is none. */
    formToken(): string;
  }
}
