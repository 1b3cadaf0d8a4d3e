using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Files;

/// <summary>What an application is called by whoever decides on it: nobody knows a territory by a number.</summary>
/// <param name="Bodies">Who carries it.</param>
/// <param name="Title">Its title.</param>
public sealed record NamedFile(string Number, string Bodies, string Title)
{
    public override string ToString() => $"{Bodies}, «\u00a0{Title}\u00a0»";
}

/// <summary>The applications of a call by number, for those of their readers who may know whose they are.</summary>
public sealed class NamedFiles
{
    private readonly Dictionary<string, NamedFile> files;

    private NamedFiles(Dictionary<string, NamedFile> files) => this.files = files;

    /// <summary>Those that the reader may read; of the designated and the reserve, whoever may know that they are.</summary>
    public static NamedFiles Among(IEnumerable<ListedApplication> all, CallState call, Actor reader)
    {
        var designated = (call.Designation?.Laureates ?? []).Concat(call.Reserve).Select(laureate => laureate.Id)
            .ToHashSet(StringComparer.Ordinal);
        return new NamedFiles(all
            .Where(application => application.Submission is not null
                && (ApplicationAccess.MayRead(application, call, reader)
                    || (designated.Contains(application.Id) && Policies.Permits(Permission.ReadChoice, reader))))
            .Select(Of)
            .ToDictionary(file => file.Number, StringComparer.Ordinal));
    }

    /// <summary>Null for one whose name is not the reader's to know.</summary>
    public NamedFile? this[string number] => files.GetValueOrDefault(number);

    /// <summary>« essai-abc234 (Roubaix, « Une halle ») », or the number alone.</summary>
    public string Describe(string number) => this[number] is { } file ? $"{number} ({file})" : number;

    private static NamedFile Of(ListedApplication application) => new(
        application.Submission!.Number,
        string.Join(" et ", application.LeadBodies.Select(body => body.Name + (body.Fictitious ? " (fictif)" : string.Empty))),
        application.Title);
}
