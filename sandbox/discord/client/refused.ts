/** What Discord's client would not let a person do; nothing reached the bot. */
export class ClientRefusal extends Error {}
