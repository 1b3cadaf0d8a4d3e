using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Files;

/// <summary>What an application is called by whoever decides on it: nobody knows a territory by a number.</summary>
/// <param name="Number">Its public number.</param>
/// <param name="Bodies">Who carries it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Address">Where its reader opens it; null for whoever may know its name and not its content.</param>
public sealed record NamedFile(string Number, string Bodies, string Title, string? Address = null)
{
    /// <summary>« Roubaix – Une halle », or « Grand Nancy » for a file that has no other title than its territory.</summary>
    public string Name => Title == Bodies ? Bodies : $"{Bodies} – {Title}";

    public override string ToString() => Name;

    public static NamedFile Of(ListedApplication application, string? address = null) => new(
        application.Submission!.Number,
        string.Join(" et ", application.LeadBodies.Select(body => body.Name + (body.Fictitious ? " (fictif)" : string.Empty))),
        application.Title,
        address);

    public static NamedFile Of(ApplicationState application) => Of(ListedApplication.Of(application));
}

/// <summary>The applications of a call by number, for those of their readers who may know whose they are.</summary>
public sealed class NamedFiles
{
    private readonly Dictionary<string, NamedFile> files;

    private NamedFiles(IEnumerable<NamedFile> files) =>
        this.files = files.ToDictionary(file => file.Number, StringComparer.Ordinal);

    /// <summary>Of nobody's: each is its number.</summary>
    public static NamedFiles None { get; } = new([]);

    /// <summary>Those that the reader may read; of the designated and the reserve, whoever may know that they are.</summary>
    public static NamedFiles Among(IEnumerable<ListedApplication> all, CallState call, Actor reader)
    {
        var designated = (call.Designation?.Laureates ?? []).Concat(call.Reserve).Select(laureate => laureate.Id)
            .ToHashSet(StringComparer.Ordinal);
        var opens = Policies.Permits(Permission.ReadReviews, reader);
        return new NamedFiles(
            from application in all
            where application.Submission is not null
            let isReadable = ApplicationAccess.MayRead(application, call, reader)
            where isReadable || (designated.Contains(application.Id) && Policies.Permits(Permission.ReadChoice, reader))
            select NamedFile.Of(application, opens && isReadable ? Addresses.ManagedFile(call.Id, application.Id) : null));
    }

    /// <summary>Those of a juror. One from which they stepped aside has no name there, whatever else they are.</summary>
    public static NamedFiles OfJury(IEnumerable<ListedApplication> all, CallState call, Actor reader)
    {
        var juror = reader.AsJuror();
        return new NamedFiles(all.Where(application => ApplicationAccess.MayRead(application, call, juror))
            .Select(application => NamedFile.Of(application, Addresses.JuryFile(application.Id))));
    }

    /// <summary>Null for one whose name is not the reader's to know.</summary>
    public NamedFile? this[string number] => files.GetValueOrDefault(number);

    /// <summary>« Roubaix – Une halle (essai-abc234) », or the number alone.</summary>
    public string Describe(string number) => this[number] is { } file ? $"{file.Name} ({number})" : number;

    /// <summary>The same problem, whose faults name the applications that they are about.</summary>
    public Problem? InWords(Problem? problem) => problem is null ? null : problem with
    {
        Faults = [.. problem.Faults.Select(fault => fault with { Message = InWords(fault.Message) })],
    };

    private string InWords(string message) => files.Keys.Where(number => message.Contains(number, StringComparison.Ordinal))
        .Aggregate(message, (words, number) => words.Replace(number, Describe(number), StringComparison.Ordinal));
}
