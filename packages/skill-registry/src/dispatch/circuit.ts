import { CircuitState, circuitBreaker, CountBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel';
import { CallFailure } from '../call-failure.ts';

export type CircuitName = 'closed' | 'open' | 'half-open';

export interface Circuit {
  readonly state: CircuitName;
  /**
   * Sends unless the service has failed too often of late: then it throws a `CallFailure` at once, until one probe has come through.
   * `isOutage` judges a rejection. A `CallFailure` that is none shows that the service works; any other rejection shows nothing.
   */
  send<T>(service: string, work: () => Promise<T>, isOutage: (error: unknown) => boolean): Promise<T>;
}

export interface CircuitOptions {
  /** How long a service is left alone, in milliseconds, before a probe. */
  readonly openMs: number;
  readonly onChange: (state: CircuitName) => void;
}

const names: Readonly<Record<CircuitState, CircuitName>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
};

class Outage extends Error {}

/** Opens when more than half of the last 20 calls, and at least 5, found the service broken. Holds no timer. */
export function createCircuit({ openMs, onChange }: CircuitOptions): Circuit {
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof Outage),
    {
      halfOpenAfter: openMs,
      breaker: new CountBreaker({ threshold: 0.5, size: 20, minimumNumberOfCalls: 5 }),
    },
  );
  breaker.onStateChange((state) => onChange(names[state]));
  return {
    get state() {
      return names[breaker.state];
    },
    async send(service, work, isOutage) {
      const settled = async () => {
        try {
          return { value: await work() };
        } catch (error) {
          // A probe that was given up has proved nothing.
          const isProof = error instanceof CallFailure || breaker.state !== CircuitState.HalfOpen;
          if (isOutage(error) || !isProof) throw new Outage('', { cause: error });
          if (error instanceof CallFailure) return { error };
          throw error;
        }
      };
      const result = await breaker.execute(settled).catch((error: unknown) => {
        if (error instanceof Outage) throw error.cause;
        if (isBrokenCircuitError(error))
          throw new CallFailure('UNAVAILABLE', `${service} has failed too often and is left alone for a moment`);
        throw error;
      });
      if ('error' in result) throw result.error;
      return result.value;
    },
  };
}
