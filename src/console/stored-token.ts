/** Where the token is kept until the tab is closed. It is in no cookie and in no URL. */
const STORED_AS = 'dataexchange-local-admin-token'

/** Returns the token that was typed in in this tab; empty if none was. */
export function storedToken(): string {
  return sessionStorage.getItem(STORED_AS) ?? ''
}

/** Keeps the token until the tab is closed. */
export function keepToken(token: string): void {
  sessionStorage.setItem(STORED_AS, token)
}
