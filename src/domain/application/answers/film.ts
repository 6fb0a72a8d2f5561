import type { Row, YesNo } from '#src/domain/application/answers.ts';

/** A shoot of film, television or photos. */
export type FilmAnswers = {
  title?: string;
  kind?: 'feature' | 'series' | 'commercial' | 'student' | 'documentary' | 'stills';
  company?: string;
  producer?: string;
  crew?: number;
  locationManager?: string;
  locationManagerPhone?: string;
  baseCamp?: YesNo;
  baseCampPlace?: string;
  crewParking?: string;
  catering?: YesNo;
  vehicles?: Row<{
    kind: 'car' | 'van' | 'truck' | 'trailer' | 'crane';
    count: number;
    lengthFeet: number;
  }>[];
  /** Is traffic stopped for moments while the camera runs? */
  holds?: YesNo;
  holdMinutes?: number;
  stunts?: YesNo;
  stuntDetails?: string;
  propWeapons?: YesNo;
  wetDown?: YesNo;
  homes?: YesNo;
};
