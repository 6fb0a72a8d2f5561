import type { organizersQuestions as english } from '#src/text/en/questions/organizers.ts';

export const organizersQuestions: typeof english = {
  'producer.hired': {
    label: '¿Contrató a una empresa para llevar el evento?',
    asked: 'si una empresa lleva el evento',
  },
  'producer.name': {
    label: 'Nombre de la empresa que lleva el evento',
    asked: 'el nombre de la empresa que lleva el evento',
  },
  'producer.contact': {
    label: '¿Con quién habla usted en la empresa?',
    asked: 'la persona con quien habla en la empresa',
  },
  'producer.phone': { label: 'Teléfono de esa persona', asked: 'el teléfono de esa persona' },
  'producer.email': {
    label: 'Correo de esa persona',
    asked: 'el correo de esa persona',
    hint: 'Puede dejarlo vacío.',
  },
  'producer.license': {
    label: 'Número de licencia comercial de la empresa',
    asked: 'el número de licencia comercial',
    hint: 'Puede dejarlo vacío si la empresa no tiene.',
  },
  'contacts.publicName': {
    label: '¿A quién puede llamar el público sobre el evento?',
    asked: 'a quién puede llamar el público',
    hint: 'Una persona o una oficina. Publicamos este nombre.',
    why: 'Así los vecinos y visitantes le llaman primero a usted y no a la ciudad. Su propio número no se publica.',
    example: 'Oficina de la feria',
  },
  'contacts.publicPhone': {
    label: 'Teléfono para el público',
    asked: 'el teléfono para el público',
    hint: 'Publicamos este número. No use uno que deba ser privado.',
  },
  'contacts.publicEmail': {
    label: 'Correo para el público',
    asked: 'el correo para el público',
    hint: 'Puede dejarlo vacío. Lo publicamos.',
  },
  'contacts.mediaName': {
    label: '¿Quién habla con la prensa?',
    asked: 'quién habla con la prensa',
    hint: 'Puede dejarlo vacío.',
  },
  'contacts.mediaPhone': { label: 'Teléfono para la prensa', asked: 'el teléfono para la prensa' },
  'contacts.safetyName': {
    label: '¿Quién está a cargo de la seguridad?',
    asked: 'la persona a cargo de la seguridad',
    hint: 'Esta persona recorre el lugar y puede detener el evento.',
  },
  'contacts.safetyPhone': {
    label: 'Celular de la persona a cargo de la seguridad',
    asked: 'el celular de la persona a cargo de la seguridad',
  },
  'contacts.sellersName': {
    label: '¿Quién atiende a los vendedores?',
    asked: 'quién atiende a los vendedores',
    hint: 'Los inspectores de comida llaman a esta persona cuando buscan un puesto.',
  },
  'contacts.sellersPhone': {
    label: 'Celular de la persona para los vendedores',
    asked: 'el celular de la persona para los vendedores',
  },
  'contacts.volunteersName': {
    label: '¿Quién dirige a los voluntarios de la ruta?',
    asked: 'quién dirige a los voluntarios',
  },
  'contacts.volunteersPhone': {
    label: 'Celular de la persona para los voluntarios',
    asked: 'el celular de la persona para los voluntarios',
  },
  'billing.isApplicant': {
    label: '¿Le enviamos a usted las facturas?',
    asked: 'si le enviamos a usted las facturas',
  },
  'billing.name': { label: '¿Quién recibe las facturas?', asked: 'quién recibe las facturas' },
  'billing.email': { label: 'Correo para las facturas', asked: 'el correo para las facturas' },
  'billing.address': {
    label: 'Dirección postal para las facturas',
    asked: 'la dirección postal para las facturas',
    hint: 'Calle, ciudad, estado y código postal.',
  },
};
