/** The narrowest and the usual window. */
export const PHONE = { width: 320, height: 800 };
export const DESK = { width: 1280, height: 900 };
