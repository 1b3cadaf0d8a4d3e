using Territoires.Domain.Applications;

namespace Territoires.Web.Applicant;

/// <summary>A version of an application that a later one replaced.</summary>
/// <param name="Number">From 1, that of the deposit.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="ReplacedAt">When the version that follows it was received.</param>
public sealed record ReplacedVersion(int Number, DateTimeOffset ReceivedAt, DateTimeOffset ReplacedAt)
{
    /// <summary>Every one that was replaced, the latest first.</summary>
    public static IReadOnlyList<ReplacedVersion> NewestFirst(ApplicationState application) =>
    [
        .. application.Received.Zip(application.Received.Skip(1))
            .Select((pair, index) => new ReplacedVersion(index + 1, pair.First.ReceivedAt, pair.Second.ReceivedAt)).Reverse(),
    ];

    /// <summary>That one, if it was replaced.</summary>
    public static ReplacedVersion? Find(ApplicationState application, int number) =>
        NewestFirst(application).FirstOrDefault(version => version.Number == number);
}
