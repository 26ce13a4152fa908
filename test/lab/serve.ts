// Serves the lab alone: `npm run lab`, or `npm run lab -- 8080` for a port of one's own.
import { startLab } from './servers.ts';

const port = Number(process.argv[2] ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`"${process.argv[2]}" is no port: give a number up to 65535.`);
  process.exit(1);
}
const lab = await startLab(port);
console.log(`The lab is at ${lab.url} until you press Ctrl+C.`);
