import type { StaffStart } from '#src/domain/policy.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { unlocalized } from '#src/paths.ts';
import type { Text } from '#src/text/index.ts';

type Words = Record<Locale, string>;

/** What the masthead and the footer say about the city. A city's configuration fits as it is. */
export interface FrameCity {
  name: Words;
  serviceName: Words;
  phoneForHelp: Words;
}

/** What every layout needs to draw itself around a page. */
export interface Frame {
  locale: Locale;
  text: Text;
  city: FrameCity;
  /** Address of this page without the language, with its query: the language switch stays on the page. */
  path: string;
  /** The service's own address, for links that must be complete. */
  origin: string;
  /** Nothing can be saved at the moment. */
  isReadOnly: boolean;
  /** Shown when somebody is signed in. */
  person?:
    | {
        name: string;
        agency?: string | undefined;
        /** What somebody of the staff may open; left out for everybody else. */
        desk?: { start: StaffStart; hasQueue: boolean; hasPeople: boolean } | undefined;
      }
    | undefined;
  /** Token for the sign-out form; without it no sign-out button is drawn. */
  token?: string | undefined;
}

/** Makes the frame of a page from what the middleware put into `Astro.locals` and the address. */
export function frameFor(
  locals: Pick<App.Locals, 'locale' | 'text' | 'isReadOnly'> & {
    ctx: { city: FrameCity; publicOrigin: string };
  },
  url: URL,
  who: Pick<Frame, 'person' | 'token'> = {},
): Frame {
  return {
    locale: locals.locale,
    text: locals.text,
    city: locals.ctx.city,
    origin: locals.ctx.publicOrigin,
    path: unlocalized(url.pathname) + url.search,
    isReadOnly: locals.isReadOnly(),
    ...who,
  };
}
