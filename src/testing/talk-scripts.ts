/**
 * What a speaker does at each demo of our talk, by its speaker notes, and what the audience must see of it on a terminal
 * of 100×30.
 */
export type Circumstance = 'embedded' | 'dev server' | 'go' | 'no go' | 'python' | 'no python';

export type TalkStep = (
  | { readonly press: string }
  | {
      readonly see: RegExp;
      /** What must not be on the screen when it is seen. */
      readonly without?: RegExp;
    }
) & {
  /** Where only some services, or some machines, can show it. */
  readonly only?: Circumstance;
};

export interface TalkScript {
  readonly demo: string;
  readonly slide: number;
  /** What the slide says before anything was pressed, besides that the service and the worker are there. */
  readonly intro?: readonly TalkStep[];
  /** The last one sees a screen on which nothing but clocks moves any more. */
  readonly steps: readonly TalkStep[];
}

export interface TalkDeck {
  /** Below the project's root. */
  readonly folder: string;
  readonly slides: number;
  readonly scripts: readonly TalkScript[];
}

const hello: TalkScript = {
  demo: 'hello',
  slide: 2,
  steps: [
    { press: 's' },
    { see: /✓ Completed[\s\S]*result +Hello, Temporal!/ },
    { see: /5 .* activity scheduled +greet +"Temporal"[\s\S]*11 .* workflow completed +"Hello, Temporal!"/ },
    { see: /status +greeted \d+ ms after the start/ },
  ],
};

const goroutines: TalkScript = {
  demo: 'goroutines',
  slide: 3,
  steps: [
    { press: 's' },
    { see: /step 1 of 5: download[\s\S]*download/ },
    { see: /step 3 of 5: resize[\s\S]*resize/ },
    { press: 'w' },
    // Another service than ours goes on counting who polled a minute ago.
    { see: /● Running[\s\S]*plain +✗ killed[\s\S]*worker \d+ +✗ killed/ },
    { only: 'embedded', see: /pollers +none/ },
    { press: 'r' },
    // The plain process has forgotten all, the workflow nothing.
    {
      see: /● Running[\s\S]*plain +● running .*2 starts[\s\S]*step 1 of 5: download[\s\S]*resize/,
      without: /encode/,
    },
    { see: /worker \d+ +✗ killed[\s\S]*worker \d+ +● running/ },
    {
      see: /✓ Completed[\s\S]*│ download +●[\s\S]*│ decode +●[\s\S]*│ resize 2 +●.*●[\s\S]*│ encode +[\s\S]*│ upload /,
    },
    { see: /✓ Completed[\s\S]*plain +■ stopped .*2 starts[\s\S]*5\/5[\s\S]*gopher\.mp4 is online/ },
  ],
};

const polyglot: TalkScript = {
  demo: 'polyglot',
  slide: 4,
  intro: [
    { only: 'no go', see: /– go: No Go worker here: it takes Go and the modules of/ },
    { only: 'no python', see: /– python: No Python worker here: it takes Python and its package temporalio/ },
  ],
  steps: [
    { press: 's' },
    { see: /● Running[\s\S]*inTypeScr/ },
    { see: /TypeScript +Node \d+\.\d+.*pid \d+/ },
    { only: 'go', see: /Go +go\d\.\d+.*pid \d+: \d+ goroutines/ },
    { only: 'go', see: /inGo +.*✓/ },
    { only: 'no go', see: /Go +skipped: no worker for it here/ },
    { only: 'python', see: /Python +CPython \d+\.\d+.*pid \d+/ },
    { only: 'python', see: /inPython +.*✓/ },
    { only: 'no python', see: /Python +skipped: no worker for it here/ },
    { see: /✓ Completed[\s\S]*status +(?:all have answered|skipped: \w+)[\s\S]*result +one workflow, [1-3] language/ },
  ],
};

const order: TalkScript = {
  demo: 'order',
  slide: 6,
  steps: [
    { press: 's' },
    // The line it waits on, and beside it what has happened so far.
    {
      see: /status +charging 42 euros[\s\S]*✓ +await reserve[\s\S]*▸ +const payment = await charge\(input\); +\d+\.\d s/,
      without: /✓ +const payment/,
    },
    { see: /▸ +const payment[\s\S]*11 charge scheduled[\s\S]*┄ charge attempt 2/ },
    { press: 'v' },
    { see: /11 ●┄ +charge attempt [23]\/5[\s\S]*▸ \d+ +const payment/ },
    { press: 'v' },
    { see: /"maximumAttempts": 5/ },
    { press: 'v' },
    { see: /▸ +const payment[\s\S]*┄ charge attempt 3/ },
    {
      see: /✓ Completed[\s\S]*A gopher is on its way: parcel 7Q, paid with payment 1003[\s\S]*13 charge completed[\s\S]*✓ +const parcel[\s\S]*23 workflow completed/,
    },
    { see: /status +delivered/ },
  ],
};

const flaky: TalkScript = {
  demo: 'flaky',
  slide: 7,
  steps: [
    { press: 's' },
    { see: /callApi +✗ ○ +next try in +\d\.\d s +attempt 2[\s\S]*503 from the API[\s\S]*callApi +.*✗┄/ },
    { see: /api +● running[\s\S]*broken: answers 503/ },
    { press: 'f' },
    { see: /api +● running[\s\S]*repaired: answers/ },
    { see: /callApi +(?:✗ )+✓ +done in/ },
    { see: /status +loading 20 rows[\s\S]*loadRows +● · · · +running[\s\S]*heartbeat \{"done":\d+,"of":20\}/ },
    { see: /loadRows +✗ ○ · · +next try in +\d\.\d s +attempt 2\/5[\s\S]*row 12 has no price[\s\S]*heartbeat/ },
    { see: /✓ Completed[\s\S]*result +20 rows loaded, from row 12 on by attempt 2[\s\S]*loadRows +✗ ✓ +done in/ },
    { see: /status +all rows loaded/ },
  ],
};

const durable: TalkScript = {
  demo: 'durable',
  slide: 8,
  steps: [
    { press: 's' },
    { see: /status +step 2 of 5 {3,}[\s\S]*takeStep +.*✓ 1\.\d s[\s\S]*worker \d+ +● running/ },
    { press: 'w' },
    { see: /● Running[\s\S]*│ worker .*✗ nobody polls[\s\S]*worker \d+ +✗ killed/ },
    { only: 'embedded', see: /pollers +none +\d\d:\d\d\.\d +nothing moves until a worker polls/ },
    { press: 'r' },
    { see: /worker \d+ +✗ killed[\s\S]*worker \d+ +● running/ },
    { see: /├ timeline[\s\S]*│ worker .*✗.*●.*↻/ },
    { see: /✓ Completed[\s\S]*result +5 steps, each ran once/ },
    { see: /status +all steps done/ },
    { only: 'embedded', see: /pollers +workflow 1 · activity 1/ },
  ],
};

const fleet: TalkScript = {
  demo: 'fleet',
  slide: 9,
  steps: [
    { press: 's' },
    { see: /● Running[\s\S]*backlog +4\d +█+·*[\s\S]*worker \d+ +[1-9]\d* done +● 2 now/ },
    { press: 'a' },
    { press: 'a' },
    { see: /(?:worker \d+ +[1-9]\d* done +● [12] now +[▪■]+ *│\s+│ ){2}worker \d+ +[1-9]\d* done/ },
    { only: 'embedded', see: /pollers +workflow 3 · activity 3/ },
    // A real server counts the backlog anew every five seconds only.
    { only: 'embedded', see: /backlog +[123]\d +█+·+/ },
    { see: /status +(?:1\d|2\d|3\d) of 50 jobs done/ },
    { press: 'w' },
    // Its jobs are lost, and come back.
    { see: /│ (?=(?:[▪■█●·↻✗]{1,3} +){10,}│)[^│]*✗[\s\S]*worker \d+ +\d+ done +✗ killed/ },
    { see: /│ (?=(?:[▪■█●·↻✗]{1,3} +){10,}│)[^│]*↻/ },
    {
      see: /✓ Completed[\s\S]*result +all 50 jobs done by worker \d+ \(\d+\)[\s\S]*│ (?:[▪■█]{1,3} +){10,}│/,
      without: /│ (?=(?:[▪■█●·↻✗]{1,3} +){10,}│)[^│]*[●·↻✗]/,
    },
    { only: 'embedded', see: /backlog +0 +·+ +0\.0 done[\s\S]*pollers +workflow 2 · activity 2/ },
    { see: /(?:worker \d+ +\d+ done +○ polls[\s\S]*){2}worker \d+ +\d+ done +✗ killed/ },
    { see: /status +50 of 50 jobs done/ },
  ],
};

const outage: TalkScript = {
  demo: 'outage',
  slide: 10,
  steps: [
    { press: 's' },
    { see: /status +order \d+ is to be delivered in 8 s[\s\S]*timer 8 s +.*in \d\.\d s/ },
    { press: 'e' },
    { only: 'embedded', see: /✗ down ─╮[\s\S]*│ service +─+✗ +✗ down \d/ },
    { only: 'dev server', see: /✗ this needs the embedded service: start tslides with --embedded/ },
    { press: 'w' },
    { see: /worker \d+ +✗ killed/ },
    { only: 'embedded', see: /│ service +─+✗ +away \d.*✗ down \d+[\s\S]*│ worker +─+✗ +away \d.*✗ nobody polls \d/ },
    { only: 'dev server', see: /● Running[\s\S]*│ worker +─+✗ +away \d.*✗ nobody polls \d/ },
    { only: 'embedded', see: /● Running[\s\S]*│ service .*✗ down 1\d\.\d s[\s\S]*timer 8 s +.*due now/ },
    { only: 'embedded', press: 't' },
    { only: 'embedded', see: /│ service .*✗ +away .*●─+ +✓ back after \d+\.\d s[\s\S]*worker .*✗ nobody polls/ },
    // The timer has fired, and nobody is there yet.
    { only: 'embedded', see: /● Running[\s\S]*timer 8 s +○.*◇.*● .*✓ [\d.]+ s, [\d.]+ s late[\s\S]*pollers +none/ },
    {
      only: 'dev server',
      see: /● Running[\s\S]*✗ nobody polls[\s\S]*timer 8 s +○.*● +✓ [\d.]+ s[\s\S]*worker \d+ +✗ killed/,
    },
    { press: 'r' },
    { see: /✓ Completed[\s\S]*result +order \d+ delivered; the workflow went on \d+\.\d s late/ },
    { see: /│ worker .*✗ +away .*●↻─* +↻ replayed \d+ events[\s\S]*deliver .*✓/ },
    { see: /status +order \d+ is delivered/ },
    { only: 'embedded', see: /pollers +workflow 1 · activity 1/ },
  ],
};

const anatomy: TalkScript = {
  demo: 'anatomy',
  slide: 12,
  steps: [
    { press: 's' },
    { only: 'dev server', see: /This service does not show what happens inside it/ },
    { see: /client +Frontend +History +Matching +worker\s+│\s+│ +│── start workflow ─▸│─+▸│ writes 1/ },
    { see: /│── workflow task ─▸│[─ workflowtask]+▸│/ },
    { see: /│◂─+│─+│── task completed ──│\s+│\s+│ +│ +│─+▸│ writes \d/ },
    { see: /│── activity task ─▸│[─ activitytask]+▸│/ },
    { see: /│◂─+│─+│ activity completed │/ },
    { see: /status +sugar\? It waits for a signal/ },
    { press: 't' },
    { see: /│─+ signal \S*[^│]*▸│─+▸│/ },
    { see: /✓ Completed[\s\S]*result +Earl Grey with 1 of sugar/ },
    {
      only: 'embedded',
      see: /status +enjoy it[\s\S]*│─+▸│ writes \d\d-28 +│ +│ +│\s+│ 2 calls +\d+ calls +28 events, 2 timers/,
    },
    // Told from the Event History alone, every event is a row.
    {
      only: 'dev server',
      see: /status +enjoy it[\s\S]*│ writes 28 +│ +│ +│\s+│ 2 calls +\d+ calls +28 events, 2 timers/,
    },
  ],
};

const clientCalls: TalkScript = {
  demo: 'console',
  slide: 14,
  steps: [
    { press: 's' },
    {
      see: /✓ await client\.workflow\.start\('parcel'[\s\S]*\$ temporal workflow start --type parcel[\s\S]*→ run [\da-f]{8}-\S+ +[\d.]+ m?s/,
    },
    { see: /status +last seen: post office/ },
    { press: 'e' },
    {
      see: /✓ await handle\.query\('whereIsIt'\)[\s\S]*\$ temporal workflow query [\s\S]*--name whereIsIt[\s\S]*→ 'post office' +[\d.]+ m?s/,
    },
    { press: 'f' },
    { see: /● await handle\.result\(\)[\s\S]*\$ temporal workflow result --workflow-id console-[\s\S]*→ waits \d/ },
    { press: 't' },
    { see: /✓ await handle\.signal\('scan'\)[\s\S]*\$ temporal workflow signal [\s\S]*--name scan[\s\S]*→ done/ },
    { see: /status +last seen: train/ },
    { press: 'b' },
    {
      see: /✓ client\.workflow\.list\([\s\S]*\$ temporal workflow list --query [\s\S]*→ [1-9]\d*: console-\w{4} running/,
    },
    { press: 't' },
    { see: /status +last seen: van[\s\S]*● await handle\.result\(\)/ },
    { press: 't' },
    {
      see: /✓ Completed[\s\S]*result +Grace has it[\s\S]*✓ await handle\.result\(\)\s+│\s+│ +→ 'Grace has it' +[\d.]+ s/,
    },
    { see: /status +last seen: door/ },
  ],
};

const saga: TalkScript = {
  demo: 'saga',
  slide: 1,
  steps: [
    { press: 's' },
    { see: /status +booking the hotel\s+│\s+│ +booked +flight/ },
    { see: /status +booking the car\s+│\s+│ +booked +flight, hotel/ },
    { see: /status +giving the hotel back[\s\S]*bookCar +.*✗ no car is left in Lisbon/, without: /cancelFlight/ },
    { see: /status +giving the flight back\s+│\s+│ +booked +flight +│[\s\S]*cancelHotel +.*✓/ },
    {
      see: /✗ Failed[\s\S]*failure +.*no car is left in Lisbon[\s\S]*bookFlight +.*✓.*\s+│ bookHotel +.*✓.*\s+│ bookCar +.*✗.*\s+│ cancelHotel +.*✓.*\s+│ cancelFlight +.*✓/,
      without: /cancelCar/,
    },
    { see: /status +all is given back\s+│\s+│ +booked +nothing/ },
  ],
};

const approval: TalkScript = {
  demo: 'approval',
  slide: 2,
  steps: [
    { press: 's' },
    { see: /status +waits for a person, 30 s at most[\s\S]*11 .*timer 1 +started/ },
    { press: 't' },
    // Refused by the validator: nothing is written.
    {
      see: /✗ await handle\.executeUpdate\('approve'[\s\S]*'"?trainee"?'[\s\S]*→ the trainee may approve 100/,
      without: /12 +\d\d:\d\d|update accepted/,
    },
    { press: 'b' },
    {
      see: /✓ Completed[\s\S]*result +A gopher costume: approved by the boss[\s\S]*workflow update accepted[\s\S]*workflow update completed/,
    },
    { see: /✓ await handle\.executeUpdate\('approve'[\s\S]*→ 'approved by the boss'/ },
    { press: 's' },
    { see: /● Running[\s\S]*status +waits for a person/ },
    { press: 'f' },
    { see: /✓ Completed[\s\S]*result +A gopher costume: refused by finance[\s\S]*veto +signaled/ },
    { see: /✓ await handle\.signal\('veto', 'finance'\)[\s\S]*→ done/ },
    { see: /status +refused by finance[\s\S]*workflow completed/ },
  ],
};

const sleeper: TalkScript = {
  demo: 'sleeper',
  slide: 3,
  steps: [
    { press: 's' },
    { see: /status +week 1 of 4: asleep for 7 days[\s\S]*test time +1 day = 0\.5 s[\s\S]*timer 3\.5 s/ },
    { press: 'w' },
    { see: /✗ killed[\s\S]*│ worker .*✗/ },
    // The month goes on: the timer fires, and nobody is there.
    { see: /● Running[\s\S]*✗ nobody polls[\s\S]*timer 3\.5 s +○┄.*● .*✓ 3\.5 s/ },
    { only: 'embedded', see: /pollers none/ },
    { press: 'r' },
    { see: /status +week 2 of 4: asleep[\s\S]*● running[\s\S]*payWeek[\s\S]*payWeek +.*✓/ },
    { press: 'c' },
    { see: /○ Canceled[\s\S]*status +canceled, [0-7] days paid back[\s\S]*payBack +.*✓/ },
  ],
};

const deploy: TalkScript = {
  demo: 'deploy',
  slide: 4,
  steps: [
    { press: 's' },
    { see: /status +orbit [2-9] of 40 +│ \d+ +● running[\s\S]*code +as launched/ },
    { press: 'b' },
    { see: /■ stopped[\s\S]*\d+ +● running/ },
    { see: /● Running[\s\S]*workflow task failed +non deterministic error/ },
    { press: 'f' },
    { see: /■ stopped[\s\S]*■ stopped[\s\S]*● running/ },
    { see: /● Running[\s\S]*status +orbit \d+ of 40[\s\S]*code +engines first, patched[\s\S]*workflow task completed/ },
    { press: 't' },
    { see: /✓ Completed[\s\S]*result +Gopher 1 is back on Earth[\s\S]*touchDown[\s\S]*workflow completed/ },
    { see: /status +coming home[\s\S]*code +engines first, patched/ },
  ],
};

export const talkDecks: readonly TalkDeck[] = [
  {
    folder: 'slides',
    slides: 17,
    scripts: [hello, goroutines, polyglot, order, flaky, durable, fleet, outage, anatomy, clientCalls],
  },
  { folder: 'slides/more', slides: 4, scripts: [saga, approval, sleeper, deploy] },
];
