using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Enquiries;

namespace Territoires.Core.Enquiries;

/// <summary>
/// The secretary publishes a question that nobody asked here, with its answer. What is public already in the same words is that one: a
/// second click publishes nothing more.
/// </summary>
public sealed class PublishEnquiry(EnquiryDesk desk, EnquiryStore enquiries)
{
    public async Task<Result<Loaded<EnquiryState>, ActRefusal<EnquiryRefusal>>> RunAsync(
        string call, string question, string answer, Act act, CancellationToken cancellation)
    {
        if (await desk.FindCallAsync(call, act.Actor, cancellation) is not { } state)
        {
            return new ActRefusal<EnquiryRefusal>.NotFound();
        }

        var published = await enquiries.AnsweredAsync(call, cancellation);
        if (published.FirstOrDefault(one => one.Published!.Says(question.Trim(), answer.Trim())) is { } same)
        {
            return await enquiries.LoadAsync(same.Id, cancellation);
        }

        var id = EnquiryId.Of(call, Guid.CreateVersion7(act.ReceivedAt));
        return await desk.ActAsync(EnquiryStore.Unsaved(id), new EnquiryCommand.Publish(id, state, question, answer), act);
    }
}
