import { describeFaults } from './describe-faults.ts';
import { HEAVY_GROUPS } from './groups.ts';

describeFaults(HEAVY_GROUPS);
