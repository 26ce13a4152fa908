export { benchCurves } from './curve-bench.ts';
export { benchMemory } from './memory-bench.ts';
export { benchRooms } from './rooms-bench.ts';
