using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using Territoires.Web.Files;

namespace Territoires.Web.Juror;

/// <summary>Where a file stands for one juror.</summary>
public enum JuryFileStage
{
    ToReview,
    Started,
    Final,

    /// <summary>They stepped aside: of the file they see its number and nothing else.</summary>
    Recused,

    /// <summary>They write it, or are invited to: they do not examine it, and see its number and nothing else here.</summary>
    WrittenByThem,

    /// <summary>Its applicant took it back: nobody reads it any more.</summary>
    Withdrawn,

    /// <summary>Others review it; they will vote on it.</summary>
    ReviewedByOthers,
}

/// <param name="File">Null for a file from which the juror stepped aside: of it they see its number and nothing else.</param>
public sealed record JuryDeskFile(string Id, string Number, NamedFile? File, JuryFileStage Stage);

/// <summary>One call on whose panel a juror sits.</summary>
/// <param name="Mine">The files that they are asked to review, what is left to do first.</param>
/// <param name="Others">The files that others review.</param>
/// <param name="Asked">How many reviews are theirs to write.</param>
/// <param name="Final">How many of them are final.</param>
/// <param name="Next">The file to review next; null when nothing is left.</param>
/// <param name="JustFinal">The file whose review was just made final.</param>
/// <param name="Recused">Those from which they stepped aside.</param>
/// <param name="JustRecused">The one from which they just did.</param>
/// <param name="Tasks">What they have to do on it now.</param>
/// <param name="IsOver">The jury has nothing more to do: its minutes are signed, or the list is public, or there will be none.</param>
public sealed record JuryDesk(
    CallState Call, Paged<JuryDeskFile> Mine, Paged<JuryDeskFile> Others, int Asked, int Final, bool IsInTime, JuryDeskFile? Next,
    JuryDeskFile? JustFinal, IReadOnlyList<JuryDeskFile> Recused, JuryDeskFile? JustRecused, IReadOnlyList<JuryTask> Tasks, bool IsOver);

/// <summary>What one juror did on one file. Of a file from which they stepped aside, its number and the ground alone.</summary>
/// <param name="Ground">Null for a file that they write, from which they are kept.</param>
public sealed record JuryWorkFile(
    string Number, NamedFile? File, RecusalGround? Ground, ReviewState? Review, VoteChoice? Vote, bool IsWithdrawn = false,
    bool IsRecused = false);

/// <summary>The desk of a juror: their calls, and in each what they have to read, score and vote, fifty files at a time.</summary>
public sealed class JuryDeskController(CallStore calls, Selections selections, ReviewStore reviews, SessionStore sessions) : ControllerBase
{
    [Reads("jury"), Policy(Permission.WriteReviews)]
    public async Task<IResult> ShowJuryDeskAsync(CancellationToken cancellation)
    {
        var act = Request.Act();
        var desks = new List<JuryDesk>();
        foreach (var call in (await calls.AllAsync(cancellation))
            .Where(call => act.Actor.MayTouch(call.Id) && SessionAccess.IsMember(call, act.Actor))
            .OrderByDescending(call => call.Rules.Calendar.ExaminedUntil.Instant))
        {
            var session = call.SessionId is null || call.End is not null || call.IsPublishedAt(act.ReceivedAt)
                ? null
                : (await sessions.LoadAsync(call.SessionId, cancellation)).State;
            desks.Add(DeskOf(call, session, await FilesAsync(call, act.Actor.Id, cancellation), act, Request.Query));
        }

        return Page.Of(new JuryDeskPage { Desks = desks, Asked = Request.Query["appel"].ToString() });
    }

    private static JuryDesk DeskOf(
        CallState call, JurySessionState? session, IReadOnlyList<JuryDeskFile> files, Act act, IQueryCollection query)
    {
        var mine = files.Where(file => file.Stage is not (JuryFileStage.ReviewedByOthers or JuryFileStage.Recused)).ToArray();
        var recused = files.Where(file => file.Stage == JuryFileStage.Recused).ToArray();
        var others = files.Where(file => file.Stage == JuryFileStage.ReviewedByOthers).ToArray();
        var isInTime = act.ReceivedAt <= call.Rules.Calendar.ExaminedUntil.Instant
            && Procedure.Allows(ProcedureAct.WriteReview, Procedure.Of(call));
        var isAsked = query["appel"].ToString() == call.Id;
        var asked = mine.Count(file => file.Stage is not (JuryFileStage.WrittenByThem or JuryFileStage.Withdrawn));
        var final = mine.Count(file => file.Stage == JuryFileStage.Final);
        var next = isInTime ? mine.FirstOrDefault(file => file.Stage is JuryFileStage.ToReview or JuryFileStage.Started) : null;
        return new JuryDesk(
            call,
            mine.Page(isAsked ? Paging.Asked(query["page"]) : 1),
            others.Page(isAsked ? Paging.Asked(query["autres"]) : 1),
            asked,
            final,
            isInTime,
            next,
            mine.FirstOrDefault(file => file.Stage == JuryFileStage.Final && file.Id == query["finale"].ToString()),
            recused,
            recused.FirstOrDefault(file => file.Id == query["deport"].ToString()),
            [.. JuryTasks.Of(call, session, asked - final, next, act)],
            call.End is not null || call.IsPublishedAt(act.ReceivedAt) || session is { Stage: SessionStage.Signed });
    }

    private async Task<IReadOnlyList<JuryDeskFile>> FilesAsync(CallState call, string juror, CancellationToken cancellation)
    {
        var files = new List<JuryDeskFile>();
        var written = (await reviews.ListAsync(call.Id, cancellation)).Where(review => review.JurorId == juror)
            .ToDictionary(review => review.ApplicationId, StringComparer.Ordinal);
        var all = await selections.ApplicationsAsync(call.Id, cancellation);
        foreach (var application in Selections.AdmissibleAmong(all).Concat(Selections.WithdrawnAmong(all)))
        {
            var stage = StageOf(application, juror, written.GetValueOrDefault(application.Id));
            files.Add(new JuryDeskFile(application.Id, application.Submission!.Number, FileOf(application, stage), stage));
        }

        return [.. files.OrderBy(file => file.Stage)];
    }

    private static NamedFile? FileOf(ListedApplication application, JuryFileStage stage) => stage switch
    {
        JuryFileStage.Recused or JuryFileStage.WrittenByThem => null,
        JuryFileStage.Withdrawn => NamedFile.Of(application),
        _ => NamedFile.Of(application, Addresses.JuryFile(application.Id)),
    };

    private static JuryFileStage StageOf(ListedApplication application, string juror, ListedReview? review)
    {
        if (application.IsRecused(juror))
        {
            return application.HasSteppedAside(juror) ? JuryFileStage.Recused : JuryFileStage.WrittenByThem;
        }

        if (application.Stage == ApplicationStage.Withdrawn)
        {
            return JuryFileStage.Withdrawn;
        }

        if (!application.Assigned.Contains(juror))
        {
            return JuryFileStage.ReviewedByOthers;
        }

        return review switch
        {
            null => JuryFileStage.ToReview,
            { IsFinal: true } => JuryFileStage.Final,
            _ => JuryFileStage.Started,
        };
    }

    /// <summary>All that a juror did on a call, on one page that they print and keep.</summary>
    [Reads("jury/appels/{call}/mon-travail"), Policy(Permission.WriteReviews)]
    public async Task<IResult> ShowJuryWorkAsync(string call, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !actor.MayTouch(call)
            || !SessionAccess.IsMember(state, actor))
        {
            return Problems.NotFound.ToResult();
        }

        var session = state.SessionId is null ? null : (await sessions.LoadAsync(state.SessionId, cancellation)).State;
        var written = (await reviews.OfCallAsync(call, cancellation)).Where(review => review.JurorId == actor.Id)
            .ToDictionary(review => review.ApplicationId, StringComparer.Ordinal);
        var all = await selections.ApplicationsAsync(call, cancellation);
        JuryWorkFile[] files = [.. Selections.AdmissibleAmong(all).Concat(Selections.WithdrawnAmong(all))
            .Select(application => FileOf(application, written.GetValueOrDefault(application.Id), session, actor.Id))];
        return Page.Of(new JuryWorkPage { Call = state, Me = actor.Id, Files = files });
    }

    private static JuryWorkFile FileOf(ListedApplication application, ReviewState? review, JurySessionState? session, string juror)
    {
        var number = application.Submission!.Number;
        return application.IsRecused(juror)
            ? new JuryWorkFile(
                number, null, application.Recusals.FirstOrDefault(recusal => recusal.JurorId == juror)?.Ground, null, null, IsRecused: true)
            : new JuryWorkFile(
                number,
                NamedFile.Of(application),
                null,
                review,
                session?.VoteOf(juror, application.Id),
                application.Stage == ApplicationStage.Withdrawn);
    }
}
