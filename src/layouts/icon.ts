import file from '#src/layouts/icon.svg?raw';

/** The icon in the browser's tab, inside the page: a file of its own would be one more request of every first visit. */
export const icon = `data:image/svg+xml,${file
  .trim()
  .replaceAll('"', "'")
  .replaceAll(/[#<> ]/g, encodeURIComponent)}`;
