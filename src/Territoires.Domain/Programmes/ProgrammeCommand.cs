using Territoires.Domain.Calls;

namespace Territoires.Domain.Programmes;

/// <summary>A member to admit, under its key.</summary>
public sealed record Admission(string Key, Member Member, string? Phase = null);

/// <summary>A membership that goes on as another.</summary>
/// <param name="Renews">Key of the one before.</param>
/// <param name="Key">Of the one to come.</param>
/// <param name="Since">Its first day, on which the other ends.</param>
/// <param name="Phase">The phase that it joins; null for none.</param>
public sealed record Renewal(string Renews, string Key, DateOnly Since, string? Phase = null);

/// <summary>A laureate as the public list of a call shows it, or showed it last.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Member">Who, since when.</param>
/// <param name="GaveUpOn">The day on which it gave up; null while it is on the list.</param>
/// <param name="Reason">Why it gave up, as the list says it.</param>
/// <param name="Erratum">Why the list shows it otherwise than it first did; null when it does not.</param>
public sealed record ListedMember(
    string ApplicationId, Member Member, DateOnly? GaveUpOn = null, string? Reason = null, string? Erratum = null);

/// <summary>What can be asked of a programme.</summary>
public abstract record ProgrammeCommand
{
    private ProgrammeCommand()
    {
    }

    /// <summary>Writes the programme down, or writes it anew.</summary>
    public sealed record Define(string Id, ProgrammeDefinition Definition) : ProgrammeCommand;

    /// <summary>Brings members in; those that are in under the same key are left as they are.</summary>
    public sealed record Admit(IReadOnlyList<Admission> Members) : ProgrammeCommand;

    public sealed record Renew(IReadOnlyList<Renewal> Renewals) : ProgrammeCommand;

    /// <summary>A member leaves.</summary>
    /// <param name="Key">Of the membership.</param>
    /// <param name="On">The first day on which it is no longer a member.</param>
    /// <param name="Reason">Why, in French; at most <see cref="Membership.MaxReason"/> characters.</param>
    public sealed record End(string Key, DateOnly On, string Reason) : ProgrammeCommand;

    /// <summary>An erratum of a member.</summary>
    /// <param name="Reason">Why, in French; at most <see cref="Membership.MaxReason"/> characters.</param>
    public sealed record Correct(string Key, Member Member, string Reason) : ProgrammeCommand;

    /// <summary>Says that a call is one of the programme's, or says so anew while its list brought nobody in.</summary>
    /// <param name="Call">The call, and what its laureates come in as.</param>
    /// <param name="Form">The call's own questions; null when there is no such call.</param>
    /// <param name="Elsewhere">Another programme that the call is of; null for none.</param>
    public sealed record LinkCall(LinkedCall Call, IReadOnlyList<FormSection>? Form, string? Elsewhere = null) : ProgrammeCommand;

    /// <summary>Takes back that a call is one of the programme's: whoever its list brought in never was a member.</summary>
    public sealed record UnlinkCall(string CallId) : ProgrammeCommand;

    /// <summary>One wave follows the other from now on.</summary>
    /// <param name="Rule">How.</param>
    /// <param name="HasWave">Whether a wave was opened, which the next one follows.</param>
    public sealed record PlanWaves(WaveRule Rule, bool HasWave) : ProgrammeCommand;

    /// <summary>No wave follows the last one.</summary>
    /// <param name="Why">Why.</param>
    /// <param name="Plan">The plan that ends; null for whichever stands.</param>
    public sealed record EndWaves(WavesEnd Why, int? Plan = null) : ProgrammeCommand;

    /// <summary>The next wave begins: it is one of the programme's calls, and brings its laureates in as the one before it.</summary>
    public sealed record BeginWave(BegunWave Wave, int Plan) : ProgrammeCommand;

    /// <summary>Brings the network in line with the public list of one of the programme's calls.</summary>
    /// <param name="CallId">The call.</param>
    /// <param name="Listed">All who ever were on it, in its order; whoever was called from the reserve follows.</param>
    public sealed record FollowList(string CallId, IReadOnlyList<ListedMember> Listed) : ProgrammeCommand;
}
