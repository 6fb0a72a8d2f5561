import type { QuestionTexts } from '#src/domain/application/question-words.ts';

export const effectsQuestions = {
  'sound.kind': {
    label: 'What will people hear?',
    asked: 'what people will hear',
    options: {
      megaphone: 'A megaphone',
      small_speaker: 'A small speaker',
      dj: 'A DJ',
      band: 'A live band',
      several_stages: 'Several stages',
    },
  },
  'sound.start': { label: 'Sound starts at', asked: 'the time when sound starts' },
  'sound.end': { label: 'Sound ends at', asked: 'the time when sound ends' },
  'sound.exemption': {
    label: 'Must it be louder or later than the law allows?',
    asked: 'whether it must be louder or later than the law allows',
    hint: 'If you are not sure, answer no. You can change it later.',
    why: 'Then the city must give an extra approval. Ask for it early.',
  },
  'sound.musicLicense': {
    label: 'Do you have the right to play the music in public?',
    asked: 'whether you have the right to play the music',
    hint: 'Groups such as ASCAP and BMI give this license. A hall or a band may have one. Skip this if you do not know yet.',
    why: 'The city does not give this license. We remind you early, so that no bill comes later.',
    options: {
      have: 'Yes, we or our performers have a license',
      will_get: 'Not yet, we will get one',
      not_needed: 'We need none, the music is our own or has no owner',
    },
  },
  'sound.decibelsOver': {
    label: 'How many decibels over the limit?',
    asked: 'how many decibels over the limit',
    hint: 'Write 0 if it is only later and not louder.',
    example: '10',
  },
  'sound.nights': { label: 'On how many days or nights?', asked: 'on how many days or nights', example: '2' },
  'sound.operatorName': {
    label: 'Who controls the sound?',
    asked: 'the name of the person who controls the sound',
  },
  'sound.reason': {
    label: 'Why is this good for the public?',
    asked: 'why this is good for the public',
  },
  'sound.points': {
    label: 'Where does sound come from?',
    asked: 'where sound comes from',
    hint: 'Write one entry for each stage or group of speakers.',
    why: 'The noise office looks at what homes close by will hear.',
    row: (p) => `Stage or speakers ${p.number}`,
    add: 'Add another stage or speakers',
  },
  'sound.points.place': {
    label: 'Where does it stand?',
    asked: 'where it stands',
    example: 'South end of the block',
  },
  'sound.points.facing': {
    label: 'Which way do the speakers point?',
    asked: 'which way the speakers point',
    options: { north: 'North', east: 'East', south: 'South', west: 'West', all_around: 'All around' },
  },
  'sound.points.start': {
    label: 'Starts at',
    asked: 'the time when it starts',
    hint: 'Leave the times empty if they are the same for all.',
  },
  'sound.points.end': {
    label: 'Ends at',
    asked: 'the time when it ends',
  },
  'sound.points.soundCheck': {
    label: 'Sound check at',
    asked: 'the time of the sound check',
    hint: 'Leave it empty if there is none.',
  },
  'sound.points.decibels': {
    label: 'Loudest level in decibels',
    asked: 'the loudest level in decibels',
    hint: 'Leave it empty if you do not know.',
    example: '95',
  },
  'sound.complaintPhone': {
    label: 'Which phone can neighbors call about noise?',
    asked: 'a phone that neighbors can call about noise',
    hint: 'Somebody must answer it during the event.',
    example: '410-555-0100',
  },
  'sound.measured': {
    label: 'Will somebody measure how loud it is?',
    asked: 'whether somebody will measure how loud it is',
  },
  'sound.stageEffects': {
    label: 'Will there be effects on a stage?',
    asked: 'the effects on a stage',
    hint: 'Choose all that apply. Sparks and flames belong to fire.',
    options: {
      fog: 'Fog or smoke',
      confetti: 'Confetti or streamers',
      lasers: 'Lasers that stay on the site',
      none: 'None of these',
    },
  },
  'sound.operatorPhone': {
    label: 'Phone of the person who controls the sound',
    asked: 'the phone of the person who controls the sound',
    example: '410-555-0100',
  },
  'sound.equipment': {
    label: 'What sound equipment will there be?',
    asked: 'the sound equipment',
    example: 'Four speakers of 1,000 watts and two subwoofers',
  },
  'fire.kinds': {
    label: 'What kind of flame or fire?',
    asked: 'the kind of flame or fire',
    hint: 'Choose all that apply. Grills belong to food.',
    options: {
      fireworks: 'Fireworks',
      stage_pyro: 'Sparks or bangs on a stage',
      flame_effects: 'Flame effects or fire dancers',
      bonfire: 'Bonfire or fire pit',
      torches: 'Torches',
      candles: 'Candles',
      sky_lanterns: 'Sky lanterns',
    },
  },
  'fire.company': {
    label: 'Which company or person runs it?',
    asked: 'the company or person who runs it',
    hint: 'They need a license.',
  },
  'fire.overWater': {
    label: 'Will fireworks go off from a boat or over the water?',
    asked: 'whether fireworks go off over the water',
    why: 'Then the Coast Guard must agree. This takes months.',
  },
  'fire.protectionSystemOff': {
    label: 'Must a fire alarm or sprinkler be turned off?',
    asked: 'whether a fire alarm or sprinkler must be turned off',
  },
  'fire.shows': {
    label: 'The fireworks shows',
    asked: 'the fireworks shows',
    why: 'The largest shell decides how big the circle is that must stay empty.',
    row: (p) => `Show ${p.number}`,
    add: 'Add another show',
  },
  'fire.shows.date': {
    label: 'Day of the show',
    asked: 'the day of the show',
  },
  'fire.shows.start': {
    label: 'Starts at',
    asked: 'the time when it starts',
  },
  'fire.shows.minutes': {
    label: 'How many minutes does it last?',
    asked: 'how many minutes it lasts',
    example: '12',
  },
  'fire.shows.shellInches': {
    label: 'How many inches wide is the largest shell?',
    asked: 'how wide the largest shell is',
    hint: 'The fireworks company knows it.',
    example: '3',
  },
  'fire.shows.place': {
    label: 'Where is it fired?',
    asked: 'where it is fired',
    example: 'A barge 600 feet off the pier',
  },
  'fire.falloutFeet': {
    label: 'Feet kept empty around it, if you plan another number',
    asked: 'another number of feet kept empty',
    hint: 'Leave it empty if you take our number.',
    example: '300',
  },
  'fire.falloutFeetReason': {
    label: 'Why is this circle safe?',
    asked: 'why this circle is safe',
  },
  'fire.audienceFeet': {
    label: 'How many feet is the nearest guest away from the flames or sparks?',
    asked: 'how far the nearest guest is away',
    example: '25',
  },
  'vehicles.kinds': {
    label: 'What will the vehicles do?',
    asked: 'what the vehicles will do',
    hint: 'Choose all that apply.',
    options: {
      parked: 'Stand there to be looked at',
      driving: 'Drive slowly',
      stunts: 'Do stunts or burn tires',
      motorcycles: 'Motorcycles ride',
      tractors: 'Tractors pull',
    },
  },
  'vehicles.count': {
    label: 'How many vehicles?',
    asked: 'how many vehicles there will be',
    example: '40',
  },
  'vehicles.indoors': {
    label: 'Will a vehicle stand inside a building or tent?',
    asked: 'whether a vehicle will stand inside a building or tent',
    why: 'Then its tank must be nearly empty and its battery off.',
  },
  'gaming.kinds': {
    label: 'What games for money will there be?',
    asked: 'the games for money',
    hint: 'Choose all that apply.',
    options: {
      raffle: 'Raffle',
      fifty_fifty: '50/50 drawing',
      bingo: 'Bingo',
      wheel: 'Wheel of chance',
      casino: 'Casino night',
    },
  },
  'gaming.cashPrizes': {
    label: 'Can people win cash?',
    asked: 'whether people can win cash',
  },
  'weapons.kinds': {
    label: 'What will there be?',
    asked: 'what there will be',
    hint: 'Choose all that apply.',
    options: {
      reenactment: 'A mock battle or old weapons',
      blank_shots: 'Shots with blanks',
      archery: 'Bows and arrows',
      axe_throwing: 'Axe throwing',
      ceremonial: 'Swords or rifles of an honor guard',
    },
  },
  'bodyArt.kinds': {
    label: 'What will be done?',
    asked: 'what will be done',
    hint: 'Choose all that apply.',
    options: {
      tattoo: 'Tattoos',
      piercing: 'Piercing',
      henna: 'Henna or face paint',
      massage: 'Massage',
      hair: 'Hair or nails',
    },
  },
  'children.area': {
    label: 'Will children be somewhere without their parents?',
    asked: 'whether children will be somewhere without their parents',
    hint: 'For example in a play area with staff.',
  },
  'children.staffChecked': {
    label: 'Has the background of the staff there been checked?',
    asked: 'whether the background of the staff was checked',
  },
} satisfies QuestionTexts<'sound' | 'fire' | 'vehicles' | 'gaming' | 'weapons' | 'bodyArt' | 'children'>;
