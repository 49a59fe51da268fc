/** Why a request of a skill has no answer. The status tells the skill registry what kind of failure it is. */
export class ServiceFailure extends Error {
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** Not configured: never worth a second try. */
export const isOff = (what: string) => new ServiceFailure(501, `${what} is not configured`);
