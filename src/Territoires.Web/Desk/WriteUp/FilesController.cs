using Territoires.Core.Applications;
using Territoires.Core.Designation;
using Territoires.Domain.Calls;
using Territoires.Web.Components;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.WriteUp;

/// <summary>The files that the organiser writes where nobody applies: read, written, written anew, taken back.</summary>
public sealed class FilesController(
    ManagedCalls managed, ApplicationStore applications, NamedBodies bodies, LeadBodies leads, CallOverlaps overlaps) : ControllerBase
{
    private const string KeyField = "cle";
    private const string VersionField = "version";

    [Reads("gestion/appels/{call}/dossiers"), Policy(Permission.ReadReviews)]
    public async Task<IResult> ShowManagedFilesAsync(string call, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var submitted = await managed.SubmittedAsync(call, cancellation);
        return Page.Of(new ManagedFilesPage
        {
            Call = state,
            Files = submitted.Page(Paging.Asked(Request.Query[Paging.Parameter])),
            Overlaps = await overlaps.AmongAsync(submitted, cancellation),
            Writes = Writes(state, actor),
        });
    }

    [Reads("gestion/appels/{call}/dossiers/nouveau"), Policy(Permission.WriteFiles)]
    public async Task<IResult> ShowNewFileAsync(string call, CancellationToken cancellation) =>
        await managed.FindAsync(call, Request.Actor(), cancellation) is { State: { } state }
            ? WritingPage(state, new FileForm(), Guid.CreateVersion7().ToString("N"), null)
            : Problems.NotFound.ToResult();

    /// <summary>The secretary writes the file of a territory or a place.</summary>
    [HttpPost("gestion/appels/{call}/dossiers"), Policy(Permission.WriteFiles, Body = BodyKind.Text)]
    public async Task<IResult> WriteFileAsync(string call, [FromServices] WriteUpFile write, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        var typed = FileForm.Of(fields);
        if (Requests.Key(fields[KeyField]) is not { } key)
        {
            return Problems.KeyMissing.ToResult();
        }

        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var content = await typed.ToRequest().ToContentAsync(bodies, leads, cancellation);
        if (content.IsRefused)
        {
            return WritingPage(state, typed, key, content.Refusal);
        }

        var written = await write.RunAsync(call, key, content.Value, act, cancellation);
        return written.IsRefused
            ? WritingPage(state, typed, key, Problems.Of(written.Refusal))
            : Results.LocalRedirect(Addresses.ManagedFiles(call));
    }

    [Reads("gestion/appels/{call}/dossiers/{id}/modifier"), Policy(Permission.WriteFiles)]
    public async Task<IResult> ShowFileRewritingAsync(string call, string id, CancellationToken cancellation) =>
        await FindAsync(call, id, cancellation) is { } found
            ? RewritingPage(found, FileForm.Of(found.State.Content), found.Application.EntityTag, null)
            : Problems.NotFound.ToResult();

    /// <summary>The secretary writes a file anew, as they saw it.</summary>
    [HttpPost("gestion/appels/{call}/dossiers/{id}/modifier"), Policy(Permission.WriteFiles, Body = BodyKind.Text)]
    public async Task<IResult> RewriteFileAsync(string call, string id, [FromServices] RewriteFile rewrite, CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var (typed, version) = (FileForm.Of(fields), fields[VersionField].ToString());
        if (await FindAsync(call, id, cancellation) is not { } found)
        {
            return Problems.NotFound.ToResult();
        }

        var content = await typed.ToRequest().ToContentAsync(bodies, leads, cancellation);
        if (content.IsRefused)
        {
            return RewritingPage(found, typed, version, content.Refusal);
        }

        var written = await rewrite.RunAsync(id, content.Value, version, Request.Act(), cancellation);
        if (!written.IsRefused)
        {
            return Results.LocalRedirect(Addresses.ManagedFiles(call));
        }

        // Somebody saved it meanwhile: what was typed is shown, and saving it again is to choose it.
        var problem = Problems.Of(written.Refusal);
        return RewritingPage(found, typed, problem == Problems.Stale ? found.Application.EntityTag : version, problem);
    }

    [Reads("gestion/appels/{call}/dossiers/{id}/retrait"), Policy(Permission.WriteFiles)]
    public async Task<IResult> ShowFileRemovalAsync(string call, string id, CancellationToken cancellation) =>
        await FindAsync(call, id, cancellation) is { } found
            ? Page.Of(new FileRemovalPage { Call = found.Call, File = found.State })
            : Problems.NotFound.ToResult();

    /// <summary>The secretary takes a file back: it cannot be designated any more.</summary>
    [HttpPost("gestion/appels/{call}/dossiers/{id}/retrait"), Policy(Permission.WriteFiles)]
    public async Task<IResult> RemoveFileAsync(string call, string id, [FromServices] RemoveFile remove, CancellationToken cancellation)
    {
        if (await FindAsync(call, id, cancellation) is not { } found)
        {
            return Problems.NotFound.ToResult();
        }

        if (Confirmation.FileRemoval.MissingIn(await Request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return Page.Of(new FileRemovalPage { Call = found.Call, File = found.State, Problem = unconfirmed }, unconfirmed);
        }

        var removed = await remove.RunAsync(id, Request.Act(), cancellation);
        if (!removed.IsRefused)
        {
            return Results.LocalRedirect(Addresses.ManagedFiles(call));
        }

        var problem = Problems.Of(removed.Refusal);
        return problem.IsAboutTheForm
            ? Page.Of(new FileRemovalPage { Call = found.Call, File = found.State, Problem = problem }, problem)
            : problem.ToResult();
    }

    private async Task<FoundApplication?> FindAsync(string call, string id, CancellationToken cancellation) =>
        await applications.FindWithCallAsync(id, Request.Actor(), cancellation) is { State: { IsWrittenUp: true } state } found
        && state.CallId == call
            ? found
            : null;

    private static bool Writes(CallState call, Actor actor) =>
        !call.Rules.TakesApplications && call.IsPublic && Procedure.Allows(ProcedureAct.WriteUp, Procedure.Of(call))
        && Policies.Permits(Permission.WriteFiles, actor);

    private static IResult WritingPage(CallState call, FileForm typed, string key, Problem? problem) =>
        problem is { IsAboutTheForm: false } ? problem.ToResult() : Page.Of(new FilePage
        {
            Call = call,
            Form = typed,
            Action = Addresses.ManagedFiles(call.Id),
            Hidden = (KeyField, key),
            Title = "Écrire un dossier",
            Problem = problem,
        }, problem);

    private static IResult RewritingPage(FoundApplication found, FileForm typed, string version, Problem? problem) =>
        problem is { IsAboutTheForm: false } && problem != Problems.Stale ? problem.ToResult() : Page.Of(new FilePage
        {
            Call = found.Call,
            Form = typed,
            Action = Addresses.ManagedFileRewriting(found.Call.Id, found.State.Id),
            Hidden = (VersionField, version),
            Title = "Modifier le dossier",
            Problem = problem,
        }, problem);
}
