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
