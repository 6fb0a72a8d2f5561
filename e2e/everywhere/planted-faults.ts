import type { Engine } from '#e2e/everywhere/engines.ts';

/** What is wrong with planted-faults.html, and the rule by which each engine says so or asks about it. */
export const PLANTED: Readonly<Record<string, Partial<Record<Engine, string>>>> = {
  'something to click without role or keys': {
    ibm: 'aria_eventhandler_role_valid:Fail_1',
    sniffer: '2_1.2_1_1.G90',
  },
  'a level of headings left out': { axe: 'heading-order', sniffer: '1_3.1_3_1_AAA.G141', alfa: 'sia-r53' },
  'a label tied to nothing': {
    ibm: 'input_label_visible:potential_placeholder_only',
    sniffer: '1_3.1_3_1.F68',
  },
  'a token for autocomplete that does not exist': {
    axe: 'autocomplete-valid',
    ibm: 'input_autocomplete_valid:fail_incorrect',
    sniffer: '1_3.1_3_5.H98',
    alfa: 'sia-r10',
    validator: 'valid-autocomplete',
  },
  'a description that is not there': { axe: 'aria-valid-attr-value', ibm: 'aria_id_unique:Fail_1' },
  'a checkbox without a state': {
    axe: 'aria-required-attr',
    ibm: 'aria_attribute_required:fail_missing',
    alfa: 'sia-r16',
    validator: 'prefer-native-element',
  },
  'small targets side by side': {
    axe: 'target-size',
    ibm: 'target_spacing_sufficient:violation_spacing',
    alfa: 'sia-r113',
  },
  'no ring around what has the focus': {
    ibm: 'style_focus_visible:potential_focus_not_visible',
    alfa: 'sia-r65',
  },
  'pale words': {
    axe: 'color-contrast',
    ibm: 'text_contrast_sufficient:fail_contrast',
    sniffer: '1_4.1_4_6.G17.Fail',
    alfa: 'sia-r69',
  },
  'words on a background that changes': {
    ibm: 'text_contrast_sufficient:potential_graphic_background',
    sniffer: '1_4.1_4_6.G17.BgImage',
    alfa: 'sia-r66',
  },
  'a page in no language': {
    axe: 'html-lang-valid',
    ibm: 'html_lang_valid:Fail_1',
    alfa: 'sia-r5',
  },
  'words in no language': { axe: 'valid-lang', ibm: 'element_lang_valid:Fail_1', alfa: 'sia-r7' },
  'a list of choices without a name': {
    axe: 'select-name',
    ibm: 'input_label_exists:Fail_1',
    sniffer: '4_1.4_1_2.H91.Select.Name',
    alfa: 'sia-r8',
  },
  'a list of choices that sends its form': { ibm: 'input_onchange_review:potential_warning' },
  'choices without a question': {
    ibm: 'input_checkboxes_grouped:fail_notgroupedothernotgrouped',
    sniffer: '1_3.1_3_1.H71.SameName',
  },
  'a table without headings': { ibm: 'table_headers_exists:Fail_1' },
  'words cut off by their box': { alfa: 'sia-r83' },
  'a frame without a title': {
    axe: 'frame-title',
    ibm: 'frame_title_exists:Fail_1',
    sniffer: '2_4.2_4_1.H64.1',
    alfa: 'sia-r13',
    validator: 'element-required-attributes',
  },
  'a dialog without a name': { axe: 'aria-dialog-name' },
  'a list with something else in it': {
    axe: 'list',
    ibm: 'list_structure_proper:Potential_1',
    validator: 'element-permitted-content',
  },
  'a skip link that leads nowhere': { axe: 'skip-link', ibm: 'html_skipnav_exists:Potential_1' },
  'an id twice': { sniffer: '4_1.4_1_1.F77', alfa: 'sia-r3', validator: 'no-dup-id' },
  'a new window unasked': { ibm: 'a_target_warning:potential_warn', sniffer: '3_2.3_2_5.H83.3' },
  'a page that loads itself again': {
    axe: 'meta-refresh',
    ibm: 'meta_refresh_delay:potential_refresh',
    alfa: 'sia-r9',
    validator: 'meta-refresh',
  },
  'a page that may not be made larger': {
    axe: 'meta-viewport',
    ibm: 'meta_viewport_zoomable:potential_zoomable',
    sniffer: '1_4.1_4_10.C32,C31,C33,C38,SCR34,G206',
    alfa: 'sia-r47',
  },
  'a name that is not what is written': {
    ibm: 'label_name_visible:Fail_1',
    sniffer: '2_5.2_5_3.F96',
    alfa: 'sia-r14',
  },
  'a stop of the keyboard that nobody hears': {
    axe: 'aria-hidden-focus',
    ibm: 'aria_hidden_nontabbable:Fail_1',
    alfa: 'sia-r17',
    validator: 'hidden-focusable',
  },
};
