import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';

import type { Decided } from '../core/ask.ts';
import type { CardOf } from '../core/card.ts';
import type { ConsentReport, PersonRules } from '../core/consent.ts';
import type { Asker, Edit, RemixRule } from '../core/edit.ts';
import type { HistoryCursor, HistoryFilter, HistoryPage } from '../core/history.ts';
import type {
  Cancelled,
  EditRuleReport,
  HelpReport,
  JobsReport,
  LimitsChange,
  LimitsReport,
  PrivacyReport,
  UsageReport,
} from '../core/report.ts';
import type { LineagePicture } from '../core/lineage-picture.ts';
import type { LineageReport } from '../core/lineage.ts';
import type { Erased } from '../core/personal.ts';
import type { Reported, ReportedIn } from '../core/reported.ts';
import type { ChosenMessage, RemixAsk } from '../edits/ask-remix.ts';
import type { BlockRequest } from '../edits/decide-report.ts';
import type { ReplyToken } from '../edits/ports.ts';
import type { EditRequest } from '../edits/request.ts';
import type { TakeDownRequest } from '../edits/take-down.ts';
import type { OfferPress } from '../edits/use-offer.ts';
import type { Answer } from './answers.ts';
import { decodeCustomId } from './custom-id.ts';
import type {
  CommandInteraction,
  Interaction,
  MessagePlace,
  ModalInteraction,
} from './interaction.ts';
import type { SettingsActions } from './settings-actions.ts';

/** An edit that somebody wants a second time. */
export interface AgainRequest extends Pick<
  EditRequest,
  'reply' | 'asker' | 'locale' | 'attachmentLimit' | 'missingPermissions'
> {
  editId: string;
}

/**
 * What commands and buttons can set going; wired to the verbs at start-up. Each verb asks for itself whether this person
 * may, and rejects with an EditError when not.
 */
export interface Actions extends SettingsActions {
  /** Acknowledges by itself and says everything in its reply. Never rejects. */
  requestEdit(request: EditRequest): Promise<void>;
  /**
   * Acknowledges by itself with a new public reply, like `requestEdit`. Rejects only before that, and within 2 s of being
   * called: nobody else can tell whether it has acknowledged, so nobody else can cut it short.
   */
  runAgain(request: AgainRequest): Promise<void>;
  /** Before a form is opened for a remix; everything is asked again when it is sent off. */
  askRemix(asker: Asker, kind: 'result' | 'original', id: string): Promise<RemixAsk>;
  askMessageRemix(asker: Asker, reply: ReplyToken, message: ChosenMessage): Promise<RemixAsk>;
  /** Likewise, in place of the message that the button is on. */
  useOffer(press: OfferPress): Promise<void>;
  readUsage(asker: Asker): Promise<UsageReport>;
  readHelp(asker: Asker): Promise<HelpReport>;
  readPrivacy(asker: Asker): Promise<PrivacyReport>;
  /** What holds afterwards. */
  setPings(asker: Asker, wanted: boolean): Promise<PrivacyReport>;
  /** Likewise. */
  setRules(asker: Asker, change: Partial<PersonRules>): Promise<PrivacyReport>;
  /** Who may remix one result of theirs. */
  readEditRule(asker: Asker, id: string): Promise<EditRuleReport>;
  /** What holds afterwards. Null: as for all of theirs. */
  setEditRule(asker: Asker, id: string, rule: RemixRule | null): Promise<EditRuleReport>;
  /** For the people whose work is in the clip of an edit. */
  answerConsent(asker: Asker, id: string, allows: boolean): Promise<ConsentReport>;
  /** Everything that is kept of them, as a text of JSON. */
  exportPerson(asker: Asker): Promise<string>;
  erasePerson(asker: Asker): Promise<Erased>;
  /** Their own edits, the newest first. */
  listJobs(asker: Asker): Promise<JobsReport>;
  /** Who made what from what; null: around their latest result in this channel. */
  readLineage(asker: Asker, id: string | null): Promise<LineageReport>;
  /** A picture of that, as a PNG. May take longer than an answer. */
  drawLineage(picture: LineagePicture): Promise<Buffer>;
  /** Results in channels that this person may see. Null: from the newest on. */
  readHistory(
    asker: Asker,
    filter: HistoryFilter,
    from: HistoryCursor | null,
  ): Promise<HistoryPage>;
  cancelEdit(asker: Asker, id: string): Promise<Cancelled>;
  /** Sees to it that the result of an edit at the provider is not posted. */
  dropResult(asker: Asker, id: string): Promise<Cancelled>;
  /** What holds afterwards. Null changes nothing. */
  changeLimits(asker: Asker, change: LimitsChange | null): Promise<LimitsReport>;
  /** These are for who moderates in the edit's server; the first decision about an edit holds. */
  approveEdit(asker: Asker, id: string): Promise<Decided>;
  /** Before a form is opened in which they say more. */
  mayDecide(asker: Asker, id: string): Promise<void>;
  /** A request, or the result of an edit. */
  rejectEdit(asker: Asker, id: string, reason: string): Promise<Decided>;
  /** Null days: until somebody unblocks them. */
  rejectAndBlock(
    asker: Asker,
    id: string,
    how: { reason: string; days: number | null },
  ): Promise<Decided>;
  publishEdit(asker: Asker, id: string): Promise<Decided>;
  acceptAppeal(asker: Asker, id: string): Promise<Decided>;
  declineAppeal(asker: Asker, id: string): Promise<Decided>;
  /** Against a no to one's own request, once; the card of that edit as it is then. */
  appealEdit(
    asker: Asker,
    id: string,
    text: string,
    madeFrom: MessagePlace | null,
  ): Promise<CardOf<'edit'>>;
  /** Whether they may delete this clip, and as whom. */
  askDelete(asker: Asker, id: string): Promise<'requester' | 'moderator'>;
  deleteClip(asker: Asker, id: string): Promise<void>;
  takeDownClip(asker: Asker, request: TakeDownRequest): Promise<DecidedReport>;
  /** Where its moderators see it. */
  reportClip(asker: Asker, id: string, reason: string): Promise<ReportedIn>;
  dismissReport(asker: Asker, id: string, round: number): Promise<DecidedReport>;
  blockReported(
    asker: Asker,
    request: BlockRequest,
  ): Promise<{ userId: string; untilMs: number | null }>;
}

/** An edit, and what was reported of it; null for nothing. */
export interface DecidedReport {
  edit: Edit;
  reported: Reported | null;
}

/** What an interaction can be answered with: Discord opens no form after a form. */
export type AnswerTo<I extends Interaction> = I extends ModalInteraction
  ? Exclude<Answer, { how: 'modal' }>
  : Answer;

/**
 * What is done for an interaction, and who answers it: the verb that it calls, or the dispatch with what it resolves to.
 * The second has to be ready within about 2 s. Each is asked with who acts and what they may now. Either may reject; its person is then told privately, in words.
 */
export type Handler<I extends Interaction> =
  | { answeredBy: 'verb'; run(interaction: I, actions: Actions): Promise<void> }
  | { answeredBy: 'dispatch'; run(interaction: I, actions: Actions): Promise<AnswerTo<I>> };

export type CommandHandler = Handler<CommandInteraction>;

/** Handlers by the action in a custom id; each is made for the ids that stand behind it. */
export type HandlersByAction<I extends Interaction> = Readonly<
  Record<string, (args: readonly string[]) => Handler<I>>
>;

/** The handler that a custom id names; null for one of another version, or not ours. */
export function handlerFor<I extends Interaction>(
  handlers: HandlersByAction<I>,
  customId: string,
): Handler<I> | null {
  const id = decodeCustomId(customId);
  if (id === null || !Object.hasOwn(handlers, id.action)) return null;
  return handlers[id.action]?.(id.args) ?? null;
}

/** Something people can type, or choose in the menu of a message: what Discord is told of it, and what is done for it. */
export interface Command {
  definition:
    | RESTPostAPIChatInputApplicationCommandsJSONBody
    | RESTPostAPIContextMenuApplicationCommandsJSONBody;
  /** By what is typed, without the slash: `kling-edit`, or `kling jobs` for a subcommand; by its name in the menu. */
  handlers: Readonly<Record<string, CommandHandler>>;
}

/** One that is typed. */
export interface TypedCommand extends Command {
  definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
}

/** One of several things under one name: `jobs` of `/kling`. */
export interface Subcommand extends Pick<
  APIApplicationCommandSubcommandOption,
  'name' | 'name_localizations' | 'description' | 'description_localizations'
> {
  options?: APIApplicationCommandBasicOption[];
  handler: CommandHandler;
}

/** A command that is the sum of its subcommands: what Discord is told and what is done cannot come apart. */
export function withSubcommands(
  definition: Omit<TypedCommand['definition'], 'options'>,
  subcommands: readonly Subcommand[],
): TypedCommand {
  return {
    definition: {
      ...definition,
      options: subcommands.map((subcommand) => {
        const { handler: _, options = [], ...told } = subcommand;
        return { type: ApplicationCommandOptionType.Subcommand, ...told, options };
      }),
    },
    handlers: Object.fromEntries(
      subcommands.map(({ name, handler }) => [`${definition.name} ${name}`, handler]),
    ),
  };
}
