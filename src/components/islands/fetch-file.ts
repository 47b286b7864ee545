/**
 * Fetches a file of the site; undefined when there is none.
 *
 * @throws when the site cannot be reached, or answers with anything but the file or "not found".
 */
export async function fetchFile(url: string): Promise<Response | undefined> {
  const response = await fetch(url);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}

/** Fetches a file of the site that must be there. */
export async function fetchNeeded(url: string): Promise<Response> {
  const response = await fetchFile(url);
  if (!response) throw new Error(`${url} is missing`);
  return response;
}
