using Territoires.Web.Uploads;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>What became of the files that were chosen on one page.</summary>
/// <param name="Attached">The kinds that are attached now.</param>
/// <param name="Problem">Why some are not; null when all are.</param>
public sealed record AttachedDocuments(IReadOnlyList<string> Attached, Problem? Problem);

/// <summary>Attaches the files that were chosen on one page, one after the other: one that is refused keeps no other out.</summary>
public sealed class ChosenDocuments(DocumentUpload upload)
{
    public async Task<AttachedDocuments> AttachAsync(string id, IFormCollection form, Act act, CancellationToken cancellation)
    {
        var attached = new List<string>();
        Problem? refused = null;
        foreach (var (kind, file) in DocumentFields.ChosenIn(form).Where(chosen => chosen.Kind != form[DocumentFields.TakeBack]))
        {
            await using var content = file.OpenReadStream();
            var shown = form[DocumentFields.Shown(kind)].ToString();
            var received = await upload.AttachAsync(id, kind, content, null, act, cancellation, shown);
            if (!received.IsRefused)
            {
                attached.Add(kind);
                continue;
            }

            var problem = About(kind, received.Refusal);
            if (problem.Faults.Count == 0)
            {
                // It is no matter of this file: the next one would be refused for the same reason.
                return new AttachedDocuments(attached, problem);
            }

            refused = refused is null ? problem : Problems.DocumentsRefused([.. refused.Faults, .. problem.Faults]);
        }

        return new AttachedDocuments(attached, refused);
    }

    /// <summary>The page asks for several files: the refusal of one says which.</summary>
    private static Problem About(string kind, Problem problem) => problem is { Status: 413 or 415 or 422, Faults: [] }
        ? problem with { Faults = [new Fault($"documents.{kind}", problem.Detail)] }
        : problem;
}
