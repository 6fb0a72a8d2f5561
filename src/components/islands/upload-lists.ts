/**
 * Draws the lists of files anew from the page as the server draws it now. The forms keep what is chosen in them.
 * Shape: false when the page could not be had.
 */
export function swapLists(papers: HTMLElement): Promise<boolean> {
  const request = new XMLHttpRequest();
  // The browser takes the page apart itself; nothing here turns text into markup.
  request.responseType = 'document';
  request.open('GET', location.pathname);
  return new Promise((done) => {
    request.addEventListener('loadend', () => {
      const fresh: Document | null = request.status === 200 ? request.responseXML : null;
      for (const section of papers.querySelectorAll<HTMLElement>('.paper')) {
        const drawn = fresh?.getElementById(section.id);
        if (drawn) swap(section, drawn);
      }
      const used = fresh?.querySelector('#papers-used')?.textContent;
      if (used) document.querySelector('#papers-used')?.replaceChildren(used);
      done(fresh !== null);
    });
    request.send();
  });
}

const LIST = '.paper-files:not(.paper-files--unfinished)';

function swap(section: HTMLElement, fresh: HTMLElement): void {
  const own = section.querySelector(LIST);
  const list = fresh.querySelector(LIST);
  // A new version of a file is on its way inside of the list: it is drawn anew when that is there.
  const isBusy = own?.querySelector('.upload-row:not([data-state=done])') != null;
  if (!isBusy) {
    if (own && list) own.replaceWith(list);
    else if (list) section.querySelector('.paper__about')?.after(list);
    else own?.remove();
  }
  const tag = fresh.querySelector('.tag, .tag--quiet');
  if (tag) section.querySelector('.tag, .tag--quiet')?.replaceWith(tag);
}
