import { unverified } from '#src/city/baltimore/sources.ts';
import type { CityInput } from '#src/domain/city.ts';

type Street = CityInput['register']['streets'][number];
type More = Partial<Pick<Street, 'otherNames' | 'rail'>>;

const street =
  (kind: Street['class'], signals: boolean) =>
  (name: string, district: string, busLines: string[] = [], more: More = {}): Street => ({
    name,
    class: kind,
    signals,
    district,
    busLines,
    ...more,
    ...unverified(),
  });

const state = street('state', false);
const main = street('arterial', true);
const middle = street('collector', true);
const quiet = street('local', false);

/**
 * Streets people close most, with their class and the bus lines on them. A street that is missing here is taken as one that
 * nobody has looked at: the rules do not guess, the traffic reviewer does.
 */
export const streets: Street[] = [
  state('Jones Falls Expressway', 'central', [], { otherNames: ['Interstate 83', 'I-83', 'JFX'] }),
  state('Interstate 95', 'southern', [], { otherNames: ['I-95', 'Fort McHenry Tunnel'] }),
  state('Interstate 395', 'southern', [], { otherNames: ['I-395', 'Cal Ripken Way'] }),
  state('Baltimore-Washington Parkway', 'southern', [], { otherNames: ['MD 295', 'Route 295'] }),
  state('Interstate 895', 'southeastern', [], { otherNames: ['I-895', 'Harbor Tunnel Thruway'] }),
  main('Charles Street', 'central', ['51', '95', 'CityLink Silver', 'Circulator Purple']),
  main('Pratt Street', 'central', [
    '54',
    '65',
    '76',
    '94',
    '154',
    '163',
    'CityLink Brown',
    'CityLink Navy',
    'CityLink Yellow',
  ]),
  main('Light Street', 'central', ['67', '71', '94', 'CityLink Silver', 'Circulator Purple']),
  main('Lombard Street', 'central', ['65', '76', 'CityLink Brown', 'CityLink Navy', 'Circulator Orange']),
  main('Howard Street', 'central', ['94', '120', '160'], { rail: true }),
  main('Saint Paul Street', 'central', ['51', '95', 'CityLink Silver'], {
    otherNames: ['St Paul Street', 'Saint Paul Place'],
  }),
  main('Calvert Street', 'central', ['56', '71', '120', 'Circulator Purple']),
  main('Baltimore Street', 'central', [
    '78',
    'CityLink Blue',
    'CityLink Orange',
    'CityLink Purple',
    'CityLink Red',
  ]),
  main('Fayette Street', 'central', ['78', 'CityLink Blue', 'CityLink Orange', 'CityLink Purple']),
  main('Gay Street', 'central', ['115', 'CityLink Brown', 'CityLink Yellow']),
  main('President Street', 'central', ['150', 'CityLink Navy', 'Circulator Green', 'Circulator Orange']),
  main('Martin Luther King Jr Boulevard', 'western', ['71', 'CityLink Yellow', 'Circulator Orange']),
  main('Franklin Street', 'central', ['77', '150', 'CityLink Blue', 'CityLink Pink']),
  main('Mulberry Street', 'central', ['77', '150', 'CityLink Blue', 'CityLink Pink']),
  main('Eutaw Street', 'central', ['54', '94', 'CityLink Lime', 'CityLink Yellow']),
  main('Centre Street', 'central', ['56', '120', 'CityLink Pink']),
  main('Madison Street', 'central', ['56', '120', 'CityLink Pink']),
  main('Monument Street', 'eastern', ['56', '105', 'CityLink Pink']),
  main('Orleans Street', 'eastern'),
  main('Conway Street', 'southern', ['103']),
  main('Russell Street', 'southern', ['69', '70', '73', '75']),
  main('Hanover Street', 'southern', ['67', '69', '70', '71', 'CityLink Silver']),
  main('Key Highway', 'southern', ['71', 'Circulator Banner']),
  main('Fort Avenue', 'southern', ['94', 'Circulator Banner']),
  main('Washington Boulevard', 'southwestern', ['CityLink Yellow']),
  main('Mount Royal Avenue', 'central'),
  main('Maryland Avenue', 'central', ['51']),
  main('Cathedral Street', 'central', ['51']),
  main('North Avenue', 'western', ['21', '52', '53', '79', 'CityLink Gold']),
  main('Pennsylvania Avenue', 'western', ['73', '85', 'CityLink Lime']),
  main('Edmondson Avenue', 'western', ['77', '150', 'CityLink Blue']),
  main('Frederick Avenue', 'southwestern', ['CityLink Purple']),
  main('Wilkens Avenue', 'southwestern', ['76']),
  main('Liberty Heights Avenue', 'northwestern', ['82', '83', 'CityLink Lime', 'CityLink Yellow']),
  main('Reisterstown Road', 'northwestern', ['83', '85', '89']),
  main('Greenmount Avenue', 'northern', ['52', '103', 'CityLink Red']),
  main('York Road', 'northern', ['52', 'CityLink Red']),
  main('Harford Road', 'northeastern', ['54', '154']),
  main('Belair Road', 'northeastern', ['56', 'CityLink Brown']),
  main('The Alameda', 'northeastern', ['53', '104', 'CityLink Green']),
  main('33rd Street', 'northern', ['22', 'CityLink Silver']),
  main('Cold Spring Lane', 'northern', ['28']),
  main('University Parkway', 'northern', ['22', '95', 'CityLink Silver']),
  main('Roland Avenue', 'northern', ['95']),
  main('Falls Road', 'northern', ['94']),
  main('Eastern Avenue', 'southeastern', ['59', '63', 'CityLink Navy', 'CityLink Orange']),
  main('Boston Street', 'southeastern', ['CityLink Gold', 'CityLink Navy']),
  main('Broadway', 'southeastern', ['CityLink Gold', 'Circulator Green']),
  main('Aliceanna Street', 'southeastern'),
  middle('Fleet Street', 'southeastern', ['104', '150', 'CityLink Gold', 'Circulator Orange']),
  middle('Thames Street', 'southeastern'),
  middle('Conkling Street', 'southeastern', ['65', 'CityLink Navy']),
  middle('Linwood Avenue', 'southeastern', ['21']),
  middle('Guilford Avenue', 'central', ['56', '120', 'CityLink Yellow']),
  middle('Lexington Street', 'central', ['80', '105', '115']),
  middle('36th Street', 'northern', ['21', '94'], { otherNames: ['The Avenue'] }),
  middle('Park Avenue', 'central', ['CityLink Yellow']),
  quiet('Abell Avenue', 'northern'),
  quiet('Hickory Avenue', 'northern'),
  quiet('Elm Avenue', 'northern'),
  quiet('Barclay Street', 'northern'),
  quiet('Bolton Street', 'central'),
  quiet('Hollins Street', 'western'),
  quiet('Warren Avenue', 'southern'),
  quiet('Battery Avenue', 'southern'),
  quiet('Riverside Avenue', 'southern'),
  quiet('Decatur Street', 'southern'),
  quiet('Ann Street', 'southeastern'),
  quiet('Bethel Street', 'southeastern'),
  quiet('Chester Street', 'eastern'),
];
