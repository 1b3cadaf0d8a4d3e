using System.Globalization;
using Territoires.Core.Accounts;
using Territoires.Core.Applications;

namespace Territoires.Web.Remarks;

/// <summary>What those who examine a file write to each other: read, written and taken back on one page.</summary>
public sealed class RemarksController(ApplicationStore applications, Qualities qualities, WriteRemark write) : ControllerBase
{
    [Reads("dossiers/{id}/remarques"), Policy(Permission.ReadRemarks)]
    public Task<IResult> ShowRemarksAsync(string id, CancellationToken cancellation) => PageAsync(id, string.Empty, null, cancellation);

    [HttpPost("dossiers/{id}/remarques"), Policy(Permission.WriteRemarks)]
    public async Task<IResult> WriteRemarkAsync(string id, CancellationToken cancellation)
    {
        var typed = (await Request.ReadFormAsync(cancellation))["remark"].ToString().ReplaceLineEndings("\n");
        var written = await write.RunAsync(id, typed, Request.Act(), cancellation);
        return written.IsRefused
            ? await PageAsync(id, typed, Problems.Of(written.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.Remarks(id));
    }

    [HttpPost("dossiers/{id}/remarques/{number}/retrait"), Policy(Permission.WriteRemarks)]
    public async Task<IResult> TakeBackRemarkAsync(string id, string number, CancellationToken cancellation)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which))
        {
            return Problems.NotFound.ToResult();
        }

        var taken = await write.TakeBackAsync(id, which, Request.Act(), cancellation);
        return taken.IsRefused ? Problems.Of(taken.Refusal).ToResult() : Results.LocalRedirect(Addresses.Remarks(id));
    }

    /// <summary>The page as things stand, or with what was typed and why it was refused.</summary>
    private async Task<IResult> PageAsync(string id, string typed, Problem? problem, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (problem is { IsAboutTheForm: false }
            || await applications.FindWithCallAsync(id, actor, cancellation) is not { } found
            || !ApplicationAccess.ReadsRemarks(found.State, actor))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return Page.Of(
            new RemarksPage
            {
                Call = found.Call,
                Application = found.State,
                Reader = actor,
                Names = PersonWords.Shown(await qualities.NamesAsync(found.State.Remarks.Select(remark => remark.AuthorId), cancellation)),
                Typed = typed,
                Problem = problem,
            }, problem);
    }
}
