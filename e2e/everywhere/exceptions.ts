/** Rules of checkers that are wrong about us, each with the reason. Nothing else is let pass. */
export const EXCEPT: Readonly<Record<string, string>> = {
  'ibm aria_form_label_unique:fail_label_not_unique': 'A form without a name is no landmark.',
  'ibm aria_landmark_name_unique:fail_label_not_unique': 'A form without a name is no landmark.',
  'ibm fieldset_label_valid:Fail_2':
    'The same questions are asked of each row, within a group that names the row.',
  'alfa sia-r60': 'What opens a box names it; the box needs no second name.',
  'validator form-dup-name': 'The rows of a list are sent in their order under one name.',
  'alfa sia-r111': 'It measures the words of a link, not the row around them that is pressed as well.',
};

const STACKED = 'Safari takes a table that a phone shows as a stack for none, and its roles give it back.';

/** What the Nu checker is wrong about, by its words. Nothing else is let pass. */
export const EXCEPT_BY_WORDS: readonly (readonly [words: RegExp, why: string])[] = [
  [
    /^The “list” role is unnecessary for element “[uo]l”\.$/,
    'Safari takes a list that is drawn without its signs for none, and its role gives it back.',
  ],
  [/^The “(?:table|rowgroup|row|columnheader|rowheader|cell)” role is unnecessary for element “t/, STACKED],
  [/^The “role” attribute must not be used on a “t[rhd]” element which has a “table” ancestor/, STACKED],
];
