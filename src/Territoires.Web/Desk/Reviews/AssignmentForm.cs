using Territoires.Core.Reviews;

namespace Territoires.Web.Desk.Reviews;

/// <summary>The boxes ticked in the matrix: an application and a juror each.</summary>
public sealed record AssignmentForm(IReadOnlyCollection<string> Ticked)
{
    public const string Field = "affectation";

    /// <summary>Name of the buttons that take an assignment back.</summary>
    public const string TakenBackField = "retrait";

    /// <summary>Ids of applications hold no colon, ids of jurors may.</summary>
    private const char Between = ':';

    public static string ValueOf(string application, string juror) => $"{application}{Between}{juror}";

    public static AssignmentForm Of(IFormCollection form) => new([.. form[Field].OfType<string>()]);

    /// <summary>What <see cref="ValueOf"/> wrote; two empty texts for anything else.</summary>
    public static (string Application, string Juror) Read(string value) =>
        value.Split(Between, 2) is [var application, var juror] ? (application, juror) : (string.Empty, string.Empty);

    public IReadOnlyList<AssignmentLine> Lines =>
    [
        .. Ticked
            .Select(value => value.Split(Between, 2))
            .Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0], parts => parts[1])
            .Select(group => new AssignmentLine(group.Key, [.. group])),
    ];
}
