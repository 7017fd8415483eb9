"""One error base and one catalogue of codes: what went wrong, and what to do about it.

Every error that a user can meet is a :class:`TestigoError` with a code of :data:`CATALOGUE`. Codes are stable: 1xx where the
page comes from, 2xx what it is made of, 3xx reading it, 4xx how the program was called and where it writes, 5xx cases,
6xx the desk, 7xx evidence, 8xx bulk.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One code: a title for the reference, and the advice that is printed with every error of this kind."""

    title: str
    advice: str


CATALOGUE: dict[str, Entry] = {
    # 1xx: where the page comes from
    "T101": Entry(title="no such file", advice="check the path; quote names with spaces"),
    "T102": Entry(title="no permission", advice="give yourself the right to read the file, or copy it"),
    "T103": Entry(
        title="input too large", advice="split it, or save the article alone; the limits stand in the reference"
    ),
    "T104": Entry(title="file cannot be read", advice="check the disk or the name, and copy the file anew"),
    "T105": Entry(
        title="folder without pages",
        advice="pages end in .html, .htm, .txt, .md, .pdf, .mht, .mhtml or .jsonl, each also with .gz",
    ),
    "T110": Entry(
        title="not an address that is fetched", advice="give an http or https address without a password in it"
    ),
    "T111": Entry(
        title="host unknown or unreachable", advice="check the address and the connection, or save the page first"
    ),
    "T112": Entry(
        title="private address",
        advice="addresses of this machine and of private networks are read only with --allow-private",
    ),
    "T113": Entry(title="time-out", advice="try again later, or save the page from a browser and read the file"),
    "T114": Entry(
        title="redirects without end", advice="open the page in a browser and save it, or give its final address"
    ),
    "T115": Entry(
        title="response too large", advice="it may be a stream or a download; give the address of the page itself"
    ),
    "T116": Entry(
        title="the server gave no page", advice="check the address; where a login is asked for, save the page first"
    ),
    "T117": Entry(
        title="TLS failure", advice="the site's certificate is not trusted; check the address and this machine's clock"
    ),
    "T118": Entry(title="broken response", advice="try again later, or save the page from a browser and read the file"),
    # 2xx: what the page is made of
    "T201": Entry(title="empty input", advice="there is nothing to read; fetch or save the page again"),
    "T202": Entry(
        title="no text on the page",
        advice="it may be filled in by a script, or only frame or forward to another; save it from a browser, or give that other page",
    ),
    "T203": Entry(title="not text", advice="give a page as HTML, text, Markdown, PDF or MHTML"),
    "T204": Entry(
        title="page too deep or broken to take in", advice="save the page anew, or its text alone, and read that"
    ),
    "T205": Entry(
        title="no article found",
        advice="the page may be a login wall, a list of links or a picture; save it from a browser that shows the article",
    ),
    "T206": Entry(
        title="article cut short",
        advice="its publisher shows the whole only to subscribers; save it from a browser that shows it in full",
    ),
    "T207": Entry(
        title="too many lines", advice="it is a list or a table rather than an article; save the part that is meant"
    ),
    "T211": Entry(
        title="kind of file not read", advice="Testigo reads HTML, text, Markdown, PDF, MHTML and JSON Lines"
    ),
    "T212": Entry(title="line is not JSON", advice="write one JSON object a line, in UTF-8"),
    "T213": Entry(
        title="line is no article", advice='give an object with "text", and "id", "title", "url", "outlet", "published"'
    ),
    "T214": Entry(title="web archive without a page", advice="save the page again from the browser, as a single file"),
    "T215": Entry(title="damaged gzip data", advice="copy or download the file again"),
    "T216": Entry(
        title="text too long", advice="split the text, or save the article alone; the limits stand in the reference"
    ),
    "T221": Entry(title="encrypted PDF", advice="save it without a password and read that"),
    "T222": Entry(title="damaged PDF", advice="download it again, or print it to a new PDF"),
    "T223": Entry(title="PDF without text", advice="run it through an OCR program first (ocrmypdf adds a text layer)"),
    "T224": Entry(title="PDF too long", advice="split it into parts"),
    "T225": Entry(title="PDF too complex", advice="print it to a new PDF, or save its text and read that"),
    "T226": Entry(
        title="page breaks its reader", advice="save it anew, or its text alone; please report it with the page"
    ),
    "T227": Entry(title="page takes too long", advice="save the article alone, or its text, and read that"),
    "T228": Entry(title="page needs too much memory", advice="save the article alone, or its text, and read that"),
    "T229": Entry(
        title="pages cannot be read in a process of their own",
        advice="let this program start Python, or read with in_process=True where something else bounds it",
    ),
    "T298": Entry(title="not enough memory", advice="close other programs, or split the page"),
    "T299": Entry(title="unexpected fault", advice="please report it with the page; the other pages were read"),
    # 3xx: reading
    "T301": Entry(
        title="language not read",
        advice="Testigo reads English; the page was taken in with its text and metadata, without claims",
    ),
    "T302": Entry(
        title="model file missing, altered or of another form",
        advice="install Testigo again, the weights come with it; weights of your own that an earlier version exported,"
        " export anew with training/export.py",
    ),
    "T399": Entry(
        title="unexpected fault while reading", advice="please report it with the page; the other pages were read"
    ),
    # 4xx: how the program was called and where it writes
    "T401": Entry(title="wrong use", advice="see `testigo --help`, or `testigo COMMAND --help`"),
    "T402": Entry(
        title="output cannot be written",
        advice="check that the folder exists and may be written to, and that the disk is not full",
    ),
    "T403": Entry(
        title="more than one page",
        advice="use --jsonl (in Python, testigo.read_many) for many pages, or name the one page that is meant",
    ),
    "T404": Entry(title="no page in the input", advice="give a page, or a folder or list that holds some"),
    "T405": Entry(title="not a ledger", advice="give what `testigo read --json` or one line of what `--jsonl` wrote"),
    "T406": Entry(title="not a date", advice="give --published as YYYY-MM-DD, YYYY-MM or YYYY"),
    # 5xx: cases
    "T501": Entry(title="no such case", advice="check the path; `testigo add CASE PAGE…` makes a case"),
    "T502": Entry(title="not a case", advice="give a file that `testigo add` made, or a name that is not taken yet"),
    "T503": Entry(title="case of another version", advice="install the newest Testigo; it reads every older case"),
    "T504": Entry(
        title="case locked by another writer", advice="wait until the other program is done, or end it, and try again"
    ),
    "T505": Entry(
        title="case may only be read", advice="give yourself the right to write to the file and its folder, or copy it"
    ),
    "T506": Entry(title="disk full", advice="make room and go on; every page written so far is safe in the case"),
    "T507": Entry(
        title="case damaged",
        advice="`testigo recover CASE NEW` saves what can be saved to a new file; keep the damaged one",
    ),
    "T508": Entry(title="case cannot be used", advice="check the disk, the rights to the folder and what else uses it"),
    "T509": Entry(
        title="nothing to recover", advice="look for a copy of the case, or add the pages again to a new one"
    ),
    "T510": Entry(
        title="no such incident in the case", advice="`testigo accounts CASE` shows the incidents with their ids"
    ),
    "T511": Entry(
        title="no such page in the case",
        advice="give its address, or the name it was added under; `testigo sources CASE` lists the pages",
    ),
    "T512": Entry(title="no such party in the case", advice="`testigo sources CASE` lists the parties"),
    "T513": Entry(
        title="nothing to search for",
        advice='give words, "a phrase", begin* or -without; with --party or --act no word is needed',
    ),
    "T514": Entry(
        title="no such record in the case", advice="`testigo review CASE --list` shows the records with their ids"
    ),
    "T515": Entry(
        title="not a decision",
        advice="accept, reject, or correct with --set FIELD=VALUE; join or part two records; the reference lists the fields",
    ),
    "T516": Entry(
        title="no such decision to undo",
        advice="`testigo review CASE --decisions` shows the decisions with their numbers",
    ),
    "T517": Entry(
        title="case with something foreign in it",
        advice="`testigo verify CASE` says what it is; ask who made it, and add its pages to a case of your own",
    ),
    # 6xx: the desk
    "T601": Entry(
        title="no such address at the desk", advice="the addresses stand in the reference and at /api/v1/openapi.json"
    ),
    "T602": Entry(
        title="request not understood", advice="see the reference, or /api/v1/openapi.json, for what is asked for"
    ),
    "T603": Entry(
        title="request from elsewhere",
        advice="open the desk at the address that `testigo serve` prints; pages of other sites may not ask it anything",
    ),
    "T604": Entry(
        title="token missing or wrong",
        advice="give the token that `testigo serve` was started with; ask who started it",
    ),
    "T605": Entry(
        title="case file gone",
        advice="put the file back where it was, and the desk goes on; what was written to it is in the file",
    ),
    "T606": Entry(
        title="decided by somebody else meanwhile",
        advice="look at what was decided, and decide again if you still want to; nothing was written",
    ),
    "T607": Entry(
        title="upload too large",
        advice="give fewer files at a time, or use `testigo add`; the limits stand in the reference",
    ),
    "T608": Entry(
        title="too many jobs waiting", advice="wait until some of the pages are read, and give the rest then"
    ),
    "T609": Entry(title="port cannot be used", advice="leave --port out, and a free one is taken; or end what uses it"),
    "T610": Entry(
        title="no token for other machines",
        advice="set TESTIGO_TOKEN to at least 12 characters, or leave --host out",
    ),
    "T611": Entry(
        title="no map to lay under", advice="give a PMTiles file, version 3, as the tools of protomaps.com make it"
    ),
    "T699": Entry(title="unexpected fault at the desk", advice="please report it; the case is as it was"),
    # 7xx: evidence
    "T701": Entry(
        title="no reason for a removal",
        advice="say with --why for what reason the page is removed; it stays in the log",
    ),
    "T702": Entry(
        title="signing or stamping is not installed",
        advice="install it with pip install 'testigo[sign]', and try again",
    ),
    "T703": Entry(
        title="key cannot be used",
        advice="give a private Ed25519 key in PEM, without a password; `openssl genpkey -algorithm ed25519` makes one",
    ),
    "T704": Entry(
        title="no time stamp given",
        advice="check the authority's address and the connection; what waits is stamped by the next `testigo stamp CASE`",
    ),
    "T705": Entry(
        title="no authority to stamp with",
        advice="name one with --tsa URL; the manual of your archive or court may name it",
    ),
    "T721": Entry(title="not a bundle", advice="give a ZIP that `testigo bundle` wrote"),
    "T722": Entry(
        title="bundle refused",
        advice="nothing was written; keep the file as it is, and ask for it anew over another channel",
    ),
    "T723": Entry(
        title="bundle does not hold", advice="`testigo verify BUNDLE` says exactly what fails; nothing was imported"
    ),
    "T724": Entry(
        title="case does not hold", advice="`testigo verify CASE` says exactly what fails; nothing was bundled"
    ),
    "T725": Entry(title="redacted bundle", advice="it holds no case; ask for a bundle made without --redact"),
    "T726": Entry(title="bundle of another version", advice="install the newest Testigo; it reads every older bundle"),
    "T727": Entry(
        title="check takes too long",
        advice="nothing was written; take it for hostile unless whoever made it vouches for it",
    ),
    "T728": Entry(
        title="check needs too much memory",
        advice="nothing was written; take it for hostile unless whoever made it vouches for it",
    ),
    "T729": Entry(
        title="check breaks down",
        advice="nothing was written; keep the file as it is and please report it with the file",
    ),
    "T741": Entry(title="format not installed", advice="install the extra that the message names"),
    "T742": Entry(title="format is no text", advice="name the file with --out"),
    "T743": Entry(
        title="not corrections of this case",
        advice="give what INCEpTION exported, as UIMA CAS JSON, of documents that `testigo export --to inception` wrote",
    ),
    "T744": Entry(
        title="corrections of another text",
        advice="the page was read anew, redacted or changed since; export it again and correct that",
    ),
    "T745": Entry(title="format not known", advice="`testigo export --help` lists the formats"),
    "T761": Entry(
        title="robots.txt does not want it fetched",
        advice="ask the site, or save the page from a browser; --ignore-robots REASON fetches it, and the log keeps the reason",
    ),
    "T762": Entry(
        title="robots.txt cannot be had",
        advice="try again later: a site that cannot say what it allows is left alone",
    ),
    "T763": Entry(
        title="no such capture in the case",
        advice="`testigo capture CASE --list` shows the captures with their ids and pages",
    ),
    "T764": Entry(
        title="left out of a capture",
        advice="raise --max-files, --max-mb or --max-seconds, or capture the address by itself",
    ),
    "T765": Entry(
        title="capture cannot be replayed",
        advice="`testigo verify CASE` tells whether it was changed; `testigo capture CASE --out FILE` writes it out as it is",
    ),
    "T781": Entry(title="redaction rules not understood", advice="see the reference for what a file of rules holds"),
    "T782": Entry(
        title="redaction found nothing to replace",
        advice="check the names in the rules against the pages; nothing was written",
    ),
    "T783": Entry(title="redaction key without rules", advice="give the rules, too, or leave the key out"),
    # 8xx: bulk
    "T801": Entry(title="not a bulk folder", advice="give an empty or new folder, or one that `testigo bulk` wrote to"),
    "T802": Entry(
        title="bulk folder of another version",
        advice="go on with the version it was begun with, or begin another folder; nothing was touched",
    ),
    "T803": Entry(
        title="bulk folder damaged",
        advice="delete the file that is named; `testigo bulk` then reads what it was of anew",
    ),
    "T804": Entry(
        title="bulk folder with other options",
        advice="go on with the options it was begun with, or begin another folder; nothing was touched",
    ),
    "T805": Entry(
        title="no room for the output",
        advice="make room and give the same command again; it goes on where it was, and what was finished stays",
    ),
    "T806": Entry(
        title="input changed since it was read",
        advice="give it another name, or delete its manifest, and it is read anew; nothing was touched",
    ),
    "T807": Entry(
        title="two inputs of one name", advice="rename one; or give the folder above them where they lie in two"
    ),
    "T808": Entry(title="shard in work elsewhere", advice="wait for the other program, or end it, and try again"),
    "T809": Entry(
        title="input cannot be read any more",
        advice="put it back, or let it be read, and give the same command again; it goes on where it was",
    ),
    "T810": Entry(
        title="output cannot be written",
        advice="see that you may write to the folder and that its disk is well, and give the same command again",
    ),
    "T811": Entry(title="page took too long", advice="read it by itself, or give --page-seconds a larger number"),
    "T812": Entry(title="page ended the reading process", advice="read it by itself, and report it if that fails too"),
    "T813": Entry(title="page took too much memory", advice="read it by itself, or give --page-mib a larger number"),
    "T814": Entry(
        title="workers of a cluster lost",
        advice="see what ends them in the cluster's own log, and give the same command again; it goes on where it was",
    ),
    "T821": Entry(
        title="damaged record in an archive", advice="download the archive again; what could be read was read"
    ),
    "T822": Entry(
        title="record is not what its digest says", advice="download the archive again; the page is not read"
    ),
    "T823": Entry(
        title="record too large", advice="take the page out of the archive; the limits stand in the reference"
    ),
    "T824": Entry(title="not an archive", advice="give a WARC file, or a WACZ as Webrecorder's tools write it"),
    "T831": Entry(
        title="no column with articles",
        advice="name the columns as the reference of bulk tables lists them: at least one of text",
    ),
    "T851": Entry(title="not a bulk folder", advice="give the folder that `testigo bulk` wrote its tables to"),
    "T852": Entry(
        title="bulk folder of another version",
        advice="ask it with the Testigo that wrote it, or read the pages again into a new folder",
    ),
    "T853": Entry(title="no shard done yet", advice="wait until `testigo bulk` is done with one, or start it again"),
    "T854": Entry(title="not a place", advice="give a name, 'NAME, COUNTRY', or LATITUDE,LONGITUDE in degrees"),
    "T855": Entry(
        title="index cannot be used",
        advice="give --index FILE where you may write; an index that is damaged can be deleted, and is made again",
    ),
    "T856": Entry(
        title="table cannot be read", advice="copy the bulk folder again, or read the shard again with `testigo bulk`"
    ),
    "T857": Entry(title="nothing to find", advice="give --about WORDS, --party, --place, --type or days"),
    "T858": Entry(
        title="no such page in the tables", advice="`testigo find OUT/` shows the ids of pages; give enough of one"
    ),
    "T859": Entry(
        title="nothing was found to add", advice="ask for less with `testigo find OUT/`, and add when it shows pages"
    ),
    "T860": Entry(title="no such query", advice="`testigo count OUT/` lists the queries that are ready"),
    "T861": Entry(
        title="query not understood", advice="see the columns in the reference, and the query itself with --sql"
    ),
    "T862": Entry(title="no picture of this", advice="write .csv or .json, or choose a query with a picture"),
}


class TestigoError(Exception):
    """What went wrong with one input, in words for the person who gave it.

    ``code`` is a key of :data:`CATALOGUE`; ``message`` says what happened here, and ``advice`` what to do.
    """

    __test__ = False  # the name begins with Test, but pytest has nothing to collect here

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    @property
    def advice(self) -> str:
        """What to do about it."""
        return CATALOGUE[self.code].advice

    def __str__(self) -> str:
        return f"{self.code}: {self.message} ({self.advice})"
