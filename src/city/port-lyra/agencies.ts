import { ordinance } from '#src/city/port-lyra/sources.ts';
import { words } from '#src/city/write-rule.ts';
import type { CityInput } from '#src/domain/city.ts';

type Agency = CityInput['agencies'][number];

const agency = (
  key: string,
  role: Agency['role'],
  name: [en: string, es: string],
  reviewDays: number,
  objectionReasons: Agency['objectionReasons'],
): Agency => ({
  key,
  role,
  name: words(...name),
  shortName: words(...name),
  reviewDays,
  objectionReasons,
  ...ordinance('3'),
});
const neutral = (key: string, en: string, es: string) => ({ key, words: words(en, es), speech: true });
const other = (key: string, en: string, es: string) => ({ key, words: words(en, es), speech: false });

/** Fewer desks than Baltimore, with other names and other duties. */
export const agencies: Agency[] = [
  agency('events-desk', 'coordinator', ['Events Desk', 'Mesa de Eventos'], 4, [
    neutral('taken', 'The place is taken at this time.', 'El lugar está ocupado a esa hora.'),
    other('not-complete', 'Something is missing.', 'Falta algo.'),
  ]),
  agency('roads', 'transportation', ['Roads Office', 'Oficina de Vías'], 8, [
    neutral('no-detour', 'There is no way around.', 'No hay desvío.'),
  ]),
  agency('constables', 'police', ['City Constables', 'Guardia Municipal'], 8, [
    neutral('crossing', 'A crossing cannot be kept safe.', 'Un cruce no puede mantenerse seguro.'),
    other('plan', 'The security plan is too thin.', 'El plan de seguridad no basta.'),
  ]),
  agency('fire-safety', 'fire', ['Fire Safety', 'Prevención de Incendios'], 8, [
    neutral('lane', 'Fire trucks cannot pass.', 'Los bomberos no pueden pasar.'),
    other('papers', 'A certificate is missing.', 'Falta un certificado.'),
  ]),
  agency('green-spaces', 'parks', ['Green Spaces', 'Espacios Verdes'], 10, [
    neutral('ground', 'The lawn cannot bear it.', 'El césped no lo soporta.'),
  ]),
  agency('public-health', 'health', ['Public Health', 'Salud Pública'], 8, [
    other('license', 'A vendor has no license.', 'Un vendedor no tiene licencia.'),
  ]),
  agency('harbor-office', 'other', ['Harbor Office', 'Oficina del Puerto'], 15, [
    neutral('shipping', 'Ships need this water.', 'Los barcos necesitan esta agua.'),
  ]),
  agency('treasury', 'risk', ['Treasury, Insurance', 'Tesorería, Seguros'], 5, [
    other('cover', 'The insurance does not cover it.', 'El seguro no lo cubre.'),
  ]),
  agency('advocate', 'law', ['City Advocate', 'Abogacía de la Ciudad'], 1, [
    neutral(
      'not-neutral',
      'The reason is not about time, place or manner.',
      'El motivo no trata de hora, lugar o forma.',
    ),
  ]),
];
