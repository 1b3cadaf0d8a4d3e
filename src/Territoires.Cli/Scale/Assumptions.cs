using Territoires.Functions.Storage;

namespace Territoires.Cli.Scale;

/// <summary>What the simulation takes for granted. The first three are the platform's published targets, the rest is ours, and none was measured.</summary>
internal static class Assumptions
{
    public const int PartitionEntitiesASecond = 2_000;
    public const int AccountRequestsASecond = 20_000;
    public const int HostSeconds = 230;
    public const int Shards = TableKeys.Shards;

    /// <summary>A point read or a small write, one after the other, from an instance in the same region.</summary>
    public const int RequestMilliseconds = 5;

    public const int Edits = 5;
    public const int Documents = 3;
    public const int Reviewers = 3;
    public const int Jurors = 9;

    /// <summary>Half of the applications are finished in the last hour; the number of submissions doubles every ten minutes of it.</summary>
    public const double LateShare = 0.5;
    public const int LateSeconds = 3_600;
    public const int DoublingSeconds = 600;

    /// <summary>What comes before a late submission happens in the half hour before it.</summary>
    public const int WorkSeconds = 1_800;

    /// <summary>One application in memory, and one vote in the state of a session.</summary>
    public const int ApplicationBytes = 4_096;
    public const int VoteBytes = 100;

    public const int InstanceMegabytes = 2_048;

    /// <summary>The engine's limit of calls in flight, of events in a history, and a page of a paged activity.</summary>
    public const int InFlight = 100;
    public const int HistoryEvents = 2_000;
    public const int PageOfApplications = 1_000;

    /// <summary>
    /// Requests to storage of one act, counted by hand in the code (session and account first, the page that follows apart), and how
    /// many of them read the row of the call.
    /// </summary>
    public static readonly (string Name, int Times, int Requests, int CallReads)[] Work =
    [
        ("open a draft", 1, 8, 1),
        ("save a page of it", Edits, 6, 2),
        ("join a document", Documents, 7, 2),
    ];

    public static readonly (int Requests, int CallReads) Submission = (7, 2);

    /// <summary>The page that an act leads to.</summary>
    public static readonly (int Requests, int CallReads) Page = (5, 2);
}
