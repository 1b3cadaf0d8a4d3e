using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Enquiries;

namespace Territoires.Core.Enquiries;

/// <summary>What every act on an enquiry has in common: find it, or the call that it is about, and act.</summary>
public sealed class EnquiryDesk(CallStore calls, EnquiryStore enquiries)
{
    /// <summary>The call, once it is public; null as well when the actor's token is good for another one only.</summary>
    public async Task<CallState?> FindCallAsync(string call, Actor actor, CancellationToken cancellation) =>
        CallId.IsValid(call) && actor.MayTouch(call) && (await calls.LoadAsync(call, cancellation)).State is { IsPublic: true } state
            ? state
            : null;

    /// <summary>An enquiry about that call.</summary>
    public async Task<Loaded<EnquiryState>?> FindAsync(string call, string id, Actor actor, CancellationToken cancellation) =>
        EnquiryId.CallOf(id) == call && actor.MayTouch(call)
            && await enquiries.LoadAsync(id, cancellation) is { State: not null } loaded
            ? loaded
            : null;

    public async Task<Result<Loaded<EnquiryState>, ActRefusal<EnquiryRefusal>>> ActAsync(
        Loaded<EnquiryState> enquiry, EnquiryCommand command, Act act, string? ifMatch = null)
    {
        var saved = await enquiries.ActAsync(enquiry, command, act, ifMatch);
        return saved.IsRefused ? saved.Refusal : saved.Value.Aggregate;
    }

    /// <summary>Finds the enquiry and acts on it.</summary>
    public async Task<Result<Loaded<EnquiryState>, ActRefusal<EnquiryRefusal>>> ActAsync(
        string call, string id, EnquiryCommand command, Act act, string? ifMatch, CancellationToken cancellation) =>
        await FindAsync(call, id, act.Actor, cancellation) is { } loaded
            ? await ActAsync(loaded, command, act, ifMatch)
            : new ActRefusal<EnquiryRefusal>.NotFound();
}
