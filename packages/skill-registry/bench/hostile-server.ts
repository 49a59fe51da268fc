import { hostileBehaviours } from '../src/__fixtures__/hostile-behaviours.ts';
import { startHostileService } from '../src/__fixtures__/hostile-service.ts';

const service = await startHostileService(hostileBehaviours);
process.send?.(service.url);
