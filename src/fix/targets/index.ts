import type { Target } from '../target.ts';
import { aspnetcore } from './aspnetcore.ts';
import { expressManual } from './express-manual.ts';
import { express } from './express.ts';
import { fastapi } from './fastapi.ts';
import { flask } from './flask.ts';
import { nginx } from './nginx.ts';
import { rawHeaders } from './raw-headers.ts';
import { vite } from './vite.ts';

/** Every target, those that most people use first. */
export const TARGETS: readonly Target[] = [
  express,
  expressManual,
  fastapi,
  nginx,
  aspnetcore,
  flask,
  vite,
  rawHeaders,
];
