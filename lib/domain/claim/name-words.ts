/** Lower-case words that join the words of an organisation's name; between people they part two names. */
export const joiners = ["of", "the", "and", "for", "on"];

/** Lower-case words inside people's names. */
export const particles = ["de", "la", "du", "del", "der", "van", "von", "den", "al", "el", "bin", "ibn", "da", "di", "do", "dos"];

/** Verbs of saying, as they stand beside a name. */
export const speechVerbs = [
  ..."said says told tells added adds asked asks noted notes stated states claimed claims stressed emphasized emphasised emphasizes explained argued argues warned warns wrote writes announced announces declared declares reported reports accused accuses denied denies described describes called calls urged urges insisted recalled revealed confirmed rejected responded replied concluded admitted alleged suggested testified tweeted posted".split(
    " ",
  ),
  ..."сказал сказала заявил заявила сообщил сообщила отметил отметила подчеркнул подчеркнула".split(" "),
  ..."dedi deyib bildirib bildirdi söyledi açıkladı".split(" "),
  ..."sagte erklärte déclaré dijo afirmó".split(" "),
];

/** Titles before a name; nobody is called so. */
export const titleWords = new Set(
  "President Prime Vice Deputy Minister Foreign Defense Defence Interior Finance General Secretary Secretary-General Prosecutor Mr Mrs Ms Dr Sir Lord Lady King Queen Prince Princess Sheikh Senator Congressman Congresswoman Representative Ambassador Speaker Chairman Chairwoman Chair Chief Director Executive Editor Editor-in-Chief Governor Mayor Chancellor Colonel Major Captain Admiral Professor Judge Justice Leader National MP MEP Spokesman Spokeswoman Spokesperson CEO Commissioner Aide Adviser Advisor Analyst Journalist Bishop Pope Patriarch Dear Mr. Mrs. Ms. Dr. Prof. Gen. Sen. Rep. Gov.".split(
    " ",
  ),
);

/** A run of capitalised words with one of these is an organisation. */
export const organisationWords = new Set(
  "Ministry Party Committee Agency Forces Force Parliament Union Organization Organisation Council Government University Institute Office Embassy Airlines Bank Court Police Army Navy TV News Times Post Press Media Fund Association Commission Company Corporation Group Center Centre Kremlin Foundation Federation League Assembly Congress Senate Department Service Bureau Authority Board Club Church Duma Majlis Airways Treaty Network Society Reuters Sputnik Guard Hospital School Laboratory Observatory".split(
    " ",
  ),
);

/** Dates and events are nobody. */
export const timeWords = new Set(
  "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Day War Summit Forum Conference Square Sea Victory Anniversary".split(
    " ",
  ),
);

/** Words that begin sentences far more often than names. */
export const openers = new Set(
  "the a an in on at of for from with by as if when while where what who why how but and or so yet however moreover notably today he she it they we i you this that these those there here our his her its their my your not no yes after before during since until although despite instead according most some many two one last next now then also even only all such both each".split(
    " ",
  ),
);
