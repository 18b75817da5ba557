import { mediaFragment, type RecordingTime } from "./recording-time.ts";

/** How sites that are known for recordings name a moment in an address: the host's end, and what is put in, in whole seconds. */
const sites: [host: string, at: (url: URL, seconds: number) => void][] = [
  ["youtube.com", inQuery("t", "s")],
  ["youtu.be", inQuery("t", "s")],
  ["vimeo.com", inFragment("t=", "s")],
  ["dailymotion.com", inQuery("start")],
  ["dai.ly", inQuery("start")],
  ["c-span.org", inQuery("start")],
  ["bilibili.com", inQuery("t")],
  ["soundcloud.com", inFragment("t=")],
  ["rumble.com", inQuery("start")],
  ["twitch.tv", inQuery("t", "s")],
];

const recording = /\.(?:mp4|m4v|webm|ogv|mov|mp3|m4a|ogg|oga|opus|wav|flac|aac)$/i;

/**
 * The address of a recording at a moment in it: as its site has it, or, for a file of sound or pictures, as a media fragment. Null for
 * any other address: nobody knows what it makes of a time.
 */
export function addressAt(address: string | null, time: RecordingTime): string | null {
  const url = address === null ? null : URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const site = sites.find(([host]) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  if (site) site[1](url, Math.floor(time.start));
  else if (recording.test(url.pathname)) url.hash = mediaFragment({ ...time, end: null });
  else return null;
  return url.href;
}

function inQuery(name: string, unit = "") {
  return (url: URL, seconds: number) => url.searchParams.set(name, `${seconds}${unit}`);
}

function inFragment(before: string, unit = "") {
  return (url: URL, seconds: number) => {
    url.hash = `${before}${seconds}${unit}`;
  };
}
