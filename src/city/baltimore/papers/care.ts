import { type PaperKind, paper } from '#src/city/write-paper.ts';

/** Papers about insurance beyond the certificate, and about lower fees. */
export const carePapers: PaperKind[] = [
  paper(
    'insurance-endorsement',
    ['Insurance page that names the city', 'Hoja del seguro que nombra a la ciudad'],
    [
      'The page your insurer adds to the policy. The certificate alone is not enough.',
      'La hoja que su aseguradora agrega a la póliza. El certificado solo no basta.',
    ],
  ),
  paper(
    'auto-insurance',
    ['Insurance of vehicles and floats', 'Seguro de vehículos y carrozas'],
    ['A certificate for each vehicle that takes part.', 'Un certificado por cada vehículo que participa.'],
  ),
  paper(
    'workers-insurance',
    ["Workers' compensation", 'Compensación para trabajadores'],
    [
      'A certificate, or a letter that says why you need none.',
      'Un certificado, o una carta que diga por qué no lo necesita.',
    ],
  ),
  paper(
    'vendor-insurance',
    ['Insurance of vendors', 'Seguro de los vendedores'],
    [
      'A certificate of each vendor. You can send them in one file.',
      'Un certificado de cada vendedor. Puede enviarlos en un solo archivo.',
    ],
  ),
  paper(
    'city-partner-letter',
    ['Letter of the city agency', 'Carta de la oficina de la ciudad'],
    [
      'The agency says that it holds the event with you or pays for it.',
      'La oficina dice que hace el evento con usted o que lo paga.',
    ],
  ),
];
