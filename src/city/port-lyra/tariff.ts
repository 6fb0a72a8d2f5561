import { words } from '#src/city/write-rule.ts';
import type { RuleInput } from '#src/domain/city.ts';

type Fee = NonNullable<RuleInput['fees']>[number];

/** Port Lyra charges by size and by what is used, never by how early one applies. */
export const tariff = {
  bySize: {
    kind: 'by-people',
    label: words('Event fee by size', 'Cargo según el tamaño'),
    bands: [
      { upTo: 100, cents: 2_500 },
      { upTo: 1_000, cents: 12_000 },
      { upTo: 5_000, cents: 40_000 },
      { upTo: null, cents: 150_000 },
    ],
  },
  perVendor: {
    kind: 'per-unit',
    fact: 'foodVendorCount',
    cents: 3_500,
    label: words('Food vendors, each', 'Vendedores de comida, cada uno'),
  },
  perBlock: {
    kind: 'per-unit',
    fact: 'closureBlocks',
    cents: 8_000,
    label: words('Closed blocks, each', 'Cuadras cerradas, cada una'),
  },
  blockParty: {
    kind: 'flat',
    cents: 0,
    label: words('Block party: no fee', 'Fiesta de cuadra: sin cargo'),
  },
  nonprofit: {
    kind: 'discount',
    basisPoints: 2_000,
    label: words('One fifth off for nonprofits', 'Un quinto menos para organizaciones sin fines de lucro'),
  },
  deposit: {
    kind: 'deposit',
    cents: 50_000,
    label: words('Clean-up deposit', 'Depósito de limpieza'),
  },
} as const satisfies Record<string, Fee>;
