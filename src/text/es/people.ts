import type { StaffRole } from '#src/domain/policy.ts';
import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import type { StaffChangeKind } from '#src/domain/staff.ts';
import type { people as english } from '#src/text/en/people.ts';

const refused: Partial<Record<RefusalCode, string>> = {
  'stale-revision':
    'Lo que esta persona puede hacer cambió mientras usted leía. Mire lo nuevo y envíe lo suyo otra vez. Sus palabras siguen aquí.',
};

const roles: Record<StaffRole, string> = {
  reviewer: 'Revisión',
  supervisor: 'Supervisión',
  coordinator: 'Coordinación de permisos',
  administrator: 'Administración',
  auditor: 'Auditoría',
  researcher: 'Investigación',
};
const roleHints: Record<StaffRole, string> = {
  reviewer: 'Decide por una agencia.',
  supervisor: 'También decide, y reparte el trabajo.',
  coordinator: 'Revisa y guía cada caso, y emite los permisos.',
  administrator: 'Dice quién puede hacer qué. No ve ningún caso.',
  auditor: 'Lee todo y no cambia nada.',
  researcher: 'Trabaja con datos de práctica. No ve ningún caso real.',
};
const changed: Record<StaffChangeKind, string> = {
  add: 'Se agregó a la lista',
  match: 'Primera entrada con el correo comprobado',
  'first-administrator': 'Primera administración, según los ajustes del servicio',
  provider: 'La cuenta de la ciudad da otro acceso',
  set: 'Acceso cambiado',
  'hand-back': 'El acceso depende otra vez de la cuenta de la ciudad',
  block: 'Se quitó todo el acceso',
  unblock: 'Se devolvió el acceso',
  'sign-out': 'Sesiones cerradas en todas partes',
};

export const people: typeof english = {
  refused,
  title: 'Personas',
  lead: 'Quién puede trabajar en este servicio y qué puede hacer cada persona.',
  back: 'Volver a la lista de personas',
  roles,
  roleHints,
  find: {
    label: 'Buscar personas',
    search: 'Nombre o correo',
    role: 'Rol',
    agency: 'Agencia',
    all: 'Cualquiera',
    apply: 'Mostrar',
    clear: 'Mostrar a todos',
  },
  caption: 'Personas que trabajan para la ciudad',
  columns: {
    name: 'Nombre',
    agency: 'Agencia',
    roles: 'Roles',
    from: 'Quién lo decide',
    seen: 'Última entrada',
    state: 'Estado',
  },
  email: 'Correo electrónico',
  noAgency: 'Ninguna',
  noRoles: 'Ninguno',
  never: 'Nunca',
  from: { provider: 'La cuenta de la ciudad', here: 'Un administrador, aquí' },
  states: { active: 'Activa', awaited: 'Aún no ha entrado', idle: 'Sin rol', removed: 'Sin acceso' },
  none: 'No hay nadie así.',
  noneNote: 'Pruebe con una parte del nombre, o muestre a todos.',
  more: (p) => `Estas son las primeras ${p.count}. Escriba un nombre o un correo para ver otras.`,
  self: 'Esta es su propia página. Solo otro administrador puede darle más acceso.',
  provider: 'Según la cuenta de la ciudad',
  reason: '¿Por qué?',
  reasonHint: 'Queda en el historial para siempre.',
  asked: {
    email: 'un correo electrónico',
    name: 'un nombre',
    roles: 'por lo menos un rol',
    reason: 'una razón',
  },
  add: {
    heading: 'Agregar a una persona',
    note: 'La persona entra con su cuenta de la ciudad. La reconocemos por este correo, si la cuenta dice que está comprobado.',
    email: 'Correo electrónico',
    name: 'Nombre',
    agency: 'Agencia',
    roles: 'Roles',
    submit: 'Agregar a esta persona',
  },
  set: {
    heading: 'Cambiar la agencia y los roles',
    note: 'Vale desde su próximo clic. Lo que dice la cuenta de la ciudad deja de contar.',
    agency: 'Agencia',
    roles: 'Roles',
    rolesHint: 'Sin ningún rol, no tiene acceso.',
    submit: 'Guardar este cambio',
  },
  acts: {
    'hand-back': {
      heading: 'Dejar que decida la cuenta de la ciudad',
      note: 'La agencia y los roles serán los de la cuenta de la ciudad.',
      submit: 'Que decida la cuenta de la ciudad',
    },
    'sign-out': {
      heading: 'Cerrar sus sesiones en todas partes',
      note: 'Para un teléfono o una computadora perdidos. Conserva sus roles y puede entrar otra vez.',
      submit: 'Cerrar las sesiones',
    },
    block: {
      heading: 'Quitar todo el acceso',
      note: 'Sus sesiones se cierran ahora y no puede entrar otra vez. El trabajo que tiene vuelve a su agencia.',
      submit: 'Quitar todo el acceso',
    },
    unblock: {
      heading: 'Devolver el acceso',
      note: 'Puede entrar otra vez con los roles de la cuenta de la ciudad.',
      submit: 'Devolver el acceso',
    },
  },
  done: {
    add: 'La persona está en la lista. Dígale que ya puede entrar.',
    set: 'El cambio vale desde ahora.',
    'hand-back': 'La cuenta de la ciudad decide otra vez.',
    'sign-out': 'Sus sesiones se cerraron en todas partes.',
    block: 'La persona ya no tiene acceso.',
    unblock: 'La persona puede entrar otra vez.',
  },
  history: {
    heading: 'Historial',
    none: 'Nadie ha cambiado nada aquí.',
    changed,
    nobody: 'El servicio',
    agency: (p) => `Agencia: ${p.before}; ahora ${p.after}`,
    roles: (p) => `Roles: ${p.before}; ahora ${p.after}`,
    why: (p) => `Por qué: ${p.reason}`,
    email: (p) => `Correo: ${p.email}`,
  },
  home: {
    title: 'Le damos la bienvenida',
    lead: (p) => `Usted entró como ${p.name}.`,
    rolesAre: (p) => `Su rol: ${p.roles}.`,
    researcher:
      'Para investigar, usted trabaja con datos de práctica. No ve ningún caso real ni los datos personales de nadie.',
    noQueue:
      'Aquí no hay casos para usted. Si debería ver alguno, pregunte a la persona que administra el acceso de su equipo.',
    help: 'Leer cómo funciona el servicio',
  },
};
