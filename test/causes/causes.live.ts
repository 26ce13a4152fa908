import { describeFaults } from './describe-faults.ts';
import { CORE_GROUPS } from './groups.ts';

describeFaults(CORE_GROUPS);
