using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Publication;

namespace Territoires.Core.Publication;

/// <summary>
/// What an erratum asks: of a laureate by number, of the text of the list, or of both, over the version that was seen.
/// </summary>
/// <param name="Number">The laureate's; null for the text alone.</param>
/// <param name="Shown">What is to be shown of the laureate.</param>
/// <param name="Text">What the list is to say above its laureates, empty for nothing; null when it stays.</param>
public sealed record CorrectionAsked(string? Number, ShownLaureate? Shown, string? Text, string Reason, int Seen);

/// <summary>The administrator corrects what the public list shows; the version before stays readable.</summary>
public sealed class CorrectList(CallDesk desk, ApplicationStore applications)
{
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, CorrectionAsked asked, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(call, act.Actor, cancellation) is not { State: { } state } loaded)
        {
            return new ActRefusal<CallRefusal>.NotFound();
        }

        var laureate = asked.Number is { } number ? ListVersion.Of(state).LaureateOf(number.Trim().ToLowerInvariant()) : null;
        if (asked.Number is not null && laureate is null && state.IsPublishedAt(act.ReceivedAt))
        {
            return new ActRefusal<CallRefusal>.Refused(new CallRefusal.NotOnList());
        }

        var shown = laureate is null ? null : await ShownAsync(state, laureate.Id, cancellation);
        var correction = new ListCorrection(laureate, laureate is null ? null : asked.Shown, asked.Text);
        return await desk.ActAsync(loaded, new CallCommand.CorrectList(correction, shown, asked.Reason, asked.Seen), act);
    }

    /// <summary>What the list shows of a laureate now.</summary>
    public async Task<ShownLaureate> ShownAsync(CallState call, string application, CancellationToken cancellation) =>
        ListVersion.Of(call).CorrectedOf(application)
        ?? ShownLaureate.Of(call.Rules, (await applications.LoadAsync(application, cancellation)).State?.Content
            ?? throw new InvalidDataException($"The list of {call.Id} names an application that does not exist."));
}
