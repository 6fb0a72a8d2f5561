import { unverified, verified } from '#src/city/baltimore/sources.ts';
import { words } from '#src/city/write-rule.ts';
import type { CityInput } from '#src/domain/city.ts';

/** Approvals of others. The city follows them and cannot give them. */
export const outsideApprovals: CityInput['outsideApprovals'] = [
  {
    key: 'state-fire-marshal',
    name: words('State fireworks permit', 'Permiso estatal de fuegos artificiales'),
    whom: words('Maryland State Fire Marshal', 'Jefe de Bomberos del Estado de Maryland'),
    ...verified('MD-FW'),
  },
  {
    key: 'state-rides',
    name: words('State ride inspection', 'Inspección estatal de juegos'),
    whom: words('Maryland Labor, ride safety', 'Maryland Labor, seguridad de juegos'),
    ...verified('MD-RIDES'),
  },
  {
    key: 'state-highway',
    name: words('State road permit', 'Permiso de vía estatal'),
    whom: words('Maryland State Highway Administration', 'Administración de Carreteras de Maryland'),
    ...verified('MD-SHA'),
  },
  {
    key: 'land-owner',
    name: words('Permission of the owner of the land', 'Permiso del dueño del terreno'),
    whom: words(
      'Maryland Stadium Authority, or whoever owns the land',
      'Autoridad de Estadios de Maryland, o el dueño del terreno',
    ),
    ...verified('MD-MSA'),
  },
  {
    key: 'national-park',
    name: words('Federal park permit', 'Permiso de parque federal'),
    whom: words('National Park Service', 'Servicio de Parques Nacionales'),
    ...verified('NPS'),
  },
  {
    key: 'coast-guard',
    name: words('Permit for an event on the water', 'Permiso para un evento en el agua'),
    whom: words('United States Coast Guard', 'Guardia Costera'),
    ...verified('US-CG'),
  },
  {
    key: 'natural-resources',
    name: words('State notice for an event on the water', 'Aviso estatal de evento en el agua'),
    whom: words('Maryland Department of Natural Resources', 'Departamento de Recursos Naturales de Maryland'),
    ...unverified(),
  },
  {
    key: 'faa',
    name: words('Federal air waiver or notice', 'Exención o aviso federal de aviación'),
    whom: words('Federal Aviation Administration', 'Administración Federal de Aviación'),
    ...verified('FAA-44812'),
  },
  {
    key: 'railroad',
    name: words('Permission to cross the tracks', 'Permiso para cruzar las vías'),
    whom: words('The railroad that owns the tracks', 'El ferrocarril dueño de las vías'),
    ...unverified(),
  },
  {
    key: 'comptroller',
    name: words('Sales tax license', 'Licencia de impuesto de ventas'),
    whom: words('Comptroller of Maryland', 'Contraloría de Maryland'),
    ...verified('B-CCL'),
  },
  {
    key: 'athletic-commission',
    name: words('State license for boxing and wrestling', 'Licencia estatal de boxeo y lucha'),
    whom: words('Maryland State Athletic Commission', 'Comisión Atlética del Estado de Maryland'),
    ...unverified(),
  },
];
