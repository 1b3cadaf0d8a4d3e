using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Designation;
using Territoires.Core.Effects;
using Territoires.Core.Enquiries;
using Territoires.Core.JurySessions;
using Territoires.Core.Mail;
using Territoires.Core.Programmes;
using Territoires.Core.Publication;
using Territoires.Core.Reviews;
using Territoires.Core.SignIn;
using Territoires.Core.Storage;
using Territoires.Core.Telemetry;
using Territoires.Core.Territories;

namespace Territoires.Core;

/// <summary>
/// What happens, as services. Whoever calls this gives a <see cref="TimeProvider"/>, the words of the mails
/// (<see cref="IApplicantMailText"/>) and what seals them (<see cref="MailSeal"/>).
/// </summary>
public static class CoreServices
{
    public static IServiceCollection AddTerritoires(this IServiceCollection services) =>
        services.AddStores().AddEffects().AddActs();

    private static IServiceCollection AddStores(this IServiceCollection services) => services
        .AddSingleton(provider => new StorageClients(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>().IsDevelopment(),
            provider.GetRequiredService<Measures>()))
        .AddSingleton<Measures>()
        .AddSingleton<QueueGauge>()
        .AddSingleton<StorageLayout>()
        .AddSingleton<SupersededTexts>()
        .AddSingleton<CallStore>()
        .AddSingleton<DrawSeedStore>()
        .AddSingleton<ApplicationIndex>()
        .AddSingleton<ApplicationStore>()
        .AddSingleton<TransferRoom>()
        .AddSingleton<DocumentStore>()
        .AddSingleton<SignatureStore>()
        .AddSingleton<ReviewStore>()
        .AddSingleton<SessionStore>()
        .AddSingleton<ProgrammeStore>()
        .AddSingleton<EnquiryStore>()
        .AddSingleton<JuryReasons>()
        .AddSingleton<Selections>()
        .AddSingleton<FileHistory>()
        .AddSingleton<Referential>()
        .AddSingleton<CallOverlaps>()
        .AddSingleton<AccountStore>()
        .AddSingleton<AccountDirectory>()
        .AddSingleton<Administrators>()
        .AddSingleton<FirstAdministrator>()
        .AddSingleton<SignInLinkStore>()
        .AddSingleton<SignInCodeStore>()
        .AddSingleton<AccessTokenStore>()
        .AddSingleton<Tokens>();

    private static IServiceCollection AddActs(this IServiceCollection services) => services
        .AddSingleton<CallDesk>()
        .AddSingleton<DefineCall>()
        .AddSingleton<PrepareCall>()
        .AddSingleton<OpenCall>()
        .AddSingleton<ExtendCall>()
        .AddSingleton<EndCall>()
        .AddSingleton<AddCallDocument>()
        .AddSingleton<RemoveCallDocument>()
        .AddSingleton<SetPanel>()
        .AddSingleton<SendProposal>()
        .AddSingleton<Designate>()
        .AddSingleton<SetReserve>()
        .AddSingleton<AnswerOverlap>()
        .AddSingleton<SchedulePublication>()
        .AddSingleton<CorrectList>()
        .AddSingleton<WithdrawLaureate>()
        .AddSingleton<CallReserve>()
        .AddSingleton<ProgrammeDesk>()
        .AddSingleton<DefineProgramme>()
        .AddSingleton<AdmitMembers>()
        .AddSingleton<RenewMembers>()
        .AddSingleton<EndMembership>()
        .AddSingleton<CorrectMember>()
        .AddSingleton<LinkCall>()
        .AddSingleton<UnlinkCall>()
        .AddSingleton<PlanWaves>()
        .AddSingleton<StopWaves>()
        .AddSingleton<OpenDueWave>()
        .AddSingleton<EnquiryDesk>()
        .AddSingleton<AskEnquiry>()
        .AddSingleton<AnswerEnquiry>()
        .AddSingleton<PublishEnquiry>()
        .AddSingleton<Qualities>()
        .AddSingleton<PutAccount>()
        .AddSingleton<RemoveAccount>()
        .AddSingleton<ChooseMails>()
        .AddSingleton<ForgetUnconfirmed>()
        .AddSingleton<ApplicationDesk>()
        .AddSingleton<DeleteDraft>()
        .AddSingleton<InviteEditor>()
        .AddSingleton<RemoveEditor>()
        .AddSingleton<AttachDocument>()
        .AddSingleton<DetachDocument>()
        .AddSingleton<SubmitApplication>()
        .AddSingleton<WriteUpFile>()
        .AddSingleton<RewriteFile>()
        .AddSingleton<RemoveFile>()
        .AddSingleton<AskCorrection>()
        .AddSingleton<CancelCorrection>()
        .AddSingleton<SendCorrection>()
        .AddSingleton<EraseNames>()
        .AddSingleton<WriteRemark>()
        .AddSingleton<DecideEligibility>()
        .AddSingleton<AssignReviewers>()
        .AddSingleton<UnassignReviewer>()
        .AddSingleton<WriteReview>()
        .AddSingleton<ReopenReview>()
        .AddSingleton<FinaliseReview>()
        .AddSingleton<RecuseOneself>()
        .AddSingleton<LiftRecusal>()
        .AddSingleton<SessionDesk>()
        .AddSingleton<CastVote>()
        .AddSingleton<DraftMinutes>()
        .AddSingleton<ConveneSession>();

    private static IServiceCollection AddEffects(this IServiceCollection services) => services
        .AddSingleton<Milestones>()
        .AddSingleton<AgendaUpdate>()
        .AddSingleton<ListFollower>()
        .AddSingleton<EffectRunner>()
        .AddSingleton<Outbox>()
        .AddSingleton<KeptMailbox>()
        .AddSingleton<SmtpMailbox>()
        .AddSingleton<Mailboxes>()
        .AddSingleton<MailStore>()
        .AddSingleton<MailOutbox>()
        .AddSingleton<ApplicantMails>()
        .AddSingleton<TurnMails>()
        .AddSingleton<EnquiryMails>()
        .AddSingleton<Reminders>();
}
