using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Journal;

namespace Territoires.Core.JurySessions;

/// <summary>What happened to one file, from its submission to the list: its own facts, those of its reviews, those of its call.</summary>
public sealed class FileHistory(CallStore calls, ApplicationStore applications, ReviewStore reviews)
{
    private static readonly string[] OfCall =
        [nameof(CallFact.SessionConvened), nameof(CallFact.ProposalSent), nameof(CallFact.LaureatesDesignated),
            nameof(CallFact.DesignationReplaced), nameof(CallFact.OverlapAnswered)];

    /// <summary>In the order of time; a draft has none.</summary>
    public async Task<IReadOnlyList<FileEvent>> OfAsync(
        ApplicationState application, CallState call, DateTimeOffset now, CancellationToken cancellation)
    {
        var ofReviews = reviews.DatesAsync(application.Id, cancellation);
        var ofCall = calls.DatesAsync(call.Id, OfCall, cancellation);
        FileEvent[] all =
        [
            .. await applications.HistoryAsync(application.Id, cancellation),
            .. (await ofReviews).Select(OfReview),
            .. OfItsCall(application, call, await ofCall, now),
        ];
        return [.. all.OrderBy(told => told.At)];
    }

    private static FileEvent OfReview(DatedFact fact) => new(fact.At, fact.Actor, new FileNote(fact.Type switch
    {
        nameof(ReviewFact.ReviewStarted) => FileEventKind.ReviewStarted,
        nameof(ReviewFact.ReviewFinalised) => FileEventKind.ReviewFinal,
        _ => FileEventKind.ReviewReopened,
    })
    { People = [fact.Actor] });

    /// <summary>What the jury and the authority made of a file; of a designation that was replaced, the last.</summary>
    private static IEnumerable<FileEvent> OfItsCall(
        ApplicationState application, CallState call, IReadOnlyList<DatedFact> dates, DateTimeOffset now)
    {
        if (!application.IsAdmissible)
        {
            yield break;
        }

        // What was said before of the same two files is replaced in the state of the call, and not told.
        foreach (var answer in call.OverlapAnswers.Where(answer => answer.One.Id == application.Id || answer.Other.Id == application.Id))
        {
            if (dates.LastOrDefault(fact => fact.Type == nameof(CallFact.OverlapAnswered) && fact.At == answer.At) is { } said)
            {
                yield return new FileEvent(said.At, said.Actor, new FileNote(FileEventKind.FoundDistinct)
                {
                    Other = (answer.One.Id == application.Id ? answer.Other : answer.One).Number,
                    Reason = answer.Reason,
                });
            }
        }

        var isLaureate = call.Designation?.Laureates.Any(laureate => laureate.Id == application.Id) is true;
        if (Last(dates, nameof(CallFact.SessionConvened)) is { } convened)
        {
            yield return new FileEvent(convened.At, convened.Actor, new FileNote(FileEventKind.Convened));
        }

        if (call.Proposal is { } proposal && Last(dates, nameof(CallFact.ProposalSent)) is { } sent)
        {
            var isProposed = proposal.Lines.Any(line => line.Number == application.Submission?.Number);
            yield return new FileEvent(sent.At, sent.Actor, new FileNote(FileEventKind.Proposed) { Holds = isProposed });
        }

        if (Last(dates, nameof(CallFact.LaureatesDesignated), nameof(CallFact.DesignationReplaced)) is { } designated)
        {
            yield return new FileEvent(designated.At, designated.Actor, new FileNote(FileEventKind.Designated) { Holds = isLaureate });
        }

        if (call.IsPublishedAt(now))
        {
            yield return new FileEvent(
                call.PublicationAt!.Value, Actor.Program.Id, new FileNote(FileEventKind.Published) { Holds = isLaureate });
        }
    }

    private static DatedFact? Last(IReadOnlyList<DatedFact> dates, params string[] types) =>
        dates.LastOrDefault(fact => types.Contains(fact.Type));
}
