import type { NetworkInterfaceInfo } from 'node:os';
import type { CallOutput } from '@shared/ipc/contracts';
import { PHOTOS } from '@shared/features/feedback/photos.rules';
import type { Picture } from '@shared/features/pictures/pictures.fields';
import { dayAndMinute } from '@shared/lib/days';
import type { PageSetUp, VisitorAnswer, VisitorAsk } from '../features/feedback/feedback.visitors.service';
import { SITE_TEXTS } from '../visitors/pages';
import type { FromSite, Kept, SiteFacts, SitePort, TwoTexts } from '../visitors/protocol';
import { paperText } from './paperText';

export type PageState = CallOutput<'feedback.state'>;

export type VisitorPageOptions = {
  /** Asks the shop; null while none is open, or the sample is. */
  ask: (ask: VisitorAsk) => Promise<VisitorAnswer | null>;
  startSite: () => SitePort;
  /** Draws a photo anew, away from everything else; null where it cannot be drawn. */
  draw: (photo: Uint8Array) => Promise<Picture | null>;
  interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]>;
  /** True where the page may be served to this computer alone, as in tests. */
  mayLoopBack: boolean;
  now: () => Date;
  /** Told whenever the state is another. */
  onChanged: () => void;
  log: (level: 'info' | 'warn' | 'error', text: string) => void;
};

/** How often it is looked whether this computer still has the address, and whether the process lives. */
const LOOK_EVERY_MS = 10_000;

type Running = { site: SitePort; facts: string; at: string };

/**
 * Keeps the process of the page running as long as the shop wants it to and has the address, and hands what it brings to
 * the shop. Nothing else goes there but what the page shows.
 */
export class VisitorPage {
  private running: Running | null = null;
  private light: PageState['light'] = 'off';
  private seenAt: string | null = null;
  private turn: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;
  private isStopped = false;
  /** The day on which what is over was last let go of. */
  private tidiedOn = '';

  constructor(private readonly options: VisitorPageOptions) {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  /** Asks how the page shall be, and makes it so; one look at a time. */
  look(): Promise<void> {
    this.turn = this.turn
      .then(() => this.settle())
      .catch((error: unknown) => {
        this.options.log(
          'warn',
          `the page of visitors: ${error instanceof Error ? error.message : 'unknown'}`,
        );
      });
    return this.turn;
  }

  async state(): Promise<PageState> {
    await this.look();
    return { light: this.light, places: this.places(), seenAt: this.seenAt };
  }

  stop(): void {
    this.isStopped = true;
    clearInterval(this.timer);
    this.end();
  }

  private async settle(): Promise<void> {
    const answer = this.isStopped ? null : await this.options.ask({ act: 'setUp' });
    const { day } = dayAndMinute(this.options.now());
    if (answer !== null && this.tidiedOn !== day) {
      await this.options.ask({ act: 'tidy' });
      this.tidiedOn = day;
    }
    const setUp = answer?.act === 'setUp' ? answer.setUp : null;
    if (setUp === null || !setUp.settings.isOn || this.isStopped) {
      this.end();
      this.show('off');
      return;
    }
    const { address, port } = setUp.settings;
    if (!this.places().some((place) => place.address === address)) {
      this.end();
      this.show('moved');
      return;
    }
    this.serve(setUp, `${address}:${String(port)}`);
  }

  private serve(setUp: PageSetUp, at: string): void {
    const facts = factsOf(setUp);
    const json = JSON.stringify(facts);
    if (this.running !== null && this.running.at !== at) this.end();
    if (this.running?.facts === json) return;
    if (this.running === null) {
      this.seenAt = null;
      this.running = { site: this.start(), facts: json, at };
    }
    this.running.facts = json;
    this.running.site.post({ kind: 'facts', facts });
  }

  private start(): SitePort {
    const site = this.options.startSite();
    const isPresent = (): boolean => this.running?.site === site;
    site.onMessage((message) => {
      if (isPresent()) this.hear(site, message);
    });
    site.onExit((how) => {
      if (!isPresent()) return;
      this.options.log('error', `the page of visitors ended: ${how}`);
      this.running = null;
      this.show('failed');
    });
    return site;
  }

  private hear(site: SitePort, message: FromSite): void {
    switch (message.kind) {
      case 'listening':
        this.show('on');
        return;
      case 'failed':
        this.options.log('warn', `the page of visitors does not listen: ${message.code}`);
        this.end();
        this.show('failed');
        return;
      case 'seen':
        this.see(message.address);
        return;
      case 'fault':
        this.options.log('error', `the page of visitors: ${message.trace}`);
        return;
      case 'post':
        this.keep(message).then(
          (kept) => {
            const { id } = message;
            if (typeof kept === 'number') site.post({ kind: 'kept', id, number: kept });
            else site.post({ kind: kept === null ? 'notKept' : 'notDrawn', id });
          },
          (error: unknown) => {
            this.options.log(
              'error',
              `a post was not kept: ${error instanceof Error ? error.message : 'unknown'}`,
            );
            site.post({ kind: 'notKept', id: message.id });
          },
        );
    }
  }

  private async keep({ token, post, photos }: Extract<FromSite, { kind: 'post' }>): Promise<Kept> {
    const pictures: Picture[] = [];
    for (const photo of photos.slice(0, PHOTOS.most)) {
      const picture = await this.options.draw(photo);
      if (picture === null) return 'notDrawn';
      pictures.push(picture);
    }
    const answer = await this.options.ask({ act: 'keep', token, post, pictures });
    return answer?.act === 'keep' ? answer.number : null;
  }

  /** A request from this computer itself proves nothing of the network. */
  private see(address: string): void {
    const isOwn = Object.values(this.options.interfaces()).some((one) =>
      one?.some((own) => own.address === address),
    );
    if (isOwn) return;
    const isFirst = this.seenAt === null;
    this.seenAt = this.options.now().toISOString();
    if (isFirst) this.options.onChanged();
  }

  /** Addresses of this computer on networks of its own: none that the internet could reach. */
  private places(): PageState['places'] {
    return Object.entries(this.options.interfaces()).flatMap(([name, infos]) =>
      (infos ?? [])
        .filter(
          ({ family, internal, address }) =>
            family === 'IPv4' && (internal ? this.options.mayLoopBack : isPrivate(address)),
        )
        .map(({ address }) => ({ name, address })),
    );
  }

  private end(): void {
    const { running } = this;
    this.running = null;
    running?.site.kill();
  }

  private show(light: PageState['light']): void {
    if (this.light === light) return;
    this.light = light;
    this.options.onChanged();
  }
}

const isPrivate = (address: string): boolean =>
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.)/u.test(address);

/** The page fills these in itself. */
const OWN_WORDS = {
  phone: '{{phone}}',
  most: String(PHOTOS.most),
  megabytes: String(PHOTOS.bytes / 1_000_000),
};

/** All that the page gets to know. */
function factsOf({ settings, sources, joinText, board, shop }: PageSetUp): SiteFacts {
  const zh = paperText('zh-CN');
  const en = paperText('en');
  const texts = Object.fromEntries(
    SITE_TEXTS.map((key): [string, TwoTexts] => [
      key,
      {
        zh: zh(`papers.visitors.${key}`, OWN_WORDS) ?? key,
        en: en(`papers.visitors.${key}`, OWN_WORDS) ?? key,
      },
    ]),
  );
  return {
    address: settings.address,
    port: settings.port,
    phone: settings.phone,
    shop,
    sources,
    joinText,
    board,
    texts,
  };
}
