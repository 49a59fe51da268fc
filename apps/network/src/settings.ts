import { NetworkError } from './network-error.ts';
import type { TokenVerifierOptions } from './auth/token-verifier.ts';

/** How `main.ts` runs the network. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly sample: boolean;
  /** For each member. */
  readonly requestsPerMinute: number;
  /** Absent: development tokens, on the loopback interface only. */
  readonly verifier?: TokenVerifierOptions;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings; throws `INVALID_SETTINGS` that names the variable. */
export function readSettings(environment: Environment): Settings {
  const verifier = readVerifier(environment);
  return {
    host: environment['HOST'] || '127.0.0.1',
    port: readPort(environment['PORT']),
    database: environment['DATABASE'] || ':memory:',
    sample: readSample(environment['SAMPLE'], verifier === undefined),
    requestsPerMinute: readRate(environment['REQUESTS_PER_MINUTE']),
    ...(verifier && { verifier }),
  };
}

function readPort(text: string | undefined): number {
  if (!text) return 4010;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw invalid('PORT', 'a number from 0 to 65535');
}

function readRate(text: string | undefined): number {
  if (!text) return 1200;
  if (text === 'unlimited') return Number.POSITIVE_INFINITY;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw invalid('REQUESTS_PER_MINUTE', 'a number from 1, or unlimited');
}

function readSample(text: string | undefined, fallback: boolean): boolean {
  if (!text) return fallback;
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw invalid('SAMPLE', 'yes or no');
}

function readVerifier(environment: Environment): TokenVerifierOptions | undefined {
  const [issuer, audience, jwks] = ['JWT_ISSUER', 'JWT_AUDIENCE', 'JWT_JWKS_URL'].map(
    (name) => environment[name] ?? '',
  );
  if (!issuer && !audience && !jwks) return undefined;
  if (!issuer) throw invalid('JWT_ISSUER', 'the issuer of the tokens');
  if (!audience) throw invalid('JWT_AUDIENCE', 'the audience the tokens are for');
  if (!jwks || !URL.canParse(jwks)) throw invalid('JWT_JWKS_URL', "the address of the issuer's key set");
  const url = new URL(jwks);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  // Whoever can change the key set on its way can sign tokens.
  if (url.protocol !== 'https:' && !isLocal) throw invalid('JWT_JWKS_URL', 'an https address');
  return { issuer, audience, jwks: url };
}

const invalid = (field: string, expected: string) =>
  new NetworkError('INVALID_SETTINGS', `the setting ${field} is missing or wrong: expected ${expected}`, {
    field,
    expected,
  });
