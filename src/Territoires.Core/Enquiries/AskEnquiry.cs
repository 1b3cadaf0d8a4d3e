using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Enquiries;

namespace Territoires.Core.Enquiries;

/// <summary>
/// Somebody asks about a call. The same words asked again while they wait are the question that waits: a second click asks nothing more.
/// </summary>
public sealed class AskEnquiry(EnquiryDesk desk, EnquiryStore enquiries)
{
    public async Task<Result<Loaded<EnquiryState>, ActRefusal<EnquiryRefusal>>> RunAsync(
        string call, string text, Act act, CancellationToken cancellation)
    {
        if (await desk.FindCallAsync(call, act.Actor, cancellation) is not { } state)
        {
            return new ActRefusal<EnquiryRefusal>.NotFound();
        }

        var waiting = (await enquiries.OfAskerAsync(call, act.Actor.Id, cancellation))
            .Where(enquiry => enquiry.Stage == EnquiryStage.Waiting).ToArray();
        if (Array.Find(waiting, enquiry => enquiry.Asked == text.Trim()) is { } same)
        {
            return await enquiries.LoadAsync(same.Id, cancellation);
        }

        var id = EnquiryId.Of(call, Guid.CreateVersion7(act.ReceivedAt));
        return await desk.ActAsync(
            EnquiryStore.Unsaved(id), new EnquiryCommand.Ask(id, state, act.Actor.Id, text, waiting.Length), act);
    }
}
