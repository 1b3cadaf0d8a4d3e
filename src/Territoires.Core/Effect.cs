using System.Text.Json.Serialization;
using Territoires.Orchestrations;

namespace Territoires.Core;

/// <summary>What must happen because a fact happened. Written with the fact, done after it, at least once.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "effect")]
[JsonDerivedType(typeof(StartCall), nameof(StartCall))]
[JsonDerivedType(typeof(TellCall), nameof(TellCall))]
[JsonDerivedType(typeof(TellOfExtension), nameof(TellOfExtension))]
[JsonDerivedType(typeof(TellOfWithdrawal), nameof(TellOfWithdrawal))]
[JsonDerivedType(typeof(RecuseInSession), nameof(RecuseInSession))]
[JsonDerivedType(typeof(UpdateAgenda), nameof(UpdateAgenda))]
[JsonDerivedType(typeof(MailReceipt), nameof(MailReceipt))]
[JsonDerivedType(typeof(MailEditor), nameof(MailEditor))]
[JsonDerivedType(typeof(MailCorrection), nameof(MailCorrection))]
[JsonDerivedType(typeof(MailNewVersion), nameof(MailNewVersion))]
[JsonDerivedType(typeof(TellOfRejection), nameof(TellOfRejection))]
[JsonDerivedType(typeof(MailOutcomes), nameof(MailOutcomes))]
[JsonDerivedType(typeof(EraseWords), nameof(EraseWords))]
[JsonDerivedType(typeof(TellTurn), nameof(TellTurn))]
[JsonDerivedType(typeof(TellOfEnd), nameof(TellOfEnd))]
[JsonDerivedType(typeof(MailChangedOutcome), nameof(MailChangedOutcome))]
[JsonDerivedType(typeof(FollowList), nameof(FollowList))]
[JsonDerivedType(typeof(SummonJury), nameof(SummonJury))]
[JsonDerivedType(typeof(OpenWaves), nameof(OpenWaves))]
[JsonDerivedType(typeof(MailAsker), nameof(MailAsker))]
[JsonDerivedType(typeof(TellOfRemark), nameof(TellOfRemark))]
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Starts the orchestration of a call.</summary>
    public sealed record StartCall(CallPlan Plan) : Effect;

    /// <summary>Tells the orchestration of a call that something happened: one of <see cref="EventNames"/>.</summary>
    public sealed record TellCall(string CallId, string Event) : Effect;

    /// <summary>The closing was put off: the orchestration reads its dates again, and whoever applies is written to.</summary>
    public sealed record TellOfExtension(string CallId, int Number) : Effect;

    /// <summary>
    /// What was withdrawn may have been the last application whose eligibility, or whose reviews, were awaited; and it may be
    /// on the agenda of a session that was being convened.
    /// </summary>
    /// <param name="CallId">The call.</param>
    /// <param name="ApplicationId">Null in effects written before the agenda followed.</param>
    public sealed record TellOfWithdrawal(string CallId, string? ApplicationId = null) : Effect;

    /// <summary>A recusal declared after the session was convened takes the juror off that item too.</summary>
    public sealed record RecuseInSession(string CallId, string ApplicationId, string JurorId) : Effect;

    /// <summary>Whoever withdrew or stepped aside while the session was being convened is seen now that it is.</summary>
    public sealed record UpdateAgenda(string CallId) : Effect;

    /// <summary>
    /// The members of the jury are told when and where they meet, once whoever withdrew or stepped aside while they were being convened
    /// is seen.
    /// </summary>
    public sealed record SummonJury(string CallId, bool HasMoved = false) : Effect;

    /// <summary>The applicant is sent the receipt of the submission.</summary>
    public sealed record MailReceipt(string ApplicationId) : Effect;

    /// <summary>Somebody is told that they are invited to write an application.</summary>
    public sealed record MailEditor(string ApplicationId, string EditorId) : Effect;

    /// <summary>The applicant is told that a correction is asked.</summary>
    public sealed record MailCorrection(string ApplicationId, int Number) : Effect;

    /// <summary>The applicant is sent the receipt of what replaced their submission.</summary>
    /// <param name="ApplicationId">The application.</param>
    /// <param name="Version">Among those that were received, from 1.</param>
    public sealed record MailNewVersion(string ApplicationId, int Version) : Effect;

    /// <summary>The application is not admissible: its applicant is told, and so is the orchestration of the call.</summary>
    public sealed record TellOfRejection(string CallId, string ApplicationId) : Effect;

    /// <summary>Every applicant of the call is told that its outcome is known; the programme of the call follows its list.</summary>
    public sealed record MailOutcomes(string CallId) : Effect;

    /// <summary>People of the call are told that it is their turn.</summary>
    /// <param name="CallId">The call.</param>
    /// <param name="News">Why.</param>
    /// <param name="People">Who, by id; null for everybody of the role.</param>
    /// <param name="About">What it is about, by id, where each is told of for itself; null where the fact says enough.</param>
    public sealed record TellTurn(string CallId, TurnNews News, IReadOnlyList<string>? People = null, string? About = null) : Effect;

    /// <summary>Of a draft that its applicant deleted nothing is left that may name a person.</summary>
    public sealed record EraseWords(string ApplicationId) : Effect;

    /// <summary>The call ended without a list: its orchestration waits for nothing more, and whoever applied is written to.</summary>
    public sealed record TellOfEnd(string CallId) : Effect;

    /// <summary>One applicant is told that the list changed for them; the programme of the call follows its list.</summary>
    public sealed record MailChangedOutcome(string ApplicationId) : Effect;

    /// <summary>The programme that the call is of follows its list.</summary>
    public sealed record FollowList(string CallId) : Effect;

    /// <summary>The waves of a permanent call are waited for.</summary>
    public sealed record OpenWaves(WavePlan Plan) : Effect;

    /// <summary>Whoever asked a question about a call is told what became of it, or that its answer changed.</summary>
    public sealed record MailAsker(string EnquiryId, bool HasChanged = false) : Effect;

    /// <summary>The secretary, and whoever wrote of the file before, are told that there is a remark on it.</summary>
    /// <param name="ApplicationId">The application.</param>
    /// <param name="Number">Which of its remarks, from 1.</param>
    public sealed record TellOfRemark(string ApplicationId, int Number) : Effect;
}

/// <summary>An effect in its outbox row.</summary>
/// <param name="Table">Table of the aggregate.</param>
/// <param name="Key">Partition of the aggregate.</param>
/// <param name="Sequence">The fact that asks for it.</param>
/// <param name="Effect">What to do.</param>
public sealed record PendingEffect(string Table, string Key, long Sequence, Effect Effect)
{
    /// <summary>Which fact asks for the effect: aggregate and sequence.</summary>
    public FactNotice Notice => new($"{Table}/{Key}/{Sequence}", Sequence);
}
