import { defineStep } from '#src/domain/application/field.ts';

/** Papers are uploaded on a page of their own; which ones is decided by the rules. */
export const documentsStep = defineStep({ id: 'documents', task: 'documents', fields: [] });
